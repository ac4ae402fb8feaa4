/* guichet-demande-list.c - Demandes as a list, filtered and sorted
 *
 * Each usual order has an index, so that nothing is sorted to make a list.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "guichet-demande-list.h"

#include "guichet-demande-row.h"
#include "guichet-sort-key.h"

static const char *const tables[] = { "demande", "outgoing", "due", "call", NULL };

/* Each found by its index: those whose turn is ours are few among all. It takes an instant. */
#define OURS                                                                                       \
  " AND key IN (SELECT key FROM demande WHERE status IN ('attente_client', 'livree')"              \
  " UNION ALL SELECT key FROM demande WHERE delivery = 'refused' AND delivery <> 'sent'"           \
  " UNION ALL SELECT item.key FROM outgoing JOIN demande AS item ON item.id = outgoing.parent_id"  \
  " WHERE outgoing.delivery = 'refused'"                                                           \
  " UNION ALL SELECT item.key FROM call JOIN demande AS item ON item.id = call.demande_id"         \
  " WHERE callback_at <> 0 AND done_at = 0 AND callback_at <= ?)"

#define ENDED "status IN ('validee', 'hors_perimetre', 'close')"

/* When what is due next is due; what nothing is due for comes last. */
#define DUE                                                                                        \
  "coalesce ((SELECT at FROM due WHERE due.demande = demande.key AND at > 0),"                     \
  " 9223372036854775807)"

#define THEIRS                                                                                     \
  " AND status NOT IN ('', 'attente_client', 'livree', 'validee', 'hors_perimetre', 'close')"

static const char *const courses[] = {
  [GUICHET_DEMANDE_COURSE_ANY] = "",
  [GUICHET_DEMANDE_COURSE_OPEN] = " AND NOT " ENDED,
  [GUICHET_DEMANDE_COURSE_ENDED] = " AND " ENDED,
};

/* In order, then reversed. The key makes the order of equal rows the same each time. */
static const char *const orders[][2] = {
  [GUICHET_DEMANDE_SORT_ACTIVITY] = {
    " ORDER BY activity_at DESC, key DESC",
    " ORDER BY activity_at, key",
  },
  [GUICHET_DEMANDE_SORT_RECORDED] = {
    " ORDER BY recorded_at = 0 DESC, recorded_at DESC, key DESC",
    " ORDER BY recorded_at = 0, recorded_at, key",
  },
  [GUICHET_DEMANDE_SORT_TITLE] = {
    " ORDER BY title_key, key",
    " ORDER BY title_key DESC, key DESC",
  },
  [GUICHET_DEMANDE_SORT_CRITICALITY] = {
    " ORDER BY gravity, activity_at DESC, key DESC",
    " ORDER BY gravity DESC, activity_at, key",
  },
  [GUICHET_DEMANDE_SORT_DUE] = {
    " ORDER BY " DUE ", activity_at DESC, key DESC",
    " ORDER BY " DUE " DESC, activity_at, key",
  },
};

static void
add_statuses (GuichetQuery *query,
              guint         statuses)
{
  const char *separator = " AND status IN (";

  for (guint i = 0; i <= GUICHET_STATUS_UNKNOWN; i++)
    if ((statuses & 1u << i) && guichet_status_to_word (i))
      {
        guichet_query_add (query, separator);
        guichet_query_add_text (query, "?", guichet_status_to_word (i));
        separator = ", ";
      }
  guichet_query_add (query, g_str_equal (separator, ", ") ? ")" : "");
}

static void
add_word (GuichetQuery *query,
          const char   *word)
{
  guichet_query_add_text (query, " AND (says (?, title, number, error_messages, observed, context,"
                                 " expected, steps, workaround)", word);
  guichet_query_add_text (query, " OR id IN (SELECT owner_id FROM attachment"
                                 " WHERE owner_kind = 'demande' AND says (?, name))", word);
  guichet_query_add_text (query, " OR key IN (SELECT demande FROM event WHERE says (?, text))",
                          word);
  guichet_query_add_text (query, " OR key IN (SELECT event.demande FROM attachment"
                                 " JOIN event ON event.id = attachment.owner_id"
                                 " WHERE owner_kind = 'event' AND says (?, name)))", word);
}

static void
add_text (GuichetQuery *query,
          const char   *text,
          gboolean      names_only)
{
  g_autofree char *key = guichet_sort_key_make (text);
  g_auto (GStrv) words = g_strsplit_set (key, " \t\n", -1);

  for (guint i = 0; words[i]; i++)
    if (*words[i])
      {
        if (names_only)
          guichet_query_add_text (query, " AND says (?, title, number)", words[i]);
        else
          add_word (query, words[i]);
        guichet_query_set_slow (query);
      }
}

static void
add_section (GuichetQuery               *query,
             const GuichetDemandeFilter *filter)
{
  switch (filter->section)
    {
    case GUICHET_DEMANDE_SECTION_TO_ACT:
      guichet_query_add_integer (query, OURS, filter->now);
      break;
    case GUICHET_DEMANDE_SECTION_UNSENT:
      guichet_query_add (query, " AND delivery <> 'sent'");
      break;
    case GUICHET_DEMANDE_SECTION_ALL:
    default:
      break;
    }
}

static void
add_turn (GuichetQuery               *query,
          const GuichetDemandeFilter *filter)
{
  switch (filter->turn)
    {
    case GUICHET_DEMANDE_TURN_OURS:
      guichet_query_add_integer (query, OURS, filter->now);
      break;
    case GUICHET_DEMANDE_TURN_THEIRS:
      guichet_query_add (query, THEIRS);
      break;
    case GUICHET_DEMANDE_TURN_ANY:
    default:
      break;
    }
}

static void
add_choices (GuichetQuery               *query,
             const GuichetDemandeFilter *filter)
{
  if (filter->statuses)
    add_statuses (query, filter->statuses);
  if (filter->progiciel)
    guichet_query_add_text (query, " AND progiciel = ?", filter->progiciel);
  if (filter->criticality != GUICHET_CRITICALITY_NONE)
    guichet_query_add_text (query, " AND coalesce (criticality, criticality_proposed) = ?",
                            guichet_criticality_to_word (filter->criticality));
  if (filter->unread_only)
    guichet_query_add (query, " AND unread = 1");
  add_turn (query, filter);
  guichet_query_add (query, courses[filter->course]);
  if (filter->due_before > 0)
    guichet_query_add_integer (query, " AND key IN (SELECT demande FROM due WHERE at > 0"
                                      " AND at < ?)", filter->due_before);
  if (filter->active_since > 0)
    guichet_query_add_integer (query, " AND activity_at >= ?", filter->active_since);
}

/* Of the whole table, only the orders that an index has are quick. */
static gboolean
reads_all (const GuichetDemandeFilter *filter)
{
  return filter->section == GUICHET_DEMANDE_SECTION_ALL &&
         (filter->sort == GUICHET_DEMANDE_SORT_DUE || filter->statuses || filter->progiciel ||
          filter->criticality != GUICHET_CRITICALITY_NONE || filter->unread_only ||
          filter->turn != GUICHET_DEMANDE_TURN_ANY ||
          filter->course != GUICHET_DEMANDE_COURSE_ANY || filter->due_before > 0 ||
          filter->active_since > 0);
}

static GuichetQuery *
make_query (const GuichetDemandeFilter *filter)
{
  static const GuichetDemandeFilter everything = { 0 };
  GuichetQuery *query = guichet_query_new ("SELECT key FROM demande WHERE TRUE");

  filter = filter ? filter : &everything;
  add_section (query, filter);
  add_choices (query, filter);
  if (filter->text)
    add_text (query, filter->text, filter->names_only);
  guichet_query_add (query, orders[filter->sort][filter->reversed ? 1 : 0]);
  if (reads_all (filter))
    guichet_query_set_slow (query);
  return query;
}

/**
 * guichet_demande_list_new:
 * @filter: (nullable): what to show; %NULL for everything, by activity
 *
 * Returns: (transfer full): a list of #GuichetDemande
 */
GuichetQueryModel *
guichet_demande_list_new (GuichetDatabase            *database,
                          const GuichetDemandeFilter *filter)
{
  return guichet_query_model_new (database, GUICHET_TYPE_DEMANDE, tables, make_query (filter),
                                  guichet_demande_row_load, NULL);
}

/**
 * guichet_demande_list_set_filter:
 * @list: made by guichet_demande_list_new()
 * @filter: (nullable): what to show from now on
 */
void
guichet_demande_list_set_filter (GuichetQueryModel          *list,
                                 const GuichetDemandeFilter *filter)
{
  guichet_query_model_set_query (list, make_query (filter));
}

/**
 * guichet_demande_list_find:
 * @list: made by guichet_demande_list_new()
 * @demande_id: a Demande's id
 *
 * Returns: where the Demande is; %G_MAXUINT where it is not
 */
guint
guichet_demande_list_find (GuichetQueryModel *list,
                           GuichetDatabase   *database,
                           const char        *demande_id)
{
  gint64 key = -1;

  guichet_connection_get_integer (guichet_database_read (database), NULL, &key,
                                  "SELECT coalesce ((SELECT key FROM demande WHERE id = ?), -1)",
                                  "s", demande_id);
  return key < 0 ? G_MAXUINT : guichet_query_model_find (list, key);
}
