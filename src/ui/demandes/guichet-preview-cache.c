/* guichet-preview-cache.c - small pictures of attachments, made once
 *
 * The content is had from the store, else from the service; the helper process decodes it, and
 * only the small picture is kept, by the digest of what it shows. The oldest ones go first.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "guichet-preview-cache.h"

#include "guichet-thumbnail.h"

#define SIDE 96
#define MOST 64

struct _GuichetPreviewCache
{
  GObject parent_instance;

  GuichetDecoder *decoder;
  GHashTable *textures; /* by the digest of the content */
  GQueue digests;       /* the oldest first */
};

G_DEFINE_FINAL_TYPE (GuichetPreviewCache, guichet_preview_cache, G_TYPE_OBJECT)

/* Helpers */

static void
keep (GuichetPreviewCache *self,
      const char          *sha256,
      GdkTexture          *texture)
{
  if (g_hash_table_contains (self->textures, sha256))
    return;
  if (self->digests.length >= MOST)
    {
      g_autofree char *oldest = g_queue_pop_head (&self->digests);

      g_hash_table_remove (self->textures, oldest);
    }
  g_queue_push_tail (&self->digests, g_strdup (sha256));
  g_hash_table_insert (self->textures, g_strdup (sha256), g_object_ref (texture));
}

/* Callbacks */

static void
made_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      data)
{
  g_autoptr (GTask) task = data;
  GError *error = NULL;
  GdkTexture *texture = guichet_thumbnail_finish (GUICHET_DECODER (source), result, &error);

  if (!texture)
    {
      g_task_return_error (task, error);
      return;
    }
  keep (g_task_get_source_object (task),
        guichet_attachment_get_sha256 (g_task_get_task_data (task)), texture);
  g_task_return_pointer (task, texture, g_object_unref);
}

static void
fetched_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      data)
{
  g_autoptr (GTask) task = data;
  GuichetPreviewCache *self = g_task_get_source_object (task);
  GError *error = NULL;
  g_autoptr (GFile) file = guichet_sync_fetch_finish (GUICHET_SYNC (source), result, &error);

  if (file)
    guichet_thumbnail_from_file_async (self->decoder, file, SIDE, g_task_get_cancellable (task),
                                       made_cb, g_object_ref (task));
  else
    g_task_return_error (task, error);
}

/* Overrides */

static void
guichet_preview_cache_finalize (GObject *object)
{
  GuichetPreviewCache *self = GUICHET_PREVIEW_CACHE (object);

  g_clear_object (&self->decoder);
  g_hash_table_unref (self->textures);
  g_queue_clear_full (&self->digests, g_free);
  G_OBJECT_CLASS (guichet_preview_cache_parent_class)->finalize (object);
}

static void
guichet_preview_cache_class_init (GuichetPreviewCacheClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = guichet_preview_cache_finalize;
}

static void
guichet_preview_cache_init (GuichetPreviewCache *self)
{
  self->decoder = guichet_decoder_new ();
  self->textures = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  g_queue_init (&self->digests);
}

/* Public API */

/**
 * guichet_preview_cache_of:
 * @sync: what has the contents
 *
 * Returns: (transfer none): the small pictures of what @sync has, for as long as it lives
 */
GuichetPreviewCache *
guichet_preview_cache_of (GuichetSync *sync)
{
  GuichetPreviewCache *self = g_object_get_data (G_OBJECT (sync), "guichet-preview-cache");

  if (!self)
    {
      self = g_object_new (GUICHET_TYPE_PREVIEW_CACHE, NULL);
      g_object_set_data_full (G_OBJECT (sync), "guichet-preview-cache", self, g_object_unref);
    }
  return self;
}

/**
 * guichet_preview_cache_load_async:
 * @sync: what has the content, or fetches it
 * @attachment: an image
 *
 * Has a small picture of an image at hand; what is not here is not fetched for it over a metered
 * connection that the person wants to spare.
 */
void
guichet_preview_cache_load_async (GuichetPreviewCache *self,
                                  GuichetSync         *sync,
                                  GuichetAttachment   *attachment,
                                  GCancellable        *cancellable,
                                  GAsyncReadyCallback  callback,
                                  gpointer             user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  GdkTexture *kept =
    g_hash_table_lookup (self->textures, guichet_attachment_get_sha256 (attachment));

  g_task_set_source_tag (task, guichet_preview_cache_load_async);
  g_task_set_task_data (task, g_object_ref (attachment), g_object_unref);
  if (kept)
    g_task_return_pointer (task, g_object_ref (kept), g_object_unref);
  else if (guichet_sync_defers (sync, attachment))
    g_task_return_new_error (task, GUICHET_SYNC_ERROR, GUICHET_SYNC_ERROR_UNAVAILABLE,
                             "The connection is metered");
  else
    guichet_sync_fetch_async (sync, GUICHET_SYNC_CONTENT_ATTACHMENT, attachment, cancellable,
                              fetched_cb, g_steal_pointer (&task));
}

/**
 * guichet_preview_cache_load_finish:
 *
 * Returns: (transfer full): the small picture. Errors: those of the exchange and of the decoder.
 */
GdkTexture *
guichet_preview_cache_load_finish (GuichetPreviewCache  *self,
                                   GAsyncResult         *result,
                                   GError              **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
