/* guichet-article-body.c - the text of an article, in native widgets
 *
 * One of the two places where widgets are made in C: their tree is the article's. Labels get the
 * markup that the block tree made, and no other; a link is an index into the tree's own table,
 * and activating one only says so (`link-activated`). An article can be long enough to stop the
 * window: after MOST_WIDGETS the rest is left out, and that is said.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "guichet-article-body.h"

#include "guichet-article-image.h"

#include <glib/gi18n.h>
#include <string.h>

/* The most widgets that are made for one article. */
#define MOST_WIDGETS 3000

/* What a column of a table keeps, in characters, before the table scrolls. */
#define COLUMN_CHARACTERS 10
#define MOST_COLUMN_CHARACTERS 44

struct _GuichetArticleBody
{
  AdwBin parent_instance;

  GuichetSync *sync;
  GuichetDecoder *decoder;
  GuichetArticleBlocks *blocks;
  GPtrArray *attachments;
  GPtrArray *labels;
  GPtrArray *headings;
  GPtrArray *images;
  guint room;
};

G_DEFINE_FINAL_TYPE (GuichetArticleBody, guichet_article_body, ADW_TYPE_BIN)

enum
{
  LINK_ACTIVATED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void append_children (GuichetArticleBody *self, GtkWidget *box,
                             const GuichetArticleBlock *block, guint depth);

/* Callbacks */

static gboolean
activate_link_cb (GuichetArticleBody *self,
                  const char         *href)
{
  GuichetArticleLink *link = guichet_article_blocks_lookup_link (self->blocks, href);

  if (link)
    g_signal_emit (self, signals[LINK_ACTIVATED], 0, link);
  return GDK_EVENT_STOP; /* Never what a label would do with an address. */
}

/* Where a link really leads, which its words may hide. */
static gboolean
query_tooltip_cb (GuichetArticleBody *self,
                  int                 x,
                  int                 y,
                  gboolean            keyboard,
                  GtkTooltip         *tooltip,
                  GtkLabel           *label)
{
  const char *href = gtk_label_get_current_uri (label);
  GuichetArticleLink *link =
    href ? guichet_article_blocks_lookup_link (self->blocks, href) : NULL;

  if (!link || !guichet_article_link_get_host (link))
    return FALSE;
  gtk_tooltip_set_text (tooltip, guichet_article_link_get_uri (link));
  return TRUE;
}

static void
copy_code_cb (GtkButton *button,
              GtkLabel  *code)
{
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (button)),
                          gtk_label_get_text (code));
}

/* Helpers: layout */

static GtkSizeRequestMode
request_height_for_width (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
allocate_child (GtkWidget *widget,
                int        width,
                int        height,
                int        baseline)
{
  gtk_widget_allocate (gtk_widget_get_first_child (widget), width, height, baseline, NULL);
}

static void
measure_scroller (GtkWidget      *widget,
                  GtkOrientation  orientation,
                  int             for_size,
                  int            *minimum,
                  int            *natural,
                  int            *minimum_baseline,
                  int            *natural_baseline)
{
  GtkWidget *scrolled = gtk_widget_get_first_child (widget);
  GtkWidget *viewport = gtk_scrolled_window_get_child (GTK_SCROLLED_WINDOW (scrolled));
  int narrowest;

  gtk_widget_measure (viewport, GTK_ORIENTATION_HORIZONTAL, -1, &narrowest, natural, NULL, NULL);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = 0;
      return;
    }
  gtk_widget_measure (viewport, GTK_ORIENTATION_VERTICAL,
                      for_size < 0 ? for_size : MAX (for_size, narrowest), minimum, natural, NULL,
                      NULL);
  *minimum = *natural;
}

static void
allocate_body (GtkWidget *widget,
               int        width,
               int        height,
               int        baseline)
{
  if (gtk_widget_get_first_child (widget))
    allocate_child (widget, width, height, baseline);
}

/* However long its lines are and however wide its images, a text can be read in a narrow column:
 * the window must not fold for it. */
static void
measure_body (GtkWidget      *widget,
              GtkOrientation  orientation,
              int             for_size,
              int            *minimum,
              int            *natural,
              int            *minimum_baseline,
              int            *natural_baseline)
{
  GtkWidget *child = gtk_widget_get_first_child (widget);

  *minimum = *natural = 0;
  if (child)
    gtk_widget_measure (child, orientation, for_size, minimum, natural, NULL, NULL);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    *natural = *minimum;
}

/* Helpers: pieces */

static GtkWidget *
make_box (const char        *css_class,
          GtkAccessibleRole  role)
{
  GtkWidget *box = g_object_new (GTK_TYPE_BOX, "orientation", GTK_ORIENTATION_VERTICAL,
                                 "accessible-role", role, NULL);

  gtk_widget_add_css_class (box, css_class);
  return box;
}

/* Every text of an article, so that it can be found in the page. */
static GtkWidget *
keep_label (GuichetArticleBody *self,
            GtkWidget          *label,
            const char         *css_class)
{
  gtk_widget_add_css_class (label, css_class);
  g_signal_connect_object (label, "activate-link", G_CALLBACK (activate_link_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (label, "query-tooltip", G_CALLBACK (query_tooltip_cb), self,
                           G_CONNECT_SWAPPED);
  g_ptr_array_add (self->labels, label);
  return label;
}

static GtkWidget *
make_label (GuichetArticleBody        *self,
            const GuichetArticleBlock *block,
            GtkAccessibleRole          role,
            const char                *css_class)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL,
                                   "accessible-role", role,
                                   "use-markup", TRUE,
                                   "label", guichet_article_block_get_markup (block),
                                   "wrap", TRUE,
                                   "wrap-mode", PANGO_WRAP_WORD_CHAR,
                                   "selectable", TRUE,
                                   "has-tooltip", TRUE,
                                   "xalign", 0.0f,
                                   NULL);

  return keep_label (self, label, css_class);
}

/* A scrolled window asks for the height that its content has when it is narrowest, although the
 * content scrolls instead: this asks for the height at the width that it really gets. */
static GtkWidget *
make_horizontal_scroller (GtkWidget *child)
{
  GtkWidget *scrolled = g_object_new (GTK_TYPE_SCROLLED_WINDOW,
                                      "vscrollbar-policy", GTK_POLICY_NEVER,
                                      "hscrollbar-policy", GTK_POLICY_AUTOMATIC,
                                      "child", child,
                                      NULL);
  GtkWidget *bin = g_object_new (ADW_TYPE_BIN, "hexpand", TRUE, "child", scrolled, NULL);

  gtk_widget_set_layout_manager (
    bin, gtk_custom_layout_new (request_height_for_width, measure_scroller, allocate_child));
  return bin;
}

/* Helpers: blocks */

static GtkWidget *
make_heading (GuichetArticleBody        *self,
              const GuichetArticleBlock *block)
{
  guint level = MIN (guichet_article_block_get_level (block), 4);
  g_autofree char *css_class = g_strdup_printf ("h%u", level);
  GtkWidget *heading = make_label (self, block, GTK_ACCESSIBLE_ROLE_HEADING, css_class);

  gtk_accessible_update_property (GTK_ACCESSIBLE (heading),
                                  GTK_ACCESSIBLE_PROPERTY_LEVEL, (int) level, -1);
  g_ptr_array_add (self->headings, heading);
  return heading;
}

static GtkWidget *
make_code (GuichetArticleBody        *self,
           const GuichetArticleBlock *block)
{
  const char *text = guichet_article_block_get_text (block);
  g_autofree char *trimmed = g_strchomp (g_strdup (text));
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "label", trimmed, "selectable", TRUE,
                                   "xalign", 0.0f, NULL);
  GtkWidget *button = gtk_button_new_from_icon_name ("edit-copy-symbolic");
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  gtk_widget_add_css_class (box, "code");
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_START);
  gtk_widget_set_tooltip_text (button, _ ("Copy these lines"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Copy these lines"), -1);
  g_signal_connect_object (button, "clicked", G_CALLBACK (copy_code_cb), label, 0);
  gtk_box_append (GTK_BOX (box),
                  make_horizontal_scroller (keep_label (self, label, "monospace")));
  gtk_box_append (GTK_BOX (box), button);
  return box;
}

static GuichetAttachment *
find_attachment (GuichetArticleBody *self,
                 const char         *id)
{
  for (guint i = 0; self->attachments && i < self->attachments->len; i++)
    {
      GuichetAttachment *attachment = g_ptr_array_index (self->attachments, i);

      if (g_strcmp0 (guichet_attachment_get_id (attachment), id) == 0)
        return attachment;
    }
  return NULL;
}

/* The author's words where the text has none. */
static GtkWidget *
make_image (GuichetArticleBody        *self,
            const GuichetArticleBlock *block)
{
  GuichetAttachment *attachment =
    find_attachment (self, guichet_article_block_get_image_id (block));
  const char *alt = guichet_article_block_get_text (block);
  GtkWidget *image;

  if (!*alt && attachment)
    alt = guichet_attachment_get_name (attachment);
  image = guichet_article_image_new (self->sync, self->decoder, attachment, alt);
  g_ptr_array_add (self->images, image);
  return image;
}

static char *
make_marker (const GuichetArticleBlock *list,
             guint                      index,
             guint                      depth)
{
  static const char *const bullets[] = { "•", "◦", "▪" };

  if (guichet_article_block_get_kind (list) == GUICHET_ARTICLE_BLOCK_BULLETS)
    return g_strdup (bullets[depth % G_N_ELEMENTS (bullets)]);
  return g_strdup_printf ("%u.", guichet_article_block_get_start (list) + index);
}

static GtkWidget *
make_item (GuichetArticleBody        *self,
           const GuichetArticleBlock *list,
           guint                      index,
           guint                      depth,
           GtkSizeGroup              *markers)
{
  g_autofree char *text = make_marker (list, index, depth);
  GtkWidget *item = g_object_new (GTK_TYPE_BOX, "spacing", 9,
                                  "accessible-role", GTK_ACCESSIBLE_ROLE_LIST_ITEM, NULL);
  GtkWidget *marker = g_object_new (GTK_TYPE_LABEL, "label", text, "xalign", 1.0f,
                                    "valign", GTK_ALIGN_START, NULL);
  GtkWidget *content = make_box ("item", GTK_ACCESSIBLE_ROLE_GENERIC);

  gtk_widget_add_css_class (marker, "marker");
  gtk_size_group_add_widget (markers, marker);
  gtk_widget_set_hexpand (content, TRUE);
  gtk_box_append (GTK_BOX (item), marker);
  gtk_box_append (GTK_BOX (item), content);
  append_children (self, content, guichet_article_block_get_child (list, index), depth + 1);
  return item;
}

static GtkWidget *
make_list (GuichetArticleBody        *self,
           const GuichetArticleBlock *block,
           guint                      depth)
{
  g_autoptr (GtkSizeGroup) markers = gtk_size_group_new (GTK_SIZE_GROUP_HORIZONTAL);
  GtkWidget *list = make_box ("list", GTK_ACCESSIBLE_ROLE_LIST);

  for (guint i = 0; i < guichet_article_block_get_n_children (block) && self->room > 0; i++)
    gtk_box_append (GTK_BOX (list), make_item (self, block, i, depth, markers));
  return list;
}

static GtkWidget *
make_note (GuichetArticleBody        *self,
           const GuichetArticleBlock *block,
           guint                      depth)
{
  GtkWidget *note = make_box ("note", GTK_ACCESSIBLE_ROLE_NOTE);

  append_children (self, note, block, depth);
  return note;
}

static float
align_of (const GuichetArticleBlock *cell)
{
  switch (guichet_article_block_get_alignment (cell))
    {
    case GUICHET_ARTICLE_ALIGNMENT_CENTER:
      return 0.5f;
    case GUICHET_ARTICLE_ALIGNMENT_END:
      return 1.0f;
    case GUICHET_ARTICLE_ALIGNMENT_START:
    default:
      return 0.0f;
    }
}

/* A cell says in which column it stands: the reader of one cell does not see the others. */
static GtkWidget *
make_cell (GuichetArticleBody        *self,
           const GuichetArticleBlock *cell,
           const GuichetArticleBlock *head)
{
  gboolean is_head = guichet_article_block_is_header (cell);
  GtkWidget *label = make_label (self, cell, GTK_ACCESSIBLE_ROLE_LABEL, is_head ? "head" : "cell");
  glong length = g_utf8_strlen (guichet_article_block_get_text (cell), -1);

  gtk_label_set_xalign (GTK_LABEL (label), align_of (cell));
  gtk_label_set_yalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_width_chars (GTK_LABEL (label), (int) MIN (length, COLUMN_CHARACTERS));
  gtk_label_set_max_width_chars (GTK_LABEL (label), MOST_COLUMN_CHARACTERS);
  gtk_widget_set_hexpand (label, TRUE);
  if (!is_head && head)
    gtk_accessible_update_property (GTK_ACCESSIBLE (label), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                    guichet_article_block_get_text (head), -1);
  return label;
}

static const GuichetArticleBlock *
find_head (const GuichetArticleBlock *table,
           guint                      column)
{
  const GuichetArticleBlock *row = guichet_article_block_get_child (table, 0);

  return guichet_article_block_is_header (row) &&
             column < guichet_article_block_get_n_children (row)
           ? guichet_article_block_get_child (row, column)
           : NULL;
}

static void
attach_row (GuichetArticleBody        *self,
            GtkGrid                   *grid,
            const GuichetArticleBlock *table,
            guint                      index)
{
  const GuichetArticleBlock *row = guichet_article_block_get_child (table, index);

  for (guint i = 0; i < guichet_article_block_get_n_children (row) && self->room > 0; i++)
    {
      self->room--;
      gtk_grid_attach (grid,
                       make_cell (self, guichet_article_block_get_child (row, i),
                                  find_head (table, i)),
                       (int) i, (int) index, 1, 1);
    }
}

static GtkWidget *
make_table (GuichetArticleBody        *self,
            const GuichetArticleBlock *block)
{
  GtkWidget *grid = g_object_new (GTK_TYPE_GRID, "accessible-role", GTK_ACCESSIBLE_ROLE_GROUP,
                                  NULL);
  GtkWidget *scroller = make_horizontal_scroller (grid);

  gtk_accessible_update_property (GTK_ACCESSIBLE (grid), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Table"), -1);
  for (guint i = 0; i < guichet_article_block_get_n_children (block) && self->room > 0; i++)
    attach_row (self, GTK_GRID (grid), block, i);
  gtk_widget_add_css_class (scroller, "table");
  return scroller;
}

static GtkWidget *
make_block (GuichetArticleBody        *self,
            const GuichetArticleBlock *block,
            guint                      depth)
{
  switch (guichet_article_block_get_kind (block))
    {
    case GUICHET_ARTICLE_BLOCK_PARAGRAPH:
      return make_label (self, block, GTK_ACCESSIBLE_ROLE_LABEL, "paragraph");
    case GUICHET_ARTICLE_BLOCK_HEADING:
      return make_heading (self, block);
    case GUICHET_ARTICLE_BLOCK_CODE:
      return make_code (self, block);
    case GUICHET_ARTICLE_BLOCK_IMAGE:
      return make_image (self, block);
    case GUICHET_ARTICLE_BLOCK_RULE:
      return gtk_separator_new (GTK_ORIENTATION_HORIZONTAL);
    case GUICHET_ARTICLE_BLOCK_QUOTE:
      return make_note (self, block, depth);
    case GUICHET_ARTICLE_BLOCK_BULLETS:
    case GUICHET_ARTICLE_BLOCK_NUMBERS:
      return make_list (self, block, depth);
    case GUICHET_ARTICLE_BLOCK_TABLE:
      return make_table (self, block);
    case GUICHET_ARTICLE_BLOCK_DOCUMENT:
    case GUICHET_ARTICLE_BLOCK_ITEM:
    case GUICHET_ARTICLE_BLOCK_ROW:
    case GUICHET_ARTICLE_BLOCK_CELL:
    default:
      return NULL;
    }
}

static void
append_children (GuichetArticleBody        *self,
                 GtkWidget                 *box,
                 const GuichetArticleBlock *block,
                 guint                      depth)
{
  for (guint i = 0; i < guichet_article_block_get_n_children (block) && self->room > 0; i++)
    {
      GtkWidget *child;

      self->room--;
      child = make_block (self, guichet_article_block_get_child (block, i), depth);
      if (child)
        gtk_box_append (GTK_BOX (box), child);
    }
}

static void
append_cut (GtkWidget *box)
{
  GtkWidget *label = g_object_new (
    GTK_TYPE_LABEL, "xalign", 0.0f, "wrap", TRUE, "label",
    _ ("This article goes on, but it is too long or too intricate to be shown whole."), NULL);

  gtk_widget_add_css_class (label, "dim-label");
  gtk_box_append (GTK_BOX (box), label);
}

static void
forget (GuichetArticleBody *self)
{
  g_ptr_array_set_size (self->labels, 0);
  g_ptr_array_set_size (self->headings, 0);
  g_ptr_array_set_size (self->images, 0);
  adw_bin_set_child (ADW_BIN (self), NULL);
  g_clear_pointer (&self->attachments, g_ptr_array_unref);
  g_clear_pointer (&self->blocks, guichet_article_blocks_unref);
}

/* Overrides */

static void
guichet_article_body_dispose (GObject *object)
{
  GuichetArticleBody *self = GUICHET_ARTICLE_BODY (object);

  forget (self);
  g_clear_object (&self->sync);
  g_clear_object (&self->decoder);
  G_OBJECT_CLASS (guichet_article_body_parent_class)->dispose (object);
}

static void
guichet_article_body_finalize (GObject *object)
{
  GuichetArticleBody *self = GUICHET_ARTICLE_BODY (object);

  g_ptr_array_unref (self->labels);
  g_ptr_array_unref (self->headings);
  g_ptr_array_unref (self->images);
  G_OBJECT_CLASS (guichet_article_body_parent_class)->finalize (object);
}

static void
guichet_article_body_class_init (GuichetArticleBodyClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = guichet_article_body_dispose;
  G_OBJECT_CLASS (klass)->finalize = guichet_article_body_finalize;

  /**
   * GuichetArticleBody::link-activated:
   * @link: a link of the article's table
   *
   * Somebody wants to follow a link.
   */
  signals[LINK_ACTIVATED] =
    g_signal_new ("link-activated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                  NULL, G_TYPE_NONE, 1, GUICHET_TYPE_ARTICLE_LINK | G_SIGNAL_TYPE_STATIC_SCOPE);
}

static void
guichet_article_body_init (GuichetArticleBody *self)
{
  gtk_widget_set_layout_manager (
    GTK_WIDGET (self),
    gtk_custom_layout_new (request_height_for_width, measure_body, allocate_body));
  self->labels = g_ptr_array_new ();
  self->headings = g_ptr_array_new ();
  self->images = g_ptr_array_new ();
}

/* Public API */

/**
 * guichet_article_body_set_up:
 * @self: a body made by a template
 * @sync: what holds or fetches the images
 * @decoder: what reads them
 *
 * Gives it what it needs to show images; once, before anything is shown.
 */
void
guichet_article_body_set_up (GuichetArticleBody *self,
                             GuichetSync        *sync,
                             GuichetDecoder     *decoder)
{
  g_return_if_fail (GUICHET_IS_ARTICLE_BODY (self));
  g_set_object (&self->sync, sync);
  g_set_object (&self->decoder, decoder);
}

/**
 * guichet_article_body_show:
 * @self: a body
 * @blocks: the text
 * @images: (nullable) (element-type GuichetAttachment): the images that the text may show
 *
 * Shows a text in the place of the one before.
 */
void
guichet_article_body_show (GuichetArticleBody   *self,
                           GuichetArticleBlocks *blocks,
                           GPtrArray            *images)
{
  GtkWidget *box = make_box ("article", GTK_ACCESSIBLE_ROLE_DOCUMENT);

  g_return_if_fail (GUICHET_IS_ARTICLE_BODY (self));
  forget (self);
  self->blocks = guichet_article_blocks_ref (blocks);
  self->attachments = images ? g_ptr_array_ref (images) : NULL;
  self->room = MOST_WIDGETS;
  append_children (self, box, guichet_article_blocks_get_root (blocks), 0);
  if (self->room == 0 || guichet_article_blocks_is_truncated (blocks))
    append_cut (box);
  adw_bin_set_child (ADW_BIN (self), box);
  guichet_article_body_load_images (self);
}

/**
 * guichet_article_body_get_heading:
 * @self: a body
 * @index: which heading of the text
 *
 * Returns: (transfer none) (nullable): the widget that shows it; %NULL when it was left out
 */
GtkWidget *
guichet_article_body_get_heading (GuichetArticleBody *self,
                                  guint               index)
{
  g_return_val_if_fail (GUICHET_IS_ARTICLE_BODY (self), NULL);
  return index < self->headings->len ? g_ptr_array_index (self->headings, index) : NULL;
}

/**
 * guichet_article_body_get_labels:
 * @self: a body
 *
 * Returns: (transfer none) (element-type GtkLabel): the texts, in the order they are read
 */
GPtrArray *
guichet_article_body_get_labels (GuichetArticleBody *self)
{
  g_return_val_if_fail (GUICHET_IS_ARTICLE_BODY (self), NULL);
  return self->labels;
}

/**
 * guichet_article_body_load_images:
 * @self: a body
 *
 * Loads the images that are not shown yet, such as after a synchronisation.
 */
void
guichet_article_body_load_images (GuichetArticleBody *self)
{
  g_return_if_fail (GUICHET_IS_ARTICLE_BODY (self));
  for (guint i = 0; i < self->images->len; i++)
    guichet_article_image_load (g_ptr_array_index (self->images, i));
}
