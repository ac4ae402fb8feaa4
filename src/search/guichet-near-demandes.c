/* guichet-near-demandes.c - Demandes that are like the one being written
 *
 * Only those that the service holds. Each word of the object that another's object has counts
 * one, each code that its error messages have three, the same Progiciel one; what reaches three
 * is near. Two words in common and the same Progiciel, or one code, are enough.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "guichet-near-demandes.h"

#include "guichet-demande-row.h"
#include "guichet-query.h"
#include "guichet-sort-key.h"
#include "guichet-telling-words.h"

#define MOST_WORDS 8
#define CODE_SCORE "3"
#define NEAR 3

/* Helpers */

static void
add_codes (GuichetQuery *query,
           const char   *text)
{
  g_auto (GStrv) words = guichet_telling_words_list (text, MOST_WORDS);

  for (guint i = 0; words[i]; i++)
    if (guichet_telling_words_is_code (words[i]))
      guichet_query_add_text (query, " + " CODE_SCORE " * (instr (lower (error_messages), ?) > 0)",
                              words[i]);
}

static void
add_words (GuichetQuery *query,
           const char   *text)
{
  g_auto (GStrv) words = guichet_telling_words_list (text, MOST_WORDS);

  for (guint i = 0; words[i]; i++)
    {
      g_autofree char *pattern = guichet_sort_key_pattern (words[i]);

      guichet_query_add_text (query, " + (title_key LIKE ? ESCAPE '\\')", pattern);
    }
}

static GuichetQuery *
make_query (GuichetDemande *demande,
            guint           limit)
{
  GuichetQuery *query = guichet_query_new ("SELECT key FROM (SELECT key, activity_at");
  const char *progiciel = guichet_demande_get_text (demande, GUICHET_DEMANDE_PROGICIEL);

  guichet_query_add_text (query, ", (progiciel <> '' AND progiciel = ?)", progiciel);
  add_words (query, guichet_demande_get_title (demande));
  add_codes (query, guichet_demande_get_text (demande, GUICHET_DEMANDE_ERROR_MESSAGES));
  guichet_query_add_text (query, " AS score FROM demande WHERE delivery = 'sent' AND id <> ?)",
                          guichet_demande_get_id (demande));
  guichet_query_add_integer (query, " WHERE score >= ?", NEAR);
  guichet_query_add_integer (query, " ORDER BY score DESC, activity_at DESC, key DESC LIMIT ?",
                             limit);
  return query;
}

static GArray *
find_keys (GuichetConnection  *connection,
           GuichetQuery       *query,
           GError            **error)
{
  g_autoptr (GuichetStatement) statement = guichet_query_prepare (query, connection, error);
  g_autoptr (GArray) keys = g_array_new (FALSE, FALSE, sizeof (gint64));

  if (!statement)
    return NULL;
  while (guichet_statement_next (statement))
    {
      gint64 key = guichet_statement_get_integer (statement, 0);

      g_array_append_val (keys, key);
    }
  return guichet_statement_end (statement, error) ? g_steal_pointer (&keys) : NULL;
}

/* Public API */

/**
 * guichet_near_demandes_list:
 * @demande: what is being written; only read
 * @limit: the most Demandes
 *
 * Returns: (transfer full) (element-type GuichetDemande): those like it, the nearest first.
 *   Errors: those of the store.
 */
GPtrArray *
guichet_near_demandes_list (GuichetConnection  *connection,
                            GuichetDemande     *demande,
                            guint               limit,
                            GError            **error)
{
  g_autoptr (GuichetQuery) query = make_query (demande, limit);
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GArray) keys = find_keys (connection, query, error);

  if (!keys)
    return NULL;
  for (guint i = 0; i < keys->len; i++)
    {
      g_autoptr (GError) failed = NULL;
      GObject *row = guichet_demande_row_load (connection, g_array_index (keys, gint64, i), NULL,
                                               NULL, &failed);

      if (row)
        g_ptr_array_add (found, row);
      else if (failed)
        {
          g_propagate_error (error, g_steal_pointer (&failed));
          return NULL;
        }
    }
  return g_steal_pointer (&found);
}
