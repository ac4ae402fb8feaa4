/* test-outgoing-text.c - what is on its way to the service, in words
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "guichet-outgoing-text.h"

#include "guichet-instant.h"
#include "guichet-zone.h"

/* 2026-11-24T10:00:00Z: 11:00 in Paris. */
#define NOW G_GINT64_CONSTANT (1795514400000)

typedef struct
{
  GuichetOutgoingFields fields;
  const char *title;
  const char *state;
} Case;

static const Case cases[] = {
  { { .kind = GUICHET_OUTGOING_MESSAGE, .text = "Merci.", .delivery = GUICHET_DELIVERY_QUEUED },
    "Merci.", "Waits to be sent: leaves as soon as the service answers" },
  { { .kind = GUICHET_OUTGOING_MESSAGE, .delivery = GUICHET_DELIVERY_QUEUED,
      .next_attempt_at = NOW + 5 * GUICHET_MINUTE_MS },
    "Message", "Waits to be sent, next attempt at 11:05" },
  { { .kind = GUICHET_OUTGOING_VALIDATION, .accepted = TRUE,
      .delivery = GUICHET_DELIVERY_SENDING },
    "Validation of the delivery", "Being sent" },
  { { .kind = GUICHET_OUTGOING_VALIDATION, .delivery = GUICHET_DELIVERY_REFUSED,
      .problem_detail = "nothing is delivered" },
    "Refusal of the delivery", "Refused by the service: nothing is delivered" },
  { { .kind = GUICHET_OUTGOING_MESSAGE, .text = "a", .delivery = GUICHET_DELIVERY_REFUSED,
      .problem = "damaged", .problem_detail = "Demande 12 is no longer what was stored" },
    "a", "Not sent: it is damaged on this computer. Restore a backup, or write it again" },
  { { .kind = GUICHET_OUTGOING_MESSAGE, .text = "a", .delivery = GUICHET_DELIVERY_REFUSED,
      .problem = "file" },
    "a", "Not sent: an attachment is no longer on this computer. Attach it again" },
  { { .kind = GUICHET_OUTGOING_DEMANDE, .delivery = GUICHET_DELIVERY_REFUSED },
    "(no object yet)", "Refused by the service, which does not say why" },
};

static void
test_words (void)
{
  g_autoptr (GTimeZone) zone = guichet_zone_new (GUICHET_ZONE_PARIS, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *title = guichet_outgoing_text_title (&cases[i].fields);
      g_autofree char *state = guichet_outgoing_text_state (&cases[i].fields, zone, NOW);

      g_assert_cmpstr (title, ==, cases[i].title);
      g_assert_cmpstr (state, ==, cases[i].state);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/outgoing-text/words", test_words);
  return g_test_run ();
}
