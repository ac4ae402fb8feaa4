/* guichet-cli-faq.c - guichetctl faq: searches and shows articles, without a network
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "guichet-cli-commands.h"

#include "guichet-article-blocks.h"
#include "guichet-article-index.h"
#include "guichet-article-search.h"
#include "guichet-article-table.h"
#include "guichet-cli-lines.h"
#include "guichet-cli-session.h"
#include "guichet-json.h"

#include <errno.h>
#include <glib/gi18n.h>
#include <stdio.h>

#define USAGE "faq search|show|import …"
#define USAGE_SEARCH                                                                               \
  "faq search [--limit N] [--product P] QUERY | faq search --batch [--timing] [--keystrokes]"
#define USAGE_SHOW "faq show ID"
#define USAGE_IMPORT "faq import FILE.jsonl"

#define DEFAULT_LIMIT 20
#define MOST_QUERY_BYTES 4096
#define MOST_ARTICLE_BYTES (2 * 1024 * 1024)
#define LINE_BYTES 1000

typedef int (*Action) (GuichetCliContext *context, int argc, char **argv);

typedef struct
{
  GuichetCliSession session;
  char *product;
  int limit;
  gboolean timing;
} Search;

/* Helpers: search */

static JsonNode *
hits_to_json (GPtrArray *hits)
{
  g_autoptr (JsonArray) array = json_array_new ();

  for (guint i = 0; i < hits->len; i++)
    {
      GuichetSearchHit *hit = g_ptr_array_index (hits, i);
      JsonObject *object = json_object_new ();

      json_object_set_string_member (object, "id", guichet_search_hit_get_id (hit));
      json_object_set_string_member (object, "title", guichet_search_hit_get_title (hit));
      json_object_set_double_member (object, "score", guichet_search_hit_get_score (hit));
      json_object_set_string_member (object, "snippet", guichet_search_hit_get_snippet (hit));
      json_array_add_object_element (array, object);
    }
  return json_node_init_array (json_node_alloc (), array);
}

static JsonNode *
with_timing (JsonNode *hits,
             gint64    microseconds)
{
  g_autoptr (JsonObject) object = json_object_new ();

  json_object_set_double_member (object, "ms", (double) microseconds / 1000);
  json_object_set_member (object, "results", hits);
  return json_node_init_object (json_node_alloc (), object);
}

/* A program may wait for each answer before it asks the next question. */
static gboolean
print_now (const char *line)
{
  return puts (line) >= 0 && fflush (stdout) == 0;
}

static gboolean
answer_line (Search     *search,
             const char *query,
             int        *status)
{
  g_autoptr (GError) error = NULL;
  const gint64 start = g_get_monotonic_time ();
  g_autoptr (GPtrArray) hits =
    guichet_article_search (guichet_database_read (search->session.database), query,
                            &(GuichetTextFilter) { .product = search->product }, TRUE,
                            (guint) search->limit, NULL, &error);
  const gint64 elapsed = g_get_monotonic_time () - start;
  g_autoptr (JsonNode) node = NULL;
  g_autofree char *text = NULL;

  if (!hits)
    {
      *status = guichet_cli_session_explain (error);
      return FALSE;
    }
  node = hits_to_json (hits);
  if (search->timing)
    node = with_timing (g_steal_pointer (&node), elapsed);
  text = guichet_json_to_text (node);
  return print_now (text);
}

/* Answers each beginning of @query, as if it were being typed. */
static gboolean
answer_keystrokes (Search     *search,
                   const char *query,
                   int        *status)
{
  for (const char *c = query; *c; c = g_utf8_next_char (c))
    {
      g_autofree char *typed = g_strndup (query, (gsize) (g_utf8_next_char (c) - query));

      if (!answer_line (search, typed, status))
        return FALSE;
    }
  return TRUE;
}

static int
answer_batch (Search   *search,
              gboolean  keystrokes)
{
  g_autoptr (GString) line = g_string_new (NULL);
  int status = GUICHET_CLI_DONE;
  GuichetCliLine read;

  while ((read = guichet_cli_lines_next (stdin, line, MOST_QUERY_BYTES)) != GUICHET_CLI_LINE_END)
    {
      if (read == GUICHET_CLI_LINE_TOO_LONG || !g_utf8_validate_len (line->str, line->len, NULL))
        {
          status = GUICHET_CLI_FAILED;
          if (!print_now (search->timing ? "{\"ms\":0,\"results\":[]}" : "[]"))
            break;
        }
      else if (!(keystrokes ? answer_keystrokes (search, line->str, &status)
                            : answer_line (search, line->str, &status)))
        break;
    }
  return status;
}

static int
answer_person (Search     *search,
               const char *query)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) hits =
    guichet_article_search (guichet_database_read (search->session.database), query,
                            &(GuichetTextFilter) { .product = search->product }, TRUE,
                            (guint) search->limit, NULL, &error);

  if (!hits)
    return guichet_cli_session_explain (error);
  if (hits->len == 0)
    guichet_cli_complain (_ ("No article matches."));
  for (guint i = 0; i < hits->len; i++)
    {
      GuichetSearchHit *hit = g_ptr_array_index (hits, i);

      g_print ("%s  %s\n    %s\n", guichet_search_hit_get_id (hit),
               guichet_search_hit_get_title (hit), guichet_search_hit_get_snippet (hit));
    }
  return GUICHET_CLI_DONE;
}

static void
search_clear (Search *search)
{
  guichet_cli_session_close (&search->session);
  g_free (search->product);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Search, search_clear)

static int
answer (Search            *search,
        GuichetCliContext *context,
        char             **words)
{
  g_autofree char *query = g_strjoinv (" ", words);
  int status = GUICHET_CLI_DONE;

  if (!context->json && !search->timing)
    return answer_person (search, query);
  answer_line (search, query, &status);
  return status;
}

static int
faq_search (GuichetCliContext  *context,
            int                 argc,
            char              **argv)
{
  g_auto (Search) search = { .limit = DEFAULT_LIMIT };
  gboolean batch = FALSE;
  gboolean keystrokes = FALSE;
  const GOptionEntry entries[] = {
    { "limit", 0, 0, G_OPTION_ARG_INT, &search.limit, N_ ("Give at most that many"), N_ ("N") },
    { "product", 0, 0, G_OPTION_ARG_STRING, &search.product, N_ ("Only of that Progiciel"),
      N_ ("ID") },
    { "batch", 0, 0, G_OPTION_ARG_NONE, &batch, N_ ("Read one query a line"), NULL },
    { "timing", 0, 0, G_OPTION_ARG_NONE, &search.timing, N_ ("Say how long each took"), NULL },
    { "keystrokes", 0, 0, G_OPTION_ARG_NONE, &keystrokes, N_ ("Answer each beginning of a line"),
      NULL },
    G_OPTION_ENTRY_NULL,
  };
  int status = GUICHET_CLI_DONE;
  g_auto (GStrv) parameters =
    guichet_cli_context_parse (context, entries, USAGE_SEARCH, argc, argv, &status);

  if (!parameters)
    return status;
  if (search.limit < 1 || batch == (parameters[0] != NULL) || (keystrokes && !batch))
    return guichet_cli_fail_usage (USAGE_SEARCH);
  if (!guichet_cli_session_open (&search.session, context, GUICHET_DATABASE_READER, &status))
    return status;
  return batch ? answer_batch (&search, keystrokes) : answer (&search, context, parameters);
}

/* Helpers: show */

static void
print_article (GuichetCliContext *context,
               GuichetArticle    *article)
{
  const GuichetArticleFields *fields = guichet_article_get_fields (article);
  g_autoptr (GuichetArticleBlocks) blocks = guichet_article_blocks_parse (fields->body);
  g_autofree char *text = guichet_article_blocks_to_text (blocks);
  g_autoptr (JsonObject) object = NULL;
  g_autoptr (JsonNode) node = NULL;
  g_autofree char *line = NULL;

  if (!context->json)
    {
      g_print ("%s\n%s\n\n%s\n", fields->title, fields->category, text);
      return;
    }
  object = json_object_new ();
  json_object_set_string_member (object, "id", fields->id);
  json_object_set_string_member (object, "title", fields->title);
  json_object_set_string_member (object, "category", fields->category);
  json_object_set_string_member (object, "text", text);
  node = json_node_init_object (json_node_alloc (), object);
  line = guichet_json_to_text (node);
  puts (line);
}

static int
faq_show (GuichetCliContext  *context,
          int                 argc,
          char              **argv)
{
  g_auto (GuichetCliSession) session = { 0 };
  g_autoptr (GuichetArticle) article = NULL;
  g_autoptr (GError) error = NULL;
  int status = GUICHET_CLI_DONE;
  g_auto (GStrv) parameters =
    guichet_cli_context_parse (context, NULL, USAGE_SHOW, argc, argv, &status);

  if (!parameters)
    return status;
  if (g_strv_length (parameters) != 1)
    return guichet_cli_fail_usage (USAGE_SHOW);
  if (!guichet_cli_session_open (&session, context, GUICHET_DATABASE_READER, &status))
    return status;
  article = guichet_article_table_load (guichet_database_read (session.database), parameters[0],
                                        &error);
  if (!article)
    return guichet_cli_session_explain (error);
  print_article (context, article);
  return GUICHET_CLI_DONE;
}

/* Helpers: import */

typedef struct
{
  GPtrArray *articles;
  gboolean more;
} Import;

static GuichetArticle *
read_article (GString  *line,
              GError  **error)
{
  g_autoptr (JsonNode) root =
    guichet_json_parse_object (line->str, line->len, &guichet_json_default_limits, error);
  GuichetJsonFields fields = GUICHET_JSON_FIELDS (NULL, error);
  GuichetArticleFields article = { 0 };

  if (!root)
    return NULL;
  fields.object = json_node_get_object (root);
  if (g_strcmp0 (guichet_json_string (&fields, "type", GUICHET_JSON_REQUIRED, LINE_BYTES),
                 "article") != 0)
    guichet_json_fail (&fields, "type", "is not \"article\"");
  article.id = guichet_json_id (&fields, "id", GUICHET_JSON_REQUIRED);
  article.title = guichet_json_string (&fields, "title", GUICHET_JSON_REQUIRED, LINE_BYTES);
  article.category = guichet_json_string (&fields, "category", GUICHET_JSON_REQUIRED, LINE_BYTES);
  article.product = guichet_json_string (&fields, "product", GUICHET_JSON_OPTIONAL, LINE_BYTES);
  article.body = guichet_json_string (&fields, "body", GUICHET_JSON_REQUIRED, MOST_ARTICLE_BYTES);
  article.updated_at = guichet_json_instant (&fields, "updated_at", GUICHET_JSON_REQUIRED);
  return fields.failed ? NULL : guichet_article_new (&article);
}

static gboolean
import_worker (GuichetConnection  *connection,
               gpointer            data,
               GError            **error)
{
  Import *import = data;

  for (guint i = 0; i < import->articles->len; i++)
    if (!guichet_article_table_apply (connection, g_ptr_array_index (import->articles, i), error))
      return FALSE;
  g_ptr_array_set_size (import->articles, 0);
  return guichet_article_index_update (connection, G_MAXINT64 / 2, &import->more, error);
}

static gboolean
import_all (GuichetCliSession *session,
            GPtrArray         *articles,
            int               *status)
{
  Import import = { articles, TRUE };

  while (import.more)
    {
      g_autoptr (GAsyncResult) result = NULL;
      g_autoptr (GError) error = NULL;

      guichet_database_write_async (session->database, import_worker, &import, NULL, NULL,
                                    guichet_cli_session_keep_cb, &result);
      guichet_cli_session_wait (&result);
      if (!guichet_database_write_finish (session->database, result, &error))
        {
          *status = guichet_cli_session_explain (error);
          return FALSE;
        }
    }
  return TRUE;
}

/* Reads all of @file; a bad line refuses it whole, by its number. */
static GPtrArray *
read_articles (FILE       *file,
               const char *path)
{
  g_autoptr (GPtrArray) articles = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GString) line = g_string_new (NULL);
  GuichetCliLine read;

  for (guint number = 1;
       (read = guichet_cli_lines_next (file, line, MOST_ARTICLE_BYTES)) != GUICHET_CLI_LINE_END;
       number++)
    {
      g_autoptr (GError) error = NULL;
      GuichetArticle *article =
        read == GUICHET_CLI_LINE_READ ? read_article (line, &error) : NULL;

      if (!article)
        {
          guichet_cli_complain (_ ("%s, line %u: %s. Nothing was imported."), path, number,
                                error ? error->message : _ ("the line is too long"));
          return NULL;
        }
      g_ptr_array_add (articles, article);
    }
  return g_steal_pointer (&articles);
}

static int
faq_import (GuichetCliContext  *context,
            int                 argc,
            char              **argv)
{
  g_auto (GuichetCliSession) session = { 0 };
  g_autoptr (GPtrArray) articles = NULL;
  int status = GUICHET_CLI_DONE;
  guint count;
  FILE *file;
  g_auto (GStrv) parameters =
    guichet_cli_context_parse (context, NULL, USAGE_IMPORT, argc, argv, &status);

  if (!parameters)
    return status;
  if (g_strv_length (parameters) != 1)
    return guichet_cli_fail_usage (USAGE_IMPORT);
  file = fopen (parameters[0], "r");
  if (!file)
    {
      guichet_cli_complain (_ ("“%s” cannot be read: %s"), parameters[0], g_strerror (errno));
      return GUICHET_CLI_FAILED;
    }
  articles = read_articles (file, parameters[0]);
  fclose (file);
  if (!articles)
    return GUICHET_CLI_FAILED;
  count = articles->len;
  if (!guichet_cli_session_open (&session, context, GUICHET_DATABASE_WRITER, &status)
      || !import_all (&session, articles, &status))
    return status;
  guichet_cli_complain (ngettext ("%u article imported.", "%u articles imported.", count), count);
  return GUICHET_CLI_DONE;
}

/* Public API */

/**
 * guichet_cli_faq:
 *
 * Searches, shows and imports articles.
 *
 * Returns: a #GuichetCliExit
 */
int
guichet_cli_faq (GuichetCliContext  *context,
                 int                 argc,
                 char              **argv)
{
  static const struct
  {
    const char *name;
    Action action;
  } actions[] = {
    { "search", faq_search },
    { "show", faq_show },
    { "import", faq_import },
  };

  for (guint i = 0; argc > 1 && i < G_N_ELEMENTS (actions); i++)
    if (g_str_equal (actions[i].name, argv[1]))
      return actions[i].action (context, argc - 1, argv + 1);
  return guichet_cli_fail_usage (USAGE);
}
