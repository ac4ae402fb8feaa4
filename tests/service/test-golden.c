/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The client is given the golden exchanges of tests/contract, each answer byte for byte: what the
 * service is held to is what the client must understand. See tests/contract/README.md.
 */
#include "guichet-digest.h"
#include "guichet-exchange.h"
#include "guichet-service-error.h"
#include "guichet-test-server.h"
#include "guichet-test-wait.h"
#include "guichet-tls.h"
#include "guichet-trust.h"
#include "guichet-wire-reader.h"
#include "guichet-wire.h"

#include <string.h>

#define MOST_BYTES (1024 * 1024)

typedef struct
{
  GuichetTestAuthority *authority;
  GuichetTestServer *server;
  GuichetTransport *transport;
  JsonObject *exchange;
  GError *error;
} Fixture;

static JsonObject *
request_of (Fixture *fixture)
{
  return json_object_get_object_member (fixture->exchange, "request");
}

static JsonObject *
answer_of (Fixture *fixture)
{
  return json_object_get_object_member (fixture->exchange, "answer");
}

static guint
status_of (Fixture *fixture)
{
  return (guint) json_object_get_int_member (answer_of (fixture), "status");
}

/* The answer's body; %NULL for none. */
static GBytes *
body_of (JsonObject *answer)
{
  gsize length;
  guchar *data;

  if (json_object_has_member (answer, "json"))
    {
      char *text = json_to_string (json_object_get_member (answer, "json"), FALSE);

      return g_bytes_new_take (text, strlen (text));
    }
  if (json_object_has_member (answer, "text"))
    {
      const char *text = json_object_get_string_member (answer, "text");

      return g_bytes_new (text, strlen (text));
    }
  if (!json_object_has_member (answer, "base64"))
    return NULL;
  data = g_base64_decode (json_object_get_string_member (answer, "base64"), &length);
  return g_bytes_new_take (data, length);
}

static void
add_header_cb (JsonObject *headers,
               const char *name,
               JsonNode   *value,
               gpointer    reply)
{
  guichet_test_reply_add (reply, name, json_node_get_string (value));
}

/* What whoever replays an answer makes himself: the length, the digest. */
static void
add_body (GuichetTestReply *reply,
          GBytes           *body,
          guint             status)
{
  g_autofree char *sha256 = guichet_digest_of_bytes (body);
  g_autofree char *field = guichet_digest_to_field (sha256);

  guichet_test_reply_set (reply, status, NULL, g_bytes_get_data (body, NULL),
                          (gssize) g_bytes_get_size (body));
  if (status < 400)
    guichet_test_reply_add (reply, "Content-Digest", field);
}

static void
handler (GuichetTestRequest *request,
         GuichetTestReply   *reply,
         gpointer            data)
{
  Fixture *fixture = data;
  JsonObject *answer = answer_of (fixture);
  JsonObject *asked = request_of (fixture);
  g_autoptr (GBytes) body = body_of (answer);
  g_autoptr (GBytes) nothing = g_bytes_new_static ("", 0);
  gboolean has_token = guichet_test_request_get (request, "authorization") != NULL;

  g_assert_cmpstr (request->method, ==, json_object_get_string_member (asked, "method"));
  g_assert_cmpstr (request->target, ==, json_object_get_string_member (asked, "path"));
  g_assert_cmpint (has_token, ==, json_object_get_boolean_member (asked, "token"));
  if (body)
    add_body (reply, body, status_of (fixture));
  else
    guichet_test_reply_set (reply, status_of (fixture), NULL, "", 0);
  json_object_foreach_member (json_object_get_object_member (answer, "headers"), add_header_cb,
                              reply);
}

static void
set_up (Fixture *fixture)
{
  g_autoptr (GTlsDatabase) trust = NULL;
  g_autoptr (GuichetClock) clock = guichet_clock_new (NULL);
  g_autofree char *address = NULL;

  *fixture = (Fixture) { NULL };
  fixture->authority = guichet_test_authority_new ();
  fixture->server =
    guichet_test_server_new (fixture->authority, GUICHET_TEST_GOOD, NULL, handler, fixture);
  address = guichet_test_server_get_address (fixture->server);
  trust = guichet_trust_new (guichet_test_authority_get_path (fixture->authority), NULL);
  fixture->transport = guichet_transport_new (address, trust, clock, &fixture->error);
  g_assert_no_error (fixture->error);
  guichet_transport_set_token (fixture->transport, "token");
}

static void
tear_down (Fixture *fixture)
{
  g_clear_object (&fixture->transport);
  guichet_test_server_free (fixture->server);
  fixture->server = NULL;
  g_clear_pointer (&fixture->authority, guichet_test_authority_free);
  g_clear_error (&fixture->error);
}

static GuichetAnswer *
run (Fixture *fixture)
{
  JsonObject *asked = request_of (fixture);
  const char *path = json_object_get_string_member (asked, "path");
  const char *payload = json_object_get_string_member_with_default (asked, "body", NULL);
  g_autoptr (GUri) uri = guichet_transport_locate (fixture->transport, path + strlen ("/v1"));
  g_autoptr (GBytes) bytes = payload ? g_bytes_new_static (payload, strlen (payload)) : NULL;
  g_autoptr (GBytes) body = body_of (answer_of (fixture));
  g_autoptr (GAsyncResult) result = NULL;
  guint status = status_of (fixture);
  const GuichetRequest request = {
    .method = json_object_get_string_member (asked, "method"),
    .uri = uri,
    .anonymous = !json_object_get_boolean_member (asked, "token"),
    .accepted = { status < 400 ? status : 200 },
    .media_type =
      json_object_has_member (answer_of (fixture), "json") && status < 400 ? "application/json"
                                                                           : NULL,
    .has_answer = body != NULL,
    .mark = g_str_has_prefix (path, "/v1/uploads") ? "Tus-Resumable" : NULL,
    .most_bytes = MOST_BYTES,
    .payload = bytes,
    .payload_type = "application/json",
  };

  g_clear_error (&fixture->error);
  guichet_exchange_run_async (fixture->transport, &request, NULL, guichet_test_wait_cb, &result);
  return guichet_exchange_run_finish (fixture->transport, guichet_test_wait (&result),
                                      &fixture->error);
}

static void
expect_problem (Fixture *fixture)
{
  static const struct
  {
    const char *name;
    gint code;
  } codes[] = {
    { "conflict", GUICHET_SERVICE_ERROR_CONFLICT },
    { "cursor-unknown", GUICHET_SERVICE_ERROR_CURSOR_UNKNOWN },
    { "digest-mismatch", GUICHET_SERVICE_ERROR_BROKEN_ANSWER },
    { "invalid", GUICHET_SERVICE_ERROR_INVALID },
    { "malformed", GUICHET_SERVICE_ERROR_INVALID },
    { "media-type", GUICHET_SERVICE_ERROR_INVALID },
    { "method-not-allowed", GUICHET_SERVICE_ERROR_MISMATCH },
    { "not-acceptable", GUICHET_SERVICE_ERROR_MISMATCH },
    { "not-found", GUICHET_SERVICE_ERROR_NOT_FOUND },
    { "too-large", GUICHET_SERVICE_ERROR_TOO_LARGE },
    { "unauthorized", GUICHET_SERVICE_ERROR_SIGN_IN },
    { "upload-missing", GUICHET_SERVICE_ERROR_UPLOAD_LOST },
    { "upload-offset", GUICHET_SERVICE_ERROR_CONFLICT },
  };
  const char *name = guichet_service_error_get_problem (fixture->error);

  g_assert_nonnull (fixture->error);
  if (!json_object_has_member (answer_of (fixture), "json"))
    {
      g_assert_error (fixture->error, GUICHET_SERVICE_ERROR, GUICHET_SERVICE_ERROR_NOT_FOUND);
      return;
    }
  g_assert_nonnull (guichet_service_error_get_detail (fixture->error));
  for (guint i = 0; i < G_N_ELEMENTS (codes); i++)
    if (g_strcmp0 (name, codes[i].name) == 0)
      {
        g_assert_error (fixture->error, GUICHET_SERVICE_ERROR, codes[i].code);
        return;
      }
  g_error ("a problem that the client does not know: %s", name);
}

static gboolean
is_path (Fixture    *fixture,
         const char *path)
{
  const char *asked = json_object_get_string_member (request_of (fixture), "path");
  gsize length = strlen (path);

  return strncmp (asked, path, length) == 0 && (!asked[length] || asked[length] == '?');
}

static void
expect_feed (Fixture     *fixture,
             GuichetFeed  feed,
             GBytes      *body,
             const char  *member)
{
  JsonObject *json = json_object_get_object_member (answer_of (fixture), "json");
  g_autoptr (GuichetFeedContent) content = guichet_wire_read_feed (feed, body, &fixture->error);
  GPtrArray *lists[GUICHET_N_FEEDS] = { NULL };

  g_assert_no_error (fixture->error);
  lists[GUICHET_FEED_DEMANDES] = content->demandes;
  lists[GUICHET_FEED_ARTICLES] = content->articles;
  lists[GUICHET_FEED_MEDIA] = content->media;
  g_assert_cmpuint (lists[feed]->len, ==,
                    json_array_get_length (json_object_get_array_member (json, member)));
  g_assert_cmpstr (content->cursor, ==, json_object_get_string_member (json, "cursor"));
  g_assert_cmpuint (g_strv_length (content->removed), ==,
                    json_array_get_length (json_object_get_array_member (json, "removed")));
  if (feed == GUICHET_FEED_DEMANDES)
    g_assert_cmpuint (content->events->len, ==,
                      json_array_get_length (json_object_get_array_member (json, "events")));
}

/* A receipt, or a Demande read as one: for the last id of the path. */
static void
expect_receipt (Fixture *fixture,
                GBytes  *body)
{
  g_autoptr (GuichetReceipt) receipt = guichet_wire_read_receipt (body, &fixture->error);
  const char *path = json_object_get_string_member (request_of (fixture), "path");
  const char *payload =
    json_object_get_string_member_with_default (request_of (fixture), "body", NULL);
  g_autofree char *sha256 = payload ? guichet_digest_of_data (payload, strlen (payload)) : NULL;

  g_assert_no_error (fixture->error);
  g_assert_cmpstr (guichet_receipt_get_fields (receipt)->id, ==, strrchr (path, '/') + 1);
  if (sha256)
    g_assert_cmpstr (guichet_receipt_get_fields (receipt)->digest, ==, sha256);
}

/* Of a period that we do not ask for, the same bytes are refused. */
static void
expect_figures (Fixture *fixture,
                GBytes  *body)
{
  const GuichetDay from = guichet_day_new (2026, 5, 1), to = guichet_day_new (2026, 6, 1);
  g_autoptr (GuichetPortalFigures) figures =
    guichet_wire_read_figures (body, from, to, &fixture->error);
  g_autoptr (GuichetPortalFigures) other = guichet_wire_read_figures (body, from, to + 1, NULL);

  g_assert_no_error (fixture->error);
  g_assert_cmpuint (figures->recorded, ==, 1);
  g_assert_cmpuint (figures->taken.on_time, ==, 1);
  g_assert_null (other);
}

static void
expect_document (Fixture *fixture,
                 GBytes  *body)
{
  g_autoptr (GuichetServiceIdentity) identity = NULL;
  g_autoptr (GuichetServiceInformation) information = NULL;

  if (is_path (fixture, "/v1"))
    identity = guichet_wire_read_identity (body, &fixture->error);
  else if (is_path (fixture, "/v1/service"))
    information = guichet_wire_read_information (body, &fixture->error);
  else if (is_path (fixture, "/v1/demandes"))
    expect_feed (fixture, GUICHET_FEED_DEMANDES, body, "demandes");
  else if (is_path (fixture, "/v1/articles"))
    expect_feed (fixture, GUICHET_FEED_ARTICLES, body, "articles");
  else if (is_path (fixture, "/v1/media"))
    expect_feed (fixture, GUICHET_FEED_MEDIA, body, "media");
  else if (is_path (fixture, "/v1/statistics"))
    expect_figures (fixture, body);
  else
    expect_receipt (fixture, body);
  g_assert_no_error (fixture->error);
}

static void
replay (Fixture *fixture)
{
  g_autoptr (GuichetAnswer) answer = run (fixture);
  g_autoptr (GBytes) body = body_of (answer_of (fixture));

  if (status_of (fixture) >= 400)
    {
      g_assert_null (answer);
      expect_problem (fixture);
      return;
    }
  g_assert_no_error (fixture->error);
  g_assert_cmpuint (answer->status, ==, status_of (fixture));
  g_assert_true (!body == !answer->body);
  if (body)
    g_assert_true (g_bytes_equal (body, answer->body));
  if (json_object_has_member (answer_of (fixture), "json"))
    expect_document (fixture, answer->body);
}

static GPtrArray *
list_files (void)
{
  const char *folder = g_getenv ("GUICHET_CONTRACT_DIR");
  GPtrArray *paths = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GDir) dir = folder ? g_dir_open (folder, 0, NULL) : NULL;
  const char *name;

  while (dir && (name = g_dir_read_name (dir)))
    if (g_str_has_suffix (name, ".json"))
      g_ptr_array_add (paths, g_build_filename (folder, name, NULL));
  return paths;
}

static void
test_replay (void)
{
  Fixture fixture;
  g_autoptr (GPtrArray) paths = list_files ();

  g_assert_cmpuint (paths->len, >=, 50);
  set_up (&fixture);
  for (guint i = 0; i < paths->len; i++)
    {
      g_autoptr (JsonParser) parser = json_parser_new_immutable ();

      g_test_message ("%s", (const char *) paths->pdata[i]);
      g_assert_true (json_parser_load_from_file (parser, paths->pdata[i], &fixture.error));
      fixture.exchange = json_node_get_object (json_parser_get_root (parser));
      replay (&fixture);
    }
  tear_down (&fixture);
}

/* The values of a golden request, written by us, are that request. */

static const char *
text_of (JsonObject *object,
         const char *name)
{
  return json_object_get_string_member_with_default (object, name, "");
}

static GuichetDemande *
demande_of (JsonObject *object)
{
  static const struct
  {
    const char *name;
    GuichetDemandeText text;
  } texts[] = {
    { "title", GUICHET_DEMANDE_TITLE }, { "progiciel", GUICHET_DEMANDE_PROGICIEL },
    { "version", GUICHET_DEMANDE_VERSION }, { "context", GUICHET_DEMANDE_CONTEXT },
    { "error_messages", GUICHET_DEMANDE_ERROR_MESSAGES },
    { "expected", GUICHET_DEMANDE_EXPECTED }, { "observed", GUICHET_DEMANDE_OBSERVED },
    { "workaround", GUICHET_DEMANDE_WORKAROUND },
    { "scope_reason", GUICHET_DEMANDE_SCOPE_REASON },
    { "subject", GUICHET_DEMANDE_SUBJECT },
  };
  GuichetDemande *demande = guichet_demande_new (text_of (object, "id"));
  JsonArray *array = json_object_get_array_member (object, "steps");
  g_autoptr (GStrvBuilder) steps = g_strv_builder_new ();
  g_auto (GStrv) strv = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    guichet_demande_set_text (demande, texts[i].text, text_of (object, texts[i].name));
  for (guint i = 0; i < json_array_get_length (array); i++)
    g_strv_builder_add (steps, json_array_get_string_element (array, i));
  if (json_object_has_member (object, "qualification"))
    {
      g_autofree char *text = json_to_string (json_object_get_member (object, "qualification"),
                                              FALSE);

      guichet_demande_set_text (demande, GUICHET_DEMANDE_QUALIFICATION, text);
    }
  strv = g_strv_builder_end (steps);
  guichet_demande_set_steps (demande, (const char *const *) strv);
  guichet_demande_set_reproducible (
    demande, guichet_reproducible_from_word (text_of (object, "reproducible")));
  guichet_demande_set_criticality_proposed (
    demande, guichet_criticality_from_word (text_of (object, "criticality")));
  return demande;
}

static GPtrArray *
attachments_of (JsonObject *object)
{
  GPtrArray *attachments = g_ptr_array_new_with_free_func (g_object_unref);
  JsonArray *array = json_object_has_member (object, "attachments")
                       ? json_object_get_array_member (object, "attachments")
                       : NULL;

  for (guint i = 0; array && i < json_array_get_length (array); i++)
    {
      JsonObject *one = json_array_get_object_element (array, i);

      g_ptr_array_add (attachments,
                       guichet_attachment_new (
                         text_of (one, "id"), text_of (one, "name"), text_of (one, "media_type"),
                         (guint64) json_object_get_int_member (one, "size"),
                         text_of (one, "sha256")));
    }
  return attachments;
}

static gint64
instant_of (JsonObject *object)
{
  g_autoptr (GDateTime) at = g_date_time_new_from_iso8601 (text_of (object, "written_at"), NULL);

  return g_date_time_to_unix (at) * 1000 + g_date_time_get_microsecond (at) / 1000;
}

static GuichetOutgoingKind
kind_of (const char *path)
{
  if (strstr (path, "/messages/"))
    return GUICHET_OUTGOING_MESSAGE;
  if (strstr (path, "/validations/"))
    return GUICHET_OUTGOING_VALIDATION;
  if (strstr (path, "/votes/"))
    return GUICHET_OUTGOING_VOTE;
  return GUICHET_OUTGOING_DEMANDE;
}

static void
rewrite (JsonNode   *golden,
         const char *path)
{
  JsonObject *object = json_node_get_object (golden);
  GuichetOutgoingKind kind = kind_of (path);
  g_autoptr (GuichetDemande) demande =
    kind == GUICHET_OUTGOING_DEMANDE ? demande_of (object) : NULL;
  g_autoptr (GPtrArray) attachments = attachments_of (object);
  const GuichetOutgoingFields fields = {
    .id = text_of (object, "id"),
    .kind = kind,
    .parent_id = text_of (object, kind == GUICHET_OUTGOING_VOTE ? "article_id" : "demande_id"),
    .demande = demande,
    .text = text_of (object, kind == GUICHET_OUTGOING_MESSAGE ? "text" : "reason"),
    .accepted = json_object_get_boolean_member_with_default (
      object, kind == GUICHET_OUTGOING_VOTE ? "helpful" : "accepted", FALSE),
    .written_at = instant_of (object),
    .attachments = attachments,
  };
  g_autoptr (GuichetOutgoing) outgoing = guichet_outgoing_new (&fields);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = guichet_wire_write (outgoing, &error);
  g_autofree char *text = NULL;
  g_autoptr (JsonNode) written = NULL;

  g_assert_no_error (error);
  text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  written = json_from_string (text, &error);
  g_assert_no_error (error);
  g_assert_true (json_node_equal (written, golden));
}

static void
test_rewrite (void)
{
  g_autoptr (GPtrArray) paths = list_files ();
  guint kinds = 0;

  for (guint i = 0; i < paths->len; i++)
    {
      g_autoptr (JsonParser) parser = json_parser_new_immutable ();
      g_autoptr (JsonNode) golden = NULL;
      JsonObject *exchange, *request;
      const char *path;

      g_assert_true (json_parser_load_from_file (parser, paths->pdata[i], NULL));
      exchange = json_node_get_object (json_parser_get_root (parser));
      request = json_object_get_object_member (exchange, "request");
      path = text_of (request, "path");
      if (!g_str_equal (text_of (request, "method"), "PUT")
          || json_object_get_int_member (json_object_get_object_member (exchange, "answer"),
                                         "status")
               != SOUP_STATUS_CREATED)
        continue;
      g_test_message ("%s", (const char *) paths->pdata[i]);
      golden = json_from_string (text_of (request, "body"), NULL);
      rewrite (golden, path);
      kinds |= 1u << kind_of (path);
    }
  g_assert_cmpuint (kinds, ==, 0xf);
}

int
main (int   argc,
      char *argv[])
{
  guichet_tls_set_up ();
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/golden/replay", test_replay);
  g_test_add_func ("/golden/rewrite", test_rewrite);
  return g_test_run ();
}
