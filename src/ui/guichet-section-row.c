/* guichet-section-row.c - a section of the sidebar
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "guichet-section-row.h"

#include <glib/gi18n.h>

struct _GuichetSectionRow
{
  GtkListBoxRow parent_instance;

  char *section;
  char *icon_name;
  char *label;
  guint count;
};

G_DEFINE_FINAL_TYPE (GuichetSectionRow, guichet_section_row, GTK_TYPE_LIST_BOX_ROW)

enum
{
  PROP_SECTION = 1,
  PROP_ICON_NAME,
  PROP_LABEL,
  PROP_COUNT,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

/* Helpers */

static void
name_for_reader (GuichetSectionRow *self)
{
  g_autofree char *name = NULL;

  if (!self->label)
    return;
  /* Translators: a section of the window, and how many things in it wait for the reader */
  name = self->count > 0 ? g_strdup_printf (_ ("%s, %u waiting"), self->label, self->count)
                         : g_strdup (self->label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

/* Overrides */

static void
guichet_section_row_get_property (GObject    *object,
                                  guint       property_id,
                                  GValue     *value,
                                  GParamSpec *pspec)
{
  GuichetSectionRow *self = GUICHET_SECTION_ROW (object);

  switch (property_id)
    {
    case PROP_SECTION:
      g_value_set_string (value, self->section);
      break;
    case PROP_ICON_NAME:
      g_value_set_string (value, self->icon_name);
      break;
    case PROP_LABEL:
      g_value_set_string (value, self->label);
      break;
    case PROP_COUNT:
      g_value_set_uint (value, self->count);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
guichet_section_row_set_property (GObject      *object,
                                  guint         property_id,
                                  const GValue *value,
                                  GParamSpec   *pspec)
{
  GuichetSectionRow *self = GUICHET_SECTION_ROW (object);

  switch (property_id)
    {
    case PROP_SECTION:
      self->section = g_value_dup_string (value);
      break;
    case PROP_ICON_NAME:
      self->icon_name = g_value_dup_string (value);
      break;
    case PROP_LABEL:
      self->label = g_value_dup_string (value);
      name_for_reader (self);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
guichet_section_row_dispose (GObject *object)
{
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (object), NULL);
  G_OBJECT_CLASS (guichet_section_row_parent_class)->dispose (object);
}

static void
guichet_section_row_finalize (GObject *object)
{
  GuichetSectionRow *self = GUICHET_SECTION_ROW (object);

  g_free (self->section);
  g_free (self->icon_name);
  g_free (self->label);
  G_OBJECT_CLASS (guichet_section_row_parent_class)->finalize (object);
}

static void
guichet_section_row_class_init (GuichetSectionRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = guichet_section_row_get_property;
  object_class->set_property = guichet_section_row_set_property;
  object_class->dispose = guichet_section_row_dispose;
  object_class->finalize = guichet_section_row_finalize;

  properties[PROP_SECTION] =
    g_param_spec_string ("section", NULL, NULL, NULL,
                         G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  properties[PROP_ICON_NAME] =
    g_param_spec_string ("icon-name", NULL, NULL, NULL,
                         G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  properties[PROP_LABEL] =
    g_param_spec_string ("label", NULL, NULL, NULL,
                         G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  properties[PROP_COUNT] =
    g_param_spec_uint ("count", NULL, NULL, 0, G_MAXUINT, 0,
                       G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_template_from_resource (
    GTK_WIDGET_CLASS (klass), "/org/guichet/Guichet/ui/guichet-section-row.ui");
}

static void
guichet_section_row_init (GuichetSectionRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* Public API */

/**
 * guichet_section_row_get_section:
 * @self: a row
 *
 * Returns: the name of the section that it shows
 */
const char *
guichet_section_row_get_section (GuichetSectionRow *self)
{
  g_return_val_if_fail (GUICHET_IS_SECTION_ROW (self), NULL);
  return self->section;
}

/**
 * guichet_section_row_set_count:
 * @self: a row
 * @count: how many things in the section wait for the reader; 0 shows nothing
 *
 * Says how much waits in the section.
 */
void
guichet_section_row_set_count (GuichetSectionRow *self,
                               guint              count)
{
  g_return_if_fail (GUICHET_IS_SECTION_ROW (self));
  if (self->count == count)
    return;
  self->count = count;
  name_for_reader (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_COUNT]);
}
