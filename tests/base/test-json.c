/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "guichet-json.h"

#include <string.h>

static void
test_accepts (void)
{
  static const char *texts[] = {
    "{}", "[]", " [1, -2.5e3, true, false, null, \"é\\u00e9\\ud83d\\ude00\"] ",
    "{\"a\":{\"b\":[{}]}}", "9007199254740991", "-0", "\"\"", "0.1",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (JsonNode) root =
        guichet_json_parse (texts[i], strlen (texts[i]), &guichet_json_default_limits, &error);

      g_assert_no_error (error);
      g_assert_nonnull (root);
    }
}

static void
test_refuses_syntax (void)
{
  static const char *texts[] = {
    "", " ", "{", "[1,]", "{\"a\":1,}", "{'a':1}", "[1] 2", "/* */ 1", "var x = 1", "01", "1.",
    "+1", "1e", "nul", "\"\t\"", "\"\\x\"", "\"\\u0000\"", "\"\\ud800\"", "\"\\ud800\\u0041\"",
    "\"\\udc00\"", "{\"a\":1,\"a\":2}", "{\"\\u0061\":1}", "\"abc", "{\"a\" 1}", "{1:2}", "\xff",
    "\"\xc0\xaf\"", "NaN", "Infinity", "[1 2]",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (guichet_json_check (texts[i], strlen (texts[i]),
                                          &guichet_json_default_limits, &error));
      g_assert_error (error, GUICHET_JSON_ERROR, GUICHET_JSON_ERROR_SYNTAX);
    }
}

static void
test_refuses_numbers (void)
{
  static const char *texts[] = {
    "99999999999999999999", "-9223372036854775809", "9007199254740992", "1e999",
    "0.00000000000000000000000000000000000000001",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (guichet_json_check (texts[i], strlen (texts[i]),
                                          &guichet_json_default_limits, &error));
      g_assert_error (error, GUICHET_JSON_ERROR, GUICHET_JSON_ERROR_LIMIT);
    }
}

static void
test_refuses_depth (void)
{
  const gsize depth = 100000;
  g_autofree char *text = g_malloc (2 * depth);
  g_autoptr (GError) error = NULL;

  memset (text, '[', depth);
  memset (text + depth, ']', depth);
  g_assert_false (
    guichet_json_check (text, 2 * depth, &guichet_json_default_limits, &error));
  g_assert_error (error, GUICHET_JSON_ERROR, GUICHET_JSON_ERROR_LIMIT);
  g_clear_error (&error);
  g_assert_true (guichet_json_check (text + depth - 32, 64, &guichet_json_default_limits, &error));
  g_assert_false (guichet_json_check (text + depth - 33, 66, &guichet_json_default_limits, NULL));
}

static void
test_refuses_size_and_members (void)
{
  const GuichetJsonLimits limits = { 16, 32, 2 };

  g_assert_true (guichet_json_check ("{\"a\":1,\"b\":2}", 13, &limits, NULL));
  g_assert_false (guichet_json_check ("{\"a\":\"0123456789\"}", 18, &limits, NULL));
  g_assert_false (guichet_json_check ("{\"a\":1,\"b\":2,\"c\":3}", 19,
                                      &(GuichetJsonLimits){ 99, 9, 2 },
                                      NULL));
}

static void
test_truncated (void)
{
  const char *text = "{\"id\":\"é\",\"n\":[1,2.5,true,null],\"o\":{\"x\":\"\\u00e9\"}}";

  for (gsize length = 0; length < strlen (text); length++)
    g_assert_false (guichet_json_check (text, length, &guichet_json_default_limits, NULL));
  g_assert_true (guichet_json_check (text, strlen (text), &guichet_json_default_limits, NULL));
}

static void
test_fields (void)
{
  const char *text = "{\"id\":\"6f1de5a8-6d0e-4c06-a6a1-3a3a7d6c0001\",\"n\":7,\"yes\":true,"
                     "\"at\":\"2026-05-07T17:45:00+02:00\",\"list\":[\"a\",\"b\"],\"none\":null}";
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) root =
    guichet_json_parse_object (text, strlen (text), &guichet_json_default_limits, &error);
  GuichetJsonFields fields = GUICHET_JSON_FIELDS (json_node_get_object (root), &error);
  g_auto (GStrv) list = guichet_json_strings (&fields, "list", GUICHET_JSON_REQUIRED, 2, 1);

  g_assert_nonnull (guichet_json_id (&fields, "id", GUICHET_JSON_REQUIRED));
  g_assert_cmpint (guichet_json_integer (&fields, "n", GUICHET_JSON_REQUIRED, 0, 7), ==, 7);
  g_assert_true (guichet_json_boolean (&fields, "yes", GUICHET_JSON_REQUIRED));
  g_assert_cmpint (guichet_json_instant (&fields, "at", GUICHET_JSON_REQUIRED), ==,
                   G_GINT64_CONSTANT (1778168700000));
  g_assert_cmpuint (g_strv_length (list), ==, 2);
  g_assert_null (guichet_json_string (&fields, "none", GUICHET_JSON_OPTIONAL, 9));
  g_assert_false (fields.failed);

  g_assert_null (guichet_json_string (&fields, "none", GUICHET_JSON_REQUIRED, 9));
  g_assert_true (fields.failed);
  g_assert_error (error, GUICHET_JSON_ERROR, GUICHET_JSON_ERROR_CONTENT);
  g_assert_cmpint (guichet_json_integer (&fields, "n", GUICHET_JSON_REQUIRED, 0, 7), ==, 0);
}

static void
test_field_faults (void)
{
  static const struct
  {
    const char *text;
    char kind;
  } cases[] = {
    { "{\"x\":1.5}", 'i' },     { "{\"x\":\"1\"}", 'i' },         { "{\"x\":8}", 'i' },
    { "{\"x\":3}", 's' },       { "{\"x\":\"long\"}", 's' },      { "{\"x\":\"ABC\"}", 'd' },
    { "{\"x\":1}", 'b' },       { "{\"x\":\"2026-05-07\"}", 't' }, { "{\"x\":{}}", 'a' },
    { "{\"x\":[1,2,3]}", 'a' }, { "{\"x\":[1]}", 'v' },           { "{\"x\":[]}", 'o' },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (JsonNode) root =
        guichet_json_parse_object (cases[i].text, strlen (cases[i].text),
                                   &guichet_json_default_limits, &error);
      GuichetJsonFields fields = GUICHET_JSON_FIELDS (json_node_get_object (root), &error);
      g_auto (GStrv) strings = NULL;

      switch (cases[i].kind)
        {
        case 'i': guichet_json_integer (&fields, "x", GUICHET_JSON_REQUIRED, 0, 7); break;
        case 's': guichet_json_string (&fields, "x", GUICHET_JSON_REQUIRED, 3); break;
        case 'd': guichet_json_id (&fields, "x", GUICHET_JSON_REQUIRED); break;
        case 'b': guichet_json_boolean (&fields, "x", GUICHET_JSON_REQUIRED); break;
        case 't': guichet_json_instant (&fields, "x", GUICHET_JSON_REQUIRED); break;
        case 'a': guichet_json_array (&fields, "x", GUICHET_JSON_REQUIRED, 2); break;
        case 'v': strings = guichet_json_strings (&fields, "x", GUICHET_JSON_REQUIRED, 2, 9); break;
        default: guichet_json_object (&fields, "x", GUICHET_JSON_REQUIRED); break;
        }
      g_assert_error (error, GUICHET_JSON_ERROR, GUICHET_JSON_ERROR_CONTENT);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/json/accepts", test_accepts);
  g_test_add_func ("/json/refuses-syntax", test_refuses_syntax);
  g_test_add_func ("/json/refuses-numbers", test_refuses_numbers);
  g_test_add_func ("/json/refuses-depth", test_refuses_depth);
  g_test_add_func ("/json/refuses-size-and-members", test_refuses_size_and_members);
  g_test_add_func ("/json/truncated", test_truncated);
  g_test_add_func ("/json/fields", test_fields);
  g_test_add_func ("/json/field-faults", test_field_faults);
  return g_test_run ();
}
