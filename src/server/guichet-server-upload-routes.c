/* guichet-server-upload-routes.c - tus 1.0 for attachments
 *
 * Creation, expiration and termination; the SHA-256 comes with the creation, in the
 * metadata, and is verified after the last byte.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "guichet-server-routes.h"

#include <string.h>

#include "guichet-digest.h"
#include "guichet-instant.h"
#include "guichet-server-limits.h"
#include "guichet-server-uploads.h"

/**
 * Metadata:
 *
 * What a creation says of its upload.
 */
typedef struct
{
  char *id;
  char *filename;
  char *sha256;
} Metadata;

static void
metadata_clear (Metadata *self)
{
  g_free (self->id);
  g_free (self->filename);
  g_free (self->sha256);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Metadata, metadata_clear)

/* Helpers */

static void
set_integer (GuichetServerExchange *exchange,
             const char            *name,
             gint64                 value)
{
  g_autofree char *text = g_strdup_printf ("%" G_GINT64_FORMAT, value);

  guichet_server_exchange_set_header (exchange, name, text);
}

static void
set_state (GuichetServerExchange     *exchange,
           const GuichetServerUpload *upload,
           goffset                    offset)
{
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
  g_autoptr (GDateTime) expires = guichet_instant_to_datetime (upload->expires_at, utc);
  g_autofree char *date = soup_date_time_to_string (expires, SOUP_DATE_HTTP);

  set_integer (exchange, "Upload-Offset", offset);
  guichet_server_exchange_set_header (exchange, "Upload-Expires", date);
}

/* Decodes one value; %NULL when it is not the Base64 of a text. */
static char *
decode (const char *base64)
{
  gsize length;
  g_autofree guchar *raw = base64 ? g_base64_decode (base64, &length) : NULL;

  if (!raw || length == 0 || !g_utf8_validate ((const char *) raw, (gssize) length, NULL))
    return NULL;
  return g_strndup ((const char *) raw, length);
}

static void
read_pair (Metadata   *self,
           const char *pair)
{
  g_auto (GStrv) parts = g_strsplit (pair, " ", 2);
  char **target = g_strcmp0 (parts[0], "id") == 0         ? &self->id
                  : g_strcmp0 (parts[0], "filename") == 0 ? &self->filename
                  : g_strcmp0 (parts[0], "sha256") == 0   ? &self->sha256
                                                          : NULL;

  if (target && !*target)
    *target = decode (parts[1]);
}

static gboolean
read_metadata (GuichetServerExchange *exchange,
               Metadata              *self)
{
  const char *field = guichet_server_exchange_get_header (exchange, "Upload-Metadata");
  g_auto (GStrv) pairs = field ? g_strsplit (field, ",", 16) : NULL;
  const char *fault = NULL;

  for (guint i = 0; pairs && pairs[i]; i++)
    read_pair (self, g_strstrip (pairs[i]));
  if (!self->id || !guichet_server_is_id (self->id))
    fault = "Upload-Metadata: id is not a UUID in lower case.";
  else if (!self->filename || !guichet_server_is_file_name (self->filename))
    fault = "Upload-Metadata: filename is not a file's name.";
  else if (!guichet_digest_is_valid (self->sha256))
    fault = "Upload-Metadata: sha256 is not a SHA-256 in lower-case hexadecimal.";
  if (fault)
    guichet_server_exchange_refuse (exchange, GUICHET_SERVER_PROBLEM_INVALID, fault);
  return fault == NULL;
}

static gboolean
read_length (GuichetServerExchange *exchange,
             const char            *name,
             gint64                *length)
{
  const char *field = guichet_server_exchange_get_header (exchange, name);
  g_autofree char *detail = NULL;

  if (field && g_ascii_string_to_signed (field, 10, 0, G_MAXINT64, length, NULL))
    return TRUE;
  detail = g_strdup_printf ("%s is not a number of bytes.", name);
  guichet_server_exchange_refuse (exchange, GUICHET_SERVER_PROBLEM_MALFORMED, detail);
  return FALSE;
}

static gboolean
check_length (GuichetServerExchange *exchange,
              gint64                 length)
{
  if (length > GUICHET_SERVER_MOST_ATTACHMENT_BYTES)
    guichet_server_exchange_refuse (exchange, GUICHET_SERVER_PROBLEM_TOO_LARGE,
                                    "An attachment has at most 26214400 bytes.");
  else if (length == 0)
    guichet_server_exchange_refuse (exchange, GUICHET_SERVER_PROBLEM_INVALID,
                                    "An attachment has at least one byte.");
  return !guichet_server_exchange_is_answered (exchange);
}

static GuichetServerUpload *
find_upload (GuichetServerExchange *exchange)
{
  GuichetServerUpload *upload = guichet_server_uploads_find (exchange->context->uploads,
                                                             exchange->ids[0], exchange->now);

  if (!upload)
    guichet_server_exchange_refuse (exchange, GUICHET_SERVER_PROBLEM_NOT_FOUND,
                                    "No such upload, or it has expired.");
  return upload;
}

static void
refuse_offset (GuichetServerExchange     *exchange,
               const GuichetServerUpload *upload)
{
  g_autofree char *detail =
    g_strdup_printf ("The upload continues at %" G_GOFFSET_FORMAT ".", upload->offset);

  guichet_server_exchange_refuse (exchange, GUICHET_SERVER_PROBLEM_UPLOAD_OFFSET, detail);
  set_state (exchange, upload, upload->offset);
}

static void
refuse_writing (GuichetServerExchange *exchange,
                const GError          *error)
{
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_MESSAGE_TOO_LARGE))
    guichet_server_exchange_refuse (exchange, GUICHET_SERVER_PROBLEM_TOO_LARGE,
                                    "More bytes came than were announced.");
  else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    guichet_server_exchange_refuse (exchange, GUICHET_SERVER_PROBLEM_UPLOAD_OFFSET,
                                    "Another connection took over.");
  else
    guichet_server_store_fail (exchange->store, g_error_copy (error));
}

/* Public API */

/**
 * guichet_server_describe_uploads:
 *
 * Says which tus is spoken.
 */
void
guichet_server_describe_uploads (GuichetServerExchange *exchange)
{
  guichet_server_exchange_answer_empty (exchange, SOUP_STATUS_NO_CONTENT);
  guichet_server_exchange_set_header (exchange, "Tus-Version", "1.0.0");
  guichet_server_exchange_set_header (exchange, "Tus-Extension",
                                      "creation,expiration,termination");
  set_integer (exchange, "Tus-Max-Size", GUICHET_SERVER_MOST_ATTACHMENT_BYTES);
}

/**
 * guichet_server_create_upload:
 *
 * The same id again, with the same size and SHA-256, answers the same upload.
 */
void
guichet_server_create_upload (GuichetServerExchange *exchange)
{
  GuichetServerUploads *uploads = exchange->context->uploads;
  g_auto (Metadata) metadata = { NULL };
  g_autoptr (GuichetServerUpload) upload = NULL;
  g_autofree char *location = NULL;
  gint64 length;

  if (!read_length (exchange, "Upload-Length", &length) || !check_length (exchange, length)
      || !read_metadata (exchange, &metadata))
    return;
  upload = guichet_server_uploads_find (uploads, metadata.id, exchange->now);
  if (upload && (upload->length != length || !g_str_equal (upload->sha256, metadata.sha256)))
    {
      guichet_server_exchange_refuse (exchange, GUICHET_SERVER_PROBLEM_CONFLICT,
                                      "This id was announced with another content.");
      return;
    }
  if (!upload)
    upload = guichet_server_uploads_create (uploads, metadata.id, metadata.filename,
                                            metadata.sha256, length, exchange->now);
  if (!upload)
    return;
  location = g_strconcat ("/v1/uploads/", upload->id, NULL);
  guichet_server_exchange_answer_empty (exchange, SOUP_STATUS_CREATED);
  guichet_server_exchange_set_header (exchange, "Location", location);
  set_state (exchange, upload, upload->offset);
}

void
guichet_server_get_upload_offset (GuichetServerExchange *exchange)
{
  g_autoptr (GuichetServerUpload) upload = find_upload (exchange);

  if (!upload)
    return;
  guichet_server_exchange_answer_empty (exchange, SOUP_STATUS_OK);
  set_integer (exchange, "Upload-Length", upload->length);
  set_state (exchange, upload, upload->offset);
}

/**
 * guichet_server_begin_upload:
 *
 * With the headers of a PATCH: opens the file that its body goes to.
 */
void
guichet_server_begin_upload (GuichetServerExchange *exchange)
{
  g_autoptr (GuichetServerUpload) upload = NULL;
  g_autoptr (GError) error = NULL;
  gint64 offset;

  if (!read_length (exchange, "Upload-Offset", &offset))
    return;
  upload = find_upload (exchange);
  if (!upload)
    return;
  if (offset != upload->offset)
    {
      refuse_offset (exchange, upload);
      return;
    }
  exchange->writer = guichet_server_upload_writer_new (exchange->context->uploads, upload,
                                                       exchange, &error);
  if (!exchange->writer)
    guichet_server_store_fail (exchange->store, g_steal_pointer (&error));
}

/**
 * guichet_server_continue_upload:
 *
 * With the end of a PATCH: acknowledges, and after the last byte verifies.
 */
void
guichet_server_continue_upload (GuichetServerExchange *exchange)
{
  GuichetServerUploads *uploads = exchange->context->uploads;
  g_autoptr (GuichetServerUpload) upload = NULL;
  g_autoptr (GError) error = NULL;

  if (!guichet_server_upload_writer_finish (exchange->writer, &error))
    {
      refuse_writing (exchange, error);
      return;
    }
  upload = find_upload (exchange);
  if (!upload)
    return;
  if (!upload->complete && upload->offset == upload->length
      && !guichet_server_uploads_verify (uploads, upload))
    {
      guichet_server_exchange_refuse (exchange, GUICHET_SERVER_PROBLEM_CHECKSUM,
                                      "The bytes have another SHA-256; the upload was dropped.");
      return;
    }
  guichet_server_exchange_answer_empty (exchange, SOUP_STATUS_NO_CONTENT);
  set_state (exchange, upload, upload->offset);
}

void
guichet_server_delete_upload (GuichetServerExchange *exchange)
{
  g_autoptr (GuichetServerUpload) upload = find_upload (exchange);

  if (!upload)
    return;
  guichet_server_uploads_drop (exchange->context->uploads, upload->id);
  guichet_server_exchange_answer_empty (exchange, SOUP_STATUS_NO_CONTENT);
}
