/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "guichet-accounts.h"
#include "guichet-database.h"
#include "guichet-demande-table.h"
#include "guichet-outgoing-table.h"
#include "guichet-test-authority.h"
#include "guichet-test-wait.h"

#include <glib/gstdio.h>
#include <string.h>

#define ONE "7d1f3c1e-5b7a-4c56-9c1c-0d6c1a2b3c4d"
#define TWO "11111111-5b7a-4c56-9c1c-0d6c1a2b3c4d"

static GFile *
make_root (void)
{
  g_autofree char *path = g_dir_make_tmp ("guichet-accounts-XXXXXX", NULL);

  return g_file_new_for_path (path);
}

/* Removing is forgetting a token, which must not be looked for on the tester's own bus. */
static void
leave_bus (void)
{
  g_setenv ("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent/bus", TRUE);
}

static void
add (GuichetAccounts *accounts,
     const char      *id,
     const char      *name,
     const char      *ca_file)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  guichet_accounts_add_async (accounts, id, name, ca_file, guichet_test_wait_cb, &result);
  g_assert_true (guichet_accounts_change_finish (accounts, guichet_test_wait (&result), &error));
  g_assert_no_error (error);
}

static guint
count (GuichetAccounts *accounts)
{
  return g_list_model_get_n_items (G_LIST_MODEL (accounts));
}

static void
assert_mode (GFile *file,
             guint  mode)
{
  GStatBuf info;

  g_assert_cmpint (g_stat (g_file_peek_path (file), &info), ==, 0);
  g_assert_cmpuint (info.st_mode & 0777, ==, mode);
}

static void
test_empty (void)
{
  g_autoptr (GFile) root = make_root ();
  g_autoptr (GuichetAccounts) accounts = guichet_accounts_open (root);
  g_autoptr (GFile) file = guichet_accounts_get_file (accounts);

  g_assert_no_error (guichet_accounts_get_problem (accounts));
  g_assert_cmpuint (count (accounts), ==, 0);
  g_assert_null (guichet_accounts_get_current (accounts));
  g_assert_false (g_file_query_exists (file, NULL));
}

static void
test_add (void)
{
  g_autoptr (GFile) root = make_root ();
  g_autoptr (GuichetTestAuthority) authority = guichet_test_authority_new ();
  g_autoptr (GuichetAccounts) accounts = guichet_accounts_open (root);
  g_autoptr (GuichetAccounts) again = NULL;
  g_autoptr (GFile) folder = NULL;
  g_autoptr (GFile) ca_file = NULL;
  g_autoptr (GFile) file = guichet_accounts_get_file (accounts);

  add (accounts, ONE, "Mairie", guichet_test_authority_get_path (authority));
  add (accounts, TWO, "Agglo", NULL);
  again = guichet_accounts_open (root);
  g_assert_cmpuint (count (again), ==, 2);
  g_assert_cmpstr (guichet_account_entry_get_id (guichet_accounts_get_current (again)), ==, TWO);
  g_assert_cmpstr (guichet_account_entry_get_folder (guichet_accounts_find (again, ONE)), ==,
                   "default");
  g_assert_cmpstr (guichet_account_entry_get_folder (guichet_accounts_find (again, TWO)), ==, TWO);
  folder = guichet_accounts_get_folder (again, guichet_accounts_find (again, TWO));
  ca_file = guichet_accounts_get_ca_file (again, guichet_accounts_find (again, ONE));
  assert_mode (folder, 0700);
  assert_mode (ca_file, 0600);
  assert_mode (file, 0600);
}

/* What cannot be done leaves no account behind. */
static void
test_bad_authority (void)
{
  g_autoptr (GFile) root = make_root ();
  g_autoptr (GuichetAccounts) accounts = guichet_accounts_open (root);
  g_autoptr (GFile) file = guichet_accounts_get_file (accounts);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  guichet_accounts_add_async (accounts, ONE, "Mairie", "/nowhere/ca.pem", guichet_test_wait_cb,
                              &result);
  g_assert_false (guichet_accounts_change_finish (accounts, guichet_test_wait (&result), &error));
  g_assert_nonnull (error);
  g_assert_cmpuint (count (accounts), ==, 0);
  g_assert_false (g_file_query_exists (file, NULL));
}

static void
test_rename (void)
{
  g_autoptr (GFile) root = make_root ();
  g_autoptr (GuichetAccounts) accounts = guichet_accounts_open (root);
  g_autoptr (GuichetAccounts) again = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  GuichetAccountEntry *entry;

  add (accounts, ONE, "Mairie", NULL);
  entry = guichet_accounts_find (accounts, ONE);
  guichet_accounts_rename_async (accounts, entry, "Hôtel de ville", guichet_test_wait_cb, &result);
  g_assert_true (guichet_accounts_change_finish (accounts, guichet_test_wait (&result), NULL));
  g_assert_cmpstr (guichet_account_entry_get_name (entry), ==, "Hôtel de ville");
  again = guichet_accounts_open (root);
  g_assert_cmpstr (guichet_account_entry_get_name (guichet_accounts_find (again, ONE)), ==,
                   "Hôtel de ville");
}

static void
remove_account (GuichetAccounts *accounts,
                const char      *id,
                gboolean         with_data)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  guichet_accounts_remove_async (accounts, guichet_accounts_find (accounts, id), with_data,
                                 1795438920000, guichet_test_wait_cb, &result);
  g_assert_true (guichet_accounts_change_finish (accounts, guichet_test_wait (&result), &error));
  g_assert_no_error (error);
}

/* What became of the two. */
static void
assert_noted (GFile *root)
{
  g_autoptr (GFile) journal = g_file_get_child (root, "removed-accounts.jsonl");
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;

  assert_mode (journal, 0600);
  g_assert_true (g_file_load_contents (journal, NULL, &text, NULL, NULL, NULL));
  lines = g_strsplit (text, "\n", -1);
  g_assert_cmpuint (g_strv_length (lines), ==, 3);
  g_assert_nonnull (strstr (lines[0], ONE));
  g_assert_nonnull (strstr (lines[0], "\"kept\""));
  g_assert_nonnull (strstr (lines[1], TWO));
  g_assert_nonnull (strstr (lines[1], "\"erased\""));
}

static void
test_remove (void)
{
  g_autoptr (GFile) root = make_root ();
  g_autoptr (GFile) outside = make_root ();
  g_autoptr (GuichetAccounts) accounts = guichet_accounts_open (root);
  g_autoptr (GuichetAccounts) again = NULL;
  g_autoptr (GFile) kept = NULL, gone = NULL, link = NULL, deep = NULL;

  add (accounts, ONE, "Mairie", NULL);
  add (accounts, TWO, "Agglo", NULL);
  kept = guichet_accounts_get_folder (accounts, guichet_accounts_find (accounts, ONE));
  gone = guichet_accounts_get_folder (accounts, guichet_accounts_find (accounts, TWO));
  link = g_file_get_child (gone, "link");
  deep = g_file_get_child (gone, "deep/er");
  g_assert_true (g_file_make_symbolic_link (link, g_file_peek_path (outside), NULL, NULL));
  g_assert_true (g_file_make_directory_with_parents (deep, NULL, NULL));
  remove_account (accounts, ONE, FALSE);
  remove_account (accounts, TWO, TRUE);
  g_assert_true (g_file_query_exists (kept, NULL));
  g_assert_false (g_file_query_exists (gone, NULL));
  g_assert_true (g_file_query_exists (outside, NULL));
  again = guichet_accounts_open (root);
  g_assert_cmpuint (count (again), ==, 0);
  assert_noted (root);
}

static void
test_damaged (void)
{
  g_autoptr (GFile) root = make_root ();
  g_autofree char *path = g_build_filename (g_file_peek_path (root), "accounts.json", NULL);
  g_autoptr (GuichetAccounts) accounts = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  g_assert_true (g_file_set_contents (path, "{\"format\":", -1, NULL));
  accounts = guichet_accounts_open (root);
  g_assert_nonnull (guichet_accounts_get_problem (accounts));
  g_assert_cmpuint (count (accounts), ==, 0);
  guichet_accounts_add_async (accounts, ONE, "Mairie", NULL, guichet_test_wait_cb, &result);
  g_assert_false (guichet_accounts_change_finish (accounts, guichet_test_wait (&result), &error));
  g_assert_nonnull (error);
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_cmpstr (text, ==, "{\"format\":");
}

/* Of before there was a list. */
static void
test_adopted (void)
{
  g_autoptr (GFile) root = make_root ();
  g_autofree char *folder = g_build_filename (g_file_peek_path (root), "default", NULL);
  g_autofree char *path = g_build_filename (folder, "guichet.db", NULL);
  g_autoptr (GuichetAccounts) accounts = NULL;
  g_autoptr (GuichetAccounts) again = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  GuichetAccountEntry *entry;

  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
  g_assert_true (g_file_set_contents (path, "", 0, NULL));
  accounts = guichet_accounts_open (root);
  g_assert_cmpuint (count (accounts), ==, 1);
  entry = guichet_accounts_get_current (accounts);
  g_assert_cmpstr (guichet_account_entry_get_folder (entry), ==, "default");
  guichet_accounts_set_current_async (accounts, entry, guichet_test_wait_cb, &result);
  g_assert_true (guichet_accounts_change_finish (accounts, guichet_test_wait (&result), NULL));
  again = guichet_accounts_open (root);
  g_assert_cmpstr (guichet_account_entry_get_id (guichet_accounts_get_current (again)), ==,
                   guichet_account_entry_get_id (entry));
}

static gboolean
queue_worker (GuichetConnection  *connection,
              gpointer            data,
              GError            **error)
{
  g_autoptr (GuichetDemande) demande = guichet_demande_new (NULL);
  const GuichetOutgoingFields fields = {
    .id = guichet_demande_get_id (demande), .kind = GUICHET_OUTGOING_DEMANDE, .written_at = 1
  };
  g_autoptr (GuichetOutgoing) item = guichet_outgoing_new (&fields);

  guichet_demande_set_text (demande, GUICHET_DEMANDE_TITLE, "En attente");
  return guichet_demande_table_save_draft (connection, demande, 1, error)
         && guichet_outgoing_table_queue (connection, item, 1, 0, error);
}

static void
queued_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      done)
{
  *(gboolean *) done =
    guichet_database_write_finish (GUICHET_DATABASE (source), result, NULL);
}

/* What waits in an account is told even when nobody opened it. */
static void
test_count_waiting (void)
{
  g_autoptr (GFile) root = make_root ();
  g_autoptr (GuichetAccounts) accounts = guichet_accounts_open (root);
  g_autoptr (GuichetClock) clock = guichet_clock_new (NULL);
  g_autoptr (GuichetDatabase) database = NULL;
  g_autoptr (GFile) folder = NULL;
  GuichetAccountEntry *entry;
  gboolean done = FALSE;

  add (accounts, ONE, "Mairie", NULL);
  entry = guichet_accounts_find (accounts, ONE);
  folder = guichet_accounts_get_folder (accounts, entry);
  database = guichet_database_open (folder, GUICHET_DATABASE_WRITER, clock, NULL);
  g_assert_nonnull (database);
  guichet_database_write_async (database, queue_worker, NULL, NULL, NULL, queued_cb, &done);
  while (!done)
    g_main_context_iteration (NULL, TRUE);
  guichet_database_close (database);
  guichet_accounts_count_waiting (accounts);
  while (guichet_account_entry_get_waiting (entry) == 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (guichet_account_entry_get_waiting (entry), ==, 1);
  g_assert_false (guichet_account_entry_get_open (entry));
}


static void
test_no_keyring (void)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  guichet_accounts_keep_token_async (ONE, "token", guichet_test_wait_cb, &result);
  g_assert_cmpint (guichet_accounts_keep_token_finish (guichet_test_wait (&result), &error), ==,
                   GUICHET_TOKEN_NO_PLACE);
  g_assert_no_error (error);
}

int
main (int   argc,
      char *argv[])
{
  leave_bus ();
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/accounts/empty", test_empty);
  g_test_add_func ("/accounts/add", test_add);
  g_test_add_func ("/accounts/bad-authority", test_bad_authority);
  g_test_add_func ("/accounts/rename", test_rename);
  g_test_add_func ("/accounts/remove", test_remove);
  g_test_add_func ("/accounts/damaged", test_damaged);
  g_test_add_func ("/accounts/adopted", test_adopted);
  g_test_add_func ("/accounts/count-waiting", test_count_waiting);
  g_test_add_func ("/accounts/no-keyring", test_no_keyring);
  return g_test_run ();
}
