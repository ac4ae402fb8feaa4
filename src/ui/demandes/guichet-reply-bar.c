/* guichet-reply-bar.c - where one answers in a Demande
 *
 * An answer is a text, files, or both. What is being written stays with its Demande while one
 * looks at others. Refusing a delivery is written here too: the reason is the text.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "guichet-reply-bar.h"

#include "guichet-error-text.h"
#include "guichet-reply-file.h"

#include <glib/gi18n.h>

/**
 * Reply:
 * @text: what is written
 * @files: (element-type GFile): what goes with it
 * @refuses: whether it refuses a delivery
 *
 * What is being written in one Demande.
 */
typedef struct
{
  char *text;
  GListStore *files;
  gboolean refuses;
} Reply;

struct _GuichetReplyBar
{
  AdwBin parent_instance;

  GuichetSync *sync;
  char *demande_id;
  char *sending_id;
  GHashTable *replies;
  GtkFileChooserNative *chooser;

  GtkWidget *refusal;
  GtkListBox *files;
  GtkTextView *view;
  GtkTextBuffer *buffer;
  GtkWidget *placeholder;
  GtkLabel *error;
};

G_DEFINE_FINAL_TYPE (GuichetReplyBar, guichet_reply_bar, ADW_TYPE_BIN)

/* Helpers */

static Reply *
reply_new (void)
{
  Reply *reply = g_new0 (Reply, 1);

  reply->text = g_strdup ("");
  reply->files = g_list_store_new (G_TYPE_FILE);
  return reply;
}

static void
reply_free (gpointer data)
{
  Reply *reply = data;

  g_free (reply->text);
  g_object_unref (reply->files);
  g_free (reply);
}

static Reply *
get_reply (GuichetReplyBar *self)
{
  Reply *reply = g_hash_table_lookup (self->replies, self->demande_id);

  if (!reply)
    {
      reply = reply_new ();
      g_hash_table_insert (self->replies, g_strdup (self->demande_id), reply);
    }
  return reply;
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
update_actions (GuichetReplyBar *self)
{
  Reply *reply;
  g_autofree char *text = get_text (self);
  gboolean has_text = *g_strstrip (text) != '\0';
  gboolean has_files;

  if (!self->demande_id)
    return;
  reply = get_reply (self);
  has_files = g_list_model_get_n_items (G_LIST_MODEL (reply->files)) > 0;
  gtk_widget_set_visible (GTK_WIDGET (self->files), has_files);
  gtk_widget_set_visible (self->refusal, reply->refuses);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "reply.send",
                                 has_text || (has_files && !reply->refuses));
}

static void
show_error (GuichetReplyBar *self,
            const GError    *error)
{
  g_autofree char *text = error ? guichet_error_text (error) : g_strdup ("");

  gtk_label_set_label (self->error, text);
  gtk_widget_set_visible (GTK_WIDGET (self->error), *text != '\0');
}

static void
show_reply (GuichetReplyBar *self)
{
  Reply *reply = get_reply (self);
  g_autofree char *text = g_strdup (reply->text);

  gtk_text_buffer_set_text (self->buffer, text, -1);
  gtk_list_box_bind_model (self->files, G_LIST_MODEL (reply->files), guichet_reply_file_create,
                           reply->files, NULL);
  update_actions (self);
}

static void
add_files (GuichetReplyBar *self,
           GListModel      *files)
{
  Reply *reply = get_reply (self);

  for (guint i = 0; i < g_list_model_get_n_items (files); i++)
    {
      g_autoptr (GObject) file = g_list_model_get_item (files, i);

      g_list_store_append (reply->files, file);
    }
  update_actions (self);
}

/* Callbacks */

static void
sent_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      data)
{
  g_autoptr (GuichetReplyBar) self = data;
  g_autoptr (GError) error = NULL;

  gtk_widget_set_sensitive (GTK_WIDGET (self), TRUE);
  if (guichet_sync_command_finish (GUICHET_SYNC (source), result, &error))
    {
      g_hash_table_remove (self->replies, self->sending_id);
      show_reply (self);
    }
  show_error (self, error);
  g_clear_pointer (&self->sending_id, g_free);
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

static void
text_changed_cb (GuichetReplyBar *self)
{
  Reply *reply;

  if (!self->demande_id)
    return;
  reply = get_reply (self);
  g_free (reply->text);
  reply->text = get_text (self);
  gtk_widget_set_visible (self->placeholder, *reply->text == '\0');
  update_actions (self);
}

static void
files_chosen_cb (GuichetReplyBar *self,
                 int              response)
{
  g_autoptr (GListModel) files = NULL;

  if (response == GTK_RESPONSE_ACCEPT)
    {
      files = gtk_file_chooser_get_files (GTK_FILE_CHOOSER (self->chooser));
      add_files (self, files);
    }
  g_clear_object (&self->chooser);
}

static gboolean
files_dropped_cb (GuichetReplyBar *self,
                  const GValue    *value)
{
  g_autoptr (GListStore) files = g_list_store_new (G_TYPE_FILE);

  for (GSList *item = g_value_get_boxed (value); item; item = item->next)
    g_list_store_append (files, item->data);
  add_files (self, G_LIST_MODEL (files));
  return TRUE;
}

static void
send_action (GtkWidget  *widget,
             const char *action,
             GVariant   *parameter)
{
  GuichetReplyBar *self = GUICHET_REPLY_BAR (widget);
  Reply *reply = get_reply (self);
  g_autofree char *text = g_strdup (reply->text);

  gtk_widget_set_sensitive (widget, FALSE);
  self->sending_id = g_strdup (self->demande_id);
  if (reply->refuses)
    guichet_sync_validate_async (self->sync, self->demande_id, FALSE, g_strstrip (text), NULL,
                                 sent_cb, g_object_ref (self));
  else
    guichet_sync_reply_async (self->sync, self->demande_id, g_strstrip (text),
                              G_LIST_MODEL (reply->files), NULL, sent_cb, g_object_ref (self));
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
  GuichetReplyBar *self = GUICHET_REPLY_BAR (widget);

  get_reply (self)->refuses = FALSE;
  update_actions (self);
}

/* Overrides */

static void
guichet_reply_bar_dispose (GObject *object)
{
  GuichetReplyBar *self = GUICHET_REPLY_BAR (object);

  g_clear_pointer (&self->demande_id, g_free);
  g_clear_pointer (&self->sending_id, g_free);
  adw_bin_set_child (ADW_BIN (self), NULL);
  g_clear_object (&self->chooser);
  g_clear_object (&self->sync);
  g_clear_pointer (&self->replies, g_hash_table_unref);
  G_OBJECT_CLASS (guichet_reply_bar_parent_class)->dispose (object);
}

static void
guichet_reply_bar_class_init (GuichetReplyBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = guichet_reply_bar_dispose;
  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/guichet/Guichet/ui/demandes/guichet-reply-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, GuichetReplyBar, refusal);
  gtk_widget_class_bind_template_child (widget_class, GuichetReplyBar, files);
  gtk_widget_class_bind_template_child (widget_class, GuichetReplyBar, view);
  gtk_widget_class_bind_template_child (widget_class, GuichetReplyBar, buffer);
  gtk_widget_class_bind_template_child (widget_class, GuichetReplyBar, placeholder);
  gtk_widget_class_bind_template_child (widget_class, GuichetReplyBar, error);
  gtk_widget_class_bind_template_callback (widget_class, text_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, files_dropped_cb);
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
  self->replies = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, reply_free);
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* Public API */

/**
 * guichet_reply_bar_set_up:
 * @self: a reply bar
 * @sync: what sends
 *
 * Gives it what it needs. Once, before anything is shown.
 */
void
guichet_reply_bar_set_up (GuichetReplyBar *self,
                          GuichetSync     *sync)
{
  g_return_if_fail (GUICHET_IS_REPLY_BAR (self) && !self->sync);
  self->sync = g_object_ref (sync);
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
  g_return_if_fail (GUICHET_IS_REPLY_BAR (self));
  if (g_strcmp0 (self->demande_id, demande_id) == 0)
    return;
  g_free (self->demande_id);
  self->demande_id = g_strdup (demande_id);
  show_error (self, NULL);
  show_reply (self);
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
  g_return_if_fail (GUICHET_IS_REPLY_BAR (self) && self->demande_id);
  get_reply (self)->refuses = TRUE;
  update_actions (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}
