/* test-accounts-page.c - accounts are renamed and removed in the preferences
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "guichet-account-details.h"
#include "guichet-accounts-page.h"

#include <string.h>

#define ONE "7d1f3c1e-5b7a-4c56-9c1c-0d6c1a2b3c4d"
#define TWO "11111111-5b7a-4c56-9c1c-0d6c1a2b3c4d"

typedef struct
{
  GuichetAccounts *accounts;
  GtkWidget *window;
  GuichetAccountsPage *page;
  char *removed;
} Fixture;

static void
removed_cb (GSimpleAction *action,
            GVariant      *parameter,
            gpointer       data)
{
  ((Fixture *) data)->removed = g_variant_print (parameter, FALSE);
}

static void
added_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      done)
{
  *(gboolean *) done =
    guichet_accounts_change_finish (GUICHET_ACCOUNTS (source), result, NULL);
}

static void
add (Fixture    *fixture,
     const char *id,
     const char *name)
{
  gboolean done = FALSE;

  guichet_accounts_add_async (fixture->accounts, id, name, NULL, added_cb, &done);
  while (!done)
    g_main_context_iteration (NULL, TRUE);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  static const GActionEntry entries[] = {
    { .name = "remove-account", .activate = removed_cb, .parameter_type = "(sb)" },
  };
  g_autofree char *path = g_dir_make_tmp ("guichet-accounts-XXXXXX", NULL);
  g_autoptr (GFile) root = g_file_new_for_path (path);
  g_autoptr (GSimpleActionGroup) actions = g_simple_action_group_new ();

  fixture->removed = NULL;
  fixture->accounts = guichet_accounts_open (root);
  add (fixture, ONE, "Mairie");
  fixture->page = guichet_accounts_page_new (fixture->accounts);
  fixture->window = adw_preferences_window_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (actions), entries, G_N_ELEMENTS (entries),
                                   fixture);
  gtk_widget_insert_action_group (fixture->window, "app", G_ACTION_GROUP (actions));
  adw_preferences_window_add (ADW_PREFERENCES_WINDOW (fixture->window),
                              ADW_PREFERENCES_PAGE (fixture->page));
  gtk_window_present (GTK_WINDOW (fixture->window));
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  g_clear_object (&fixture->accounts);
  g_clear_pointer (&fixture->removed, g_free);
}

static GtkWidget *
find (GtkWidget *widget,
      GType      type,
      guint     *nth)
{
  if (g_type_is_a (G_OBJECT_TYPE (widget), type) && (*nth)-- == 0)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find (child, type, nth);

      if (found)
        return found;
    }
  return NULL;
}

static GtkWidget *
find_row (Fixture *fixture,
          guint    nth)
{
  return find (GTK_WIDGET (fixture->page), GUICHET_TYPE_ACCOUNT_DETAILS, &nth);
}

static GObject *
child_of (GtkWidget  *row,
          const char *id)
{
  return gtk_widget_get_template_child (row, GUICHET_TYPE_ACCOUNT_DETAILS, id);
}

static AdwMessageDialog *
find_dialog (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      if (ADW_IS_MESSAGE_DIALOG (window))
        return ADW_MESSAGE_DIALOG (window);
    }
  return NULL;
}

static void
test_follows (Fixture       *fixture,
              gconstpointer  data)
{
  g_assert_nonnull (find_row (fixture, 0));
  g_assert_null (find_row (fixture, 1));
  add (fixture, TWO, "Agglo <sud>");
  g_assert_cmpstr (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (find_row (fixture, 1))), ==,
                   "Agglo <sud>");
}

/* A name that is none is not taken. */
static void
test_rename (Fixture       *fixture,
             gconstpointer  data)
{
  GtkWidget *row = find_row (fixture, 0);
  GObject *name = child_of (row, "name");
  GuichetAccountEntry *entry = guichet_accounts_find (fixture->accounts, ONE);

  gtk_editable_set_text (GTK_EDITABLE (name), "   ");
  g_signal_emit_by_name (name, "apply");
  g_assert_true (gtk_widget_has_css_class (GTK_WIDGET (name), "error"));
  gtk_editable_set_text (GTK_EDITABLE (name), "Hôtel de ville");
  g_signal_emit_by_name (name, "apply");
  while (g_str_equal (guichet_account_entry_get_name (entry), "Mairie"))
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpstr (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)), ==,
                   "Hôtel de ville");
  g_assert_false (gtk_widget_has_css_class (GTK_WIDGET (name), "error"));
}

/* What waits and where the data are is said first; then it is done as was answered. */
static void
test_remove (Fixture       *fixture,
             gconstpointer  data)
{
  GtkWidget *row = find_row (fixture, 0);
  AdwMessageDialog *dialog;

  guichet_account_entry_set_waiting (guichet_accounts_find (fixture->accounts, ONE), FALSE, 2);
  g_assert_cmpstr (adw_expander_row_get_subtitle (ADW_EXPANDER_ROW (row)), ==,
                   "Not open, 2 items wait");
  g_signal_emit_by_name (child_of (row, "remove"), "clicked");
  dialog = find_dialog ();
  g_assert_nonnull (dialog);
  g_assert_nonnull (strstr (adw_message_dialog_get_body (dialog), "2 items wait"));
  g_assert_nonnull (strstr (adw_message_dialog_get_body (dialog), "/default"));
  adw_message_dialog_response (dialog, "cancel");
  g_assert_null (fixture->removed);
  adw_message_dialog_response (dialog, "keep");
  g_assert_cmpstr (fixture->removed, ==, "('" ONE "', false)");
  gtk_window_destroy (GTK_WINDOW (dialog));
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add ("/accounts-page/follows", Fixture, NULL, set_up, test_follows, tear_down);
  g_test_add ("/accounts-page/rename", Fixture, NULL, set_up, test_rename, tear_down);
  g_test_add ("/accounts-page/remove", Fixture, NULL, set_up, test_remove, tear_down);
  return g_test_run ();
}
