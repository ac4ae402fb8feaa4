/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "composer-fixture.h"
#include "guichet-guard.h"
#include "guichet-zone.h"

#include <string.h>

/* A Monday, 14:02 in Paris. */
#define NOW G_GINT64_CONSTANT (1795438920000)

static GPtrArray *
list (GuichetDemande *demande,
      gboolean        connected)
{
  g_autoptr (GTimeZone) zone = guichet_zone_new (GUICHET_ZONE_PARIS, NULL);
  g_autoptr (GuichetServiceInformation) information = guichet_service_information_from_text (
    composer_information, strlen (composer_information), NULL);

  return guichet_guard_list_reasons (demande, connected ? information : NULL, NULL, zone, NOW);
}

static void
test_old_version (void)
{
  g_autoptr (GuichetDemande) demande = guichet_demande_new (NULL);
  g_autoptr (GPtrArray) nothing = NULL;
  g_autoptr (GPtrArray) old = NULL;
  g_autoptr (GPtrArray) supported = NULL;
  g_autofree char *title = NULL;
  g_autofree char *advice = NULL;

  guichet_demande_set_text (demande, GUICHET_DEMANDE_PROGICIEL, "finances");
  guichet_demande_set_text (demande, GUICHET_DEMANDE_VERSION, "V7.6");
  nothing = list (demande, FALSE);
  g_assert_cmpuint (nothing->len, ==, 0);
  old = list (demande, TRUE);
  g_assert_cmpuint (old->len, ==, 1);
  title = guichet_guard_describe (old->pdata[0], demande);
  advice = guichet_guard_advise (old->pdata[0]);
  g_assert_cmpstr (title, ==, "V7.6 is older than the last two Mises à Jour majeures");
  g_assert_nonnull (strstr (advice, "3.1.2"));
  g_assert_nonnull (strstr (advice, "still send"));
  guichet_demande_set_text (demande, GUICHET_DEMANDE_VERSION, "V8.4");
  supported = list (demande, TRUE);
  g_assert_cmpuint (supported->len, ==, 0);
}

/* What our parc says is missing is said of each Demande about it. */
static void
test_conditions (void)
{
  g_autoptr (GTimeZone) zone = guichet_zone_new (GUICHET_ZONE_PARIS, NULL);
  g_autoptr (GuichetServiceInformation) information = guichet_service_information_from_text (
    composer_information, strlen (composer_information), NULL);
  g_autoptr (GuichetDemande) demande = guichet_demande_new (NULL);
  g_autoptr (GuichetParcEntry) installed = guichet_parc_entry_new ("finances");
  g_autoptr (GPtrArray) reasons = NULL;

  guichet_demande_set_text (demande, GUICHET_DEMANDE_PROGICIEL, "finances");
  installed->conditions[GUICHET_CONDITION_FORMATION] = GUICHET_CONDITION_NOT_MET;
  installed->conditions[GUICHET_CONDITION_LICENCE] = GUICHET_CONDITION_MET;
  reasons = guichet_guard_list_reasons (demande, information, installed, zone, NOW);
  g_assert_cmpuint (reasons->len, ==, 1);
  g_assert_cmpint (((GuichetReason *) reasons->pdata[0])->kind, ==, GUICHET_REASON_FORMATION);
}

/* Wherever it is named. */
static void
test_third_party (void)
{
  static const GuichetDemandeText texts[] = {
    GUICHET_DEMANDE_TITLE,
    GUICHET_DEMANDE_CONTEXT,
    GUICHET_DEMANDE_ERROR_MESSAGES,
    GUICHET_DEMANDE_OBSERVED,
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GuichetDemande) demande = guichet_demande_new (NULL);
      g_autoptr (GPtrArray) reasons = NULL;
      g_autofree char *title = NULL;
      g_autofree char *advice = NULL;

      guichet_demande_set_text (demande, texts[i], "Le REU ne répond plus");
      reasons = list (demande, TRUE);
      g_assert_cmpuint (reasons->len, ==, 1);
      title = guichet_guard_describe (reasons->pdata[0], demande);
      advice = guichet_guard_advise (reasons->pdata[0]);
      g_assert_cmpstr (title, ==, "REU (INSEE) is unavailable now");
      g_assert_nonnull (strstr (advice, "not liable"));
    }
}

/* Each kind of subject has its own sentence, and a reason of its own kind. */
static void
test_subjects (void)
{
  g_autoptr (GHashTable) said = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (int i = GUICHET_SUBJECT_PROGICIEL + 1; i < GUICHET_N_SUBJECTS; i++)
    {
      g_autoptr (GuichetDemande) demande = guichet_demande_new (NULL);
      g_autoptr (GPtrArray) reasons = NULL;

      guichet_demande_set_text (demande, GUICHET_DEMANDE_SUBJECT,
                                guichet_subject_to_word ((GuichetSubject) i));
      reasons = list (demande, TRUE);
      g_assert_cmpuint (reasons->len, ==, 1);
      g_assert_true (g_hash_table_add (said, guichet_guard_describe (reasons->pdata[0], demande)));
      g_assert_null (guichet_guard_get_link (reasons->pdata[0]));
    }
}

/* Each of our own duties has its own remedy. */
static void
test_remedies (void)
{
  g_autoptr (GHashTable) said = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (int i = GUICHET_REASON_VERSION; i < GUICHET_N_REASON_KINDS; i++)
    {
      GuichetReason reason = { .kind = i, .effect = GUICHET_EFFECT_SUSPENSION, .section = "7" };

      if (i == GUICHET_REASON_LICENCE)
        reason.effect = GUICHET_EFFECT_PRECONDITION;
      g_assert_true (g_hash_table_add (said, guichet_guard_advise (&reason)));
    }
}

/* The three "outsides" of the contract, and our own duties, have different sentences. */
static void
test_sentences_differ (void)
{
  g_autoptr (GHashTable) said = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  static const GuichetReasonEffect effects[] = {
    GUICHET_EFFECT_NOT_A_DEMANDE,
    GUICHET_EFFECT_NO_UPDATE,
    GUICHET_EFFECT_NOT_LIABLE,
    GUICHET_EFFECT_SUSPENSION,
  };

  for (guint i = 0; i < G_N_ELEMENTS (effects); i++)
    {
      GuichetReason reason = { .effect = effects[i], .section = "7" };

      g_assert_true (g_hash_table_add (said, guichet_guard_advise (&reason)));
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/guard/old-version", test_old_version);
  g_test_add_func ("/guard/conditions", test_conditions);
  g_test_add_func ("/guard/third-party", test_third_party);
  g_test_add_func ("/guard/subjects", test_subjects);
  g_test_add_func ("/guard/remedies", test_remedies);
  g_test_add_func ("/guard/sentences-differ", test_sentences_differ);
  return g_test_run ();
}
