/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "guichet-snippet.h"

#include <string.h>

/* The snippet, what was found between brackets. */
static char *
show (const char *text,
      const char *stem)
{
  g_autoptr (GuichetFrench) french = guichet_french_new ();
  g_autoptr (GHashTable) stems = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) words = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GArray) ranges = g_array_new (FALSE, FALSE, sizeof (GuichetSearchRange));
  g_autofree char *snippet = NULL;
  GString *shown;
  guint n_exact;

  g_hash_table_add (stems, (gpointer) stem);
  snippet = guichet_snippet_make (french, "", text, stems, words, ranges, &n_exact);
  g_assert_true (g_utf8_validate (snippet, -1, NULL));
  shown = g_string_new (snippet);
  for (guint i = ranges->len; i > 0; i--)
    {
      const GuichetSearchRange *range = &g_array_index (ranges, GuichetSearchRange, i - 1);

      g_string_insert (shown, range->start + range->length, "]");
      g_string_insert (shown, range->start, "[");
    }
  return g_string_free (shown, FALSE);
}

static void
test_clean (void)
{
  static const struct
  {
    const char *text;
    const char *stem;
    const char *shown;
  } cases[] = {
    { "", "a", "" },
    { "Les **Écritures** non équilibrées.", "ecritur", "Les [Écritures] non équilibrées." },
    { "# Titre\n\n- `ERR-4012` refus", "err-4012", "- [ERR-4012] refus" },
    { "| Code | Sens |\n|---|---|\n| a | vide |", "vid", "a [vide]" },
    { "Voir [la paie](faq:1234) demain", "pai", "Voir la [paie] demain" },
    { "![Écran de paie](image:12) puis", "pai", "Écran de [paie] puis" },
    { "Rien de tel", "absent", "Rien de tel" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *shown = show (cases[i].text, cases[i].stem);

      g_assert_cmpstr (shown, ==, cases[i].shown);
    }
}

/* Far in a long text: around what was found, and cut at spaces. */
static void
test_far (void)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *shown = NULL;

  for (guint i = 0; i < 500; i++)
    g_string_append (text, i == 400 ? "clôture " : "remplissage ");
  shown = show (text->str, "clotur");
  g_assert_nonnull (strstr (shown, "[clôture]"));
  g_assert_true (g_str_has_prefix (shown, "… remplissage"));
  g_assert_true (g_str_has_suffix (shown, "remplissage …"));
  g_assert_cmpuint (strlen (shown), <, 300);
}

static void
test_phrase (void)
{
  const char *const phrase[] = { "bon", "de", "commande", NULL };
  g_autoptr (GuichetFrench) french = guichet_french_new ();

  g_assert_true (guichet_snippet_has_phrase (french, "Un **Bon de commande**.", phrase));
  g_assert_false (guichet_snippet_has_phrase (french, "Commande de bon", phrase));
  g_assert_false (guichet_snippet_has_phrase (french, "", phrase));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/snippet/clean", test_clean);
  g_test_add_func ("/snippet/far", test_far);
  g_test_add_func ("/snippet/phrase", test_phrase);
  return g_test_run ();
}
