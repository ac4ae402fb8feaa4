/* guichet-session.c - the data, the service and the window of one account
 *
 * What the application holds of each account that is open: its folder, of which it is the one
 * writer, the way to its service, its exchange and its main window. Two accounts share the
 * clock and nothing else.
 *
 * It is opened, then started once its window is there; it is stopped while the windows still
 * live, and closed behind them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "guichet-session.h"

#include "guichet-account-table.h"
#include "guichet-account.h"
#include "guichet-help.h"
#include "guichet-notifier.h"
#include "guichet-service-factory.h"
#include "guichet-settings.h"
#include "guichet-token.h"

/* How long the exchange waits for the window to be drawn: one that nobody sees may never be. */
#define MOST_WAITED_MS 2000

struct _GuichetSession
{
  GObject parent_instance;

  GtkApplication *application;
  GFile *folder;
  GuichetClock *clock;
  GuichetDatabase *database;
  GuichetService *service;
  GuichetSync *sync;
  GuichetNotifier *notifier;
  GuichetWindow *window;
  GError *problem;
  guint start_id;
  GuichetAccount *account;
  GListModel *accounts;
  GuichetAccountEntry *entry;
  GCancellable *cancellable;
  GCancellable *making;
  char *token;
  GSettings *settings;
};

G_DEFINE_FINAL_TYPE (GuichetSession, guichet_session, G_TYPE_OBJECT)

enum
{
  PROBLEM,
  STARTED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* Helpers */

static void
account_saved_cb (GObject      *source,
                  GAsyncResult *result,
                  gpointer      data)
{
  g_autoptr (GError) error = NULL;

  if (!guichet_account_save_finish (GUICHET_DATABASE (source), result, &error))
    g_warning ("The service's address could not be kept: %s", error->message);
}

static void
help_installed_cb (GObject      *source,
                   GAsyncResult *result,
                   gpointer      data)
{
  g_autoptr (GError) error = NULL;

  if (!guichet_help_install_finish (GUICHET_DATABASE (source), result, &error))
    g_warning ("The help could not be stored: %s", error->message);
}

static GuichetAccount *
load_account (GuichetSession        *self,
              const GuichetOptions  *given,
              GError               **error)
{
  g_autoptr (GuichetAccount) account = guichet_account_load (self->database, error);

  if (!account || !(given->service || given->ca_file || given->token_file))
    return g_steal_pointer (&account);
  guichet_account_give (account, given->service, given->ca_file, given->token_file);
  guichet_account_save_async (account, self->database, account_saved_cb, NULL);
  return g_steal_pointer (&account);
}

static void
count_waiting (GuichetSession *self)
{
  if (self->entry)
    guichet_account_entry_set_waiting (self->entry, TRUE,
                                       guichet_sync_get_pending (self->sync)
                                         + guichet_sync_get_refused (self->sync));
}

/* What waits is counted from then on, for the other accounts' windows. */
static void
watch_waiting (GuichetSession *self)
{
  g_signal_connect_object (self->sync, "notify::pending", G_CALLBACK (count_waiting), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->sync, "notify::refused", G_CALLBACK (count_waiting), self,
                           G_CONNECT_SWAPPED);
  count_waiting (self);
}

/* What the person chose is for all of their accounts. */
static void
follow_choices (GuichetSession *self)
{
  self->settings = guichet_settings_new ();
  if (!self->settings)
    return;
  g_settings_bind (self->settings, "alsace-moselle", self->sync, "alsace-moselle",
                   G_SETTINGS_BIND_GET);
  g_settings_bind (self->settings, "spare-metered", self->sync, "spares-metered",
                   G_SETTINGS_BIND_GET);
}

/* A keyring that is locked, or none: the service will ask who we are, and so do we then. */
static void
looked_up_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      data)
{
  g_autoptr (GuichetSession) self = data;
  g_autoptr (GError) error = NULL;
  char *token = NULL;

  guichet_token_lookup_finish (result, &token, &error);
  if (error)
    g_message ("The keyring gives no token: %s", error->message);
  if (self->sync)
    {
      if (token)
        guichet_session_set_token (self, token);
      guichet_sync_start (self->sync);
    }
  guichet_token_free (token);
}

static void
use_service (GuichetSession *self)
{
  const gboolean needs_token = self->entry && !self->token && !self->account->token_file;

  if (self->token)
    guichet_service_set_token (self->service, self->token);
  guichet_sync_set_service (self->sync, self->service);
  if (needs_token)
    guichet_token_lookup_async (guichet_account_entry_get_id (self->entry), TRUE,
                                self->cancellable, looked_up_cb, g_object_ref (self));
  else
    guichet_sync_start (self->sync);
}

/* What was asked for since is what counts. */
static void
service_made_cb (GObject      *source,
                 GAsyncResult *result,
                 gpointer      data)
{
  g_autoptr (GuichetSession) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GuichetService) service = guichet_service_factory_make_finish (result, &error);

  if (!self->sync || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (service)
    {
      g_set_object (&self->service, service);
      use_service (self);
      return;
    }
  guichet_sync_set_service (self->sync, NULL);
  guichet_sync_start (self->sync);
  self->problem = g_steal_pointer (&error);
  g_signal_emit (self, signals[PROBLEM], 0);
}

static void
make_service (GuichetSession *self)
{
  g_cancellable_cancel (self->making);
  g_clear_object (&self->making);
  self->making = g_cancellable_new ();
  g_clear_error (&self->problem);
  guichet_service_factory_make_async (self->account->address, self->account->ca_file,
                                      self->account->token_file, self->clock, self->making,
                                      service_made_cb, g_object_ref (self));
}

static gboolean
has_address (GuichetSession *self)
{
  return self->account && self->account->address;
}

static void
start_now (GuichetSession *self)
{
  if (self->start_id == 0)
    return;
  g_clear_handle_id (&self->start_id, g_source_remove);
  guichet_help_install_async (self->database, help_installed_cb, NULL);
  if (has_address (self))
    make_service (self);
  else
    guichet_sync_start (self->sync);
  g_signal_emit (self, signals[STARTED], 0);
}

/* Overrides */

static void
guichet_session_dispose (GObject *object)
{
  GuichetSession *self = GUICHET_SESSION (object);

  g_clear_handle_id (&self->start_id, g_source_remove);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_cancellable_cancel (self->making);
  g_clear_object (&self->making);
  guichet_token_free (g_steal_pointer (&self->token));
  g_clear_pointer (&self->account, guichet_account_free);
  g_clear_object (&self->accounts);
  g_clear_object (&self->entry);
  g_clear_weak_pointer (&self->window);
  g_clear_object (&self->notifier);
  g_clear_object (&self->settings);
  g_clear_object (&self->sync);
  g_clear_object (&self->service);
  g_clear_object (&self->database);
  g_clear_object (&self->clock);
  g_clear_object (&self->folder);
  g_clear_error (&self->problem);
  G_OBJECT_CLASS (guichet_session_parent_class)->dispose (object);
}

static void
guichet_session_class_init (GuichetSessionClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = guichet_session_dispose;

  /**
   * GuichetSession::problem:
   *
   * The service cannot be used: guichet_session_get_problem() says why.
   */
  signals[PROBLEM] = g_signal_new ("problem", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                   NULL, NULL, NULL, G_TYPE_NONE, 0);

  /**
   * GuichetSession::started:
   *
   * Its window is drawn: what was put off until then may begin.
   */
  signals[STARTED] = g_signal_new ("started", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                   NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
guichet_session_init (GuichetSession *self)
{
  self->cancellable = g_cancellable_new ();
}

/* Public API */

/**
 * guichet_session_new:
 * @application: outlives the session
 * @folder: the account's data
 *
 * Returns: (transfer full): a session, not open
 */
GuichetSession *
guichet_session_new (GtkApplication *application,
                     GFile          *folder,
                     GuichetClock   *clock)
{
  GuichetSession *self = g_object_new (GUICHET_TYPE_SESSION, NULL);

  self->application = application;
  self->folder = g_object_ref (folder);
  self->clock = g_object_ref (clock);
  return self;
}

/**
 * guichet_session_set_entry:
 * @accounts: the person's accounts
 * @entry: that of this session
 *
 * Says, before it is opened, which of a person's accounts it is.
 */
void
guichet_session_set_entry (GuichetSession      *self,
                           GListModel          *accounts,
                           GuichetAccountEntry *entry)
{
  self->accounts = g_object_ref (accounts);
  self->entry = g_object_ref (entry);
}

/**
 * guichet_session_get_entry:
 *
 * Returns: (transfer none) (nullable): which of a person's accounts it is
 */
GuichetAccountEntry *
guichet_session_get_entry (GuichetSession *self)
{
  return self->entry;
}

/**
 * guichet_session_set_token:
 * @token: what proves who we are, from now on
 *
 * Changes the token of the requests to come; it is kept nowhere.
 */
void
guichet_session_set_token (GuichetSession *self,
                           const char     *token)
{
  guichet_token_free (self->token);
  self->token = g_strdup (token);
  if (self->service)
    guichet_service_set_token (self->service, token);
}

/**
 * guichet_session_renew:
 * @access: how it reaches its service from now on
 *
 * Signs in anew. What is open stays open, and what was put off is tried again at once.
 */
void
guichet_session_renew (GuichetSession      *self,
                       const GuichetAccess *access)
{
  guichet_account_give (self->account, access->address, access->ca_file, NULL);
  guichet_account_save_async (self->account, self->database, account_saved_cb, NULL);
  if (access->token && *access->token)
    guichet_session_set_token (self, access->token);
  make_service (self);
}

/**
 * guichet_session_get_access:
 *
 * Returns: (transfer full): how it reaches its service, but for the token
 */
GuichetAccess *
guichet_session_get_access (GuichetSession *self)
{
  GuichetAccess *access = g_new0 (GuichetAccess, 1);

  access->address = g_strdup (self->account && self->account->address ? self->account->address
                                                                      : "");
  access->ca_file = g_strdup (self->account ? self->account->ca_file : NULL);
  access->service_id =
    guichet_account_table_get (guichet_database_read (self->database), "service_id", NULL);
  return access;
}

/**
 * guichet_session_open:
 * @given: what the command line says of the service, to be remembered
 *
 * Opens the data as their one writer. The way to the service is made once the session is started;
 * without it the session is open all the same, for all that is here can be read and written.
 *
 * Returns: whether the data are open. Errors: those of the store.
 */
gboolean
guichet_session_open (GuichetSession        *self,
                      const GuichetOptions  *given,
                      GError               **error)
{
  self->database = guichet_database_open (self->folder, GUICHET_DATABASE_WRITER, self->clock,
                                          error);
  if (!self->database)
    return FALSE;
  self->account = load_account (self, given, &self->problem);
  self->sync = guichet_sync_new (NULL, self->database, self->clock);
  if (has_address (self))
    guichet_sync_expect_service (self->sync);
  self->notifier =
    guichet_notifier_new (self->application, self->sync, self->database, self->clock);
  watch_waiting (self);
  follow_choices (self);
  return TRUE;
}

/**
 * guichet_session_present:
 *
 * Shows the main window, made anew when there is none.
 *
 * Returns: (transfer none): the window
 */
GuichetWindow *
guichet_session_present (GuichetSession *self)
{
  const gboolean is_new = !self->window;

  if (is_new)
    g_set_weak_pointer (&self->window, guichet_window_new (self->application, self->sync,
                                                           self->database, self->clock));
  if (is_new && self->entry)
    guichet_window_set_accounts (self->window, self->accounts, self->entry);
  gtk_window_present (GTK_WINDOW (self->window));
  return self->window;
}

/**
 * guichet_session_start:
 *
 * Begins to exchange with the service, and brings the help up to date, once the window is drawn.
 */
void
guichet_session_start (GuichetSession *self)
{
  GdkFrameClock *frame_clock =
    self->window ? gtk_widget_get_frame_clock (GTK_WIDGET (self->window)) : NULL;

  self->start_id = g_timeout_add_once (frame_clock ? MOST_WAITED_MS : 0,
                                       (GSourceOnceFunc) start_now, self);
  if (frame_clock)
    g_signal_connect_object (frame_clock, "after-paint", G_CALLBACK (start_now), self,
                             G_CONNECT_SWAPPED);
}

/**
 * guichet_session_stop:
 *
 * Stops exchanging with the service; a request under way is given up, harmlessly.
 */
void
guichet_session_stop (GuichetSession *self)
{
  g_clear_handle_id (&self->start_id, g_source_remove);
  if (self->notifier)
    guichet_notifier_stop (self->notifier);
  if (self->sync)
    guichet_sync_stop (self->sync);
}

/**
 * guichet_session_close:
 *
 * Closes the data: what was written is on the disk. Its windows are gone by then.
 */
void
guichet_session_close (GuichetSession *self)
{
  g_clear_object (&self->notifier);
  g_cancellable_cancel (self->cancellable);
  g_cancellable_cancel (self->making);
  if (self->entry)
    guichet_account_entry_set_waiting (self->entry, FALSE,
                                       guichet_account_entry_get_waiting (self->entry));
  g_clear_object (&self->sync);
  g_clear_object (&self->service);
  if (self->database)
    guichet_database_close (self->database);
}

/**
 * guichet_session_get_folder:
 *
 * Returns: (transfer none): where the account's data are
 */
GFile *
guichet_session_get_folder (GuichetSession *self)
{
  return self->folder;
}

/**
 * guichet_session_get_database:
 *
 * Returns: (transfer none) (nullable): what is stored, once open
 */
GuichetDatabase *
guichet_session_get_database (GuichetSession *self)
{
  return self->database;
}

/**
 * guichet_session_get_sync:
 *
 * Returns: (transfer none) (nullable): the exchange, once open
 */
GuichetSync *
guichet_session_get_sync (GuichetSession *self)
{
  return self->sync;
}

/**
 * guichet_session_get_window:
 *
 * Returns: (transfer none) (nullable): the main window, while there is one
 */
GuichetWindow *
guichet_session_get_window (GuichetSession *self)
{
  return self->window;
}

/**
 * guichet_session_get_problem:
 *
 * Returns: (transfer none) (nullable): why the service cannot be used
 */
const GError *
guichet_session_get_problem (GuichetSession *self)
{
  return self->problem;
}
