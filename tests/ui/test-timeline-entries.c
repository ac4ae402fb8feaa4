/* test-timeline-entries.c - what the timeline shows, in order
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "guichet-timeline-entries.h"

#include "guichet-instant.h"
#include "guichet-outgoing.h"
#include "guichet-timeline-note.h"
#include "guichet-zone.h"

#include <string.h>

static const char opening[] =
  "{\"zone\":\"Europe/Paris\",\"schedules\":[{\"from\":\"2020-01-01\",\"week\":{"
  "\"mon\":[[\"08:30\",\"17:30\"]],\"tue\":[[\"08:30\",\"17:30\"]]}}],\"closures\":[]}";

static gint64
instant (const char *text)
{
  gint64 value = 0;

  g_assert_true (guichet_instant_parse (text, &value));
  return value;
}

static void
add (GPtrArray  *events,
     const char *kind,
     const char *at)
{
  g_autofree char *id = g_uuid_string_random ();
  const GuichetEventFields fields = { .id = id, .seq = events->len + 1, .demande_id = "d",
                                      .at = instant (at), .kind = kind, .side = "service",
                                      .status = g_str_equal (kind, "message") ? NULL : kind };

  g_ptr_array_add (events, guichet_event_new (&fields));
}

/* One line an entry: events by their kind, notes by their text. */
static char *
outline (GPtrArray *entries)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < entries->len; i++)
    {
      gpointer entry = g_ptr_array_index (entries, i);

      if (GUICHET_IS_EVENT (entry))
        g_string_append_printf (text, "[%s]\n", guichet_event_get_fields (entry)->kind);
      else if (GUICHET_IS_OUTGOING (entry))
        g_string_append (text, "(outgoing)\n");
      else
        g_string_append_printf (text, "%s\n", guichet_timeline_note_get_text (entry));
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static GPtrArray *
tell (GPtrArray  *events,
      GPtrArray  *waiting,
      gint64      seen,
      const char *now)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GTimeZone) paris = guichet_zone_new (GUICHET_ZONE_PARIS, NULL);
  g_autoptr (GuichetOpeningHours) hours =
    guichet_opening_hours_parse (opening, strlen (opening), &error);
  g_autoptr (GuichetBusinessTime) time =
    guichet_business_time_new (paris, hours, GUICHET_HOLIDAYS_NATIONAL);
  g_autoptr (GuichetContractProfile) profile =
    guichet_contract_profile_new (GUICHET_CONTRACT_PROFILE_CURRENT, NULL);
  g_autoptr (GuichetDemandeState) state =
    guichet_demande_state_new (instant ("2026-11-23T08:00:00Z"), events);
  g_autoptr (GPtrArray) steps =
    guichet_demande_state_list_steps (state, profile, time, &error);
  const GuichetTimelineSource source = { events, waiting, state, steps, seen };

  g_assert_no_error (error);
  return guichet_timeline_entries_make (&source, paris, instant (now));
}

static void
test_order (void)
{
  g_autoptr (GPtrArray) events = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) waiting = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) entries = NULL;
  g_autofree char *text = NULL;

  add (events, "enregistree", "2026-11-23T08:00:00Z");
  add (events, "prise_en_charge", "2026-11-24T09:00:00Z");
  add (events, "validee", "2026-11-24T10:00:00Z");
  g_ptr_array_add (waiting,
                   guichet_outgoing_new (&(GuichetOutgoingFields){ .parent_id = "d" }));
  entries = tell (events, waiting, 1, "2026-11-24T12:00:00Z");
  text = outline (entries);
  g_assert_cmpstr (text, ==,
                   "\n"
                   "Monday 23 November 2026\n"
                   "[enregistree]\n"
                   "Clock started: Taking in charge. Due: Mon 23 Nov 2026 at 17:00\n"
                   "Due date passed: Taking in charge\n"
                   "Tuesday 24 November 2026\n"
                   "New since your last look\n"
                   "[prise_en_charge]\n"
                   "Clock stopped, late: Taking in charge\n"
                   "[validee]\n"
                   "Not expected after “Taken in charge”: it is kept as it came.\n"
                   "(outgoing)\n");
}

/* What is the same stays; nothing is marked where nothing was looked at before. */
static void
test_what_stays (void)
{
  g_autoptr (GPtrArray) events = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) before = NULL;
  g_autoptr (GPtrArray) after = NULL;
  g_autofree char *text = NULL;

  add (events, "enregistree", "2026-11-23T08:00:00Z");
  before = tell (events, NULL, 0, "2026-11-23T09:00:00Z");
  add (events, "message", "2026-11-23T08:30:00Z");
  after = tell (events, NULL, 0, "2026-11-23T09:00:00Z");
  g_assert_cmpuint (after->len, ==, before->len + 2); /* it stops the clock too */
  for (guint i = 0; i < before->len; i++)
    g_assert_true (guichet_timeline_entry_is_same (g_ptr_array_index (before, i),
                                                   g_ptr_array_index (after, i)));
  text = outline (after);
  g_assert_null (strstr (text, "New since"));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/timeline-entries/order", test_order);
  g_test_add_func ("/timeline-entries/what-stays", test_what_stays);
  return g_test_run ();
}
