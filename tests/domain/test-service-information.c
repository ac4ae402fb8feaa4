/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "guichet-service-information.h"

#include "guichet-json.h"

#include <string.h>

static const char *const good =
  "{\"service_id\":\"6f1de5a8-6d0e-4c06-a6a1-3a3a7d6c0001\",\"name\":\"Portail\","
  "\"started_on\":\"2025-09-01\",\"profile\":\"livret-2026-03\",\"portal\":null,"
  "\"telephones\":[{\"label\":\"Finances\",\"number\":\"01 99 00 00 01\"}],"
  "\"opening\":{\"zone\":\"Europe/Paris\",\"schedules\":[],\"closures\":[]},"
  "\"limits\":{\"attachment_bytes\":20971520,\"attachments\":20,\"media_types\":[\"image/png\"]},"
  "\"progiciels\":[{\"id\":\"finances\",\"name\":\"Eksaé Finances\",\"versions\":"
  "[{\"number\":\"V9.2\",\"major\":\"V9\",\"released_on\":\"2026-03-02\"}]}],"
  "\"notices\":[{\"id\":\"6f1de5a8-6d0e-4c06-a6a1-3a3a7d6c0002\",\"kind\":\"third_party\","
  "\"third_party\":\"REU (INSEE)\",\"title\":\"REU indisponible\",\"text\":\"…\","
  "\"since\":\"2026-11-20T08:00:00Z\",\"until\":null,\"link\":null}]}";

static void
test_reads (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GuichetServiceInformation) self =
    guichet_service_information_from_text (good, strlen (good), &error);
  g_autoptr (GuichetServiceInformation) again = NULL;
  const char *text;
  GuichetProgiciel *progiciel;

  g_assert_no_error (error);
  progiciel = guichet_service_information_find_progiciel (self, "finances");
  g_assert_cmpstr (guichet_progiciel_get_version (progiciel, 0)->major, ==, "V9");
  g_assert_null (guichet_service_information_find_progiciel (self, "paie"));
  g_assert_cmpuint (guichet_service_information_get_attachment_bytes (self), ==, 20971520);
  g_assert_true (guichet_service_information_accepts (self, "image/png"));
  g_assert_false (guichet_service_information_accepts (self, "image/gif"));
  g_assert_cmpuint (guichet_service_information_get_notices (self)->len, ==, 1);
  g_assert_cmpuint (guichet_service_information_get_telephones (self)->len, ==, 1);
  text = guichet_service_information_to_text (self);
  again = guichet_service_information_from_text (text, strlen (text), &error);
  g_assert_no_error (error);
  g_assert_cmpstr (guichet_service_information_to_text (again), ==, text);
}

/* Each replacement makes one fault; all must be refused. */
static void
test_refuses (void)
{
  static const char *faults[][2] = {
    { "6f1de5a8-6d0e-4c06-a6a1-3a3a7d6c0001", "6F1DE5A8-6D0E-4C06-A6A1-3A3A7D6C0001" },
    { "\"2025-09-01\"", "\"2025-02-30\"" },  { "\"2025-09-01\"", "\"2025-9-001\"" },
    { "20971520", "0" },                     { "20971520", "\"20971520\"" },
    { "\"Finances\"", "null" },              { "[\"image/png\"]", "[1]" },
    { "\"major\":\"V9\",", "" },             { "2026-11-20T08:00:00Z", "hier" },
    { "[{\"label\"", "[1,{\"label\"" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (faults); i++)
    {
      g_auto (GStrv) parts = g_strsplit (good, faults[i][0], 2);
      g_autofree char *text = g_strjoinv (faults[i][1], parts);
      g_autoptr (GError) error = NULL;

      g_assert_cmpuint (g_strv_length (parts), ==, 2);
      g_assert_null (guichet_service_information_from_text (text, strlen (text), &error));
      g_assert_error (error, GUICHET_JSON_ERROR, GUICHET_JSON_ERROR_CONTENT);
    }
}

/* Opening hours that make no sense give way to those known; the rest stands. */
static void
test_mends_opening (void)
{
  g_autoptr (GString) text = g_string_new (good);
  g_autoptr (GuichetServiceInformation) known =
    guichet_service_information_from_text (good, strlen (good), NULL);
  g_autoptr (GuichetServiceInformation) bad = NULL;
  g_autoptr (GuichetServiceInformation) mended = NULL;
  g_autoptr (GuichetServiceInformation) without = NULL;
  g_autoptr (GError) doubt = NULL;
  JsonObject *opening;

  g_string_replace (text, "Europe/Paris", "Mars/Olympus", 0);
  g_string_replace (text, "\"Portail\"", "\"Portail neuf\"", 0);
  bad = guichet_service_information_from_text (text->str, text->len, NULL);
  mended = guichet_service_information_mend_opening (bad, known, &doubt);
  g_assert_nonnull (doubt);
  g_assert_cmpstr (guichet_service_information_get_name (mended), ==, "Portail neuf");
  opening = guichet_service_information_get_opening (mended);
  g_assert_cmpstr (json_object_get_string_member (opening, "zone"), ==, "Europe/Paris");
  g_assert_nonnull (strstr (guichet_service_information_to_text (mended), "Europe/Paris"));
  g_assert_null (strstr (guichet_service_information_to_text (mended), "Mars/Olympus"));
  g_clear_error (&doubt);
  without = guichet_service_information_mend_opening (bad, NULL, &doubt);
  g_assert_null (guichet_service_information_get_opening (without));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/service-information/reads", test_reads);
  g_test_add_func ("/service-information/refuses", test_refuses);
  g_test_add_func ("/service-information/mends-opening", test_mends_opening);
  return g_test_run ();
}
