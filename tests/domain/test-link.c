/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "guichet-link.h"

#define ID "0f9c8b7a-1234-4abc-8def-001122334455"

static void
test_understood (void)
{
  static const struct
  {
    const char *uri;
    GuichetLinkKind kind;
    const char *reference;
  } cases[] = {
    { "demande:" ID, GUICHET_LINK_DEMANDE, ID },
    { "demande:0F9C8B7A-1234-4ABC-8DEF-001122334455", GUICHET_LINK_DEMANDE, ID },
    { "demande:D-2026-0412", GUICHET_LINK_DEMANDE, "D-2026-0412" },
    { "demande:d-2026-0412", GUICHET_LINK_DEMANDE, "D-2026-0412" },
    { "demande:D-2026-123456789012", GUICHET_LINK_DEMANDE, "D-2026-123456789012" },
    { "DEMANDE:D-2026-0412", GUICHET_LINK_DEMANDE, "D-2026-0412" },
    { "demande://D-2026-0412/", GUICHET_LINK_DEMANDE, "D-2026-0412" },
    { "demande:///D-2026-0412", GUICHET_LINK_DEMANDE, "D-2026-0412" },
    { "faq:" ID, GUICHET_LINK_ARTICLE, ID },
    { "faq:///" ID, GUICHET_LINK_ARTICLE, ID },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *reference = NULL;

      g_assert_cmpint (guichet_link_parse (cases[i].uri, &reference), ==, cases[i].kind);
      g_assert_cmpstr (reference, ==, cases[i].reference);
    }
}

static void
test_hostile (void)
{
  static const char *const uris[] = {
    "",
    "demande:",
    "demande:/",
    "demande:///",
    "demande:////D-2026-0412",
    "demande:D-2026-041",
    "demande:D-2026-1234567890123",
    "demande:D-2026-0412 ",
    "demande: D-2026-0412",
    "demande:D-2026-0412\n",
    "demande:D-2026-0412?send=1",
    "demande:D-2026-0412#x",
    "demande:D-2026-0412/..",
    "demande:D-2026-0412/",
    "demande:D-2026-%30412",
    "demande:D-2026-०४१२",
    "demande:E-2026-0412",
    "demande:../../etc/passwd",
    "demande:%2e%2e",
    "demande:' OR 1=1 --",
    "demande:0f9c8b7a",
    "demande:0f9c8b7a-1234-4abc-8def-00112233445",
    "demande:0f9c8b7a-1234-4abc-8def-0011223344556",
    "demande:0f9c8b7a-1234-4abc-8def-00112233445g",
    "demande:0f9c8b7a12344abc8def001122334455",
    "demande:javascript:alert(1)",
    "demande:demande:D-2026-0412",
    "demandes:D-2026-0412",
    "faq:D-2026-0412",
    "faq:",
    "faq:<b>x</b>",
    "file:///etc/passwd",
    "https://guichet.example/D-2026-0412",
    "D-2026-0412",
    "\xff\xfe" "demande:D-2026-0412",
    "demande:D-2026-0412\xff",
  };

  for (guint i = 0; i < G_N_ELEMENTS (uris); i++)
    {
      g_autofree char *reference = NULL;

      g_test_message ("%s", uris[i]);
      g_assert_cmpint (guichet_link_parse (uris[i], &reference), ==, GUICHET_LINK_NONE);
      g_assert_null (reference);
    }
}

static void
test_very_long (void)
{
  g_autofree char *digits = g_strnfill (1000000, '1');
  g_autofree char *uri = g_strconcat ("demande:D-2026-", digits, NULL);
  g_autofree char *reference = NULL;

  g_assert_cmpint (guichet_link_parse (uri, &reference), ==, GUICHET_LINK_NONE);
}

static void
test_reference (void)
{
  g_assert_true (guichet_link_is_demande (ID));
  g_assert_true (guichet_link_is_demande ("D-2026-0001"));
  g_assert_false (guichet_link_is_demande (""));
  g_assert_false (guichet_link_is_demande ("demande:D-2026-0001"));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/link/understood", test_understood);
  g_test_add_func ("/link/hostile", test_hostile);
  g_test_add_func ("/link/very-long", test_very_long);
  g_test_add_func ("/link/reference", test_reference);
  return g_test_run ();
}
