/* guichet-timeline-entries.c - what the timeline shows, in order
 *
 * The events stand in the service's order, whatever their instants say. Between them: the days,
 * the clocks of the contract as they start and stop, what was not expected, and where the new
 * begins. Then our items that the service does not have yet.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "guichet-timeline-entries.h"

#include "guichet-envoi-row.h"
#include "guichet-instant.h"
#include "guichet-situation-text.h"
#include "guichet-timeline-note.h"
#include "guichet-why-text.h"
#include "guichet-zone.h"

#include <glib/gi18n.h>

typedef struct
{
  const GuichetTimelineSource *source;
  GTimeZone *zone;
  GPtrArray *entries;
  GPtrArray *clocks;
  guint next_clock;
  GuichetDay day;
  gboolean marked;
} Maker;

/* Helpers: clocks */

static void
add_clock (GPtrArray               *clocks,
           GuichetTimelineNoteKind  kind,
           gint64                   at,
           char                    *text)
{
  g_ptr_array_add (clocks, guichet_timeline_note_new (kind, at, text));
  g_free (text);
}

static void
add_start (GPtrArray         *clocks,
           const GuichetStep *step)
{
  g_autofree char *due = guichet_why_text_due (step->deadline);

  add_clock (clocks, GUICHET_TIMELINE_CLOCK_STARTED, guichet_deadline_get_from (step->deadline),
             /* Translators: the name of a step, then when it is due, with the word "due" */
             g_strdup_printf (_ ("Clock started: %s. %s"), guichet_why_text_name (step->deadline),
                              due));
}

static void
add_end (GPtrArray         *clocks,
         const GuichetStep *step,
         gint64             now)
{
  const char *name = guichet_why_text_name (step->deadline);
  gint64 due = guichet_deadline_get_due (step->deadline);
  gint64 end = step->done_at ? step->done_at : now;

  if (!guichet_deadline_is_kept_at (step->deadline, end) && (step->done_at || step->pending))
    /* Translators: the name of a step */
    add_clock (clocks, GUICHET_TIMELINE_CLOCK_PASSED, due,
               g_strdup_printf (_ ("Due date passed: %s"), name));
  if (step->done_at)
    add_clock (clocks, GUICHET_TIMELINE_CLOCK_STOPPED, step->done_at,
               g_strdup_printf (guichet_deadline_is_kept_at (step->deadline, step->done_at)
                                  /* Translators: the name of a step */
                                  ? _ ("Clock stopped, on time: %s")
                                  /* Translators: the name of a step */
                                  : _ ("Clock stopped, late: %s"),
                                name));
}

static int
compare_instants (gconstpointer first,
                  gconstpointer second)
{
  gint64 one = guichet_timeline_note_get_at (*(GuichetTimelineNote *const *) first);
  gint64 other = guichet_timeline_note_get_at (*(GuichetTimelineNote *const *) second);

  return one < other ? -1 : one > other;
}

static GPtrArray *
list_clocks (GPtrArray *steps,
             gint64     now)
{
  GPtrArray *clocks = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; steps && i < steps->len; i++)
    {
      const GuichetStep *step = g_ptr_array_index (steps, i);

      if (guichet_deadline_get_clock (step->deadline) == GUICHET_DEADLINE_CLOCK_NONE)
        continue;
      add_start (clocks, step);
      add_end (clocks, step, now);
    }
  g_ptr_array_sort (clocks, compare_instants);
  return clocks;
}

/* Helpers: entries */

static void
take_note (Maker                   *self,
           GuichetTimelineNoteKind  kind,
           gint64                   at,
           const char              *text)
{
  g_ptr_array_add (self->entries, guichet_timeline_note_new (kind, at, text));
}

static void
turn_to_day (Maker  *self,
             gint64  at)
{
  GuichetDay day = guichet_zone_get_day (self->zone, at);
  g_autoptr (GDateTime) time = NULL;
  g_autofree char *text = NULL;

  if (day == self->day)
    return;
  self->day = day;
  time = guichet_instant_to_datetime (at, self->zone);
  /* Translators: a day, as g_date_time_format() writes it */
  text = time ? g_date_time_format (time, C_ ("day heading", "%A %-d %B %Y")) : g_strdup ("");
  take_note (self, GUICHET_TIMELINE_DAY, at, text);
}

/* The clocks that changed before @until; a sort that is not stable would not matter here. */
static void
tell_clocks (Maker  *self,
             gint64  until)
{
  for (; self->next_clock < self->clocks->len; self->next_clock++)
    {
      GuichetTimelineNote *note = g_ptr_array_index (self->clocks, self->next_clock);

      if (guichet_timeline_note_get_at (note) >= until)
        return;
      turn_to_day (self, guichet_timeline_note_get_at (note));
      g_ptr_array_add (self->entries, g_object_ref (note));
    }
}

static void
tell_fault (Maker  *self,
            guint   index,
            gint64  at)
{
  const GArray *faults =
    self->source->state ? guichet_demande_state_get_faults (self->source->state) : NULL;

  for (guint i = 0; faults && i < faults->len; i++)
    {
      const GuichetEventFault *fault = &g_array_index (faults, GuichetEventFault, i);
      g_autofree char *text = NULL;

      if (fault->index != index)
        continue;
      text = guichet_situation_text_of_fault (fault);
      take_note (self, GUICHET_TIMELINE_FAULT, at, text);
    }
}

static void
mark_new (Maker                    *self,
          const GuichetEventFields *fields)
{
  if (self->marked || self->source->seen == 0 || fields->seq <= self->source->seen
      || g_strcmp0 (fields->side, "client") == 0)
    return;
  self->marked = TRUE;
  take_note (self, GUICHET_TIMELINE_NEW, fields->at, _ ("New since your last look"));
}

static void
tell_event (Maker        *self,
            GuichetEvent *event,
            guint         index)
{
  const GuichetEventFields *fields = guichet_event_get_fields (event);

  tell_clocks (self, fields->at);
  turn_to_day (self, fields->at);
  mark_new (self, fields);
  g_ptr_array_add (self->entries, g_object_ref (event));
  tell_fault (self, index, fields->at);
}

/* Public API */

/**
 * guichet_timeline_entries_make:
 * @source: what it is made of
 * @zone: the zone of the contract (H4)
 * @now: Unix milliseconds, UTC
 *
 * Returns: (transfer full) (element-type GObject): #GuichetTimelineNote, of which the first is the
 *   head, #GuichetEvent and #GuichetOutgoing
 */
GPtrArray *
guichet_timeline_entries_make (const GuichetTimelineSource *source,
                               GTimeZone                   *zone,
                               gint64                       now)
{
  g_autoptr (GPtrArray) clocks = list_clocks (source->steps, now);
  Maker maker = { .source = source, .zone = zone, .clocks = clocks, .day = G_MININT32,
                  .entries = g_ptr_array_new_with_free_func (g_object_unref) };
  guint index = 0;

  take_note (&maker, GUICHET_TIMELINE_HEAD, 0, NULL);
  for (guint i = 0; source->events && i < source->events->len; i++)
    {
      GuichetEvent *event = g_ptr_array_index (source->events, i);

      /* A call to the support is ours alone: the service's log has no place for it. */
      if (guichet_event_get_fields (event)->seq < 0)
        tell_event (&maker, event, G_MAXUINT);
      else
        tell_event (&maker, event, index++);
    }
  tell_clocks (&maker, G_MAXINT64);
  for (guint i = 0; source->waiting && i < source->waiting->len; i++)
    g_ptr_array_add (maker.entries, g_object_ref (g_ptr_array_index (source->waiting, i)));
  return maker.entries;
}

/**
 * guichet_timeline_entry_is_same:
 * @first: an entry
 * @second: an entry
 *
 * Says whether their rows would look the same. An item on its way is told apart by how far it is
 * too: its row must follow.
 */
gboolean
guichet_timeline_entry_is_same (GObject *first,
                                GObject *second)
{
  if (G_OBJECT_TYPE (first) != G_OBJECT_TYPE (second))
    return FALSE;
  if (GUICHET_IS_EVENT (first))
    return g_str_equal (guichet_event_get_fields (GUICHET_EVENT (first))->id,
                        guichet_event_get_fields (GUICHET_EVENT (second))->id);
  if (GUICHET_IS_TIMELINE_NOTE (first))
    return guichet_timeline_note_is_same (GUICHET_TIMELINE_NOTE (first),
                                          GUICHET_TIMELINE_NOTE (second));
  return guichet_envoi_row_is_same (GUICHET_OUTGOING (first), GUICHET_OUTGOING (second));
}
