/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "guichet-link-opener.h"

#define ID "aaaaaaaa-0000-4000-8000-000000000001"

/* Only the very host of the Portail needs no question: not one that ends, begins or looks
 * like it. */
static void
test_must_ask (void)
{
  static const struct
  {
    const char *target;
    const char *portal;
    gboolean expected;
  } cases[] = {
    { "https://portail.eksae.fr/aide", "https://portail.eksae.fr/", FALSE },
    { "https://PORTAIL.eksae.fr/aide", "https://portail.EKSAE.fr/", FALSE },
    { "https://portail.eksae.fr.evil.example/", "https://portail.eksae.fr/", TRUE },
    { "https://evil-portail.eksae.fr/", "https://portail.eksae.fr/", TRUE },
    { "https://eksae.fr/", "https://portail.eksae.fr/", TRUE },
    { "https://pоrtail.eksae.fr/", "https://portail.eksae.fr/", TRUE }, /* a Cyrillic o */
    { "https://portail.eksae.fr/", NULL, TRUE },
    { "https://portail.eksae.fr/", "", TRUE },
    { "https://portail.eksae.fr/", "not an address", TRUE },
    { "mailto:support@portail.eksae.fr", "https://portail.eksae.fr/", TRUE },
    { "faq:" ID, "https://portail.eksae.fr/", FALSE },
    { "demande:" ID, NULL, FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GuichetArticleLink) link = guichet_article_link_parse (cases[i].target);

      g_assert_nonnull (link);
      g_assert_cmpint (guichet_link_opener_must_ask (link, cases[i].portal), ==,
                       cases[i].expected);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/link-opener/must-ask", test_must_ask);
  return g_test_run ();
}
