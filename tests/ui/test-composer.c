/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "composer-fixture.h"
#include "guichet-attachments-editor.h"
#include "guichet-composer-form.h"
#include "guichet-composer-side.h"
#include "guichet-demande-table.h"
#include "guichet-draft-file.h"
#include "guichet-outgoing-table.h"
#include "guichet-pending-row.h"
#include "guichet-problem-bar.h"
#include "guichet-store-error.h"
#include "guichet-text-row.h"

#include <string.h>

static GuichetAttachmentsEditor *
get_attachments (ComposerFixture *fixture)
{
  return GUICHET_ATTACHMENTS_EDITOR (
    composer_fixture_find (fixture, GUICHET_TYPE_ATTACHMENTS_EDITOR));
}

static void
send (ComposerFixture *fixture)
{
  gtk_widget_activate_action (GTK_WIDGET (fixture->composer), "composer.send", NULL);
}

static void
close_window (ComposerFixture *fixture)
{
  gtk_window_close (GTK_WINDOW (fixture->composer));
}

static void
type_title (ComposerFixture *fixture,
            const char      *title)
{
  GtkWidget *row = composer_fixture_find (fixture, ADW_TYPE_ENTRY_ROW);

  gtk_editable_set_text (GTK_EDITABLE (row), title);
}

static GFile *
make_file (ComposerFixture *fixture,
           const char      *name,
           const char      *content)
{
  GFile *file = g_file_get_child (fixture->folder, name);
  g_autoptr (GError) error = NULL;

  g_file_replace_contents (file, content, strlen (content), NULL, FALSE, 0, NULL, NULL, &error);
  g_assert_no_error (error);
  return file;
}

static GBytes *
load_picture (void)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "..", "data", "demo", "attachments",
                                                 "cloture-refusee.png", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  GBytes *picture = g_file_load_bytes (file, NULL, NULL, &error);

  g_assert_no_error (error);
  return picture;
}

static void
paste (ComposerFixture *fixture,
       GBytes          *picture)
{
  GdkClipboard *clipboard = gtk_widget_get_clipboard (GTK_WIDGET (fixture->composer));
  g_autoptr (GdkContentProvider) provider =
    gdk_content_provider_new_for_bytes ("image/png", picture);

  gdk_clipboard_set_content (clipboard, provider);
  guichet_attachments_editor_paste (get_attachments (fixture), clipboard);
}

/* The dialog that is open, if there is one. */
static AdwMessageDialog *
get_dialog (void)
{
  g_autoptr (GListModel) windows = G_LIST_MODEL (g_object_ref (gtk_window_get_toplevels ()));

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      if (ADW_IS_MESSAGE_DIALOG (window))
        return ADW_MESSAGE_DIALOG (window);
    }
  return NULL;
}

static void
respond (const char *response)
{
  AdwMessageDialog *dialog = get_dialog ();

  adw_message_dialog_response (dialog, response);
  gtk_window_destroy (GTK_WINDOW (dialog));
}

static void
test_writes_and_sends (ComposerFixture *fixture,
                       gconstpointer    data)
{
  g_autofree char *sent = NULL;

  composer_fixture_open (fixture, NULL);
  sent = g_strdup_printf ("%s 8000", guichet_demande_get_id (fixture->demande));
  type_title (fixture, "Clôture refusée");
  g_assert_cmpstr (guichet_demande_get_title (fixture->demande), ==, "Clôture refusée");
  send (fixture);
  COMPOSER_WAIT_UNTIL (fixture->composer == NULL);
  g_assert_cmpstr (fake_sync_get_last (fixture->sync, "save"), ==, "Clôture refusée");
  g_assert_cmpstr (fake_sync_get_last (fixture->sync, "send"), ==, sent);
  g_assert_cmpstr (fixture->sent, ==, guichet_demande_get_id (fixture->demande));
}

static void
test_asks_for_an_object (ComposerFixture *fixture,
                         gconstpointer    data)
{
  GtkWidget *focus;

  composer_fixture_open (fixture, NULL);
  guichet_demande_set_text (fixture->demande, GUICHET_DEMANDE_CONTEXT, "Depuis ce matin");
  send (fixture);
  focus = gtk_window_get_focus (GTK_WINDOW (fixture->composer));
  g_assert_true (gtk_widget_is_ancestor (
    focus, composer_fixture_find (fixture, ADW_TYPE_ENTRY_ROW)));
  composer_fixture_wait (50);
  g_assert_cmpuint (fake_sync_count (fixture->sync, "send"), ==, 0);
  g_assert_nonnull (fixture->composer);
}

static void
test_says_why_it_is_not_sent (ComposerFixture *fixture,
                              gconstpointer    data)
{
  GuichetProblemBar *problem;

  composer_fixture_open (fixture, NULL);
  problem = GUICHET_PROBLEM_BAR (composer_fixture_find (fixture, GUICHET_TYPE_PROBLEM_BAR));
  type_title (fixture, "Clôture refusée");
  fake_sync_fail_next (fixture->sync, "send", GUICHET_SYNC_ERROR, GUICHET_SYNC_ERROR_NOT_CONNECTED);
  send (fixture);
  COMPOSER_WAIT_UNTIL (*guichet_problem_bar_get_message (problem));
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (problem)));
  g_assert_true (gtk_widget_is_sensitive (composer_fixture_find (fixture, ADW_TYPE_ENTRY_ROW)));
  g_assert_null (fixture->sent);
  send (fixture);
  COMPOSER_WAIT_UNTIL (fixture->composer == NULL);
  g_assert_nonnull (fixture->sent);
}

static void
test_leaves_no_empty_draft (ComposerFixture *fixture,
                            gconstpointer    data)
{
  composer_fixture_open (fixture, NULL);
  close_window (fixture);
  COMPOSER_WAIT_UNTIL (fixture->composer == NULL);
  g_assert_cmpuint (fake_sync_count (fixture->sync, "save"), ==, 0);
  g_assert_cmpuint (fake_sync_count (fixture->sync, "delete"), ==, 0);
}

/* Emptied again: what was stored meanwhile goes too. */
static void
test_leaves_no_emptied_draft (ComposerFixture *fixture,
                              gconstpointer    data)
{
  composer_fixture_open (fixture, NULL);
  type_title (fixture, "Clôture");
  COMPOSER_WAIT_UNTIL (fake_sync_count (fixture->sync, "save") == 1);
  type_title (fixture, "");
  close_window (fixture);
  COMPOSER_WAIT_UNTIL (fixture->composer == NULL);
  g_assert_cmpstr (fake_sync_get_last (fixture->sync, "delete"), ==,
                   guichet_demande_get_id (fixture->demande));
}

/* A draft of another day is not thrown away because it is empty now. */
static void
test_keeps_a_stored_draft (ComposerFixture *fixture,
                           gconstpointer    data)
{
  g_autoptr (GuichetDemande) demande = guichet_demande_new (NULL);

  guichet_demande_set_text (demande, GUICHET_DEMANDE_TITLE, "Clôture");
  guichet_demande_set_instant (demande, GUICHET_DEMANDE_EDITED_AT, 1795438920000);
  composer_fixture_open (fixture, demande);
  type_title (fixture, "");
  close_window (fixture);
  COMPOSER_WAIT_UNTIL (fixture->composer == NULL);
  g_assert_cmpuint (fake_sync_count (fixture->sync, "save"), ==, 1);
  g_assert_cmpuint (fake_sync_count (fixture->sync, "delete"), ==, 0);
}

static void
test_closing_saves (ComposerFixture *fixture,
                    gconstpointer    data)
{
  composer_fixture_open (fixture, NULL);
  type_title (fixture, "Clôture");
  close_window (fixture);
  COMPOSER_WAIT_UNTIL (fixture->composer == NULL);
  g_assert_cmpstr (fake_sync_get_last (fixture->sync, "save"), ==, "Clôture");
  g_assert_cmpuint (fake_sync_count (fixture->sync, "delete"), ==, 0);
}

/* What cannot be saved is never lost silently. */
static void
test_closing_says_what_is_not_saved (ComposerFixture *fixture,
                                     gconstpointer    data)
{
  GuichetProblemBar *problem;

  composer_fixture_open (fixture, NULL);
  problem = GUICHET_PROBLEM_BAR (composer_fixture_find (fixture, GUICHET_TYPE_PROBLEM_BAR));
  type_title (fixture, "Clôture");
  fake_sync_fail_next (fixture->sync, "save", GUICHET_STORE_ERROR, GUICHET_STORE_ERROR_FULL);
  close_window (fixture);
  COMPOSER_WAIT_UNTIL (get_dialog () != NULL);
  g_assert_nonnull (strstr (guichet_problem_bar_get_message (problem), "disk is full"));
  respond ("stay");
  composer_fixture_wait (50);
  g_assert_nonnull (fixture->composer);
  /* The next save succeeds: the sentence goes, and so may the window. */
  type_title (fixture, "Clôture annuelle");
  COMPOSER_WAIT_UNTIL (!gtk_widget_get_visible (GTK_WIDGET (problem)));
  close_window (fixture);
  COMPOSER_WAIT_UNTIL (fixture->composer == NULL);
  g_assert_cmpstr (fake_sync_get_last (fixture->sync, "save"), ==, "Clôture annuelle");
}

/* The bar beside the files. */
static GuichetProblemBar *
find_problem (ComposerFixture *fixture)
{
  return GUICHET_PROBLEM_BAR (
    composer_fixture_find_in (GTK_WIDGET (get_attachments (fixture)), GUICHET_TYPE_PROBLEM_BAR));
}

static void
test_attaches_files (ComposerFixture *fixture,
                     gconstpointer    data)
{
  g_autoptr (GFile) good = make_file (fixture, "journal.txt", "ERR-4012");
  g_autoptr (GFile) empty = make_file (fixture, "vide.txt", "");
  g_autoptr (GFile) gone = g_file_get_child (fixture->folder, "parti.pdf");
  GuichetProblemBar *problem;

  composer_fixture_open (fixture, NULL);
  guichet_attachments_editor_add_file (get_attachments (fixture), gone);
  guichet_attachments_editor_add_file (get_attachments (fixture), empty);
  guichet_attachments_editor_add_file (get_attachments (fixture), good);
  COMPOSER_WAIT_UNTIL (!guichet_attachments_editor_is_busy (get_attachments (fixture)));
  g_assert_cmpuint (guichet_attachments_editor_get_n_files (get_attachments (fixture)), ==, 1);
  g_assert_cmpuint (guichet_attachments_editor_get_total (get_attachments (fixture)), ==, 8);
  /* Its Demande is stored before it. */
  g_assert_cmpuint (fake_sync_count (fixture->sync, "save"), ==, 1);
  /* A sentence for each that could not be, and the others are attached. */
  problem = find_problem (fixture);
  g_assert_nonnull (strstr (guichet_problem_bar_get_message (problem), "“parti.pdf” cannot"));
  g_assert_nonnull (strstr (guichet_problem_bar_get_message (problem), "“vide.txt” is empty"));
  close_window (fixture);
  COMPOSER_WAIT_UNTIL (fixture->composer == NULL);
  g_assert_cmpuint (fake_sync_count (fixture->sync, "delete"), ==, 0);
}

static void
test_detaches (ComposerFixture *fixture,
               gconstpointer    data)
{
  g_autoptr (GFile) file = make_file (fixture, "journal.txt", "ERR-4012");
  GtkWidget *row;

  composer_fixture_open (fixture, NULL);
  guichet_attachments_editor_add_file (get_attachments (fixture), file);
  COMPOSER_WAIT_UNTIL (!guichet_attachments_editor_is_busy (get_attachments (fixture)));
  row = composer_fixture_find (fixture, GUICHET_TYPE_DRAFT_FILE);
  g_signal_emit_by_name (row, "remove");
  COMPOSER_WAIT_UNTIL (guichet_attachments_editor_get_n_files (get_attachments (fixture)) == 0);
  g_assert_cmpuint (fake_sync_count (fixture->sync, "detach"), ==, 1);
}

static void
test_a_pasted_picture_waits (ComposerFixture *fixture,
                             gconstpointer    data)
{
  g_autoptr (GBytes) picture = load_picture ();
  GuichetAttachmentsEditor *attachments;

  composer_fixture_open (fixture, NULL);
  attachments = get_attachments (fixture);
  paste (fixture, picture);
  COMPOSER_WAIT_UNTIL (guichet_attachments_editor_get_n_pending (attachments) == 1);
  composer_fixture_wait (100);
  g_assert_cmpuint (fake_sync_count (fixture->sync, "attach"), ==, 0);
  g_signal_emit_by_name (composer_fixture_find (fixture, GUICHET_TYPE_PENDING_ROW), "attach");
  COMPOSER_WAIT_UNTIL (guichet_attachments_editor_get_n_files (attachments) == 1);
  g_assert_cmpuint (guichet_attachments_editor_get_n_pending (attachments), ==, 0);
  g_assert_cmpuint (guichet_attachments_editor_get_total (attachments), ==,
                    g_bytes_get_size (picture));
  g_assert_cmpstr (fake_sync_get_last (fixture->sync, "attach"), ==, "Capture 1.png");
}

/* Whatever way it is approved, what was hidden in it does not leave. */
static void
test_what_is_drawn_on_is_flattened (ComposerFixture *fixture,
                                    gconstpointer    data)
{
  const GuichetPoint points[] = { { 0, 0 }, { 5000, 5000 } };
  g_autoptr (GBytes) picture = load_picture ();
  g_autoptr (GuichetSketch) sketch = guichet_sketch_new (64, 64);
  g_autoptr (GuichetAnnotation) zone
    = guichet_annotation_new (GUICHET_ANNOTATION_REDACTION, points, 2, 0, 1, NULL);
  GuichetAttachmentsEditor *attachments;
  GtkWidget *row;

  guichet_sketch_add (sketch, zone);
  composer_fixture_open (fixture, NULL);
  attachments = get_attachments (fixture);
  paste (fixture, picture);
  COMPOSER_WAIT_UNTIL (guichet_attachments_editor_get_n_pending (attachments) == 1);
  row = composer_fixture_find (fixture, GUICHET_TYPE_PENDING_ROW);
  guichet_pending_row_set_sketch (GUICHET_PENDING_ROW (row), sketch);
  g_assert_true (guichet_pending_row_is_drawn_on (GUICHET_PENDING_ROW (row)));
  guichet_attachments_editor_attach_all (attachments);
  g_assert_true (guichet_attachments_editor_is_busy (attachments));
  COMPOSER_WAIT_UNTIL (guichet_attachments_editor_get_n_files (attachments) == 1);
  g_assert_cmpuint (guichet_attachments_editor_get_total (attachments), !=,
                    g_bytes_get_size (picture));
  row = composer_fixture_find (fixture, GUICHET_TYPE_DRAFT_FILE);
  g_assert_nonnull (strstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)),
                            "nothing remains under 1 zone"));
}

/* What no one can look at is not even proposed. */
static void
test_a_broken_picture_does_not_wait (ComposerFixture *fixture,
                                     gconstpointer    data)
{
  g_autoptr (GBytes) broken = g_bytes_new_static ("\x89PNG no", 7);
  GuichetAttachmentsEditor *attachments;

  composer_fixture_open (fixture, NULL);
  attachments = get_attachments (fixture);
  paste (fixture, broken);
  COMPOSER_WAIT_UNTIL (guichet_attachments_editor_get_n_pending (attachments) == 1);
  COMPOSER_WAIT_UNTIL (guichet_attachments_editor_get_n_pending (attachments) == 0);
  g_assert_cmpuint (fake_sync_count (fixture->sync, "attach"), ==, 0);
}

/* The one thing that closing and sending ask about. */
static void
test_asks_about_what_waits (ComposerFixture *fixture,
                            gconstpointer    data)
{
  g_autoptr (GBytes) picture = load_picture ();

  composer_fixture_open (fixture, NULL);
  type_title (fixture, "Clôture");
  paste (fixture, picture);
  COMPOSER_WAIT_UNTIL (
    guichet_attachments_editor_get_n_pending (get_attachments (fixture)) == 1);
  close_window (fixture);
  COMPOSER_WAIT_UNTIL (get_dialog () != NULL);
  respond ("cancel");
  composer_fixture_wait (50);
  g_assert_nonnull (fixture->composer);
  g_assert_cmpuint (guichet_attachments_editor_get_n_pending (get_attachments (fixture)), ==, 1);
  send (fixture);
  COMPOSER_WAIT_UNTIL (get_dialog () != NULL);
  g_assert_cmpuint (fake_sync_count (fixture->sync, "send"), ==, 0);
  respond ("attach");
  COMPOSER_WAIT_UNTIL (fixture->composer == NULL);
  g_assert_cmpuint (fake_sync_count (fixture->sync, "attach"), ==, 1);
  g_assert_cmpuint (fake_sync_count (fixture->sync, "send"), ==, 1);
}

static void
test_discards_what_waits (ComposerFixture *fixture,
                          gconstpointer    data)
{
  g_autoptr (GBytes) picture = load_picture ();

  composer_fixture_open (fixture, NULL);
  paste (fixture, picture);
  COMPOSER_WAIT_UNTIL (
    guichet_attachments_editor_get_n_pending (get_attachments (fixture)) == 1);
  close_window (fixture);
  COMPOSER_WAIT_UNTIL (get_dialog () != NULL);
  respond ("discard");
  COMPOSER_WAIT_UNTIL (fixture->composer == NULL);
  g_assert_cmpuint (fake_sync_count (fixture->sync, "attach"), ==, 0);
  g_assert_cmpuint (fake_sync_count (fixture->sync, "save"), ==, 0);
}

/* A failure to attach on the way out keeps the window, and the picture in it. */
static void
test_keeps_what_cannot_be_attached (ComposerFixture *fixture,
                                    gconstpointer    data)
{
  g_autoptr (GBytes) picture = load_picture ();

  composer_fixture_open (fixture, NULL);
  paste (fixture, picture);
  COMPOSER_WAIT_UNTIL (
    guichet_attachments_editor_get_n_pending (get_attachments (fixture)) == 1);
  fake_sync_fail_next (fixture->sync, "attach", GUICHET_STORE_ERROR, GUICHET_STORE_ERROR_FULL);
  close_window (fixture);
  COMPOSER_WAIT_UNTIL (get_dialog () != NULL);
  respond ("attach");
  COMPOSER_WAIT_UNTIL (!guichet_attachments_editor_is_busy (get_attachments (fixture)));
  composer_fixture_wait (50);
  g_assert_nonnull (fixture->composer);
  g_assert_cmpuint (guichet_attachments_editor_get_n_pending (get_attachments (fixture)), ==, 1);
  g_assert_null (get_dialog ());
}

static void
test_is_found_by_its_demande (ComposerFixture *fixture,
                              gconstpointer    data)
{
  composer_fixture_open (fixture, NULL);
  g_assert_true (guichet_composer_find (fixture->application,
                                        guichet_demande_get_id (fixture->demande))
                 == fixture->composer);
  g_assert_null (guichet_composer_find (fixture->application,
                                        "6f1de5a8-6d0e-4c06-a6a1-3a3a7d6c0009"));
}

/* As the store does after a save. */
static gboolean
store_draft (GuichetConnection *connection,
             gpointer           demande,
             GError           **error)
{
  return guichet_demande_table_save_draft (connection, demande, 1795438920000, error);
}

static gboolean
store_outgoing (GuichetConnection *connection,
                gpointer           demande,
                GError           **error)
{
  g_autoptr (GuichetOutgoing) outgoing = guichet_outgoing_new (&(GuichetOutgoingFields){
    .kind = GUICHET_OUTGOING_DEMANDE,
    .id = guichet_demande_get_id (demande),
    .demande = demande,
    .written_at = 1795438920000,
  });

  return guichet_outgoing_table_queue (connection, outgoing, 1795438920000, 0, error);
}

static void
written_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (guichet_database_write_finish (GUICHET_DATABASE (source), result, &error));
  g_assert_no_error (error);
  *(gboolean *) user_data = TRUE;
}

static void
write_to_store (ComposerFixture     *fixture,
                GuichetDatabaseFunc  func,
                GuichetDemande      *demande)
{
  gboolean done = FALSE;

  guichet_database_write_async (fixture->database, func, demande, NULL, NULL, written_cb, &done);
  COMPOSER_WAIT_UNTIL (done);
}

static GuichetComposer *
open_by_id (ComposerFixture  *fixture,
            const char       *id,
            GError          **error)
{
  return guichet_composer_open (fixture->application, fixture->sync, fixture->database,
                                fixture->clock, id, error);
}

static void
test_opens_a_draft_once (ComposerFixture *fixture,
                         gconstpointer    data)
{
  g_autoptr (GuichetDemande) demande = guichet_demande_new (NULL);
  const char *id = guichet_demande_get_id (demande);
  g_autoptr (GError) missing = NULL;
  g_autoptr (GError) gone = NULL;
  GuichetComposer *composer;

  g_assert_null (open_by_id (fixture, id, &missing));
  g_assert_error (missing, GUICHET_STORE_ERROR, GUICHET_STORE_ERROR_NOT_FOUND);
  guichet_demande_set_text (demande, GUICHET_DEMANDE_TITLE, "Clôture");
  write_to_store (fixture, store_draft, demande);
  composer = open_by_id (fixture, id, NULL);
  g_assert_nonnull (composer);
  g_assert_true (open_by_id (fixture, id, NULL) == composer);
  g_assert_false (open_by_id (fixture, NULL, NULL) == composer);
  gtk_window_destroy (GTK_WINDOW (composer));
  write_to_store (fixture, store_outgoing, demande);
  g_assert_null (open_by_id (fixture, id, &gone));
  g_assert_error (gone, GUICHET_STORE_ERROR, GUICHET_STORE_ERROR_STATE);
  while (gtk_application_get_windows (fixture->application))
    gtk_window_destroy (gtk_application_get_windows (fixture->application)->data);
}

/* Through all fields, then through the side column, whatever the places of the two are. */
static void
test_tab_follows_the_form (ComposerFixture *fixture,
                           gconstpointer    data)
{
  GtkWidget *form;
  GtkWidget *side;
  gboolean in_side = FALSE;

  composer_fixture_open (fixture, NULL);
  form = composer_fixture_find (fixture, GUICHET_TYPE_COMPOSER_FORM);
  side = composer_fixture_find (fixture, GUICHET_TYPE_COMPOSER_SIDE);
  g_assert_true (gtk_widget_is_ancestor (
    gtk_window_get_focus (GTK_WINDOW (fixture->composer)),
    composer_fixture_find (fixture, ADW_TYPE_ENTRY_ROW)));
  composer_fixture_wait (50);
  for (guint i = 0; i < 60 && !in_side; i++)
    {
      GtkWidget *focus;

      gtk_widget_child_focus (GTK_WIDGET (fixture->composer), GTK_DIR_TAB_FORWARD);
      focus = gtk_window_get_focus (GTK_WINDOW (fixture->composer));
      in_side = gtk_widget_is_ancestor (focus, side);
      g_assert_true (in_side || gtk_widget_is_ancestor (focus, form));
      /* The last field of the form comes before the column does. */
      g_assert_true (!in_side || i > 8);
    }
  g_assert_true (in_side);
}

/* A text view that types Tab is a trap for who has no mouse. */
static void
test_tab_leaves_the_texts (ComposerFixture *fixture,
                           gconstpointer    data)
{
  GtkWidget *view;

  composer_fixture_open (fixture, NULL);
  view = composer_fixture_find (fixture, GTK_TYPE_TEXT_VIEW);
  g_assert_false (gtk_text_view_get_accepts_tab (GTK_TEXT_VIEW (view)));
}

/* What stands in the way stops nothing but asks for a reason, where it is to be written. */
static void
test_needs_a_reason (ComposerFixture *fixture,
                     gconstpointer    data)
{
  g_autoptr (GuichetDemande) demande = guichet_demande_new (NULL);
  GtkWidget *focus;

  guichet_demande_set_text (demande, GUICHET_DEMANDE_TITLE, "Édition vide");
  guichet_demande_set_text (demande, GUICHET_DEMANDE_SUBJECT, "etat_specifique");
  composer_fixture_open (fixture, demande);
  send (fixture);
  focus = gtk_window_get_focus (GTK_WINDOW (fixture->composer));
  focus = focus ? gtk_widget_get_ancestor (focus, GUICHET_TYPE_TEXT_ROW) : NULL;
  g_assert_nonnull (focus);
  g_object_set (focus, "text", "Le calcul vient du Progiciel", NULL);
  g_assert_cmpstr (guichet_demande_get_text (demande, GUICHET_DEMANDE_SCOPE_REASON), ==,
                   "Le calcul vient du Progiciel");
  g_assert_cmpuint (fake_sync_count (fixture->sync, "send"), ==, 0);
  send (fixture);
  COMPOSER_WAIT_UNTIL (fixture->composer == NULL);
  g_assert_cmpuint (fake_sync_count (fixture->sync, "send"), ==, 1);
}

static void
count_cb (guint *count)
{
  (*count)++;
}

static void
test_another (ComposerFixture *fixture,
              gconstpointer    data)
{
  guint asked = 0;

  composer_fixture_open (fixture, NULL);
  g_signal_connect_swapped (fixture->composer, "new-demande", G_CALLBACK (count_cb), &asked);
  gtk_widget_activate_action (GTK_WIDGET (fixture->composer), "composer.new", NULL);
  g_assert_cmpuint (asked, ==, 1);
}

static GtkWidget *
find_text_view (GtkWidget  *widget,
                const char *start)
{
  GtkWidget *found = NULL;
  g_autofree char *text = NULL;

  if (GTK_IS_TEXT_VIEW (widget))
    {
      g_object_get (gtk_text_view_get_buffer (GTK_TEXT_VIEW (widget)), "text", &text, NULL);
      return g_str_has_prefix (text, start) ? widget : NULL;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child && !found;
       child = gtk_widget_get_next_sibling (child))
    found = find_text_view (child, start);
  return found;
}

/* As high as it is, though it had no width when it was measured first. */
static void
test_text_height (ComposerFixture *fixture,
                  gconstpointer    data)
{
  g_autoptr (GuichetDemande) demande = guichet_demande_new (NULL);
  GtkWidget *view;

  guichet_demande_set_text (demande, GUICHET_DEMANDE_CONTEXT,
                            "Depuis ce matin, sur le budget principal de la commune, la clôture de "
                            "l’exercice est refusée pour tous les agents du service Finances.");
  composer_fixture_open (fixture, demande);
  composer_fixture_wait (600);
  view = find_text_view (GTK_WIDGET (fixture->composer), "Depuis ce matin");
  g_assert_nonnull (view);
  g_assert_cmpint (gtk_widget_get_height (view), >, 25);
  g_assert_cmpint (gtk_widget_get_height (view), <, 100);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  COMPOSER_TEST ("/composer/writes-and-sends", test_writes_and_sends);
  COMPOSER_TEST ("/composer/asks-for-an-object", test_asks_for_an_object);
  COMPOSER_TEST ("/composer/says-why-it-is-not-sent", test_says_why_it_is_not_sent);
  COMPOSER_TEST ("/composer/leaves-no-empty-draft", test_leaves_no_empty_draft);
  COMPOSER_TEST ("/composer/leaves-no-emptied-draft", test_leaves_no_emptied_draft);
  COMPOSER_TEST ("/composer/keeps-a-stored-draft", test_keeps_a_stored_draft);
  COMPOSER_TEST ("/composer/closing-saves", test_closing_saves);
  COMPOSER_TEST ("/composer/closing-says-what-is-not-saved", test_closing_says_what_is_not_saved);
  COMPOSER_TEST ("/composer/attaches-files", test_attaches_files);
  COMPOSER_TEST ("/composer/detaches", test_detaches);
  COMPOSER_TEST ("/composer/a-pasted-picture-waits", test_a_pasted_picture_waits);
  COMPOSER_TEST ("/composer/what-is-drawn-on-is-flattened", test_what_is_drawn_on_is_flattened);
  COMPOSER_TEST ("/composer/a-broken-picture-does-not-wait", test_a_broken_picture_does_not_wait);
  COMPOSER_TEST ("/composer/asks-about-what-waits", test_asks_about_what_waits);
  COMPOSER_TEST ("/composer/discards-what-waits", test_discards_what_waits);
  COMPOSER_TEST ("/composer/keeps-what-cannot-be-attached", test_keeps_what_cannot_be_attached);
  COMPOSER_TEST ("/composer/is-found-by-its-demande", test_is_found_by_its_demande);
  COMPOSER_TEST ("/composer/opens-a-draft-once", test_opens_a_draft_once);
  COMPOSER_TEST ("/composer/tab-follows-the-form", test_tab_follows_the_form);
  COMPOSER_TEST ("/composer/tab-leaves-the-texts", test_tab_leaves_the_texts);
  COMPOSER_TEST ("/composer/needs-a-reason", test_needs_a_reason);
  COMPOSER_TEST ("/composer/another", test_another);
  COMPOSER_TEST ("/composer/text-height", test_text_height);
  return g_test_run ();
}
