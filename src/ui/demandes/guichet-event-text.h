/* guichet-event-text.h - what happened to a Demande, in words
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "guichet-event.h"

G_BEGIN_DECLS

gboolean guichet_event_text_is_ours    (const GuichetEventFields *fields);
gboolean guichet_event_text_is_message (const GuichetEventFields *fields);
char    *guichet_event_text_author     (const GuichetEventFields *fields);
char    *guichet_event_text_headline   (const GuichetEventFields *fields);

char       *guichet_event_text_make_safe  (const char               *text);

G_END_DECLS
