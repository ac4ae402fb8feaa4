/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "guichet-server-checks.h"

static JsonNode *
parse (const char *text)
{
  return json_from_string (text, NULL);
}

typedef struct
{
  const char *json;
  char kind;
  const char *finding;
} Case;

static void
read_member (GuichetServerChecks *checks,
             char                 kind)
{
  static const char *const words[] = { "one", "two", NULL };

  switch (kind)
    {
    case 't': guichet_server_checks_text (checks, "x", 1, 5); break;
    case 'o': guichet_server_checks_text (checks, "x", 0, 5); break;
    case 'l': guichet_server_checks_line (checks, "x", 1, 5); break;
    case 'w': guichet_server_checks_word (checks, "x", words); break;
    case 'd': guichet_server_checks_id (checks, "x"); break;
    case 's': guichet_server_checks_sha256 (checks, "x"); break;
    case 'D': guichet_server_checks_date (checks, "x"); break;
    case 'i': guichet_server_checks_instant (checks, "x", TRUE); break;
    case 'n': guichet_server_checks_integer (checks, "x", 0, 9); break;
    case 'b': guichet_server_checks_boolean (checks, "x"); break;
    default: guichet_server_checks_array (checks, "x", TRUE, 2); break;
    }
}

static void
test_members (void)
{
  static const Case cases[] = {
    { "{\"x\":\"abc\"}", 't', NULL },
    { "{\"x\":\"éééée\"}", 't', NULL },
    { "{\"x\":\"a\\nb\"}", 't', NULL },
    { "{\"x\":\"a\\nb\"}", 'l', "/x holds a control character" },
    { "{\"x\":\"a\\u0007\"}", 't', "/x holds a control character" },
    { "{\"x\":\"a\\u0085\"}", 't', "/x holds a control character" },
    { "{\"x\":\"\"}", 't', "/x is empty" },
    { "{\"x\":\"  \"}", 'l', "/x is blank" },
    { "{\"x\":\"abcdef\"}", 't', "/x is too long" },
    { "{\"x\":7}", 't', "/x is not a string" },
    { "{}", 't', "/x is missing" },
    { "{\"x\":null}", 't', "/x is missing" },
    { "{\"x\":null}", 'o', NULL },
    { "{}", 'w', NULL },
    { "{\"x\":\"two\"}", 'w', NULL },
    { "{\"x\":\"three\"}", 'w', "/x is none of the words allowed" },
    { "{\"x\":\"6f1de5a8-6d0e-4c06-a6a1-3a3a7d6c0001\"}", 'd', NULL },
    { "{\"x\":\"6F1DE5A8-6d0e-4c06-a6a1-3a3a7d6c0001\"}", 'd', "/x is not a UUID in lower case" },
    { "{\"x\":\"abc\"}", 's', "/x is not a SHA-256 in lower-case hexadecimal" },
    { "{\"x\":\"2026-02-29\"}", 'D', "/x is not a date" },
    { "{\"x\":\"2028-02-29\"}", 'D', NULL },
    { "{\"x\":\"2026-05-07T10:00:00\"}", 'i', "/x is not an RFC 3339 instant" },
    { "{\"x\":\"2026-05-07T10:00:00Z\"}", 'i', NULL },
    { "{\"x\":10}", 'n', "/x is out of range" },
    { "{\"x\":1.5}", 'n', "/x is not an integer" },
    { "{\"x\":9}", 'n', NULL },
    { "{\"x\":1}", 'b', "/x is not a boolean" },
    { "{\"x\":[1,2,3]}", 'a', "/x has too many items" },
    { "{\"x\":{}}", 'a', "/x is not an array" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (JsonNode) node = parse (cases[i].json);
      g_auto (GuichetServerChecks) checks = { NULL };
      g_autofree char *found = NULL;

      guichet_server_checks_init (&checks, json_node_get_object (node));
      read_member (&checks, cases[i].kind);
      found = guichet_server_checks_explain (&checks);
      g_assert_cmpstr (found, ==, cases[i].finding ? cases[i].finding : "");
      g_assert_cmpint (guichet_server_checks_passed (&checks), ==, cases[i].finding == NULL);
    }
}

/* Every fault is told, each with its place. */
static void
test_items (void)
{
  g_autoptr (JsonNode) node = parse ("{\"list\":[{\"x\":1},7,{}]}");
  g_auto (GuichetServerChecks) checks = { NULL };
  g_autofree char *found = NULL;
  JsonArray *array;

  guichet_server_checks_init (&checks, json_node_get_object (node));
  array = guichet_server_checks_array (&checks, "list", TRUE, 9);
  for (guint i = 0; i < 3; i++)
    {
      g_auto (GuichetServerChecks) item = { NULL };

      guichet_server_checks_item (&item, &checks, "list", array, i);
      guichet_server_checks_text (&item, "x", 1, 9);
    }
  found = guichet_server_checks_explain (&checks);
  g_assert_cmpstr (found, ==,
                   "/list/0/x is not a string; /list/1 is not an object; /list/2/x is missing");
}

static void
test_file_names (void)
{
  static const char *const good[] = { "a.png", "Écran 1.jpeg", ".profile", "a..b" };
  static const char *const bad[] = { "",        ".",  "..",           "a/b",        "a\\b",
                                     "a\nb",    "\x7f", "a\xe2\x80\xaegnp", "\xff\xfe" };
  g_autofree char *longest = g_strnfill (256, 'a');

  for (guint i = 0; i < G_N_ELEMENTS (good); i++)
    g_assert_true (guichet_server_is_file_name (good[i]));
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    g_assert_false (guichet_server_is_file_name (bad[i]));
  g_assert_false (guichet_server_is_file_name (longest));
  g_assert_true (guichet_server_is_file_name (longest + 1));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/server/checks/members", test_members);
  g_test_add_func ("/server/checks/items", test_items);
  g_test_add_func ("/server/checks/file-names", test_file_names);
  return g_test_run ();
}
