/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "guichet-demande-list.h"
#include "guichet-demande-row.h"
#include "store-fixture.h"

typedef struct
{
  const char *title;
  const char *number;
  const char *status;
  const char *progiciel;
  GuichetDelivery delivery;
  GuichetCriticality proposed;
  GuichetCriticality retained;
  gint64 recorded_at;
  gint64 updated_at;
  gboolean unread;
} Given;

static const Given given[] = {
  { "Écran figé", "D-2026-0001", "prise_en_charge", "finances", GUICHET_DELIVERY_SENT,
    GUICHET_CRITICALITY_MAJEURE, GUICHET_CRITICALITY_MINEURE, 10, 50, FALSE },
  { "Clôture 100 %", "D-2026-0002", "attente_client", "finances", GUICHET_DELIVERY_SENT,
    GUICHET_CRITICALITY_MAJEURE, GUICHET_CRITICALITY_NONE, 20, 40, TRUE },
  { "Impression", "D-2026-0003", "livree", "etat-civil", GUICHET_DELIVERY_SENT,
    GUICHET_CRITICALITY_NONE, GUICHET_CRITICALITY_BLOQUANTE, 30, 30, FALSE },
  { "Brouillon", "", "", "etat-civil", GUICHET_DELIVERY_DRAFT, GUICHET_CRITICALITY_NONE,
    GUICHET_CRITICALITY_NONE, 0, 20, FALSE },
  { "Refusé", "", "", "etat-civil", GUICHET_DELIVERY_REFUSED, GUICHET_CRITICALITY_MINEURE,
    GUICHET_CRITICALITY_NONE, 0, 10, FALSE },
};

/* What belongs to them: a word of the context, an answer, files, and what is due. */
static const char *const belongings[] = {
  "UPDATE demande SET context = 'Au cœur du métier' WHERE title = 'Impression'",
  "INSERT INTO attachment (id, owner_kind, owner_id, position, name, media_type, size, sha256)"
  " SELECT id, 'demande', id, 0, 'Journal.PDF', 'application/pdf', 1,"
  " hex (zeroblob (32)) FROM demande WHERE number = 'D-2026-0002'",
  "INSERT INTO event (id, demande, seq, at, kind, side, text, seal)"
  " SELECT '00000000-0000-4000-8000-000000000001', key, 1, 1, 'message', 'service',"
  " 'Pouvez-vous redémarrer ?', x'' FROM demande WHERE number = 'D-2026-0001'",
  "INSERT INTO attachment (id, owner_kind, owner_id, position, name, media_type, size, sha256)"
  " SELECT id, 'event', id, 0, 'sortie.txt', 'text/plain', 1, hex (zeroblob (32)) FROM event",
  "INSERT INTO due (demande, at, updated_at, seq) SELECT key, 500, 0, 0 FROM demande"
  " WHERE number = 'D-2026-0001'",
  "INSERT INTO due (demande, at, updated_at, seq) SELECT key, 300, 0, 0 FROM demande"
  " WHERE number = 'D-2026-0003'",
  "INSERT INTO due (demande, at, updated_at, seq) SELECT key, 0, 0, 0 FROM demande"
  " WHERE number = 'D-2026-0002'",
};

static gboolean
fill_worker (GuichetConnection  *connection,
             gpointer            data,
             GError            **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (given); i++)
    {
      g_autoptr (GuichetDemande) demande = guichet_demande_new (NULL);

      guichet_demande_set_text (demande, GUICHET_DEMANDE_TITLE, given[i].title);
      guichet_demande_set_text (demande, GUICHET_DEMANDE_NUMBER, given[i].number);
      guichet_demande_set_text (demande, GUICHET_DEMANDE_STATUS, given[i].status);
      guichet_demande_set_text (demande, GUICHET_DEMANDE_PROGICIEL, given[i].progiciel);
      guichet_demande_set_delivery (demande, given[i].delivery);
      guichet_demande_set_criticality_proposed (demande, given[i].proposed);
      guichet_demande_set_criticality (demande, given[i].retained);
      guichet_demande_set_instant (demande, GUICHET_DEMANDE_RECORDED_AT, given[i].recorded_at);
      guichet_demande_set_instant (demande, GUICHET_DEMANDE_UPDATED_AT, given[i].updated_at);
      guichet_demande_set_unread (demande, given[i].unread);
      if (!guichet_demande_row_write (connection, demande, error))
        return FALSE;
    }
  return TRUE;
}

/* The first letters of the titles, in order. */
static char *
describe (GListModel *list)
{
  GString *letters = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr (GuichetDemande) demande = g_list_model_get_item (list, i);

      g_string_append_unichar (letters, g_utf8_get_char (guichet_demande_get_title (demande)));
    }
  return g_string_free (letters, FALSE);
}

static void
test_filters (StoreFixture  *fixture,
              gconstpointer  data)
{
  static const struct
  {
    GuichetDemandeFilter filter;
    const char *expected;
  } cases[] = {
    { { 0 }, "ÉCIBR" },
    { { .reversed = TRUE }, "RBICÉ" },
    { { .sort = GUICHET_DEMANDE_SORT_RECORDED }, "RBICÉ" },
    { { .sort = GUICHET_DEMANDE_SORT_RECORDED, .reversed = TRUE }, "ÉCIBR" },
    { { .sort = GUICHET_DEMANDE_SORT_TITLE }, "BCÉIR" },
    { { .sort = GUICHET_DEMANDE_SORT_TITLE, .reversed = TRUE }, "RIÉCB" },
    { { .sort = GUICHET_DEMANDE_SORT_CRITICALITY }, "ICÉRB" },
    { { .section = GUICHET_DEMANDE_SECTION_TO_ACT }, "CIR" },
    { { .section = GUICHET_DEMANDE_SECTION_UNSENT }, "BR" },
    { { .text = "ecran" }, "É" },
    { { .text = "  FIGÉ " }, "É" },
    { { .text = "100 %" }, "C" },
    { { .text = "%" }, "C" },
    { { .text = "_" }, "" },
    { { .text = "d-2026-000" }, "ÉCI" },
    { { .text = "' OR 1 --" }, "" },
    { { .text = "fige écran" }, "É" },
    { { .text = "écran impression" }, "" },
    { { .text = "CŒUR" }, "I" },
    { { .text = "CŒUR", .names_only = TRUE }, "" },
    { { .text = "0001 ecran", .names_only = TRUE }, "É" },
    { { .text = "journal.pdf" }, "C" },
    { { .text = "redemarrer" }, "É" },
    { { .text = "sortie.txt" }, "É" },
    { { .turn = GUICHET_DEMANDE_TURN_OURS }, "CIR" },
    { { .turn = GUICHET_DEMANDE_TURN_THEIRS }, "É" },
    { { .course = GUICHET_DEMANDE_COURSE_OPEN }, "ÉCIBR" },
    { { .course = GUICHET_DEMANDE_COURSE_ENDED }, "" },
    { { .due_before = 500 }, "I" },
    { { .due_before = 501 }, "ÉI" },
    { { .active_since = 40 }, "ÉC" },
    { { .sort = GUICHET_DEMANDE_SORT_DUE }, "IÉCBR" },
    { { .sort = GUICHET_DEMANDE_SORT_DUE, .reversed = TRUE }, "RBCÉI" },
    { { .sort = GUICHET_DEMANDE_SORT_DUE, .section = GUICHET_DEMANDE_SECTION_TO_ACT }, "ICR" },
    { { .text = "  " }, "ÉCIBR" },
    { { .statuses = 1u << GUICHET_STATUS_LIVREE }, "I" },
    { { .statuses = 1u << GUICHET_STATUS_LIVREE | 1u << GUICHET_STATUS_PRISE_EN_CHARGE }, "ÉI" },
    { { .progiciel = "finances" }, "ÉC" },
    { { .criticality = GUICHET_CRITICALITY_MINEURE }, "ÉR" },
    { { .criticality = GUICHET_CRITICALITY_MAJEURE }, "C" },
    { { .unread_only = TRUE }, "C" },
    { { .progiciel = "etat-civil", .section = GUICHET_DEMANDE_SECTION_TO_ACT }, "IR" },
  };
  g_autoptr (GuichetQueryModel) list = NULL;

  store_fixture_open (fixture);
  list = guichet_demande_list_new (fixture->database, NULL);
  g_assert_true (store_fixture_write (fixture, fill_worker, NULL, NULL));
  for (guint i = 0; i < G_N_ELEMENTS (belongings); i++)
    g_assert_true (store_fixture_execute (fixture, belongings[i], NULL));
  while (g_main_context_iteration (NULL, FALSE))
    ;
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *found = NULL;

      guichet_demande_list_set_filter (list, &cases[i].filter);
      while (guichet_query_model_is_busy (list))
        g_main_context_iteration (NULL, TRUE);
      found = describe (G_LIST_MODEL (list));
      g_assert_cmpstr (found, ==, cases[i].expected);
    }
}

/* A call-back that was promised is ours to follow once it is due, until it came. */
static void
test_callbacks (StoreFixture  *fixture,
                gconstpointer  data)
{
  static const struct
  {
    const char *sql;
    gint64 now;
    const char *expected;
  } steps[] = {
    { "INSERT INTO call (id, demande_id, caller, at, note, callback_at)"
      " SELECT id, id, 'Marie', 1, 'Patienter', 5000 FROM demande"
      " WHERE number = 'D-2026-0001'", 4999, "CIR" },
    { "SELECT 1", 5000, "ÉCIR" },
    { "UPDATE call SET callback_at = 6000", 5000, "CIR" },
    { "SELECT 1", 6001, "ÉCIR" },
    { "UPDATE call SET done_at = 6002", 6003, "CIR" },
  };
  GuichetDemandeFilter filter = { .section = GUICHET_DEMANDE_SECTION_TO_ACT };
  g_autoptr (GuichetQueryModel) list = NULL;

  store_fixture_open (fixture);
  g_assert_true (store_fixture_write (fixture, fill_worker, NULL, NULL));
  list = guichet_demande_list_new (fixture->database, &filter);
  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      g_autofree char *found = NULL;

      g_assert_true (store_fixture_execute (fixture, steps[i].sql, NULL));
      filter.now = steps[i].now;
      guichet_demande_list_set_filter (list, &filter);
      while (g_main_context_iteration (NULL, FALSE) || guichet_query_model_is_busy (list))
        ;
      found = describe (G_LIST_MODEL (list));
      g_assert_cmpstr (found, ==, steps[i].expected);
    }
}

/* The usual orders come from an index: nothing is sorted, whatever the number of rows. */
static void
test_indexes (StoreFixture  *fixture,
              gconstpointer  data)
{
  static const char *const orders[] = {
    "activity_at DESC, key DESC",
    "activity_at, key",
    "recorded_at = 0 DESC, recorded_at DESC, key DESC",
    "title_key, key",
    "gravity, activity_at DESC, key DESC",
    "gravity DESC, activity_at, key",
  };
  g_autoptr (GuichetConnection) connection = store_fixture_connect (fixture);

  for (guint i = 0; i < G_N_ELEMENTS (orders); i++)
    {
      g_autofree char *sql = g_strconcat ("EXPLAIN QUERY PLAN SELECT key FROM demande WHERE TRUE"
                                          " ORDER BY ", orders[i], NULL);
      g_autoptr (GuichetStatement) plan = guichet_connection_query (connection, NULL, sql, "");

      g_assert_true (guichet_statement_next (plan));
      g_assert_nonnull (strstr (guichet_statement_get_text (plan, 3), "INDEX demande_by_"));
      g_assert_false (guichet_statement_next (plan));
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  STORE_TEST ("/demande-list/filters", test_filters);
  STORE_TEST ("/demande-list/callbacks", test_callbacks);
  STORE_TEST ("/demande-list/indexes", test_indexes);
  return g_test_run ();
}
