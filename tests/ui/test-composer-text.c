/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "composer-fixture.h"
#include "guichet-composer-text.h"
#include "guichet-decode-error.h"
#include "guichet-store-error.h"
#include "guichet-zone.h"

#include <string.h>

/* A Monday, 14:02 in Paris. */
#define NOW G_GINT64_CONSTANT (1795438920000)
#define DAY G_GINT64_CONSTANT (86400000)

static GuichetServiceInformation *
make_information (void)
{
  return guichet_service_information_from_text (composer_information,
                                                strlen (composer_information), NULL);
}

static void
test_saved (void)
{
  static const struct
  {
    GuichetDraftState state;
    gint64 saved_at;
    const char *text;
  } rows[] = {
    { GUICHET_DRAFT_EMPTY, 0, "" },
    { GUICHET_DRAFT_CHANGED, 0, "saving…" },
    { GUICHET_DRAFT_SAVING, 0, "saving…" },
    { GUICHET_DRAFT_SAVED, 0, "saved" },
    { GUICHET_DRAFT_SAVED, NOW, "saved 14:02" },
    { GUICHET_DRAFT_CHANGED, NOW - 60000, "saving…" },
    { GUICHET_DRAFT_SAVING, NOW - DAY, "saving…" },
    { GUICHET_DRAFT_SAVED, NOW - DAY, "saved yesterday" },
    { GUICHET_DRAFT_SAVED, NOW - 3 * DAY, "saved 20 Nov" },
    { GUICHET_DRAFT_FAILED, NOW, "not saved" },
  };
  g_autoptr (GTimeZone) zone = guichet_zone_new (GUICHET_ZONE_PARIS, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *text =
        guichet_composer_text_saved (rows[i].state, rows[i].saved_at, zone, NOW);

      g_assert_cmpstr (text, ==, rows[i].text);
    }
}

/* Each error has a sentence of its own, that names the file and says what to do. */
static void
test_attach_problems (void)
{
  const struct
  {
    GQuark domain;
    int code;
    const char *what;
    const char *remedy;
  } rows[] = {
    { GUICHET_SYNC_ERROR, GUICHET_SYNC_ERROR_EMPTY_FILE, "is empty", "add it again" },
    { GUICHET_SYNC_ERROR, GUICHET_SYNC_ERROR_TOO_LARGE, "10.5\u00a0MB", "an extract" },
    { GUICHET_SYNC_ERROR, GUICHET_SYNC_ERROR_TOO_MANY, "too many", "Remove another" },
    { GUICHET_SYNC_ERROR, GUICHET_SYNC_ERROR_UNSUPPORTED, "of a kind", "Attach a picture" },
    { GUICHET_SYNC_ERROR, GUICHET_SYNC_ERROR_VANISHED, "cannot be read", "Find it" },
    { GUICHET_SYNC_ERROR, GUICHET_SYNC_ERROR_UNAVAILABLE, "is not here", "once it answers" },
    { GUICHET_STORE_ERROR, GUICHET_STORE_ERROR_FULL, "disk is full", "Free some space" },
    { GUICHET_STORE_ERROR, GUICHET_STORE_ERROR_FAILED, "could not be attached", "again" },
    { GUICHET_DECODE_ERROR, GUICHET_DECODE_ERROR_TOO_LARGE, "too large", "smaller part" },
    { GUICHET_DECODE_ERROR, GUICHET_DECODE_ERROR_BROKEN, "damaged", "Copy it again" },
    { GUICHET_DECODE_ERROR, GUICHET_DECODE_ERROR_UNSUPPORTED, "no picture", "Copy it again" },
    { G_IO_ERROR, G_IO_ERROR_MESSAGE_TOO_LARGE, "too large", "smaller part" },
    { G_IO_ERROR, G_IO_ERROR_INVALID_DATA, "no picture", "Copy it again" },
    { G_IO_ERROR, G_IO_ERROR_FAILED, "could not be attached", "again" },
  };
  g_autoptr (GuichetServiceInformation) information = make_information ();

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) error = g_error_new (rows[i].domain, rows[i].code, "technical");
      g_autofree char *text =
        guichet_composer_text_attach_problem (error, "clé 100%s.png", information);

      g_assert_nonnull (strstr (text, "“clé 100%s.png”"));
      g_assert_nonnull (strstr (text, rows[i].what));
      g_assert_nonnull (strstr (text, rows[i].remedy));
      g_assert_null (strstr (text, "technical"));
    }
}

static void
test_attach_problem_without_limits (void)
{
  g_autoptr (GError) error =
    g_error_new (GUICHET_SYNC_ERROR, GUICHET_SYNC_ERROR_TOO_LARGE, "technical");
  g_autofree char *text = guichet_composer_text_attach_problem (error, "a.png", NULL);

  g_assert_cmpstr (text, ==, "“a.png” is too large. Attach an extract of it.");
}

static void
test_limits (void)
{
  g_autoptr (GuichetServiceInformation) information = make_information ();
  const struct
  {
    GuichetServiceInformation *information;
    guint n_files;
    guint64 total;
    const char *text;
  } rows[] = {
    { NULL, 0, 0, "" },
    { NULL, 2, 2000, "2 files, 2.0 kB" },
    { information, 0, 0, "Up to 10 files of 10.5 MB each" },
    { information, 1, 2000, "1 file of 10, 2.0 kB in all; up to 10.5 MB each" },
    { information, 3, 2000, "3 files of 10, 2.0 kB in all; up to 10.5 MB each" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *text =
        guichet_composer_text_limits (rows[i].information, rows[i].n_files, rows[i].total);
      g_auto (GStrv) words = g_strsplit (text, "\u00a0", -1);
      g_autofree char *plain = g_strjoinv (" ", words);

      g_assert_cmpstr (plain, ==, rows[i].text);
    }
}

static void
test_save_and_send_problems (void)
{
  const struct
  {
    GQuark domain;
    int code;
    const char *remedy;
  } rows[] = {
    { GUICHET_STORE_ERROR, GUICHET_STORE_ERROR_FULL, "Free some space" },
    { GUICHET_STORE_ERROR, GUICHET_STORE_ERROR_READ_ONLY, "Check its rights" },
    { GUICHET_STORE_ERROR, GUICHET_STORE_ERROR_STATE, "Close this window" },
    { GUICHET_STORE_ERROR, GUICHET_STORE_ERROR_FAILED, "Keep this window open" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) error = g_error_new (rows[i].domain, rows[i].code, "technical");
      g_autofree char *save = guichet_composer_text_save_problem (error);
      g_autofree char *send = guichet_composer_text_send_problem (error);

      g_assert_true (g_str_has_prefix (save, "What you wrote last is not saved yet. "));
      g_assert_true (g_str_has_prefix (send, "It was not sent. "));
      g_assert_nonnull (strstr (save, rows[i].remedy));
      g_assert_nonnull (strstr (send, rows[i].remedy));
    }
}

/* Only what stops the service from being told at once is said. */
static void
test_waiting (void)
{
  static const struct
  {
    GuichetSyncState state;
    const char *part;
  } rows[] = {
    { GUICHET_SYNC_UP_TO_DATE, NULL },
    { GUICHET_SYNC_SYNCING, NULL },
    { GUICHET_SYNC_WAITING, NULL },
    { GUICHET_SYNC_OFFLINE, "as soon as the service answers" },
    { GUICHET_SYNC_CAPTIVE, "as soon as the service answers" },
    { GUICHET_SYNC_PROXY, "as soon as the service answers" },
    { GUICHET_SYNC_UNTRUSTED, "as soon as the service answers" },
    { GUICHET_SYNC_MISMATCH, "as soon as the service answers" },
    { GUICHET_SYNC_SIGN_IN, "as soon as you are signed in" },
    { GUICHET_SYNC_NOT_CONNECTED, "is connected to the service" },
    { GUICHET_SYNC_STOPPED, "is connected to the service" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      const char *text = guichet_composer_text_waiting (rows[i].state);

      if (rows[i].part)
        g_assert_nonnull (strstr (text, rows[i].part));
      else
        g_assert_null (text);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/composer-text/saved", test_saved);
  g_test_add_func ("/composer-text/attach-problems", test_attach_problems);
  g_test_add_func ("/composer-text/attach-problem-without-limits",
                   test_attach_problem_without_limits);
  g_test_add_func ("/composer-text/limits", test_limits);
  g_test_add_func ("/composer-text/save-and-send-problems", test_save_and_send_problems);
  g_test_add_func ("/composer-text/waiting", test_waiting);
  return g_test_run ();
}
