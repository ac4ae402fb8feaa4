/* guichet-closures.c - the texts that templates bind to
 *
 * Pure functions: the same arguments give the same text, whatever the widget that asks. What
 * depends on the time takes `now`, bound to the clock. Instants are shown in the zone of the
 * contract, Europe/Paris.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "guichet-closures.h"

#include "guichet-eligibility.h"
#include "guichet-qualification-text.h"
#include "guichet-status.h"
#include "guichet-time-text.h"
#include "guichet-zone.h"

#include <gio/gio.h>
#include <glib/gi18n.h>
#include <string.h>

/**
 * StatusLook:
 * @label: the word that people read
 * @icon: the icon that stands beside it, never alone
 * @class_name: the style of both
 */
typedef struct
{
  const char *label;
  const char *icon;
  const char *class_name;
} StatusLook;

static const StatusLook status_looks[] = {
  [GUICHET_STATUS_ENREGISTREE] = { N_ ("Recorded"), "status-recorded", "dim-label" },
  [GUICHET_STATUS_PRISE_EN_CHARGE] = { N_ ("Taken in charge"), "status-taken", "dim-label" },
  [GUICHET_STATUS_QUALIFIEE] = { N_ ("Qualified"), "status-qualified", "dim-label" },
  [GUICHET_STATUS_NON_REPRODUITE] = { N_ ("Not reproduced"), "status-unknown", "dim-label" },
  [GUICHET_STATUS_PLAN_FOURNI] = { N_ ("Plan given"), "status-plan", "dim-label" },
  [GUICHET_STATUS_LIVREE] = { N_ ("Delivered, to validate"), "status-delivered", "your-turn" },
  [GUICHET_STATUS_VALIDEE] = { N_ ("Validated"), "status-validated", "success" },
  [GUICHET_STATUS_REFUSEE] = { N_ ("Delivery refused"), "status-refused", "dim-label" },
  [GUICHET_STATUS_ATTENTE_CLIENT] = { N_ ("Your answer is awaited"), "message", "your-turn" },
  [GUICHET_STATUS_ATTENTE_TIERS] = { N_ ("Third party awaited"), "status-third-party",
                                     "dim-label" },
  [GUICHET_STATUS_HORS_PERIMETRE] = { N_ ("Out of scope"), "status-outside", "dim-label" },
  [GUICHET_STATUS_CLOSE] = { N_ ("Closed"), "status-ended", "dim-label" },
};

static const StatusLook delivery_looks[] = {
  [GUICHET_DELIVERY_DRAFT] = { N_ ("Draft"), "draft", "dim-label" },
  [GUICHET_DELIVERY_QUEUED] = { N_ ("Waiting to be sent"), "waiting", "dim-label" },
  [GUICHET_DELIVERY_SENDING] = { N_ ("Being sent"), "syncing", "dim-label" },
  [GUICHET_DELIVERY_SENT] = { N_ ("Sent"), "up-to-date", "dim-label" },
  [GUICHET_DELIVERY_REFUSED] = { N_ ("Refused by the service"), "warning", "error" },
};

static const StatusLook unknown_look = { NULL, "status-unknown", "dim-label" };

/* Helpers */

static GTimeZone *
contract_zone (void)
{
  static GTimeZone *zone;

  if (g_once_init_enter (&zone))
    {
      GTimeZone *made = guichet_zone_new (GUICHET_ZONE_PARIS, NULL);

      g_once_init_leave (&zone, made ? made : g_time_zone_new_utc ());
    }
  return zone;
}

/* Until the service has it, what matters is how far it is on its way there. */
static const StatusLook *
find_look (const char      *status,
           GuichetDelivery  delivery)
{
  GuichetStatus known = guichet_status_from_word (status && *status ? status : NULL);

  if (known == GUICHET_STATUS_NONE)
    return &delivery_looks[delivery];
  return known == GUICHET_STATUS_UNKNOWN ? &unknown_look : &status_looks[known];
}

/* Public API */

/**
 * guichet_text_criticality:
 * @criticality: a level
 *
 * Returns: (nullable): the contract's word for it; %NULL for none
 */
const char *
guichet_text_criticality (GuichetCriticality criticality)
{
  switch (criticality)
    {
    case GUICHET_CRITICALITY_BLOQUANTE:
      return _ ("Bloquante");
    case GUICHET_CRITICALITY_MAJEURE:
      return _ ("Majeure");
    case GUICHET_CRITICALITY_MINEURE:
      return _ ("Mineure");
    case GUICHET_CRITICALITY_NONE:
    default:
      return NULL;
    }
}

/**
 * guichet_text_delivery:
 * @delivery: how far an item is
 *
 * Returns: the word for it
 */
const char *
guichet_text_delivery (GuichetDelivery delivery)
{
  return _ (delivery_looks[delivery].label);
}

G_MODULE_EXPORT gboolean
guichet_closure_is_said (gpointer    widget,
                         const char *text)
{
  return text && *text;
}

G_MODULE_EXPORT gboolean
guichet_closure_is_object (gpointer  widget,
                           GObject  *object)
{
  return object != NULL;
}

G_MODULE_EXPORT gboolean
guichet_closure_is_no_object (gpointer  widget,
                              GObject  *object)
{
  return object == NULL;
}

G_MODULE_EXPORT char *
guichet_closure_count (gpointer widget,
                       guint    count)
{
  return count > 0 ? g_strdup_printf ("%u", count) : g_strdup ("");
}

G_MODULE_EXPORT char *
guichet_closure_title (gpointer    widget,
                       const char *title)
{
  return g_strdup (title && *title ? title : _ ("(no object yet)"));
}

G_MODULE_EXPORT char *
guichet_closure_number (gpointer    widget,
                        const char *number)
{
  return g_strdup (number && *number ? number : _ ("Demande without a number yet"));
}

G_MODULE_EXPORT char *
guichet_closure_moment (gpointer widget,
                        gint64   instant,
                        gint64   now)
{
  return guichet_time_text_moment (contract_zone (), instant, now);
}

G_MODULE_EXPORT char *
guichet_closure_brief (gpointer widget,
                       gint64   instant,
                       gint64   now)
{
  return guichet_time_text_brief (contract_zone (), instant, now);
}

G_MODULE_EXPORT char *
guichet_closure_draft_state (gpointer widget,
                             gint64   edited_at,
                             gint64   now)
{
  g_autofree char *ago = guichet_time_text_ago (contract_zone (), edited_at, now);

  /* Translators: when a draft was last changed: "2 min ago", "today at 17:30" */
  return *ago ? g_strdup_printf (_ ("Saved %s"), ago) : g_strdup ("");
}

G_MODULE_EXPORT char *
guichet_closure_status (gpointer         widget,
                        const char      *status,
                        GuichetDelivery  delivery)
{
  const StatusLook *look = find_look (status, delivery);

  if (look->label)
    return g_strdup (_ (look->label));
  /* Translators: a word of the service that this version does not know */
  return g_strdup_printf (_ ("Unknown status (%s)"), status);
}

G_MODULE_EXPORT char *
guichet_closure_status_icon (gpointer         widget,
                             const char      *status,
                             GuichetDelivery  delivery)
{
  return g_strdup_printf ("guichet-%s-symbolic", find_look (status, delivery)->icon);
}

G_MODULE_EXPORT char **
guichet_closure_status_classes (gpointer         widget,
                                const char      *status,
                                GuichetDelivery  delivery)
{
  const char *classes[] = { "caption", find_look (status, delivery)->class_name, NULL };

  return g_strdupv ((char **) classes);
}

/* The level that Eksaé retained; ours beside it where they differ. */
G_MODULE_EXPORT char *
guichet_closure_criticality (gpointer           widget,
                             GuichetCriticality proposed,
                             GuichetCriticality retained)
{
  const char *ours = guichet_text_criticality (proposed);
  const char *theirs = guichet_text_criticality (retained);

  if (!ours && !theirs)
    return g_strdup ("");
  if (!theirs)
    /* Translators: a level of criticality that we propose */
    return g_strdup_printf (_ ("%s (proposed)"), ours);
  if (!ours || proposed == retained)
    return g_strdup (theirs);
  /* Translators: the level that was retained, then the one that we proposed */
  return g_strdup_printf (_ ("%s (proposed: %s)"), theirs, ours);
}

/* The one level that counts now, for a row. */
G_MODULE_EXPORT char *
guichet_closure_criticality_now (gpointer           widget,
                                 GuichetCriticality proposed,
                                 GuichetCriticality retained)
{
  return guichet_closure_criticality (
    widget, retained == GUICHET_CRITICALITY_NONE ? proposed : GUICHET_CRITICALITY_NONE, retained);
}

G_MODULE_EXPORT char *
guichet_closure_progiciel (gpointer                   widget,
                           GuichetServiceInformation *information,
                           const char                *progiciel,
                           const char                *version)
{
  GuichetProgiciel *known = NULL;
  const char *name;

  if (!progiciel || !*progiciel)
    return g_strdup ("");
  if (information)
    known = guichet_service_information_find_progiciel (information, progiciel);
  name = known ? guichet_progiciel_get_name (known) : _ ("Unknown Progiciel");
  return version && *version ? g_strdup_printf ("%s %s", name, version) : g_strdup (name);
}

G_MODULE_EXPORT char *
guichet_closure_reproducible (gpointer            widget,
                              GuichetReproducible reproducible)
{
  switch (reproducible)
    {
    case GUICHET_REPRODUCIBLE_ALWAYS:
      return g_strdup (_ ("Each time"));
    case GUICHET_REPRODUCIBLE_SOMETIMES:
      return g_strdup (_ ("Not each time"));
    case GUICHET_REPRODUCIBLE_ONCE:
      return g_strdup (_ ("Seen once"));
    case GUICHET_REPRODUCIBLE_NONE:
    default:
      return g_strdup ("");
    }
}

/* What it is about, where that is not the Progiciel itself. */
G_MODULE_EXPORT char *
guichet_closure_subject (gpointer    widget,
                         const char *subject)
{
  switch (guichet_subject_from_word (subject ? subject : ""))
    {
    case GUICHET_SUBJECT_ETAT_SPECIFIQUE:
      return g_strdup (_ ("An État Spécifique"));
    case GUICHET_SUBJECT_DEVELOPPEMENT_SPECIFIQUE:
      return g_strdup (_ ("A Développement Spécifique"));
    case GUICHET_SUBJECT_PROGICIEL_AUTEUR:
      return g_strdup (_ ("A Progiciel Auteur"));
    case GUICHET_SUBJECT_LOGICIEL:
      return g_strdup (_ ("Another Logiciel"));
    case GUICHET_SUBJECT_PROGICIEL:
    case GUICHET_N_SUBJECTS:
    default:
      return g_strdup ("");
    }
}

/* The questions that led to the level proposed, each with its answer; nothing for what cannot be
 * read. */
G_MODULE_EXPORT char *
guichet_closure_qualification (gpointer    widget,
                               const char *text)
{
  g_autoptr (GuichetQualification) answers =
    text && *text ? guichet_qualification_parse (text, strlen (text), NULL) : NULL;
  g_autoptr (GString) lines = g_string_new (NULL);
  GuichetQuestion path[GUICHET_N_QUESTIONS];
  const guint length = answers ? guichet_qualification_get_path (answers, path) : 0;

  for (guint i = 0; i < length; i++)
    {
      const GuichetAnswer answer = guichet_qualification_get_answer (answers, path[i]);

      if (answer != GUICHET_ANSWER_NONE)
        g_string_append_printf (lines, "%s%s %s", lines->len > 0 ? "\n" : "",
                                guichet_qualification_text_question (path[i]),
                                guichet_qualification_text_answer (answer));
    }
  return g_string_free (g_steal_pointer (&lines), FALSE);
}

/* The steps, one a line, numbered from 1. */
G_MODULE_EXPORT char *
guichet_closure_steps (gpointer   widget,
                       char     **steps)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; steps && steps[i]; i++)
    g_string_append_printf (text, "%s%u. %s", i > 0 ? "\n" : "", i + 1, steps[i]);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* What is said of the two, with a middle dot between. */
G_MODULE_EXPORT char *
guichet_closure_join (gpointer    widget,
                      const char *first,
                      const char *second)
{
  if (!first || !*first)
    return g_strdup (second ? second : "");
  if (!second || !*second)
    return g_strdup (first);
  return g_strdup_printf ("%s · %s", first, second);
}

/* What a screen reader says of a row: "objet, état, criticité, échéance". */
G_MODULE_EXPORT char *
guichet_closure_row_name (gpointer    widget,
                          const char *title,
                          const char *status,
                          const char *criticality,
                          const char *due,
                          gboolean    unread)
{
  const char *parts[] = { status, criticality, due, unread ? _ ("unread") : NULL };
  g_autoptr (GString) name = g_string_new (title);

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (parts[i] && *parts[i])
      g_string_append_printf (name, ", %s", parts[i]);
  return g_string_free (g_steal_pointer (&name), FALSE);
}

G_MODULE_EXPORT char **
guichet_closure_row_title_classes (gpointer widget,
                                   gboolean unread)
{
  const char *classes[] = { unread ? "heading" : "body", NULL };

  return g_strdupv ((char **) classes);
}

G_MODULE_EXPORT char *
guichet_closure_size (gpointer widget,
                      guint64  size)
{
  return g_format_size (size);
}
