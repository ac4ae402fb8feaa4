/* guichet-guard-row.c - one thing that stands in the way of a Demande
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "guichet-guard-row.h"

struct _GuichetGuardRow
{
  AdwActionRow parent_instance;

  GtkLinkButton *more;
};

G_DEFINE_FINAL_TYPE (GuichetGuardRow, guichet_guard_row, ADW_TYPE_ACTION_ROW)

/* Overrides */

static void
guichet_guard_row_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), GUICHET_TYPE_GUARD_ROW);
  G_OBJECT_CLASS (guichet_guard_row_parent_class)->dispose (object);
}

static void
guichet_guard_row_class_init (GuichetGuardRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = guichet_guard_row_dispose;
  gtk_widget_class_set_template_from_resource (
    GTK_WIDGET_CLASS (klass), "/org/guichet/Guichet/ui/composer/guichet-guard-row.ui");
  gtk_widget_class_bind_template_child (GTK_WIDGET_CLASS (klass), GuichetGuardRow, more);
}

static void
guichet_guard_row_init (GuichetGuardRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* Public API */

/**
 * guichet_guard_row_new:
 * @title: what it is
 * @advice: what the contract says of it, and what to do
 * @link: (nullable): where to read more of it
 *
 * Returns: (transfer floating): a row that says it
 */
GtkWidget *
guichet_guard_row_new (const char *title,
                       const char *advice,
                       const char *link)
{
  GuichetGuardRow *self =
    g_object_new (GUICHET_TYPE_GUARD_ROW, "title", title, "subtitle", advice, NULL);

  if (link)
    gtk_link_button_set_uri (self->more, link);
  gtk_widget_set_visible (GTK_WIDGET (self->more), link != NULL);
  return GTK_WIDGET (self);
}
