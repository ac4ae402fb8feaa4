/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "guichet-instant.h"

static void
test_parse (void)
{
  static const struct
  {
    const char *text;
    gint64 instant;
  } cases[] = {
    { "1970-01-01T00:00:00Z", 0 },
    { "1969-12-31T23:59:59.500Z", -500 },
    { "2026-05-07T17:45:00+02:00", 1778168700000 },
    { "2026-05-07T15:45:00.123456Z", 1778168700123 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gint64 instant = 1;

      g_assert_true (guichet_instant_parse (cases[i].text, &instant));
      g_assert_cmpint (instant, ==, cases[i].instant);
    }
}

static void
test_refuses (void)
{
  static const char *texts[] = { "", "2026-05-07", "2026-05-07T15:45:00", "20260507T154500Z",
                                 "2026-13-07T15:45:00Z", "2026-05-07T25:45:00Z",
                                 "2026-05-07 15:45:00Z", "2026-05-07T15:45:00.Z",
                                 "2026-05-07T15:45:00+0200",
                                 "2026-05-07T15:45:00Zx", "2026-W19-4T15:45:00Z" };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      gint64 instant;

      g_assert_false (guichet_instant_parse (texts[i], &instant));
    }
}

static void
test_format_is_inverse (void)
{
  static const gint64 instants[] = { 0, -500, -1, 1778168700000, 1778168700123, 253402300799999 };

  for (guint i = 0; i < G_N_ELEMENTS (instants); i++)
    {
      g_autofree char *text = guichet_instant_format (instants[i]);
      gint64 back = 0;

      g_assert_true (guichet_instant_parse (text, &back));
      g_assert_cmpint (back, ==, instants[i]);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/instant/parse", test_parse);
  g_test_add_func ("/instant/refuses", test_refuses);
  g_test_add_func ("/instant/format-is-inverse", test_format_is_inverse);
  return g_test_run ();
}
