/* guichet-contract-profile.c - one edition of the contract: its figures and our readings of it
 *
 * Every figure of the contract, the definition of each level and the text of each hypothesis
 * come from data/profiles/ID.json, compiled in; no rule has a figure of its own. A Demande keeps
 * the id of the profile under which it was recorded, so that a new edition of the contract adds a
 * file and changes nothing of the past.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "guichet-contract-profile.h"

#include "guichet-domain-error.h"
#include "guichet-json.h"
#include "guichet-profiles.h"
#include "guichet-words.h"

#define RESOURCE_FOLDER "/org/guichet/Guichet/profiles/"
#define LONGEST_TEXT 4000
#define LONGEST_WORD 64
#define MOST_ITEMS 32

struct _GuichetContractProfile
{
  char *id;
  char *title;
  GArray *delays; /* of GuichetDelay */
  guint percent;
  guint months;
  guint supported_majors;
  char *definitions[GUICHET_CRITICALITY_MINEURE + 1];
  char *hypotheses[GUICHET_N_HYPOTHESES];
};

G_DEFINE_BOXED_TYPE (GuichetContractProfile,
                     guichet_contract_profile,
                     guichet_contract_profile_ref,
                     guichet_contract_profile_unref)

static const char *const kind_words[GUICHET_N_DEADLINE_KINDS] = {
  [GUICHET_DEADLINE_PRISE_EN_CHARGE] = "prise_en_charge",
  [GUICHET_DEADLINE_PLAN_ACTION] = "plan_action",
  [GUICHET_DEADLINE_CORRECTION] = "correction",
  [GUICHET_DEADLINE_VALIDATION] = "validation",
};

static const char *const unit_words[] = {
  [GUICHET_DELAY_HOURS] = "hours",
  [GUICHET_DELAY_DAYS] = "days",
};

static const char *const owner_words[] = {
  [GUICHET_OWNER_NONE] = NULL,
  [GUICHET_OWNER_SERVICE] = "service",
  [GUICHET_OWNER_CLIENT] = "client",
};

/* Helpers */

static void
delay_clear (GuichetDelay *self)
{
  g_clear_pointer (&self->section, g_free);
}

/* The value of a required word among @words. */
static int
read_word (GuichetJsonFields  *fields,
           const char         *name,
           const char *const  *words,
           gsize               n_words)
{
  const char *word = guichet_json_string (fields, name, GUICHET_JSON_REQUIRED, LONGEST_WORD);
  int value = guichet_words_find (words, n_words, word, -1);

  if (value >= 0)
    return value;
  guichet_json_fail (fields, name, "is no word of the contract");
  return 0;
}

static GuichetCriticality
read_criticality (GuichetJsonFields   *fields,
                  GuichetJsonPresence  presence)
{
  const char *word = guichet_json_string (fields, "criticality", presence, LONGEST_WORD);
  GuichetCriticality criticality = guichet_criticality_from_word (word);

  if (word && criticality == GUICHET_CRITICALITY_NONE)
    guichet_json_fail (fields, "criticality", "is no level of the contract");
  return criticality;
}

static void
read_delay (GuichetContractProfile *self,
            GuichetJsonFields      *fields)
{
  GuichetDelay delay = { 0 };

  delay.kind = (GuichetDeadlineKind) read_word (fields, "kind", kind_words,
                                                G_N_ELEMENTS (kind_words));
  delay.criticality = read_criticality (fields, GUICHET_JSON_OPTIONAL);
  delay.unit =
    (GuichetDelayUnit) read_word (fields, "unit", unit_words, G_N_ELEMENTS (unit_words));
  delay.amount = (guint) guichet_json_integer (fields, "amount", GUICHET_JSON_REQUIRED, 1, 1000);
  delay.owner =
    (GuichetOwner) read_word (fields, "owner", owner_words, G_N_ELEMENTS (owner_words));
  delay.section =
    g_strdup (guichet_json_string (fields, "section", GUICHET_JSON_REQUIRED, LONGEST_WORD));
  g_array_append_val (self->delays, delay);
}

static void
read_definition (GuichetContractProfile *self,
                 GuichetJsonFields      *fields)
{
  GuichetCriticality criticality = read_criticality (fields, GUICHET_JSON_REQUIRED);
  const char *text =
    guichet_json_string (fields, "definition", GUICHET_JSON_REQUIRED, LONGEST_TEXT);

  if (fields->failed)
    return;
  if (self->definitions[criticality])
    guichet_json_fail (fields, "criticality", "is defined twice");
  else
    self->definitions[criticality] = g_strdup (text);
}

static void
read_hypothesis (GuichetContractProfile *self,
                 GuichetJsonFields      *fields)
{
  const char *id = guichet_json_string (fields, "id", GUICHET_JSON_REQUIRED, LONGEST_WORD);
  const char *text = guichet_json_string (fields, "text", GUICHET_JSON_REQUIRED, LONGEST_TEXT);
  guint64 number = 0;

  if (fields->failed)
    return;
  if (id[0] != 'H'
      || !g_ascii_string_to_unsigned (id + 1, 10, 1, GUICHET_N_HYPOTHESES, &number, NULL))
    guichet_json_fail (fields, "id", "is no hypothesis from H1 to H14");
  else if (self->hypotheses[number - 1])
    guichet_json_fail (fields, "id", "is given twice");
  else
    self->hypotheses[number - 1] = g_strdup (text);
}

/* Reads each object of the array @name with @reader. */
static void
read_each (GuichetContractProfile *self,
           GuichetJsonFields      *fields,
           const char             *name,
           void (*reader) (GuichetContractProfile *, GuichetJsonFields *))
{
  JsonArray *array = guichet_json_array (fields, name, GUICHET_JSON_REQUIRED, MOST_ITEMS);
  guint length = array ? json_array_get_length (array) : 0;

  for (guint i = 0; i < length && !fields->failed; i++)
    {
      GuichetJsonFields item = { guichet_json_element (fields, array, i, name), fields->error,
                                 FALSE };

      if (fields->failed)
        return;
      reader (self, &item);
      if (item.failed)
        g_prefix_error (fields->error, "/%s/%u: ", name, i);
      fields->failed = item.failed;
    }
}

static void
read_compliance (GuichetContractProfile *self,
                 GuichetJsonFields      *fields)
{
  GuichetJsonFields figures = { guichet_json_object (fields, "compliance", GUICHET_JSON_REQUIRED),
                                fields->error, FALSE };

  if (fields->failed)
    return;
  self->percent =
    (guint) guichet_json_integer (&figures, "percent", GUICHET_JSON_REQUIRED, 1, 100);
  self->months =
    (guint) guichet_json_integer (&figures, "months", GUICHET_JSON_REQUIRED, 1, 120);
  fields->failed = figures.failed;
}

static void
check_complete (GuichetContractProfile *self,
                GuichetJsonFields      *fields)
{
  for (guint i = GUICHET_CRITICALITY_BLOQUANTE; i < G_N_ELEMENTS (self->definitions); i++)
    if (!self->definitions[i])
      guichet_json_fail (fields, "criticalities", "do not define every level");
  for (guint i = 0; i < G_N_ELEMENTS (self->hypotheses); i++)
    if (!self->hypotheses[i])
      guichet_json_fail (fields, "hypotheses", "do not go from H1 to H14");
}

static void
read_profile (GuichetContractProfile *self,
              GuichetJsonFields      *fields)
{
  self->id = g_strdup (guichet_json_string (fields, "id", GUICHET_JSON_REQUIRED, LONGEST_WORD));
  self->title =
    g_strdup (guichet_json_string (fields, "title", GUICHET_JSON_REQUIRED, LONGEST_TEXT));
  self->supported_majors =
    (guint) guichet_json_integer (fields, "supported_majors", GUICHET_JSON_REQUIRED, 1, 100);
  read_compliance (self, fields);
  read_each (self, fields, "delays", read_delay);
  read_each (self, fields, "criticalities", read_definition);
  read_each (self, fields, "hypotheses", read_hypothesis);
  check_complete (self, fields);
}

static void
contract_profile_clear (GuichetContractProfile *self)
{
  g_clear_pointer (&self->id, g_free);
  g_clear_pointer (&self->title, g_free);
  g_clear_pointer (&self->delays, g_array_unref);
  for (guint i = 0; i < G_N_ELEMENTS (self->definitions); i++)
    g_clear_pointer (&self->definitions[i], g_free);
  for (guint i = 0; i < G_N_ELEMENTS (self->hypotheses); i++)
    g_clear_pointer (&self->hypotheses[i], g_free);
}

/* Public API */

/**
 * guichet_contract_profile_new:
 * @id: as a Demande keeps it
 *
 * Returns: (transfer full): the profile of that id. Errors: %GUICHET_DOMAIN_ERROR_UNKNOWN.
 */
GuichetContractProfile *
guichet_contract_profile_new (const char  *id,
                              GError     **error)
{
  g_autofree char *path = g_strconcat (RESOURCE_FOLDER, id, ".json", NULL);
  g_autoptr (GBytes) content = g_resource_lookup_data (
    guichet_profiles_get_resource (), path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  const char *text;
  gsize length;

  if (!content)
    {
      g_set_error (error, GUICHET_DOMAIN_ERROR, GUICHET_DOMAIN_ERROR_UNKNOWN,
                   "unknown contract profile \"%s\"", id);
      return NULL;
    }
  text = g_bytes_get_data (content, &length);
  return guichet_contract_profile_parse (text, length, error);
}

/**
 * guichet_contract_profile_parse:
 * @text: a profile, as data/profiles/ has them
 *
 * Returns: (transfer full): the profile. Errors: of #GuichetJsonError, with the place at fault.
 */
GuichetContractProfile *
guichet_contract_profile_parse (const char  *text,
                                gsize        length,
                                GError     **error)
{
  g_autoptr (GuichetContractProfile) self = g_atomic_rc_box_new0 (GuichetContractProfile);
  g_autoptr (GError) fault = NULL;
  GuichetJsonFields fields = GUICHET_JSON_FIELDS (NULL, &fault);
  g_autoptr (JsonNode) root =
    guichet_json_parse_object (text, length, &guichet_json_default_limits, error);

  if (!root)
    return NULL;
  self->delays = g_array_new (FALSE, FALSE, sizeof (GuichetDelay));
  g_array_set_clear_func (self->delays, (GDestroyNotify) delay_clear);
  fields.object = json_node_get_object (root);
  read_profile (self, &fields);
  if (!fields.failed)
    return g_steal_pointer (&self);
  g_propagate_error (error, g_steal_pointer (&fault));
  return NULL;
}

GuichetContractProfile *
guichet_contract_profile_ref (GuichetContractProfile *self)
{
  return g_atomic_rc_box_acquire (self);
}

void
guichet_contract_profile_unref (GuichetContractProfile *self)
{
  g_atomic_rc_box_release_full (self, (GDestroyNotify) contract_profile_clear);
}

/**
 * guichet_contract_profile_get_id:
 *
 * Returns: (transfer none): what a Demande keeps
 */
const char *
guichet_contract_profile_get_id (GuichetContractProfile *self)
{
  return self->id;
}

/**
 * guichet_contract_profile_get_title:
 *
 * Returns: (transfer none): the edition's name, in French
 */
const char *
guichet_contract_profile_get_title (GuichetContractProfile *self)
{
  return self->title;
}

/**
 * guichet_contract_profile_find_delay:
 *
 * Returns: (transfer none) (nullable): the delay promised for @kind at that level; %NULL when the
 *   contract promises none
 */
const GuichetDelay *
guichet_contract_profile_find_delay (GuichetContractProfile *self,
                                     GuichetDeadlineKind     kind,
                                     GuichetCriticality      level)
{
  for (guint i = 0; i < self->delays->len; i++)
    {
      const GuichetDelay *delay = &g_array_index (self->delays, GuichetDelay, i);

      if (delay->kind == kind
          && (delay->criticality == GUICHET_CRITICALITY_NONE || delay->criticality == level))
        return delay;
    }
  return NULL;
}

/**
 * guichet_contract_profile_get_percent:
 *
 * Returns: the least share of prises en charge on time, in hundredths (Livret, 3.1.2)
 */
guint
guichet_contract_profile_get_percent (GuichetContractProfile *self)
{
  return self->percent;
}

/**
 * guichet_contract_profile_get_months:
 *
 * Returns: the length of a period of judgement (Livret, 3.1.2)
 */
guint
guichet_contract_profile_get_months (GuichetContractProfile *self)
{
  return self->months;
}

/**
 * guichet_contract_profile_get_supported_majors:
 *
 * Returns: how many of the last Mises à Jour majeures are supported (Livret, 3.1.2)
 */
guint
guichet_contract_profile_get_supported_majors (GuichetContractProfile *self)
{
  return self->supported_majors;
}

/**
 * guichet_contract_profile_get_definition:
 *
 * Returns: (transfer none) (nullable): what that level is, in French (Livret, 1)
 */
const char *
guichet_contract_profile_get_definition (GuichetContractProfile *self,
                                         GuichetCriticality      level)
{
  g_return_val_if_fail (level < G_N_ELEMENTS (self->definitions), NULL);

  return self->definitions[level];
}

/**
 * guichet_contract_profile_get_hypothesis:
 * @number: 1 to 14
 *
 * Returns: (transfer none): the reading that we take of what the contract leaves open, in French
 */
const char *
guichet_contract_profile_get_hypothesis (GuichetContractProfile *self,
                                         guint                   number)
{
  g_return_val_if_fail (number >= 1 && number <= GUICHET_N_HYPOTHESES, NULL);

  return self->hypotheses[number - 1];
}

/**
 * guichet_deadline_kind_from_word:
 * @word: (nullable): the word of documents
 * @kind: (out): its value
 *
 * Says whether @word is that of a kind.
 */
gboolean
guichet_deadline_kind_from_word (const char          *word,
                                 GuichetDeadlineKind *kind)
{
  int value = guichet_words_find (kind_words, G_N_ELEMENTS (kind_words), word, -1);

  if (value < 0)
    return FALSE;
  *kind = (GuichetDeadlineKind) value;
  return TRUE;
}

/**
 * guichet_deadline_kind_to_word:
 *
 * Returns: the word of documents
 */
const char *
guichet_deadline_kind_to_word (GuichetDeadlineKind kind)
{
  g_return_val_if_fail ((guint) kind < G_N_ELEMENTS (kind_words), NULL);

  return kind_words[kind];
}

/**
 * guichet_owner_to_word:
 *
 * Returns: (nullable): the word of documents, that of an event's side; %NULL for nobody
 */
const char *
guichet_owner_to_word (GuichetOwner owner)
{
  g_return_val_if_fail ((guint) owner < G_N_ELEMENTS (owner_words), NULL);

  return owner_words[owner];
}
