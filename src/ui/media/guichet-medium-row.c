/* guichet-medium-row.c - a document of the espace média that one may open and save
 *
 * Its content is fetched when somebody wants it, and is then here to stay. How far the fetching
 * is shows in the row, where it can be given up; what came is kept, and it goes on from there the
 * next time. What goes wrong is said in the row, and stays there until it goes right.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "guichet-medium-row.h"

#include "guichet-attachment-opener.h"
#include "guichet-blob-store.h"
#include "guichet-error-text.h"
#include "guichet-find-text.h"
#include "guichet-medium-text.h"

#include <glib/gi18n.h>

#define PROGRESS_MS 250

struct _GuichetMediumRow
{
  AdwActionRow parent_instance;

  GuichetSync *sync;
  GuichetDatabase *database;
  GuichetClock *clock;
  GuichetMedium *medium;
  GuichetAttachment *attachment;
  GCancellable *cancellable;
  GtkFileChooserNative *chooser;
  GFile *partial;
  GFile *target;
  guint progress_id;

  GtkWidget *busy;
  GtkProgressBar *progress;
  GtkWidget *cancel;
  GtkWidget *save;
  GtkWidget *may_open;
};

G_DEFINE_FINAL_TYPE (GuichetMediumRow, guichet_medium_row, ADW_TYPE_ACTION_ROW)

/* Helpers: what is said */

static gboolean
is_here (GuichetMediumRow *self)
{
  return guichet_blob_store_has (guichet_database_get_blobs (self->database),
                                 guichet_medium_get_fields (self->medium)->sha256);
}

static void
show_about (GuichetMediumRow *self)
{
  const GuichetMediumFields *fields = guichet_medium_get_fields (self->medium);
  g_autofree char *description = guichet_find_text_clean (fields->description);
  g_autofree char *about =
    guichet_medium_text_about (self->medium, guichet_sync_get_information (self->sync),
                               is_here (self), guichet_clock_get_now (self->clock));
  g_autofree char *all =
    *description ? g_strconcat (description, "\n", about, NULL) : g_strdup (about);

  adw_action_row_set_subtitle (ADW_ACTION_ROW (self), all);
  gtk_widget_remove_css_class (GTK_WIDGET (self), "error");
}

static void
show_error (GuichetMediumRow *self,
            const GError     *error)
{
  g_autofree char *text = NULL;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      show_about (self);
      return;
    }
  text = guichet_error_text (error);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self), text);
  gtk_widget_add_css_class (GTK_WIDGET (self), "error");
}

/* What is on the disk so far: the exchange does not say it. */
static gboolean
progress_cb (gpointer data)
{
  GuichetMediumRow *self = data;
  g_autoptr (GFileInfo) info =
    g_file_query_info (self->partial, G_FILE_ATTRIBUTE_STANDARD_SIZE, G_FILE_QUERY_INFO_NONE,
                       NULL, NULL);
  double size = (double) guichet_medium_get_fields (self->medium)->size;

  if (info && size > 0)
    gtk_progress_bar_set_fraction (self->progress,
                                   MIN (1.0, (double) g_file_info_get_size (info) / size));
  return G_SOURCE_CONTINUE;
}

static void
set_busy (GuichetMediumRow *self,
          gboolean          busy)
{
  gtk_widget_set_visible (self->busy, busy);
  gtk_widget_set_visible (self->save, !busy);
  gtk_widget_set_visible (self->may_open, !busy && guichet_medium_text_may_open (self->medium));
  gtk_progress_bar_set_fraction (self->progress, 0);
  g_clear_handle_id (&self->progress_id, g_source_remove);
  g_clear_object (&self->partial);
  if (!busy)
    return;
  self->partial =
    guichet_blob_store_get_partial (guichet_database_get_blobs (self->database),
                                    guichet_medium_get_fields (self->medium)->sha256, NULL);
  if (self->partial)
    self->progress_id = g_timeout_add (PROGRESS_MS, progress_cb, self);
}

/* Helpers: fetching */

static void
finish (GuichetMediumRow *self,
        const GError     *error)
{
  set_busy (self, FALSE);
  g_clear_object (&self->cancellable);
  if (error)
    show_error (self, error);
  else
    show_about (self);
}

static void
copied_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr (GuichetMediumRow) self = data;
  g_autoptr (GFile) target = g_steal_pointer (&self->target);
  g_autoptr (GError) error = NULL;
  g_autofree char *uri = NULL;
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  gboolean is_viewed = g_object_get_data (G_OBJECT (target), "viewed") != NULL;

  g_file_copy_finish (G_FILE (source), result, &error);
  finish (self, error);
  if (error || !is_viewed || !GTK_IS_WINDOW (root))
    return;
  uri = g_file_get_uri (target);
  gtk_show_uri (GTK_WINDOW (root), uri, GDK_CURRENT_TIME);
}

static void
fetched_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      data)
{
  g_autoptr (GuichetMediumRow) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) blob = guichet_sync_fetch_finish (GUICHET_SYNC (source), result, &error);

  if (blob)
    {
      g_file_copy_async (blob, self->target,
                         G_FILE_COPY_OVERWRITE | G_FILE_COPY_TARGET_DEFAULT_PERMS,
                         G_PRIORITY_DEFAULT, self->cancellable, NULL, NULL, copied_cb,
                         g_object_ref (self));
      return;
    }
  g_clear_object (&self->target);
  finish (self, error);
}

static void
fetch (GuichetMediumRow *self,
       GFile            *target)
{
  if (self->cancellable)
    return;
  g_set_object (&self->target, target);
  self->cancellable = g_cancellable_new ();
  show_about (self);
  set_busy (self, TRUE);
  guichet_sync_fetch_async (self->sync, GUICHET_SYNC_CONTENT_MEDIUM, self->attachment,
                            self->cancellable, fetched_cb, g_object_ref (self));
}

/* Callbacks */

static void
activated_cb (GuichetMediumRow *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) target = NULL;

  if (!guichet_medium_text_may_open (self->medium))
    {
      gtk_widget_activate (self->save);
      return;
    }
  target = guichet_attachment_make_viewed (self->attachment, &error);
  if (!target)
    {
      show_error (self, error);
      return;
    }
  g_object_set_data (G_OBJECT (target), "viewed", GINT_TO_POINTER (TRUE));
  fetch (self, target);
}

static void
cancel_cb (GuichetMediumRow *self)
{
  g_cancellable_cancel (self->cancellable);
}

static void
target_chosen_cb (GuichetMediumRow *self,
                  int               response)
{
  g_autoptr (GFile) target = NULL;

  if (response == GTK_RESPONSE_ACCEPT)
    {
      target = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (self->chooser));
      fetch (self, target);
    }
  g_clear_object (&self->chooser);
}

static void
save_cb (GuichetMediumRow *self)
{
  if (self->chooser)
    return;
  self->chooser = gtk_file_chooser_native_new (
    _ ("Save the document"), GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))),
    GTK_FILE_CHOOSER_ACTION_SAVE, _ ("_Save"), NULL);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (self->chooser),
                                     guichet_attachment_get_name (self->attachment));
  g_signal_connect_object (self->chooser, "response", G_CALLBACK (target_chosen_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}

/* Overrides */

static void
guichet_medium_row_dispose (GObject *object)
{
  GuichetMediumRow *self = GUICHET_MEDIUM_ROW (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_handle_id (&self->progress_id, g_source_remove);
  gtk_widget_dispose_template (GTK_WIDGET (self), GUICHET_TYPE_MEDIUM_ROW);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->chooser);
  g_clear_object (&self->partial);
  g_clear_object (&self->target);
  g_clear_object (&self->sync);
  g_clear_object (&self->database);
  g_clear_object (&self->clock);
  g_clear_object (&self->medium);
  g_clear_object (&self->attachment);
  G_OBJECT_CLASS (guichet_medium_row_parent_class)->dispose (object);
}

static void
guichet_medium_row_class_init (GuichetMediumRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = guichet_medium_row_dispose;
  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/guichet/Guichet/ui/media/guichet-medium-row.ui");
  gtk_widget_class_bind_template_child (widget_class, GuichetMediumRow, busy);
  gtk_widget_class_bind_template_child (widget_class, GuichetMediumRow, progress);
  gtk_widget_class_bind_template_child (widget_class, GuichetMediumRow, cancel);
  gtk_widget_class_bind_template_child (widget_class, GuichetMediumRow, save);
  gtk_widget_class_bind_template_child (widget_class, GuichetMediumRow, may_open);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, cancel_cb);
  gtk_widget_class_bind_template_callback (widget_class, save_cb);
}

static void
guichet_medium_row_init (GuichetMediumRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
name_buttons (GuichetMediumRow *self,
              const char       *title)
{
  /* Translators: the title of a document */
  g_autofree char *save = g_strdup_printf (_ ("Save “%s”"), title);
  /* Translators: the title of a document */
  g_autofree char *cancel = g_strdup_printf (_ ("Stop fetching “%s”"), title);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self->save), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  save, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->cancel), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  cancel, -1);
}

/* Public API */

/**
 * guichet_medium_row_new:
 * @sync: what fetches its content
 * @database: where contents are kept
 * @clock: what time it is
 * @medium: what to show
 *
 * Returns: (transfer floating): the row
 */
GtkWidget *
guichet_medium_row_new (GuichetSync     *sync,
                        GuichetDatabase *database,
                        GuichetClock    *clock,
                        GuichetMedium   *medium)
{
  GuichetMediumRow *self = g_object_new (GUICHET_TYPE_MEDIUM_ROW, NULL);
  const GuichetMediumFields *fields = guichet_medium_get_fields (medium);
  g_autofree char *title = guichet_find_text_clean (fields->title);
  g_autofree char *name = guichet_medium_text_file_name (medium);

  self->sync = g_object_ref (sync);
  self->database = g_object_ref (database);
  self->clock = g_object_ref (clock);
  self->medium = g_object_ref (medium);
  self->attachment =
    guichet_attachment_new (fields->id, name, fields->media_type, fields->size, fields->sha256);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), title);
  name_buttons (self, title);
  set_busy (self, FALSE);
  show_about (self);
  return GTK_WIDGET (self);
}
