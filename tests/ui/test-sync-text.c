/* test-sync-text.c - how the exchange with the service goes, in words
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "guichet-sync-text.h"

#include "guichet-instant.h"
#include "guichet-zone.h"

#include <string.h>

/* 2026-11-24T10:00:00Z: 11:00 in Paris. */
#define NOW G_GINT64_CONSTANT (1795514400000)

typedef struct
{
  GuichetSyncFacts facts;
  const char *sentence;
  const char *icon;
  gboolean is_bad;
} Case;

static const Case cases[] = {
  { { .state = GUICHET_SYNC_NOT_CONNECTED }, "Not connected to a service",
    "guichet-not-connected-symbolic", FALSE },
  { { .state = GUICHET_SYNC_UP_TO_DATE, .last_success = NOW - 2 * GUICHET_MINUTE_MS },
    "Up to date, 2 min ago", "guichet-up-to-date-symbolic", FALSE },
  { { .state = GUICHET_SYNC_UP_TO_DATE }, "Up to date", "guichet-up-to-date-symbolic", FALSE },
  { { .state = GUICHET_SYNC_UP_TO_DATE, .refused = 2, .last_success = NOW },
    "2 items were refused", "guichet-warning-symbolic", TRUE },
  { { .state = GUICHET_SYNC_SYNCING, .activity = GUICHET_SYNC_ACTIVITY_ARTICLES, .done = 12,
      .total = 30 }, "Reading the FAQ, 12 of 30", "guichet-syncing-symbolic", FALSE },
  { { .state = GUICHET_SYNC_SYNCING, .activity = GUICHET_SYNC_ACTIVITY_SENDING, .total = 1 },
    "Sending…", "guichet-syncing-symbolic", FALSE },
  { { .state = GUICHET_SYNC_WAITING, .pending = 1 }, "1 item waits to be sent",
    "guichet-waiting-symbolic", FALSE },
  { { .state = GUICHET_SYNC_OFFLINE, .offline_since = NOW - GUICHET_HOUR_MS },
    "Offline since 10:00", "guichet-offline-symbolic", FALSE },
  { { .state = GUICHET_SYNC_CAPTIVE }, "The network asks for a sign-in",
    "guichet-sign-in-symbolic", TRUE },
  { { .state = GUICHET_SYNC_SIGN_IN }, "The service asks who you are",
    "guichet-sign-in-symbolic", TRUE },
  { { .state = GUICHET_SYNC_UNTRUSTED }, "The service is not trusted",
    "guichet-untrusted-symbolic", TRUE },
  { { .state = GUICHET_SYNC_PROXY }, "The proxy asks for a sign-in", "guichet-sign-in-symbolic",
    TRUE },
  { { .state = GUICHET_SYNC_MISMATCH }, "The service is not compatible",
    "guichet-warning-symbolic", TRUE },
  { { .state = GUICHET_SYNC_STORAGE }, "Nothing more can be written to the disk",
    "guichet-warning-symbolic", TRUE },
  { { .state = GUICHET_SYNC_STOPPED }, "Synchronisation is stopped", "guichet-stopped-symbolic",
    TRUE },
};

static void
test_sentences (void)
{
  g_autoptr (GTimeZone) zone = guichet_zone_new (GUICHET_ZONE_PARIS, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *sentence = guichet_sync_text_sentence (&cases[i].facts, zone, NOW);

      g_assert_cmpstr (sentence, ==, cases[i].sentence);
      g_assert_cmpstr (guichet_sync_text_icon (&cases[i].facts), ==, cases[i].icon);
      g_assert_cmpint (guichet_sync_text_is_bad (&cases[i].facts), ==, cases[i].is_bad);
    }
}

static void
assert_advice (const GuichetSyncFacts *facts,
               const char             *words)
{
  g_autoptr (GTimeZone) zone = guichet_zone_new (GUICHET_ZONE_PARIS, NULL);
  g_autofree char *advice = guichet_sync_text_advice (facts, zone, NOW);

  g_assert_nonnull (strstr (advice, words));
}

/* A wrong clock, what is kept aside and a long silence are said beside the state. */
static void
test_reservations (void)
{
  GuichetSyncFacts ahead = { .state = GUICHET_SYNC_UP_TO_DATE, .skew = -5 * GUICHET_MINUTE_MS };
  GuichetSyncFacts behind = { .state = GUICHET_SYNC_UP_TO_DATE, .skew = 3 * GUICHET_MINUTE_MS };
  GuichetSyncFacts right = { .state = GUICHET_SYNC_UP_TO_DATE, .skew = 90 * GUICHET_SECOND_MS };
  GuichetSyncFacts aside = { .state = GUICHET_SYNC_UP_TO_DATE, .aside = 2 };
  GuichetSyncFacts patient = { .state = GUICHET_SYNC_WAITING,
                               .next_attempt = NOW + 20 * GUICHET_HOUR_MS };
  GuichetSyncFacts gone = { .state = GUICHET_SYNC_OFFLINE,
                            .last_success = NOW - 3 * 24 * GUICHET_HOUR_MS,
                            .offline_since = NOW - 2 * 24 * GUICHET_HOUR_MS };

  assert_advice (&ahead, "5 minutes ahead");
  g_assert_true (guichet_sync_text_is_bad (&ahead));
  assert_advice (&behind, "3 minutes behind");
  assert_advice (&right, "Everything is exchanged with the support.");
  g_assert_false (guichet_sync_text_is_bad (&right));
  assert_advice (&patient, "The service asks to wait until");
  assert_advice (&aside, "2 things that the service said");
  assert_advice (&gone, "The last exchange that succeeded was on");
}

/* Each state says what to do, in words of its own. */
static void
test_advice (void)
{
  g_autoptr (GTimeZone) zone = guichet_zone_new (GUICHET_ZONE_PARIS, NULL);
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (int state = GUICHET_SYNC_NOT_CONNECTED; state <= GUICHET_SYNC_STORAGE; state++)
    {
      GuichetSyncFacts facts = { .state = (GuichetSyncState) state };
      char *advice = guichet_sync_text_advice (&facts, zone, NOW);

      g_assert_cmpuint (strlen (advice), >, 20);
      g_assert_true (g_hash_table_add (seen, advice));
    }
}

static void
test_advice_counts (void)
{
  g_autoptr (GTimeZone) zone = guichet_zone_new (GUICHET_ZONE_PARIS, NULL);
  const GuichetSyncFacts facts = { .state = GUICHET_SYNC_OFFLINE, .pending = 3,
                                   .next_attempt = NOW + 2 * GUICHET_MINUTE_MS };
  g_autofree char *advice = guichet_sync_text_advice (&facts, zone, NOW);

  g_assert_true (g_str_has_suffix (advice, " 3 items wait. Next attempt at 11:02."));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/sync-text/sentences", test_sentences);
  g_test_add_func ("/sync-text/reservations", test_reservations);
  g_test_add_func ("/sync-text/advice", test_advice);
  g_test_add_func ("/sync-text/advice-counts", test_advice_counts);
  return g_test_run ();
}
