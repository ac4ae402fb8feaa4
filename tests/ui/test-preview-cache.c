/* test-preview-cache.c - small pictures of attachments, made once
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "composer-fixture.h"
#include "guichet-preview-cache.h"

/* One black pixel. */
static const guint8 png[] = {
  0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0x00, 0x00, 0x00, 0x0d, 0x49, 0x48,
  0x44, 0x52, 0x00, 0x00, 0x00, 0x01, 0x00, 0x00, 0x00, 0x01, 0x08, 0x00, 0x00, 0x00,
  0x00, 0x3a, 0x7e, 0x9b, 0x55, 0x00, 0x00, 0x00, 0x0a, 0x49, 0x44, 0x41, 0x54, 0x78,
  0x9c, 0x63, 0x60, 0x00, 0x00, 0x00, 0x02, 0x00, 0x01, 0x48, 0xaf, 0xa4, 0x71, 0x00,
  0x00, 0x00, 0x00, 0x49, 0x45, 0x4e, 0x44, 0xae, 0x42, 0x60, 0x82,
};

typedef struct
{
  gboolean done;
  GdkTexture *texture;
  GError *error;
} Answer;

static void
loaded_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  Answer *answer = data;

  answer->texture = guichet_preview_cache_load_finish (GUICHET_PREVIEW_CACHE (source), result,
                                                       &answer->error);
  answer->done = TRUE;
}

static Answer
load (ComposerFixture   *fixture,
      GuichetAttachment *attachment)
{
  Answer answer = { 0 };

  guichet_preview_cache_load_async (guichet_preview_cache_of (fixture->sync), fixture->sync,
                                    attachment, NULL, loaded_cb, &answer);
  COMPOSER_WAIT_UNTIL (answer.done);
  return answer;
}

static GuichetAttachment *
store (ComposerFixture *fixture,
       gconstpointer    data,
       gsize            size)
{
  g_autoptr (GBytes) content = g_bytes_new (data, size);
  g_autoptr (GError) error = NULL;
  g_autofree char *sha256 = guichet_blob_store_add_bytes (
    guichet_database_get_blobs (fixture->database), content, &error);

  g_assert_no_error (error);
  return guichet_attachment_new (NULL, "capture.png", "image/png", size, sha256);
}

/* Fetched and decoded once. */
static void
test_once (ComposerFixture *fixture,
           gconstpointer    data)
{
  g_autoptr (GuichetAttachment) attachment = store (fixture, png, sizeof png);
  Answer first = load (fixture, attachment);
  Answer second = load (fixture, attachment);

  g_assert_no_error (first.error);
  g_assert_cmpint (gdk_texture_get_width (first.texture), ==, 1);
  g_assert_true (first.texture == second.texture);
  g_assert_cmpuint (fake_sync_count (fixture->sync, "fetch"), ==, 1);
  g_object_unref (first.texture);
  g_object_unref (second.texture);
}

static void
test_no_image (ComposerFixture *fixture,
               gconstpointer    data)
{
  g_autoptr (GuichetAttachment) attachment = store (fixture, "no image", 8);
  Answer answer = load (fixture, attachment);

  g_assert_null (answer.texture);
  g_assert_nonnull (answer.error);
  g_clear_error (&answer.error);
}

/* Over a metered connection nothing is fetched to be shown small. */
static void
test_metered (ComposerFixture *fixture,
              gconstpointer    data)
{
  g_autoptr (GuichetAttachment) attachment = store (fixture, png, sizeof png);
  Answer answer;

  fake_sync_set_sparing (fixture->sync, TRUE);
  answer = load (fixture, attachment);
  g_assert_error (answer.error, GUICHET_SYNC_ERROR, GUICHET_SYNC_ERROR_UNAVAILABLE);
  g_assert_cmpuint (fake_sync_count (fixture->sync, "fetch"), ==, 0);
  g_clear_error (&answer.error);
  fake_sync_set_sparing (fixture->sync, FALSE);
  answer = load (fixture, attachment);
  g_assert_no_error (answer.error);
  g_object_unref (answer.texture);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/preview-cache/once", ComposerFixture, NULL, composer_fixture_set_up, test_once,
              composer_fixture_tear_down);
  g_test_add ("/preview-cache/no-image", ComposerFixture, NULL, composer_fixture_set_up,
              test_no_image, composer_fixture_tear_down);
  g_test_add ("/preview-cache/metered", ComposerFixture, NULL, composer_fixture_set_up,
              test_metered, composer_fixture_tear_down);
  return g_test_run ();
}
