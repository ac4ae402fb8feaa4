/* guichet-access-text.h - the steps on the way to a service, in words
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "guichet-access-step.h"

G_BEGIN_DECLS

const char *guichet_access_text_title    (GuichetAccessKind   kind);
char       *guichet_access_text_sentence (GuichetAccessStep  *step);
const char *guichet_access_text_remedy   (GuichetAccessStep  *step);
const char *guichet_access_text_icon     (GuichetAccessState  state);
const char *guichet_access_text_state    (GuichetAccessState  state);

G_END_DECLS
