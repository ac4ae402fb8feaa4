/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "composer-fixture.h"
#include "guichet-attachments-editor.h"
#include "guichet-recompress.h"
#include "guichet-shrink-row.h"
#include "guichet-sync.h"

static GFile *
get_picture (void)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "..", "data", "demo", "attachments",
                                                 "cloture-refusee.png", NULL);

  return g_file_new_for_path (path);
}

static void
keep_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      slot)
{
  *(GAsyncResult **) slot = g_object_ref (result);
}

static GuichetRecompressed *
recompress (guint64   limit,
            gboolean  cancel,
            GError  **error)
{
  g_autoptr (GuichetDecoder) decoder = guichet_decoder_new ();
  g_autoptr (GFile) file = get_picture ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) result = NULL;

  guichet_recompress_async (decoder, file, limit, cancellable, keep_cb, &result);
  if (cancel)
    g_cancellable_cancel (cancellable);
  COMPOSER_WAIT_UNTIL (result);
  return guichet_recompress_finish (decoder, result, error);
}

/* Nothing is lost where nothing needs to be; no limit is passed; nothing unreadable is made. */
static void
test_steps (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GuichetRecompressed) large = recompress (G_MAXUINT64, FALSE, &error);
  g_autoptr (GuichetRecompressed) small = NULL;
  guint64 limit;

  g_assert_no_error (error);
  g_assert_cmpstr (large->media_type, ==, "image/png");
  g_assert_cmpint (large->quality, ==, 0);
  limit = g_bytes_get_size (large->bytes) - 1;
  small = recompress (limit, FALSE, &error);
  if (small)
    {
      g_assert_cmpstr (small->media_type, ==, "image/jpeg");
      g_assert_cmpuint (g_bytes_get_size (small->bytes), <=, limit);
      g_assert_cmpint (small->quality, >=, 60);
    }
  else
    g_assert_error (error, GUICHET_DECODE_ERROR, GUICHET_DECODE_ERROR_TOO_LARGE);
}

static void
test_fails (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) cancelled = NULL;

  g_assert_null (recompress (100, FALSE, &error));
  g_assert_error (error, GUICHET_DECODE_ERROR, GUICHET_DECODE_ERROR_TOO_LARGE);
  g_assert_null (recompress (G_MAXUINT64, TRUE, &cancelled));
  g_assert_error (cancelled, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static GtkWidget *
find_button (GtkWidget  *widget,
             const char *label)
{
  GtkWidget *found = NULL;

  if (GTK_IS_BUTTON (widget) && gtk_widget_get_visible (widget)
      && g_strcmp0 (gtk_button_get_label (GTK_BUTTON (widget)), label) == 0)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child && !found;
       child = gtk_widget_get_next_sibling (child))
    found = find_button (child, label);
  return found;
}

/* A picture that the service would refuse is offered smaller, and attached when it is asked. */
static void
test_offered (ComposerFixture *fixture,
              gconstpointer    data)
{
  g_autoptr (GFile) file = get_picture ();
  GuichetAttachmentsEditor *editor;
  GtkWidget *row;

  composer_fixture_open (fixture, NULL);
  editor = GUICHET_ATTACHMENTS_EDITOR (
    composer_fixture_find (fixture, GUICHET_TYPE_ATTACHMENTS_EDITOR));
  fake_sync_fail_next (fixture->sync, "attach", GUICHET_SYNC_ERROR, GUICHET_SYNC_ERROR_TOO_LARGE);
  guichet_attachments_editor_add_file (editor, file);
  COMPOSER_WAIT_UNTIL ((row = composer_fixture_find (fixture, GUICHET_TYPE_SHRINK_ROW)));
  g_assert_null (guichet_shrink_row_get_content (GUICHET_SHRINK_ROW (row)));
  g_signal_emit_by_name (find_button (row, "Make it smaller"), "clicked");
  COMPOSER_WAIT_UNTIL (guichet_shrink_row_get_content (GUICHET_SHRINK_ROW (row)));
  g_assert_cmpuint (guichet_attachments_editor_get_n_files (editor), ==, 0);
  g_signal_emit_by_name (find_button (row, "Attach the smaller one"), "clicked");
  COMPOSER_WAIT_UNTIL (guichet_attachments_editor_get_n_files (editor) == 1);
  g_assert_null (composer_fixture_find (fixture, GUICHET_TYPE_SHRINK_ROW));
  g_assert_cmpstr (fake_sync_get_last (fixture->sync, "attach"), ==, "cloture-refusee.png");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/recompress/steps", test_steps);
  g_test_add_func ("/recompress/fails", test_fails);
  COMPOSER_TEST ("/recompress/offered", test_offered);
  return g_test_run ();
}
