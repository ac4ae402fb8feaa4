/* test-window.c - the main window on real data, in this process
 *
 * Everything is stored in a folder of the test's own; there is no service.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "guichet-window.h"

#include "guichet-article-table.h"
#include "guichet-demande-filters.h"
#include "guichet-demande-row.h"
#include "guichet-demande-table.h"
#include "guichet-demandes-page.h"
#include "guichet-destination-row.h"
#include "guichet-envoi-row.h"
#include "guichet-event-table.h"
#include "guichet-faq-page.h"
#include "guichet-go-to.h"
#include "guichet-instant.h"
#include "guichet-outgoing-table.h"
#include "guichet-settings.h"

#include <glib/gstdio.h>
#include <unistd.h>

#define FIRST "11111111-1111-4111-8111-111111111111"
#define SECOND "22222222-2222-4222-8222-222222222222"
#define DRAFT "33333333-3333-4333-8333-333333333333"
#define MESSAGE "44444444-4444-4444-8444-444444444444"
#define PATIENCE_US (10 * G_USEC_PER_SEC)

typedef struct
{
  char *folder;
  GuichetClock *clock;
  GuichetDatabase *database;
  GuichetSync *sync;
  GuichetWindow *window;
} Fixture;

/* Helpers: waiting and finding */

typedef gboolean (*Condition) (gpointer data);

static void
wait_for (Condition condition,
          gpointer  data)
{
  gint64 deadline = g_get_monotonic_time () + PATIENCE_US;

  while (!condition (data) && g_get_monotonic_time () < deadline)
    if (!g_main_context_iteration (NULL, FALSE))
      g_usleep (1000);
  g_assert_true (condition (data));
}

static GtkWidget *
find (GtkWidget  *widget,
      const char *type)
{
  GtkWidget *found = NULL;

  if (g_str_equal (G_OBJECT_TYPE_NAME (widget), type))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child && !found;
       child = gtk_widget_get_next_sibling (child))
    found = gtk_widget_get_child_visible (child) ? find (child, type) : NULL;
  return found;
}

static GtkSelectionModel *
get_list (Fixture *fixture)
{
  GtkWidget *page = find (GTK_WIDGET (fixture->window), "GuichetDemandesPage");

  return gtk_list_view_get_model (GTK_LIST_VIEW (
    gtk_widget_get_template_child (page, GUICHET_TYPE_DEMANDES_PAGE, "list")));
}

static GuichetDemande *
get_shown (Fixture *fixture)
{
  GtkWidget *view = find (GTK_WIDGET (fixture->window), "GuichetDemandeView");
  GuichetDemande *demande = NULL;

  if (view)
    g_object_get (view, "demande", &demande, NULL);
  return demande;
}

/* Helpers: data */

static gboolean
store_demande (GuichetConnection  *connection,
               const char         *id,
               const char         *title,
               const char         *status,
               gint64              at,
               GError            **error)
{
  g_autoptr (GuichetDemande) demande = guichet_demande_new (id);
  g_autofree char *event_id = g_uuid_string_random ();
  const GuichetEventFields fields = { .id = event_id, .seq = at / 1000, .demande_id = id,
                                      .at = at, .kind = status, .side = "service",
                                      .text = "Bonjour", .status = status };
  g_autoptr (GuichetEvent) event = guichet_event_new (&fields);

  guichet_demande_set_text (demande, GUICHET_DEMANDE_NUMBER, title);
  guichet_demande_set_text (demande, GUICHET_DEMANDE_TITLE, title);
  guichet_demande_set_text (demande, GUICHET_DEMANDE_STATUS, status);
  guichet_demande_set_instant (demande, GUICHET_DEMANDE_RECORDED_AT, at);
  guichet_demande_set_instant (demande, GUICHET_DEMANDE_UPDATED_AT, at);
  return guichet_demande_table_apply (connection, demande, NULL, error)
         && guichet_event_table_apply (connection, event, error);
}

static gboolean
fill_worker (GuichetConnection  *connection,
             gpointer            data,
             GError            **error)
{
  g_autoptr (GuichetDemande) draft = guichet_demande_new (DRAFT);

  guichet_demande_set_text (draft, GUICHET_DEMANDE_TITLE, "Brouillon");
  return store_demande (connection, FIRST, "Premier", "prise_en_charge", 1000000, error)
         && store_demande (connection, SECOND, "Second", "attente_client", 2000000, error)
         && guichet_demande_table_save_draft (connection, draft, 3000000, error);
}

/* The first one gets news, and moves to the top of the list; what comes after the folder was
 * made is unread. */
static gboolean
news_worker (GuichetConnection  *connection,
             gpointer            data,
             GError            **error)
{
  return store_demande (connection, FIRST, "Premier", "qualifiee",
                        g_get_real_time () / 1000 + GUICHET_MINUTE_MS, error);
}

static void
written_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      data)
{
  g_autoptr (GError) error = NULL;
  gboolean *done = data;

  guichet_database_write_finish (GUICHET_DATABASE (source), result, &error);
  g_assert_no_error (error);
  *done = TRUE;
}

static gboolean
is_true (gpointer data)
{
  return *(gboolean *) data;
}

static void
write_data (Fixture             *fixture,
            GuichetDatabaseFunc  func)
{
  gboolean done = FALSE;

  guichet_database_write_async (fixture->database, func, NULL, NULL, NULL, written_cb, &done);
  wait_for (is_true, &done);
}

static gboolean
is_mapped (gpointer data)
{
  return gtk_widget_get_mapped (data) && gtk_widget_get_width (data) > 0;
}

static void
set_up (Fixture       *fixture,
        gconstpointer  width)
{
  g_autoptr (GSettings) settings = guichet_settings_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) folder = NULL;

  g_assert_nonnull (settings);
  g_settings_reset (settings, "section");
  fixture->folder = g_dir_make_tmp ("guichet-window-XXXXXX", &error);
  g_assert_no_error (error);
  folder = g_file_new_for_path (fixture->folder);
  fixture->clock = guichet_clock_new (&error);
  g_assert_no_error (error);
  fixture->database =
    guichet_database_open (folder, GUICHET_DATABASE_WRITER, fixture->clock, &error);
  g_assert_no_error (error);
  write_data (fixture, fill_worker);
  fixture->sync = guichet_sync_new (NULL, fixture->database, fixture->clock);
  fixture->window = guichet_window_new (NULL, fixture->sync, fixture->database, fixture->clock);
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), GPOINTER_TO_INT (width), 640);
  gtk_window_present (GTK_WINDOW (fixture->window));
  wait_for (is_mapped, fixture->window);
}

static void
remove_folder (const char *path)
{
  g_autoptr (GDir) folder = g_dir_open (path, 0, NULL);
  const char *name;

  while (folder && (name = g_dir_read_name (folder)))
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      remove_folder (child);
    }
  g_remove (path);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  width)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_clear_object (&fixture->sync);
  guichet_database_close (fixture->database);
  g_clear_object (&fixture->database);
  g_clear_object (&fixture->clock);
  remove_folder (fixture->folder);
  g_free (fixture->folder);
}

/* Tests */

static gboolean
is_read (gpointer data)
{
  g_autoptr (GuichetDemande) shown = get_shown (data);

  return shown && !guichet_demande_get_unread (shown);
}

static gboolean
has_moved_up (gpointer data)
{
  g_autoptr (GuichetDemande) top = g_list_model_get_item (G_LIST_MODEL (get_list (data)), 0);

  return g_str_equal (guichet_demande_get_id (top), FIRST);
}

static void
test_selecting_shows_and_reads (Fixture       *fixture,
                                gconstpointer  width)
{
  GtkSelectionModel *list = get_list (fixture);
  g_autoptr (GuichetDemande) news = NULL;
  g_autoptr (GuichetDemande) shown = NULL;

  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, 3);
  write_data (fixture, news_worker);
  wait_for (has_moved_up, fixture);
  news = g_list_model_get_item (G_LIST_MODEL (list), 0);
  g_assert_cmpstr (guichet_demande_get_id (news), ==, FIRST);
  g_assert_true (guichet_demande_get_unread (news));
  gtk_selection_model_select_item (list, 0, TRUE);
  shown = get_shown (fixture);
  g_assert_cmpstr (guichet_demande_get_id (shown), ==, FIRST);
  wait_for (is_read, fixture);
}

static void
test_selection_survives_news (Fixture       *fixture,
                              gconstpointer  width)
{
  GtkSelectionModel *list = get_list (fixture);
  g_autoptr (GuichetDemande) selected = NULL;
  g_autoptr (GuichetDemande) shown = NULL;

  gtk_selection_model_select_item (list, 2, TRUE);
  shown = get_shown (fixture);
  g_assert_cmpstr (guichet_demande_get_id (shown), ==, FIRST);
  write_data (fixture, news_worker);
  wait_for (has_moved_up, fixture);
  selected = g_object_ref (gtk_single_selection_get_selected_item (GTK_SINGLE_SELECTION (list)));
  g_assert_cmpstr (guichet_demande_get_id (selected), ==, FIRST);
  g_assert_cmpint (guichet_demande_get_status (shown), ==, GUICHET_STATUS_QUALIFIEE);
}

static void
test_your_turn (Fixture       *fixture,
                gconstpointer  width)
{
  GtkWidget *row = find (GTK_WIDGET (fixture->window), "GuichetSectionRow");
  g_autoptr (GuichetDemande) demande = NULL;

  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Your turn, 1 waiting");
  guichet_window_show_section (fixture->window, "your-turn");
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (get_list (fixture))), ==, 1);
  demande = g_list_model_get_item (G_LIST_MODEL (get_list (fixture)), 0);
  g_assert_cmpstr (guichet_demande_get_id (demande), ==, SECOND);
}

static void
test_drafts (Fixture       *fixture,
             gconstpointer  width)
{
  GtkWidget *row;

  guichet_window_show_section (fixture->window, "envois");
  row = find (GTK_WIDGET (fixture->window), "GuichetDraftRow");
  g_assert_nonnull (row);
  g_assert_cmpstr (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)), ==, "Brouillon");
}

static gboolean
has_named_row (gpointer data)
{
  GtkWidget *row = find (GTK_WIDGET (((Fixture *) data)->window), "GuichetDemandeRow");

  return row && gtk_widget_get_mapped (row);
}

static void
test_rows_are_named (Fixture       *fixture,
                     gconstpointer  width)
{
  GtkWidget *row;

  guichet_window_show_section (fixture->window, "your-turn");
  wait_for (has_named_row, fixture);
  row = find (find (GTK_WIDGET (fixture->window), "GuichetDemandesPage"), "GuichetDemandeRow");
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (gtk_widget_get_parent (row)),
                                       GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Second, Your answer is awaited");
}

/* Folded, one pane is seen at a time, and Back undoes what was opened. */
static void
test_narrow (Fixture       *fixture,
             gconstpointer  width)
{
  GtkWidget *page = find (GTK_WIDGET (fixture->window), "GuichetDemandesPage");
  AdwLeaflet *leaflet = ADW_LEAFLET (adw_bin_get_child (ADW_BIN (page)));
  GtkWidget *list = adw_leaflet_get_visible_child (leaflet);
  AdwLeaflet *sections = NULL;
  GtkWidget *shown = NULL;

  g_assert_cmpint (gtk_widget_get_width (GTK_WIDGET (fixture->window)), <=,
                   GPOINTER_TO_INT (width));
  g_assert_true (adw_leaflet_get_folded (leaflet));
  guichet_window_show_demande (fixture->window, FIRST);
  g_assert_true (adw_leaflet_get_visible_child (leaflet) != list);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.back", NULL));
  g_assert_true (adw_leaflet_get_visible_child (leaflet) == list);
  sections = ADW_LEAFLET (gtk_widget_get_ancestor (page, ADW_TYPE_LEAFLET));
  shown = adw_leaflet_get_visible_child (sections);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.back", NULL));
  g_assert_true (adw_leaflet_get_visible_child (sections) != shown);
}

/* With text twice as large all fits in a narrow window, and no object of a row is cut. */
static void
test_large_text (Fixture       *fixture,
                 gconstpointer  width)
{
  GtkSettings *settings = gtk_widget_get_settings (GTK_WIDGET (fixture->window));
  GtkWidget *row = find (GTK_WIDGET (fixture->window), "GuichetDemandeRow");
  GtkLabel *title = GTK_LABEL (
    gtk_widget_get_template_child (row, GUICHET_TYPE_DEMANDE_ROW, "title"));
  int least = 0;

  g_assert_cmpint (gtk_label_get_ellipsize (title), ==, PANGO_ELLIPSIZE_END);
  guichet_window_show_demande (fixture->window, FIRST);
  g_object_set (settings, "gtk-xft-dpi", 2 * 96 * 1024, NULL);
  g_assert_cmpint (gtk_label_get_ellipsize (title), ==, PANGO_ELLIPSIZE_NONE);
  gtk_widget_measure (
    adw_application_window_get_content (ADW_APPLICATION_WINDOW (fixture->window)),
    GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
  g_object_set (settings, "gtk-xft-dpi", 96 * 1024, NULL);
  g_assert_cmpint (least, <=, 360);
}

static GuichetDemandesPage *
get_demandes (Fixture *fixture)
{
  guichet_window_show_section (fixture->window, "demandes");
  return GUICHET_DEMANDES_PAGE (find (GTK_WIDGET (fixture->window), "GuichetDemandesPage"));
}

static gpointer
get_part (GuichetDemandesPage *page,
          const char          *name)
{
  return gtk_widget_get_template_child (GTK_WIDGET (page), GUICHET_TYPE_DEMANDES_PAGE, name);
}

static GListModel *
get_rows (GuichetDemandesPage *page)
{
  return G_LIST_MODEL (gtk_list_view_get_model (get_part (page, "list")));
}

typedef struct
{
  GListModel *rows;
  guint n_rows;
} Expected;

static gboolean
has_rows (gpointer data)
{
  Expected *expected = data;

  return g_list_model_get_n_items (expected->rows) == expected->n_rows;
}

static void
wait_for_rows (GuichetDemandesPage *page,
               guint                n_rows)
{
  Expected expected = { get_rows (page), n_rows };

  wait_for (has_rows, &expected);
}

static void
choose (GuichetDemandesPage *page,
        const char          *name,
        guint                choice)
{
  GtkWidget *filters = get_part (page, "filters");

  gtk_drop_down_set_selected (
    GTK_DROP_DOWN (gtk_widget_get_template_child (filters, GUICHET_TYPE_DEMANDE_FILTERS, name)),
    choice);
}

/* What is left out is said, and given back at once. */
static void
test_filters (Fixture       *fixture,
              gconstpointer  width)
{
  GuichetDemandesPage *page = get_demandes (fixture);
  GtkStack *stack = get_part (page, "list_stack");

  wait_for_rows (page, 3);
  choose (page, "status", 4);
  wait_for_rows (page, 1);
  g_assert_true (gtk_revealer_get_reveal_child (get_part (page, "summary")));
  g_assert_cmpstr (gtk_label_get_label (get_part (page, "summary_text")), ==, "Waiting");
  choose (page, "criticality", 1);
  wait_for_rows (page, 0);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_cmpstr (gtk_stack_get_visible_child_name (stack), ==, "nothing-left");
  g_assert_cmpstr (gtk_label_get_label (get_part (page, "summary_text")), ==,
                   "Bloquante · Waiting");
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (page), "page.clear-filters", NULL));
  wait_for_rows (page, 3);
  g_assert_false (gtk_revealer_get_reveal_child (get_part (page, "summary")));
  g_assert_cmpstr (gtk_stack_get_visible_child_name (stack), ==, "list");
}

/* The menu is made when it is opened: the window is there without. */
static void
test_menu (Fixture       *fixture,
           gconstpointer  width)
{
  GtkMenuButton *button =
    GTK_MENU_BUTTON (gtk_widget_get_template_child (GTK_WIDGET (fixture->window),
                                                    GUICHET_TYPE_WINDOW, "menu_button"));

  g_assert_null (gtk_menu_button_get_popover (button));
  gtk_menu_button_popup (button);
  g_assert_true (GTK_IS_POPOVER_MENU (gtk_menu_button_get_popover (button)));
  gtk_menu_button_popdown (button);
}

static void
test_search (Fixture       *fixture,
             gconstpointer  width)
{
  GuichetDemandesPage *page = get_demandes (fixture);
  GtkEditable *entry = GTK_EDITABLE (get_part (page, "search_entry"));

  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.search", NULL));
  gtk_editable_set_text (entry, "SÉCOND");
  wait_for_rows (page, 1);
  gtk_editable_set_text (entry, "introuvable");
  wait_for_rows (page, 0);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_cmpstr (gtk_stack_get_visible_child_name (get_part (page, "list_stack")), ==,
                   "nothing-found");
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (page), "page.clear-search", NULL));
  wait_for_rows (page, 3);
}

/* The order is kept for the next start. */
static void
test_sort (Fixture       *fixture,
           gconstpointer  width)
{
  g_autoptr (GSettings) settings = guichet_settings_new ();
  GuichetDemandesPage *page = get_demandes (fixture);
  g_autoptr (GuichetDemande) first = NULL;
  g_autofree char *kept = NULL;

  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (page), "page.sort", "s", "title"));
  first = g_list_model_get_item (get_rows (page), 0);
  g_assert_cmpstr (guichet_demande_get_id (first), ==, DRAFT);
  kept = g_settings_get_string (settings, "demandes-sort");
  g_assert_cmpstr (kept, ==, "title");
  g_settings_reset (settings, "demandes-sort");
}

static gboolean
crowd_worker (GuichetConnection  *connection,
              gpointer            data,
              GError            **error)
{
  for (guint i = 0; i < 100; i++)
    {
      g_autofree char *id = g_strdup_printf ("%08u-0000-4000-8000-000000000000", i);

      if (!store_demande (connection, id, id, "qualifiee", 10000000 + i, error))
        return FALSE;
    }
  return TRUE;
}

/* What the person wrote is touched again, as when it is sent: it goes to the top. */
static gboolean
own_worker (GuichetConnection  *connection,
            gpointer            data,
            GError            **error)
{
  g_autoptr (GuichetDemande) draft = guichet_demande_new (DRAFT);

  guichet_demande_set_text (draft, GUICHET_DEMANDE_TITLE, "Brouillon");
  return guichet_demande_table_save_draft (connection, draft,
                                           g_get_real_time () / 1000 + 2 * GUICHET_MINUTE_MS,
                                           error);
}

static gboolean
is_at_top (gpointer data)
{
  GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (data));

  return gtk_adjustment_get_value (adjustment) < 1;
}

static gboolean
is_far_down (gpointer data)
{
  GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (data));

  return gtk_adjustment_get_value (adjustment) > 500;
}

/* News of others move nothing; what the person just sent is brought into view, selected. */
static void
test_nothing_jumps (Fixture       *fixture,
                    gconstpointer  width)
{
  GuichetDemandesPage *page = get_demandes (fixture);
  GtkWidget *list = get_part (page, "list");
  GtkSelectionModel *selection = gtk_list_view_get_model (GTK_LIST_VIEW (list));
  g_autoptr (GuichetDemande) selected = NULL;

  write_data (fixture, crowd_worker);
  wait_for_rows (page, 103);
  gtk_widget_activate_action (list, "list.scroll-to-item", "u", 60);
  wait_for (is_far_down, list);
  write_data (fixture, news_worker);
  wait_for (has_moved_up, fixture);
  wait_for (is_far_down, list);
  guichet_demandes_page_reveal (page, DRAFT);
  write_data (fixture, own_worker);
  wait_for (is_at_top, list);
  selected =
    g_object_ref (gtk_single_selection_get_selected_item (GTK_SINGLE_SELECTION (selection)));
  g_assert_cmpstr (guichet_demande_get_id (selected), ==, DRAFT);
}

static GtkWidget *
find_window (const char *type)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (g_str_equal (G_OBJECT_TYPE_NAME (window), type))
        return window;
    }
  return NULL;
}

static gboolean
has_found_second (gpointer data)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (data, 0);
  GuichetDestination *destination =
    row ? guichet_destination_row_get_destination (GUICHET_DESTINATION_ROW (row)) : NULL;

  return destination && g_str_equal (guichet_destination_get_title (destination), "Second");
}

/* What is typed is found, and Enter goes there. */
static void
test_go_to (Fixture       *fixture,
            gconstpointer  width)
{
  GtkWidget *go_to;
  GtkWidget *entry;
  GtkListBox *list;
  g_autoptr (GuichetDemande) shown = NULL;

  guichet_window_show_section (fixture->window, "envois");
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.go-to", NULL));
  go_to = find_window ("GuichetGoTo");
  entry = GTK_WIDGET (gtk_widget_get_template_child (go_to, GUICHET_TYPE_GO_TO, "entry"));
  list = GTK_LIST_BOX (gtk_widget_get_template_child (go_to, GUICHET_TYPE_GO_TO, "list"));
  g_assert_nonnull (gtk_list_box_get_row_at_index (list, 5));
  gtk_editable_set_text (GTK_EDITABLE (entry), "sécond");
  wait_for (has_found_second, list);
  gtk_test_accessible_assert_property (
    GTK_ACCESSIBLE (gtk_list_box_get_selected_row (list)), GTK_ACCESSIBLE_PROPERTY_LABEL,
    "Second, Demande · Second · Your answer is awaited");
  g_signal_emit_by_name (entry, "activate");
  g_assert_null (find_window ("GuichetGoTo"));
  shown = get_shown (fixture);
  g_assert_cmpstr (guichet_demande_get_id (shown), ==, SECOND);
}

static gboolean
has_found_media (gpointer data)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (data, 0);
  GuichetDestination *destination =
    row ? guichet_destination_row_get_destination (GUICHET_DESTINATION_ROW (row)) : NULL;

  return destination && g_str_equal (guichet_destination_get_title (destination), "Espace média");
}

/* Sections are found by any part of their name, without their accents; nothing is an answer. */
static void
test_go_to_section (Fixture       *fixture,
                    gconstpointer  width)
{
  GtkWidget *go_to;
  GtkWidget *entry;
  GtkListBox *list;

  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.go-to", NULL));
  go_to = find_window ("GuichetGoTo");
  entry = GTK_WIDGET (gtk_widget_get_template_child (go_to, GUICHET_TYPE_GO_TO, "entry"));
  list = GTK_LIST_BOX (gtk_widget_get_template_child (go_to, GUICHET_TYPE_GO_TO, "list"));
  gtk_editable_set_text (GTK_EDITABLE (entry), "MEDIA esp");
  wait_for (has_found_media, list);
  g_signal_emit_by_name (entry, "activate");
  g_assert_nonnull (find (GTK_WIDGET (fixture->window), "GuichetMediaPage"));
}

static gboolean
refused_worker (GuichetConnection  *connection,
                gpointer            data,
                GError            **error)
{
  const GuichetOutgoingFields fields = { .id = MESSAGE, .kind = GUICHET_OUTGOING_MESSAGE,
                                         .parent_id = SECOND, .text = "Voici le journal" };
  g_autoptr (GuichetOutgoing) item = guichet_outgoing_new (&fields);
  g_autoptr (GBytes) payload = g_bytes_new_static ("{}", 2);

  return guichet_outgoing_table_queue (connection, item, 1000, 0, error)
         && guichet_outgoing_table_freeze (connection, MESSAGE, payload, "digest", error)
         && guichet_outgoing_table_refuse (connection, MESSAGE, "too-long", "Trop long", error);
}

static gboolean
shows_second (gpointer data)
{
  g_autoptr (GuichetDemande) shown = get_shown (data);

  return shown && g_str_equal (guichet_demande_get_id (shown), SECOND);
}

/* A message that was refused is written on where it was written. */
static void
test_correct_message (Fixture       *fixture,
                      gconstpointer  width)
{
  g_autoptr (GuichetOutgoing) item = NULL;
  GtkWidget *row;

  write_data (fixture, refused_worker);
  guichet_window_show_section (fixture->window, "envois");
  row = find (GTK_WIDGET (fixture->window), "GuichetEnvoiRow");
  g_assert_nonnull (row);
  g_signal_emit_by_name (gtk_widget_get_template_child (row, GUICHET_TYPE_ENVOI_ROW, "edit"),
                         "clicked");
  wait_for (shows_second, fixture);
  item = guichet_outgoing_table_load (guichet_database_read (fixture->database), MESSAGE, NULL);
  g_assert_cmpint (guichet_outgoing_get_fields (item)->delivery, ==, GUICHET_DELIVERY_DRAFT);
}

/* Above 1,000 px the sections, the list and what is read are seen together. */
static void
test_three_panes (Fixture       *fixture,
                  gconstpointer  width)
{
  GtkWidget *sections = find (GTK_WIDGET (fixture->window), "GtkListBox");
  GtkWidget *page;

  guichet_window_show_demande (fixture->window, FIRST);
  wait_for (has_named_row, fixture);
  page = find (GTK_WIDGET (fixture->window), "GuichetDemandesPage");
  g_assert_false (adw_leaflet_get_folded (ADW_LEAFLET (adw_bin_get_child (ADW_BIN (page)))));
  g_assert_true (gtk_widget_get_mapped (sections));
  g_assert_true (gtk_widget_get_mapped (find (page, "GuichetDemandeRow")));
  g_assert_true (gtk_widget_get_mapped (find (page, "GuichetDemandeView")));
}

static gboolean
help_worker (GuichetConnection  *connection,
             gpointer            data,
             GError            **error)
{
  const GuichetArticleFields fields = { .id = SECOND, .title = "Écrire une Demande",
                                        .category = "Aide de Guichet", .body = "Bonjour" };
  const GuichetArticleFields other = { .id = FIRST, .title = "Rétablir une clôture",
                                       .category = "Finances", .body = "Bonjour" };
  g_autoptr (GuichetArticle) help = guichet_article_new (&fields);
  g_autoptr (GuichetArticle) article = guichet_article_new (&other);

  return guichet_article_table_apply (connection, help, error)
         && guichet_article_table_apply (connection, article, error);
}

static void
test_help (Fixture       *fixture,
           gconstpointer  width)
{
  g_autoptr (GuichetArticle) article = NULL;
  GtkSelectionModel *list;
  GtkWidget *page;

  write_data (fixture, help_worker);
  guichet_window_show_help (fixture->window);
  page = find (GTK_WIDGET (fixture->window), "GuichetFaqPage");
  g_assert_nonnull (page);
  list = gtk_list_view_get_model (GTK_LIST_VIEW (
    gtk_widget_get_template_child (page, GUICHET_TYPE_FAQ_PAGE, "list")));
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, 1);
  article = g_list_model_get_item (G_LIST_MODEL (list), 0);
  g_assert_cmpstr (guichet_article_get_fields (article)->category, ==, "Aide de Guichet");
  g_assert_true (gtk_widget_activate_action (page, "page.clear-search", NULL));
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, 2);
}

/* What was shown last is shown again. */
static void
test_section_is_kept (Fixture       *fixture,
                      gconstpointer  width)
{
  GuichetWindow *next;

  guichet_window_show_section (fixture->window, "envois");
  next = guichet_window_new (NULL, fixture->sync, fixture->database, fixture->clock);
  g_assert_nonnull (find (GTK_WIDGET (next), "GuichetEnvoisPage"));
  gtk_window_destroy (GTK_WINDOW (next));
  guichet_window_show_section (fixture->window, "demandes");
}

/* What the window does not show as it opens is not made. */
static void
test_made_when_needed (Fixture       *fixture,
                       gconstpointer  data)
{
  GtkApplicationWindow *window = GTK_APPLICATION_WINDOW (fixture->window);

  g_assert_null (find (GTK_WIDGET (window), "GuichetDemandeView"));
  g_assert_null (find (GTK_WIDGET (window), "GuichetFaqPage"));
  g_assert_null (gtk_application_window_get_help_overlay (window));
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
#define ADD(path, width, func) \
  g_test_add (path, Fixture, GINT_TO_POINTER (width), set_up, func, tear_down)
  ADD ("/window/selecting-shows-and-reads", 1240, test_selecting_shows_and_reads);
  ADD ("/window/selection-survives-news", 1240, test_selection_survives_news);
  ADD ("/window/your-turn", 1240, test_your_turn);
  ADD ("/window/drafts", 1240, test_drafts);
  ADD ("/window/rows-are-named", 1240, test_rows_are_named);
  ADD ("/window/narrow", 360, test_narrow);
  ADD ("/window/large-text", 1240, test_large_text);
  ADD ("/window/filters", 1240, test_filters);
  ADD ("/window/menu", 1240, test_menu);
  ADD ("/window/search", 1240, test_search);
  ADD ("/window/sort", 1240, test_sort);
  ADD ("/window/nothing-jumps", 1240, test_nothing_jumps);
  ADD ("/window/go-to", 1240, test_go_to);
  ADD ("/window/go-to-section", 1240, test_go_to_section);
  ADD ("/window/correct-message", 1240, test_correct_message);
  ADD ("/window/three-panes", 1000, test_three_panes);
  ADD ("/window/help", 1240, test_help);
  ADD ("/window/made-when-needed", 1240, test_made_when_needed);
  ADD ("/window/section-is-kept", 1240, test_section_is_kept);
  return g_test_run ();
}
