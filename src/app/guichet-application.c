/* guichet-application.c - the desktop application: makes all the rest
 *
 * The composition root: reads the options, opens the data as their one writer, makes the way to
 * the service, the exchange and the windows, and ends them in the opposite order. The user's own
 * profile is unique in the session; any other one, the demonstration included, is not.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "guichet-application.h"

#include "guichet-account.h"
#include "guichet-config.h"
#include "guichet-database.h"
#include "guichet-demo.h"
#include "guichet-frame-log.h"
#include "guichet-opening-problem.h"
#include "guichet-options.h"
#include "guichet-service-factory.h"
#include "guichet-sync.h"
#include "guichet-window.h"

#include <glib/gi18n.h>

struct _GuichetApplication
{
  AdwApplication parent_instance;

  GuichetOptions options;
  GuichetFrameLog *frame_log;
  GuichetClock *clock;
  GuichetDatabase *database;
  GuichetService *service;
  GuichetSync *sync;
  GuichetDemo *demo;
  GuichetWindow *window;
  gboolean is_opening;
  char *target;
};

G_DEFINE_FINAL_TYPE (GuichetApplication, guichet_application, ADW_TYPE_APPLICATION)

/**
 * Accelerator:
 * @action: a detailed action
 * @keys: its keys
 */
typedef struct
{
  const char *action;
  const char *keys[3];
} Accelerator;

static const Accelerator accelerators[] = {
  { "app.quit", { "<Control>q" } },
  { "window.close", { "<Control>w" } },
  { "win.new-demande", { "<Control>n" } },
  { "win.search", { "<Control>f" } },
  { "win.synchronise", { "<Control>r", "F5" } },
  { "win.back", { "<Alt>Left" } },
  { "win.section('your-turn')", { "<Control>1" } },
  { "win.section('demandes')", { "<Control>2" } },
  { "win.section('envois')", { "<Control>3" } },
  { "win.section('faq')", { "<Control>4" } },
  { "win.section('media')", { "<Control>5" } },
};

/* Helpers */

static void
show_problem (GuichetApplication *self,
              const char         *heading,
              const char         *body)
{
  g_autoptr (GtkBuilder) builder =
    gtk_builder_new_from_resource ("/org/guichet/Guichet/ui/opening-problem.ui");
  AdwMessageDialog *dialog =
    ADW_MESSAGE_DIALOG (gtk_builder_get_object (builder, "dialog"));

  adw_message_dialog_set_heading (dialog, heading);
  adw_message_dialog_set_body (dialog, body);
  gtk_window_set_application (GTK_WINDOW (dialog), GTK_APPLICATION (self));
  if (self->window)
    gtk_window_set_transient_for (GTK_WINDOW (dialog), GTK_WINDOW (self->window));
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
show_opening_problem (GuichetApplication *self,
                      const GError       *error)
{
  g_autoptr (GFile) folder = guichet_options_get_folder (&self->options);
  g_autofree char *body = guichet_opening_problem_body (error, folder);

  g_printerr ("guichet: %s\n", error->message);
  show_problem (self, guichet_opening_problem_heading (error), body);
}

/* "demande:ID" or "faq:ID", once there is a window to show it in. */
static void
show_target (GuichetApplication *self)
{
  if (!self->target || !self->window)
    return;
  if (g_str_has_prefix (self->target, "demande:"))
    guichet_window_show_demande (self->window, self->target + strlen ("demande:"));
  else if (g_str_has_prefix (self->target, "faq:"))
    guichet_window_show_article (self->window, self->target + strlen ("faq:"));
  g_clear_pointer (&self->target, g_free);
}

static void
show_window (GuichetApplication *self)
{
  self->window = guichet_window_new (GTK_APPLICATION (self), self->sync, self->database,
                                     self->clock);
  g_object_add_weak_pointer (G_OBJECT (self->window), (gpointer *) &self->window);
  if (self->frame_log)
    guichet_frame_log_watch (self->frame_log, GTK_WINDOW (self->window));
  show_target (self);
  gtk_window_present (GTK_WINDOW (self->window));
}

static gboolean
open_data (GuichetApplication  *self,
           GError             **error)
{
  g_autoptr (GFile) folder = guichet_options_get_folder (&self->options);

  self->clock = guichet_clock_new (error);
  if (!self->clock)
    return FALSE;
  self->database = guichet_database_open (folder, GUICHET_DATABASE_WRITER, self->clock, error);
  return self->database != NULL;
}

static void
account_saved_cb (GObject      *source,
                  GAsyncResult *result,
                  gpointer      data)
{
  g_autoptr (GError) error = NULL;

  if (!guichet_account_save_finish (GUICHET_DATABASE (source), result, &error))
    g_warning ("The service's address could not be kept: %s", error->message);
}

static GuichetAccount *
load_account (GuichetApplication  *self,
              GError             **error)
{
  g_autoptr (GuichetAccount) account = guichet_account_load (self->database, error);
  GuichetOptions *options = &self->options;

  if (!account || !(options->service || options->ca_file || options->token_file))
    return g_steal_pointer (&account);
  guichet_account_give (account, options->service, options->ca_file, options->token_file);
  guichet_account_save_async (account, self->database, account_saved_cb, NULL);
  return g_steal_pointer (&account);
}

/* Without its service the window still opens: all that is here can be read and written. */
static void
make_exchange (GuichetApplication *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GuichetAccount) account = load_account (self, &error);

  if (account)
    self->service = guichet_service_factory_make (account->address, account->ca_file,
                                                  account->token_file, self->clock, &error);
  self->sync = guichet_sync_new (self->service, self->database, self->clock);
  show_window (self);
  if (error)
    {
      g_autofree char *body = guichet_opening_problem_body (error, NULL);

      show_problem (self, _ ("The service cannot be used"), body);
    }
  guichet_sync_start (self->sync);
}

static void
open_all (GuichetApplication *self)
{
  g_autoptr (GError) error = NULL;

  if (open_data (self, &error))
    make_exchange (self);
  else
    show_opening_problem (self, error);
}

/* Callbacks */

static void
demo_started_cb (GObject      *source,
                 GAsyncResult *result,
                 gpointer      data)
{
  g_autoptr (GuichetApplication) self = data;
  g_autoptr (GError) error = NULL;

  g_application_release (G_APPLICATION (self));
  if (!guichet_demo_start_finish (GUICHET_DEMO (source), result, &error))
    {
      show_opening_problem (self, error);
      return;
    }
  self->options.service = g_strdup (guichet_demo_get_address (self->demo));
  self->options.ca_file = guichet_demo_get_ca_file (self->demo);
  self->options.token_file = guichet_demo_get_token_file (self->demo);
  open_all (self);
}

static void
start_demo (GuichetApplication *self)
{
  g_autoptr (GFile) folder = guichet_options_get_folder (&self->options);
  g_autoptr (GFile) service = g_file_get_child (folder, "service");

  self->demo = guichet_demo_new (service);
  g_application_hold (G_APPLICATION (self));
  guichet_demo_start_async (self->demo, NULL, demo_started_cb, g_object_ref (self));
}

static void
about_action (GSimpleAction *action,
              GVariant      *parameter,
              gpointer       data)
{
  GuichetApplication *self = data;
  g_autoptr (GtkBuilder) builder =
    gtk_builder_new_from_resource ("/org/guichet/Guichet/ui/about.ui");
  AdwAboutWindow *about = ADW_ABOUT_WINDOW (gtk_builder_get_object (builder, "about"));

  adw_about_window_set_version (about, GUICHET_VERSION);
  gtk_window_set_transient_for (GTK_WINDOW (about),
                                gtk_application_get_active_window (GTK_APPLICATION (self)));
  gtk_window_present (GTK_WINDOW (about));
}

static void
quit_action (GSimpleAction *action,
             GVariant      *parameter,
             gpointer       data)
{
  GList *windows = gtk_application_get_windows (data);
  g_autoptr (GList) closing = g_list_copy (windows);

  /* What is being written is saved as its window closes: the last one ends the application. */
  for (GList *window = closing; window; window = window->next)
    gtk_window_close (window->data);
  if (!windows)
    g_application_quit (data);
}

/* Overrides */

static int
guichet_application_handle_local_options (GApplication *application,
                                          GVariantDict *dictionary)
{
  GuichetApplication *self = GUICHET_APPLICATION (application);
  g_autoptr (GError) error = NULL;

  if (self->options.version)
    {
      g_print ("guichet %s\n", GUICHET_VERSION);
      return 0;
    }
  if (!guichet_options_check (&self->options, &error))
    {
      g_printerr ("guichet: %s\n", error->message);
      return 2;
    }
  if (!guichet_options_is_default (&self->options))
    g_application_set_flags (application, G_APPLICATION_HANDLES_OPEN | G_APPLICATION_NON_UNIQUE);
  return -1;
}

static void
guichet_application_startup (GApplication *application)
{
  static const GActionEntry entries[] = {
    { .name = "about", .activate = about_action },
    { .name = "quit", .activate = quit_action },
  };
  GuichetApplication *self = GUICHET_APPLICATION (application);
  const char *log = g_getenv ("GUICHET_FRAME_LOG");

  G_APPLICATION_CLASS (guichet_application_parent_class)->startup (application);
  gtk_window_set_default_icon_name (GUICHET_APPLICATION_ID);
  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
  for (guint i = 0; i < G_N_ELEMENTS (accelerators); i++)
    gtk_application_set_accels_for_action (GTK_APPLICATION (self), accelerators[i].action,
                                           (const char *const *) accelerators[i].keys);
  if (log || self->options.frame_exit)
    self->frame_log = guichet_frame_log_new (log, self->options.frame_exit);
}

static void
guichet_application_activate (GApplication *application)
{
  GuichetApplication *self = GUICHET_APPLICATION (application);

  if (self->window)
    {
      show_target (self);
      gtk_window_present (GTK_WINDOW (self->window));
      return;
    }
  if (self->is_opening)
    return;
  self->is_opening = TRUE;
  if (self->options.demo)
    start_demo (self);
  else
    open_all (self);
}

static void
guichet_application_open (GApplication  *application,
                          GFile        **files,
                          int            n_files,
                          const char    *hint)
{
  GuichetApplication *self = GUICHET_APPLICATION (application);

  g_free (self->target);
  self->target = g_file_get_uri (files[n_files - 1]);
  guichet_application_activate (application);
}

static void
guichet_application_shutdown (GApplication *application)
{
  GuichetApplication *self = GUICHET_APPLICATION (application);

  if (self->sync)
    guichet_sync_stop (self->sync);
  G_APPLICATION_CLASS (guichet_application_parent_class)->shutdown (application);
  g_clear_object (&self->sync);
  g_clear_object (&self->service);
  if (self->database)
    guichet_database_close (self->database);
  if (self->demo)
    guichet_demo_stop (self->demo);
}

static void
guichet_application_finalize (GObject *object)
{
  GuichetApplication *self = GUICHET_APPLICATION (object);

  g_clear_object (&self->database);
  g_clear_object (&self->clock);
  g_clear_object (&self->demo);
  g_clear_object (&self->frame_log);
  g_clear_pointer (&self->target, g_free);
  guichet_options_clear (&self->options);
  G_OBJECT_CLASS (guichet_application_parent_class)->finalize (object);
}

static void
guichet_application_class_init (GuichetApplicationClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  object_class->finalize = guichet_application_finalize;
  application_class->handle_local_options = guichet_application_handle_local_options;
  application_class->startup = guichet_application_startup;
  application_class->activate = guichet_application_activate;
  application_class->open = guichet_application_open;
  application_class->shutdown = guichet_application_shutdown;
}

static void
guichet_application_init (GuichetApplication *self)
{
  guichet_options_add (&self->options, G_APPLICATION (self));
}

/* Public API */

/**
 * guichet_application_new:
 *
 * Returns: (transfer full): the application
 */
GuichetApplication *
guichet_application_new (void)
{
  return g_object_new (GUICHET_TYPE_APPLICATION,
                       "application-id", GUICHET_APPLICATION_ID,
                       "flags", G_APPLICATION_HANDLES_OPEN,
                       "resource-base-path", "/org/guichet/Guichet",
                       NULL);
}
