/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rules-fixture.h"

#include "guichet-domain-error.h"
#include "guichet-json.h"

#define WITH_MONDAY(intervals)                                                                    \
  FIXTURE_OPENING ("{\"from\":\"2026-01-01\",\"week\":{\"mon\":" intervals "}}", "")
#define WITH_CLOSURE(closure) FIXTURE_OPENING (FIXTURE_SCHEDULE, closure)

static void
test_schedules_are_dated (void)
{
  g_autoptr (GuichetOpeningHours) opening = fixture_opening (
    FIXTURE_OPENING ("{\"from\":\"2027-01-01\",\"week\":{\"mon\":[[\"09:00\",\"10:00\"]]}},"
                     "{\"from\":\"2026-01-01\",\"week\":{\"mon\":[[\"14:00\",\"24:00\"],"
                     "[\"08:00\",\"12:00\"]]}}",
                     ""));
  const GArray *before = guichet_opening_hours_get_day (opening, fixture_day ("2026-12-28"));
  const GArray *after = guichet_opening_hours_get_day (opening, fixture_day ("2027-01-04"));

  g_assert_null (guichet_opening_hours_get_day (opening, fixture_day ("2025-12-31")));
  g_assert_cmpuint (before->len, ==, 2);
  g_assert_cmpint (g_array_index (before, GuichetOpeningInterval, 0).opens, ==, 8 * 60);
  g_assert_cmpint (g_array_index (before, GuichetOpeningInterval, 1).closes, ==, 24 * 60);
  g_assert_cmpuint (after->len, ==, 1);
  g_assert_cmpint (g_array_index (after, GuichetOpeningInterval, 0).opens, ==, 9 * 60);
  g_assert_cmpuint (guichet_opening_hours_get_day (opening, fixture_day ("2027-01-05"))->len, ==,
                    0);
}

static void
test_closures (void)
{
  g_autoptr (GuichetOpeningHours) opening = fixture_opening (
    WITH_CLOSURE ("{\"from\":\"2026-12-24T12:00\",\"to\":\"2026-12-25T00:00\",\"label\":\"Noël\"},"
                  "{\"from\":\"2026-03-02T08:00\",\"to\":\"2026-03-02T24:00\"}"));
  const GArray *closures = guichet_opening_hours_get_closures (opening);
  const GuichetClosure *closure;

  g_assert_cmpuint (closures->len, ==, 2);
  fixture_assert_instant (g_array_index (closures, GuichetClosure, 0).to,
                          "2026-03-03T00:00:00+01:00");
  closure =
    guichet_opening_hours_find_closure (opening, fixture_instant ("2026-12-24T12:00:00+01:00"));
  g_assert_nonnull (closure);
  g_assert_cmpstr (closure->label, ==, "Noël");
  g_assert_null (
    guichet_opening_hours_find_closure (opening, fixture_instant ("2026-12-25T00:00:00+01:00")));
}

/* H12: a closure that begins in the gap begins at its end; in the fold, at the first of both. */
static void
test_closures_and_clock_changes (void)
{
  g_autoptr (GuichetOpeningHours) opening = fixture_opening (
    WITH_CLOSURE ("{\"from\":\"2026-03-29T02:30\",\"to\":\"2026-10-25T02:30\"}"));
  const GArray *closures = guichet_opening_hours_get_closures (opening);

  fixture_assert_instant (g_array_index (closures, GuichetClosure, 0).from,
                          "2026-03-29T03:00:00+02:00");
  fixture_assert_instant (g_array_index (closures, GuichetClosure, 0).to,
                          "2026-10-25T02:30:00+02:00");
}

static void
test_text_is_inverse (void)
{
  g_autoptr (GuichetOpeningHours) opening = fixture_opening (
    WITH_CLOSURE ("{\"from\":\"2026-12-24T12:00\",\"to\":\"2026-12-25T00:00\",\"label\":\"é\"}"));
  g_autofree char *text = guichet_opening_hours_to_text (opening);
  g_autoptr (GuichetOpeningHours) back = fixture_opening (text);
  g_autoptr (GuichetOpeningHours) usual = fixture_opening (FIXTURE_USUAL);

  g_assert_true (guichet_opening_hours_equal (opening, back));
  g_assert_false (guichet_opening_hours_equal (opening, usual));
}

static void
test_refuses_with_the_place (void)
{
  static const struct
  {
    const char *text;
    const char *place;
  } cases[] = {
    { "{\"zone\":\"Europe/Lutèce\",\"schedules\":[" FIXTURE_SCHEDULE "]}", "/zone: " },
    { "{\"schedules\":[" FIXTURE_SCHEDULE "]}", "\"zone\" is missing" },
    { "{\"zone\":\"Europe/Paris\"}", "\"schedules\" is missing" },
    { FIXTURE_OPENING ("", ""), "\"schedules\" has no schedule" },
    { FIXTURE_OPENING ("3", ""), "\"schedules\" holds" },
    { FIXTURE_OPENING ("{\"from\":\"2026-02-29\",\"week\":" FIXTURE_WEEK "}", ""),
      "/schedules/0: \"from\"" },
    { FIXTURE_OPENING (FIXTURE_SCHEDULE "," FIXTURE_SCHEDULE, ""),
      "/schedules/1: holds from the same date" },
    { FIXTURE_OPENING ("{\"from\":\"2026-01-01\",\"week\":{}}", ""),
      "/schedules/0/week: has no opening hours" },
    { WITH_MONDAY ("[]"), "/schedules/0/week: has no opening hours" },
    { FIXTURE_OPENING ("{\"from\":\"2026-01-01\",\"week\":{\"sat\":" FIXTURE_DAY "}}", ""),
      "/schedules/0/week: has no opening hours" },
    { FIXTURE_OPENING ("{\"from\":\"2026-01-01\",\"week\":{\"lundi\":" FIXTURE_DAY "}}", ""),
      "/schedules/0/week: names a day" },
    { WITH_MONDAY ("{}"), "/schedules/0/week/mon: is not an array" },
    { WITH_MONDAY ("[[\"08:30\"]]"), "/schedules/0/week/mon/0: is not a pair" },
    { WITH_MONDAY ("[[\"8:30\",\"12:30\"]]"), "/schedules/0/week/mon/0: is not a pair" },
    { WITH_MONDAY ("[[\"08:30\",\"24:01\"]]"), "/schedules/0/week/mon/0: is not a pair" },
    { WITH_MONDAY ("[[\"08:60\",\"12:30\"]]"), "/schedules/0/week/mon/0: is not a pair" },
    { WITH_MONDAY ("[[830,1230]]"), "/schedules/0/week/mon/0: is not a pair" },
    { WITH_MONDAY ("[[\"12:30\",\"08:30\"]]"), "/schedules/0/week/mon/0: closes before" },
    { WITH_MONDAY ("[[\"08:30\",\"08:30\"]]"), "/schedules/0/week/mon/0: closes before" },
    { WITH_MONDAY ("[[\"08:30\",\"12:30\"],[\"12:29\",\"13:00\"]]"),
      "/schedules/0/week/mon/1: overlaps" },
    { WITH_MONDAY ("[[\"08:30\",\"12:30\"],[\"08:00\",\"13:00\"]]"),
      "/schedules/0/week/mon/1: overlaps" },
    { WITH_CLOSURE ("{\"from\":\"2026-12-24T12:00\",\"to\":\"2026-12-24T12:00\"}"),
      "/closures/0: \"to\" is not after" },
    { WITH_CLOSURE ("{\"from\":\"2026-12-24\",\"to\":\"2026-12-25\"}"), "/closures/0: \"from\"" },
    { WITH_CLOSURE ("{\"from\":\"2026-12-24T12:00Z\",\"to\":\"2026-12-25T12:00\"}"),
      "/closures/0: \"from\"" },
    { WITH_CLOSURE ("{\"from\":\"2026-12-24T12:00\"}"), "/closures/0: \"to\" is missing" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (
        guichet_opening_hours_parse (cases[i].text, strlen (cases[i].text), &error));
      g_assert_nonnull (error);
      g_assert_true (error->domain == GUICHET_DOMAIN_ERROR || error->domain == GUICHET_JSON_ERROR);
      if (!g_str_has_prefix (error->message, cases[i].place))
        g_error ("case %u: \"%s\" where \"%s\" was expected", i, error->message, cases[i].place);
    }
}

static void
test_touching_is_allowed (void)
{
  g_autoptr (GuichetOpeningHours) opening =
    fixture_opening (WITH_MONDAY ("[[\"12:30\",\"17:00\"],[\"08:30\",\"12:30\"]]"));

  g_assert_cmpuint (guichet_opening_hours_get_day (opening, fixture_day ("2026-01-05"))->len, ==,
                    2);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/opening-hours/schedules-are-dated", test_schedules_are_dated);
  g_test_add_func ("/opening-hours/closures", test_closures);
  g_test_add_func ("/opening-hours/closures-and-clock-changes", test_closures_and_clock_changes);
  g_test_add_func ("/opening-hours/text-is-inverse", test_text_is_inverse);
  g_test_add_func ("/opening-hours/refuses-with-the-place", test_refuses_with_the_place);
  g_test_add_func ("/opening-hours/touching-is-allowed", test_touching_is_allowed);
  return g_test_run ();
}
