/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "guichet-server-fixture.h"

#include <string.h>
#include <unistd.h>

#include "guichet-server-store.h"

#define SERVICE_ID "0c9a6a5e-6c5b-4c1e-9f43-2d3b8f1f0a01"

static char *
contract_file (const char *name)
{
  return g_build_filename (g_getenv ("GUICHET_CONTRACT_DIR"), name, NULL);
}

static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* The exchanges, in the order of their names. */
static GPtrArray *
list_exchanges (void)
{
  g_autoptr (GDir) dir = g_dir_open (g_getenv ("GUICHET_CONTRACT_DIR"), 0, NULL);
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);
  const char *name;

  g_assert_nonnull (dir);
  while ((name = g_dir_read_name (dir)))
    if (g_ascii_isdigit (*name) && g_str_has_suffix (name, ".json"))
      g_ptr_array_add (names, g_strdup (name));
  g_ptr_array_sort (names, compare_names);
  return names;
}

static JsonNode *
load (const char *name)
{
  g_autofree char *path = contract_file (name);
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (GError) error = NULL;

  json_parser_load_from_file (parser, path, &error);
  g_assert_no_error (error);
  return json_parser_steal_root (parser);
}

static void
fix_service_id (GuichetServerFixture *server)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GuichetServerStore) store = guichet_server_store_open (server->folder, &error);

  g_assert_no_error (error);
  guichet_server_store_begin (store, GUICHET_SERVER_WRITES);
  guichet_server_store_run (store, "UPDATE meta SET value = ? WHERE key = 'service_id'", "s",
                            SERVICE_ID);
  g_assert_true (guichet_server_store_end (store, NULL));
}

/* Runs a command of up to seven words in the folder of the exchanges. */
static void
set_up (GuichetServerFixture *server,
        JsonArray            *words)
{
  const char *w[8] = { NULL };

  g_assert_cmpuint (json_array_get_length (words), <, G_N_ELEMENTS (w));
  for (guint i = 0; i < json_array_get_length (words); i++)
    w[i] = json_array_get_string_element (words, i);
  g_assert_cmpint (guichet_server_fixture_run (server, NULL, w[0], w[1], w[2], w[3], w[4], w[5],
                                               w[6], NULL),
                   ==, 0);
}

static SoupMessage *
make_request (GuichetServerFixture *server,
              JsonObject           *request)
{
  SoupMessage *message =
    guichet_server_fixture_message (server, json_object_get_string_member (request, "method"),
                                    json_object_get_string_member (request, "path"));
  SoupMessageHeaders *headers = soup_message_get_request_headers (message);
  const char *body = json_object_get_string_member_with_default (request, "body", NULL);
  g_autoptr (GBytes) bytes = body ? g_bytes_new (body, strlen (body)) : NULL;
  JsonObjectIter iter;
  const char *name;
  JsonNode *value;

  if (!json_object_get_boolean_member (request, "token"))
    soup_message_headers_remove (headers, "Authorization");
  if (bytes)
    soup_message_set_request_body_from_bytes (message, NULL, bytes);
  if (!json_object_has_member (request, "headers"))
    return message;
  json_object_iter_init (&iter, json_object_get_object_member (request, "headers"));
  while (json_object_iter_next (&iter, &name, &value))
    soup_message_headers_replace (headers, name, json_node_get_string (value));
  return message;
}

static void
compare_headers (GuichetServerReply *reply,
                 JsonObject         *expected)
{
  JsonObjectIter iter;
  const char *name;
  JsonNode *value;

  json_object_iter_init (&iter, expected);
  while (json_object_iter_next (&iter, &name, &value))
    g_assert_cmpstr (guichet_server_reply_header (reply, name), ==, json_node_get_string (value));
}

/* Gives @node, below @pointer, the value that @from has there. */
static void
copy_member (JsonNode   *node,
             JsonNode   *from,
             const char *pointer)
{
  g_auto (GStrv) path = g_strsplit (pointer + 1, "/", -1);
  guint last = g_strv_length (path) - 1;

  for (guint i = 0; i < last; i++)
    {
      gboolean is_array = JSON_NODE_HOLDS_ARRAY (node);
      guint index = (guint) g_ascii_strtoull (path[i], NULL, 10);

      node = is_array ? json_array_get_element (json_node_get_array (node), index)
                      : json_object_get_member (json_node_get_object (node), path[i]);
      from = is_array ? json_array_get_element (json_node_get_array (from), index)
                      : json_object_get_member (json_node_get_object (from), path[i]);
    }
  json_object_set_member (json_node_get_object (node), path[last],
                          json_node_copy (json_object_get_member (json_node_get_object (from),
                                                                  path[last])));
}

static void
compare_json (GuichetServerReply *reply,
              JsonNode           *expected,
              JsonArray          *varies)
{
  g_autoptr (JsonNode) actual = guichet_server_reply_json (reply);
  g_autofree char *wanted = json_to_string (expected, TRUE);
  g_autofree char *got = NULL;

  for (guint i = 0; varies && i < json_array_get_length (varies); i++)
    copy_member (actual, expected, json_array_get_string_element (varies, i));
  got = json_to_string (actual, TRUE);
  if (!json_node_equal (expected, actual))
    g_assert_cmpstr (got, ==, wanted);
}

static void
compare_bytes (GuichetServerReply *reply,
               JsonObject         *answer)
{
  const char *text = json_object_get_string_member_with_default (answer, "text", NULL);
  const char *base64 = json_object_get_string_member_with_default (answer, "base64", NULL);
  g_autoptr (GBytes) expected = NULL;
  guchar *raw;
  gsize length;

  if (base64)
    {
      raw = g_base64_decode (base64, &length);
      expected = g_bytes_new_take (raw, length);
    }
  else
    expected = g_bytes_new (text ? text : "", text ? strlen (text) : 0);
  g_assert_true (g_bytes_equal (reply->body, expected));
}

static void
replay (GuichetServerFixture *server,
        const char           *name)
{
  g_autoptr (JsonNode) node = load (name);
  JsonObject *exchange = json_node_get_object (node);
  JsonObject *answer = json_object_get_object_member (exchange, "answer");
  JsonArray *setup = json_object_has_member (exchange, "setup")
                       ? json_object_get_array_member (exchange, "setup")
                       : NULL;
  JsonArray *varies = json_object_has_member (exchange, "varies")
                        ? json_object_get_array_member (exchange, "varies")
                        : NULL;
  g_autoptr (SoupMessage) message = NULL;
  g_autoptr (GuichetServerReply) reply = NULL;

  g_test_message ("%s: %s", name, json_object_get_string_member (exchange, "title"));
  for (guint i = 0; setup && i < json_array_get_length (setup); i++)
    set_up (server, json_array_get_array_element (setup, i));
  message = make_request (server, json_object_get_object_member (exchange, "request"));
  reply = guichet_server_fixture_send (server, message);
  guichet_server_reply_is (reply, (guint) json_object_get_int_member (answer, "status"), NULL);
  compare_headers (reply, json_object_get_object_member (answer, "headers"));
  if (json_object_has_member (answer, "json"))
    compare_json (reply, json_object_get_member (answer, "json"), varies);
  else
    compare_bytes (reply, answer);
}

static void
test_all (void)
{
  g_autoptr (GuichetServerFixture) server = guichet_server_fixture_new ();
  g_autoptr (GPtrArray) names = list_exchanges ();

  g_assert_cmpuint (names->len, >, 0);
  fix_service_id (server);
  guichet_server_fixture_start (server, NULL);
  for (guint i = 0; i < names->len; i++)
    replay (server, g_ptr_array_index (names, i));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_setenv ("GUICHET_NOW", "2026-05-07T10:00:00Z", TRUE);
  g_assert_no_errno (chdir (g_getenv ("GUICHET_CONTRACT_DIR")));
  g_test_add_func ("/server/contract/all", test_all);
  return g_test_run ();
}
