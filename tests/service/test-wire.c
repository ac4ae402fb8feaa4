/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "guichet-wire.h"

#include "guichet-service-error.h"

#include <string.h>

#define ID "0f8fad5b-d9cb-469f-a165-70867728950e"
#define OTHER "7c9e6679-7425-40de-944b-e07fc1f90ae7"
#define SHA "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"

static GuichetDemande *
make_demande (void)
{
  const char *steps[] = { "menu › sous-menu", "\"Valider\"", NULL };
  GuichetDemande *demande = guichet_demande_new (ID);

  guichet_demande_set_text (demande, GUICHET_DEMANDE_TITLE, "L'édition\ts'arrête");
  guichet_demande_set_text (demande, GUICHET_DEMANDE_PROGICIEL, "compta");
  guichet_demande_set_text (demande, GUICHET_DEMANDE_CONTEXT, "Ligne 1\nLigne 2 — « été »");
  guichet_demande_set_steps (demande, steps);
  guichet_demande_set_criticality_proposed (demande, GUICHET_CRITICALITY_MINEURE);
  return demande;
}

static GBytes *
freeze_demande (GuichetDemande  *demande,
                GError         **error)
{
  g_autoptr (GPtrArray) attachments = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GuichetOutgoing) outgoing = NULL;
  GuichetOutgoingFields fields = {
    .id = ID,
    .kind = GUICHET_OUTGOING_DEMANDE,
    .demande = demande,
    .written_at = 1778168700000,
    .attachments = attachments,
  };

  g_ptr_array_add (attachments, guichet_attachment_new (OTHER, "a.png", "image/png", 12, SHA));
  outgoing = guichet_outgoing_new (&fields);
  return guichet_wire_write (outgoing, error);
}

static void
test_write_demande (void)
{
  g_autoptr (GuichetDemande) demande = make_demande ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = freeze_demande (demande, &error);
  g_autoptr (GBytes) again = freeze_demande (demande, &error);
  static const char expected[] =
    "{\"id\":\"" ID "\",\"progiciel\":\"compta\",\"version\":null,"
    "\"title\":\"L'édition\\ts'arrête\",\"context\":\"Ligne 1\\nLigne 2 — « été »\","
    "\"error_messages\":\"\",\"expected\":\"\",\"observed\":\"\",\"workaround\":\"\","
    "\"scope_reason\":\"\",\"steps\":[\"menu › sous-menu\",\"\\\"Valider\\\"\"],"
    "\"reproducible\":null,\"criticality\":\"mineure\","
    "\"written_at\":\"2026-05-07T15:45:00Z\",\"attachments\":[{\"id\":\"" OTHER
    "\",\"name\":\"a.png\",\"media_type\":\"image/png\",\"size\":12,\"sha256\":\"" SHA "\"}]}";

  g_assert_no_error (error);
  g_assert_cmpmem (g_bytes_get_data (bytes, NULL), (int) g_bytes_get_size (bytes), expected,
                   (int) strlen (expected));
  g_assert_true (g_bytes_equal (bytes, again));
}

static void
test_write_qualified (void)
{
  g_autoptr (GuichetDemande) demande = make_demande ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;
  static const char expected[] =
    "\"subject\":\"logiciel\",\"qualification\":{\"technique\":\"unsure\"},";

  guichet_demande_set_text (demande, GUICHET_DEMANDE_SUBJECT, "logiciel");
  guichet_demande_set_text (demande, GUICHET_DEMANDE_QUALIFICATION, "{\"technique\":\"unsure\"}");
  bytes = freeze_demande (demande, &error);
  g_assert_no_error (error);
  g_assert_nonnull (
    g_strstr_len (g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes), expected));
}

static void
test_write_others (void)
{
  static const struct
  {
    GuichetOutgoingKind kind;
    const char *expected;
  } cases[] = {
    { GUICHET_OUTGOING_MESSAGE,
      "{\"id\":\"" ID "\",\"demande_id\":\"" OTHER "\",\"text\":\"oui\","
      "\"written_at\":\"2026-05-07T15:45:00Z\",\"attachments\":[]}" },
    { GUICHET_OUTGOING_VALIDATION,
      "{\"id\":\"" ID "\",\"demande_id\":\"" OTHER "\",\"accepted\":true,\"reason\":\"oui\","
      "\"written_at\":\"2026-05-07T15:45:00Z\",\"attachments\":[]}" },
    { GUICHET_OUTGOING_VOTE,
      "{\"id\":\"" ID "\",\"article_id\":\"" OTHER "\",\"helpful\":true,\"reason\":\"oui\","
      "\"written_at\":\"2026-05-07T15:45:00Z\"}" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const GuichetOutgoingFields fields = {
        .id = ID,
        .kind = cases[i].kind,
        .parent_id = OTHER,
        .text = "oui",
        .accepted = TRUE,
        .written_at = 1778168700000,
      };
      g_autoptr (GuichetOutgoing) outgoing = guichet_outgoing_new (&fields);
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) bytes = guichet_wire_write (outgoing, &error);

      g_assert_no_error (error);
      g_assert_cmpmem (g_bytes_get_data (bytes, NULL), (int) g_bytes_get_size (bytes),
                       cases[i].expected, (int) strlen (cases[i].expected));
    }
}

static void
test_write_refuses (void)
{
  g_autofree char *title = g_strnfill (201, 'x');
  const char *titles[] = { "", title };

  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    {
      g_autoptr (GuichetDemande) demande = make_demande ();
      g_autoptr (GError) error = NULL;

      guichet_demande_set_text (demande, GUICHET_DEMANDE_TITLE, titles[i]);
      g_assert_null (freeze_demande (demande, &error));
      g_assert_error (error, GUICHET_SERVICE_ERROR, GUICHET_SERVICE_ERROR_INVALID);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/wire/write-demande", test_write_demande);
  g_test_add_func ("/wire/write-qualified", test_write_qualified);
  g_test_add_func ("/wire/write-others", test_write_others);
  g_test_add_func ("/wire/write-refuses", test_write_refuses);
  return g_test_run ();
}
