/* guichet-attachment-table.c - the files of Demandes, outgoing items and events
 *
 * A row says what a file is; its content is in the blob store, by its digest. `uploaded` is
 * whether the service has the content: it may come back to false, when an upload expired there.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "guichet-attachment-table.h"

static const char *const owner_words[] = {
  [GUICHET_ATTACHMENT_OF_DEMANDE] = "demande",
  [GUICHET_ATTACHMENT_OF_OUTGOING] = "outgoing",
  [GUICHET_ATTACHMENT_OF_EVENT] = "event",
};

#define SELECT "SELECT id, name, media_type, size, sha256 FROM attachment"

/* What leaves is frozen from the moment it may be on its way. */
#define LOCKED                                                                                     \
  "SELECT EXISTS (SELECT 1 FROM demande WHERE id = ?1 AND delivery NOT IN ('draft', 'refused'))"   \
  " OR EXISTS (SELECT 1 FROM outgoing WHERE id = ?1 AND delivery IN ('sending', 'sent'))"

static gboolean
check_editable (GuichetConnection       *connection,
                GuichetAttachmentOwner   owner,
                const char              *owner_id,
                GError                 **error)
{
  gint64 locked = 0;

  if (owner == GUICHET_ATTACHMENT_OF_EVENT)
    return TRUE;
  if (!guichet_connection_get_integer (connection, error, &locked, LOCKED, "s", owner_id))
    return FALSE;
  if (locked)
    g_set_error (error, GUICHET_STORE_ERROR, GUICHET_STORE_ERROR_STATE,
                 "%s is on its way: its attachments are fixed", owner_id);
  return !locked;
}

static gboolean
insert (GuichetConnection       *connection,
        GuichetAttachmentOwner   owner,
        const char              *owner_id,
        GuichetAttachment       *attachment,
        GError                 **error)
{
  const char *word = owner_words[owner];

  return guichet_connection_run (connection, error,
                                 "INSERT INTO attachment (id, owner_kind, owner_id, name,"
                                 " media_type, size, sha256, position)"
                                 " SELECT ?1, ?2, ?3, ?4, ?5, ?6, ?7,"
                                 " coalesce (max (position) + 1, 0) FROM attachment"
                                 " WHERE owner_id = ?3 AND owner_kind = ?2",
                                 "sssssis", guichet_attachment_get_id (attachment), word, owner_id,
                                 guichet_attachment_get_name (attachment),
                                 guichet_attachment_get_media_type (attachment),
                                 (gint64) guichet_attachment_get_size (attachment),
                                 guichet_attachment_get_sha256 (attachment));
}

static GPtrArray *
collect (GuichetStatement  *statement,
         GError           **error)
{
  g_autoptr (GPtrArray) attachments = g_ptr_array_new_with_free_func (g_object_unref);

  if (!statement)
    return NULL;
  while (guichet_statement_next (statement))
    g_ptr_array_add (attachments,
                     guichet_attachment_new (guichet_statement_get_text (statement, 0),
                                             guichet_statement_get_text (statement, 1),
                                             guichet_statement_get_text (statement, 2),
                                             (guint64) guichet_statement_get_integer (statement, 3),
                                             guichet_statement_get_text (statement, 4)));
  return guichet_statement_end (statement, error) ? g_steal_pointer (&attachments) : NULL;
}

/* What was frozen before is no longer what will be sent. */
static gboolean
forget_digest (GuichetConnection  *connection,
               const char         *owner_id,
               GError            **error)
{
  return guichet_connection_run (connection, error,
                                 "UPDATE outgoing SET digest = NULL"
                                 " WHERE id = ? AND digest IS NOT NULL", "s", owner_id);
}

/**
 * guichet_attachment_table_add:
 *
 * Adds @attachment after the others.
 *
 * Returns: %FALSE with %GUICHET_STORE_ERROR_STATE once its owner is on its way
 */
gboolean
guichet_attachment_table_add (GuichetConnection       *connection,
                              GuichetAttachmentOwner   owner,
                              const char              *owner_id,
                              GuichetAttachment       *attachment,
                              GError                 **error)
{
  return check_editable (connection, owner, owner_id, error)
         && insert (connection, owner, owner_id, attachment, error)
         && forget_digest (connection, owner_id, error);
}

/**
 * guichet_attachment_table_replace:
 * @attachments: (nullable) (element-type GuichetAttachment): all that it has; %NULL for none
 *
 * Gives the owner these attachments and no others, in whatever state it is: for what the service
 * says, and for items that are being made.
 */
gboolean
guichet_attachment_table_replace (GuichetConnection       *connection,
                                  GuichetAttachmentOwner   owner,
                                  const char              *owner_id,
                                  GPtrArray               *attachments,
                                  GError                 **error)
{
  if (!guichet_connection_run (connection, error,
                               "DELETE FROM attachment WHERE owner_id = ? AND owner_kind = ?",
                               "ss", owner_id, owner_words[owner]))
    return FALSE;
  for (guint i = 0; attachments && i < attachments->len; i++)
    if (!insert (connection, owner, owner_id, g_ptr_array_index (attachments, i), error))
      return FALSE;
  return TRUE;
}

/**
 * guichet_attachment_table_remove:
 *
 * Takes an attachment away. Its content goes when it is collected, if nothing else names it.
 *
 * Returns: %FALSE with %GUICHET_STORE_ERROR_STATE once its owner is on its way, with
 *   %GUICHET_STORE_ERROR_NOT_FOUND when there is no such attachment
 */
gboolean
guichet_attachment_table_remove (GuichetConnection       *connection,
                                 GuichetAttachmentOwner   owner,
                                 const char              *owner_id,
                                 const char              *id,
                                 GError                 **error)
{
  if (!check_editable (connection, owner, owner_id, error)
      || !guichet_connection_run (connection, error,
                                  "DELETE FROM attachment"
                                  " WHERE owner_id = ? AND owner_kind = ? AND id = ?", "sss",
                                  owner_id, owner_words[owner], id))
    return FALSE;
  if (guichet_connection_get_changes (connection) > 0)
    return forget_digest (connection, owner_id, error);
  g_set_error (error, GUICHET_STORE_ERROR, GUICHET_STORE_ERROR_NOT_FOUND, "No attachment %s", id);
  return FALSE;
}

/**
 * guichet_attachment_table_list:
 *
 * Returns: (transfer full) (element-type GuichetAttachment): in the order in which they were added
 */
GPtrArray *
guichet_attachment_table_list (GuichetConnection       *connection,
                               GuichetAttachmentOwner   owner,
                               const char              *owner_id,
                               GError                 **error)
{
  g_autoptr (GuichetStatement) statement =
    guichet_connection_query (connection, error,
                              SELECT " WHERE owner_id = ? AND owner_kind = ? ORDER BY position",
                              "ss", owner_id, owner_words[owner]);

  return collect (statement, error);
}

/**
 * guichet_attachment_table_is_uploaded:
 *
 * Says whether the service has the content, as far as we know.
 */
gboolean
guichet_attachment_table_is_uploaded (GuichetConnection *connection,
                                      const char        *id)
{
  gint64 uploaded = 0;

  return guichet_connection_get_integer (connection, NULL, &uploaded,
                                         "SELECT EXISTS (SELECT 1 FROM attachment"
                                         " WHERE id = ? AND uploaded = 1)", "s", id)
         && uploaded;
}

/**
 * guichet_attachment_table_set_uploaded:
 *
 * Notes whether the service has the content.
 */
gboolean
guichet_attachment_table_set_uploaded (GuichetConnection  *connection,
                                       const char         *id,
                                       gboolean            uploaded,
                                       GError            **error)
{
  return guichet_connection_run (connection, error,
                                 "UPDATE attachment SET uploaded = ?"
                                 " WHERE id = ? AND owner_kind <> 'event'", "bs", uploaded, id);
}

/**
 * guichet_attachment_table_forget_uploads:
 * @owner_id: a Demande or an outgoing item
 *
 * Notes that the service has none of its contents, for they expired there.
 */
gboolean
guichet_attachment_table_forget_uploads (GuichetConnection  *connection,
                                         const char         *owner_id,
                                         GError            **error)
{
  return guichet_connection_run (connection, error,
                                 "UPDATE attachment SET uploaded = 0"
                                 " WHERE owner_id = ? AND owner_kind <> 'event'", "s", owner_id);
}

/**
 * guichet_attachment_table_referenced:
 *
 * Returns: (transfer full) (element-type utf8): the digests that something names, images of
 *   articles and documents included, as a set
 */
GHashTable *
guichet_attachment_table_referenced (GuichetConnection  *connection,
                                     GError            **error)
{
  g_autoptr (GHashTable) referenced = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GuichetStatement) statement =
    guichet_connection_query (connection, error,
                              "SELECT sha256 FROM attachment"
                              " UNION SELECT sha256 FROM article_image"
                              " UNION SELECT sha256 FROM medium", "");

  if (!statement)
    return NULL;
  while (guichet_statement_next (statement))
    g_hash_table_add (referenced, g_strdup (guichet_statement_get_text (statement, 0)));
  return guichet_statement_end (statement, error) ? g_steal_pointer (&referenced) : NULL;
}

/**
 * guichet_attachment_table_list_unsent:
 *
 * Returns: (transfer full) (element-type GuichetAttachment): what is attached to something of ours
 *   that the service has not confirmed: its content is nowhere but here
 */
GPtrArray *
guichet_attachment_table_list_unsent (GuichetConnection  *connection,
                                      GError            **error)
{
  g_autoptr (GuichetStatement) statement = guichet_connection_query (
    connection, error,
    SELECT " WHERE (owner_kind = 'demande'"
           " AND owner_id IN (SELECT id FROM demande WHERE delivery <> 'sent'))"
           " OR (owner_kind = 'outgoing'"
           " AND owner_id IN (SELECT id FROM outgoing WHERE delivery <> 'sent'))", "");

  return collect (statement, error);
}
