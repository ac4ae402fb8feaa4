/* guichet-server-feed.c - pages of the one ordered log
 *
 * A cursor is opaque to clients: the feed's initial, the number in the log of the last thing
 * told, and a mark made from both and the service's id, so that a cursor of another service,
 * of another feed or made up is known as such: 410, and the client begins again, which is
 * harmless. One beyond the log's end (a restored backup) likewise.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "guichet-server-feed.h"

#include <string.h>

#include "guichet-server-limits.h"

#define MARK_DIGITS 12

/* Helpers */

static char *
make_cursor (GuichetServerStore *store,
             const char         *feed,
             gint64              seq)
{
  g_autofree char *position = g_strdup_printf ("%c%" G_GINT64_FORMAT, *feed, seq);
  g_autofree char *mark = g_compute_hmac_for_string (
    G_CHECKSUM_SHA256, (const guchar *) guichet_server_store_get_id (store),
    strlen (guichet_server_store_get_id (store)), position, -1);

  return g_strdup_printf ("%s-%.*s", position, MARK_DIGITS, mark);
}

static gboolean
read_cursor (GuichetServerStore *store,
             const char         *cursor,
             GuichetServerPage  *page)
{
  g_autofree char *genuine = NULL;

  if (*cursor != *page->feed)
    return FALSE;
  page->after = g_ascii_strtoll (cursor + 1, NULL, 10);
  genuine = make_cursor (store, page->feed, page->after);
  return page->after >= 0 && g_str_equal (genuine, cursor)
         && page->after <= guichet_server_store_count (
              store, "SELECT max(seq) FROM sqlite_sequence WHERE name = 'log'", "");
}

static gboolean
read_limit (GuichetServerExchange *exchange,
            gint64                *limit)
{
  const char *text = guichet_server_exchange_get_parameter (exchange, "limit");

  *limit = GUICHET_SERVER_USUALLY_LISTED;
  if (!text || g_ascii_string_to_signed (text, 10, 1, GUICHET_SERVER_MOST_LISTED, limit, NULL))
    return TRUE;
  guichet_server_exchange_refuse (exchange, GUICHET_SERVER_PROBLEM_MALFORMED,
                                  "limit is a number from 1 to 500.");
  return FALSE;
}

static void
measure (GuichetServerStore *store,
         GuichetServerPage  *page,
         gint64              limit)
{
  g_autoptr (GuichetServerRows) rows = guichet_server_store_query (
    store, "SELECT seq FROM log WHERE feed = ? AND seq > ? ORDER BY seq LIMIT ?", "sii",
    page->feed, page->after, limit + 1);

  page->last = page->after;
  for (gint64 i = 0; guichet_server_rows_next (rows); i++)
    {
      if (i < limit)
        page->last = guichet_server_rows_integer (rows, 0);
      else
        page->more = TRUE;
    }
}

/* Public API */

/**
 * guichet_server_feed_begin:
 *
 * Reads which page is asked and measures it; refuses and gives %FALSE when it is no page.
 */
gboolean
guichet_server_feed_begin (GuichetServerExchange *exchange,
                           const char            *feed,
                           GuichetServerPage     *page)
{
  const char *cursor = guichet_server_exchange_get_parameter (exchange, "after");
  gint64 limit;

  *page = (GuichetServerPage){ .feed = feed };
  if (!read_limit (exchange, &limit))
    return FALSE;
  if (cursor && !read_cursor (exchange->store, cursor, page))
    {
      guichet_server_exchange_refuse (exchange, GUICHET_SERVER_PROBLEM_CURSOR,
                                      "Ask again without it, from the beginning.");
      return FALSE;
    }
  measure (exchange->store, page, limit);
  return TRUE;
}

/**
 * guichet_server_feed_end:
 * @writer: where the page's items are written; its object is open
 *
 * Adds what was removed, the cursor and whether more follows, and answers.
 */
void
guichet_server_feed_end (GuichetServerExchange   *exchange,
                         const GuichetServerPage *page,
                         GuichetServerWriter     *writer)
{
  g_autofree char *cursor = make_cursor (exchange->store, page->feed, page->last);
  g_autoptr (GuichetServerRows) rows = guichet_server_store_query (
    exchange->store,
    "SELECT subject FROM log WHERE feed = ? AND seq > ? AND seq <= ? AND removed ORDER BY seq",
    "sii", page->feed, page->after, page->last);

  guichet_server_writer_open (writer, "removed", '[');
  while (guichet_server_rows_next (rows))
    guichet_server_writer_string (writer, NULL, guichet_server_rows_text (rows, 0));
  guichet_server_writer_close (writer, ']');
  guichet_server_writer_string (writer, "cursor", cursor);
  guichet_server_writer_boolean (writer, "more", page->more);
  guichet_server_writer_close (writer, '}');
  guichet_server_exchange_answer_json (exchange, SOUP_STATUS_OK,
                                       guichet_server_writer_finish (writer));
}
