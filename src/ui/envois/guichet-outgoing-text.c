/* guichet-outgoing-text.c - what is on its way to the service, in words
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "guichet-outgoing-text.h"

#include "guichet-closures.h"
#include "guichet-time-text.h"

#include <glib/gi18n.h>

/* Helpers */

static char *
describe_waiting (const GuichetOutgoingFields *fields,
                  GTimeZone                   *zone,
                  gint64                       now)
{
  g_autofree char *when = NULL;

  if (fields->next_attempt_at <= now)
    return g_strdup (_ ("Waits to be sent: leaves as soon as the service answers"));
  when = guichet_time_text_clock (zone, fields->next_attempt_at);
  /* Translators: a time of day */
  return g_strdup_printf (_ ("Waits to be sent, next attempt at %s"), when);
}

/* What is no word of the service's. */
static const char *
describe_own_problem (const char *problem)
{
  if (g_strcmp0 (problem, "damaged") == 0)
    return _ ("Not sent: it is damaged on this computer. Restore a backup, or write it again");
  if (g_strcmp0 (problem, "file") == 0)
    return _ ("Not sent: an attachment is no longer on this computer. Attach it again");
  if (g_strcmp0 (problem, "conflict") == 0)
    return _ ("Not sent: the service already holds something else in its place. Yours is kept: "
              "read both, then send it again");
  if (g_strcmp0 (problem, "lost") == 0)
    return _ ("The service no longer holds it, perhaps since it was restored from a backup. "
              "Yours is kept: send it again");
  return NULL;
}

static char *
describe_refusal (const GuichetOutgoingFields *fields)
{
  const char *own = describe_own_problem (fields->problem);

  if (own)
    return g_strdup (own);
  if (fields->problem_detail && *fields->problem_detail)
    /* Translators: what the service says of it */
    return g_strdup_printf (_ ("Refused by the service: %s"), fields->problem_detail);
  return g_strdup (_ ("Refused by the service, which does not say why"));
}

/* Public API */

/**
 * guichet_outgoing_text_title:
 * @fields: an item
 *
 * Returns: (transfer full): what it is, in a few words
 */
char *
guichet_outgoing_text_title (const GuichetOutgoingFields *fields)
{
  switch (fields->kind)
    {
    case GUICHET_OUTGOING_DEMANDE:
      return guichet_closure_title (NULL, fields->demande
                                            ? guichet_demande_get_title (fields->demande)
                                            : NULL);
    case GUICHET_OUTGOING_VALIDATION:
      return g_strdup (fields->accepted ? _ ("Validation of the delivery")
                                        : _ ("Refusal of the delivery"));
    case GUICHET_OUTGOING_VOTE:
      return g_strdup (fields->accepted ? _ ("This article helped")
                                        : _ ("This article did not help"));
    case GUICHET_OUTGOING_MESSAGE:
    default:
      return g_strdup (fields->text && *fields->text ? fields->text : _ ("Message"));
    }
}

/**
 * guichet_outgoing_text_state:
 * @fields: an item
 * @zone: the zone of the reader
 * @now: Unix milliseconds, UTC
 *
 * Returns: (transfer full): how far it is, why, and what comes next
 */
char *
guichet_outgoing_text_state (const GuichetOutgoingFields *fields,
                             GTimeZone                   *zone,
                             gint64                       now)
{
  switch (fields->delivery)
    {
    case GUICHET_DELIVERY_QUEUED:
      return describe_waiting (fields, zone, now);
    case GUICHET_DELIVERY_REFUSED:
      return describe_refusal (fields);
    case GUICHET_DELIVERY_DRAFT:
    case GUICHET_DELIVERY_SENDING:
    case GUICHET_DELIVERY_SENT:
    default:
      return g_strdup (guichet_text_delivery (fields->delivery));
    }
}
