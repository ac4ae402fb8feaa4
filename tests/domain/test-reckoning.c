/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "guichet-reckoning.h"

#include "guichet-domain-error.h"
#include "guichet-event.h"
#include "guichet-instant.h"
#include "guichet-zone.h"

#include <string.h>

#define INFORMATION                                                                                \
  "{\"service_id\":\"6f1de5a8-6d0e-4c06-a6a1-3a3a7d6c0001\",\"name\":\"Portail\","                 \
  "\"started_on\":\"2025-09-01\",\"profile\":\"%s\",\"telephones\":[],%s"                          \
  "\"limits\":{\"attachment_bytes\":1,\"attachments\":1},\"progiciels\":[],\"notices\":[]}"

#define OPENING                                                                                    \
  "\"opening\":{\"zone\":\"Europe/Paris\",\"closures\":[],"                                        \
  "\"schedules\":[{\"from\":\"2020-01-01\","                                                       \
  "\"week\":{\"mon\":[[\"08:00\",\"12:00\"],[\"14:00\",\"18:00\"]],"                               \
  "\"tue\":[[\"08:00\",\"12:00\"],[\"14:00\",\"18:00\"]]}}]},"

static GuichetReckoning *
make (const char  *profile,
      const char  *opening,
      GError     **error)
{
  g_autofree char *text = g_strdup_printf (INFORMATION, profile, opening);
  g_autoptr (GuichetServiceInformation) information =
    guichet_service_information_from_text (text, strlen (text), NULL);
  g_autoptr (GTimeZone) paris = guichet_zone_new (GUICHET_ZONE_PARIS, NULL);

  g_assert_nonnull (information);
  return guichet_reckoning_new (information, paris, GUICHET_HOLIDAYS_NATIONAL, error);
}

static gint64
at (const char *text)
{
  gint64 instant = 0;

  g_assert_true (guichet_instant_parse (text, &instant));
  return instant;
}

/* Recorded on Monday at noon: half a day that day, half a day on Tuesday. */
static void
test_foresee (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GuichetReckoning) self = make ("livret-2026-03", OPENING, &error);
  g_autoptr (GuichetDeadline) deadline = NULL;

  g_assert_no_error (error);
  deadline = guichet_reckoning_foresee (self, at ("2026-11-23T12:00:00+01:00"), &error);
  g_assert_no_error (error);
  g_assert_cmpint (guichet_deadline_get_due (deadline), ==, at ("2026-11-24T12:00:00+01:00"));
}

static void
test_steps (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GuichetReckoning) self = make ("livret-2026-03", OPENING, &error);
  g_autoptr (GuichetDemande) demande = guichet_demande_new (NULL);
  g_autoptr (GPtrArray) events = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) none = guichet_reckoning_list_steps (self, demande, events, &error);
  g_autoptr (GPtrArray) steps = NULL;

  g_assert_cmpuint (none->len, ==, 0);
  guichet_demande_set_instant (demande, GUICHET_DEMANDE_RECORDED_AT,
                               at ("2026-11-23T12:00:00+01:00"));
  guichet_demande_set_text (demande, GUICHET_DEMANDE_PROFILE, "livret-2026-03");
  g_ptr_array_add (events, guichet_event_new (&(GuichetEventFields){
                             .kind = "enregistree",
                             .status = "enregistree",
                             .side = "client",
                             .at = at ("2026-11-23T12:00:00+01:00") }));
  steps = guichet_reckoning_list_steps (self, demande, events, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (steps->len, ==, 1);
  g_assert_nonnull (guichet_steps_find_next (steps));
}

static void
test_refuses (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GuichetReckoning) good = make ("livret-2026-03", OPENING, NULL);
  g_autoptr (GuichetDemande) demande = guichet_demande_new (NULL);
  g_autoptr (GPtrArray) events = g_ptr_array_new ();

  g_assert_null (make ("livret-2026-03", "", &error));
  g_assert_error (error, GUICHET_DOMAIN_ERROR, GUICHET_DOMAIN_ERROR_UNKNOWN);
  g_clear_error (&error);
  g_assert_null (make ("livret-1999", OPENING, &error));
  g_assert_nonnull (error);
  g_clear_error (&error);
  guichet_demande_set_instant (demande, GUICHET_DEMANDE_RECORDED_AT, 1);
  guichet_demande_set_text (demande, GUICHET_DEMANDE_PROFILE, "livret-1999");
  g_assert_null (guichet_reckoning_list_steps (good, demande, events, &error));
  g_assert_nonnull (error);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/reckoning/foresee", test_foresee);
  g_test_add_func ("/reckoning/steps", test_steps);
  g_test_add_func ("/reckoning/refuses", test_refuses);
  return g_test_run ();
}
