/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "guichet-json.h"

#include <string.h>

static GuichetJsonTree *
parse (const char  *text,
       GError     **error)
{
  return guichet_json_tree_parse (text, strlen (text), &guichet_json_default_limits, error);
}

static const GuichetJsonItem *
member (GuichetJsonTree *tree,
        const char      *name)
{
  const GuichetJsonItem *item =
    guichet_json_item_find (guichet_json_tree_get_root (tree), name);

  g_assert_nonnull (item);
  return item;
}

static void
test_values (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GuichetJsonTree) tree =
    parse ("{\"text\":\"a\",\"empty\":\"\",\"n\":-7,\"big\":9007199254740991,\"half\":0.5,"
           "\"yes\":true,\"no\":false,\"none\":null,\"list\":[1,[2,3],{\"x\":4}],\"last\":\"z\"}",
           &error);

  g_assert_no_error (error);
  g_assert_cmpstr (member (tree, "text")->text, ==, "a");
  g_assert_cmpstr (member (tree, "empty")->text, ==, "");
  g_assert_cmpint (member (tree, "n")->integer, ==, -7);
  g_assert_cmpint (member (tree, "big")->integer, ==, G_GINT64_CONSTANT (9007199254740991));
  g_assert_cmpint (member (tree, "half")->kind, ==, GUICHET_JSON_KIND_REAL);
  g_assert_cmpint (member (tree, "yes")->integer, ==, TRUE);
  g_assert_cmpint (member (tree, "no")->integer, ==, FALSE);
  g_assert_cmpint (member (tree, "none")->kind, ==, GUICHET_JSON_KIND_NULL);
  g_assert_cmpuint (guichet_json_item_count (member (tree, "list")), ==, 3);
  g_assert_cmpstr (member (tree, "last")->text, ==, "z");
  g_assert_null (guichet_json_item_find (guichet_json_tree_get_root (tree), "x"));
  g_assert_null (guichet_json_item_find (guichet_json_tree_get_root (tree), "tex"));
}

static void
test_escapes (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GuichetJsonTree) tree =
    parse ("{\"a\":\"\\\"\\\\\\/\\b\\f\\n\\r\\t\",\"b\":\"\\u00e9\\ud83d\\ude00\\u20ac|\","
           "\"c\":\"l’été\\n\"}", &error);

  g_assert_no_error (error);
  g_assert_cmpstr (member (tree, "a")->text, ==, "\"\\/\b\f\n\r\t");
  g_assert_cmpstr (member (tree, "b")->text, ==, "é😀€|");
  g_assert_cmpstr (member (tree, "c")->text, ==, "l’été\n");
}

/* What json-glib reads in a text, we read too. */
static void
compare (const GuichetJsonItem *item,
         JsonNode              *node)
{
  if (item->kind == GUICHET_JSON_KIND_OBJECT)
    for (const GuichetJsonItem *one = guichet_json_item_first (item); one;
         one = guichet_json_item_next (item, one))
      {
        g_autofree char *name = g_strndup (one->name, one->name_length);

        compare (one, json_object_get_member (json_node_get_object (node), name));
      }
  else if (item->kind == GUICHET_JSON_KIND_ARRAY)
    {
      guint index = 0;

      for (const GuichetJsonItem *one = guichet_json_item_first (item); one;
           one = guichet_json_item_next (item, one))
        compare (one, json_array_get_element (json_node_get_array (node), index++));
      g_assert_cmpuint (index, ==, json_array_get_length (json_node_get_array (node)));
    }
  else if (item->kind == GUICHET_JSON_KIND_STRING)
    g_assert_cmpstr (item->text, ==, json_node_get_string (node));
  else if (item->kind == GUICHET_JSON_KIND_INTEGER)
    g_assert_cmpint (item->integer, ==, json_node_get_int (node));
  else
    g_assert_false (JSON_NODE_HOLDS_OBJECT (node) || JSON_NODE_HOLDS_ARRAY (node));
}

static void
write_random (GString *text,
              guint    depth)
{
  static const char *const words[] = { "null", "true", "-12", "0.25", "\"\"", "\"a\\nb\"",
                                       "\"\\ud83d\\ude00é\"", "\"\\\\\"", "[]", "{}" };
  const guint kind = (guint) g_test_rand_int_range (0, depth > 4 ? 1 : 3);
  const guint length = (guint) g_test_rand_int_range (0, 4);

  if (kind == 0)
    g_string_append (text, words[g_test_rand_int_range (0, G_N_ELEMENTS (words))]);
  for (guint i = 0; kind > 0 && i <= length; i++)
    {
      g_string_append (text, i > 0 ? " ," : kind == 1 ? "[" : "{");
      if (kind == 2)
        g_string_append_printf (text, "\"m%u\":", i);
      write_random (text, depth + 1);
    }
  if (kind > 0)
    g_string_append_c (text, kind == 1 ? ']' : '}');
}

static void
test_same_as_json_glib (void)
{
  for (guint i = 0; i < 500; i++)
    {
      g_autoptr (GString) text = g_string_new ("{\"root\":");
      g_autoptr (GuichetJsonTree) tree = NULL;
      g_autoptr (JsonNode) node = NULL;
      g_autoptr (GError) error = NULL;

      write_random (text, 0);
      g_string_append_c (text, '}');
      tree = parse (text->str, &error);
      g_assert_no_error (error);
      node = guichet_json_parse_object (text->str, text->len, &guichet_json_default_limits,
                                        &error);
      g_assert_no_error (error);
      compare (guichet_json_tree_get_root (tree), node);
    }
}

static void
test_truncated (void)
{
  const char *text = "{\"a\":[1,\"\\ud83d\\ude00\",{\"b\":null}],\"c\":-1.5e3}";

  for (gsize length = 0; length < strlen (text); length++)
    g_assert_null (guichet_json_tree_parse (text, length, &guichet_json_default_limits, NULL));
}

static void
test_refuses (void)
{
  const GuichetJsonLimits small = { 16, 2, 1 };
  static const char *const texts[] = { "{\"a\":\"0123456789abcdef\"}", "{\"a\":[[1]]}",
                                       "{\"a\":1,\"b\":2}" };
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_assert_null (guichet_json_tree_parse (texts[i], strlen (texts[i]), &small, &error));
      g_assert_error (error, GUICHET_JSON_ERROR, GUICHET_JSON_ERROR_LIMIT);
      g_clear_error (&error);
    }
  g_assert_null (parse ("[]", &error));
  g_assert_error (error, GUICHET_JSON_ERROR, GUICHET_JSON_ERROR_CONTENT);
}

static void
test_fields (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GuichetJsonTree) tree =
    parse ("{\"id\":\"6f1de5a8-6d0e-4c06-a6a1-3a3a7d6c0001\",\"n\":7,\"yes\":true,"
           "\"at\":\"2026-05-07T17:45:00+02:00\",\"list\":[\"a\",\"b\"],\"by\":{\"x\":1}}", &error);
  GuichetJsonFields fields =
    GUICHET_JSON_ITEM_FIELDS (guichet_json_tree_get_root (tree), &error);
  g_auto (GStrv) list = guichet_json_strings (&fields, "list", GUICHET_JSON_REQUIRED, 2, 1);

  g_assert_nonnull (guichet_json_id (&fields, "id", GUICHET_JSON_REQUIRED));
  g_assert_cmpint (guichet_json_integer (&fields, "n", GUICHET_JSON_REQUIRED, 0, 7), ==, 7);
  g_assert_true (guichet_json_boolean (&fields, "yes", GUICHET_JSON_REQUIRED));
  g_assert_cmpint (guichet_json_instant (&fields, "at", GUICHET_JSON_REQUIRED), ==,
                   G_GINT64_CONSTANT (1778168700000));
  g_assert_cmpuint (g_strv_length (list), ==, 2);
  g_assert_nonnull (guichet_json_record (&fields, "by", GUICHET_JSON_REQUIRED));
  g_assert_null (guichet_json_record (&fields, "none", GUICHET_JSON_OPTIONAL));
  g_assert_false (fields.failed);
  g_assert_null (guichet_json_list (&fields, "list", GUICHET_JSON_REQUIRED, 1));
  g_assert_error (error, GUICHET_JSON_ERROR, GUICHET_JSON_ERROR_CONTENT);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/json-tree/values", test_values);
  g_test_add_func ("/json-tree/escapes", test_escapes);
  g_test_add_func ("/json-tree/same-as-json-glib", test_same_as_json_glib);
  g_test_add_func ("/json-tree/truncated", test_truncated);
  g_test_add_func ("/json-tree/refuses", test_refuses);
  g_test_add_func ("/json-tree/fields", test_fields);
  return g_test_run ();
}
