/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "guichet-attachment.h"

#include <string.h>

static void
test_clean_name (void)
{
  static const char *cases[][2] = {
    { "capture.png", "capture.png" },
    { "../../etc/passwd", "passwd" },
    { "/tmp/", "fichier" },
    { "", "fichier" },
    { "..", "fichier" },
    { ".bashrc", "bashrc" },
    { "a\tb\nc.txt", "abc.txt" },
    { "fac\xe2\x80\xaegnp.exe", "facgnp.exe" },
    { "C:\\Users\\x.png", "CUsersx.png" },
    { "e\xcc\x81tat.pdf", "\xc3\xa9tat.pdf" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *clean = guichet_attachment_clean_name (cases[i][0]);

      g_assert_cmpstr (clean, ==, cases[i][1]);
    }
}

static void
test_clean_long_name (void)
{
  g_autoptr (GString) name = g_string_new (NULL);
  g_autofree char *clean = NULL;

  for (int i = 0; i < 200; i++)
    g_string_append (name, "é");
  g_string_append (name, ".png");
  clean = guichet_attachment_clean_name (name->str);
  g_assert_cmpuint (strlen (clean), <=, 120);
  g_assert_true (g_utf8_validate (clean, -1, NULL));
  g_assert_true (g_str_has_suffix (clean, "é.png"));
}

static void
test_not_utf8 (void)
{
  g_autofree char *clean = guichet_attachment_clean_name ("\xff\xfe.png");

  g_assert_true (g_utf8_validate (clean, -1, NULL));
  g_assert_true (g_str_has_suffix (clean, ".png"));
}

static void
test_is_image (void)
{
  g_autoptr (GuichetAttachment) png = guichet_attachment_new (NULL, "a", "image/png", 1, "");
  g_autoptr (GuichetAttachment) svg = guichet_attachment_new (NULL, "a", "image/svg+xml", 1, "");

  g_assert_true (guichet_attachment_is_image (png));
  g_assert_false (guichet_attachment_is_image (svg));
  g_assert_true (g_uuid_string_is_valid (guichet_attachment_get_id (png)));
  g_assert_cmpstr (guichet_attachment_get_id (png), !=, guichet_attachment_get_id (svg));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/attachment/clean-name", test_clean_name);
  g_test_add_func ("/attachment/clean-long-name", test_clean_long_name);
  g_test_add_func ("/attachment/not-utf8", test_not_utf8);
  g_test_add_func ("/attachment/is-image", test_is_image);
  return g_test_run ();
}
