/* test-closures.c - the texts that templates bind to
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "guichet-closures.h"
#include "guichet-eligibility.h"
#include "guichet-qualification-text.h"

typedef struct
{
  const char *status;
  GuichetDelivery delivery;
  const char *label;
  const char *icon;
  const char *class_name;
} StatusCase;

static const StatusCase status_cases[] = {
  { "", GUICHET_DELIVERY_DRAFT, "Draft", "guichet-draft-symbolic", "dim-label" },
  { NULL, GUICHET_DELIVERY_QUEUED, "Waiting to be sent", "guichet-waiting-symbolic",
    "dim-label" },
  { "", GUICHET_DELIVERY_REFUSED, "Refused by the service", "guichet-warning-symbolic", "error" },
  { "enregistree", GUICHET_DELIVERY_SENT, "Recorded", "guichet-status-recorded-symbolic",
    "dim-label" },
  { "livree", GUICHET_DELIVERY_SENT, "Delivered, to validate",
    "guichet-status-delivered-symbolic", "your-turn" },
  { "attente_client", GUICHET_DELIVERY_SENT, "Your answer is awaited",
    "guichet-message-symbolic", "your-turn" },
  { "close", GUICHET_DELIVERY_SENT, "Closed", "guichet-status-ended-symbolic", "dim-label" },
  { "en_orbite", GUICHET_DELIVERY_SENT, "Unknown status (en_orbite)",
    "guichet-status-unknown-symbolic", "dim-label" },
};

static void
test_status (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (status_cases); i++)
    {
      const StatusCase *one = &status_cases[i];
      g_autofree char *label = guichet_closure_status (NULL, one->status, one->delivery);
      g_autofree char *icon = guichet_closure_status_icon (NULL, one->status, one->delivery);
      g_auto (GStrv) classes = guichet_closure_status_classes (NULL, one->status, one->delivery);

      g_assert_cmpstr (label, ==, one->label);
      g_assert_cmpstr (icon, ==, one->icon);
      g_assert_true (g_strv_contains ((const char *const *) classes, one->class_name));
    }
}

/* No two statuses look the same: the colour is never alone. */
static void
test_status_words_differ (void)
{
  static const char *const words[] = {
    "enregistree", "prise_en_charge", "qualifiee", "non_reproduite", "plan_fourni", "livree",
    "validee", "refusee", "attente_client", "attente_tiers", "hors_perimetre", "close",
  };
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    g_assert_true (g_hash_table_add (
      seen, guichet_closure_status (NULL, words[i], GUICHET_DELIVERY_SENT)));
}

typedef struct
{
  GuichetCriticality proposed;
  GuichetCriticality retained;
  const char *text;
} CriticalityCase;

static const CriticalityCase criticality_cases[] = {
  { GUICHET_CRITICALITY_NONE, GUICHET_CRITICALITY_NONE, "" },
  { GUICHET_CRITICALITY_MAJEURE, GUICHET_CRITICALITY_NONE, "Majeure (proposed)" },
  { GUICHET_CRITICALITY_NONE, GUICHET_CRITICALITY_MINEURE, "Mineure" },
  { GUICHET_CRITICALITY_MAJEURE, GUICHET_CRITICALITY_MAJEURE, "Majeure" },
  { GUICHET_CRITICALITY_BLOQUANTE, GUICHET_CRITICALITY_MAJEURE,
    "Majeure (proposed: Bloquante)" },
};

static void
test_criticality (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (criticality_cases); i++)
    {
      g_autofree char *text = guichet_closure_criticality (NULL, criticality_cases[i].proposed,
                                                           criticality_cases[i].retained);

      g_assert_cmpstr (text, ==, criticality_cases[i].text);
    }
}

/* A row has room for the one that counts. */
static void
test_criticality_now (void)
{
  g_autofree char *ours = guichet_closure_criticality_now (NULL, GUICHET_CRITICALITY_MAJEURE,
                                                           GUICHET_CRITICALITY_NONE);
  g_autofree char *theirs = guichet_closure_criticality_now (NULL, GUICHET_CRITICALITY_BLOQUANTE,
                                                             GUICHET_CRITICALITY_MAJEURE);

  g_assert_cmpstr (ours, ==, "Majeure (proposed)");
  g_assert_cmpstr (theirs, ==, "Majeure");
}

static void
test_join (void)
{
  g_autofree char *both = guichet_closure_join (NULL, "a", "b");
  g_autofree char *first = guichet_closure_join (NULL, "a", "");
  g_autofree char *second = guichet_closure_join (NULL, NULL, "b");
  g_autofree char *none = guichet_closure_join (NULL, "", NULL);

  g_assert_cmpstr (both, ==, "a · b");
  g_assert_cmpstr (first, ==, "a");
  g_assert_cmpstr (second, ==, "b");
  g_assert_cmpstr (none, ==, "");
}

static void
test_steps (void)
{
  char *steps[] = { "Finances › Clôture", "Valider", NULL };
  g_autofree char *text = guichet_closure_steps (NULL, steps);
  g_autofree char *none = guichet_closure_steps (NULL, NULL);

  g_assert_cmpstr (text, ==, "1. Finances › Clôture\n2. Valider");
  g_assert_cmpstr (none, ==, "");
}

static void
test_row_name (void)
{
  g_autofree char *full = guichet_closure_row_name (NULL, "Export vide", "Qualified", "Majeure",
                                                    "late", TRUE);
  g_autofree char *bare = guichet_closure_row_name (NULL, "Export vide", "Draft", "", NULL, FALSE);

  g_assert_cmpstr (full, ==, "Export vide, Qualified, Majeure, late, unread");
  g_assert_cmpstr (bare, ==, "Export vide, Draft");
}

static void
test_progiciel (void)
{
  g_autofree char *none = guichet_closure_progiciel (NULL, NULL, "", "V9");
  g_autofree char *unknown = guichet_closure_progiciel (NULL, NULL, "x", "V9");

  g_assert_cmpstr (none, ==, "");
  g_assert_cmpstr (unknown, ==, "Unknown Progiciel V9");
}

static void
test_subject (void)
{
  g_autofree char *itself = guichet_closure_subject (NULL, "");
  g_autofree char *report =
    guichet_closure_subject (NULL, guichet_subject_to_word (GUICHET_SUBJECT_ETAT_SPECIFIQUE));

  g_assert_cmpstr (itself, ==, "");
  g_assert_cmpstr (report, ==, "An État Spécifique");
}

/* Each question that was put, with its answer; what is unreadable says nothing. */
static void
test_qualification (void)
{
  g_autoptr (GuichetQualification) none = guichet_qualification_new ();
  g_autoptr (GuichetQualification) some =
    guichet_qualification_with_answer (none, GUICHET_QUESTION_REPRODUCTIBLE, GUICHET_ANSWER_NO);
  g_autofree char *text = guichet_qualification_to_text (some);
  g_autofree char *said = guichet_closure_qualification (NULL, text);
  g_autofree char *expected = g_strdup_printf (
    "%s %s", guichet_qualification_text_question (GUICHET_QUESTION_REPRODUCTIBLE),
    guichet_qualification_text_answer (GUICHET_ANSWER_NO));
  g_autofree char *broken = guichet_closure_qualification (NULL, "{\"");
  g_autofree char *nothing = guichet_closure_qualification (NULL, "");

  g_assert_cmpstr (said, ==, expected);
  g_assert_cmpstr (broken, ==, "");
  g_assert_cmpstr (nothing, ==, "");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/closures/status", test_status);
  g_test_add_func ("/closures/status-words-differ", test_status_words_differ);
  g_test_add_func ("/closures/criticality", test_criticality);
  g_test_add_func ("/closures/criticality-now", test_criticality_now);
  g_test_add_func ("/closures/join", test_join);
  g_test_add_func ("/closures/steps", test_steps);
  g_test_add_func ("/closures/row-name", test_row_name);
  g_test_add_func ("/closures/progiciel", test_progiciel);
  g_test_add_func ("/closures/subject", test_subject);
  g_test_add_func ("/closures/qualification", test_qualification);
  return g_test_run ();
}
