/* guichet-figures-query.c - the figures of a period, from what is stored
 *
 * One statement gives each Demande of the period with its events, in order; nothing is kept but
 * what is counted, however many there are.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "guichet-figures-query.h"

#include "guichet-account-table.h"
#include "guichet-zone.h"

/* The first line that says something is near the beginning of a message. */
#define SELECT                                                                                     \
  "SELECT demande.key, demande.id, number, title, progiciel, channel, demande.status, profile,"    \
  " substr (error_messages, 1, 2000), criticality_proposed, demande.criticality, recorded_at,"     \
  " event.at, event.kind, event.side, event.status, event.criticality, event.delivered"            \
  " FROM demande LEFT JOIN event ON event.demande = demande.key"                                   \
  " WHERE recorded_at >= ? AND recorded_at < ? AND recorded_at <> 0"                               \
  " ORDER BY demande.key, event.seq, event.key"

enum
{
  COLUMN_KEY,
  COLUMN_ID,
  COLUMN_NUMBER,
  COLUMN_TITLE,
  COLUMN_PROGICIEL,
  COLUMN_CHANNEL,
  COLUMN_STATUS,
  COLUMN_PROFILE,
  COLUMN_MESSAGE,
  COLUMN_PROPOSED,
  COLUMN_RETAINED,
  COLUMN_RECORDED_AT,
  COLUMN_EVENT_AT,
  COLUMN_EVENT_KIND,
  COLUMN_EVENT_SIDE,
  COLUMN_EVENT_STATUS,
  COLUMN_EVENT_CRITICALITY,
  COLUMN_EVENT_DELIVERED,
};

/* A Demande that is being read: SQLite gives its texts for one row of the statement only. */
typedef struct
{
  char *texts[COLUMN_RETAINED + 1];
  gint64 key;
  gint64 recorded_at;
  GPtrArray *events;
} Reading;

/* Helpers */

static void
reading_clear (Reading *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (self->texts); i++)
    g_clear_pointer (&self->texts[i], g_free);
  g_clear_pointer (&self->events, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Reading, reading_clear)

static void
begin_demande (Reading          *self,
               GuichetStatement *statement)
{
  reading_clear (self);
  self->key = guichet_statement_get_integer (statement, COLUMN_KEY);
  self->recorded_at = guichet_statement_get_integer (statement, COLUMN_RECORDED_AT);
  self->events = g_ptr_array_new_with_free_func (g_object_unref);
  for (int i = COLUMN_ID; i <= COLUMN_RETAINED; i++)
    self->texts[i] = g_strdup (guichet_statement_get_text (statement, i));
}

static void
add_event (Reading          *self,
           GuichetStatement *statement)
{
  const GuichetEventFields fields = {
    .at = guichet_statement_get_integer (statement, COLUMN_EVENT_AT),
    .kind = guichet_statement_get_text (statement, COLUMN_EVENT_KIND),
    .side = guichet_statement_get_text (statement, COLUMN_EVENT_SIDE),
    .status = guichet_statement_get_text (statement, COLUMN_EVENT_STATUS),
    .criticality = guichet_criticality_from_word (
      guichet_statement_get_text (statement, COLUMN_EVENT_CRITICALITY)),
    .delivered = guichet_statement_get_text (statement, COLUMN_EVENT_DELIVERED),
  };

  if (fields.kind)
    g_ptr_array_add (self->events, guichet_event_new (&fields));
}

static gboolean
count_demande (Reading              *self,
               GuichetFiguresCount  *count,
               GError              **error)
{
  const GuichetFiguresRow row = {
    .id = self->texts[COLUMN_ID],
    .number = self->texts[COLUMN_NUMBER],
    .title = self->texts[COLUMN_TITLE],
    .progiciel = self->texts[COLUMN_PROGICIEL],
    .channel = self->texts[COLUMN_CHANNEL],
    .status = self->texts[COLUMN_STATUS],
    .profile = self->texts[COLUMN_PROFILE],
    .message = self->texts[COLUMN_MESSAGE],
    .proposed = guichet_criticality_from_word (self->texts[COLUMN_PROPOSED]),
    .retained = guichet_criticality_from_word (self->texts[COLUMN_RETAINED]),
    .recorded_at = self->recorded_at,
    .events = self->events,
  };

  return !self->events || guichet_figures_count_add (count, &row, error);
}

static gboolean
count_all (GuichetStatement     *statement,
           GuichetFiguresCount  *count,
           GError              **error)
{
  g_auto (Reading) reading = { 0 };

  while (guichet_statement_next (statement))
    {
      if (!reading.events || guichet_statement_get_integer (statement, COLUMN_KEY) != reading.key)
        {
          if (!count_demande (&reading, count, error))
            return FALSE;
          begin_demande (&reading, statement);
        }
      add_event (&reading, statement);
    }
  return count_demande (&reading, count, error);
}

/* Public API */

/**
 * guichet_figures_query:
 * @paris: Europe/Paris (H4)
 * @from: the first day
 * @to: the day after the last one
 * @now: Unix milliseconds, UTC
 *
 * Counts what was recorded within a period; to be called on a worker's thread. Delays are
 * reckoned with what the service last said of its opening hours.
 *
 * Returns: (transfer full): the figures. Errors: those of the store, of the contract's profiles
 *   and of the deadlines
 */
GuichetFigures *
guichet_figures_query (GuichetConnection  *connection,
                       GTimeZone          *paris,
                       GuichetDay          from,
                       GuichetDay          to,
                       gint64              now,
                       GError            **error)
{
  g_autoptr (GuichetReckoning) reckoning =
    guichet_account_table_load_reckoning (connection, paris);
  g_autoptr (GuichetFiguresCount) count =
    guichet_figures_count_new (reckoning, paris, from, to, now);
  g_autoptr (GuichetStatement) statement =
    guichet_connection_query (connection, error, SELECT, "ii",
                              guichet_zone_to_instant (paris, from, 0),
                              guichet_zone_to_instant (paris, to, 0));
  gboolean counted;

  if (!statement)
    return NULL;
  counted = count_all (statement, count, error);
  if (!guichet_statement_end (statement, counted ? error : NULL) || !counted)
    return NULL;
  return guichet_figures_count_end (count);
}
