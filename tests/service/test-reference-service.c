/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The client against the reference service: its own program, over HTTPS.
 */
#include "guichet-article.h"
#include "guichet-contract-service.h"
#include "guichet-digest.h"
#include "guichet-event.h"
#include "guichet-test-wait.h"
#include "guichet-tls.h"
#include "guichet-trust.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/prctl.h>

#define CONTENT_LENGTH 300000
#define ARTICLE_ID "5f3a2b1c-7425-40de-944b-e07fc1f90ae7"

static const char import_lines[] =
  "{\"type\":\"service\",\"name\":\"Support d'essai\",\"started_on\":\"2026-01-01\","
  "\"portal\":\"https://portail.example\",\"telephones\":[{\"label\":\"Support\","
  "\"number\":\"01 02 03 04 05\"}]}\n"
  "{\"type\":\"progiciel\",\"id\":\"compta\",\"name\":\"Compta\",\"versions\":"
  "[{\"number\":\"V9.2\",\"major\":\"V9\",\"released_on\":\"2026-01-05\"}]}\n"
  "{\"type\":\"article\",\"id\":\"" ARTICLE_ID "\",\"title\":\"Premier article\","
  "\"category\":\"Général\",\"body\":\"# Bonjour\",\"updated_at\":\"2026-05-07T12:00:00Z\"}\n"
  "{\"type\":\"medium\",\"id\":\"6f3a2b1c-7425-40de-944b-e07fc1f90ae7\",\"title\":\"Guide\","
  "\"category\":\"Guides\",\"description\":\"-\",\"media_type\":\"text/plain\","
  "\"text\":\"Le guide.\",\"published_on\":\"2026-02-01\"}\n";

typedef struct
{
  char *program;
  char *folder;
  GSubprocess *process;
  char *address;
  char *token;
  GuichetService *service;
  GError *error;
} Fixture;

static char *program;

static char *
run_command (Fixture    *fixture,
             const char *command,
             const char *argument)
{
  g_autoptr (GSubprocess) process =
    g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE, &fixture->error, program, command,
                      "--data-dir", fixture->folder, argument, NULL);
  char *output = NULL;

  g_assert_no_error (fixture->error);
  g_assert_true (
    g_subprocess_communicate_utf8 (process, NULL, NULL, &output, NULL, &fixture->error));
  g_assert_true (g_subprocess_get_successful (process));
  return g_strstrip (output);
}

/* A test that dies leaves no server behind. */
static void
child_setup_cb (gpointer data)
{
  prctl (PR_SET_PDEATHSIG, SIGTERM);
}

static void
start (Fixture    *fixture,
       const char *fault)
{
  g_autoptr (GSubprocessLauncher) launcher =
    g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE);
  g_autoptr (GDataInputStream) lines = NULL;
  g_autofree char *line = NULL;

  g_subprocess_launcher_set_child_setup (launcher, child_setup_cb, NULL, NULL);
  fixture->process = g_subprocess_launcher_spawn (launcher, &fixture->error, program, "--data-dir",
                                                  fixture->folder, "--self-signed",
                                                  fault ? "--fault" : NULL, fault, NULL);
  g_assert_no_error (fixture->error);
  lines = g_data_input_stream_new (g_subprocess_get_stdout_pipe (fixture->process));
  line = g_data_input_stream_read_line (lines, NULL, NULL, &fixture->error);
  g_assert_no_error (fixture->error);
  g_assert_true (g_str_has_prefix (line, "listening https://"));
  g_free (fixture->address);
  fixture->address = g_strdup (line + strlen ("listening "));
}

static void
stop (Fixture *fixture)
{
  g_clear_error (&fixture->error);
  g_subprocess_send_signal (fixture->process, SIGTERM);
  g_assert_true (g_subprocess_wait_check (fixture->process, NULL, &fixture->error));
  g_clear_object (&fixture->process);
}

static void
connect_to (Fixture    *fixture,
            const char *token)
{
  g_autofree char *ca = g_build_filename (fixture->folder, "ca.pem", NULL);
  g_autoptr (GTlsDatabase) trust = guichet_trust_new (ca, NULL);
  g_autoptr (GuichetClock) clock = guichet_clock_new (NULL);

  g_clear_error (&fixture->error);
  g_clear_object (&fixture->service);
  fixture->service = GUICHET_SERVICE (
    guichet_contract_service_new (fixture->address, trust, token, clock, &fixture->error));
  g_assert_no_error (fixture->error);
}

static void
set_up (Fixture    *fixture,
        const char *fault)
{
  g_autofree char *lines = NULL;
  g_autofree char *output = NULL;

  *fixture = (Fixture) { NULL };
  fixture->folder = g_dir_make_tmp ("guichet-reference-XXXXXX", &fixture->error);
  g_assert_no_error (fixture->error);
  lines = g_build_filename (fixture->folder, "import.jsonl", NULL);
  g_file_set_contents (lines, import_lines, -1, &fixture->error);
  g_assert_no_error (fixture->error);
  output = run_command (fixture, "import", lines);
  fixture->token = run_command (fixture, "token", NULL);
  start (fixture, fault);
  connect_to (fixture, fixture->token);
}

static void
remove_folder (const char *path)
{
  const char *argv[] = { "rm", "-rf", "--", path, NULL };

  g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, NULL, NULL,
                NULL);
}

static void
tear_down (Fixture *fixture)
{
  g_clear_object (&fixture->service);
  stop (fixture);
  remove_folder (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->address);
  g_free (fixture->token);
  g_clear_error (&fixture->error);
}

/* The operations, one after the other */

static GuichetFeedContent *
fetch (Fixture     *fixture,
       GuichetFeed  feed,
       const char  *cursor)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GuichetFeedPage) page = NULL;
  GuichetFeedContent *content = NULL;

  g_clear_error (&fixture->error);
  guichet_service_fetch_page_async (fixture->service, feed, cursor, 100, NULL,
                                    guichet_test_wait_cb, &result);
  page = guichet_service_fetch_page_finish (fixture->service, guichet_test_wait (&result),
                                            &fixture->error);
  if (page && !guichet_feed_page_is_unchanged (page))
    guichet_feed_page_read (page, &content, &fixture->error);
  return content;
}

static GuichetReceipt *
send_bytes (Fixture             *fixture,
            GuichetOutgoingKind  kind,
            const char          *id,
            const char          *parent_id,
            GBytes              *payload)
{
  g_autoptr (GAsyncResult) result = NULL;

  g_clear_error (&fixture->error);
  guichet_service_send_async (fixture->service, kind, id, parent_id, payload, NULL,
                              guichet_test_wait_cb, &result);
  return guichet_service_send_finish (fixture->service, guichet_test_wait (&result),
                                      &fixture->error);
}

static GuichetReceipt *
look_up (Fixture             *fixture,
         GuichetOutgoingKind  kind,
         const char          *id,
         const char          *parent_id)
{
  g_autoptr (GAsyncResult) result = NULL;

  g_clear_error (&fixture->error);
  guichet_service_lookup_async (fixture->service, kind, id, parent_id, NULL, guichet_test_wait_cb,
                                &result);
  return guichet_service_lookup_finish (fixture->service, guichet_test_wait (&result),
                                        &fixture->error);
}

static gboolean
upload (Fixture           *fixture,
        GuichetAttachment *attachment,
        GFile             *file)
{
  g_autoptr (GAsyncResult) result = NULL;

  g_clear_error (&fixture->error);
  guichet_service_upload_async (fixture->service, attachment, file, NULL, NULL, NULL,
                                guichet_test_wait_cb, &result);
  return guichet_service_upload_finish (fixture->service, guichet_test_wait (&result),
                                        &fixture->error);
}

static gboolean
download (Fixture           *fixture,
          GuichetAttachment *attachment,
          GFile             *target)
{
  g_autoptr (GAsyncResult) result = NULL;

  g_clear_error (&fixture->error);
  guichet_service_download_async (
    fixture->service, GUICHET_DOWNLOAD_ATTACHMENT, guichet_attachment_get_id (attachment),
    guichet_attachment_get_sha256 (attachment), guichet_attachment_get_size (attachment), target,
    NULL, NULL, NULL, guichet_test_wait_cb, &result);
  return guichet_service_download_finish (fixture->service, guichet_test_wait (&result),
                                          &fixture->error);
}

/* A file that looks like a PNG, and the attachment that speaks of it. */
static GuichetAttachment *
make_attachment (Fixture  *fixture,
                 GFile   **file)
{
  static const guint8 magic[] = { 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n' };
  g_autofree char *path = g_build_filename (fixture->folder, "content.png", NULL);
  g_autofree char *id = g_uuid_string_random ();
  g_autofree guint8 *content = g_malloc (CONTENT_LENGTH);
  g_autofree char *sha256 = NULL;

  for (guint i = 0; i < CONTENT_LENGTH; i++)
    content[i] = i < sizeof magic ? magic[i] : (guint8) g_random_int ();
  sha256 = guichet_digest_of_data (content, CONTENT_LENGTH);
  g_file_set_contents (path, (const char *) content, CONTENT_LENGTH, &fixture->error);
  g_assert_no_error (fixture->error);
  *file = g_file_new_for_path (path);
  return guichet_attachment_new (id, "copie d'écran.png", "image/png", CONTENT_LENGTH, sha256);
}

static GBytes *
freeze (Fixture             *fixture,
        GuichetOutgoingKind  kind,
        const char          *id,
        const char          *parent_id,
        const char          *text,
        GuichetAttachment   *attachment)
{
  g_autoptr (GuichetDemande) demande = guichet_demande_new (id);
  g_autoptr (GPtrArray) attachments = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GuichetOutgoing) outgoing = NULL;
  const GuichetOutgoingFields fields = {
    .id = id,
    .kind = kind,
    .parent_id = parent_id,
    .demande = kind == GUICHET_OUTGOING_DEMANDE ? demande : NULL,
    .text = text,
    .accepted = TRUE,
    .written_at = g_get_real_time () / 1000,
    .attachments = attachments,
  };
  GBytes *bytes;

  g_clear_error (&fixture->error);
  guichet_demande_set_text (demande, GUICHET_DEMANDE_TITLE, text);
  guichet_demande_set_text (demande, GUICHET_DEMANDE_PROGICIEL, "compta");
  guichet_demande_set_text (demande, GUICHET_DEMANDE_VERSION, "V9.2");
  if (attachment)
    g_ptr_array_add (attachments, g_object_ref (attachment));
  outgoing = guichet_outgoing_new (&fields);
  bytes = guichet_service_freeze (fixture->service, outgoing, &fixture->error);
  g_assert_no_error (fixture->error);
  return bytes;
}

static void
test_reading (void)
{
  Fixture fixture;
  g_autoptr (GAsyncResult) identified = NULL, informed = NULL;
  g_autoptr (GuichetPortalFigures) figures = NULL;
  g_autoptr (GAsyncResult) counted = NULL;
  g_autoptr (GuichetServiceIdentity) identity = NULL;
  g_autoptr (GuichetServiceInformation) information = NULL;
  g_autoptr (GuichetFeedContent) articles = NULL, media = NULL, demandes = NULL, again = NULL;

  set_up (&fixture, NULL);
  guichet_service_identify_async (fixture.service, NULL, guichet_test_wait_cb, &identified);
  identity = guichet_service_identify_finish (fixture.service, guichet_test_wait (&identified),
                                              &fixture.error);
  g_assert_no_error (fixture.error);
  guichet_service_fetch_information_async (fixture.service, NULL, guichet_test_wait_cb, &informed);
  information = guichet_service_fetch_information_finish (
    fixture.service, guichet_test_wait (&informed), &fixture.error);
  g_assert_no_error (fixture.error);
  g_assert_cmpstr (guichet_service_information_get_service_id (information), ==,
                   identity->service_id);
  g_assert_cmpuint (guichet_service_information_get_progiciels (information)->len, ==, 1);
  guichet_service_fetch_figures_async (fixture.service, guichet_day_new (2020, 2, 1),
                                       guichet_day_new (2020, 3, 1), NULL, guichet_test_wait_cb,
                                       &counted);
  figures = guichet_service_fetch_figures_finish (fixture.service, guichet_test_wait (&counted),
                                                  &fixture.error);
  g_assert_no_error (fixture.error);
  g_assert_cmpuint (figures->recorded, ==, 0);
  g_assert_cmpint (figures->to, ==, guichet_day_new (2020, 3, 1));
  articles = fetch (&fixture, GUICHET_FEED_ARTICLES, NULL);
  g_assert_no_error (fixture.error);
  g_assert_cmpuint (articles->articles->len, ==, 1);
  media = fetch (&fixture, GUICHET_FEED_MEDIA, NULL);
  g_assert_no_error (fixture.error);
  g_assert_cmpuint (media->media->len, ==, 1);
  demandes = fetch (&fixture, GUICHET_FEED_DEMANDES, NULL);
  g_assert_no_error (fixture.error);
  g_assert_false (demandes->more);
  /* At the end of the log: read once, then "nothing new". */
  again = fetch (&fixture, GUICHET_FEED_ARTICLES, articles->cursor);
  g_assert_true (guichet_feed_content_is_empty (again));
  g_clear_pointer (&again, guichet_feed_content_free);
  g_assert_null (fetch (&fixture, GUICHET_FEED_ARTICLES, articles->cursor));
  g_assert_no_error (fixture.error);
  g_assert_cmpint (ABS (guichet_service_get_skew (fixture.service)), <, 5000);
  tear_down (&fixture);
}

static void
test_writing (void)
{
  Fixture fixture;
  g_autoptr (GFile) file = NULL, target = NULL;
  g_autoptr (GuichetAttachment) attachment = NULL;
  g_autofree char *id = g_uuid_string_random (), *message_id = g_uuid_string_random ();
  g_autofree char *vote_id = g_uuid_string_random (), *path = NULL, *sha256 = NULL;
  g_autoptr (GBytes) payload = NULL, message = NULL, vote = NULL;
  g_autoptr (GuichetReceipt) receipt = NULL, same = NULL, found = NULL, other = NULL;
  g_autoptr (GuichetFeedContent) content = NULL;

  set_up (&fixture, NULL);
  attachment = make_attachment (&fixture, &file);
  g_assert_true (upload (&fixture, attachment, file));
  g_assert_true (upload (&fixture, attachment, file));
  payload = freeze (&fixture, GUICHET_OUTGOING_DEMANDE, id, NULL, "Édition bloquée", attachment);
  receipt = send_bytes (&fixture, GUICHET_OUTGOING_DEMANDE, id, NULL, payload);
  g_assert_no_error (fixture.error);
  g_assert_nonnull (guichet_receipt_get_fields (receipt)->number);
  same = send_bytes (&fixture, GUICHET_OUTGOING_DEMANDE, id, NULL, payload);
  g_assert_no_error (fixture.error);
  g_assert_cmpint (guichet_receipt_get_fields (same)->recorded_at, ==,
                   guichet_receipt_get_fields (receipt)->recorded_at);
  found = look_up (&fixture, GUICHET_OUTGOING_DEMANDE, id, NULL);
  g_assert_no_error (fixture.error);
  g_assert_cmpstr (guichet_receipt_get_fields (found)->digest, ==,
                   guichet_receipt_get_fields (receipt)->digest);

  message = freeze (&fixture, GUICHET_OUTGOING_MESSAGE, message_id, id, "Un détail", NULL);
  other = send_bytes (&fixture, GUICHET_OUTGOING_MESSAGE, message_id, id, message);
  g_assert_no_error (fixture.error);
  g_clear_object (&other);
  other = look_up (&fixture, GUICHET_OUTGOING_MESSAGE, message_id, id);
  g_assert_no_error (fixture.error);
  g_clear_object (&other);
  vote = freeze (&fixture, GUICHET_OUTGOING_VOTE, vote_id, ARTICLE_ID, "", NULL);
  other = send_bytes (&fixture, GUICHET_OUTGOING_VOTE, vote_id, ARTICLE_ID, vote);
  g_assert_no_error (fixture.error);

  content = fetch (&fixture, GUICHET_FEED_DEMANDES, NULL);
  g_assert_no_error (fixture.error);
  g_assert_cmpuint (content->demandes->len, ==, 1);
  g_assert_cmpstr (guichet_demande_get_id (content->demandes->pdata[0]), ==, id);
  g_assert_cmpuint (((GPtrArray *) content->attachments->pdata[0])->len, ==, 1);
  g_assert_cmpuint (content->events->len, ==, 2);
  g_assert_cmpstr (guichet_event_get_fields (content->events->pdata[1])->id, ==, message_id);

  path = g_build_filename (fixture.folder, "downloaded", NULL);
  target = g_file_new_for_path (path);
  g_assert_true (download (&fixture, attachment, target));
  sha256 = guichet_digest_of_file (target, NULL, NULL);
  g_assert_cmpstr (sha256, ==, guichet_attachment_get_sha256 (attachment));
  tear_down (&fixture);
}

static void
test_refusals (void)
{
  Fixture fixture;
  g_autofree char *id = g_uuid_string_random (), *other_id = g_uuid_string_random ();
  g_autoptr (GBytes) payload = NULL, other = NULL, validation = NULL;
  g_autoptr (GuichetReceipt) receipt = NULL;

  set_up (&fixture, NULL);
  payload = freeze (&fixture, GUICHET_OUTGOING_DEMANDE, id, NULL, "Un", NULL);
  other = freeze (&fixture, GUICHET_OUTGOING_DEMANDE, id, NULL, "Autre", NULL);
  g_assert_null (look_up (&fixture, GUICHET_OUTGOING_DEMANDE, id, NULL));
  g_assert_error (fixture.error, GUICHET_SERVICE_ERROR, GUICHET_SERVICE_ERROR_NOT_FOUND);
  receipt = send_bytes (&fixture, GUICHET_OUTGOING_DEMANDE, id, NULL, payload);
  g_assert_no_error (fixture.error);
  g_assert_null (send_bytes (&fixture, GUICHET_OUTGOING_DEMANDE, id, NULL, other));
  g_assert_error (fixture.error, GUICHET_SERVICE_ERROR, GUICHET_SERVICE_ERROR_CONFLICT);
  validation = freeze (&fixture, GUICHET_OUTGOING_VALIDATION, other_id, id, "", NULL);
  g_assert_null (send_bytes (&fixture, GUICHET_OUTGOING_VALIDATION, other_id, id, validation));
  g_assert_error (fixture.error, GUICHET_SERVICE_ERROR, GUICHET_SERVICE_ERROR_INVALID);
  g_assert_null (fetch (&fixture, GUICHET_FEED_DEMANDES, "not-a-cursor"));
  g_assert_error (fixture.error, GUICHET_SERVICE_ERROR, GUICHET_SERVICE_ERROR_CURSOR_UNKNOWN);
  connect_to (&fixture, "not-a-token");
  g_assert_null (fetch (&fixture, GUICHET_FEED_DEMANDES, NULL));
  g_assert_error (fixture.error, GUICHET_SERVICE_ERROR, GUICHET_SERVICE_ERROR_SIGN_IN);
  tear_down (&fixture);
}

static void
test_lost_reply (void)
{
  Fixture fixture;
  g_autofree char *id = g_uuid_string_random ();
  g_autoptr (GBytes) payload = NULL;
  g_autoptr (GuichetReceipt) found = NULL;
  g_autofree char *digest = NULL;

  set_up (&fixture, "PUT /v1/demandes/*:lose-reply:1");
  payload = freeze (&fixture, GUICHET_OUTGOING_DEMANDE, id, NULL, "Un", NULL);
  g_assert_null (send_bytes (&fixture, GUICHET_OUTGOING_DEMANDE, id, NULL, payload));
  g_assert_error (fixture.error, GUICHET_SERVICE_ERROR, GUICHET_SERVICE_ERROR_UNREACHABLE);
  found = look_up (&fixture, GUICHET_OUTGOING_DEMANDE, id, NULL);
  g_assert_no_error (fixture.error);
  digest = guichet_digest_of_bytes (payload);
  g_assert_cmpstr (guichet_receipt_get_fields (found)->digest, ==, digest);
  tear_down (&fixture);
}

static void
test_faulty_uploads (void)
{
  static const char *faults[] = {
    "PATCH /v1/uploads/*:lose-reply:1", "PATCH /v1/uploads/*:drop-request:1",
    "PATCH /v1/uploads/*:status=503:1",
  };

  for (guint i = 0; i < G_N_ELEMENTS (faults); i++)
    {
      Fixture fixture;
      g_autoptr (GFile) file = NULL;
      g_autoptr (GuichetAttachment) attachment = NULL;

      g_test_message ("%s", faults[i]);
      set_up (&fixture, faults[i]);
      attachment = make_attachment (&fixture, &file);
      g_assert_true (upload (&fixture, attachment, file));
      tear_down (&fixture);
    }
}

static void
test_faulty_answers (void)
{
  static const struct
  {
    const char *fault;
    gint code;
  } cases[] = {
    { "GET /v1/demandes:truncate=20:1", GUICHET_SERVICE_ERROR_BROKEN_ANSWER },
    { "GET /v1/demandes:wrong-digest:1", GUICHET_SERVICE_ERROR_BROKEN_ANSWER },
    { "GET /v1/demandes:garbage:1", GUICHET_SERVICE_ERROR_BROKEN_ANSWER },
    { "GET /v1/demandes:captive:1", GUICHET_SERVICE_ERROR_CAPTIVE },
    { "GET /v1/demandes:redirect=https://portail.example/:1", GUICHET_SERVICE_ERROR_CAPTIVE },
    { "GET /v1/demandes:status=429,retry-after=3:1", GUICHET_SERVICE_ERROR_BUSY },
    { "GET /v1/demandes:status=500:1", GUICHET_SERVICE_ERROR_UNAVAILABLE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      Fixture fixture;
      g_autoptr (GuichetFeedContent) content = NULL;

      g_test_message ("%s", cases[i].fault);
      set_up (&fixture, cases[i].fault);
      g_assert_null (fetch (&fixture, GUICHET_FEED_DEMANDES, NULL));
      g_assert_error (fixture.error, GUICHET_SERVICE_ERROR, cases[i].code);
      content = fetch (&fixture, GUICHET_FEED_DEMANDES, NULL);
      g_assert_no_error (fixture.error);
      tear_down (&fixture);
    }
}

int
main (int   argc,
      char *argv[])
{
  guichet_tls_set_up ();
  g_test_init (&argc, &argv, NULL);
  program = argc > 1 ? argv[1] : NULL;
  if (!program || !g_file_test (program, G_FILE_TEST_IS_EXECUTABLE))
    {
      g_print ("1..0 # SKIP guichet-server is not built\n");
      return 0;
    }
  g_test_add_func ("/reference-service/reading", test_reading);
  g_test_add_func ("/reference-service/writing", test_writing);
  g_test_add_func ("/reference-service/refusals", test_refusals);
  g_test_add_func ("/reference-service/lost-reply", test_lost_reply);
  g_test_add_func ("/reference-service/faulty-uploads", test_faulty_uploads);
  g_test_add_func ("/reference-service/faulty-answers", test_faulty_answers);
  return g_test_run ();
}
