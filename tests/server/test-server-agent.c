/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "guichet-server-agent.h"

#include "guichet-server-demandes.h"

#define DEMANDE "6f1de5a8-6d0e-4c06-a6a1-3a3a7d6c0001"
#define OTHER "6f1de5a8-6d0e-4c06-a6a1-3a3a7d6c0002"

typedef struct
{
  GuichetServerStore *store;
} Fixture;

static void
record (GuichetServerStore *store,
        const char         *id)
{
  g_autoptr (GPtrArray) attachments = guichet_server_attachments_new ();
  GuichetServerWriting content = { (char *) "\"title\":\"T\"", NULL, attachments };
  GuichetServerRecord written = {
    .id = id, .at = 1000, .channel = "portail", .author = "A", .content = &content,
  };

  guichet_server_demandes_record (store, &written);
}

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  g_autofree char *folder = g_dir_make_tmp ("guichet-server-XXXXXX", NULL);
  g_autoptr (GError) error = NULL;

  fixture->store = guichet_server_store_open (folder, &error);
  g_assert_no_error (error);
  guichet_server_store_begin (fixture->store, GUICHET_SERVER_WRITES);
  record (fixture->store, DEMANDE);
  record (fixture->store, OTHER);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  g_assert_true (guichet_server_store_end (fixture->store, NULL));
  g_clear_object (&fixture->store);
}

static gboolean
act (Fixture    *fixture,
     const char *action,
     const char *text,
     const char *criticality,
     const char *delivered)
{
  GuichetServerAct what = {
    .action = action, .name = "S", .text = text, .criticality = criticality,
    .delivered = delivered,
  };

  return guichet_server_agent_act (fixture->store, DEMANDE, &what, 2000, NULL);
}

static void
assert_status (Fixture    *fixture,
               const char *expected)
{
  g_autofree char *status = guichet_server_demandes_get_status (fixture->store, DEMANDE);

  g_assert_cmpstr (status, ==, expected);
}

static void
test_life (Fixture      *fixture,
           gconstpointer data)
{
  g_assert_false (act (fixture, "qualify", NULL, "majeure", NULL));
  g_assert_false (act (fixture, "deliver", NULL, NULL, "correction"));
  g_assert_true (act (fixture, "take-charge", NULL, NULL, NULL));
  assert_status (fixture, "prise_en_charge");
  g_assert_false (act (fixture, "take-charge", NULL, NULL, NULL));
  g_assert_true (act (fixture, "ask", "?", NULL, NULL));
  assert_status (fixture, "attente_client");
  g_assert_true (act (fixture, "message", "!", NULL, NULL));
  assert_status (fixture, "attente_client");
  g_assert_true (act (fixture, "qualify", NULL, "bloquante", NULL));
  assert_status (fixture, "qualifiee");
  g_assert_true (act (fixture, "plan", NULL, NULL, NULL));
  assert_status (fixture, "plan_fourni");
  g_assert_true (act (fixture, "deliver", NULL, NULL, "correction"));
  assert_status (fixture, "livree");
  g_assert_true (act (fixture, "close", NULL, NULL, NULL));
  assert_status (fixture, "close");
  g_assert_false (act (fixture, "close", NULL, NULL, NULL));
  g_assert_true (act (fixture, "message", "still here", NULL, NULL));
  assert_status (fixture, "close");
}

static void
test_needs (Fixture      *fixture,
            gconstpointer data)
{
  GuichetServerAct not_reproduced = { .action = "qualify", .name = "S", .not_reproduced = TRUE };
  GuichetServerAct unknown = { .action = "take-charge", .name = "S" };
  g_autoptr (GError) error = NULL;

  g_assert_true (act (fixture, "take-charge", NULL, NULL, NULL));
  g_assert_false (act (fixture, "qualify", NULL, NULL, NULL));
  g_assert_false (act (fixture, "qualify", NULL, "grave", NULL));
  g_assert_false (act (fixture, "message", NULL, NULL, NULL));
  g_assert_false (act (fixture, "nonsense", NULL, NULL, NULL));
  g_assert_true (
    guichet_server_agent_act (fixture->store, DEMANDE, &not_reproduced, 3000, NULL));
  assert_status (fixture, "non_reproduite");
  g_assert_true (act (fixture, "qualify", NULL, "mineure", NULL));
  g_assert_false (act (fixture, "deliver", NULL, NULL, NULL));
  g_assert_false (act (fixture, "deliver", NULL, NULL, "promise"));
  g_assert_false (guichet_server_agent_act (fixture->store, "nobody", &unknown, 3000, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
}

static void
test_resolve (Fixture      *fixture,
              gconstpointer data)
{
  static const struct
  {
    const char *reference;
    const char *id;
  } cases[] = {
    { DEMANDE, DEMANDE },
    { "D-1970-0002", OTHER },
    { "6f1de5a8-6d0e-4c06-a6a1-3a3a7d6c0002", OTHER },
    { "6f1de5a8", NULL },
    { "6f1de", NULL },
    { "D-1970-0003", NULL },
    { "%%%%%%%%%", NULL },
    { "", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *id =
        guichet_server_demandes_resolve (fixture->store, cases[i].reference);

      g_assert_cmpstr (id, ==, cases[i].id);
    }
  guichet_server_demandes_remove (fixture->store, OTHER);
  {
    g_autofree char *id = guichet_server_demandes_resolve (fixture->store, "6f1de5a8");

    g_assert_cmpstr (id, ==, DEMANDE);
  }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/server/agent/life", Fixture, NULL, set_up, test_life, tear_down);
  g_test_add ("/server/agent/needs", Fixture, NULL, set_up, test_needs, tear_down);
  g_test_add ("/server/agent/resolve", Fixture, NULL, set_up, test_resolve, tear_down);
  return g_test_run ();
}
