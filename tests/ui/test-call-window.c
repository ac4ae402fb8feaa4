/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "faq-fixture.h"
#include "guichet-call-table.h"
#include "guichet-call-window.h"
#include "guichet-callback-row.h"
#include "guichet-demande-table.h"

#include <string.h>

#define DEMANDE "11111111-1111-4111-8111-111111111111"

static gboolean
store_worker (GuichetConnection  *connection,
              gpointer            data,
              GError            **error)
{
  g_autoptr (GuichetDemande) demande = guichet_demande_new (DEMANDE);

  guichet_demande_set_text (demande, GUICHET_DEMANDE_TITLE, "Clôture refusée");
  guichet_demande_set_text (demande, GUICHET_DEMANDE_NUMBER, "D-2026-0412");
  guichet_demande_set_text (demande, GUICHET_DEMANDE_ERROR_MESSAGES, "CLO-114 <b>");
  return guichet_demande_table_apply (connection, demande, NULL, error);
}

static void
stored_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      done)
{
  g_assert_true (guichet_database_write_finish (GUICHET_DATABASE (source), result, NULL));
  *(gboolean *) done = TRUE;
}

static GtkWidget *
find_window (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (GUICHET_IS_CALL_WINDOW (window))
        return window;
    }
  return NULL;
}

static GtkWidget *
open_window (FaqFixture *fixture,
             const char *demande_id)
{
  gboolean done = FALSE;

  guichet_database_write_async (fixture->database, store_worker, NULL, NULL, NULL, stored_cb,
                                &done);
  FAQ_WAIT_UNTIL (done);
  faq_fixture_present (fixture, gtk_label_new (""));
  guichet_call_window_open (fixture->window, fixture->sync, fixture->database, fixture->clock,
                            demande_id);
  return find_window ();
}

static GtkEditable *
get_entry (GtkWidget *window,
           guint      index)
{
  g_autoptr (GPtrArray) entries = faq_fixture_find_all (window, ADW_TYPE_ENTRY_ROW);

  return GTK_EDITABLE (g_ptr_array_index (entries, index));
}

static void
save (GtkWidget *window)
{
  g_autoptr (GPtrArray) buttons = faq_fixture_find_all (window, GTK_TYPE_BUTTON);

  for (guint i = 0; i < buttons->len; i++)
    if (g_strcmp0 (gtk_button_get_label (buttons->pdata[i]), "_Note this call") == 0)
      g_signal_emit_by_name (buttons->pdata[i], "clicked");
}

static void
write_note (GtkWidget  *window,
            const char *text)
{
  g_autoptr (GPtrArray) views = faq_fixture_find_all (window, GTK_TYPE_TEXT_VIEW);

  gtk_text_buffer_set_text (gtk_text_view_get_buffer (g_ptr_array_index (views, 0)), text, -1);
}

/* What is read out is there as it was written; what was said is kept, with its call-back. */
static void
test_about_a_demande (FaqFixture    *fixture,
                      gconstpointer  data)
{
  GtkWidget *window = open_window (fixture, DEMANDE);
  g_autoptr (GPtrArray) calls = NULL;
  const GuichetCall *call;

  FAQ_WAIT_UNTIL (faq_fixture_find_text (window, "D-2026-0412"));
  g_assert_nonnull (faq_fixture_find_text (window, "CLO-114 <b>"));
  gtk_editable_set_text (get_entry (window, 0), "Marie");
  write_note (window, "Un technicien rappelle.");
  gtk_editable_set_text (get_entry (window, 1), "01/02/2026 10:30");
  save (window);
  FAQ_WAIT_UNTIL (!find_window ());
  calls = guichet_call_table_list (guichet_database_read (fixture->database), DEMANDE, NULL);
  g_assert_cmpuint (calls->len, ==, 1);
  call = calls->pdata[0];
  g_assert_cmpstr (call->caller, ==, "Marie");
  g_assert_cmpstr (call->note, ==, "Un technicien rappelle.");
  g_assert_cmpint (call->callback_at, ==, G_GINT64_CONSTANT (1769938200000));
}

/* Without a Demande; who called is remembered, and the call-back is awaited until it came. */
static void
test_callback (FaqFixture    *fixture,
               gconstpointer  data)
{
  GtkWidget *window = open_window (fixture, "");
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (GPtrArray) awaited = NULL;

  FAQ_WAIT_UNTIL (*gtk_editable_get_text (get_entry (window, 0)));
  gtk_editable_set_text (get_entry (window, 0), "Ahmed");
  write_note (window, "Occupé.");
  gtk_editable_set_text (get_entry (window, 1), "16h");
  save (window);
  FAQ_WAIT_UNTIL (!find_window ());
  guichet_call_window_open (fixture->window, fixture->sync, fixture->database, fixture->clock, "");
  window = find_window ();
  FAQ_WAIT_UNTIL (g_str_equal (gtk_editable_get_text (get_entry (window, 0)), "Ahmed"));
  rows = faq_fixture_find_all (window, GUICHET_TYPE_CALLBACK_ROW);
  g_assert_cmpuint (rows->len, ==, 1);
  g_signal_emit_by_name (rows->pdata[0], "concluded");
  do
    {
      g_clear_pointer (&awaited, g_ptr_array_unref);
      g_main_context_iteration (NULL, FALSE);
      awaited =
        guichet_call_table_awaited (guichet_database_read (fixture->database), NULL);
    }
  while (awaited->len > 0);
  gtk_window_destroy (GTK_WINDOW (window));
}

/* A call-back that cannot be understood is not lost: it is asked again. */
static void
test_not_understood (FaqFixture    *fixture,
                     gconstpointer  data)
{
  GtkWidget *window = open_window (fixture, "");

  FAQ_WAIT_UNTIL (*gtk_editable_get_text (get_entry (window, 0)));
  save (window);
  g_assert_nonnull (faq_fixture_find_text (window, "Say who called and what was said."));
  write_note (window, "Occupé.");
  gtk_editable_set_text (get_entry (window, 1), "demain");
  save (window);
  g_assert_nonnull (faq_fixture_find_text (
    window, "Write the call-back as 24/11 10:30, or 16h for today."));
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int    argc,
      char **argv)
{
  faq_fixture_initialise (&argc, &argv);
  FAQ_TEST ("/call-window/about-a-demande", test_about_a_demande);
  FAQ_TEST ("/call-window/callback", test_callback);
  FAQ_TEST ("/call-window/not-understood", test_not_understood);
  return g_test_run ();
}
