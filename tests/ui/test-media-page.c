/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "faq-fixture.h"
#include "guichet-blob-store.h"
#include "guichet-media-page.h"
#include "guichet-medium-row.h"
#include "guichet-medium-table.h"

#include <string.h>

static gboolean
store_worker (GuichetConnection  *connection,
              gpointer            data,
              GError            **error)
{
  return guichet_medium_table_apply (connection, data, error);
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
store (FaqFixture *fixture,
       const char *title,
       const char *sha256)
{
  const GuichetMediumFields fields = {
    .id = FAQ_FIRST, .title = title, .category = "Guides", .description = "Trois pages.",
    .media_type = "application/pdf", .size = 2000, .sha256 = sha256,
    .published_on = "2026-03-02",
  };
  g_autoptr (GuichetMedium) medium = guichet_medium_new (&fields);
  gboolean done = FALSE;

  guichet_database_write_async (fixture->database, store_worker, medium, NULL, NULL, stored_cb,
                                &done);
  FAQ_WAIT_UNTIL (done);
}

static GtkWidget *
open_page (FaqFixture *fixture)
{
  GtkWidget *page = guichet_media_page_new (fixture->sync, fixture->database, fixture->clock);

  faq_fixture_present (fixture, page);
  return page;
}

static AdwActionRow *
find_row (GtkWidget *page)
{
  g_autoptr (GPtrArray) rows = faq_fixture_find_all (page, GUICHET_TYPE_MEDIUM_ROW);

  return rows->len > 0 ? g_ptr_array_index (rows, 0) : NULL;
}

static void
test_empty (FaqFixture    *fixture,
            gconstpointer  data)
{
  GtkWidget *page = open_page (fixture);

  g_assert_true (gtk_widget_get_mapped (faq_fixture_find_text (page, "No document yet")));
}

static void
test_row (FaqFixture    *fixture,
          gconstpointer  data)
{
  g_autofree char *sha256 = faq_fixture_keep_image (fixture);
  GtkWidget *page = open_page (fixture);

  store (fixture, "Guide <b>2026</b>", sha256);
  FAQ_WAIT_UNTIL (find_row (page));
  g_assert_nonnull (faq_fixture_find_text (page, "Guide <b>2026</b>"));
  g_assert_nonnull (strstr (adw_action_row_get_subtitle (find_row (page)), "Trois pages.\nGuides"));
  g_assert_nonnull (strstr (adw_action_row_get_subtitle (find_row (page)), "on this computer"));
}

/* What cannot be had is said in the row, and the row can be tried again. */
static void
test_unavailable (FaqFixture    *fixture,
                  gconstpointer  data)
{
  g_autofree char *sha256 = g_strnfill (64, 'b');
  GtkWidget *page = open_page (fixture);

  store (fixture, "Guide", sha256);
  FAQ_WAIT_UNTIL (find_row (page));
  g_signal_emit_by_name (find_row (page), "activated");
  FAQ_WAIT_UNTIL (gtk_widget_has_css_class (GTK_WIDGET (find_row (page)), "error"));
  g_assert_nonnull (strstr (adw_action_row_get_subtitle (find_row (page)), "No service is known"));
}

int
main (int    argc,
      char **argv)
{
  faq_fixture_initialise (&argc, &argv);
  FAQ_TEST ("/media-page/empty", test_empty);
  FAQ_TEST ("/media-page/row", test_row);
  FAQ_TEST ("/media-page/unavailable", test_unavailable);
  return g_test_run ();
}
