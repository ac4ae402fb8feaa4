/* guichet-opening-hours.c - when the support is open, as the service publishes it
 *
 * Data of the service, never of the program (H9). A schedule holds from its date until that of
 * the next one, so that a change never rewrites the past; before the first one nothing is known.
 * Hours are those of the clocks in `zone`. Immutable once made: what is refused is refused
 * whole, with the place at fault, and whoever holds the last good value keeps it.
 *
 *   {"zone":"Europe/Paris",
 *    "schedules":[{"from":"2026-01-01","week":{"mon":[["08:30","12:30"],["13:30","17:30"]]}}],
 *    "closures":[{"from":"2026-12-24T12:00","to":"2026-12-25T00:00","label":"…"}]}
 *
 * Hours given to a Saturday or a Sunday are kept, and count for no delay (H3).
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "guichet-opening-hours.h"

#include "guichet-domain-error.h"
#include "guichet-json.h"
#include "guichet-zone.h"

#include <string.h>

#define MOST_SCHEDULES 500
#define MOST_INTERVALS 24
#define MOST_CLOSURES 2000
#define LONGEST_LABEL 1000
#define LONGEST_WORD 64

typedef struct
{
  GuichetDay from;
  GArray *days[GUICHET_N_WEEKDAYS]; /* of GuichetOpeningInterval */
} Schedule;

struct _GuichetOpeningHours
{
  GTimeZone *zone;
  GArray *schedules; /* of Schedule, by date */
  GArray *closures;  /* of GuichetClosure, by beginning */
  JsonNode *json;    /* as it came, immutable */
};

G_DEFINE_BOXED_TYPE (GuichetOpeningHours,
                     guichet_opening_hours,
                     guichet_opening_hours_ref,
                     guichet_opening_hours_unref)

static const char *const weekday_names[GUICHET_N_WEEKDAYS] = { "mon", "tue", "wed", "thu",
                                                                "fri", "sat", "sun" };

/* Helpers: the parts */

static gboolean
refuse (GError     **error,
        const char  *what)
{
  g_set_error_literal (error, GUICHET_DOMAIN_ERROR, GUICHET_DOMAIN_ERROR_INVALID, what);
  return FALSE;
}

static void
schedule_clear (Schedule *self)
{
  for (int i = 0; i < GUICHET_N_WEEKDAYS; i++)
    g_clear_pointer (&self->days[i], g_array_unref);
}

static void
closure_clear (GuichetClosure *self)
{
  g_clear_pointer (&self->label, g_free);
}

static int
compare_schedules (gconstpointer a,
                   gconstpointer b)
{
  return ((const Schedule *) a)->from - ((const Schedule *) b)->from;
}

static int
compare_closures (gconstpointer a,
                  gconstpointer b)
{
  const GuichetClosure *first = a;
  const GuichetClosure *second = b;

  return (first->from > second->from) - (first->from < second->from);
}

/* "08:30"; "24:00" is the end of the day. Returns -1 for anything else. */
static int
parse_minute (const char *text)
{
  int hour, minute;

  if (strlen (text) != 5 || text[2] != ':' || !g_ascii_isdigit (text[0])
      || !g_ascii_isdigit (text[1]) || !g_ascii_isdigit (text[3]) || !g_ascii_isdigit (text[4]))
    return -1;
  hour = g_ascii_digit_value (text[0]) * 10 + g_ascii_digit_value (text[1]);
  minute = g_ascii_digit_value (text[3]) * 10 + g_ascii_digit_value (text[4]);
  if (minute > 59 || hour * 60 + minute > GUICHET_MINUTES_A_DAY)
    return -1;
  return hour * 60 + minute;
}

static int
read_minute (JsonNode *node)
{
  if (!JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != G_TYPE_STRING)
    return -1;
  return parse_minute (json_node_get_string (node));
}

/* Helpers: schedules */

static gboolean
read_interval (JsonNode                *node,
               GuichetOpeningInterval  *interval,
               GError                 **error)
{
  JsonArray *pair = JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;

  if (!pair || json_array_get_length (pair) != 2)
    return refuse (error, "is not a pair of hours");
  interval->opens = read_minute (json_array_get_element (pair, 0));
  interval->closes = read_minute (json_array_get_element (pair, 1));
  if (interval->opens < 0 || interval->closes < 0)
    return refuse (error, "is not a pair of hours written \"HH:MM\"");
  if (interval->opens >= interval->closes)
    return refuse (error, "closes before it opens");
  return TRUE;
}

static gboolean
add_interval (GArray    *day,
              JsonNode  *node,
              GError   **error)
{
  GuichetOpeningInterval interval;
  guint at = 0;

  if (!read_interval (node, &interval, error))
    return FALSE;
  for (; at < day->len; at++)
    {
      GuichetOpeningInterval *other = &g_array_index (day, GuichetOpeningInterval, at);

      if (interval.opens < other->closes && other->opens < interval.closes)
        return refuse (error, "overlaps another of the same day");
      if (interval.opens < other->opens)
        break;
    }
  g_array_insert_val (day, at, interval);
  return TRUE;
}

static gboolean
read_day (JsonNode  *node,
          GArray    *day,
          GError   **error)
{
  JsonArray *array = JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;

  if (!array || json_array_get_length (array) > MOST_INTERVALS)
    return refuse (error, ": is not an array of at most 24 pairs of hours");
  for (guint i = 0; i < json_array_get_length (array); i++)
    if (!add_interval (day, json_array_get_element (array, i), error))
      {
        g_prefix_error (error, "/%u: ", i);
        return FALSE;
      }
  return TRUE;
}

static int
find_weekday (const char *name)
{
  for (int i = 0; i < GUICHET_N_WEEKDAYS; i++)
    if (g_str_equal (name, weekday_names[i]))
      return i;
  return -1;
}

static gboolean
read_week (JsonObject  *week,
           Schedule    *schedule,
           GError     **error)
{
  JsonObjectIter iter;
  const char *name;
  JsonNode *node;
  guint n_intervals = 0;

  json_object_iter_init (&iter, week);
  while (json_object_iter_next (&iter, &name, &node))
    {
      int weekday = find_weekday (name);

      if (weekday < 0)
        return refuse (error, ": names a day otherwise than mon, tue, wed, thu, fri, sat or sun");
      if (!read_day (node, schedule->days[weekday], error))
        {
          g_prefix_error (error, "/%s", name);
          return FALSE;
        }
      n_intervals += weekday < GUICHET_WEEKDAY_SATURDAY ? schedule->days[weekday]->len : 0;
    }
  return n_intervals > 0 ? TRUE : refuse (error, ": has no opening hours from Monday to Friday");
}

static gboolean
read_schedule (JsonObject  *object,
               Schedule    *schedule,
               GError     **error)
{
  GuichetJsonFields fields = GUICHET_JSON_FIELDS (object, error);
  const char *from = guichet_json_string (&fields, "from", GUICHET_JSON_REQUIRED, LONGEST_WORD);
  JsonObject *week = guichet_json_object (&fields, "week", GUICHET_JSON_REQUIRED);

  if (from && !guichet_day_parse (from, &schedule->from))
    guichet_json_fail (&fields, "from", "is not a date of the years 1900 to 2199");
  if (fields.failed)
    {
      g_prefix_error (error, ": ");
      return FALSE;
    }
  if (read_week (week, schedule, error))
    return TRUE;
  g_prefix_error (error, "/week");
  return FALSE;
}

static gboolean
add_schedule (GuichetOpeningHours  *self,
              JsonObject           *object,
              GError              **error)
{
  Schedule schedule = { 0 };

  for (int i = 0; i < GUICHET_N_WEEKDAYS; i++)
    schedule.days[i] = g_array_new (FALSE, FALSE, sizeof (GuichetOpeningInterval));
  if (!read_schedule (object, &schedule, error))
    {
      schedule_clear (&schedule);
      return FALSE;
    }
  for (guint i = 0; i < self->schedules->len; i++)
    if (g_array_index (self->schedules, Schedule, i).from == schedule.from)
      {
        schedule_clear (&schedule);
        return refuse (error, ": holds from the same date as another one");
      }
  g_array_append_val (self->schedules, schedule);
  return TRUE;
}

static gboolean
read_schedules (GuichetOpeningHours  *self,
                GuichetJsonFields    *fields)
{
  JsonArray *array =
    guichet_json_array (fields, "schedules", GUICHET_JSON_REQUIRED, MOST_SCHEDULES);
  guint length = array ? json_array_get_length (array) : 0;

  if (array && length == 0)
    guichet_json_fail (fields, "schedules", "has no schedule");
  for (guint i = 0; i < length && !fields->failed; i++)
    {
      JsonObject *object = guichet_json_element (fields, array, i, "schedules");

      if (object && !add_schedule (self, object, fields->error))
        {
          g_prefix_error (fields->error, "/schedules/%u", i);
          fields->failed = TRUE;
        }
    }
  g_array_sort (self->schedules, compare_schedules);
  return !fields->failed;
}

/* Helpers: closures */

/* "2026-12-24T12:00", on the clocks of the zone */
static gboolean
parse_local (GTimeZone  *zone,
             const char *text,
             gint64     *instant)
{
  g_autofree char *date = g_strndup (text, 10);
  GuichetDay day;
  int minute;

  if (strlen (text) != 16 || text[10] != 'T' || !guichet_day_parse (date, &day))
    return FALSE;
  minute = parse_minute (text + 11);
  if (minute < 0)
    return FALSE;
  *instant = guichet_zone_to_instant (zone, day, minute);
  return TRUE;
}

static gint64
read_local (GuichetJsonFields *fields,
            const char        *name,
            GTimeZone         *zone)
{
  const char *text = guichet_json_string (fields, name, GUICHET_JSON_REQUIRED, LONGEST_WORD);
  gint64 instant = 0;

  if (text && !parse_local (zone, text, &instant))
    guichet_json_fail (fields, name, "is not a local time written \"YYYY-MM-DDTHH:MM\"");
  return instant;
}

static gboolean
add_closure (GuichetOpeningHours  *self,
             JsonObject           *object,
             GError              **error)
{
  GuichetJsonFields fields = GUICHET_JSON_FIELDS (object, error);
  GuichetClosure closure;
  const char *label;

  closure.from = read_local (&fields, "from", self->zone);
  closure.to = read_local (&fields, "to", self->zone);
  label = guichet_json_string (&fields, "label", GUICHET_JSON_OPTIONAL, LONGEST_LABEL);
  if (!fields.failed && closure.from >= closure.to)
    guichet_json_fail (&fields, "to", "is not after \"from\"");
  if (fields.failed)
    return FALSE;
  closure.label = g_strdup (label);
  g_array_append_val (self->closures, closure);
  return TRUE;
}

static gboolean
read_closures (GuichetOpeningHours *self,
               GuichetJsonFields   *fields)
{
  JsonArray *array =
    guichet_json_array (fields, "closures", GUICHET_JSON_OPTIONAL, MOST_CLOSURES);
  guint length = array ? json_array_get_length (array) : 0;

  for (guint i = 0; i < length && !fields->failed; i++)
    {
      JsonObject *object = guichet_json_element (fields, array, i, "closures");

      if (object && !add_closure (self, object, fields->error))
        {
          g_prefix_error (fields->error, "/closures/%u: ", i);
          fields->failed = TRUE;
        }
    }
  g_array_sort (self->closures, compare_closures);
  return !fields->failed;
}

static gboolean
read_zone (GuichetOpeningHours *self,
           GuichetJsonFields   *fields)
{
  const char *name = guichet_json_string (fields, "zone", GUICHET_JSON_REQUIRED, LONGEST_WORD);

  if (!name)
    return FALSE;
  self->zone = guichet_zone_new (name, fields->error);
  if (self->zone)
    return TRUE;
  g_prefix_error (fields->error, "/zone: ");
  fields->failed = TRUE;
  return FALSE;
}

static void
opening_hours_clear (GuichetOpeningHours *self)
{
  g_clear_pointer (&self->zone, g_time_zone_unref);
  g_clear_pointer (&self->schedules, g_array_unref);
  g_clear_pointer (&self->closures, g_array_unref);
  g_clear_pointer (&self->json, json_node_unref);
}

/* Public API */

/**
 * guichet_opening_hours_new:
 * @object: the OPENING document of the service
 *
 * Returns: (transfer full): the opening hours. Errors: of #GuichetJsonError and
 *   #GuichetDomainError, with the place at fault ("/schedules/0/week/mon/1: overlaps…").
 */
GuichetOpeningHours *
guichet_opening_hours_new (JsonObject  *object,
                           GError     **error)
{
  g_autoptr (GuichetOpeningHours) self = g_atomic_rc_box_new0 (GuichetOpeningHours);
  g_autoptr (GError) fault = NULL;
  GuichetJsonFields fields = GUICHET_JSON_FIELDS (object, &fault);

  self->schedules = g_array_new (FALSE, FALSE, sizeof (Schedule));
  g_array_set_clear_func (self->schedules, (GDestroyNotify) schedule_clear);
  self->closures = g_array_new (FALSE, FALSE, sizeof (GuichetClosure));
  g_array_set_clear_func (self->closures, (GDestroyNotify) closure_clear);
  if (!read_zone (self, &fields) || !read_schedules (self, &fields)
      || !read_closures (self, &fields))
    {
      g_propagate_error (error, g_steal_pointer (&fault));
      return NULL;
    }
  self->json = json_node_init_object (json_node_alloc (), object);
  return g_steal_pointer (&self);
}

/**
 * guichet_opening_hours_parse:
 * @text: an OPENING document, as guichet_opening_hours_to_text() gives it
 *
 * Returns: (transfer full): the opening hours. Errors: those of guichet_opening_hours_new() and
 *   of guichet_json_parse_object().
 */
GuichetOpeningHours *
guichet_opening_hours_parse (const char  *text,
                             gsize        length,
                             GError     **error)
{
  g_autoptr (JsonNode) root =
    guichet_json_parse_object (text, length, &guichet_json_default_limits, error);

  return root ? guichet_opening_hours_new (json_node_get_object (root), error) : NULL;
}

/**
 * guichet_opening_hours_to_json:
 *
 * Returns: (transfer none): the OPENING document
 */
JsonNode *
guichet_opening_hours_to_json (GuichetOpeningHours *self)
{
  return self->json;
}

/**
 * guichet_opening_hours_to_text:
 *
 * Returns: (transfer full): the OPENING document, as compact JSON
 */
char *
guichet_opening_hours_to_text (GuichetOpeningHours *self)
{
  return guichet_json_to_text (self->json);
}

GuichetOpeningHours *
guichet_opening_hours_ref (GuichetOpeningHours *self)
{
  return g_atomic_rc_box_acquire (self);
}

void
guichet_opening_hours_unref (GuichetOpeningHours *self)
{
  g_atomic_rc_box_release_full (self, (GDestroyNotify) opening_hours_clear);
}

/**
 * guichet_opening_hours_equal:
 *
 * Says whether both were made from the same document.
 */
gboolean
guichet_opening_hours_equal (GuichetOpeningHours *self,
                             GuichetOpeningHours *other)
{
  return self == other || json_node_equal (self->json, other->json);
}

/**
 * guichet_opening_hours_get_zone:
 *
 * Returns: (transfer none): the zone of the hours
 */
GTimeZone *
guichet_opening_hours_get_zone (GuichetOpeningHours *self)
{
  return self->zone;
}

/**
 * guichet_opening_hours_get_day:
 *
 * What the schedule in force on @day says of that day of the week, holidays and closures apart.
 *
 * Returns: (transfer none) (nullable) (element-type GuichetOpeningInterval): the intervals in
 *   order, empty when it is closed; %NULL before the first schedule, when nothing is known
 */
const GArray *
guichet_opening_hours_get_day (GuichetOpeningHours *self,
                               GuichetDay           day)
{
  for (guint i = self->schedules->len; i > 0; i--)
    {
      Schedule *schedule = &g_array_index (self->schedules, Schedule, i - 1);

      if (schedule->from <= day)
        return schedule->days[guichet_day_get_weekday (day)];
    }
  return NULL;
}

/**
 * guichet_opening_hours_get_closures:
 *
 * Returns: (transfer none) (element-type GuichetClosure): the closures by beginning; they may
 *   overlap
 */
const GArray *
guichet_opening_hours_get_closures (GuichetOpeningHours *self)
{
  return self->closures;
}

/**
 * guichet_opening_hours_find_closure:
 * @instant: Unix milliseconds, UTC
 *
 * Returns: (transfer none) (nullable): a closure in force at @instant
 */
const GuichetClosure *
guichet_opening_hours_find_closure (GuichetOpeningHours *self,
                                    gint64               instant)
{
  for (guint i = 0; i < self->closures->len; i++)
    {
      const GuichetClosure *closure = &g_array_index (self->closures, GuichetClosure, i);

      if (closure->from <= instant && instant < closure->to)
        return closure;
    }
  return NULL;
}
