/* guichet-server-agent.c - what a technician can do with a Demande
 *
 * The one table of the service's own side: which act follows which status, and the event it
 * leaves. A client's side (messages, validations) is in the routes.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "guichet-server-agent.h"

#include "guichet-server-demandes.h"

typedef enum
{
  NEW = 1 << 0,       /* enregistree */
  IN_CHARGE = 1 << 1, /* prise_en_charge, non_reproduite */
  QUALIFIED = 1 << 2, /* qualifiee, plan_fourni, refusee */
  DELIVERED = 1 << 3, /* livree, validee */
  WAITING = 1 << 4,   /* attente_client, attente_tiers */
  ENDED = 1 << 5,     /* hors_perimetre, close */
} Phase;

typedef struct
{
  const char *action;
  Phase allowed;
  const char *kind;
  gboolean changes_status;
} Rule;

static const Rule rules[] = {
  { "message", NEW | IN_CHARGE | QUALIFIED | DELIVERED | WAITING | ENDED, "message", FALSE },
  { "take-charge", NEW, "prise_en_charge", TRUE },
  { "ask", IN_CHARGE | QUALIFIED | WAITING, "attente_client", TRUE },
  { "qualify", IN_CHARGE | QUALIFIED | WAITING, "qualifiee", TRUE },
  { "plan", QUALIFIED | WAITING, "plan_fourni", TRUE },
  { "deliver", QUALIFIED | WAITING, "livree", TRUE },
  { "third-party", IN_CHARGE | QUALIFIED | WAITING, "attente_tiers", TRUE },
  { "out-of-scope", NEW | IN_CHARGE | QUALIFIED | WAITING, "hors_perimetre", TRUE },
  { "close", NEW | IN_CHARGE | QUALIFIED | DELIVERED | WAITING, "close", TRUE },
};

static const struct
{
  const char *status;
  Phase phase;
} phases[] = {
  { "enregistree", NEW },       { "prise_en_charge", IN_CHARGE }, { "non_reproduite", IN_CHARGE },
  { "qualifiee", QUALIFIED },   { "plan_fourni", QUALIFIED },     { "refusee", QUALIFIED },
  { "livree", DELIVERED },      { "validee", DELIVERED },         { "attente_client", WAITING },
  { "attente_tiers", WAITING }, { "hors_perimetre", ENDED },      { "close", ENDED },
};

/* Helpers */

static Phase
phase_of (const char *status)
{
  for (guint i = 0; i < G_N_ELEMENTS (phases); i++)
    if (g_str_equal (phases[i].status, status))
      return phases[i].phase;
  return ENDED;
}

static const Rule *
find_rule (const char *action)
{
  for (guint i = 0; i < G_N_ELEMENTS (rules); i++)
    if (g_str_equal (rules[i].action, action))
      return &rules[i];
  return NULL;
}

static gboolean
fail (GError    **error,
      const char *format,
      ...) G_GNUC_PRINTF (2, 3);

static gboolean
fail (GError    **error,
      const char *format,
      ...)
{
  va_list arguments;

  va_start (arguments, format);
  g_propagate_error (error, g_error_new_valist (G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT, format,
                                                arguments));
  va_end (arguments);
  return FALSE;
}

/* What an act needs beside the Demande. */
static gboolean
check_act (const GuichetServerAct *act,
           GError                **error)
{
  if (g_str_equal (act->action, "qualify"))
    {
      if (act->not_reproduced)
        return !act->criticality
               || fail (error, "what was not reproduced has no criticality");
      return (act->criticality && g_strv_contains (guichet_server_criticalities, act->criticality))
             || fail (error, "qualify needs --criticality bloquante, majeure or mineure, or "
                             "--not-reproduced");
    }
  if (g_str_equal (act->action, "deliver"))
    return (act->delivered
            && (g_str_equal (act->delivered, "correction")
                || g_str_equal (act->delivered, "workaround")))
           || fail (error, "deliver needs --kind correction or workaround");
  if (g_str_equal (act->action, "message"))
    return (act->text && *act->text) || fail (error, "message needs a text");
  return TRUE;
}

/* Public API */

/**
 * guichet_server_agent_act:
 * @demande: a Demande's id
 * @now: Unix milliseconds, UTC
 *
 * Does what the technician does, within a writing transaction.
 *
 * Errors: %G_IO_ERROR_INVALID_ARGUMENT when @act lacks something or the Demande's status does
 * not allow it, %G_IO_ERROR_NOT_FOUND when there is no such Demande.
 */
gboolean
guichet_server_agent_act (GuichetServerStore     *store,
                          const char             *demande,
                          const GuichetServerAct *act,
                          gint64                  now,
                          GError                **error)
{
  const Rule *rule = find_rule (act->action);
  g_autofree char *status = guichet_server_demandes_get_status (store, demande);
  GuichetServerEvent event = {
    .demande = demande,
    .at = now,
    .side = "service",
    .name = act->name,
    .text = act->text,
    .criticality = act->criticality,
    .delivered = act->delivered,
  };

  if (!rule)
    return fail (error, "no such action: %s", act->action);
  if (!status)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, "no such Demande: %s", demande);
      return FALSE;
    }
  if (!check_act (act, error))
    return FALSE;
  if (!(rule->allowed & phase_of (status)))
    return fail (error, "%s does not follow the status %s", act->action, status);
  event.kind = act->not_reproduced ? "non_reproduite" : rule->kind;
  event.status = rule->changes_status ? event.kind : NULL;
  guichet_server_demandes_add_event (store, &event);
  return TRUE;
}
