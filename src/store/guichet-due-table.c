/* guichet-due-table.c - when what comes next for each Demande is due
 *
 * The delays are the domain's: they depend on all that happened to a Demande and on the opening
 * hours that the service told last. What was reckoned is kept with what it was reckoned from,
 * so that a list can be sorted by it; it is reckoned again when that has changed.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "guichet-due-table.h"

#include "guichet-account-table.h"
#include "guichet-demande-row.h"
#include "guichet-event-table.h"
#include "guichet-zone.h"

/* The digest of the holidays and of the information that the table was reckoned with. */
#define RECKONED_WITH "due_information"

#define COURSE                                                                                     \
  "('enregistree', 'prise_en_charge', 'qualifiee', 'non_reproduite', 'plan_fourni', 'livree',"     \
  " 'refusee', 'attente_client', 'attente_tiers')"

#define LAST_SEQ "coalesce ((SELECT max (seq) FROM event WHERE event.demande = demande.key), 0)"

#define SELECT_STALE                                                                               \
  "SELECT id, demande.key, demande.updated_at, " LAST_SEQ " FROM demande"                          \
  " LEFT JOIN due ON due.demande = demande.key WHERE status IN " COURSE                            \
  " AND (due.demande IS NULL OR due.updated_at <> demande.updated_at OR due.seq <> " LAST_SEQ ")"  \
  " LIMIT ?"

#define DELETE_ENDED                                                                               \
  "DELETE FROM due WHERE demande IN (SELECT due.demande FROM due JOIN demande"                     \
  " ON demande.key = due.demande WHERE status NOT IN " COURSE ")"

/**
 * Stale:
 * @id: a Demande
 * @key: its key
 * @updated_at: when the service changed it last
 * @seq: the last of its events
 *
 * A Demande whose row is to be reckoned, and what from.
 */
typedef struct
{
  char *id;
  gint64 key;
  gint64 updated_at;
  gint64 seq;
} Stale;

static void
clear_stale (gpointer data)
{
  g_free (((Stale *) data)->id);
}

static GArray *
list_stale (GuichetConnection  *connection,
            guint               most,
            GError            **error)
{
  g_autoptr (GArray) all = g_array_new (FALSE, FALSE, sizeof (Stale));
  g_autoptr (GuichetStatement) statement =
    guichet_connection_query (connection, error, SELECT_STALE, "i", (gint64) most);

  g_array_set_clear_func (all, clear_stale);
  while (statement && guichet_statement_next (statement))
    {
      Stale stale = {
        .id = g_strdup (guichet_statement_get_text (statement, 0)),
        .key = guichet_statement_get_integer (statement, 1),
        .updated_at = guichet_statement_get_integer (statement, 2),
        .seq = guichet_statement_get_integer (statement, 3),
      };

      g_array_append_val (all, stale);
    }
  if (!statement || !guichet_statement_end (statement, error))
    return NULL;
  return g_steal_pointer (&all);
}

/* The opening hours or the holidays may have changed: then every delay has. */
static gboolean
forget_if_changed (GuichetConnection  *connection,
                   const char         *information,
                   GError            **error)
{
  g_autofree char *word = guichet_account_table_get (connection, "holidays", NULL);
  g_autofree char *basis =
    g_strconcat (guichet_holidays_to_word (guichet_holidays_from_word (word)), " ", information,
                 NULL);
  g_autofree char *digest = g_compute_checksum_for_string (G_CHECKSUM_SHA256, basis, -1);
  g_autofree char *known = guichet_account_table_get (connection, RECKONED_WITH, NULL);

  if (g_strcmp0 (digest, known) == 0)
    return TRUE;
  return guichet_connection_run (connection, error, "DELETE FROM due", "")
         && guichet_account_table_set (connection, RECKONED_WITH, digest, error);
}

static GuichetReckoning *
make_reckoning (GuichetConnection *connection)
{
  g_autoptr (GTimeZone) paris = guichet_zone_new (GUICHET_ZONE_PARIS, NULL);

  return paris ? guichet_account_table_load_reckoning (connection, paris) : NULL;
}

/* Where an answer of ours is awaited no clock runs. */
static gint64
reckon (GuichetConnection *connection,
        GuichetReckoning  *reckoning,
        const char        *id)
{
  g_autoptr (GuichetDemande) demande = guichet_demande_row_find (connection, id, FALSE, NULL);
  g_autoptr (GPtrArray) events = guichet_event_table_list (connection, id, NULL);
  g_autoptr (GPtrArray) steps = NULL;
  const GuichetStep *next;

  if (!demande || !events || guichet_demande_get_status (demande) == GUICHET_STATUS_ATTENTE_CLIENT)
    return 0;
  steps = guichet_reckoning_list_steps (reckoning, demande, events, NULL);
  next = steps ? guichet_steps_find_next (steps) : NULL;
  return next && next->deadline ? guichet_deadline_get_due (next->deadline) : 0;
}

static gboolean
update_all (GuichetConnection  *connection,
            GuichetReckoning   *reckoning,
            GArray             *all,
            GError            **error)
{
  for (guint i = 0; i < all->len; i++)
    {
      const Stale *stale = &g_array_index (all, Stale, i);
      const gint64 at = reckoning ? reckon (connection, reckoning, stale->id) : 0;

      if (!guichet_connection_run (connection, error,
                                   "INSERT OR REPLACE INTO due (demande, at, updated_at, seq)"
                                   " VALUES (?, ?, ?, ?)", "iiii", stale->key, at,
                                   stale->updated_at, stale->seq))
        return FALSE;
    }
  return TRUE;
}

/**
 * guichet_due_table_update:
 * @most: how many Demandes to reckon at most
 * @n_done: (out): how many were; as many as @most when there may be more
 *
 * Brings the table up to date with what is stored of the Demandes, of their events and of the
 * service. Nothing is due of what is over, nor before the service told its opening hours.
 */
gboolean
guichet_due_table_update (GuichetConnection  *connection,
                          guint               most,
                          guint              *n_done,
                          GError            **error)
{
  g_autofree char *text = guichet_account_table_get (connection, "service_information", NULL);
  g_autoptr (GuichetReckoning) reckoning = NULL;
  g_autoptr (GArray) all = NULL;

  *n_done = 0;
  if (!text)
    return TRUE;
  if (!forget_if_changed (connection, text, error)
      || !guichet_connection_run (connection, error, DELETE_ENDED, ""))
    return FALSE;
  all = list_stale (connection, most, error);
  if (!all)
    return FALSE;
  *n_done = all->len;
  if (all->len == 0)
    return TRUE;
  reckoning = make_reckoning (connection);
  return update_all (connection, reckoning, all, error);
}

/**
 * guichet_due_table_get:
 *
 * Returns: when what comes next for the Demande is due: Unix milliseconds, UTC; 0 for nothing,
 *   or when it is not reckoned yet
 */
gint64
guichet_due_table_get (GuichetConnection  *connection,
                       const char         *demande_id,
                       GError            **error)
{
  gint64 at = 0;

  guichet_connection_get_integer (connection, error, &at,
                                  "SELECT coalesce ((SELECT at FROM due JOIN demande"
                                  " ON demande.key = due.demande WHERE demande.id = ?), 0)", "s",
                                  demande_id);
  return at;
}
