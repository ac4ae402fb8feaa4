/* test-recount.c - an independent recount of deadlines
 *
 * A naive walk, minute by minute, with the C library's localtime and nothing of the rules but the
 * contract's words, must agree on 1,000 random deadlines under random hours and closures.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "rules-fixture.h"

#include "guichet-deadline.h"

#include <stdlib.h>
#include <time.h>

#define N_WORLDS 20
#define N_DEADLINES 50
#define WINDOW_DAYS 90
#define N_MINUTES (WINDOW_DAYS * 24 * 60)

/* One day of a random week: opens, lunch, closes; in minutes. */
typedef struct
{
  int opens, lunch_from, lunch_to, closes;
} Hours;

typedef struct
{
  time_t start;
  Hours weeks[2][5]; /* before and after the change of the hours; opens == closes: none */
  struct tm change;
  struct tm closure_from, closure_to;
  guint8 open[N_MINUTES];
} World;

static struct tm
local (time_t instant)
{
  struct tm tm;

  g_assert_nonnull (localtime_r (&instant, &tm));
  return tm;
}

/* YYYYMMDDHHMM: compares as the local time it is. */
static gint64
key (const struct tm *tm)
{
  return ((((gint64) tm->tm_year * 100 + tm->tm_mon) * 100 + tm->tm_mday) * 100 + tm->tm_hour) * 100
         + tm->tm_min;
}

/* Gauss, with his corrections for the 20th to 22nd centuries. */
static gboolean
is_after_easter (const struct tm *tm,
                 int              days)
{
  int year = tm->tm_year + 1900;
  int century = year / 100;
  int p = (13 + 8 * century) / 25;
  int m = (15 - p + century - century / 4) % 30;
  int n = (4 + century - century / 4) % 7;
  int d = (19 * (year % 19) + m) % 30;
  int e = (2 * (year % 4) + 4 * (year % 7) + 6 * d + n) % 7;
  int march = 22 + d + e;
  struct tm noon = { 0 };

  if ((d == 29 && e == 6) || (d == 28 && e == 6 && (11 * m + 11) % 30 < 19))
    march -= 7;
  noon.tm_year = tm->tm_year;
  noon.tm_mon = 2;
  noon.tm_mday = march + days;
  noon.tm_hour = 12;
  noon.tm_isdst = -1;
  g_assert_cmpint (mktime (&noon), !=, -1);
  return noon.tm_mon == tm->tm_mon && noon.tm_mday == tm->tm_mday;
}

static gboolean
is_working_day (const struct tm *tm)
{
  static const int fixed[][2] = { { 0, 1 },  { 4, 1 },  { 4, 8 },   { 6, 14 },
                                  { 7, 15 }, { 10, 1 }, { 10, 11 }, { 11, 25 } };

  if (tm->tm_wday == 0 || tm->tm_wday == 6)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (fixed); i++)
    if (tm->tm_mon == fixed[i][0] && tm->tm_mday == fixed[i][1])
      return FALSE;
  return !is_after_easter (tm, 1) && !is_after_easter (tm, 39) && !is_after_easter (tm, 50);
}

static gboolean
is_open (const World     *world,
         const struct tm *tm)
{
  struct tm midnight = *tm;
  const Hours *hours;
  int minute = tm->tm_hour * 60 + tm->tm_min;

  midnight.tm_hour = midnight.tm_min = 0;
  if (tm->tm_wday == 0 || tm->tm_wday == 6)
    return FALSE;
  hours = &world->weeks[key (&midnight) >= key (&world->change)][tm->tm_wday - 1];
  if (minute < hours->opens || minute >= hours->closes
      || (minute >= hours->lunch_from && minute < hours->lunch_to))
    return FALSE;
  return key (tm) < key (&world->closure_from) || key (tm) >= key (&world->closure_to);
}

static void
fill_minutes (World *world)
{
  gboolean working = FALSE;
  int last_day = -1;

  for (int i = 0; i < N_MINUTES; i++)
    {
      struct tm tm = local (world->start + i * 60);

      if (tm.tm_mday != last_day)
        working = is_working_day (&tm);
      last_day = tm.tm_mday;
      world->open[i] = working && is_open (world, &tm);
    }
}

static Hours
random_hours (gboolean may_be_none)
{
  Hours hours;

  hours.opens = g_test_rand_int_range (6 * 60, 10 * 60);
  hours.lunch_from = g_test_rand_int_range (11 * 60, 12 * 60);
  hours.lunch_to = g_test_rand_int_range (12 * 60, 14 * 60);
  hours.closes = g_test_rand_int_range (15 * 60, 20 * 60);
  if (g_test_rand_int_range (0, 6) == 0)
    hours.closes = hours.lunch_to = hours.lunch_from; /* a half-day */
  if (may_be_none && g_test_rand_int_range (0, 3) == 0)
    hours.opens = hours.closes = hours.lunch_from = hours.lunch_to; /* none */
  return hours;
}

static void
make_world (World *world)
{
  struct tm start = { 0 };

  start.tm_year = g_test_rand_int_range (124, 136);
  start.tm_mon = g_test_rand_int_range (0, 12);
  start.tm_mday = g_test_rand_int_range (1, 29);
  start.tm_isdst = -1;
  world->start = mktime (&start);
  for (int i = 0; i < 2; i++)
    for (int j = 0; j < 5; j++)
      world->weeks[i][j] = random_hours (j == 1 || j == 3);
  world->change = local (world->start + g_test_rand_int_range (1, 40) * 86400);
  world->change.tm_hour = world->change.tm_min = 0;
  world->closure_from = local (world->start + g_test_rand_int_range (1, 30) * 86400
                               + g_test_rand_int_range (0, 1440) * 60);
  world->closure_to = local (mktime (&world->closure_from)
                             + g_test_rand_int_range (60, 5 * 1440) * 60);
  /* Away from the hours at which the clocks change. */
  world->closure_from.tm_hour = MAX (world->closure_from.tm_hour, 5);
  world->closure_to.tm_hour = MAX (world->closure_to.tm_hour, 6);
  fill_minutes (world);
}

static void
append_week (GString     *text,
             const Hours *week)
{
  static const char *const names[] = { "mon", "tue", "wed", "thu", "fri" };

  for (int i = 0; i < 5; i++)
    {
      g_string_append_printf (text, "%s\"%s\":[", i ? "," : "", names[i]);
      if (week[i].opens < week[i].lunch_from)
        g_string_append_printf (text, "[\"%02d:%02d\",\"%02d:%02d\"]", week[i].opens / 60,
                                week[i].opens % 60, week[i].lunch_from / 60,
                                week[i].lunch_from % 60);
      if (week[i].lunch_to < week[i].closes)
        g_string_append_printf (text, ",[\"%02d:%02d\",\"%02d:%02d\"]", week[i].lunch_to / 60,
                                week[i].lunch_to % 60, week[i].closes / 60, week[i].closes % 60);
      g_string_append_c (text, ']');
    }
}

static GuichetBusinessTime *
make_business_time (const World *world)
{
  g_autoptr (GString) text = g_string_new ("{\"zone\":\"Europe/Paris\",\"schedules\":[");
  char from[32], to[32], change[32];

  strftime (change, sizeof change, "%Y-%m-%d", &world->change);
  strftime (from, sizeof from, "%Y-%m-%dT%H:%M", &world->closure_from);
  strftime (to, sizeof to, "%Y-%m-%dT%H:%M", &world->closure_to);
  g_string_append (text, "{\"from\":\"2000-01-01\",\"week\":{");
  append_week (text, world->weeks[0]);
  g_string_append_printf (text, "}},{\"from\":\"%s\",\"week\":{", change);
  append_week (text, world->weeks[1]);
  g_string_append_printf (text, "}}],\"closures\":[{\"from\":\"%s\",\"to\":\"%s\"}]}", from, to);
  return fixture_business_time (text->str, GUICHET_HOLIDAYS_NATIONAL);
}

/* The minute at whose beginning @minutes open ones have gone by since minute @from. */
static int
recount_hours (const World *world,
               int          from,
               int          minutes)
{
  while (minutes > 0)
    {
      g_assert_cmpint (from, <, N_MINUTES);
      minutes -= world->open[from++];
    }
  return from;
}

/* The midnight that ends the @days th working day after that of minute @from. */
static int
recount_days (const World *world,
              int          from,
              int          days)
{
  int today = local (world->start + from * 60).tm_mday;
  gboolean working = FALSE;

  for (;; from++)
    {
      struct tm tm = local (world->start + from * 60);

      if (tm.tm_mday == today)
        continue;
      if (working && --days == 0)
        return from;
      today = tm.tm_mday;
      working = is_working_day (&tm);
    }
}

static void
compare (const World            *world,
         GuichetContractProfile *profile,
         GuichetBusinessTime    *time)
{
  static const struct
  {
    GuichetDeadlineKind kind;
    GuichetCriticality criticality;
    int minutes;
    int days;
  } cases[] = {
    { GUICHET_DEADLINE_PRISE_EN_CHARGE, GUICHET_CRITICALITY_NONE, 8 * 60, 0 },
    { GUICHET_DEADLINE_PLAN_ACTION, GUICHET_CRITICALITY_BLOQUANTE, 12 * 60, 0 },
    { GUICHET_DEADLINE_CORRECTION, GUICHET_CRITICALITY_MAJEURE, 0, 6 },
    { GUICHET_DEADLINE_VALIDATION, GUICHET_CRITICALITY_MAJEURE, 0, 3 },
  };
  guint i = (guint) g_test_rand_int_range (0, G_N_ELEMENTS (cases));
  int from = g_test_rand_int_range (0, 40 * 1440);
  int due = cases[i].days ? recount_days (world, from, cases[i].days)
                          : recount_hours (world, from, cases[i].minutes);
  g_autoptr (GError) error = NULL;
  g_autoptr (GuichetDeadline) deadline =
    guichet_deadline_new (profile, time, cases[i].kind, cases[i].criticality,
                          (world->start + from * 60) * GUICHET_SECOND_MS, &error);

  g_assert_no_error (error);
  g_assert_cmpint (guichet_deadline_get_due (deadline), ==,
                   (world->start + due * 60) * GUICHET_SECOND_MS);
}

static void
test_recount (void)
{
  g_autofree World *world = g_new0 (World, 1);
  g_autoptr (GError) error = NULL;
  g_autoptr (GuichetContractProfile) profile =
    guichet_contract_profile_new (GUICHET_CONTRACT_PROFILE_CURRENT, &error);

  g_assert_no_error (error);
  for (int i = 0; i < N_WORLDS; i++)
    {
      g_autoptr (GuichetBusinessTime) time = NULL;

      make_world (world);
      time = make_business_time (world);
      for (int j = 0; j < N_DEADLINES; j++)
        compare (world, profile, time);
    }
}

int
main (int   argc,
      char *argv[])
{
  /* For localtime: the rules take their zone from the opening hours. */
  g_setenv ("TZ", "Europe/Paris", TRUE);
  tzset ();
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/recount/1000-deadlines", test_recount);
  return g_test_run ();
}
