/* guichet-spell-check.c - underlines what is misspelt in a text view
 *
 * Never while a key is handled: the lines that changed are looked at a moment later, a few at a
 * time, when nothing else is to be done. The word that is being typed waits until the cursor
 * leaves it. The menu of the text offers what may have been meant, and to keep the word.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "guichet-spell-check.h"

#include "guichet-spelling-words.h"

#include <glib/gi18n.h>

#define PAUSE_MS 350
#define LINES_AT_ONCE 8

struct _GuichetSpellCheck
{
  GObject parent_instance;

  GtkTextView *view;
  GtkTextBuffer *buffer;
  GuichetSpeller *speller;
  GtkTextTag *wrong;
  GMenu *menu;
  GCancellable *cancellable;
  int dirty_from;
  int dirty_to;
  int pointed;
  guint source_id;
};

G_DEFINE_FINAL_TYPE (GuichetSpellCheck, guichet_spell_check, G_TYPE_OBJECT)

/* Helpers: what is to be looked at, in lines */

static gboolean look_cb (gpointer data);

static gboolean
pause_cb (gpointer data)
{
  GuichetSpellCheck *self = data;

  self->source_id = g_idle_add_full (G_PRIORITY_LOW, look_cb, self, NULL);
  return G_SOURCE_REMOVE;
}

static void
wait (GuichetSpellCheck *self)
{
  g_clear_handle_id (&self->source_id, g_source_remove);
  if (self->dirty_from <= self->dirty_to && guichet_speller_is_ready (self->speller))
    self->source_id = g_timeout_add (PAUSE_MS, pause_cb, self);
}

static void
add_lines (GuichetSpellCheck *self,
           int                from,
           int                to)
{
  gboolean none = self->dirty_from > self->dirty_to;

  self->dirty_from = none ? from : MIN (self->dirty_from, from);
  self->dirty_to = none ? to : MAX (self->dirty_to, to);
  wait (self);
}

static void
add_all (GuichetSpellCheck *self)
{
  add_lines (self, 0, gtk_text_buffer_get_line_count (self->buffer) - 1);
}

/* Helpers: looking */

static void
get_line (GuichetSpellCheck *self,
          int                line,
          GtkTextIter       *start,
          GtkTextIter       *end)
{
  gtk_text_buffer_get_iter_at_line (self->buffer, start, line);
  *end = *start;
  if (!gtk_text_iter_ends_line (end))
    gtk_text_iter_forward_to_line_end (end);
}

static int
get_cursor (GuichetSpellCheck *self)
{
  int position = 0;

  g_object_get (self->buffer, "cursor-position", &position, NULL);
  return gtk_widget_has_focus (GTK_WIDGET (self->view)) ? position : -1;
}

/* Returns whether all of the line could be looked at. */
static gboolean
look_at_word (GuichetSpellCheck         *self,
              const GtkTextIter         *line,
              const GuichetSpellingWord *word)
{
  GtkTextIter start = *line;
  GtkTextIter end = *line;
  g_autofree char *text = NULL;
  GuichetSpelling spelling;

  gtk_text_iter_forward_chars (&start, word->start);
  gtk_text_iter_forward_chars (&end, word->end);
  if (gtk_text_iter_get_offset (&end) == get_cursor (self))
    return FALSE;
  text = gtk_text_iter_get_slice (&start, &end);
  spelling = guichet_speller_check (self->speller, text);
  if (spelling == GUICHET_SPELLING_WRONG)
    gtk_text_buffer_apply_tag (self->buffer, self->wrong, &start, &end);
  return spelling != GUICHET_SPELLING_BUSY;
}

static gboolean
look_at_line (GuichetSpellCheck *self,
              int                line)
{
  GtkTextIter start;
  GtkTextIter end;
  g_autofree char *text = NULL;
  g_autoptr (GArray) words = NULL;
  gboolean done = TRUE;

  get_line (self, line, &start, &end);
  gtk_text_buffer_remove_tag (self->buffer, self->wrong, &start, &end);
  text = gtk_text_iter_get_slice (&start, &end);
  words = guichet_spelling_words_list (text);
  for (guint i = 0; i < words->len; i++)
    done = look_at_word (self, &start, &g_array_index (words, GuichetSpellingWord, i)) && done;
  return done;
}

static gboolean
look_cb (gpointer data)
{
  GuichetSpellCheck *self = data;
  int last = MIN (self->dirty_to, gtk_text_buffer_get_line_count (self->buffer) - 1);
  int left = -1;

  for (int i = 0; i < LINES_AT_ONCE && self->dirty_from <= last; i++, self->dirty_from++)
    if (!look_at_line (self, self->dirty_from))
      left = self->dirty_from;
  if (self->dirty_from <= last)
    return G_SOURCE_CONTINUE;
  self->source_id = 0;
  self->dirty_from = 0;
  self->dirty_to = -1;
  /* What the cursor was in is looked at again once it moved. */
  if (left >= 0)
    {
      self->dirty_from = left;
      self->dirty_to = left;
    }
  return G_SOURCE_REMOVE;
}

/* Helpers: the menu */

static gboolean
get_word_at (GuichetSpellCheck *self,
             int                offset,
             GtkTextIter       *start,
             GtkTextIter       *end)
{
  gtk_text_buffer_get_iter_at_offset (self->buffer, start, offset);
  *end = *start;
  if (!gtk_text_iter_has_tag (start, self->wrong)
      && !gtk_text_iter_ends_tag (start, self->wrong))
    return FALSE;
  if (!gtk_text_iter_starts_tag (start, self->wrong))
    gtk_text_iter_backward_to_tag_toggle (start, self->wrong);
  if (!gtk_text_iter_ends_tag (end, self->wrong))
    gtk_text_iter_forward_to_tag_toggle (end, self->wrong);
  return TRUE;
}

static void
add_item (GMenu      *menu,
          const char *label,
          const char *action,
          const char *word)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target (item, action, "s", word);
  g_menu_append_item (menu, item);
}

static void
suggested_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (GuichetSpellCheck) self = user_data;
  g_auto (GStrv) words =
    guichet_speller_suggest_finish (GUICHET_SPELLER (source), result, NULL);

  for (int i = 0; words && words[i]; i++)
    {
      g_autoptr (GMenuItem) item = g_menu_item_new (words[i], NULL);

      g_menu_item_set_action_and_target (item, "spelling.replace", "s", words[i]);
      g_menu_insert_item (self->menu, i, item);
    }
}

static void
replace_action (GSimpleAction *action,
                GVariant      *parameter,
                gpointer       user_data)
{
  GuichetSpellCheck *self = user_data;
  GtkTextIter start;
  GtkTextIter end;

  if (!get_word_at (self, self->pointed, &start, &end))
    return;
  gtk_text_buffer_begin_user_action (self->buffer);
  gtk_text_buffer_delete (self->buffer, &start, &end);
  gtk_text_buffer_insert (self->buffer, &start, g_variant_get_string (parameter, NULL), -1);
  gtk_text_buffer_end_user_action (self->buffer);
}

static void
add_action (GSimpleAction *action,
            GVariant      *parameter,
            gpointer       user_data)
{
  GuichetSpellCheck *self = user_data;

  guichet_speller_add (self->speller, g_variant_get_string (parameter, NULL));
}

/* Callbacks */

static void
inserted_cb (GuichetSpellCheck *self,
             GtkTextIter       *at,
             const char        *text,
             int                length)
{
  GtkTextIter start = *at;

  gtk_text_iter_backward_chars (&start, (int) g_utf8_strlen (text, length));
  add_lines (self, gtk_text_iter_get_line (&start), gtk_text_iter_get_line (at));
}

static void
deleted_cb (GuichetSpellCheck *self,
            GtkTextIter       *start,
            GtkTextIter       *end)
{
  add_lines (self, gtk_text_iter_get_line (start), gtk_text_iter_get_line (end));
}

static void
pressed_cb (GuichetSpellCheck *self,
            int                n_press,
            double             x,
            double             y)
{
  GtkTextIter iter;
  int buffer_x;
  int buffer_y;

  gtk_text_view_window_to_buffer_coords (self->view, GTK_TEXT_WINDOW_WIDGET, (int) x, (int) y,
                                         &buffer_x, &buffer_y);
  gtk_text_view_get_iter_at_location (self->view, &iter, buffer_x, buffer_y);
  guichet_spell_check_point (self, gtk_text_iter_get_offset (&iter));
}

static gboolean
key_cb (GuichetSpellCheck *self,
        guint              key,
        guint              code,
        GdkModifierType    state)
{
  if (key == GDK_KEY_Menu || (key == GDK_KEY_F10 && (state & GDK_SHIFT_MASK)))
    guichet_spell_check_point (self, get_cursor (self));
  return GDK_EVENT_PROPAGATE;
}

/* Overrides */

static void
guichet_spell_check_dispose (GObject *object)
{
  GuichetSpellCheck *self = GUICHET_SPELL_CHECK (object);

  g_clear_handle_id (&self->source_id, g_source_remove);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->speller);
  g_clear_object (&self->buffer);
  g_clear_object (&self->menu);
  G_OBJECT_CLASS (guichet_spell_check_parent_class)->dispose (object);
}

static void
guichet_spell_check_finalize (GObject *object)
{
  g_clear_object (&GUICHET_SPELL_CHECK (object)->cancellable);
  G_OBJECT_CLASS (guichet_spell_check_parent_class)->finalize (object);
}

static void
guichet_spell_check_class_init (GuichetSpellCheckClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = guichet_spell_check_dispose;
  G_OBJECT_CLASS (klass)->finalize = guichet_spell_check_finalize;
}

static void
guichet_spell_check_init (GuichetSpellCheck *self)
{
  self->menu = g_menu_new ();
  self->cancellable = g_cancellable_new ();
  self->dirty_to = -1;
}

/* Public API */

static void
add_actions (GuichetSpellCheck *self)
{
  static const GActionEntry entries[] = {
    { .name = "replace", .activate = replace_action, .parameter_type = "s" },
    { .name = "add", .activate = add_action, .parameter_type = "s" },
  };
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();

  g_action_map_add_action_entries (G_ACTION_MAP (group), entries, G_N_ELEMENTS (entries), self);
  gtk_widget_insert_action_group (GTK_WIDGET (self->view), "spelling", G_ACTION_GROUP (group));
  gtk_text_view_set_extra_menu (self->view, G_MENU_MODEL (self->menu));
}

/* Before the view's own, which open the menu. */
static void
add_controllers (GuichetSpellCheck *self)
{
  GtkGesture *click = gtk_gesture_click_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), GDK_BUTTON_SECONDARY);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (click), GTK_PHASE_CAPTURE);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (click, "pressed", G_CALLBACK (pressed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self->view), GTK_EVENT_CONTROLLER (click));
  gtk_widget_add_controller (GTK_WIDGET (self->view), keys);
}

static void
follow (GuichetSpellCheck *self)
{
  g_signal_connect_object (self->buffer, "insert-text", G_CALLBACK (inserted_cb), self,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  g_signal_connect_object (self->buffer, "delete-range", G_CALLBACK (deleted_cb), self,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  g_signal_connect_object (self->buffer, "notify::cursor-position", G_CALLBACK (wait), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->view, "notify::has-focus", G_CALLBACK (wait), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->speller, "changed", G_CALLBACK (add_all), self,
                           G_CONNECT_SWAPPED);
}

/**
 * guichet_spell_check_new:
 * @view: a text; it must outlive the new object
 * @speller: knows the words
 *
 * Returns: (transfer full): what underlines in @view what is misspelt, while it lives
 */
GuichetSpellCheck *
guichet_spell_check_new (GtkTextView    *view,
                         GuichetSpeller *speller)
{
  GuichetSpellCheck *self = g_object_new (GUICHET_TYPE_SPELL_CHECK, NULL);

  self->view = view;
  self->buffer = g_object_ref (gtk_text_view_get_buffer (view));
  self->speller = g_object_ref (speller);
  self->wrong = gtk_text_buffer_create_tag (self->buffer, NULL, "underline",
                                            PANGO_UNDERLINE_ERROR, NULL);
  add_actions (self);
  add_controllers (self);
  follow (self);
  add_all (self);
  return self;
}

/**
 * guichet_spell_check_is_wrong:
 * @offset: in characters
 *
 * Says whether the word there is underlined.
 */
gboolean
guichet_spell_check_is_wrong (GuichetSpellCheck *self,
                              int                offset)
{
  GtkTextIter iter;

  gtk_text_buffer_get_iter_at_offset (self->buffer, &iter, offset);
  return gtk_text_iter_has_tag (&iter, self->wrong);
}

/**
 * guichet_spell_check_point:
 * @offset: in characters
 *
 * Makes the menu of the text about the word there.
 */
void
guichet_spell_check_point (GuichetSpellCheck *self,
                           int                offset)
{
  GtkTextIter start;
  GtkTextIter end;
  g_autofree char *word = NULL;

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  self->pointed = offset;
  g_menu_remove_all (self->menu);
  if (offset < 0 || !get_word_at (self, offset, &start, &end))
    return;
  word = gtk_text_iter_get_slice (&start, &end);
  add_item (self->menu, _ ("Keep this word in my dictionary"), "spelling.add", word);
  guichet_speller_suggest_async (self->speller, word, self->cancellable, suggested_cb,
                                 g_object_ref (self));
}
