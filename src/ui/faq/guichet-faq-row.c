/* guichet-faq-row.c - an article in a list
 *
 * Nothing here is markup: what the search found is marked by attributes over plain text. GTK 4.8
 * gives the rows of a list view no name, so the row names the widget that the list put it in.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "guichet-faq-row.h"

#include "guichet-faq-mark.h"
#include "guichet-find-text.h"

#include <glib/gi18n.h>
#include <string.h>

/* How much of a snippet is kept before the first word that was found. */
#define BYTES_BEFORE 40
#define CUT "…"

struct _GuichetFaqRow
{
  AdwBin parent_instance;

  char *summary;

  GtkLabel *heading;
  GtkLabel *title;
  GtkLabel *category;
  GtkLabel *snippet;
  GtkWidget *mark;
  GtkImage *mark_icon;
  GtkLabel *mark_label;
};

G_DEFINE_FINAL_TYPE (GuichetFaqRow, guichet_faq_row, ADW_TYPE_BIN)

/* Helpers */

static void
name_for_reader (GuichetFaqRow *self)
{
  GtkWidget *parent = gtk_widget_get_parent (GTK_WIDGET (self));

  if (parent && self->summary)
    gtk_accessible_update_property (GTK_ACCESSIBLE (parent),
                                    GTK_ACCESSIBLE_PROPERTY_LABEL, self->summary, -1);
}

static void
set_text (GtkLabel   *label,
          const char *text)
{
  g_autofree char *clean = guichet_find_text_clean (text);

  gtk_label_set_text (label, clean);
  gtk_widget_set_visible (GTK_WIDGET (label), *clean);
}

/* Two lines are short: what comes long before the first word that was found is left out.
 * Returns: from which byte of the snippet on it is shown, at the beginning of a word */
static gsize
find_beginning (GuichetSearchHit *hit)
{
  const char *snippet = guichet_search_hit_get_snippet (hit);
  guint n_ranges;
  const GuichetSearchRange *ranges = guichet_search_hit_get_ranges (hit, &n_ranges);
  const char *space;

  if (n_ranges == 0 || ranges[0].start > strlen (snippet) || ranges[0].start < BYTES_BEFORE)
    return 0;
  space = strchr (snippet + ranges[0].start - BYTES_BEFORE, ' ');
  return space && space < snippet + ranges[0].start ? (gsize) (space + 1 - snippet)
                                                    : ranges[0].start;
}

static void
add_mark (PangoAttrList *marks,
          gsize          start,
          gsize          end)
{
  PangoAttribute *attributes[] = { pango_attr_weight_new (PANGO_WEIGHT_BOLD),
                                   pango_attr_foreground_alpha_new (G_MAXUINT16) };

  for (gsize i = 0; i < G_N_ELEMENTS (attributes); i++)
    {
      attributes[i]->start_index = (guint) start;
      attributes[i]->end_index = (guint) end;
      pango_attr_list_insert (marks, attributes[i]);
    }
}

/* Ranges are the search's; one that is outside of the text would be ours to answer for. */
static PangoAttrList *
make_marks (GuichetSearchHit *hit,
            gsize             beginning,
            gsize             added)
{
  PangoAttrList *marks = pango_attr_list_new ();
  gsize length = strlen (guichet_search_hit_get_snippet (hit));
  guint n_ranges;
  const GuichetSearchRange *ranges = guichet_search_hit_get_ranges (hit, &n_ranges);

  for (guint i = 0; i < n_ranges; i++)
    if (ranges[i].start >= beginning && ranges[i].start < length)
      add_mark (marks, ranges[i].start - beginning + added,
                MIN ((gsize) ranges[i].start + ranges[i].length, length) - beginning + added);
  return marks;
}

static void
show_snippet (GuichetFaqRow    *self,
              GuichetSearchHit *hit)
{
  gsize beginning = hit ? find_beginning (hit) : 0;
  const char *cut = beginning > 0 ? CUT : "";
  PangoAttrList *marks = hit ? make_marks (hit, beginning, strlen (cut)) : NULL;
  g_autofree char *text =
    hit ? g_strconcat (cut, guichet_search_hit_get_snippet (hit) + beginning, NULL)
        : g_strdup ("");

  g_strchomp (text);
  gtk_widget_set_visible (GTK_WIDGET (self->snippet), *text);
  gtk_label_set_text (self->snippet, text);
  gtk_label_set_attributes (self->snippet, marks);
  g_clear_pointer (&marks, pango_attr_list_unref);
}

static void
show_mark (GuichetFaqRow  *self,
           GuichetFaqMark  mark)
{
  const char *text = guichet_faq_mark_get_text (mark);

  gtk_widget_set_visible (self->mark, text != NULL);
  gtk_label_set_text (self->mark_label, text ? text : "");
  gtk_image_set_from_icon_name (self->mark_icon, guichet_faq_mark_get_icon (mark));
}

static void
summarise (GuichetFaqRow  *self,
           GuichetFaqMark  mark)
{
  const char *said = guichet_faq_mark_get_text (mark);

  g_free (self->summary);
  self->summary = g_strjoin (", ", gtk_label_get_text (self->title),
                             gtk_label_get_text (self->category), said, NULL);
  name_for_reader (self);
}

/* Overrides */

static void
guichet_faq_row_root (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (guichet_faq_row_parent_class)->root (widget);
  name_for_reader (GUICHET_FAQ_ROW (widget));
}

static void
guichet_faq_row_dispose (GObject *object)
{
  GuichetFaqRow *self = GUICHET_FAQ_ROW (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), GUICHET_TYPE_FAQ_ROW);
  g_clear_pointer (&self->summary, g_free);
  G_OBJECT_CLASS (guichet_faq_row_parent_class)->dispose (object);
}

static void
guichet_faq_row_class_init (GuichetFaqRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = guichet_faq_row_dispose;
  widget_class->root = guichet_faq_row_root;
  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/guichet/Guichet/ui/faq/guichet-faq-row.ui");
  gtk_widget_class_bind_template_child (widget_class, GuichetFaqRow, heading);
  gtk_widget_class_bind_template_child (widget_class, GuichetFaqRow, title);
  gtk_widget_class_bind_template_child (widget_class, GuichetFaqRow, category);
  gtk_widget_class_bind_template_child (widget_class, GuichetFaqRow, snippet);
  gtk_widget_class_bind_template_child (widget_class, GuichetFaqRow, mark);
  gtk_widget_class_bind_template_child (widget_class, GuichetFaqRow, mark_icon);
  gtk_widget_class_bind_template_child (widget_class, GuichetFaqRow, mark_label);
}

static void
guichet_faq_row_init (GuichetFaqRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* Public API */

/**
 * guichet_faq_row_new:
 *
 * Returns: (transfer floating): a row that shows no article yet
 */
GtkWidget *
guichet_faq_row_new (void)
{
  return g_object_new (GUICHET_TYPE_FAQ_ROW, NULL);
}

/**
 * guichet_faq_row_show:
 * @self: a row
 * @article: what to show; its body is not looked at
 * @hit: (nullable): what the search found in it
 * @now: Unix milliseconds, UTC
 *
 * Shows an article, with the piece of it that the search found.
 */
void
guichet_faq_row_show (GuichetFaqRow    *self,
                      GuichetArticle   *article,
                      GuichetSearchHit *hit,
                      gint64            now)
{
  const GuichetArticleFields *fields = guichet_article_get_fields (article);
  GuichetFaqMark mark = guichet_faq_mark_of (article, now);

  g_return_if_fail (GUICHET_IS_FAQ_ROW (self));
  set_text (self->title, fields->title);
  set_text (self->category, fields->category);
  gtk_widget_set_visible (GTK_WIDGET (self->category), hit != NULL);
  show_snippet (self, hit);
  show_mark (self, mark);
  summarise (self, mark);
}

/**
 * guichet_faq_row_set_heading:
 * @self: a row
 * @heading: (nullable): what this row and those after it have in common
 *
 * Shows a category above the row that begins it, instead of in each of its rows.
 */
void
guichet_faq_row_set_heading (GuichetFaqRow *self,
                             const char    *heading)
{
  g_return_if_fail (GUICHET_IS_FAQ_ROW (self));
  set_text (self->heading, heading);
}

/**
 * guichet_faq_row_get_summary:
 * @self: a row
 *
 * Returns: (nullable): what a screen reader says of it
 */
const char *
guichet_faq_row_get_summary (GuichetFaqRow *self)
{
  g_return_val_if_fail (GUICHET_IS_FAQ_ROW (self), NULL);
  return self->summary;
}
