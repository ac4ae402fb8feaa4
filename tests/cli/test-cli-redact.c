/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli-fixture.h"

#include <cairo.h>
#include <glib/gstdio.h>
#include <string.h>

typedef struct
{
  char *folder;
  char *source;
  char *target;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, 320, 200);

  memset (cairo_image_surface_get_data (surface), 0xff, 320 * 200 * 4);
  cairo_surface_mark_dirty (surface);
  fixture->folder = g_dir_make_tmp ("guichet-XXXXXX", NULL);
  fixture->source = g_build_filename (fixture->folder, "in.png", NULL);
  fixture->target = g_build_filename (fixture->folder, "out.png", NULL);
  g_assert_cmpint (cairo_surface_write_to_png (surface, fixture->source), ==,
                   CAIRO_STATUS_SUCCESS);
  cairo_surface_destroy (surface);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_unlink (fixture->source);
  g_unlink (fixture->target);
  g_assert_cmpint (g_rmdir (fixture->folder), ==, 0);
  g_free (fixture->folder);
  g_free (fixture->source);
  g_free (fixture->target);
}

static guint
count_black (const char *path)
{
  cairo_surface_t *surface = cairo_image_surface_create_from_png (path);
  const guint32 *pixels = (gconstpointer) cairo_image_surface_get_data (surface);
  guint n = 0;

  g_assert_cmpint (cairo_image_surface_get_width (surface), ==, 320);
  for (guint i = 0; i < 320 * 200; i++)
    n += (pixels[i] & 0xffffff) == 0;
  cairo_surface_destroy (surface);
  return n;
}

static void
test_boxes (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr (CliRun) run
    = cli_fixture_run (NULL, "redact", fixture->source, fixture->target, "--box", "10,20,30,40",
                       "--box", "310.5,190,100,100", NULL);
  GStatBuf status;

  g_assert_cmpint (run->status, ==, 0);
  g_assert_cmpstr (run->output, ==, "");
  g_assert_cmpstr (run->complaint, ==, "Verified: nothing remains under 2 zones\n");
  g_assert_cmpuint (count_black (fixture->target), ==, 34 * 44 + 12 * 12);
  g_assert_cmpint (g_stat (fixture->target, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 0777, ==, 0600);
}

/* One option and several boxes; JSON for programs. The source may be the target. */
static void
test_json (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr (CliRun) run
    = cli_fixture_run (NULL, "redact", "--json", fixture->source, fixture->source, "--box",
                       "10,20,30,40", "100,100,6,6", NULL);

  g_assert_cmpint (run->status, ==, 0);
  g_assert_true (g_str_has_prefix (run->output, "{\"zones\":2,\"bytes\":"));
  g_assert_cmpuint (count_black (fixture->source), ==, 34 * 44 + 10 * 10);
}

/* Whoever counts on a box that covers nothing is told, and nothing is written. */
static void
test_refused (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr (CliRun) outside
    = cli_fixture_run (NULL, "redact", fixture->source, fixture->target, "--box", "0,0,9,9",
                       "--box", "400,0,10,10", NULL);
  g_autoptr (CliRun) absent
    = cli_fixture_run (NULL, "redact", "/nowhere/in", fixture->target, "--box", "0,0,9,9", NULL);

  g_assert_cmpint (outside->status, ==, 1);
  g_assert_nonnull (strstr (outside->complaint, "400,0,10,10"));
  g_assert_cmpint (absent->status, ==, 1);
  g_assert_nonnull (strstr (absent->complaint, "/nowhere/in"));
  g_assert_false (g_file_test (fixture->target, G_FILE_TEST_EXISTS));
}

static void
test_usage (Fixture       *fixture,
            gconstpointer  data)
{
  static const char *const boxes[] = { "", "1,2,3",   "1,2,3,4,5", "1,2,-3,4",   "1,2,0,4",
                                       "a,b,c,d", "1,2,3,nan", "1,2,3,4x", "1, 2,3,4" };
  g_autoptr (CliRun) none
    = cli_fixture_run (NULL, "redact", fixture->source, fixture->target, NULL);
  g_autoptr (CliRun) one = cli_fixture_run (NULL, "redact", "a", "--box", "1,2,3,4", NULL);

  g_assert_cmpint (none->status, ==, 2);
  g_assert_cmpint (one->status, ==, 2);
  for (guint i = 0; i < G_N_ELEMENTS (boxes); i++)
    {
      g_autoptr (CliRun) run = cli_fixture_run (NULL, "redact", fixture->source, fixture->target,
                                                "--box", boxes[i], NULL);

      g_assert_cmpint (run->status, ==, 2);
      g_assert_false (g_file_test (fixture->target, G_FILE_TEST_EXISTS));
    }
}

int
main (int   argc,
      char *argv[])
{
  cli_fixture_init (&argc, &argv);
  g_test_add ("/cli-redact/boxes", Fixture, NULL, set_up, test_boxes, tear_down);
  g_test_add ("/cli-redact/json", Fixture, NULL, set_up, test_json, tear_down);
  g_test_add ("/cli-redact/refused", Fixture, NULL, set_up, test_refused, tear_down);
  g_test_add ("/cli-redact/usage", Fixture, NULL, set_up, test_usage, tear_down);
  return g_test_run ();
}
