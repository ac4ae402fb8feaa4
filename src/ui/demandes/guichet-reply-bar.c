/* guichet-reply-bar.c - where one answers in a Demande
 *
 * An answer is a text, files, or both; it is kept by its draft, and this only shows and changes
 * that. Refusing a delivery is written here too: the reason is the text. A pasted picture waits,
 * in memory, until somebody says that it may be stored.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "guichet-reply-bar.h"

#include "guichet-clipboard-image.h"
#include "guichet-composer-text.h"
#include "guichet-error-text.h"
#include "guichet-pending-row.h"
#include "guichet-reply-draft.h"
#include "guichet-reply-file.h"
#include "guichet-thumbnail.h"

#include <glib/gi18n.h>

#define CLIPBOARD_BYTES_MAX (10 * 1024 * 1024)
#define PENDING_SIDE 480

struct _GuichetReplyBar
{
  AdwBin parent_instance;

  GuichetSync *sync;
  GuichetDatabase *database;
  GuichetReplyDraft *draft;
  GuichetDecoder *decoder;
  GCancellable *cancellable;
  GtkFileChooserNative *chooser;
  guint n_pasted;

  GtkWidget *refusal;
  GtkListBox *files;
  GtkListBox *pending;
  GtkTextView *view;
  GtkTextBuffer *buffer;
  GtkWidget *placeholder;
  GtkLabel *error;
};

G_DEFINE_FINAL_TYPE (GuichetReplyBar, guichet_reply_bar, ADW_TYPE_BIN)

enum
{
  SENT,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* What is being taken in, for one draft: one may turn to another Demande meanwhile. */
typedef struct
{
  GuichetReplyBar *bar;
  GuichetReplyDraft *draft;
  GtkWidget *row;
  char *name;
} Taking;

/* Helpers */

static void
taking_free (Taking *taking)
{
  g_object_unref (taking->bar);
  g_object_unref (taking->draft);
  g_clear_object (&taking->row);
  g_free (taking->name);
  g_free (taking);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Taking, taking_free)

static Taking *
taking_new (GuichetReplyBar   *self,
            GuichetReplyDraft *draft,
            GtkWidget         *row,
            const char        *name)
{
  Taking *taking = g_new0 (Taking, 1);

  taking->bar = g_object_ref (self);
  taking->draft = g_object_ref (draft);
  taking->row = row ? g_object_ref (row) : NULL;
  taking->name = g_strdup (name);
  return taking;
}

static char *
get_text (GuichetReplyBar *self)
{
  GtkTextIter start;
  GtkTextIter end;

  gtk_text_buffer_get_bounds (self->buffer, &start, &end);
  return gtk_text_buffer_get_text (self->buffer, &start, &end, FALSE);
}

static void
say (GuichetReplyBar *self,
     const char      *sentence)
{
  gtk_label_set_label (self->error, sentence);
  gtk_widget_set_visible (GTK_WIDGET (self->error), *sentence != '\0');
}

static void
say_error (GuichetReplyBar *self,
           const GError    *error)
{
  g_autofree char *sentence = error ? guichet_error_text (error) : g_strdup ("");

  say (self, sentence);
}

static void
say_attach_error (GuichetReplyBar *self,
                  const char      *name,
                  const GError    *error)
{
  g_autofree char *sentence = NULL;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  sentence = guichet_composer_text_attach_problem (error, name,
                                                   guichet_sync_get_information (self->sync));
  say (self, sentence);
}

static void
show_pending (GuichetReplyBar *self)
{
  gboolean any = FALSE;

  for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->pending)); row;
       row = gtk_widget_get_next_sibling (row))
    {
      gboolean ours = g_object_get_data (G_OBJECT (row), "draft") == self->draft;

      gtk_widget_set_visible (row, ours);
      any |= ours;
    }
  gtk_widget_set_visible (GTK_WIDGET (self->pending), any);
}

static void
update (GuichetReplyBar *self)
{
  GListModel *files;

  if (!self->draft)
    return;
  files = G_LIST_MODEL (guichet_reply_draft_get_files (self->draft));
  gtk_widget_set_visible (GTK_WIDGET (self->files), g_list_model_get_n_items (files) > 0);
  gtk_widget_set_visible (self->refusal, guichet_reply_draft_get_refuses (self->draft));
  gtk_widget_set_visible (self->placeholder, *guichet_reply_draft_get_text (self->draft) == '\0');
  gtk_widget_set_sensitive (GTK_WIDGET (self), !guichet_reply_draft_is_sending (self->draft));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "reply.send",
                                 guichet_reply_draft_can_send (self->draft));
}

static guint
count_files (GuichetReplyDraft *draft)
{
  return g_list_model_get_n_items (G_LIST_MODEL (guichet_reply_draft_get_files (draft)));
}

/* The service's own limit, said before the file is read. */
static gboolean
has_room (GuichetReplyBar *self,
          const char      *name)
{
  GuichetServiceInformation *information = guichet_sync_get_information (self->sync);
  g_autoptr (GError) error = NULL;

  if (!information
      || count_files (self->draft) < guichet_service_information_get_attachments (information))
    return TRUE;
  error = g_error_new_literal (GUICHET_SYNC_ERROR, GUICHET_SYNC_ERROR_TOO_MANY, "too many");
  say_attach_error (self, name, error);
  return FALSE;
}

/* Callbacks: the draft */

static void
draft_text_cb (GuichetReplyBar *self)
{
  g_autofree char *shown = get_text (self);

  if (!g_str_equal (shown, guichet_reply_draft_get_text (self->draft)))
    gtk_text_buffer_set_text (self->buffer, guichet_reply_draft_get_text (self->draft), -1);
  update (self);
}

static void
draft_error_cb (GuichetReplyBar *self)
{
  g_autoptr (GError) error = NULL;

  g_object_get (self->draft, "error", &error, NULL);
  say_error (self, error);
}

static void
text_changed_cb (GuichetReplyBar *self)
{
  g_autofree char *text = NULL;

  if (!self->draft)
    return;
  text = get_text (self);
  guichet_reply_draft_set_text (self->draft, text);
  update (self);
}

static void
focus_left_cb (GuichetReplyBar *self)
{
  if (self->draft)
    guichet_reply_draft_save_now (self->draft);
}

static void
sent_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      data)
{
  g_autoptr (GuichetReplyBar) self = data;
  g_autoptr (GError) error = NULL;
  gboolean refused = FALSE;
  g_autofree char *id =
    guichet_reply_draft_send_finish (GUICHET_REPLY_DRAFT (source), result, &refused, &error);

  say_error (self, error);
  if (id)
    g_signal_emit (self, signals[SENT], 0, id, refused);
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

/* Callbacks: files */

static void
taken_in_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      data)
{
  g_autoptr (Taking) taking = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GuichetAttachment) attachment =
    guichet_sync_attach_finish (GUICHET_SYNC (source), result, &error);

  if (!attachment)
    {
      if (taking->row)
        guichet_pending_row_set_busy (GUICHET_PENDING_ROW (taking->row), FALSE);
      say_attach_error (taking->bar, taking->name, error);
      return;
    }
  g_list_store_append (guichet_reply_draft_get_files (taking->draft), attachment);
  guichet_reply_draft_save_now (taking->draft);
  if (taking->row && gtk_widget_get_parent (taking->row))
    gtk_list_box_remove (taking->bar->pending, taking->row);
  if (taking->bar->draft)
    {
      show_pending (taking->bar);
      update (taking->bar);
    }
}

static void
add_file (GuichetReplyBar *self,
          GFile           *file)
{
  g_autofree char *base = g_file_get_basename (file);
  g_autofree char *name = g_filename_display_name (base ? base : "?");

  say (self, "");
  if (has_room (self, name))
    guichet_sync_take_in_file_async (self->sync, file, self->cancellable, taken_in_cb,
                                     taking_new (self, self->draft, NULL, name));
}

static void
add_list (GuichetReplyBar *self,
          const GValue    *value)
{
  g_autoptr (GSList) files = gdk_file_list_get_files (g_value_get_boxed (value));

  for (GSList *item = files; item; item = item->next)
    add_file (self, item->data);
}

static void
files_chosen_cb (GuichetReplyBar *self,
                 int              response)
{
  g_autoptr (GListModel) files = NULL;

  if (response == GTK_RESPONSE_ACCEPT)
    files = gtk_file_chooser_get_files (GTK_FILE_CHOOSER (self->chooser));
  for (guint i = 0; files && i < g_list_model_get_n_items (files); i++)
    {
      g_autoptr (GFile) file = g_list_model_get_item (files, i);

      add_file (self, file);
    }
  g_clear_object (&self->chooser);
}

static gboolean
files_dropped_cb (GuichetReplyBar *self,
                  const GValue    *value)
{
  add_list (self, value);
  return TRUE;
}

static void
files_pasted_cb (GObject      *source,
                 GAsyncResult *result,
                 gpointer      data)
{
  g_autoptr (GuichetReplyBar) self = data;
  const GValue *value = gdk_clipboard_read_value_finish (GDK_CLIPBOARD (source), result, NULL);

  if (value && self->draft)
    add_list (self, value);
}

/* Callbacks: pasted pictures */

static void
pending_attach_cb (GuichetReplyBar   *self,
                   GuichetPendingRow *row)
{
  g_autofree char *name = guichet_pending_row_make_file_name (row);

  say (self, "");
  if (!has_room (self, name))
    return;
  guichet_pending_row_set_busy (row, TRUE);
  guichet_sync_take_in_async (self->sync, name, guichet_pending_row_get_content (row),
                              self->cancellable, taken_in_cb,
                              taking_new (self, self->draft, GTK_WIDGET (row), name));
}

static void
pending_discard_cb (GuichetReplyBar   *self,
                    GuichetPendingRow *row)
{
  gtk_list_box_remove (self->pending, GTK_WIDGET (row));
  show_pending (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

static void
pending_thumbnail_cb (GObject      *source,
                      GAsyncResult *result,
                      gpointer      data)
{
  g_autoptr (GuichetPendingRow) row = data;
  g_autoptr (GdkTexture) thumbnail =
    guichet_thumbnail_finish (GUICHET_DECODER (source), result, NULL);

  if (thumbnail)
    guichet_pending_row_set_thumbnail (row, thumbnail);
}

static void
picture_pasted_cb (GObject      *source,
                   GAsyncResult *result,
                   gpointer      data)
{
  g_autoptr (GuichetReplyBar) self = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *name = NULL;
  g_autoptr (GBytes) content =
    guichet_clipboard_image_read_finish (GDK_CLIPBOARD (source), result, &error);
  GuichetPendingRow *row;

  if (!self->draft)
    return;
  if (!content)
    {
      say_attach_error (self, _ ("The pasted picture"), error);
      return;
    }
  row = guichet_pending_row_new (content);
  /* Translators: the name of a file; the number makes it another one than those before */
  name = g_strdup_printf (_ ("Capture %u"), ++self->n_pasted);
  guichet_pending_row_set_name (row, name);
  g_object_set_data_full (G_OBJECT (row), "draft", g_object_ref (self->draft), g_object_unref);
  g_signal_connect_swapped (row, "attach", G_CALLBACK (pending_attach_cb), self);
  g_signal_connect_swapped (row, "discard", G_CALLBACK (pending_discard_cb), self);
  gtk_list_box_append (self->pending, GTK_WIDGET (row));
  show_pending (self);
  guichet_thumbnail_from_bytes_async (self->decoder, content, PENDING_SIDE, self->cancellable,
                                      pending_thumbnail_cb, g_object_ref (row));
  guichet_pending_row_edit (row);
}

/* In a text, the text wins where the clipboard offers both. */
static void
paste_cb (GuichetReplyBar *self)
{
  GdkClipboard *clipboard = gtk_widget_get_clipboard (GTK_WIDGET (self));

  if (guichet_clipboard_image_is_text (clipboard))
    return;
  if (guichet_clipboard_image_is_offered (clipboard))
    guichet_clipboard_image_read_async (clipboard, CLIPBOARD_BYTES_MAX, self->cancellable,
                                        picture_pasted_cb, g_object_ref (self));
  else if (gdk_content_formats_contain_gtype (gdk_clipboard_get_formats (clipboard),
                                              GDK_TYPE_FILE_LIST))
    gdk_clipboard_read_value_async (clipboard, GDK_TYPE_FILE_LIST, G_PRIORITY_DEFAULT,
                                    self->cancellable, files_pasted_cb, g_object_ref (self));
  else
    return;
  g_signal_stop_emission_by_name (self->view, "paste-clipboard");
}

/* Actions */

static void
send_action (GtkWidget  *widget,
             const char *action,
             GVariant   *parameter)
{
  GuichetReplyBar *self = GUICHET_REPLY_BAR (widget);

  guichet_reply_draft_send_async (self->draft, sent_cb, g_object_ref (self));
}

static void
attach_action (GtkWidget  *widget,
               const char *action,
               GVariant   *parameter)
{
  GuichetReplyBar *self = GUICHET_REPLY_BAR (widget);

  if (self->chooser)
    return;
  self->chooser = gtk_file_chooser_native_new (
    _ ("Attach files"), GTK_WINDOW (gtk_widget_get_root (widget)), GTK_FILE_CHOOSER_ACTION_OPEN,
    _ ("_Attach"), NULL);
  gtk_file_chooser_set_select_multiple (GTK_FILE_CHOOSER (self->chooser), TRUE);
  g_signal_connect_object (self->chooser, "response", G_CALLBACK (files_chosen_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}

static void
cancel_refusal_action (GtkWidget  *widget,
                       const char *action,
                       GVariant   *parameter)
{
  guichet_reply_draft_set_refuses (GUICHET_REPLY_BAR (widget)->draft, FALSE);
}

/* Overrides */

static void
turn_to (GuichetReplyBar   *self,
         GuichetReplyDraft *draft)
{
  if (self->draft)
    {
      g_signal_handlers_disconnect_by_data (self->draft, self);
      guichet_reply_draft_save_now (self->draft);
    }
  g_set_object (&self->draft, draft);
}

static void
guichet_reply_bar_dispose (GObject *object)
{
  GuichetReplyBar *self = GUICHET_REPLY_BAR (object);

  g_cancellable_cancel (self->cancellable);
  turn_to (self, NULL);
  adw_bin_set_child (ADW_BIN (self), NULL);
  g_clear_object (&self->chooser);
  g_clear_object (&self->decoder);
  g_clear_object (&self->sync);
  g_clear_object (&self->database);
  G_OBJECT_CLASS (guichet_reply_bar_parent_class)->dispose (object);
}

static void
guichet_reply_bar_finalize (GObject *object)
{
  g_object_unref (GUICHET_REPLY_BAR (object)->cancellable);
  G_OBJECT_CLASS (guichet_reply_bar_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/guichet/Guichet/ui/demandes/guichet-reply-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, GuichetReplyBar, refusal);
  gtk_widget_class_bind_template_child (widget_class, GuichetReplyBar, files);
  gtk_widget_class_bind_template_child (widget_class, GuichetReplyBar, pending);
  gtk_widget_class_bind_template_child (widget_class, GuichetReplyBar, view);
  gtk_widget_class_bind_template_child (widget_class, GuichetReplyBar, buffer);
  gtk_widget_class_bind_template_child (widget_class, GuichetReplyBar, placeholder);
  gtk_widget_class_bind_template_child (widget_class, GuichetReplyBar, error);
  gtk_widget_class_bind_template_callback (widget_class, text_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, focus_left_cb);
  gtk_widget_class_bind_template_callback (widget_class, paste_cb);
  gtk_widget_class_bind_template_callback (widget_class, files_dropped_cb);
}

static void
guichet_reply_bar_class_init (GuichetReplyBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = guichet_reply_bar_dispose;
  G_OBJECT_CLASS (klass)->finalize = guichet_reply_bar_finalize;

  /**
   * GuichetReplyBar::sent:
   * @id: of what was queued
   * @refused: whether it refuses a delivery
   */
  signals[SENT] = g_signal_new ("sent", GUICHET_TYPE_REPLY_BAR, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_BOOLEAN);

  bind_template (widget_class);
  gtk_widget_class_install_action (widget_class, "reply.send", NULL, send_action);
  gtk_widget_class_install_action (widget_class, "reply.attach", NULL, attach_action);
  gtk_widget_class_install_action (widget_class, "reply.cancel-refusal", NULL,
                                   cancel_refusal_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK,
                                       "reply.send", NULL);
}

static void
guichet_reply_bar_init (GuichetReplyBar *self)
{
  self->cancellable = g_cancellable_new ();
  self->decoder = guichet_decoder_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* Public API */

/**
 * guichet_reply_bar_set_up:
 * @self: a reply bar
 * @sync: what stores and sends
 * @database: where drafts are stored
 *
 * Gives it what it needs. Once, before anything is shown.
 */
void
guichet_reply_bar_set_up (GuichetReplyBar *self,
                          GuichetSync     *sync,
                          GuichetDatabase *database)
{
  g_return_if_fail (GUICHET_IS_REPLY_BAR (self) && !self->sync);
  self->sync = g_object_ref (sync);
  self->database = g_object_ref (database);
}

/**
 * guichet_reply_bar_show:
 * @self: a reply bar
 * @demande_id: a Demande's id
 *
 * Turns to another Demande, and to what was being written there.
 */
void
guichet_reply_bar_show (GuichetReplyBar *self,
                        const char      *demande_id)
{
  g_autoptr (GuichetReplyDraft) draft = NULL;

  g_return_if_fail (GUICHET_IS_REPLY_BAR (self));
  draft = guichet_reply_draft_open (self->sync, self->database, demande_id);
  if (draft == self->draft)
    return;
  turn_to (self, draft);
  gtk_list_box_bind_model (self->files, G_LIST_MODEL (guichet_reply_draft_get_files (draft)),
                           guichet_reply_file_create, guichet_reply_draft_get_files (draft), NULL);
  g_signal_connect_object (draft, "notify::text", G_CALLBACK (draft_text_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (draft, "notify::refuses", G_CALLBACK (update), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (draft, "notify::sending", G_CALLBACK (update), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (draft, "notify::error", G_CALLBACK (draft_error_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (guichet_reply_draft_get_files (draft), "items-changed",
                           G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  draft_error_cb (self);
  draft_text_cb (self);
  show_pending (self);
}

/**
 * guichet_reply_bar_begin_refuse:
 * @self: a reply bar
 *
 * Asks why what was delivered is refused; sending then refuses it.
 */
void
guichet_reply_bar_begin_refuse (GuichetReplyBar *self)
{
  g_return_if_fail (GUICHET_IS_REPLY_BAR (self) && self->draft);
  guichet_reply_draft_set_refuses (self->draft, TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

/**
 * guichet_reply_bar_propose:
 * @self: a reply bar
 * @text: a ready text
 *
 * Puts a text after what is written, to be read over and sent.
 */
void
guichet_reply_bar_propose (GuichetReplyBar *self,
                           const char      *text)
{
  g_return_if_fail (GUICHET_IS_REPLY_BAR (self) && self->draft);
  guichet_reply_draft_append (self->draft, text);
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

/**
 * guichet_reply_bar_begin_reply:
 * @self: a reply bar
 *
 * Leads to where one writes.
 */
void
guichet_reply_bar_begin_reply (GuichetReplyBar *self)
{
  g_return_if_fail (GUICHET_IS_REPLY_BAR (self));
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}
