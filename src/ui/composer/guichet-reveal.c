/* guichet-reveal.c - brings something new into view
 *
 * A viewport follows the focus, but what was just added has no place yet when it takes it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "guichet-reveal.h"

#define MARGIN 12

/* Helpers */

static void
scroll_to (GtkWidget *widget)
{
  GtkWidget *viewport = gtk_widget_get_ancestor (widget, GTK_TYPE_VIEWPORT);
  GtkWidget *content = viewport ? gtk_viewport_get_child (GTK_VIEWPORT (viewport)) : NULL;
  graphene_rect_t bounds;

  if (!content || !gtk_widget_compute_bounds (widget, content, &bounds))
    return;
  gtk_adjustment_clamp_page (gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (viewport)),
                             bounds.origin.y - MARGIN,
                             bounds.origin.y + bounds.size.height + MARGIN);
}

/* Callbacks */

/* A tick comes before the layout of its frame: the second one sees what the first laid out. */
static gboolean
tick_cb (GtkWidget     *widget,
         GdkFrameClock *clock,
         gpointer       data)
{
  guint *n_ticks = data;

  if (++*n_ticks < 2)
    return G_SOURCE_CONTINUE;
  scroll_to (widget);
  return G_SOURCE_REMOVE;
}

/* Public API */

/**
 * guichet_reveal:
 * @widget: something in a viewport
 *
 * Scrolls as little as it takes to show @widget, once it has its place.
 */
void
guichet_reveal (GtkWidget *widget)
{
  gtk_widget_add_tick_callback (widget, tick_cb, g_new0 (guint, 1), g_free);
}
