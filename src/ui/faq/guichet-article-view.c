/* guichet-article-view.c - an article, to be read
 *
 * All comes from the database; the one thing that may be fetched is an image that is not here
 * yet. An article that the service changes while it is read is shown again where the reader was;
 * one that it removes is said to be gone. The mark says what the article was when it was opened.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "guichet-article-view.h"

#include "guichet-article-body.h"
#include "guichet-article-find.h"
#include "guichet-article-list.h"
#include "guichet-article-table.h"
#include "guichet-article-vote.h"
#include "guichet-closures.h"
#include "guichet-faq-mark.h"
#include "guichet-find-text.h"
#include "guichet-link-opener.h"
#include "guichet-settings.h"

#include <glib/gi18n.h>

/* From how many headings on an article has contents. */
#define FEWEST_CONTENTS 3

/* The most articles that are named below one. */
#define MOST_RELATED 4

/* Sizes of the text, smallest first; each is a class of the style sheet. */
static const char *const text_sizes[] = { "text-smaller", "text-normal", "text-larger",
                                          "text-large", "text-huge" };
#define NORMAL_SIZE 1

struct _GuichetArticleView
{
  AdwBin parent_instance;

  GuichetSync *sync;
  GuichetDatabase *database;
  GuichetClock *clock;
  GuichetDecoder *decoder;
  GuichetArticle *article;
  GuichetArticleBlocks *blocks;
  GuichetArticleFind *find;
  char *article_id;
  gboolean folded;
  guint text_size;
  GSettings *settings;

  GtkStack *stack;
  GtkMenuButton *contents_button;
  GtkListBox *contents;
  GtkSearchBar *find_bar;
  GtkSearchEntry *find_entry;
  GtkLabel *find_count;
  GtkScrolledWindow *scrolled;
  GtkWidget *column;
  GtkLabel *title;
  GtkLabel *about;
  GtkWidget *mark;
  GtkImage *mark_icon;
  GtkLabel *mark_label;
  GuichetArticleBody *body;
  GuichetArticleVote *vote;
  GtkActionable *cite;
  GtkWidget *related_box;
  GtkListBox *related;
};

G_DEFINE_FINAL_TYPE (GuichetArticleView, guichet_article_view, ADW_TYPE_BIN)

enum
{
  PROP_FOLDED = 1,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

/* Helpers: where the reader is */

static void
scroll_to (GuichetArticleView *self,
           GtkWidget          *widget,
           double              offset)
{
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (self->scrolled);
  double margin = gtk_adjustment_get_page_size (adjustment) / 8;
  double y = 0;

  if (gtk_widget_translate_coordinates (widget, self->column, 0, offset, NULL, &y))
    gtk_adjustment_set_value (adjustment, y - margin);
}

/* A label that gets the focus selects its text, which nobody asked for. */
static void
focus_label (GtkWidget *label)
{
  gtk_widget_grab_focus (label);
  gtk_label_select_region (GTK_LABEL (label), 0, 0);
}

/* Helpers: finding in the page */

static void
show_find (GuichetArticleView *self)
{
  guint n_matches = guichet_article_find_get_n_matches (self->find);
  const char *words = gtk_editable_get_text (GTK_EDITABLE (self->find_entry));
  g_autofree char *count = NULL;
  GtkLabel *label;
  double y = 0;

  /* Translators: which of the places found in the article is shown, and how many there are */
  count = g_strdup_printf (_ ("%u of %u"), guichet_article_find_get_current (self->find),
                           n_matches);
  if (n_matches == 0)
    gtk_label_set_text (self->find_count, *words ? _ ("Not in this article") : "");
  else
    gtk_label_set_text (self->find_count, count);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "article.find-next", n_matches > 1);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "article.find-previous", n_matches > 1);
  label = guichet_article_find_locate (self->find, &y);
  if (label)
    scroll_to (self, GTK_WIDGET (label), y);
}

static void
look_for (GuichetArticleView *self)
{
  gboolean is_open = gtk_search_bar_get_search_mode (self->find_bar);

  guichet_article_find_look_for (self->find, guichet_article_body_get_labels (self->body),
                                 is_open ? gtk_editable_get_text (GTK_EDITABLE (self->find_entry))
                                         : NULL);
  show_find (self);
}

static void
move_find (GuichetArticleView *self,
           int                 step)
{
  guichet_article_find_move (self->find, step);
  show_find (self);
}

/* Helpers: what is shown */

static void
show_contents (GuichetArticleView *self)
{
  guint n_headings = guichet_article_blocks_get_n_headings (self->blocks);
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (self->contents, 0)))
    gtk_list_box_remove (self->contents, GTK_WIDGET (row));
  for (guint i = 0; i < n_headings; i++)
    {
      const GuichetArticleBlock *heading = guichet_article_blocks_get_heading (self->blocks, i);
      int indent = 12 * (MAX ((int) guichet_article_block_get_level (heading), 2) - 2);
      GtkWidget *label = g_object_new (GTK_TYPE_LABEL,
                                       "label", guichet_article_block_get_text (heading),
                                       "xalign", 0.0f, "wrap", TRUE, "max-width-chars", 40,
                                       "margin-start", MIN (indent, 36), NULL);

      gtk_list_box_append (self->contents, label);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->contents_button), n_headings >= FEWEST_CONTENTS);
}

static char *
describe (GuichetArticleView *self)
{
  const GuichetArticleFields *fields = guichet_article_get_fields (self->article);
  GuichetServiceInformation *information = guichet_sync_get_information (self->sync);
  GuichetProgiciel *progiciel =
    information && fields->product
      ? guichet_service_information_find_progiciel (information, fields->product)
      : NULL;
  g_autofree char *category = guichet_find_text_clean (fields->category);
  g_autofree char *day = guichet_closure_brief (self, fields->updated_at,
                                                guichet_clock_get_now (self->clock));
  /* Translators: when an article was changed last: "today", "12 Nov" */
  g_autofree char *updated = g_strdup_printf (_ ("Updated: %s"), day);
  g_autoptr (GStrvBuilder) parts = g_strv_builder_new ();
  g_auto (GStrv) all = NULL;

  g_strv_builder_add (parts, category);
  if (progiciel)
    g_strv_builder_add (parts, guichet_progiciel_get_name (progiciel));
  g_strv_builder_add (parts, updated);
  all = g_strv_builder_end (parts);
  return g_strjoinv (" · ", all);
}

static void
show_head (GuichetArticleView *self)
{
  g_autofree char *title =
    guichet_find_text_clean (guichet_article_get_fields (self->article)->title);
  g_autofree char *about = describe (self);

  gtk_label_set_text (self->title, title);
  gtk_label_set_text (self->about, about);
}

static void
show_mark (GuichetArticleView *self)
{
  GuichetFaqMark mark = guichet_faq_mark_of (self->article, guichet_clock_get_now (self->clock));
  const char *text = guichet_faq_mark_get_text (mark);

  gtk_widget_set_visible (self->mark, text != NULL);
  gtk_label_set_text (self->mark_label, text ? text : "");
  gtk_image_set_from_icon_name (self->mark_icon, guichet_faq_mark_get_icon (mark));
}

static GtkWidget *
make_related_row (GuichetArticle *article)
{
  const GuichetArticleFields *fields = guichet_article_get_fields (article);
  g_autofree char *title = guichet_find_text_clean (fields->title);
  GtkWidget *row = g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE, "title", title,
                                 "title-lines", 2, "activatable", TRUE,
                                 "action-name", "page.open-article", NULL);
  GtkWidget *icon = g_object_new (GTK_TYPE_IMAGE, "icon-name", "go-next-symbolic",
                                  "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);

  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "s", fields->id);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), icon);
  return row;
}

/* Of the same category, those about the same Progiciel or about none. */
static void
show_related (GuichetArticleView *self)
{
  const GuichetArticleFields *fields = guichet_article_get_fields (self->article);
  const GuichetArticleFilter filter = { .category = fields->category,
                                        .product = fields->product };
  g_autoptr (GListModel) list =
    G_LIST_MODEL (guichet_article_list_new (self->database, &filter));
  GtkListBoxRow *row;
  guint n_rows = 0;

  while ((row = gtk_list_box_get_row_at_index (self->related, 0)))
    gtk_list_box_remove (self->related, GTK_WIDGET (row));
  for (guint i = 0; i < g_list_model_get_n_items (list) && n_rows < MOST_RELATED; i++)
    {
      g_autoptr (GuichetArticle) other = g_list_model_get_item (list, i);

      if (!other || g_str_equal (guichet_article_get_fields (other)->id, fields->id))
        continue;
      gtk_list_box_append (self->related, make_related_row (other));
      n_rows++;
    }
  gtk_widget_set_visible (self->related_box, n_rows > 0);
}

static void
show_text (GuichetArticleView *self)
{
  const GuichetArticleFields *fields = guichet_article_get_fields (self->article);

  guichet_article_find_look_for (self->find, NULL, NULL);
  g_clear_pointer (&self->blocks, guichet_article_blocks_unref);
  self->blocks = guichet_article_blocks_parse (fields->body ? fields->body : "");
  guichet_article_body_show (self->body, self->blocks, fields->images);
  show_contents (self);
  look_for (self);
}

static void
enable_actions (GuichetArticleView *self)
{
  static const char *const names[] = { "article.find", "article.copy-link", "article.copy-text" };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), names[i], self->article != NULL);
}

/* Returns: whether there is such an article */
static gboolean
load (GuichetArticleView *self)
{
  g_autoptr (GError) error = NULL;

  g_clear_object (&self->article);
  self->article = guichet_article_table_load (guichet_database_read (self->database),
                                              self->article_id, &error);
  if (!self->article)
    g_debug ("Article %s is not shown: %s", self->article_id, error->message);
  gtk_stack_set_visible_child_name (self->stack, self->article ? "article" : "gone");
  if (!self->article)
    gtk_widget_set_visible (GTK_WIDGET (self->contents_button), FALSE);
  enable_actions (self);
  return self->article != NULL;
}

/* Callbacks */

static void
article_changed_cb (GuichetArticleView *self)
{
  gint64 shown = self->article ? guichet_article_get_fields (self->article)->updated_at : 0;
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (self->scrolled);
  double value = gtk_adjustment_get_value (adjustment);

  if (!self->article_id || !load (self) ||
      guichet_article_get_fields (self->article)->updated_at == shown)
    return;
  show_head (self);
  show_text (self);
  show_related (self);
  gtk_adjustment_set_value (adjustment, value);
}

static void
synchronised_cb (GuichetArticleView *self)
{
  guichet_article_body_load_images (self->body);
}

/* The support knows nothing of the application's own help. */
static void
show_reactions (GuichetArticleView *self)
{
  gboolean own = guichet_article_get_fields (self->article)->own;

  gtk_widget_set_visible (GTK_WIDGET (self->vote), !own);
  gtk_widget_set_visible (GTK_WIDGET (self->cite), !own);
  if (own)
    return;
  guichet_article_vote_set_article (self->vote, self->article_id);
  gtk_actionable_set_action_target (self->cite, "s", self->article_id);
  gtk_actionable_set_action_name (self->cite, "win.cite-article");
}

static void
link_activated_cb (GuichetArticleView *self,
                   GuichetArticleLink *link)
{
  GuichetServiceInformation *information = guichet_sync_get_information (self->sync);

  guichet_link_opener_follow (GTK_WIDGET (self), link,
                              information ? guichet_service_information_get_portal (information)
                                          : NULL);
}

static void
content_activated_cb (GuichetArticleView *self,
                      GtkListBoxRow      *row)
{
  GtkWidget *heading =
    guichet_article_body_get_heading (self->body, (guint) gtk_list_box_row_get_index (row));

  gtk_menu_button_popdown (self->contents_button);
  if (!heading)
    return;
  focus_label (heading);
  scroll_to (self, heading, 0);
}

static void
find_changed_cb (GuichetArticleView *self)
{
  if (self->article)
    look_for (self);
}

static void
find_next_cb (GuichetArticleView *self)
{
  move_find (self, 1);
}

static void
find_previous_cb (GuichetArticleView *self)
{
  move_find (self, -1);
}

static void
find_action (GtkWidget  *widget,
             const char *action,
             GVariant   *parameter)
{
  guichet_article_view_find (GUICHET_ARTICLE_VIEW (widget));
}

static void
find_move_action (GtkWidget  *widget,
                  const char *action,
                  GVariant   *parameter)
{
  move_find (GUICHET_ARTICLE_VIEW (widget), g_str_equal (action, "article.find-next") ? 1 : -1);
}

static void
show_text_size (GuichetArticleView *self,
                guint               size)
{
  gtk_widget_remove_css_class (self->column, text_sizes[self->text_size]);
  self->text_size = size;
  gtk_widget_add_css_class (self->column, text_sizes[size]);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "article.text-smaller", size > 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "article.text-larger",
                                 size < G_N_ELEMENTS (text_sizes) - 1);
}

static void
text_size_chosen_cb (GuichetArticleView *self)
{
  show_text_size (self, self->settings
                          ? (guint) g_settings_get_int (self->settings, "article-text")
                          : NORMAL_SIZE);
}

static void
text_size_action (GtkWidget  *widget,
                  const char *action,
                  GVariant   *parameter)
{
  guichet_article_view_resize_text (GUICHET_ARTICLE_VIEW (widget),
                                    g_str_equal (action, "article.text-larger")    ? 1
                                    : g_str_equal (action, "article.text-smaller") ? -1
                                                                                   : 0);
}

static void
copy_link_action (GtkWidget  *widget,
                  const char *action,
                  GVariant   *parameter)
{
  g_autofree char *link = g_strconcat ("faq:", GUICHET_ARTICLE_VIEW (widget)->article_id, NULL);

  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), link);
}

static void
copy_text_action (GtkWidget  *widget,
                  const char *action,
                  GVariant   *parameter)
{
  GuichetArticleView *self = GUICHET_ARTICLE_VIEW (widget);
  g_autofree char *text = guichet_article_blocks_to_text (self->blocks);
  g_autofree char *whole = g_strconcat (gtk_label_get_text (self->title), "\n\n", text, NULL);

  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), whole);
}

/* Overrides */

static void
guichet_article_view_get_property (GObject    *object,
                                   guint       property_id,
                                   GValue     *value,
                                   GParamSpec *pspec)
{
  switch (property_id)
    {
    case PROP_FOLDED:
      g_value_set_boolean (value, GUICHET_ARTICLE_VIEW (object)->folded);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
guichet_article_view_set_property (GObject      *object,
                                   guint         property_id,
                                   const GValue *value,
                                   GParamSpec   *pspec)
{
  switch (property_id)
    {
    case PROP_FOLDED:
      GUICHET_ARTICLE_VIEW (object)->folded = g_value_get_boolean (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
guichet_article_view_dispose (GObject *object)
{
  GuichetArticleView *self = GUICHET_ARTICLE_VIEW (object);

  g_clear_object (&self->find);
  g_clear_object (&self->settings);
  gtk_widget_dispose_template (GTK_WIDGET (self), GUICHET_TYPE_ARTICLE_VIEW);
  g_clear_object (&self->sync);
  g_clear_object (&self->database);
  g_clear_object (&self->clock);
  g_clear_object (&self->decoder);
  g_clear_object (&self->article);
  g_clear_pointer (&self->blocks, guichet_article_blocks_unref);
  g_clear_pointer (&self->article_id, g_free);
  G_OBJECT_CLASS (guichet_article_view_parent_class)->dispose (object);
}

static void
install_actions (GtkWidgetClass *widget_class)
{
  static const struct
  {
    const char *name;
    GtkWidgetActionActivateFunc activate;
  } actions[] = {
    { "article.find", find_action },
    { "article.find-next", find_move_action },
    { "article.find-previous", find_move_action },
    { "article.text-larger", text_size_action },
    { "article.text-smaller", text_size_action },
    { "article.text-normal", text_size_action },
    { "article.copy-link", copy_link_action },
    { "article.copy-text", copy_text_action },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_class_install_action (widget_class, actions[i].name, NULL, actions[i].activate);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  g_type_ensure (GUICHET_TYPE_ARTICLE_BODY);
  g_type_ensure (GUICHET_TYPE_ARTICLE_VOTE);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/guichet/Guichet/ui/faq/guichet-article-view.ui");
  gtk_widget_class_bind_template_child (widget_class, GuichetArticleView, stack);
  gtk_widget_class_bind_template_child (widget_class, GuichetArticleView, contents_button);
  gtk_widget_class_bind_template_child (widget_class, GuichetArticleView, contents);
  gtk_widget_class_bind_template_child (widget_class, GuichetArticleView, find_bar);
  gtk_widget_class_bind_template_child (widget_class, GuichetArticleView, find_entry);
  gtk_widget_class_bind_template_child (widget_class, GuichetArticleView, find_count);
  gtk_widget_class_bind_template_child (widget_class, GuichetArticleView, scrolled);
  gtk_widget_class_bind_template_child (widget_class, GuichetArticleView, column);
  gtk_widget_class_bind_template_child (widget_class, GuichetArticleView, title);
  gtk_widget_class_bind_template_child (widget_class, GuichetArticleView, about);
  gtk_widget_class_bind_template_child (widget_class, GuichetArticleView, mark);
  gtk_widget_class_bind_template_child (widget_class, GuichetArticleView, mark_icon);
  gtk_widget_class_bind_template_child (widget_class, GuichetArticleView, mark_label);
  gtk_widget_class_bind_template_child (widget_class, GuichetArticleView, body);
  gtk_widget_class_bind_template_child (widget_class, GuichetArticleView, vote);
  gtk_widget_class_bind_template_child (widget_class, GuichetArticleView, cite);
  gtk_widget_class_bind_template_child (widget_class, GuichetArticleView, related_box);
  gtk_widget_class_bind_template_child (widget_class, GuichetArticleView, related);
  gtk_widget_class_bind_template_callback (widget_class, link_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, content_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, find_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, find_next_cb);
  gtk_widget_class_bind_template_callback (widget_class, find_previous_cb);
}

static void
guichet_article_view_class_init (GuichetArticleViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = guichet_article_view_get_property;
  object_class->set_property = guichet_article_view_set_property;
  object_class->dispose = guichet_article_view_dispose;

  properties[PROP_FOLDED] = g_param_spec_boolean ("folded", NULL, NULL, FALSE,
                                                  G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  install_actions (GTK_WIDGET_CLASS (klass));
  bind_template (GTK_WIDGET_CLASS (klass));
}

static void
guichet_article_view_init (GuichetArticleView *self)
{
  self->find = guichet_article_find_new ();
  self->decoder = guichet_decoder_new ();
  self->text_size = NORMAL_SIZE;
  self->settings = guichet_settings_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_search_bar_connect_entry (self->find_bar, GTK_EDITABLE (self->find_entry));
  if (self->settings)
    g_signal_connect_object (self->settings, "changed::article-text",
                             G_CALLBACK (text_size_chosen_cb), self, G_CONNECT_SWAPPED);
  text_size_chosen_cb (self);
}

/* Public API */

/**
 * guichet_article_view_set_up:
 * @self: a view made by a template
 * @sync: what fetches images and takes votes
 * @database: where articles are
 * @clock: what time it is
 *
 * Gives it what it needs; once, before anything is shown.
 */
void
guichet_article_view_set_up (GuichetArticleView *self,
                             GuichetSync        *sync,
                             GuichetDatabase    *database,
                             GuichetClock       *clock)
{
  g_return_if_fail (GUICHET_IS_ARTICLE_VIEW (self));
  g_set_object (&self->sync, sync);
  g_set_object (&self->database, database);
  g_set_object (&self->clock, clock);
  guichet_article_body_set_up (self->body, sync, self->decoder);
  guichet_article_vote_set_up (self->vote, sync, database);
  g_signal_connect_object (database, "changed::article", G_CALLBACK (article_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (sync, "notify::last-success", G_CALLBACK (synchronised_cb), self,
                           G_CONNECT_SWAPPED);
}

/**
 * guichet_article_view_show:
 * @self: a view
 * @article_id: an article's id
 *
 * Shows an article from its beginning, or says that there is none.
 */
void
guichet_article_view_show (GuichetArticleView *self,
                           const char         *article_id)
{
  g_return_if_fail (GUICHET_IS_ARTICLE_VIEW (self));
  g_free (self->article_id);
  self->article_id = g_strdup (article_id);
  gtk_search_bar_set_search_mode (self->find_bar, FALSE);
  if (!load (self))
    return;
  show_head (self);
  show_mark (self);
  show_text (self);
  show_related (self);
  show_reactions (self);
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scrolled), 0);
}

/**
 * guichet_article_view_get_article_id:
 * @self: a view
 *
 * Returns: (nullable): the article that is shown
 */
const char *
guichet_article_view_get_article_id (GuichetArticleView *self)
{
  g_return_val_if_fail (GUICHET_IS_ARTICLE_VIEW (self), NULL);
  return self->article_id;
}

/**
 * guichet_article_view_focus:
 * @self: a view
 *
 * Brings the reader to the beginning of the article.
 */
void
guichet_article_view_focus (GuichetArticleView *self)
{
  g_return_if_fail (GUICHET_IS_ARTICLE_VIEW (self));
  if (self->article)
    focus_label (GTK_WIDGET (self->title));
}

/**
 * guichet_article_view_find:
 * @self: a view
 *
 * Lets the reader look for words in the article.
 */
void
guichet_article_view_find (GuichetArticleView *self)
{
  g_return_if_fail (GUICHET_IS_ARTICLE_VIEW (self));
  gtk_search_bar_set_search_mode (self->find_bar, TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->find_entry));
  gtk_editable_select_region (GTK_EDITABLE (self->find_entry), 0, -1);
}

/**
 * guichet_article_view_resize_text:
 * @self: a view
 * @step: 1 for larger, -1 for smaller, 0 for the usual size
 *
 * Changes the size of the text, of this article and of those to come.
 */
void
guichet_article_view_resize_text (GuichetArticleView *self,
                                  int                 step)
{
  const int size = step == 0 ? NORMAL_SIZE : (int) self->text_size + step;
  const int kept = CLAMP (size, 0, (int) G_N_ELEMENTS (text_sizes) - 1);

  g_return_if_fail (GUICHET_IS_ARTICLE_VIEW (self));
  if (self->settings)
    g_settings_set_int (self->settings, "article-text", kept);
  show_text_size (self, (guint) kept);
}
