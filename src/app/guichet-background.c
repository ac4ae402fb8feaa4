/* guichet-background.c - going on without a window, and starting with the session
 *
 * Both are chosen by the person and off until then. While the first is, the application is held:
 * it goes on exchanging when its last window is closed, and ends when told to quit.
 *
 * To be started with the session is asked of the Background portal in a sandbox, which may ask
 * the person in turn; outside of one it is a file in the person's autostart folder. Where it
 * cannot be had the choice is undone, and why is said under it: "background-problem" keeps it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "guichet-background.h"

#include "guichet-config.h"
#include "guichet-settings.h"

#include <glib/gi18n.h>
#include <libportal/portal.h>
#include <string.h>

struct _GuichetBackground
{
  GObject parent_instance;

  GApplication *application;
  GSettings *settings;
  XdpPortal *portal;
  GCancellable *cancellable;
  gboolean is_asked_to_stay;
  gboolean holds;
};

G_DEFINE_FINAL_TYPE (GuichetBackground, guichet_background, G_TYPE_OBJECT)

/* Helpers */

static void
say_problem (GuichetBackground *self,
             const char        *problem)
{
  g_settings_set_string (self->settings, "background-problem", problem);
}

static void
update_hold (GuichetBackground *self)
{
  const gboolean wanted =
    self->is_asked_to_stay
    || (self->settings && g_settings_get_boolean (self->settings, "run-in-background"));

  if (wanted && !self->holds)
    g_application_hold (self->application);
  else if (!wanted && self->holds)
    g_application_release (self->application);
  self->holds = wanted;
}

static GFile *
get_autostart_file (void)
{
  return g_file_new_build_filename (g_get_user_config_dir (), "autostart",
                                    GUICHET_APPLICATION_ID ".desktop", NULL);
}

/* As the rules of desktop entries have it: quoted, with '%' doubled. */
static char *
quote_program (void)
{
  const char *path = GUICHET_BINDIR "/guichet";
  GString *quoted = g_string_new ("\"");

  for (const char *p = path; *p; p++)
    {
      if (strchr ("\"`$\\", *p))
        g_string_append (quoted, "\\\\");
      if (*p == '%')
        g_string_append_c (quoted, '%');
      g_string_append_c (quoted, *p);
    }
  return g_string_free (g_string_append_c (quoted, '"'), FALSE);
}

static char *
make_entry (void)
{
  g_autofree char *program = quote_program ();

  return g_strdup_printf ("[Desktop Entry]\nType=Application\nName=Guichet\n"
                          "Exec=%s --background\nIcon=" GUICHET_APPLICATION_ID "\n"
                          "NoDisplay=true\nX-GNOME-Autostart-enabled=true\n", program);
}

/* Callbacks */

/* The file is small and local: it is written at once, from a thread that may wait. */
static void
write_entry_worker (GTask        *task,
                    gpointer      source,
                    gpointer      data,
                    GCancellable *cancellable)
{
  g_autoptr (GFile) file = get_autostart_file ();
  g_autoptr (GFile) folder = g_file_get_parent (file);
  g_autofree char *entry = make_entry ();
  g_autoptr (GError) error = NULL;

  if (GPOINTER_TO_INT (data))
    {
      g_file_make_directory_with_parents (folder, NULL, NULL);
      g_file_replace_contents (file, entry, strlen (entry), NULL, FALSE, G_FILE_CREATE_NONE, NULL,
                               NULL, &error);
    }
  else if (!g_file_delete (file, NULL, &error)
           && g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
    g_clear_error (&error);
  if (error)
    g_task_return_error (task, g_steal_pointer (&error));
  else
    g_task_return_boolean (task, TRUE);
}

static void
entry_written_cb (GObject      *source,
                  GAsyncResult *result,
                  gpointer      data)
{
  GuichetBackground *self = GUICHET_BACKGROUND (source);
  g_autoptr (GError) error = NULL;
  g_autofree char *problem = NULL;

  if (g_task_propagate_boolean (G_TASK (result), &error) || !self->settings)
    return;
  problem = g_strdup_printf (_ ("The file that starts Guichet with the session cannot be "
                                "changed: %s"), error->message);
  say_problem (self, problem);
}

static void
portal_answered_cb (GObject      *source,
                    GAsyncResult *result,
                    gpointer      data)
{
  g_autoptr (GuichetBackground) self = data;
  g_autoptr (GError) error = NULL;

  if (xdp_portal_request_background_finish (XDP_PORTAL (source), result, &error)
      || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || !self->settings)
    return;
  g_warning ("The Background portal: %s", error->message);
  g_settings_set_boolean (self->settings, "start-at-login", FALSE);
  say_problem (self, _ ("The system did not allow Guichet to start with the session."));
}

static void
ask_portal (GuichetBackground *self,
            gboolean           starts)
{
  g_autoptr (GPtrArray) command = g_ptr_array_new_with_free_func (g_free);

  g_ptr_array_add (command, g_strdup ("guichet"));
  g_ptr_array_add (command, g_strdup ("--background"));
  if (!self->portal)
    self->portal = xdp_portal_new ();
  xdp_portal_request_background (self->portal, NULL,
                                 (char *) _ ("To receive what the support answers"), command,
                                 starts ? XDP_BACKGROUND_FLAG_AUTOSTART : XDP_BACKGROUND_FLAG_NONE,
                                 self->cancellable, portal_answered_cb, g_object_ref (self));
}

static void
start_changed_cb (GuichetBackground *self)
{
  const gboolean starts = g_settings_get_boolean (self->settings, "start-at-login");
  g_autoptr (GTask) task = NULL;

  if (starts)
    say_problem (self, "");
  if (xdp_portal_running_under_sandbox ())
    {
      ask_portal (self, starts);
      return;
    }
  task = g_task_new (self, self->cancellable, entry_written_cb, NULL);
  g_task_set_task_data (task, GINT_TO_POINTER (starts), NULL);
  g_task_run_in_thread (task, write_entry_worker);
}

/* Overrides */

static void
guichet_background_finalize (GObject *object)
{
  GuichetBackground *self = GUICHET_BACKGROUND (object);

  g_clear_object (&self->settings);
  g_clear_object (&self->portal);
  g_clear_object (&self->cancellable);
  G_OBJECT_CLASS (guichet_background_parent_class)->finalize (object);
}

static void
guichet_background_class_init (GuichetBackgroundClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = guichet_background_finalize;
}

static void
guichet_background_init (GuichetBackground *self)
{
  self->cancellable = g_cancellable_new ();
  self->settings = guichet_settings_new ();
}

/* Public API */

/**
 * guichet_background_new:
 * @application: the application; outlives it
 * @follows: whether the person's choices are for this one: they are of their own accounts
 *
 * Returns: (transfer full): what holds the application when asked to
 */
GuichetBackground *
guichet_background_new (GApplication *application,
                        gboolean      follows)
{
  GuichetBackground *self = g_object_new (GUICHET_TYPE_BACKGROUND, NULL);

  self->application = application;
  if (!follows)
    g_clear_object (&self->settings);
  if (!self->settings)
    return self;
  g_signal_connect_object (self->settings, "changed::run-in-background", G_CALLBACK (update_hold),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->settings, "changed::start-at-login",
                           G_CALLBACK (start_changed_cb), self, G_CONNECT_SWAPPED);
  update_hold (self);
  return self;
}

/**
 * guichet_background_stay:
 * @self: the background
 *
 * Keeps the application even though there is no window, until guichet_background_stop().
 */
void
guichet_background_stay (GuichetBackground *self)
{
  g_return_if_fail (GUICHET_IS_BACKGROUND (self));
  self->is_asked_to_stay = TRUE;
  update_hold (self);
}

/**
 * guichet_background_stop:
 * @self: the background
 *
 * Keeps the application no longer: it ends with its last window, or at once if there is none.
 */
void
guichet_background_stop (GuichetBackground *self)
{
  g_return_if_fail (GUICHET_IS_BACKGROUND (self));
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->settings);
  if (self->holds)
    g_application_release (self->application);
  self->holds = FALSE;
}
