/* guichet-problem.c - answers that are not success, told apart
 *
 * Only the service may say that our token is bad or that it does not know a Demande: a hotel's
 * portal or an office's filter answers 401, 403 or 404 as readily. The service's own word is a
 * document of type application/problem+json (RFC 9457), a challenge for a bearer token
 * (RFC 6750), or the mark of tus where an answer has no body. Without one of these any 4xx is
 * somebody else's: CAPTIVE. A 5xx and a 429 are taken at their word from anybody on the way:
 * all they ask for is to come back later.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "guichet-problem.h"

#include "guichet-json.h"
#include "guichet-service-error.h"

#include <string.h>

#define MEDIA_TYPE "application/problem+json"
#define TYPE_PREFIX "/v1/problems/"
#define DETAIL_BYTES 4096
#define MOST_FAULTS 64

static const GuichetJsonLimits limits = { 64 * 1024, 8, 64 };

typedef struct
{
  char *name;
  char *detail;
} Problem;

static void
problem_clear (Problem *problem)
{
  g_clear_pointer (&problem->name, g_free);
  g_clear_pointer (&problem->detail, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Problem, problem_clear)

static const struct
{
  guint status;
  GuichetServiceError code;
} codes[] = {
  { 400, GUICHET_SERVICE_ERROR_INVALID },      { 401, GUICHET_SERVICE_ERROR_SIGN_IN },
  { 403, GUICHET_SERVICE_ERROR_FORBIDDEN },    { 404, GUICHET_SERVICE_ERROR_NOT_FOUND },
  { 408, GUICHET_SERVICE_ERROR_TIMED_OUT },    { 409, GUICHET_SERVICE_ERROR_CONFLICT },
  { 410, GUICHET_SERVICE_ERROR_NOT_FOUND },    { 413, GUICHET_SERVICE_ERROR_TOO_LARGE },
  { 415, GUICHET_SERVICE_ERROR_INVALID },      { 422, GUICHET_SERVICE_ERROR_INVALID },
};

/* These say more than the status they come with. */
static const struct
{
  const char *name;
  GuichetServiceError code;
} names[] = {
  { "cursor-unknown", GUICHET_SERVICE_ERROR_CURSOR_UNKNOWN },
  { "digest-mismatch", GUICHET_SERVICE_ERROR_BROKEN_ANSWER },
  { "upload-missing", GUICHET_SERVICE_ERROR_UPLOAD_LOST },
};

static gboolean
has_media_type (SoupMessageHeaders *headers)
{
  const char *type = soup_message_headers_get_content_type (headers, NULL);

  return type && g_ascii_strcasecmp (type, MEDIA_TYPE) == 0;
}

/* A name is a few lower-case words: anything else is not worth repeating. */
static char *
dup_name (const char *type)
{
  const char *name = type ? g_strrstr (type, TYPE_PREFIX) : NULL;

  name = name ? name + strlen (TYPE_PREFIX) : NULL;
  if (!name || !*name || strspn (name, "abcdefghijklmnopqrstuvwxyz-") != strlen (name))
    return NULL;
  return g_strndup (name, 64);
}

/* The service also names the members at fault: they complete what it says. */
static char *
join_faults (GuichetJsonFields *fields,
             const char        *detail)
{
  JsonArray *array = guichet_json_array (fields, "errors", GUICHET_JSON_OPTIONAL, MOST_FAULTS);
  g_autoptr (GString) joined = g_string_new (detail);
  guint length = array ? json_array_get_length (array) : 0;

  for (guint i = 0; i < length && !fields->failed; i++)
    {
      GuichetJsonFields fault =
        GUICHET_JSON_FIELDS (guichet_json_element (fields, array, i, "errors"), NULL);
      const char *text;

      if (fields->failed)
        break;
      text = guichet_json_string (&fault, "detail", GUICHET_JSON_OPTIONAL, DETAIL_BYTES);
      if (text && joined->len + strlen (text) < DETAIL_BYTES)
        g_string_append_printf (joined, "%s%s", joined->len > 0 ? "\n" : "", text);
    }
  return joined->len > 0 ? g_string_free (g_steal_pointer (&joined), FALSE) : NULL;
}

static gboolean
read_problem (Problem *problem,
              GBytes  *body)
{
  g_autoptr (JsonNode) root = NULL;
  GuichetJsonFields fields = GUICHET_JSON_FIELDS (NULL, NULL);
  gsize length;
  const char *text = g_bytes_get_data (body, &length);

  root = guichet_json_parse_object (text ? text : "", length, &limits, NULL);
  if (!root)
    return FALSE;
  fields.object = json_node_get_object (root);
  problem->name =
    dup_name (guichet_json_string (&fields, "type", GUICHET_JSON_OPTIONAL, DETAIL_BYTES));
  problem->detail = join_faults (
    &fields, guichet_json_string (&fields, "detail", GUICHET_JSON_OPTIONAL, DETAIL_BYTES));
  return TRUE;
}

static gboolean
challenges_bearer (SoupMessageHeaders *headers)
{
  const char *field = soup_message_headers_get_list (headers, "WWW-Authenticate");

  return field && g_ascii_strncasecmp (field, "Bearer", strlen ("Bearer")) == 0;
}

static gboolean
is_of_service (guint               status,
               SoupMessageHeaders *headers)
{
  return has_media_type (headers) || (status == 401 && challenges_bearer (headers))
         || soup_message_headers_get_one (headers, "Tus-Resumable") != NULL;
}

static GuichetServiceError
code_of (guint       status,
         const char *name,
         gboolean    of_service,
         gboolean    readable)
{
  if (status == 407)
    return GUICHET_SERVICE_ERROR_PROXY;
  if (status == 429)
    return GUICHET_SERVICE_ERROR_BUSY;
  if (status == 511)
    return GUICHET_SERVICE_ERROR_CAPTIVE;
  if (status >= 500 && status != 501 && status != 505)
    return GUICHET_SERVICE_ERROR_UNAVAILABLE;
  if (!of_service)
    return status >= 500 ? GUICHET_SERVICE_ERROR_UNAVAILABLE : GUICHET_SERVICE_ERROR_CAPTIVE;
  if (!readable)
    return GUICHET_SERVICE_ERROR_BROKEN_ANSWER;
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_strcmp0 (name, names[i].name) == 0)
      return names[i].code;
  for (guint i = 0; i < G_N_ELEMENTS (codes); i++)
    if (codes[i].status == status)
      return codes[i].code;
  return GUICHET_SERVICE_ERROR_MISMATCH;
}

static gint64
date_of (SoupMessageHeaders *headers,
         gint64              otherwise)
{
  const char *field = soup_message_headers_get_one (headers, "Date");
  g_autoptr (GDateTime) date = field ? soup_date_time_new_from_http_string (field) : NULL;

  return date ? g_date_time_to_unix (date) * 1000 : otherwise;
}

/**
 * guichet_problem_parse_retry_after:
 * @field: (nullable): the value of Retry-After: a number of seconds, or a date (RFC 9110)
 * @now: what time it is where @field comes from, in Unix milliseconds, UTC
 *
 * Returns: the delay in milliseconds, however absurd; -1 for none or nonsense
 */
gint64
guichet_problem_parse_retry_after (const char *field,
                                   gint64      now)
{
  const gint64 most = G_MAXINT64 / 1000;
  g_autoptr (GDateTime) date = NULL;
  guint64 seconds;

  if (!field)
    return -1;
  if (*field && strspn (field, "0123456789") == strlen (field))
    {
      seconds = g_ascii_strtoull (field, NULL, 10);
      return (gint64) MIN (seconds, (guint64) most) * 1000;
    }
  date = soup_date_time_new_from_http_string (field);
  return date ? MAX (g_date_time_to_unix (date) * 1000 - now, 0) : -1;
}

/**
 * guichet_problem_to_error:
 * @status: a status that is not a success here
 * @body: (nullable): the answer's body, whole; %NULL if it has none or could not be read
 * @now: Unix milliseconds, UTC
 *
 * Returns: (transfer full): what it means
 */
GError *
guichet_problem_to_error (guint               status,
                          SoupMessageHeaders *headers,
                          GBytes             *body,
                          gint64              now)
{
  g_auto (Problem) problem = { NULL };
  gboolean readable = !body || !has_media_type (headers) || read_problem (&problem, body);
  GuichetServiceError code =
    code_of (status, problem.name, is_of_service (status, headers), readable);
  gint64 delay = guichet_problem_parse_retry_after (
    soup_message_headers_get_one (headers, "Retry-After"), date_of (headers, now));
  g_autofree char *message = g_strdup_printf ("answered %u%s%s%s", status,
                                              problem.name ? " (" : "",
                                              problem.name ? problem.name : "",
                                              problem.name ? ")" : "");

  if (delay > GUICHET_SERVICE_MOST_RETRY_AFTER_MS)
    g_info ("the service asks to come back in %" G_GINT64_FORMAT " s", delay / 1000);
  return guichet_service_error_new_problem (code, problem.name, problem.detail, delay, message);
}
