/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "guichet-server-import.h"

#include <string.h>

#include "guichet-instant.h"
#include "guichet-server-information.h"

#define ARTICLE "6f1de5a8-6d0e-4c06-a6a1-3a3a7d6c0001"
#define DEMANDE "6f1de5a8-6d0e-4c06-a6a1-3a3a7d6c0002"

typedef struct
{
  char *folder;
  GuichetServerStore *store;
  gint64 now;
} Fixture;

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("guichet-server-XXXXXX", NULL);
  fixture->store = guichet_server_store_open (fixture->folder, &error);
  g_assert_no_error (error);
  g_assert_true (guichet_instant_parse ("2026-05-18T10:00:00+02:00", &fixture->now));
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  g_clear_object (&fixture->store);
  g_clear_pointer (&fixture->folder, g_free);
}

static gboolean
import (Fixture    *fixture,
        const char *lines,
        GError    **error)
{
  g_autofree char *path = g_build_filename (fixture->folder, "lines.jsonl", NULL);
  char *paths[] = { path, NULL };

  g_assert_true (g_file_set_contents (path, lines, -1, NULL));
  return guichet_server_import_files (fixture->store, paths, fixture->now, error);
}

static void
import_well (Fixture    *fixture,
             const char *lines)
{
  g_autoptr (GError) error = NULL;

  import (fixture, lines, &error);
  g_assert_no_error (error);
}

static gint64
count (Fixture    *fixture,
       const char *sql)
{
  gint64 result;

  guichet_server_store_begin (fixture->store, GUICHET_SERVER_READS);
  result = guichet_server_store_count (fixture->store, sql, "");
  g_assert_true (guichet_server_store_end (fixture->store, NULL));
  return result;
}

static void
test_article (Fixture      *fixture,
              gconstpointer data)
{
  const char *line = "{\"type\":\"article\",\"id\":\"" ARTICLE "\",\"title\":\"T\",\"category\":"
                     "\"C\",\"body\":\"B\",\"updated_at\":\"2026-05-01T10:00:00Z\"}\n";
  const char *changed = "{\"type\":\"article\",\"id\":\"" ARTICLE "\",\"title\":\"U\","
                        "\"category\":\"C\",\"body\":\"B\","
                        "\"updated_at\":\"2026-05-01T10:00:00Z\"}";

  import_well (fixture, line);
  import_well (fixture, line);
  g_assert_cmpint (count (fixture, "SELECT max(seq) FROM log"), ==, 1);
  import_well (fixture, changed);
  g_assert_cmpint (count (fixture, "SELECT count(*) FROM log"), ==, 1);
  g_assert_cmpint (count (fixture, "SELECT max(seq) FROM log"), ==, 2);
  import_well (fixture, "{\"type\":\"removed\",\"of\":\"article\",\"id\":\"" ARTICLE "\"}");
  g_assert_cmpint (count (fixture, "SELECT count(*) FROM article"), ==, 0);
  g_assert_cmpint (count (fixture, "SELECT count(*) FROM log WHERE removed"), ==, 1);
}

static void
test_information (Fixture      *fixture,
                  gconstpointer data)
{
  g_autofree char *json = NULL;

  import_well (
    fixture,
    "{\"type\":\"service\",\"name\":\"N\",\"started_on\":\"2025-03-01\","
    "\"portal\":\"https://p/\"}\n"
    "{\"type\":\"progiciel\",\"id\":\"p\",\"name\":\"P\",\"versions\":[{\"number\":\"V9.2\","
    "\"major\":\"V9\",\"released_on\":\"2026-01-02\"}]}\n"
    "{\"type\":\"notice\",\"id\":\"" ARTICLE "\",\"kind\":\"third_party\",\"third_party\":\"REU\","
    "\"title\":\"T\",\"text\":\"X\",\"since\":\"-2h\"}\n");
  guichet_server_store_begin (fixture->store, GUICHET_SERVER_READS);
  json = guichet_server_information_describe (fixture->store);
  g_assert_true (guichet_server_store_end (fixture->store, NULL));
  g_assert_nonnull (strstr (json, "\"name\":\"N\""));
  g_assert_nonnull (strstr (json, "\"released_on\":\"2026-01-02\""));
  g_assert_nonnull (strstr (json, "\"since\":\"2026-05-18T06:00:00Z\""));
}

/* The past is told in the order of time; the future is not. */
static void
test_past (Fixture      *fixture,
           gconstpointer data)
{
  import_well (
    fixture,
    "{\"type\":\"demande\",\"id\":\"" DEMANDE "\",\"author\":\"A\",\"recorded\":\"-1d 09:40\","
    "\"content\":{\"title\":\"Second\"},\"events\":["
    "{\"after\":\"+1d2h\",\"kind\":\"qualifiee\",\"criticality\":\"majeure\","
    "\"by\":{\"side\":\"service\",\"name\":\"S\"}},"
    "{\"after\":\"+1h\",\"kind\":\"prise_en_charge\","
    "\"by\":{\"side\":\"service\",\"name\":\"S\"}}]}\n"
    "{\"type\":\"demande\",\"id\":\"" ARTICLE "\",\"author\":\"A\",\"recorded\":\"-2d 09:40\","
    "\"content\":{\"title\":\"First\"},\"events\":[]}\n");
  g_assert_cmpint (count (fixture, "SELECT count(*) FROM event"), ==, 3);
  g_assert_cmpint (count (fixture, "SELECT number = 'D-2026-0002' AND status = 'prise_en_charge'"
                                   " FROM demande WHERE id = '" DEMANDE "'"),
                   ==, 1);
  g_assert_cmpint (count (fixture, "SELECT count(*) FROM event a JOIN event b ON b.seq = a.seq + 1"
                                   " WHERE a.at > b.at"),
                   ==, 0);
}

/* A fault anywhere: nothing is taken, and the place is told. */
static void
test_faults (Fixture      *fixture,
             gconstpointer data)
{
  static const struct
  {
    const char *line;
    const char *said;
  } cases[] = {
    { "{", "lines.jsonl:2:" },
    { "[]", "lines.jsonl:2:" },
    { "{\"type\":\"nonsense\"}", "/type is not known" },
    { "{\"type\":\"article\"}", "/id is missing" },
    { "{\"type\":\"notice\",\"id\":\"" ARTICLE "\",\"kind\":\"x\"}", "/kind" },
    { "{\"type\":\"opening\",\"zone\":\"Europe/Paris\",\"schedules\":[1]}", "schedules" },
    { "{\"type\":\"removed\",\"of\":\"article\"}", "/id is missing" },
    { "{\"type\":\"demande\",\"id\":\"" DEMANDE "\",\"recorded\":\"soon\"}", "/recorded" },
    { "{\"type\":\"medium\",\"id\":\"" DEMANDE "\",\"file\":\"absent\"}", "/file" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *lines = g_strconcat (
        "{\"type\":\"progiciel\",\"id\":\"p\",\"name\":\"P\",\"versions\":[]}\n", cases[i].line,
        NULL);
      g_autoptr (GError) error = NULL;

      g_assert_false (import (fixture, lines, &error));
      g_assert_nonnull (strstr (error->message, cases[i].said));
      g_assert_nonnull (strstr (error->message, ":2: "));
      g_assert_cmpint (count (fixture, "SELECT count(*) FROM information"), ==, 0);
    }
}

static void
test_image (Fixture      *fixture,
            gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "i.png", NULL);
  const char *line = "{\"type\":\"article\",\"id\":\"" ARTICLE "\",\"title\":\"T\",\"category\":"
                     "\"C\",\"body\":\"![x](image:" DEMANDE ")\",\"updated_at\":"
                     "\"2026-05-01T10:00:00Z\",\"images\":[{\"id\":\"" DEMANDE
                     "\",\"file\":\"i.png\",\"alt\":\"x\"}]}";
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_set_contents (path, "no picture", -1, NULL));
  g_assert_false (import (fixture, line, &error));
  g_assert_nonnull (strstr (error->message, "/images/0/file"));
  g_assert_true (g_file_set_contents (path, "\x89PNG\r\n\x1a\n and so on", -1, NULL));
  import_well (fixture, line);
  g_assert_cmpint (count (fixture, "SELECT count(*) FROM image WHERE media_type = 'image/png'"),
                   ==, 1);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, func) \
  g_test_add ("/server/import/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("article", test_article);
  ADD ("information", test_information);
  ADD ("past", test_past);
  ADD ("faults", test_faults);
  ADD ("image", test_image);
  return g_test_run ();
}
