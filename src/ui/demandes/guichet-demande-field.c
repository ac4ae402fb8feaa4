/* guichet-demande-field.c - one thing that was written in a Demande
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "guichet-demande-field.h"

struct _GuichetDemandeField
{
  AdwBin parent_instance;

  char *title;
  char *text;
  GtkLabel *body;
};

G_DEFINE_FINAL_TYPE (GuichetDemandeField, guichet_demande_field, ADW_TYPE_BIN)

enum
{
  PROP_TITLE = 1,
  PROP_TEXT,
  PROP_MONOSPACE,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static void
guichet_demande_field_get_property (GObject    *object,
                                    guint       property_id,
                                    GValue     *value,
                                    GParamSpec *pspec)
{
  GuichetDemandeField *self = GUICHET_DEMANDE_FIELD (object);

  switch (property_id)
    {
    case PROP_TITLE:
      g_value_set_string (value, self->title);
      break;
    case PROP_TEXT:
      g_value_set_string (value, self->text);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
guichet_demande_field_set_property (GObject      *object,
                                    guint         property_id,
                                    const GValue *value,
                                    GParamSpec   *pspec)
{
  GuichetDemandeField *self = GUICHET_DEMANDE_FIELD (object);

  switch (property_id)
    {
    case PROP_TITLE:
      self->title = g_value_dup_string (value);
      break;
    case PROP_TEXT:
      g_free (self->text);
      self->text = g_value_dup_string (value);
      gtk_widget_set_visible (GTK_WIDGET (self), self->text && *self->text);
      break;
    case PROP_MONOSPACE:
      if (g_value_get_boolean (value))
        gtk_widget_add_css_class (GTK_WIDGET (self->body), "monospace");
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
guichet_demande_field_dispose (GObject *object)
{
  adw_bin_set_child (ADW_BIN (object), NULL);
  G_OBJECT_CLASS (guichet_demande_field_parent_class)->dispose (object);
}

static void
guichet_demande_field_finalize (GObject *object)
{
  GuichetDemandeField *self = GUICHET_DEMANDE_FIELD (object);

  g_free (self->title);
  g_free (self->text);
  G_OBJECT_CLASS (guichet_demande_field_parent_class)->finalize (object);
}

static void
guichet_demande_field_class_init (GuichetDemandeFieldClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = guichet_demande_field_get_property;
  object_class->set_property = guichet_demande_field_set_property;
  object_class->dispose = guichet_demande_field_dispose;
  object_class->finalize = guichet_demande_field_finalize;

  properties[PROP_TITLE] =
    g_param_spec_string ("title", NULL, NULL, NULL,
                         G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  properties[PROP_TEXT] = g_param_spec_string ("text", NULL, NULL, NULL,
                                               G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  properties[PROP_MONOSPACE] =
    g_param_spec_boolean ("monospace", NULL, NULL, FALSE,
                          G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/guichet/Guichet/ui/demandes/guichet-demande-field.ui");
  gtk_widget_class_bind_template_child (widget_class, GuichetDemandeField, body);
}

static void
guichet_demande_field_init (GuichetDemandeField *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}
