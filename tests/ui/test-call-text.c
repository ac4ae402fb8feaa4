/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "guichet-call-text.h"
#include "guichet-instant.h"
#include "guichet-zone.h"

#include <locale.h>

/* Monday 23 November 2026, 14:02 in Paris. */
#define NOW G_GINT64_CONSTANT (1795438920000)

static void
test_moments (void)
{
  static const struct
  {
    const char *text;
    const char *moment;
  } cases[] = {
    { "10:30", "2026-11-23T10:30:00+01:00" },
    { " 16h ", "2026-11-23T16:00:00+01:00" },
    { "9h05", "2026-11-23T09:05:00+01:00" },
    { "24/11 9h", "2026-11-24T09:00:00+01:00" },
    { "01/07/2027 17:45", "2027-07-01T17:45:00+02:00" },
    { "", NULL },
    { "demain", NULL },
    { "25:00", NULL },
    { "10:60", NULL },
    { "31/02 10:00", NULL },
    { "10:30 environ", NULL },
    { "24/11", NULL },
  };
  g_autoptr (GTimeZone) zone = guichet_zone_new (GUICHET_ZONE_PARIS, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *moment = NULL;
      gint64 instant = 0;

      if (guichet_call_text_parse_moment (cases[i].text, zone, NOW, &instant))
        moment = guichet_zone_format_instant (zone, instant);
      g_test_message ("%s", cases[i].text);
      g_assert_cmpstr (moment, ==, cases[i].moment);
    }
}

static const char *
get_id (GPtrArray *events,
        guint      index)
{
  return guichet_event_get_fields (events->pdata[index])->id;
}

/* Calls stand in the history where they were made. */
static void
test_merge (void)
{
  g_autoptr (GTimeZone) zone = guichet_zone_new (GUICHET_ZONE_PARIS, NULL);
  g_autoptr (GPtrArray) events = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) calls = g_ptr_array_new_with_free_func ((GDestroyNotify) guichet_call_free);
  const GuichetEventFields first = { .id = "e1", .at = 1000, .kind = "message" };
  const GuichetEventFields second = { .id = "e2", .at = 3000, .kind = "message" };

  g_ptr_array_add (events, guichet_event_new (&first));
  g_ptr_array_add (events, guichet_event_new (&second));
  g_ptr_array_add (calls, guichet_call_new ("c1", "d", "Marie", 500, "Un", 0));
  g_ptr_array_add (calls, guichet_call_new ("c2", "d", "Marie", 2000, "Deux", NOW - 1));
  g_ptr_array_add (calls, guichet_call_new ("c3", "d", "Marie", 4000, "Trois", 0));
  guichet_call_text_merge (events, calls, zone, NOW);
  g_assert_cmpuint (events->len, ==, 5);
  g_assert_cmpstr (get_id (events, 0), ==, "c1");
  g_assert_cmpstr (get_id (events, 1), ==, "e1");
  g_assert_cmpstr (get_id (events, 2), ==, "c2");
  g_assert_cmpstr (get_id (events, 3), ==, "e2");
  g_assert_cmpstr (get_id (events, 4), ==, "c3");
  g_assert_cmpstr (guichet_event_get_fields (events->pdata[2])->text, ==,
                   "Deux\nCall-back promised today at 14:01, still awaited");
  g_assert_cmpstr (guichet_event_get_fields (events->pdata[0])->author, ==, "Marie, by telephone");
}

int
main (int   argc,
      char *argv[])
{
  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/call-text/moments", test_moments);
  g_test_add_func ("/call-text/merge", test_merge);
  return g_test_run ();
}
