/* guichet-composer.c - the window in which a Demande is written
 *
 * Everything typed is saved as it is typed, so closing asks nothing: it saves what is left and
 * goes, and an empty draft leaves nothing behind. Pasted pictures that nobody approved yet are
 * the exception: they are in memory only, and closing or sending asks about them.
 *
 * Closing and sending both wait for the files being attached, then for the last save. Which of
 * the two is wanted is kept in `wanted`; whatever they wait for then continues there.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "guichet-composer.h"

#include "guichet-clipboard-image.h"
#include "guichet-composer-form.h"
#include "guichet-composer-side.h"
#include "guichet-composer-text.h"
#include "guichet-demande-table.h"
#include "guichet-preview.h"
#include "guichet-problem-bar.h"
#include "guichet-reflow-box.h"
#include "guichet-settings.h"
#include "guichet-zone.h"

#include <glib/gi18n.h>

typedef enum
{
  WANTED_NOTHING,
  WANTED_CLOSE,
  WANTED_SEND,
} Wanted;

struct _GuichetComposer
{
  AdwApplicationWindow parent_instance;

  GuichetSync *sync;
  GuichetDatabase *database;
  GuichetClock *clock;
  GuichetDemande *demande;
  GuichetDraftSaver *saver;
  GTimeZone *zone;
  gboolean begun_here;
  gboolean asking;
  gboolean working;
  Wanted wanted;

  AdwWindowTitle *heading;
  GtkLabel *narrow_heading;
  GtkWidget *send;
  GuichetProblemBar *problem;
  GuichetComposerForm *form;
  GuichetComposerSide *side;
};

G_DEFINE_FINAL_TYPE (GuichetComposer, guichet_composer, ADW_TYPE_APPLICATION_WINDOW)

enum
{
  PROP_SYNC = 1,
  PROP_DATABASE,
  PROP_CLOCK,
  PROP_DEMANDE,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

enum
{
  SENT,
  OPEN_ARTICLE,
  OPEN_DEMANDE,
  NEW_DEMANDE,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* Helpers: what is shown */

static const char *
get_heading (GuichetComposer *self)
{
  if (guichet_demande_get_delivery (self->demande) == GUICHET_DELIVERY_REFUSED)
    return _ ("Refused Demande");
  return self->begun_here ? _ ("New Demande") : _ ("Draft");
}

static void
update_heading (GuichetComposer *self)
{
  const char *title = guichet_demande_get_title (self->demande);
  g_autofree char *saved = guichet_composer_text_saved (
    guichet_draft_saver_get_state (self->saver), guichet_draft_saver_get_saved_at (self->saver),
    self->zone, guichet_clock_get_now (self->clock));
  g_autofree char *narrow = NULL;

  adw_window_title_set_title (self->heading, get_heading (self));
  adw_window_title_set_subtitle (self->heading, saved);
  narrow = *saved ? g_strdup_printf ("%s · %s", get_heading (self), saved)
                  : g_strdup (get_heading (self));
  gtk_label_set_label (self->narrow_heading, narrow);
  gtk_window_set_title (GTK_WINDOW (self), *title ? title : get_heading (self));
}

static void
update_saved (GuichetComposer *self)
{
  const GError *error = guichet_draft_saver_get_error (self->saver);
  g_autofree char *sentence = error ? guichet_composer_text_save_problem (error) : NULL;

  update_heading (self);
  /* A save under way may still fail: what is said stays until one succeeds. */
  if (sentence || guichet_draft_saver_get_state (self->saver) == GUICHET_DRAFT_SAVED)
    guichet_problem_bar_set_message (self->problem, sentence);
}

static GuichetAttachmentsEditor *
get_attachments (GuichetComposer *self)
{
  return guichet_composer_form_get_attachments (self->form);
}

static void
set_working (GuichetComposer *self,
             gboolean         working)
{
  self->working = working;
  gtk_widget_set_sensitive (GTK_WIDGET (self->form), !working);
  gtk_widget_set_sensitive (self->send, !working);
}

/* Helpers: closing and sending */

static void proceed (GuichetComposer *self);

static void
leave (GuichetComposer *self)
{
  guichet_draft_saver_stop (self->saver);
  gtk_window_destroy (GTK_WINDOW (self));
}

static void
give_up (GuichetComposer *self)
{
  self->wanted = WANTED_NOTHING;
  set_working (self, FALSE);
}

static gboolean
is_worth_keeping (GuichetComposer *self)
{
  return !self->begun_here || !guichet_completeness_is_empty (self->demande)
         || guichet_attachments_editor_get_n_files (get_attachments (self)) > 0;
}

static void
deleted_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (GuichetComposer) self = user_data;

  /* An empty draft that could not be deleted harms nobody: it is among the drafts. */
  guichet_sync_command_finish (GUICHET_SYNC (source), result, NULL);
  leave (self);
}

static void
close_saved (GuichetComposer *self)
{
  if (guichet_draft_saver_is_stored (self->saver) && !is_worth_keeping (self))
    guichet_sync_delete_draft_async (self->sync, guichet_composer_get_demande_id (self), NULL,
                                     deleted_cb, g_object_ref (self));
  else
    leave (self);
}

static void
sent_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (GuichetComposer) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *sentence = NULL;

  if (guichet_sync_command_finish (GUICHET_SYNC (source), result, &error))
    {
      g_signal_emit (self, signals[SENT], 0, guichet_composer_get_demande_id (self));
      leave (self);
      return;
    }
  give_up (self);
  if (g_error_matches (error, GUICHET_SYNC_ERROR, GUICHET_SYNC_ERROR_INCOMPLETE))
    {
      guichet_composer_form_ask_title (self->form);
      return;
    }
  sentence = guichet_composer_text_send_problem (error);
  guichet_problem_bar_set_message (self->problem, sentence);
}

static void
send_saved (GuichetComposer *self)
{
  guichet_sync_send_async (self->sync, guichet_composer_get_demande_id (self),
                           guichet_settings_read_undo_ms (), NULL, sent_cb,
                           g_object_ref (self));
}

static void
unsaved_response_cb (GuichetComposer *self,
                     const char      *response)
{
  self->asking = FALSE;
  if (g_str_equal (response, "close"))
    leave (self);
  else
    give_up (self);
}

static void
ask_unsaved (GuichetComposer *self,
             const GError    *error)
{
  g_autofree char *sentence = guichet_composer_text_save_problem (error);
  GtkWidget *dialog =
    adw_message_dialog_new (GTK_WINDOW (self), _ ("Your last changes are not saved"), sentence);

  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "stay", _ ("_Stay here"),
                                    "close", _ ("_Close without them"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "close",
                                              ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "stay");
  g_signal_connect_object (dialog, "response", G_CALLBACK (unsaved_response_cb), self,
                           G_CONNECT_SWAPPED);
  self->asking = TRUE;
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
flushed_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (GuichetComposer) self = user_data;
  g_autoptr (GError) error = NULL;

  if (guichet_draft_saver_flush_finish (GUICHET_DRAFT_SAVER (source), result, &error))
    {
      if (self->wanted == WANTED_SEND)
        send_saved (self);
      else
        close_saved (self);
    }
  else if (self->wanted == WANTED_CLOSE)
    ask_unsaved (self, error);
  else
    give_up (self);
}

static void
pending_response_cb (GuichetComposer *self,
                     const char      *response)
{
  self->asking = FALSE;
  if (g_str_equal (response, "attach"))
    guichet_attachments_editor_attach_all (get_attachments (self));
  else if (g_str_equal (response, "discard"))
    guichet_attachments_editor_discard_all (get_attachments (self));
  else
    self->wanted = WANTED_NOTHING;
  proceed (self);
}

static void
ask_pending (GuichetComposer *self)
{
  guint n_pending = guichet_attachments_editor_get_n_pending (get_attachments (self));
  GtkWidget *dialog = adw_message_dialog_new (
    GTK_WINDOW (self),
    ngettext ("A picture is still to be approved", "Pictures are still to be approved", n_pending),
    ngettext ("It is not saved. Attach it if the support may see all that it shows.",
              "They are not saved. Attach them if the support may see all that they show.",
              n_pending));

  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _ ("_Cancel"),
                                    "discard", _ ("_Discard"), "attach", _ ("_Attach"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "discard",
                                              ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "attach");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_signal_connect_object (dialog, "response", G_CALLBACK (pending_response_cb), self,
                           G_CONNECT_SWAPPED);
  self->asking = TRUE;
  gtk_window_present (GTK_WINDOW (dialog));
}

/* The one way to close or send: called again each time that something it waits for is done. */
static void
proceed (GuichetComposer *self)
{
  GuichetAttachmentsEditor *attachments = get_attachments (self);

  if (self->wanted == WANTED_NOTHING || self->asking || self->working
      || guichet_attachments_editor_is_busy (attachments))
    return;
  if (guichet_attachments_editor_get_n_pending (attachments) > 0)
    {
      ask_pending (self);
      return;
    }
  set_working (self, TRUE);
  guichet_draft_saver_flush_async (self->saver, self->wanted == WANTED_SEND, flushed_cb,
                                   g_object_ref (self));
}

/* Callbacks */

static void
send_action (GtkWidget  *widget,
             const char *action,
             GVariant   *parameter)
{
  GuichetComposer *self = GUICHET_COMPOSER (widget);

  if (self->working)
    return;
  if (!guichet_composer_form_check (self->form))
    return;
  self->wanted = WANTED_SEND;
  proceed (self);
}

static void
attachments_cb (GuichetComposer *self)
{
  guichet_composer_side_set_n_files (
    self->side, guichet_attachments_editor_get_n_files (get_attachments (self)));
  /* A picture that could not be attached is not asked about twice in a row. */
  if (self->wanted != WANTED_NOTHING
      && !guichet_attachments_editor_is_busy (get_attachments (self))
      && guichet_attachments_editor_get_n_pending (get_attachments (self)) > 0 && !self->asking)
    self->wanted = WANTED_NOTHING;
  proceed (self);
}

static void
jump_cb (GuichetComposer *self,
         guint            gap)
{
  guichet_composer_form_jump (self->form, (GuichetGap) gap);
}

static void
open_article_cb (GuichetComposer *self,
                 const char      *id)
{
  g_signal_emit (self, signals[OPEN_ARTICLE], 0, id);
}

static void
open_demande_cb (GuichetComposer *self,
                 const char      *id)
{
  g_signal_emit (self, signals[OPEN_DEMANDE], 0, id);
}

static void
abandoned_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (GuichetComposer) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *sentence = NULL;

  if (guichet_sync_command_finish (GUICHET_SYNC (source), result, &error))
    {
      leave (self);
      return;
    }
  give_up (self);
  sentence = guichet_composer_text_save_problem (error);
  guichet_problem_bar_set_message (self->problem, sentence);
}

/* Saved first: what is saved after would come back. */
static void
abandon_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (GuichetComposer) self = user_data;

  guichet_draft_saver_flush_finish (GUICHET_DRAFT_SAVER (source), result, NULL);
  guichet_sync_delete_draft_async (self->sync, guichet_composer_get_demande_id (self), NULL,
                                   abandoned_cb, g_object_ref (self));
}

static void
new_action (GtkWidget  *widget,
            const char *action,
            GVariant   *parameter)
{
  g_signal_emit (widget, signals[NEW_DEMANDE], 0);
}

static void
previewed_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (GuichetComposer) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) payload = guichet_sync_preview_finish (GUICHET_SYNC (source), result, &error);
  GuichetPreview *preview = NULL;
  g_autofree char *sentence = NULL;

  if (!self->form)
    return;
  if (payload)
    preview = guichet_preview_new (GTK_WINDOW (self), payload,
                                   guichet_database_get_blobs (self->database), &error);
  if (preview)
    {
      gtk_window_present (GTK_WINDOW (preview));
      return;
    }
  sentence = guichet_composer_text_preview_problem (error);
  guichet_problem_bar_set_message (self->problem, sentence);
}

static void
preview_saved_cb (GObject      *source,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  g_autoptr (GuichetComposer) self = user_data;

  /* What could not be saved is said already. */
  if (guichet_draft_saver_flush_finish (GUICHET_DRAFT_SAVER (source), result, NULL) && self->sync)
    guichet_sync_preview_async (self->sync, guichet_composer_get_demande_id (self), NULL,
                                previewed_cb, g_object_ref (self));
}

static void
preview_action (GtkWidget  *widget,
                const char *action,
                GVariant   *parameter)
{
  GuichetComposer *self = GUICHET_COMPOSER (widget);

  if (self->working)
    return;
  if (guichet_completeness_has_gap (self->demande, 0, GUICHET_GAP_TITLE))
    guichet_composer_form_ask_title (self->form);
  else
    guichet_draft_saver_flush_async (self->saver, TRUE, preview_saved_cb, g_object_ref (self));
}

static void
solved_response_cb (GuichetComposer *self,
                    const char      *response)
{
  self->asking = FALSE;
  if (g_str_equal (response, "keep"))
    gtk_window_close (GTK_WINDOW (self));
  else if (g_str_equal (response, "delete"))
    {
      set_working (self, TRUE);
      guichet_draft_saver_flush_async (self->saver, TRUE, abandon_cb, g_object_ref (self));
    }
}

static void
solved_cb (GuichetComposer *self,
           const char      *title)
{
  /* Translators: the title of an article */
  g_autofree char *body = g_strdup_printf (_ ("“%s” solves your problem: this Demande need not be "
                                              "sent."), title);
  GtkWidget *dialog;

  if (self->asking || self->working)
    return;
  dialog = adw_message_dialog_new (GTK_WINDOW (self), _ ("Delete this draft?"), body);
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _ ("_Go on writing"),
                                    "keep", _ ("_Keep the draft and close"), "delete",
                                    _ ("_Delete the draft"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "delete",
                                              ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_signal_connect_object (dialog, "response", G_CALLBACK (solved_response_cb), self,
                           G_CONNECT_SWAPPED);
  self->asking = TRUE;
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
focus_moved_cb (GuichetComposer *self)
{
  if (self->saver)
    guichet_draft_saver_save_now (self->saver);
}

static void
attach_files (GuichetComposer *self,
              GSList          *files)
{
  for (GSList *file = files; file; file = file->next)
    guichet_attachments_editor_add_file (get_attachments (self), file->data);
}

static gboolean
dropped_cb (GuichetComposer *self,
            const GValue    *value)
{
  g_autoptr (GSList) files = gdk_file_list_get_files (g_value_get_boxed (value));

  attach_files (self, files);
  return TRUE;
}

static void
files_pasted_cb (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr (GuichetComposer) self = user_data;
  const GValue *value = gdk_clipboard_read_value_finish (GDK_CLIPBOARD (source), result, NULL);
  g_autoptr (GSList) files = NULL;

  if (!value || !self->form)
    return;
  files = gdk_file_list_get_files (g_value_get_boxed (value));
  attach_files (self, files);
}

static gboolean
is_in_text (GuichetComposer *self)
{
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (self));

  return GTK_IS_TEXT (focus) || GTK_IS_TEXT_VIEW (focus);
}

static gboolean
paste (GuichetComposer *self)
{
  GdkClipboard *clipboard = gtk_widget_get_clipboard (GTK_WIDGET (self));

  if (self->working || (is_in_text (self) && guichet_clipboard_image_is_text (clipboard)))
    return GDK_EVENT_PROPAGATE;
  if (guichet_clipboard_image_is_offered (clipboard))
    guichet_attachments_editor_paste (get_attachments (self), clipboard);
  else if (gdk_content_formats_contain_gtype (gdk_clipboard_get_formats (clipboard),
                                              GDK_TYPE_FILE_LIST))
    gdk_clipboard_read_value_async (clipboard, GDK_TYPE_FILE_LIST, G_PRIORITY_DEFAULT, NULL,
                                    files_pasted_cb, g_object_ref (self));
  else
    return GDK_EVENT_PROPAGATE;
  return GDK_EVENT_STOP;
}

static gboolean
key_cb (GuichetComposer *self,
        guint            key,
        guint            code,
        GdkModifierType  state)
{
  state &= GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SHIFT_MASK | GDK_SUPER_MASK;
  if ((state == GDK_CONTROL_MASK && (key == GDK_KEY_v || key == GDK_KEY_V))
      || (state == GDK_SHIFT_MASK && (key == GDK_KEY_Insert || key == GDK_KEY_KP_Insert)))
    return paste (self);
  return GDK_EVENT_PROPAGATE;
}

/* Overrides */

static gboolean
guichet_composer_close_request (GtkWindow *window)
{
  GuichetComposer *self = GUICHET_COMPOSER (window);

  if (!self->asking && !self->working)
    {
      self->wanted = WANTED_CLOSE;
      proceed (self);
    }
  return GDK_EVENT_STOP;
}

static void
guichet_composer_set_property (GObject      *object,
                               guint         property_id,
                               const GValue *value,
                               GParamSpec   *pspec)
{
  GuichetComposer *self = GUICHET_COMPOSER (object);

  switch (property_id)
    {
    case PROP_SYNC:
      self->sync = g_value_dup_object (value);
      break;
    case PROP_DATABASE:
      self->database = g_value_dup_object (value);
      break;
    case PROP_CLOCK:
      self->clock = g_value_dup_object (value);
      break;
    case PROP_DEMANDE:
      self->demande = g_value_dup_object (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
accept_drops (GuichetComposer *self)
{
  GtkDropTarget *target = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  /* Before the text fields, which would take the names of the files. */
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (target), GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (target, "drop", G_CALLBACK (dropped_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
}

static void
follow (GuichetComposer *self)
{
  g_signal_connect_object (self->saver, "notify::state", G_CALLBACK (update_saved), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->demande, "notify::title", G_CALLBACK (update_heading), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->clock, "notify::now", G_CALLBACK (update_heading), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (get_attachments (self), "changed", G_CALLBACK (attachments_cb), self,
                           G_CONNECT_SWAPPED);
}

static void
keep_size (GuichetComposer *self)
{
  g_autoptr (GSettings) settings = guichet_settings_new ();

  guichet_settings_keep_composer (settings, GTK_WINDOW (self));
}

static void
guichet_composer_constructed (GObject *object)
{
  GuichetComposer *self = GUICHET_COMPOSER (object);

  G_OBJECT_CLASS (guichet_composer_parent_class)->constructed (object);
  self->begun_here =
    guichet_demande_get_instant (self->demande, GUICHET_DEMANDE_EDITED_AT) == 0;
  self->saver =
    guichet_draft_saver_new (self->sync, self->clock, self->demande, !self->begun_here);
  guichet_composer_form_set_up (self->form, self->sync, self->database, self->clock, self->saver,
                                self->demande);
  guichet_composer_side_set_up (self->side, self->sync, self->clock, self->database,
                                self->demande);
  follow (self);
  keep_size (self);
  attachments_cb (self);
  update_saved (self);
}

/* The focus waits until here: taken before the window is one, GTK 4.8 tells assistive technology
 * of a group and not of a window. In a draft the object is left alone: it would be selected, and
 * gone with the first key. */
static void
guichet_composer_map (GtkWidget *widget)
{
  GuichetComposer *self = GUICHET_COMPOSER (widget);

  GTK_WIDGET_CLASS (guichet_composer_parent_class)->map (widget);
  if (self->begun_here && gtk_window_get_focus (GTK_WINDOW (self)) == NULL)
    guichet_composer_form_jump (self->form, GUICHET_GAP_TITLE);
}

static void
guichet_composer_dispose (GObject *object)
{
  GuichetComposer *self = GUICHET_COMPOSER (object);

  gtk_widget_dispose_template (GTK_WIDGET (object), GUICHET_TYPE_COMPOSER);
  g_clear_object (&self->saver);
  g_clear_object (&self->sync);
  g_clear_object (&self->database);
  g_clear_object (&self->clock);
  g_clear_object (&self->demande);
  g_clear_pointer (&self->zone, g_time_zone_unref);
  G_OBJECT_CLASS (guichet_composer_parent_class)->dispose (object);
}

static void
add_properties (GObjectClass *object_class)
{
  const GParamFlags flags = G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS;

  properties[PROP_SYNC] = g_param_spec_object ("sync", NULL, NULL, GUICHET_TYPE_SYNC, flags);
  properties[PROP_DATABASE] =
    g_param_spec_object ("database", NULL, NULL, GUICHET_TYPE_DATABASE, flags);
  properties[PROP_CLOCK] = g_param_spec_object ("clock", NULL, NULL, GUICHET_TYPE_CLOCK, flags);
  properties[PROP_DEMANDE] =
    g_param_spec_object ("demande", NULL, NULL, GUICHET_TYPE_DEMANDE, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  /**
   * GuichetComposer::sent:
   * @demande_id: what was queued, to leave in guichet_settings_read_undo_ms()
   *
   * The window closes next: somebody else offers to take the Demande back, with
   * guichet_sync_withdraw_async() of its id.
   */
  signals[SENT] = g_signal_new ("sent", G_OBJECT_CLASS_TYPE (object_class), G_SIGNAL_RUN_LAST, 0,
                                NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  /* Somebody wants to see an article or a Demande beside what is written; each with its id. */
  signals[OPEN_ARTICLE] = g_signal_new ("open-article", G_OBJECT_CLASS_TYPE (object_class),
                                        G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                                        G_TYPE_STRING);
  signals[OPEN_DEMANDE] = g_signal_new ("open-demande", G_OBJECT_CLASS_TYPE (object_class),
                                        G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                                        G_TYPE_STRING);
  /* Somebody wants to write another one, beside this one. */
  signals[NEW_DEMANDE] = g_signal_new ("new-demande", G_OBJECT_CLASS_TYPE (object_class),
                                       G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
guichet_composer_class_init (GuichetComposerClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->set_property = guichet_composer_set_property;
  object_class->constructed = guichet_composer_constructed;
  object_class->dispose = guichet_composer_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = guichet_composer_close_request;
  add_properties (object_class);
  widget_class->map = guichet_composer_map;

  g_type_ensure (GUICHET_TYPE_COMPOSER_FORM);
  g_type_ensure (GUICHET_TYPE_COMPOSER_SIDE);
  g_type_ensure (GUICHET_TYPE_PROBLEM_BAR);
  g_type_ensure (GUICHET_TYPE_REFLOW_BOX);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/guichet/Guichet/ui/composer/guichet-composer.ui");
  gtk_widget_class_bind_template_child (widget_class, GuichetComposer, heading);
  gtk_widget_class_bind_template_child (widget_class, GuichetComposer, narrow_heading);
  gtk_widget_class_bind_template_child (widget_class, GuichetComposer, send);
  gtk_widget_class_bind_template_child (widget_class, GuichetComposer, problem);
  gtk_widget_class_bind_template_child (widget_class, GuichetComposer, form);
  gtk_widget_class_bind_template_child (widget_class, GuichetComposer, side);
  gtk_widget_class_bind_template_callback (widget_class, jump_cb);
  gtk_widget_class_bind_template_callback (widget_class, open_article_cb);
  gtk_widget_class_bind_template_callback (widget_class, open_demande_cb);
  gtk_widget_class_bind_template_callback (widget_class, solved_cb);
  gtk_widget_class_bind_template_callback (widget_class, key_cb);
  gtk_widget_class_bind_template_callback (widget_class, focus_moved_cb);
  gtk_widget_class_install_action (widget_class, "composer.send", NULL, send_action);
  gtk_widget_class_install_action (widget_class, "composer.new", NULL, new_action);
  gtk_widget_class_install_action (widget_class, "composer.preview", NULL, preview_action);
}

static void
guichet_composer_init (GuichetComposer *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->zone = guichet_zone_new (GUICHET_ZONE_PARIS, NULL);
  accept_drops (self);
}

/* Public API */

static GuichetDemande *
load_or_begin (GuichetDatabase  *database,
               const char       *demande_id,
               GError          **error)
{
  g_autoptr (GuichetDemande) demande = NULL;

  if (!demande_id)
    return guichet_demande_new (NULL);
  demande = guichet_demande_table_load (guichet_database_read (database), demande_id, error);
  if (!demande || guichet_demande_is_editable (demande))
    return g_steal_pointer (&demande);
  g_set_error (error, GUICHET_STORE_ERROR, GUICHET_STORE_ERROR_STATE,
               "The Demande %s is on its way or was sent", demande_id);
  return NULL;
}

/**
 * guichet_composer_new:
 * @application: the application
 * @sync: what to ask of the exchange
 * @database: what is stored
 * @clock: what time it is
 * @demande: a new Demande, or one from the store that can be edited
 *
 * Returns: (transfer none): a window for it, which the application holds until it is closed
 */
GuichetComposer *
guichet_composer_new (GtkApplication  *application,
                      GuichetSync     *sync,
                      GuichetDatabase *database,
                      GuichetClock    *clock,
                      GuichetDemande  *demande)
{
  return g_object_new (GUICHET_TYPE_COMPOSER,
                       "application", application,
                       "sync", sync,
                       "database", database,
                       "clock", clock,
                       "demande", demande,
                       NULL);
}

/**
 * guichet_composer_open:
 * @application: the application
 * @sync: what to ask of the exchange
 * @database: what is stored
 * @clock: what time it is
 * @demande_id: (nullable): the id of a Demande of the store; %NULL begins a new one
 *
 * Shows the window in which a Demande is written: the one that is open already if there is one.
 *
 * Returns: (transfer none): the window. Errors: %GUICHET_STORE_ERROR_STATE when the Demande is
 *   on its way or was sent, and those of the store.
 */
GuichetComposer *
guichet_composer_open (GtkApplication   *application,
                       GuichetSync      *sync,
                       GuichetDatabase  *database,
                       GuichetClock     *clock,
                       const char       *demande_id,
                       GError          **error)
{
  GuichetComposer *self = demande_id ? guichet_composer_find (application, demande_id) : NULL;
  g_autoptr (GuichetDemande) demande = NULL;

  if (!self)
    {
      demande = load_or_begin (database, demande_id, error);
      if (!demande)
        return NULL;
      self = guichet_composer_new (application, sync, database, clock, demande);
    }
  gtk_window_present (GTK_WINDOW (self));
  return self;
}

/**
 * guichet_composer_find:
 * @application: the application
 * @demande_id: a Demande's id
 *
 * Returns: (transfer none) (nullable): the window in which that Demande is written now
 */
GuichetComposer *
guichet_composer_find (GtkApplication *application,
                       const char     *demande_id)
{
  for (GList *window = gtk_application_get_windows (application); window; window = window->next)
    if (GUICHET_IS_COMPOSER (window->data)
        && g_str_equal (guichet_composer_get_demande_id (window->data), demande_id))
      return window->data;
  return NULL;
}

/**
 * guichet_composer_get_demande_id:
 *
 * Returns: (transfer none): the id of the Demande that is written here
 */
const char *
guichet_composer_get_demande_id (GuichetComposer *self)
{
  return guichet_demande_get_id (self->demande);
}
