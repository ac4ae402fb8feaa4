/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli-fixture.h"

#include "guichet-json.h"

#include <string.h>

#define DAY "[[\"08:30\",\"12:30\"],[\"13:30\",\"17:30\"]]"
#define WEEK "{\"mon\":" DAY ",\"tue\":" DAY ",\"wed\":" DAY ",\"thu\":" DAY ",\"fri\":" DAY "}"
#define OPENING                                                                                   \
  "{\"zone\":\"Europe/Paris\",\"schedules\":[{\"from\":\"2026-01-01\",\"week\":" WEEK "}],"       \
  "\"closures\":[{\"from\":\"2026-12-24T12:00\",\"to\":\"2026-12-25T00:00\",\"label\":\"Noël\"}]}"
#define LINE(kind, criticality, from)                                                             \
  "{\"kind\":\"" kind "\",\"criticality\":\"" criticality "\",\"from\":\"" from                   \
  "\",\"opening\":" OPENING ",\"profile\":\"livret-2026-03\"}\n"

static void
test_answers (void)
{
  static const struct
  {
    const char *question;
    const char *answer;
  } cases[] = {
    { LINE ("prise_en_charge", "mineure", "2026-05-07T17:45:00+02:00"),
      "{\"due\":\"2026-05-11T17:30:00+02:00\",\"clock\":\"running\",\"counted_minutes\":480,"
      "\"spans\":["
      "{\"from\":\"2026-05-07T17:45:00+02:00\",\"to\":\"2026-05-08T00:00:00+02:00\","
      "\"counted\":false,\"why\":\"closed\"},"
      "{\"from\":\"2026-05-08T00:00:00+02:00\",\"to\":\"2026-05-09T00:00:00+02:00\","
      "\"counted\":false,\"why\":\"holiday\"},"
      "{\"from\":\"2026-05-09T00:00:00+02:00\",\"to\":\"2026-05-11T00:00:00+02:00\","
      "\"counted\":false,\"why\":\"weekend\"},"
      "{\"from\":\"2026-05-11T00:00:00+02:00\",\"to\":\"2026-05-11T08:30:00+02:00\","
      "\"counted\":false,\"why\":\"closed\"},"
      "{\"from\":\"2026-05-11T08:30:00+02:00\",\"to\":\"2026-05-11T12:30:00+02:00\","
      "\"counted\":true,\"why\":\"open\"},"
      "{\"from\":\"2026-05-11T12:30:00+02:00\",\"to\":\"2026-05-11T13:30:00+02:00\","
      "\"counted\":false,\"why\":\"closed\"},"
      "{\"from\":\"2026-05-11T13:30:00+02:00\",\"to\":\"2026-05-11T17:30:00+02:00\","
      "\"counted\":true,\"why\":\"open\"}]}\n" },
    { LINE ("plan_action", "bloquante", "2026-12-24T10:00:00Z"),
      "{\"due\":\"2026-12-29T11:30:00+01:00\",\"clock\":\"running\",\"counted_minutes\":720,"
      "\"spans\":["
      "{\"from\":\"2026-12-24T11:00:00+01:00\",\"to\":\"2026-12-24T12:00:00+01:00\","
      "\"counted\":true,\"why\":\"open\"},"
      "{\"from\":\"2026-12-24T12:00:00+01:00\",\"to\":\"2026-12-25T00:00:00+01:00\","
      "\"counted\":false,\"why\":\"closure\"},"
      "{\"from\":\"2026-12-25T00:00:00+01:00\",\"to\":\"2026-12-26T00:00:00+01:00\","
      "\"counted\":false,\"why\":\"holiday\"},"
      "{\"from\":\"2026-12-26T00:00:00+01:00\",\"to\":\"2026-12-28T00:00:00+01:00\","
      "\"counted\":false,\"why\":\"weekend\"},"
      "{\"from\":\"2026-12-28T00:00:00+01:00\",\"to\":\"2026-12-28T08:30:00+01:00\","
      "\"counted\":false,\"why\":\"closed\"},"
      "{\"from\":\"2026-12-28T08:30:00+01:00\",\"to\":\"2026-12-28T12:30:00+01:00\","
      "\"counted\":true,\"why\":\"open\"},"
      "{\"from\":\"2026-12-28T12:30:00+01:00\",\"to\":\"2026-12-28T13:30:00+01:00\","
      "\"counted\":false,\"why\":\"closed\"},"
      "{\"from\":\"2026-12-28T13:30:00+01:00\",\"to\":\"2026-12-28T17:30:00+01:00\","
      "\"counted\":true,\"why\":\"open\"},"
      "{\"from\":\"2026-12-28T17:30:00+01:00\",\"to\":\"2026-12-29T08:30:00+01:00\","
      "\"counted\":false,\"why\":\"closed\"},"
      "{\"from\":\"2026-12-29T08:30:00+01:00\",\"to\":\"2026-12-29T11:30:00+01:00\","
      "\"counted\":true,\"why\":\"open\"}]}\n" },
    { LINE ("correction", "majeure", "2026-11-19T10:00:00+01:00"),
      "{\"due\":\"2026-11-28T00:00:00+01:00\",\"clock\":\"running\",\"counted_days\":6,"
      "\"spans\":["
      "{\"from\":\"2026-11-20T00:00:00+01:00\",\"to\":\"2026-11-21T00:00:00+01:00\","
      "\"counted\":true,\"why\":\"open\"},"
      "{\"from\":\"2026-11-21T00:00:00+01:00\",\"to\":\"2026-11-23T00:00:00+01:00\","
      "\"counted\":false,\"why\":\"weekend\"},"
      "{\"from\":\"2026-11-23T00:00:00+01:00\",\"to\":\"2026-11-28T00:00:00+01:00\","
      "\"counted\":true,\"why\":\"open\"}]}\n" },
    { LINE ("correction", "bloquante", "2026-11-19T10:00:00+01:00"),
      "{\"due\":null,\"clock\":\"none\",\"counted_minutes\":0,\"spans\":[]}\n" },
    { LINE ("correction", "mineure", "2026-11-19T10:00:00+01:00"),
      "{\"due\":null,\"clock\":\"none\",\"counted_minutes\":0,\"spans\":[]}\n" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (CliRun) run = cli_fixture_run (cases[i].question, "deadline", NULL);

      g_assert_cmpstr (run->output, ==, cases[i].answer);
      g_assert_cmpint (run->status, ==, 0);
      g_assert_cmpstr (run->complaint, ==, "");
    }
}

/* Each bad line gives an error where it stands, as JSON, and the others go on. */
static void
test_bad_lines (void)
{
#define GOOD LINE ("validation", "majeure", "2026-11-20T10:00:00+01:00")
  static const char *const bad[] = {
    "nonsense\n",
    "\n",
    "[]\n",
    "{}\n",
    LINE ("reponse", "majeure", "2026-11-20T10:00:00+01:00"),
    LINE ("validation", "grave", "2026-11-20T10:00:00+01:00"),
    LINE ("validation", "majeure", "2026-11-20T10:00:00"),
    LINE ("validation", "majeure", "2026-13-20T10:00:00Z"),
    LINE ("prise_en_charge", "majeure", "2025-11-20T10:00:00+01:00"),
    LINE ("validation", "majeure", "2300-11-20T10:00:00+01:00"),
    "{\"kind\":\"validation\",\"from\":\"2026-11-20T10:00:00Z\",\"opening\":" OPENING "}\n",
    "{\"kind\":\"prise_en_charge\",\"from\":\"2026-11-20T10:00:00Z\"}\n",
    "{\"kind\":\"prise_en_charge\",\"from\":\"2026-11-20T10:00:00Z\",\"opening\":" OPENING
    ",\"profile\":\"livret-1926\"}\n",
    "{\"kind\":\"prise_en_charge\",\"from\":\"2026-11-20T10:00:00Z\",\"opening\":"
    "{\"zone\":\"Europe/\\\"Paris\\\"\",\"schedules\":[]}}\n",
    "{\"kind\":\"prise_en_charge\",\"from\":\"2026-11-20T10:00:00Z\",\"opening\":"
    "{\"zone\":\"Europe/Paris\",\"schedules\":[]}}\n",
  };

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autofree char *input = g_strconcat (GOOD, bad[i], GOOD, NULL);
      g_autoptr (CliRun) run = cli_fixture_run (input, "deadline", NULL);
      g_auto (GStrv) lines = g_strsplit (run->output, "\n", -1);
      g_autoptr (JsonNode) root = NULL;
      g_autoptr (GError) error = NULL;

      g_assert_cmpint (run->status, ==, 1);
      g_assert_cmpuint (g_strv_length (lines), ==, 4);
      g_assert_true (g_str_has_prefix (lines[0], "{\"due\":\"2026-11-26T00:00:00+01:00\""));
      g_assert_cmpstr (lines[2], ==, lines[0]);
      root = guichet_json_parse_object (lines[1], strlen (lines[1]), &guichet_json_default_limits,
                                        &error);
      g_assert_no_error (error);
      g_assert_cmpuint (json_object_get_size (json_node_get_object (root)), ==, 1);
      g_assert_cmpstr (
        json_object_get_string_member_with_default (json_node_get_object (root), "error", ""), !=,
        "");
    }
}

static void
test_names_the_place (void)
{
  static const char question[] =
    "{\"kind\":\"validation\",\"criticality\":\"majeure\",\"from\":\"2026-11-20T10:00:00Z\","
    "\"opening\":{\"zone\":\"Europe/Paris\",\"schedules\":[{\"from\":\"2026-01-01\",\"week\":"
    "{\"mon\":[[\"08:30\",\"12:30\"],[\"12:00\",\"17:30\"]]}}]}}";
  g_autoptr (CliRun) run = cli_fixture_run (question, "deadline", NULL);

  g_assert_cmpstr (
    run->output, ==,
    "{\"error\":\"/opening: /schedules/0/week/mon/1: overlaps another of the same day\"}\n");
}

static void
test_defaults (void)
{
  static const char question[] =
    "{\"kind\":\"prise_en_charge\",\"from\":\"2026-11-23T08:30:00Z\",\"opening\":" OPENING "}";
  g_autoptr (CliRun) run = cli_fixture_run (question, "deadline", "--json", NULL);

  g_assert_cmpint (run->status, ==, 0);
  g_assert_true (g_str_has_prefix (run->output, "{\"due\":\"2026-11-24T09:30:00+01:00\""));
}

static void
test_alsace_moselle (void)
{
  static const char question[] = LINE ("validation", "majeure", "2026-04-02T10:00:00Z");
  g_autoptr (CliRun) national = cli_fixture_run (question, "deadline", NULL);
  g_autoptr (CliRun) alsace = cli_fixture_run (question, "deadline", "--alsace-moselle", NULL);

  g_assert_true (g_str_has_prefix (national->output, "{\"due\":\"2026-04-09T00:00:00+02:00\""));
  g_assert_true (g_str_has_prefix (alsace->output, "{\"due\":\"2026-04-10T00:00:00+02:00\""));
}

static char *
make_questions (guint n_questions)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < n_questions; i++)
    {
      g_autoptr (GDateTime) from =
        g_date_time_new_from_unix_utc (1767225600 + (gint64) i * 31536000 / n_questions);
      g_autofree char *instant = g_date_time_format (from, "%Y-%m-%dT%H:%M:%SZ");

      g_string_append_printf (text,
                              "{\"kind\":\"%s\",\"criticality\":\"%s\",\"from\":\"%s\","
                              "\"opening\":%s}\n",
                              i % 2 ? "plan_action" : "correction",
                              i % 2 ? "bloquante" : "majeure", instant, OPENING);
    }
  return g_string_free (text, FALSE);
}

static void
test_any_machine_zone (void)
{
  static const char *const zones[] = { "America/Cayenne", "Pacific/Noumea", "Asia/Kolkata",
                                       "Europe/Paris", "nowhere" };
  g_autofree char *questions = make_questions (200);
  g_autoptr (CliRun) expected = cli_fixture_run (questions, "deadline", NULL);

  g_assert_cmpint (expected->status, ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (zones); i++)
    {
      g_autoptr (CliRun) run = NULL;

      cli_fixture_setenv ("TZ", zones[i]);
      run = cli_fixture_run (questions, "deadline", NULL);
      g_assert_cmpstr (run->output, ==, expected->output);
    }
  cli_fixture_setenv ("TZ", "UTC");
}

static void
test_ten_thousand (void)
{
  g_autofree char *questions = make_questions (10000);
  gint64 start = g_get_monotonic_time ();
  g_autoptr (CliRun) run = cli_fixture_run (questions, "deadline", NULL);
  double seconds = (double) (g_get_monotonic_time () - start) / G_USEC_PER_SEC;

  g_assert_cmpint (run->status, ==, 0);
  g_test_minimized_result (seconds, "10,000 deadlines in %.3f s", seconds);
  /* A second is promised; ten tell a fault from a busy machine or a sanitizer. */
  g_assert_cmpfloat (seconds, <, 10);
}

static void
test_usage (void)
{
  g_autoptr (CliRun) extra = cli_fixture_run (NULL, "deadline", "tomorrow", NULL);
  g_autoptr (CliRun) unknown = cli_fixture_run (NULL, "deadline", "--soon", NULL);
  g_autoptr (CliRun) nothing = cli_fixture_run (NULL, "deadline", NULL);

  g_assert_cmpint (extra->status, ==, 2);
  g_assert_cmpint (unknown->status, ==, 2);
  g_assert_cmpint (nothing->status, ==, 0);
  g_assert_cmpstr (nothing->output, ==, "");
}

int
main (int   argc,
      char *argv[])
{
  cli_fixture_init (&argc, &argv);
  g_test_add_func ("/cli-deadline/answers", test_answers);
  g_test_add_func ("/cli-deadline/bad-lines", test_bad_lines);
  g_test_add_func ("/cli-deadline/names-the-place", test_names_the_place);
  g_test_add_func ("/cli-deadline/defaults", test_defaults);
  g_test_add_func ("/cli-deadline/alsace-moselle", test_alsace_moselle);
  g_test_add_func ("/cli-deadline/any-machine-zone", test_any_machine_zone);
  g_test_add_func ("/cli-deadline/ten-thousand", test_ten_thousand);
  g_test_add_func ("/cli-deadline/usage", test_usage);
  return g_test_run ();
}
