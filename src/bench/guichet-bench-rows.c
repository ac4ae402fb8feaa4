/* guichet-bench-rows.c - a bare GtkListView: as many rows as asked, of the shape of Guichet's
 *
 * The same labels and icon in the same boxes, with the texts already in memory: nothing is read,
 * nothing is bound. Where and how wide the list is, is as in Guichet's window.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <adwaita.h>
#include <stdlib.h>

#define LIST_WIDTH 480
#define LIST_START 268

static guint n_rows = 10000;

/* Helpers */

static GtkWidget *
make_label (GtkWidget  *box,
            const char *style)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 28);
  gtk_widget_add_css_class (label, style);
  gtk_box_append (GTK_BOX (box), label);
  return label;
}

static GtkWidget *
make_line (GtkWidget *row)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  gtk_box_append (GTK_BOX (row), line);
  return line;
}

static GListModel *
make_model (void)
{
  GtkStringList *model = gtk_string_list_new (NULL);

  for (guint i = 0; i < n_rows; i++)
    gtk_string_list_take (model, g_strdup_printf ("Bordereau %u refusé à la clôture", i));
  return G_LIST_MODEL (model);
}

/* Callbacks */

static void
setup_cb (GtkSignalListItemFactory *factory,
          GtkListItem              *item)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *line = make_line (row);

  gtk_widget_set_hexpand (make_label (line, "body"), TRUE);
  gtk_label_set_label (GTK_LABEL (make_label (line, "caption")), "16 nov.");
  gtk_label_set_label (GTK_LABEL (make_label (row, "caption")),
                       "Eksaé Finances V9.2 · Majeure (proposée : Mineure)");
  line = make_line (row);
  gtk_box_append (GTK_BOX (line), gtk_image_new_from_icon_name ("open-menu-symbolic"));
  gtk_label_set_label (GTK_LABEL (make_label (line, "caption")),
                       "Plan fourni · correction : reste 1 jour ouvré");
  gtk_list_item_set_child (item, row);
}

static void
bind_cb (GtkSignalListItemFactory *factory,
         GtkListItem              *item)
{
  GtkWidget *line = gtk_widget_get_first_child (gtk_list_item_get_child (item));

  gtk_label_set_label (GTK_LABEL (gtk_widget_get_first_child (line)),
                       gtk_string_object_get_string (gtk_list_item_get_item (item)));
}

static GtkWidget *
make_list (void)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkSingleSelection *selection = gtk_single_selection_new (make_model ());
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkWidget *list = gtk_list_view_new (GTK_SELECTION_MODEL (selection), factory);

  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  gtk_widget_add_css_class (list, "navigation-sidebar");
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), list);
  gtk_widget_set_size_request (scrolled, LIST_WIDTH, -1);
  gtk_widget_set_halign (scrolled, GTK_ALIGN_START);
  gtk_widget_set_margin_start (scrolled, LIST_START);
  gtk_widget_set_vexpand (scrolled, TRUE);
  return scrolled;
}

static void
activate_cb (GtkApplication *application)
{
  GtkWidget *window = adw_application_window_new (application);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_box_append (GTK_BOX (box), adw_header_bar_new ());
  gtk_box_append (GTK_BOX (box), make_list ());
  adw_application_window_set_content (ADW_APPLICATION_WINDOW (window), box);
  gtk_window_set_default_size (GTK_WINDOW (window), 1240, 780);
  gtk_window_present (GTK_WINDOW (window));
}

int
main (int   argc,
      char *argv[])
{
  g_autoptr (AdwApplication) application =
    adw_application_new ("org.guichet.BenchRows", G_APPLICATION_NON_UNIQUE);

  if (argc > 1)
    n_rows = (guint) atoi (argv[1]);
  g_signal_connect (application, "activate", G_CALLBACK (activate_cb), NULL);
  return g_application_run (G_APPLICATION (application), 1, argv);
}
