/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "guichet-service-error.h"
#include "guichet-transport.h"

static GuichetTransport *
make (const char  *address,
      GError     **error)
{
  g_autoptr (GuichetClock) clock = guichet_clock_new (NULL);

  return guichet_transport_new (address, NULL, clock, error);
}

static void
test_addresses (void)
{
  static const struct
  {
    const char *address;
    const char *located;
    gint code;
  } cases[] = {
    { "https://guichet.example", "https://guichet.example:443/v1/service?a=b", -1 },
    { "https://guichet.example/", "https://guichet.example:443/v1/service?a=b", -1 },
    { "HTTPS://guichet.example:8443/sous/chemin//",
      "https://guichet.example:8443/sous/chemin/v1/service?a=b", -1 },
    { "https://[::1]:8443", "https://[::1]:8443/v1/service?a=b", -1 },
    { "http://guichet.example", NULL, GUICHET_SERVICE_ERROR_UNTRUSTED },
    { "ftp://guichet.example", NULL, GUICHET_SERVICE_ERROR_UNTRUSTED },
    { "file:///etc/passwd", NULL, GUICHET_SERVICE_ERROR_UNTRUSTED },
    { "https://user:password@guichet.example", NULL, GUICHET_SERVICE_ERROR_INVALID },
    { "https://guichet.example?x", NULL, GUICHET_SERVICE_ERROR_INVALID },
    { "https://guichet.example#x", NULL, GUICHET_SERVICE_ERROR_INVALID },
    { "https://", NULL, GUICHET_SERVICE_ERROR_INVALID },
    { "guichet.example", NULL, GUICHET_SERVICE_ERROR_INVALID },
    { "", NULL, GUICHET_SERVICE_ERROR_INVALID },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GuichetTransport) transport = make (cases[i].address, &error);
      g_autoptr (GUri) uri = NULL;
      g_autofree char *located = NULL;

      g_test_message ("%s", cases[i].address);
      if (cases[i].code >= 0)
        {
          g_assert_error (error, GUICHET_SERVICE_ERROR, cases[i].code);
          continue;
        }
      g_assert_no_error (error);
      uri = guichet_transport_locate (transport, "/service?a=b");
      located = g_uri_to_string (uri);
      g_assert_cmpstr (located, ==, cases[i].located);
    }
}

static void
test_follow (void)
{
  static const char *good[] = {
    "/v1/uploads/1", "https://guichet.example/v1/uploads/1",
    "https://GUICHET.example:443/v1/uploads/1", "//guichet.example/v1/uploads/1",
  };
  static const char *bad[] = {
    NULL, "", "https://elsewhere.example/v1/uploads/1", "//elsewhere.example/v1/uploads/1",
    "http://guichet.example/v1/uploads/1", "https://guichet.example:8443/v1/uploads/1",
    "https://guichet.example.elsewhere.example/1", "https://guichet.example@elsewhere.example/1",
    "https://user@guichet.example/v1/uploads/1", "file:///etc/passwd", "javascript:1",
    "https://[", "/v1/uploads/1#x", "/v1/uploads/1?token=1",
  };
  g_autoptr (GuichetTransport) transport = make ("https://guichet.example", NULL);

  for (guint i = 0; i < G_N_ELEMENTS (good); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GUri) uri = guichet_transport_follow (transport, good[i], &error);

      g_assert_no_error (error);
      g_assert_cmpstr (g_uri_get_path (uri), ==, "/v1/uploads/1");
    }
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GError) error = NULL;

      g_test_message ("%s", bad[i]);
      g_assert_null (guichet_transport_follow (transport, bad[i], &error));
      g_assert_error (error, GUICHET_SERVICE_ERROR, GUICHET_SERVICE_ERROR_MISMATCH);
    }
}

static const char *
authorization_of (GuichetTransport *transport,
                  gboolean          anonymous,
                  SoupMessage     **message)
{
  g_autoptr (GUri) uri = guichet_transport_locate (transport, "/service");

  g_clear_object (message);
  *message = guichet_transport_new_message (transport, "GET", uri, anonymous);
  g_assert_true (soup_message_query_flags (*message, SOUP_MESSAGE_NO_REDIRECT));
  return soup_message_headers_get_one (soup_message_get_request_headers (*message),
                                       "Authorization");
}

static void
test_token (void)
{
  g_autoptr (GuichetTransport) transport = make ("https://guichet.example", NULL);
  g_autoptr (SoupMessage) message = NULL;

  g_assert_cmpstr (authorization_of (transport, FALSE, &message), ==, NULL);
  guichet_transport_set_token (transport, "abc.DEF-1=");
  g_assert_cmpstr (authorization_of (transport, FALSE, &message), ==, "Bearer abc.DEF-1=");
  g_assert_cmpstr (authorization_of (transport, TRUE, &message), ==, NULL);
  guichet_transport_set_token (transport, "abc\r\nX-Injected: 1");
  g_assert_cmpstr (authorization_of (transport, FALSE, &message), ==, NULL);
  guichet_transport_set_token (transport, "");
  g_assert_cmpstr (authorization_of (transport, FALSE, &message), ==, NULL);
}

static void
test_session (void)
{
  g_autoptr (GuichetTransport) transport = make ("https://guichet.example", NULL);
  SoupSession *session = guichet_transport_get_session (transport);

  g_assert_false (soup_session_has_feature (session, SOUP_TYPE_CONTENT_DECODER));
  g_assert_false (soup_session_has_feature (session, SOUP_TYPE_COOKIE_JAR));
  g_assert_false (soup_session_has_feature (session, SOUP_TYPE_CACHE));
}

static void
test_skew (void)
{
  g_autoptr (GuichetTransport) transport = make ("https://guichet.example", NULL);
  g_autoptr (SoupMessageHeaders) headers =
    soup_message_headers_new (SOUP_MESSAGE_HEADERS_RESPONSE);
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autoptr (GDateTime) later = g_date_time_add_hours (now, 2);
  g_autofree char *date = soup_date_time_to_string (later, SOUP_DATE_HTTP);

  guichet_transport_note_date (transport, headers);
  g_assert_cmpint (guichet_transport_get_skew (transport), ==, 0);
  soup_message_headers_replace (headers, "Date", date);
  guichet_transport_note_date (transport, headers);
  g_assert_cmpint (ABS (guichet_transport_get_skew (transport) - 2 * 60 * 60 * 1000), <, 5000);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/transport/addresses", test_addresses);
  g_test_add_func ("/transport/follow", test_follow);
  g_test_add_func ("/transport/token", test_token);
  g_test_add_func ("/transport/session", test_session);
  g_test_add_func ("/transport/skew", test_skew);
  return g_test_run ();
}
