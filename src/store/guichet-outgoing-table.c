/* guichet-outgoing-table.c - what leaves, from the queue to the receipt
 *
 *     draft → queued → sending → sent
 *               ↑         ↓
 *               └──── refused
 *
 * Each step is committed before the network call that it stands for. `payload` is the exact
 * bytes of an item from *sending* on, until its receipt; its digest stays. An item that is found
 * *sending* after a crash may or may not have arrived: who sends asks the service first.
 *
 * The delivery of a Demande stands in two rows, its own and that of its outgoing item: each
 * step changes both. What belongs to a Demande leaves in the order in which it was written, and
 * never before the Demande; what belongs to others does not wait for it, and neither does
 * anything wait for an item that was refused.
 *
 * Times are those of a clock that may be wrong by years, and be put right: `queued_at` only grows
 * among what belongs together, whatever the clock says, for it is an order; and a wait that ends
 * later than any wait lasts (a day), or was begun later than now, is over.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "guichet-outgoing-table.h"

#include "guichet-attachment-table.h"
#include "guichet-demande-row.h"
#include "guichet-demande-table.h"
#include "guichet-digest.h"
#include "guichet-journal.h"
#include "guichet-sweep.h"

#define SELECT                                                                                     \
  "SELECT id, kind, parent_id, text, accepted, written_at, delivery, attempts, not_before,"        \
  " next_attempt_at, problem, problem_detail FROM outgoing"

enum
{
  COLUMN_ID,
  COLUMN_KIND,
  COLUMN_PARENT_ID,
  COLUMN_TEXT,
  COLUMN_ACCEPTED,
  COLUMN_WRITTEN_AT,
  COLUMN_DELIVERY,
  COLUMN_ATTEMPTS,
  COLUMN_NOT_BEFORE,
  COLUMN_NEXT_ATTEMPT_AT,
  COLUMN_PROBLEM,
  COLUMN_PROBLEM_DETAIL,
};

/* Waits for nothing but its time: neither for its Demande nor for what was written before it. */
#define FREE                                                                                       \
  " delivery IN ('queued', 'sending')"                                                             \
  " AND NOT EXISTS (SELECT 1 FROM demande"                                                         \
  "  WHERE demande.id = outgoing.parent_id AND demande.delivery <> 'sent')"                        \
  " AND NOT EXISTS (SELECT 1 FROM outgoing AS earlier"                                             \
  "  WHERE earlier.parent_id = outgoing.parent_id AND earlier.delivery IN ('queued', 'sending')"   \
  "  AND (earlier.queued_at, earlier.key) < (outgoing.queued_at, outgoing.key))"

/* The time of what is free has come; ?1 is now, ?2 is true to go by the hold alone, which is
 * somebody's wish, and not by the attempts that failed. */
#define DUE                                                                                        \
  " (not_before <= ?1 OR queued_at > ?1 + 60000)"                                                  \
  " AND (?2 OR next_attempt_at <= ?1 OR next_attempt_at > ?1 + 86400000)"

static gboolean
fail_state (const char  *id,
            const char  *what,
            GError     **error)
{
  g_set_error (error, GUICHET_STORE_ERROR, GUICHET_STORE_ERROR_STATE, "%s: %s", id, what);
  return FALSE;
}

/* For an UPDATE that names the states in which it may be done. */
static gboolean
check_done (GuichetConnection  *connection,
            const char         *id,
            const char         *what,
            GError            **error)
{
  gint64 known = 0;

  if (guichet_connection_get_changes (connection) > 0)
    return TRUE;
  if (!guichet_connection_get_integer (connection, error, &known,
                                       "SELECT count (*) FROM outgoing WHERE id = ?", "s", id))
    return FALSE;
  if (known)
    return fail_state (id, what, error);
  g_set_error (error, GUICHET_STORE_ERROR, GUICHET_STORE_ERROR_NOT_FOUND, "No outgoing item %s",
               id);
  return FALSE;
}

/* Gives a Demande the delivery of its item, where the item is one. */
static gboolean
follow (GuichetConnection  *connection,
        const char         *id,
        GError            **error)
{
  return guichet_connection_run (connection, error,
                                 "UPDATE demande SET delivery = outgoing.delivery FROM outgoing"
                                 " WHERE demande.id = ?1 AND outgoing.id = ?1"
                                 " AND outgoing.kind = 'demande'", "s", id);
}

static gboolean
check_parent (GuichetConnection            *connection,
              const GuichetOutgoingFields  *fields,
              GError                      **error)
{
  gint64 key;

  switch (fields->kind)
    {
    case GUICHET_OUTGOING_DEMANDE:
      return guichet_connection_get_integer (connection, error, &key,
                                             "SELECT key FROM demande WHERE id = ?", "s",
                                             fields->id);
    case GUICHET_OUTGOING_VOTE:
      return guichet_connection_get_integer (connection, error, &key,
                                             "SELECT key FROM article WHERE id = ?", "s",
                                             fields->parent_id);
    case GUICHET_OUTGOING_MESSAGE:
    case GUICHET_OUTGOING_VALIDATION:
    default:
      return guichet_connection_get_integer (connection, error, &key,
                                             "SELECT key FROM demande WHERE id = ?", "s",
                                             fields->parent_id);
    }
}

static gboolean
check_queueable (GuichetConnection            *connection,
                 const GuichetOutgoingFields  *fields,
                 GError                      **error)
{
  gint64 locked = 0;

  if (!check_parent (connection, fields, error)
      || !guichet_connection_get_integer (connection, error, &locked,
                                          "SELECT EXISTS (SELECT 1 FROM demande WHERE id = ?1"
                                          " AND delivery NOT IN ('draft', 'refused'))"
                                          " OR EXISTS (SELECT 1 FROM outgoing WHERE id = ?1"
                                          " AND delivery NOT IN ('draft', 'refused'))", "s",
                                          fields->id))
    return FALSE;
  return !locked || fail_state (fields->id, "is on its way already", error);
}

static gboolean
insert (GuichetConnection            *connection,
        const GuichetOutgoingFields  *fields,
        gint64                        now,
        gint64                        not_before,
        GError                      **error)
{
  return guichet_connection_run (connection, error,
                                 "INSERT INTO outgoing (id, kind, parent_id, text, accepted,"
                                 " written_at, delivery, queued_at, not_before)"
                                 " VALUES (?1, ?2, ?3, ?4, ?5, ?6, 'queued', max (?7, coalesce"
                                 " ((SELECT max (queued_at) + 1 FROM outgoing"
                                 " WHERE parent_id = ?3), 0)), ?8)"
                                 " ON CONFLICT (id) DO UPDATE SET text = excluded.text,"
                                 " accepted = excluded.accepted,"
                                 " written_at = excluded.written_at, delivery = 'queued',"
                                 " queued_at = excluded.queued_at,"
                                 " not_before = excluded.not_before, payload = NULL,"
                                 " digest = NULL, attempts = 0, next_attempt_at = 0,"
                                 " problem = NULL, problem_detail = NULL", "ssssbiii", fields->id,
                                 guichet_outgoing_kind_to_word (fields->kind), fields->parent_id,
                                 fields->text, fields->accepted, fields->written_at, now,
                                 not_before);
}

/* A Demande that is damaged is left out: the item must not hold up the others, and says so when
 * it is loaded on its own. */
static gboolean
read_demande (GuichetConnection  *connection,
              const char         *id,
              GuichetDemande    **demande,
              GError            **error)
{
  g_autoptr (GError) failed = NULL;

  *demande = guichet_demande_table_load (connection, id, &failed);
  if (*demande || g_error_matches (failed, GUICHET_STORE_ERROR, GUICHET_STORE_ERROR_DAMAGED))
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&failed));
  return FALSE;
}

static GuichetOutgoing *
read_item (GuichetConnection  *connection,
           GuichetStatement   *statement,
           GError            **error)
{
  g_autoptr (GuichetDemande) demande = NULL;
  g_autoptr (GPtrArray) attachments = NULL;
  GuichetOutgoingFields fields = { 0 };
  GuichetAttachmentOwner owner;

  fields.id = guichet_statement_get_text (statement, COLUMN_ID);
  fields.kind = guichet_outgoing_kind_from_word (guichet_statement_get_text (statement,
                                                                             COLUMN_KIND));
  owner = fields.kind == GUICHET_OUTGOING_DEMANDE ? GUICHET_ATTACHMENT_OF_DEMANDE
                                                  : GUICHET_ATTACHMENT_OF_OUTGOING;
  attachments = guichet_attachment_table_list (connection, owner, fields.id, error);
  if (!attachments
      || (fields.kind == GUICHET_OUTGOING_DEMANDE
          && !read_demande (connection, fields.id, &demande, error)))
    return NULL;
  fields.parent_id = guichet_statement_get_text (statement, COLUMN_PARENT_ID);
  fields.text = guichet_statement_get_text (statement, COLUMN_TEXT);
  fields.accepted = guichet_statement_get_integer (statement, COLUMN_ACCEPTED) != 0;
  fields.written_at = guichet_statement_get_integer (statement, COLUMN_WRITTEN_AT);
  fields.delivery =
    guichet_delivery_from_word (guichet_statement_get_text (statement, COLUMN_DELIVERY));
  fields.attempts = (guint) guichet_statement_get_integer (statement, COLUMN_ATTEMPTS);
  fields.not_before = guichet_statement_get_integer (statement, COLUMN_NOT_BEFORE);
  fields.next_attempt_at = guichet_statement_get_integer (statement, COLUMN_NEXT_ATTEMPT_AT);
  fields.problem = guichet_statement_get_text (statement, COLUMN_PROBLEM);
  fields.problem_detail = guichet_statement_get_text (statement, COLUMN_PROBLEM_DETAIL);
  fields.attachments = attachments;
  fields.demande = demande;
  return guichet_outgoing_new (&fields);
}

/* The first item of the statement that is not excluded; none is no error. */
static GuichetOutgoing *
read_first (GuichetConnection  *connection,
            GuichetStatement   *statement,
            GHashTable         *excluding,
            GError            **error)
{
  if (!statement)
    return NULL;
  while (guichet_statement_next (statement))
    {
      const char *id = guichet_statement_get_text (statement, COLUMN_ID);

      if (!excluding || !g_hash_table_contains (excluding, id))
        return read_item (connection, statement, error);
    }
  guichet_statement_end (statement, error);
  return NULL;
}

static GPtrArray *
collect (GuichetConnection  *connection,
         GuichetStatement   *statement,
         GError            **error)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);

  if (!statement)
    return NULL;
  while (guichet_statement_next (statement))
    {
      GuichetOutgoing *item = read_item (connection, statement, error);

      if (!item)
        return NULL;
      g_ptr_array_add (items, item);
    }
  return guichet_statement_end (statement, error) ? g_steal_pointer (&items) : NULL;
}

static gboolean
is_damaged (GuichetOutgoing *item)
{
  const GuichetOutgoingFields *fields = guichet_outgoing_get_fields (item);

  return fields->kind == GUICHET_OUTGOING_DEMANDE && !fields->demande;
}

static gboolean
note_receipt (GuichetConnection           *connection,
              GuichetDemande              *demande,
              const GuichetReceiptFields  *receipt,
              GError                     **error)
{
  guichet_demande_set_delivery (demande, GUICHET_DELIVERY_SENT);
  guichet_demande_set_text (demande, GUICHET_DEMANDE_CONTENT_DIGEST, receipt->digest);
  guichet_demande_set_instant (demande, GUICHET_DEMANDE_RECORDED_AT, receipt->recorded_at);
  if (receipt->number)
    guichet_demande_set_text (demande, GUICHET_DEMANDE_NUMBER, receipt->number);
  if (receipt->status)
    guichet_demande_set_text (demande, GUICHET_DEMANDE_STATUS, receipt->status);
  if (guichet_demande_get_instant (demande, GUICHET_DEMANDE_UPDATED_AT) < receipt->recorded_at)
    guichet_demande_set_instant (demande, GUICHET_DEMANDE_UPDATED_AT, receipt->recorded_at);
  return guichet_demande_row_write (connection, demande, error);
}

/**
 * guichet_outgoing_table_queue:
 * @item: of a Demande, only the id matters: its content is what was last saved
 * @now: Unix milliseconds, UTC
 * @not_before: Unix milliseconds, UTC: until then it may be withdrawn; 0 for at once
 *
 * Queues an item that is new, a draft, or was refused, under the id that it has.
 *
 * Returns: %FALSE with %GUICHET_STORE_ERROR_STATE when it is on its way already, with
 *   %GUICHET_STORE_ERROR_NOT_FOUND when what it is about does not exist
 */
gboolean
guichet_outgoing_table_queue (GuichetConnection  *connection,
                              GuichetOutgoing    *item,
                              gint64              now,
                              gint64              not_before,
                              GError            **error)
{
  const GuichetOutgoingFields *fields = guichet_outgoing_get_fields (item);

  if (!check_queueable (connection, fields, error)
      || !insert (connection, fields, now, not_before, error)
      || !follow (connection, fields->id, error))
    return FALSE;
  return fields->kind == GUICHET_OUTGOING_DEMANDE
         || guichet_attachment_table_replace (connection, GUICHET_ATTACHMENT_OF_OUTGOING,
                                              fields->id, fields->attachments, error);
}

/**
 * guichet_outgoing_table_save_draft:
 * @item: a message or a validation
 * @now: Unix milliseconds, UTC
 *
 * Keeps what is being written, as it is now, under the id that it has.
 *
 * Returns: %FALSE with %GUICHET_STORE_ERROR_STATE when it is no draft any more, with
 *   %GUICHET_STORE_ERROR_NOT_FOUND when what it is about does not exist
 */
gboolean
guichet_outgoing_table_save_draft (GuichetConnection  *connection,
                                   GuichetOutgoing    *item,
                                   gint64              now,
                                   GError            **error)
{
  const GuichetOutgoingFields *fields = guichet_outgoing_get_fields (item);

  return check_parent (connection, fields, error)
         && guichet_connection_run (connection, error,
                                    "INSERT INTO outgoing (id, kind, parent_id, text, accepted,"
                                    " written_at, delivery) VALUES (?, ?, ?, ?, ?, ?, 'draft')"
                                    " ON CONFLICT (id) DO UPDATE SET kind = excluded.kind,"
                                    " text = excluded.text, accepted = excluded.accepted,"
                                    " written_at = excluded.written_at"
                                    " WHERE delivery = 'draft'", "ssssbi", fields->id,
                                    guichet_outgoing_kind_to_word (fields->kind),
                                    fields->parent_id, fields->text, fields->accepted, now)
         && check_done (connection, fields->id, "is no draft any more", error)
         && guichet_attachment_table_replace (connection, GUICHET_ATTACHMENT_OF_OUTGOING,
                                              fields->id, fields->attachments, error);
}

/**
 * guichet_outgoing_table_withdraw:
 *
 * Takes an item back from the queue: it is a draft again. A Demande then has no outgoing item.
 *
 * Returns: %FALSE with %GUICHET_STORE_ERROR_STATE once it may have left
 */
gboolean
guichet_outgoing_table_withdraw (GuichetConnection  *connection,
                                 const char         *id,
                                 GError            **error)
{
  return guichet_connection_run (connection, error,
                                 "UPDATE outgoing SET delivery = 'draft', payload = NULL,"
                                 " digest = NULL, next_attempt_at = 0, problem = NULL,"
                                 " problem_detail = NULL"
                                 " WHERE id = ? AND delivery IN ('queued', 'refused', 'draft')",
                                 "s", id)
         && check_done (connection, id, "has left already", error)
         && follow (connection, id, error)
         && guichet_connection_run (connection, error,
                                    "DELETE FROM outgoing WHERE id = ? AND kind = 'demande'", "s",
                                    id);
}

/**
 * guichet_outgoing_table_delete:
 * @id: a message, a validation or a vote; Demandes have guichet_demande_table_delete_draft()
 *
 * Deletes what is not on its way, because somebody asked for it; the journal keeps that.
 *
 * Returns: %FALSE with %GUICHET_STORE_ERROR_STATE once it may have left
 */
gboolean
guichet_outgoing_table_delete (GuichetConnection  *connection,
                               const char         *id,
                               GError            **error)
{
  return guichet_connection_run (connection, error,
                                 "DELETE FROM outgoing WHERE id = ? AND kind <> 'demande'"
                                 " AND delivery IN ('draft', 'queued', 'refused')", "s", id)
         && check_done (connection, id, "has left already, or is a Demande", error)
         && guichet_attachment_table_replace (connection, GUICHET_ATTACHMENT_OF_OUTGOING, id, NULL,
                                              error)
         && guichet_journal_note (connection, "delete", "outgoing", id, error);
}

/**
 * guichet_outgoing_table_load:
 *
 * Returns: (transfer full): the item, with its Demande and its attachments. Errors:
 *   %GUICHET_STORE_ERROR_NOT_FOUND, %GUICHET_STORE_ERROR_DAMAGED
 */
GuichetOutgoing *
guichet_outgoing_table_load (GuichetConnection  *connection,
                             const char         *id,
                             GError            **error)
{
  g_autoptr (GError) failed = NULL;
  g_autoptr (GuichetStatement) statement =
    guichet_connection_query (connection, &failed, SELECT " WHERE id = ?", "s", id);
  g_autoptr (GuichetOutgoing) item = read_first (connection, statement, NULL, &failed);

  if (!item && !failed)
    g_set_error (&failed, GUICHET_STORE_ERROR, GUICHET_STORE_ERROR_NOT_FOUND,
                 "No outgoing item %s", id);
  else if (item && is_damaged (item))
    g_set_error (&failed, GUICHET_STORE_ERROR, GUICHET_STORE_ERROR_DAMAGED,
                 "The Demande %s is no longer what was written", id);
  if (!failed)
    return g_steal_pointer (&item);
  g_propagate_error (error, g_steal_pointer (&failed));
  return NULL;
}

/**
 * guichet_outgoing_table_load_row:
 *
 * For lists: see #GuichetRowLoader.
 *
 * Returns: (transfer full) (nullable): the item; %NULL when there is none by that key
 */
GObject *
guichet_outgoing_table_load_row (GuichetConnection  *connection,
                                 gint64              key,
                                 GObject            *existing,
                                 gpointer            data,
                                 GError            **error)
{
  g_autoptr (GuichetStatement) statement =
    guichet_connection_query (connection, error, SELECT " WHERE key = ?", "i", key);

  return (GObject *) read_first (connection, statement, NULL, error);
}

/**
 * guichet_outgoing_table_next:
 * @now: Unix milliseconds, UTC
 * @impatient: whether to take what was put off after a failure, too
 * @excluding: (nullable) (element-type utf8): ids to leave out, as a set
 *
 * Finds what is to be sent next: the oldest item whose time has come and that waits for no other.
 * One that is *sending* already may have arrived: the service must be asked. Its Demande may be
 * missing where it is damaged.
 *
 * Returns: (transfer full) (nullable): the item; %NULL without @error when there is none
 */
GuichetOutgoing *
guichet_outgoing_table_next (GuichetConnection  *connection,
                             gint64              now,
                             gboolean            impatient,
                             GHashTable         *excluding,
                             GError            **error)
{
  g_autoptr (GuichetStatement) statement =
    guichet_connection_query (connection, error,
                              SELECT " WHERE" FREE " AND" DUE " ORDER BY queued_at, key", "ib",
                              now, impatient);

  return read_first (connection, statement, excluding, error);
}

/**
 * guichet_outgoing_table_list:
 *
 * Returns: (transfer full) (element-type GuichetOutgoing): what is not sent, the oldest first
 */
GPtrArray *
guichet_outgoing_table_list (GuichetConnection  *connection,
                             GError            **error)
{
  g_autoptr (GuichetStatement) statement =
    guichet_connection_query (connection, error,
                              SELECT " WHERE delivery <> 'sent' ORDER BY queued_at, key", "");

  return collect (connection, statement, error);
}

/**
 * guichet_outgoing_table_list_drafts:
 * @parent_id: a Demande
 *
 * Returns: (transfer full) (element-type GuichetOutgoing): the answers that are being written in
 *   it, the oldest first: one, and what was taken back meanwhile
 */
GPtrArray *
guichet_outgoing_table_list_drafts (GuichetConnection  *connection,
                                    const char         *parent_id,
                                    GError            **error)
{
  g_autoptr (GuichetStatement) statement =
    guichet_connection_query (connection, error,
                              SELECT " WHERE parent_id = ? AND delivery = 'draft'"
                              " ORDER BY written_at, key", "s", parent_id);

  return collect (connection, statement, error);
}

/**
 * guichet_outgoing_table_list_of:
 * @parent_id: a Demande or an article
 *
 * Returns: (transfer full) (element-type GuichetOutgoing): what is on its way or refused of what
 *   belongs to it, and what is sent but of which the service's log has not told yet
 */
GPtrArray *
guichet_outgoing_table_list_of (GuichetConnection  *connection,
                                const char         *parent_id,
                                GError            **error)
{
  g_autoptr (GuichetStatement) statement =
    guichet_connection_query (connection, error,
                              SELECT " WHERE parent_id = ? AND delivery <> 'draft' AND NOT EXISTS"
                              " (SELECT 1 FROM event WHERE event.id = outgoing.id)"
                              " ORDER BY queued_at, key", "s", parent_id);

  return collect (connection, statement, error);
}

/**
 * guichet_outgoing_table_count:
 * @counts: (out): how many wait
 */
gboolean
guichet_outgoing_table_count (GuichetConnection      *connection,
                              GuichetOutgoingCounts  *counts,
                              GError                **error)
{
  g_autoptr (GuichetStatement) statement =
    guichet_connection_query (connection, error,
                              "SELECT total (delivery IN ('queued', 'sending')),"
                              " total (delivery = 'refused'),"
                              " min (iif (" FREE ", max (not_before, next_attempt_at), NULL))"
                              " FROM outgoing WHERE delivery <> 'sent'", "");

  if (!statement)
    return FALSE;
  if (guichet_statement_next (statement))
    {
      counts->pending = (guint) guichet_statement_get_integer (statement, 0);
      counts->refused = (guint) guichet_statement_get_integer (statement, 1);
      counts->next_ready_at = guichet_statement_get_integer (statement, 2);
    }
  return guichet_statement_end (statement, error);
}

/**
 * guichet_outgoing_table_freeze:
 * @payload: the exact bytes that will be sent
 * @digest: their SHA-256, in hexadecimal
 *
 * Fixes what a queued item says: from now on it may have left.
 */
gboolean
guichet_outgoing_table_freeze (GuichetConnection  *connection,
                               const char         *id,
                               GBytes             *payload,
                               const char         *digest,
                               GError            **error)
{
  return guichet_connection_run (connection, error,
                                 "UPDATE outgoing SET delivery = 'sending', payload = ?,"
                                 " digest = ? WHERE id = ? AND delivery = 'queued'", "yss",
                                 payload, digest, id)
         && check_done (connection, id, "is not queued", error)
         && follow (connection, id, error);
}

/**
 * guichet_outgoing_table_get_payload:
 * @digest: (out) (optional) (transfer full): its SHA-256
 *
 * Returns: (transfer full): the bytes of an item that is on its way, checked against their digest.
 *   Errors: %GUICHET_STORE_ERROR_NOT_FOUND, %GUICHET_STORE_ERROR_DAMAGED
 */
GBytes *
guichet_outgoing_table_get_payload (GuichetConnection  *connection,
                                    const char         *id,
                                    char              **digest,
                                    GError            **error)
{
  g_autoptr (GuichetStatement) statement =
    guichet_connection_query (connection, error,
                              "SELECT payload, digest FROM outgoing"
                              " WHERE id = ? AND payload IS NOT NULL", "s", id);
  g_autoptr (GBytes) payload = NULL;
  g_autofree char *kept = NULL;
  g_autofree char *found = NULL;

  if (!statement)
    return NULL;
  if (guichet_statement_next (statement))
    {
      payload = guichet_statement_get_bytes (statement, 0);
      kept = g_strdup (guichet_statement_get_text (statement, 1));
    }
  if (!guichet_statement_end (statement, error))
    return NULL;
  found = payload ? guichet_digest_of_bytes (payload) : NULL;
  if (!payload || g_strcmp0 (found, kept) != 0)
    {
      g_set_error (error, GUICHET_STORE_ERROR,
                   payload ? GUICHET_STORE_ERROR_DAMAGED : GUICHET_STORE_ERROR_NOT_FOUND,
                   payload ? "What was to be sent for %s is no longer what it was"
                           : "Nothing is on its way for %s", id);
      return NULL;
    }
  if (digest)
    *digest = g_steal_pointer (&kept);
  return g_steal_pointer (&payload);
}

/**
 * guichet_outgoing_table_sent:
 * @receipt: what the service answered
 *
 * Notes that the service holds an item. Doing it again changes nothing.
 *
 * Returns: %FALSE with %GUICHET_STORE_ERROR_STATE when the receipt is not of what was sent
 */
gboolean
guichet_outgoing_table_sent (GuichetConnection  *connection,
                             const char         *id,
                             GuichetReceipt     *receipt,
                             GError            **error)
{
  const GuichetReceiptFields *fields = guichet_receipt_get_fields (receipt);
  g_autoptr (GuichetOutgoing) item = NULL;
  g_autoptr (GError) failed = NULL;

  if (!guichet_connection_run (connection, error,
                               "UPDATE outgoing SET delivery = 'sent', payload = NULL,"
                               " sent_at = ?, next_attempt_at = 0, problem = NULL,"
                               " problem_detail = NULL WHERE id = ? AND digest = ?"
                               " AND delivery IN ('sending', 'sent')", "iss",
                               fields->recorded_at, id, fields->digest)
      || !check_done (connection, id, "the receipt is not of what was sent", error))
    return FALSE;
  item = guichet_outgoing_table_load (connection, id, &failed);
  /* The service holds it whole: that ours was damaged meanwhile must not keep it on its way. */
  if (g_error_matches (failed, GUICHET_STORE_ERROR, GUICHET_STORE_ERROR_DAMAGED))
    return follow (connection, id, error);
  if (!item)
    {
      g_propagate_error (error, g_steal_pointer (&failed));
      return FALSE;
    }
  return guichet_outgoing_get_fields (item)->kind != GUICHET_OUTGOING_DEMANDE
         || note_receipt (connection, guichet_outgoing_get_fields (item)->demande, fields, error);
}

/**
 * guichet_outgoing_table_refuse:
 * @problem: the word of what is wrong with it
 * @detail: (nullable): what the service said of it
 *
 * Notes that the service does not want an item as it is. It keeps its id and may be corrected.
 */
gboolean
guichet_outgoing_table_refuse (GuichetConnection  *connection,
                               const char         *id,
                               const char         *problem,
                               const char         *detail,
                               GError            **error)
{
  return guichet_connection_run (connection, error,
                                 "UPDATE outgoing SET delivery = 'refused', payload = NULL,"
                                 " next_attempt_at = 0, problem = ?, problem_detail = ?,"
                                 " attempts = attempts + 1"
                                 " WHERE id = ? AND delivery IN ('queued', 'sending')", "sss",
                                 problem, detail, id)
         && check_done (connection, id, "is not on its way", error)
         && follow (connection, id, error);
}

/**
 * guichet_outgoing_table_requeue:
 *
 * Puts an item back in its place in the queue: one that the service says it does not hold, or one
 * that was refused and is to be tried again as it is. Its bytes are frozen anew.
 */
gboolean
guichet_outgoing_table_requeue (GuichetConnection  *connection,
                                const char         *id,
                                GError            **error)
{
  return guichet_connection_run (connection, error,
                                 "UPDATE outgoing SET delivery = 'queued', payload = NULL,"
                                 " next_attempt_at = 0, not_before = 0,"
                                 " problem = NULL, problem_detail = NULL"
                                 " WHERE id = ? AND delivery IN ('queued', 'sending', 'refused')",
                                 "s", id)
         && check_done (connection, id, "is a draft, or sent", error)
         && follow (connection, id, error);
}

/**
 * guichet_outgoing_table_hasten:
 *
 * Has an item tried at once, because somebody asked for it: one that was put off, held or
 * refused. One that is *sending* stays so, with its bytes, for it may have arrived.
 */
gboolean
guichet_outgoing_table_hasten (GuichetConnection  *connection,
                               const char         *id,
                               GError            **error)
{
  return guichet_connection_run (connection, error,
                                 "UPDATE outgoing"
                                 " SET delivery = iif (delivery = 'sending', 'sending', 'queued'),"
                                 " next_attempt_at = 0, not_before = 0,"
                                 " problem = NULL, problem_detail = NULL"
                                 " WHERE id = ? AND delivery IN ('queued', 'sending', 'refused')",
                                 "s", id)
         && check_done (connection, id, "is a draft, or sent", error)
         && follow (connection, id, error);
}

/**
 * guichet_outgoing_table_defer:
 * @problem: the word of what went wrong
 * @next_attempt_at: Unix milliseconds, UTC
 *
 * Notes that an attempt failed in a way that another may not. The item stays what it is: one that
 * is *sending* may have arrived.
 */
gboolean
guichet_outgoing_table_defer (GuichetConnection  *connection,
                              const char         *id,
                              const char         *problem,
                              gint64              next_attempt_at,
                              GError            **error)
{
  return guichet_connection_run (connection, error,
                                 "UPDATE outgoing SET problem = ?, next_attempt_at = ?,"
                                 " attempts = attempts + 1"
                                 " WHERE id = ? AND delivery IN ('queued', 'sending')", "sis",
                                 problem, next_attempt_at, id)
         && check_done (connection, id, "is not on its way", error);
}

static gboolean
note_lost (GuichetConnection  *connection,
           const char         *id,
           GError            **error)
{
  return guichet_connection_run (connection, error,
                                 "UPDATE outgoing SET delivery = 'refused', problem = 'lost',"
                                 " problem_detail = NULL, next_attempt_at = 0, not_before = 0"
                                 " WHERE id = ? AND kind = 'demande' AND delivery = 'sent'",
                                 "s", id)
         && follow (connection, id, error)
         && guichet_attachment_table_forget_uploads (connection, id, error);
}

/**
 * guichet_outgoing_table_note_lost:
 * @present: (element-type utf8): the ids of all the Demandes that the service has, as a set
 *
 * For a feed that was read from its beginning. What we sent and the service no longer has, since it
 * was restored from an older backup, is refused as lost: nothing of it is changed, and it can be
 * sent again under the same id. Should the service tell it after all, it is sent.
 */
gboolean
guichet_outgoing_table_note_lost (GuichetConnection  *connection,
                                  GHashTable         *present,
                                  GError            **error)
{
  return guichet_sweep (connection,
                        "SELECT id FROM outgoing WHERE kind = 'demande' AND delivery = 'sent'",
                        present, note_lost, error);
}
