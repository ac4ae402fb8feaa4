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

#include "guichet-account.h"
#include "guichet-help.h"
#include "guichet-notifier.h"
#include "guichet-service-factory.h"

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
};

G_DEFINE_FINAL_TYPE (GuichetSession, guichet_session, G_TYPE_OBJECT)

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
start_now (GuichetSession *self)
{
  if (self->start_id == 0)
    return;
  g_clear_handle_id (&self->start_id, g_source_remove);
  guichet_help_install_async (self->database, help_installed_cb, NULL);
  guichet_sync_start (self->sync);
}

/* Overrides */

static void
guichet_session_dispose (GObject *object)
{
  GuichetSession *self = GUICHET_SESSION (object);

  g_clear_handle_id (&self->start_id, g_source_remove);
  g_clear_weak_pointer (&self->window);
  g_clear_object (&self->notifier);
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
}

static void
guichet_session_init (GuichetSession *self)
{
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
 * guichet_session_open:
 * @given: what the command line says of the service, to be remembered
 *
 * Opens the data as their one writer, and makes the way to the service. Without its service a
 * session is open all the same, for all that is here can be read and written:
 * guichet_session_get_problem() then says what is wrong.
 *
 * Returns: whether the data are open. Errors: those of the store.
 */
gboolean
guichet_session_open (GuichetSession        *self,
                      const GuichetOptions  *given,
                      GError               **error)
{
  g_autoptr (GuichetAccount) account = NULL;

  self->database = guichet_database_open (self->folder, GUICHET_DATABASE_WRITER, self->clock,
                                          error);
  if (!self->database)
    return FALSE;
  account = load_account (self, given, &self->problem);
  if (account)
    self->service = guichet_service_factory_make (account->address, account->ca_file,
                                                  account->token_file, self->clock,
                                                  &self->problem);
  self->sync = guichet_sync_new (self->service, self->database, self->clock);
  self->notifier =
    guichet_notifier_new (self->application, self->sync, self->database, self->clock);
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
  if (!self->window)
    g_set_weak_pointer (&self->window, guichet_window_new (self->application, self->sync,
                                                           self->database, self->clock));
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
