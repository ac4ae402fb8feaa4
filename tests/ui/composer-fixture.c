/* composer-fixture.c - a composer of its own, without a service
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "composer-fixture.h"

#include <glib/gstdio.h>

const char *const composer_information =
  "{\"service_id\":\"6f1de5a8-6d0e-4c06-a6a1-3a3a7d6c0001\",\"name\":\"Support\","
  "\"started_on\":\"2025-09-01\",\"profile\":\"livret-2026-03\",\"portal\":null,"
  "\"telephones\":[],"
  "\"opening\":{\"zone\":\"Europe/Paris\",\"schedules\":[{\"from\":\"2025-03-01\",\"week\":{"
  "\"mon\":[[\"08:30\",\"12:30\"],[\"13:30\",\"17:30\"]],"
  "\"tue\":[[\"08:30\",\"12:30\"],[\"13:30\",\"17:30\"]],"
  "\"wed\":[[\"08:30\",\"12:30\"],[\"13:30\",\"17:30\"]],"
  "\"thu\":[[\"08:30\",\"12:30\"],[\"13:30\",\"17:30\"]],"
  "\"fri\":[[\"08:30\",\"12:30\"],[\"13:30\",\"17:00\"]]}}],\"closures\":[]},"
  "\"limits\":{\"attachment_bytes\":10485760,\"attachments\":10,"
  "\"media_types\":[\"image/png\",\"image/jpeg\",\"text/plain\",\"application/pdf\"]},"
  "\"progiciels\":[{\"id\":\"finances\",\"name\":\"Eksaé Finances\",\"versions\":["
  "{\"number\":\"V7.6\",\"major\":\"V7\",\"released_on\":\"2023-03-14\"},"
  "{\"number\":\"V8.4\",\"major\":\"V8\",\"released_on\":\"2024-05-21\"},"
  "{\"number\":\"V9.2\",\"major\":\"V9\",\"released_on\":\"2026-09-08\"}]},"
  "{\"id\":\"rh-paie\",\"name\":\"Eksaé RH et Paie\",\"versions\":["
  "{\"number\":\"V8.5\",\"major\":\"V8\",\"released_on\":\"2026-06-23\"}]}],"
  "\"notices\":[{\"id\":\"6f1de5a8-6d0e-4c06-a6a1-3a3a7d6c0002\",\"kind\":\"third_party\","
  "\"third_party\":\"REU (INSEE)\",\"title\":\"REU indisponible\",\"text\":\"…\","
  "\"since\":\"2026-11-20T08:00:00Z\",\"until\":null,\"link\":null}]}";

static void
remove_folder (const char *path)
{
  g_autoptr (GDir) folder = g_dir_open (path, 0, NULL);
  const char *name;

  while (folder && (name = g_dir_read_name (folder)))
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      remove_folder (child);
    }
  g_remove (path);
}

/* One for all the tests: a program has no more. */
static GtkApplication *
get_application (void)
{
  static GtkApplication *application;
  g_autoptr (GError) error = NULL;

  if (application)
    return application;
  application = GTK_APPLICATION (adw_application_new (NULL, G_APPLICATION_NON_UNIQUE));
  g_application_set_resource_base_path (G_APPLICATION (application), "/org/guichet/Guichet");
  g_assert_true (g_application_register (G_APPLICATION (application), NULL, &error));
  g_assert_no_error (error);
  return application;
}

static void
sent_cb (ComposerFixture *fixture,
         const char      *demande_id)
{
  g_free (fixture->sent);
  fixture->sent = g_strdup (demande_id);
}

void
composer_fixture_set_up (ComposerFixture *fixture,
                         gconstpointer    data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;

  /* A Monday, 14:02 in Paris. */
  g_setenv ("GUICHET_NOW", "2026-11-23T13:02:00Z", TRUE);
  adw_init ();
  path = g_dir_make_tmp ("guichet-composer-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->folder = g_file_new_for_path (path);
  fixture->clock = guichet_clock_new (&error);
  g_assert_no_error (error);
  fixture->database =
    guichet_database_open (fixture->folder, GUICHET_DATABASE_WRITER, fixture->clock, &error);
  g_assert_no_error (error);
  fixture->sync = fake_sync_new (fixture->database, composer_information);
  fixture->application = get_application ();
}

void
composer_fixture_tear_down (ComposerFixture *fixture,
                            gconstpointer    data)
{
  g_autofree char *path = g_file_get_path (fixture->folder);

  if (fixture->composer)
    gtk_window_destroy (GTK_WINDOW (fixture->composer));
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_clear_object (&fixture->demande);
  g_assert_finalize_object (fixture->sync);
  guichet_database_close (fixture->database);
  g_clear_object (&fixture->database);
  g_clear_object (&fixture->clock);
  g_clear_object (&fixture->folder);
  g_clear_pointer (&fixture->sent, g_free);
  remove_folder (path);
}

/* Opens the window for a Demande, a new one if there is none. */
void
composer_fixture_open (ComposerFixture *fixture,
                       GuichetDemande  *demande)
{
  fixture->demande = demande ? g_object_ref (demande) : guichet_demande_new (NULL);
  fixture->composer = guichet_composer_new (fixture->application, fixture->sync,
                                            fixture->database, fixture->clock, fixture->demande);
  g_signal_connect_swapped (fixture->composer, "sent", G_CALLBACK (sent_cb), fixture);
  g_object_add_weak_pointer (G_OBJECT (fixture->composer), (gpointer *) &fixture->composer);
  gtk_window_present (GTK_WINDOW (fixture->composer));
}

/* The first widget of a type, the one itself or below. */
GtkWidget *
composer_fixture_find_in (GtkWidget *widget,
                          GType      type)
{
  GtkWidget *found = NULL;

  if (g_type_is_a (G_OBJECT_TYPE (widget), type))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child && !found;
       child = gtk_widget_get_next_sibling (child))
    found = composer_fixture_find_in (child, type);
  return found;
}

/* The first widget of a type in the window. */
GtkWidget *
composer_fixture_find (ComposerFixture *fixture,
                       GType            type)
{
  return composer_fixture_find_in (GTK_WIDGET (fixture->composer), type);
}

static gboolean
waited_cb (gpointer data)
{
  *(gboolean *) data = TRUE;
  return G_SOURCE_REMOVE;
}

/* Lets time pass for what must not happen. */
void
composer_fixture_wait (guint milliseconds)
{
  gboolean waited = FALSE;

  g_timeout_add (milliseconds, waited_cb, &waited);
  while (!waited)
    g_main_context_iteration (NULL, TRUE);
}
