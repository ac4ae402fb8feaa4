/* guichet-suggestions.c - articles and Demandes like what is being written
 *
 * Looked for on the database's thread a moment after the last key, from the object, the error
 * messages and the Progiciel. An answer to what is no longer written is dropped. The rows change
 * only when the answer does, and never under somebody who is among them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "guichet-suggestions.h"

#include "guichet-article-search.h"
#include "guichet-closures.h"
#include "guichet-near-demandes.h"
#include "guichet-suggestion-row.h"
#include "guichet-telling-words.h"

#define PAUSE_MS 400
#define MOST_WORDS 10
#define MOST_ARTICLES 4
#define MOST_DEMANDES 3

/* What is looked for, and what was found. */
typedef struct
{
  GuichetSuggestions *suggestions;
  GCancellable *cancellable;
  GuichetDemande *demande;
  GPtrArray *articles;
  GPtrArray *demandes;
} Search;

struct _GuichetSuggestions
{
  AdwBin parent_instance;

  GuichetDatabase *database;
  GuichetDemande *demande;
  GCancellable *cancellable;
  GHashTable *opened;
  char *shown;
  guint pause_id;

  GtkWidget *articles_box;
  GtkListBox *articles;
  GtkWidget *demandes_box;
  GtkListBox *demandes;
};

G_DEFINE_FINAL_TYPE (GuichetSuggestions, guichet_suggestions, ADW_TYPE_BIN)

enum
{
  OPEN_ARTICLE,
  OPEN_DEMANDE,
  SOLVED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* Helpers: the search */

static void
search_free (Search *self)
{
  g_clear_object (&self->suggestions);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->demande);
  g_clear_pointer (&self->articles, g_ptr_array_unref);
  g_clear_pointer (&self->demandes, g_ptr_array_unref);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Search, search_free)

/* A copy: the thread must not see what is being typed. */
static GuichetDemande *
copy_what_tells (GuichetDemande *demande)
{
  static const GuichetDemandeText texts[] = { GUICHET_DEMANDE_TITLE,
                                              GUICHET_DEMANDE_ERROR_MESSAGES,
                                              GUICHET_DEMANDE_PROGICIEL };
  GuichetDemande *copy = guichet_demande_new (guichet_demande_get_id (demande));

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    guichet_demande_set_text (copy, texts[i], guichet_demande_get_text (demande, texts[i]));
  return copy;
}

static char *
get_words_worker (GuichetDemande *demande)
{
  g_autofree char *text =
    g_strconcat (guichet_demande_get_title (demande), "\n",
                 guichet_demande_get_text (demande, GUICHET_DEMANDE_ERROR_MESSAGES), NULL);
  g_auto (GStrv) words = guichet_telling_words_list (text, MOST_WORDS);
  g_autofree char *joined = g_strjoinv (" ", words);

  return g_strconcat (joined, " ", NULL);
}

/* Those of the Progiciel; only where there is none, those of any. */
static gboolean
find_articles_worker (GuichetConnection  *connection,
                      Search             *search,
                      GError            **error)
{
  g_autofree char *words = get_words_worker (search->demande);
  const char *progiciel = guichet_demande_get_text (search->demande, GUICHET_DEMANDE_PROGICIEL);

  const GuichetTextFilter filter = { .product = *progiciel ? progiciel : NULL };

  search->articles =
    guichet_article_search (connection, words, &filter, TRUE, MOST_ARTICLES, NULL, error);
  if (!search->articles || search->articles->len > 0 || !*progiciel)
    return search->articles != NULL;
  g_ptr_array_unref (search->articles);
  search->articles =
    guichet_article_search (connection, words, NULL, TRUE, MOST_ARTICLES, NULL, error);
  return search->articles != NULL;
}

static gboolean
search_worker (GuichetConnection  *connection,
               gpointer            data,
               GError            **error)
{
  Search *search = data;

  if (!find_articles_worker (connection, search, error))
    return FALSE;
  search->demandes =
    guichet_near_demandes_list (connection, search->demande, MOST_DEMANDES, error);
  return search->demandes != NULL;
}

/* Helpers: the rows */

static void
clear_list (GtkListBox *list)
{
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (list, 0)))
    gtk_list_box_remove (list, GTK_WIDGET (row));
}

static void
solved_cb (GuichetSuggestions   *self,
           GuichetSuggestionRow *row)
{
  g_signal_emit (self, signals[SOLVED], 0, guichet_suggestion_row_get_title (row));
}

static void
show_articles (GuichetSuggestions *self,
               GPtrArray          *articles)
{
  clear_list (self->articles);
  for (guint i = 0; i < articles->len; i++)
    {
      GuichetSearchHit *hit = articles->pdata[i];
      GuichetSuggestionRow *row =
        guichet_suggestion_row_new (guichet_search_hit_get_id (hit),
                                    guichet_search_hit_get_title (hit),
                                    guichet_search_hit_get_category (hit));

      g_signal_connect_object (row, "solved", G_CALLBACK (solved_cb), self, G_CONNECT_SWAPPED);
      if (g_hash_table_contains (self->opened, guichet_search_hit_get_id (hit)))
        guichet_suggestion_row_offer_solution (row);
      gtk_list_box_append (self->articles, GTK_WIDGET (row));
    }
  gtk_widget_set_visible (self->articles_box, articles->len > 0);
}

static void
show_demandes (GuichetSuggestions *self,
               GPtrArray          *demandes)
{
  clear_list (self->demandes);
  for (guint i = 0; i < demandes->len; i++)
    {
      GuichetDemande *demande = demandes->pdata[i];
      g_autofree char *status =
        guichet_closure_status (NULL, guichet_demande_get_text (demande, GUICHET_DEMANDE_STATUS),
                                guichet_demande_get_delivery (demande));
      g_autofree char *detail = guichet_closure_join (
        NULL, guichet_demande_get_text (demande, GUICHET_DEMANDE_NUMBER), status);

      gtk_list_box_append (
        self->demandes, GTK_WIDGET (guichet_suggestion_row_new (
                          guichet_demande_get_id (demande), guichet_demande_get_title (demande),
                          detail)));
    }
  gtk_widget_set_visible (self->demandes_box, demandes->len > 0);
}

/* What tells one answer from another. */
static char *
summarise (Search *search)
{
  GString *summary = g_string_new (NULL);

  for (guint i = 0; i < search->articles->len; i++)
    g_string_append_printf (summary, "%s\n",
                            guichet_search_hit_get_id (search->articles->pdata[i]));
  for (guint i = 0; i < search->demandes->len; i++)
    g_string_append_printf (
      summary, "%s %s\n", guichet_demande_get_id (search->demandes->pdata[i]),
      guichet_demande_get_text (search->demandes->pdata[i], GUICHET_DEMANDE_STATUS));
  return g_string_free (summary, FALSE);
}

static gboolean
is_among_the_rows (GuichetSuggestions *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root ? gtk_root_get_focus (root) : NULL;

  return focus && gtk_widget_is_ancestor (focus, GTK_WIDGET (self));
}

/* Callbacks */

static void
found_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (Search) search = user_data;
  GuichetSuggestions *self = search->suggestions;
  g_autofree char *summary = NULL;

  if (!guichet_database_read_finish (GUICHET_DATABASE (source), result, NULL)
      || search->cancellable != self->cancellable)
    return;
  summary = summarise (search);
  if (g_strcmp0 (summary, self->shown) == 0 || is_among_the_rows (self))
    return;
  g_free (self->shown);
  self->shown = g_steal_pointer (&summary);
  show_articles (self, search->articles);
  show_demandes (self, search->demandes);
}

static gboolean
pause_cb (gpointer data)
{
  GuichetSuggestions *self = data;
  Search *search = g_new0 (Search, 1);

  self->pause_id = 0;
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  search->suggestions = g_object_ref (self);
  search->cancellable = g_object_ref (self->cancellable);
  search->demande = copy_what_tells (self->demande);
  guichet_database_read_async (self->database, search_worker, search, NULL, self->cancellable,
                               found_cb, search);
  return G_SOURCE_REMOVE;
}

static void
written_cb (GuichetSuggestions *self)
{
  g_clear_handle_id (&self->pause_id, g_source_remove);
  self->pause_id = g_timeout_add (PAUSE_MS, pause_cb, self);
}

static void
article_cb (GuichetSuggestions   *self,
            GuichetSuggestionRow *row)
{
  const char *id = guichet_suggestion_row_get_id (row);

  g_hash_table_add (self->opened, g_strdup (id));
  guichet_suggestion_row_offer_solution (row);
  g_signal_emit (self, signals[OPEN_ARTICLE], 0, id);
}

static void
demande_cb (GuichetSuggestions   *self,
            GuichetSuggestionRow *row)
{
  g_signal_emit (self, signals[OPEN_DEMANDE], 0, guichet_suggestion_row_get_id (row));
}

/* Overrides */

static void
guichet_suggestions_dispose (GObject *object)
{
  GuichetSuggestions *self = GUICHET_SUGGESTIONS (object);

  g_clear_handle_id (&self->pause_id, g_source_remove);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->database);
  g_clear_object (&self->demande);
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), GUICHET_TYPE_SUGGESTIONS);
  G_OBJECT_CLASS (guichet_suggestions_parent_class)->dispose (object);
}

static void
guichet_suggestions_finalize (GObject *object)
{
  GuichetSuggestions *self = GUICHET_SUGGESTIONS (object);

  g_hash_table_unref (self->opened);
  g_free (self->shown);
  G_OBJECT_CLASS (guichet_suggestions_parent_class)->finalize (object);
}

static guint
add_signal (GObjectClass *klass,
            const char   *name)
{
  return g_signal_new (name, G_OBJECT_CLASS_TYPE (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                       G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
guichet_suggestions_class_init (GuichetSuggestionsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = guichet_suggestions_dispose;
  object_class->finalize = guichet_suggestions_finalize;
  /* Each with an id, but "solved" with the title of the article that solves the problem. */
  signals[OPEN_ARTICLE] = add_signal (object_class, "open-article");
  signals[OPEN_DEMANDE] = add_signal (object_class, "open-demande");
  signals[SOLVED] = add_signal (object_class, "solved");
  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/guichet/Guichet/ui/composer/guichet-suggestions.ui");
  gtk_widget_class_bind_template_child (widget_class, GuichetSuggestions, articles_box);
  gtk_widget_class_bind_template_child (widget_class, GuichetSuggestions, articles);
  gtk_widget_class_bind_template_child (widget_class, GuichetSuggestions, demandes_box);
  gtk_widget_class_bind_template_child (widget_class, GuichetSuggestions, demandes);
  gtk_widget_class_bind_template_callback (widget_class, article_cb);
  gtk_widget_class_bind_template_callback (widget_class, demande_cb);
}

static void
guichet_suggestions_init (GuichetSuggestions *self)
{
  self->opened = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* Public API */

/**
 * guichet_suggestions_set_up:
 * @database: where to look
 * @demande: what is written
 *
 * Follows a Demande. To be called once.
 */
void
guichet_suggestions_set_up (GuichetSuggestions *self,
                            GuichetDatabase    *database,
                            GuichetDemande     *demande)
{
  static const char *const watched[] = { "notify::title", "notify::error-messages",
                                         "notify::progiciel" };

  self->database = g_object_ref (database);
  self->demande = g_object_ref (demande);
  for (guint i = 0; i < G_N_ELEMENTS (watched); i++)
    g_signal_connect_object (demande, watched[i], G_CALLBACK (written_cb), self,
                             G_CONNECT_SWAPPED);
  written_cb (self);
}
