/* guichet-event-text.c - what happened to a Demande, in words
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "guichet-event-text.h"

#include "guichet-closures.h"
#include "guichet-status.h"

#include <glib/gi18n.h>

/* Helpers */

static char *
describe_qualification (GuichetCriticality criticality)
{
  const char *level = guichet_text_criticality (criticality);

  /* Translators: a level of criticality */
  return level ? g_strdup_printf (_ ("Qualified: %s"), level) : g_strdup (_ ("Qualified"));
}

static char *
describe_delivery (const char *delivered)
{
  return g_strdup (g_strcmp0 (delivered, "workaround") == 0 ? _ ("Workaround delivered")
                                                            : _ ("Correction delivered"));
}

/* What turns the text around it, or cannot be seen. */
static gboolean
is_unsafe (gunichar character)
{
  return (character < 0x20 && character != '\n' && character != '\t')
         || (character >= 0x7f && character < 0xa0)
         || (character >= 0x202a && character <= 0x202e)
         || (character >= 0x2066 && character <= 0x2069);
}

/* Public API */

/**
 * guichet_event_text_make_safe:
 * @text: (nullable): what somebody wrote
 *
 * Returns: (transfer full): it, without the control characters that would reach beyond it; what
 *   is written from right to left stays so
 */
char *
guichet_event_text_make_safe (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text ? text : "", -1);
  GString *safe = g_string_sized_new (strlen (valid));

  for (const char *c = valid; *c; c = g_utf8_next_char (c))
    if (!is_unsafe (g_utf8_get_char (c)))
      g_string_append_unichar (safe, g_utf8_get_char (c));
  return g_string_free (safe, FALSE);
}

/**
 * guichet_event_text_is_ours:
 * @fields: what happened
 *
 * Returns: whether it comes from our side
 */
gboolean
guichet_event_text_is_ours (const GuichetEventFields *fields)
{
  return g_strcmp0 (fields->side, "client") == 0;
}

/**
 * guichet_event_text_is_message:
 * @fields: what happened
 *
 * Returns: whether it is what somebody wrote, and no more
 */
gboolean
guichet_event_text_is_message (const GuichetEventFields *fields)
{
  return g_strcmp0 (fields->kind, "message") == 0;
}

/**
 * guichet_event_text_author:
 * @fields: what happened
 *
 * Returns: (transfer full): who did it
 */
char *
guichet_event_text_author (const GuichetEventFields *fields)
{
  if (fields->author && *fields->author)
    return g_strdup (fields->author);
  return g_strdup (guichet_event_text_is_ours (fields) ? _ ("You") : _ ("The support"));
}

/**
 * guichet_event_text_headline:
 * @fields: what happened
 *
 * Returns: (transfer full): what happened, in a few words
 */
char *
guichet_event_text_headline (const GuichetEventFields *fields)
{
  if (guichet_event_text_is_message (fields))
    return g_strdup (_ ("Message"));
  switch (guichet_status_from_word (fields->kind))
    {
    case GUICHET_STATUS_ENREGISTREE:
      return g_strdup (_ ("Recorded by the service"));
    case GUICHET_STATUS_PRISE_EN_CHARGE:
      return g_strdup (_ ("Taken in charge"));
    case GUICHET_STATUS_QUALIFIEE:
      return describe_qualification (fields->criticality);
    case GUICHET_STATUS_NON_REPRODUITE:
      return g_strdup (_ ("Could not be reproduced"));
    case GUICHET_STATUS_PLAN_FOURNI:
      return g_strdup (_ ("Corrective action plan given"));
    case GUICHET_STATUS_LIVREE:
      return describe_delivery (fields->delivered);
    case GUICHET_STATUS_VALIDEE:
      return g_strdup (_ ("Delivery validated"));
    case GUICHET_STATUS_REFUSEE:
      return g_strdup (_ ("Delivery refused"));
    case GUICHET_STATUS_ATTENTE_CLIENT:
      return g_strdup (_ ("The support asks for your answer"));
    case GUICHET_STATUS_ATTENTE_TIERS:
      return g_strdup (_ ("A third party is awaited"));
    case GUICHET_STATUS_HORS_PERIMETRE:
      return g_strdup (_ ("Out of the contract’s scope"));
    case GUICHET_STATUS_CLOSE:
      return g_strdup (_ ("Closed"));
    case GUICHET_STATUS_NONE:
    case GUICHET_STATUS_UNKNOWN:
    default:
      /* Translators: a word of the service that this version does not know */
      return g_strdup_printf (_ ("Unknown event (%s)"), fields->kind);
    }
}
