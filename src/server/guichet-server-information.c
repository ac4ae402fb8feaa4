/* guichet-server-information.c - what the service says of itself
 *
 * Imported records, kept as the contract writes them. A service that nothing was imported
 * into has a name, opening hours and no Progiciel.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "guichet-server-information.h"

#include <string.h>

#include "guichet-json.h"
#include "guichet-server-limits.h"
#include "guichet-server-writer.h"

#define DAY "[[\"08:30\",\"12:30\"],[\"13:30\",\"17:30\"]]"

static const char default_service[] =
  "{\"name\":\"Guichet, service de référence\",\"started_on\":\"2026-01-01\","
  "\"portal\":\"https://localhost/\",\"telephones\":[]}";

static const char default_opening[] =
  "{\"zone\":\"Europe/Paris\",\"schedules\":[{\"from\":\"2020-01-01\",\"week\":{"
  "\"mon\":" DAY ",\"tue\":" DAY ",\"wed\":" DAY ",\"thu\":" DAY ",\"fri\":" DAY
  ",\"sat\":[],\"sun\":[]}}],\"closures\":[]}";

/* Helpers */

static char *
members_of (const char *record)
{
  gsize length = strlen (record);

  return length > 2 ? g_strndup (record + 1, length - 2) : g_strdup ("");
}

static void
write_limits (GuichetServerWriter *writer)
{
  guichet_server_writer_open (writer, "limits", '{');
  guichet_server_writer_integer (writer, "attachment_bytes",
                                 GUICHET_SERVER_MOST_ATTACHMENT_BYTES);
  guichet_server_writer_integer (writer, "attachments", GUICHET_SERVER_MOST_ATTACHMENTS);
  guichet_server_writer_open (writer, "media_types", '[');
  for (guint i = 0; guichet_server_media_types[i]; i++)
    guichet_server_writer_string (writer, NULL, guichet_server_media_types[i]);
  guichet_server_writer_close (writer, ']');
  guichet_server_writer_close (writer, '}');
}

static void
write_records (GuichetServerStore  *store,
               GuichetServerWriter *writer,
               const char          *name,
               const char          *kind)
{
  g_autoptr (GuichetServerRows) rows = guichet_server_store_query (
    store, "SELECT record FROM information WHERE kind = ? ORDER BY position, id", "s", kind);

  guichet_server_writer_open (writer, name, '[');
  while (guichet_server_rows_next (rows))
    guichet_server_writer_raw (writer, NULL, guichet_server_rows_text (rows, 0));
  guichet_server_writer_close (writer, ']');
}

/* Public API */

/**
 * guichet_server_information_get:
 * @kind: "service" or "opening"
 *
 * Returns: (transfer full): the record, a JSON object
 */
char *
guichet_server_information_get (GuichetServerStore *store,
                                const char         *kind)
{
  char *record = guichet_server_store_lookup (
    store, "SELECT record FROM information WHERE kind = ?", "s", kind);

  if (record)
    return record;
  return g_strdup (g_str_equal (kind, "opening") ? default_opening : default_service);
}

/**
 * guichet_server_information_put:
 * @kind: "service", "opening", "progiciel" or "notice"
 * @record: a JSON object as the contract has it
 *
 * Adds a record, or replaces the one of the same kind and id in its place.
 */
void
guichet_server_information_put (GuichetServerStore *store,
                                const char         *kind,
                                const char         *id,
                                const char         *record)
{
  guichet_server_store_run (
    store,
    "INSERT INTO information (kind, id, position, record) VALUES (?1, ?2,"
    " (SELECT count(*) FROM information WHERE kind = ?1), ?3)"
    " ON CONFLICT (kind, id) DO UPDATE SET record = excluded.record",
    "sss", kind, id, record);
}

/**
 * guichet_server_information_describe:
 *
 * Returns: (transfer full): the ServiceInformation document
 */
char *
guichet_server_information_describe (GuichetServerStore *store)
{
  g_auto (GuichetServerWriter) writer = { NULL };
  g_autofree char *service = guichet_server_information_get (store, "service");
  g_autofree char *opening = guichet_server_information_get (store, "opening");
  g_autofree char *members = members_of (service);

  guichet_server_writer_init (&writer);
  guichet_server_writer_open (&writer, NULL, '{');
  guichet_server_writer_string (&writer, "service_id", guichet_server_store_get_id (store));
  guichet_server_writer_members (&writer, members);
  guichet_server_writer_string (&writer, "profile", GUICHET_SERVER_PROFILE);
  guichet_server_writer_raw (&writer, "opening", opening);
  write_limits (&writer);
  write_records (store, &writer, "progiciels", "progiciel");
  write_records (store, &writer, "notices", "notice");
  guichet_server_writer_close (&writer, '}');
  return guichet_server_writer_finish (&writer);
}

/**
 * guichet_server_information_get_name:
 *
 * Returns: (transfer full): the service's name
 */
char *
guichet_server_information_get_name (GuichetServerStore *store)
{
  g_autofree char *record = guichet_server_information_get (store, "service");
  g_autoptr (JsonNode) node =
    guichet_json_parse_object (record, strlen (record), &guichet_json_default_limits, NULL);

  return g_strdup (
    node ? json_object_get_string_member_with_default (json_node_get_object (node), "name", "")
         : "");
}
