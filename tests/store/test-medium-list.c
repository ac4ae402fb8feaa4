/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "guichet-medium-list.h"
#include "guichet-medium-table.h"
#include "store-fixture.h"

static gboolean
fill_worker (GuichetConnection  *connection,
             gpointer            data,
             GError            **error)
{
  static const char *const titles[] = { "Guide d’été", "Affiche", "Tutoriel" };

  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    {
      g_autofree char *id = g_strdup_printf ("%08u-0000-4000-8000-000000000000", i);
      g_autofree char *date = g_strdup_printf ("2026-0%u-01", i + 1);
      GuichetMediumFields fields = {
        .id = id, .title = titles[i], .category = "c", .description = "d", .media_type = "m",
        .sha256 = "s", .published_on = date,
      };
      g_autoptr (GuichetMedium) medium = guichet_medium_new (&fields);

      if (!guichet_medium_table_apply (connection, medium, error))
        return FALSE;
    }
  return TRUE;
}

static const char *
first_title (GuichetQueryModel *list)
{
  g_autoptr (GuichetMedium) medium = g_list_model_get_item (G_LIST_MODEL (list), 0);

  return g_intern_string (guichet_medium_get_fields (medium)->title);
}

static void
test_text (StoreFixture  *fixture,
           gconstpointer  data)
{
  g_autoptr (GuichetQueryModel) list = NULL;

  store_fixture_open (fixture);
  list = guichet_medium_list_new (fixture->database, NULL);
  g_assert_true (store_fixture_write (fixture, fill_worker, NULL, NULL));
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, 3);
  g_assert_cmpstr (first_title (list), ==, "Tutoriel");
  guichet_medium_list_set_text (list, "ete");
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, 1);
  g_assert_cmpstr (first_title (list), ==, "Guide d’été");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  STORE_TEST ("/medium-list/text", test_text);
  return g_test_run ();
}
