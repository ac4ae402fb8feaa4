/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "guichet-server-fixture.h"

#include <string.h>

#include "guichet-digest.h"

#define DEMANDE "6f1de5a8-6d0e-4c06-a6a1-3a3a7d6c0001"
#define MESSAGE "6f1de5a8-6d0e-4c06-a6a1-3a3a7d6c0002"
#define FILE_ID "6f1de5a8-6d0e-4c06-a6a1-3a3a7d6c0003"
#define AT "\"written_at\":\"2026-05-07T10:00:00Z\""
#define CONTENT "{\"id\":\"" DEMANDE "\",\"title\":\"Clôture refusée\"," AT "}"
#define SAYING "{\"id\":\"" MESSAGE "\",\"demande_id\":\"" DEMANDE "\",\"text\":\"Voici.\"," AT "}"

static const char *
member (JsonNode   *node,
        const char *name)
{
  return json_object_get_string_member_with_default (json_node_get_object (node), name, NULL);
}

/* Recorded once, told again, never replaced. */
static void
test_idempotency (void)
{
  g_autoptr (GuichetServerFixture) server = guichet_server_fixture_new ();
  g_autoptr (GuichetServerReply) first = NULL;
  g_autoptr (GuichetServerReply) second = NULL;
  g_autoptr (GuichetServerReply) other = NULL;
  g_autoptr (JsonNode) receipt = NULL;
  g_autofree char *sha256 = guichet_digest_of_data (CONTENT, strlen (CONTENT));
  g_autofree char *field = guichet_digest_to_field (sha256);

  guichet_server_fixture_start (server, NULL);
  first = guichet_server_fixture_put (server, "/v1/demandes/" DEMANDE, CONTENT);
  guichet_server_reply_is (first, 201, NULL);
  receipt = guichet_server_reply_json (first);
  g_assert_cmpstr (member (receipt, "id"), ==, DEMANDE);
  g_assert_cmpstr (member (receipt, "content_digest"), ==, field);
  g_assert_cmpstr (member (receipt, "status"), ==, "enregistree");
  second = guichet_server_fixture_put (server, "/v1/demandes/" DEMANDE, CONTENT);
  guichet_server_reply_is (second, 200, NULL);
  g_assert_true (g_bytes_equal (first->body, second->body));
  other = guichet_server_fixture_put (server, "/v1/demandes/" DEMANDE, CONTENT " ");
  guichet_server_reply_is (other, 409, "conflict");
}

/* The same across a restart: nothing of it is in memory. */
static void
test_restart (void)
{
  g_autoptr (GuichetServerFixture) server = guichet_server_fixture_new ();
  g_autoptr (GuichetServerReply) first = NULL;
  g_autoptr (GuichetServerReply) second = NULL;

  guichet_server_fixture_start (server, NULL);
  first = guichet_server_fixture_put (server, "/v1/demandes/" DEMANDE, CONTENT);
  g_assert_cmpint (guichet_server_fixture_stop (server), ==, 0);
  guichet_server_fixture_start (server, NULL);
  second = guichet_server_fixture_put (server, "/v1/demandes/" DEMANDE, CONTENT);
  guichet_server_reply_is (second, 200, NULL);
  g_assert_true (g_bytes_equal (first->body, second->body));
}

static void
test_message (void)
{
  static const char path[] = "/v1/demandes/" DEMANDE "/messages/" MESSAGE;
  g_autoptr (GuichetServerFixture) server = guichet_server_fixture_new ();
  g_autoptr (GuichetServerReply) unknown = NULL;
  g_autoptr (GuichetServerReply) demande = NULL;
  g_autoptr (GuichetServerReply) absent = NULL;
  g_autoptr (GuichetServerReply) first = NULL;
  g_autoptr (GuichetServerReply) second = NULL;
  g_autoptr (GuichetServerReply) receipt = NULL;
  g_autoptr (GuichetServerReply) elsewhere = NULL;
  g_autoptr (JsonNode) snapshot = NULL;

  guichet_server_fixture_start (server, NULL);
  unknown = guichet_server_fixture_put (server, path, SAYING);
  guichet_server_reply_is (unknown, 404, "not-found");
  demande = guichet_server_fixture_put (server, "/v1/demandes/" DEMANDE, CONTENT);
  absent = guichet_server_fixture_get (server, path);
  guichet_server_reply_is (absent, 404, "not-found");
  g_assert_cmpint (guichet_server_fixture_run (server, NULL, "agent", "take-charge", DEMANDE,
                                               NULL),
                   ==, 0);
  g_assert_cmpint (guichet_server_fixture_run (server, NULL, "agent", "ask", DEMANDE, NULL), ==,
                   0);
  first = guichet_server_fixture_put (server, path, SAYING);
  guichet_server_reply_is (first, 201, NULL);
  second = guichet_server_fixture_put (server, path, SAYING);
  guichet_server_reply_is (second, 200, NULL);
  receipt = guichet_server_fixture_get (server, path);
  guichet_server_reply_is (receipt, 200, NULL);
  g_assert_true (g_bytes_equal (receipt->body, first->body));
  /* The same id as something else is another content. */
  elsewhere = guichet_server_fixture_put (server, "/v1/demandes/" MESSAGE, SAYING);
  guichet_server_reply_is (elsewhere, 409, "conflict");
  /* The client has answered: the service waits no longer. */
  {
    g_autoptr (GuichetServerReply) now = guichet_server_fixture_get (server,
                                                                     "/v1/demandes/" DEMANDE);

    snapshot = guichet_server_reply_json (now);
    g_assert_cmpstr (member (snapshot, "status"), ==, "prise_en_charge");
  }
}

static void
test_validation (void)
{
  static const char path[] = "/v1/demandes/" DEMANDE "/validations/" MESSAGE;
  static const char json[] =
    "{\"id\":\"" MESSAGE "\",\"demande_id\":\"" DEMANDE "\",\"accepted\":true," AT "}";
  g_autoptr (GuichetServerFixture) server = guichet_server_fixture_new ();
  g_autoptr (GuichetServerReply) demande = NULL;
  g_autoptr (GuichetServerReply) early = NULL;
  g_autoptr (GuichetServerReply) first = NULL;
  g_autoptr (GuichetServerReply) second = NULL;

  guichet_server_fixture_start (server, NULL);
  demande = guichet_server_fixture_put (server, "/v1/demandes/" DEMANDE, CONTENT);
  early = guichet_server_fixture_put (server, path, json);
  guichet_server_reply_is (early, 422, "invalid");
  guichet_server_fixture_run (server, NULL, "agent", "take-charge", DEMANDE, NULL);
  guichet_server_fixture_run (server, NULL, "agent", "qualify", DEMANDE, "--criticality",
                              "majeure", NULL);
  guichet_server_fixture_run (server, NULL, "agent", "deliver", DEMANDE, "--kind", "workaround",
                              NULL);
  first = guichet_server_fixture_put (server, path, json);
  guichet_server_reply_is (first, 201, NULL);
  /* It is validated now, and yet the same again is the same. */
  second = guichet_server_fixture_put (server, path, json);
  guichet_server_reply_is (second, 200, NULL);
}

static char *
with_attachment (const char *id,
                 GBytes     *content)
{
  g_autofree char *sha256 = guichet_digest_of_bytes (content);

  return g_strdup_printf ("{\"id\":\"%s\",\"title\":\"T\"," AT ",\"attachments\":[{\"id\":\""
                          FILE_ID "\",\"name\":\"a.txt\",\"media_type\":\"text/plain\","
                          "\"size\":%" G_GSIZE_FORMAT ",\"sha256\":\"%s\"}]}",
                          id, g_bytes_get_size (content), sha256);
}

static void
test_attachment (void)
{
  g_autoptr (GuichetServerFixture) server = guichet_server_fixture_new ();
  g_autoptr (GBytes) content = g_bytes_new ("content", 7);
  g_autofree char *json = with_attachment (DEMANDE, content);
  g_autofree char *stolen = with_attachment (MESSAGE, content);
  g_autoptr (GuichetServerReply) missing = NULL;
  g_autoptr (GuichetServerReply) uploaded = NULL;
  g_autoptr (GuichetServerReply) created = NULL;
  g_autoptr (GuichetServerReply) fetched = NULL;
  g_autoptr (GuichetServerReply) other = NULL;

  guichet_server_fixture_start (server, NULL);
  missing = guichet_server_fixture_put (server, "/v1/demandes/" DEMANDE, json);
  guichet_server_reply_is (missing, 422, "upload-missing");
  uploaded = guichet_server_fixture_upload (server, FILE_ID, "a.txt", content);
  guichet_server_reply_is (uploaded, 204, NULL);
  created = guichet_server_fixture_put (server, "/v1/demandes/" DEMANDE, json);
  guichet_server_reply_is (created, 201, NULL);
  fetched = guichet_server_fixture_get (server, "/v1/attachments/" FILE_ID);
  guichet_server_reply_is (fetched, 200, NULL);
  g_assert_true (g_bytes_equal (fetched->body, content));
  other = guichet_server_fixture_put (server, "/v1/demandes/" MESSAGE, stolen);
  guichet_server_reply_is (other, 422, "upload-missing");
}

/* A reply lost after the commit: asking again is harmless. */
static void
test_lost_reply (void)
{
  g_autoptr (GuichetServerFixture) server = guichet_server_fixture_new ();
  g_autoptr (GuichetServerReply) lost = NULL;
  g_autoptr (GuichetServerReply) again = NULL;

  guichet_server_fixture_start (server, "--fault", "PUT /v1/demandes/*:lose-reply:1", NULL);
  lost = guichet_server_fixture_put (server, "/v1/demandes/" DEMANDE, CONTENT);
  g_assert_cmpuint (lost->status, ==, 0);
  again = guichet_server_fixture_put (server, "/v1/demandes/" DEMANDE, CONTENT);
  guichet_server_reply_is (again, 200, NULL);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/server/demandes/idempotency", test_idempotency);
  g_test_add_func ("/server/demandes/restart", test_restart);
  g_test_add_func ("/server/demandes/message", test_message);
  g_test_add_func ("/server/demandes/validation", test_validation);
  g_test_add_func ("/server/demandes/attachment", test_attachment);
  g_test_add_func ("/server/demandes/lost-reply", test_lost_reply);
  return g_test_run ();
}
