/* guichet-attachment-opener.c - hands an attachment to the desktop, or saves it
 *
 * The blobs have neither name nor extension and must never be written to, so what other programs
 * get is a copy: in the user's cache, in a folder of its own, under the attachment's cleaned name.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "guichet-attachment-opener.h"

#include <errno.h>
#include <glib/gstdio.h>

/* Callbacks */

static void
copied_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr (GTask) task = data;
  g_autoptr (GError) error = NULL;

  if (g_file_copy_finish (G_FILE (source), result, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
fetched_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      data)
{
  g_autoptr (GTask) task = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) blob = guichet_sync_fetch_finish (GUICHET_SYNC (source), result, &error);
  GFile *target = g_task_get_task_data (task);

  if (blob)
    g_file_copy_async (blob, target,
                       G_FILE_COPY_OVERWRITE | G_FILE_COPY_TARGET_DEFAULT_PERMS,
                       G_PRIORITY_DEFAULT, g_task_get_cancellable (task), NULL, NULL, copied_cb,
                       g_object_ref (task));
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

/* Public API */

/**
 * guichet_attachment_copy_async:
 * @sync: what holds or fetches the content
 * @attachment: what to copy
 * @target: where to; replaced if it exists
 * @cancellable: (nullable): to give up
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Copies the content of an attachment, downloading it first if it is not here.
 */
void
guichet_attachment_copy_async (GuichetSync         *sync,
                               GuichetAttachment   *attachment,
                               GFile               *target,
                               GCancellable        *cancellable,
                               GAsyncReadyCallback  callback,
                               gpointer             user_data)
{
  g_autoptr (GTask) task = g_task_new (sync, cancellable, callback, user_data);

  g_task_set_source_tag (task, guichet_attachment_copy_async);
  g_task_set_task_data (task, g_object_ref (target), g_object_unref);
  guichet_sync_fetch_async (sync, GUICHET_SYNC_CONTENT_ATTACHMENT, attachment, cancellable,
                            fetched_cb, g_steal_pointer (&task));
}

/**
 * guichet_attachment_copy_finish:
 * @sync: what holds or fetches the content
 * @result: what the callback was given
 * @error: what went wrong: of the exchange, the store or the target
 *
 * Returns: whether the copy is complete
 */
gboolean
guichet_attachment_copy_finish (GuichetSync   *sync,
                                GAsyncResult  *result,
                                GError       **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * guichet_attachment_make_viewed:
 * @attachment: what will be looked at
 * @error: what went wrong with the cache
 *
 * Makes the folder in the user's cache that holds the copy which other programs are shown.
 *
 * Returns: (transfer full) (nullable): where that copy belongs
 */
GFile *
guichet_attachment_make_viewed (GuichetAttachment  *attachment,
                                GError            **error)
{
  g_autofree char *name = NULL;
  g_autofree char *folder = g_build_filename (g_get_user_cache_dir (), "guichet", "viewed",
                                              guichet_attachment_get_id (attachment), NULL);
  g_autofree char *path = NULL;

  if (g_mkdir_with_parents (folder, 0700) != 0)
    {
      int saved = errno;

      g_set_error (error, G_IO_ERROR, g_io_error_from_errno (saved), "%s: %s", folder,
                   g_strerror (saved));
      return NULL;
    }
  name = guichet_attachment_clean_name (guichet_attachment_get_name (attachment));
  path = g_build_filename (folder, name, NULL);
  return g_file_new_for_path (path);
}
