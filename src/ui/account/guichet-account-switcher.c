/* guichet-account-switcher.c - which account a window is for, and the way to the others
 *
 * At the head of the sidebar: the name of the account. Its popover leads to the other accounts,
 * with what waits in each, and to a new one. Without a list of accounts it is a mere title.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "guichet-account-switcher.h"

#include "guichet-account-row.h"

#include <glib/gi18n.h>

struct _GuichetAccountSwitcher
{
  AdwBin parent_instance;

  GuichetAccountEntry *here;

  GtkStack *stack;
  GtkMenuButton *button;
  GtkLabel *name;
  GtkPopover *popover;
  GtkListBox *list;
};

G_DEFINE_FINAL_TYPE (GuichetAccountSwitcher, guichet_account_switcher, ADW_TYPE_BIN)

static void
update (GuichetAccountSwitcher *self)
{
  const char *name = guichet_account_entry_get_name (self->here);
  /* Translators: the button that leads to the other accounts, for a screen reader */
  g_autofree char *label = g_strdup_printf (_ ("Account: %s"), name);

  gtk_label_set_label (self->name, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  label, -1);
}

static GtkWidget *
make_row (gpointer item,
          gpointer data)
{
  GuichetAccountSwitcher *self = data;

  return guichet_account_row_new (item, item == self->here);
}

static void
activated_cb (GuichetAccountSwitcher *self,
              GtkListBoxRow          *row)
{
  GuichetAccountEntry *entry = guichet_account_row_get_entry (GUICHET_ACCOUNT_ROW (row));

  gtk_popover_popdown (self->popover);
  gtk_widget_activate_action (GTK_WIDGET (self), "app.open-account", "s",
                              guichet_account_entry_get_id (entry));
}

static void
add_cb (GuichetAccountSwitcher *self)
{
  gtk_popover_popdown (self->popover);
  gtk_widget_activate_action (GTK_WIDGET (self), "app.add-account", NULL);
}

static void
guichet_account_switcher_dispose (GObject *object)
{
  GuichetAccountSwitcher *self = GUICHET_ACCOUNT_SWITCHER (object);

  g_clear_object (&self->here);
  adw_bin_set_child (ADW_BIN (self), NULL);
  G_OBJECT_CLASS (guichet_account_switcher_parent_class)->dispose (object);
}

static void
guichet_account_switcher_class_init (GuichetAccountSwitcherClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = guichet_account_switcher_dispose;
  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/guichet/Guichet/ui/account/guichet-account-switcher.ui");
  gtk_widget_class_bind_template_child (widget_class, GuichetAccountSwitcher, stack);
  gtk_widget_class_bind_template_child (widget_class, GuichetAccountSwitcher, button);
  gtk_widget_class_bind_template_child (widget_class, GuichetAccountSwitcher, name);
  gtk_widget_class_bind_template_child (widget_class, GuichetAccountSwitcher, popover);
  gtk_widget_class_bind_template_child (widget_class, GuichetAccountSwitcher, list);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, add_cb);
}

static void
guichet_account_switcher_init (GuichetAccountSwitcher *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * guichet_account_switcher_set_accounts:
 * @accounts: of #GuichetAccountEntry
 * @here: the account of this window
 *
 * Once: from then on it follows them.
 */
void
guichet_account_switcher_set_accounts (GuichetAccountSwitcher *self,
                                       GListModel             *accounts,
                                       GuichetAccountEntry    *here)
{
  g_return_if_fail (!self->here);

  self->here = g_object_ref (here);
  g_signal_connect_object (here, "notify::name", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  gtk_list_box_bind_model (self->list, accounts, make_row, self, NULL);
  gtk_stack_set_visible_child (self->stack, GTK_WIDGET (self->button));
  update (self);
}
