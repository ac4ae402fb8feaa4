/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "guichet-contract-profile.h"

#include "guichet-domain-error.h"
#include "guichet-json.h"

#include <string.h>

static GuichetContractProfile *
current (void)
{
  g_autoptr (GError) error = NULL;
  GuichetContractProfile *profile =
    guichet_contract_profile_new (GUICHET_CONTRACT_PROFILE_CURRENT, &error);

  g_assert_no_error (error);
  return profile;
}

static void
test_figures (void)
{
  g_autoptr (GuichetContractProfile) profile = current ();

  g_assert_cmpstr (guichet_contract_profile_get_id (profile), ==, "livret-2026-03");
  g_assert_cmpuint (guichet_contract_profile_get_percent (profile), ==, 75);
  g_assert_cmpuint (guichet_contract_profile_get_months (profile), ==, 12);
  g_assert_cmpuint (guichet_contract_profile_get_supported_majors (profile), ==, 2);
}

/* The whole table of the contract's delays: 0 where none is promised. */
static void
test_delays (void)
{
  static const struct
  {
    guint amount;
    GuichetDelayUnit unit;
    GuichetOwner owner;
  } expected[GUICHET_N_DEADLINE_KINDS][GUICHET_CRITICALITY_MINEURE + 1] = {
    [GUICHET_DEADLINE_PRISE_EN_CHARGE] = {
      { 8, GUICHET_DELAY_HOURS, GUICHET_OWNER_SERVICE },
      { 8, GUICHET_DELAY_HOURS, GUICHET_OWNER_SERVICE },
      { 8, GUICHET_DELAY_HOURS, GUICHET_OWNER_SERVICE },
      { 8, GUICHET_DELAY_HOURS, GUICHET_OWNER_SERVICE },
    },
    [GUICHET_DEADLINE_PLAN_ACTION] = {
      [GUICHET_CRITICALITY_BLOQUANTE] = { 12, GUICHET_DELAY_HOURS, GUICHET_OWNER_SERVICE },
    },
    [GUICHET_DEADLINE_CORRECTION] = {
      [GUICHET_CRITICALITY_MAJEURE] = { 6, GUICHET_DELAY_DAYS, GUICHET_OWNER_SERVICE },
    },
    [GUICHET_DEADLINE_VALIDATION] = {
      [GUICHET_CRITICALITY_BLOQUANTE] = { 3, GUICHET_DELAY_DAYS, GUICHET_OWNER_CLIENT },
      [GUICHET_CRITICALITY_MAJEURE] = { 3, GUICHET_DELAY_DAYS, GUICHET_OWNER_CLIENT },
    },
  };
  g_autoptr (GuichetContractProfile) profile = current ();

  for (guint kind = 0; kind < GUICHET_N_DEADLINE_KINDS; kind++)
    for (guint level = 0; level <= GUICHET_CRITICALITY_MINEURE; level++)
      {
        const GuichetDelay *delay = guichet_contract_profile_find_delay (
          profile, (GuichetDeadlineKind) kind, (GuichetCriticality) level);

        g_assert_cmpuint (delay ? delay->amount : 0, ==, expected[kind][level].amount);
        if (!delay)
          continue;
        g_assert_cmpint (delay->unit, ==, expected[kind][level].unit);
        g_assert_cmpint (delay->owner, ==, expected[kind][level].owner);
        g_assert_nonnull (delay->section);
      }
}

static void
test_texts (void)
{
  g_autoptr (GuichetContractProfile) profile = current ();

  for (guint level = GUICHET_CRITICALITY_BLOQUANTE; level <= GUICHET_CRITICALITY_MINEURE; level++)
    g_assert_cmpuint (
      strlen (guichet_contract_profile_get_definition (profile, (GuichetCriticality) level)), >,
      20);
  g_assert_null (guichet_contract_profile_get_definition (profile, GUICHET_CRITICALITY_NONE));
  for (guint number = 1; number <= GUICHET_N_HYPOTHESES; number++)
    g_assert_cmpuint (strlen (guichet_contract_profile_get_hypothesis (profile, number)), >, 40);
}

static void
test_unknown (void)
{
  static const char *ids[] = { "", "livret-2025-03", "../livret-2026-03", "livret-2026-03.json" };

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (guichet_contract_profile_new (ids[i], &error));
      g_assert_error (error, GUICHET_DOMAIN_ERROR, GUICHET_DOMAIN_ERROR_UNKNOWN);
    }
}

#define HEAD "{\"id\":\"x\",\"title\":\"X\",\"supported_majors\":2,"
#define COMPLIANCE "\"compliance\":{\"percent\":75,\"months\":12},"
#define DELAY(kind, unit) "{\"kind\":\"" kind "\",\"unit\":\"" unit "\",\"amount\":1,"             \
                          "\"owner\":\"client\",\"section\":\"1\"}"

static void
test_refuses_with_the_place (void)
{
  static const struct
  {
    const char *text;
    const char *place;
  } cases[] = {
    { "{}", "\"id\" is missing" },
    { HEAD "\"delays\":[]}", "\"compliance\" is missing" },
    { HEAD COMPLIANCE "\"delays\":[" DELAY ("correction", "weeks") "]}", "/delays/0: \"unit\"" },
    { HEAD COMPLIANCE "\"delays\":[" DELAY ("correction", "days") "," DELAY ("x", "days") "]}",
      "/delays/1: \"kind\"" },
    { HEAD COMPLIANCE "\"delays\":[],\"criticalities\":[{\"criticality\":\"grave\"}]}",
      "/criticalities/0: \"criticality\"" },
    { HEAD COMPLIANCE "\"delays\":[],\"criticalities\":[],\"hypotheses\":[{\"id\":\"H15\","
                      "\"text\":\"t\"}]}",
      "/hypotheses/0: \"id\"" },
    { HEAD COMPLIANCE "\"delays\":[],\"criticalities\":[],\"hypotheses\":[]}",
      "\"criticalities\" do not define" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (
        guichet_contract_profile_parse (cases[i].text, strlen (cases[i].text), &error));
      g_assert_nonnull (error);
      if (!g_str_has_prefix (error->message, cases[i].place))
        g_error ("case %u: \"%s\" where \"%s\" was expected", i, error->message, cases[i].place);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/contract-profile/figures", test_figures);
  g_test_add_func ("/contract-profile/delays", test_delays);
  g_test_add_func ("/contract-profile/texts", test_texts);
  g_test_add_func ("/contract-profile/unknown", test_unknown);
  g_test_add_func ("/contract-profile/refuses-with-the-place", test_refuses_with_the_place);
  return g_test_run ();
}
