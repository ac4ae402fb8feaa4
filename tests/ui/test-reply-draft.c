/* test-reply-draft.c - an answer that is being written, on a real store
 *
 * There is no service: what is asked of the exchange is stored, and stays.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "guichet-reply-draft.h"

#include "guichet-attachment-table.h"
#include "guichet-demande-table.h"
#include "guichet-outgoing-table.h"

#include <glib/gstdio.h>

#define DEMANDE "11111111-1111-4111-8111-111111111111"
#define PATIENCE_US (10 * G_USEC_PER_SEC)

#define WAIT_UNTIL(condition)                                                                      \
  G_STMT_START                                                                                     \
  {                                                                                                \
    gint64 end = g_get_monotonic_time () + PATIENCE_US;                                            \
    while (!(condition) && g_get_monotonic_time () < end)                                          \
      if (!g_main_context_iteration (NULL, FALSE))                                                 \
        g_usleep (1000);                                                                           \
    g_assert_true (condition);                                                                     \
  }                                                                                                \
  G_STMT_END

typedef struct
{
  char *folder;
  GuichetClock *clock;
  GuichetDatabase *database;
  GuichetSync *sync;
} Fixture;

static gboolean
fill_worker (GuichetConnection  *connection,
             gpointer            data,
             GError            **error)
{
  g_autoptr (GuichetDemande) demande = guichet_demande_new (DEMANDE);

  guichet_demande_set_text (demande, GUICHET_DEMANDE_TITLE, "Clôture");
  return guichet_demande_table_save_draft (connection, demande, 1, error);
}

static void
done_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      data)
{
  g_autoptr (GError) error = NULL;

  if (GUICHET_IS_DATABASE (source))
    guichet_database_write_finish (GUICHET_DATABASE (source), result, &error);
  else
    guichet_sync_command_finish (GUICHET_SYNC (source), result, &error);
  g_assert_no_error (error);
  *(gboolean *) data = TRUE;
}

static void
open_store (Fixture *fixture)
{
  g_autoptr (GFile) folder = g_file_new_for_path (fixture->folder);
  g_autoptr (GError) error = NULL;

  fixture->database =
    guichet_database_open (folder, GUICHET_DATABASE_WRITER, fixture->clock, &error);
  g_assert_no_error (error);
  fixture->sync = guichet_sync_new (NULL, fixture->database, fixture->clock);
}

static void
close_store (Fixture *fixture)
{
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_clear_object (&fixture->sync);
  guichet_database_close (fixture->database);
  g_clear_object (&fixture->database);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  gboolean done = FALSE;

  fixture->folder = g_dir_make_tmp ("guichet-reply-XXXXXX", NULL);
  fixture->clock = guichet_clock_new (NULL);
  open_store (fixture);
  guichet_database_write_async (fixture->database, fill_worker, NULL, NULL, NULL, done_cb, &done);
  WAIT_UNTIL (done);
}

static void
remove_folder (const char *path)
{
  g_autoptr (GDir) folder = g_dir_open (path, 0, NULL);
  const char *name;

  while (folder && (name = g_dir_read_name (folder)))
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      remove_folder (child);
    }
  g_remove (path);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  close_store (fixture);
  g_clear_object (&fixture->clock);
  remove_folder (fixture->folder);
  g_free (fixture->folder);
}

static GuichetReplyDraft *
open_draft (Fixture *fixture)
{
  return guichet_reply_draft_open (fixture->sync, fixture->database, DEMANDE);
}

static GPtrArray *
list (Fixture *fixture)
{
  return guichet_outgoing_table_list_drafts (guichet_database_read (fixture->database), DEMANDE,
                                             NULL);
}

static guint
count (Fixture *fixture)
{
  g_autoptr (GPtrArray) drafts = list (fixture);

  return drafts->len;
}

static gboolean
is_stored (Fixture    *fixture,
           const char *text)
{
  g_autoptr (GPtrArray) drafts = list (fixture);

  return drafts->len == 1
         && g_strcmp0 (guichet_outgoing_get_fields (g_ptr_array_index (drafts, 0))->text, text)
              == 0;
}

/* Stored while it is typed; nobody need look at it any more, nor the program go on. */
static void
test_is_kept (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr (GuichetReplyDraft) draft = open_draft (fixture);

  guichet_reply_draft_set_text (draft, "Bonj");
  guichet_reply_draft_set_text (draft, "Bonjour");
  g_assert_cmpuint (count (fixture), ==, 0);
  g_clear_object (&draft);
  WAIT_UNTIL (is_stored (fixture, "Bonjour"));
  close_store (fixture);
  open_store (fixture);
  draft = open_draft (fixture);
  g_assert_cmpstr (guichet_reply_draft_get_text (draft), ==, "Bonjour");
  guichet_reply_draft_set_refuses (draft, TRUE);
  guichet_reply_draft_save_now (draft);
  g_clear_object (&draft);
  close_store (fixture);
  open_store (fixture);
  draft = open_draft (fixture);
  g_assert_true (guichet_reply_draft_get_refuses (draft));
}

static void
test_files_are_kept (Fixture       *fixture,
                     gconstpointer  data)
{
  g_autoptr (GuichetReplyDraft) draft = open_draft (fixture);
  g_autofree char *sha256 = g_strnfill (64, 'a');
  g_autoptr (GuichetAttachment) file =
    guichet_attachment_new (DEMANDE, "journal.txt", "text/plain", 3, sha256);

  g_list_store_append (guichet_reply_draft_get_files (draft), file);
  WAIT_UNTIL (count (fixture) == 1);
  g_clear_object (&draft);
  close_store (fixture);
  open_store (fixture);
  draft = open_draft (fixture);
  g_assert_cmpuint (
    g_list_model_get_n_items (G_LIST_MODEL (guichet_reply_draft_get_files (draft))), ==, 1);
  g_assert_true (guichet_reply_draft_can_send (draft));
  guichet_reply_draft_set_refuses (draft, TRUE);
  g_assert_false (guichet_reply_draft_can_send (draft));
}

/* Two places that show the same Demande show one answer. */
static void
test_there_is_one (Fixture       *fixture,
                   gconstpointer  data)
{
  g_autoptr (GuichetReplyDraft) one = open_draft (fixture);
  g_autoptr (GuichetReplyDraft) other = open_draft (fixture);

  g_assert_true (one == other);
}

static void
test_goes_only_when_emptied (Fixture       *fixture,
                             gconstpointer  data)
{
  g_autoptr (GuichetReplyDraft) draft = open_draft (fixture);

  guichet_reply_draft_set_text (draft, "Bonjour");
  WAIT_UNTIL (is_stored (fixture, "Bonjour"));
  guichet_reply_draft_set_text (draft, "");
  WAIT_UNTIL (count (fixture) == 0);
  guichet_reply_draft_set_text (draft, "Encore");
  WAIT_UNTIL (is_stored (fixture, "Encore"));
}

static void
sent_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      data)
{
  g_autoptr (GError) error = NULL;
  char **id = data;

  *id = guichet_reply_draft_send_finish (GUICHET_REPLY_DRAFT (source), result, NULL, &error);
  g_assert_no_error (error);
}

/* What is taken back comes before what was begun meanwhile, and there is one draft again. */
static void
test_taken_back (Fixture       *fixture,
                 gconstpointer  data)
{
  g_autoptr (GuichetReplyDraft) draft = open_draft (fixture);
  g_autofree char *id = NULL;
  g_autoptr (GuichetOutgoing) item = NULL;
  gboolean done = FALSE;

  guichet_reply_draft_set_text (draft, " Bonjour ");
  guichet_reply_draft_set_refuses (draft, TRUE);
  guichet_reply_draft_send_async (draft, sent_cb, &id);
  g_assert_false (guichet_reply_draft_can_send (draft));
  WAIT_UNTIL (id != NULL);
  g_assert_cmpstr (guichet_reply_draft_get_text (draft), ==, "");
  item = guichet_outgoing_table_load (guichet_database_read (fixture->database), id, NULL);
  g_assert_cmpint (guichet_outgoing_get_fields (item)->delivery, ==, GUICHET_DELIVERY_QUEUED);
  g_assert_cmpint (guichet_outgoing_get_fields (item)->kind, ==, GUICHET_OUTGOING_VALIDATION);
  g_assert_cmpint (guichet_outgoing_get_fields (item)->not_before, >, 0);
  g_assert_cmpstr (guichet_outgoing_get_fields (item)->text, ==, "Bonjour");
  guichet_reply_draft_set_text (draft, "La suite");
  WAIT_UNTIL (is_stored (fixture, "La suite"));
  guichet_sync_withdraw_async (fixture->sync, id, NULL, done_cb, &done);
  WAIT_UNTIL (done && is_stored (fixture, "Bonjour\n\nLa suite"));
  g_assert_cmpstr (guichet_reply_draft_get_text (draft), ==, "Bonjour\n\nLa suite");
  g_assert_true (guichet_reply_draft_get_refuses (draft));
}

#define REPLY_TEST(path, test) g_test_add (path, Fixture, NULL, set_up, test, tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  REPLY_TEST ("/reply-draft/is-kept", test_is_kept);
  REPLY_TEST ("/reply-draft/files-are-kept", test_files_are_kept);
  REPLY_TEST ("/reply-draft/there-is-one", test_there_is_one);
  REPLY_TEST ("/reply-draft/goes-only-when-emptied", test_goes_only_when_emptied);
  REPLY_TEST ("/reply-draft/taken-back", test_taken_back);
  return g_test_run ();
}
