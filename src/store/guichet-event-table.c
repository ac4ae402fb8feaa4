/* guichet-event-table.c - what happened to the Demandes
 *
 * Events are the service's log: applied by id, in the order of its `seq`, never changed. Doing
 * it again changes nothing. What the service did after this folder was made is unread; what is
 * older is history.
 *
 * An event of a Demande that is not known waits among the orphans until the Demande comes.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "guichet-event-table.h"

#include "guichet-attachment-table.h"
#include "guichet-seal.h"

#define SELECT                                                                                     \
  "SELECT event.id, event.kind, event.side, event.author, event.text, event.status,"               \
  " event.criticality, event.delivered, event.seq, event.at, event.seal"                           \
  " FROM event JOIN demande ON demande.key = event.demande WHERE demande.id = ?"

/* The texts come first, in the order in which they are sealed. */
enum
{
  COLUMN_ID,
  COLUMN_KIND,
  COLUMN_SIDE,
  COLUMN_AUTHOR,
  COLUMN_TEXT,
  COLUMN_STATUS,
  COLUMN_CRITICALITY,
  COLUMN_DELIVERED,
  N_SEALED,
  COLUMN_SEQ = N_SEALED,
  COLUMN_AT,
  COLUMN_SEAL,
};

static GBytes *
make_seal (const GuichetEventFields *fields)
{
  const char *sealed[N_SEALED] = {
    [COLUMN_ID] = fields->id,
    [COLUMN_KIND] = fields->kind,
    [COLUMN_SIDE] = fields->side,
    [COLUMN_AUTHOR] = fields->author,
    [COLUMN_TEXT] = fields->text,
    [COLUMN_STATUS] = fields->status,
    [COLUMN_CRITICALITY] = guichet_criticality_to_word (fields->criticality),
    [COLUMN_DELIVERED] = fields->delivered,
  };

  return guichet_seal_make (sealed, N_SEALED);
}

static gboolean
insert (GuichetConnection         *connection,
        const GuichetEventFields  *fields,
        gint64                     demande,
        GError                   **error)
{
  g_autoptr (GBytes) seal = make_seal (fields);

  return guichet_connection_run (connection, error,
                                 "INSERT INTO event (id, demande, seq, at, kind, side, author,"
                                 " text, status, criticality, delivered, seal)"
                                 " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
                                 " ON CONFLICT (id) DO NOTHING", "siiisssssssy", fields->id,
                                 demande, fields->seq, fields->at, fields->kind, fields->side,
                                 fields->author, fields->text, fields->status,
                                 guichet_criticality_to_word (fields->criticality),
                                 fields->delivered, seal);
}

/* Waits for its Demande. */
static gboolean
insert_orphan (GuichetConnection         *connection,
               const GuichetEventFields  *fields,
               GError                   **error)
{
  g_autoptr (GBytes) seal = make_seal (fields);

  return guichet_connection_run (connection, error,
                                 "INSERT INTO orphan_event (id, demande_id, seq, at, kind, side,"
                                 " author, text, status, criticality, delivered, seal)"
                                 " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
                                 " ON CONFLICT (id) DO NOTHING", "ssiisssssssy", fields->id,
                                 fields->demande_id, fields->seq, fields->at, fields->kind,
                                 fields->side, fields->author, fields->text, fields->status,
                                 guichet_criticality_to_word (fields->criticality),
                                 fields->delivered, seal);
}

/* Gives 0 when it is not known. */
static gboolean
find_demande (GuichetConnection  *connection,
              const char         *id,
              gint64             *key,
              GError            **error)
{
  g_autoptr (GuichetStatement) statement =
    guichet_connection_query (connection, error, "SELECT key FROM demande WHERE id = ?", "s", id);

  if (!statement)
    return FALSE;
  *key = guichet_statement_next (statement) ? guichet_statement_get_integer (statement, 0) : 0;
  return guichet_statement_end (statement, error);
}

static gboolean
mark_unread (GuichetConnection         *connection,
             const GuichetEventFields  *fields,
             gint64                     demande,
             GError                   **error)
{
  if (g_strcmp0 (fields->side, "service") != 0)
    return TRUE;
  if (!guichet_connection_run (connection, error,
                               "UPDATE demande SET unread = 1 WHERE key = ? AND unread = 0"
                               " AND ? >= (SELECT CAST (value AS INTEGER) FROM account"
                               " WHERE key = 'created_at')", "ii", demande, fields->at))
    return FALSE;
  return guichet_connection_get_changes (connection) == 0
         || guichet_connection_run (connection, error,
                                    "INSERT OR REPLACE INTO news (demande, seq) VALUES (?, ?)",
                                    "ii", demande, fields->seq);
}

static gboolean
check_seal (GuichetStatement  *statement,
            GError           **error)
{
  g_autoptr (GBytes) seal = guichet_statement_get_bytes (statement, COLUMN_SEAL);
  const char *sealed[N_SEALED];
  g_autofree char *what = NULL;

  for (int i = 0; i < N_SEALED; i++)
    sealed[i] = guichet_statement_get_text (statement, i);
  what = g_strconcat ("Event ", sealed[COLUMN_ID], NULL);
  return guichet_seal_check (seal, sealed, N_SEALED, what, error);
}

static GuichetEvent *
read_event (GuichetConnection  *connection,
            GuichetStatement   *statement,
            const char         *demande_id,
            GError            **error)
{
  g_autoptr (GPtrArray) attachments = NULL;
  GuichetEventFields fields = { .demande_id = demande_id };

  if (!check_seal (statement, error))
    return NULL;
  fields.id = guichet_statement_get_text (statement, COLUMN_ID);
  attachments =
    guichet_attachment_table_list (connection, GUICHET_ATTACHMENT_OF_EVENT, fields.id, error);
  if (!attachments)
    return NULL;
  fields.kind = guichet_statement_get_text (statement, COLUMN_KIND);
  fields.side = guichet_statement_get_text (statement, COLUMN_SIDE);
  fields.author = guichet_statement_get_text (statement, COLUMN_AUTHOR);
  fields.text = guichet_statement_get_text (statement, COLUMN_TEXT);
  fields.status = guichet_statement_get_text (statement, COLUMN_STATUS);
  fields.criticality =
    guichet_criticality_from_word (guichet_statement_get_text (statement, COLUMN_CRITICALITY));
  fields.delivered = guichet_statement_get_text (statement, COLUMN_DELIVERED);
  fields.seq = guichet_statement_get_integer (statement, COLUMN_SEQ);
  fields.at = guichet_statement_get_integer (statement, COLUMN_AT);
  fields.attachments = attachments;
  return guichet_event_new (&fields);
}

static GPtrArray *
collect (GuichetConnection  *connection,
         const char         *sql,
         const char         *demande_id,
         GError            **error)
{
  g_autoptr (GPtrArray) events = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GuichetStatement) statement =
    guichet_connection_query (connection, error, sql, "s", demande_id);

  if (!statement)
    return NULL;
  while (guichet_statement_next (statement))
    {
      GuichetEvent *event = read_event (connection, statement, demande_id, error);

      if (!event)
        return NULL;
      g_ptr_array_add (events, event);
    }
  return guichet_statement_end (statement, error) ? g_steal_pointer (&events) : NULL;
}

/**
 * guichet_event_table_apply:
 *
 * Stores an event, unless it is known; among the orphans when its Demande is not known.
 */
gboolean
guichet_event_table_apply (GuichetConnection  *connection,
                           GuichetEvent       *event,
                           GError            **error)
{
  const GuichetEventFields *fields = guichet_event_get_fields (event);
  gint64 demande = 0;

  if (!find_demande (connection, fields->demande_id, &demande, error)
      || !(demande > 0 ? insert (connection, fields, demande, error)
                       : insert_orphan (connection, fields, error)))
    return FALSE;
  if (guichet_connection_get_changes (connection) == 0)
    return TRUE;
  if (fields->attachments && fields->attachments->len > 0
      && !guichet_attachment_table_replace (connection, GUICHET_ATTACHMENT_OF_EVENT, fields->id,
                                            fields->attachments, error))
    return FALSE;
  return demande == 0 || mark_unread (connection, fields, demande, error);
}

/**
 * guichet_event_table_adopt:
 *
 * Gives the events that wait for their Demande to those that came meanwhile.
 */
gboolean
guichet_event_table_adopt (GuichetConnection  *connection,
                           GError            **error)
{
  return guichet_connection_run (connection, error,
                                 "INSERT INTO event (id, demande, seq, at, kind, side, author,"
                                 " text, status, criticality, delivered, seal)"
                                 " SELECT one.id, demande.key, seq, at, kind, side, one.author,"
                                 " text, one.status, one.criticality, delivered, one.seal"
                                 " FROM orphan_event AS one"
                                 " JOIN demande ON demande.id = one.demande_id"
                                 " WHERE true ON CONFLICT (id) DO NOTHING", "")
         && guichet_connection_run (connection, error,
                                    "UPDATE demande SET unread = 1 WHERE unread = 0 AND id IN"
                                    " (SELECT demande_id FROM orphan_event"
                                    " WHERE side = 'service' AND at >="
                                    " (SELECT CAST (value AS INTEGER) FROM account"
                                    " WHERE key = 'created_at'))", "")
         && guichet_connection_run (connection, error,
                                    "DELETE FROM orphan_event"
                                    " WHERE demande_id IN (SELECT id FROM demande)", "");
}

/**
 * guichet_event_table_first_news:
 * @seq: (out): the place in the log of the first event that nobody has looked at; 0 when there is
 *   none
 */
gboolean
guichet_event_table_first_news (GuichetConnection  *connection,
                                const char         *demande_id,
                                gint64             *seq,
                                GError            **error)
{
  *seq = 0;
  return guichet_connection_get_integer (connection, error, seq,
                                         "SELECT coalesce (max (news.seq), 0) FROM news"
                                         " JOIN demande ON demande.key = news.demande"
                                         " WHERE demande.id = ? AND demande.unread = 1", "s",
                                         demande_id);
}

/**
 * guichet_event_table_list:
 *
 * Returns: (transfer full) (element-type GuichetEvent): all that happened to a Demande, in the
 *   service's order. Errors: %GUICHET_STORE_ERROR_DAMAGED
 */
GPtrArray *
guichet_event_table_list (GuichetConnection  *connection,
                          const char         *demande_id,
                          GError            **error)
{
  return collect (connection, SELECT " ORDER BY event.seq, event.key", demande_id, error);
}

/**
 * guichet_event_table_latest:
 *
 * Returns: (transfer full) (nullable): what happened last; %NULL without @error when nothing did
 */
GuichetEvent *
guichet_event_table_latest (GuichetConnection  *connection,
                            const char         *demande_id,
                            GError            **error)
{
  g_autoptr (GPtrArray) events =
    collect (connection, SELECT " ORDER BY event.seq DESC, event.key DESC LIMIT 1", demande_id,
             error);

  return events && events->len > 0 ? g_object_ref (g_ptr_array_index (events, 0)) : NULL;
}
