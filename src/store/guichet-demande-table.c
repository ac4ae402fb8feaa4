/* guichet-demande-table.c - the Demandes, ours and theirs
 *
 * Two owners. `delivery`, and the content until it is sent, are ours: what the service says
 * never touches them. Number, status and the rest are the service's: no draft touches them.
 *
 * The service's snapshot of a Demande that we wrote can mean two things. Either it is what we
 * froze, its receipt perhaps lost: the digests are equal, and it is sent. Or the service holds
 * another content under that id (we were restored from a backup): then both are kept, ours
 * under a new id, refused as a conflict.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "guichet-demande-table.h"

#include "guichet-attachment-table.h"
#include "guichet-demande-row.h"
#include "guichet-journal.h"

#include <string.h>

/* The shortest beginning of an id that a person may type. */
#define SHORTEST_PREFIX 8

/* What is the service's in a Demande. */
static const GuichetDemandeText their_texts[] = {
  GUICHET_DEMANDE_NUMBER,  GUICHET_DEMANDE_STATUS,  GUICHET_DEMANDE_AUTHOR,
  GUICHET_DEMANDE_CHANNEL, GUICHET_DEMANDE_PROFILE, GUICHET_DEMANDE_CONTENT_DIGEST,
};

static void
copy_theirs (GuichetDemande *from,
             GuichetDemande *to)
{
  for (guint i = 0; i < G_N_ELEMENTS (their_texts); i++)
    guichet_demande_set_text (to, their_texts[i], guichet_demande_get_text (from, their_texts[i]));
  guichet_demande_set_criticality (to, guichet_demande_get_criticality (from));
  guichet_demande_set_instant (to, GUICHET_DEMANDE_RECORDED_AT,
                               guichet_demande_get_instant (from, GUICHET_DEMANDE_RECORDED_AT));
  guichet_demande_set_instant (to, GUICHET_DEMANDE_UPDATED_AT,
                               guichet_demande_get_instant (from, GUICHET_DEMANDE_UPDATED_AT));
}

static void
copy_ours (GuichetDemande *from,
           GuichetDemande *to)
{
  guichet_demande_set_instant (to, GUICHET_DEMANDE_CREATED_AT,
                               guichet_demande_get_instant (from, GUICHET_DEMANDE_CREATED_AT));
  guichet_demande_set_instant (to, GUICHET_DEMANDE_EDITED_AT,
                               guichet_demande_get_instant (from, GUICHET_DEMANDE_EDITED_AT));
  guichet_demande_set_unread (to, guichet_demande_get_unread (from));
}

static GuichetDemande *
duplicate (GuichetDemande *demande)
{
  GuichetDemande *copy = guichet_demande_new (guichet_demande_get_id (demande));

  guichet_demande_copy_into (demande, copy);
  return copy;
}

static gboolean
find_if_any (GuichetConnection  *connection,
             const char         *id,
             GuichetDemande    **found,
             GError            **error)
{
  g_autoptr (GError) missing = NULL;

  *found = guichet_demande_row_find (connection, id, FALSE, &missing);
  if (*found || g_error_matches (missing, GUICHET_STORE_ERROR, GUICHET_STORE_ERROR_NOT_FOUND))
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&missing));
  return FALSE;
}

static gboolean
fail_state (GuichetDemande  *demande,
            GError         **error)
{
  g_set_error (error, GUICHET_STORE_ERROR, GUICHET_STORE_ERROR_STATE, "Demande %s is %s",
               guichet_demande_get_id (demande),
               guichet_delivery_to_word (guichet_demande_get_delivery (demande)));
  return FALSE;
}

/* Whether we wrote it, and whether what we froze for sending is what the service holds. */
static gboolean
compare_with_ours (GuichetConnection  *connection,
                   GuichetDemande     *snapshot,
                   gboolean           *ours,
                   gboolean           *equal,
                   GError            **error)
{
  g_autoptr (GuichetStatement) statement =
    guichet_connection_query (connection, error, "SELECT digest FROM outgoing WHERE id = ?", "s",
                              guichet_demande_get_id (snapshot));
  const char *held = guichet_demande_get_text (snapshot, GUICHET_DEMANDE_CONTENT_DIGEST);

  if (!statement)
    return FALSE;
  *ours = guichet_statement_next (statement);
  *equal = *ours && g_strcmp0 (guichet_statement_get_text (statement, 0), held) == 0;
  return guichet_statement_end (statement, error);
}

static gboolean
note_sent (GuichetConnection  *connection,
           GuichetDemande     *snapshot,
           GError            **error)
{
  return guichet_connection_run (connection, error,
                                 "UPDATE outgoing SET delivery = 'sent', payload = NULL,"
                                 " problem = NULL, problem_detail = NULL, next_attempt_at = 0,"
                                 " sent_at = ? WHERE id = ?", "is",
                                 guichet_demande_get_instant (snapshot,
                                                              GUICHET_DEMANDE_RECORDED_AT),
                                 guichet_demande_get_id (snapshot));
}

static GuichetDemande *
copy_content (GuichetDemande *from,
              const char     *id)
{
  GuichetDemande *copy = guichet_demande_new (id);
  g_autoptr (GuichetDemande) blank = guichet_demande_new (id);

  for (guint i = GUICHET_DEMANDE_ID + 1; i < GUICHET_DEMANDE_N_TEXTS; i++)
    guichet_demande_set_text (copy, i, guichet_demande_get_text (from, i));
  guichet_demande_set_steps (copy, guichet_demande_get_steps (from));
  guichet_demande_set_reproducible (copy, guichet_demande_get_reproducible (from));
  guichet_demande_set_criticality_proposed (copy,
                                            guichet_demande_get_criticality_proposed (from));
  copy_theirs (blank, copy);
  copy_ours (from, copy);
  guichet_demande_set_unread (copy, FALSE);
  return copy;
}

static gboolean
move_belongings (GuichetConnection  *connection,
                 GuichetDemande     *from,
                 const char         *to,
                 GError            **error)
{
  const char *id = guichet_demande_get_id (from);

  if (!guichet_connection_run (connection, error,
                               "UPDATE attachment SET owner_id = ?, uploaded = 0"
                               " WHERE owner_id = ? AND owner_kind = 'demande'", "ss", to, id)
      || !guichet_connection_run (connection, error, "DELETE FROM outgoing WHERE id = ?", "s", id))
    return FALSE;
  /* What was written in a Demande that was sent belongs to what the service holds. */
  return guichet_demande_get_delivery (from) == GUICHET_DELIVERY_SENT
         || guichet_connection_run (connection, error,
                                    "UPDATE outgoing SET parent_id = ? WHERE parent_id = ?", "ss",
                                    to, id);
}

/* Keeps our content and attachments under a new id, and says why: the old id is the service's. */
static gboolean
keep_aside (GuichetConnection  *connection,
            GuichetDemande     *ours,
            GError            **error)
{
  g_autofree char *id = g_uuid_string_random ();
  g_autoptr (GuichetDemande) copy = copy_content (ours, id);

  guichet_demande_set_delivery (copy, GUICHET_DELIVERY_REFUSED);
  return guichet_demande_row_write (connection, copy, error)
         && move_belongings (connection, ours, id, error)
         && guichet_connection_run (connection, error,
                                    "INSERT INTO outgoing (id, kind, written_at, delivery,"
                                    " problem) VALUES (?, 'demande', ?, 'refused', 'conflit')",
                                    "si", id,
                                    guichet_demande_get_instant (ours,
                                                                 GUICHET_DEMANDE_EDITED_AT));
}

static gboolean
write_snapshot (GuichetConnection  *connection,
                GuichetDemande     *snapshot,
                GuichetDemande     *known,
                GPtrArray          *attachments,
                GError            **error)
{
  g_autoptr (GuichetDemande) row = duplicate (snapshot);

  if (known)
    copy_ours (known, row);
  guichet_demande_set_delivery (row, GUICHET_DELIVERY_SENT);
  return guichet_demande_row_write (connection, row, error)
         && guichet_attachment_table_replace (connection, GUICHET_ATTACHMENT_OF_DEMANDE,
                                              guichet_demande_get_id (snapshot), attachments,
                                              error);
}

/* Ours, and the service holds it: our content and attachments stay as they were frozen. */
static gboolean
write_theirs (GuichetConnection  *connection,
              GuichetDemande     *snapshot,
              GuichetDemande     *ours,
              GError            **error)
{
  copy_theirs (snapshot, ours);
  guichet_demande_set_delivery (ours, GUICHET_DELIVERY_SENT);
  return guichet_demande_row_write (connection, ours, error)
         && note_sent (connection, snapshot, error);
}

static gboolean
delete_with_belongings (GuichetConnection  *connection,
                        const char         *id,
                        GError            **error)
{
  return guichet_connection_run (connection, error,
                                 "DELETE FROM attachment WHERE owner_kind = 'event'"
                                 " AND owner_id IN (SELECT event.id FROM event JOIN demande"
                                 " ON demande.key = event.demande WHERE demande.id = ?)", "s", id)
         && guichet_connection_run (connection, error,
                                    "DELETE FROM attachment"
                                    " WHERE owner_kind = 'demande' AND owner_id = ?", "s", id)
         && guichet_connection_run (connection, error,
                                    "DELETE FROM outgoing WHERE id = ? AND kind = 'demande'", "s",
                                    id)
         && guichet_connection_run (connection, error, "DELETE FROM demande WHERE id = ?", "s", id);
}

/* What was written in a Demande that never left goes with it, and the journal says so. */
static gboolean
delete_unsent_replies (GuichetConnection  *connection,
                       const char         *id,
                       GError            **error)
{
#define REPLIES " FROM outgoing WHERE parent_id = ?1 AND delivery IN ('draft', 'queued', 'refused')"
  return guichet_connection_run (connection, error,
                                 "INSERT INTO journal (at, action, object, object_id)"
                                 " SELECT ?2, 'delete', 'outgoing', id" REPLIES, "si", id,
                                 g_get_real_time () / 1000)
         && guichet_connection_run (connection, error,
                                    "DELETE FROM attachment WHERE owner_kind = 'outgoing'"
                                    " AND owner_id IN (SELECT id" REPLIES ")", "s", id)
         && guichet_connection_run (connection, error, "DELETE" REPLIES, "s", id);
#undef REPLIES
}

static gboolean
delete_orphans (GuichetConnection  *connection,
                const char         *id,
                GError            **error)
{
  return guichet_connection_run (connection, error,
                                 "DELETE FROM attachment WHERE owner_kind = 'event' AND owner_id"
                                 " IN (SELECT id FROM orphan_event WHERE demande_id = ?)", "s", id)
         && guichet_connection_run (connection, error,
                                    "DELETE FROM orphan_event WHERE demande_id = ?", "s", id);
}

static char *
resolve_one (GuichetStatement  *statement,
             const char        *reference,
             GError           **error)
{
  g_autofree char *id = NULL;

  if (!statement)
    return NULL;
  if (guichet_statement_next (statement))
    id = g_strdup (guichet_statement_get_text (statement, 0));
  if (id && guichet_statement_next (statement))
    {
      g_set_error (error, GUICHET_STORE_ERROR, GUICHET_STORE_ERROR_AMBIGUOUS,
                   "Several Demandes begin with %s", reference);
      return NULL;
    }
  if (!guichet_statement_end (statement, error))
    return NULL;
  if (!id)
    g_set_error (error, GUICHET_STORE_ERROR, GUICHET_STORE_ERROR_NOT_FOUND, "No Demande %s",
                 reference);
  return g_steal_pointer (&id);
}

/**
 * guichet_demande_table_save_draft:
 * @demande: what was written; of it only the content is stored
 * @now: Unix milliseconds, UTC
 *
 * Stores a draft, or a refused Demande that is being corrected. What the service said of it, how
 * far it is and when it was begun stay as they are; @demande is not changed.
 *
 * Returns: %FALSE with %GUICHET_STORE_ERROR_STATE once it is queued
 */
gboolean
guichet_demande_table_save_draft (GuichetConnection  *connection,
                                  GuichetDemande     *demande,
                                  gint64              now,
                                  GError            **error)
{
  const char *id = guichet_demande_get_id (demande);
  g_autoptr (GuichetDemande) known = NULL;
  g_autoptr (GuichetDemande) row = duplicate (demande);

  if (!find_if_any (connection, id, &known, error))
    return FALSE;
  if (known && !guichet_demande_is_editable (known))
    return fail_state (known, error);
  if (!known)
    {
      known = guichet_demande_new (id);
      guichet_demande_set_instant (known, GUICHET_DEMANDE_CREATED_AT, now);
    }
  copy_theirs (known, row);
  copy_ours (known, row);
  guichet_demande_set_delivery (row, guichet_demande_get_delivery (known));
  guichet_demande_set_instant (row, GUICHET_DEMANDE_EDITED_AT, now);
  /* What the digest was of is no longer what is written. */
  return guichet_demande_row_write (connection, row, error)
         && guichet_connection_run (connection, error,
                                    "UPDATE outgoing SET digest = NULL, payload = NULL"
                                    " WHERE id = ? AND digest IS NOT NULL", "s", id);
}

/**
 * guichet_demande_table_delete_draft:
 *
 * Deletes a draft, or a refused Demande, because somebody asked for it, and what waits to be said
 * in it; the journal keeps that.
 *
 * Returns: %FALSE with %GUICHET_STORE_ERROR_STATE once it is queued
 */
gboolean
guichet_demande_table_delete_draft (GuichetConnection  *connection,
                                    const char         *id,
                                    GError            **error)
{
  g_autoptr (GuichetDemande) known = guichet_demande_row_find (connection, id, FALSE, error);

  if (!known)
    return FALSE;
  if (!guichet_demande_is_editable (known))
    return fail_state (known, error);
  return delete_unsent_replies (connection, id, error)
         && delete_with_belongings (connection, id, error)
         && guichet_journal_note (connection, "delete", "demande", id, error);
}

/**
 * guichet_demande_table_load:
 *
 * Reads a Demande and checks that it is what was stored.
 *
 * Returns: (transfer full): the Demande. Errors: %GUICHET_STORE_ERROR_NOT_FOUND,
 *   %GUICHET_STORE_ERROR_DAMAGED
 */
GuichetDemande *
guichet_demande_table_load (GuichetConnection  *connection,
                            const char         *id,
                            GError            **error)
{
  return guichet_demande_row_find (connection, id, TRUE, error);
}

/**
 * guichet_demande_table_resolve:
 * @reference: an id, a number, or a beginning of an id of 8 characters or more
 *
 * Returns: (transfer full): the id of the one Demande meant. Errors:
 *   %GUICHET_STORE_ERROR_NOT_FOUND, %GUICHET_STORE_ERROR_AMBIGUOUS
 */
char *
guichet_demande_table_resolve (GuichetConnection  *connection,
                               const char         *reference,
                               GError            **error)
{
  g_autofree char *lower = g_ascii_strdown (reference, -1);
  g_autofree char *upper = g_ascii_strup (reference, -1);
  g_autoptr (GuichetStatement) statement = NULL;

  if (strlen (reference) < SHORTEST_PREFIX)
    lower[0] = '\0';
  statement = guichet_connection_query (connection, error,
                                        "SELECT id FROM demande WHERE number = ?1 AND ?1 <> ''"
                                        " UNION SELECT id FROM demande WHERE ?2 <> ''"
                                        " AND id >= ?2 AND id < ?2 || '~' LIMIT 2", "ss", upper,
                                        lower);
  return resolve_one (statement, reference, error);
}

/**
 * guichet_demande_table_mark_seen:
 *
 * Notes that somebody looked at it.
 */
gboolean
guichet_demande_table_mark_seen (GuichetConnection  *connection,
                                 const char         *id,
                                 GError            **error)
{
  return guichet_connection_run (connection, error,
                                 "UPDATE demande SET unread = 0 WHERE id = ? AND unread = 1", "s",
                                 id);
}

/**
 * guichet_demande_table_apply:
 * @snapshot: what the service says
 * @attachments: (nullable) (element-type GuichetAttachment): what it says of its attachments
 *
 * Stores what the service says, as it is described at the top of this file. Doing it again
 * changes nothing.
 */
gboolean
guichet_demande_table_apply (GuichetConnection  *connection,
                             GuichetDemande     *snapshot,
                             GPtrArray          *attachments,
                             GError            **error)
{
  g_autoptr (GuichetDemande) known = NULL;
  gboolean ours = FALSE;
  gboolean equal = FALSE;

  if (!find_if_any (connection, guichet_demande_get_id (snapshot), &known, error))
    return FALSE;
  if (!known)
    return write_snapshot (connection, snapshot, NULL, attachments, error);
  if (!compare_with_ours (connection, snapshot, &ours, &equal, error))
    return FALSE;
  if (equal)
    return write_theirs (connection, snapshot, known, error);
  ours = ours || guichet_demande_get_delivery (known) != GUICHET_DELIVERY_SENT;
  if (ours && !keep_aside (connection, known, error))
    return FALSE;
  return write_snapshot (connection, snapshot, known, attachments, error);
}

/**
 * guichet_demande_table_remove:
 *
 * Removes a Demande because the service says that it is no more; the journal keeps that. One
 * that we have not sent stays, and so do messages of ours that wait.
 */
gboolean
guichet_demande_table_remove (GuichetConnection  *connection,
                              const char         *id,
                              GError            **error)
{
  g_autoptr (GuichetDemande) known = NULL;

  if (!find_if_any (connection, id, &known, error) || !delete_orphans (connection, id, error))
    return FALSE;
  if (!known || guichet_demande_get_delivery (known) != GUICHET_DELIVERY_SENT)
    return TRUE;
  return delete_with_belongings (connection, id, error)
         && guichet_journal_note (connection, "removed by the service", "demande", id, error);
}
