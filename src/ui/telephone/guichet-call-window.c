/* guichet-call-window.c - calling the support: what to read out, and what was said
 *
 * What to read out is large; what was said is noted here and goes nowhere else. About a
 * Demande, the note stands in its history.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "guichet-call-window.h"

#include "guichet-account-table.h"
#include "guichet-business-time.h"
#include "guichet-call-table.h"
#include "guichet-call-text.h"
#include "guichet-callback-row.h"
#include "guichet-closures.h"
#include "guichet-demande-table.h"
#include "guichet-support-text.h"
#include "guichet-zone.h"

#include <glib/gi18n.h>

#define CALLER_KEY "caller"

struct _GuichetCallWindow
{
  AdwWindow parent_instance;

  GuichetSync *sync;
  GuichetDatabase *database;
  GuichetClock *clock;
  GTimeZone *zone;
  char *demande_id; /* "" for none */

  GtkLabel *support;
  GtkLabel *telephones;
  GtkWidget *sheet;
  GtkLabel *number;
  GtkLabel *title;
  GtkLabel *progiciel;
  GtkLabel *messages;
  GtkWidget *messages_heading;
  GtkListBox *callbacks;
  GtkEditable *caller;
  GtkEditable *callback;
  GtkTextView *note;
  GtkWidget *save;
  GtkLabel *problem;
};

G_DEFINE_FINAL_TYPE (GuichetCallWindow, guichet_call_window, ADW_TYPE_WINDOW)

/* Reading */

typedef struct
{
  GuichetCallWindow *window;
  char *demande_id;
  GuichetDemande *demande;
  GPtrArray *calls;
  char *caller;
} Reading;

static void
reading_free (Reading *self)
{
  g_clear_object (&self->window);
  g_clear_object (&self->demande);
  g_clear_pointer (&self->calls, g_ptr_array_unref);
  g_free (self->demande_id);
  g_free (self->caller);
  g_free (self);
}

static gboolean
read_worker (GuichetConnection  *connection,
             gpointer            data,
             GError            **error)
{
  Reading *reading = data;

  reading->caller = guichet_account_table_get (connection, CALLER_KEY, NULL);
  if (*reading->demande_id)
    {
      reading->demande = guichet_demande_table_load (connection, reading->demande_id, error);
      if (!reading->demande)
        return FALSE;
    }
  reading->calls = guichet_call_table_awaited (connection, error);
  return reading->calls != NULL;
}

static void
show_support (GuichetCallWindow *self)
{
  GuichetServiceInformation *information = guichet_sync_get_information (self->sync);
  JsonObject *published =
    information ? guichet_service_information_get_opening (information) : NULL;
  g_autoptr (GuichetOpeningHours) opening =
    published ? guichet_opening_hours_new (published, NULL) : NULL;
  g_autoptr (GuichetBusinessTime) time =
    guichet_business_time_new (self->zone, opening, guichet_sync_get_holidays (self->sync));
  const gint64 now = guichet_clock_get_now (self->clock);
  gint64 until = 0;
  GuichetSupportState state = guichet_business_time_get_support (time, now, &until);
  g_autofree char *sentence = guichet_support_text_sentence (state, until, self->zone, now);
  g_autofree char *telephones = guichet_support_text_telephones (information);

  gtk_label_set_label (self->support, sentence);
  gtk_label_set_label (self->telephones, telephones);
  gtk_widget_set_visible (GTK_WIDGET (self->telephones), *telephones != '\0');
}

static void
show_sheet (GuichetCallWindow *self,
            GuichetDemande    *demande)
{
  g_autofree char *progiciel = guichet_closure_progiciel (
    NULL, guichet_sync_get_information (self->sync),
    guichet_demande_get_text (demande, GUICHET_DEMANDE_PROGICIEL),
    guichet_demande_get_text (demande, GUICHET_DEMANDE_VERSION));
  const char *number = guichet_demande_get_text (demande, GUICHET_DEMANDE_NUMBER);
  const char *messages = guichet_demande_get_text (demande, GUICHET_DEMANDE_ERROR_MESSAGES);

  gtk_label_set_label (self->number, *number ? number : _ ("Not recorded yet: no number"));
  gtk_label_set_label (self->title, guichet_demande_get_title (demande));
  gtk_label_set_label (self->progiciel, progiciel);
  gtk_label_set_label (self->messages, messages);
  gtk_widget_set_visible (GTK_WIDGET (self->progiciel), progiciel && *progiciel);
  gtk_widget_set_visible (GTK_WIDGET (self->messages), *messages != '\0');
  gtk_widget_set_visible (self->messages_heading, *messages != '\0');
  gtk_widget_set_visible (self->sheet, TRUE);
}

/* Storing */

typedef struct
{
  GuichetCall *call;
  char *concluded; /* (nullable): the id of a call whose call-back came */
  gint64 now;
} Change;

static void
change_free (gpointer data)
{
  Change *self = data;

  g_clear_pointer (&self->call, guichet_call_free);
  g_free (self->concluded);
  g_free (self);
}

static gboolean
change_worker (GuichetConnection  *connection,
               gpointer            data,
               GError            **error)
{
  const Change *change = data;

  if (change->concluded)
    return guichet_call_table_conclude (connection, change->concluded, change->now, error);
  return guichet_call_table_add (connection, change->call, error)
         && guichet_account_table_set (connection, CALLER_KEY, change->call->caller, error);
}

static void
say_problem (GuichetCallWindow *self,
             const char        *problem)
{
  gtk_label_set_label (self->problem, problem ? problem : "");
  gtk_widget_set_visible (GTK_WIDGET (self->problem), problem != NULL);
}

static void
noted_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      data)
{
  g_autoptr (GuichetCallWindow) self = data;
  g_autoptr (GError) error = NULL;

  gtk_widget_set_sensitive (self->save, TRUE);
  if (guichet_database_write_finish (GUICHET_DATABASE (source), result, &error))
    gtk_window_close (GTK_WINDOW (self));
  else
    say_problem (self, _ ("The call could not be noted. Close other programs that use these data, "
                          "then try again."));
}

static void
concluded_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      data)
{
  g_autoptr (GError) error = NULL;

  if (!guichet_database_write_finish (GUICHET_DATABASE (source), result, &error))
    g_message ("Ending the wait for a call-back: %s", error->message);
}

/* Callbacks */

static void
callback_concluded_cb (GuichetCallWindow  *self,
                       GuichetCallbackRow *row)
{
  Change *change = g_new0 (Change, 1);

  change->concluded = g_strdup (guichet_callback_row_get_id (row));
  change->now = guichet_clock_get_now (self->clock);
  guichet_database_write_async (self->database, change_worker, change, change_free, NULL,
                                concluded_cb, NULL);
  gtk_list_box_remove (self->callbacks, GTK_WIDGET (row));
  gtk_widget_set_visible (GTK_WIDGET (self->callbacks),
                          gtk_list_box_get_row_at_index (self->callbacks, 0) != NULL);
  gtk_widget_grab_focus (GTK_WIDGET (self->caller));
}

static char *
get_note (GuichetCallWindow *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->note);
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return g_strstrip (gtk_text_buffer_get_text (buffer, &start, &end, FALSE));
}

static void
save_cb (GuichetCallWindow *self)
{
  g_autofree char *caller = g_strstrip (g_strdup (gtk_editable_get_text (self->caller)));
  g_autofree char *callback = g_strstrip (g_strdup (gtk_editable_get_text (self->callback)));
  g_autofree char *note = get_note (self);
  const gint64 now = guichet_clock_get_now (self->clock);
  gint64 callback_at = 0;
  Change *change;

  if (*caller == '\0' || *note == '\0')
    {
      say_problem (self, _ ("Say who called and what was said."));
      gtk_widget_grab_focus (*caller ? GTK_WIDGET (self->note) : GTK_WIDGET (self->caller));
      return;
    }
  if (*callback && !guichet_call_text_parse_moment (callback, self->zone, now, &callback_at))
    {
      say_problem (self, _ ("Write the call-back as 24/11 10:30, or 16h for today."));
      gtk_widget_grab_focus (GTK_WIDGET (self->callback));
      return;
    }
  say_problem (self, NULL);
  gtk_widget_set_sensitive (self->save, FALSE);
  change = g_new0 (Change, 1);
  change->call = guichet_call_new (NULL, self->demande_id, caller, now, note, callback_at);
  guichet_database_write_async (self->database, change_worker, change, change_free, NULL, noted_cb,
                                g_object_ref (self));
}

/* Only the call-backs about what is shown; without a Demande, all of them. */
static void
show_callbacks (GuichetCallWindow *self,
                GPtrArray         *calls)
{
  for (guint i = 0; i < calls->len; i++)
    {
      const GuichetCall *call = calls->pdata[i];
      GtkWidget *row;

      if (*self->demande_id && !g_str_equal (call->demande_id, self->demande_id))
        continue;
      row = guichet_callback_row_new (call, self->zone, guichet_clock_get_now (self->clock));
      g_signal_connect_object (row, "concluded", G_CALLBACK (callback_concluded_cb), self,
                               G_CONNECT_SWAPPED);
      gtk_list_box_append (self->callbacks, row);
      gtk_widget_set_visible (GTK_WIDGET (self->callbacks), TRUE);
    }
}

static void
read_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      data)
{
  Reading *reading = data;
  GuichetCallWindow *self = reading->window;
  g_autoptr (GError) error = NULL;

  if (!guichet_database_read_finish (GUICHET_DATABASE (source), result, &error))
    g_message ("Reading what to read out: %s", error->message);
  else if (self->sync)
    {
      if (reading->demande)
        show_sheet (self, reading->demande);
      show_callbacks (self, reading->calls);
      gtk_editable_set_text (self->caller,
                             reading->caller ? reading->caller : g_get_real_name ());
    }
  reading_free (reading);
}

/* Overrides */

static void
guichet_call_window_dispose (GObject *object)
{
  GuichetCallWindow *self = GUICHET_CALL_WINDOW (object);

  g_clear_object (&self->sync);
  g_clear_object (&self->database);
  g_clear_object (&self->clock);
  g_clear_pointer (&self->zone, g_time_zone_unref);
  g_clear_pointer (&self->demande_id, g_free);
  G_OBJECT_CLASS (guichet_call_window_parent_class)->dispose (object);
}

static void
guichet_call_window_class_init (GuichetCallWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

#define BIND(name) gtk_widget_class_bind_template_child (widget_class, GuichetCallWindow, name)
  G_OBJECT_CLASS (klass)->dispose = guichet_call_window_dispose;
  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/guichet/Guichet/ui/telephone/guichet-call-window.ui");
  BIND (support);
  BIND (telephones);
  BIND (sheet);
  BIND (number);
  BIND (title);
  BIND (progiciel);
  BIND (messages);
  BIND (messages_heading);
  BIND (callbacks);
  BIND (caller);
  BIND (callback);
  BIND (note);
  BIND (save);
  BIND (problem);
#undef BIND
  gtk_widget_class_bind_template_callback (widget_class, save_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
guichet_call_window_init (GuichetCallWindow *self)
{
  self->zone = guichet_zone_new (GUICHET_ZONE_PARIS, NULL);
  if (!self->zone)
    self->zone = g_time_zone_new_utc ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* Public API */

/**
 * guichet_call_window_open:
 * @parent: the window it stays beside
 * @demande_id: the Demande to call about, "" for none
 *
 * Shows what to read out, and where to note what was said.
 */
void
guichet_call_window_open (GtkWindow       *parent,
                          GuichetSync     *sync,
                          GuichetDatabase *database,
                          GuichetClock    *clock,
                          const char      *demande_id)
{
  GuichetCallWindow *self =
    g_object_new (GUICHET_TYPE_CALL_WINDOW, "transient-for", parent, NULL);
  Reading *reading = g_new0 (Reading, 1);

  self->sync = g_object_ref (sync);
  self->database = g_object_ref (database);
  self->clock = g_object_ref (clock);
  self->demande_id = g_strdup (demande_id);
  show_support (self);
  g_signal_connect_object (clock, "notify::now", G_CALLBACK (show_support), self,
                           G_CONNECT_SWAPPED);
  reading->window = g_object_ref (self);
  reading->demande_id = g_strdup (demande_id);
  guichet_database_read_async (database, read_worker, reading, NULL, NULL, read_cb, reading);
  gtk_window_present (GTK_WINDOW (self));
}
