/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "guichet-json.h"
#include "guichet-portal-figures.h"

#include <string.h>

#define HEAD "{\"from\":\"2026-05-01\",\"to\":\"2026-05-31\",\"recorded\":5,"
#define COUNTS                                                                                     \
  "\"by_status\":{\"livree\":2,\"qualifiee\":3},\"by_progiciel\":{\"finances\":4,\"none\":1},"     \
  "\"by_criticality\":{\"majeure\":2,\"none\":3},"
#define TAIL "\"prise_en_charge\":{\"on_time\":3,\"late\":1,\"pending\":1}}"

static GuichetPortalFigures *
read_text (const char  *text,
           GError     **error)
{
  return guichet_portal_figures_from_text (text, strlen (text), error);
}

static void
test_reads (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GuichetPortalFigures) figures = read_text (HEAD COUNTS TAIL, &error);
  g_autoptr (GuichetPortalFigures) again = NULL;
  const GuichetPortalCount *none;

  g_assert_no_error (error);
  g_assert_cmpint (figures->to - figures->from, ==, 31);
  g_assert_cmpuint (figures->recorded, ==, 5);
  g_assert_cmpuint (figures->taken.late, ==, 1);
  none = g_ptr_array_index (figures->progiciels, 0);
  g_assert_cmpstr (none->word, ==, "");
  g_assert_cmpuint (none->count, ==, 1);
  again = read_text (figures->text, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (again->text, ==, figures->text);
}

static void
test_refuses (void)
{
  static const char *const texts[] = {
    "{}",
    HEAD COUNTS "\"later\":1}",
    HEAD COUNTS "\"prise_en_charge\":{\"on_time\":3,\"late\":-1,\"pending\":1}}",
    HEAD "\"by_status\":{\"livree\":\"2\"},\"by_progiciel\":{},\"by_criticality\":{}," TAIL,
    "{\"from\":\"2026-05-01\",\"to\":\"2026-04-30\",\"recorded\":5," COUNTS TAIL,
    "{\"from\":\"2026-05-32\",\"to\":\"2026-06-30\",\"recorded\":5," COUNTS TAIL,
    "{\"from\":\"2026-05-01\",\"to\":\"2026-05-31\",\"recorded\":1e3," COUNTS TAIL,
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (read_text (texts[i], &error));
      g_assert_error (error, GUICHET_JSON_ERROR, GUICHET_JSON_ERROR_CONTENT);
    }
}

static GuichetFigures *
count_none (void)
{
  g_autoptr (GTimeZone) paris = g_time_zone_new_identifier ("Europe/Paris");
  const GuichetDay from = guichet_day_new (2026, 5, 1), to = guichet_day_new (2026, 6, 1);
  g_autoptr (GuichetFiguresCount) count = guichet_figures_count_new (NULL, paris, from, to, 0);

  return guichet_figures_count_end (count);
}

static const GuichetPortalFigure *
find (GPtrArray          *figures,
      GuichetPortalTopic  topic,
      const char         *word)
{
  for (guint i = 0; i < figures->len; i++)
    {
      const GuichetPortalFigure *figure = g_ptr_array_index (figures, i);

      if (figure->topic == topic && g_str_equal (figure->word, word))
        return figure;
    }
  return NULL;
}

static void
test_compares (void)
{
  g_autoptr (GuichetPortalFigures) figures = read_text (HEAD COUNTS TAIL, NULL);
  g_autoptr (GuichetFigures) ours = count_none ();
  g_autoptr (GPtrArray) compared = NULL;
  const GuichetPortalFigure *figure;

  ours->count = 5;
  ours->channels[GUICHET_CHANNEL_PORTAIL] = 4;
  ours->channels[GUICHET_CHANNEL_TELEPHONE] = 1;
  ours->statuses[GUICHET_STATUS_LIVREE] = 2;
  ours->statuses[GUICHET_STATUS_CLOSE] = 3;
  ours->retained[GUICHET_CRITICALITY_MAJEURE] = 2;
  ours->retained[GUICHET_CRITICALITY_NONE] = 3;
  ours->compliance.tallies[GUICHET_CHANNEL_PORTAIL] = (GuichetTally){ 2, 1, 1 };
  ours->compliance.tallies[GUICHET_CHANNEL_TELEPHONE] = (GuichetTally){ 1, 0, 0 };
  compared = guichet_portal_figures_compare (figures, ours);
  figure = find (compared, GUICHET_PORTAL_ON_TIME, "");
  g_assert_cmpuint (figure->theirs, ==, 3);
  g_assert_cmpuint (figure->ours, ==, 3);
  g_assert_cmpuint (figure->telephone, ==, 1);
  g_assert_null (find (compared, GUICHET_PORTAL_STATUS, "livree"));
  g_assert_cmpuint (find (compared, GUICHET_PORTAL_STATUS, "qualifiee")->theirs, ==, 3);
  g_assert_cmpuint (find (compared, GUICHET_PORTAL_STATUS, "close")->ours, ==, 3);
  g_assert_cmpuint (find (compared, GUICHET_PORTAL_PROGICIEL, "finances")->ours, ==, 0);
  g_assert_cmpuint (find (compared, GUICHET_PORTAL_PROGICIEL, "")->theirs, ==, 1);
  g_assert_null (find (compared, GUICHET_PORTAL_LEVEL, "majeure"));
  g_assert_null (find (compared, GUICHET_PORTAL_LEVEL, ""));
  g_assert_cmpuint (compared->len, ==, 8);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/portal-figures/reads", test_reads);
  g_test_add_func ("/portal-figures/refuses", test_refuses);
  g_test_add_func ("/portal-figures/compares", test_compares);
  return g_test_run ();
}
