/* guichet-server-exchange.c - one request and its answer
 *
 * Every answer with a body has its length announced and a Content-Digest over the bytes that
 * leave (RFC 9530); what was asked with GET has a strong ETag, another one for each content
 * coding, and is not sent again to who holds it. libsoup would serve ranges of any 200 by
 * itself, after our digest: the Range field is taken out of its sight.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "guichet-server-exchange.h"

#include <string.h>

#include "guichet-digest.h"
#include "guichet-instant.h"
#include "guichet-server-uploads.h"

/* Less is not worth compressing. */
#define LEAST_COMPRESSED 1024
#define ETAG_DIGITS 32

typedef struct
{
  goffset first;
  goffset last;
} Range;

/* Helpers */

static SoupMessageHeaders *
answer_headers (GuichetServerExchange *self)
{
  return soup_server_message_get_response_headers (self->message);
}

static gboolean
is_get (GuichetServerExchange *self)
{
  const char *method = soup_server_message_get_method (self->message);

  return g_str_equal (method, "GET") || g_str_equal (method, "HEAD");
}

static void
set_common_headers (GuichetServerExchange *self)
{
  SoupMessageHeaders *headers = answer_headers (self);
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
  g_autoptr (GDateTime) now = guichet_instant_to_datetime (self->now, utc);
  g_autofree char *date = soup_date_time_to_string (now, SOUP_DATE_HTTP);

  soup_message_headers_replace (headers, "Date", date);
  soup_message_headers_replace (headers, "Cache-Control", "no-store");
  soup_message_headers_replace (headers, "X-Content-Type-Options", "nosniff");
  soup_message_headers_replace (headers, "Strict-Transport-Security",
                                "max-age=31536000; includeSubDomains");
}

static void
set_status (GuichetServerExchange *self,
            guint                  status)
{
  set_common_headers (self);
  soup_message_body_truncate (soup_server_message_get_response_body (self->message));
  soup_message_headers_remove (soup_server_message_get_request_headers (self->message), "Range");
  soup_server_message_set_status (self->message, status,
                                  status == 460 ? "Checksum Mismatch" : NULL);
}

static void
set_body (GuichetServerExchange *self,
          guint                  status,
          const char            *media_type,
          GBytes                *bytes,
          const char            *digest)
{
  SoupMessageHeaders *headers = answer_headers (self);
  g_autofree char *field = guichet_digest_to_field (digest);

  set_status (self, status);
  soup_message_headers_replace (headers, "Content-Type", media_type);
  soup_message_headers_replace (headers, "Content-Digest", field);
  soup_message_headers_set_content_length (headers, (goffset) g_bytes_get_size (bytes));
  soup_message_body_append_bytes (soup_server_message_get_response_body (self->message), bytes);
}

static gboolean
accepts_gzip (GuichetServerExchange *self)
{
  const char *field = guichet_server_exchange_get_header (self, "Accept-Encoding");
  GSList *accepted = field ? soup_header_parse_quality_list (field, NULL) : NULL;
  gboolean found = FALSE;

  for (GSList *at = accepted; at; at = at->next)
    found |= g_ascii_strcasecmp (at->data, "gzip") == 0;
  soup_header_free_list (accepted);
  return found;
}

static GBytes *
compress (GBytes *bytes)
{
  g_autoptr (GZlibCompressor) gzip = g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP, 6);
  g_autoptr (GOutputStream) memory = g_memory_output_stream_new_resizable ();
  g_autoptr (GOutputStream) stream =
    g_converter_output_stream_new (memory, G_CONVERTER (gzip));

  g_output_stream_write_all (stream, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes),
                             NULL, NULL, NULL);
  g_output_stream_close (stream, NULL, NULL);
  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (memory));
}

/* Whether an If-None-Match or If-Range field names @etag. */
static gboolean
names_etag (const char *field,
            const char *etag)
{
  g_auto (GStrv) tags = field ? g_strsplit (field, ",", -1) : NULL;

  for (guint i = 0; tags && tags[i]; i++)
    {
      const char *tag = g_strstrip (tags[i]);

      if (g_str_has_prefix (tag, "W/"))
        tag += 2;
      if (g_str_equal (tag, etag) || g_str_equal (tag, "*"))
        return TRUE;
    }
  return FALSE;
}

/* Sets the ETag; TRUE when the client holds that very content and a 304 was answered. */
static gboolean
is_held (GuichetServerExchange *self,
         const char            *etag,
         gsize                  length)
{
  soup_message_headers_replace (answer_headers (self), "ETag", etag);
  if (!names_etag (guichet_server_exchange_get_header (self, "If-None-Match"), etag))
    return FALSE;
  set_status (self, SOUP_STATUS_NOT_MODIFIED);
  soup_message_headers_set_content_length (answer_headers (self), (goffset) length);
  return TRUE;
}

static void
answer_document (GuichetServerExchange *self,
                 guint                  status,
                 const char            *media_type,
                 GBytes                *document)
{
  g_autofree char *content_digest = guichet_digest_of_bytes (document);
  gboolean compressed = g_bytes_get_size (document) > LEAST_COMPRESSED && accepts_gzip (self);
  g_autoptr (GBytes) bytes = compressed ? compress (document) : g_bytes_ref (document);
  g_autofree char *digest = guichet_digest_of_bytes (bytes);
  g_autofree char *etag =
    g_strdup_printf ("\"%.*s%s\"", ETAG_DIGITS, content_digest, compressed ? "-gzip" : "");

  soup_message_headers_replace (answer_headers (self), "Vary", "Accept-Encoding");
  if (status == SOUP_STATUS_OK && is_get (self) && is_held (self, etag, g_bytes_get_size (bytes)))
    return;
  if (compressed)
    soup_message_headers_replace (answer_headers (self), "Content-Encoding", "gzip");
  set_body (self, status, media_type, bytes, digest);
}

/* Reads one range of @length bytes: 0 none to heed, 1 a range, -1 outside the content. */
static int
parse_range (const char *field,
             goffset     length,
             Range      *range)
{
  guint64 first = 0;
  guint64 last = G_MAXINT64;
  char *end;

  if (!field || !g_str_has_prefix (field, "bytes=") || strchr (field, ','))
    return 0;
  field += strlen ("bytes=");
  if (g_ascii_isdigit (*field))
    first = g_ascii_strtoull (field, &end, 10);
  else
    end = (char *) field;
  if (*end != '-' || (end == field && !g_ascii_isdigit (end[1])))
    return 0;
  if (g_ascii_isdigit (end[1]))
    last = g_ascii_strtoull (end + 1, NULL, 10);
  if (end == field)
    {
      first = last < (guint64) length ? (guint64) length - last : 0;
      if (last == 0)
        return -1;
      last = G_MAXINT64;
    }
  if (first >= (guint64) length)
    return -1;
  range->first = (goffset) first;
  range->last = (goffset) MIN (last, (guint64) length - 1);
  return range->last < range->first ? 0 : 1;
}

static void
answer_range (GuichetServerExchange *self,
              const char            *media_type,
              GBytes                *content,
              const Range           *range)
{
  g_autoptr (GBytes) part =
    g_bytes_new_from_bytes (content, (gsize) range->first,
                            (gsize) (range->last - range->first + 1));
  g_autofree char *digest = guichet_digest_of_bytes (part);

  set_body (self, SOUP_STATUS_PARTIAL_CONTENT, media_type, part, digest);
  soup_message_headers_set_content_range (answer_headers (self), range->first, range->last,
                                          (goffset) g_bytes_get_size (content));
}

static void
answer_content (GuichetServerExchange *self,
                const char            *media_type,
                GBytes                *content,
                const char            *sha256)
{
  goffset length = (goffset) g_bytes_get_size (content);
  g_autofree char *etag = g_strdup_printf ("\"%s\"", sha256);
  g_autofree char *extent = g_strdup_printf ("bytes */%" G_GOFFSET_FORMAT, length);
  const char *condition = guichet_server_exchange_get_header (self, "If-Range");
  Range range;
  int found = 0;

  if (is_held (self, etag, (gsize) length))
    return;
  if (!condition || g_str_equal (condition, etag))
    found = parse_range (guichet_server_exchange_get_header (self, "Range"), length, &range);
  guichet_server_exchange_set_header (self, "Accept-Ranges", "bytes");
  guichet_server_exchange_set_header (self, "Content-Disposition", "attachment");
  if (found == 0)
    set_body (self, SOUP_STATUS_OK, media_type, content, sha256);
  else if (found > 0)
    answer_range (self, media_type, content, &range);
  else
    {
      guichet_server_exchange_refuse (self, GUICHET_SERVER_PROBLEM_RANGE, extent);
      guichet_server_exchange_set_header (self, "Content-Range", extent);
    }
}

/* Public API */

/**
 * guichet_server_exchange_new:
 * @context: must outlive the exchange
 *
 * Returns: (transfer full): the exchange of @message, which owns it
 */
GuichetServerExchange *
guichet_server_exchange_new (SoupServerMessage          *message,
                             const GuichetServerContext *context)
{
  GuichetServerExchange *self = g_new0 (GuichetServerExchange, 1);

  self->message = message;
  self->context = context;
  self->store = context->store;
  self->now = guichet_clock_get_now (context->clock);
  self->body = g_byte_array_new ();
  return self;
}

void
guichet_server_exchange_free (GuichetServerExchange *self)
{
  g_clear_pointer (&self->writer, guichet_server_upload_writer_free);
  g_clear_pointer (&self->document, json_node_unref);
  g_clear_pointer (&self->query, g_hash_table_unref);
  g_clear_pointer (&self->segments, g_strfreev);
  g_byte_array_unref (self->body);
  g_free (self->subject);
  g_free (self->digest);
  g_free (self);
}

/**
 * guichet_server_exchange_is_answered:
 *
 * Says whether the answer is made: nothing more has to be done for the request.
 */
gboolean
guichet_server_exchange_is_answered (GuichetServerExchange *self)
{
  return soup_server_message_get_status (self->message) != 0;
}

/**
 * guichet_server_exchange_get_header:
 *
 * Returns: (transfer none) (nullable): a field of the request
 */
const char *
guichet_server_exchange_get_header (GuichetServerExchange *self,
                                    const char            *name)
{
  return soup_message_headers_get_list (soup_server_message_get_request_headers (self->message),
                                        name);
}

/**
 * guichet_server_exchange_set_header:
 *
 * Sets a field of the answer.
 */
void
guichet_server_exchange_set_header (GuichetServerExchange *self,
                                    const char            *name,
                                    const char            *value)
{
  soup_message_headers_replace (answer_headers (self), name, value);
}

/**
 * guichet_server_exchange_get_parameter:
 *
 * Returns: (transfer none) (nullable): a parameter of the request's query
 */
const char *
guichet_server_exchange_get_parameter (GuichetServerExchange *self,
                                       const char            *name)
{
  return self->query ? g_hash_table_lookup (self->query, name) : NULL;
}

/**
 * guichet_server_exchange_hang_up:
 *
 * Closes the connection without an answer.
 */
void
guichet_server_exchange_hang_up (GuichetServerExchange *self)
{
  GSocket *socket = soup_server_message_get_socket (self->message);

  if (socket)
    g_socket_shutdown (socket, TRUE, TRUE, NULL);
}

/**
 * guichet_server_exchange_answer_empty:
 *
 * Answers without a body.
 */
void
guichet_server_exchange_answer_empty (GuichetServerExchange *self,
                                      guint                  status)
{
  set_status (self, status);
}

/**
 * guichet_server_exchange_answer_json:
 * @json: (transfer full): the document
 *
 * Answers with @json, compressed when the client asks for it and it is worth it.
 */
void
guichet_server_exchange_answer_json (GuichetServerExchange *self,
                                     guint                  status,
                                     char                  *json)
{
  g_autoptr (GBytes) document = g_bytes_new_take (json, strlen (json));

  answer_document (self, status, "application/json", document);
}

/**
 * guichet_server_exchange_answer_file:
 * @sha256: which file of the store
 *
 * Answers with a file's bytes, or the range of them that is asked.
 */
void
guichet_server_exchange_answer_file (GuichetServerExchange *self,
                                     const char            *media_type,
                                     const char            *sha256)
{
  g_autofree char *path =
    g_build_filename (guichet_server_store_get_folder (self->store), "files", sha256, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GMappedFile) file = g_mapped_file_new (path, FALSE, &error);
  g_autoptr (GBytes) content = file ? g_mapped_file_get_bytes (file) : NULL;

  if (content)
    answer_content (self, media_type, content, sha256);
  else
    guichet_server_store_fail (self->store, g_steal_pointer (&error));
}

/**
 * guichet_server_exchange_refuse:
 *
 * Answers with @problem.
 */
void
guichet_server_exchange_refuse (GuichetServerExchange *self,
                                GuichetServerProblem   problem,
                                const char            *detail)
{
  guichet_server_exchange_refuse_with (self, problem, guichet_server_problem_get_status (problem),
                                       detail, NULL);
}

/**
 * guichet_server_exchange_refuse_with:
 * @findings: (nullable) (element-type GuichetServerFinding): the members at fault
 *
 * Answers with @problem under another status, or with the members at fault.
 */
void
guichet_server_exchange_refuse_with (GuichetServerExchange *self,
                                     GuichetServerProblem   problem,
                                     guint                  status,
                                     const char            *detail,
                                     GPtrArray             *findings)
{
  char *json = guichet_server_problem_describe (problem, status, detail, findings);
  g_autoptr (GBytes) document = g_bytes_new_take (json, strlen (json));

  soup_message_headers_remove (answer_headers (self), "ETag");
  soup_message_headers_remove (answer_headers (self), "Content-Encoding");
  answer_document (self, status, "application/problem+json", document);
}
