/* guichet-article-find.c - words looked for in the article that is shown
 *
 * What is found is marked by attributes over the labels' own markup, black on a light ground in
 * every theme; the one that the reader is at stands out among the others.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "guichet-article-find.h"

#include "guichet-find-text.h"

/* More than this nobody steps through, and marking them would be felt. */
#define MOST_MATCHES 1000

/**
 * Match:
 * @label: where it stands; held, since the article may be replaced meanwhile
 * @range: where in its text
 */
typedef struct
{
  GtkLabel *label;
  GuichetFindRange range;
} Match;

struct _GuichetArticleFind
{
  GObject parent_instance;

  GArray *matches;
  guint current;
};

G_DEFINE_FINAL_TYPE (GuichetArticleFind, guichet_article_find, G_TYPE_OBJECT)

/* Helpers */

static void
match_clear (Match *match)
{
  g_clear_object (&match->label);
}

static Match *
get_match (GuichetArticleFind *self,
           guint               index)
{
  return &g_array_index (self->matches, Match, index);
}

static void
add_attribute (PangoAttrList          *marks,
               PangoAttribute         *attribute,
               const GuichetFindRange *range)
{
  attribute->start_index = range->start;
  attribute->end_index = range->end;
  pango_attr_list_insert (marks, attribute);
}

static void
add_mark (PangoAttrList          *marks,
          const GuichetFindRange *range,
          gboolean                is_current)
{
  add_attribute (marks, pango_attr_foreground_new (0, 0, 0), range);
  add_attribute (marks,
                 is_current ? pango_attr_background_new (0xffff, 0xa3a3, 0x4848)
                            : pango_attr_background_new (0xf9f9, 0xf0f0, 0x6b6b),
                 range);
}

static void
mark_label (GuichetArticleFind *self,
            GtkLabel           *label)
{
  g_autoptr (PangoAttrList) marks = pango_attr_list_new ();

  for (guint i = 0; i < self->matches->len; i++)
    if (get_match (self, i)->label == label)
      add_mark (marks, &get_match (self, i)->range, i == self->current);
  gtk_label_set_attributes (label, marks);
}

/* Matches of one label follow each other. */
static void
mark_all (GuichetArticleFind *self)
{
  for (guint i = 0; i < self->matches->len; i++)
    if (i == 0 || get_match (self, i)->label != get_match (self, i - 1)->label)
      mark_label (self, get_match (self, i)->label);
}

static void
clear (GuichetArticleFind *self)
{
  for (guint i = 0; i < self->matches->len; i++)
    gtk_label_set_attributes (get_match (self, i)->label, NULL);
  g_array_set_size (self->matches, 0);
  self->current = 0;
}

static void
look_in (GuichetArticleFind *self,
         GtkLabel           *label,
         const char         *words)
{
  g_autoptr (GArray) ranges = guichet_find_text (gtk_label_get_text (label), words);

  for (guint i = 0; i < ranges->len && self->matches->len < MOST_MATCHES; i++)
    {
      Match match = { g_object_ref (label), g_array_index (ranges, GuichetFindRange, i) };

      g_array_append_val (self->matches, match);
    }
}

/* Overrides */

static void
guichet_article_find_finalize (GObject *object)
{
  g_array_unref (GUICHET_ARTICLE_FIND (object)->matches);
  G_OBJECT_CLASS (guichet_article_find_parent_class)->finalize (object);
}

static void
guichet_article_find_class_init (GuichetArticleFindClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = guichet_article_find_finalize;
}

static void
guichet_article_find_init (GuichetArticleFind *self)
{
  self->matches = g_array_new (FALSE, FALSE, sizeof (Match));
  g_array_set_clear_func (self->matches, (GDestroyNotify) match_clear);
}

/* Public API */

/**
 * guichet_article_find_new:
 *
 * Returns: (transfer full): a search that has found nothing yet
 */
GuichetArticleFind *
guichet_article_find_new (void)
{
  return g_object_new (GUICHET_TYPE_ARTICLE_FIND, NULL);
}

/**
 * guichet_article_find_look_for:
 * @self: a search
 * @labels: (element-type GtkLabel): the texts of the article
 * @words: (nullable): what to look for; nothing to end the search
 *
 * Marks all the places where it stands; the first is the current one.
 */
void
guichet_article_find_look_for (GuichetArticleFind *self,
                               GPtrArray          *labels,
                               const char         *words)
{
  g_return_if_fail (GUICHET_IS_ARTICLE_FIND (self));
  clear (self);
  for (guint i = 0; words && *words && i < labels->len; i++)
    look_in (self, g_ptr_array_index (labels, i), words);
  mark_all (self);
}

guint
guichet_article_find_get_n_matches (GuichetArticleFind *self)
{
  g_return_val_if_fail (GUICHET_IS_ARTICLE_FIND (self), 0);
  return self->matches->len;
}

/**
 * guichet_article_find_get_current:
 * @self: a search
 *
 * Returns: the current place, from 1; 0 when there is none
 */
guint
guichet_article_find_get_current (GuichetArticleFind *self)
{
  g_return_val_if_fail (GUICHET_IS_ARTICLE_FIND (self), 0);
  return self->matches->len > 0 ? self->current + 1 : 0;
}

/**
 * guichet_article_find_move:
 * @self: a search
 * @step: 1 for the next place, -1 for the one before; after the last comes the first
 */
void
guichet_article_find_move (GuichetArticleFind *self,
                           int                 step)
{
  guint before = self->current;

  g_return_if_fail (GUICHET_IS_ARTICLE_FIND (self));
  if (self->matches->len == 0)
    return;
  self->current = (guint) ((int) (self->current + self->matches->len) + step) % self->matches->len;
  mark_label (self, get_match (self, before)->label);
  mark_label (self, get_match (self, self->current)->label);
}

/**
 * guichet_article_find_locate:
 * @self: a search
 * @y: (out): how far below the top of the label the current place is
 *
 * Returns: (transfer none) (nullable): the label that holds the current place
 */
GtkLabel *
guichet_article_find_locate (GuichetArticleFind *self,
                             double             *y)
{
  PangoRectangle where;
  Match *match;

  g_return_val_if_fail (GUICHET_IS_ARTICLE_FIND (self), NULL);
  if (self->matches->len == 0)
    return NULL;
  match = get_match (self, self->current);
  pango_layout_index_to_pos (gtk_label_get_layout (match->label), (int) match->range.start, &where);
  *y = pango_units_to_double (where.y);
  return match->label;
}
