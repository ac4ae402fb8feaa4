/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "guichet-demande.h"

static void
count_cb (GObject    *object,
          GParamSpec *pspec,
          gpointer    data)
{
  ++*(guint *) data;
}

static void
test_new (void)
{
  g_autoptr (GuichetDemande) demande = guichet_demande_new (NULL);

  g_assert_true (g_uuid_string_is_valid (guichet_demande_get_id (demande)));
  for (guint i = 1; i < GUICHET_DEMANDE_N_TEXTS; i++)
    g_assert_cmpstr (guichet_demande_get_text (demande, i), ==, "");
  g_assert_cmpuint (g_strv_length ((char **) guichet_demande_get_steps (demande)), ==, 0);
  g_assert_cmpint (guichet_demande_get_delivery (demande), ==, GUICHET_DELIVERY_DRAFT);
  g_assert_true (guichet_demande_is_editable (demande));
}

static void
test_notifies_once (void)
{
  g_autoptr (GuichetDemande) demande = guichet_demande_new (NULL);
  const char *const steps[] = { "Finances › Clôture", "Valider", NULL };
  guint count = 0;

  g_signal_connect (demande, "notify", G_CALLBACK (count_cb), &count);
  g_object_set (demande, "title", "Clôture refusée", "steps", steps, "criticality-proposed",
                GUICHET_CRITICALITY_MAJEURE, "recorded-at", G_GINT64_CONSTANT (5), NULL);
  g_assert_cmpuint (count, ==, 4);
  g_object_set (demande, "title", "Clôture refusée", "steps", steps, "criticality-proposed",
                GUICHET_CRITICALITY_MAJEURE, "recorded-at", G_GINT64_CONSTANT (5), NULL);
  g_assert_cmpuint (count, ==, 4);
  guichet_demande_set_text (demande, GUICHET_DEMANDE_TITLE, NULL);
  g_assert_cmpstr (guichet_demande_get_title (demande), ==, "");
  g_assert_cmpuint (count, ==, 5);
}

static void
test_every_property (void)
{
  g_autoptr (GuichetDemande) demande = guichet_demande_new (NULL);
  g_autofree GParamSpec **specs = NULL;
  guint length;

  specs = g_object_class_list_properties (G_OBJECT_GET_CLASS (demande), &length);
  for (guint i = 0; i < length; i++)
    {
      g_auto (GValue) value = G_VALUE_INIT;

      g_value_init (&value, specs[i]->value_type);
      g_object_get_property (G_OBJECT (demande), specs[i]->name, &value);
      if (!(specs[i]->flags & G_PARAM_CONSTRUCT_ONLY))
        g_object_set_property (G_OBJECT (demande), specs[i]->name, &value);
    }
  g_assert_cmpuint (length, ==, GUICHET_DEMANDE_N_TEXTS + GUICHET_DEMANDE_N_INSTANTS + 6);
}

static void
test_copy_into (void)
{
  g_autoptr (GuichetDemande) from = guichet_demande_new (NULL);
  g_autoptr (GuichetDemande) into = guichet_demande_new (guichet_demande_get_id (from));
  const char *const steps[] = { "a", NULL };
  guint count = 0;

  g_object_set (from, "title", "T", "status", "livree", "steps", steps, "unread", TRUE, "delivery",
                GUICHET_DELIVERY_SENT, NULL);
  g_signal_connect (into, "notify", G_CALLBACK (count_cb), &count);
  guichet_demande_copy_into (from, into);
  g_assert_cmpuint (count, ==, 5);
  g_assert_cmpint (guichet_demande_get_status (into), ==, GUICHET_STATUS_LIVREE);
  g_assert_false (guichet_demande_is_editable (into));
  guichet_demande_copy_into (from, into);
  g_assert_cmpuint (count, ==, 5);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/demande/new", test_new);
  g_test_add_func ("/demande/notifies-once", test_notifies_once);
  g_test_add_func ("/demande/every-property", test_every_property);
  g_test_add_func ("/demande/copy-into", test_copy_into);
  return g_test_run ();
}
