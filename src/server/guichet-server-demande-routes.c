/* guichet-server-demande-routes.c - Demandes, messages, validations and votes
 *
 * Whatever a client sends has an id that the client made. The first time it is recorded
 * (201); the same bytes again change nothing (200); other bytes are refused (409). Which of
 * these it is, is looked up before anything else is asked of the content.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "guichet-server-routes.h"

#include "guichet-server-demandes.h"
#include "guichet-server-feed.h"
#include "guichet-server-uploads.h"

/* Helpers */

static void
answer_receipt (GuichetServerExchange *exchange,
                guint                  status,
                GuichetServerRows     *rows)
{
  g_auto (GuichetServerWriter) writer = { NULL };
  const char *number = guichet_server_rows_text (rows, 3);

  guichet_server_writer_init (&writer);
  guichet_server_writer_open (&writer, NULL, '{');
  guichet_server_writer_string (&writer, "id", guichet_server_rows_text (rows, 0));
  guichet_server_writer_instant (&writer, "recorded_at", guichet_server_rows_integer (rows, 1));
  guichet_server_writer_digest (&writer, "content_digest", guichet_server_rows_text (rows, 2));
  if (number)
    {
      guichet_server_writer_string (&writer, "number", number);
      guichet_server_writer_string (&writer, "status", guichet_server_rows_text (rows, 4));
    }
  guichet_server_writer_close (&writer, '}');
  guichet_server_exchange_answer_json (exchange, status, guichet_server_writer_finish (&writer));
}

static GuichetServerRows *
find_accepted (GuichetServerExchange *exchange,
               const char            *id)
{
  return guichet_server_store_query (
    exchange->store,
    "SELECT a.id, a.recorded_at, a.digest, d.number, d.status, a.kind, a.parent"
    " FROM accepted a LEFT JOIN demande d ON d.id = a.id AND a.kind = 'demande' WHERE a.id = ?",
    "s", id);
}

static void
answer_accepted (GuichetServerExchange *exchange,
                 guint                  status,
                 const char            *id)
{
  g_autoptr (GuichetServerRows) rows = find_accepted (exchange, id);

  if (guichet_server_rows_next (rows))
    answer_receipt (exchange, status, rows);
}

/* Answers what was accepted before; FALSE when the id is new. */
static gboolean
is_known (GuichetServerExchange *exchange,
          const char            *kind,
          const char            *id,
          const char            *parent)
{
  g_autoptr (GuichetServerRows) rows = find_accepted (exchange, id);

  if (!guichet_server_rows_next (rows))
    return FALSE;
  if (g_str_equal (guichet_server_rows_text (rows, 2), exchange->digest)
      && g_str_equal (guichet_server_rows_text (rows, 5), kind)
      && g_str_equal (guichet_server_rows_text (rows, 6), parent))
    answer_receipt (exchange, SOUP_STATUS_OK, rows);
  else
    guichet_server_exchange_refuse (exchange, GUICHET_SERVER_PROBLEM_CONFLICT,
                                    "Other content was recorded under this id.");
  return TRUE;
}

static void
accept (GuichetServerExchange *exchange,
        const char            *kind,
        const char            *id,
        const char            *parent)
{
  guichet_server_store_run (exchange->store, "INSERT INTO accepted VALUES (?, ?, ?, ?, ?)",
                            "ssssi", id, kind, parent, exchange->digest, exchange->now);
  answer_accepted (exchange, SOUP_STATUS_CREATED, id);
}

static gboolean
refuse_findings (GuichetServerExchange *exchange,
                 GuichetServerChecks   *checks)
{
  if (guichet_server_checks_passed (checks))
    return FALSE;
  guichet_server_exchange_refuse_with (
    exchange, GUICHET_SERVER_PROBLEM_INVALID,
    guichet_server_problem_get_status (GUICHET_SERVER_PROBLEM_INVALID),
    "Some members are not valid.", checks->findings);
  return TRUE;
}

/* An upload whose service died between its last byte and its verification is verified now. */
static gboolean
is_there (GuichetServerUploads          *uploads,
          const GuichetServerAttachment *attachment,
          GuichetServerUpload           *upload)
{
  return upload && upload->length == attachment->size
         && g_str_equal (upload->sha256, attachment->sha256)
         && (upload->complete
             || (upload->offset == upload->length
                 && guichet_server_uploads_verify (uploads, upload)));
}

/* Keeps the uploads that a document names, or refuses it when one is not there. */
static gboolean
keep_uploads (GuichetServerExchange *exchange,
              GPtrArray             *attachments)
{
  GuichetServerUploads *uploads = exchange->context->uploads;
  g_auto (GuichetServerChecks) checks = { NULL };

  guichet_server_checks_init (&checks, NULL);
  for (guint i = 0; i < attachments->len; i++)
    {
      const GuichetServerAttachment *attachment = g_ptr_array_index (attachments, i);
      g_autoptr (GuichetServerUpload) upload =
        guichet_server_uploads_find (uploads, attachment->id, exchange->now);
      g_autofree char *name = g_strdup_printf ("attachments/%u", i);

      if (guichet_server_store_count (exchange->store,
                                      "SELECT count(*) FROM attachment WHERE id = ?", "s",
                                      attachment->id))
        guichet_server_checks_add (&checks, name, "belongs to something else already");
      else if (is_there (uploads, attachment, upload))
        guichet_server_uploads_keep (uploads, upload);
      else
        guichet_server_checks_add (&checks, name, "was not uploaded, or has expired");
    }
  if (guichet_server_checks_passed (&checks))
    return TRUE;
  guichet_server_exchange_refuse_with (
    exchange, GUICHET_SERVER_PROBLEM_UPLOAD_MISSING,
    guichet_server_problem_get_status (GUICHET_SERVER_PROBLEM_UPLOAD_MISSING),
    "Upload the attachments first.", checks.findings);
  return FALSE;
}

/* The Demande's status, or a refusal. */
static char *
require_demande (GuichetServerExchange *exchange)
{
  char *status = guichet_server_demandes_get_status (exchange->store, exchange->ids[0]);

  if (!status)
    guichet_server_exchange_refuse (exchange, GUICHET_SERVER_PROBLEM_NOT_FOUND,
                                    "No such Demande.");
  return status;
}

static void
get_accepted (GuichetServerExchange *exchange,
              const char            *kind)
{
  g_autoptr (GuichetServerRows) rows = find_accepted (exchange, exchange->ids[1]);

  if (guichet_server_rows_next (rows)
      && g_str_equal (guichet_server_rows_text (rows, 5), kind)
      && g_str_equal (guichet_server_rows_text (rows, 6), exchange->ids[0]))
    answer_receipt (exchange, SOUP_STATUS_OK, rows);
  else
    guichet_server_exchange_refuse (exchange, GUICHET_SERVER_PROBLEM_NOT_FOUND,
                                    "Nothing was recorded under this id.");
}

static void
record_demande (GuichetServerExchange      *exchange,
                const GuichetServerWriting *content)
{
  GuichetServerRecord record = {
    .id = exchange->ids[0],
    .at = exchange->now,
    .channel = "portail",
    .author = exchange->subject,
    .digest = exchange->digest,
    .content = content,
  };

  if (!keep_uploads (exchange, content->attachments))
    return;
  guichet_server_demandes_record (exchange->store, &record);
  accept (exchange, "demande", exchange->ids[0], "");
}

/* A client's answer ends the wait for it. */
static void
record_message (GuichetServerExchange     *exchange,
                const GuichetServerSaying *content,
                const char                *status)
{
  g_autofree char *resumed =
    g_str_equal (status, "attente_client")
      ? guichet_server_demandes_find_waited (exchange->store, exchange->ids[0])
      : NULL;
  GuichetServerEvent event = {
    .id = exchange->ids[1],
    .demande = exchange->ids[0],
    .at = exchange->now,
    .kind = "message",
    .side = "client",
    .name = exchange->subject,
    .text = content->text,
    .status = resumed,
    .attachments = content->attachments,
  };

  if (!keep_uploads (exchange, content->attachments))
    return;
  guichet_server_demandes_add_event (exchange->store, &event);
  accept (exchange, "message", exchange->ids[1], exchange->ids[0]);
}

static void
record_validation (GuichetServerExchange     *exchange,
                   const GuichetServerSaying *content)
{
  const char *kind = content->accepted ? "validee" : "refusee";
  GuichetServerEvent event = {
    .id = exchange->ids[1],
    .demande = exchange->ids[0],
    .at = exchange->now,
    .kind = kind,
    .side = "client",
    .name = exchange->subject,
    .text = content->text,
    .status = kind,
    .attachments = content->attachments,
  };

  if (!keep_uploads (exchange, content->attachments))
    return;
  guichet_server_demandes_add_event (exchange->store, &event);
  accept (exchange, "validation", exchange->ids[1], exchange->ids[0]);
}

/* Public API */

/**
 * guichet_server_list_demandes:
 *
 * The feed: the events of a stretch of the log, and each Demande they are about as it is now.
 */
void
guichet_server_list_demandes (GuichetServerExchange *exchange)
{
  g_auto (GuichetServerWriter) writer = { NULL };
  g_autoptr (GuichetServerRows) demandes = NULL;
  g_autoptr (GuichetServerRows) events = NULL;
  GuichetServerPage page;

  if (!guichet_server_feed_begin (exchange, "demandes", &page))
    return;
  demandes = guichet_server_store_query (
    exchange->store,
    "SELECT " GUICHET_SERVER_DEMANDE_COLUMNS " FROM demande d WHERE d.id IN"
    " (SELECT demande FROM event WHERE seq > ? AND seq <= ?) ORDER BY d.key",
    "ii", page.after, page.last);
  events = guichet_server_store_query (
    exchange->store,
    "SELECT " GUICHET_SERVER_EVENT_COLUMNS
    " FROM event e WHERE e.seq > ? AND e.seq <= ? ORDER BY e.seq",
    "ii", page.after, page.last);
  guichet_server_writer_init (&writer);
  guichet_server_writer_open (&writer, NULL, '{');
  guichet_server_writer_open (&writer, "demandes", '[');
  while (guichet_server_rows_next (demandes))
    guichet_server_demandes_write (&writer, NULL, demandes);
  guichet_server_writer_close (&writer, ']');
  guichet_server_writer_open (&writer, "events", '[');
  while (guichet_server_rows_next (events))
    guichet_server_demandes_write_event (&writer, NULL, events);
  guichet_server_writer_close (&writer, ']');
  guichet_server_feed_end (exchange, &page, &writer);
}

void
guichet_server_put_demande (GuichetServerExchange *exchange)
{
  g_auto (GuichetServerChecks) checks = { NULL };
  g_autoptr (GuichetServerWriting) content = NULL;

  if (is_known (exchange, "demande", exchange->ids[0], ""))
    return;
  guichet_server_checks_init (&checks, json_node_get_object (exchange->document));
  content = guichet_server_content_read_demande (&checks, exchange->ids[0]);
  if (!refuse_findings (exchange, &checks))
    record_demande (exchange, content);
}

void
guichet_server_get_demande (GuichetServerExchange *exchange)
{
  g_auto (GuichetServerWriter) writer = { NULL };
  g_autoptr (GuichetServerRows) rows = guichet_server_store_query (
    exchange->store, "SELECT " GUICHET_SERVER_DEMANDE_COLUMNS " FROM demande d WHERE d.id = ?",
    "s", exchange->ids[0]);

  if (!guichet_server_rows_next (rows))
    {
      guichet_server_exchange_refuse (exchange, GUICHET_SERVER_PROBLEM_NOT_FOUND,
                                      "No such Demande.");
      return;
    }
  guichet_server_writer_init (&writer);
  guichet_server_demandes_write (&writer, NULL, rows);
  guichet_server_exchange_answer_json (exchange, SOUP_STATUS_OK,
                                       guichet_server_writer_finish (&writer));
}

void
guichet_server_put_message (GuichetServerExchange *exchange)
{
  g_auto (GuichetServerChecks) checks = { NULL };
  g_autoptr (GuichetServerSaying) content = NULL;
  g_autofree char *status = NULL;

  if (is_known (exchange, "message", exchange->ids[1], exchange->ids[0]))
    return;
  status = require_demande (exchange);
  if (!status)
    return;
  guichet_server_checks_init (&checks, json_node_get_object (exchange->document));
  content = guichet_server_content_read_message (&checks, exchange->ids[1], exchange->ids[0]);
  if (!refuse_findings (exchange, &checks))
    record_message (exchange, content, status);
}

void
guichet_server_put_validation (GuichetServerExchange *exchange)
{
  g_auto (GuichetServerChecks) checks = { NULL };
  g_autoptr (GuichetServerSaying) content = NULL;
  g_autofree char *status = NULL;

  if (is_known (exchange, "validation", exchange->ids[1], exchange->ids[0]))
    return;
  status = require_demande (exchange);
  if (!status)
    return;
  guichet_server_checks_init (&checks, json_node_get_object (exchange->document));
  content = guichet_server_content_read_validation (&checks, exchange->ids[1], exchange->ids[0]);
  if (refuse_findings (exchange, &checks))
    return;
  if (g_str_equal (status, "livree"))
    record_validation (exchange, content);
  else
    guichet_server_exchange_refuse (exchange, GUICHET_SERVER_PROBLEM_INVALID,
                                    "Nothing is delivered that could be validated.");
}

void
guichet_server_put_vote (GuichetServerExchange *exchange)
{
  g_auto (GuichetServerChecks) checks = { NULL };
  g_autoptr (GuichetServerSaying) content = NULL;

  if (is_known (exchange, "vote", exchange->ids[1], exchange->ids[0]))
    return;
  if (!guichet_server_store_count (exchange->store, "SELECT count(*) FROM article WHERE id = ?",
                                   "s", exchange->ids[0]))
    {
      guichet_server_exchange_refuse (exchange, GUICHET_SERVER_PROBLEM_NOT_FOUND,
                                      "No such article.");
      return;
    }
  guichet_server_checks_init (&checks, json_node_get_object (exchange->document));
  content = guichet_server_content_read_vote (&checks, exchange->ids[1], exchange->ids[0]);
  if (refuse_findings (exchange, &checks))
    return;
  guichet_server_store_run (exchange->store, "INSERT INTO vote VALUES (?, ?, ?, ?, ?)", "ssisi",
                            exchange->ids[1], exchange->ids[0], (gint64) content->accepted,
                            content->text, content->written_at);
  accept (exchange, "vote", exchange->ids[1], exchange->ids[0]);
}

void
guichet_server_get_message (GuichetServerExchange *exchange)
{
  get_accepted (exchange, "message");
}

void
guichet_server_get_validation (GuichetServerExchange *exchange)
{
  get_accepted (exchange, "validation");
}

void
guichet_server_get_vote (GuichetServerExchange *exchange)
{
  get_accepted (exchange, "vote");
}
