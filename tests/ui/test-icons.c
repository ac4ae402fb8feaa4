/* test-icons.c - the icons are found drawn, so that none has an SVG read at the start
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <gtk/gtk.h>

#define FOLDER "/org/guichet/Guichet/icons"

/* Helpers */

static char *
find_icon (const char *name,
           int         size,
           int         scale)
{
  GtkIconTheme *theme = gtk_icon_theme_get_for_display (gdk_display_get_default ());
  g_autoptr (GtkIconPaintable) icon = NULL;
  g_autoptr (GFile) file = NULL;

  gtk_icon_theme_add_resource_path (theme, FOLDER);
  icon = gtk_icon_theme_lookup_icon (theme, name, NULL, size, scale, GTK_TEXT_DIR_LTR, 0);
  file = gtk_icon_paintable_get_file (icon);
  return g_file_get_uri (file);
}

static void
assert_drawn (const char *name,
              int         size,
              int         scale)
{
  g_autofree char *uri = find_icon (name, size, scale);
  g_autofree char *wanted =
    g_strdup_printf ("resource://" FOLDER "/%dx%d/actions/%s.symbolic.png", size * scale,
                     size * scale, name);

  g_assert_cmpstr (uri, ==, wanted);
}

/* Tests */

static void
test_each_is_drawn (void)
{
  g_auto (GStrv) files = g_resources_enumerate_children (FOLDER "/scalable/actions", 0, NULL);

  g_assert_cmpuint (g_strv_length (files), >, 20);
  for (guint i = 0; files[i]; i++)
    {
      g_autofree char *name = g_strndup (files[i], strlen (files[i]) - strlen (".svg"));

      assert_drawn (name, 16, 1);
      assert_drawn (name, 16, 2);
    }
}

static void
test_large (void)
{
  const char *const names[] = { "guichet-demandes-symbolic", "guichet-faq-symbolic",
                                "guichet-filter-symbolic", "guichet-media-symbolic",
                                "guichet-outbox-symbolic", "guichet-statistics-symbolic",
                                "guichet-up-to-date-symbolic", "guichet-warning-symbolic" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      assert_drawn (names[i], 96, 1);
      assert_drawn (names[i], 128, 1);
    }
}

/* GTK loads each size that there is for the X server; none of them may be an SVG. */
static void
test_window (void)
{
  GtkIconTheme *theme = gtk_icon_theme_get_for_display (gdk_display_get_default ());
  g_autofree int *sizes = NULL;
  guint n_sizes = 0;

  gtk_icon_theme_add_resource_path (theme, FOLDER);
  sizes = gtk_icon_theme_get_icon_sizes (theme, "guichet-window");
  for (; sizes[n_sizes] != 0; n_sizes++)
    for (int scale = 1; scale <= 2; scale++)
      {
        g_autofree char *uri = find_icon ("guichet-window", sizes[n_sizes], scale);

        g_assert_true (g_str_has_suffix (uri, "/apps/guichet-window.png"));
      }
  g_assert_cmpuint (n_sizes, ==, 2);
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  g_test_add_func ("/ui/icons/each-is-drawn", test_each_is_drawn);
  g_test_add_func ("/ui/icons/large", test_large);
  g_test_add_func ("/ui/icons/window", test_window);
  return g_test_run ();
}
