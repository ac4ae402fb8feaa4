/* guichet-preferences.c - what the person may choose, in a window of its own
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "guichet-preferences.h"

#include "guichet-accounts-page.h"
#include "guichet-general-page.h"
#include "guichet-notification-page.h"

struct _GuichetPreferences
{
  AdwPreferencesWindow parent_instance;
};

G_DEFINE_FINAL_TYPE (GuichetPreferences, guichet_preferences, ADW_TYPE_PREFERENCES_WINDOW)

/* Overrides */

static void
guichet_preferences_class_init (GuichetPreferencesClass *klass)
{
  g_type_ensure (GUICHET_TYPE_GENERAL_PAGE);
  g_type_ensure (GUICHET_TYPE_NOTIFICATION_PAGE);
  gtk_widget_class_set_template_from_resource (
    GTK_WIDGET_CLASS (klass), "/org/guichet/Guichet/ui/preferences/guichet-preferences.ui");
}

static void
guichet_preferences_init (GuichetPreferences *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* Public API */

/**
 * guichet_preferences_new:
 * @parent: (nullable): the window that they are shown over
 * @accounts: (nullable): the person's accounts, when they are used
 *
 * Returns: (transfer none): the window, not shown yet; GTK holds it until it is closed
 */
GtkWindow *
guichet_preferences_new (GtkWindow       *parent,
                         GuichetAccounts *accounts)
{
  AdwPreferencesWindow *self =
    g_object_new (GUICHET_TYPE_PREFERENCES, "transient-for", parent, NULL);

  if (accounts)
    adw_preferences_window_add (self,
                                ADW_PREFERENCES_PAGE (guichet_accounts_page_new (accounts)));
  return GTK_WINDOW (self);
}
