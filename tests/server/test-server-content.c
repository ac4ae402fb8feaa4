/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "guichet-server-content.h"

#include <string.h>

#define ID "6f1de5a8-6d0e-4c06-a6a1-3a3a7d6c0001"
#define SHA "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
#define HEAD "{\"id\":\"" ID "\",\"written_at\":\"2026-05-07T10:00:00Z\",\"title\":\"T\""
#define FILE_(id, name, type, size) \
  "{\"id\":\"" id "\",\"name\":\"" name "\",\"media_type\":\"" type "\",\"size\":" size \
  ",\"sha256\":\"" SHA "\"}"

static char *
explain (const char *json)
{
  g_autoptr (JsonNode) node = json_from_string (json, NULL);
  g_auto (GuichetServerChecks) checks = { NULL };
  g_autoptr (GuichetServerWriting) writing = NULL;

  guichet_server_checks_init (&checks, json_node_get_object (node));
  writing = guichet_server_content_read_demande (&checks, ID);
  return guichet_server_checks_explain (&checks);
}

static void
test_demande (void)
{
  g_autofree char *long_title = g_strnfill (201, 'x');
  g_autofree char *too_long =
    g_strconcat ("{\"id\":\"" ID "\",\"written_at\":\"2026-05-07T10:00:00Z\",\"title\":\"",
                 long_title, "\"}", NULL);
  const struct
  {
    const char *json;
    const char *found;
  } cases[] = {
    { HEAD "}", "" },
    { HEAD ",\"criticality\":null,\"steps\":[],\"unknown\":{}}", "" },
    { HEAD ",\"criticality\":\"grave\"}", "/criticality is none of the words allowed" },
    { HEAD ",\"reproducible\":\"never\"}", "/reproducible is none of the words allowed" },
    { HEAD ",\"steps\":[\"a\",1]}", "/steps/1 is not a string" },
    { HEAD ",\"context\":[]}", "/context is not a string" },
    { too_long, "/title is too long" },
    { "{\"id\":\"6f1de5a8-6d0e-4c06-a6a1-3a3a7d6c0002\",\"title\":\"T\","
      "\"written_at\":\"2026-05-07T10:00:00Z\"}",
      "/id is not the id in the address" },
    { HEAD ",\"attachments\":[" FILE_ (ID, "a.png", "image/png", "1") "]}", "" },
    { HEAD ",\"attachments\":[" FILE_ (ID, "a.png", "image/png", "0") "]}",
      "/attachments/0/size is out of range" },
    { HEAD ",\"attachments\":[" FILE_ (ID, "a/b", "image/png", "1") "]}",
      "/attachments/0/name is not a file's name" },
    { HEAD ",\"attachments\":[" FILE_ (ID, "a", "application/x-evil", "1") "]}",
      "/attachments/0/media_type is not accepted here" },
    { HEAD ",\"attachments\":[" FILE_ (ID, "a", "image/png", "1") ","
      FILE_ (ID, "b", "image/png", "1") "]}",
      "/attachments/1/id is there twice" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *found = explain (cases[i].json);

      g_assert_cmpstr (found, ==, cases[i].found);
    }
}

static void
test_members (void)
{
  g_autoptr (JsonNode) node =
    json_from_string (HEAD ",\"criticality\":\"majeure\",\"progiciel\":\"p\"}", NULL);
  g_auto (GuichetServerChecks) checks = { NULL };
  g_autoptr (GuichetServerWriting) writing = NULL;

  guichet_server_checks_init (&checks, json_node_get_object (node));
  writing = guichet_server_content_read_demande (&checks, ID);
  g_assert_cmpstr (writing->progiciel, ==, "p");
  g_assert_nonnull (strstr (writing->members, "\"criticality_proposed\":\"majeure\""));
  g_assert_null (strstr (writing->members, "\"criticality\":"));
  g_assert_null (strstr (writing->members, "\"id\":"));
}

static void
test_message (void)
{
  static const struct
  {
    const char *json;
    const char *found;
  } cases[] = {
    { "{\"id\":\"" ID "\",\"demande_id\":\"" ID "\",\"text\":\"x\","
      "\"written_at\":\"2026-05-07T10:00:00Z\"}",
      "" },
    { "{\"id\":\"" ID "\",\"demande_id\":\"" ID "\",\"text\":\"\","
      "\"written_at\":\"2026-05-07T10:00:00Z\"}",
      "/text is empty, and nothing is attached" },
    { "{\"id\":\"" ID "\",\"text\":\"x\",\"written_at\":\"2026-05-07T10:00:00Z\"}",
      "/demande_id is missing" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (JsonNode) node = json_from_string (cases[i].json, NULL);
      g_auto (GuichetServerChecks) checks = { NULL };
      g_autoptr (GuichetServerSaying) saying = NULL;
      g_autofree char *found = NULL;

      guichet_server_checks_init (&checks, json_node_get_object (node));
      saying = guichet_server_content_read_message (&checks, ID, ID);
      found = guichet_server_checks_explain (&checks);
      g_assert_cmpstr (found, ==, cases[i].found);
    }
}

static void
test_validation (void)
{
  g_autoptr (JsonNode) node = json_from_string (
    "{\"id\":\"" ID "\",\"demande_id\":\"" ID "\",\"accepted\":\"yes\"}", NULL);
  g_auto (GuichetServerChecks) checks = { NULL };
  g_autoptr (GuichetServerSaying) saying = NULL;
  g_autofree char *found = NULL;

  guichet_server_checks_init (&checks, json_node_get_object (node));
  saying = guichet_server_content_read_validation (&checks, ID, ID);
  found = guichet_server_checks_explain (&checks);
  g_assert_cmpstr (found, ==, "/written_at is missing; /accepted is not a boolean");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/server/content/demande", test_demande);
  g_test_add_func ("/server/content/members", test_members);
  g_test_add_func ("/server/content/message", test_message);
  g_test_add_func ("/server/content/validation", test_validation);
  return g_test_run ();
}
