/* guichet-demande-view.c - one Demande: what was asked, what followed, and the answer
 *
 * Has a GuichetDemande of its own that follows the stored one, so that it goes on showing a
 * Demande that left its list. Its texts are bound to that object in the template.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "guichet-demande-view.h"

#include "guichet-attachment-row.h"
#include "guichet-attachment-table.h"
#include "guichet-demande-field.h"
#include "guichet-demande-table.h"
#include "guichet-error-text.h"
#include "guichet-event-table.h"
#include "guichet-next-step.h"
#include "guichet-outgoing-table.h"
#include "guichet-phase-line.h"
#include "guichet-milestone.h"
#include "guichet-reply-bar.h"
#include "guichet-timeline.h"

#include <glib/gi18n.h>

struct _GuichetDemandeView
{
  AdwBin parent_instance;

  GuichetSync *sync;
  GuichetDatabase *database;
  GuichetClock *clock;
  GuichetDemande *demande;
  GPtrArray *events;
  gboolean folded;

  GtkScrolledWindow *scrolled;
  GuichetPhaseLine *phase_line;
  GtkLabel *next_step;
  GtkWidget *validation;
  GtkLabel *validation_error;
  GtkListBox *attachments;
  GuichetTimeline *timeline;
  GtkWidget *history;
  GuichetReplyBar *reply_bar;
};

G_DEFINE_FINAL_TYPE (GuichetDemandeView, guichet_demande_view, ADW_TYPE_BIN)

enum
{
  PROP_SYNC = 1,
  PROP_CLOCK,
  PROP_DEMANDE,
  PROP_FOLDED,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

/* Helpers */

static void
show_next_step (GuichetDemandeView *self)
{
  g_autofree char *text = NULL;

  if (!self->demande)
    return;
  text = guichet_next_step_describe (self->demande, self->events,
                                     guichet_sync_get_information (self->sync),
                                     guichet_clock_get_now (self->clock));
  gtk_label_set_label (self->next_step, text);
}

static void
show_phases (GuichetDemandeView *self)
{
  const char *status = guichet_demande_get_text (self->demande, GUICHET_DEMANDE_STATUS);
  GuichetStatus known = guichet_demande_get_status (self->demande);

  guichet_phase_line_show (self->phase_line, guichet_milestone_count_reached (status, self->events),
                           guichet_milestone_is_over (status));
  gtk_widget_set_visible (self->validation, known == GUICHET_STATUS_LIVREE);
  gtk_widget_set_visible (GTK_WIDGET (self->reply_bar),
                          known != GUICHET_STATUS_NONE && known != GUICHET_STATUS_CLOSE);
  show_next_step (self);
}

static void
read_history (GuichetDemandeView *self)
{
  GuichetConnection *connection = guichet_database_read (self->database);
  const char *id = guichet_demande_get_id (self->demande);
  g_autoptr (GPtrArray) waiting = NULL;

  g_clear_pointer (&self->events, g_ptr_array_unref);
  self->events = guichet_event_table_list (connection, id, NULL);
  waiting = guichet_outgoing_table_list_of (connection, id, NULL);
  guichet_timeline_show (self->timeline, self->events, waiting);
  gtk_widget_set_visible (self->history, (self->events && self->events->len > 0) ||
                                           (waiting && waiting->len > 0));
  show_phases (self);
}

static void
read_attachments (GuichetDemandeView *self)
{
  GuichetConnection *connection = guichet_database_read (self->database);
  g_autoptr (GPtrArray) list = NULL;
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->attachments))))
    gtk_list_box_remove (self->attachments, row);
  list = guichet_attachment_table_list (connection, GUICHET_ATTACHMENT_OF_DEMANDE,
                                        guichet_demande_get_id (self->demande), NULL);
  for (guint i = 0; list && i < list->len; i++)
    gtk_list_box_append (self->attachments,
                         guichet_attachment_row_new (self->sync, g_ptr_array_index (list, i)));
  gtk_widget_set_visible (GTK_WIDGET (self->attachments), list && list->len > 0);
}

static void
set_demande (GuichetDemandeView *self,
             GuichetDemande     *demande)
{
  if (g_set_object (&self->demande, demande))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_DEMANDE]);
}

/* Callbacks */

static void
demande_changed_cb (GuichetDemandeView *self)
{
  g_autoptr (GuichetDemande) stored = NULL;

  if (!self->demande)
    return;
  stored = guichet_demande_table_load (guichet_database_read (self->database),
                                       guichet_demande_get_id (self->demande), NULL);
  if (!stored)
    return;
  guichet_demande_copy_into (stored, self->demande);
  show_phases (self);
}

static void
history_changed_cb (GuichetDemandeView *self)
{
  if (self->demande)
    read_history (self);
}

static void
validated_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      data)
{
  g_autoptr (GuichetDemandeView) self = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  gtk_widget_set_sensitive (self->validation, TRUE);
  if (!guichet_sync_command_finish (GUICHET_SYNC (source), result, &error))
    text = guichet_error_text (error);
  gtk_label_set_label (self->validation_error, text ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->validation_error), text != NULL);
}

static void
acceptance_confirmed_cb (GuichetDemandeView *self,
                         const char         *response)
{
  if (!g_str_equal (response, "accept") || !self->demande)
    return;
  gtk_widget_set_sensitive (self->validation, FALSE);
  guichet_sync_validate_async (self->sync, guichet_demande_get_id (self->demande), TRUE, NULL,
                               NULL, validated_cb, g_object_ref (self));
}

static void
accept_action (GtkWidget  *widget,
               const char *action,
               GVariant   *parameter)
{
  g_autoptr (GtkBuilder) builder =
    gtk_builder_new_from_resource ("/org/guichet/Guichet/ui/demandes/accept-dialog.ui");
  GtkWindow *dialog = GTK_WINDOW (gtk_builder_get_object (builder, "dialog"));

  gtk_window_set_transient_for (dialog, GTK_WINDOW (gtk_widget_get_root (widget)));
  g_signal_connect_object (dialog, "response", G_CALLBACK (acceptance_confirmed_cb), widget,
                           G_CONNECT_SWAPPED);
  gtk_window_present (dialog);
}

static void
refuse_action (GtkWidget  *widget,
               const char *action,
               GVariant   *parameter)
{
  guichet_reply_bar_begin_refuse (GUICHET_DEMANDE_VIEW (widget)->reply_bar);
}

static void
copy_number_action (GtkWidget  *widget,
                    const char *action,
                    GVariant   *parameter)
{
  GuichetDemandeView *self = GUICHET_DEMANDE_VIEW (widget);
  const char *number = self->demande
                         ? guichet_demande_get_text (self->demande, GUICHET_DEMANDE_NUMBER)
                         : "";

  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), number);
}

static void
copy_link_action (GtkWidget  *widget,
                  const char *action,
                  GVariant   *parameter)
{
  GuichetDemandeView *self = GUICHET_DEMANDE_VIEW (widget);
  g_autofree char *link = NULL;

  if (!self->demande)
    return;
  link = g_strconcat ("demande:", guichet_demande_get_id (self->demande), NULL);
  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), link);
}

/* Overrides */

static void
guichet_demande_view_get_property (GObject    *object,
                                   guint       property_id,
                                   GValue     *value,
                                   GParamSpec *pspec)
{
  GuichetDemandeView *self = GUICHET_DEMANDE_VIEW (object);

  switch (property_id)
    {
    case PROP_SYNC:
      g_value_set_object (value, self->sync);
      break;
    case PROP_CLOCK:
      g_value_set_object (value, self->clock);
      break;
    case PROP_DEMANDE:
      g_value_set_object (value, self->demande);
      break;
    case PROP_FOLDED:
      g_value_set_boolean (value, self->folded);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
guichet_demande_view_set_property (GObject      *object,
                                   guint         property_id,
                                   const GValue *value,
                                   GParamSpec   *pspec)
{
  GuichetDemandeView *self = GUICHET_DEMANDE_VIEW (object);

  switch (property_id)
    {
    case PROP_FOLDED:
      self->folded = g_value_get_boolean (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
guichet_demande_view_dispose (GObject *object)
{
  GuichetDemandeView *self = GUICHET_DEMANDE_VIEW (object);

  adw_bin_set_child (ADW_BIN (self), NULL);
  g_clear_pointer (&self->events, g_ptr_array_unref);
  g_clear_object (&self->demande);
  g_clear_object (&self->sync);
  g_clear_object (&self->database);
  g_clear_object (&self->clock);
  G_OBJECT_CLASS (guichet_demande_view_parent_class)->dispose (object);
}

static void
install_properties (GObjectClass *object_class)
{
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  properties[PROP_SYNC] = g_param_spec_object ("sync", NULL, NULL, GUICHET_TYPE_SYNC, flags);
  properties[PROP_CLOCK] = g_param_spec_object ("clock", NULL, NULL, GUICHET_TYPE_CLOCK, flags);
  properties[PROP_DEMANDE] =
    g_param_spec_object ("demande", NULL, NULL, GUICHET_TYPE_DEMANDE, flags);
  properties[PROP_FOLDED] = g_param_spec_boolean ("folded", NULL, NULL, FALSE,
                                                  G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  g_type_ensure (GUICHET_TYPE_DEMANDE_FIELD);
  g_type_ensure (GUICHET_TYPE_PHASE_LINE);
  g_type_ensure (GUICHET_TYPE_REPLY_BAR);
  g_type_ensure (GUICHET_TYPE_TIMELINE);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/guichet/Guichet/ui/demandes/guichet-demande-view.ui");
  gtk_widget_class_bind_template_child (widget_class, GuichetDemandeView, scrolled);
  gtk_widget_class_bind_template_child (widget_class, GuichetDemandeView, phase_line);
  gtk_widget_class_bind_template_child (widget_class, GuichetDemandeView, next_step);
  gtk_widget_class_bind_template_child (widget_class, GuichetDemandeView, validation);
  gtk_widget_class_bind_template_child (widget_class, GuichetDemandeView, validation_error);
  gtk_widget_class_bind_template_child (widget_class, GuichetDemandeView, attachments);
  gtk_widget_class_bind_template_child (widget_class, GuichetDemandeView, timeline);
  gtk_widget_class_bind_template_child (widget_class, GuichetDemandeView, history);
  gtk_widget_class_bind_template_child (widget_class, GuichetDemandeView, reply_bar);
}

static void
guichet_demande_view_class_init (GuichetDemandeViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = guichet_demande_view_get_property;
  object_class->set_property = guichet_demande_view_set_property;
  object_class->dispose = guichet_demande_view_dispose;

  install_properties (object_class);
  bind_template (widget_class);
  gtk_widget_class_install_action (widget_class, "demande.accept", NULL, accept_action);
  gtk_widget_class_install_action (widget_class, "demande.refuse", NULL, refuse_action);
  gtk_widget_class_install_action (widget_class, "demande.copy-number", NULL, copy_number_action);
  gtk_widget_class_install_action (widget_class, "demande.copy-link", NULL, copy_link_action);
}

static void
guichet_demande_view_init (GuichetDemandeView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* Public API */

/**
 * guichet_demande_view_set_up:
 * @self: a view
 * @sync: what to ask of the exchange
 * @database: what is stored
 * @clock: what time it is
 *
 * Gives it what it needs. Once, before anything is shown.
 */
void
guichet_demande_view_set_up (GuichetDemandeView *self,
                             GuichetSync        *sync,
                             GuichetDatabase    *database,
                             GuichetClock       *clock)
{
  g_return_if_fail (GUICHET_IS_DEMANDE_VIEW (self) && !self->sync);
  self->sync = g_object_ref (sync);
  self->database = g_object_ref (database);
  self->clock = g_object_ref (clock);
  guichet_timeline_set_up (self->timeline, sync, clock);
  guichet_reply_bar_set_up (self->reply_bar, sync, database);
  g_signal_connect_object (database, "changed::demande", G_CALLBACK (demande_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (database, "changed::event", G_CALLBACK (history_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (database, "changed::outgoing", G_CALLBACK (history_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (clock, "notify::now", G_CALLBACK (show_next_step), self,
                           G_CONNECT_SWAPPED);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SYNC]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CLOCK]);
}

/**
 * guichet_demande_view_show:
 * @self: a view
 * @demande_id: a Demande's id
 *
 * Turns to another Demande, from its beginning. One that is not stored changes nothing.
 */
void
guichet_demande_view_show (GuichetDemandeView *self,
                           const char         *demande_id)
{
  g_autoptr (GuichetDemande) demande = NULL;
  GtkAdjustment *adjustment;

  g_return_if_fail (GUICHET_IS_DEMANDE_VIEW (self));
  demande = guichet_demande_table_load (guichet_database_read (self->database), demande_id, NULL);
  if (!demande)
    return;
  set_demande (self, demande);
  read_attachments (self);
  read_history (self);
  guichet_reply_bar_show (self->reply_bar, demande_id);
  gtk_widget_set_visible (GTK_WIDGET (self->validation_error), FALSE);
  adjustment = gtk_scrolled_window_get_vadjustment (self->scrolled);
  gtk_adjustment_set_value (adjustment, 0);
}

/**
 * guichet_demande_view_get_demande:
 * @self: a view
 *
 * Returns: (nullable): what it shows
 */
GuichetDemande *
guichet_demande_view_get_demande (GuichetDemandeView *self)
{
  g_return_val_if_fail (GUICHET_IS_DEMANDE_VIEW (self), NULL);
  return self->demande;
}

/**
 * guichet_demande_view_begin_reply:
 * @self: a view
 *
 * Leads to where one answers, if one can.
 */
void
guichet_demande_view_begin_reply (GuichetDemandeView *self)
{
  g_return_if_fail (GUICHET_IS_DEMANDE_VIEW (self));
  if (gtk_widget_get_visible (GTK_WIDGET (self->reply_bar)))
    guichet_reply_bar_begin_reply (self->reply_bar);
}

/**
 * guichet_demande_view_begin_validation:
 * @self: a view
 *
 * Asks whether to validate what was delivered, if something waits for it. Nothing is sent before
 * the person has answered.
 */
void
guichet_demande_view_begin_validation (GuichetDemandeView *self)
{
  g_return_if_fail (GUICHET_IS_DEMANDE_VIEW (self));
  if (self->demande && guichet_demande_get_status (self->demande) == GUICHET_STATUS_LIVREE)
    gtk_widget_activate_action (GTK_WIDGET (self), "demande.accept", NULL);
}
