/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "guichet-backoff.h"

#include "guichet-instant.h"

static void
test_grows (void)
{
  gint64 before = 0;

  for (guint attempts = 0; attempts < 40; attempts++)
    {
      gint64 delay = guichet_backoff_delay (attempts, -1, 0.999);

      g_assert_cmpint (delay, >=, before);
      g_assert_cmpint (delay, <=, 15 * GUICHET_MINUTE_MS);
      before = delay;
    }
  g_assert_cmpint (guichet_backoff_delay (1, -1, 0), ==, 500);
  g_assert_cmpint (before, >, 14 * GUICHET_MINUTE_MS);
}

static void
test_spreads (void)
{
  g_assert_cmpint (guichet_backoff_delay (8, -1, 0), <, guichet_backoff_delay (8, -1, 0.5));
  g_assert_cmpint (guichet_backoff_delay (8, -1, 0), ==, 64 * GUICHET_SECOND_MS);
}

/* A service that is down for a day must not be asked more than some 150 times. */
static void
test_a_day_down (void)
{
  gint64 elapsed = 0;
  guint attempts = 0;

  while (elapsed < 24 * GUICHET_HOUR_MS)
    elapsed += guichet_backoff_delay (++attempts, -1, 0.3);
  g_assert_cmpuint (attempts, <, 160);
}

static void
test_retry_after (void)
{
  g_assert_cmpint (guichet_backoff_delay (1, 30000, 0), ==, 30000);
  g_assert_cmpint (guichet_backoff_delay (12, 10, 0), >, 10);
  g_assert_cmpint (guichet_backoff_delay (1, G_MAXINT64, 0), ==, 24 * GUICHET_HOUR_MS);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/backoff/grows", test_grows);
  g_test_add_func ("/backoff/spreads", test_spreads);
  g_test_add_func ("/backoff/a-day-down", test_a_day_down);
  g_test_add_func ("/backoff/retry-after", test_retry_after);
  return g_test_run ();
}
