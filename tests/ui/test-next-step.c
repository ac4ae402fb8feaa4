/* test-next-step.c - what comes next for a Demande, by whom and until when
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "guichet-next-step.h"

#include "guichet-instant.h"
#include "guichet-zone.h"

/* 2026-11-24T10:00:00Z, a Tuesday: 11:00 in Paris. */
#define NOW G_GINT64_CONSTANT (1795514400000)

static const char information_text[] =
  "{\"service_id\":\"99999999-9999-4999-8999-999999999999\",\"name\":\"Portail\","
  "\"started_on\":\"2024-03-01\",\"profile\":\"livret-2026-03\","
  "\"portal\":\"https://portail.example/\",\"telephones\":[],"
  "\"opening\":{\"zone\":\"Europe/Paris\",\"schedules\":[{\"from\":\"2020-01-01\",\"week\":{"
  "\"tue\":[[\"08:00\",\"18:00\"]]}}],\"closures\":[]},"
  "\"limits\":{\"attachment_bytes\":1000,\"attachments\":2,\"media_types\":[\"image/png\"]},"
  "\"progiciels\":[],\"notices\":[]}";

typedef char *(*Describe) (GuichetDemande *, GPtrArray *, GuichetReckoning *, gint64);

static char *
say (Describe          describe,
     const char       *status,
     GuichetDelivery   delivery,
     GuichetReckoning *reckoning)
{
  g_autoptr (GuichetDemande) demande = guichet_demande_new (NULL);
  g_autoptr (GPtrArray) events = g_ptr_array_new ();

  guichet_demande_set_text (demande, GUICHET_DEMANDE_STATUS, status);
  guichet_demande_set_delivery (demande, delivery);
  if (*status)
    guichet_demande_set_instant (demande, GUICHET_DEMANDE_RECORDED_AT, NOW);
  return describe (demande, events, reckoning, NOW);
}

static char *
find_and_brief (GuichetDemande   *demande,
                GPtrArray        *events,
                GuichetReckoning *reckoning,
                gint64            now)
{
  g_autoptr (GuichetDeadline) deadline = guichet_next_step_find (demande, events, reckoning);

  g_assert_nonnull (deadline);
  return guichet_next_step_brief (deadline, now);
}

static void
test_deadline (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GuichetServiceInformation) information =
    guichet_service_information_from_text (information_text, sizeof information_text - 1, &error);
  g_autoptr (GTimeZone) paris = guichet_zone_new (GUICHET_ZONE_PARIS, NULL);
  g_autoptr (GuichetReckoning) reckoning =
    guichet_reckoning_new (information, paris, GUICHET_HOLIDAYS_NATIONAL, &error);
  g_autofree char *text = NULL;
  g_autofree char *brief = NULL;
  g_autofree char *awaited = NULL;
  g_autofree char *waiting = NULL;

  g_assert_no_error (error);
  brief = say (find_and_brief, "enregistree", GUICHET_DELIVERY_SENT, reckoning);
  g_assert_cmpstr (brief, ==, "taking in charge: 8 h 00 of working time left");
  awaited = say (find_and_brief, "attente_client", GUICHET_DELIVERY_SENT, reckoning);
  g_assert_cmpstr (awaited, ==, brief);
  waiting = say (guichet_next_step_describe, "attente_client", GUICHET_DELIVERY_SENT, reckoning);
  g_assert_true (g_str_has_prefix (waiting, "Answer below: the treatment goes on from there. The "
                                            "support takes it in charge at the latest "));
  text = say (guichet_next_step_describe, "enregistree", GUICHET_DELIVERY_SENT, reckoning);
  g_assert_cmpstr (text, ==, "The support takes it in charge at the latest Tue 1 Dec at 09:00 "
                             "(8 h 00 of working time left).");
}

typedef struct
{
  const char *status;
  GuichetDelivery delivery;
  const char *sentence;
} Case;

/* Without opening hours no instant is invented. */
static const Case cases[] = {
  { "", GUICHET_DELIVERY_DRAFT, "You are still writing it: nothing was sent." },
  { "", GUICHET_DELIVERY_REFUSED,
    "The service does not take it as it is: correct it and send it again." },
  { "enregistree", GUICHET_DELIVERY_SENT,
    "A technician takes it in charge within 8 working hours." },
  { "attente_client", GUICHET_DELIVERY_SENT, "Answer below: the treatment goes on from there." },
  { "en_orbite", GUICHET_DELIVERY_SENT,
    "This version of Guichet does not know this status: see the Portail." },
};

static void
test_without_hours (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = say (guichet_next_step_describe, cases[i].status,
                                    cases[i].delivery, NULL);

      g_assert_cmpstr (text, ==, cases[i].sentence);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/next-step/deadline", test_deadline);
  g_test_add_func ("/next-step/without-hours", test_without_hours);
  return g_test_run ();
}
