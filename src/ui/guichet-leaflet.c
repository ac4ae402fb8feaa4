/* guichet-leaflet.c - panes that share the width anew when they fold
 *
 * A leaflet folds while it is given its place. The buttons of its panes that come and go with
 * that change what the panes need, and GTK 4.8 forgets a change made at that moment: a pane
 * would keep room for buttons that it no longer has.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "guichet-leaflet.h"

/* Helpers */

static gboolean
measure_again_cb (gpointer data)
{
  gtk_widget_queue_resize (data);
  for (GtkWidget *child = gtk_widget_get_first_child (data); child;
       child = gtk_widget_get_next_sibling (child))
    gtk_widget_queue_resize (child);
  return G_SOURCE_REMOVE;
}

static void
folded_cb (GtkWidget *leaflet)
{
  g_idle_add_full (G_PRIORITY_DEFAULT, measure_again_cb, g_object_ref (leaflet), g_object_unref);
}

/* Public API */

/**
 * guichet_leaflet_settle:
 * @leaflet: a leaflet of which panes change as it folds
 *
 * Has its panes measured once more after it folded or unfolded, from now on.
 */
void
guichet_leaflet_settle (AdwLeaflet *leaflet)
{
  g_return_if_fail (ADW_IS_LEAFLET (leaflet));
  g_signal_connect (leaflet, "notify::folded", G_CALLBACK (folded_cb), NULL);
}
