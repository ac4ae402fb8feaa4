/* guichet-accounts-page.c - the person's accounts, in the preferences
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "guichet-accounts-page.h"

#include "guichet-account-details.h"

struct _GuichetAccountsPage
{
  AdwPreferencesPage parent_instance;

  GuichetAccounts *accounts;
  GPtrArray *rows;

  AdwPreferencesGroup *group;
};

G_DEFINE_FINAL_TYPE (GuichetAccountsPage, guichet_accounts_page, ADW_TYPE_PREFERENCES_PAGE)

/* Callbacks */

/* They are few, and change seldom. */
static void
accounts_changed_cb (GuichetAccountsPage *self)
{
  GListModel *model = G_LIST_MODEL (self->accounts);

  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (self->group, g_ptr_array_index (self->rows, i));
  g_ptr_array_set_size (self->rows, 0);
  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (GuichetAccountEntry) entry = g_list_model_get_item (model, i);
      GtkWidget *row = guichet_account_details_new (self->accounts, entry);

      adw_preferences_group_add (self->group, row);
      g_ptr_array_add (self->rows, row);
    }
}

static void
add_cb (GuichetAccountsPage *self)
{
  g_autoptr (GtkWindow) window =
    g_object_ref (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))));
  GtkWindow *parent = gtk_window_get_transient_for (window);

  gtk_window_close (window);
  gtk_widget_activate_action (GTK_WIDGET (parent ? parent : window), "app.add-account", NULL);
}

/* Overrides */

static void
guichet_accounts_page_dispose (GObject *object)
{
  g_clear_object (&GUICHET_ACCOUNTS_PAGE (object)->accounts);
  G_OBJECT_CLASS (guichet_accounts_page_parent_class)->dispose (object);
}

static void
guichet_accounts_page_finalize (GObject *object)
{
  g_ptr_array_unref (GUICHET_ACCOUNTS_PAGE (object)->rows);
  G_OBJECT_CLASS (guichet_accounts_page_parent_class)->finalize (object);
}

static void
guichet_accounts_page_class_init (GuichetAccountsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = guichet_accounts_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = guichet_accounts_page_finalize;
  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/guichet/Guichet/ui/account/guichet-accounts-page.ui");
  gtk_widget_class_bind_template_child (widget_class, GuichetAccountsPage, group);
  gtk_widget_class_bind_template_callback (widget_class, add_cb);
}

static void
guichet_accounts_page_init (GuichetAccountsPage *self)
{
  self->rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* Public API */

/**
 * guichet_accounts_page_new:
 * @accounts: the person's accounts
 *
 * Returns: (transfer floating): a page that follows them
 */
GuichetAccountsPage *
guichet_accounts_page_new (GuichetAccounts *accounts)
{
  GuichetAccountsPage *self = g_object_new (GUICHET_TYPE_ACCOUNTS_PAGE, NULL);

  self->accounts = g_object_ref (accounts);
  g_signal_connect_object (accounts, "items-changed", G_CALLBACK (accounts_changed_cb), self,
                           G_CONNECT_SWAPPED);
  accounts_changed_cb (self);
  return self;
}
