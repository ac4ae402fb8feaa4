/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "guichet-account-registry.h"

#include <string.h>

#define ONE "7d1f3c1e-5b7a-4c56-9c1c-0d6c1a2b3c4d"
#define TWO "11111111-5b7a-4c56-9c1c-0d6c1a2b3c4d"
#define HEAD "{\"format\":\"guichet-accounts/1\",\"accounts\":["
#define ENTRY(id, name, folder)                                                                    \
  "{\"id\":\"" id "\",\"name\":\"" name "\",\"folder\":\"" folder "\"}"

static gboolean
parse (const char  *text,
       GListStore **entries,
       char       **current,
       GError     **error)
{
  *entries = g_list_store_new (GUICHET_TYPE_ACCOUNT_ENTRY);
  return guichet_account_registry_parse (text, strlen (text), *entries, current, error);
}

static void
test_round_trip (void)
{
  g_autoptr (GListStore) entries = g_list_store_new (GUICHET_TYPE_ACCOUNT_ENTRY);
  g_autoptr (GuichetAccountEntry) one = guichet_account_entry_new (ONE, "Mairie", "default");
  g_autoptr (GuichetAccountEntry) two = guichet_account_entry_new (TWO, "Agglo \"2\" é", TWO);
  g_autoptr (GListStore) again = NULL;
  g_autoptr (GuichetAccountEntry) last = NULL;
  g_autofree char *text = NULL;
  g_autofree char *current = NULL;
  g_autoptr (GError) error = NULL;

  g_list_store_append (entries, one);
  g_list_store_append (entries, two);
  text = guichet_account_registry_print (G_LIST_MODEL (entries), TWO);
  g_assert_true (parse (text, &again, &current, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (current, ==, TWO);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (again)), ==, 2);
  last = g_list_model_get_item (G_LIST_MODEL (again), 1);
  g_assert_cmpstr (guichet_account_entry_get_id (last), ==, TWO);
  g_assert_cmpstr (guichet_account_entry_get_name (last), ==, "Agglo \"2\" é");
  g_assert_cmpstr (guichet_account_entry_get_folder (last), ==, TWO);
}

static void
test_hostile (void)
{
  static const char *const texts[] = {
    "",
    "null",
    "[]",
    "{",
    "{}",
    "{\"format\":\"guichet-accounts/2\",\"accounts\":[]}",
    "{\"format\":\"guichet-accounts/1\"}",
    "{\"format\":\"guichet-accounts/1\",\"accounts\":{}}",
    HEAD "null]}",
    HEAD "{}]}",
    HEAD ENTRY ("one", "Mairie", "default") "]}",
    HEAD ENTRY (ONE, "", "default") "]}",
    HEAD ENTRY (ONE, "  ", "default") "]}",
    HEAD ENTRY (ONE, "a\\nb", "default") "]}",
    HEAD ENTRY (ONE, "Mairie", "") "]}",
    HEAD ENTRY (ONE, "Mairie", "..") "]}",
    HEAD ENTRY (ONE, "Mairie", "../other") "]}",
    HEAD ENTRY (ONE, "Mairie", "/etc") "]}",
    HEAD ENTRY (ONE, "Mairie", "a/b") "]}",
    HEAD ENTRY (ONE, "Mairie", "demo") "]}",
    HEAD ENTRY (ONE, "Mairie", "-rf") "]}",
    HEAD ENTRY (ONE, "Mairie", "a\\u0000b") "]}",
    HEAD ENTRY (ONE, "Mairie", "default") "," ENTRY (ONE, "Agglo", "other") "]}",
    HEAD ENTRY (ONE, "Mairie", "default") "," ENTRY (TWO, "Agglo", "default") "]}",
    HEAD ENTRY (ONE, "Mairie", "default") "]} and more",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GListStore) entries = NULL;
      g_autofree char *current = NULL;
      g_autoptr (GError) error = NULL;

      g_test_message ("%s", texts[i]);
      g_assert_false (parse (texts[i], &entries, &current, &error));
      g_assert_nonnull (error);
      g_assert_null (current);
    }
}

static void
test_too_many (void)
{
  g_autoptr (GString) text = g_string_new (HEAD);
  g_autoptr (GListStore) entries = NULL;
  g_autofree char *current = NULL;

  for (guint i = 0; i < 60; i++)
    g_string_append_printf (text,
                            "%s{\"id\":\"7d1f3c1e-5b7a-4c56-9c1c-0d6c1a2b3c%02x\","
                            "\"name\":\"a\",\"folder\":\"f%u\"}",
                            i ? "," : "", i, i);
  g_string_append (text, "]}");
  g_assert_false (parse (text->str, &entries, &current, NULL));
}

/* What is used no more is no fault: then none is. */
static void
test_unknown_current (void)
{
  g_autoptr (GListStore) entries = NULL;
  g_autofree char *current = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (parse ("{\"format\":\"guichet-accounts/1\",\"current\":\"" TWO "\","
                        "\"accounts\":[" ENTRY (ONE, "Mairie", "default") "]}",
                        &entries, &current, &error));
  g_assert_no_error (error);
  g_assert_null (current);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/account-registry/round-trip", test_round_trip);
  g_test_add_func ("/account-registry/hostile", test_hostile);
  g_test_add_func ("/account-registry/too-many", test_too_many);
  g_test_add_func ("/account-registry/unknown-current", test_unknown_current);
  return g_test_run ();
}
