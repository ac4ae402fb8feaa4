/* guichet-accounts.c - a person's accounts, one data folder each
 *
 * A list of #GuichetAccountEntry, kept in accounts.json beside the folders. The first account
 * takes the folder "default", which guichetctl uses when nothing is said; the others take their
 * id. A folder that was made before there was a list is an account like another.
 *
 * What was removed is noted in removed-accounts.jsonl, with what became of its data.
 *
 * A list that cannot be understood is said and never written over. Files are written by one
 * thread, in the order in which it was asked, whole or not at all.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "guichet-accounts.h"

#include "guichet-account-registry.h"
#include "guichet-authority.h"
#include "guichet-connection.h"
#include "guichet-database-file.h"
#include "guichet-outgoing-table.h"
#include "guichet-token.h"
#include "guichet-worker.h"

#include <string.h>

#define FILE_NAME "accounts.json"
#define JOURNAL_NAME "removed-accounts.jsonl"
#define CA_NAME "authority.pem"
#define DEFAULT_FOLDER "default"

struct _GuichetAccounts
{
  GObject parent_instance;

  GFile *root;
  GListStore *entries;
  char *current;
  gboolean is_adopted;
  GError *problem;
  GuichetWorker *worker;
};

static void guichet_accounts_list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (GuichetAccounts, guichet_accounts, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL,
                                                      guichet_accounts_list_model_init))

typedef struct _Change Change;

/* What the thread is to do, in this order; and then, here, what it comes to. */
struct _Change
{
  GFile *file;
  char *text;
  GFile *journal;
  char *line;
  GFile *folder;
  GFile *ca_source;
  GFile *ca_target;
  GFile *doomed;
  GuichetAccountEntry *entry;
  GuichetAccountEntry *other;
  void (*apply) (GuichetAccounts *self, Change *change);
};

static void
change_free (Change *change)
{
  g_clear_object (&change->file);
  g_free (change->text);
  g_clear_object (&change->journal);
  g_free (change->line);
  g_clear_object (&change->folder);
  g_clear_object (&change->ca_source);
  g_clear_object (&change->ca_target);
  g_clear_object (&change->doomed);
  g_clear_object (&change->entry);
  g_clear_object (&change->other);
  g_free (change);
}

/* Helpers: on the thread */

static gboolean
make_folder_worker (GFile   *folder,
                    GError **error)
{
  if (g_mkdir_with_parents (g_file_peek_path (folder), 0700) == 0)
    return TRUE;
  g_set_error (error, G_IO_ERROR, g_io_error_from_errno (errno), "%s: %s",
               g_file_peek_path (folder), g_strerror (errno));
  return FALSE;
}

static gboolean
write_worker (GFile       *file,
              const char  *text,
              GError     **error)
{
  return g_file_set_contents_full (g_file_peek_path (file), text, -1,
                                   G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE,
                                   0600, error);
}

static gboolean
copy_authority_worker (GFile   *source,
                       GFile   *target,
                       GError **error)
{
  g_autoptr (GuichetAuthority) authority = guichet_authority_read (source, error);

  return authority && write_worker (target, authority->pem, error);
}

/* One line, behind those that are there. */
static gboolean
note_worker (GFile       *journal,
             const char  *line,
             GError     **error)
{
  g_autoptr (GFileOutputStream) stream =
    g_file_append_to (journal, G_FILE_CREATE_PRIVATE, NULL, error);

  return stream
         && g_output_stream_write_all (G_OUTPUT_STREAM (stream), line, strlen (line), NULL, NULL,
                                       error)
         && g_output_stream_close (G_OUTPUT_STREAM (stream), NULL, error);
}

/* A link in the folder is removed, never followed. */
static gboolean
remove_tree_worker (GFile   *folder,
                    GError **error)
{
  g_autoptr (GFileEnumerator) children =
    g_file_enumerate_children (folder, G_FILE_ATTRIBUTE_STANDARD_NAME,
                               G_FILE_QUERY_INFO_NOFOLLOW_SYMLINKS, NULL, NULL);
  GFile *child;

  while (children && g_file_enumerator_iterate (children, NULL, &child, NULL, error) && child)
    if (g_file_query_file_type (child, G_FILE_QUERY_INFO_NOFOLLOW_SYMLINKS, NULL)
            == G_FILE_TYPE_DIRECTORY
          ? !remove_tree_worker (child, error)
          : !g_file_delete (child, NULL, error))
      return FALSE;
  return g_file_delete (folder, NULL, error);
}

static void
change_worker (GTask        *task,
               gpointer      source,
               gpointer      data,
               GCancellable *cancellable)
{
  Change *change = data;
  GError *error = NULL;

  if ((!change->folder || make_folder_worker (change->folder, &error))
      && (!change->ca_source
          || copy_authority_worker (change->ca_source, change->ca_target, &error))
      && (!change->text || write_worker (change->file, change->text, &error))
      && (!change->line || note_worker (change->journal, change->line, &error))
      && (!change->doomed || remove_tree_worker (change->doomed, &error)))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/* Helpers */

static GFile *
child_of (GuichetAccounts *self,
          const char      *folder,
          const char      *name)
{
  return g_file_new_build_filename (g_file_peek_path (self->root), folder, name, NULL);
}

static gboolean
exists (GuichetAccounts *self,
        const char      *folder)
{
  g_autoptr (GFile) file = g_file_get_child (self->root, folder);

  return g_file_query_exists (file, NULL);
}

/* A folder of before there was a list. */
static void
adopt (GuichetAccounts *self)
{
  g_autofree char *id = NULL;
  g_autoptr (GuichetAccountEntry) entry = NULL;

  if (!exists (self, DEFAULT_FOLDER G_DIR_SEPARATOR_S "guichet.db"))
    return;
  id = g_uuid_string_random ();
  entry = guichet_account_entry_new (id, "Guichet", DEFAULT_FOLDER);
  g_list_store_append (self->entries, entry);
  self->current = g_steal_pointer (&id);
  self->is_adopted = TRUE;
}

static void
load (GuichetAccounts *self)
{
  g_autoptr (GFile) file = guichet_accounts_get_file (self);
  g_autofree char *text = NULL;
  gsize length = 0;
  g_autoptr (GError) error = NULL;

  if (!g_file_load_contents (file, NULL, &text, &length, NULL, &error))
    {
      if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
        adopt (self);
      else
        self->problem = g_steal_pointer (&error);
    }
  else if (!guichet_account_registry_parse (text, length, self->entries, &self->current,
                                            &self->problem))
    g_list_store_remove_all (self->entries);
}

/* The change that @entries and @current are written with. */
static Change *
change_new (GuichetAccounts *self,
            GListModel      *entries,
            const char      *current)
{
  Change *change = g_new0 (Change, 1);

  change->file = guichet_accounts_get_file (self);
  change->folder = g_object_ref (self->root);
  change->text = guichet_account_registry_print (entries, current);
  return change;
}

static GListStore *
copy_entries (GuichetAccounts *self)
{
  GListStore *copy = g_list_store_new (GUICHET_TYPE_ACCOUNT_ENTRY);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self)); i++)
    {
      g_autoptr (GuichetAccountEntry) entry = g_list_model_get_item (G_LIST_MODEL (self), i);

      g_list_store_append (copy, entry);
    }
  return copy;
}

static void
ran_cb (GObject      *source,
        GAsyncResult *result,
        gpointer      data)
{
  g_autoptr (GTask) task = data;
  GuichetAccounts *self = g_task_get_source_object (task);
  Change *change = g_task_get_task_data (G_TASK (result));
  GError *error = NULL;

  if (!g_task_propagate_boolean (G_TASK (result), &error))
    {
      g_task_return_error (task, error);
      return;
    }
  if (change->apply)
    change->apply (self, change);
  g_task_return_boolean (task, TRUE);
}

/* Takes @task and @change. The thread holds nothing of ours: it would end itself. */
static void
run (GuichetAccounts *self,
     GTask           *task,
     Change          *change)
{
  g_autoptr (GTask) inner = g_task_new (NULL, NULL, ran_cb, task);

  g_task_set_task_data (inner, change, (GDestroyNotify) change_free);
  if (self->problem)
    {
      g_task_return_error (inner, g_error_copy (self->problem));
      return;
    }
  if (!self->worker)
    self->worker = guichet_worker_new ("guichet-accounts");
  guichet_worker_run (self->worker, inner, change_worker);
}

/* Overrides */

static void
items_changed_cb (GuichetAccounts *self,
                  guint            position,
                  guint            removed,
                  guint            added)
{
  g_list_model_items_changed (G_LIST_MODEL (self), position, removed, added);
}

static GType
guichet_accounts_get_item_type (GListModel *model)
{
  return GUICHET_TYPE_ACCOUNT_ENTRY;
}

static guint
guichet_accounts_get_n_items (GListModel *model)
{
  return g_list_model_get_n_items (G_LIST_MODEL (GUICHET_ACCOUNTS (model)->entries));
}

static gpointer
guichet_accounts_get_item (GListModel *model,
                           guint       position)
{
  return g_list_model_get_item (G_LIST_MODEL (GUICHET_ACCOUNTS (model)->entries), position);
}

static void
guichet_accounts_list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = guichet_accounts_get_item_type;
  iface->get_n_items = guichet_accounts_get_n_items;
  iface->get_item = guichet_accounts_get_item;
}

static void
guichet_accounts_finalize (GObject *object)
{
  GuichetAccounts *self = GUICHET_ACCOUNTS (object);

  guichet_accounts_close (self);
  g_clear_object (&self->entries);
  g_clear_object (&self->root);
  g_clear_error (&self->problem);
  g_free (self->current);
  G_OBJECT_CLASS (guichet_accounts_parent_class)->finalize (object);
}

static void
guichet_accounts_class_init (GuichetAccountsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = guichet_accounts_finalize;
}

static void
guichet_accounts_init (GuichetAccounts *self)
{
  self->entries = g_list_store_new (GUICHET_TYPE_ACCOUNT_ENTRY);
  g_signal_connect_object (self->entries, "items-changed", G_CALLBACK (items_changed_cb), self,
                           G_CONNECT_SWAPPED);
}

/* Callbacks */

static void
apply_added (GuichetAccounts *self,
             Change          *change)
{
  g_list_store_append (self->entries, change->entry);
  g_free (self->current);
  self->current = g_strdup (guichet_account_entry_get_id (change->entry));
}

static void
apply_renamed (GuichetAccounts *self,
               Change          *change)
{
  guichet_account_entry_set_name (change->entry, guichet_account_entry_get_name (change->other));
}

static void
cleared_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      data)
{
  g_autoptr (GError) error = NULL;

  if (!guichet_token_clear_finish (result, &error))
    g_message ("No token was forgotten: %s", error->message);
}

static void
apply_removed (GuichetAccounts *self,
               Change          *change)
{
  const char *id = guichet_account_entry_get_id (change->entry);
  guint position;

  guichet_token_clear_async (id, NULL, cleared_cb, NULL);
  if (g_strcmp0 (self->current, id) == 0)
    g_clear_pointer (&self->current, g_free);
  if (g_list_store_find (self->entries, change->entry, &position))
    g_list_store_remove (self->entries, position);
}

static void
kept_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      data)
{
  g_autoptr (GTask) task = data;
  GError *error = NULL;

  if (guichet_token_store_finish (result, &error))
    g_task_return_int (task, GUICHET_TOKEN_IN_KEYRING);
  else if (guichet_token_is_no_keyring (error))
    {
      g_error_free (error);
      g_task_return_int (task, GUICHET_TOKEN_NO_PLACE);
    }
  else
    g_task_return_error (task, error);
}

/* Nobody writes there: the account is not open. What cannot be read is not counted. */
static void
count_worker (GTask        *task,
              gpointer      source,
              gpointer      data,
              GCancellable *cancellable)
{
  g_autoptr (GuichetConnection) connection =
    g_file_test (data, G_FILE_TEST_EXISTS)
      ? guichet_connection_open (data, GUICHET_CONNECTION_READER, NULL)
      : NULL;
  GuichetOutgoingCounts counts = { 0 };

  if (connection && guichet_outgoing_table_count (connection, &counts, NULL))
    g_task_return_int (task, counts.pending + counts.refused);
  else
    g_task_return_int (task, 0);
}

static void
counted_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      data)
{
  GuichetAccountEntry *entry = GUICHET_ACCOUNT_ENTRY (source);
  const gssize waiting = g_task_propagate_int (G_TASK (result), NULL);

  if (!guichet_account_entry_get_open (entry))
    guichet_account_entry_set_waiting (entry, FALSE, (guint) waiting);
}

/* Public API */

/**
 * guichet_accounts_open:
 * @root: the folder of the person's data; it need not exist
 *
 * Reads the list. Nothing is written.
 *
 * Returns: (transfer full): the accounts; none, with guichet_accounts_get_problem(), where the
 *   list cannot be understood
 */
GuichetAccounts *
guichet_accounts_open (GFile *root)
{
  GuichetAccounts *self = g_object_new (GUICHET_TYPE_ACCOUNTS, NULL);

  self->root = g_object_ref (root);
  load (self);
  return self;
}

/**
 * guichet_accounts_close:
 *
 * Ends its thread, behind what it still has to write.
 */
void
guichet_accounts_close (GuichetAccounts *self)
{
  if (self->worker)
    guichet_worker_stop (self->worker);
  g_clear_object (&self->worker);
}

/**
 * guichet_accounts_get_problem:
 *
 * Returns: (nullable): why the list cannot be understood
 */
const GError *
guichet_accounts_get_problem (GuichetAccounts *self)
{
  return self->problem;
}

/**
 * guichet_accounts_get_file:
 *
 * Returns: (transfer full): where the list is
 */
GFile *
guichet_accounts_get_file (GuichetAccounts *self)
{
  return g_file_get_child (self->root, FILE_NAME);
}

/**
 * guichet_accounts_get_current:
 *
 * Returns: (transfer none) (nullable): the account that was used last, or else the first one
 */
GuichetAccountEntry *
guichet_accounts_get_current (GuichetAccounts *self)
{
  GuichetAccountEntry *current = self->current ? guichet_accounts_find (self, self->current) : NULL;
  g_autoptr (GuichetAccountEntry) first = g_list_model_get_item (G_LIST_MODEL (self), 0);

  return current ? current : first;
}

/**
 * guichet_accounts_find:
 *
 * Returns: (transfer none) (nullable): the account of that id
 */
GuichetAccountEntry *
guichet_accounts_find (GuichetAccounts *self,
                       const char      *id)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self)); i++)
    {
      g_autoptr (GuichetAccountEntry) entry = g_list_model_get_item (G_LIST_MODEL (self), i);

      if (g_str_equal (guichet_account_entry_get_id (entry), id))
        return entry;
    }
  return NULL;
}

/**
 * guichet_accounts_get_folder:
 *
 * Returns: (transfer full): where the data of an account are
 */
GFile *
guichet_accounts_get_folder (GuichetAccounts     *self,
                             GuichetAccountEntry *entry)
{
  return g_file_get_child (self->root, guichet_account_entry_get_folder (entry));
}

/**
 * guichet_accounts_get_ca_file:
 *
 * Returns: (transfer full): where the authority of an account is, if it has one
 */
GFile *
guichet_accounts_get_ca_file (GuichetAccounts     *self,
                              GuichetAccountEntry *entry)
{
  return child_of (self, guichet_account_entry_get_folder (entry), CA_NAME);
}

/**
 * guichet_accounts_add_async:
 * @id: a new UUID
 * @name: what the person calls it
 * @ca_file: (nullable): the authority, to be copied into the folder
 *
 * Makes an account: its folder, for its owner alone, and its place in the list.
 */
void
guichet_accounts_add_async (GuichetAccounts     *self,
                            const char          *id,
                            const char          *name,
                            const char          *ca_file,
                            GAsyncReadyCallback  callback,
                            gpointer             user_data)
{
  GTask *task = g_task_new (self, NULL, callback, user_data);
  g_autoptr (GListStore) entries = copy_entries (self);
  const char *folder = exists (self, DEFAULT_FOLDER) ? id : DEFAULT_FOLDER;
  g_autoptr (GuichetAccountEntry) entry = guichet_account_entry_new (id, name, folder);
  Change *change;

  g_task_set_source_tag (task, guichet_accounts_add_async);
  g_list_store_append (entries, entry);
  change = change_new (self, G_LIST_MODEL (entries), id);
  g_object_unref (change->folder);
  change->folder = guichet_accounts_get_folder (self, entry);
  change->ca_source = ca_file ? g_file_new_for_path (ca_file) : NULL;
  change->ca_target = guichet_accounts_get_ca_file (self, entry);
  change->entry = g_object_ref (entry);
  change->apply = apply_added;
  run (self, task, change);
}

/**
 * guichet_accounts_set_ca_async:
 * @ca_file: the authority, to be copied into the account's folder
 *
 * Changes whom an account trusts.
 */
void
guichet_accounts_set_ca_async (GuichetAccounts     *self,
                               GuichetAccountEntry *entry,
                               const char          *ca_file,
                               GAsyncReadyCallback  callback,
                               gpointer             user_data)
{
  GTask *task = g_task_new (self, NULL, callback, user_data);
  Change *change = g_new0 (Change, 1);

  g_task_set_source_tag (task, guichet_accounts_set_ca_async);
  change->ca_source = g_file_new_for_path (ca_file);
  change->ca_target = guichet_accounts_get_ca_file (self, entry);
  run (self, task, change);
}

/**
 * guichet_accounts_rename_async:
 * @name: what the person calls it from now on
 *
 * Renames an account; its folder keeps its name.
 */
void
guichet_accounts_rename_async (GuichetAccounts     *self,
                               GuichetAccountEntry *entry,
                               const char          *name,
                               GAsyncReadyCallback  callback,
                               gpointer             user_data)
{
  GTask *task = g_task_new (self, NULL, callback, user_data);
  g_autoptr (GListStore) entries = copy_entries (self);
  g_autoptr (GuichetAccountEntry) renamed =
    guichet_account_entry_new (guichet_account_entry_get_id (entry), name,
                               guichet_account_entry_get_folder (entry));
  Change *change;
  guint position;

  g_task_set_source_tag (task, guichet_accounts_rename_async);
  if (g_list_store_find (entries, entry, &position))
    g_list_store_splice (entries, position, 1, (gpointer *) &renamed, 1);
  change = change_new (self, G_LIST_MODEL (entries), self->current);
  change->entry = g_object_ref (entry);
  change->other = g_object_ref (renamed);
  change->apply = apply_renamed;
  run (self, task, change);
}

/**
 * guichet_accounts_set_current_async:
 *
 * Remembers which account to open first the next time. Nothing is written if it was that one, but
 * for a folder of before there was a list, which then keeps the id that it was given.
 */
void
guichet_accounts_set_current_async (GuichetAccounts     *self,
                                    GuichetAccountEntry *entry,
                                    GAsyncReadyCallback  callback,
                                    gpointer             user_data)
{
  GTask *task = g_task_new (self, NULL, callback, user_data);

  g_task_set_source_tag (task, guichet_accounts_set_current_async);
  if (g_strcmp0 (self->current, guichet_account_entry_get_id (entry)) == 0 && !self->is_adopted)
    {
      g_task_return_boolean (task, TRUE);
      g_object_unref (task);
      return;
    }
  g_free (self->current);
  self->current = g_strdup (guichet_account_entry_get_id (entry));
  self->is_adopted = FALSE;
  run (self, task, change_new (self, G_LIST_MODEL (self->entries), self->current));
}

/**
 * guichet_accounts_remove_async:
 * @entry: an account that is not open
 * @with_data: whether its folder goes too
 * @now: Unix milliseconds, UTC
 *
 * Takes an account from the list and its token from the keyring, and notes that it was done.
 */
void
guichet_accounts_remove_async (GuichetAccounts     *self,
                               GuichetAccountEntry *entry,
                               gboolean             with_data,
                               gint64               now,
                               GAsyncReadyCallback  callback,
                               gpointer             user_data)
{
  GTask *task = g_task_new (self, NULL, callback, user_data);
  g_autoptr (GListStore) entries = copy_entries (self);
  Change *change;
  guint position;

  g_task_set_source_tag (task, guichet_accounts_remove_async);
  if (g_list_store_find (entries, entry, &position))
    g_list_store_remove (entries, position);
  change = change_new (self, G_LIST_MODEL (entries),
                       g_strcmp0 (self->current, guichet_account_entry_get_id (entry)) == 0
                         ? NULL
                         : self->current);
  change->journal = g_file_get_child (self->root, JOURNAL_NAME);
  change->line = guichet_account_registry_print_removal (entry, with_data, now);
  change->doomed = with_data ? guichet_accounts_get_folder (self, entry) : NULL;
  change->entry = g_object_ref (entry);
  change->apply = apply_removed;
  run (self, task, change);
}

/**
 * guichet_accounts_count_waiting:
 *
 * Has what waits in the accounts that are not open counted; each entry tells it once it is known.
 */
void
guichet_accounts_count_waiting (GuichetAccounts *self)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self)); i++)
    {
      g_autoptr (GuichetAccountEntry) entry = g_list_model_get_item (G_LIST_MODEL (self), i);
      g_autoptr (GFile) folder = guichet_accounts_get_folder (self, entry);
      g_autoptr (GTask) task = g_task_new (entry, NULL, counted_cb, NULL);

      if (guichet_account_entry_get_open (entry))
        continue;
      g_task_set_task_data (task,
                            g_build_filename (g_file_peek_path (folder),
                                              GUICHET_DATABASE_FILE_NAME, NULL), g_free);
      g_task_run_in_thread (task, count_worker);
    }
}

/**
 * guichet_accounts_change_finish:
 *
 * Returns: whether it is on the disk. Errors: those of GIO; for an authority's file, those of
 *   guichet_authority_read(); and what guichet_accounts_get_problem() says.
 */
gboolean
guichet_accounts_change_finish (GuichetAccounts  *self,
                                GAsyncResult     *result,
                                GError          **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * guichet_accounts_keep_token_async:
 * @id: the account's id
 *
 * Puts the token of an account into the keyring.
 */
void
guichet_accounts_keep_token_async (const char          *id,
                                   const char          *token,
                                   GAsyncReadyCallback  callback,
                                   gpointer             user_data)
{
  GTask *task = g_task_new (NULL, NULL, callback, user_data);

  g_task_set_source_tag (task, guichet_accounts_keep_token_async);
  guichet_token_store_async (id, token, NULL, kept_cb, task);
}

/**
 * guichet_accounts_keep_token_finish:
 *
 * Returns: where it is. Errors, with %GUICHET_TOKEN_NOT_KEPT alone: those of GIO and libsecret.
 */
GuichetTokenPlace
guichet_accounts_keep_token_finish (GAsyncResult  *result,
                                    GError       **error)
{
  const gssize place = g_task_propagate_int (G_TASK (result), error);

  return place < 0 ? GUICHET_TOKEN_NOT_KEPT : (GuichetTokenPlace) place;
}
