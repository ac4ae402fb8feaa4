/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rules-fixture.h"

#include "guichet-eligibility.h"

#define NOW "2026-11-23T10:00:00+01:00"

static GuichetContractProfile *
current (void)
{
  g_autoptr (GError) error = NULL;
  GuichetContractProfile *profile =
    guichet_contract_profile_new (GUICHET_CONTRACT_PROFILE_CURRENT, &error);

  g_assert_no_error (error);
  return profile;
}

/* V8 goes on being corrected after V9 and V10 came out; V11 is announced. */
static GuichetProgiciel *
finances (void)
{
  GuichetProgiciel *progiciel = guichet_progiciel_new ("finances", "Eksaé Finances");

  guichet_progiciel_add_version (progiciel, "V10.0", "V10", "2026-06-01");
  guichet_progiciel_add_version (progiciel, "V8.0", "V8", "2023-01-15");
  guichet_progiciel_add_version (progiciel, "V8.9", "V8", "2026-10-01");
  guichet_progiciel_add_version (progiciel, "V9.0", "V9", "2025-02-01");
  guichet_progiciel_add_version (progiciel, "V9.2", "V9", "2026-01-10");
  guichet_progiciel_add_version (progiciel, "V11.0", "V11", "2027-03-01");
  return progiciel;
}

static void
test_versions (void)
{
  static const struct
  {
    const char *version;
    const char *today;
    GuichetVersionSupport support;
  } cases[] = {
    { "V10.0", "2026-11-23", GUICHET_VERSION_SUPPORTED },
    { "V9.0", "2026-11-23", GUICHET_VERSION_SUPPORTED },
    { "V9.2", "2027-02-28", GUICHET_VERSION_SUPPORTED },
    { "V9.2", "2027-03-01", GUICHET_VERSION_TOO_OLD },
    { "V8.0", "2026-05-31", GUICHET_VERSION_SUPPORTED },
    { "V8.0", "2026-06-01", GUICHET_VERSION_TOO_OLD },
    { "V8.9", "2026-11-23", GUICHET_VERSION_TOO_OLD },
    { "V11.0", "2026-11-23", GUICHET_VERSION_SUPPORTED },
    { "V7.1", "2026-11-23", GUICHET_VERSION_UNKNOWN },
    { NULL, "2026-11-23", GUICHET_VERSION_UNKNOWN },
  };
  g_autoptr (GuichetContractProfile) profile = current ();
  g_autoptr (GuichetProgiciel) progiciel = finances ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpint (guichet_eligibility_check_version (profile, progiciel, cases[i].version,
                                                        fixture_day (cases[i].today)),
                     ==, cases[i].support);
  g_assert_cmpint (
    guichet_eligibility_check_version (profile, NULL, "V9.2", fixture_day ("2026-11-23")), ==,
    GUICHET_VERSION_UNKNOWN);
}

static char *
list (GuichetEligibility *eligibility)
{
  g_autoptr (GuichetContractProfile) profile = current ();
  g_autoptr (GTimeZone) paris = fixture_paris ();
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GPtrArray) reasons = NULL;

  eligibility->profile = profile;
  reasons = guichet_eligibility_list_reasons (eligibility, paris, fixture_instant (NOW));
  for (guint i = 0; i < reasons->len; i++)
    {
      const GuichetReason *reason = g_ptr_array_index (reasons, i);

      g_string_append_printf (text, "%s%s %d %s", i ? ", " : "",
                              guichet_reason_kind_to_word (reason->kind), (int) reason->effect,
                              reason->section);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
test_subjects (void)
{
  static const struct
  {
    GuichetSubject subject;
    const char *expected;
  } cases[] = {
    { GUICHET_SUBJECT_PROGICIEL, "" },
    { GUICHET_SUBJECT_LOGICIEL, "logiciel 0 1" },
    { GUICHET_SUBJECT_PROGICIEL_AUTEUR, "progiciel_auteur 0 1" },
    { GUICHET_SUBJECT_ETAT_SPECIFIQUE, "etat_specifique 1 1" },
    { GUICHET_SUBJECT_DEVELOPPEMENT_SPECIFIQUE, "developpement_specifique 1 1" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      GuichetEligibility eligibility = { .subject = cases[i].subject };
      g_autofree char *reasons = list (&eligibility);

      g_assert_cmpstr (reasons, ==, cases[i].expected);
    }
}

static void
test_conditions (void)
{
  GuichetEligibility none = { .subject = GUICHET_SUBJECT_PROGICIEL };
  GuichetEligibility all = { .subject = GUICHET_SUBJECT_PROGICIEL };
  GuichetEligibility met = { .subject = GUICHET_SUBJECT_PROGICIEL };
  g_autofree char *of_none = NULL;
  g_autofree char *of_all = NULL;
  g_autofree char *of_met = NULL;

  for (guint i = 0; i < GUICHET_N_CONDITIONS; i++)
    {
      all.conditions[i] = GUICHET_CONDITION_NOT_MET;
      met.conditions[i] = GUICHET_CONDITION_MET;
    }
  of_none = list (&none);
  of_all = list (&all);
  of_met = list (&met);
  g_assert_cmpstr (of_none, ==, "");
  g_assert_cmpstr (of_met, ==, "");
  g_assert_cmpstr (of_all, ==,
                   "formation 3 3.1.2, prerequis 4 5.1, teleassistance 3 3.1.2, licence 5 4");
}

static void
test_version_reason (void)
{
  g_autoptr (GuichetProgiciel) progiciel = finances ();
  GuichetEligibility old = { .progiciel = progiciel, .version = "V8.9" };
  GuichetEligibility supported = { .progiciel = progiciel, .version = "V9.2" };
  g_autofree char *of_old = list (&old);
  g_autofree char *of_supported = list (&supported);

  g_assert_cmpstr (of_old, ==, "version 3 3.1.2");
  g_assert_cmpstr (of_supported, ==, "");
}

static GuichetNotice *
make_notice (const char *kind,
             const char *third_party,
             const char *since,
             const char *until)
{
  GuichetNoticeFields fields = { .id = "n", .kind = kind, .third_party = third_party,
                                 .title = "t", .text = "t" };

  fields.since = fixture_instant (since);
  fields.until = until ? fixture_instant (until) : 0;
  return guichet_notice_new (&fields);
}

static void
test_third_parties (void)
{
  static const struct
  {
    const char *kind;
    const char *third_party;
    const char *since;
    const char *until;
    const char *text;
    gboolean caught;
  } cases[] = {
    { "third_party", "DSN de net-entreprises (GIP-MDS)", "2026-11-23T08:00:00Z", NULL,
      "L’export DSN reste vide", TRUE },
    { "third_party", "DSN de net-entreprises (GIP-MDS)", "2026-11-23T08:00:00Z", NULL,
      "Envoi de la dsn, erreur 500", TRUE },
    { "third_party", "DSN de net-entreprises (GIP-MDS)", "2026-11-23T08:00:00Z", NULL,
      "Le mot ADSN n’en est pas", FALSE },
    { "third_party", "DSN de net-entreprises (GIP-MDS)", "2026-11-23T08:00:00Z", NULL,
      "Clôture annuelle refusée", FALSE },
    { "third_party", "DSN de net-entreprises (GIP-MDS)", "2026-11-23T08:00:00Z", NULL,
      "DSNA n’en est pas", FALSE },
    { "third_party", "REU (INSEE)", "2026-11-23T09:00:00Z", NULL, "REU", TRUE },
    { "third_party", "REU et DG", "2026-11-23T08:00:00Z", NULL, "la DG attend", FALSE },
    { "third_party", "REU (INSEE)", "2026-11-23T08:00:00Z", NULL,
      "le service de l’Insee répond mal", TRUE },
    { "third_party", "Hélios", "2026-11-23T08:00:00Z", NULL, "flux HÉLIOS rejeté", TRUE },
    { "third_party", "REU (INSEE)", "2026-11-23T09:00:00.001Z", NULL, "REU", FALSE },
    { "third_party", "REU (INSEE)", "2026-11-23T08:00:00Z", "2026-11-23T09:00:00Z", "REU", FALSE },
    { "third_party", "REU (INSEE)", "2026-11-23T08:00:00Z", "2026-11-23T09:00:01Z", "REU", TRUE },
    { "maintenance", "REU (INSEE)", "2026-11-23T08:00:00Z", NULL, "REU", FALSE },
    { "third_party", NULL, "2026-11-23T08:00:00Z", NULL, "REU", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GPtrArray) notices = g_ptr_array_new_with_free_func (g_object_unref);
      const char *const texts[] = { "", cases[i].text, NULL };
      GuichetEligibility eligibility = { .notices = notices, .texts = texts };
      g_autofree char *reasons = NULL;

      g_ptr_array_add (notices, make_notice (cases[i].kind, cases[i].third_party, cases[i].since,
                                             cases[i].until));
      reasons = list (&eligibility);
      g_test_message ("%s", cases[i].text);
      g_assert_cmpstr (reasons, ==, cases[i].caught ? "tiers 2 7" : "");
    }
}

static void
test_subject_words (void)
{
  for (int i = 0; i < GUICHET_N_SUBJECTS; i++)
    g_assert_cmpint (guichet_subject_from_word (guichet_subject_to_word ((GuichetSubject) i)), ==,
                     i);
  g_assert_cmpint (guichet_subject_from_word (""), ==, GUICHET_SUBJECT_PROGICIEL);
  g_assert_cmpint (guichet_subject_from_word ("autre"), ==, GUICHET_SUBJECT_PROGICIEL);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/eligibility/versions", test_versions);
  g_test_add_func ("/eligibility/subjects", test_subjects);
  g_test_add_func ("/eligibility/conditions", test_conditions);
  g_test_add_func ("/eligibility/version-reason", test_version_reason);
  g_test_add_func ("/eligibility/third-parties", test_third_parties);
  g_test_add_func ("/eligibility/subject-words", test_subject_words);
  return g_test_run ();
}
