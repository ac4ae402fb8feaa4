/* guichet-preview.c - exactly what will leave
 *
 * All that is shown is read back: the text from the frozen document, every member of it; the
 * files from the store, by the digests that the document names, each picture decoded again.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "guichet-preview.h"

#include "guichet-json.h"
#include "guichet-preview-row.h"
#include "guichet-preview-text.h"
#include "guichet-thumbnail.h"

#include <glib/gi18n.h>
#include <string.h>

#define PICTURE_SIDE 560

struct _GuichetPreview
{
  AdwWindow parent_instance;

  GuichetBlobStore *blobs;
  GuichetDecoder *decoder;
  GCancellable *cancellable;

  GtkWidget *scroller;
  GtkLabel *sizes;
  GtkListBox *fields;
  GtkWidget *files_group;
  GtkListBox *files;
  GtkTextBuffer *exact;
};

G_DEFINE_FINAL_TYPE (GuichetPreview, guichet_preview, ADW_TYPE_WINDOW)

/* Helpers */

static void
decoded_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (GuichetPreviewRow) row = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GdkTexture) picture =
    guichet_thumbnail_finish (GUICHET_DECODER (source), result, &error);

  if (picture)
    guichet_preview_row_set_picture (row, GDK_PAINTABLE (picture));
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    guichet_preview_row_set_problem (row, _ ("This picture cannot be shown: look at its file "
                                             "before you send it."));
}

static void
show_picture (GuichetPreview    *self,
              GuichetPreviewRow *row,
              const char        *sha256)
{
  g_autoptr (GFile) file = guichet_blob_store_get_file (self->blobs, sha256);

  guichet_thumbnail_from_file_async (self->decoder, file, PICTURE_SIDE, self->cancellable,
                                     decoded_cb, g_object_ref (row));
}

static guint64
add_file (GuichetPreview *self,
          JsonObject     *file)
{
  const char *type = json_object_get_string_member (file, "media_type");
  const char *sha256 = json_object_get_string_member (file, "sha256");
  guint64 size = (guint64) json_object_get_int_member (file, "size");
  g_autofree char *shown_size = g_format_size (size);
  /* Translators: a media type, a size, a digest, an identifier */
  g_autofree char *value =
    g_strdup_printf (_ ("%s, %s\nSHA-256 %s\nIdentifier %s"), type, shown_size, sha256,
                     json_object_get_string_member (file, "id"));
  GuichetPreviewRow *row =
    guichet_preview_row_new (json_object_get_string_member (file, "name"), value);

  gtk_list_box_append (self->files, GTK_WIDGET (row));
  if (g_str_has_prefix (type, "image/"))
    show_picture (self, row, sha256);
  return size;
}

static guint64
add_files (GuichetPreview *self,
           JsonArray      *files)
{
  guint64 total = 0;

  for (guint i = 0; i < json_array_get_length (files); i++)
    total += add_file (self, json_array_get_object_element (files, i));
  gtk_widget_set_visible (self->files_group, json_array_get_length (files) > 0);
  return total;
}

static void
add_fields (GuichetPreview *self,
            JsonObject     *document)
{
  g_autoptr (GList) members = json_object_get_members (document);

  for (GList *member = members; member; member = member->next)
    {
      g_autofree char *name = guichet_preview_text_name (member->data);
      g_autofree char *value =
        guichet_preview_text_value (json_object_get_member (document, member->data));

      if (!g_str_equal (member->data, "attachments"))
        gtk_list_box_append (self->fields,
                             GTK_WIDGET (guichet_preview_row_new (name, value)));
    }
}

static void
show (GuichetPreview *self,
      JsonObject     *document,
      GBytes         *payload)
{
  gsize size = 0;
  const char *text = g_bytes_get_data (payload, &size);
  JsonArray *files = json_object_get_array_member (document, "attachments");
  guint64 total = add_files (self, files);
  g_autofree char *sizes =
    guichet_preview_text_sizes (size, json_array_get_length (files), total);

  add_fields (self, document);
  gtk_label_set_label (self->sizes, sizes);
  gtk_text_buffer_set_text (self->exact, text, (int) size);
  /* The first text that can be copied would be selected by taking the focus. */
  gtk_window_set_focus (GTK_WINDOW (self), self->scroller);
}

/* Overrides */

static void
guichet_preview_dispose (GObject *object)
{
  GuichetPreview *self = GUICHET_PREVIEW (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->blobs);
  g_clear_object (&self->decoder);
  gtk_widget_dispose_template (GTK_WIDGET (object), GUICHET_TYPE_PREVIEW);
  G_OBJECT_CLASS (guichet_preview_parent_class)->dispose (object);
}

static void
guichet_preview_finalize (GObject *object)
{
  g_clear_object (&GUICHET_PREVIEW (object)->cancellable);
  G_OBJECT_CLASS (guichet_preview_parent_class)->finalize (object);
}

static void
guichet_preview_class_init (GuichetPreviewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = guichet_preview_dispose;
  G_OBJECT_CLASS (klass)->finalize = guichet_preview_finalize;
  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/guichet/Guichet/ui/composer/guichet-preview.ui");
  gtk_widget_class_bind_template_child (widget_class, GuichetPreview, sizes);
  gtk_widget_class_bind_template_child (widget_class, GuichetPreview, scroller);
  gtk_widget_class_bind_template_child (widget_class, GuichetPreview, fields);
  gtk_widget_class_bind_template_child (widget_class, GuichetPreview, files_group);
  gtk_widget_class_bind_template_child (widget_class, GuichetPreview, files);
  gtk_widget_class_bind_template_child (widget_class, GuichetPreview, exact);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
guichet_preview_init (GuichetPreview *self)
{
  self->decoder = guichet_decoder_new ();
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* Public API */

/**
 * guichet_preview_new:
 * @parent: the window in which it is written
 * @payload: the document that would leave
 * @blobs: where its files are
 *
 * Returns: (transfer none): a window that shows it; GTK holds it until it is closed. Errors: of
 *   #GuichetJsonError.
 */
GuichetPreview *
guichet_preview_new (GtkWindow         *parent,
                     GBytes            *payload,
                     GuichetBlobStore  *blobs,
                     GError           **error)
{
  gsize size = 0;
  const char *text = g_bytes_get_data (payload, &size);
  g_autoptr (JsonNode) document =
    guichet_json_parse_object (text, size, &guichet_json_default_limits, error);
  GuichetPreview *self;

  if (!document)
    return NULL;
  self = g_object_new (GUICHET_TYPE_PREVIEW, "transient-for", parent, "modal", TRUE, NULL);
  self->blobs = g_object_ref (blobs);
  show (self, json_node_get_object (document), payload);
  return self;
}
