/* guichet-cli-outbox.c - guichetctl outbox: what waits, why, and until when
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "guichet-cli-commands.h"

#include "guichet-cli-session.h"
#include "guichet-instant.h"
#include "guichet-json.h"
#include "guichet-outgoing-table.h"

#include <glib/gi18n.h>
#include <stdio.h>

#define USAGE "outbox [--json]"

static void
add (JsonObject *object,
     const char *name,
     const char *text)
{
  if (text && *text)
    json_object_set_string_member (object, name, text);
  else
    json_object_set_null_member (object, name);
}

static void
print_json (const GuichetOutgoingFields *fields,
            const char                  *next)
{
  g_autoptr (JsonObject) object = json_object_new ();
  g_autoptr (JsonNode) node = json_node_init_object (json_node_alloc (), object);
  g_autofree char *line = NULL;

  add (object, "id", fields->id);
  add (object, "kind", guichet_outgoing_kind_to_word (fields->kind));
  add (object, "parent_id", fields->parent_id);
  add (object, "delivery", guichet_delivery_to_word (fields->delivery));
  json_object_set_int_member (object, "attempts", fields->attempts);
  add (object, "next_attempt_at", next);
  add (object, "problem", fields->problem);
  add (object, "problem_detail", fields->problem_detail);
  line = guichet_json_to_text (node);
  puts (line);
}

static void
print_row (const GuichetOutgoingFields *fields,
           const char                  *next)
{
  g_print ("%s  %-10s  %-8s  %s  %s\n", fields->id, guichet_outgoing_kind_to_word (fields->kind),
           guichet_delivery_to_word (fields->delivery), next ? next : "-",
           fields->problem ? fields->problem : "");
}

static void
print_item (GuichetCliContext *context,
            GuichetOutgoing   *item)
{
  const GuichetOutgoingFields *fields = guichet_outgoing_get_fields (item);
  const gint64 next_at = MAX (fields->next_attempt_at, fields->not_before);
  g_autofree char *next = next_at > 0 ? guichet_instant_format (next_at) : NULL;

  if (context->json)
    print_json (fields, next);
  else
    print_row (fields, next);
}

/**
 * guichet_cli_outbox:
 *
 * Prints what is on its way, one item a line.
 *
 * Returns: a #GuichetCliExit
 */
int
guichet_cli_outbox (GuichetCliContext  *context,
                    int                 argc,
                    char              **argv)
{
  int status = GUICHET_CLI_DONE;
  g_auto (GuichetCliSession) session = { 0 };
  g_auto (GStrv) parameters = guichet_cli_context_parse (context, NULL, USAGE, argc, argv, &status);
  g_autoptr (GPtrArray) items = NULL;
  g_autoptr (GError) error = NULL;

  if (!parameters)
    return status;
  if (parameters[0])
    return guichet_cli_fail_usage (USAGE);
  if (!guichet_cli_session_open (&session, context, GUICHET_DATABASE_READER, &status))
    return status;
  items = guichet_outgoing_table_list (guichet_database_read (session.database), &error);
  if (!items)
    return guichet_cli_session_explain (error);
  for (guint i = 0; i < items->len; i++)
    print_item (context, g_ptr_array_index (items, i));
  return GUICHET_CLI_DONE;
}
