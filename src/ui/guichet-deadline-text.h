/* guichet-deadline-text.h - when something is due and by whom, in words
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "guichet-deadline.h"

G_BEGIN_DECLS

char *guichet_deadline_text_due       (GuichetDeadline *deadline,
                                       gint64           now);
char *guichet_deadline_text_remaining (GuichetDeadline *deadline,
                                       gint64           now);
char *guichet_deadline_text_brief     (GuichetDeadline *deadline,
                                       gint64           now);
char *guichet_deadline_text_sentence  (GuichetDeadline *deadline,
                                       gint64           now);

G_END_DECLS
