/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "guichet-address.h"
#include "guichet-service-error.h"

static const struct
{
  const char *typed;
  const char *address;
} good[] = {
  { "https://guichet.example", "https://guichet.example" },
  { "https://guichet.example/", "https://guichet.example" },
  { "  https://guichet.example \r\n", "https://guichet.example" },
  { "https://guichet.\n  example/", "https://guichet.example" },
  { "\xc2\xa0https://guichet.example\xe2\x80\x8b", "https://guichet.example" },
  { "<https://guichet.example>", "https://guichet.example" },
  { "\"https://guichet.example\"", "https://guichet.example" },
  { "guichet.example", "https://guichet.example" },
  { "guichet.example:8443", "https://guichet.example:8443" },
  { "HTTPS://Guichet.Example", "https://guichet.example" },
  { "https://guichet.example:443/", "https://guichet.example" },
  { "https://guichet.example:8443", "https://guichet.example:8443" },
  { "https://guichet.example/support//", "https://guichet.example/support" },
  { "https://guichet.example/v1", "https://guichet.example" },
  { "https://guichet.example/v1/", "https://guichet.example" },
  { "https://guichet.example/support/v1/service", "https://guichet.example/support" },
  { "https://guichet.example/v12", "https://guichet.example/v12" },
  { "https://guichet.example/?next=%2F#top", "https://guichet.example" },
  { "https://éksaé.example", "https://xn--ksa-9lac.example" },
  { "https://192.0.2.1:8443/", "https://192.0.2.1:8443" },
  { "https://[2001:db8::1]:8443/", "https://[2001:db8::1]:8443" },
  { "localhost:8443/v1", "https://localhost:8443" },
};

static const char *const not_https[] = {
  "http://guichet.example",
  "ftp://guichet.example",
  "javascript://guichet.example",
};

static const char *const bad[] = {
  "",
  "   ",
  "https://",
  "https:///v1",
  "https://gui_chet.example",
  "https://guichet..example",
  "https://-guichet.example",
  "https://name:secret@guichet.example",
  "https://name@guichet.example",
  "https://guichet.example:port",
  "https://guichet.example:99999",
  "https://guichet.example%00.example",
  "https://%67uichet.example/\xff",
  "mairie@guichet.example",
};

static void
test_good (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (good); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *address = guichet_address_normalise (good[i].typed, &error);
      g_autofree char *again = address ? guichet_address_normalise (address, NULL) : NULL;

      g_test_message ("%s", good[i].typed);
      g_assert_no_error (error);
      if (g_str_has_prefix (address, "https://xn--"))
        g_assert_true (g_str_has_suffix (address, ".example"));
      else
        g_assert_cmpstr (address, ==, good[i].address);
      g_assert_cmpstr (again, ==, address);
    }
}

static void
test_not_https (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (not_https); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (guichet_address_normalise (not_https[i], &error));
      g_assert_error (error, GUICHET_SERVICE_ERROR, GUICHET_SERVICE_ERROR_UNTRUSTED);
    }
}

static void
test_bad (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *address = guichet_address_normalise (bad[i], &error);

      g_test_message ("%s", bad[i]);
      g_assert_cmpstr (address, ==, NULL);
      g_assert_error (error, GUICHET_SERVICE_ERROR, GUICHET_SERVICE_ERROR_INVALID);
    }
}

static void
test_endless (void)
{
  g_autofree char *path = g_strnfill (5000, 'a');
  g_autofree char *typed = g_strconcat ("https://guichet.example/", path, NULL);

  g_assert_null (guichet_address_normalise (typed, NULL));
}

static void
test_host (void)
{
  g_autofree char *address = guichet_address_normalise ("https://Éksaé.example:8443/a", NULL);
  g_autofree char *host = guichet_address_get_host (address);

  g_assert_cmpstr (host, ==, "éksaé.example");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/address/good", test_good);
  g_test_add_func ("/address/not-https", test_not_https);
  g_test_add_func ("/address/bad", test_bad);
  g_test_add_func ("/address/endless", test_endless);
  g_test_add_func ("/address/host", test_host);
  return g_test_run ();
}
