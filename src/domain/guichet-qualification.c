/* guichet-qualification.c - the questions that lead to a level
 *
 * The guide follows the definitions word by word (Livret, 1): an Anomalie is reproducible and
 * differs from the Documentation; it is Bloquante only if an essential function is impossible to
 * use *and* no workaround can exist, technical or organisational; Majeure if a function is
 * inoperative; Mineure otherwise. Who does not know whether a workaround could exist has not
 * established that none can. Eksaé qualifies: this is what we propose, and why. The answers, kept
 * as one JSON document, stay with the Demande.
 *
 *   {"reproductible":"yes","essentielle":"no",…,"documentation":"…"}
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "guichet-qualification.h"

#include "guichet-json.h"
#include "guichet-words.h"

#define LONGEST_WORD 64
#define LONGEST_TEXT 4000

struct _GuichetQualification
{
  GuichetAnswer answers[GUICHET_N_QUESTIONS];
  char *documentation;
};

G_DEFINE_BOXED_TYPE (GuichetQualification,
                     guichet_qualification,
                     guichet_qualification_ref,
                     guichet_qualification_unref)

static const char *const question_words[GUICHET_N_QUESTIONS] = {
  "reproductible", "documentation_differs", "essentielle", "inoperante", "technique",
  "organisation",
};

static const char *const answer_words[] = { NULL, "yes", "no", "unsure" };

/* One step of the guide: the question left or the end it leads to. */
typedef struct
{
  GuichetQuestion question;
  GuichetProposal proposal;
} Turn;

/* Helpers */

static void
qualification_clear (GuichetQualification *self)
{
  g_clear_pointer (&self->documentation, g_free);
}

static GuichetQualification *
copy (GuichetQualification *self)
{
  GuichetQualification *other = guichet_qualification_new ();

  for (guint i = 0; i < GUICHET_N_QUESTIONS; i++)
    other->answers[i] = self->answers[i];
  other->documentation = g_strdup (self->documentation);
  return other;
}

static Turn
ask (GuichetQuestion question)
{
  return (Turn){ question, { GUICHET_CRITICALITY_NONE, GUICHET_PROPOSAL_OPEN } };
}

static Turn
propose (GuichetCriticality    criticality,
         GuichetProposalReason reason)
{
  return (Turn){ GUICHET_N_QUESTIONS, { criticality, reason } };
}

/* An essential function is impossible to use: Bloquante, unless a workaround may exist. */
static Turn
follow_workarounds (const GuichetAnswer *answers)
{
  static const GuichetQuestion workarounds[] = { GUICHET_QUESTION_TECHNIQUE,
                                                 GUICHET_QUESTION_ORGANISATION };

  for (guint i = 0; i < G_N_ELEMENTS (workarounds); i++)
    {
      if (answers[workarounds[i]] == GUICHET_ANSWER_NONE)
        return ask (workarounds[i]);
      if (answers[workarounds[i]] != GUICHET_ANSWER_NO)
        return propose (GUICHET_CRITICALITY_MAJEURE, GUICHET_PROPOSAL_WORKAROUND);
    }
  return propose (GUICHET_CRITICALITY_BLOQUANTE, GUICHET_PROPOSAL_NO_WORKAROUND);
}

static Turn
follow (const GuichetAnswer *answers)
{
  if (answers[GUICHET_QUESTION_REPRODUCTIBLE] == GUICHET_ANSWER_NONE)
    return ask (GUICHET_QUESTION_REPRODUCTIBLE);
  if (answers[GUICHET_QUESTION_REPRODUCTIBLE] == GUICHET_ANSWER_NO)
    return propose (GUICHET_CRITICALITY_NONE, GUICHET_PROPOSAL_NOT_REPRODUCED);
  if (answers[GUICHET_QUESTION_DOCUMENTATION] == GUICHET_ANSWER_NONE)
    return ask (GUICHET_QUESTION_DOCUMENTATION);
  if (answers[GUICHET_QUESTION_DOCUMENTATION] == GUICHET_ANSWER_NO)
    return propose (GUICHET_CRITICALITY_NONE, GUICHET_PROPOSAL_CONFORMING);
  if (answers[GUICHET_QUESTION_ESSENTIELLE] == GUICHET_ANSWER_NONE)
    return ask (GUICHET_QUESTION_ESSENTIELLE);
  if (answers[GUICHET_QUESTION_ESSENTIELLE] == GUICHET_ANSWER_YES)
    return follow_workarounds (answers);
  if (answers[GUICHET_QUESTION_INOPERANTE] == GUICHET_ANSWER_NONE)
    return ask (GUICHET_QUESTION_INOPERANTE);
  if (answers[GUICHET_QUESTION_INOPERANTE] == GUICHET_ANSWER_YES)
    return propose (GUICHET_CRITICALITY_MAJEURE, GUICHET_PROPOSAL_INOPERATIVE);
  return propose (GUICHET_CRITICALITY_MINEURE, GUICHET_PROPOSAL_OTHER);
}

static GuichetAnswer
read_answer (GuichetJsonFields *fields,
             const char        *name)
{
  const char *word = guichet_json_string (fields, name, GUICHET_JSON_OPTIONAL, LONGEST_WORD);
  int answer = guichet_words_find (answer_words, G_N_ELEMENTS (answer_words), word,
                                   GUICHET_ANSWER_NONE);

  if (word && answer == GUICHET_ANSWER_NONE)
    guichet_json_fail (fields, name, "is not yes, no or unsure");
  return (GuichetAnswer) answer;
}

/* Public API */

/**
 * guichet_qualification_new:
 *
 * Returns: (transfer full): no answers yet
 */
GuichetQualification *
guichet_qualification_new (void)
{
  return g_atomic_rc_box_new0 (GuichetQualification);
}

/**
 * guichet_qualification_parse:
 * @text: what guichet_qualification_to_text() gave
 *
 * Returns: (transfer full): the answers. Errors: of #GuichetJsonError.
 */
GuichetQualification *
guichet_qualification_parse (const char  *text,
                             gsize        length,
                             GError     **error)
{
  g_autoptr (GuichetQualification) self = guichet_qualification_new ();
  GuichetJsonFields fields = GUICHET_JSON_FIELDS (NULL, error);
  g_autoptr (JsonNode) root =
    guichet_json_parse_object (text, length, &guichet_json_default_limits, error);

  if (!root)
    return NULL;
  fields.object = json_node_get_object (root);
  for (guint i = 0; i < GUICHET_N_QUESTIONS; i++)
    self->answers[i] = read_answer (&fields, question_words[i]);
  self->documentation = g_strdup (
    guichet_json_string (&fields, "documentation", GUICHET_JSON_OPTIONAL, LONGEST_TEXT));
  return fields.failed ? NULL : g_steal_pointer (&self);
}

/**
 * guichet_qualification_to_text:
 *
 * Returns: (transfer full): the answers, as compact JSON
 */
char *
guichet_qualification_to_text (GuichetQualification *self)
{
  g_autoptr (JsonObject) object = json_object_new ();
  g_autoptr (JsonNode) root = NULL;

  for (guint i = 0; i < GUICHET_N_QUESTIONS; i++)
    if (self->answers[i] != GUICHET_ANSWER_NONE)
      json_object_set_string_member (object, question_words[i], answer_words[self->answers[i]]);
  if (self->documentation)
    json_object_set_string_member (object, "documentation", self->documentation);
  root = json_node_init_object (json_node_alloc (), object);
  return guichet_json_to_text (root);
}

GuichetQualification *
guichet_qualification_ref (GuichetQualification *self)
{
  return g_atomic_rc_box_acquire (self);
}

void
guichet_qualification_unref (GuichetQualification *self)
{
  g_atomic_rc_box_release_full (self, (GDestroyNotify) qualification_clear);
}

/**
 * guichet_qualification_with_answer:
 * @answer: %GUICHET_ANSWER_NONE takes an answer back
 *
 * Returns: (transfer full): the same answers but one
 */
GuichetQualification *
guichet_qualification_with_answer (GuichetQualification *self,
                                   GuichetQuestion       question,
                                   GuichetAnswer         answer)
{
  GuichetQualification *other;

  g_return_val_if_fail (question < GUICHET_N_QUESTIONS, NULL);

  other = copy (self);
  other->answers[question] = answer;
  return other;
}

/**
 * guichet_qualification_with_documentation:
 * @documentation: (nullable): which Documentation it is measured against, page included
 *
 * Returns: (transfer full): the same answers with that Documentation
 */
GuichetQualification *
guichet_qualification_with_documentation (GuichetQualification *self,
                                          const char           *documentation)
{
  GuichetQualification *other = copy (self);

  g_free (other->documentation);
  other->documentation = g_strdup (documentation);
  return other;
}

/**
 * guichet_qualification_get_answer:
 *
 * Returns: what was answered
 */
GuichetAnswer
guichet_qualification_get_answer (GuichetQualification *self,
                                  GuichetQuestion       question)
{
  g_return_val_if_fail (question < GUICHET_N_QUESTIONS, GUICHET_ANSWER_NONE);

  return self->answers[question];
}

/**
 * guichet_qualification_get_documentation:
 *
 * Returns: (transfer none) (nullable): the Documentation it is measured against
 */
const char *
guichet_qualification_get_documentation (GuichetQualification *self)
{
  return self->documentation;
}

/**
 * guichet_qualification_get_next:
 *
 * Returns: the question to ask now, or %GUICHET_N_QUESTIONS
 */
GuichetQuestion
guichet_qualification_get_next (GuichetQualification *self)
{
  return follow (self->answers).question;
}

/**
 * guichet_qualification_get_path:
 * @path: (out) (array fixed-size=6): the questions whose answers led here, in order
 *
 * Returns: how many there are; answers that no longer matter are left out
 */
guint
guichet_qualification_get_path (GuichetQualification *self,
                                GuichetQuestion      *path)
{
  GuichetAnswer known[GUICHET_N_QUESTIONS] = { GUICHET_ANSWER_NONE };
  guint length = 0;

  for (;;)
    {
      GuichetQuestion question = follow (known).question;

      if (question == GUICHET_N_QUESTIONS || self->answers[question] == GUICHET_ANSWER_NONE)
        return length;
      known[question] = self->answers[question];
      path[length++] = question;
    }
}

/**
 * guichet_qualification_get_proposal:
 *
 * Returns: the level to propose and why; none while a question is left
 */
GuichetProposal
guichet_qualification_get_proposal (GuichetQualification *self)
{
  return follow (self->answers).proposal;
}
