/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli-fixture.h"

#include <cairo.h>
#include <glib/gstdio.h>
#include <stdio.h>
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

  fixture->folder = g_dir_make_tmp ("guichet-XXXXXX", NULL);
  fixture->source = g_build_filename (fixture->folder, "in", NULL);
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

static gsize
measure (const char *path)
{
  GStatBuf status;

  g_assert_cmpint (g_stat (path, &status), ==, 0);
  return (gsize) status.st_size;
}

static void
test_image (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr (CliRun) run = cli_fixture_run (NULL, "encode", fixture->source, fixture->target, NULL);
  cairo_surface_t *surface = cairo_image_surface_create_from_png (fixture->target);
  double milliseconds = -1;
  gsize bytes = 0;

  g_assert_cmpint (run->status, ==, 0);
  g_assert_cmpstr (run->complaint, ==, "");
  g_assert_cmpint (sscanf (run->output, "%lf ms %zu bytes\n", &milliseconds, &bytes), ==, 2);
  g_assert_cmpfloat (milliseconds, >, 0);
  g_assert_cmpuint (bytes, ==, measure (fixture->target));
  g_assert_cmpint (cairo_image_surface_get_width (surface), ==, 320);
  cairo_surface_destroy (surface);
}

static void
test_json (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr (CliRun) run
      = cli_fixture_run (NULL, "encode", "--json", fixture->source, fixture->target, NULL);
  g_autofree char *end = NULL;

  end = g_strdup_printf (",\"bytes\":%zu}\n", measure (fixture->target));
  g_assert_true (g_str_has_prefix (run->output, "{\"ms\":"));
  g_assert_true (g_str_has_suffix (run->output, end));
}

/* Says why, writes nothing. */
static void
test_refused (Fixture       *fixture,
              gconstpointer  data)
{
  static const struct
  {
    const char *content;
    const char *complaint;
  } cases[] = {
    { "", "empty" },
    { "GIF89a", "PNG" },
    { "\x89PNG\r\n\x1a\n", "damaged" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (CliRun) run = NULL;

      g_assert_true (g_file_set_contents (fixture->source, cases[i].content, -1, NULL));
      run = cli_fixture_run (NULL, "encode", fixture->source, fixture->target, NULL);
      g_assert_cmpint (run->status, ==, 1);
      g_assert_cmpstr (run->output, ==, "");
      g_assert_nonnull (strstr (run->complaint, cases[i].complaint));
      g_assert_false (g_file_test (fixture->target, G_FILE_TEST_EXISTS));
    }
}

static void
test_files (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr (CliRun) absent
      = cli_fixture_run (NULL, "encode", "/nowhere/in", fixture->target, NULL);
  g_autoptr (CliRun) nowhere
      = cli_fixture_run (NULL, "encode", fixture->source, "/nowhere/out.png", NULL);

  g_assert_cmpint (absent->status, ==, 1);
  g_assert_nonnull (strstr (absent->complaint, "/nowhere/in"));
  g_assert_cmpint (nowhere->status, ==, 1);
  g_assert_nonnull (strstr (nowhere->complaint, "/nowhere/out.png"));
}

static void
test_usage (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr (CliRun) none = cli_fixture_run (NULL, "encode", NULL);
  g_autoptr (CliRun) one = cli_fixture_run (NULL, "encode", fixture->source, NULL);
  g_autoptr (CliRun) three = cli_fixture_run (NULL, "encode", "a", "b", "c", NULL);

  g_assert_cmpint (none->status, ==, 2);
  g_assert_cmpint (one->status, ==, 2);
  g_assert_cmpint (three->status, ==, 2);
}

int
main (int   argc,
      char *argv[])
{
  cli_fixture_init (&argc, &argv);
  g_test_add ("/cli-encode/image", Fixture, NULL, set_up, test_image, tear_down);
  g_test_add ("/cli-encode/json", Fixture, NULL, set_up, test_json, tear_down);
  g_test_add ("/cli-encode/refused", Fixture, NULL, set_up, test_refused, tear_down);
  g_test_add ("/cli-encode/files", Fixture, NULL, set_up, test_files, tear_down);
  g_test_add ("/cli-encode/usage", Fixture, NULL, set_up, test_usage, tear_down);
  return g_test_run ();
}
