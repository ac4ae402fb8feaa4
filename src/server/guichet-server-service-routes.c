/* guichet-server-service-routes.c - the service itself
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "guichet-server-routes.h"

#include "guichet-server-information.h"
#include "guichet-server-statistics.h"
#include "guichet-server-writer.h"

/* Public API */

/**
 * guichet_server_identify:
 *
 * What this is, for whoever asks: no token is needed.
 */
void
guichet_server_identify (GuichetServerExchange *exchange)
{
  g_auto (GuichetServerWriter) writer = { NULL };
  g_autofree char *name = guichet_server_information_get_name (exchange->store);

  guichet_server_writer_init (&writer);
  guichet_server_writer_open (&writer, NULL, '{');
  guichet_server_writer_string (&writer, "contract", "guichet/1");
  guichet_server_writer_string (&writer, "service_id",
                                guichet_server_store_get_id (exchange->store));
  guichet_server_writer_string (&writer, "name", name);
  guichet_server_writer_close (&writer, '}');
  guichet_server_exchange_answer_json (exchange, SOUP_STATUS_OK,
                                       guichet_server_writer_finish (&writer));
}

void
guichet_server_get_information (GuichetServerExchange *exchange)
{
  guichet_server_exchange_answer_json (exchange, SOUP_STATUS_OK,
                                       guichet_server_information_describe (exchange->store));
}

/**
 * guichet_server_get_statistics:
 *
 * The Portail's figures over a period of civil days, both included.
 */
void
guichet_server_get_statistics (GuichetServerExchange *exchange)
{
  g_autoptr (GError) error = NULL;
  char *json = guichet_server_statistics_describe (
    exchange->store, guichet_server_exchange_get_parameter (exchange, "from"),
    guichet_server_exchange_get_parameter (exchange, "to"), exchange->now, &error);

  if (json)
    guichet_server_exchange_answer_json (exchange, SOUP_STATUS_OK, json);
  else
    guichet_server_exchange_refuse (exchange, GUICHET_SERVER_PROBLEM_MALFORMED, error->message);
}
