/* guichet-reply-row.c - an answer that is being written
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "guichet-reply-row.h"

#include "guichet-closures.h"
#include "guichet-outgoing-text.h"

#include <glib/gi18n.h>

struct _GuichetReplyRow
{
  AdwActionRow parent_instance;

  GuichetClock *clock;
  char *about;
  gint64 written_at;

  GtkWidget *open;
};

G_DEFINE_FINAL_TYPE (GuichetReplyRow, guichet_reply_row, ADW_TYPE_ACTION_ROW)

static void
update (GuichetReplyRow *self)
{
  g_autofree char *state =
    guichet_closure_draft_state (NULL, self->written_at, guichet_clock_get_now (self->clock));
  g_autofree char *subtitle = g_strdup_printf ("%s\n%s", self->about, state);

  adw_action_row_set_subtitle (ADW_ACTION_ROW (self), subtitle);
}

static void
guichet_reply_row_dispose (GObject *object)
{
  GuichetReplyRow *self = GUICHET_REPLY_ROW (object);

  g_clear_object (&self->clock);
  g_clear_pointer (&self->about, g_free);
  G_OBJECT_CLASS (guichet_reply_row_parent_class)->dispose (object);
}

static void
guichet_reply_row_class_init (GuichetReplyRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = guichet_reply_row_dispose;
  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/guichet/Guichet/ui/envois/guichet-reply-row.ui");
  gtk_widget_class_bind_template_child (widget_class, GuichetReplyRow, open);
}

static void
guichet_reply_row_init (GuichetReplyRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * guichet_reply_row_new:
 * @clock: what time it is
 * @item: a draft of a message or of a validation
 * @about: (nullable): the object of the Demande that it answers in
 *
 * The row activates the action win.open-demande with the Demande's id.
 *
 * Returns: (transfer floating): the row
 */
GtkWidget *
guichet_reply_row_new (GuichetClock    *clock,
                       GuichetOutgoing *item,
                       const char      *about)
{
  GuichetReplyRow *self = g_object_new (GUICHET_TYPE_REPLY_ROW, NULL);
  const GuichetOutgoingFields *fields = guichet_outgoing_get_fields (item);
  g_autofree char *title = guichet_outgoing_text_title (fields);
  g_autofree char *object = guichet_closure_title (NULL, about);
  /* Translators: the object of a Demande */
  g_autofree char *name = g_strdup_printf (_ ("Go on answering in: %s"), object);

  self->clock = g_object_ref (clock);
  /* Translators: the object of a Demande */
  self->about = g_strdup_printf (_ ("Answer in: %s"), object);
  self->written_at = fields->written_at;
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), title);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->open), "s", fields->parent_id);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->open),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_signal_connect_object (clock, "notify::now", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
  return GTK_WIDGET (self);
}
