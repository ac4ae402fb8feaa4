/* guichet-server-router.c - which function answers which request
 *
 * What every request goes through, in this order: a fault asked for; the path; the method;
 * the token; the size announced; the media type; the body; then the route's function, in one
 * transaction that is committed before anything is answered. A refusal with the headers
 * already lets a client that waits for "100 Continue" keep its body.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "guichet-server-router.h"

#include <string.h>

#include "guichet-digest.h"
#include "guichet-json.h"
#include "guichet-server-routes.h"
#include "guichet-server-sabotage.h"
#include "guichet-server-tokens.h"
#include "guichet-server-uploads.h"

/* A refused body is read to its end, so that the client sees the answer, but not for ever. */
#define MOST_DRAINED (64 * 1024 * 1024)
#define LONGEST_PATH 512
#define LONGEST_QUERY 1024
#define TUS_TYPE "application/offset+octet-stream"

typedef enum
{
  TAKES_JSON = 1 << 0,
  TAKES_BYTES = 1 << 1,
  NEEDS_NO_TOKEN = 1 << 2,
  SPEAKS_TUS = 1 << 3,
} RouteFlags;

typedef void (*RouteFunc) (GuichetServerExchange *exchange);

typedef struct
{
  const char *method;
  const char *path;
  GuichetServerAccess access;
  RouteFlags flags;
  RouteFunc func;
  RouteFunc begin;
} Route;

#define READS GUICHET_SERVER_READS
#define WRITES GUICHET_SERVER_WRITES

static const Route routes[] = {
  { "GET", "/v1", READS, NEEDS_NO_TOKEN, guichet_server_identify },
  { "GET", "/v1/service", READS, 0, guichet_server_get_information },
  { "GET", "/v1/statistics", READS, 0, guichet_server_get_statistics },
  { "GET", "/v1/demandes", READS, 0, guichet_server_list_demandes },
  { "GET", "/v1/demandes/*", READS, 0, guichet_server_get_demande },
  { "PUT", "/v1/demandes/*", WRITES, TAKES_JSON, guichet_server_put_demande },
  { "GET", "/v1/demandes/*/messages/*", READS, 0, guichet_server_get_message },
  { "PUT", "/v1/demandes/*/messages/*", WRITES, TAKES_JSON, guichet_server_put_message },
  { "GET", "/v1/demandes/*/validations/*", READS, 0, guichet_server_get_validation },
  { "PUT", "/v1/demandes/*/validations/*", WRITES, TAKES_JSON, guichet_server_put_validation },
  { "GET", "/v1/articles", READS, 0, guichet_server_list_articles },
  { "GET", "/v1/articles/*/votes/*", READS, 0, guichet_server_get_vote },
  { "PUT", "/v1/articles/*/votes/*", WRITES, TAKES_JSON, guichet_server_put_vote },
  { "GET", "/v1/images/*", READS, 0, guichet_server_get_image },
  { "GET", "/v1/media", READS, 0, guichet_server_list_media },
  { "GET", "/v1/media/*/content", READS, 0, guichet_server_get_medium_content },
  { "GET", "/v1/attachments/*", READS, 0, guichet_server_get_attachment },
  { "OPTIONS", "/v1/uploads", READS, SPEAKS_TUS, guichet_server_describe_uploads },
  { "POST", "/v1/uploads", WRITES, SPEAKS_TUS, guichet_server_create_upload },
  { "HEAD", "/v1/uploads/*", READS, SPEAKS_TUS, guichet_server_get_upload_offset },
  { "PATCH", "/v1/uploads/*", WRITES, SPEAKS_TUS | TAKES_BYTES, guichet_server_continue_upload,
    guichet_server_begin_upload },
  { "DELETE", "/v1/uploads/*", WRITES, SPEAKS_TUS, guichet_server_delete_upload },
};

/* Helpers: finding the route */

/* Compares the path with a route's; gathers the ids. */
static gboolean
match_path (GuichetServerExchange *exchange,
            const char            *pattern)
{
  g_auto (GStrv) wanted = g_strsplit (pattern, "/", -1);
  guint n_ids = 0;
  guint i;

  for (i = 0; wanted[i] && exchange->segments[i]; i++)
    {
      if (g_str_equal (wanted[i], "*"))
        {
          if (!guichet_server_is_id (exchange->segments[i]))
            return FALSE;
          exchange->ids[n_ids++] = exchange->segments[i];
        }
      else if (!g_str_equal (wanted[i], exchange->segments[i]))
        return FALSE;
    }
  return !wanted[i] && !exchange->segments[i];
}

static gboolean
match_method (const Route *route,
              const char  *method)
{
  return g_str_equal (route->method, method)
         || (g_str_equal (method, "HEAD") && g_str_equal (route->method, "GET"));
}

static void
refuse_method (GuichetServerExchange *exchange,
               GString               *allowed)
{
  guichet_server_exchange_refuse (exchange, GUICHET_SERVER_PROBLEM_METHOD, allowed->str);
  guichet_server_exchange_set_header (exchange, "Allow", allowed->str);
}

static const Route *
find_route (GuichetServerExchange *exchange,
            const char            *method)
{
  g_autoptr (GString) allowed = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (routes); i++)
    {
      if (!match_path (exchange, routes[i].path))
        continue;
      if (match_method (&routes[i], method))
        return &routes[i];
      g_string_append_printf (allowed, "%s%s", allowed->len > 0 ? ", " : "", routes[i].method);
    }
  if (allowed->len > 0)
    refuse_method (exchange, allowed);
  else
    guichet_server_exchange_refuse (exchange, GUICHET_SERVER_PROBLEM_NOT_FOUND,
                                    "No such resource.");
  return NULL;
}

static gboolean
read_address (GuichetServerExchange *exchange)
{
  GUri *uri = soup_server_message_get_uri (exchange->message);
  const char *path = g_uri_get_path (uri);
  const char *query = g_uri_get_query (uri);

  if (strlen (path) > LONGEST_PATH || (query && strlen (query) > LONGEST_QUERY))
    {
      guichet_server_exchange_refuse (exchange, GUICHET_SERVER_PROBLEM_MALFORMED,
                                      "The address is too long.");
      return FALSE;
    }
  exchange->segments = g_strsplit (path, "/", -1);
  exchange->query = query ? soup_form_decode (query) : NULL;
  return TRUE;
}

/* Helpers: what is asked of a request before its body */

static void
refuse_sign_in (GuichetServerExchange *exchange,
                const char            *detail,
                const char            *challenge)
{
  guichet_server_exchange_refuse (exchange, GUICHET_SERVER_PROBLEM_UNAUTHORIZED, detail);
  guichet_server_exchange_set_header (exchange, "WWW-Authenticate", challenge);
}

static void
refuse_failure (GuichetServerExchange *exchange,
                const GError          *error)
{
  g_warning ("%s", error->message);
  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_BUSY))
    {
      guichet_server_exchange_refuse (exchange, GUICHET_SERVER_PROBLEM_INTERNAL,
                                      "Nothing was recorded.");
      return;
    }
  guichet_server_exchange_refuse (exchange, GUICHET_SERVER_PROBLEM_UNAVAILABLE,
                                  "The database is busy; nothing was recorded.");
  guichet_server_exchange_set_header (exchange, "Retry-After", "2");
}

static void
check_token (GuichetServerExchange *exchange)
{
  const char *field = guichet_server_exchange_get_header (exchange, "Authorization");
  g_autoptr (GError) error = NULL;

  if (!field || g_ascii_strncasecmp (field, "Bearer ", 7) != 0)
    {
      refuse_sign_in (exchange, "A bearer token is needed.", "Bearer realm=\"guichet\"");
      return;
    }
  guichet_server_store_begin (exchange->store, GUICHET_SERVER_READS);
  exchange->subject = guichet_server_tokens_check (exchange->store, field + 7);
  if (!guichet_server_store_end (exchange->store, &error))
    refuse_failure (exchange, error);
  else if (!exchange->subject)
    refuse_sign_in (exchange, "The token is not known.",
                    "Bearer realm=\"guichet\", error=\"invalid_token\"");
}

static gboolean
has_media_type (GuichetServerExchange *exchange,
                const char            *wanted)
{
  const char *type = soup_message_headers_get_content_type (
    soup_server_message_get_request_headers (exchange->message), NULL);

  return type && g_ascii_strcasecmp (type, wanted) == 0;
}

static void
check_media_type (GuichetServerExchange *exchange,
                  const Route           *route)
{
  const char *wanted = route->flags & TAKES_JSON    ? "application/json"
                       : route->flags & TAKES_BYTES ? TUS_TYPE
                                                    : NULL;

  if (wanted
      && (!has_media_type (exchange, wanted)
          || guichet_server_exchange_get_header (exchange, "Content-Encoding")))
    guichet_server_exchange_refuse (exchange, GUICHET_SERVER_PROBLEM_MEDIA_TYPE, wanted);
}

static gboolean
accepts_json (const char *field)
{
  g_auto (GStrv) ranges = g_strsplit (field, ",", -1);

  for (guint i = 0; ranges[i]; i++)
    {
      g_auto (GStrv) parts = g_strsplit (ranges[i], ";", 2);
      const char *type = parts[0] ? g_strstrip (parts[0]) : "";

      if (!g_ascii_strcasecmp (type, "*/*") || !g_ascii_strcasecmp (type, "application/*")
          || !g_ascii_strcasecmp (type, "application/json"))
        return TRUE;
    }
  return FALSE;
}

/* Content is given as it is; only documents are negotiated. */
static void
check_accept (GuichetServerExchange *exchange,
              const Route           *route)
{
  const char *field = guichet_server_exchange_get_header (exchange, "Accept");
  gboolean is_content = route->func == guichet_server_get_image
                        || route->func == guichet_server_get_attachment
                        || route->func == guichet_server_get_medium_content;

  if (field && !is_content && !(route->flags & SPEAKS_TUS) && !accepts_json (field))
    guichet_server_exchange_refuse (exchange, GUICHET_SERVER_PROBLEM_NOT_ACCEPTABLE,
                                    "application/json");
}

static void
check_tus (GuichetServerExchange *exchange,
           const Route           *route)
{
  const char *version = guichet_server_exchange_get_header (exchange, "Tus-Resumable");

  if (!(route->flags & SPEAKS_TUS))
    return;
  guichet_server_exchange_set_header (exchange, "Tus-Resumable", "1.0.0");
  if (g_str_equal (route->method, "OPTIONS") || g_strcmp0 (version, "1.0.0") == 0)
    return;
  guichet_server_exchange_refuse (exchange, GUICHET_SERVER_PROBLEM_TUS_VERSION,
                                  "Tus-Resumable: 1.0.0 is needed.");
  guichet_server_exchange_set_header (exchange, "Tus-Version", "1.0.0");
}

static gsize
most_bytes (const Route *route)
{
  return route->flags & TAKES_JSON ? guichet_json_default_limits.bytes : 0;
}

static void
refuse_size (GuichetServerExchange *exchange,
             const Route           *route)
{
  g_autofree char *detail =
    g_strdup_printf ("At most %" G_GSIZE_FORMAT " bytes are read here.", most_bytes (route));

  guichet_server_exchange_refuse (exchange, GUICHET_SERVER_PROBLEM_TOO_LARGE, detail);
}

static void
check_size (GuichetServerExchange *exchange,
            const Route           *route)
{
  SoupMessageHeaders *headers = soup_server_message_get_request_headers (exchange->message);

  if (!(route->flags & TAKES_BYTES)
      && soup_message_headers_get_encoding (headers) == SOUP_ENCODING_CONTENT_LENGTH
      && soup_message_headers_get_content_length (headers) > (goffset) most_bytes (route))
    refuse_size (exchange, route);
}

/* Helpers: the route's functions */

static void
run (GuichetServerExchange *exchange,
     RouteFunc              func,
     GuichetServerAccess    access)
{
  g_autoptr (GError) error = NULL;

  guichet_server_store_begin (exchange->store, access);
  func (exchange);
  if (!guichet_server_store_end (exchange->store, &error))
    refuse_failure (exchange, error);
}

static void
check_headers (GuichetServerExchange *exchange,
               const Route           *route)
{
  static void (*const checks[]) (GuichetServerExchange *, const Route *) = {
    check_tus, check_size, check_media_type, check_accept,
  };

  if (!(route->flags & NEEDS_NO_TOKEN))
    check_token (exchange);
  for (guint i = 0; i < G_N_ELEMENTS (checks); i++)
    if (!guichet_server_exchange_is_answered (exchange))
      checks[i](exchange, route);
  if (route->begin && !guichet_server_exchange_is_answered (exchange))
    run (exchange, route->begin, GUICHET_SERVER_READS);
}

static gboolean
check_digest (GuichetServerExchange *exchange)
{
  const char *field = guichet_server_exchange_get_header (exchange, "Content-Digest");
  g_autofree char *announced = guichet_digest_from_field (field);

  exchange->digest = guichet_digest_of_data (exchange->body->data, exchange->body->len);
  if (!field || g_strcmp0 (announced, exchange->digest) == 0)
    return TRUE;
  guichet_server_exchange_refuse (exchange, GUICHET_SERVER_PROBLEM_DIGEST,
                                  "The bytes received have another SHA-256.");
  return FALSE;
}

static gboolean
read_document (GuichetServerExchange *exchange)
{
  g_autoptr (GError) error = NULL;

  exchange->document =
    guichet_json_parse_object ((const char *) exchange->body->data, exchange->body->len,
                               &guichet_json_default_limits, &error);
  if (exchange->document)
    return TRUE;
  guichet_server_exchange_refuse (exchange, GUICHET_SERVER_PROBLEM_MALFORMED, error->message);
  return FALSE;
}

/* Public API */

/**
 * guichet_server_router_got_headers:
 *
 * Finds the route and refuses what need not be read.
 */
void
guichet_server_router_got_headers (GuichetServerExchange *exchange)
{
  const char *method = soup_server_message_get_method (exchange->message);
  const char *path = g_uri_get_path (soup_server_message_get_uri (exchange->message));

  soup_message_body_set_accumulate (soup_server_message_get_request_body (exchange->message),
                                    FALSE);
  exchange->fault = guichet_server_fault_take (exchange->context->faults, method, path);
  guichet_server_sabotage_before (exchange);
  if (guichet_server_exchange_is_answered (exchange) || !read_address (exchange))
    return;
  exchange->route = find_route (exchange, method);
  if (exchange->route)
    check_headers (exchange, exchange->route);
}

/**
 * guichet_server_router_got_chunk:
 *
 * Takes a part of the request's body: to the disk, or to memory within the limit.
 */
void
guichet_server_router_got_chunk (GuichetServerExchange *exchange,
                                 GBytes                *chunk)
{
  const Route *route = exchange->route;
  gsize length;
  const guint8 *data = g_bytes_get_data (chunk, &length);

  exchange->received += (goffset) length;
  if (exchange->writer && !guichet_server_exchange_is_answered (exchange))
    guichet_server_upload_writer_write (exchange->writer, data, length);
  else if (guichet_server_exchange_is_answered (exchange))
    {
      if (exchange->received > MOST_DRAINED)
        guichet_server_exchange_hang_up (exchange);
    }
  else if (exchange->received > (goffset) most_bytes (route))
    refuse_size (exchange, route);
  else
    g_byte_array_append (exchange->body, data, (guint) length);
}

/**
 * guichet_server_router_got_body:
 *
 * Treats the request. libsoup has forgotten the fields set so far if it sent "100 Continue".
 */
void
guichet_server_router_got_body (GuichetServerExchange *exchange)
{
  const Route *route = exchange->route;

  if (guichet_server_exchange_is_answered (exchange))
    return;
  if (route->flags & SPEAKS_TUS)
    guichet_server_exchange_set_header (exchange, "Tus-Resumable", "1.0.0");
  if (!(route->flags & TAKES_JSON)
      || (check_digest (exchange) && read_document (exchange)))
    run (exchange, route->func, route->access);
  guichet_server_sabotage_after (exchange);
}
