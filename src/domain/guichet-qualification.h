/* guichet-qualification.h - the questions that lead to a level
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "guichet-criticality.h"

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * GuichetQuestion:
 * @GUICHET_QUESTION_REPRODUCTIBLE: can it be reproduced?
 * @GUICHET_QUESTION_DOCUMENTATION: does it differ from what the Documentation says?
 * @GUICHET_QUESTION_ESSENTIELLE: is an essential function impossible to use?
 * @GUICHET_QUESTION_INOPERANTE: is a function inoperative?
 * @GUICHET_QUESTION_TECHNIQUE: could a technical workaround exist?
 * @GUICHET_QUESTION_ORGANISATION: could an organisational workaround exist?
 * @GUICHET_N_QUESTIONS: none: all that matters has been answered
 *
 * The questions of the guide, each on one point of a definition (Livret, 1).
 */
typedef enum
{
  GUICHET_QUESTION_REPRODUCTIBLE,
  GUICHET_QUESTION_DOCUMENTATION,
  GUICHET_QUESTION_ESSENTIELLE,
  GUICHET_QUESTION_INOPERANTE,
  GUICHET_QUESTION_TECHNIQUE,
  GUICHET_QUESTION_ORGANISATION,
  GUICHET_N_QUESTIONS,
} GuichetQuestion;

/**
 * GuichetAnswer:
 * @GUICHET_ANSWER_NONE: not answered
 * @GUICHET_ANSWER_YES: yes
 * @GUICHET_ANSWER_NO: no
 * @GUICHET_ANSWER_UNSURE: "I do not know"
 */
typedef enum
{
  GUICHET_ANSWER_NONE,
  GUICHET_ANSWER_YES,
  GUICHET_ANSWER_NO,
  GUICHET_ANSWER_UNSURE,
} GuichetAnswer;

/**
 * GuichetProposalReason:
 * @GUICHET_PROPOSAL_OPEN: a question is left
 * @GUICHET_PROPOSAL_NOT_REPRODUCED: no Anomalie: it cannot be reproduced
 * @GUICHET_PROPOSAL_CONFORMING: no Anomalie: the Progiciel does what its Documentation says
 * @GUICHET_PROPOSAL_NO_WORKAROUND: Bloquante: an essential function is impossible and no workaround
 *   can exist
 * @GUICHET_PROPOSAL_WORKAROUND: Majeure: an essential function is impossible, a workaround may
 *   exist
 * @GUICHET_PROPOSAL_INOPERATIVE: Majeure: a function is inoperative
 * @GUICHET_PROPOSAL_OTHER: Mineure: any other Anomalie
 *
 * Why a level is proposed, or none.
 */
typedef enum
{
  GUICHET_PROPOSAL_OPEN,
  GUICHET_PROPOSAL_NOT_REPRODUCED,
  GUICHET_PROPOSAL_CONFORMING,
  GUICHET_PROPOSAL_NO_WORKAROUND,
  GUICHET_PROPOSAL_WORKAROUND,
  GUICHET_PROPOSAL_INOPERATIVE,
  GUICHET_PROPOSAL_OTHER,
} GuichetProposalReason;

/**
 * GuichetProposal:
 * @criticality: the level to propose; %GUICHET_CRITICALITY_NONE for none
 * @reason: why
 */
typedef struct
{
  GuichetCriticality criticality;
  GuichetProposalReason reason;
} GuichetProposal;

#define GUICHET_TYPE_QUALIFICATION (guichet_qualification_get_type ())

typedef struct _GuichetQualification GuichetQualification;

GType                 guichet_qualification_get_type    (void);
GuichetQualification *guichet_qualification_new         (void);
GuichetQualification *guichet_qualification_parse       (const char            *text,
                                                         gsize                  length,
                                                         GError               **error);
char                 *guichet_qualification_to_text     (GuichetQualification  *self);
GuichetQualification *guichet_qualification_ref         (GuichetQualification  *self);
void                  guichet_qualification_unref       (GuichetQualification  *self);
GuichetQualification *guichet_qualification_with_answer (GuichetQualification  *self,
                                                         GuichetQuestion        question,
                                                         GuichetAnswer          answer);
GuichetQualification *guichet_qualification_with_documentation
                                                        (GuichetQualification  *self,
                                                         const char            *documentation);
GuichetAnswer         guichet_qualification_get_answer  (GuichetQualification  *self,
                                                         GuichetQuestion        question);
const char           *guichet_qualification_get_documentation
                                                        (GuichetQualification  *self);
GuichetQuestion       guichet_qualification_get_next    (GuichetQualification  *self);
guint                 guichet_qualification_get_path    (GuichetQualification  *self,
                                                         GuichetQuestion       *path);
GuichetProposal       guichet_qualification_get_proposal
                                                        (GuichetQualification  *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GuichetQualification, guichet_qualification_unref)

G_END_DECLS
