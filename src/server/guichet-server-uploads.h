/* guichet-server-uploads.h - files that arrive in pieces
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "guichet-server-exchange.h"

G_BEGIN_DECLS

/**
 * GuichetServerUpload:
 * @offset: how many bytes have arrived
 * @length: how many were announced
 * @complete: all have arrived and their SHA-256 was verified
 * @expires_at: when it is forgotten unless something names it; Unix milliseconds, UTC
 */
typedef struct
{
  char    *id;
  char    *filename;
  char    *sha256;
  goffset  offset;
  goffset  length;
  gboolean complete;
  gint64   expires_at;
} GuichetServerUpload;

void guichet_server_upload_free (GuichetServerUpload *upload);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GuichetServerUpload, guichet_server_upload_free)

GuichetServerUploads *guichet_server_uploads_new    (GuichetServerStore        *store);
void                  guichet_server_uploads_free   (GuichetServerUploads      *self);
GuichetServerUpload  *guichet_server_uploads_find   (GuichetServerUploads      *self,
                                                     const char                *id,
                                                     gint64                     now);
GuichetServerUpload  *guichet_server_uploads_create (GuichetServerUploads      *self,
                                                     const char                *id,
                                                     const char                *filename,
                                                     const char                *sha256,
                                                     goffset                    length,
                                                     gint64                     now);
gboolean              guichet_server_uploads_verify (GuichetServerUploads      *self,
                                                     const GuichetServerUpload *upload);
void                  guichet_server_uploads_drop   (GuichetServerUploads      *self,
                                                     const char                *id);
void                  guichet_server_uploads_keep   (GuichetServerUploads      *self,
                                                     const GuichetServerUpload *upload);
void                  guichet_server_uploads_sweep  (GuichetServerUploads      *self,
                                                     gint64                     now);

GuichetServerUploadWriter *guichet_server_upload_writer_new    (GuichetServerUploads      *uploads,
                                                                const GuichetServerUpload *upload,
                                                                GuichetServerExchange     *owner,
                                                                GError                   **error);
void                       guichet_server_upload_writer_write  (GuichetServerUploadWriter *self,
                                                                const void                *data,
                                                                gsize                      length);
gboolean                   guichet_server_upload_writer_finish (GuichetServerUploadWriter *self,
                                                                GError                   **error);
void                       guichet_server_upload_writer_free   (GuichetServerUploadWriter *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GuichetServerUploads, guichet_server_uploads_free)

G_END_DECLS
