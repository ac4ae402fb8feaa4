/* guichet-account-details.c - an account in the preferences: its name, its data, its removal
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "guichet-account-details.h"

#include "guichet-account-registry.h"
#include "guichet-account-row.h"

#include <glib/gi18n.h>

struct _GuichetAccountDetails
{
  AdwExpanderRow parent_instance;

  GuichetAccounts *accounts;
  GuichetAccountEntry *entry;

  AdwEntryRow *name;
  AdwActionRow *folder;
  GtkWidget *remove;
};

G_DEFINE_FINAL_TYPE (GuichetAccountDetails, guichet_account_details, ADW_TYPE_EXPANDER_ROW)

/* Helpers */

static void
update (GuichetAccountDetails *self)
{
  const char *name = guichet_account_entry_get_name (self->entry);
  g_autofree char *text = guichet_account_row_text (self->entry);
  g_autofree char *label = g_strdup_printf (_ ("Remove the account “%s”"), name);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), name);
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (self), text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->remove), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  label, -1);
}

static char *
describe_removal (GuichetAccountDetails *self)
{
  const guint waiting = guichet_account_entry_get_waiting (self->entry);
  g_autoptr (GFile) folder = guichet_accounts_get_folder (self->accounts, self->entry);
  g_autofree char *what =
    waiting == 0 ? g_strdup (_ ("Nothing waits to be sent in it."))
                 : g_strdup_printf (ngettext ("%u item waits in it, which will not be sent.",
                                              "%u items wait in it, which will not be sent.",
                                              waiting), waiting);

  /* Translators: what waits, a sentence; then a folder */
  return g_strdup_printf (_ ("%s Its token is forgotten. Its drafts, Demandes and files are in "
                             "%s: kept, they can be opened again with guichetctl; erased, they "
                             "are lost."),
                          what, g_file_peek_path (folder));
}

/* Callbacks */

static void
renamed_to_cb (GObject      *source,
               GAsyncResult *result,
               gpointer      data)
{
  g_autoptr (GuichetAccountDetails) self = data;
  g_autoptr (GError) error = NULL;

  if (guichet_accounts_change_finish (GUICHET_ACCOUNTS (source), result, &error))
    return;
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (self), error->message);
  gtk_widget_add_css_class (GTK_WIDGET (self->name), "error");
}

static void
renamed_cb (GuichetAccountDetails *self)
{
  const char *name = gtk_editable_get_text (GTK_EDITABLE (self->name));

  if (!guichet_account_registry_is_name (name))
    {
      gtk_widget_add_css_class (GTK_WIDGET (self->name), "error");
      gtk_widget_grab_focus (GTK_WIDGET (self->name));
      return;
    }
  gtk_widget_remove_css_class (GTK_WIDGET (self->name), "error");
  guichet_accounts_rename_async (self->accounts, self->entry, name, renamed_to_cb,
                                 g_object_ref (self));
}

static void
removal_cb (GuichetAccountDetails *self,
            const char            *response)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWindow *parent = root ? gtk_window_get_transient_for (GTK_WINDOW (root)) : NULL;

  if (g_str_equal (response, "cancel") || !root)
    return;
  /* The preferences are no window of the application: the one that they are shown over is. */
  gtk_widget_activate_action (parent ? GTK_WIDGET (parent) : GTK_WIDGET (root),
                              "app.remove-account", "(sb)",
                              guichet_account_entry_get_id (self->entry),
                              g_str_equal (response, "erase"));
}

static void
remove_cb (GuichetAccountDetails *self)
{
  g_autoptr (GtkBuilder) builder =
    gtk_builder_new_from_resource ("/org/guichet/Guichet/ui/account/remove-account-dialog.ui");
  AdwMessageDialog *dialog = ADW_MESSAGE_DIALOG (gtk_builder_get_object (builder, "dialog"));
  g_autofree char *heading =
    g_strdup_printf (_ ("Remove “%s”?"), guichet_account_entry_get_name (self->entry));
  g_autofree char *body = describe_removal (self);

  adw_message_dialog_set_heading (dialog, heading);
  adw_message_dialog_set_body (dialog, body);
  g_signal_connect_object (dialog, "response", G_CALLBACK (removal_cb), self, G_CONNECT_SWAPPED);
  gtk_window_set_transient_for (GTK_WINDOW (dialog),
                                GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))));
  gtk_window_present (GTK_WINDOW (dialog));
}

/* Overrides */

static void
guichet_account_details_dispose (GObject *object)
{
  GuichetAccountDetails *self = GUICHET_ACCOUNT_DETAILS (object);

  g_clear_object (&self->accounts);
  g_clear_object (&self->entry);
  G_OBJECT_CLASS (guichet_account_details_parent_class)->dispose (object);
}

static void
guichet_account_details_class_init (GuichetAccountDetailsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = guichet_account_details_dispose;
  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/guichet/Guichet/ui/account/guichet-account-details.ui");
  gtk_widget_class_bind_template_child (widget_class, GuichetAccountDetails, name);
  gtk_widget_class_bind_template_child (widget_class, GuichetAccountDetails, folder);
  gtk_widget_class_bind_template_child (widget_class, GuichetAccountDetails, remove);
  gtk_widget_class_bind_template_callback (widget_class, renamed_cb);
  gtk_widget_class_bind_template_callback (widget_class, remove_cb);
}

static void
guichet_account_details_init (GuichetAccountDetails *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* Public API */

/**
 * guichet_account_details_new:
 * @accounts: the person's accounts
 * @entry: one of them
 *
 * Returns: (transfer floating): a row that follows @entry
 */
GtkWidget *
guichet_account_details_new (GuichetAccounts     *accounts,
                             GuichetAccountEntry *entry)
{
  GuichetAccountDetails *self = g_object_new (GUICHET_TYPE_ACCOUNT_DETAILS, NULL);
  g_autoptr (GFile) folder = guichet_accounts_get_folder (accounts, entry);
  g_autofree char *path = g_markup_escape_text (g_file_peek_path (folder), -1);

  self->accounts = g_object_ref (accounts);
  self->entry = g_object_ref (entry);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self), FALSE);
  adw_action_row_set_subtitle (self->folder, path);
  gtk_editable_set_text (GTK_EDITABLE (self->name), guichet_account_entry_get_name (entry));
  g_signal_connect_object (entry, "notify", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
  return GTK_WIDGET (self);
}
