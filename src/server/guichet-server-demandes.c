/* guichet-server-demandes.c - Demandes and what happens to them
 *
 * A Demande changes by events alone. Each takes the next number of the one log that the
 * feeds follow, and carries the status after it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "guichet-server-demandes.h"

#include <string.h>

#include "guichet-instant.h"
#include "guichet-server-limits.h"

#define SHORTEST_PREFIX 8

/* Helpers */

/* The next "D-YYYY-NNNN" of the Paris year of @at. Numbers are never used twice. */
static char *
next_number (GuichetServerStore *store,
             gint64              at)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_identifier ("Europe/Paris");
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
  g_autoptr (GDateTime) datetime = guichet_instant_to_datetime (at, zone ? zone : utc);
  int year = g_date_time_get_year (datetime);
  g_autofree char *key = g_strdup_printf ("number_%d", year);
  g_autofree char *last = guichet_server_store_lookup (
    store,
    "INSERT INTO meta VALUES (?, '1') ON CONFLICT (key)"
    " DO UPDATE SET value = CAST(CAST(value AS INTEGER) + 1 AS TEXT) RETURNING value",
    "s", key);

  return last ? g_strdup_printf ("D-%d-%04d", year, atoi (last)) : NULL;
}

static char *
resolve_prefix (GuichetServerStore *store,
                const char         *reference)
{
  g_autoptr (GuichetServerRows) rows = NULL;
  g_autofree char *id = NULL;

  if (strlen (reference) < SHORTEST_PREFIX)
    return NULL;
  rows = guichet_server_store_query (
    store, "SELECT id FROM demande WHERE substr(id, 1, ?) = ? LIMIT 2", "is",
    (gint64) strlen (reference), reference);
  if (guichet_server_rows_next (rows))
    id = g_strdup (guichet_server_rows_text (rows, 0));
  return id && !guichet_server_rows_next (rows) ? g_steal_pointer (&id) : NULL;
}

/* Public API */

/**
 * guichet_server_demandes_record:
 *
 * Records a Demande: its clock starts at @record's instant.
 */
void
guichet_server_demandes_record (GuichetServerStore        *store,
                                const GuichetServerRecord *record)
{
  g_autofree char *number = next_number (store, record->at);
  GuichetServerEvent event = {
    .demande = record->id,
    .at = record->at,
    .kind = "enregistree",
    .side = "client",
    .name = record->author,
    .status = "enregistree",
  };

  guichet_server_store_run (
    store,
    "INSERT INTO demande (id, number, status, recorded_at, updated_at, channel, digest, profile,"
    " author, progiciel, content) VALUES (?, ?, 'enregistree', ?, ?, ?, ?, ?, ?, ?, ?)",
    "ssiissssss", record->id, number, record->at, record->at, record->channel, record->digest,
    GUICHET_SERVER_PROFILE, record->author, record->content->progiciel, record->content->members);
  guichet_server_demandes_attach (store, record->id, record->content->attachments);
  guichet_server_demandes_add_event (store, &event);
}

/**
 * guichet_server_demandes_add_event:
 *
 * Adds @event at the end of the log, and brings the Demande up to it.
 */
void
guichet_server_demandes_add_event (GuichetServerStore       *store,
                                   const GuichetServerEvent *event)
{
  g_autofree char *new_id = event->id ? NULL : g_uuid_string_random ();
  const char *id = event->id ? event->id : new_id;
  g_autofree char *attachments =
    event->attachments ? guichet_server_content_list_attachments (event->attachments) : NULL;

  guichet_server_store_run (store, "INSERT INTO log (feed, subject) VALUES ('demandes', ?)", "s",
                            event->demande);
  guichet_server_store_run (
    store,
    "UPDATE demande SET updated_at = max(updated_at, ?), status = coalesce(?, status),"
    " criticality = coalesce(?, criticality) WHERE id = ?",
    "isss", event->at, event->status, event->criticality, event->demande);
  guichet_server_store_run (
    store,
    "INSERT INTO event (seq, id, demande, at, kind, side, name, text, status, criticality,"
    " delivered, attachments) SELECT ?, ?, id, ?, ?, ?, ?, ?, status, ?, ?, ?"
    " FROM demande WHERE id = ?",
    "isissssssss", guichet_server_store_get_last (store), id, event->at, event->kind, event->side,
    event->name, event->text, event->criticality, event->delivered,
    attachments ? attachments : "[]", event->demande);
  if (event->attachments)
    guichet_server_demandes_attach (store, id, event->attachments);
}

/**
 * guichet_server_demandes_attach:
 * @owner: the id of the Demande or of the event that names them
 *
 * Makes @attachments ones that can be fetched. Their bytes are among the store's files.
 */
void
guichet_server_demandes_attach (GuichetServerStore *store,
                                const char         *owner,
                                GPtrArray          *attachments)
{
  for (guint i = 0; i < attachments->len; i++)
    {
      const GuichetServerAttachment *attachment = g_ptr_array_index (attachments, i);

      guichet_server_store_run (store, "INSERT INTO attachment VALUES (?, ?, ?, ?, ?, ?)",
                                "ssssis", attachment->id, owner, attachment->name,
                                attachment->media_type, attachment->size, attachment->sha256);
    }
}

/**
 * guichet_server_demandes_remove:
 *
 * Forgets a Demande; the feed tells its removal.
 */
void
guichet_server_demandes_remove (GuichetServerStore *store,
                                const char         *id)
{
  guichet_server_store_run (store,
                            "DELETE FROM attachment WHERE owner = ?1"
                            " OR owner IN (SELECT id FROM event WHERE demande = ?1)",
                            "s", id);
  guichet_server_store_run (store, "DELETE FROM event WHERE demande = ?", "s", id);
  guichet_server_store_run (store, "DELETE FROM demande WHERE id = ?", "s", id);
  guichet_server_store_run (store, "DELETE FROM log WHERE subject = ?", "s", id);
  guichet_server_store_run (
    store, "INSERT INTO log (feed, subject, removed) VALUES ('demandes', ?, 1)", "s", id);
}

/**
 * guichet_server_demandes_get_status:
 *
 * Returns: (transfer full) (nullable): the status; %NULL when there is no such Demande
 */
char *
guichet_server_demandes_get_status (GuichetServerStore *store,
                                    const char         *id)
{
  return guichet_server_store_lookup (store, "SELECT status FROM demande WHERE id = ?", "s", id);
}

/**
 * guichet_server_demandes_find_waited:
 *
 * Returns: (transfer full) (nullable): the status that a Demande had before the service began
 *   to wait for the client or for a third party
 */
char *
guichet_server_demandes_find_waited (GuichetServerStore *store,
                                     const char         *id)
{
  return guichet_server_store_lookup (
    store,
    "SELECT status FROM event WHERE demande = ?"
    " AND status NOT IN ('attente_client', 'attente_tiers') ORDER BY seq DESC LIMIT 1",
    "s", id);
}

/**
 * guichet_server_demandes_resolve:
 * @reference: an id, a number, or 8 characters or more that one id alone begins with
 *
 * Returns: (transfer full) (nullable): the id
 */
char *
guichet_server_demandes_resolve (GuichetServerStore *store,
                                 const char         *reference)
{
  char *id = guichet_server_store_lookup (
    store, "SELECT id FROM demande WHERE id = ?1 OR number = ?1", "s", reference);

  return id ? id : resolve_prefix (store, reference);
}

/**
 * guichet_server_demandes_write:
 * @rows: at a row of %GUICHET_SERVER_DEMANDE_COLUMNS
 *
 * Writes a Demande as the contract has it.
 */
void
guichet_server_demandes_write (GuichetServerWriter *writer,
                               const char          *name,
                               GuichetServerRows   *rows)
{
  guichet_server_writer_open (writer, name, '{');
  guichet_server_writer_string (writer, "id", guichet_server_rows_text (rows, 0));
  guichet_server_writer_string (writer, "number", guichet_server_rows_text (rows, 1));
  guichet_server_writer_string (writer, "status", guichet_server_rows_text (rows, 2));
  guichet_server_writer_instant (writer, "recorded_at", guichet_server_rows_integer (rows, 3));
  guichet_server_writer_instant (writer, "updated_at", guichet_server_rows_integer (rows, 4));
  guichet_server_writer_string (writer, "channel", guichet_server_rows_text (rows, 5));
  guichet_server_writer_digest (writer, "content_digest", guichet_server_rows_text (rows, 6));
  guichet_server_writer_string (writer, "profile", guichet_server_rows_text (rows, 7));
  guichet_server_writer_string (writer, "author", guichet_server_rows_text (rows, 8));
  guichet_server_writer_string (writer, "criticality", guichet_server_rows_text (rows, 9));
  guichet_server_writer_members (writer, guichet_server_rows_text (rows, 10));
  guichet_server_writer_close (writer, '}');
}

/**
 * guichet_server_demandes_write_event:
 * @rows: at a row of %GUICHET_SERVER_EVENT_COLUMNS
 *
 * Writes an Event as the contract has it.
 */
void
guichet_server_demandes_write_event (GuichetServerWriter *writer,
                                     const char          *name,
                                     GuichetServerRows   *rows)
{
  guichet_server_writer_open (writer, name, '{');
  guichet_server_writer_string (writer, "id", guichet_server_rows_text (rows, 0));
  guichet_server_writer_integer (writer, "seq", guichet_server_rows_integer (rows, 1));
  guichet_server_writer_string (writer, "demande_id", guichet_server_rows_text (rows, 2));
  guichet_server_writer_instant (writer, "at", guichet_server_rows_integer (rows, 3));
  guichet_server_writer_string (writer, "kind", guichet_server_rows_text (rows, 4));
  guichet_server_writer_open (writer, "by", '{');
  guichet_server_writer_string (writer, "side", guichet_server_rows_text (rows, 5));
  guichet_server_writer_string (writer, "name", guichet_server_rows_text (rows, 6));
  guichet_server_writer_close (writer, '}');
  guichet_server_writer_string (writer, "text", guichet_server_rows_text (rows, 7));
  guichet_server_writer_string (writer, "status", guichet_server_rows_text (rows, 8));
  guichet_server_writer_string (writer, "criticality", guichet_server_rows_text (rows, 9));
  guichet_server_writer_string (writer, "delivered", guichet_server_rows_text (rows, 10));
  guichet_server_writer_raw (writer, "attachments", guichet_server_rows_text (rows, 11));
  guichet_server_writer_close (writer, '}');
}
