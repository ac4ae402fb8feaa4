/* guichet-gradual-list.c - a long list, given to its view bit by bit
 *
 * A list view of GTK 4.8 makes 200 rows in one go, whatever its height: a third of a second in
 * which nothing is drawn. Here it is given a screen of them, then some more in each frame, until
 * it has as many as it makes at once. From then on the list is given whole.
 *
 * Where many rows come or go at once while the view shows the beginning of the list, it begins
 * anew with a screen of them. Elsewhere in the list all stays as it is under the reader's eyes,
 * and the view makes what it misses at once.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "guichet-gradual-list.h"

/* Fills a window of usual height. */
#define FIRST_ROWS 10

/* Made and measured well within a frame. */
#define ROWS_A_FRAME 6

/* As many as the view makes for any list; GTK_LIST_VIEW_MAX_LIST_ITEMS and some. */
#define ENOUGH_ROWS 210

/* Ticks come before the frame is laid out: the first rows are shown before others are added. */
#define FRAMES_WITH_FIRST_ROWS 2

struct _GuichetGradualList
{
  GObject parent_instance;

  GListModel *model;
  GtkWidget *view;
  guint limit;
  guint n_items;
  guint tick_id;
  guint n_frames;
};

static void list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (GuichetGradualList, guichet_gradual_list, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

/* Helpers */

/* Tells that all changed from @position on; rows that are there before and after are kept by the
 * view. */
static void
tell_from (GuichetGradualList *self,
           guint               position)
{
  const guint n_before = self->n_items;

  self->n_items = MIN (g_list_model_get_n_items (self->model), self->limit);
  if (n_before > position || self->n_items > position)
    g_list_model_items_changed (G_LIST_MODEL (self), position, n_before - position,
                                self->n_items - position);
}

static gboolean
grow_cb (GtkWidget     *view,
         GdkFrameClock *frame_clock,
         gpointer       data)
{
  GuichetGradualList *self = data;
  const guint n_before = self->n_items;
  gboolean is_enough;

  if (self->n_frames++ < FRAMES_WITH_FIRST_ROWS)
    return G_SOURCE_CONTINUE;
  is_enough = self->limit >= MIN (g_list_model_get_n_items (self->model), ENOUGH_ROWS);
  if (is_enough)
    self->tick_id = 0;
  self->limit = is_enough ? G_MAXUINT : self->limit + ROWS_A_FRAME;
  tell_from (self, n_before);
  return is_enough ? G_SOURCE_REMOVE : G_SOURCE_CONTINUE;
}

static void
begin (GuichetGradualList *self)
{
  self->limit = FIRST_ROWS;
  self->n_frames = 0;
  if (self->tick_id == 0 && self->view)
    self->tick_id = gtk_widget_add_tick_callback (self->view, grow_cb, g_object_ref (self),
                                                  g_object_unref);
}

static gboolean
is_at_beginning (GuichetGradualList *self)
{
  GtkAdjustment *adjustment =
    self->view ? gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self->view)) : NULL;

  return !adjustment || gtk_adjustment_get_value (adjustment)
                          <= gtk_adjustment_get_lower (adjustment);
}

/* More than a few frames' worth, where the view has its rows. */
static gboolean
is_too_much (GuichetGradualList *self,
             guint               position,
             guint               removed,
             guint               added)
{
  return MAX (removed, added) > FIRST_ROWS && position < MIN (self->limit, ENOUGH_ROWS)
         && is_at_beginning (self);
}

/* Callbacks */

static void
changed_cb (GuichetGradualList *self,
            guint               position,
            guint               removed,
            guint               added)
{
  if (is_too_much (self, position, removed, added))
    {
      begin (self);
      tell_from (self, MIN (position, FIRST_ROWS));
    }
  else if (self->limit == G_MAXUINT)
    {
      self->n_items = g_list_model_get_n_items (self->model);
      g_list_model_items_changed (G_LIST_MODEL (self), position, removed, added);
    }
  else if (position < self->limit)
    tell_from (self, position);
}

static void
view_gone_cb (gpointer  data,
              GObject  *where_it_was)
{
  GuichetGradualList *self = data;

  self->view = NULL;
  self->tick_id = 0;
}

/* Overrides */

static GType
guichet_gradual_list_get_item_type (GListModel *list)
{
  return g_list_model_get_item_type (GUICHET_GRADUAL_LIST (list)->model);
}

static guint
guichet_gradual_list_get_n_items (GListModel *list)
{
  return GUICHET_GRADUAL_LIST (list)->n_items;
}

static gpointer
guichet_gradual_list_get_item (GListModel *list,
                               guint       position)
{
  GuichetGradualList *self = GUICHET_GRADUAL_LIST (list);

  return position < self->n_items ? g_list_model_get_item (self->model, position) : NULL;
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = guichet_gradual_list_get_item_type;
  iface->get_n_items = guichet_gradual_list_get_n_items;
  iface->get_item = guichet_gradual_list_get_item;
}

static void
guichet_gradual_list_finalize (GObject *object)
{
  GuichetGradualList *self = GUICHET_GRADUAL_LIST (object);

  if (self->view)
    g_object_weak_unref (G_OBJECT (self->view), view_gone_cb, self);
  g_clear_object (&self->model);
  G_OBJECT_CLASS (guichet_gradual_list_parent_class)->finalize (object);
}

static void
guichet_gradual_list_class_init (GuichetGradualListClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = guichet_gradual_list_finalize;
}

static void
guichet_gradual_list_init (GuichetGradualList *self)
{
}

/* Public API */

/**
 * guichet_gradual_list_new:
 * @model: a list of any length
 * @view: (type GtkListView): what will show it; the list grows with the frames of this widget
 *
 * Positions are those of @model.
 *
 * Returns: (transfer full): the beginning of @model, and soon all of it
 */
GuichetGradualList *
guichet_gradual_list_new (GListModel *model,
                          GtkWidget  *view)
{
  GuichetGradualList *self = g_object_new (GUICHET_TYPE_GRADUAL_LIST, NULL);

  self->model = g_object_ref (model);
  self->view = view;
  g_object_weak_ref (G_OBJECT (view), view_gone_cb, self);
  g_signal_connect_object (model, "items-changed", G_CALLBACK (changed_cb), self,
                           G_CONNECT_SWAPPED);
  begin (self);
  self->n_items = MIN (g_list_model_get_n_items (model), self->limit);
  return self;
}

/**
 * guichet_gradual_list_restart:
 * @self: a list
 *
 * Begins anew with a few rows: to be called before all of them change, as when they are filtered,
 * wherever the view is.
 */
void
guichet_gradual_list_restart (GuichetGradualList *self)
{
  g_return_if_fail (GUICHET_IS_GRADUAL_LIST (self));
  begin (self);
  tell_from (self, MIN (FIRST_ROWS, self->n_items));
}
