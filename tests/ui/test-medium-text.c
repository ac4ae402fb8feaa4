/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "guichet-medium-text.h"

#include <locale.h>

#define NOON_OF_2026_03_02 G_GINT64_CONSTANT (1772449200000)

static GuichetMedium *
make (const char *title,
      const char *media_type)
{
  const GuichetMediumFields fields = {
    .id = "dddddddd-0000-4000-8000-000000000001", .title = title, .category = "Guides",
    .description = "", .media_type = media_type, .size = 2000000, .sha256 = "",
    .published_on = "2026-03-02",
  };

  return guichet_medium_new (&fields);
}

static void
test_file_names (void)
{
  static const struct
  {
    const char *title;
    const char *media_type;
    const char *name;
    gboolean may_open;
  } cases[] = {
    { "Guide de la paie", "application/pdf", "Guide de la paie.pdf", TRUE },
    { "Note : V9", "text/markdown", "Note - V9.md", TRUE },
    { "../../.bashrc", "text/plain", "-..-.bashrc.txt", TRUE },
    { "facture\xe2\x80\xae" "fdp", "application/x-desktop", "facturefdp", FALSE },
    { "Outil", "application/x-executable", "Outil", FALSE },
    { "Page", "text/html", "Page", FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GuichetMedium) medium = make (cases[i].title, cases[i].media_type);
      g_autofree char *name = guichet_medium_text_file_name (medium);

      g_assert_cmpstr (name, ==, cases[i].name);
      g_assert_cmpint (guichet_medium_text_may_open (medium), ==, cases[i].may_open);
    }
}

static void
test_about (void)
{
  g_autoptr (GuichetMedium) medium = make ("Guide", "application/pdf");
  g_autofree char *there =
    guichet_medium_text_about (medium, NULL, FALSE, NOON_OF_2026_03_02);
  g_autofree char *here = guichet_medium_text_about (medium, NULL, TRUE, NOON_OF_2026_03_02);

  g_assert_cmpstr (there, ==, "Guides · 2.0\xc2\xa0MB · today");
  g_assert_cmpstr (here, ==, "Guides · 2.0\xc2\xa0MB · today · on this computer");
}

int
main (int    argc,
      char **argv)
{
  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/medium-text/file-names", test_file_names);
  g_test_add_func ("/medium-text/about", test_about);
  return g_test_run ();
}
