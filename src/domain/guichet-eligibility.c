/* guichet-eligibility.c - what stands between a Demande and its treatment
 *
 * Three different "outsides" have three different sentences: what is no Demande at all, what the
 * Mises à Jour do not cover, and what Eksaé is not liable for. Beside them stand our own duties,
 * whose breach can suspend the Service. Each reason is advice: sending stays possible, with a
 * stated reason. What nobody said is not held against anyone.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "guichet-eligibility.h"

#include "guichet-words.h"
#include "guichet-zone.h"

#include <string.h>

#define SHORTEST_ACRONYM 3

static const struct
{
  const char *word;
  GuichetReasonEffect effect;
  const char *section;
} kinds[GUICHET_N_REASON_KINDS] = {
  [GUICHET_REASON_LOGICIEL] = { "logiciel", GUICHET_EFFECT_NOT_A_DEMANDE, "1" },
  [GUICHET_REASON_PROGICIEL_AUTEUR] = { "progiciel_auteur", GUICHET_EFFECT_NOT_A_DEMANDE, "1" },
  [GUICHET_REASON_ETAT_SPECIFIQUE] = { "etat_specifique", GUICHET_EFFECT_NO_UPDATE, "1" },
  [GUICHET_REASON_DEVELOPPEMENT_SPECIFIQUE] = { "developpement_specifique",
                                                GUICHET_EFFECT_NO_UPDATE, "1" },
  [GUICHET_REASON_THIRD_PARTY] = { "tiers", GUICHET_EFFECT_NOT_LIABLE, "7" },
  [GUICHET_REASON_VERSION] = { "version", GUICHET_EFFECT_SUSPENSION, "3.1.2" },
  [GUICHET_REASON_FORMATION] = { "formation", GUICHET_EFFECT_SUSPENSION, "3.1.2" },
  [GUICHET_REASON_PREREQUIS] = { "prerequis", GUICHET_EFFECT_DISCHARGE, "5.1" },
  [GUICHET_REASON_TELEASSISTANCE] = { "teleassistance", GUICHET_EFFECT_SUSPENSION, "3.1.2" },
  [GUICHET_REASON_LICENCE] = { "licence", GUICHET_EFFECT_PRECONDITION, "4" },
};

static const char *const subject_words[GUICHET_N_SUBJECTS] = {
  [GUICHET_SUBJECT_PROGICIEL] = NULL,
  [GUICHET_SUBJECT_ETAT_SPECIFIQUE] = "etat_specifique",
  [GUICHET_SUBJECT_DEVELOPPEMENT_SPECIFIQUE] = "developpement_specifique",
  [GUICHET_SUBJECT_PROGICIEL_AUTEUR] = "progiciel_auteur",
  [GUICHET_SUBJECT_LOGICIEL] = "logiciel",
};

/* Helpers: reasons */

static void
reason_free (GuichetReason *self)
{
  g_clear_object (&self->notice);
  g_free (self);
}

static void
add_reason (GPtrArray         *reasons,
            GuichetReasonKind  kind,
            GuichetNotice     *notice)
{
  GuichetReason *reason = g_new0 (GuichetReason, 1);

  reason->kind = kind;
  reason->effect = kinds[kind].effect;
  reason->section = kinds[kind].section;
  reason->notice = notice ? g_object_ref (notice) : NULL;
  g_ptr_array_add (reasons, reason);
}

static void
add_subject (const GuichetEligibility *self,
             GPtrArray                *reasons)
{
  switch (self->subject)
    {
    case GUICHET_SUBJECT_LOGICIEL:
      add_reason (reasons, GUICHET_REASON_LOGICIEL, NULL);
      break;
    case GUICHET_SUBJECT_PROGICIEL_AUTEUR:
      add_reason (reasons, GUICHET_REASON_PROGICIEL_AUTEUR, NULL);
      break;
    case GUICHET_SUBJECT_ETAT_SPECIFIQUE:
      add_reason (reasons, GUICHET_REASON_ETAT_SPECIFIQUE, NULL);
      break;
    case GUICHET_SUBJECT_DEVELOPPEMENT_SPECIFIQUE:
      add_reason (reasons, GUICHET_REASON_DEVELOPPEMENT_SPECIFIQUE, NULL);
      break;
    case GUICHET_SUBJECT_PROGICIEL:
    case GUICHET_N_SUBJECTS:
    default:
      break;
    }
}

static void
add_conditions (const GuichetEligibility *self,
                GPtrArray                *reasons)
{
  static const GuichetReasonKind of_condition[GUICHET_N_CONDITIONS] = {
    [GUICHET_CONDITION_FORMATION] = GUICHET_REASON_FORMATION,
    [GUICHET_CONDITION_PREREQUIS] = GUICHET_REASON_PREREQUIS,
    [GUICHET_CONDITION_TELEASSISTANCE] = GUICHET_REASON_TELEASSISTANCE,
    [GUICHET_CONDITION_LICENCE] = GUICHET_REASON_LICENCE,
  };

  for (guint i = 0; i < GUICHET_N_CONDITIONS; i++)
    if (self->conditions[i] == GUICHET_CONDITION_NOT_MET)
      add_reason (reasons, of_condition[i], NULL);
}

/* Helpers: third parties */

/* Says whether @word stands in @text between characters that are no letters and no digits. */
static gboolean
has_word (const char *text,
          const char *word)
{
  gsize length = strlen (word);

  for (const char *at = text; (at = strstr (at, word)) != NULL; at += length)
    {
      const char *before = g_utf8_find_prev_char (text, at);

      if ((!before || !g_unichar_isalnum (g_utf8_get_char (before)))
          && !g_unichar_isalnum (g_utf8_get_char (at + length)))
        return TRUE;
    }
  return FALSE;
}

static gboolean
is_acronym (const char *word)
{
  guint n_letters = 0;

  for (; *word; word = g_utf8_next_char (word), n_letters++)
    if (!g_unichar_isupper (g_utf8_get_char (word)))
      return FALSE;
  return n_letters >= SHORTEST_ACRONYM;
}

/* The words that name a third party: the acronyms of its name, else the name itself. */
static char **
get_names (const char *third_party)
{
  g_auto (GStrv) words = g_regex_split_simple ("[^\\pL]+", third_party, 0, 0);
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();
  gboolean any = FALSE;

  for (guint i = 0; words && words[i]; i++)
    if (is_acronym (words[i]))
      {
        g_autofree char *folded = g_utf8_casefold (words[i], -1);

        g_strv_builder_add (names, folded);
        any = TRUE;
      }
  if (!any)
    {
      g_autofree char *folded = g_utf8_casefold (third_party, -1);

      g_strv_builder_add (names, folded);
    }
  return g_strv_builder_end (names);
}

static gboolean
names_third_party (const GuichetEligibility *self,
                   const char               *third_party)
{
  g_auto (GStrv) names = get_names (third_party);

  for (guint i = 0; self->texts && self->texts[i]; i++)
    {
      g_autofree char *folded = g_utf8_casefold (self->texts[i], -1);

      for (guint j = 0; names[j]; j++)
        if (*names[j] && has_word (folded, names[j]))
          return TRUE;
    }
  return FALSE;
}

static gboolean
is_running_outage (const GuichetNoticeFields *notice,
                   gint64                     now)
{
  return g_strcmp0 (notice->kind, "third_party") == 0 && notice->third_party
         && notice->since <= now && (notice->until == 0 || now < notice->until);
}

static void
add_third_parties (const GuichetEligibility *self,
                   GPtrArray                *reasons,
                   gint64                    now)
{
  for (guint i = 0; self->notices && i < self->notices->len; i++)
    {
      GuichetNotice *notice = g_ptr_array_index (self->notices, i);
      const GuichetNoticeFields *fields = guichet_notice_get_fields (notice);

      if (is_running_outage (fields, now) && names_third_party (self, fields->third_party))
        add_reason (reasons, GUICHET_REASON_THIRD_PARTY, notice);
    }
}

/* Helpers: versions */

/* When the first version of @major came out; %NULL when none has. Dates compare as texts. */
static const char *
get_first_release (GuichetProgiciel *progiciel,
                   const char       *major,
                   const char       *today)
{
  const char *first = NULL;

  for (guint i = 0; i < guichet_progiciel_get_n_versions (progiciel); i++)
    {
      const GuichetVersion *version = guichet_progiciel_get_version (progiciel, i);

      if (g_str_equal (version->major, major) && strcmp (version->released_on, today) <= 0
          && (!first || strcmp (version->released_on, first) < 0))
        first = version->released_on;
    }
  return first;
}

/* How many Mises à Jour majeures came out after the one of @release. */
static guint
count_later_majors (GuichetProgiciel *progiciel,
                    const char       *release,
                    const char       *today)
{
  g_autoptr (GHashTable) later = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < guichet_progiciel_get_n_versions (progiciel); i++)
    {
      const GuichetVersion *version = guichet_progiciel_get_version (progiciel, i);
      const char *first = get_first_release (progiciel, version->major, today);

      if (first && strcmp (first, release) > 0)
        g_hash_table_add (later, version->major);
    }
  return g_hash_table_size (later);
}

static const GuichetVersion *
find_version (GuichetProgiciel *progiciel,
              const char       *number)
{
  for (guint i = 0; i < guichet_progiciel_get_n_versions (progiciel); i++)
    {
      const GuichetVersion *version = guichet_progiciel_get_version (progiciel, i);

      if (g_str_equal (version->number, number))
        return version;
    }
  return NULL;
}

/* Public API */

/**
 * guichet_subject_from_word:
 * @word: (nullable): a word of documents
 *
 * Returns: what it is about; the Progiciel itself when nothing else is said
 */
GuichetSubject
guichet_subject_from_word (const char *word)
{
  return (GuichetSubject) guichet_words_find (subject_words, G_N_ELEMENTS (subject_words), word,
                                              GUICHET_SUBJECT_PROGICIEL);
}

/**
 * guichet_subject_to_word:
 *
 * Returns: (nullable): the word of documents; %NULL for the Progiciel itself
 */
const char *
guichet_subject_to_word (GuichetSubject subject)
{
  g_return_val_if_fail ((guint) subject < G_N_ELEMENTS (subject_words), NULL);

  return subject_words[subject];
}

/**
 * guichet_eligibility_check_version:
 * @progiciel: (nullable): with its versions
 * @version: (nullable): a version's number
 * @today: what came out later is left out
 *
 * Says whether @version is of the last Mises à Jour majeures that the contract supports (Livret,
 * 3.1.2). A Mise à Jour majeure is dated by its first version: later ones do not make it younger.
 *
 * Returns: whether it is
 */
GuichetVersionSupport
guichet_eligibility_check_version (GuichetContractProfile *profile,
                                   GuichetProgiciel       *progiciel,
                                   const char             *version,
                                   GuichetDay              today)
{
  g_autofree char *date = guichet_day_format (today);
  const GuichetVersion *found = progiciel && version ? find_version (progiciel, version) : NULL;
  const char *release = found ? get_first_release (progiciel, found->major, date) : NULL;

  if (!found)
    return GUICHET_VERSION_UNKNOWN;
  if (!release)
    return GUICHET_VERSION_SUPPORTED;
  return count_later_majors (progiciel, release, date)
             < guichet_contract_profile_get_supported_majors (profile)
           ? GUICHET_VERSION_SUPPORTED
           : GUICHET_VERSION_TOO_OLD;
}

/**
 * guichet_eligibility_list_reasons:
 * @zone: Europe/Paris (H4)
 * @now: Unix milliseconds, UTC
 *
 * Says what stands in the way of a Demande (Livret, 1, 3.1.2, 4, 5.1 and 7): what makes it none
 * first, then third parties, then our own duties. Sending stays possible; when anything is
 * listed, with a stated reason.
 *
 * Returns: (transfer full) (element-type GuichetReason): the reasons; empty when there is none
 */
GPtrArray *
guichet_eligibility_list_reasons (const GuichetEligibility *self,
                                  GTimeZone                *zone,
                                  gint64                    now)
{
  GPtrArray *reasons = g_ptr_array_new_with_free_func ((GDestroyNotify) reason_free);

  add_subject (self, reasons);
  add_third_parties (self, reasons, now);
  if (guichet_eligibility_check_version (self->profile, self->progiciel, self->version,
                                         guichet_zone_get_day (zone, now))
      == GUICHET_VERSION_TOO_OLD)
    add_reason (reasons, GUICHET_REASON_VERSION, NULL);
  add_conditions (self, reasons);
  return reasons;
}

/**
 * guichet_reason_kind_to_word:
 *
 * Returns: the word of documents
 */
const char *
guichet_reason_kind_to_word (GuichetReasonKind kind)
{
  g_return_val_if_fail ((guint) kind < G_N_ELEMENTS (kinds), NULL);

  return kinds[kind].word;
}
