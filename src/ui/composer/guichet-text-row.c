/* guichet-text-row.c - a text of several lines, in a list of fields
 *
 * Its title above, then a text view that grows with what is written. Tab goes to the next
 * field instead of being typed: a text view that keeps it is a trap for who has no mouse.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "guichet-text-row.h"

#include "guichet-spell-check.h"

struct _GuichetTextRow
{
  AdwPreferencesRow parent_instance;

  GtkLabel *caption;
  GtkLabel *placeholder;
  GtkTextView *view;
  GtkTextBuffer *buffer;
  guint measure_id;
  GuichetSpellCheck *spelling;
};

G_DEFINE_FINAL_TYPE (GuichetTextRow, guichet_text_row, ADW_TYPE_PREFERENCES_ROW)

enum
{
  PROP_TEXT = 1,
  PROP_HINT,
  PROP_MONOSPACE,
  PROP_SPELLING,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

/* Helpers */

static char *
get_text (GuichetTextRow *self)
{
  GtkTextIter start;
  GtkTextIter end;

  gtk_text_buffer_get_bounds (self->buffer, &start, &end);
  return gtk_text_buffer_get_text (self->buffer, &start, &end, FALSE);
}

static void
set_text (GuichetTextRow *self,
          const char     *text)
{
  g_autofree char *shown = get_text (self);

  if (!g_str_equal (shown, text ? text : ""))
    gtk_text_buffer_set_text (self->buffer, text ? text : "", -1);
}

static void
set_spelling (GuichetTextRow *self,
              gboolean        spelling)
{
  g_autoptr (GuichetSpeller) speller = NULL;

  g_clear_object (&self->spelling);
  if (!spelling)
    return;
  speller = guichet_speller_get ();
  self->spelling = guichet_spell_check_new (self->view, speller);
}

/* Callbacks */

static void
changed_cb (GuichetTextRow *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self->placeholder),
                          gtk_text_buffer_get_char_count (self->buffer) == 0);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TEXT]);
}

static gboolean
measure_again_cb (gpointer data)
{
  GuichetTextRow *self = data;

  self->measure_id = 0;
  gtk_widget_queue_resize (GTK_WIDGET (self->view));
  return G_SOURCE_REMOVE;
}

/* GTK 4.8 measures a text for the width that it had before: what it is once it was laid out is
 * only known after. */
static void
extent_cb (GuichetTextRow *self)
{
  if (self->measure_id == 0)
    self->measure_id = g_idle_add (measure_again_cb, self);
}

static void
title_cb (GuichetTextRow *self)
{
  gtk_label_set_label (self->caption, adw_preferences_row_get_title (ADW_PREFERENCES_ROW (self)));
}

static void
pressed_cb (GuichetTextRow *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

static void
focus_cb (GuichetTextRow           *self,
          GParamSpec               *pspec,
          GtkEventControllerFocus  *focus)
{
  if (gtk_event_controller_focus_contains_focus (focus))
    gtk_widget_add_css_class (GTK_WIDGET (self), "focused");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "focused");
}

/* Overrides */

static gboolean
guichet_text_row_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (GUICHET_TEXT_ROW (widget)->view));
}

static void
guichet_text_row_get_property (GObject    *object,
                               guint       property_id,
                               GValue     *value,
                               GParamSpec *pspec)
{
  GuichetTextRow *self = GUICHET_TEXT_ROW (object);

  switch (property_id)
    {
    case PROP_TEXT:
      g_value_take_string (value, get_text (self));
      break;
    case PROP_HINT:
      g_value_set_string (value, gtk_label_get_label (self->placeholder));
      break;
    case PROP_MONOSPACE:
      g_value_set_boolean (value, gtk_text_view_get_monospace (self->view));
      break;
    case PROP_SPELLING:
      g_value_set_boolean (value, self->spelling != NULL);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
guichet_text_row_set_property (GObject      *object,
                               guint         property_id,
                               const GValue *value,
                               GParamSpec   *pspec)
{
  GuichetTextRow *self = GUICHET_TEXT_ROW (object);

  switch (property_id)
    {
    case PROP_TEXT:
      set_text (self, g_value_get_string (value));
      break;
    case PROP_HINT:
      gtk_label_set_label (self->placeholder, g_value_get_string (value));
      break;
    case PROP_MONOSPACE:
      gtk_text_view_set_monospace (self->view, g_value_get_boolean (value));
      break;
    case PROP_SPELLING:
      set_spelling (self, g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
guichet_text_row_dispose (GObject *object)
{
  g_clear_handle_id (&GUICHET_TEXT_ROW (object)->measure_id, g_source_remove);
  g_clear_object (&GUICHET_TEXT_ROW (object)->spelling);
  gtk_widget_dispose_template (GTK_WIDGET (object), GUICHET_TYPE_TEXT_ROW);
  G_OBJECT_CLASS (guichet_text_row_parent_class)->dispose (object);
}

static void
guichet_text_row_class_init (GuichetTextRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = guichet_text_row_get_property;
  object_class->set_property = guichet_text_row_set_property;
  object_class->dispose = guichet_text_row_dispose;
  widget_class->grab_focus = guichet_text_row_grab_focus;

  properties[PROP_TEXT] =
    g_param_spec_string ("text", NULL, NULL, "",
                         G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_HINT] = g_param_spec_string ("hint", NULL, NULL, "",
                                               G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  properties[PROP_MONOSPACE] = g_param_spec_boolean ("monospace", NULL, NULL, FALSE,
                                                     G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  properties[PROP_SPELLING] = g_param_spec_boolean ("spelling", NULL, NULL, FALSE,
                                                    G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/guichet/Guichet/ui/composer/guichet-text-row.ui");
  gtk_widget_class_bind_template_child (widget_class, GuichetTextRow, caption);
  gtk_widget_class_bind_template_child (widget_class, GuichetTextRow, placeholder);
  gtk_widget_class_bind_template_child (widget_class, GuichetTextRow, view);
  gtk_widget_class_bind_template_child (widget_class, GuichetTextRow, buffer);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, extent_cb);
  gtk_widget_class_bind_template_callback (widget_class, title_cb);
  gtk_widget_class_bind_template_callback (widget_class, pressed_cb);
  gtk_widget_class_bind_template_callback (widget_class, focus_cb);
}

static void
guichet_text_row_init (GuichetTextRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
