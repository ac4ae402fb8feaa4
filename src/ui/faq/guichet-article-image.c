/* guichet-article-image.c - an image of an article, from our cache
 *
 * The article names an image by its id; only one that the service listed with the article is
 * ever asked for, by its digest. Until it is here, what it shows is said in words. The helper
 * process decodes it: nothing in this process reads a byte of it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "guichet-article-image.h"

#include <glib/gi18n.h>

struct _GuichetArticleImage
{
  AdwBin parent_instance;

  GuichetSync *sync;
  GuichetDecoder *decoder;
  GuichetAttachment *attachment;
  GCancellable *cancellable;
  gboolean is_loading;
  gboolean is_asked;

  GtkStack *stack;
  GtkPicture *picture;
  GtkLabel *alt;
  GtkLabel *reason;
  GtkWidget *ask;
};

G_DEFINE_FINAL_TYPE (GuichetArticleImage, guichet_article_image, ADW_TYPE_BIN)

/* Helpers */

static void
free_surface (gpointer surface)
{
  cairo_surface_destroy (surface);
}

/* The pixels stay where the helper put them: no copy is made. */
static GdkTexture *
make_texture (cairo_surface_t *surface)
{
  int stride = cairo_image_surface_get_stride (surface);
  int height = cairo_image_surface_get_height (surface);
  g_autoptr (GBytes) pixels =
    g_bytes_new_with_free_func (cairo_image_surface_get_data (surface),
                                (gsize) stride * (gsize) height, free_surface,
                                cairo_surface_reference (surface));

  return gdk_memory_texture_new (cairo_image_surface_get_width (surface), height,
                                 GDK_MEMORY_DEFAULT, pixels, (gsize) stride);
}

static void
show_reason (GuichetArticleImage *self,
             const char          *reason)
{
  self->is_loading = FALSE;
  gtk_label_set_text (self->reason, reason);
  gtk_stack_set_visible_child_name (self->stack, "absent");
}

static void
name_button (GuichetArticleImage *self,
             const char          *name)
{
  /* Translators: a button, for a screen reader; what the image shows */
  g_autofree char *label = g_strdup_printf (_ ("Show the image: %s"), name);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self->ask), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
}

/* Callbacks */

static void
decoded_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      data)
{
  g_autoptr (GuichetArticleImage) self = data;
  g_autoptr (GError) error = NULL;
  cairo_surface_t *surface =
    guichet_decoder_decode_finish (GUICHET_DECODER (source), result, &error);

  if (surface)
    {
      g_autoptr (GdkTexture) texture = make_texture (surface);

      cairo_surface_destroy (surface);
      self->is_loading = FALSE;
      gtk_picture_set_paintable (self->picture, GDK_PAINTABLE (texture));
      gtk_stack_set_visible_child_name (self->stack, "shown");
    }
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    show_reason (self, _ ("This image cannot be shown: its file is not one that can be read."));
}

static void
fetched_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      data)
{
  g_autoptr (GuichetArticleImage) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = guichet_sync_fetch_finish (GUICHET_SYNC (source), result, &error);

  if (file)
    guichet_decoder_decode_file_async (self->decoder, file, self->cancellable, decoded_cb,
                                       g_object_ref (self));
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    show_reason (self, _ ("The image comes with the next synchronisation."));
}

static void
ask_cb (GuichetArticleImage *self)
{
  self->is_asked = TRUE;
  guichet_article_image_load (self);
}

/* Overrides */

static void
guichet_article_image_dispose (GObject *object)
{
  GuichetArticleImage *self = GUICHET_ARTICLE_IMAGE (object);

  g_cancellable_cancel (self->cancellable);
  /* The bin must not keep the child that the template lets go. */
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), GUICHET_TYPE_ARTICLE_IMAGE);
  g_clear_object (&self->sync);
  g_clear_object (&self->decoder);
  g_clear_object (&self->attachment);
  G_OBJECT_CLASS (guichet_article_image_parent_class)->dispose (object);
}

static void
guichet_article_image_finalize (GObject *object)
{
  g_object_unref (GUICHET_ARTICLE_IMAGE (object)->cancellable);
  G_OBJECT_CLASS (guichet_article_image_parent_class)->finalize (object);
}

static void
guichet_article_image_class_init (GuichetArticleImageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = guichet_article_image_dispose;
  G_OBJECT_CLASS (klass)->finalize = guichet_article_image_finalize;
  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/guichet/Guichet/ui/faq/guichet-article-image.ui");
  gtk_widget_class_bind_template_child (widget_class, GuichetArticleImage, stack);
  gtk_widget_class_bind_template_child (widget_class, GuichetArticleImage, picture);
  gtk_widget_class_bind_template_child (widget_class, GuichetArticleImage, alt);
  gtk_widget_class_bind_template_child (widget_class, GuichetArticleImage, reason);
  gtk_widget_class_bind_template_child (widget_class, GuichetArticleImage, ask);
  gtk_widget_class_bind_template_callback (widget_class, ask_cb);
}

static void
guichet_article_image_init (GuichetArticleImage *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* Public API */

/**
 * guichet_article_image_new:
 * @sync: what holds or fetches it
 * @decoder: what reads it
 * @attachment: (nullable): the image; %NULL when the service listed none of this name
 * @alt: what it shows, in words
 *
 * Returns: (transfer floating): the image, which guichet_article_image_load() loads
 */
GtkWidget *
guichet_article_image_new (GuichetSync       *sync,
                           GuichetDecoder    *decoder,
                           GuichetAttachment *attachment,
                           const char        *alt)
{
  GuichetArticleImage *self = g_object_new (GUICHET_TYPE_ARTICLE_IMAGE, NULL);
  const char *name = *alt ? alt : _ ("Image without a description");

  self->sync = g_object_ref (sync);
  self->decoder = g_object_ref (decoder);
  g_set_object (&self->attachment, attachment);
  gtk_label_set_text (self->alt, name);
  name_button (self, name);
  gtk_picture_set_alternative_text (self->picture, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->picture),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return GTK_WIDGET (self);
}

/**
 * guichet_article_image_load:
 * @self: an image
 *
 * Loads it, if it is not shown yet: from the cache, else from the service; over a metered
 * connection that the person wants to spare, once they ask for it.
 */
void
guichet_article_image_load (GuichetArticleImage *self)
{
  g_return_if_fail (GUICHET_IS_ARTICLE_IMAGE (self));
  if (self->is_loading || guichet_article_image_is_shown (self))
    return;
  if (!self->attachment)
    {
      show_reason (self, _ ("The service does not give this image."));
      return;
    }
  if (!self->is_asked && guichet_sync_defers (self->sync, self->attachment))
    {
      gtk_widget_set_visible (self->ask, TRUE);
      show_reason (self, _ ("The image waits: the connection is metered."));
      return;
    }
  self->is_loading = TRUE;
  gtk_widget_set_visible (self->ask, FALSE);
  gtk_label_set_text (self->reason, _ ("The image is on its way."));
  guichet_sync_fetch_async (self->sync, GUICHET_SYNC_CONTENT_IMAGE, self->attachment,
                            self->cancellable, fetched_cb, g_object_ref (self));
}

/**
 * guichet_article_image_is_shown:
 * @self: an image
 *
 * Returns: whether the image itself is shown, and not the words in its place
 */
gboolean
guichet_article_image_is_shown (GuichetArticleImage *self)
{
  g_return_val_if_fail (GUICHET_IS_ARTICLE_IMAGE (self), FALSE);
  return gtk_picture_get_paintable (self->picture) != NULL;
}
