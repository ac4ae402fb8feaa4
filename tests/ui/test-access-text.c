/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "guichet-access-text.h"
#include "guichet-account-row.h"

static GuichetAccessStep *
make (GuichetAccessKind    kind,
      GuichetAccessState   state,
      GuichetAccessProblem problem,
      const char          *detail,
      gint64               amount)
{
  GuichetAccessStep *step = guichet_access_step_new (kind);

  guichet_access_step_set (step, state, problem, detail, amount);
  return step;
}

/* Each fault has a sentence and a remedy of its own, whether it is known about whom or not. */
static void
test_faults (void)
{
  g_autoptr (GHashTable) seen =
    g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (GuichetAccessProblem problem = GUICHET_ACCESS_EMPTY;
       problem <= GUICHET_ACCESS_TOKEN_FORBIDDEN; problem++)
    {
      g_autoptr (GuichetAccessStep) about = make (GUICHET_ACCESS_SECURE, GUICHET_ACCESS_FAILED,
                                                  problem, "mairie.example", 0);
      g_autoptr (GuichetAccessStep) bare =
        make (GUICHET_ACCESS_SECURE, GUICHET_ACCESS_FAILED, problem, NULL, 0);
      g_autofree char *sentence = guichet_access_text_sentence (bare);
      g_autofree char *named = guichet_access_text_sentence (about);

      g_test_message ("%d: %s", (int) problem, sentence);
      g_assert_cmpstr (sentence, !=, "");
      g_assert_null (strstr (named, "%s"));
      g_assert_cmpstr (guichet_access_text_remedy (bare), !=, NULL);
      g_assert_true (g_hash_table_add (seen, g_steal_pointer (&sentence)));
    }
}

/* What the other end says of itself is never a format. */
static void
test_detail (void)
{
  g_autoptr (GuichetAccessStep) step =
    make (GUICHET_ACCESS_SECURE, GUICHET_ACCESS_FAILED, GUICHET_ACCESS_WRONG_NAME, "%s %n", 0);
  g_autofree char *sentence = guichet_access_text_sentence (step);

  g_assert_cmpstr (sentence, ==, "The certificate is that of %s %n, not of this address");
}

static void
test_clock (void)
{
  g_autoptr (GuichetAccessStep) step = make (GUICHET_ACCESS_CLOCK, GUICHET_ACCESS_WARNED,
                                             GUICHET_ACCESS_CLOCK_SLOW, NULL, 630000);
  g_autofree char *sentence = guichet_access_text_sentence (step);

  g_assert_cmpstr (sentence, ==, "This computer’s is 10 minutes late");
  g_assert_nonnull (guichet_access_text_remedy (step));
}

static void
test_unchecked (void)
{
  for (GuichetAccessKind kind = 0; kind < GUICHET_N_ACCESS_KINDS; kind++)
    {
      g_autoptr (GuichetAccessStep) step =
        make (kind, GUICHET_ACCESS_UNCHECKED, GUICHET_ACCESS_NO_PROBLEM, NULL, 0);
      g_autofree char *sentence = guichet_access_text_sentence (step);

      g_assert_cmpstr (sentence, ==, "Not checked yet");
      g_assert_null (guichet_access_text_remedy (step));
      g_assert_cmpstr (guichet_access_text_title (kind), !=, "");
    }
}

static void
test_waiting (void)
{
  g_autoptr (GuichetAccountEntry) entry = guichet_account_entry_new ("id", "Mairie", "default");
  g_autofree char *closed = guichet_account_row_text (entry);
  g_autofree char *nothing = NULL;
  g_autofree char *some = NULL;

  g_assert_cmpstr (closed, ==, "Not open");
  guichet_account_entry_set_waiting (entry, TRUE, 0);
  nothing = guichet_account_row_text (entry);
  g_assert_cmpstr (nothing, ==, "Nothing waits");
  guichet_account_entry_set_waiting (entry, TRUE, 3);
  some = guichet_account_row_text (entry);
  g_assert_cmpstr (some, ==, "3 items wait");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/access-text/faults", test_faults);
  g_test_add_func ("/access-text/detail", test_detail);
  g_test_add_func ("/access-text/clock", test_clock);
  g_test_add_func ("/access-text/unchecked", test_unchecked);
  g_test_add_func ("/access-text/waiting", test_waiting);
  return g_test_run ();
}
