/* guichet-figures-count.c - counting the Demandes of a period, one after the other
 *
 * Each Demande is counted with all its events, then forgotten. Delays are reckoned as everywhere,
 * with the profile under which it was recorded; without opening hours, only what needs none is
 * counted.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "guichet-figures.h"

#include "guichet-zone.h"

#include <string.h>

/* How much of a message makes two Demandes alike. */
#define LONGEST_MESSAGE 200

/* How far before the period its days are laid out: no Demande is recorded out of it, but clocks
 * go on after. */
#define DAYS_AFTER 60

struct _GuichetFiguresCount
{
  GuichetFigures *figures;
  GuichetReckoning *reckoning;
  GuichetBusinessTime *time;
  GTimeZone *paris;
  GHashTable *profiles;    /* id → GuichetContractProfile */
  GHashTable *progiciels;  /* id → GuichetProgicielFigures, borrowed */
  GHashTable *months;      /* year × 12 + month → GuichetMonthFigures */
  GHashTable *recurrences; /* key → GuichetRecurrence */
};

/* Helpers: values */

static void
progiciel_figures_free (GuichetProgicielFigures *self)
{
  g_free (self->progiciel);
  g_free (self);
}

static void
margin_free (GuichetMargin *self)
{
  g_free (self->demande_id);
  g_free (self->number);
  g_free (self->title);
  g_free (self);
}

static void
recurrence_free (GuichetRecurrence *self)
{
  g_free (self->progiciel);
  g_free (self->message);
  g_free (self->demande_id);
  g_free (self);
}

static void
add_duration (GuichetDurations *self,
              gint64            from,
              gint64            to)
{
  gint64 duration = MAX (to - from, 0);

  g_array_append_val (self->values, duration);
  self->total += duration;
}

static int
compare_durations (gconstpointer a,
                   gconstpointer b)
{
  const gint64 *first = a, *second = b;

  return (*first > *second) - (*first < *second);
}

static void
tally_step (GuichetTally      *tally,
            const GuichetStep *step,
            gint64             now)
{
  if (guichet_deadline_is_late (step->deadline, step->done_at ? step->done_at : now))
    tally->late++;
  else if (step->done_at)
    tally->on_time++;
  else
    tally->pending++;
}

/* Helpers: volumes */

static GuichetMonthFigures *
find_month (GuichetFiguresCount *self,
            gint64               recorded_at)
{
  GuichetMonthFigures *found;
  int year, month, day;

  guichet_day_get_date (guichet_zone_get_day (self->paris, recorded_at), &year, &month, &day);
  found = g_hash_table_lookup (self->months, GINT_TO_POINTER (year * 12 + month));
  if (!found)
    {
      found = g_new0 (GuichetMonthFigures, 1);
      found->year = year;
      found->month = month;
      g_hash_table_insert (self->months, GINT_TO_POINTER (year * 12 + month), found);
    }
  return found;
}

static GuichetProgicielFigures *
find_progiciel (GuichetFiguresCount *self,
                const char          *id)
{
  GuichetProgicielFigures *found = g_hash_table_lookup (self->progiciels, id);

  if (!found)
    {
      found = g_new0 (GuichetProgicielFigures, 1);
      found->progiciel = g_strdup (id);
      g_ptr_array_add (self->figures->progiciels, found);
      g_hash_table_insert (self->progiciels, found->progiciel, found);
    }
  return found;
}

static void
count_volumes (GuichetFiguresCount     *self,
               const GuichetFiguresRow *row,
               GuichetChannel           channel)
{
  GuichetFigures *figures = self->figures;
  GuichetProgicielFigures *progiciel = find_progiciel (self, row->progiciel);

  figures->count++;
  figures->channels[channel]++;
  figures->retained[row->retained]++;
  figures->proposed[row->proposed]++;
  figures->statuses[guichet_status_from_word (row->status)]++;
  progiciel->count++;
  progiciel->levels[row->retained]++;
  find_month (self, row->recorded_at)->levels[row->retained]++;
}

/* Helpers: recurrence */

/* The first line that says something, its blanks made one. */
static char *
get_first_line (const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", 8);

  for (guint i = 0; lines[i]; i++)
    {
      g_auto (GStrv) words = g_strsplit_set (lines[i], " \t\r", -1);
      g_autoptr (GString) line = g_string_new (NULL);

      for (guint j = 0; words[j]; j++)
        if (*words[j])
          g_string_append_printf (line, "%s%s", line->len ? " " : "", words[j]);
      if (line->len > 0)
        return g_utf8_substring (line->str, 0,
                                 MIN (g_utf8_strlen (line->str, -1), LONGEST_MESSAGE));
    }
  return NULL;
}

static void
count_recurrence (GuichetFiguresCount     *self,
                  const GuichetFiguresRow *row)
{
  g_autofree char *message = get_first_line (row->message);
  g_autofree char *lower = NULL;
  g_autofree char *key = NULL;
  GuichetRecurrence *found;

  if (!message)
    message = get_first_line (row->title);
  if (!message)
    return;
  lower = g_utf8_strdown (message, -1);
  key = g_strconcat (row->progiciel, "\n", lower, NULL);
  found = g_hash_table_lookup (self->recurrences, key);
  if (!found)
    {
      found = g_new0 (GuichetRecurrence, 1);
      found->progiciel = g_strdup (row->progiciel);
      g_hash_table_insert (self->recurrences, g_steal_pointer (&key), found);
    }
  found->count++;
  if (found->last_at > row->recorded_at)
    return;
  found->last_at = row->recorded_at;
  g_free (found->message);
  found->message = g_steal_pointer (&message);
  g_free (found->demande_id);
  found->demande_id = g_strdup (row->id);
}

/* Helpers: time */

static void
count_phases (GuichetFiguresCount *self,
              GuichetDemandeState *state)
{
  const GArray *stretches = guichet_demande_state_get_stretches (state);
  gint64 spent[GUICHET_N_PHASES] = { 0 };
  gboolean been[GUICHET_N_PHASES] = { FALSE };

  for (guint i = 0; i < stretches->len; i++)
    {
      const GuichetStretch *stretch = &g_array_index (stretches, GuichetStretch, i);
      const gint64 to = i + 1 < stretches->len ? stretch[1].from : self->figures->now;

      spent[stretch->phase] += MAX (to - stretch->from, 0);
      been[stretch->phase] = TRUE;
      if (stretch->phase == GUICHET_PHASE_ENDED)
        continue;
      if (stretch->wait == GUICHET_STATUS_ATTENTE_CLIENT)
        add_duration (&self->figures->client_wait, stretch->from, to);
      if (stretch->wait == GUICHET_STATUS_ATTENTE_TIERS)
        add_duration (&self->figures->third_party_wait, stretch->from, to);
    }
  for (guint i = GUICHET_PHASE_RECORDED; i < GUICHET_PHASE_ENDED; i++)
    if (been[i])
      add_duration (&self->figures->phases[i], 0, spent[i]);
}

static void
count_rounds (GuichetFiguresCount *self,
              GuichetDemandeState *state)
{
  const GArray *rounds = guichet_demande_state_get_rounds (state);
  GuichetFigures *figures = self->figures;

  for (guint i = 0; i < rounds->len; i++)
    {
      const GuichetRound *round = &g_array_index (rounds, GuichetRound, i);

      figures->workarounds += round->workaround ? 1 : 0;
      figures->corrections += round->workaround ? 0 : 1;
      if (round->answered_at == 0)
        continue;
      figures->accepted += round->accepted ? 1 : 0;
      figures->refused += round->accepted ? 0 : 1;
      add_duration (&figures->answers, round->delivered_at, round->answered_at);
    }
}

static GuichetContractProfile *
find_profile (GuichetFiguresCount  *self,
              const char           *id,
              GError              **error)
{
  GuichetContractProfile *profile = guichet_reckoning_get_profile (self->reckoning);

  if (!*id || g_str_equal (id, guichet_contract_profile_get_id (profile)))
    return profile;
  profile = g_hash_table_lookup (self->profiles, id);
  if (!profile)
    {
      profile = guichet_contract_profile_new (id, error);
      if (profile)
        g_hash_table_insert (self->profiles, g_strdup (id), profile);
    }
  return profile;
}

static gboolean
add_margin (GuichetFiguresCount      *self,
            const GuichetFiguresRow  *row,
            const GuichetStep        *step,
            GuichetChannel            channel,
            GError                  **error)
{
  const gint64 at = step->done_at ? step->done_at : self->figures->now;
  GuichetMargin *margin;
  gint64 measured;

  if (!guichet_compliance_get_margin (self->time, step->deadline, at, &measured, error))
    return FALSE;
  margin = g_new0 (GuichetMargin, 1);
  margin->demande_id = g_strdup (row->id);
  margin->number = g_strdup (row->number);
  margin->title = g_strdup (row->title);
  margin->channel = channel;
  margin->due = guichet_deadline_get_due (step->deadline);
  margin->in_charge_at = step->done_at;
  margin->late = guichet_deadline_is_late (step->deadline, at);
  margin->margin = measured;
  g_ptr_array_add (self->figures->margins, margin);
  return TRUE;
}

static gboolean
count_prise_en_charge (GuichetFiguresCount      *self,
                       const GuichetFiguresRow  *row,
                       const GuichetStep        *step,
                       GuichetChannel            channel,
                       GError                  **error)
{
  guichet_compliance_count (&self->figures->compliance, channel, step->deadline, step->done_at,
                            self->figures->now);
  if (channel == GUICHET_CHANNEL_PORTAIL)
    tally_step (&find_month (self, row->recorded_at)->portail, step, self->figures->now);
  return add_margin (self, row, step, channel, error);
}

static gboolean
count_steps (GuichetFiguresCount      *self,
             const GuichetFiguresRow  *row,
             GuichetDemandeState      *state,
             GuichetChannel            channel,
             GError                  **error)
{
  GuichetContractProfile *profile = find_profile (self, row->profile, error);
  g_autoptr (GPtrArray) steps = NULL;

  if (!profile)
    return FALSE;
  steps = guichet_demande_state_list_steps (state, profile, self->time, error);
  for (guint i = 0; steps && i < steps->len; i++)
    {
      const GuichetStep *step = g_ptr_array_index (steps, i);
      GuichetDeadlineKind kind = guichet_deadline_get_kind (step->deadline);

      if (guichet_deadline_get_clock (step->deadline) == GUICHET_DEADLINE_CLOCK_NONE
          || (!step->done_at && !step->pending))
        continue;
      tally_step (&self->figures->steps[kind], step, self->figures->now);
      if (kind == GUICHET_DEADLINE_PRISE_EN_CHARGE
          && !count_prise_en_charge (self, row, step, channel, error))
        return FALSE;
    }
  return steps != NULL;
}

/* Helpers: the end */

static int
compare_progiciels (gconstpointer a,
                    gconstpointer b)
{
  const GuichetProgicielFigures *first = *(gpointer *) a, *second = *(gpointer *) b;

  if (first->count != second->count)
    return first->count > second->count ? -1 : 1;
  return strcmp (first->progiciel, second->progiciel);
}

static int
compare_margins (gconstpointer a,
                 gconstpointer b)
{
  const GuichetMargin *first = *(gpointer *) a, *second = *(gpointer *) b;

  if (first->margin != second->margin)
    return first->margin < second->margin ? -1 : 1;
  return strcmp (first->demande_id, second->demande_id);
}

static int
compare_recurrences (gconstpointer a,
                     gconstpointer b)
{
  const GuichetRecurrence *first = *(gpointer *) a, *second = *(gpointer *) b;

  if (first->count != second->count)
    return first->count > second->count ? -1 : 1;
  if (first->last_at != second->last_at)
    return first->last_at > second->last_at ? -1 : 1;
  return strcmp (first->demande_id, second->demande_id);
}

/* Months without a Demande are months too. */
static void
list_months (GuichetFiguresCount *self)
{
  int first = G_MAXINT, last = 0;
  GHashTableIter iter;
  gpointer key;

  g_hash_table_iter_init (&iter, self->months);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    {
      first = MIN (first, GPOINTER_TO_INT (key));
      last = MAX (last, GPOINTER_TO_INT (key));
    }
  for (int i = first; i <= last; i++)
    {
      const GuichetMonthFigures *found = g_hash_table_lookup (self->months, GINT_TO_POINTER (i));
      GuichetMonthFigures month = { .year = (i - 1) / 12, .month = (i - 1) % 12 + 1 };

      if (found)
        month = *found;
      g_array_append_val (self->figures->months, month);
    }
}

static void
list_recurrences (GuichetFiguresCount *self)
{
  GHashTableIter iter;
  gpointer recurrence;

  g_hash_table_iter_init (&iter, self->recurrences);
  while (g_hash_table_iter_next (&iter, NULL, &recurrence))
    if (((GuichetRecurrence *) recurrence)->count > 1)
      {
        g_hash_table_iter_steal (&iter);
        g_ptr_array_add (self->figures->recurrences, recurrence);
      }
  g_ptr_array_sort (self->figures->recurrences, compare_recurrences);
}

static GuichetFigures *
make_figures (GuichetReckoning *reckoning,
              GuichetDay        from,
              GuichetDay        to,
              gint64            now)
{
  GuichetFigures *figures = g_atomic_rc_box_new0 (GuichetFigures);
  GuichetDurations *durations[] = { &figures->client_wait, &figures->third_party_wait,
                                    &figures->answers };

  figures->from = from;
  figures->to = to;
  figures->now = now;
  figures->reckoned = reckoning != NULL;
  for (guint i = 0; i < G_N_ELEMENTS (durations); i++)
    durations[i]->values = g_array_new (FALSE, FALSE, sizeof (gint64));
  for (guint i = 0; i < GUICHET_N_PHASES; i++)
    figures->phases[i].values = g_array_new (FALSE, FALSE, sizeof (gint64));
  figures->months = g_array_new (FALSE, FALSE, sizeof (GuichetMonthFigures));
  figures->progiciels =
    g_ptr_array_new_with_free_func ((GDestroyNotify) progiciel_figures_free);
  figures->margins = g_ptr_array_new_with_free_func ((GDestroyNotify) margin_free);
  figures->recurrences = g_ptr_array_new_with_free_func ((GDestroyNotify) recurrence_free);
  if (reckoning)
    figures->compliance.percent =
      guichet_contract_profile_get_percent (guichet_reckoning_get_profile (reckoning));
  return figures;
}

/* Public API */

/**
 * guichet_figures_count_new:
 * @reckoning: (nullable): what delays are reckoned with; %NULL when the opening hours are unknown
 * @paris: Europe/Paris (H4)
 * @from: the first day of the period
 * @to: the day after the last one
 * @now: Unix milliseconds, UTC
 *
 * Returns: (transfer full): a count that has nothing yet
 */
GuichetFiguresCount *
guichet_figures_count_new (GuichetReckoning *reckoning,
                           GTimeZone        *paris,
                           GuichetDay        from,
                           GuichetDay        to,
                           gint64            now)
{
  GuichetFiguresCount *self = g_new0 (GuichetFiguresCount, 1);
  GuichetDay last = MIN (to, guichet_zone_get_day (paris, now)) + DAYS_AFTER;

  self->figures = make_figures (reckoning, from, to, now);
  self->paris = g_time_zone_ref (paris);
  if (reckoning)
    {
      self->reckoning = guichet_reckoning_ref (reckoning);
      self->time = guichet_business_time_lay_out (guichet_reckoning_get_time (reckoning),
                                                  MAX (from, last - 3 * 366), last);
    }
  self->profiles = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                          (GDestroyNotify) guichet_contract_profile_unref);
  self->progiciels = g_hash_table_new (g_str_hash, g_str_equal);
  self->months = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  self->recurrences = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                             (GDestroyNotify) recurrence_free);
  return self;
}

/**
 * guichet_figures_count_free:
 *
 * Gives up a count.
 */
void
guichet_figures_count_free (GuichetFiguresCount *self)
{
  g_clear_pointer (&self->figures, guichet_figures_unref);
  g_clear_pointer (&self->reckoning, guichet_reckoning_unref);
  g_clear_pointer (&self->time, guichet_business_time_unref);
  g_clear_pointer (&self->paris, g_time_zone_unref);
  g_clear_pointer (&self->profiles, g_hash_table_unref);
  g_clear_pointer (&self->progiciels, g_hash_table_unref);
  g_clear_pointer (&self->months, g_hash_table_unref);
  g_clear_pointer (&self->recurrences, g_hash_table_unref);
  g_free (self);
}

/**
 * guichet_figures_count_add:
 * @row: a Demande that was recorded within the period
 *
 * Counts a Demande. Errors: those of the profile and of the deadlines.
 */
gboolean
guichet_figures_count_add (GuichetFiguresCount      *self,
                           const GuichetFiguresRow  *row,
                           GError                  **error)
{
  g_autoptr (GuichetDemandeState) state =
    guichet_demande_state_new (row->recorded_at, row->events);
  const GuichetChannel channel = g_strcmp0 (row->channel, "telephone") == 0
                                   ? GUICHET_CHANNEL_TELEPHONE
                                   : GUICHET_CHANNEL_PORTAIL;

  count_volumes (self, row, channel);
  count_recurrence (self, row);
  count_phases (self, state);
  count_rounds (self, state);
  return !self->reckoning || count_steps (self, row, state, channel, error);
}

/**
 * guichet_figures_count_end:
 *
 * Returns: (transfer full): the figures; nothing can be counted after
 */
GuichetFigures *
guichet_figures_count_end (GuichetFiguresCount *self)
{
  GuichetFigures *figures = self->figures;

  list_months (self);
  list_recurrences (self);
  g_ptr_array_sort (figures->progiciels, compare_progiciels);
  g_ptr_array_sort (figures->margins, compare_margins);
  for (guint i = 0; i < GUICHET_N_PHASES; i++)
    g_array_sort (figures->phases[i].values, compare_durations);
  g_array_sort (figures->client_wait.values, compare_durations);
  g_array_sort (figures->third_party_wait.values, compare_durations);
  g_array_sort (figures->answers.values, compare_durations);
  return g_steal_pointer (&self->figures);
}
