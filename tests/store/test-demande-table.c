/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "guichet-attachment-table.h"
#include "guichet-demande-table.h"
#include "guichet-outgoing-table.h"
#include "store-fixture.h"

#define NOW G_GINT64_CONSTANT (1778144400000)
#define ID "0b0e5a5e-0000-4000-8000-000000000001"
#define OTHER "0b0e5a5e-0000-4000-8000-000000000002"
#define DIGEST "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"

static GuichetDemande *
make_draft (const char *id,
            const char *title)
{
  static const char *const steps[] = { "Menu › Éditions", "Imprimer \"tout\"", NULL };
  GuichetDemande *demande = guichet_demande_new (id);

  guichet_demande_set_text (demande, GUICHET_DEMANDE_TITLE, title);
  guichet_demande_set_text (demande, GUICHET_DEMANDE_OBSERVED, "Rien ne s’imprime.");
  guichet_demande_set_steps (demande, steps);
  guichet_demande_set_criticality_proposed (demande, GUICHET_CRITICALITY_MAJEURE);
  guichet_demande_set_reproducible (demande, GUICHET_REPRODUCIBLE_SOMETIMES);
  return demande;
}

static GuichetDemande *
make_snapshot (const char *id,
               const char *title,
               const char *digest)
{
  GuichetDemande *demande = make_draft (id, title);

  guichet_demande_set_text (demande, GUICHET_DEMANDE_NUMBER, "D-2026-0412");
  guichet_demande_set_text (demande, GUICHET_DEMANDE_STATUS, "prise_en_charge");
  guichet_demande_set_text (demande, GUICHET_DEMANDE_CONTENT_DIGEST, digest);
  guichet_demande_set_criticality (demande, GUICHET_CRITICALITY_MINEURE);
  guichet_demande_set_instant (demande, GUICHET_DEMANDE_RECORDED_AT, NOW + 5);
  guichet_demande_set_instant (demande, GUICHET_DEMANDE_UPDATED_AT, NOW + 9);
  return demande;
}

static void
save (GuichetConnection *connection,
      const char        *id,
      const char        *title)
{
  g_autoptr (GuichetDemande) draft = make_draft (id, title);
  g_autoptr (GError) error = NULL;

  g_assert_true (guichet_demande_table_save_draft (connection, draft, NOW, &error));
  g_assert_no_error (error);
}

static GuichetDemande *
load (GuichetConnection *connection,
      const char        *id)
{
  g_autoptr (GError) error = NULL;
  GuichetDemande *demande = guichet_demande_table_load (connection, id, &error);

  g_assert_no_error (error);
  return demande;
}

static void
queue (GuichetConnection *connection,
       const char        *id)
{
  GuichetOutgoingFields fields = { .id = id, .kind = GUICHET_OUTGOING_DEMANDE, .written_at = NOW };
  g_autoptr (GuichetOutgoing) item = guichet_outgoing_new (&fields);

  g_assert_true (guichet_outgoing_table_queue (connection, item, NOW, 0, NULL));
}

static void
freeze (GuichetConnection *connection,
        const char        *id)
{
  g_autoptr (GBytes) payload = g_bytes_new_static ("abc", 3);

  g_assert_true (guichet_outgoing_table_freeze (connection, id, payload, DIGEST, NULL));
}

static void
apply (GuichetConnection *connection,
       GuichetDemande    *snapshot)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (guichet_demande_table_apply (connection, snapshot, NULL, &error));
  g_assert_no_error (error);
}

static gint64
number (GuichetConnection *connection,
        const char        *sql)
{
  gint64 value = -1;

  g_assert_true (guichet_connection_get_integer (connection, NULL, &value, sql, ""));
  return value;
}

static void
test_draft (StoreFixture  *fixture,
            gconstpointer  data)
{
  g_autoptr (GuichetConnection) connection = store_fixture_connect (fixture);
  g_autoptr (GuichetDemande) draft = make_draft (ID, "Première");
  g_autoptr (GuichetDemande) read = NULL;
  g_autoptr (GuichetDemande) again = NULL;

  guichet_demande_set_text (draft, GUICHET_DEMANDE_STATUS, "close");
  g_assert_true (guichet_demande_table_save_draft (connection, draft, NOW, NULL));
  read = load (connection, ID);
  g_assert_cmpstr (guichet_demande_get_title (read), ==, "Première");
  g_assert_cmpint (guichet_demande_get_delivery (read), ==, GUICHET_DELIVERY_DRAFT);
  g_assert_cmpint (guichet_demande_get_status (read), ==, GUICHET_STATUS_NONE);
  g_assert_cmpint (guichet_demande_get_reproducible (read), ==, GUICHET_REPRODUCIBLE_SOMETIMES);
  g_assert_cmpint (guichet_demande_get_criticality_proposed (read), ==,
                   GUICHET_CRITICALITY_MAJEURE);
  g_assert_true (g_strv_equal (guichet_demande_get_steps (read),
                               guichet_demande_get_steps (draft)));

  guichet_demande_set_steps (draft, NULL);
  g_assert_true (guichet_demande_table_save_draft (connection, draft, NOW + 1000, NULL));
  again = load (connection, ID);
  g_assert_null (guichet_demande_get_steps (again)[0]);
  g_assert_cmpint (guichet_demande_get_instant (again, GUICHET_DEMANDE_CREATED_AT), ==, NOW);
  g_assert_cmpint (guichet_demande_get_instant (again, GUICHET_DEMANDE_EDITED_AT), ==, NOW + 1000);
}

static void
test_frozen (StoreFixture  *fixture,
             gconstpointer  data)
{
  g_autoptr (GuichetConnection) connection = store_fixture_connect (fixture);
  g_autoptr (GuichetDemande) draft = make_draft (ID, "Autre");
  g_autoptr (GError) error = NULL;

  save (connection, ID, "Première");
  queue (connection, ID);
  g_assert_false (guichet_demande_table_save_draft (connection, draft, NOW, &error));
  g_assert_error (error, GUICHET_STORE_ERROR, GUICHET_STORE_ERROR_STATE);
  g_clear_error (&error);
  g_assert_false (guichet_demande_table_delete_draft (connection, ID, &error));
  g_assert_error (error, GUICHET_STORE_ERROR, GUICHET_STORE_ERROR_STATE);
}

static void
test_delete (StoreFixture  *fixture,
             gconstpointer  data)
{
  g_autoptr (GuichetConnection) connection = store_fixture_connect (fixture);
  g_autoptr (GuichetAttachment) attachment =
    guichet_attachment_new (OTHER, "a.png", "image/png", 3, DIGEST);
  g_autoptr (GError) error = NULL;

  save (connection, ID, "Première");
  g_assert_true (guichet_attachment_table_add (connection, GUICHET_ATTACHMENT_OF_DEMANDE, ID,
                                               attachment, NULL));
  g_assert_true (guichet_demande_table_delete_draft (connection, ID, NULL));
  g_assert_cmpint (number (connection, "SELECT count (*) FROM demande"), ==, 0);
  g_assert_cmpint (number (connection, "SELECT count (*) FROM attachment"), ==, 0);
  g_assert_cmpint (number (connection,
                           "SELECT count (*) FROM journal WHERE action = 'delete'"
                           " AND object_id = '" ID "'"), ==, 1);
  g_assert_false (guichet_demande_table_delete_draft (connection, ID, &error));
  g_assert_error (error, GUICHET_STORE_ERROR, GUICHET_STORE_ERROR_NOT_FOUND);
}

/* What waits to be said in a Demande that never left goes with it, each noted; what is about
 * another one stays. */
static void
test_delete_with_replies (StoreFixture  *fixture,
                          gconstpointer  data)
{
  g_autoptr (GuichetConnection) connection = store_fixture_connect (fixture);
  g_autoptr (GError) error = NULL;

  save (connection, ID, "Refusée");
  save (connection, OTHER, "Autre");
  g_assert_true (guichet_connection_execute (
    connection,
    "INSERT INTO outgoing (id, kind, parent_id, text, written_at, delivery) VALUES"
    " ('aaaaaaaa-0000-4000-8000-000000000001', 'message', '" ID "', 'Un', 1, 'queued'),"
    " ('aaaaaaaa-0000-4000-8000-000000000002', 'message', '" ID "', 'Deux', 1, 'draft'),"
    " ('aaaaaaaa-0000-4000-8000-000000000003', 'message', '" OTHER "', 'Trois', 1, 'queued');"
    "INSERT INTO attachment (id, owner_kind, owner_id, position, name, media_type, size, sha256)"
    " VALUES ('aaaaaaaa-0000-4000-8000-000000000004', 'outgoing',"
    " 'aaaaaaaa-0000-4000-8000-000000000001', 0, 'a.png', 'image/png', 3, '" DIGEST "');"
    "UPDATE demande SET delivery = 'refused' WHERE id = '" ID "'", &error));
  g_assert_no_error (error);
  g_assert_true (guichet_demande_table_delete_draft (connection, ID, &error));
  g_assert_no_error (error);
  g_assert_cmpint (number (connection, "SELECT count (*) FROM outgoing"), ==, 1);
  g_assert_cmpint (number (connection, "SELECT count (*) FROM outgoing WHERE parent_id = '" OTHER
                                       "'"), ==, 1);
  g_assert_cmpint (number (connection, "SELECT count (*) FROM attachment"), ==, 0);
  g_assert_cmpint (number (connection, "SELECT count (*) FROM journal WHERE action = 'delete'"
                                       " AND object = 'outgoing'"), ==, 2);
}

/* A Demande that came by telephone: all of it is the service's. */
static void
test_theirs (StoreFixture  *fixture,
             gconstpointer  data)
{
  g_autoptr (GuichetConnection) connection = store_fixture_connect (fixture);
  g_autoptr (GuichetDemande) snapshot = make_snapshot (ID, "Par téléphone", "");
  g_autoptr (GuichetDemande) read = NULL;
  g_autoptr (GuichetDemande) again = NULL;

  apply (connection, snapshot);
  read = load (connection, ID);
  g_assert_cmpint (guichet_demande_get_delivery (read), ==, GUICHET_DELIVERY_SENT);
  g_assert_cmpint (guichet_demande_get_criticality (read), ==, GUICHET_CRITICALITY_MINEURE);
  guichet_demande_set_text (snapshot, GUICHET_DEMANDE_TITLE, "Par téléphone, corrigé");
  guichet_demande_set_text (snapshot, GUICHET_DEMANDE_STATUS, "un_mot_nouveau");
  apply (connection, snapshot);
  again = load (connection, ID);
  g_assert_cmpstr (guichet_demande_get_title (again), ==, "Par téléphone, corrigé");
  g_assert_cmpstr (guichet_demande_get_text (again, GUICHET_DEMANDE_STATUS), ==, "un_mot_nouveau");
  g_assert_cmpint (number (connection, "SELECT count (*) FROM demande"), ==, 1);
}

/* The receipt was lost; the feed brings what we sent. */
static void
test_lost_receipt (StoreFixture  *fixture,
                   gconstpointer  data)
{
  g_autoptr (GuichetConnection) connection = store_fixture_connect (fixture);
  g_autoptr (GuichetDemande) snapshot = make_snapshot (ID, "Titre tel que le service l’a", DIGEST);
  g_autoptr (GuichetDemande) read = NULL;

  save (connection, ID, "Titre");
  queue (connection, ID);
  freeze (connection, ID);
  apply (connection, snapshot);
  read = load (connection, ID);
  g_assert_cmpint (guichet_demande_get_delivery (read), ==, GUICHET_DELIVERY_SENT);
  g_assert_cmpstr (guichet_demande_get_title (read), ==, "Titre");
  g_assert_cmpstr (guichet_demande_get_text (read, GUICHET_DEMANDE_NUMBER), ==, "D-2026-0412");
  g_assert_cmpint (number (connection,
                           "SELECT count (*) FROM outgoing WHERE delivery = 'sent'"
                           " AND payload IS NULL"), ==, 1);
  g_assert_cmpint (number (connection, "SELECT count (*) FROM demande"), ==, 1);
}

/* The service holds another content under our id: both stay, and ours can be sent again. */
static void
check_conflict (StoreFixture *fixture,
                guint         steps)
{
  g_autoptr (GuichetConnection) connection = store_fixture_connect (fixture);
  g_autoptr (GuichetDemande) snapshot = make_snapshot (ID, "Du service", "autre");
  g_autoptr (GuichetDemande) read = NULL;
  g_autoptr (GPtrArray) items = NULL;
  g_autoptr (GuichetAttachment) attachment =
    guichet_attachment_new (OTHER, "a.png", "image/png", 3, DIGEST);
  const GuichetOutgoingFields *ours;

  save (connection, ID, "De nous");
  guichet_attachment_table_add (connection, GUICHET_ATTACHMENT_OF_DEMANDE, ID, attachment, NULL);
  if (steps > 0)
    queue (connection, ID);
  if (steps > 1)
    freeze (connection, ID);
  apply (connection, snapshot);
  apply (connection, snapshot);

  read = load (connection, ID);
  g_assert_cmpstr (guichet_demande_get_title (read), ==, "Du service");
  g_assert_cmpint (guichet_demande_get_delivery (read), ==, GUICHET_DELIVERY_SENT);
  items = guichet_outgoing_table_list (connection, NULL);
  g_assert_cmpuint (items->len, ==, 1);
  ours = guichet_outgoing_get_fields (g_ptr_array_index (items, 0));
  g_assert_cmpstr (ours->problem, ==, "conflit");
  g_assert_cmpint (ours->delivery, ==, GUICHET_DELIVERY_REFUSED);
  g_assert_cmpstr (guichet_demande_get_title (ours->demande), ==, "De nous");
  g_assert_cmpstr (guichet_demande_get_text (ours->demande, GUICHET_DEMANDE_NUMBER), ==, "");
  g_assert_cmpuint (ours->attachments->len, ==, 1);
  g_assert_cmpint (number (connection, "SELECT count (*) FROM demande"), ==, 2);
}

static void
test_conflict_draft (StoreFixture  *fixture,
                     gconstpointer  data)
{
  check_conflict (fixture, 0);
}

static void
test_conflict_queued (StoreFixture  *fixture,
                      gconstpointer  data)
{
  check_conflict (fixture, 1);
}

static void
test_conflict_sending (StoreFixture  *fixture,
                       gconstpointer  data)
{
  check_conflict (fixture, 2);
}

static void
test_removed (StoreFixture  *fixture,
              gconstpointer  data)
{
  g_autoptr (GuichetConnection) connection = store_fixture_connect (fixture);
  g_autoptr (GuichetDemande) snapshot = make_snapshot (ID, "Par téléphone", "");

  apply (connection, snapshot);
  save (connection, OTHER, "Brouillon");
  g_assert_true (guichet_demande_table_remove (connection, ID, NULL));
  g_assert_true (guichet_demande_table_remove (connection, OTHER, NULL));
  g_assert_true (guichet_demande_table_remove (connection, "nobody", NULL));
  g_assert_cmpint (number (connection, "SELECT count (*) FROM demande"), ==, 1);
  g_assert_cmpint (number (connection, "SELECT count (*) FROM journal"), ==, 1);
}

static void
test_damaged (StoreFixture  *fixture,
              gconstpointer  data)
{
  static const char *const damages[] = {
    "UPDATE demande SET title = 'Autre'",
    "UPDATE demande SET steps = '[]'",
    "UPDATE demande SET criticality_proposed = 'mineure'",
    "UPDATE demande SET observed = CAST (x'c3' AS TEXT)",
    "UPDATE demande SET seal = x''",
  };

  for (guint i = 0; i < G_N_ELEMENTS (damages); i++)
    {
      g_autoptr (GuichetConnection) connection = store_fixture_connect (fixture);
      g_autoptr (GError) error = NULL;

      save (connection, ID, "Titre");
      g_assert_true (guichet_connection_execute (connection, damages[i], NULL));
      g_assert_null (guichet_demande_table_load (connection, ID, &error));
      g_assert_error (error, GUICHET_STORE_ERROR, GUICHET_STORE_ERROR_DAMAGED);
    }
}

static void
test_resolve (StoreFixture  *fixture,
              gconstpointer  data)
{
  static const struct
  {
    const char *reference;
    const char *id;
    int code;
  } cases[] = {
    { ID, ID, 0 },
    { "0B0E5A5E-0000-4000-8000-000000000002", OTHER, 0 },
    { "D-2026-0412", ID, 0 },
    { "d-2026-0412", ID, 0 },
    { "0b0e5a5e", NULL, GUICHET_STORE_ERROR_AMBIGUOUS },
    { "0b0e5a5", NULL, GUICHET_STORE_ERROR_NOT_FOUND },
    { "", NULL, GUICHET_STORE_ERROR_NOT_FOUND },
    { "%%%%%%%%", NULL, GUICHET_STORE_ERROR_NOT_FOUND },
    { "D-2026-0413", NULL, GUICHET_STORE_ERROR_NOT_FOUND },
  };
  g_autoptr (GuichetConnection) connection = store_fixture_connect (fixture);
  g_autoptr (GuichetDemande) snapshot = make_snapshot (ID, "Du service", "");

  apply (connection, snapshot);
  save (connection, OTHER, "Brouillon");
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *id =
        guichet_demande_table_resolve (connection, cases[i].reference, &error);

      g_assert_cmpstr (id, ==, cases[i].id);
      if (!cases[i].id)
        g_assert_error (error, GUICHET_STORE_ERROR, cases[i].code);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  STORE_TEST ("/demande-table/draft", test_draft);
  STORE_TEST ("/demande-table/frozen", test_frozen);
  STORE_TEST ("/demande-table/delete", test_delete);
  STORE_TEST ("/demande-table/delete-with-replies", test_delete_with_replies);
  STORE_TEST ("/demande-table/theirs", test_theirs);
  STORE_TEST ("/demande-table/lost-receipt", test_lost_receipt);
  STORE_TEST ("/demande-table/conflict/draft", test_conflict_draft);
  STORE_TEST ("/demande-table/conflict/queued", test_conflict_queued);
  STORE_TEST ("/demande-table/conflict/sending", test_conflict_sending);
  STORE_TEST ("/demande-table/removed", test_removed);
  STORE_TEST ("/demande-table/damaged", test_damaged);
  STORE_TEST ("/demande-table/resolve", test_resolve);
  return g_test_run ();
}
