/* guichet-text-size.c - whether text is larger than usual
 *
 * What stands side by side at the usual size stands one above the other where text is large.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "guichet-text-size.h"

/* The usual resolution and a quarter, in 1024ths of a dot per inch. */
#define LARGE_DPI (96 * 1024 * 5 / 4)

/**
 * guichet_text_size_is_large:
 * @widget: a widget
 *
 * Returns: whether the person's desktop makes text more than a quarter larger than usual
 */
gboolean
guichet_text_size_is_large (GtkWidget *widget)
{
  int dpi = 0;

  g_object_get (gtk_widget_get_settings (widget), "gtk-xft-dpi", &dpi, NULL);
  return dpi > LARGE_DPI;
}

/**
 * guichet_text_size_follow:
 * @widget: a widget
 * @changed: (scope forever): called with @widget whenever the size of text changes
 *
 * Follows the size of text as long as @widget lives. Nothing is called at once.
 */
void
guichet_text_size_follow (GtkWidget *widget,
                          GCallback  changed)
{
  g_signal_connect_object (gtk_widget_get_settings (widget), "notify::gtk-xft-dpi", changed,
                           widget, G_CONNECT_SWAPPED);
}
