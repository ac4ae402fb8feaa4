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
#include "guichet-call-table.h"
#include "guichet-call-text.h"
#include "guichet-delivery-card.h"
#include "guichet-demande-field.h"
#include "guichet-demande-table.h"
#include "guichet-due-line.h"
#include "guichet-error-text.h"
#include "guichet-event-table.h"
#include "guichet-next-step.h"
#include "guichet-outgoing-table.h"
#include "guichet-phase-line.h"
#include "guichet-milestone.h"
#include "guichet-reckoning.h"
#include "guichet-reminder-text.h"
#include "guichet-reply-bar.h"
#include "guichet-reply-draft.h"
#include "guichet-settings.h"
#include "guichet-situation-text.h"
#include "guichet-timeline-entries.h"
#include "guichet-timeline.h"
#include "guichet-why-window.h"
#include "guichet-zone.h"

#include <glib/gi18n.h>

struct _GuichetDemandeView
{
  AdwBin parent_instance;

  GuichetSync *sync;
  GuichetDatabase *database;
  GuichetClock *clock;
  GuichetDemande *demande;
  GPtrArray *events;
  GPtrArray *waiting;
  GuichetReckoning *reckoning;
  GuichetDemandeState *state;
  GuichetDeadline *deadline;
  gint64 seen;
  gboolean folded;

  GuichetPhaseLine *phase_line;
  AdwToastOverlay *toasts;
  GuichetDueLine *due_line;
  GtkLabel *next_step;
  GtkLabel *situation;
  GtkWidget *why;
  GtkWidget *remind;
  GuichetDeliveryCard *delivery;
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

static GuichetBusinessTime *
get_time (GuichetDemandeView *self)
{
  return self->reckoning ? guichet_reckoning_get_time (self->reckoning) : NULL;
}

static gint64
get_now (GuichetDemandeView *self)
{
  return guichet_clock_get_now (self->clock);
}

static gboolean
is_theirs_late (GuichetDemandeView *self)
{
  return self->deadline && get_time (self)
         && guichet_deadline_get_owner (self->deadline) == GUICHET_OWNER_SERVICE
         && guichet_deadline_is_late (self->deadline, get_now (self));
}

/* Once a minute: what depends on the time alone, from what was reckoned before. */
static void
tick (GuichetDemandeView *self)
{
  g_autofree char *sentence = NULL;
  g_autofree char *situation = NULL;

  if (!self->demande)
    return;
  sentence = guichet_next_step_say (self->demande, self->deadline, get_now (self));
  gtk_label_set_label (self->next_step, sentence);
  guichet_due_line_tick (self->due_line, get_now (self));
  situation = self->state ? guichet_situation_text_describe (self->demande, self->state,
                                                             get_now (self))
                          : g_strdup ("");
  gtk_label_set_label (self->situation, situation);
  gtk_widget_set_visible (GTK_WIDGET (self->situation), *situation != '\0');
  gtk_widget_set_visible (self->remind, is_theirs_late (self));
  guichet_phase_line_read_out (self->phase_line, sentence, situation);
}

static void
reckon (GuichetDemandeView *self)
{
  GuichetReckoning *reckoning = guichet_sync_get_reckoning (self->sync);
  gint64 recorded_at = guichet_demande_get_instant (self->demande, GUICHET_DEMANDE_RECORDED_AT);

  g_clear_pointer (&self->reckoning, guichet_reckoning_unref);
  g_clear_pointer (&self->state, guichet_demande_state_unref);
  g_clear_pointer (&self->deadline, guichet_deadline_unref);
  self->deadline = guichet_next_step_find (self->demande, self->events, reckoning);
  if (self->events && recorded_at != 0)
    {
      self->reckoning = reckoning ? guichet_reckoning_ref (reckoning) : NULL;
      self->state = guichet_demande_state_new (recorded_at, self->events);
    }
  guichet_due_line_show (self->due_line, self->deadline, get_time (self));
  gtk_widget_set_visible (self->why, self->reckoning != NULL);
}

static GuichetEvent *
find_delivery (GuichetDemandeView *self)
{
  if (guichet_demande_get_status (self->demande) != GUICHET_STATUS_LIVREE)
    return NULL;
  for (guint i = self->events ? self->events->len : 0; i > 0; i--)
    {
      GuichetEvent *event = g_ptr_array_index (self->events, i - 1);

      if (g_strcmp0 (guichet_event_get_fields (event)->kind, "livree") == 0)
        return event;
    }
  return NULL;
}

/* Our word on the delivery, where it is on its way. */
static GuichetOutgoing *
find_answer (GuichetDemandeView *self)
{
  for (guint i = 0; self->waiting && i < self->waiting->len; i++)
    {
      GuichetOutgoing *item = g_ptr_array_index (self->waiting, i);
      const GuichetOutgoingFields *fields = guichet_outgoing_get_fields (item);

      if (fields->kind == GUICHET_OUTGOING_VALIDATION
          && fields->delivery != GUICHET_DELIVERY_REFUSED)
        return item;
    }
  return NULL;
}

/* The events and, in their place, our calls to the support. */
static GPtrArray *
list_history (GuichetDemandeView *self)
{
  g_autoptr (GPtrArray) history = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GTimeZone) zone = g_time_zone_new_local ();
  g_autoptr (GPtrArray) calls =
    guichet_call_table_list (guichet_database_read (self->database),
                             guichet_demande_get_id (self->demande), NULL);

  for (guint i = 0; self->events && i < self->events->len; i++)
    g_ptr_array_add (history, g_object_ref (g_ptr_array_index (self->events, i)));
  guichet_call_text_merge (history, calls, zone, guichet_clock_get_now (self->clock));
  return g_steal_pointer (&history);
}

static void
show_timeline (GuichetDemandeView *self)
{
  g_autoptr (GTimeZone) paris = guichet_zone_new (GUICHET_ZONE_PARIS, NULL);
  g_autoptr (GPtrArray) steps =
    self->reckoning
      ? guichet_reckoning_list_steps (self->reckoning, self->demande, self->events, NULL)
      : NULL;
  g_autoptr (GPtrArray) history = list_history (self);
  const GuichetTimelineSource source = { history, self->waiting, self->state, steps,
                                         self->seen };
  g_autoptr (GPtrArray) entries = NULL;

  if (!paris)
    return;
  entries = guichet_timeline_entries_make (&source, paris, get_now (self));
  guichet_timeline_show (self->timeline, entries);
}

static void
show_phases (GuichetDemandeView *self)
{
  const char *status = guichet_demande_get_text (self->demande, GUICHET_DEMANDE_STATUS);
  GuichetStatus known = guichet_demande_get_status (self->demande);

  guichet_phase_line_show (self->phase_line, guichet_milestone_count_reached (status, self->events),
                           guichet_milestone_is_over (status));
  guichet_delivery_card_show (self->delivery, find_delivery (self), find_answer (self),
                              get_now (self));
  gtk_widget_set_visible (GTK_WIDGET (self->reply_bar),
                          known != GUICHET_STATUS_NONE && known != GUICHET_STATUS_CLOSE);
  reckon (self);
  tick (self);
  show_timeline (self);
}

static gint64
get_last_place (GPtrArray *events)
{
  if (!events || events->len == 0)
    return 0;
  return guichet_event_get_fields (g_ptr_array_index (events, events->len - 1))->seq;
}

/* What comes while one looks is new too, after what was there. */
static void
mark_what_is_seen (GuichetDemandeView *self,
                   gint64              last)
{
  gint64 first = 0;

  guichet_event_table_first_news (guichet_database_read (self->database),
                                  guichet_demande_get_id (self->demande), &first, NULL);
  if (self->seen == 0)
    self->seen = first > 0 ? first - 1 : last;
}

static void
read_history (GuichetDemandeView *self)
{
  GuichetConnection *connection = guichet_database_read (self->database);
  const char *id = guichet_demande_get_id (self->demande);
  gint64 last = get_last_place (self->events);

  g_clear_pointer (&self->events, g_ptr_array_unref);
  g_clear_pointer (&self->waiting, g_ptr_array_unref);
  self->events = guichet_event_table_list (connection, id, NULL);
  self->waiting = guichet_outgoing_table_list_of (connection, id, NULL);
  mark_what_is_seen (self, last);
  gtk_widget_set_visible (self->history, (self->events && self->events->len > 0) ||
                                           (self->waiting && self->waiting->len > 0));
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
answered_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      data)
{
  g_autoptr (GuichetDemandeView) self = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  if (!guichet_sync_command_finish (GUICHET_SYNC (source), result, &error))
    text = guichet_error_text (error);
  guichet_delivery_card_say (self->delivery, text);
}

/* Held for a few seconds, during which it can be taken back. */
static void
offer_undo (GuichetDemandeView *self,
            const char         *outgoing_id,
            gboolean            accepted)
{
  const guint ms = guichet_settings_read_undo_ms ();
  AdwToast *toast;

  if (ms == 0)
    return;
  toast = adw_toast_new (accepted ? _ ("Your acceptance leaves in a few seconds")
                                  : _ ("Your refusal leaves in a few seconds"));
  adw_toast_set_button_label (toast, _ ("_Undo"));
  adw_toast_set_action_name (toast, "demande.undo");
  adw_toast_set_action_target (toast, "(sb)", outgoing_id, accepted);
  adw_toast_set_timeout (toast, ms / 1000);
  adw_toast_overlay_add_toast (self->toasts, toast);
}

static void
sent_cb (GuichetDemandeView *self,
         const char         *outgoing_id,
         gboolean            refused)
{
  if (refused)
    offer_undo (self, outgoing_id, FALSE);
}

static void
accept_action (GtkWidget  *widget,
               const char *action,
               GVariant   *parameter)
{
  GuichetDemandeView *self = GUICHET_DEMANDE_VIEW (widget);
  g_autoptr (GuichetOutgoing) item = NULL;

  if (!find_delivery (self) || find_answer (self))
    return;
  item = guichet_outgoing_new (
    &(GuichetOutgoingFields){ .kind = GUICHET_OUTGOING_VALIDATION,
                              .parent_id = guichet_demande_get_id (self->demande),
                              .accepted = TRUE });
  guichet_sync_send_reply_async (self->sync, item, guichet_settings_read_undo_ms (), NULL,
                                 answered_cb, g_object_ref (self));
  offer_undo (self, guichet_outgoing_get_fields (item)->id, TRUE);
}

/* An acceptance is forgotten; a refusal becomes what was being written again. */
static void
undo_action (GtkWidget  *widget,
             const char *action,
             GVariant   *parameter)
{
  GuichetDemandeView *self = GUICHET_DEMANDE_VIEW (widget);
  const char *id;
  gboolean accepted;

  g_variant_get (parameter, "(&sb)", &id, &accepted);
  if (accepted)
    guichet_sync_discard_async (self->sync, id, NULL, answered_cb, g_object_ref (self));
  else
    guichet_sync_withdraw_async (self->sync, id, NULL, answered_cb, g_object_ref (self));
}

static void
why_action (GtkWidget  *widget,
            const char *action,
            GVariant   *parameter)
{
  GuichetDemandeView *self = GUICHET_DEMANDE_VIEW (widget);
  GtkWidget *window;

  if (!self->demande || !self->reckoning)
    return;
  window = guichet_why_window_new (self->reckoning, self->demande, self->events, get_now (self));
  if (!window)
    return;
  gtk_window_set_transient_for (GTK_WINDOW (window), GTK_WINDOW (gtk_widget_get_root (widget)));
  gtk_window_present (GTK_WINDOW (window));
}

static void
remind_action (GtkWidget  *widget,
               const char *action,
               GVariant   *parameter)
{
  GuichetDemandeView *self = GUICHET_DEMANDE_VIEW (widget);
  g_autofree char *text = NULL;

  if (!self->demande || !is_theirs_late (self))
    return;
  text = guichet_reminder_text_write (self->demande, self->deadline, get_time (self),
                                      get_now (self));
  guichet_reply_bar_propose (self->reply_bar, text);
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
call_action (GtkWidget  *widget,
             const char *action,
             GVariant   *parameter)
{
  GuichetDemandeView *self = GUICHET_DEMANDE_VIEW (widget);

  if (self->demande)
    gtk_widget_activate_action (widget, "win.call", "s", guichet_demande_get_id (self->demande));
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
  g_clear_pointer (&self->waiting, g_ptr_array_unref);
  g_clear_pointer (&self->reckoning, guichet_reckoning_unref);
  g_clear_pointer (&self->state, guichet_demande_state_unref);
  g_clear_pointer (&self->deadline, guichet_deadline_unref);
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
  g_type_ensure (GUICHET_TYPE_DELIVERY_CARD);
  g_type_ensure (GUICHET_TYPE_DEMANDE_FIELD);
  g_type_ensure (GUICHET_TYPE_DUE_LINE);
  g_type_ensure (GUICHET_TYPE_PHASE_LINE);
  g_type_ensure (GUICHET_TYPE_REPLY_BAR);
  g_type_ensure (GUICHET_TYPE_TIMELINE);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/guichet/Guichet/ui/demandes/guichet-demande-view.ui");
  gtk_widget_class_bind_template_child (widget_class, GuichetDemandeView, phase_line);
  gtk_widget_class_bind_template_child (widget_class, GuichetDemandeView, next_step);
  gtk_widget_class_bind_template_child (widget_class, GuichetDemandeView, toasts);
  gtk_widget_class_bind_template_child (widget_class, GuichetDemandeView, due_line);
  gtk_widget_class_bind_template_child (widget_class, GuichetDemandeView, situation);
  gtk_widget_class_bind_template_child (widget_class, GuichetDemandeView, why);
  gtk_widget_class_bind_template_child (widget_class, GuichetDemandeView, remind);
  gtk_widget_class_bind_template_child (widget_class, GuichetDemandeView, delivery);
  gtk_widget_class_bind_template_child (widget_class, GuichetDemandeView, attachments);
  gtk_widget_class_bind_template_child (widget_class, GuichetDemandeView, timeline);
  gtk_widget_class_bind_template_child (widget_class, GuichetDemandeView, history);
  gtk_widget_class_bind_template_child (widget_class, GuichetDemandeView, reply_bar);
  gtk_widget_class_bind_template_callback (widget_class, sent_cb);
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
  gtk_widget_class_install_action (widget_class, "demande.undo", "(sb)", undo_action);
  gtk_widget_class_install_action (widget_class, "demande.why", NULL, why_action);
  gtk_widget_class_install_action (widget_class, "demande.remind", NULL, remind_action);
  gtk_widget_class_install_action (widget_class, "demande.copy-number", NULL, copy_number_action);
  gtk_widget_class_install_action (widget_class, "demande.call", NULL, call_action);
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
  g_signal_connect_object (database, "changed::call", G_CALLBACK (history_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (sync, "notify::reckoning", G_CALLBACK (history_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (clock, "notify::now", G_CALLBACK (tick), self,
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

  g_return_if_fail (GUICHET_IS_DEMANDE_VIEW (self));
  demande = guichet_demande_table_load (guichet_database_read (self->database), demande_id, NULL);
  if (!demande)
    return;
  set_demande (self, demande);
  self->seen = 0;
  g_clear_pointer (&self->events, g_ptr_array_unref);
  read_attachments (self);
  read_history (self);
  guichet_reply_bar_show (self->reply_bar, demande_id);
  guichet_delivery_card_say (self->delivery, NULL);
  guichet_timeline_start_over (self->timeline);
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
 * Leads to the question whether to accept what was delivered, if something waits for it. Nothing
 * is sent before the person has answered.
 */
void
guichet_demande_view_begin_validation (GuichetDemandeView *self)
{
  g_return_if_fail (GUICHET_IS_DEMANDE_VIEW (self));
  if (self->demande && guichet_demande_get_status (self->demande) == GUICHET_STATUS_LIVREE)
    guichet_delivery_card_begin (self->delivery);
}
