/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "guichet-problem.h"
#include "guichet-service-error.h"

#include <string.h>

/* 2026-05-07T12:00:00Z */
#define NOW G_GINT64_CONSTANT (1778155200000)

static void
test_retry_after (void)
{
  static const struct
  {
    const char *field;
    gint64 delay;
  } cases[] = {
    { NULL, -1 },
    { "", -1 },
    { "soon", -1 },
    { "-5", -1 },
    { "1.5", -1 },
    { "0", 0 },
    { "120", 120000 },
    { "Thu, 07 May 2026 12:02:00 GMT", 120000 },
    { "Thu, 07 May 2026 11:00:00 GMT", 0 },
    { "99999999999999999999999999", G_MAXINT64 / 1000 * 1000 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpint (guichet_problem_parse_retry_after (cases[i].field, NOW), ==, cases[i].delay);
}

static GError *
make (guint       status,
      const char *media_type,
      const char *header,
      const char *value,
      const char *body)
{
  g_autoptr (SoupMessageHeaders) headers =
    soup_message_headers_new (SOUP_MESSAGE_HEADERS_RESPONSE);
  g_autoptr (GBytes) bytes = body ? g_bytes_new_static (body, strlen (body)) : NULL;

  if (media_type)
    soup_message_headers_replace (headers, "Content-Type", media_type);
  if (header)
    soup_message_headers_replace (headers, header, value);
  return guichet_problem_to_error (status, headers, bytes, NOW);
}

#define PROBLEM "application/problem+json"

static void
test_codes (void)
{
  static const struct
  {
    guint status;
    const char *media_type;
    const char *header;
    const char *value;
    const char *body;
    gint code;
  } cases[] = {
    { 400, PROBLEM, NULL, NULL, "{}", GUICHET_SERVICE_ERROR_INVALID },
    { 401, PROBLEM, NULL, NULL, "{}", GUICHET_SERVICE_ERROR_SIGN_IN },
    { 401, "text/html", "WWW-Authenticate", "Bearer", "-", GUICHET_SERVICE_ERROR_SIGN_IN },
    { 401, "text/html", "WWW-Authenticate", "Basic", "-", GUICHET_SERVICE_ERROR_CAPTIVE },
    { 401, "application/json", NULL, NULL, "{}", GUICHET_SERVICE_ERROR_CAPTIVE },
    { 403, PROBLEM, NULL, NULL, "{}", GUICHET_SERVICE_ERROR_FORBIDDEN },
    { 403, "text/html", NULL, NULL, "-", GUICHET_SERVICE_ERROR_CAPTIVE },
    { 404, PROBLEM "; charset=utf-8", NULL, NULL, "{}", GUICHET_SERVICE_ERROR_NOT_FOUND },
    { 404, NULL, NULL, NULL, "", GUICHET_SERVICE_ERROR_CAPTIVE },
    { 404, NULL, "Tus-Resumable", "1.0.0", NULL, GUICHET_SERVICE_ERROR_NOT_FOUND },
    { 405, PROBLEM, NULL, NULL, "{}", GUICHET_SERVICE_ERROR_MISMATCH },
    { 406, PROBLEM, NULL, NULL, "{}", GUICHET_SERVICE_ERROR_MISMATCH },
    { 407, "text/html", NULL, NULL, "-", GUICHET_SERVICE_ERROR_PROXY },
    { 409, PROBLEM, NULL, NULL, "{}", GUICHET_SERVICE_ERROR_CONFLICT },
    { 409, PROBLEM, NULL, NULL, "{", GUICHET_SERVICE_ERROR_BROKEN_ANSWER },
    { 410, PROBLEM, NULL, NULL, "{\"type\":\"/v1/problems/cursor-unknown\"}",
      GUICHET_SERVICE_ERROR_CURSOR_UNKNOWN },
    { 410, PROBLEM, NULL, NULL, "{\"type\":\"https://x.example/v1/problems/cursor-unknown\"}",
      GUICHET_SERVICE_ERROR_CURSOR_UNKNOWN },
    { 410, PROBLEM, NULL, NULL, "{}", GUICHET_SERVICE_ERROR_NOT_FOUND },
    { 413, PROBLEM, NULL, NULL, "{}", GUICHET_SERVICE_ERROR_TOO_LARGE },
    { 415, PROBLEM, NULL, NULL, "{}", GUICHET_SERVICE_ERROR_INVALID },
    { 422, PROBLEM, NULL, NULL, "{}", GUICHET_SERVICE_ERROR_INVALID },
    { 429, NULL, NULL, NULL, "", GUICHET_SERVICE_ERROR_BUSY },
    { 400, PROBLEM, NULL, NULL, "{\"type\":\"/v1/problems/digest-mismatch\"}",
      GUICHET_SERVICE_ERROR_BROKEN_ANSWER },
    { 460, PROBLEM, NULL, NULL, "{\"type\":\"/v1/problems/digest-mismatch\"}",
      GUICHET_SERVICE_ERROR_BROKEN_ANSWER },
    { 422, PROBLEM, NULL, NULL, "{\"type\":\"/v1/problems/upload-missing\"}",
      GUICHET_SERVICE_ERROR_UPLOAD_LOST },
    { 409, "text/html", NULL, NULL, "{\"type\":\"/v1/problems/upload-missing\"}",
      GUICHET_SERVICE_ERROR_CAPTIVE },
    { 500, PROBLEM, NULL, NULL, "{", GUICHET_SERVICE_ERROR_UNAVAILABLE },
    { 501, PROBLEM, NULL, NULL, "{}", GUICHET_SERVICE_ERROR_MISMATCH },
    { 502, "text/html", NULL, NULL, "-", GUICHET_SERVICE_ERROR_UNAVAILABLE },
    { 503, NULL, NULL, NULL, "", GUICHET_SERVICE_ERROR_UNAVAILABLE },
    { 507, PROBLEM, NULL, NULL, "{}", GUICHET_SERVICE_ERROR_UNAVAILABLE },
    { 511, "text/html", NULL, NULL, "-", GUICHET_SERVICE_ERROR_CAPTIVE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = make (cases[i].status, cases[i].media_type, cases[i].header,
                                       cases[i].value, cases[i].body);

      g_test_message ("%u %s", cases[i].status, cases[i].body);
      g_assert_error (error, GUICHET_SERVICE_ERROR, cases[i].code);
    }
}

static void
test_detail (void)
{
  g_autoptr (GError) error =
    make (422, PROBLEM, NULL, NULL,
          "{\"type\":\"/v1/problems/invalid\",\"detail\":\"Refusée\","
          "\"errors\":[{\"pointer\":\"/title\",\"detail\":\"Titre vide\"},{\"detail\":\"Trop\"}]}");
  g_autoptr (GError) strange =
    make (422, PROBLEM, NULL, NULL, "{\"type\":\"/v1/problems/<b>\",\"detail\":12}");

  g_assert_cmpstr (guichet_service_error_get_problem (error), ==, "invalid");
  g_assert_cmpstr (guichet_service_error_get_detail (error), ==, "Refusée\nTitre vide\nTrop");
  g_assert_cmpstr (guichet_service_error_get_problem (strange), ==, NULL);
  g_assert_cmpstr (guichet_service_error_get_detail (strange), ==, NULL);
}

static void
test_delay_is_by_their_clock (void)
{
  g_autoptr (SoupMessageHeaders) headers =
    soup_message_headers_new (SOUP_MESSAGE_HEADERS_RESPONSE);
  g_autoptr (GError) error = NULL;

  soup_message_headers_replace (headers, "Date", "Sat, 01 Jan 2050 00:00:00 GMT");
  soup_message_headers_replace (headers, "Retry-After", "Sat, 01 Jan 2050 00:00:30 GMT");
  error = guichet_problem_to_error (503, headers, NULL, NOW);
  g_assert_cmpint (guichet_service_error_get_retry_after (error), ==, 30000);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/problem/retry-after", test_retry_after);
  g_test_add_func ("/problem/codes", test_codes);
  g_test_add_func ("/problem/detail", test_detail);
  g_test_add_func ("/problem/delay-is-by-their-clock", test_delay_is_by_their_clock);
  return g_test_run ();
}
