/* guichet-attachment-row.c - an attachment that one may open and save
 *
 * What goes wrong is said in the row, and stays there until it goes right.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "guichet-attachment-row.h"

#include "guichet-attachment-opener.h"
#include "guichet-error-text.h"
#include "guichet-preview-cache.h"

#include <glib/gi18n.h>

/* A larger image is not fetched only to be shown small. */
#define MOST_PREVIEWED (4u << 20)
#define PREVIEW_SIDE 48

struct _GuichetAttachmentRow
{
  AdwActionRow parent_instance;

  GuichetSync *sync;
  GuichetAttachment *attachment;
  GCancellable *cancellable;
  GtkFileChooserNative *chooser;
  gboolean has_asked;

  GtkImage *icon;
  GtkSpinner *spinner;
  GtkWidget *save;
};

G_DEFINE_FINAL_TYPE (GuichetAttachmentRow, guichet_attachment_row, ADW_TYPE_ACTION_ROW)

/* Helpers */

static void
show_size (GuichetAttachmentRow *self)
{
  g_autofree char *size = g_format_size (guichet_attachment_get_size (self->attachment));

  adw_action_row_set_subtitle (ADW_ACTION_ROW (self), size);
  gtk_widget_remove_css_class (GTK_WIDGET (self), "error");
}

static void
show_error (GuichetAttachmentRow *self,
            const GError         *error)
{
  g_autofree char *text = NULL;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  text = guichet_error_text (error);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self), text);
  gtk_widget_add_css_class (GTK_WIDGET (self), "error");
}

static void
set_busy (GuichetAttachmentRow *self,
          gboolean              busy)
{
  gtk_spinner_set_spinning (self->spinner, busy);
  gtk_widget_set_visible (GTK_WIDGET (self->spinner), busy);
  gtk_widget_set_visible (GTK_WIDGET (self->icon), !busy);
}

static gboolean
finish_copy (GuichetAttachmentRow *self,
             GObject              *source,
             GAsyncResult         *result)
{
  g_autoptr (GError) error = NULL;

  set_busy (self, FALSE);
  if (guichet_attachment_copy_finish (GUICHET_SYNC (source), result, &error))
    {
      show_size (self);
      return TRUE;
    }
  show_error (self, error);
  return FALSE;
}

static void
copy (GuichetAttachmentRow *self,
      GFile                *target,
      GAsyncReadyCallback   callback)
{
  set_busy (self, TRUE);
  guichet_attachment_copy_async (self->sync, self->attachment, target, self->cancellable, callback,
                                 g_object_ref (self));
}

/* Callbacks */

/* Without a small picture the icon stays: the image can be opened all the same. */
static void
previewed_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      data)
{
  g_autoptr (GuichetAttachmentRow) self = data;
  g_autoptr (GdkTexture) texture =
    guichet_preview_cache_load_finish (GUICHET_PREVIEW_CACHE (source), result, NULL);

  if (!texture || g_cancellable_is_cancelled (self->cancellable))
    return;
  gtk_image_set_from_paintable (self->icon, GDK_PAINTABLE (texture));
  gtk_image_set_pixel_size (self->icon, PREVIEW_SIDE);
}

static void
copied_to_view_cb (GObject      *source,
                   GAsyncResult *result,
                   gpointer      data)
{
  g_autoptr (GuichetAttachmentRow) self = data;
  g_autoptr (GFile) file = NULL;
  g_autofree char *uri = NULL;
  GtkRoot *root;

  if (!finish_copy (self, source, result))
    return;
  file = guichet_attachment_make_viewed (self->attachment, NULL);
  uri = file ? g_file_get_uri (file) : NULL;
  root = gtk_widget_get_root (GTK_WIDGET (self));
  if (uri && GTK_IS_WINDOW (root))
    gtk_show_uri (GTK_WINDOW (root), uri, GDK_CURRENT_TIME);
}

static void
saved_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      data)
{
  g_autoptr (GuichetAttachmentRow) self = data;

  if (finish_copy (self, source, result))
    adw_action_row_set_subtitle (ADW_ACTION_ROW (self), _ ("Saved"));
}

static void
target_chosen_cb (GuichetAttachmentRow *self,
                  int                   response)
{
  g_autoptr (GFile) target = NULL;

  if (response == GTK_RESPONSE_ACCEPT)
    {
      target = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (self->chooser));
      copy (self, target, saved_cb);
    }
  g_clear_object (&self->chooser);
}

static void
activated_cb (GuichetAttachmentRow *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) target = guichet_attachment_make_viewed (self->attachment, &error);

  if (target)
    copy (self, target, copied_to_view_cb);
  else
    show_error (self, error);
}

static void
save_cb (GuichetAttachmentRow *self)
{
  g_autofree char *name = NULL;

  if (self->chooser)
    return;
  name = guichet_attachment_clean_name (guichet_attachment_get_name (self->attachment));
  self->chooser = gtk_file_chooser_native_new (
    _ ("Save the attachment"), GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))),
    GTK_FILE_CHOOSER_ACTION_SAVE, _ ("_Save"), NULL);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (self->chooser), name);
  g_signal_connect_object (self->chooser, "response", G_CALLBACK (target_chosen_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}

/* Overrides */

static void
guichet_attachment_row_dispose (GObject *object)
{
  GuichetAttachmentRow *self = GUICHET_ATTACHMENT_ROW (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->chooser);
  g_clear_object (&self->sync);
  g_clear_object (&self->attachment);
  G_OBJECT_CLASS (guichet_attachment_row_parent_class)->dispose (object);
}

/* Only what comes before somebody's eyes is fetched and decoded. */
static void
guichet_attachment_row_map (GtkWidget *widget)
{
  GuichetAttachmentRow *self = GUICHET_ATTACHMENT_ROW (widget);

  GTK_WIDGET_CLASS (guichet_attachment_row_parent_class)->map (widget);
  if (self->has_asked || !guichet_attachment_is_image (self->attachment)
      || guichet_attachment_get_size (self->attachment) > MOST_PREVIEWED)
    return;
  self->has_asked = TRUE;
  guichet_preview_cache_load_async (guichet_preview_cache_of (self->sync), self->sync,
                                    self->attachment, self->cancellable, previewed_cb,
                                    g_object_ref (self));
}

static void
guichet_attachment_row_finalize (GObject *object)
{
  g_object_unref (GUICHET_ATTACHMENT_ROW (object)->cancellable);
  G_OBJECT_CLASS (guichet_attachment_row_parent_class)->finalize (object);
}

static void
guichet_attachment_row_class_init (GuichetAttachmentRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->map = guichet_attachment_row_map;
  G_OBJECT_CLASS (klass)->dispose = guichet_attachment_row_dispose;
  G_OBJECT_CLASS (klass)->finalize = guichet_attachment_row_finalize;
  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/guichet/Guichet/ui/demandes/guichet-attachment-row.ui");
  gtk_widget_class_bind_template_child (widget_class, GuichetAttachmentRow, icon);
  gtk_widget_class_bind_template_child (widget_class, GuichetAttachmentRow, spinner);
  gtk_widget_class_bind_template_child (widget_class, GuichetAttachmentRow, save);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, save_cb);
}

static void
guichet_attachment_row_init (GuichetAttachmentRow *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* Public API */

/**
 * guichet_attachment_row_new:
 * @sync: what holds or fetches the content
 * @attachment: what to show
 *
 * Returns: (transfer floating): the row
 */
GtkWidget *
guichet_attachment_row_new (GuichetSync       *sync,
                            GuichetAttachment *attachment)
{
  GuichetAttachmentRow *self = g_object_new (GUICHET_TYPE_ATTACHMENT_ROW, NULL);
  g_autofree char *save = NULL;

  self->sync = g_object_ref (sync);
  self->attachment = g_object_ref (attachment);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self),
                                 guichet_attachment_get_name (attachment));
  /* Translators: the name of a file */
  save = g_strdup_printf (_ ("Save %s"), guichet_attachment_get_name (attachment));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->save),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, save, -1);
  gtk_image_set_from_icon_name (self->icon, guichet_attachment_is_image (attachment)
                                              ? "guichet-image-symbolic"
                                              : "guichet-file-symbolic");
  show_size (self);
  return GTK_WIDGET (self);
}
