/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "guichet-completeness.h"

static GuichetDemande *
make_full (void)
{
  static const char *const steps[] = { "Finances › Clôture", NULL };
  static const GuichetDemandeText texts[] = {
    GUICHET_DEMANDE_TITLE,          GUICHET_DEMANDE_PROGICIEL, GUICHET_DEMANDE_VERSION,
    GUICHET_DEMANDE_CONTEXT,        GUICHET_DEMANDE_EXPECTED,  GUICHET_DEMANDE_OBSERVED,
    GUICHET_DEMANDE_ERROR_MESSAGES,
  };
  GuichetDemande *demande = guichet_demande_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    guichet_demande_set_text (demande, texts[i], "dit");
  guichet_demande_set_steps (demande, steps);
  guichet_demande_set_reproducible (demande, GUICHET_REPRODUCIBLE_ALWAYS);
  guichet_demande_set_criticality_proposed (demande, GUICHET_CRITICALITY_MAJEURE);
  return demande;
}

static void
test_empty (void)
{
  g_autoptr (GuichetDemande) demande = guichet_demande_new (NULL);

  g_assert_cmpuint (guichet_completeness_get_percent (demande, 0), ==, 0);
  g_assert_true (guichet_completeness_is_empty (demande));
  for (GuichetGap gap = 0; gap < GUICHET_N_GAPS; gap++)
    g_assert_true (guichet_completeness_has_gap (demande, 0, gap));
}

static void
test_full (void)
{
  g_autoptr (GuichetDemande) demande = make_full ();

  g_assert_cmpuint (guichet_completeness_get_percent (demande, 1), ==, 100);
  g_assert_cmpuint (guichet_completeness_get_percent (demande, 0), ==, 95);
  g_assert_false (guichet_completeness_is_empty (demande));
  for (GuichetGap gap = 0; gap < GUICHET_N_GAPS; gap++)
    g_assert_false (guichet_completeness_has_gap (demande, 1, gap));
}

/* Each text, alone, fills its own gap and no other; spaces fill none. */
static void
test_texts (void)
{
  static const struct
  {
    GuichetDemandeText text;
    GuichetGap gap;
    guint percent;
  } rows[] = {
    { GUICHET_DEMANDE_TITLE, GUICHET_GAP_TITLE, 15 },
    { GUICHET_DEMANDE_PROGICIEL, GUICHET_GAP_PROGICIEL, 10 },
    { GUICHET_DEMANDE_VERSION, GUICHET_GAP_VERSION, 5 },
    { GUICHET_DEMANDE_CONTEXT, GUICHET_GAP_CONTEXT, 15 },
    { GUICHET_DEMANDE_ERROR_MESSAGES, GUICHET_GAP_ERROR_MESSAGES, 10 },
    { GUICHET_DEMANDE_EXPECTED, GUICHET_GAP_EXPECTED, 5 },
    { GUICHET_DEMANDE_OBSERVED, GUICHET_GAP_OBSERVED, 10 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GuichetDemande) demande = guichet_demande_new (NULL);

      guichet_demande_set_text (demande, rows[i].text, " \n\t\u00a0");
      g_assert_true (guichet_completeness_is_empty (demande));
      guichet_demande_set_text (demande, rows[i].text, " é");
      g_assert_false (guichet_completeness_has_gap (demande, 0, rows[i].gap));
      g_assert_cmpuint (guichet_completeness_get_percent (demande, 0), ==, rows[i].percent);
      g_assert_false (guichet_completeness_is_empty (demande));
    }
}

/* What is no gap is no less worth keeping. */
static void
test_nothing_is_thrown_away (void)
{
  static const char *const blank[] = { " ", "", NULL };
  g_autoptr (GuichetDemande) workaround = guichet_demande_new (NULL);
  g_autoptr (GuichetDemande) reason = guichet_demande_new (NULL);
  g_autoptr (GuichetDemande) steps = guichet_demande_new (NULL);

  guichet_demande_set_text (workaround, GUICHET_DEMANDE_WORKAROUND, "à la main");
  guichet_demande_set_text (reason, GUICHET_DEMANDE_SCOPE_REASON, "prévu en mars");
  guichet_demande_set_steps (steps, blank);
  g_assert_false (guichet_completeness_is_empty (workaround));
  g_assert_false (guichet_completeness_is_empty (reason));
  g_assert_true (guichet_completeness_is_empty (steps));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/completeness/empty", test_empty);
  g_test_add_func ("/completeness/full", test_full);
  g_test_add_func ("/completeness/texts", test_texts);
  g_test_add_func ("/completeness/nothing-is-thrown-away", test_nothing_is_thrown_away);
  return g_test_run ();
}
