/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "guichet-clock.h"

static void
test_real (void)
{
  g_autoptr (GuichetClock) clock = guichet_clock_new (NULL);
  gint64 before = g_get_real_time () / 1000;
  gint64 now = guichet_clock_get_now (clock);

  g_assert_cmpint (before, <=, now);
  g_assert_cmpint (now, <=, g_get_real_time () / 1000);
  g_assert_false (guichet_clock_is_frozen (clock));
  g_assert_cmpint (guichet_clock_get_boot (clock), <=, guichet_clock_get_boot (clock));
}

static void
test_frozen (void)
{
  g_autoptr (GuichetClock) clock = NULL;
  gint64 now;

  g_setenv ("GUICHET_NOW", "2026-05-07T17:45:00+02:00", TRUE);
  clock = guichet_clock_new (NULL);
  g_object_get (clock, "now", &now, NULL);
  g_assert_cmpint (now, ==, G_GINT64_CONSTANT (1778168700000));
  g_assert_true (guichet_clock_is_frozen (clock));
  g_usleep (20000);
  g_assert_cmpint (guichet_clock_get_now (clock), ==, now);
  g_assert_cmpint (guichet_clock_get_running (clock), >=, now + 15);
  g_unsetenv ("GUICHET_NOW");
}

static void
test_bad_freeze (void)
{
  g_autoptr (GError) error = NULL;

  g_setenv ("GUICHET_NOW", "demain", TRUE);
  g_assert_null (guichet_clock_new (&error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT);
  g_unsetenv ("GUICHET_NOW");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/clock/real", test_real);
  g_test_add_func ("/clock/frozen", test_frozen);
  g_test_add_func ("/clock/bad-freeze", test_bad_freeze);
  return g_test_run ();
}
