/* guichet-server-library-routes.c - the FAQ, the espace média, and the content of files
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "guichet-server-routes.h"

#include "guichet-server-feed.h"

/* Helpers */

static void
list_records (GuichetServerExchange *exchange,
              const char            *feed,
              const char            *sql)
{
  g_auto (GuichetServerWriter) writer = { NULL };
  g_autoptr (GuichetServerRows) rows = NULL;
  GuichetServerPage page;

  if (!guichet_server_feed_begin (exchange, feed, &page))
    return;
  rows = guichet_server_store_query (exchange->store, sql, "ii", page.after, page.last);
  guichet_server_writer_init (&writer);
  guichet_server_writer_open (&writer, NULL, '{');
  guichet_server_writer_open (&writer, feed, '[');
  while (guichet_server_rows_next (rows))
    guichet_server_writer_raw (&writer, NULL, guichet_server_rows_text (rows, 0));
  guichet_server_writer_close (&writer, ']');
  guichet_server_feed_end (exchange, &page, &writer);
}

static void
answer_content (GuichetServerExchange *exchange,
                const char            *sql)
{
  g_autoptr (GuichetServerRows) rows =
    guichet_server_store_query (exchange->store, sql, "s", exchange->ids[0]);

  if (guichet_server_rows_next (rows))
    guichet_server_exchange_answer_file (exchange, guichet_server_rows_text (rows, 0),
                                         guichet_server_rows_text (rows, 1));
  else
    guichet_server_exchange_refuse (exchange, GUICHET_SERVER_PROBLEM_NOT_FOUND,
                                    "No such content.");
}

/* Public API */

void
guichet_server_list_articles (GuichetServerExchange *exchange)
{
  list_records (exchange, "articles",
                "SELECT a.record FROM log l JOIN article a ON a.id = l.subject"
                " WHERE l.feed = 'articles' AND l.seq > ? AND l.seq <= ? AND NOT l.removed"
                " ORDER BY l.seq");
}

void
guichet_server_list_media (GuichetServerExchange *exchange)
{
  list_records (exchange, "media",
                "SELECT m.record FROM log l JOIN medium m ON m.id = l.subject"
                " WHERE l.feed = 'media' AND l.seq > ? AND l.seq <= ? AND NOT l.removed"
                " ORDER BY l.seq");
}

void
guichet_server_get_attachment (GuichetServerExchange *exchange)
{
  answer_content (exchange, "SELECT media_type, sha256 FROM attachment WHERE id = ?");
}

void
guichet_server_get_image (GuichetServerExchange *exchange)
{
  answer_content (exchange, "SELECT media_type, sha256 FROM image WHERE id = ?");
}

void
guichet_server_get_medium_content (GuichetServerExchange *exchange)
{
  answer_content (exchange, "SELECT media_type, sha256 FROM medium WHERE id = ?");
}
