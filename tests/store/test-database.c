/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "guichet-database.h"
#include "store-fixture.h"

#include <signal.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#define INSERT(key) "INSERT INTO account VALUES ('" key "', 'x')"
#define COUNT "SELECT count (*) FROM account WHERE value = 'x'"

static GuichetDatabase *
open_second (StoreFixture         *fixture,
             GuichetDatabaseMode   mode,
             GError              **error)
{
  return guichet_database_open (fixture->folder, mode, fixture->clock, error);
}

static void
test_write (StoreFixture  *fixture,
            gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  store_fixture_open (fixture);
  g_assert_true (guichet_database_is_writable (fixture->database));
  g_assert_true (store_fixture_execute (fixture, INSERT ("a"), &error));
  g_assert_no_error (error);
  g_assert_cmpint (store_fixture_count (fixture, COUNT), ==, 1);
  store_fixture_close (fixture);
  store_fixture_open (fixture);
  g_assert_cmpint (store_fixture_count (fixture, COUNT), ==, 1);
}

static void
test_rolled_back (StoreFixture  *fixture,
                  gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  guint64 generation;

  store_fixture_open (fixture);
  generation = guichet_database_get_generation (fixture->database);
  g_assert_false (store_fixture_execute (fixture, INSERT ("a") ";" INSERT ("a"), &error));
  g_assert_error (error, GUICHET_STORE_ERROR, GUICHET_STORE_ERROR_FAILED);
  g_assert_cmpint (store_fixture_count (fixture, COUNT), ==, 0);
  g_assert_cmpuint (guichet_database_get_generation (fixture->database), ==, generation);
  g_assert_true (store_fixture_execute (fixture, INSERT ("a"), NULL));
}

static void
note_cb (GuichetDatabase *database,
         const char      *table,
         GString         *order)
{
  g_string_append_printf (order, "%s ", table);
}

static void
note_answer_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      order)
{
  g_assert_true (guichet_database_write_finish (GUICHET_DATABASE (source), result, NULL));
  g_string_append (order, "answer ");
}

static gboolean
two_tables_worker (GuichetConnection  *connection,
                   gpointer            data,
                   GError            **error)
{
  return guichet_connection_execute (connection,
                                     INSERT ("a") ";" INSERT ("b") ";"
                                     "INSERT INTO journal VALUES (1, 1, 'a', 'b', 'c')", error);
}

static void
test_changed (StoreFixture  *fixture,
              gconstpointer  data)
{
  g_autoptr (GString) order = g_string_new (NULL);

  store_fixture_open (fixture);
  g_signal_connect (fixture->database, "changed::account", G_CALLBACK (note_cb), order);
  g_signal_connect (fixture->database, "changed::demande", G_CALLBACK (note_cb), order);
  guichet_database_write_async (fixture->database, two_tables_worker, NULL, NULL, NULL,
                                note_answer_cb, order);
  while (!strchr (order->str, 't') || g_main_context_pending (NULL))
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpstr (order->str, ==, "answer account ");
}

static gboolean
never_worker (GuichetConnection  *connection,
              gpointer            data,
              GError            **error)
{
  g_assert_not_reached ();
}

static void
cancelled_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      data)
{
  g_autoptr (GError) error = NULL;
  gboolean *answered = data;

  g_assert_false (guichet_database_write_finish (GUICHET_DATABASE (source), result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  *answered = TRUE;
}

static void
test_cancelled (StoreFixture  *fixture,
                gconstpointer  data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  gboolean answered = FALSE;

  store_fixture_open (fixture);
  g_cancellable_cancel (cancellable);
  guichet_database_write_async (fixture->database, never_worker, NULL, NULL, cancellable,
                                cancelled_cb, &answered);
  while (!answered)
    g_main_context_iteration (NULL, TRUE);
}

static gboolean
cancel_worker (GuichetConnection  *connection,
               gpointer            cancellable,
               GError            **error)
{
  g_cancellable_cancel (cancellable);
  return guichet_connection_execute (connection, INSERT ("a"), error);
}

/* Once it began, cancelling changes nothing, and the answer says what is true. */
static void
test_cancelled_late (StoreFixture  *fixture,
                     gconstpointer  data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GString) order = g_string_new (NULL);

  store_fixture_open (fixture);
  guichet_database_write_async (fixture->database, cancel_worker, cancellable, NULL, cancellable,
                                note_answer_cb, order);
  while (order->len == 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpint (store_fixture_count (fixture, COUNT), ==, 1);
}

static gboolean
write_while_reading_worker (GuichetConnection  *connection,
                            gpointer            data,
                            GError            **error)
{
  return guichet_connection_execute (connection, INSERT ("a"), error);
}

static void
read_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      data)
{
  GError **error = data;

  g_assert_false (guichet_database_read_finish (GUICHET_DATABASE (source), result, error));
}

static void
test_read_async (StoreFixture  *fixture,
                 gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  store_fixture_open (fixture);
  guichet_database_read_async (fixture->database, write_while_reading_worker, NULL, NULL, NULL,
                               read_cb, &error);
  while (!error)
    g_main_context_iteration (NULL, TRUE);
  g_assert_error (error, GUICHET_STORE_ERROR, GUICHET_STORE_ERROR_READ_ONLY);
  g_assert_true (store_fixture_execute (fixture, INSERT ("b"), NULL));
  g_assert_cmpint (store_fixture_count (fixture, COUNT), ==, 1);
}

static void
count_freed (gpointer data)
{
  guint *freed = data;

  (*freed)++;
}

static gboolean
slow_worker (GuichetConnection  *connection,
             gpointer            data,
             GError            **error)
{
  g_usleep (1000);
  return guichet_connection_execute (connection,
                                     "INSERT INTO account"
                                     " SELECT 'k' || count (*), 'x' FROM account", error);
}

/* What was asked before closing is done, and answered after. */
static void
test_close_finishes (StoreFixture  *fixture,
                     gconstpointer  data)
{
  g_autoptr (GString) order = g_string_new (NULL);
  guint freed = 0;

  store_fixture_open (fixture);
  for (guint i = 0; i < 20; i++)
    guichet_database_write_async (fixture->database, slow_worker, &freed, count_freed, NULL,
                                  note_answer_cb, order);
  store_fixture_close (fixture);
  g_assert_cmpuint (freed, ==, 20);
  g_assert_cmpuint (order->len, ==, 20 * strlen ("answer "));
  store_fixture_open (fixture);
  g_assert_cmpint (store_fixture_count (fixture, COUNT), ==, 20);
}

static void
keep_result_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      slot)
{
  *(GAsyncResult **) slot = g_object_ref (result);
}

/* Once it is closed, who asks is answered all the same, and nobody is told to read again. */
static void
test_closed (StoreFixture  *fixture,
             gconstpointer  data)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GuichetDatabase) database = NULL;
  g_autoptr (GString) order = g_string_new (NULL);
  g_autoptr (GError) error = NULL;
  guint freed = 0;
  guint changes = 0;

  store_fixture_open (fixture);
  database = g_object_ref (fixture->database);
  g_signal_connect_swapped (database, "changed", G_CALLBACK (count_freed), &changes);
  guichet_database_write_async (database, slow_worker, &freed, count_freed, NULL, note_answer_cb,
                                order);
  guichet_database_close (database);
  guichet_database_write_async (database, slow_worker, &freed, count_freed, NULL, keep_result_cb,
                                &result);
  while (!result || freed < 1)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpstr (order->str, ==, "answer ");
  g_assert_false (guichet_database_write_finish (database, result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CLOSED);
  g_clear_object (&result);
  g_assert_cmpuint (freed, ==, 2);
  g_assert_cmpuint (changes, ==, 0);
}

static void
note_freed (gpointer data)
{
  g_string_append (data, "freed ");
}

static gboolean
nothing_worker (GuichetConnection  *connection,
                gpointer            data,
                GError            **error)
{
  return TRUE;
}

/* Who asks from another context is answered there, later than the database answers: what was
 * given is freed behind the callback all the same. */
static void
test_freed_last (StoreFixture  *fixture,
                 gconstpointer  data)
{
  g_autoptr (GMainContext) other = g_main_context_new ();
  g_autoptr (GString) order = g_string_new (NULL);

  store_fixture_open (fixture);
  g_main_context_push_thread_default (other);
  guichet_database_write_async (fixture->database, nothing_worker, order, note_freed, NULL,
                                note_answer_cb, order);
  g_main_context_pop_thread_default (other);
  while (!g_main_context_pending (other))
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpstr (order->str, ==, "");
  while (g_main_context_iteration (other, FALSE))
    ;
  g_assert_cmpstr (order->str, ==, "answer freed ");
}

static void
assert_mode (StoreFixture *fixture,
             const char   *name,
             mode_t        mode)
{
  g_autofree char *path = store_fixture_get_path (fixture, name);
  struct stat status;

  g_assert_cmpint (stat (path, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 07777, ==, mode);
}

static void
test_modes (StoreFixture  *fixture,
            gconstpointer  data)
{
  static const mode_t umasks[] = { 0, 022, 0777 };

  for (guint i = 0; i < G_N_ELEMENTS (umasks); i++)
    {
      g_autoptr (GFile) parent = g_steal_pointer (&fixture->folder);
      g_autofree char *name = g_strdup_printf ("account-%u", i);
      mode_t before = umask (umasks[i]);

      fixture->folder = g_file_get_child (parent, name);
      store_fixture_open (fixture);
      g_assert_true (store_fixture_execute (fixture, INSERT ("a"), NULL));
      umask (before);
      assert_mode (fixture, ".", 0700);
      assert_mode (fixture, "guichet.db", 0600);
      assert_mode (fixture, "guichet.db-wal", 0600);
      assert_mode (fixture, "guichet.db-shm", 0600);
      assert_mode (fixture, "lock", 0600);
      store_fixture_close (fixture);
      g_set_object (&fixture->folder, parent);
    }
}

static void
test_one_writer (StoreFixture  *fixture,
                 gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  store_fixture_open (fixture);
  g_assert_null (open_second (fixture, GUICHET_DATABASE_WRITER, &error));
  g_assert_error (error, GUICHET_STORE_ERROR, GUICHET_STORE_ERROR_IN_USE);
}

/* The other program: it opens as a reader beside the writer, reads, and fails to write. */
static int
read_beside (StoreFixture *fixture)
{
  g_autoptr (GError) error = NULL;

  fixture->database = open_second (fixture, GUICHET_DATABASE_READER, &error);
  g_assert_no_error (error);
  g_assert_false (guichet_database_is_writable (fixture->database));
  g_assert_cmpint (store_fixture_count (fixture, COUNT), ==, 1);
  g_assert_false (store_fixture_execute (fixture, INSERT ("b"), &error));
  g_assert_error (error, GUICHET_STORE_ERROR, GUICHET_STORE_ERROR_READ_ONLY);
  guichet_database_close (fixture->database);
  return 0;
}

static void
test_reader_beside (StoreFixture  *fixture,
                    gconstpointer  data)
{
  const char *folder = g_getenv ("TEST_FOLDER");

  if (g_test_subprocess ())
    {
      g_clear_object (&fixture->folder);
      fixture->folder = g_file_new_for_path (folder);
      _exit (read_beside (fixture));
    }
  store_fixture_open (fixture);
  g_assert_true (store_fixture_execute (fixture, INSERT ("a"), NULL));
  g_setenv ("TEST_FOLDER", g_file_peek_path (fixture->folder), TRUE);
  g_test_trap_subprocess (NULL, 0, 0);
  g_test_trap_assert_passed ();
  g_assert_true (store_fixture_execute (fixture, INSERT ("c"), NULL));
  g_assert_cmpint (store_fixture_count (fixture, COUNT), ==, 2);
}

static void
test_reader_alone (StoreFixture  *fixture,
                   gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (open_second (fixture, GUICHET_DATABASE_READER, &error));
  g_assert_error (error, GUICHET_STORE_ERROR, GUICHET_STORE_ERROR_NOT_FOUND);
  g_clear_error (&error);
  store_fixture_open (fixture);
  store_fixture_close (fixture);
  fixture->database = open_second (fixture, GUICHET_DATABASE_READER, &error);
  g_assert_no_error (error);
  g_assert_true (guichet_database_is_writable (fixture->database));
}

static void
test_full (StoreFixture  *fixture,
           gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  store_fixture_open (fixture);
  g_assert_false (store_fixture_execute (fixture,
                                         INSERT ("a") "; PRAGMA max_page_count = 50;"
                                         "INSERT INTO account"
                                         " VALUES ('b', hex (zeroblob (900000)))",
                                         &error));
  g_assert_error (error, GUICHET_STORE_ERROR, GUICHET_STORE_ERROR_FULL);
  g_assert_cmpint (store_fixture_count (fixture, COUNT), ==, 0);
  g_assert_true (store_fixture_execute (fixture, "PRAGMA max_page_count = 100000", NULL));
  g_assert_true (store_fixture_execute (fixture, INSERT ("a"), NULL));
}

/* The disk refuses a write for a while: nothing half-written, and the work goes on afterwards. */
static void
test_input_output_error (StoreFixture  *fixture,
                         gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  struct rlimit before;
  struct rlimit small;

  store_fixture_open (fixture);
  g_assert_true (store_fixture_execute (fixture, INSERT ("a"), NULL));
  signal (SIGXFSZ, SIG_IGN);
  getrlimit (RLIMIT_FSIZE, &before);
  small = before;
  small.rlim_cur = 300000;
  setrlimit (RLIMIT_FSIZE, &small);
  g_assert_false (store_fixture_execute (fixture,
                                         INSERT ("b") ";"
                                         "INSERT INTO account"
                                         " VALUES ('c', hex (zeroblob (4000000)))", &error));
  g_assert_error (error, GUICHET_STORE_ERROR, GUICHET_STORE_ERROR_FAILED);
  setrlimit (RLIMIT_FSIZE, &before);
  g_assert_cmpint (store_fixture_count (fixture, COUNT), ==, 1);
  g_clear_error (&error);
  g_assert_true (store_fixture_execute (fixture, INSERT ("b"), &error));
  g_assert_no_error (error);
  g_assert_cmpint (store_fixture_count (fixture, COUNT), ==, 2);
}

static void
write_until_killed (StoreFixture *fixture,
                    int           descriptor)
{
  store_fixture_open (fixture);
  for (gint64 i = 0;; i++)
    {
      g_autofree char *sql =
        g_strdup_printf ("INSERT INTO account VALUES ('a%d', 'x');"
                         "INSERT INTO account VALUES ('b%d', 'x')", (int) i, (int) i);

      if (!store_fixture_execute (fixture, sql, NULL)
          || write (descriptor, &i, sizeof i) != sizeof i)
        _exit (1);
    }
}

static gint64
read_last (int descriptor)
{
  gint64 last = -1;
  gint64 value;

  while (read (descriptor, &value, sizeof value) == sizeof value)
    last = value;
  return last;
}

/* Killed anywhere: all that was answered is there, and each transaction whole or not at all. */
static void
test_killed (StoreFixture  *fixture,
             gconstpointer  data)
{
  for (guint round = 0; round < 5; round++)
    {
      gint64 last;
      int pipes[2];
      pid_t child;

      g_assert_cmpint (pipe (pipes), ==, 0);
      child = fork ();
      if (child == 0)
        write_until_killed (fixture, pipes[1]);
      close (pipes[1]);
      g_usleep ((gulong) g_test_rand_int_range (20000, 90000));
      kill (child, SIGKILL);
      waitpid (child, NULL, 0);
      last = read_last (pipes[0]);
      close (pipes[0]);
      store_fixture_open (fixture);
      g_assert_cmpint (store_fixture_count (fixture, COUNT) % 2, ==, 0);
      g_assert_cmpint (store_fixture_count (fixture, COUNT), >=, 2 * (last + 1));
      g_assert_true (guichet_connection_check (guichet_database_read (fixture->database), NULL));
      g_assert_true (store_fixture_execute (fixture, "DELETE FROM account WHERE value = 'x'",
                                            NULL));
      store_fixture_close (fixture);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  STORE_TEST ("/database/killed", test_killed);
  STORE_TEST ("/database/write", test_write);
  STORE_TEST ("/database/rolled-back", test_rolled_back);
  STORE_TEST ("/database/changed", test_changed);
  STORE_TEST ("/database/cancelled", test_cancelled);
  STORE_TEST ("/database/cancelled-late", test_cancelled_late);
  STORE_TEST ("/database/read-async", test_read_async);
  STORE_TEST ("/database/close-finishes", test_close_finishes);
  STORE_TEST ("/database/closed", test_closed);
  STORE_TEST ("/database/freed-last", test_freed_last);
  STORE_TEST ("/database/modes", test_modes);
  STORE_TEST ("/database/one-writer", test_one_writer);
  STORE_TEST ("/database/reader-beside", test_reader_beside);
  STORE_TEST ("/database/reader-alone", test_reader_alone);
  STORE_TEST ("/database/full", test_full);
  STORE_TEST ("/database/input-output-error", test_input_output_error);
  return g_test_run ();
}
