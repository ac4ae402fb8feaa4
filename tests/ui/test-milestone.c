/* test-milestone.c - how far the treatment of a Demande is
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "guichet-milestone.h"

#define ID "6f6ad1a0-0000-4000-8000-000000000001"

typedef struct
{
  const char *statuses;
  const char *status;
  guint reached;
  gboolean is_over;
} Case;

/* The statuses that events brought, then the one that the Demande has. */
static const Case cases[] = {
  { "", "", 0, FALSE },
  { "", "enregistree", 1, FALSE },
  { "enregistree", "prise_en_charge", 2, FALSE },
  { "enregistree prise_en_charge", "qualifiee", 3, FALSE },
  { "enregistree prise_en_charge", "non_reproduite", 3, FALSE },
  { "enregistree prise_en_charge qualifiee", "plan_fourni", 3, FALSE },
  { "enregistree prise_en_charge qualifiee livree", "refusee", 3, FALSE },
  { "enregistree prise_en_charge qualifiee refusee", "livree", 4, FALSE },
  { "enregistree prise_en_charge qualifiee livree", "validee", 5, TRUE },
  { "enregistree prise_en_charge", "attente_client", 2, FALSE },
  { "enregistree prise_en_charge qualifiee", "attente_tiers", 3, FALSE },
  { "enregistree", "hors_perimetre", 1, TRUE },
  { "enregistree prise_en_charge qualifiee livree validee", "close", 5, TRUE },
  { "", "en_orbite", 1, FALSE },
};

static GPtrArray *
make_events (const char *statuses)
{
  g_auto (GStrv) words = g_strsplit (statuses, " ", -1);
  GPtrArray *events = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; words[i]; i++)
    {
      const GuichetEventFields fields = { .id = ID, .demande_id = ID, .kind = words[i],
                                          .side = "service", .status = words[i] };

      g_ptr_array_add (events, guichet_event_new (&fields));
    }
  return events;
}

static void
test_count (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GPtrArray) events = make_events (cases[i].statuses);

      g_assert_cmpuint (guichet_milestone_count_reached (cases[i].status, events), ==,
                        cases[i].reached);
      g_assert_cmpint (guichet_milestone_is_over (cases[i].status), ==, cases[i].is_over);
    }
}

static void
test_describe (void)
{
  g_autofree char *none = guichet_milestone_describe (0, FALSE);
  g_autofree char *some = guichet_milestone_describe (2, FALSE);
  g_autofree char *over = guichet_milestone_describe (2, TRUE);
  g_autofree char *all = guichet_milestone_describe (GUICHET_N_MILESTONES, FALSE);

  g_assert_cmpstr (none, ==, "Not recorded yet");
  g_assert_cmpstr (some, ==, "2 of 5 steps, the last one: Taking in charge. Next: Qualification.");
  g_assert_cmpstr (over, ==,
                   "2 of 5 steps, the last one: Taking in charge. Nothing more is to come.");
  g_assert_cmpstr (all, ==, "5 of 5 steps, the last one: Validation. Nothing more is to come.");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/milestone/count", test_count);
  g_test_add_func ("/milestone/describe", test_describe);
  return g_test_run ();
}
