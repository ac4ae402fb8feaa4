/* guichet-server-fixture.c - a running guichet-server, and a client that sends it anything
 *
 * The program under test is $GUICHET_SERVER. The client trusts the service's own authority
 * alone, follows no redirect and decodes nothing: it sees what went over the wire.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "guichet-server-fixture.h"

#include <glib/gstdio.h>
#include <string.h>

#include "guichet-digest.h"

/* Helpers */

static void
remove_tree (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir && (name = g_dir_read_name (dir)))
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      remove_tree (child);
    }
  g_remove (path);
}

static char *
read_line (GInputStream *stream)
{
  g_autoptr (GDataInputStream) lines = g_data_input_stream_new (stream);
  g_autoptr (GError) error = NULL;
  char *line = g_data_input_stream_read_line (lines, NULL, NULL, &error);

  g_assert_no_error (error);
  g_filter_input_stream_set_close_base_stream (G_FILTER_INPUT_STREAM (lines), FALSE);
  return line;
}

static GPtrArray *
gather (const char *command,
        const char *data_dir,
        va_list    *rest)
{
  GPtrArray *arguments = g_ptr_array_new ();

  g_ptr_array_add (arguments, (gpointer) g_getenv ("GUICHET_SERVER"));
  if (command)
    g_ptr_array_add (arguments, (gpointer) command);
  g_ptr_array_add (arguments, (gpointer) "--data-dir");
  g_ptr_array_add (arguments, (gpointer) data_dir);
  do
    g_ptr_array_add (arguments, va_arg (*rest, char *));
  while (arguments->pdata[arguments->len - 1]);
  return arguments;
}

static void
make_session (GuichetServerFixture *self)
{
  g_autofree char *ca = g_build_filename (self->folder, "ca.pem", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GTlsDatabase) trust = g_tls_file_database_new (ca, &error);

  g_assert_no_error (error);
  g_clear_object (&self->session);
  self->session = soup_session_new_with_options ("tls-database", trust, "timeout", 20, NULL);
  soup_session_remove_feature_by_type (self->session, SOUP_TYPE_CONTENT_DECODER);
}

static void
add_token (GuichetServerFixture *self,
           SoupMessage          *message)
{
  g_autofree char *field = g_strconcat ("Bearer ", self->token, NULL);

  soup_message_headers_replace (soup_message_get_request_headers (message), "Authorization",
                                field);
}

static GBytes *
read_all (GInputStream *stream,
          gboolean     *broken)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  guint8 buffer[4096];
  gssize count;

  while ((count = g_input_stream_read (stream, buffer, sizeof buffer, NULL, NULL)) > 0)
    g_byte_array_append (bytes, buffer, (guint) count);
  *broken = count < 0;
  return g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
}

static void
encode (GString    *field,
        const char *name,
        const char *value)
{
  g_autofree char *base64 = g_base64_encode ((const guchar *) value, strlen (value));

  g_string_append_printf (field, "%s%s %s", field->len > 0 ? "," : "", name, base64);
}

static void
create_upload (GuichetServerFixture *self,
               const char           *id,
               const char           *name,
               GBytes               *content)
{
  g_autoptr (SoupMessage) message = guichet_server_fixture_message (self, "POST", "/v1/uploads");
  SoupMessageHeaders *headers = soup_message_get_request_headers (message);
  g_autoptr (GuichetServerReply) reply = NULL;
  g_autofree char *length = g_strdup_printf ("%" G_GSIZE_FORMAT, g_bytes_get_size (content));
  g_autofree char *sha256 = guichet_digest_of_bytes (content);
  GString *metadata = g_string_new (NULL);

  encode (metadata, "id", id);
  encode (metadata, "filename", name);
  encode (metadata, "sha256", sha256);
  soup_message_headers_replace (headers, "Tus-Resumable", "1.0.0");
  soup_message_headers_replace (headers, "Upload-Length", length);
  soup_message_headers_replace (headers, "Upload-Metadata", metadata->str);
  g_string_free (metadata, TRUE);
  reply = guichet_server_fixture_send (self, message);
  guichet_server_reply_is (reply, 201, NULL);
}

/* Public API */

/**
 * guichet_server_fixture_new:
 *
 * Returns: (transfer full): a fixture with a data folder and a token; nothing runs yet
 */
GuichetServerFixture *
guichet_server_fixture_new (void)
{
  GuichetServerFixture *self = g_new0 (GuichetServerFixture, 1);
  g_autoptr (GError) error = NULL;

  self->folder = g_dir_make_tmp ("guichet-server-XXXXXX", &error);
  g_assert_no_error (error);
  g_assert_cmpint (guichet_server_fixture_run (self, &self->token, "token", NULL), ==, 0);
  g_strchomp (self->token);
  return self;
}

void
guichet_server_fixture_free (GuichetServerFixture *self)
{
  if (self->process)
    g_assert_cmpint (guichet_server_fixture_stop (self), ==, 0);
  g_clear_object (&self->session);
  remove_tree (self->folder);
  g_free (self->folder);
  g_free (self->address);
  g_free (self->token);
  g_free (self);
}

/**
 * guichet_server_fixture_start:
 *
 * Starts the service, with options beside --data-dir, and waits until it answers.
 */
void
guichet_server_fixture_start (GuichetServerFixture *self,
                              ...)
{
  g_autoptr (GSubprocessLauncher) launcher =
    g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE);
  g_autoptr (GPtrArray) arguments = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *line = NULL;
  va_list rest;

  va_start (rest, self);
  arguments = gather (NULL, self->folder, &rest);
  va_end (rest);
  /* The service, unlike this client, is looked at for leaks: whole stacks tell whose they are. */
  g_subprocess_launcher_setenv (launcher, "ASAN_OPTIONS", "fast_unwind_on_malloc=0", TRUE);
  self->process = g_subprocess_launcher_spawnv (
    launcher, (const char *const *) arguments->pdata, &error);
  g_assert_no_error (error);
  line = read_line (g_subprocess_get_stdout_pipe (self->process));
  g_assert_nonnull (line);
  g_assert_true (g_str_has_prefix (line, "listening https://"));
  g_free (self->address);
  self->address = g_strdup (line + strlen ("listening "));
  make_session (self);
}

/**
 * guichet_server_fixture_stop:
 *
 * Ends the service with SIGTERM.
 *
 * Returns: its exit status
 */
int
guichet_server_fixture_stop (GuichetServerFixture *self)
{
  g_autoptr (GSubprocess) process = g_steal_pointer (&self->process);
  g_autoptr (GError) error = NULL;

  soup_session_abort (self->session);
  g_subprocess_send_signal (process, SIGTERM);
  g_subprocess_wait (process, NULL, &error);
  g_assert_no_error (error);
  return g_subprocess_get_if_exited (process) ? g_subprocess_get_exit_status (process) : -1;
}

/**
 * guichet_server_fixture_run:
 * @output: (out) (optional): what the command printed
 *
 * Runs a command of the program on the fixture's folder.
 *
 * Returns: its exit status
 */
int
guichet_server_fixture_run (GuichetServerFixture *self,
                            char                **output,
                            const char           *command,
                            ...)
{
  g_autoptr (GPtrArray) arguments = NULL;
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GError) error = NULL;
  va_list rest;

  va_start (rest, command);
  arguments = gather (command, self->folder, &rest);
  va_end (rest);
  process = g_subprocess_newv ((const char *const *) arguments->pdata,
                               G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_PIPE,
                               &error);
  g_assert_no_error (error);
  g_subprocess_communicate_utf8 (process, NULL, NULL, output, NULL, &error);
  g_assert_no_error (error);
  return g_subprocess_get_exit_status (process);
}

/**
 * guichet_server_fixture_save:
 *
 * Returns: (transfer full): the path of a new file with @content
 */
char *
guichet_server_fixture_save (GuichetServerFixture *self,
                             const char           *name,
                             const char           *content)
{
  g_autoptr (GError) error = NULL;
  char *path = g_build_filename (self->folder, name, NULL);

  g_file_set_contents (path, content, -1, &error);
  g_assert_no_error (error);
  return path;
}

/**
 * guichet_server_fixture_message:
 *
 * Returns: (transfer full): a request that carries the token
 */
SoupMessage *
guichet_server_fixture_message (GuichetServerFixture *self,
                                const char           *method,
                                const char           *path)
{
  g_autofree char *uri = g_strconcat (self->address, path, NULL);
  SoupMessage *message = soup_message_new (method, uri);

  soup_message_add_flags (message, SOUP_MESSAGE_NO_REDIRECT);
  add_token (self, message);
  return message;
}

/**
 * guichet_server_fixture_send:
 *
 * Sends @message and reads what comes back, to its end or as far as it goes.
 *
 * Returns: (transfer full): the answer
 */
GuichetServerReply *
guichet_server_fixture_send (GuichetServerFixture *self,
                             SoupMessage          *message)
{
  GuichetServerReply *reply = g_new0 (GuichetServerReply, 1);
  g_autoptr (GInputStream) stream = soup_session_send (self->session, message, NULL, NULL);

  reply->headers = soup_message_headers_ref (soup_message_get_response_headers (message));
  if (stream)
    {
      reply->status = soup_message_get_status (message);
      reply->body = read_all (stream, &reply->broken);
    }
  else
    reply->body = g_bytes_new (NULL, 0);
  if (g_bytes_get_size (reply->body) > 0
      && (goffset) g_bytes_get_size (reply->body)
           < soup_message_headers_get_content_length (reply->headers))
    reply->broken = TRUE;
  return reply;
}

GuichetServerReply *
guichet_server_fixture_get (GuichetServerFixture *self,
                            const char           *path)
{
  g_autoptr (SoupMessage) message = guichet_server_fixture_message (self, "GET", path);

  return guichet_server_fixture_send (self, message);
}

GuichetServerReply *
guichet_server_fixture_put (GuichetServerFixture *self,
                            const char           *path,
                            const char           *json)
{
  g_autoptr (SoupMessage) message = guichet_server_fixture_message (self, "PUT", path);
  g_autoptr (GBytes) body = g_bytes_new (json, strlen (json));

  soup_message_set_request_body_from_bytes (message, "application/json", body);
  return guichet_server_fixture_send (self, message);
}

/**
 * guichet_server_fixture_upload:
 *
 * Creates an upload and sends all of it.
 *
 * Returns: (transfer full): the answer to its last part
 */
GuichetServerReply *
guichet_server_fixture_upload (GuichetServerFixture *self,
                               const char           *id,
                               const char           *name,
                               GBytes               *content)
{
  g_autofree char *path = g_strconcat ("/v1/uploads/", id, NULL);
  g_autoptr (SoupMessage) message = guichet_server_fixture_message (self, "PATCH", path);
  SoupMessageHeaders *headers = soup_message_get_request_headers (message);

  create_upload (self, id, name, content);
  soup_message_headers_replace (headers, "Tus-Resumable", "1.0.0");
  soup_message_headers_replace (headers, "Upload-Offset", "0");
  soup_message_set_request_body_from_bytes (message, "application/offset+octet-stream", content);
  return guichet_server_fixture_send (self, message);
}

const char *
guichet_server_reply_header (GuichetServerReply *reply,
                             const char         *name)
{
  return soup_message_headers_get_one (reply->headers, name);
}

/**
 * guichet_server_reply_json:
 *
 * Returns: (transfer full): the body, which must be a JSON document
 */
JsonNode *
guichet_server_reply_json (GuichetServerReply *reply)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (GError) error = NULL;
  gsize length;
  const char *data = g_bytes_get_data (reply->body, &length);

  json_parser_load_from_data (parser, data ? data : "", (gssize) length, &error);
  g_assert_no_error (error);
  return json_parser_steal_root (parser);
}

/**
 * guichet_server_reply_is:
 * @problem: (nullable): the last word of the problem's type
 *
 * Asserts the status, the problem, and that a body's digest is right.
 */
void
guichet_server_reply_is (GuichetServerReply *reply,
                         guint               status,
                         const char         *problem)
{
  g_autofree char *sha256 = guichet_digest_of_bytes (reply->body);
  g_autofree char *announced =
    guichet_digest_from_field (guichet_server_reply_header (reply, "Content-Digest"));

  g_assert_cmpuint (reply->status, ==, status);
  g_assert_false (reply->broken);
  if (g_bytes_get_size (reply->body) > 0)
    g_assert_cmpstr (announced, ==, sha256);
  if (problem)
    {
      g_autoptr (JsonNode) node = guichet_server_reply_json (reply);
      g_autofree char *type = g_strconcat ("/v1/problems/", problem, NULL);

      g_assert_cmpstr (guichet_server_reply_header (reply, "Content-Type"), ==,
                       "application/problem+json");
      g_assert_cmpstr (json_object_get_string_member (json_node_get_object (node), "type"), ==,
                       type);
    }
}

void
guichet_server_reply_free (GuichetServerReply *reply)
{
  soup_message_headers_unref (reply->headers);
  g_bytes_unref (reply->body);
  g_free (reply);
}
