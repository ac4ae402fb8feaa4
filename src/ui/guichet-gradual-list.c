/* guichet-gradual-list.c - a long list, given to its view bit by bit
 *
 * A list view of GTK 4.8 makes 200 rows in one go, whatever its height: a third of a second in
 * which nothing is drawn. Here it is given a screen of them, then some more in each frame, until
 * it has as many as it makes at once. From then on the list is given whole.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "guichet-gradual-list.h"

/* Fills a window of usual height. */
#define FIRST_ROWS 12

/* Made and measured well within a frame. */
#define ROWS_A_FRAME 6

/* As many as the view makes for any list; GTK_LIST_VIEW_MAX_LIST_ITEMS and some. */
#define ENOUGH_ROWS 210

/* Ticks come before the frame is laid out: the first rows are shown before others are added. */
#define FRAMES_WITH_FIRST_ROWS 2

/**
 * Growth:
 * @list: what grows
 * @n_frames: that it was seen in
 */
typedef struct
{
  GtkSliceListModel *list;
  guint n_frames;
} Growth;

static void
growth_free (Growth *growth)
{
  g_object_unref (growth->list);
  g_free (growth);
}

/* Callbacks */

static gboolean
tick_cb (GtkWidget     *view,
         GdkFrameClock *frame_clock,
         gpointer       data)
{
  Growth *growth = data;
  const guint size = gtk_slice_list_model_get_size (growth->list);

  if (growth->n_frames++ < FRAMES_WITH_FIRST_ROWS)
    return G_SOURCE_CONTINUE;
  if (size < ENOUGH_ROWS)
    {
      gtk_slice_list_model_set_size (growth->list, size + ROWS_A_FRAME);
      return G_SOURCE_CONTINUE;
    }
  gtk_slice_list_model_set_size (growth->list, G_MAXUINT);
  return G_SOURCE_REMOVE;
}

/* Public API */

/**
 * guichet_gradual_list_new:
 * @model: a list of any length
 * @view: what will show it; the list grows with the frames of this widget
 *
 * Positions are those of @model.
 *
 * Returns: (transfer full): the beginning of @model, and soon all of it
 */
GtkSliceListModel *
guichet_gradual_list_new (GListModel *model,
                          GtkWidget  *view)
{
  GtkSliceListModel *self = gtk_slice_list_model_new (g_object_ref (model), 0, G_MAXUINT);

  guichet_gradual_list_restart (self, view);
  return self;
}

/**
 * guichet_gradual_list_restart:
 * @self: a list made by guichet_gradual_list_new()
 * @view: the same widget
 *
 * Begins anew with a few rows: to be called before all of them change, as when they are filtered.
 */
void
guichet_gradual_list_restart (GtkSliceListModel *self,
                              GtkWidget         *view)
{
  const gboolean is_growing = gtk_slice_list_model_get_size (self) != G_MAXUINT;
  Growth *growth;

  gtk_slice_list_model_set_size (self, FIRST_ROWS);
  if (is_growing)
    return;
  growth = g_new0 (Growth, 1);
  growth->list = g_object_ref (self);
  gtk_widget_add_tick_callback (view, tick_cb, growth, (GDestroyNotify) growth_free);
}
