/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "guichet-server-fixture.h"

#include <glib/gstdio.h>
#include <string.h>

/* Runs the program with these arguments alone. */
static int G_GNUC_NULL_TERMINATED
run (char **output,
     ...)
{
  g_autoptr (GPtrArray) arguments = g_ptr_array_new ();
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GError) error = NULL;
  va_list rest;

  g_ptr_array_add (arguments, (gpointer) g_getenv ("GUICHET_SERVER"));
  va_start (rest, output);
  do
    g_ptr_array_add (arguments, va_arg (rest, char *));
  while (arguments->pdata[arguments->len - 1]);
  va_end (rest);
  process = g_subprocess_newv ((const char *const *) arguments->pdata,
                               G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_MERGE,
                               &error);
  g_assert_no_error (error);
  g_subprocess_communicate_utf8 (process, NULL, NULL, output, NULL, &error);
  g_assert_no_error (error);
  return g_subprocess_get_exit_status (process);
}

static void
test_usage (void)
{
  g_autofree char *folder = g_dir_make_tmp ("guichet-server-XXXXXX", NULL);

  g_assert_cmpint (run (NULL, NULL), ==, 2);
  g_assert_cmpint (run (NULL, "nonsense", NULL), ==, 2);
  g_assert_cmpint (run (NULL, "--nonsense", NULL), ==, 2);
  g_assert_cmpint (run (NULL, "--data-dir", folder, "word", NULL), ==, 2);
  g_assert_cmpint (run (NULL, "--data-dir", folder, "--cert", "x", NULL), ==, 2);
  g_assert_cmpint (run (NULL, "--data-dir", folder, "--fault", "x", NULL), ==, 2);
  g_assert_cmpint (run (NULL, "--data-dir", folder, "--listen", "nowhere.example:1", NULL), ==, 1);
  g_assert_cmpint (run (NULL, "--data-dir", "/proc/none", NULL), ==, 1);
  g_assert_cmpint (run (NULL, "token", NULL), ==, 2);
  g_assert_cmpint (run (NULL, "import", "--data-dir", folder, NULL), ==, 2);
  g_assert_cmpint (run (NULL, "import", "--data-dir", folder, "/absent", NULL), ==, 1);
  g_assert_cmpint (run (NULL, "agent", "--data-dir", folder, "close", NULL), ==, 2);
  g_assert_cmpint (run (NULL, "agent", "--data-dir", folder, "close", "D-2026-0001", NULL), ==, 1);
}

static void
test_help (void)
{
  static const char *const words[] = { "--data-dir", "--listen", "--cert",  "--self-signed",
                                       "--demo",     "--fault",  "token",   "import",
                                       "agent",      "drip=MS",  "GUICHET_NOW" };
  g_autofree char *help = NULL;
  g_autofree char *agent = NULL;

  g_assert_cmpint (run (&help, "--help", NULL), ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    g_assert_nonnull (strstr (help, words[i]));
  g_assert_cmpint (run (&agent, "agent", "--help", NULL), ==, 0);
  g_assert_nonnull (strstr (agent, "out-of-scope"));
}

static void
test_subject (void)
{
  static const char id[] = "6f1de5a8-6d0e-4c06-a6a1-3a3a7d6c0001";
  g_autoptr (GuichetServerFixture) server = guichet_server_fixture_new ();
  g_autofree char *path = g_strconcat ("/v1/demandes/", id, NULL);
  g_autofree char *json = g_strdup_printf (
    "{\"id\":\"%s\",\"title\":\"T\",\"written_at\":\"2026-05-07T10:00:00Z\"}", id);
  g_autoptr (GuichetServerReply) put = NULL;
  g_autoptr (GuichetServerReply) reply = NULL;
  g_autoptr (JsonNode) node = NULL;

  guichet_server_fixture_start (server, NULL);
  g_clear_pointer (&server->token, g_free);
  g_assert_cmpint (guichet_server_fixture_run (server, &server->token, "token", "--subject",
                                               "Mairie d’Orléans", NULL),
                   ==, 0);
  g_strchomp (server->token);
  put = guichet_server_fixture_put (server, path, json);
  guichet_server_reply_is (put, 201, NULL);
  reply = guichet_server_fixture_get (server, path);
  node = guichet_server_reply_json (reply);
  g_assert_cmpstr (json_object_get_string_member (json_node_get_object (node), "author"), ==,
                   "Mairie d’Orléans");
}

/* All the Demandes, or none; what is said comes from a file. */
static void
test_agent (void)
{
  static const char id[] = "6f1de5a8-6d0e-4c06-a6a1-3a3a7d6c0001";
  g_autoptr (GuichetServerFixture) server = guichet_server_fixture_new ();
  g_autofree char *path = g_strconcat ("/v1/demandes/", id, NULL);
  g_autofree char *json = g_strdup_printf (
    "{\"id\":\"%s\",\"title\":\"T\",\"written_at\":\"2026-05-07T10:00:00Z\"}", id);
  g_autofree char *text = guichet_server_fixture_save (server, "text", "Bonjour.\n");
  g_autofree char *binary = guichet_server_fixture_save (server, "binary", "\xff\xfe");
  g_autoptr (GuichetServerReply) put = NULL;
  g_autoptr (GuichetServerReply) feed = NULL;

  guichet_server_fixture_start (server, NULL);
  put = guichet_server_fixture_put (server, path, json);
  guichet_server_reply_is (put, 201, NULL);
  g_assert_cmpint (
    guichet_server_fixture_run (server, NULL, "agent", "take-charge", id, "nobody", NULL), ==, 1);
  g_assert_cmpint (guichet_server_fixture_run (server, NULL, "agent", "message", "--text-file",
                                               binary, id, NULL),
                   ==, 1);
  g_assert_cmpint (guichet_server_fixture_run (server, NULL, "agent", "message", "--text-file",
                                               text, "6f1de5a8", NULL),
                   ==, 0);
  feed = guichet_server_fixture_get (server, "/v1/demandes");
  {
    g_autofree char *body = g_strndup (g_bytes_get_data (feed->body, NULL),
                                       g_bytes_get_size (feed->body));

    g_assert_nonnull (strstr (body, "Bonjour.\\n"));
    g_assert_null (strstr (body, "\"kind\":\"prise_en_charge\""));
  }
}

/* What the commands and the service leave is for their owner alone. */
static void
test_modes (void)
{
  g_autoptr (GuichetServerFixture) server = guichet_server_fixture_new ();
  g_autoptr (GDir) dir = NULL;
  const char *name;

  guichet_server_fixture_start (server, NULL);
  dir = g_dir_open (server->folder, 0, NULL);
  while ((name = g_dir_read_name (dir)))
    {
      g_autofree char *path = g_build_filename (server->folder, name, NULL);
      GStatBuf status;

      g_assert_cmpint (g_stat (path, &status), ==, 0);
      g_assert_cmpuint (status.st_mode & 077, ==, 0);
    }
}

/* A client that connects and then says nothing keeps no service from ending. */
static void
test_silent_client (void)
{
  g_autoptr (GuichetServerFixture) server = guichet_server_fixture_new ();
  g_autoptr (GSocketClient) client = g_socket_client_new ();
  g_autoptr (GSocketConnection) silent = NULL;
  g_autoptr (GuichetServerReply) reply = NULL;
  g_autoptr (GError) error = NULL;
  gint64 start;

  guichet_server_fixture_start (server, NULL);
  silent = g_socket_client_connect_to_uri (client, server->address, 443, NULL, &error);
  g_assert_no_error (error);
  reply = guichet_server_fixture_get (server, "/v1");
  guichet_server_reply_is (reply, 200, NULL);
  start = g_get_monotonic_time ();
  g_assert_cmpint (guichet_server_fixture_stop (server), ==, 0);
  g_assert_cmpint (g_get_monotonic_time () - start, <, 10 * G_USEC_PER_SEC);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/server/commands/usage", test_usage);
  g_test_add_func ("/server/commands/help", test_help);
  g_test_add_func ("/server/commands/subject", test_subject);
  g_test_add_func ("/server/commands/agent", test_agent);
  g_test_add_func ("/server/commands/modes", test_modes);
  g_test_add_func ("/server/commands/silent-client", test_silent_client);
  return g_test_run ();
}
