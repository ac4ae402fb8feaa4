/* guichet-cli-deadline.c - guichetctl deadline: the contract's delays, without any data
 *
 * One JSON document a line in, one a line out, in the same order. A bad line gives an error in its
 * place and does not stop the others.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "guichet-cli-commands.h"

#include "guichet-cli-answer.h"
#include "guichet-cli-lines.h"
#include "guichet-deadline.h"
#include "guichet-json.h"

#include <glib/gi18n.h>

#define USAGE "deadline [--alsace-moselle] < LINES"
#define LONGEST_WORD 64

typedef struct
{
  GuichetHolidays holidays;
  GTimeZone *paris;
  GuichetContractProfile *profile; /* the last one asked for */
} Engine;

/* Helpers: the question */

static gboolean
read_kind (GuichetJsonFields   *fields,
           GuichetDeadlineKind *kind)
{
  const char *word = guichet_json_string (fields, "kind", GUICHET_JSON_REQUIRED, LONGEST_WORD);

  if (word && !guichet_deadline_kind_from_word (word, kind))
    guichet_json_fail (fields, "kind",
                       "is not prise_en_charge, plan_action, correction or validation");
  return !fields->failed;
}

/* Every Demande is taken in charge; the other delays depend on the level. */
static GuichetCriticality
read_criticality (GuichetJsonFields   *fields,
                  GuichetDeadlineKind  kind)
{
  GuichetJsonPresence presence = kind == GUICHET_DEADLINE_PRISE_EN_CHARGE ? GUICHET_JSON_OPTIONAL
                                                                          : GUICHET_JSON_REQUIRED;
  const char *word = guichet_json_string (fields, "criticality", presence, LONGEST_WORD);
  GuichetCriticality criticality = guichet_criticality_from_word (word);

  if (word && criticality == GUICHET_CRITICALITY_NONE)
    guichet_json_fail (fields, "criticality", "is not bloquante, majeure or mineure");
  return criticality;
}

static gboolean
load_profile (Engine             *self,
              GuichetJsonFields  *fields)
{
  const char *id = guichet_json_string (fields, "profile", GUICHET_JSON_OPTIONAL, LONGEST_WORD);

  if (fields->failed)
    return FALSE;
  if (!id)
    id = GUICHET_CONTRACT_PROFILE_CURRENT;
  if (self->profile && g_str_equal (guichet_contract_profile_get_id (self->profile), id))
    return TRUE;
  g_clear_pointer (&self->profile, guichet_contract_profile_unref);
  self->profile = guichet_contract_profile_new (id, fields->error);
  if (!self->profile)
    g_prefix_error (fields->error, "/profile: ");
  return self->profile != NULL;
}

static GuichetBusinessTime *
read_business_time (Engine             *self,
                    GuichetJsonFields  *fields)
{
  JsonObject *object = guichet_json_object (fields, "opening", GUICHET_JSON_REQUIRED);
  g_autoptr (GuichetOpeningHours) opening = NULL;

  if (!object)
    return NULL;
  opening = guichet_opening_hours_new (object, fields->error);
  if (opening)
    return guichet_business_time_new (self->paris, opening, self->holidays);
  g_prefix_error (fields->error, "/opening: ");
  return NULL;
}

static GuichetDeadline *
read_deadline (Engine             *self,
               const GString      *line,
               GError            **error)
{
  g_autoptr (GError) fault = NULL;
  g_autoptr (JsonNode) root =
    guichet_json_parse_object (line->str, line->len, &guichet_json_default_limits, error);
  GuichetJsonFields fields = GUICHET_JSON_FIELDS (NULL, &fault);
  GuichetDeadlineKind kind = GUICHET_DEADLINE_PRISE_EN_CHARGE;
  GuichetCriticality criticality;
  gint64 from;
  g_autoptr (GuichetBusinessTime) time = NULL;
  GuichetDeadline *deadline = NULL;

  if (!root)
    return NULL;
  fields.object = json_node_get_object (root);
  read_kind (&fields, &kind);
  criticality = read_criticality (&fields, kind);
  from = guichet_json_instant (&fields, "from", GUICHET_JSON_REQUIRED);
  if (load_profile (self, &fields))
    time = read_business_time (self, &fields);
  if (time)
    deadline = guichet_deadline_new (self->profile, time, kind, criticality, from, &fault);
  if (!deadline)
    g_propagate_error (error, g_steal_pointer (&fault));
  return deadline;
}

/* Helpers: the answer */

/* Prints @deadline, or @error in its place. */
static void
print_answer (GuichetDeadline *deadline,
              const GError    *error)
{
  g_autoptr (JsonBuilder) builder = json_builder_new_immutable ();

  json_builder_begin_object (builder);
  if (deadline)
    guichet_cli_answer_add_deadline (builder, deadline);
  else
    {
      json_builder_set_member_name (builder, "error");
      json_builder_add_string_value (builder, error->message);
    }
  json_builder_end_object (builder);
  guichet_cli_answer_print (builder);
}

static gboolean
answer (Engine         *self,
        GuichetCliLine  read,
        const GString  *line)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GuichetDeadline) deadline = NULL;

  if (read == GUICHET_CLI_LINE_TOO_LONG)
    g_set_error_literal (&error, GUICHET_JSON_ERROR, GUICHET_JSON_ERROR_LIMIT,
                         "the line is too long");
  else
    deadline = read_deadline (self, line, &error);
  print_answer (deadline, error);
  return deadline != NULL;
}

static int
answer_all (Engine *self)
{
  g_autoptr (GString) line = g_string_new (NULL);
  int status = GUICHET_CLI_DONE;
  GuichetCliLine read;

  while ((read = guichet_cli_lines_next (stdin, line, guichet_json_default_limits.bytes))
         != GUICHET_CLI_LINE_END)
    if (!answer (self, read, line))
      status = GUICHET_CLI_FAILED;
  if (!ferror (stdin))
    return status;
  guichet_cli_complain (_ ("Standard input cannot be read"));
  return GUICHET_CLI_FAILED;
}

/**
 * guichet_cli_deadline:
 *
 * Answers each question of standard input with a deadline and its spans.
 *
 * Returns: a #GuichetCliExit
 */
int
guichet_cli_deadline (GuichetCliContext  *context,
                      int                 argc,
                      char              **argv)
{
  gboolean alsace_moselle = FALSE;
  const GOptionEntry entries[] = {
    { "alsace-moselle", 0, 0, G_OPTION_ARG_NONE, &alsace_moselle,
      N_ ("Count the two holidays of Alsace and Moselle too"), NULL },
    G_OPTION_ENTRY_NULL,
  };
  Engine engine = { GUICHET_HOLIDAYS_NATIONAL, context->paris, NULL };
  int status = GUICHET_CLI_DONE;
  g_auto (GStrv) parameters =
    guichet_cli_context_parse (context, entries, USAGE, argc, argv, &status);

  if (!parameters)
    return status;
  if (parameters[0])
    return guichet_cli_fail_usage (USAGE);
  if (alsace_moselle)
    engine.holidays = GUICHET_HOLIDAYS_ALSACE_MOSELLE;
  status = answer_all (&engine);
  g_clear_pointer (&engine.profile, guichet_contract_profile_unref);
  return status;
}
