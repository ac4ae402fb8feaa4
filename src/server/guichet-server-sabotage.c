/* guichet-server-sabotage.c - makes a fault befall an exchange
 *
 * Before the request is treated, for the faults that stand in for the service; after the
 * answer is made and committed, for those that spoil it on its way. What libsoup would not
 * send (a body shorter than announced, bytes one by one) is written by hand on the stolen
 * connection.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "guichet-server-sabotage.h"

#include <string.h>

#include "guichet-digest.h"

#define CAPTIVE_PAGE \
  "<!DOCTYPE html><html><head><title>Wi-Fi</title></head><body>Please sign in.</body></html>\n"
#define GARBAGE "\x93{\"demandes\":[nonsense, ]]}\xff\xfe"

typedef struct
{
  GIOStream *connection;
  GBytes *bytes;
  gsize at;
} Drip;

/* Helpers */

static void
answer_bytes (GuichetServerExchange *exchange,
              const char            *media_type,
              const char            *data)
{
  g_autofree char *hex = guichet_digest_of_data (data, strlen (data));
  g_autofree char *field = guichet_digest_to_field (hex);
  SoupMessageHeaders *headers = soup_server_message_get_response_headers (exchange->message);

  guichet_server_exchange_answer_empty (exchange, SOUP_STATUS_OK);
  soup_message_headers_remove (headers, "Content-Encoding");
  soup_message_headers_replace (headers, "Content-Digest", field);
  soup_message_headers_set_content_length (headers, (goffset) strlen (data));
  soup_server_message_set_response (exchange->message, media_type, SOUP_MEMORY_STATIC, data,
                                    strlen (data));
}

static void
answer_status (GuichetServerExchange    *exchange,
               const GuichetServerFault *fault)
{
  guint status = (guint) fault->number;

  guichet_server_exchange_refuse_with (exchange, guichet_server_problem_from_status (status),
                                       status, "As asked with --fault.", NULL);
  if (fault->text)
    guichet_server_exchange_set_header (exchange, "Retry-After", fault->text);
  if (status == SOUP_STATUS_UNAUTHORIZED)
    guichet_server_exchange_set_header (exchange, "WWW-Authenticate", "Bearer");
}

static GString *
write_head (SoupServerMessage *message)
{
  GString *head = g_string_new (NULL);
  SoupMessageHeadersIter iter;
  const char *name;
  const char *value;

  g_string_append_printf (head, "HTTP/1.1 %u %s\r\n", soup_server_message_get_status (message),
                          soup_server_message_get_reason_phrase (message));
  soup_message_headers_iter_init (&iter, soup_server_message_get_response_headers (message));
  while (soup_message_headers_iter_next (&iter, &name, &value))
    g_string_append_printf (head, "%s: %s\r\n", name, value);
  g_string_append (head, "Connection: close\r\n\r\n");
  return head;
}

/* Takes the connection and sends the head of the answer. */
static GIOStream *
take_connection (SoupServerMessage *message)
{
  GString *head = write_head (message);
  GIOStream *connection = soup_server_message_steal_connection (message);

  g_output_stream_write_all (g_io_stream_get_output_stream (connection), head->str, head->len,
                             NULL, NULL, NULL);
  g_string_free (head, TRUE);
  return connection;
}

static void
truncate_answer (SoupServerMessage *message,
                 gsize              most)
{
  g_autoptr (GBytes) body =
    soup_message_body_flatten (soup_server_message_get_response_body (message));
  g_autoptr (GIOStream) connection = take_connection (message);

  g_output_stream_write_all (g_io_stream_get_output_stream (connection),
                             g_bytes_get_data (body, NULL), MIN (most, g_bytes_get_size (body)),
                             NULL, NULL, NULL);
  g_io_stream_close (connection, NULL, NULL);
}

static void
drip_free (gpointer data)
{
  Drip *drip = data;

  g_io_stream_close (drip->connection, NULL, NULL);
  g_object_unref (drip->connection);
  g_bytes_unref (drip->bytes);
  g_free (drip);
}

static gboolean
drip_cb (gpointer data)
{
  Drip *drip = data;
  gsize size;
  const char *bytes = g_bytes_get_data (drip->bytes, &size);

  if (drip->at >= size
      || g_output_stream_write (g_io_stream_get_output_stream (drip->connection),
                                bytes + drip->at, 1, NULL, NULL)
           != 1)
    return G_SOURCE_REMOVE;
  drip->at++;
  return G_SOURCE_CONTINUE;
}

static void
drip_answer (SoupServerMessage *message,
             guint              interval)
{
  Drip *drip = g_new0 (Drip, 1);

  drip->bytes = soup_message_body_flatten (soup_server_message_get_response_body (message));
  drip->connection = take_connection (message);
  g_timeout_add_full (G_PRIORITY_DEFAULT, MAX (interval, 1), drip_cb, drip, drip_free);
}

static gboolean
resume_cb (gpointer data)
{
  soup_server_message_unpause (data);
  return G_SOURCE_REMOVE;
}

static void
delay_answer (SoupServerMessage *message,
              guint              delay)
{
  soup_server_message_pause (message);
  g_timeout_add_full (G_PRIORITY_DEFAULT, delay, resume_cb, g_object_ref (message),
                      g_object_unref);
}

static void
falsify_digest (GuichetServerExchange *exchange)
{
  g_autofree char *hex = guichet_digest_of_data ("something else", 14);
  g_autofree char *field = guichet_digest_to_field (hex);

  guichet_server_exchange_set_header (exchange, "Content-Digest", field);
}

/* Public API */

/**
 * guichet_server_sabotage_before:
 *
 * Called with the request's headers; answers, or hangs up, for the faults that stand in for
 * the service.
 */
void
guichet_server_sabotage_before (GuichetServerExchange *exchange)
{
  const GuichetServerFault *fault = exchange->fault;

  if (!fault)
    return;
  switch (fault->kind)
    {
    case GUICHET_SERVER_FAULT_DROP_REQUEST:
      guichet_server_exchange_answer_empty (exchange, SOUP_STATUS_SERVICE_UNAVAILABLE);
      guichet_server_exchange_hang_up (exchange);
      break;
    case GUICHET_SERVER_FAULT_STATUS:
      answer_status (exchange, fault);
      break;
    case GUICHET_SERVER_FAULT_REDIRECT:
      guichet_server_exchange_answer_empty (exchange, SOUP_STATUS_FOUND);
      guichet_server_exchange_set_header (exchange, "Location", fault->text);
      break;
    case GUICHET_SERVER_FAULT_CAPTIVE:
      answer_bytes (exchange, "text/html", CAPTIVE_PAGE);
      break;
    default:
      break;
    }
}

/**
 * guichet_server_sabotage_after:
 *
 * Called with the answer made and committed; spoils it on its way.
 */
void
guichet_server_sabotage_after (GuichetServerExchange *exchange)
{
  const GuichetServerFault *fault = exchange->fault;

  if (!fault)
    return;
  switch (fault->kind)
    {
    case GUICHET_SERVER_FAULT_LOSE_REPLY:
      guichet_server_exchange_hang_up (exchange);
      break;
    case GUICHET_SERVER_FAULT_DELAY:
      delay_answer (exchange->message, (guint) fault->number);
      break;
    case GUICHET_SERVER_FAULT_TRUNCATE:
      truncate_answer (exchange->message, (gsize) fault->number);
      break;
    case GUICHET_SERVER_FAULT_WRONG_DIGEST:
      falsify_digest (exchange);
      break;
    case GUICHET_SERVER_FAULT_GARBAGE:
      answer_bytes (exchange, "application/json", GARBAGE);
      break;
    case GUICHET_SERVER_FAULT_DRIP:
      drip_answer (exchange->message, (guint) fault->number);
      break;
    default:
      break;
    }
}
