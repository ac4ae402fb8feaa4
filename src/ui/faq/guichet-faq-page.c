/* guichet-faq-page.c - the FAQ: its articles, what is found in them, and the one that is read
 *
 * With nothing typed the list has every article, by category; otherwise what the search finds,
 * best first. The search reads the local database in a few milliseconds: it runs once the window
 * is idle, with what is typed by then, so that no keystroke waits and no stale one is answered.
 * The page remembers which article is read by its id, and those read before it, for Back.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "guichet-faq-page.h"

#include "guichet-article-list.h"
#include "guichet-article-search.h"
#include "guichet-article-table.h"
#include "guichet-article-view.h"
#include "guichet-faq-row.h"
#include "guichet-gradual-list.h"
#include "guichet-leaflet.h"

#include <glib/gi18n.h>

/* The most articles that a search shows. */
#define MOST_HITS 50

/* The most rows that are read to find the selected one again. */
#define MOST_SEARCHED 1000

struct _GuichetFaqPage
{
  AdwBin parent_instance;

  GuichetSync *sync;
  GuichetDatabase *database;
  GuichetClock *clock;
  GuichetQueryModel *articles;
  GuichetGradualList *rows;
  GCancellable *cancellable;
  GListStore *hits;
  GPtrArray *progiciels;
  GPtrArray *bound;
  GQueue history;
  char *category;
  char *verbatim;
  char *selected_id;
  guint search_id;
  gboolean folded;
  gboolean is_restoring;

  AdwLeaflet *leaflet;
  GtkWidget *list_side;
  GtkSearchEntry *search_entry;
  GtkDropDown *filter;
  GtkStack *list_stack;
  GtkLabel *count;
  GtkWidget *all_articles;
  GtkWidget *all_categories;
  GtkWidget *correction;
  GtkLabel *understood;
  GtkLabel *instead;
  GtkListView *list;
  GtkSingleSelection *selection;
  GtkStack *detail_stack;
  GuichetArticleView *view;
};

G_DEFINE_FINAL_TYPE (GuichetFaqPage, guichet_faq_page, ADW_TYPE_BIN)

enum
{
  PROP_SYNC = 1,
  PROP_DATABASE,
  PROP_CLOCK,
  PROP_FOLDED,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

/* Helpers: rows */

static const char *
get_typed (GuichetFaqPage *self)
{
  return gtk_editable_get_text (GTK_EDITABLE (self->search_entry));
}

static gboolean
is_searching (GuichetFaqPage *self)
{
  return *get_typed (self) != '\0';
}

static const char *
get_id (gpointer item)
{
  return GUICHET_IS_SEARCH_HIT (item) ? guichet_search_hit_get_id (item)
                                      : guichet_article_get_fields (item)->id;
}

/* A hit does not say when the article was read: the table does. */
static GuichetArticle *
get_article (GuichetFaqPage *self,
             gpointer        item)
{
  if (!GUICHET_IS_SEARCH_HIT (item))
    return g_object_ref (item);
  return guichet_article_table_load (guichet_database_read (self->database), get_id (item), NULL);
}

static gboolean
begins_category (GuichetFaqPage *self,
                 guint           position,
                 const char     *category)
{
  g_autoptr (GuichetArticle) before =
    position > 0 ? g_list_model_get_item (G_LIST_MODEL (self->articles), position - 1) : NULL;

  return !before || g_strcmp0 (guichet_article_get_fields (before)->category, category) != 0;
}

static void
show_heading (GuichetFaqPage *self,
              GtkListItem    *item)
{
  GuichetFaqRow *row = GUICHET_FAQ_ROW (gtk_list_item_get_child (item));
  gpointer object = gtk_list_item_get_item (item);
  const char *category = NULL;

  if (GUICHET_IS_ARTICLE (object))
    category = guichet_article_get_fields (object)->category;
  if (category && !begins_category (self, gtk_list_item_get_position (item), category))
    category = NULL;
  guichet_faq_row_set_heading (row, category);
}

/* What stands above a row may have changed although the row has not. */
static void
show_headings (GuichetFaqPage *self)
{
  for (guint i = 0; i < self->bound->len; i++)
    show_heading (self, g_ptr_array_index (self->bound, i));
}

static void
show_row (GuichetFaqPage *self,
          GtkListItem    *item)
{
  gpointer object = gtk_list_item_get_item (item);
  g_autoptr (GuichetArticle) article = get_article (self, object);

  if (article)
    guichet_faq_row_show (GUICHET_FAQ_ROW (gtk_list_item_get_child (item)), article,
                          GUICHET_IS_SEARCH_HIT (object) ? object : NULL,
                          guichet_clock_get_now (self->clock));
  show_heading (self, item);
}

static void
show_rows (GuichetFaqPage *self)
{
  for (guint i = 0; i < self->bound->len; i++)
    show_row (self, g_ptr_array_index (self->bound, i));
}

/* Helpers: the list */

static const char *
get_filter (GuichetFaqPage *self)
{
  guint selected = gtk_drop_down_get_selected (self->filter);

  return self->progiciels && selected > 0 && selected <= self->progiciels->len
           ? guichet_progiciel_get_id (g_ptr_array_index (self->progiciels, selected - 1))
           : NULL;
}

static void
say_count (GuichetFaqPage *self,
           guint           n_items)
{
  g_autofree char *text = NULL;

  if (is_searching (self) && self->category)
    /* Translators: how many, then a category */
    text = g_strdup_printf (g_dngettext (NULL, "%u article found in “%s”",
                                         "%u articles found in “%s”", n_items),
                            n_items, self->category);
  else if (is_searching (self))
    text = g_strdup_printf (g_dngettext (NULL, "%u article found", "%u articles found", n_items),
                            n_items);
  else
    text = g_strdup_printf (g_dngettext (NULL, "%u article", "%u articles", n_items), n_items);
  gtk_label_set_text (self->count, text);
  gtk_widget_set_visible (GTK_WIDGET (self->count), n_items > 0);
  gtk_widget_set_visible (self->all_articles, self->category && !is_searching (self));
  gtk_widget_set_visible (self->all_categories, self->category && is_searching (self));
}

/* What was taken for a typing fault is said, and can be refused. */
static void
say_understood (GuichetFaqPage *self,
                const char     *understood)
{
  g_autofree char *result = NULL;
  g_autofree char *instead = NULL;

  gtk_widget_set_visible (self->correction, understood != NULL);
  if (!understood)
    return;
  /* Translators: what was searched in place of what was typed */
  result = g_strdup_printf (_ ("Results for: %s"), understood);
  /* Translators: what was typed */
  instead = g_strdup_printf (_ ("Search for “%s” instead"), get_typed (self));
  gtk_label_set_text (self->understood, result);
  gtk_label_set_text (self->instead, instead);
  gtk_accessible_update_property (
    GTK_ACCESSIBLE (gtk_widget_get_ancestor (GTK_WIDGET (self->instead), GTK_TYPE_BUTTON)),
    GTK_ACCESSIBLE_PROPERTY_LABEL, instead, -1);
}

static void
show_list_or_emptiness (GuichetFaqPage *self)
{
  guint n_items = g_list_model_get_n_items (G_LIST_MODEL (self->selection));
  const char *child = "list";

  if (n_items == 0)
    child = is_searching (self) || get_filter (self) || self->category ? "nothing-found" : "empty";
  gtk_stack_set_visible_child_name (self->list_stack, child);
  say_count (self, n_items);
}

static guint
find_position (GuichetFaqPage *self,
               guint           first,
               guint           n_rows)
{
  for (guint i = first; i < first + MIN (n_rows, MOST_SEARCHED); i++)
    {
      g_autoptr (GObject) item = g_list_model_get_item (G_LIST_MODEL (self->selection), i);

      if (item && g_strcmp0 (get_id (item), self->selected_id) == 0)
        return i;
    }
  return GTK_INVALID_LIST_POSITION;
}

static void
restore_selection (GuichetFaqPage *self,
                   guint           first,
                   guint           n_rows)
{
  guint position;

  if (!self->selected_id ||
      gtk_single_selection_get_selected (self->selection) != GTK_INVALID_LIST_POSITION)
    return;
  position = find_position (self, first, n_rows);
  if (position == GTK_INVALID_LIST_POSITION)
    return;
  self->is_restoring = TRUE;
  gtk_single_selection_set_selected (self->selection, position);
  self->is_restoring = FALSE;
}

static void
use_model (GuichetFaqPage *self,
           GListModel     *model)
{
  if (gtk_single_selection_get_model (self->selection) != model)
    gtk_single_selection_set_model (self->selection, model);
  restore_selection (self, 0, g_list_model_get_n_items (model));
  show_list_or_emptiness (self);
}

static gboolean
is_same_hit (GuichetSearchHit *first,
             GuichetSearchHit *second)
{
  return g_str_equal (guichet_search_hit_get_id (first), guichet_search_hit_get_id (second)) &&
         g_str_equal (guichet_search_hit_get_title (first),
                      guichet_search_hit_get_title (second)) &&
         g_strcmp0 (guichet_search_hit_get_snippet (first),
                    guichet_search_hit_get_snippet (second)) == 0;
}

static gboolean
shows_hits (GuichetFaqPage *self,
            GPtrArray      *hits)
{
  if (g_list_model_get_n_items (G_LIST_MODEL (self->hits)) != hits->len)
    return FALSE;
  for (guint i = 0; i < hits->len; i++)
    {
      g_autoptr (GuichetSearchHit) shown = g_list_model_get_item (G_LIST_MODEL (self->hits), i);

      if (!is_same_hit (shown, g_ptr_array_index (hits, i)))
        return FALSE;
    }
  return TRUE;
}

/* The same hits are left alone, so that neither the focus nor the place is lost. */
static void
show_hits (GuichetFaqPage *self,
           GPtrArray      *hits)
{
  if (shows_hits (self, hits))
    {
      show_rows (self);
      return;
    }
  self->is_restoring = TRUE;
  g_list_store_splice (self->hits, 0, g_list_model_get_n_items (G_LIST_MODEL (self->hits)),
                       hits->pdata, hits->len);
  self->is_restoring = FALSE;
}

static void
search (GuichetFaqPage *self)
{
  const GuichetTextFilter filter = { .product = get_filter (self), .category = self->category };
  const gboolean corrects = g_strcmp0 (get_typed (self), self->verbatim) != 0;
  g_autofree char *understood = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) hits =
    guichet_article_search (guichet_database_read (self->database), get_typed (self), &filter,
                            corrects, MOST_HITS, &understood, &error);

  if (hits)
    show_hits (self, hits);
  else
    g_warning ("The FAQ could not be searched: %s", error->message);
  say_understood (self, understood);
  use_model (self, G_LIST_MODEL (self->hits));
}

static void
browse (GuichetFaqPage *self)
{
  const GuichetArticleFilter filter = { .category = self->category,
                                        .product = get_filter (self) };

  say_understood (self, NULL);
  if (gtk_single_selection_get_model (self->selection) != G_LIST_MODEL (self->rows))
    guichet_gradual_list_restart (self->rows);
  guichet_article_list_set_filter (self->articles, &filter);
  use_model (self, G_LIST_MODEL (self->rows));
}

static gboolean
search_idle_cb (gpointer data)
{
  GuichetFaqPage *self = data;

  self->search_id = 0;
  if (is_searching (self))
    search (self);
  else
    browse (self);
  return G_SOURCE_REMOVE;
}

static void
search_soon (GuichetFaqPage *self)
{
  if (self->search_id == 0)
    self->search_id = g_idle_add (search_idle_cb, self);
}

/* Helpers: the article */

static gboolean
shows_detail (GuichetFaqPage *self)
{
  return !adw_leaflet_get_folded (self->leaflet) ||
         adw_leaflet_get_visible_child (self->leaflet) == GTK_WIDGET (self->detail_stack);
}

/* What the reader has before their eyes is read. */
static void
mark_read (GuichetFaqPage *self)
{
  if (self->selected_id && shows_detail (self) && gtk_widget_get_mapped (GTK_WIDGET (self->view)))
    guichet_sync_mark_read_async (self->sync, self->selected_id, NULL, NULL, NULL);
}

static gboolean
can_go_back (GuichetFaqPage *self)
{
  gboolean is_over_list = adw_leaflet_get_folded (self->leaflet) && shows_detail (self);

  return is_over_list || !g_queue_is_empty (&self->history);
}

static void
update_back_action (GuichetFaqPage *self)
{
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "page.back", can_go_back (self));
}

static void
show_article (GuichetFaqPage *self,
              const char     *article_id)
{
  gboolean is_other = g_strcmp0 (self->selected_id, article_id) != 0;

  if (is_other)
    {
      g_free (self->selected_id);
      self->selected_id = g_strdup (article_id);
      guichet_article_view_show (self->view, article_id);
    }
  gtk_stack_set_visible_child_name (self->detail_stack, "article");
  if (is_other)
    mark_read (self);
  update_back_action (self);
}

static void
select_shown (GuichetFaqPage *self)
{
  self->is_restoring = TRUE;
  gtk_single_selection_set_selected (self->selection, GTK_INVALID_LIST_POSITION);
  self->is_restoring = FALSE;
  restore_selection (self, 0, g_list_model_get_n_items (G_LIST_MODEL (self->selection)));
}

/* Callbacks */

static void
items_changed_cb (GuichetFaqPage *self,
                  guint           position,
                  guint           removed,
                  guint           added)
{
  show_headings (self);
  show_list_or_emptiness (self);
  restore_selection (self, position, added);
}

static void
row_setup_cb (GuichetFaqPage *self,
              GtkListItem    *item)
{
  gtk_list_item_set_child (item, guichet_faq_row_new ());
}

static void
row_bind_cb (GuichetFaqPage *self,
             GtkListItem    *item)
{
  show_row (self, item);
  g_ptr_array_add (self->bound, item);
}

static void
row_unbind_cb (GuichetFaqPage *self,
               GtkListItem    *item)
{
  if (self->bound)
    g_ptr_array_remove_fast (self->bound, item);
}

static void
selected_cb (GuichetFaqPage *self)
{
  gpointer item = gtk_single_selection_get_selected_item (self->selection);

  if (!item || self->is_restoring)
    return;
  g_queue_clear_full (&self->history, g_free);
  show_article (self, get_id (item));
}

static void
activated_cb (GuichetFaqPage *self)
{
  selected_cb (self);
  adw_leaflet_set_visible_child (self->leaflet, GTK_WIDGET (self->detail_stack));
  guichet_article_view_focus (self->view);
}

/* Enter opens what was found best. */
static void
entry_activated_cb (GuichetFaqPage *self)
{
  if (self->search_id != 0)
    {
      g_source_remove (self->search_id);
      search_idle_cb (self);
    }
  if (!is_searching (self) || g_list_model_get_n_items (G_LIST_MODEL (self->selection)) == 0)
    return;
  gtk_single_selection_set_selected (self->selection, 0);
  activated_cb (self);
}

static void
leaflet_changed_cb (GuichetFaqPage *self)
{
  update_back_action (self);
  mark_read (self);
}

static void
changed_cb (GuichetFaqPage *self,
            const char     *table)
{
  if (is_searching (self) && g_str_has_prefix (table, "article"))
    search_soon (self);
}

static void
information_cb (GuichetFaqPage *self)
{
  GuichetServiceInformation *information = guichet_sync_get_information (self->sync);
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  g_clear_pointer (&self->progiciels, g_ptr_array_unref);
  if (information)
    self->progiciels = g_ptr_array_ref (guichet_service_information_get_progiciels (information));
  gtk_string_list_append (names, _ ("All Progiciels"));
  for (guint i = 0; self->progiciels && i < self->progiciels->len; i++)
    gtk_string_list_append (names,
                            guichet_progiciel_get_name (g_ptr_array_index (self->progiciels, i)));
  gtk_drop_down_set_model (self->filter, G_LIST_MODEL (names));
  gtk_widget_set_visible (GTK_WIDGET (self->filter), self->progiciels != NULL);
}

static void
search_action (GtkWidget  *widget,
               const char *action,
               GVariant   *parameter)
{
  GuichetFaqPage *self = GUICHET_FAQ_PAGE (widget);
  GtkRoot *root = gtk_widget_get_root (widget);
  GtkWidget *focus = root ? gtk_root_get_focus (root) : NULL;

  if (focus && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->view)))
    {
      guichet_article_view_find (self->view);
      return;
    }
  adw_leaflet_set_visible_child (self->leaflet, self->list_side);
  gtk_widget_grab_focus (GTK_WIDGET (self->search_entry));
  gtk_editable_select_region (GTK_EDITABLE (self->search_entry), 0, -1);
}

static void
enter_action (GtkWidget  *widget,
              const char *action,
              GVariant   *parameter)
{
  gtk_widget_grab_focus (GTK_WIDGET (GUICHET_FAQ_PAGE (widget)->search_entry));
}

/* What was typed is searched as it is. */
static void
search_verbatim_action (GtkWidget  *widget,
                        const char *action,
                        GVariant   *parameter)
{
  GuichetFaqPage *self = GUICHET_FAQ_PAGE (widget);

  g_free (self->verbatim);
  self->verbatim = g_strdup (get_typed (self));
  gtk_widget_grab_focus (GTK_WIDGET (self->search_entry));
  search (self);
}

static void
all_categories_action (GtkWidget  *widget,
                       const char *action,
                       GVariant   *parameter)
{
  GuichetFaqPage *self = GUICHET_FAQ_PAGE (widget);

  g_clear_pointer (&self->category, g_free);
  gtk_widget_grab_focus (GTK_WIDGET (self->search_entry));
  search_soon (self);
}

static void
clear_search_action (GtkWidget  *widget,
                     const char *action,
                     GVariant   *parameter)
{
  GuichetFaqPage *self = GUICHET_FAQ_PAGE (widget);

  g_clear_pointer (&self->category, g_free);
  search_soon (self);
  gtk_drop_down_set_selected (self->filter, 0);
  gtk_editable_set_text (GTK_EDITABLE (self->search_entry), "");
  gtk_widget_grab_focus (GTK_WIDGET (self->search_entry));
}

static void
back_action (GtkWidget  *widget,
             const char *action,
             GVariant   *parameter)
{
  GuichetFaqPage *self = GUICHET_FAQ_PAGE (widget);
  g_autofree char *before = g_queue_pop_tail (&self->history);

  if (before)
    {
      show_article (self, before);
      select_shown (self);
      guichet_article_view_focus (self->view);
      return;
    }
  adw_leaflet_set_visible_child (self->leaflet, self->list_side);
  gtk_widget_grab_focus (GTK_WIDGET (self->list));
}

/* An action that is disabled is taken for done: GTK does not say whether it was. */
static void
return_action (GtkWidget  *widget,
               const char *action,
               GVariant   *parameter)
{
  gboolean within = can_go_back (GUICHET_FAQ_PAGE (widget));

  gtk_widget_activate_action (widget, within ? "page.back" : "win.sections", NULL);
}

static void
open_article_action (GtkWidget  *widget,
                     const char *action,
                     GVariant   *parameter)
{
  guichet_faq_page_show_article (GUICHET_FAQ_PAGE (widget),
                                 g_variant_get_string (parameter, NULL));
}

static gboolean
resize_text_cb (GtkWidget *widget,
                GVariant  *step,
                gpointer   data)
{
  guichet_article_view_resize_text (GUICHET_FAQ_PAGE (widget)->view, g_variant_get_int32 (step));
  return GDK_EVENT_STOP;
}

/* Overrides */

static void
guichet_faq_page_get_property (GObject    *object,
                               guint       property_id,
                               GValue     *value,
                               GParamSpec *pspec)
{
  switch (property_id)
    {
    case PROP_FOLDED:
      g_value_set_boolean (value, GUICHET_FAQ_PAGE (object)->folded);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
guichet_faq_page_set_property (GObject      *object,
                               guint         property_id,
                               const GValue *value,
                               GParamSpec   *pspec)
{
  GuichetFaqPage *self = GUICHET_FAQ_PAGE (object);

  switch (property_id)
    {
    case PROP_SYNC:
      self->sync = g_value_dup_object (value);
      break;
    case PROP_DATABASE:
      self->database = g_value_dup_object (value);
      break;
    case PROP_CLOCK:
      self->clock = g_value_dup_object (value);
      break;
    case PROP_FOLDED:
      self->folded = g_value_get_boolean (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
guichet_faq_page_constructed (GObject *object)
{
  const GuichetArticleFilter filter = { 0 };
  GuichetFaqPage *self = GUICHET_FAQ_PAGE (object);

  G_OBJECT_CLASS (guichet_faq_page_parent_class)->constructed (object);
  guichet_article_view_set_up (self->view, self->sync, self->database, self->clock);
  self->articles = guichet_article_list_new (self->database, &filter);
  self->rows = guichet_gradual_list_new (G_LIST_MODEL (self->articles), GTK_WIDGET (self->list));
  use_model (self, G_LIST_MODEL (self->rows));
  g_signal_connect_object (self->selection, "items-changed", G_CALLBACK (items_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->database, "changed", G_CALLBACK (changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->sync, "notify::information", G_CALLBACK (information_cb), self,
                           G_CONNECT_SWAPPED);
  information_cb (self);
  update_back_action (self);
}

static gboolean
guichet_faq_page_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (GUICHET_FAQ_PAGE (widget)->search_entry));
}

static void
guichet_faq_page_map (GtkWidget *widget)
{
  GuichetFaqPage *self = GUICHET_FAQ_PAGE (widget);

  GTK_WIDGET_CLASS (guichet_faq_page_parent_class)->map (widget);
  mark_read (self);
  if (!self->cancellable)
    {
      self->cancellable = g_cancellable_new ();
      guichet_article_search_warm_async (self->database, self->cancellable, NULL, NULL);
    }
}

static void
guichet_faq_page_dispose (GObject *object)
{
  GuichetFaqPage *self = GUICHET_FAQ_PAGE (object);

  g_clear_handle_id (&self->search_id, g_source_remove);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  /* The bin must not keep the child that the template lets go. */
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), GUICHET_TYPE_FAQ_PAGE);
  g_clear_pointer (&self->bound, g_ptr_array_unref);
  g_clear_pointer (&self->progiciels, g_ptr_array_unref);
  g_clear_object (&self->rows);
  g_clear_object (&self->articles);
  g_clear_object (&self->hits);
  g_clear_object (&self->sync);
  g_clear_object (&self->database);
  g_clear_object (&self->clock);
  g_clear_pointer (&self->category, g_free);
  g_clear_pointer (&self->verbatim, g_free);
  g_clear_pointer (&self->selected_id, g_free);
  g_queue_clear_full (&self->history, g_free);
  G_OBJECT_CLASS (guichet_faq_page_parent_class)->dispose (object);
}

static void
install_properties (GObjectClass *object_class)
{
  properties[PROP_SYNC] =
    g_param_spec_object ("sync", NULL, NULL, GUICHET_TYPE_SYNC,
                         G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  properties[PROP_DATABASE] =
    g_param_spec_object ("database", NULL, NULL, GUICHET_TYPE_DATABASE,
                         G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  properties[PROP_CLOCK] =
    g_param_spec_object ("clock", NULL, NULL, GUICHET_TYPE_CLOCK,
                         G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  properties[PROP_FOLDED] = g_param_spec_boolean ("folded", NULL, NULL, FALSE,
                                                  G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  g_type_ensure (GUICHET_TYPE_ARTICLE_VIEW);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/guichet/Guichet/ui/faq/guichet-faq-page.ui");
  gtk_widget_class_bind_template_child (widget_class, GuichetFaqPage, leaflet);
  gtk_widget_class_bind_template_child (widget_class, GuichetFaqPage, list_side);
  gtk_widget_class_bind_template_child (widget_class, GuichetFaqPage, search_entry);
  gtk_widget_class_bind_template_child (widget_class, GuichetFaqPage, filter);
  gtk_widget_class_bind_template_child (widget_class, GuichetFaqPage, list_stack);
  gtk_widget_class_bind_template_child (widget_class, GuichetFaqPage, count);
  gtk_widget_class_bind_template_child (widget_class, GuichetFaqPage, all_articles);
  gtk_widget_class_bind_template_child (widget_class, GuichetFaqPage, instead);
  gtk_widget_class_bind_template_child (widget_class, GuichetFaqPage, understood);
  gtk_widget_class_bind_template_child (widget_class, GuichetFaqPage, correction);
  gtk_widget_class_bind_template_child (widget_class, GuichetFaqPage, all_categories);
  gtk_widget_class_bind_template_child (widget_class, GuichetFaqPage, list);
  gtk_widget_class_bind_template_child (widget_class, GuichetFaqPage, selection);
  gtk_widget_class_bind_template_child (widget_class, GuichetFaqPage, detail_stack);
  gtk_widget_class_bind_template_child (widget_class, GuichetFaqPage, view);
  gtk_widget_class_bind_template_callback (widget_class, row_setup_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_bind_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_unbind_cb);
  gtk_widget_class_bind_template_callback (widget_class, selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, entry_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_soon);
  gtk_widget_class_bind_template_callback (widget_class, leaflet_changed_cb);
}

static void
add_text_size_keys (GtkWidgetClass *widget_class)
{
  static const struct
  {
    guint key;
    int step;
  } keys[] = {
    { GDK_KEY_plus, 1 },   { GDK_KEY_equal, 1 },        { GDK_KEY_KP_Add, 1 },
    { GDK_KEY_minus, -1 }, { GDK_KEY_KP_Subtract, -1 }, { GDK_KEY_0, 0 },
    { GDK_KEY_agrave, 0 }, { GDK_KEY_KP_0, 0 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_widget_class_add_binding (widget_class, keys[i].key, GDK_CONTROL_MASK, resize_text_cb,
                                  "i", keys[i].step);
}

static void
guichet_faq_page_class_init (GuichetFaqPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = guichet_faq_page_get_property;
  object_class->set_property = guichet_faq_page_set_property;
  object_class->constructed = guichet_faq_page_constructed;
  object_class->dispose = guichet_faq_page_dispose;
  widget_class->grab_focus = guichet_faq_page_grab_focus;
  widget_class->map = guichet_faq_page_map;

  install_properties (object_class);
  bind_template (widget_class);
  add_text_size_keys (widget_class);
  gtk_widget_class_install_action (widget_class, "page.enter", NULL, enter_action);
  gtk_widget_class_install_action (widget_class, "page.search", NULL, search_action);
  gtk_widget_class_install_action (widget_class, "page.clear-search", NULL, clear_search_action);
  gtk_widget_class_install_action (widget_class, "page.search-verbatim", NULL,
                                   search_verbatim_action);
  gtk_widget_class_install_action (widget_class, "page.all-categories", NULL,
                                   all_categories_action);
  gtk_widget_class_install_action (widget_class, "page.back", NULL, back_action);
  gtk_widget_class_install_action (widget_class, "page.return", NULL, return_action);
  gtk_widget_class_install_action (widget_class, "page.open-article", "s", open_article_action);
}

static void
guichet_faq_page_init (GuichetFaqPage *self)
{
  self->hits = g_list_store_new (GUICHET_TYPE_SEARCH_HIT);
  self->bound = g_ptr_array_new ();
  g_queue_init (&self->history);
  gtk_widget_init_template (GTK_WIDGET (self));
  guichet_leaflet_settle (self->leaflet);
  gtk_search_entry_set_search_delay (self->search_entry, 0);
}

/* Public API */

/**
 * guichet_faq_page_new:
 * @sync: what to ask of the exchange
 * @database: what is stored
 * @clock: what time it is
 *
 * Returns: (transfer floating): the page
 */
GtkWidget *
guichet_faq_page_new (GuichetSync     *sync,
                      GuichetDatabase *database,
                      GuichetClock    *clock)
{
  return g_object_new (GUICHET_TYPE_FAQ_PAGE, "sync", sync, "database", database,
                       "clock", clock, NULL);
}

/**
 * guichet_faq_page_show_article:
 * @self: a page
 * @article_id: an article's id
 *
 * Shows an article; Back leads to the one before it.
 */
void
guichet_faq_page_show_article (GuichetFaqPage *self,
                               const char     *article_id)
{
  g_return_if_fail (GUICHET_IS_FAQ_PAGE (self));
  if (self->selected_id && g_strcmp0 (self->selected_id, article_id) != 0)
    g_queue_push_tail (&self->history, g_strdup (self->selected_id));
  show_article (self, article_id);
  select_shown (self);
  adw_leaflet_set_visible_child (self->leaflet, GTK_WIDGET (self->detail_stack));
  guichet_article_view_focus (self->view);
}

/**
 * guichet_faq_page_search:
 * @self: a page
 * @words: what to look for
 *
 * Looks for words as if they were typed.
 */
void
guichet_faq_page_search (GuichetFaqPage *self,
                         const char     *words)
{
  g_return_if_fail (GUICHET_IS_FAQ_PAGE (self));
  adw_leaflet_set_visible_child (self->leaflet, self->list_side);
  gtk_editable_set_text (GTK_EDITABLE (self->search_entry), words);
  gtk_widget_grab_focus (GTK_WIDGET (self->search_entry));
}

/**
 * guichet_faq_page_has_category:
 * @database: what is stored
 * @category: a category
 *
 * Returns: whether the FAQ has an article of @category
 */
gboolean
guichet_faq_page_has_category (GuichetDatabase *database,
                               const char      *category)
{
  const GuichetArticleFilter filter = { .category = category };
  g_autoptr (GuichetQueryModel) articles = guichet_article_list_new (database, &filter);

  return g_list_model_get_n_items (G_LIST_MODEL (articles)) > 0;
}

/**
 * guichet_faq_page_show_category:
 * @self: a page
 * @category: a category
 *
 * Lists the articles of one category, until somebody searches or asks for all.
 */
void
guichet_faq_page_show_category (GuichetFaqPage *self,
                                const char     *category)
{
  g_return_if_fail (GUICHET_IS_FAQ_PAGE (self));

  gtk_editable_set_text (GTK_EDITABLE (self->search_entry), "");
  gtk_drop_down_set_selected (self->filter, 0);
  g_free (self->category);
  self->category = g_strdup (category);
  adw_leaflet_set_visible_child (self->leaflet, self->list_side);
  browse (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->list));
}
