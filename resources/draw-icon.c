/* draw-icon.c - draw-icon SVG SIZE PNG: draws an icon in its colours, when Guichet is built
 *
 * Of what is drawn nothing else is kept: no name of a folder, no date.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <gdk-pixbuf/gdk-pixbuf.h>
#include <stdlib.h>

int
main (int   argc,
      char *argv[])
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GdkPixbuf) icon = NULL;
  const int size = argc == 4 ? atoi (argv[2]) : 0;

  if (size <= 0)
    {
      g_printerr ("usage: draw-icon SVG SIZE PNG\n");
      return 2;
    }
  icon = gdk_pixbuf_new_from_file_at_size (argv[1], size, size, &error);
  if (icon && gdk_pixbuf_save (icon, argv[3], "png", &error, NULL))
    return 0;
  g_printerr ("draw-icon: %s\n", error->message);
  return 1;
}
