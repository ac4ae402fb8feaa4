/* faq-preview.c - for the eye: faq-preview WIDTH HEIGHT [ARTICLE | "WORDS"] [SCROLL] [PICTURE]
 *
 * The FAQ of the demonstration without a service, in a window of that size; a picture of it is
 * taken, or it stays open.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "faq-fixture.h"
#include "guichet-article-view.h"
#include "guichet-faq-page.h"

#include <libintl.h>
#include <stdlib.h>

static gboolean
over_cb (gpointer over)
{
  *(gboolean *) over = TRUE;
  return G_SOURCE_REMOVE;
}

static void
wait_a_little (void)
{
  gboolean over = FALSE;

  g_timeout_add (900, over_cb, &over);
  while (!over)
    g_main_context_iteration (NULL, TRUE);
}

static void
take_picture (GtkWidget  *window,
              const char *path)
{
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (window);
  g_autoptr (GtkSnapshot) snapshot = gtk_snapshot_new ();
  g_autoptr (GdkTexture) texture = NULL;
  GskRenderNode *node;

  gdk_paintable_snapshot (paintable, snapshot, gtk_widget_get_width (window),
                          gtk_widget_get_height (window));
  node = gtk_snapshot_to_node (snapshot);
  texture =
    gsk_renderer_render_texture (gtk_native_get_renderer (GTK_NATIVE (window)), node, NULL);
  gdk_texture_save_to_png (texture, path);
  gsk_render_node_unref (node);
}

static void
scroll (GtkWidget *page,
        double     pages)
{
  g_autoptr (GPtrArray) views = faq_fixture_find_all (page, GUICHET_TYPE_ARTICLE_VIEW);
  g_autoptr (GPtrArray) all =
    faq_fixture_find_all (g_ptr_array_index (views, 0), GTK_TYPE_SCROLLED_WINDOW);

  for (guint i = 0; i < all->len; i++)
    {
      GtkAdjustment *adjustment =
        gtk_scrolled_window_get_vadjustment (g_ptr_array_index (all, i));

      if (gtk_widget_get_mapped (g_ptr_array_index (all, i)))
        gtk_adjustment_set_value (adjustment, pages * gtk_adjustment_get_page_size (adjustment));
    }
}

int
main (int    argc,
      char **argv)
{
  FaqFixture fixture = { 0 };
  GtkWidget *page;

  g_return_val_if_fail (argc >= 3, 1);
  bindtextdomain ("guichet", g_getenv ("GUICHET_LOCALEDIR"));
  textdomain ("guichet");
  g_setenv ("G_TEST_SRCDIR", "tests", FALSE);
  gtk_init ();
  g_test_init (&argc, &argv, NULL);
  faq_fixture_dress ();
  faq_fixture_set_up (&fixture, NULL);
  faq_fixture_store_demo (&fixture);
  page = guichet_faq_page_new (fixture.sync, fixture.database, fixture.clock);
  faq_fixture_present (&fixture, page);
  gtk_window_set_default_size (fixture.window, atoi (argv[1]), atoi (argv[2]));
  wait_a_little ();
  if (argc > 3 && g_uuid_string_is_valid (argv[3]))
    guichet_faq_page_show_article (GUICHET_FAQ_PAGE (page), argv[3]);
  else if (argc > 3)
    guichet_faq_page_search (GUICHET_FAQ_PAGE (page), argv[3]);
  wait_a_little ();
  if (argc > 4)
    scroll (page, g_ascii_strtod (argv[4], NULL));
  wait_a_little ();
  if (argc > 5)
    take_picture (GTK_WIDGET (fixture.window), argv[5]);
  else
    while (TRUE)
      wait_a_little ();
  faq_fixture_tear_down (&fixture, NULL);
  return 0;
}
