/* guichet-account-row.c - an account to go to
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "guichet-account-row.h"

#include <glib/gi18n.h>

struct _GuichetAccountRow
{
  GtkListBoxRow parent_instance;

  GuichetAccountEntry *entry;

  GtkLabel *name;
  GtkLabel *waiting;
  GtkWidget *here;
};

G_DEFINE_FINAL_TYPE (GuichetAccountRow, guichet_account_row, GTK_TYPE_LIST_BOX_ROW)

static void
update (GuichetAccountRow *self)
{
  const char *name = guichet_account_entry_get_name (self->entry);
  g_autofree char *text = guichet_account_row_text (self->entry);
  g_autofree char *whole = g_strdup_printf ("%s, %s", name, text);

  gtk_label_set_label (self->name, name);
  gtk_label_set_label (self->waiting, text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, whole, -1);
}

static void
guichet_account_row_dispose (GObject *object)
{
  g_clear_object (&GUICHET_ACCOUNT_ROW (object)->entry);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (object), NULL);
  G_OBJECT_CLASS (guichet_account_row_parent_class)->dispose (object);
}

static void
guichet_account_row_class_init (GuichetAccountRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = guichet_account_row_dispose;
  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/guichet/Guichet/ui/account/guichet-account-row.ui");
  gtk_widget_class_bind_template_child (widget_class, GuichetAccountRow, name);
  gtk_widget_class_bind_template_child (widget_class, GuichetAccountRow, waiting);
  gtk_widget_class_bind_template_child (widget_class, GuichetAccountRow, here);
}

static void
guichet_account_row_init (GuichetAccountRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * guichet_account_row_new:
 * @is_here: whether it is the account of this very window
 *
 * Returns: (transfer floating): a row that follows @entry
 */
GtkWidget *
guichet_account_row_new (GuichetAccountEntry *entry,
                         gboolean             is_here)
{
  GuichetAccountRow *self = g_object_new (GUICHET_TYPE_ACCOUNT_ROW, NULL);

  self->entry = g_object_ref (entry);
  gtk_widget_set_visible (self->here, is_here);
  g_signal_connect_object (entry, "notify", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
  return GTK_WIDGET (self);
}

/**
 * guichet_account_row_get_entry:
 *
 * Returns: (transfer none): the account
 */
GuichetAccountEntry *
guichet_account_row_get_entry (GuichetAccountRow *self)
{
  return self->entry;
}

/**
 * guichet_account_row_text:
 *
 * Returns: (transfer full): what waits in an account
 */
char *
guichet_account_row_text (GuichetAccountEntry *entry)
{
  const guint waiting = guichet_account_entry_get_waiting (entry);

  if (!guichet_account_entry_get_open (entry))
    return waiting == 0
             ? g_strdup (_ ("Not open"))
             : g_strdup_printf (ngettext ("Not open, %u item waits", "Not open, %u items wait",
                                          waiting), waiting);
  if (waiting == 0)
    return g_strdup (_ ("Nothing waits"));
  return g_strdup_printf (ngettext ("%u item waits", "%u items wait", waiting), waiting);
}
