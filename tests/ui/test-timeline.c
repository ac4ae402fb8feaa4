/* test-timeline.c - a long thread, in a window
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "composer-fixture.h"
#include "guichet-event-row.h"
#include "guichet-timeline-entries.h"
#include "guichet-timeline.h"
#include "guichet-zone.h"

#define N_MESSAGES 500

typedef struct
{
  GuichetClock *clock;
  GuichetSync *sync;
  GtkWidget *window;
  GuichetTimeline *timeline;
  GPtrArray *events;
} Fixture;

static void
add_message (Fixture *fixture)
{
  g_autofree char *id = g_uuid_string_random ();
  g_autofree char *text = g_strdup_printf ("Message %u", fixture->events->len);
  const GuichetEventFields fields = { .id = id, .seq = fixture->events->len + 1,
                                      .demande_id = "d", .at = 1000000 + fixture->events->len,
                                      .kind = "message", .side = "service", .text = text };

  g_ptr_array_add (fixture->events, guichet_event_new (&fields));
}

static void
show (Fixture *fixture)
{
  g_autoptr (GTimeZone) paris = guichet_zone_new (GUICHET_ZONE_PARIS, NULL);
  const GuichetTimelineSource source = { .events = fixture->events };
  g_autoptr (GPtrArray) entries = guichet_timeline_entries_make (&source, paris, 2000000);

  guichet_timeline_show (fixture->timeline, entries);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  gtk_init ();
  adw_init ();
  fixture->clock = guichet_clock_new (NULL);
  fixture->sync = fake_sync_new (NULL, NULL);
  fixture->window = gtk_window_new ();
  fixture->events = g_ptr_array_new_with_free_func (g_object_unref);
  fixture->timeline = g_object_new (GUICHET_TYPE_TIMELINE, "head", gtk_label_new ("Tête"), NULL);
  guichet_timeline_set_up (fixture->timeline, fixture->sync, fixture->clock);
  gtk_window_set_child (GTK_WINDOW (fixture->window), GTK_WIDGET (fixture->timeline));
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 600, 600);
  gtk_window_present (GTK_WINDOW (fixture->window));
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_ptr_array_unref (fixture->events);
  g_clear_object (&fixture->sync);
  g_clear_object (&fixture->clock);
}

static guint
count_rows (GtkWidget *widget)
{
  guint n_rows = GUICHET_IS_EVENT_ROW (widget);

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child;
       child = gtk_widget_get_next_sibling (child))
    n_rows += count_rows (child);
  return n_rows;
}

static GtkWidget *
first_row (GtkWidget *widget)
{
  GtkWidget *found = NULL;

  if (GUICHET_IS_EVENT_ROW (widget))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child && !found;
       child = gtk_widget_get_next_sibling (child))
    found = first_row (child);
  return found;
}

/* Rows exist near the eyes only, and one more message makes one more row, not all anew. */
static void
test_long_thread (Fixture       *fixture,
                  gconstpointer  data)
{
  gint64 start;
  GtkWidget *row;

  for (guint i = 0; i < N_MESSAGES; i++)
    add_message (fixture);
  start = g_get_monotonic_time ();
  show (fixture);
  COMPOSER_WAIT_UNTIL (count_rows (fixture->window) > 0);
  g_test_message ("%u messages: %u rows, %" G_GINT64_FORMAT " ms", N_MESSAGES,
                  count_rows (fixture->window), (g_get_monotonic_time () - start) / 1000);
  g_assert_cmpuint (count_rows (fixture->window), <, 250);
  row = first_row (fixture->window);
  start = g_get_monotonic_time ();
  add_message (fixture);
  show (fixture);
  g_test_message ("One more: %" G_GINT64_FORMAT " ms", (g_get_monotonic_time () - start) / 1000);
  g_assert_true (first_row (fixture->window) == row);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/timeline/long-thread", Fixture, NULL, set_up, test_long_thread, tear_down);
  return g_test_run ();
}
