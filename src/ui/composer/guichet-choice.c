/* guichet-choice.c - one of several words, in a list of fields
 *
 * What is chosen is an id; what is shown is its name. An id that is not among the choices is
 * kept and shown as it is: a draft outlives the list it was made from. The first choice is to
 * say nothing.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "guichet-choice.h"

#include "guichet-text-size.h"

struct _GuichetChoice
{
  AdwPreferencesRow parent_instance;

  char *selected;
  GPtrArray *ids;
  gboolean filling;

  GtkLabel *caption;
  GtkDropDown *choices;
  GtkStringList *names;
};

G_DEFINE_FINAL_TYPE (GuichetChoice, guichet_choice, ADW_TYPE_PREFERENCES_ROW)

enum
{
  PROP_SELECTED = 1,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

/* Helpers */

static void
show_selected (GuichetChoice *self)
{
  guint position = 0;

  if (self->ids->len == 0)
    return;
  if (*self->selected
      && !g_ptr_array_find_with_equal_func (self->ids, self->selected, g_str_equal, &position))
    {
      guichet_choice_add (self, self->selected, self->selected);
      return;
    }
  self->filling = TRUE;
  gtk_drop_down_set_selected (self->choices, position);
  self->filling = FALSE;
}

static void
set_selected (GuichetChoice *self,
              const char    *id)
{
  if (g_str_equal (self->selected, id))
    return;
  g_free (self->selected);
  self->selected = g_strdup (id);
  show_selected (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SELECTED]);
}

static void
arrange (GuichetChoice *self)
{
  GtkWidget *line = gtk_widget_get_parent (GTK_WIDGET (self->caption));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (line),
                                  guichet_text_size_is_large (GTK_WIDGET (self))
                                    ? GTK_ORIENTATION_VERTICAL
                                    : GTK_ORIENTATION_HORIZONTAL);
}

/* Callbacks */

static void
selected_cb (GuichetChoice *self)
{
  guint position = gtk_drop_down_get_selected (self->choices);

  if (!self->filling && position < self->ids->len)
    set_selected (self, self->ids->pdata[position]);
}

static void
title_cb (GuichetChoice *self)
{
  gtk_label_set_label (self->caption, adw_preferences_row_get_title (ADW_PREFERENCES_ROW (self)));
}

/* Overrides */

static gboolean
guichet_choice_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (GUICHET_CHOICE (widget)->choices));
}

static void
guichet_choice_get_property (GObject    *object,
                             guint       property_id,
                             GValue     *value,
                             GParamSpec *pspec)
{
  switch (property_id)
    {
    case PROP_SELECTED:
      g_value_set_string (value, GUICHET_CHOICE (object)->selected);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
guichet_choice_set_property (GObject      *object,
                             guint         property_id,
                             const GValue *value,
                             GParamSpec   *pspec)
{
  switch (property_id)
    {
    case PROP_SELECTED:
      set_selected (GUICHET_CHOICE (object),
                    g_value_get_string (value) ? g_value_get_string (value) : "");
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
guichet_choice_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), GUICHET_TYPE_CHOICE);
  G_OBJECT_CLASS (guichet_choice_parent_class)->dispose (object);
}

static void
guichet_choice_finalize (GObject *object)
{
  GuichetChoice *self = GUICHET_CHOICE (object);

  g_ptr_array_unref (self->ids);
  g_free (self->selected);
  G_OBJECT_CLASS (guichet_choice_parent_class)->finalize (object);
}

static void
guichet_choice_class_init (GuichetChoiceClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = guichet_choice_get_property;
  object_class->set_property = guichet_choice_set_property;
  object_class->dispose = guichet_choice_dispose;
  object_class->finalize = guichet_choice_finalize;
  widget_class->grab_focus = guichet_choice_grab_focus;

  properties[PROP_SELECTED] =
    g_param_spec_string ("selected", NULL, NULL, "",
                         G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/guichet/Guichet/ui/composer/guichet-choice.ui");
  gtk_widget_class_bind_template_child (widget_class, GuichetChoice, caption);
  gtk_widget_class_bind_template_child (widget_class, GuichetChoice, choices);
  gtk_widget_class_bind_template_child (widget_class, GuichetChoice, names);
  gtk_widget_class_bind_template_callback (widget_class, selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, title_cb);
}

static void
guichet_choice_init (GuichetChoice *self)
{
  GtkWidget *button;

  self->selected = g_strdup ("");
  self->ids = g_ptr_array_new_with_free_func (g_free);
  gtk_widget_init_template (GTK_WIDGET (self));
  arrange (self);
  guichet_text_size_follow (GTK_WIDGET (self), G_CALLBACK (arrange));
  /* The button inside is what a screen reader meets, and it does not take the name over. */
  button = gtk_widget_get_first_child (GTK_WIDGET (self->choices));
  gtk_accessible_update_relation (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_RELATION_LABELLED_BY,
                                  self->caption, NULL, -1);
}

/* Public API */

/**
 * guichet_choice_clear:
 * @nothing: how it is shown that nothing is chosen
 *
 * Forgets the choices; what is chosen stays.
 */
void
guichet_choice_clear (GuichetChoice *self,
                      const char    *nothing)
{
  self->filling = TRUE;
  g_ptr_array_set_size (self->ids, 0);
  gtk_string_list_splice (self->names, 0, g_list_model_get_n_items (G_LIST_MODEL (self->names)),
                          NULL);
  g_ptr_array_add (self->ids, g_strdup (""));
  gtk_string_list_append (self->names, nothing);
  self->filling = FALSE;
}

/**
 * guichet_choice_add:
 * @id: what it is
 * @name: how it is shown
 *
 * Adds a choice, after the others.
 */
void
guichet_choice_add (GuichetChoice *self,
                    const char    *id,
                    const char    *name)
{
  self->filling = TRUE;
  g_ptr_array_add (self->ids, g_strdup (id));
  gtk_string_list_append (self->names, name);
  if (g_str_equal (id, self->selected))
    gtk_drop_down_set_selected (self->choices, self->ids->len - 1);
  self->filling = FALSE;
}
