/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "faq-fixture.h"
#include "guichet-parc-row.h"
#include "guichet-parc-table.h"
#include "guichet-parc-window.h"
#include "guichet-parc.h"

#include <string.h>

static gboolean
put_worker (GuichetConnection  *connection,
            gpointer            data,
            GError            **error)
{
  g_autoptr (GuichetParcEntry) entry = guichet_parc_entry_new ("finances");

  entry->conditions[GUICHET_CONDITION_LICENCE] = GUICHET_CONDITION_NOT_MET;
  return guichet_parc_table_put (connection, entry, error);
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

      if (GUICHET_IS_PARC_WINDOW (window))
        return window;
    }
  return NULL;
}

static GuichetParcRow *
find_row (GtkWidget *window)
{
  g_autoptr (GPtrArray) rows = faq_fixture_find_all (window, GUICHET_TYPE_PARC_ROW);

  return rows->len > 0 ? g_ptr_array_index (rows, 0) : NULL;
}

static GtkWidget *
open_window (FaqFixture *fixture)
{
  faq_fixture_present (fixture, gtk_label_new (""));
  guichet_parc_window_open (fixture->window, fixture->sync, fixture->database, fixture->clock);
  g_assert_nonnull (find_window ());
  return find_window ();
}

static void
test_nothing_known (FaqFixture    *fixture,
                    gconstpointer  data)
{
  GtkWidget *window = open_window (fixture);

  FAQ_WAIT_UNTIL (faq_fixture_find_text (window, "No Progiciel is known yet")
                  && gtk_widget_get_mapped (
                    faq_fixture_find_text (window, "No Progiciel is known yet")));
  gtk_window_destroy (GTK_WINDOW (window));
}

/* What is changed is stored at once, and what is shown says what is missing. */
static void
test_changes (FaqFixture    *fixture,
              gconstpointer  data)
{
  g_autoptr (GuichetParc) parc = NULL;
  g_autoptr (GPtrArray) entries = NULL;
  GtkWidget *window;
  gboolean done = FALSE;

  guichet_database_write_async (fixture->database, put_worker, NULL, NULL, NULL, stored_cb, &done);
  FAQ_WAIT_UNTIL (done);
  parc = guichet_parc_new (fixture->database);
  window = open_window (fixture);
  FAQ_WAIT_UNTIL (find_row (window));
  g_assert_nonnull (strstr (adw_expander_row_get_subtitle (ADW_EXPANDER_ROW (find_row (window))),
                            "1 condition of the contract is not met"));
  entries = faq_fixture_find_all (GTK_WIDGET (find_row (window)), ADW_TYPE_ENTRY_ROW);
  gtk_editable_set_text (GTK_EDITABLE (entries->pdata[0]), "Mairie, école");
  FAQ_WAIT_UNTIL (guichet_parc_find (parc, "finances")
                  && g_str_equal (guichet_parc_find (parc, "finances")->sites, "Mairie, école"));
  g_assert_cmpint (guichet_parc_find (parc, "finances")->conditions[GUICHET_CONDITION_LICENCE], ==,
                   GUICHET_CONDITION_NOT_MET);
  g_signal_emit_by_name (find_row (window), "removed");
  FAQ_WAIT_UNTIL (!guichet_parc_find (parc, "finances"));
  g_assert_null (find_row (window));
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int    argc,
      char **argv)
{
  faq_fixture_initialise (&argc, &argv);
  FAQ_TEST ("/parc-window/nothing-known", test_nothing_known);
  FAQ_TEST ("/parc-window/changes", test_changes);
  return g_test_run ();
}
