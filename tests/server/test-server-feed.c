/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "guichet-server-fixture.h"

#define N_DEMANDES 5

static GuichetServerReply *
page (GuichetServerFixture *server,
      const char           *feed,
      const char           *after,
      const char           *limit)
{
  g_autoptr (GString) path = g_string_new ("/v1/");

  g_string_append_printf (path, "%s?limit=%s", feed, limit);
  if (after)
    g_string_append_printf (path, "&after=%s", after);
  return guichet_server_fixture_get (server, path->str);
}

static JsonObject *
read_page (GuichetServerFixture *server,
           const char           *feed,
           const char           *after,
           const char           *limit,
           JsonNode            **node)
{
  g_autoptr (GuichetServerReply) reply = page (server, feed, after, limit);

  guichet_server_reply_is (reply, 200, NULL);
  g_clear_pointer (node, json_node_unref);
  *node = guichet_server_reply_json (reply);
  return json_node_get_object (*node);
}

static char *
id_of (guint i)
{
  return g_strdup_printf ("6f1de5a8-6d0e-4c06-a6a1-3a3a7d6c%04u", i);
}

static void
record (GuichetServerFixture *server,
        guint                 i)
{
  g_autofree char *id = id_of (i);
  g_autofree char *path = g_strconcat ("/v1/demandes/", id, NULL);
  g_autofree char *json = g_strdup_printf (
    "{\"id\":\"%s\",\"title\":\"T%u\",\"written_at\":\"2026-05-07T10:00:00Z\"}", id, i);
  g_autoptr (GuichetServerReply) reply = guichet_server_fixture_put (server, path, json);

  guichet_server_reply_is (reply, 201, NULL);
}

/* Page after page, every event once and in order, at whatever size of a page. */
static void
test_pages (void)
{
  static const char *const limits[] = { "1", "2", "3", "500" };
  g_autoptr (GuichetServerFixture) server = guichet_server_fixture_new ();

  guichet_server_fixture_start (server, NULL);
  for (guint i = 0; i < N_DEMANDES; i++)
    record (server, i);
  g_assert_cmpint (guichet_server_fixture_run (server, NULL, "agent", "take-charge",
                                               "D-2026-0002", NULL),
                   ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (limits); i++)
    {
      g_autoptr (JsonNode) node = NULL;
      g_autofree char *cursor = NULL;
      gint64 last = 0;
      guint n_events = 0;
      gboolean more = TRUE;

      while (more)
        {
          JsonObject *object = read_page (server, "demandes", cursor, limits[i], &node);
          JsonArray *events = json_object_get_array_member (object, "events");

          for (guint j = 0; j < json_array_get_length (events); j++)
            {
              JsonObject *event = json_array_get_object_element (events, j);

              g_assert_cmpint (json_object_get_int_member (event, "seq"), >, last);
              last = json_object_get_int_member (event, "seq");
              n_events++;
            }
          g_free (cursor);
          cursor = g_strdup (json_object_get_string_member (object, "cursor"));
          more = json_object_get_boolean_member (object, "more");
        }
      g_assert_cmpuint (n_events, ==, N_DEMANDES + 1);
    }
}

/* A page has the Demande as it is now, even where the event is of the past. */
static void
test_snapshot (void)
{
  g_autoptr (GuichetServerFixture) server = guichet_server_fixture_new ();
  g_autoptr (JsonNode) node = NULL;
  JsonObject *object;
  JsonArray *demandes;

  guichet_server_fixture_start (server, NULL);
  record (server, 0);
  guichet_server_fixture_run (server, NULL, "agent", "take-charge", "D-2026-0001", NULL);
  object = read_page (server, "demandes", NULL, "1", &node);
  demandes = json_object_get_array_member (object, "demandes");
  g_assert_cmpuint (json_array_get_length (demandes), ==, 1);
  g_assert_cmpstr (json_object_get_string_member (json_array_get_object_element (demandes, 0),
                                                  "status"),
                   ==, "prise_en_charge");
}

static void
test_removed (void)
{
  g_autoptr (GuichetServerFixture) server = guichet_server_fixture_new ();
  g_autofree char *id = id_of (0);
  g_autofree char *line =
    g_strdup_printf ("{\"type\":\"removed\",\"of\":\"demande\",\"id\":\"%s\"}", id);
  g_autofree char *file = guichet_server_fixture_save (server, "removed.jsonl", line);
  g_autofree char *cursor = NULL;
  g_autoptr (JsonNode) node = NULL;
  JsonObject *object;

  guichet_server_fixture_start (server, NULL);
  record (server, 0);
  object = read_page (server, "demandes", NULL, "9", &node);
  cursor = g_strdup (json_object_get_string_member (object, "cursor"));
  g_assert_cmpint (guichet_server_fixture_run (server, NULL, "import", file, NULL), ==, 0);
  object = read_page (server, "demandes", cursor, "9", &node);
  g_assert_cmpstr (json_array_get_string_element (
                     json_object_get_array_member (object, "removed"), 0),
                   ==, id);
  object = read_page (server, "demandes", NULL, "9", &node);
  g_assert_cmpuint (
    json_array_get_length (json_object_get_array_member (object, "demandes")), ==, 0);
}

static void
test_bad_cursors (void)
{
  static const char *const cursors[] = { "nonsense", "d1-000000000000", "d0", "", "a0-x",
                                         "d-1-000000000000", "d99999999999999999999-1" };
  g_autoptr (GuichetServerFixture) server = guichet_server_fixture_new ();
  g_autoptr (JsonNode) node = NULL;
  const char *cursor;

  guichet_server_fixture_start (server, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cursors); i++)
    {
      g_autoptr (GuichetServerReply) reply = page (server, "demandes", cursors[i], "9");

      guichet_server_reply_is (reply, 410, "cursor-unknown");
    }
  /* One of another feed. */
  cursor = json_object_get_string_member (read_page (server, "articles", NULL, "9", &node),
                                          "cursor");
  {
    g_autoptr (GuichetServerReply) reply = page (server, "demandes", cursor, "9");

    guichet_server_reply_is (reply, 410, "cursor-unknown");
  }
}

static void
test_bad_limits (void)
{
  static const char *const limits[] = { "0", "501", "-1", "x", "", "1.5" };
  g_autoptr (GuichetServerFixture) server = guichet_server_fixture_new ();

  guichet_server_fixture_start (server, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (limits); i++)
    {
      g_autoptr (GuichetServerReply) reply = page (server, "media", NULL, limits[i]);

      guichet_server_reply_is (reply, 400, "malformed");
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_setenv ("GUICHET_NOW", "2026-05-07T10:00:00Z", TRUE);
  g_test_add_func ("/server/feed/pages", test_pages);
  g_test_add_func ("/server/feed/snapshot", test_snapshot);
  g_test_add_func ("/server/feed/removed", test_removed);
  g_test_add_func ("/server/feed/bad-cursors", test_bad_cursors);
  g_test_add_func ("/server/feed/bad-limits", test_bad_limits);
  return g_test_run ();
}
