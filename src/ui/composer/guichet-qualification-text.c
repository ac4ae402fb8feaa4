/* guichet-qualification-text.c - the guide to a level, in words
 *
 * Pure functions. Each question is on one point of a definition, which is shown beside it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "guichet-qualification-text.h"

#include "guichet-closures.h"

#include <glib/gi18n.h>

/* Which level's definition a question is about; none for those that make an Anomalie. */
static const GuichetCriticality levels[GUICHET_N_QUESTIONS] = {
  [GUICHET_QUESTION_REPRODUCTIBLE] = GUICHET_CRITICALITY_NONE,
  [GUICHET_QUESTION_DOCUMENTATION] = GUICHET_CRITICALITY_NONE,
  [GUICHET_QUESTION_ESSENTIELLE] = GUICHET_CRITICALITY_BLOQUANTE,
  [GUICHET_QUESTION_INOPERANTE] = GUICHET_CRITICALITY_MAJEURE,
  [GUICHET_QUESTION_TECHNIQUE] = GUICHET_CRITICALITY_BLOQUANTE,
  [GUICHET_QUESTION_ORGANISATION] = GUICHET_CRITICALITY_BLOQUANTE,
};

/**
 * guichet_qualification_text_question:
 *
 * Returns: (transfer none): the question
 */
const char *
guichet_qualification_text_question (GuichetQuestion question)
{
  switch (question)
    {
    case GUICHET_QUESTION_REPRODUCTIBLE:
      return _ ("Can it be reproduced?");
    case GUICHET_QUESTION_DOCUMENTATION:
      return _ ("Does it differ from what the Documentation says?");
    case GUICHET_QUESTION_ESSENTIELLE:
      return _ ("Is an essential function impossible to use?");
    case GUICHET_QUESTION_INOPERANTE:
      return _ ("Is a function inoperative?");
    case GUICHET_QUESTION_TECHNIQUE:
      return _ ("Could a technical workaround exist?");
    case GUICHET_QUESTION_ORGANISATION:
      return _ ("Could the work be organised otherwise meanwhile?");
    case GUICHET_N_QUESTIONS:
    default:
      return "";
    }
}

/**
 * guichet_qualification_text_hint:
 *
 * Returns: (transfer none): what helps to answer
 */
const char *
guichet_qualification_text_hint (GuichetQuestion question)
{
  switch (question)
    {
    case GUICHET_QUESTION_REPRODUCTIBLE:
      return _ ("The same steps lead to the same result, even if not each time.");
    case GUICHET_QUESTION_DOCUMENTATION:
      return _ ("The guide or the help of the Progiciel describes something else. Note below "
                "where.");
    case GUICHET_QUESTION_ESSENTIELLE:
      return _ ("Something that your service cannot do without: to pay, to close, to sign an "
                "act…");
    case GUICHET_QUESTION_INOPERANTE:
      return _ ("A function that no longer does what it is for, even if the rest works.");
    case GUICHET_QUESTION_TECHNIQUE:
      return _ ("Another screen, another workstation, an export, an earlier version of a file…");
    case GUICHET_QUESTION_ORGANISATION:
      return _ ("On paper, later, by somebody else…");
    case GUICHET_N_QUESTIONS:
    default:
      return "";
    }
}

/**
 * guichet_qualification_text_answer:
 *
 * Returns: (transfer none): the answer
 */
const char *
guichet_qualification_text_answer (GuichetAnswer answer)
{
  switch (answer)
    {
    case GUICHET_ANSWER_YES:
      return _ ("Yes");
    case GUICHET_ANSWER_NO:
      return _ ("No");
    case GUICHET_ANSWER_UNSURE:
      return _ ("I do not know");
    case GUICHET_ANSWER_NONE:
    default:
      return "";
    }
}

/**
 * guichet_qualification_text_definition:
 * @profile: (nullable): the edition of the contract
 *
 * Returns: (transfer full): the definition that @question is about (Livret, 1)
 */
char *
guichet_qualification_text_definition (GuichetQuestion         question,
                                       GuichetContractProfile *profile)
{
  GuichetCriticality level =
    question < GUICHET_N_QUESTIONS ? levels[question] : GUICHET_CRITICALITY_NONE;

  if (level == GUICHET_CRITICALITY_NONE)
    return g_strdup (_ ("Anomalie: reproducible, and not what the Documentation says."));
  if (!profile)
    return g_strdup ("");
  /* Translators: a level, then its definition in the contract */
  return g_strdup_printf (_ ("%s: %s"), guichet_text_criticality (level),
                          guichet_contract_profile_get_definition (profile, level));
}

/**
 * guichet_qualification_text_proposal:
 *
 * Returns: (transfer full): where the answers lead
 */
char *
guichet_qualification_text_proposal (GuichetProposal proposal)
{
  if (proposal.reason == GUICHET_PROPOSAL_OPEN)
    return g_strdup ("");
  if (proposal.criticality == GUICHET_CRITICALITY_NONE)
    return g_strdup (_ ("No level to propose yet"));
  /* Translators: a level */
  return g_strdup_printf (_ ("Your answers lead to: %s"),
                          guichet_text_criticality (proposal.criticality));
}

/**
 * guichet_qualification_text_reason:
 *
 * Returns: (transfer none): why they lead there
 */
const char *
guichet_qualification_text_reason (GuichetProposalReason reason)
{
  switch (reason)
    {
    case GUICHET_PROPOSAL_NOT_REPRODUCED:
      return _ ("An Anomalie is reproducible. Send what you saw all the same: it remains an "
                "incident, and the support looks for what brings it back.");
    case GUICHET_PROPOSAL_CONFORMING:
      return _ ("The Progiciel does what its Documentation says: it is not an Anomalie. You can "
                "still ask how to go about it.");
    case GUICHET_PROPOSAL_NO_WORKAROUND:
      return _ ("An essential function is impossible, and no workaround can exist, neither "
                "technical nor organisational.");
    case GUICHET_PROPOSAL_WORKAROUND:
      return _ ("An essential function is impossible, but a workaround may exist: Bloquante "
                "supposes that none can.");
    case GUICHET_PROPOSAL_INOPERATIVE:
      return _ ("A function is inoperative, and none that is essential is impossible.");
    case GUICHET_PROPOSAL_OTHER:
      return _ ("It is reproducible, and no function is inoperative.");
    case GUICHET_PROPOSAL_OPEN:
    default:
      return "";
    }
}
