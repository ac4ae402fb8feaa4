/* guichet-draft-row.c - a Demande that is being written
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "guichet-draft-row.h"

#include "guichet-closures.h"

#include <glib/gi18n.h>

struct _GuichetDraftRow
{
  AdwActionRow parent_instance;

  GuichetClock *clock;
  GuichetDemande *demande;

  GtkWidget *edit;
  GtkWidget *remove;
};

G_DEFINE_FINAL_TYPE (GuichetDraftRow, guichet_draft_row, ADW_TYPE_ACTION_ROW)

/* Helpers */

static void
name_buttons (GuichetDraftRow *self,
              const char      *title)
{
  /* Translators: the object of a draft */
  g_autofree char *edit = g_strdup_printf (_ ("Go on writing: %s"), title);
  /* Translators: the object of a draft */
  g_autofree char *remove = g_strdup_printf (_ ("Delete the draft: %s"), title);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self->edit),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, edit, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->remove),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, remove, -1);
}

/* GTK 4.8 warns when a template binds its own properties to itself, hence not in the template. */
static void
update (GuichetDraftRow *self)
{
  gint64 edited_at = guichet_demande_get_instant (self->demande, GUICHET_DEMANDE_EDITED_AT);
  g_autofree char *title = guichet_closure_title (NULL, guichet_demande_get_title (self->demande));
  g_autofree char *state =
    guichet_closure_draft_state (NULL, edited_at, guichet_clock_get_now (self->clock));

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self), state);
  name_buttons (self, title);
}

/* Overrides */

static void
guichet_draft_row_dispose (GObject *object)
{
  GuichetDraftRow *self = GUICHET_DRAFT_ROW (object);

  g_clear_object (&self->clock);
  g_clear_object (&self->demande);
  G_OBJECT_CLASS (guichet_draft_row_parent_class)->dispose (object);
}

static void
guichet_draft_row_class_init (GuichetDraftRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = guichet_draft_row_dispose;
  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/guichet/Guichet/ui/envois/guichet-draft-row.ui");
  gtk_widget_class_bind_template_child (widget_class, GuichetDraftRow, edit);
  gtk_widget_class_bind_template_child (widget_class, GuichetDraftRow, remove);
}

static void
guichet_draft_row_init (GuichetDraftRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* Public API */

/**
 * guichet_draft_row_new:
 * @clock: what time it is
 * @demande: a draft
 *
 * The row activates the actions win.edit-draft and envois.delete-draft with the Demande's id.
 *
 * Returns: (transfer floating): the row
 */
GtkWidget *
guichet_draft_row_new (GuichetClock   *clock,
                       GuichetDemande *demande)
{
  GuichetDraftRow *self = g_object_new (GUICHET_TYPE_DRAFT_ROW, NULL);
  const char *id = guichet_demande_get_id (demande);

  self->clock = g_object_ref (clock);
  self->demande = g_object_ref (demande);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->edit), "s", id);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->remove), "s", id);
  g_signal_connect_object (demande, "notify", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (clock, "notify::now", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
  return GTK_WIDGET (self);
}
