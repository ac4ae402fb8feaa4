/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "guichet-demande-row.h"
#include "store-fixture.h"

/* Every property, whatever is added to a Demande one day, must come back from its row. */
static void
set_everything (GObject *object)
{
  g_autofree GParamSpec **specs = NULL;
  static const char *const steps[] = { "Un", "", "Trois \"é\"\n", NULL };
  guint n_specs;

  specs = g_object_class_list_properties (G_OBJECT_GET_CLASS (object), &n_specs);
  for (guint i = 0; i < n_specs; i++)
    {
      g_autofree char *text = g_strdup_printf ("%s à 100 %%", specs[i]->name);

      if (specs[i]->flags & G_PARAM_CONSTRUCT_ONLY)
        continue;
      if (G_IS_PARAM_SPEC_STRING (specs[i]))
        g_object_set (object, specs[i]->name, text, NULL);
      else if (G_IS_PARAM_SPEC_INT64 (specs[i]))
        g_object_set (object, specs[i]->name, G_GINT64_CONSTANT (1778144400000) + i, NULL);
      else if (G_IS_PARAM_SPEC_ENUM (specs[i]) || G_IS_PARAM_SPEC_BOOLEAN (specs[i]))
        g_object_set (object, specs[i]->name, 1, NULL);
      else
        g_object_set (object, specs[i]->name, steps, NULL);
    }
}

static void
assert_equal (GObject *one,
              GObject *other)
{
  g_autofree GParamSpec **specs = NULL;
  guint n_specs;

  specs = g_object_class_list_properties (G_OBJECT_GET_CLASS (one), &n_specs);
  for (guint i = 0; i < n_specs; i++)
    {
      g_auto (GValue) a = G_VALUE_INIT;
      g_auto (GValue) b = G_VALUE_INIT;

      g_object_get_property (one, specs[i]->name, &a);
      g_object_get_property (other, specs[i]->name, &b);
      if (G_IS_PARAM_SPEC_BOXED (specs[i]))
        g_assert_cmpstrv (g_value_get_boxed (&a), g_value_get_boxed (&b));
      else
        g_assert_cmpint (g_param_values_cmp (specs[i], &a, &b), ==, 0);
    }
}

static void
test_whole (StoreFixture  *fixture,
            gconstpointer  data)
{
  g_autoptr (GuichetConnection) connection = store_fixture_connect (fixture);
  g_autoptr (GuichetDemande) demande = guichet_demande_new (NULL);
  g_autoptr (GuichetDemande) read = NULL;
  g_autoptr (GuichetDemande) blank = guichet_demande_new (guichet_demande_get_id (demande));
  g_autoptr (GuichetDemande) again = NULL;

  set_everything (G_OBJECT (demande));
  g_assert_true (guichet_demande_row_write (connection, demande, NULL));
  read = guichet_demande_row_find (connection, guichet_demande_get_id (demande), TRUE, NULL);
  assert_equal (G_OBJECT (demande), G_OBJECT (read));
  g_assert_true (guichet_demande_row_write (connection, blank, NULL));
  again = guichet_demande_row_find (connection, guichet_demande_get_id (demande), TRUE, NULL);
  assert_equal (G_OBJECT (blank), G_OBJECT (again));
}

static void
test_load (StoreFixture  *fixture,
           gconstpointer  data)
{
  g_autoptr (GuichetConnection) connection = store_fixture_connect (fixture);
  g_autoptr (GuichetDemande) demande = guichet_demande_new (NULL);
  g_autoptr (GObject) first = NULL;
  g_autoptr (GObject) second = NULL;

  set_everything (G_OBJECT (demande));
  g_assert_true (guichet_demande_row_write (connection, demande, NULL));
  first = guichet_demande_row_load (connection, 1, NULL, NULL, NULL);
  assert_equal (G_OBJECT (demande), first);
  second = guichet_demande_row_load (connection, 1, first, NULL, NULL);
  g_assert_true (first == second);
  g_assert_null (guichet_demande_row_load (connection, 2, NULL, NULL, NULL));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  STORE_TEST ("/demande-row/whole", test_whole);
  STORE_TEST ("/demande-row/load", test_load);
  return g_test_run ();
}
