/* guichet-application.c - the desktop application: makes all the rest
 *
 * The composition root: reads the options, opens a session for each account in use, shows its
 * windows, and ends them in the opposite order. The application of the user's own accounts is
 * unique in the desktop's session; that of any other profile, the demonstration included, is not.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "guichet-application.h"

#include "guichet-accessible-names.h"
#include "guichet-background.h"
#include "guichet-composer.h"
#include "guichet-config.h"
#include "guichet-connecting.h"
#include "guichet-demo.h"
#include "guichet-frame-log.h"
#include "guichet-opening-problem.h"
#include "guichet-options.h"
#include "guichet-preferences.h"
#include "guichet-requests.h"
#include "guichet-session.h"

#include <glib/gi18n.h>

struct _GuichetApplication
{
  AdwApplication parent_instance;

  GuichetOptions options;
  GuichetFrameLog *frame_log;
  GuichetClock *clock;
  GuichetAccounts *accounts;
  GtkWindow *access;
  GPtrArray *sessions;
  GuichetDemo *demo;
  GuichetBackground *background;
  gboolean is_opening;
  GuichetRequests *requests;
  GtkWindow *refusal;
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
  { "app.preferences", { "<Control>comma" } },
  { "app.quit", { "<Control>q" } },
  { "window.close", { "<Control>w" } },
  { "app.new-demande", { "<Control>n" } },
  { "app.help", { "F1" } },
  { "win.show-help-overlay", { "<Control>question" } },
  { "win.search", { "<Control>f" } },
  { "win.go-to", { "<Control>k" } },
  { "win.synchronise", { "<Control>r", "F5" } },
  { "win.back", { "<Alt>Left" } },
  { "win.section('your-turn')", { "<Control>1" } },
  { "win.section('demandes')", { "<Control>2" } },
  { "win.section('envois')", { "<Control>3" } },
  { "win.section('faq')", { "<Control>4" } },
  { "win.section('media')", { "<Control>5" } },
  { "win.section('statistics')", { "<Control>6" } },
};

/* Helpers */

/* The one whose window was used last, or nothing. */
static GuichetSession *
find_current (GuichetApplication *self)
{
  GtkWindow *active = gtk_application_get_active_window (GTK_APPLICATION (self));

  for (guint i = 0; i < self->sessions->len; i++)
    {
      GuichetSession *session = g_ptr_array_index (self->sessions, i);

      if (active && (GtkWindow *) guichet_session_get_window (session) == active)
        return session;
    }
  return self->sessions->len > 0 ? g_ptr_array_index (self->sessions, 0) : NULL;
}

static GuichetSession *
find_session (GuichetApplication  *self,
              GuichetAccountEntry *entry)
{
  for (guint i = 0; i < self->sessions->len; i++)
    if (guichet_session_get_entry (g_ptr_array_index (self->sessions, i)) == entry)
      return g_ptr_array_index (self->sessions, i);
  return NULL;
}

static GtkWindow *
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
  gtk_window_set_transient_for (GTK_WINDOW (dialog),
                                gtk_application_get_active_window (GTK_APPLICATION (self)));
  gtk_window_set_application (GTK_WINDOW (dialog), GTK_APPLICATION (self));
  gtk_window_present (GTK_WINDOW (dialog));
  return GTK_WINDOW (dialog);
}

static void
show_opening_problem (GuichetApplication *self,
                      GFile              *folder,
                      const GError       *error)
{
  g_autofree char *body = guichet_opening_problem_body (error, folder);

  g_printerr ("guichet: %s\n", error->message);
  show_problem (self, guichet_opening_problem_heading (error), body);
}

static void
show_service_problem (GuichetApplication *self,
                      GuichetSession     *session)
{
  g_autofree char *body =
    guichet_opening_problem_body (guichet_session_get_problem (session), NULL);

  show_problem (self, _ ("The service cannot be used"), body);
}

static void
present (GuichetApplication *self,
         GuichetSession     *session)
{
  const gboolean is_new = !guichet_session_get_window (session);
  GuichetWindow *window = guichet_session_present (session);

  if (is_new && self->frame_log)
    guichet_frame_log_watch (self->frame_log, GTK_WINDOW (window));
}

/* What was asked is shown in the account that has it, or refused in the current one. */
static void
serve_requests (GuichetApplication *self)
{
  GuichetSession *session = find_current (self);
  g_autofree char *refusal = NULL;

  for (guint i = 0; i < self->sessions->len; i++)
    if (guichet_requests_is_known_in (
          self->requests, guichet_session_get_database (g_ptr_array_index (self->sessions, i))))
      session = g_ptr_array_index (self->sessions, i);
  if (!session || !guichet_requests_are_pending (self->requests))
    return;
  present (self, session);
  refusal = guichet_requests_serve (self->requests, guichet_session_get_window (session),
                                    guichet_session_get_database (session));
  if (self->refusal)
    gtk_window_destroy (self->refusal);
  if (refusal)
    g_set_weak_pointer (&self->refusal, show_problem (self, _ ("This cannot be opened"), refusal));
}

static gboolean
ensure_clock (GuichetApplication  *self,
              GError             **error)
{
  if (!self->clock)
    self->clock = guichet_clock_new (error);
  return self->clock != NULL;
}

/* In the accounts that are not open. */
static void
count_waiting (GuichetApplication *self)
{
  if (self->accounts)
    guichet_accounts_count_waiting (self->accounts);
}

static void
open_session (GuichetApplication   *self,
              GFile                *folder,
              const GuichetOptions *given,
              GuichetAccountEntry  *entry,
              const char           *token)
{
  g_autoptr (GuichetSession) session = NULL;
  g_autoptr (GError) error = NULL;

  if (ensure_clock (self, &error))
    session = guichet_session_new (GTK_APPLICATION (self), folder, self->clock);
  if (session && entry)
    guichet_session_set_entry (session, G_LIST_MODEL (self->accounts), entry);
  if (!session || !guichet_session_open (session, given, &error))
    {
      show_opening_problem (self, folder, error);
      return;
    }
  g_ptr_array_add (self->sessions, g_object_ref (session));
  if (!self->options.background || guichet_requests_are_pending (self->requests))
    present (self, session);
  serve_requests (self);
  g_signal_connect_object (session, "started", G_CALLBACK (count_waiting), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "problem", G_CALLBACK (show_service_problem), self,
                           G_CONNECT_SWAPPED);
  if (guichet_session_get_problem (session))
    show_service_problem (self, session);
  if (token && *token)
    guichet_session_set_token (session, token);
  guichet_session_start (session);
}

static void
open_folder (GuichetApplication *self)
{
  g_autoptr (GFile) folder = guichet_options_get_folder (&self->options);

  open_session (self, folder, &self->options, NULL, NULL);
}

/* Helpers: the person's own accounts */

static void
remembered_cb (GObject      *source,
               GAsyncResult *result,
               gpointer      data)
{
  g_autoptr (GError) error = NULL;

  if (!guichet_accounts_change_finish (GUICHET_ACCOUNTS (source), result, &error))
    g_warning ("The account to open first could not be kept: %s", error->message);
}

static void
open_account (GuichetApplication  *self,
              GuichetAccountEntry *entry,
              const GuichetAccess *access)
{
  g_autoptr (GFile) folder = guichet_accounts_get_folder (self->accounts, entry);
  GuichetSession *session = find_session (self, entry);
  const GuichetOptions given = {
    .service = access ? access->address : NULL,
    .ca_file = access ? access->ca_file : NULL,
  };

  if (session)
    present (self, session);
  else
    open_session (self, folder, &given, entry, access ? access->token : NULL);
  guichet_accounts_set_current_async (self->accounts, entry, remembered_cb, NULL);
}

static void
connected_cb (GuichetAccountEntry *entry,
              const GuichetAccess *access,
              gpointer             data)
{
  open_account (data, entry, access);
}

static void
show_access (GuichetApplication   *self,
             GuichetAccessPurpose  purpose)
{
  g_autoptr (GError) error = NULL;

  if (self->access)
    gtk_window_present (self->access);
  else if (ensure_clock (self, &error))
    g_set_weak_pointer (&self->access,
                        guichet_connecting_show (GTK_APPLICATION (self), self->accounts,
                                                 self->clock, NULL, NULL, purpose, connected_cb,
                                                 self));
  else
    show_opening_problem (self, NULL, error);
}

/* Only what is the person's own has a list; an option names a folder, or changes one. */
static gboolean
has_accounts (GuichetApplication *self)
{
  const GuichetOptions *options = &self->options;

  return guichet_options_is_default (&self->options) && !options->profile && !options->service
         && !options->ca_file && !options->token_file;
}

static void
open_accounts (GuichetApplication *self)
{
  g_autoptr (GFile) root = g_file_new_build_filename (g_get_user_data_dir (), "guichet", NULL);
  g_autoptr (GFile) file = NULL;
  GuichetAccountEntry *current;

  self->accounts = guichet_accounts_open (root);
  current = guichet_accounts_get_current (self->accounts);
  if (guichet_accounts_get_problem (self->accounts))
    {
      file = guichet_accounts_get_file (self->accounts);
      show_opening_problem (self, file, guichet_accounts_get_problem (self->accounts));
    }
  else if (current)
    open_account (self, current, NULL);
  else if (self->options.background)
    g_application_quit (G_APPLICATION (self));
  else
    show_access (self, GUICHET_ACCESS_WELCOME);
}

/* What the form says now is what the session uses from now on. */
static void
signed_in_cb (GuichetAccountEntry *entry,
              const GuichetAccess *access,
              gpointer             data)
{
  GuichetApplication *self = data;
  GuichetSession *session = find_session (self, entry);

  if (session)
    guichet_session_renew (session, access);
  open_account (self, entry, access);
}

/* Callbacks */

static void
demo_started_cb (GObject      *source,
                 GAsyncResult *result,
                 gpointer      data)
{
  g_autoptr (GuichetApplication) self = data;
  g_autoptr (GFile) folder = guichet_options_get_folder (&self->options);
  g_autoptr (GError) error = NULL;

  g_application_release (G_APPLICATION (self));
  if (!guichet_demo_start_finish (GUICHET_DEMO (source), result, &error))
    {
      show_opening_problem (self, folder, error);
      return;
    }
  self->options.service = g_strdup (guichet_demo_get_address (self->demo));
  self->options.ca_file = guichet_demo_get_ca_file (self->demo);
  self->options.token_file = guichet_demo_get_token_file (self->demo);
  open_session (self, folder, &self->options, NULL, NULL);
  if (self->access)
    gtk_window_destroy (self->access);
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
demonstration_action (GSimpleAction *action,
                      GVariant      *parameter,
                      gpointer       data)
{
  GuichetApplication *self = data;

  if (self->demo)
    return;
  self->options.demo = TRUE;
  start_demo (self);
}

static void
add_account_action (GSimpleAction *action,
                    GVariant      *parameter,
                    gpointer       data)
{
  GuichetApplication *self = data;

  if (self->accounts)
    show_access (self, GUICHET_ACCESS_ADD);
}

/* Writing is never cut short. */
static gboolean
is_writing (GuichetApplication *self)
{
  for (GList *at = gtk_application_get_windows (GTK_APPLICATION (self)); at; at = at->next)
    if (GUICHET_IS_COMPOSER (at->data))
      return TRUE;
  return FALSE;
}

static void
close_session (GuichetApplication *self,
               GuichetSession     *session)
{
  GtkWindow *window = (GtkWindow *) guichet_session_get_window (session);
  GList *all = g_list_copy (gtk_application_get_windows (GTK_APPLICATION (self)));

  for (GList *at = all; at; at = at->next)
    g_object_ref (at->data);
  for (GList *at = all; window && at; at = at->next)
    if (gtk_window_get_transient_for (at->data) == window)
      gtk_window_destroy (at->data);
  if (window)
    gtk_window_destroy (window);
  g_list_free_full (all, g_object_unref);
  guichet_session_stop (session);
  guichet_session_close (session);
  g_ptr_array_remove (self->sessions, session);
}

/* There is always a window left: that of another account, or the welcome. */
static void
removed_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      data)
{
  GuichetApplication *self = data;
  GuichetAccountEntry *current;
  g_autoptr (GError) error = NULL;

  if (!guichet_accounts_change_finish (GUICHET_ACCOUNTS (source), result, &error))
    show_problem (self, _ ("The account could not be removed"), error->message);
  current = guichet_accounts_get_current (self->accounts);
  if (self->sessions->len == 0 && current)
    open_account (self, current, NULL);
  else if (self->sessions->len == 0)
    show_access (self, GUICHET_ACCESS_WELCOME);
  g_application_release (G_APPLICATION (self));
}

typedef struct
{
  GuichetApplication *application;
  GuichetAccountEntry *entry;
  gboolean with_data;
} Removal;

/* Once the windows that asked for it are done with. The application is held until it is over. */
static void
remove_cb (gpointer data)
{
  g_autofree Removal *removal = data;
  g_autoptr (GuichetAccountEntry) entry = removal->entry;
  GuichetApplication *self = removal->application;
  GuichetSession *session = find_session (self, entry);

  if (session)
    close_session (self, session);
  guichet_accounts_remove_async (self->accounts, entry, removal->with_data,
                                 guichet_clock_get_now (self->clock), removed_cb, self);
}

static void
remove_account_action (GSimpleAction *action,
                       GVariant      *parameter,
                       gpointer       data)
{
  GuichetApplication *self = data;
  GuichetAccountEntry *entry;
  Removal *removal;
  const char *id;
  gboolean with_data;

  g_variant_get (parameter, "(&sb)", &id, &with_data);
  entry = self->accounts ? guichet_accounts_find (self->accounts, id) : NULL;
  if (!entry)
    return;
  if (is_writing (self))
    {
      show_problem (self, _ ("A Demande is being written"),
                    _ ("Close its window first: what you wrote is kept as a draft."));
      return;
    }
  g_application_hold (G_APPLICATION (self));
  removal = g_new0 (Removal, 1);
  removal->application = self;
  removal->entry = g_object_ref (entry);
  removal->with_data = with_data;
  g_idle_add_once (remove_cb, removal);
}

static void
open_account_action (GSimpleAction *action,
                     GVariant      *parameter,
                     gpointer       data)
{
  GuichetApplication *self = data;
  GuichetAccountEntry *entry =
    self->accounts ? guichet_accounts_find (self->accounts, g_variant_get_string (parameter, NULL))
                   : NULL;

  if (entry)
    open_account (self, entry, NULL);
}

/* The account of the window that is in front. */
static void
sign_in_action (GSimpleAction *action,
                GVariant      *parameter,
                gpointer       data)
{
  GuichetApplication *self = data;
  GuichetSession *session = find_current (self);
  g_autoptr (GuichetAccess) access = NULL;

  if (!session || !guichet_session_get_entry (session))
    return;
  access = guichet_session_get_access (session);
  if (self->access)
    gtk_window_destroy (self->access);
  g_set_weak_pointer (&self->access,
                      guichet_connecting_show (GTK_APPLICATION (self), self->accounts, self->clock,
                                               guichet_session_get_entry (session), access,
                                               GUICHET_ACCESS_SIGN_IN, signed_in_cb, self));
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
preferences_action (GSimpleAction *action,
                    GVariant      *parameter,
                    gpointer       data)
{
  GuichetApplication *self = data;

  gtk_window_present (guichet_preferences_new (gtk_application_get_active_window (data),
                                               self->accounts));
}

static void
help_action (GSimpleAction *action,
             GVariant      *parameter,
             gpointer       data)
{
  GuichetSession *session = find_current (data);

  if (session)
    guichet_window_show_help (guichet_session_present (session));
}

/* Without a window, none comes. */
static void
synchronise_action (GSimpleAction *action,
                    GVariant      *parameter,
                    gpointer       data)
{
  GuichetApplication *self = data;

  for (guint i = 0; i < self->sessions->len; i++)
    guichet_sync_now (guichet_session_get_sync (g_ptr_array_index (self->sessions, i)));
  if (self->sessions->len == 0)
    g_application_activate (data);
}

static void
quit_action (GSimpleAction *action,
             GVariant      *parameter,
             gpointer       data)
{
  GList *windows = gtk_application_get_windows (data);
  g_autoptr (GList) closing = g_list_copy (windows);
  GuichetApplication *self = data;

  guichet_background_stop (self->background);
  /* What is being written is saved as its window closes: the last one ends the application. */
  for (GList *window = closing; window; window = window->next)
    gtk_window_close (window->data);
  if (!windows)
    g_application_quit (data);
}

/* Overrides */

/* One that runs already is left as it is. Returns: the status to end with, or -1 to go on */
static int
begin_background (GuichetApplication *self)
{
  g_autoptr (GError) error = NULL;

  if (!g_application_register (G_APPLICATION (self), NULL, &error))
    {
      g_printerr ("guichet: %s\n", error->message);
      return 1;
    }
  if (g_application_get_is_remote (G_APPLICATION (self)))
    return 0;
  guichet_background_stay (self->background);
  return -1;
}

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
  if (self->options.background)
    return begin_background (self);
  return -1;
}

static void
guichet_application_startup (GApplication *application)
{
  static const GActionEntry entries[] = {
    { .name = "about", .activate = about_action },
    { .name = "add-account", .activate = add_account_action },
    { .name = "demonstration", .activate = demonstration_action },
    { .name = "help", .activate = help_action },
    { .name = "open-account", .activate = open_account_action, .parameter_type = "s" },
    { .name = "preferences", .activate = preferences_action },
    { .name = "quit", .activate = quit_action },
    { .name = "remove-account", .activate = remove_account_action, .parameter_type = "(sb)" },
    { .name = "sign-in", .activate = sign_in_action },
    { .name = "synchronise", .activate = synchronise_action },
  };
  GuichetApplication *self = GUICHET_APPLICATION (application);
  const char *log = g_getenv ("GUICHET_FRAME_LOG");

  G_APPLICATION_CLASS (guichet_application_parent_class)->startup (application);
  guichet_accessible_names_mend ();
  gtk_window_set_default_icon_name ("guichet-window");
  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
  self->requests = guichet_requests_new (GTK_APPLICATION (self));
  self->background =
    guichet_background_new (application, guichet_options_is_default (&self->options));
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
  GuichetSession *current = find_current (self);

  if (current)
    present (self, current);
  serve_requests (self);
  if (self->is_opening)
    {
      if (self->accounts && self->sessions->len == 0)
        show_access (self, GUICHET_ACCESS_WELCOME);
      return;
    }
  self->is_opening = TRUE;
  if (self->options.demo)
    start_demo (self);
  else if (has_accounts (self))
    open_accounts (self);
  else
    open_folder (self);
}

static void
guichet_application_open (GApplication  *application,
                          GFile        **files,
                          int            n_files,
                          const char    *hint)
{
  GuichetApplication *self = GUICHET_APPLICATION (application);

  guichet_requests_open (self->requests, files, n_files);
  guichet_application_activate (application);
}

static void
guichet_application_shutdown (GApplication *application)
{
  GuichetApplication *self = GUICHET_APPLICATION (application);

  for (guint i = 0; i < self->sessions->len; i++)
    guichet_session_stop (g_ptr_array_index (self->sessions, i));
  G_APPLICATION_CLASS (guichet_application_parent_class)->shutdown (application);
  for (guint i = 0; i < self->sessions->len; i++)
    guichet_session_close (g_ptr_array_index (self->sessions, i));
  if (self->accounts)
    guichet_accounts_close (self->accounts);
  if (self->demo)
    guichet_demo_stop (self->demo);
}

static void
guichet_application_finalize (GObject *object)
{
  GuichetApplication *self = GUICHET_APPLICATION (object);

  g_ptr_array_unref (self->sessions);
  g_clear_object (&self->accounts);
  g_clear_weak_pointer (&self->access);
  g_clear_object (&self->clock);
  g_clear_object (&self->demo);
  g_clear_object (&self->frame_log);
  g_clear_object (&self->requests);
  g_clear_object (&self->background);
  g_clear_weak_pointer (&self->refusal);
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
  self->sessions = g_ptr_array_new_with_free_func (g_object_unref);
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
