/* guichet-portal-text.c - the Portail's own figures beside ours, in words
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "guichet-portal-text.h"

#include "guichet-figures-text.h"

#include <glib/gi18n.h>

/* Helpers */

static gboolean
is_prise_en_charge (GuichetPortalTopic topic)
{
  return topic == GUICHET_PORTAL_ON_TIME || topic == GUICHET_PORTAL_LATE
         || topic == GUICHET_PORTAL_PENDING;
}

static char *
name_progiciel (const char                *id,
                GuichetServiceInformation *information)
{
  g_autofree char *name = guichet_figures_text_progiciel (information, id);

  /* Translators: the name of a Progiciel */
  return *id ? g_strdup_printf (_ ("Demandes on %s"), name) : g_steal_pointer (&name);
}

/* Public API */

/**
 * guichet_portal_text_topic:
 * @information: (nullable): where the names of Progiciels are
 *
 * Returns: (transfer full): what a figure is of
 */
char *
guichet_portal_text_topic (const GuichetPortalFigure *figure,
                           GuichetServiceInformation *information)
{
  switch (figure->topic)
    {
    case GUICHET_PORTAL_ON_TIME:
      return g_strdup (_ ("Prises en charge on time"));
    case GUICHET_PORTAL_LATE:
      return g_strdup (_ ("Prises en charge late"));
    case GUICHET_PORTAL_PENDING:
      return g_strdup (_ ("Prises en charge awaited"));
    case GUICHET_PORTAL_STATUS:
      /* Translators: a status of Demandes */
      return g_strdup_printf (
        _ ("Status: %s"), guichet_figures_text_status (guichet_status_from_word (figure->word)));
    case GUICHET_PORTAL_PROGICIEL:
      return name_progiciel (figure->word, information);
    case GUICHET_PORTAL_LEVEL:
      /* Translators: a criticality, or that there is none yet */
      return g_strdup_printf (
        _ ("Level retained: %s"),
        guichet_figures_text_level (guichet_criticality_from_word (figure->word)));
    case GUICHET_PORTAL_RECORDED:
    default:
      return g_strdup (_ ("Demandes recorded"));
    }
}

/**
 * guichet_portal_text_values:
 *
 * Returns: (transfer full): what each side counts, and how many of ours were made by telephone
 */
char *
guichet_portal_text_values (const GuichetPortalFigure *figure)
{
  g_autofree char *both =
    figure->theirs == figure->ours
      ? g_strdup_printf (_ ("%u, on the Portail and here"), figure->ours)
      /* Translators: two counts of the same thing: the Portail's, then ours */
      : g_strdup_printf (_ ("%u on the Portail, %u here"), figure->theirs, figure->ours);

  if (figure->telephone == 0)
    return g_steal_pointer (&both);
  if (is_prise_en_charge (figure->topic))
    /* Translators: two counts, then how many of ours were made by telephone */
    return g_strdup_printf (ngettext ("%s; %u of them by telephone, which the contract’s share "
                                      "above leaves apart (H11)",
                                      "%s; %u of them by telephone, which the contract’s share "
                                      "above leaves apart (H11)",
                                      figure->telephone),
                            both, figure->telephone);
  return g_strdup_printf (ngettext ("%s; %u of them by telephone", "%s; %u of them by telephone",
                                    figure->telephone),
                          both, figure->telephone);
}

/**
 * guichet_portal_text_reason:
 * @reckoned: whether delays could be judged here
 *
 * Returns: (transfer none) (nullable): why the two counts may differ; %NULL when they do not
 */
const char *
guichet_portal_text_reason (const GuichetPortalFigure *figure,
                            gboolean                   reckoned)
{
  if (figure->theirs == figure->ours)
    return NULL;
  if (is_prise_en_charge (figure->topic))
    return reckoned ? _ ("Judged otherwise, or at another instant. Here the delay runs within the "
                         "published opening hours, from the next opening (H1, H3, H5), and is "
                         "late as soon as it has passed (H7).")
                    : _ ("The opening hours are not known here: no delay could be judged.");
  if (figure->topic == GUICHET_PORTAL_STATUS)
    return _ ("A status changed between the last synchronisation and the Portail’s count.");
  if (figure->topic == GUICHET_PORTAL_RECORDED)
    return figure->theirs > figure->ours
             ? _ ("What is missing here comes with the next synchronisation.")
             : _ ("The Portail counted before the last ones came here, or no longer has them.");
  return _ ("Corrected by Eksaé since the last synchronisation, or of a Demande that only one of "
            "the two sides has.");
}
