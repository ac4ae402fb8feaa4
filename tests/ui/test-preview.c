/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "composer-fixture.h"
#include "guichet-digest.h"
#include "guichet-json.h"
#include "guichet-preview-row.h"
#include "guichet-preview-text.h"
#include "guichet-preview.h"

#include <string.h>

static GBytes *
load_picture (void)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "..", "data", "demo", "attachments",
                                                 "cloture-refusee.png", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);

  return g_file_load_bytes (file, NULL, NULL, NULL);
}

static GuichetPreviewRow *
find_row (GtkWidget  *widget,
          const char *name)
{
  GuichetPreviewRow *found = NULL;

  if (GUICHET_IS_PREVIEW_ROW (widget))
    return g_str_equal (guichet_preview_row_get_name (GUICHET_PREVIEW_ROW (widget)), name)
             ? GUICHET_PREVIEW_ROW (widget)
             : NULL;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child && !found;
       child = gtk_widget_get_next_sibling (child))
    found = find_row (child, name);
  return found;
}

/* Each member of the document, whatever it is, and each picture as its file holds it. */
static void
test_shows_all (ComposerFixture *fixture,
                gconstpointer    data)
{
  GuichetBlobStore *blobs = guichet_database_get_blobs (fixture->database);
  g_autoptr (GBytes) picture = load_picture ();
  g_autofree char *digest = guichet_blob_store_add_bytes (blobs, picture, NULL);
  g_autofree char *text = g_strdup_printf (
    "{\"id\":\"i\",\"title\":\"Clôture\",\"nouveau\":true,\"version\":null,"
    "\"steps\":[\"a\",\"b\"],\"qualification\":{\"technique\":\"no\"},"
    "\"attachments\":[{\"id\":\"x\",\"name\":\"ecran.png\","
    "\"media_type\":\"image/png\",\"size\":%" G_GSIZE_FORMAT ","
    "\"sha256\":\"%s\"}]}",
    g_bytes_get_size (picture), digest);
  g_autoptr (GBytes) payload = g_bytes_new (text, strlen (text));
  g_autoptr (GError) error = NULL;
  GtkWidget *preview;

  composer_fixture_open (fixture, NULL);
  preview = GTK_WIDGET (
    guichet_preview_new (GTK_WINDOW (fixture->composer), payload, blobs, &error));
  g_assert_no_error (error);
  gtk_window_present (GTK_WINDOW (preview));
  g_assert_cmpstr (guichet_preview_row_get_value (find_row (preview, "Object")), ==, "Clôture");
  g_assert_cmpstr (guichet_preview_row_get_value (find_row (preview, "nouveau")), ==, "true");
  g_assert_cmpstr (guichet_preview_row_get_value (find_row (preview, "Version")), ==, "nothing");
  g_assert_cmpstr (guichet_preview_row_get_value (find_row (preview, "Steps")), ==, "1. a\n2. b");
  g_assert_cmpstr (guichet_preview_row_get_value (find_row (preview, "Answers to the guide")), ==,
                   "technique: no");
  g_assert_null (find_row (preview, "attachments"));
  g_assert_nonnull (
    strstr (guichet_preview_row_get_value (find_row (preview, "ecran.png")), digest));
  COMPOSER_WAIT_UNTIL (guichet_preview_row_get_picture (find_row (preview, "ecran.png")));
  gtk_window_destroy (GTK_WINDOW (preview));
}

static void
test_refuses_others (ComposerFixture *fixture,
                     gconstpointer    data)
{
  g_autoptr (GBytes) payload = g_bytes_new_static ("{", 1);
  g_autoptr (GError) error = NULL;

  g_assert_null (guichet_preview_new (NULL, payload,
                                      guichet_database_get_blobs (fixture->database), &error));
  g_assert_nonnull (error);
}

static GtkWindow *
find_preview (void)
{
  g_autoptr (GListModel) windows = G_LIST_MODEL (g_object_ref (gtk_window_get_toplevels ()));

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      if (GUICHET_IS_PREVIEW (window))
        return window;
    }
  return NULL;
}

/* From the composer: saved first, so that what is shown is what is written. */
static void
test_from_the_composer (ComposerFixture *fixture,
                        gconstpointer    data)
{
  composer_fixture_open (fixture, NULL);
  gtk_widget_activate_action (GTK_WIDGET (fixture->composer), "composer.preview", NULL);
  g_assert_cmpuint (fake_sync_count (fixture->sync, "preview"), ==, 0);
  guichet_demande_set_text (fixture->demande, GUICHET_DEMANDE_TITLE, "Clôture");
  gtk_widget_activate_action (GTK_WIDGET (fixture->composer), "composer.preview", NULL);
  COMPOSER_WAIT_UNTIL (find_preview ());
  g_assert_cmpuint (fake_sync_count (fixture->sync, "save"), ==, 1);
  g_assert_cmpuint (fake_sync_count (fixture->sync, "send"), ==, 0);
  gtk_window_destroy (find_preview ());
}

static void
test_sizes (ComposerFixture *fixture,
            gconstpointer    data)
{
  g_autofree char *alone = guichet_preview_text_sizes (1200, 0, 0);
  g_autofree char *with = guichet_preview_text_sizes (1200, 2, 5000000);

  g_assert_nonnull (strstr (alone, "no file"));
  g_assert_nonnull (strstr (with, "2 files"));
  g_assert_nonnull (strstr (with, "5.0"));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  COMPOSER_TEST ("/preview/shows-all", test_shows_all);
  COMPOSER_TEST ("/preview/refuses-others", test_refuses_others);
  COMPOSER_TEST ("/preview/from-the-composer", test_from_the_composer);
  COMPOSER_TEST ("/preview/sizes", test_sizes);
  return g_test_run ();
}
