/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "guichet-portal-table.h"
#include "store-fixture.h"

#include <string.h>

static void
put (GuichetConnection *connection,
     const char        *from,
     guint              recorded,
     gint64             asked_at)
{
  g_autofree char *text = g_strdup_printf (
    "{\"from\":\"%s\",\"to\":\"2026-12-31\",\"recorded\":%u,\"by_status\":{},\"by_progiciel\":{},"
    "\"by_criticality\":{},\"prise_en_charge\":{\"on_time\":0,\"late\":0,\"pending\":0}}",
    from, recorded);
  g_autoptr (GError) error = NULL;
  g_autoptr (GuichetPortalFigures) figures =
    guichet_portal_figures_from_text (text, strlen (text), &error);

  g_assert_no_error (error);
  g_assert_true (guichet_portal_table_put (connection, figures, asked_at, &error));
  g_assert_no_error (error);
}

static void
test_last_said (StoreFixture  *fixture,
                gconstpointer  data)
{
  g_autoptr (GuichetConnection) connection = store_fixture_connect (fixture);
  const GuichetDay from = guichet_day_new (2026, 1, 1), to = guichet_day_new (2027, 1, 1);
  g_autoptr (GuichetPortalFigures) found = NULL;
  g_autoptr (GError) error = NULL;
  gint64 asked_at = 1;

  g_assert_null (guichet_portal_table_find (connection, from, to, &asked_at, &error));
  g_assert_cmpint (asked_at, ==, 0);
  put (connection, "2026-01-01", 3, 1000);
  put (connection, "2026-01-01", 4, 2000);
  put (connection, "2026-02-01", 5, 3000);
  found = guichet_portal_table_find (connection, from, to, &asked_at, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (found->recorded, ==, 4);
  g_assert_cmpint (asked_at, ==, 2000);
  g_assert_null (guichet_portal_table_find (connection, from, to - 1, &asked_at, &error));
}

/* Whoever leafs through periods does not fill the disk; the least recently asked go. */
static void
test_forgets (StoreFixture  *fixture,
              gconstpointer  data)
{
  g_autoptr (GuichetConnection) connection = store_fixture_connect (fixture);
  const GuichetDay to = guichet_day_new (2027, 1, 1);
  gint64 asked_at;

  for (int i = 0; i < 150; i++)
    {
      g_autofree char *from = guichet_day_format (guichet_day_new (2026, 1, 1) + i);

      put (connection, from, 1, i + 1);
    }
  for (int i = 0; i < 150; i++)
    {
      g_autoptr (GuichetPortalFigures) found = guichet_portal_table_find (
        connection, guichet_day_new (2026, 1, 1) + i, to, &asked_at, NULL);

      g_assert_true ((found != NULL) == (i >= 50));
    }
}

/* What cannot be read any more is as good as never asked. */
static void
test_unreadable (StoreFixture  *fixture,
                 gconstpointer  data)
{
  g_autoptr (GuichetConnection) connection = store_fixture_connect (fixture);
  const GuichetDay from = guichet_day_new (2026, 1, 1), to = guichet_day_new (2027, 1, 1);
  g_autoptr (GError) error = NULL;
  gint64 asked_at = 1;

  put (connection, "2026-01-01", 3, 1000);
  guichet_connection_execute (connection, "UPDATE portal_figures SET text = '{}'", &error);
  g_assert_null (guichet_portal_table_find (connection, from, to, &asked_at, &error));
  g_assert_no_error (error);
  g_assert_cmpint (asked_at, ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  STORE_TEST ("/portal-table/last-said", test_last_said);
  STORE_TEST ("/portal-table/forgets", test_forgets);
  STORE_TEST ("/portal-table/unreadable", test_unreadable);
  return g_test_run ();
}
