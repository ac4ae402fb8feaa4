/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "guichet-seal.h"

static void
test_equal (void)
{
  static const char *const texts[] = { "a", NULL, "", "été" };
  g_autoptr (GBytes) seal = guichet_seal_make (texts, 4);

  g_assert_cmpuint (g_bytes_get_size (seal), ==, 32);
  g_assert_true (guichet_seal_check (seal, texts, 4, "it", NULL));
}

static void
test_different (void)
{
  static const char *const texts[] = { "a", NULL, "bc" };
  static const char *const others[][3] = {
    { "a", "", "bc" }, { "ab", NULL, "c" }, { "a", "bc", NULL }, { "A", NULL, "bc" },
  };
  g_autoptr (GBytes) seal = guichet_seal_make (texts, 3);

  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (guichet_seal_check (seal, others[i], 3, "it", &error));
      g_assert_error (error, GUICHET_STORE_ERROR, GUICHET_STORE_ERROR_DAMAGED);
    }
  g_assert_false (guichet_seal_check (NULL, texts, 3, "it", NULL));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/seal/equal", test_equal);
  g_test_add_func ("/seal/different", test_different);
  return g_test_run ();
}
