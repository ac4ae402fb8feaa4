/* fixture.c - a folder of its own, a service in memory, and waiting for answers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "fixture.h"

#include "guichet-demande-table.h"

#include <ftw.h>
#include <glib/gstdio.h>
#include <string.h>

static int
remove_one (const char        *path,
            const struct stat *status,
            int                flag,
            struct FTW        *walk)
{
  return g_remove (path);
}

/* As a program that starts. */
void
fixture_open (Fixture *self)
{
  g_autoptr (GFile) folder = g_file_new_for_path (self->folder);
  g_autoptr (GError) error = NULL;

  self->database =
    guichet_database_open (folder, GUICHET_DATABASE_WRITER, self->clock, &error);
  g_assert_no_error (error);
  self->sync = guichet_sync_new ((GuichetService *) self->service, self->database, self->clock);
}

static void
close_folder (Fixture *self)
{
  g_clear_object (&self->sync);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  guichet_database_close (self->database);
  g_clear_object (&self->database);
}

void
fixture_set_up (Fixture *self)
{
  self->folder = g_dir_make_tmp ("guichet-XXXXXX", NULL);
  self->clock = guichet_clock_new (NULL);
  self->service = fake_service_new ();
  fixture_open (self);
}

/* As after a crash or a restart: all that is only in memory is gone. */
void
fixture_reopen (Fixture *self)
{
  close_folder (self);
  fixture_open (self);
}

void
fixture_tear_down (Fixture *self)
{
  close_folder (self);
  g_clear_object (&self->service);
  g_clear_object (&self->clock);
  nftw (self->folder, remove_one, 16, FTW_DEPTH | FTW_PHYS);
  g_clear_pointer (&self->folder, g_free);
}

void
fixture_keep_cb (GObject      *source,
                 GAsyncResult *result,
                 gpointer      slot)
{
  *(GAsyncResult **) slot = g_object_ref (result);
}

GAsyncResult *
fixture_wait (GAsyncResult **slot)
{
  while (!*slot)
    g_main_context_iteration (NULL, TRUE);
  return *slot;
}

/* Gives the id of a stored draft. */
char *
fixture_write (Fixture    *self,
               const char *title)
{
  g_autoptr (GuichetDemande) demande = guichet_demande_new (NULL);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  guichet_demande_set_text (demande, GUICHET_DEMANDE_TITLE, title);
  guichet_sync_save_draft_async (self->sync, demande, NULL, fixture_keep_cb, &result);
  guichet_sync_command_finish (self->sync, fixture_wait (&result), &error);
  g_assert_no_error (error);
  return g_strdup (guichet_demande_get_id (demande));
}

GuichetAttachment *
fixture_attach (Fixture    *self,
                const char *id,
                const char *name,
                const char *text)
{
  g_autoptr (GBytes) content = g_bytes_new (text, strlen (text));
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GuichetAttachment *attachment;

  guichet_sync_attach_async (self->sync, id, name, content, NULL, fixture_keep_cb, &result);
  attachment = guichet_sync_attach_finish (self->sync, fixture_wait (&result), &error);
  g_assert_no_error (error);
  return attachment;
}

void
fixture_queue (Fixture    *self,
               const char *id)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  guichet_sync_send_async (self->sync, id, 0, NULL, fixture_keep_cb, &result);
  guichet_sync_command_finish (self->sync, fixture_wait (&result), &error);
  g_assert_no_error (error);
}

gboolean
fixture_exchange (Fixture  *self,
                  GError  **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  guichet_sync_run_async (self->sync, NULL, fixture_keep_cb, &result);
  return guichet_sync_run_finish (self->sync, fixture_wait (&result), error);
}

GuichetDelivery
fixture_delivery (Fixture    *self,
                  const char *id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GuichetDemande) demande =
    guichet_demande_table_load (guichet_database_read (self->database), id, &error);

  g_assert_no_error (error);
  return guichet_demande_get_delivery (demande);
}
