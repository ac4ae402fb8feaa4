/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "faq-fixture.h"
#include "guichet-chart-card.h"
#include "guichet-chart.h"
#include "guichet-demande-table.h"
#include "guichet-period-chooser.h"
#include "guichet-portal-row.h"
#include "guichet-portal-table.h"
#include "guichet-statistics-page.h"

#include <string.h>

#define DEMANDE "11111111-1111-4111-8111-111111111111"

static gboolean
store_worker (GuichetConnection  *connection,
              gpointer            data,
              GError            **error)
{
  g_autoptr (GuichetDemande) demande = guichet_demande_new (DEMANDE);

  guichet_demande_set_text (demande, GUICHET_DEMANDE_TITLE, "Clôture <b>refusée</b>");
  guichet_demande_set_text (demande, GUICHET_DEMANDE_PROGICIEL, "finances");
  guichet_demande_set_text (demande, GUICHET_DEMANDE_STATUS, "enregistree");
  guichet_demande_set_instant (demande, GUICHET_DEMANDE_RECORDED_AT, *(gint64 *) data);
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

static void
store (FaqFixture *fixture)
{
  gint64 now = guichet_clock_get_now (fixture->clock);
  gboolean done = FALSE;

  guichet_database_write_async (fixture->database, store_worker, &now, NULL, NULL, stored_cb,
                                &done);
  FAQ_WAIT_UNTIL (done);
}

static GtkWidget *
open_page (FaqFixture *fixture)
{
  GtkWidget *page =
    guichet_statistics_page_new (fixture->sync, fixture->database, fixture->clock);

  faq_fixture_present (fixture, page);
  return page;
}

static gboolean
is_seen (GtkWidget  *page,
         const char *text)
{
  GtkWidget *found = faq_fixture_find_text (page, text);

  return found && gtk_widget_get_mapped (found);
}

static void
test_empty (FaqFixture    *fixture,
            gconstpointer  data)
{
  GtkWidget *page = open_page (fixture);

  FAQ_WAIT_UNTIL (is_seen (page, "Nothing recorded in this period"));
}

/* What is recorded while the page is seen is counted without being asked. */
static void
test_counts_what_comes (FaqFixture    *fixture,
                        gconstpointer  data)
{
  GtkWidget *page = open_page (fixture);

  FAQ_WAIT_UNTIL (is_seen (page, "Nothing recorded in this period"));
  store (fixture);
  FAQ_WAIT_UNTIL (is_seen (page, "1 Demande recorded"));
  g_assert_true (is_seen (page, "The opening hours of the support are not known yet: no delay "
                                "can be judged. They come with the next synchronisation."));
}

/* Another period has nothing; without the start of the Service, none of the contract is offered. */
static void
test_another_period (FaqFixture    *fixture,
                     gconstpointer  data)
{
  GtkWidget *page;
  g_autoptr (GPtrArray) choosers = NULL;
  g_autoptr (GPtrArray) buttons = NULL;

  store (fixture);
  page = open_page (fixture);
  FAQ_WAIT_UNTIL (is_seen (page, "1 Demande recorded"));
  choosers = faq_fixture_find_all (page, GUICHET_TYPE_PERIOD_CHOOSER);
  g_assert_cmpint (guichet_period_chooser_get (g_ptr_array_index (choosers, 0))->kind, ==,
                   GUICHET_REPORT_YEAR);
  buttons = faq_fixture_find_all (g_ptr_array_index (choosers, 0), GTK_TYPE_BUTTON);
  for (guint i = 0; i < buttons->len; i++)
    if (g_strcmp0 (gtk_button_get_icon_name (g_ptr_array_index (buttons, i)),
                   "go-previous-symbolic")
        == 0)
      g_signal_emit_by_name (g_ptr_array_index (buttons, i), "clicked");
  FAQ_WAIT_UNTIL (is_seen (page, "Nothing recorded in this period"));
}

/* Behind each chart there is a table that says the same. */
static void
test_tables (FaqFixture    *fixture,
             gconstpointer  data)
{
  GtkWidget *page;
  g_autoptr (GPtrArray) cards = NULL;
  guint shown = 0;

  store (fixture);
  page = open_page (fixture);
  FAQ_WAIT_UNTIL (is_seen (page, "1 Demande recorded"));
  cards = faq_fixture_find_all (page, GUICHET_TYPE_CHART_CARD);
  for (guint i = 0; i < cards->len; i++)
    {
      GtkWidget *card = g_ptr_array_index (cards, i);
      g_autoptr (GPtrArray) toggles = faq_fixture_find_all (card, GTK_TYPE_TOGGLE_BUTTON);
      g_autoptr (GPtrArray) charts = faq_fixture_find_all (card, GUICHET_TYPE_CHART);

      if (!gtk_widget_get_mapped (card))
        continue;
      shown++;
      g_assert_true (gtk_widget_get_focusable (g_ptr_array_index (charts, 0)));
      gtk_toggle_button_set_active (g_ptr_array_index (toggles, 0), TRUE);
      FAQ_WAIT_UNTIL (is_seen (card, "1"));
    }
  g_assert_cmpuint (shown, >=, 5);
}

/* What the Portail says of the period that the page begins with: one Demande more, on paie. */
static gboolean
keep_worker (GuichetConnection  *connection,
             gpointer            data,
             GError            **error)
{
  const GuichetReportPeriod *period = data;
  g_autofree char *from = guichet_day_format (period->from);
  g_autofree char *to = guichet_day_format (period->to - 1);
  g_autofree char *text = g_strdup_printf (
    "{\"from\":\"%s\",\"to\":\"%s\",\"recorded\":2,\"by_status\":{\"enregistree\":2},"
    "\"by_progiciel\":{\"finances\":1,\"paie\":1},\"by_criticality\":{\"none\":2},"
    "\"prise_en_charge\":{\"on_time\":0,\"late\":0,\"pending\":2}}",
    from, to);
  g_autoptr (GuichetPortalFigures) figures =
    guichet_portal_figures_from_text (text, strlen (text), error);

  return figures && guichet_portal_table_put (connection, figures, 1778168700000, error);
}

static void
keep (FaqFixture          *fixture,
      GuichetReportPeriod  period)
{
  gboolean done = FALSE;

  guichet_database_write_async (fixture->database, keep_worker, &period, NULL, NULL, stored_cb,
                                &done);
  FAQ_WAIT_UNTIL (done);
}

/* Without a service, its word is what was kept of it, each difference with its reason. */
static void
test_portal (FaqFixture    *fixture,
             gconstpointer  data)
{
  g_autoptr (GPtrArray) choosers = NULL;
  g_autoptr (GPtrArray) rows = NULL;
  GtkWidget *page = open_page (fixture);

  FAQ_WAIT_UNTIL (is_seen (page, "Nothing recorded in this period"));
  choosers = faq_fixture_find_all (page, GUICHET_TYPE_PERIOD_CHOOSER);
  keep (fixture, *guichet_period_chooser_get (g_ptr_array_index (choosers, 0)));
  store (fixture);
  FAQ_WAIT_UNTIL (is_seen (page, "1 Demande recorded"));
  FAQ_WAIT_UNTIL (is_seen (page, "Demandes recorded"));
  g_assert_true (is_seen (page, "2 on the Portail, 1 here\nWhat is missing here comes with the "
                                "next synchronisation."));
  g_assert_true (is_seen (page, "0, on the Portail and here"));
  g_assert_true (is_seen (page, "Demandes on paie"));
  g_assert_false (is_seen (page, "Demandes on finances"));
  rows = faq_fixture_find_all (page, GUICHET_TYPE_PORTAL_ROW);
  g_assert_cmpuint (rows->len, ==, 7);
}

/* Nothing kept, nobody to ask: said, and no list. */
static void
test_portal_unknown (FaqFixture    *fixture,
                     gconstpointer  data)
{
  GtkWidget *page;
  g_autoptr (GPtrArray) rows = NULL;

  store (fixture);
  page = open_page (fixture);
  FAQ_WAIT_UNTIL (is_seen (page, "No service is known that could be asked."));
  rows = faq_fixture_find_all (page, GUICHET_TYPE_PORTAL_ROW);
  g_assert_cmpuint (rows->len, ==, 0);
}

int
main (int    argc,
      char **argv)
{
  faq_fixture_initialise (&argc, &argv);
  FAQ_TEST ("/statistics-page/empty", test_empty);
  FAQ_TEST ("/statistics-page/counts-what-comes", test_counts_what_comes);
  FAQ_TEST ("/statistics-page/another-period", test_another_period);
  FAQ_TEST ("/statistics-page/tables", test_tables);
  FAQ_TEST ("/statistics-page/portal", test_portal);
  FAQ_TEST ("/statistics-page/portal-unknown", test_portal_unknown);
  return g_test_run ();
}
