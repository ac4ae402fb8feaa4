/* guichet-attachments-editor.c - the files that go with a Demande being written
 *
 * A file is copied into the store as soon as it is chosen or dropped. A pasted picture first
 * waits, in memory, until somebody says that it may be stored. Files are attached one after
 * the other, so that each sees the limits as the one before left them, and each that cannot be
 * attached says why in a sentence of its own, without stopping the others.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "guichet-attachments-editor.h"

#include "guichet-attachment-opener.h"
#include "guichet-annotation-text.h"
#include "guichet-approval.h"
#include "guichet-attachment-table.h"
#include "guichet-clipboard-image.h"
#include "guichet-composer-text.h"
#include "guichet-draft-file.h"
#include "guichet-image-editor.h"
#include "guichet-pending-row.h"
#include "guichet-problem-bar.h"
#include "guichet-reveal.h"
#include "guichet-shrink-row.h"
#include "guichet-thumbnail.h"

#include <glib/gi18n.h>
#include <string.h>

#define ROW_SIDE 96
#define PENDING_SIDE 480
#define CLIPBOARD_BYTES_MAX (10 * 1024 * 1024)

/* What is to be attached: a file, or a picture that was pasted. */
typedef struct
{
  GuichetAttachmentsEditor *editor;
  GFile *file;
  GuichetPendingRow *pending;
  GBytes *content;
  char *name;
  char *note;
} Job;

struct _GuichetAttachmentsEditor
{
  AdwBin parent_instance;

  GuichetSync *sync;
  GuichetDatabase *database;
  GuichetDraftSaver *saver;
  GuichetDecoder *decoder;
  GCancellable *cancellable;
  char *demande_id;
  GPtrArray *rows;
  GPtrArray *pending;
  GPtrArray *too_large;
  GQueue jobs;
  GtkFileChooserNative *chooser;
  guint n_pasted;
  guint n_badges;
  guint n_approvals;
  gboolean attaching;

  GtkListBox *list;
  GtkLabel *limits;
  GuichetProblemBar *problem;
  GtkSpinner *spinner;
  GtkWidget *choose;
};

G_DEFINE_FINAL_TYPE (GuichetAttachmentsEditor, guichet_attachments_editor,
                     ADW_TYPE_BIN)

enum
{
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* Helpers */

static void
job_free (Job *job)
{
  g_clear_object (&job->editor);
  g_clear_object (&job->file);
  g_clear_object (&job->pending);
  g_clear_pointer (&job->content, g_bytes_unref);
  g_free (job->name);
  g_free (job->note);
  g_free (job);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Job, job_free)

static void
update (GuichetAttachmentsEditor *self)
{
  g_autofree char *limits = guichet_composer_text_limits (
    guichet_sync_get_information (self->sync), self->rows->len,
    guichet_attachments_editor_get_total (self));
  gboolean busy = guichet_attachments_editor_is_busy (self);

  gtk_label_set_label (self->limits, limits);
  gtk_widget_set_visible (GTK_WIDGET (self->list),
                          self->rows->len + self->pending->len + self->too_large->len > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->spinner), busy);
  gtk_spinner_set_spinning (self->spinner, busy);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
say_problem (GuichetAttachmentsEditor *self,
             const char               *name,
             const GError             *error)
{
  g_autofree char *sentence = NULL;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  sentence = guichet_composer_text_attach_problem (error, name,
                                                   guichet_sync_get_information (self->sync));
  guichet_problem_bar_add_message (self->problem, sentence);
  guichet_reveal (GTK_WIDGET (self->problem));
}

/* Takes the focus out of a row that goes. */
static void
remove_row (GuichetAttachmentsEditor *self,
            GPtrArray                *rows,
            gpointer                  row)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self)));

  if (focus && gtk_widget_is_ancestor (focus, row))
    gtk_widget_grab_focus (self->choose);
  gtk_list_box_remove (self->list, row);
  g_ptr_array_remove (rows, row);
  update (self);
}

/* Callbacks */

static void
row_thumbnail_cb (GObject      *source,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  g_autoptr (GuichetDraftFile) row = user_data;
  g_autoptr (GdkTexture) thumbnail =
    guichet_thumbnail_finish (GUICHET_DECODER (source), result, NULL);

  /* Without one the row keeps its icon: the file is no less attached. */
  if (thumbnail)
    guichet_draft_file_set_thumbnail (row, thumbnail);
}

static void
load_thumbnail (GuichetAttachmentsEditor *self,
                GuichetDraftFile     *row)
{
  GuichetAttachment *attachment = guichet_draft_file_get_attachment (row);
  g_autoptr (GFile) file = NULL;

  if (!guichet_attachment_is_image (attachment))
    return;
  file = guichet_blob_store_get_file (guichet_database_get_blobs (self->database),
                                      guichet_attachment_get_sha256 (attachment));
  guichet_thumbnail_from_file_async (self->decoder, file, ROW_SIDE, self->cancellable,
                                     row_thumbnail_cb, g_object_ref (row));
}

static void
shown_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (GuichetDraftFile) row = user_data;
  GtkWidget *editor = gtk_widget_get_ancestor (GTK_WIDGET (row),
                                               GUICHET_TYPE_ATTACHMENTS_EDITOR);
  g_autoptr (GError) error = NULL;
  g_autofree char *sentence = NULL;

  if (gtk_show_uri_full_finish (GTK_WINDOW (source), result, &error) || !editor)
    return;
  /* Translators: a file's name */
  sentence = g_strdup_printf (_ ("No program here opens “%s”. Install one that does."),
                              adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)));
  guichet_problem_bar_add_message (GUICHET_ATTACHMENTS_EDITOR (editor)->problem, sentence);
}

static void
copied_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (GuichetDraftFile) row = user_data;
  GuichetAttachment *attachment = guichet_draft_file_get_attachment (row);
  GtkWidget *editor = gtk_widget_get_ancestor (GTK_WIDGET (row),
                                               GUICHET_TYPE_ATTACHMENTS_EDITOR);
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) copy = NULL;
  g_autofree char *uri = NULL;

  guichet_draft_file_set_busy (row, FALSE);
  if (guichet_attachment_copy_finish (GUICHET_SYNC (source), result, &error))
    copy = guichet_attachment_make_viewed (attachment, &error);
  if (!editor)
    return;
  if (!copy)
    {
      say_problem (GUICHET_ATTACHMENTS_EDITOR (editor),
                   guichet_attachment_get_name (attachment), error);
      return;
    }
  uri = g_file_get_uri (copy);
  gtk_show_uri_full (GTK_WINDOW (gtk_widget_get_root (editor)), uri, GDK_CURRENT_TIME, NULL,
                     shown_cb, g_object_ref (row));
}

static void
row_open_cb (GuichetAttachmentsEditor *self,
             GuichetDraftFile         *row)
{
  GuichetAttachment *attachment = guichet_draft_file_get_attachment (row);
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) target = guichet_attachment_make_viewed (attachment, &error);

  if (!target)
    {
      say_problem (self, guichet_attachment_get_name (attachment), error);
      return;
    }
  guichet_draft_file_set_busy (row, TRUE);
  guichet_attachment_copy_async (self->sync, attachment, target, self->cancellable, copied_cb,
                                 g_object_ref (row));
}

static void
detached_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (GuichetDraftFile) row = user_data;
  GtkWidget *editor = gtk_widget_get_ancestor (GTK_WIDGET (row),
                                               GUICHET_TYPE_ATTACHMENTS_EDITOR);
  g_autoptr (GError) error = NULL;
  g_autofree char *sentence = NULL;

  if (!editor)
    return;
  if (guichet_sync_command_finish (GUICHET_SYNC (source), result, &error))
    {
      remove_row (GUICHET_ATTACHMENTS_EDITOR (editor), GUICHET_ATTACHMENTS_EDITOR (editor)->rows,
                  row);
      return;
    }
  guichet_draft_file_set_busy (row, FALSE);
  sentence = guichet_composer_text_save_problem (error);
  guichet_problem_bar_set_message (GUICHET_ATTACHMENTS_EDITOR (editor)->problem, sentence);
}

static void
row_remove_cb (GuichetAttachmentsEditor *self,
               GuichetDraftFile     *row)
{
  GuichetAttachment *attachment = guichet_draft_file_get_attachment (row);

  guichet_draft_file_set_busy (row, TRUE);
  guichet_sync_detach_async (self->sync, self->demande_id,
                             guichet_attachment_get_id (attachment), NULL, detached_cb,
                             g_object_ref (row));
}

static void row_annotate_cb (GuichetAttachmentsEditor *self,
                             GuichetDraftFile         *row);

static GuichetDraftFile *
add_row (GuichetAttachmentsEditor *self,
         GuichetAttachment        *attachment)
{
  GuichetDraftFile *row = guichet_draft_file_new (attachment);

  g_signal_connect_swapped (row, "annotate", G_CALLBACK (row_annotate_cb), self);
  g_signal_connect_swapped (row, "open", G_CALLBACK (row_open_cb), self);
  g_signal_connect_swapped (row, "remove", G_CALLBACK (row_remove_cb), self);
  g_ptr_array_add (self->rows, row);
  gtk_list_box_insert (self->list, GTK_WIDGET (row), (int) self->rows->len - 1);
  load_thumbnail (self, row);
  return row;
}

static void run_jobs (GuichetAttachmentsEditor *self);
static void offer_smaller (GuichetAttachmentsEditor *self,
                           Job                      *job);

/* A picture can be written anew; anything else must be cut by who knows what is in it. */
static gboolean
can_be_smaller (GuichetAttachmentsEditor *self,
                Job                      *job,
                const GError             *error)
{
  g_autofree char *type = job->file ? g_content_type_guess (job->name, NULL, 0, NULL) : NULL;
  g_autofree char *media_type = type ? g_content_type_get_mime_type (type) : NULL;

  return g_error_matches (error, GUICHET_SYNC_ERROR, GUICHET_SYNC_ERROR_TOO_LARGE)
         && guichet_sync_get_information (self->sync)
         && (g_strcmp0 (media_type, "image/png") == 0
             || g_strcmp0 (media_type, "image/jpeg") == 0);
}

static void
show_attached (Job               *job,
               GuichetAttachment *attachment)
{
  GuichetDraftFile *row = add_row (job->editor, attachment);
  GtkWidget *replaced = job->pending ? guichet_pending_row_get_replaced (job->pending) : NULL;
  GuichetSketch *sketch = job->pending ? guichet_pending_row_get_sketch (job->pending) : NULL;

  if (sketch)
    job->editor->n_badges += guichet_sketch_count (sketch, GUICHET_ANNOTATION_BADGE);
  if (job->note)
    guichet_draft_file_set_note (row, job->note);
  if (replaced)
    row_remove_cb (job->editor, GUICHET_DRAFT_FILE (replaced));
}

static void
end_job (Job               *job,
         GuichetAttachment *attachment,
         const GError      *error)
{
  GuichetAttachmentsEditor *self = job->editor;

  self->attaching = FALSE;
  if (g_cancellable_is_cancelled (self->cancellable))
    return;
  if (attachment)
    show_attached (job, attachment);
  else if (can_be_smaller (self, job, error))
    offer_smaller (self, job);
  else
    say_problem (self, job->name, error);
  if (job->pending && attachment)
    remove_row (self, self->pending, job->pending);
  else if (job->pending)
    guichet_pending_row_set_busy (job->pending, FALSE);
  run_jobs (self);
  update (self);
}

static void
attached_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (Job) job = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GuichetAttachment) attachment =
    guichet_sync_attach_finish (GUICHET_SYNC (source), result, &error);

  end_job (job, attachment, error);
}

static void
draft_saved_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr (Job) job = user_data;
  GuichetAttachmentsEditor *self = job->editor;
  GFile *file = job->file;
  GuichetPendingRow *pending = job->pending;
  const char *name = job->name;
  GBytes *content = job->content;
  g_autoptr (GError) error = NULL;

  if (!guichet_draft_saver_flush_finish (GUICHET_DRAFT_SAVER (source), result, &error))
    end_job (job, NULL, error);
  else if (self->sync && file)
    guichet_sync_attach_file_async (self->sync, self->demande_id, file, NULL, attached_cb,
                                    g_steal_pointer (&job));
  else if (self->sync)
    guichet_sync_attach_async (self->sync, self->demande_id, name,
                               content ? content : guichet_pending_row_get_content (pending), NULL,
                               attached_cb, g_steal_pointer (&job));
}

/* A file belongs to a Demande that is stored: it is saved first, even if nothing is written. */
static void
run_jobs (GuichetAttachmentsEditor *self)
{
  Job *job;

  if (self->attaching || !(job = g_queue_pop_head (&self->jobs)))
    return;
  self->attaching = TRUE;
  guichet_draft_saver_flush_async (self->saver, TRUE, draft_saved_cb, job);
}

/* Returns: (transfer none): what start_jobs() is to do */
static Job *
add_job (GuichetAttachmentsEditor *self,
         GFile                    *file,
         GuichetPendingRow        *pending,
         GBytes                   *content,
         char                     *name)
{
  Job *job = g_new0 (Job, 1);

  job->editor = g_object_ref (self);
  job->file = file ? g_object_ref (file) : NULL;
  job->pending = pending ? g_object_ref (pending) : NULL;
  job->content = content ? g_bytes_ref (content) : NULL;
  job->name = name;
  g_queue_push_tail (&self->jobs, job);
  return job;
}

static void
start_jobs (GuichetAttachmentsEditor *self)
{
  run_jobs (self);
  update (self);
}

static void
smaller_discard_cb (GuichetAttachmentsEditor *self,
                    GuichetShrinkRow         *row)
{
  remove_row (self, self->too_large, row);
}

static void
smaller_attach_cb (GuichetAttachmentsEditor *self,
                   GuichetShrinkRow         *row)
{
  g_autoptr (GBytes) content = g_bytes_ref (guichet_shrink_row_get_content (row));
  char *name = guichet_shrink_row_make_file_name (row);

  remove_row (self, self->too_large, row);
  add_job (self, NULL, NULL, content, name);
  start_jobs (self);
}

static void
offer_smaller (GuichetAttachmentsEditor *self,
               Job                      *job)
{
  GuichetServiceInformation *information = guichet_sync_get_information (self->sync);
  GuichetShrinkRow *row = guichet_shrink_row_new (
    self->decoder, job->file, job->name,
    guichet_service_information_get_attachment_bytes (information));

  g_signal_connect_swapped (row, "attach", G_CALLBACK (smaller_attach_cb), self);
  g_signal_connect_swapped (row, "discard", G_CALLBACK (smaller_discard_cb), self);
  g_ptr_array_add (self->too_large, row);
  gtk_list_box_append (self->list, GTK_WIDGET (row));
  guichet_reveal (GTK_WIDGET (row));
}

/* Drawn on, verified: what is attached is what remains of it. */
static void
attach_verified (GuichetAttachmentsEditor *self,
                 GuichetPendingRow        *row,
                 GBytes                   *png,
                 guint                     n_zones)
{
  const char *title = adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row));
  Job *job = add_job (self, NULL, row, png, g_strconcat (title, ".png", NULL));

  job->note = guichet_annotation_text_verified (n_zones);
  guichet_pending_row_set_busy (row, TRUE);
  start_jobs (self);
}

static void
approved_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (GuichetPendingRow) row = user_data;
  GtkWidget *editor = gtk_widget_get_ancestor (GTK_WIDGET (row),
                                               GUICHET_TYPE_ATTACHMENTS_EDITOR);
  g_autoptr (GError) error = NULL;
  guint n_zones;
  g_autoptr (GBytes) png = guichet_approval_finish (result, &n_zones, &error);

  if (!editor)
    return;
  GUICHET_ATTACHMENTS_EDITOR (editor)->n_approvals--;
  if (png)
    {
      attach_verified (GUICHET_ATTACHMENTS_EDITOR (editor), row, png, n_zones);
      return;
    }
  guichet_pending_row_set_busy (row, FALSE);
  say_problem (GUICHET_ATTACHMENTS_EDITOR (editor),
               adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)), error);
  update (GUICHET_ATTACHMENTS_EDITOR (editor));
}

static void
pending_attach_cb (GuichetAttachmentsEditor *self,
                   GuichetPendingRow        *row)
{
  guichet_pending_row_set_busy (row, TRUE);
  if (guichet_pending_row_is_drawn_on (row))
    {
      self->n_approvals++;
      guichet_approval_async (self->decoder, guichet_pending_row_get_content (row),
                              guichet_pending_row_get_sketch (row), self->cancellable,
                              approved_cb, g_object_ref (row));
      update (self);
      return;
    }
  add_job (self, NULL, row, NULL, guichet_pending_row_make_file_name (row));
  start_jobs (self);
}

static void
sketched_cb (GuichetPendingRow  *row,
             GuichetImageEditor *editor)
{
  guichet_pending_row_set_sketch (row, guichet_image_editor_get_sketch (editor));
}

static void
validated_cb (GuichetPendingRow *row,
              GBytes            *png,
              guint              n_zones)
{
  GtkWidget *editor = gtk_widget_get_ancestor (GTK_WIDGET (row),
                                               GUICHET_TYPE_ATTACHMENTS_EDITOR);

  if (editor)
    attach_verified (GUICHET_ATTACHMENTS_EDITOR (editor), row, png, n_zones);
}

/* Numbers run on from the images that were approved, then from those that wait before it. */
static guint
find_first_number (GuichetAttachmentsEditor *self,
                   GuichetPendingRow        *row)
{
  guint number = self->n_badges + 1;

  for (guint i = 0; i < self->pending->len && self->pending->pdata[i] != row; i++)
    {
      GuichetSketch *sketch = guichet_pending_row_get_sketch (self->pending->pdata[i]);

      number += sketch ? guichet_sketch_count (sketch, GUICHET_ANNOTATION_BADGE) : 0;
    }
  return number;
}

static void
pending_annotate_cb (GuichetAttachmentsEditor *self,
                     GuichetPendingRow        *row)
{
  GuichetImageEditor *editor = guichet_image_editor_new (
    self->decoder, guichet_pending_row_get_content (row),
    adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)),
    guichet_pending_row_get_sketch (row), find_first_number (self, row));

  g_signal_connect_object (editor, "sketched", G_CALLBACK (sketched_cb), row, G_CONNECT_SWAPPED);
  g_signal_connect_object (editor, "validated", G_CALLBACK (validated_cb), row,
                           G_CONNECT_SWAPPED);
  gtk_window_set_transient_for (GTK_WINDOW (editor),
                                GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))));
  gtk_window_set_modal (GTK_WINDOW (editor), TRUE);
  gtk_window_set_destroy_with_parent (GTK_WINDOW (editor), TRUE);
  gtk_window_present (GTK_WINDOW (editor));
}

static void
pending_discard_cb (GuichetAttachmentsEditor *self,
                    GuichetPendingRow        *row)
{
  remove_row (self, self->pending, row);
}

/* What cannot be decoded is no picture that anybody could look at: it does not even wait. Where
 * the helper itself is at fault, the picture may be good. */
static void
pending_thumbnail_cb (GObject      *source,
                      GAsyncResult *result,
                      gpointer      user_data)
{
  g_autoptr (GuichetPendingRow) row = user_data;
  GtkWidget *editor = gtk_widget_get_ancestor (GTK_WIDGET (row),
                                               GUICHET_TYPE_ATTACHMENTS_EDITOR);
  g_autoptr (GError) error = NULL;
  g_autoptr (GdkTexture) thumbnail =
    guichet_thumbnail_finish (GUICHET_DECODER (source), result, &error);

  if (!editor)
    return;
  if (thumbnail)
    {
      guichet_pending_row_set_thumbnail (row, thumbnail);
      guichet_reveal (GTK_WIDGET (row));
    }
  else if (error->domain == GUICHET_DECODE_ERROR && error->code != GUICHET_DECODE_ERROR_HELPER)
    {
      say_problem (GUICHET_ATTACHMENTS_EDITOR (editor),
                   adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)), error);
      remove_row (GUICHET_ATTACHMENTS_EDITOR (editor),
                  GUICHET_ATTACHMENTS_EDITOR (editor)->pending, row);
    }
}

static GuichetPendingRow *
add_pending (GuichetAttachmentsEditor *self,
             GBytes                   *content,
             const char               *name)
{
  GuichetPendingRow *row = guichet_pending_row_new (content);

  guichet_pending_row_set_name (row, name);
  g_signal_connect_swapped (row, "annotate", G_CALLBACK (pending_annotate_cb), self);
  g_signal_connect_swapped (row, "attach", G_CALLBACK (pending_attach_cb), self);
  g_signal_connect_swapped (row, "discard", G_CALLBACK (pending_discard_cb), self);
  g_ptr_array_add (self->pending, row);
  gtk_list_box_append (self->list, GTK_WIDGET (row));
  guichet_thumbnail_from_bytes_async (self->decoder, content, PENDING_SIDE, self->cancellable,
                                      pending_thumbnail_cb, g_object_ref (row));
  update (self);
  guichet_pending_row_edit (row);
  guichet_reveal (GTK_WIDGET (row));
  return row;
}

static char *
strip_suffix (const char *name)
{
  const char *dot = strrchr (name, '.');

  return dot && dot != name ? g_strndup (name, (gsize) (dot - name)) : g_strdup (name);
}

/* An attached image waits again, until what it becomes takes its place. */
static void
loaded_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (GuichetDraftFile) row = user_data;
  GtkWidget *editor = gtk_widget_get_ancestor (GTK_WIDGET (row),
                                               GUICHET_TYPE_ATTACHMENTS_EDITOR);
  const char *name = guichet_attachment_get_name (guichet_draft_file_get_attachment (row));
  g_autofree char *stem = strip_suffix (name);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) content = g_file_load_bytes_finish (G_FILE (source), result, NULL, &error);
  GuichetPendingRow *pending;

  guichet_draft_file_set_busy (row, FALSE);
  if (!editor)
    return;
  if (!content)
    {
      say_problem (GUICHET_ATTACHMENTS_EDITOR (editor), name, error);
      return;
    }
  pending = add_pending (GUICHET_ATTACHMENTS_EDITOR (editor), content, stem);
  guichet_pending_row_set_replaced (pending, GTK_WIDGET (row));
  pending_annotate_cb (GUICHET_ATTACHMENTS_EDITOR (editor), pending);
}

/* One that waits already is not made to wait twice. */
static void
row_annotate_cb (GuichetAttachmentsEditor *self,
                 GuichetDraftFile         *row)
{
  GuichetAttachment *attachment = guichet_draft_file_get_attachment (row);
  g_autoptr (GFile) file = NULL;

  for (guint i = 0; i < self->pending->len; i++)
    if (guichet_pending_row_get_replaced (self->pending->pdata[i]) == GTK_WIDGET (row))
      {
        pending_annotate_cb (self, self->pending->pdata[i]);
        return;
      }
  guichet_draft_file_set_busy (row, TRUE);
  file = guichet_blob_store_get_file (guichet_database_get_blobs (self->database),
                                      guichet_attachment_get_sha256 (attachment));
  g_file_load_bytes_async (file, self->cancellable, loaded_cb, g_object_ref (row));
}

static void
pasted_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (GuichetAttachmentsEditor) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) content =
    guichet_clipboard_image_read_finish (GDK_CLIPBOARD (source), result, &error);

  if (g_cancellable_is_cancelled (self->cancellable))
    return;
  if (content)
    {
      /* Translators: the name of a file; the number makes it another one than those before */
      g_autofree char *name = g_strdup_printf (_ ("Capture %u"), ++self->n_pasted);

      add_pending (self, content, name);
    }
  else
    say_problem (self, _ ("The pasted picture"), error);
}

static void
chosen_cb (GuichetAttachmentsEditor *self,
           int                       response)
{
  g_autoptr (GListModel) files = NULL;

  if (response == GTK_RESPONSE_ACCEPT)
    files = gtk_file_chooser_get_files (GTK_FILE_CHOOSER (self->chooser));
  for (guint i = 0; files && i < g_list_model_get_n_items (files); i++)
    {
      g_autoptr (GFile) file = g_list_model_get_item (files, i);

      guichet_attachments_editor_add_file (self, file);
    }
  g_clear_object (&self->chooser);
}

static void
choose_cb (GuichetAttachmentsEditor *self)
{
  guichet_attachments_editor_choose (self);
}

static void
paste_cb (GuichetAttachmentsEditor *self)
{
  GdkClipboard *clipboard = gtk_widget_get_clipboard (GTK_WIDGET (self));

  if (guichet_clipboard_image_is_offered (clipboard))
    guichet_attachments_editor_paste (self, clipboard);
  else
    guichet_problem_bar_set_message (self->problem,
                                     _ ("The clipboard holds no picture. Copy one, or press the "
                                        "Print Screen key, then paste it here."));
}

/* Overrides */

static void
guichet_attachments_editor_dispose (GObject *object)
{
  GuichetAttachmentsEditor *self = GUICHET_ATTACHMENTS_EDITOR (object);

  g_cancellable_cancel (self->cancellable);
  g_queue_clear_full (&self->jobs, (GDestroyNotify) job_free);
  g_clear_object (&self->chooser);
  g_clear_object (&self->sync);
  g_clear_object (&self->database);
  g_clear_object (&self->saver);
  g_clear_object (&self->decoder);
  gtk_widget_dispose_template (GTK_WIDGET (object), GUICHET_TYPE_ATTACHMENTS_EDITOR);
  G_OBJECT_CLASS (guichet_attachments_editor_parent_class)->dispose (object);
}

static void
guichet_attachments_editor_finalize (GObject *object)
{
  GuichetAttachmentsEditor *self = GUICHET_ATTACHMENTS_EDITOR (object);

  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_pointer (&self->pending, g_ptr_array_unref);
  g_clear_pointer (&self->too_large, g_ptr_array_unref);
  g_clear_object (&self->cancellable);
  g_free (self->demande_id);
  G_OBJECT_CLASS (guichet_attachments_editor_parent_class)->finalize (object);
}

static void
guichet_attachments_editor_class_init (GuichetAttachmentsEditorClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = guichet_attachments_editor_dispose;
  object_class->finalize = guichet_attachments_editor_finalize;

  /* Another number of files, or of pictures that wait, or none is being attached any more. */
  signals[CHANGED] = g_signal_new ("changed", GUICHET_TYPE_ATTACHMENTS_EDITOR, G_SIGNAL_RUN_LAST,
                                   0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (GUICHET_TYPE_PROBLEM_BAR);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/guichet/Guichet/ui/composer/guichet-attachments-editor.ui");
  gtk_widget_class_bind_template_child (widget_class, GuichetAttachmentsEditor, list);
  gtk_widget_class_bind_template_child (widget_class, GuichetAttachmentsEditor, limits);
  gtk_widget_class_bind_template_child (widget_class, GuichetAttachmentsEditor, problem);
  gtk_widget_class_bind_template_child (widget_class, GuichetAttachmentsEditor, spinner);
  gtk_widget_class_bind_template_child (widget_class, GuichetAttachmentsEditor, choose);
  gtk_widget_class_bind_template_callback (widget_class, choose_cb);
  gtk_widget_class_bind_template_callback (widget_class, paste_cb);
}

static void
guichet_attachments_editor_init (GuichetAttachmentsEditor *self)
{
  self->rows = g_ptr_array_new ();
  self->pending = g_ptr_array_new ();
  self->too_large = g_ptr_array_new ();
  self->cancellable = g_cancellable_new ();
  self->decoder = guichet_decoder_new ();
  g_queue_init (&self->jobs);
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* Public API */

/**
 * guichet_attachments_editor_set_up:
 * @sync: attaches and detaches
 * @database: holds what is attached already
 * @saver: saves the Demande that they belong to
 * @demande_id: its id
 *
 * Shows the files of a Demande. To be called once.
 */
void
guichet_attachments_editor_set_up (GuichetAttachmentsEditor *self,
                                   GuichetSync              *sync,
                                   GuichetDatabase          *database,
                                   GuichetDraftSaver        *saver,
                                   const char               *demande_id)
{
  g_autoptr (GPtrArray) attachments = NULL;
  g_autoptr (GError) error = NULL;

  self->sync = g_object_ref (sync);
  self->database = g_object_ref (database);
  self->saver = g_object_ref (saver);
  self->demande_id = g_strdup (demande_id);
  attachments = guichet_attachment_table_list (guichet_database_read (database),
                                               GUICHET_ATTACHMENT_OF_DEMANDE, demande_id, &error);
  for (guint i = 0; attachments && i < attachments->len; i++)
    add_row (self, attachments->pdata[i]);
  if (error)
    guichet_problem_bar_set_message (self->problem,
                                     _ ("The files of this Demande cannot be read now. They are "
                                        "not lost: close this window and open it again."));
  g_signal_connect_object (sync, "notify::information", G_CALLBACK (update), self,
                           G_CONNECT_SWAPPED);
  update (self);
}

/**
 * guichet_attachments_editor_add_file:
 * @file: a file to attach
 *
 * Copies a file into the store, after those that already wait. A problem is said beside them.
 */
void
guichet_attachments_editor_add_file (GuichetAttachmentsEditor *self,
                                     GFile                    *file)
{
  g_autofree char *name = g_file_get_basename (file);

  add_job (self, file, NULL, NULL, g_filename_display_name (name ? name : "?"));
  start_jobs (self);
}

/**
 * guichet_attachments_editor_paste:
 * @clipboard: offers a picture
 *
 * Adds the picture, to be approved.
 */
void
guichet_attachments_editor_paste (GuichetAttachmentsEditor *self,
                                  GdkClipboard             *clipboard)
{
  GuichetServiceInformation *information = guichet_sync_get_information (self->sync);
  guint64 limit = information ? guichet_service_information_get_attachment_bytes (information)
                              : CLIPBOARD_BYTES_MAX;

  guichet_clipboard_image_read_async (clipboard, (gsize) MIN (limit, CLIPBOARD_BYTES_MAX),
                                      self->cancellable, pasted_cb, g_object_ref (self));
}

/**
 * guichet_attachments_editor_choose:
 *
 * Lets the person choose files.
 */
void
guichet_attachments_editor_choose (GuichetAttachmentsEditor *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (self->chooser)
    return;
  self->chooser =
    gtk_file_chooser_native_new (_ ("Attach files"), GTK_WINDOW (root),
                                 GTK_FILE_CHOOSER_ACTION_OPEN, _ ("_Attach"), _ ("_Cancel"));
  gtk_file_chooser_set_select_multiple (GTK_FILE_CHOOSER (self->chooser), TRUE);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (self->chooser), TRUE);
  g_signal_connect_object (self->chooser, "response", G_CALLBACK (chosen_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}

/**
 * guichet_attachments_editor_get_n_files:
 *
 * Returns: how many files are attached
 */
guint
guichet_attachments_editor_get_n_files (GuichetAttachmentsEditor *self)
{
  return self->rows->len;
}

/**
 * guichet_attachments_editor_get_n_pending:
 *
 * Returns: how many pictures wait to be approved
 */
guint
guichet_attachments_editor_get_n_pending (GuichetAttachmentsEditor *self)
{
  return self->pending->len;
}

/**
 * guichet_attachments_editor_get_total:
 *
 * Returns: how many bytes are attached
 */
guint64
guichet_attachments_editor_get_total (GuichetAttachmentsEditor *self)
{
  guint64 total = 0;

  for (guint i = 0; i < self->rows->len; i++)
    total +=
      guichet_attachment_get_size (guichet_draft_file_get_attachment (self->rows->pdata[i]));
  return total;
}

/**
 * guichet_attachments_editor_is_busy:
 *
 * Says whether files are being attached.
 */
gboolean
guichet_attachments_editor_is_busy (GuichetAttachmentsEditor *self)
{
  return self->attaching || self->n_approvals > 0 || !g_queue_is_empty (&self->jobs);
}

/**
 * guichet_attachments_editor_attach_all:
 *
 * Attaches all the pictures that wait.
 */
void
guichet_attachments_editor_attach_all (GuichetAttachmentsEditor *self)
{
  for (guint i = 0; i < self->pending->len; i++)
    if (!guichet_pending_row_is_busy (self->pending->pdata[i]))
      pending_attach_cb (self, self->pending->pdata[i]);
}

/**
 * guichet_attachments_editor_discard_all:
 *
 * Forgets all the pictures that wait.
 */
void
guichet_attachments_editor_discard_all (GuichetAttachmentsEditor *self)
{
  while (self->pending->len > 0)
    remove_row (self, self->pending, self->pending->pdata[0]);
}
