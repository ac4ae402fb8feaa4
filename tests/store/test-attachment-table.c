/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "guichet-attachment-table.h"
#include "guichet-demande-table.h"
#include "store-fixture.h"

#define OWNER "aaaaaaaa-0000-4000-8000-000000000000"
#define SHA_A "aa7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
#define SHA_B "bb7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
#define FILE_A "11111111-0000-4000-8000-000000000000"
#define FILE_B "22222222-0000-4000-8000-000000000000"

static GuichetConnection *
connect_with_draft (StoreFixture *fixture)
{
  GuichetConnection *connection = store_fixture_connect (fixture);
  g_autoptr (GuichetDemande) draft = guichet_demande_new (OWNER);

  g_assert_true (guichet_demande_table_save_draft (connection, draft, 1, NULL));
  return connection;
}

static gboolean
add (GuichetConnection  *connection,
     const char         *id,
     const char         *sha256,
     GError            **error)
{
  g_autoptr (GuichetAttachment) attachment =
    guichet_attachment_new (id, "é.png", "image/png", G_GUINT64_CONSTANT (5000000000), sha256);

  return guichet_attachment_table_add (connection, GUICHET_ATTACHMENT_OF_DEMANDE, OWNER, attachment,
                                       error);
}

static GPtrArray *
list (GuichetConnection *connection)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *attachments =
    guichet_attachment_table_list (connection, GUICHET_ATTACHMENT_OF_DEMANDE, OWNER, &error);

  g_assert_no_error (error);
  return attachments;
}

static void
test_list (StoreFixture  *fixture,
           gconstpointer  data)
{
  g_autoptr (GuichetConnection) connection = connect_with_draft (fixture);
  g_autoptr (GPtrArray) both = NULL;
  g_autoptr (GPtrArray) one = NULL;
  g_autoptr (GError) error = NULL;
  GuichetAttachment *first;

  g_assert_true (add (connection, FILE_B, SHA_B, NULL));
  g_assert_true (add (connection, FILE_A, SHA_A, NULL));
  g_assert_false (add (connection, FILE_A, SHA_A, &error));
  g_clear_error (&error);
  both = list (connection);
  g_assert_cmpuint (both->len, ==, 2);
  first = g_ptr_array_index (both, 0);
  g_assert_cmpstr (guichet_attachment_get_id (first), ==, FILE_B);
  g_assert_cmpstr (guichet_attachment_get_name (first), ==, "é.png");
  g_assert_cmpuint (guichet_attachment_get_size (first), ==, 5000000000);

  g_assert_true (guichet_attachment_table_remove (connection, GUICHET_ATTACHMENT_OF_DEMANDE, OWNER,
                                                  FILE_B, NULL));
  one = list (connection);
  g_assert_cmpuint (one->len, ==, 1);
  g_assert_false (guichet_attachment_table_remove (connection, GUICHET_ATTACHMENT_OF_DEMANDE,
                                                   OWNER, FILE_B, &error));
  g_assert_error (error, GUICHET_STORE_ERROR, GUICHET_STORE_ERROR_NOT_FOUND);
}

static void
test_uploaded (StoreFixture  *fixture,
               gconstpointer  data)
{
  g_autoptr (GuichetConnection) connection = connect_with_draft (fixture);

  g_assert_true (add (connection, FILE_A, SHA_A, NULL));
  g_assert_false (guichet_attachment_table_is_uploaded (connection, FILE_A));
  g_assert_true (guichet_attachment_table_set_uploaded (connection, FILE_A, TRUE, NULL));
  g_assert_true (guichet_attachment_table_is_uploaded (connection, FILE_A));
  g_assert_false (guichet_attachment_table_is_uploaded (connection, FILE_B));
  g_assert_true (guichet_attachment_table_forget_uploads (connection, OWNER, NULL));
  g_assert_false (guichet_attachment_table_is_uploaded (connection, FILE_A));
}

static void
test_referenced (StoreFixture  *fixture,
                 gconstpointer  data)
{
  g_autoptr (GuichetConnection) connection = connect_with_draft (fixture);
  g_autoptr (GHashTable) referenced = NULL;

  g_assert_true (add (connection, FILE_A, SHA_A, NULL));
  g_assert_true (add (connection, FILE_B, SHA_A, NULL));
  referenced = guichet_attachment_table_referenced (connection, NULL);
  g_assert_cmpuint (g_hash_table_size (referenced), ==, 1);
  g_assert_true (g_hash_table_contains (referenced, SHA_A));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  STORE_TEST ("/attachment-table/list", test_list);
  STORE_TEST ("/attachment-table/uploaded", test_uploaded);
  STORE_TEST ("/attachment-table/referenced", test_referenced);
  return g_test_run ();
}
