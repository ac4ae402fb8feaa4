/* guichet-server-problem.c - the answers that say no (RFC 9457)
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "guichet-server-problem.h"

#include "guichet-server-checks.h"
#include "guichet-server-writer.h"

typedef struct
{
  guint status;
  const char *name;
  const char *title;
} Type;

static const Type types[] = {
  [GUICHET_SERVER_PROBLEM_MALFORMED] = { 400, "malformed", "The request is malformed" },
  [GUICHET_SERVER_PROBLEM_DIGEST] = { 400, "digest-mismatch",
                                      "The body is not what its digest says" },
  [GUICHET_SERVER_PROBLEM_UNAUTHORIZED] = { 401, "unauthorized", "A valid token is needed" },
  [GUICHET_SERVER_PROBLEM_NOT_FOUND] = { 404, "not-found", "There is nothing here" },
  [GUICHET_SERVER_PROBLEM_METHOD] = { 405, "method-not-allowed", "This method is not for here" },
  [GUICHET_SERVER_PROBLEM_NOT_ACCEPTABLE] = { 406, "not-acceptable",
                                              "No accepted media type can be given" },
  [GUICHET_SERVER_PROBLEM_CONFLICT] = { 409, "conflict",
                                        "Other content was recorded under this id" },
  [GUICHET_SERVER_PROBLEM_UPLOAD_OFFSET] = { 409, "upload-offset",
                                             "The upload continues elsewhere" },
  [GUICHET_SERVER_PROBLEM_CURSOR] = { 410, "cursor-unknown", "This cursor is not known" },
  [GUICHET_SERVER_PROBLEM_TUS_VERSION] = { 412, "tus-version",
                                           "This version of tus is not spoken" },
  [GUICHET_SERVER_PROBLEM_TOO_LARGE] = { 413, "too-large", "This is larger than allowed" },
  [GUICHET_SERVER_PROBLEM_MEDIA_TYPE] = { 415, "media-type", "This media type is not read here" },
  [GUICHET_SERVER_PROBLEM_RANGE] = { 416, "range", "The range lies outside the content" },
  [GUICHET_SERVER_PROBLEM_INVALID] = { 422, "invalid", "The content is not valid" },
  [GUICHET_SERVER_PROBLEM_UPLOAD_MISSING] = { 422, "upload-missing",
                                              "An attachment was not uploaded" },
  [GUICHET_SERVER_PROBLEM_TOO_MANY] = { 429, "too-many-requests", "Too many requests" },
  [GUICHET_SERVER_PROBLEM_CHECKSUM] = { 460, "digest-mismatch",
                                        "The upload is not what its digest says" },
  [GUICHET_SERVER_PROBLEM_INTERNAL] = { 500, "internal", "The service failed" },
  [GUICHET_SERVER_PROBLEM_UNAVAILABLE] = { 503, "unavailable",
                                           "The service is not available at present" },
};

/* Helpers */

static void
write_findings (GuichetServerWriter *writer,
                GPtrArray           *findings)
{
  guichet_server_writer_open (writer, "errors", '[');
  for (guint i = 0; i < findings->len; i++)
    {
      const GuichetServerFinding *finding = g_ptr_array_index (findings, i);

      guichet_server_writer_open (writer, NULL, '{');
      guichet_server_writer_string (writer, "pointer", finding->pointer);
      guichet_server_writer_string (writer, "detail", finding->detail);
      guichet_server_writer_close (writer, '}');
    }
  guichet_server_writer_close (writer, ']');
}

/* Public API */

/**
 * guichet_server_problem_get_status:
 *
 * Returns: the usual HTTP status of @problem
 */
guint
guichet_server_problem_get_status (GuichetServerProblem problem)
{
  return types[problem].status;
}

/**
 * guichet_server_problem_from_status:
 *
 * Returns: the first problem of that status; malformed for another 4xx, internal otherwise
 */
GuichetServerProblem
guichet_server_problem_from_status (guint status)
{
  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    if (types[i].status == status)
      return (GuichetServerProblem) i;
  return status < 500 ? GUICHET_SERVER_PROBLEM_MALFORMED : GUICHET_SERVER_PROBLEM_INTERNAL;
}

/**
 * guichet_server_problem_describe:
 * @findings: (nullable) (element-type GuichetServerFinding): the members at fault
 *
 * Returns: (transfer full): the application/problem+json document
 */
char *
guichet_server_problem_describe (GuichetServerProblem problem,
                                 guint                status,
                                 const char          *detail,
                                 GPtrArray           *findings)
{
  g_auto (GuichetServerWriter) writer = { NULL };
  g_autofree char *type = g_strconcat ("/v1/problems/", types[problem].name, NULL);

  guichet_server_writer_init (&writer);
  guichet_server_writer_open (&writer, NULL, '{');
  guichet_server_writer_string (&writer, "type", type);
  guichet_server_writer_string (&writer, "title", types[problem].title);
  guichet_server_writer_integer (&writer, "status", status);
  guichet_server_writer_string (&writer, "detail", detail);
  if (findings && findings->len > 0)
    write_findings (&writer, findings);
  guichet_server_writer_close (&writer, '}');
  return guichet_server_writer_finish (&writer);
}
