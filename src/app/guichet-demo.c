/* guichet-demo.c - the service of the demonstration
 *
 * A guichet-server of its own on the loopback, over HTTPS with its own authority. It says its
 * address on its first line, leaves the authority's certificate and the access token in its
 * folder, and ends with the application, however the application ends.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "guichet-demo.h"

#include "guichet-config.h"

#include <signal.h>
#include <string.h>
#include <sys/prctl.h>

#define LISTENING "listening "

struct _GuichetDemo
{
  GObject parent_instance;

  GFile *folder;
  GSubprocess *server;
  GDataInputStream *output;
  char *address;
};

G_DEFINE_FINAL_TYPE (GuichetDemo, guichet_demo, G_TYPE_OBJECT)

/* Helpers */

static void
die_with_parent (gpointer data)
{
  prctl (PR_SET_PDEATHSIG, SIGTERM);
}

/* The one that was installed with us, wherever that is; PATH is for whoever moved it. */
static char *
find_server (GError **error)
{
  const char *given = g_getenv ("GUICHET_SERVER");
  g_autofree char *installed = g_build_filename (GUICHET_BINDIR, "guichet-server", NULL);
  g_autofree char *found = NULL;

  if (given)
    return g_strdup (given);
  if (g_file_test (installed, G_FILE_TEST_IS_EXECUTABLE))
    return g_steal_pointer (&installed);
  found = g_find_program_in_path ("guichet-server");
  if (!found)
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, "guichet-server");
  return g_steal_pointer (&found);
}

static GSubprocess *
spawn (GuichetDemo  *self,
       GError      **error)
{
  g_autoptr (GSubprocessLauncher) launcher = NULL;
  g_autofree char *program = find_server (error);

  if (!program)
    return NULL;
  launcher = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE);
  g_subprocess_launcher_set_child_setup (launcher, die_with_parent, NULL, NULL);
  return g_subprocess_launcher_spawn (launcher, error, program, "--data-dir",
                                      g_file_peek_path (self->folder), "--self-signed", "--demo",
                                      NULL);
}

static char *
build_path (GuichetDemo *self,
            const char  *name)
{
  return g_build_filename (g_file_peek_path (self->folder), name, NULL);
}

/* Callbacks */

static void
line_read_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      data)
{
  g_autoptr (GTask) task = data;
  GuichetDemo *self = g_task_get_source_object (task);
  g_autoptr (GError) error = NULL;
  g_autofree char *line = NULL;

  line = g_data_input_stream_read_line_finish_utf8 (G_DATA_INPUT_STREAM (source), result, NULL,
                                                    &error);
  if (error)
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }
  if (!line || !g_str_has_prefix (line, LISTENING))
    {
      g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_FAILED, "guichet-server: %s",
                               line ? line : "ended");
      return;
    }
  self->address = g_strdup (line + strlen (LISTENING));
  g_task_return_boolean (task, TRUE);
}

/* Overrides */

static void
guichet_demo_dispose (GObject *object)
{
  GuichetDemo *self = GUICHET_DEMO (object);

  guichet_demo_stop (self);
  g_clear_object (&self->output);
  g_clear_object (&self->folder);
  g_clear_pointer (&self->address, g_free);
  G_OBJECT_CLASS (guichet_demo_parent_class)->dispose (object);
}

static void
guichet_demo_class_init (GuichetDemoClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = guichet_demo_dispose;
}

static void
guichet_demo_init (GuichetDemo *self)
{
}

/* Public API */

/**
 * guichet_demo_new:
 * @folder: where the service keeps its data
 *
 * Returns: (transfer full): the service, not started
 */
GuichetDemo *
guichet_demo_new (GFile *folder)
{
  GuichetDemo *self = g_object_new (GUICHET_TYPE_DEMO, NULL);

  self->folder = g_object_ref (folder);
  return self;
}

/**
 * guichet_demo_start_async:
 * @self: the service
 * @cancellable: (nullable): to give up
 * @callback: called once it answers, or cannot
 * @user_data: for @callback
 *
 * Starts it. Once.
 */
void
guichet_demo_start_async (GuichetDemo         *self,
                          GCancellable        *cancellable,
                          GAsyncReadyCallback  callback,
                          gpointer             user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  g_autoptr (GError) error = NULL;

  g_return_if_fail (GUICHET_IS_DEMO (self) && !self->server);
  g_task_set_source_tag (task, guichet_demo_start_async);
  self->server = spawn (self, &error);
  if (!self->server)
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }
  self->output = g_data_input_stream_new (g_subprocess_get_stdout_pipe (self->server));
  g_data_input_stream_read_line_async (self->output, G_PRIORITY_DEFAULT, cancellable,
                                       line_read_cb, g_steal_pointer (&task));
}

/**
 * guichet_demo_start_finish:
 * @self: the service
 * @result: what the callback was given
 * @error: why it could not be started
 *
 * Returns: whether it answers at guichet_demo_get_address()
 */
gboolean
guichet_demo_start_finish (GuichetDemo   *self,
                           GAsyncResult  *result,
                           GError       **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * guichet_demo_get_address:
 * @self: the service
 *
 * Returns: (nullable): its address, once it is started
 */
const char *
guichet_demo_get_address (GuichetDemo *self)
{
  g_return_val_if_fail (GUICHET_IS_DEMO (self), NULL);
  return self->address;
}

/**
 * guichet_demo_get_ca_file:
 * @self: the service
 *
 * Returns: (transfer full): where its authority's certificate is
 */
char *
guichet_demo_get_ca_file (GuichetDemo *self)
{
  g_return_val_if_fail (GUICHET_IS_DEMO (self), NULL);
  return build_path (self, "ca.pem");
}

/**
 * guichet_demo_get_token_file:
 * @self: the service
 *
 * Returns: (transfer full): where the access token is
 */
char *
guichet_demo_get_token_file (GuichetDemo *self)
{
  g_return_val_if_fail (GUICHET_IS_DEMO (self), NULL);
  return build_path (self, "token");
}

/**
 * guichet_demo_stop:
 * @self: the service
 *
 * Asks it to end and waits until it has: it ends at once on that signal.
 */
void
guichet_demo_stop (GuichetDemo *self)
{
  g_return_if_fail (GUICHET_IS_DEMO (self));
  if (!self->server)
    return;
  g_subprocess_send_signal (self->server, SIGTERM);
  g_subprocess_wait (self->server, NULL, NULL);
  g_clear_object (&self->server);
}
