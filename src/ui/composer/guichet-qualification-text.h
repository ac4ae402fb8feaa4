/* guichet-qualification-text.h - the guide to a level, in words
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "guichet-contract-profile.h"
#include "guichet-qualification.h"

G_BEGIN_DECLS

const char *guichet_qualification_text_question   (GuichetQuestion         question);
const char *guichet_qualification_text_hint       (GuichetQuestion         question);
const char *guichet_qualification_text_answer     (GuichetAnswer           answer);
char       *guichet_qualification_text_definition (GuichetQuestion         question,
                                                   GuichetContractProfile *profile);
char       *guichet_qualification_text_proposal   (GuichetProposal         proposal);
const char *guichet_qualification_text_reason     (GuichetProposalReason   reason);

G_END_DECLS
