/* guichet-outgoing-text.h - what is on its way to the service, in words
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "guichet-outgoing.h"

G_BEGIN_DECLS

char *guichet_outgoing_text_title (const GuichetOutgoingFields *fields);
char *guichet_outgoing_text_state (const GuichetOutgoingFields *fields,
                                   GTimeZone                   *zone,
                                   gint64                       now);

G_END_DECLS
