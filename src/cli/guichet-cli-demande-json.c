/* guichet-cli-demande-json.c - Demandes as JSON, in and out
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "guichet-cli-demande-json.h"

#include "guichet-account-table.h"
#include "guichet-attachment-table.h"
#include "guichet-cli-answer.h"
#include "guichet-eligibility.h"
#include "guichet-event-table.h"
#include "guichet-instant.h"
#include "guichet-json.h"
#include "guichet-reckoning.h"

#include <string.h>

#define LINE_BYTES 1000
#define TEXT_BYTES 100000
#define MOST_STEPS 200

/* The members of `new` that are texts. */
static const struct
{
  const char *name;
  GuichetDemandeText text;
} texts[] = {
  { "progiciel", GUICHET_DEMANDE_PROGICIEL },
  { "version", GUICHET_DEMANDE_VERSION },
  { "title", GUICHET_DEMANDE_TITLE },
  { "context", GUICHET_DEMANDE_CONTEXT },
  { "error_messages", GUICHET_DEMANDE_ERROR_MESSAGES },
  { "expected", GUICHET_DEMANDE_EXPECTED },
  { "observed", GUICHET_DEMANDE_OBSERVED },
  { "workaround", GUICHET_DEMANDE_WORKAROUND },
  { "scope_reason", GUICHET_DEMANDE_SCOPE_REASON },
  { "subject", GUICHET_DEMANDE_SUBJECT },
};

/* Helpers: in */

/* A word must be one that we know: a mistake in a script should not pass for "not said". */
static const char *
read_word (GuichetJsonFields *fields,
           const char        *name,
           int (*from_word) (const char *))
{
  const char *word = guichet_json_string (fields, name, GUICHET_JSON_OPTIONAL, LINE_BYTES);

  if (word && from_word (word) == 0)
    guichet_json_fail (fields, name, "is not one of its words");
  return word;
}

static int
criticality_from_word (const char *word)
{
  return guichet_criticality_from_word (word);
}

static int
reproducible_from_word (const char *word)
{
  return guichet_reproducible_from_word (word);
}

static void
read_content (GuichetJsonFields *fields,
              GuichetDemande    *demande)
{
  g_auto (GStrv) steps = guichet_json_strings (fields, "steps", GUICHET_JSON_OPTIONAL, MOST_STEPS,
                                               LINE_BYTES);

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    guichet_demande_set_text (demande, texts[i].text,
                              guichet_json_string (fields, texts[i].name, GUICHET_JSON_OPTIONAL,
                                                   TEXT_BYTES));
  if (*guichet_demande_get_title (demande) == '\0')
    guichet_json_fail (fields, "title", "is missing");
  if (*guichet_demande_get_text (demande, GUICHET_DEMANDE_SUBJECT)
      && guichet_subject_from_word (guichet_demande_get_text (demande, GUICHET_DEMANDE_SUBJECT))
           == GUICHET_SUBJECT_PROGICIEL)
    guichet_json_fail (fields, "subject", "is not one of its words");
  guichet_demande_set_steps (demande, (const char *const *) steps);
  guichet_demande_set_reproducible (
    demande, guichet_reproducible_from_word (
               read_word (fields, "reproducible", reproducible_from_word)));
  guichet_demande_set_criticality_proposed (
    demande,
    guichet_criticality_from_word (read_word (fields, "criticality", criticality_from_word)));
}

/* Helpers: out */

static void
add_text (JsonBuilder *builder,
          const char  *name,
          const char  *text)
{
  json_builder_set_member_name (builder, name);
  if (text && *text)
    json_builder_add_string_value (builder, text);
  else
    json_builder_add_null_value (builder);
}

static void
add_instant (JsonBuilder *builder,
             const char  *name,
             gint64       instant)
{
  g_autofree char *text = instant ? guichet_instant_format (instant) : NULL;

  add_text (builder, name, text);
}

static void
add_integer (JsonBuilder *builder,
             const char  *name,
             gint64       value)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_int_value (builder, value);
}

static void
add_head (JsonBuilder    *builder,
          GuichetDemande *demande)
{
  add_text (builder, "id", guichet_demande_get_id (demande));
  add_text (builder, "number", guichet_demande_get_text (demande, GUICHET_DEMANDE_NUMBER));
  add_text (builder, "title", guichet_demande_get_title (demande));
  add_text (builder, "progiciel", guichet_demande_get_text (demande, GUICHET_DEMANDE_PROGICIEL));
  add_text (builder, "version", guichet_demande_get_text (demande, GUICHET_DEMANDE_VERSION));
  add_text (builder, "criticality_proposed",
            guichet_criticality_to_word (guichet_demande_get_criticality_proposed (demande)));
  add_text (builder, "criticality",
            guichet_criticality_to_word (guichet_demande_get_criticality (demande)));
  add_text (builder, "status", guichet_demande_get_text (demande, GUICHET_DEMANDE_STATUS));
  add_text (builder, "delivery",
            guichet_delivery_to_word (guichet_demande_get_delivery (demande)));
  add_instant (builder, "recorded_at",
               guichet_demande_get_instant (demande, GUICHET_DEMANDE_RECORDED_AT));
}

static void
add_content (JsonBuilder    *builder,
             GuichetDemande *demande)
{
  static const GuichetDemandeText content[] = {
    GUICHET_DEMANDE_CONTEXT,  GUICHET_DEMANDE_ERROR_MESSAGES, GUICHET_DEMANDE_EXPECTED,
    GUICHET_DEMANDE_OBSERVED, GUICHET_DEMANDE_WORKAROUND,     GUICHET_DEMANDE_SCOPE_REASON,
    GUICHET_DEMANDE_SUBJECT,
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    for (guint j = 0; j < G_N_ELEMENTS (content); j++)
      if (texts[i].text == content[j])
        add_text (builder, texts[i].name, guichet_demande_get_text (demande, content[j]));
  add_text (builder, "reproducible",
            guichet_reproducible_to_word (guichet_demande_get_reproducible (demande)));
  json_builder_set_member_name (builder, "steps");
  json_builder_begin_array (builder);
  for (const char *const *step = guichet_demande_get_steps (demande); *step; step++)
    json_builder_add_string_value (builder, *step);
  json_builder_end_array (builder);
}

static void
add_attachments (JsonBuilder *builder,
                 GPtrArray   *attachments)
{
  json_builder_set_member_name (builder, "attachments");
  json_builder_begin_array (builder);
  for (guint i = 0; i < attachments->len; i++)
    {
      GuichetAttachment *attachment = g_ptr_array_index (attachments, i);

      json_builder_begin_object (builder);
      add_text (builder, "id", guichet_attachment_get_id (attachment));
      add_text (builder, "name", guichet_attachment_get_name (attachment));
      add_integer (builder, "size", (gint64) guichet_attachment_get_size (attachment));
      add_text (builder, "sha256", guichet_attachment_get_sha256 (attachment));
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
add_event (JsonBuilder  *builder,
           GuichetEvent *event)
{
  const GuichetEventFields *fields = guichet_event_get_fields (event);

  json_builder_begin_object (builder);
  add_text (builder, "id", fields->id);
  add_instant (builder, "at", fields->at);
  add_text (builder, "kind", fields->kind);
  add_text (builder, "by", fields->side);
  add_text (builder, "author", fields->author);
  if (fields->text)
    add_text (builder, "text", fields->text);
  if (fields->status)
    add_text (builder, "status", fields->status);
  if (fields->criticality)
    add_text (builder, "criticality", guichet_criticality_to_word (fields->criticality));
  if (fields->delivered)
    add_text (builder, "delivered", fields->delivered);
  if (fields->attachments && fields->attachments->len > 0)
    add_attachments (builder, fields->attachments);
  json_builder_end_object (builder);
}

static void
add_events (JsonBuilder *builder,
            GPtrArray   *events)
{
  json_builder_set_member_name (builder, "events");
  json_builder_begin_array (builder);
  for (guint i = 0; i < events->len; i++)
    add_event (builder, g_ptr_array_index (events, i));
  json_builder_end_array (builder);
}

/* Without the service's opening hours nothing can be reckoned: there are no deadlines then. */
static GPtrArray *
list_steps (GuichetDatabase *database,
            GTimeZone       *paris,
            GuichetDemande  *demande,
            GPtrArray       *events)
{
  g_autoptr (GuichetReckoning) reckoning =
    guichet_account_table_load_reckoning (guichet_database_read (database), paris);
  GPtrArray *steps =
    reckoning ? guichet_reckoning_list_steps (reckoning, demande, events, NULL) : NULL;

  return steps ? steps : g_ptr_array_new ();
}

static void
add_step (JsonBuilder       *builder,
          const GuichetStep *step)
{
  GuichetDeadline *deadline = step->deadline;

  json_builder_begin_object (builder);
  add_text (builder, "kind",
            guichet_deadline_kind_to_word (guichet_deadline_get_kind (deadline)));
  add_text (builder, "owner", guichet_owner_to_word (guichet_deadline_get_owner (deadline)));
  add_instant (builder, "from", guichet_deadline_get_from (deadline));
  add_instant (builder, "done_at", step->done_at);
  guichet_cli_answer_add_deadline (builder, deadline);
  json_builder_end_object (builder);
}

static void
add_steps (JsonBuilder *builder,
           GPtrArray   *steps)
{
  json_builder_set_member_name (builder, "deadlines");
  json_builder_begin_array (builder);
  for (guint i = 0; i < steps->len; i++)
    add_step (builder, g_ptr_array_index (steps, i));
  json_builder_end_array (builder);
}

static void
add_next (JsonBuilder *builder,
          GTimeZone   *paris,
          GPtrArray   *steps)
{
  const GuichetStep *next = guichet_steps_find_next (steps);

  json_builder_set_member_name (builder, "next");
  if (!next)
    {
      json_builder_add_null_value (builder);
      return;
    }
  json_builder_begin_object (builder);
  add_text (builder, "kind",
            guichet_deadline_kind_to_word (guichet_deadline_get_kind (next->deadline)));
  guichet_cli_answer_add_instant (builder, "due", paris,
                                  guichet_deadline_get_due (next->deadline));
  add_text (builder, "owner", guichet_owner_to_word (guichet_deadline_get_owner (next->deadline)));
  json_builder_end_object (builder);
}

static char *
to_text (JsonBuilder *builder,
         gboolean     pretty)
{
  g_autoptr (JsonNode) root = json_builder_get_root (builder);

  return json_to_string (root, pretty);
}

/* Public API */

/**
 * guichet_cli_demande_from_json:
 * @text: the input of `demande new`
 *
 * Returns: (transfer full): a draft. Errors: those of guichet_json_parse().
 */
GuichetDemande *
guichet_cli_demande_from_json (const char  *text,
                               gsize        length,
                               GError     **error)
{
  g_autoptr (JsonNode) root =
    guichet_json_parse_object (text, length, &guichet_json_default_limits, error);
  g_autoptr (GuichetDemande) demande = guichet_demande_new (NULL);
  GuichetJsonFields fields = GUICHET_JSON_FIELDS (NULL, error);

  if (!root)
    return NULL;
  fields.object = json_node_get_object (root);
  read_content (&fields, demande);
  return fields.failed ? NULL : g_steal_pointer (&demande);
}

/**
 * guichet_cli_demande_list_line:
 *
 * Returns: (transfer full): one line of `demande list --json`. Errors: those of the store.
 */
char *
guichet_cli_demande_list_line (GuichetDatabase *database,
                               GTimeZone       *paris,
                               GuichetDemande  *demande,
                               GError         **error)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (GPtrArray) events = guichet_event_table_list (
    guichet_database_read (database), guichet_demande_get_id (demande), error);
  g_autoptr (GPtrArray) steps = NULL;

  if (!events)
    return NULL;
  steps = list_steps (database, paris, demande, events);
  json_builder_begin_object (builder);
  add_head (builder, demande);
  add_next (builder, paris, steps);
  json_builder_end_object (builder);
  return to_text (builder, FALSE);
}

/**
 * guichet_cli_demande_document:
 * @pretty: for people
 *
 * Returns: (transfer full): what `demande show` prints. Errors: those of the store.
 */
char *
guichet_cli_demande_document (GuichetDatabase  *database,
                              GTimeZone        *paris,
                              GuichetDemande   *demande,
                              gboolean          pretty,
                              GError          **error)
{
  GuichetConnection *reader = guichet_database_read (database);
  const char *id = guichet_demande_get_id (demande);
  g_autoptr (GPtrArray) attachments =
    guichet_attachment_table_list (reader, GUICHET_ATTACHMENT_OF_DEMANDE, id, error);
  g_autoptr (GPtrArray) events = NULL;
  g_autoptr (GPtrArray) steps = NULL;
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  if (!attachments)
    return NULL;
  events = guichet_event_table_list (reader, id, error);
  if (!events)
    return NULL;
  steps = list_steps (database, paris, demande, events);
  json_builder_begin_object (builder);
  add_head (builder, demande);
  add_next (builder, paris, steps);
  add_content (builder, demande);
  add_attachments (builder, attachments);
  add_events (builder, events);
  add_steps (builder, steps);
  json_builder_end_object (builder);
  return to_text (builder, pretty);
}
