/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "guichet-account-table.h"
#include "guichet-demande-table.h"
#include "guichet-due-table.h"
#include "guichet-event-table.h"
#include "guichet-instant.h"
#include "store-fixture.h"

#define FIRST "11111111-1111-4111-8111-111111111111"
#define SECOND "22222222-2222-4222-8222-222222222222"

#define INFORMATION                                                                                \
  "{\"service_id\":\"6f1de5a8-6d0e-4c06-a6a1-3a3a7d6c0001\",\"name\":\"Portail\","                 \
  "\"started_on\":\"2025-09-01\",\"profile\":\"livret-2026-03\",\"telephones\":[],"                \
  "\"opening\":{\"zone\":\"Europe/Paris\",\"closures\":[],"                                        \
  "\"schedules\":[{\"from\":\"2020-01-01\","                                                       \
  "\"week\":{\"mon\":[[\"09:00\",\"%s\"]],\"tue\":[[\"09:00\",\"%s\"]]}}]},"                       \
  "\"limits\":{\"attachment_bytes\":1,\"attachments\":1},\"progiciels\":[],\"notices\":[]}"

typedef struct
{
  const char *id;
  const char *status;
  const char *at;
  const char *recorded_at;
} News;

static gint64
at (const char *text)
{
  gint64 instant = 0;

  g_assert_true (guichet_instant_parse (text, &instant));
  return instant;
}

static gboolean
news_worker (GuichetConnection  *connection,
             gpointer            data,
             GError            **error)
{
  const News *news = data;
  const gint64 instant = at (news->at);
  g_autoptr (GuichetDemande) demande = guichet_demande_new (news->id);
  g_autofree char *event_id = g_uuid_string_random ();
  const GuichetEventFields fields = { .id = event_id, .seq = instant, .demande_id = news->id,
                                      .at = instant, .kind = news->status, .side = "service",
                                      .status = news->status };
  g_autoptr (GuichetEvent) event = guichet_event_new (&fields);

  guichet_demande_set_text (demande, GUICHET_DEMANDE_STATUS, news->status);
  guichet_demande_set_instant (demande, GUICHET_DEMANDE_RECORDED_AT, at (news->recorded_at));
  guichet_demande_set_instant (demande, GUICHET_DEMANDE_UPDATED_AT, instant);
  return guichet_demande_table_apply (connection, demande, NULL, error)
         && guichet_event_table_apply (connection, event, error);
}

static gboolean
hours_worker (GuichetConnection  *connection,
              gpointer            data,
              GError            **error)
{
  g_autofree char *text = g_strdup_printf (INFORMATION, (char *) data, (char *) data);

  return guichet_account_table_set (connection, "service_information", text, error);
}

static gboolean
update_worker (GuichetConnection  *connection,
               gpointer            data,
               GError            **error)
{
  return guichet_due_table_update (connection, 10, data, error);
}

static guint
update (StoreFixture *fixture)
{
  g_autoptr (GError) error = NULL;
  guint n_done = 0;

  store_fixture_write (fixture, update_worker, &n_done, &error);
  g_assert_no_error (error);
  return n_done;
}

static void
write_news (StoreFixture *fixture,
            const char   *id,
            const char   *status,
            const char   *instant)
{
  News news = { id, status, instant, "2026-11-23T12:00:00+01:00" };
  g_autoptr (GError) error = NULL;

  store_fixture_write (fixture, news_worker, &news, &error);
  g_assert_no_error (error);
}

static void
write_recorded (StoreFixture *fixture,
                const char   *instant)
{
  News news = { FIRST, "enregistree", instant, instant };

  g_assert_true (store_fixture_write (fixture, news_worker, &news, NULL));
}

static void
write_hours (StoreFixture *fixture,
             const char   *end)
{
  g_assert_true (store_fixture_write (fixture, hours_worker, (gpointer) end, NULL));
}

static gint64
get_due (StoreFixture *fixture,
         const char   *id)
{
  return guichet_due_table_get (guichet_database_read (fixture->database), id, NULL);
}

/* Eight open hours from noon on Monday: 5 until 17:00, 3 on Tuesday. */
static void
test_follows (StoreFixture  *fixture,
              gconstpointer  data)
{
  store_fixture_open (fixture);
  write_news (fixture, FIRST, "enregistree", "2026-11-23T12:00:00+01:00");
  g_assert_cmpuint (update (fixture), ==, 0);
  write_hours (fixture, "17:00");
  g_assert_cmpuint (update (fixture), ==, 1);
  g_assert_cmpint (get_due (fixture, FIRST), ==, at ("2026-11-24T12:00:00+01:00"));
  g_assert_cmpuint (update (fixture), ==, 0);
  write_hours (fixture, "16:00");
  g_assert_cmpuint (update (fixture), ==, 1);
  g_assert_cmpint (get_due (fixture, FIRST), ==, at ("2026-11-24T13:00:00+01:00"));
}

static gboolean
holidays_worker (GuichetConnection  *connection,
                 gpointer            data,
                 GError            **error)
{
  return guichet_account_table_set (connection, "holidays", data, error);
}

/* Each delay is reckoned anew with other holidays (H5): the second day of Christmas. */
static void
test_holidays (StoreFixture  *fixture,
               gconstpointer  data)
{
  store_fixture_open (fixture);
  write_hours (fixture, "17:00");
  write_recorded (fixture, "2028-12-25T12:00:00+01:00");
  g_assert_cmpuint (update (fixture), ==, 1);
  g_assert_cmpint (get_due (fixture, FIRST), ==, at ("2028-12-26T17:00:00+01:00"));
  g_assert_true (store_fixture_write (fixture, holidays_worker, (gpointer) "alsace-moselle", NULL));
  g_assert_cmpuint (update (fixture), ==, 1);
  g_assert_cmpint (get_due (fixture, FIRST), ==, at ("2029-01-02T17:00:00+01:00"));
  g_assert_cmpuint (update (fixture), ==, 0);
}

/* No clock runs while our answer is awaited, nor once it is over. */
static void
test_ends (StoreFixture  *fixture,
           gconstpointer  data)
{
  store_fixture_open (fixture);
  write_hours (fixture, "17:00");
  write_news (fixture, FIRST, "enregistree", "2026-11-23T12:00:00+01:00");
  write_news (fixture, SECOND, "enregistree", "2026-11-23T12:00:00+01:00");
  g_assert_cmpuint (update (fixture), ==, 2);
  write_news (fixture, FIRST, "attente_client", "2026-11-23T13:00:00+01:00");
  write_news (fixture, SECOND, "close", "2026-11-23T13:00:00+01:00");
  g_assert_cmpuint (update (fixture), ==, 1);
  g_assert_cmpint (get_due (fixture, FIRST), ==, 0);
  g_assert_cmpint (get_due (fixture, SECOND), ==, 0);
  g_assert_cmpint (store_fixture_count (fixture, "SELECT count (*) FROM due"), ==, 1);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  STORE_TEST ("/due-table/follows", test_follows);
  STORE_TEST ("/due-table/holidays", test_holidays);
  STORE_TEST ("/due-table/ends", test_ends);
  return g_test_run ();
}
