/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "guichet-server-fixture.h"

#include <glib/gstdio.h>
#include <string.h>

#define ID "6f1de5a8-6d0e-4c06-a6a1-3a3a7d6c0001"
/* The technician takes a Demande in charge after about four seconds. */
#define PATIENCE_SECONDS 20

static char *
read_token (GuichetServerFixture *server)
{
  g_autofree char *path = g_build_filename (server->folder, "token", NULL);
  GStatBuf status;
  char *token = NULL;

  g_assert_cmpint (g_stat (path, &status), ==, 0);
  g_assert_cmpuint (status.st_mode & 0777, ==, 0600);
  g_assert_true (g_file_get_contents (path, &token, NULL, NULL));
  return token;
}

static void
use_demo_token (GuichetServerFixture *server)
{
  g_free (server->token);
  server->token = read_token (server);
}

static guint
count (GuichetServerFixture *server,
       const char           *feed,
       const char           *member)
{
  g_autofree char *path = g_strdup_printf ("/v1/%s?limit=500", feed);
  g_autoptr (GuichetServerReply) reply = guichet_server_fixture_get (server, path);
  g_autoptr (JsonNode) node = NULL;

  guichet_server_reply_is (reply, 200, NULL);
  node = guichet_server_reply_json (reply);
  return json_array_get_length (
    json_object_get_array_member (json_node_get_object (node), member));
}

/* Filled once: a second start adds nothing, and keeps the token. */
static void
test_content (void)
{
  g_autoptr (GuichetServerFixture) server = guichet_server_fixture_new ();
  g_autofree char *token = NULL;
  guint n_events;

  guichet_server_fixture_start (server, "--demo", NULL);
  use_demo_token (server);
  token = g_strdup (server->token);
  g_assert_cmpuint (count (server, "demandes", "demandes"), >=, 15);
  g_assert_cmpuint (count (server, "articles", "articles"), >=, 30);
  g_assert_cmpuint (count (server, "media", "media"), >=, 1);
  n_events = count (server, "demandes", "events");
  g_assert_cmpint (guichet_server_fixture_stop (server), ==, 0);
  guichet_server_fixture_start (server, "--demo", NULL);
  use_demo_token (server);
  g_assert_cmpstr (server->token, ==, token);
  g_assert_cmpuint (count (server, "demandes", "events"), ==, n_events);
}

static char *
status_of (GuichetServerFixture *server)
{
  g_autoptr (GuichetServerReply) reply = guichet_server_fixture_get (server, "/v1/demandes/" ID);
  g_autoptr (JsonNode) node = NULL;

  guichet_server_reply_is (reply, 200, NULL);
  node = guichet_server_reply_json (reply);
  return g_strdup (json_object_get_string_member (json_node_get_object (node), "status"));
}

/* A Demande of the client's is taken in charge by itself. */
static void
test_technician (void)
{
  g_autoptr (GuichetServerFixture) server = guichet_server_fixture_new ();
  g_autoptr (GuichetServerReply) put = NULL;
  g_autofree char *status = NULL;

  guichet_server_fixture_start (server, "--demo", NULL);
  use_demo_token (server);
  put = guichet_server_fixture_put (
    server, "/v1/demandes/" ID,
    "{\"id\":\"" ID "\",\"title\":\"T\",\"written_at\":\"2026-05-07T10:00:00Z\"}");
  guichet_server_reply_is (put, 201, NULL);
  for (int i = 0; i < PATIENCE_SECONDS * 2 && g_strcmp0 (status, "prise_en_charge") != 0; i++)
    {
      g_usleep (G_USEC_PER_SEC / 2);
      g_free (status);
      status = status_of (server);
    }
  g_assert_cmpstr (status, ==, "prise_en_charge");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/server/demo/content", test_content);
  g_test_add_func ("/server/demo/technician", test_technician);
  return g_test_run ();
}
