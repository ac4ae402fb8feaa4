/* guichet-blob-store.h - the contents of files, by their SHA-256
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "guichet-store-error.h"

G_BEGIN_DECLS

#define GUICHET_TYPE_BLOB_STORE (guichet_blob_store_get_type ())

G_DECLARE_FINAL_TYPE (GuichetBlobStore, guichet_blob_store, GUICHET, BLOB_STORE, GObject)

GuichetBlobStore *guichet_blob_store_new         (GFile             *folder);
gboolean          guichet_blob_store_has         (GuichetBlobStore  *self,
                                                  const char        *sha256);
GFile            *guichet_blob_store_get_file    (GuichetBlobStore  *self,
                                                  const char        *sha256);
GBytes           *guichet_blob_store_load        (GuichetBlobStore  *self,
                                                  const char        *sha256,
                                                  GError           **error);
gboolean          guichet_blob_store_verify      (GuichetBlobStore  *self,
                                                  const char        *sha256,
                                                  GCancellable      *cancellable,
                                                  GError           **error);
char             *guichet_blob_store_add_bytes   (GuichetBlobStore  *self,
                                                  GBytes            *content,
                                                  GError           **error);
char             *guichet_blob_store_add_file    (GuichetBlobStore  *self,
                                                  GFile             *source,
                                                  guint64            most_bytes,
                                                  guint64           *size,
                                                  GCancellable      *cancellable,
                                                  GError           **error);
GFile            *guichet_blob_store_get_partial (GuichetBlobStore  *self,
                                                  const char        *sha256,
                                                  GError           **error);
gboolean          guichet_blob_store_adopt       (GuichetBlobStore  *self,
                                                  const char        *sha256,
                                                  GError           **error);
gboolean          guichet_blob_store_collect     (GuichetBlobStore  *self,
                                                  GHashTable        *referenced,
                                                  gint64             older_than,
                                                  guint             *removed,
                                                  GError           **error);

G_END_DECLS
