/* guichet-support-text.h - whether the support can be called, in words
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "guichet-business-time.h"
#include "guichet-service-information.h"

G_BEGIN_DECLS

char *guichet_support_text_sentence   (GuichetSupportState        state,
                                       gint64                     until,
                                       GTimeZone                 *zone,
                                       gint64                     now);
char *guichet_support_text_hours      (GuichetBusinessTime       *time,
                                       gint64                     now);
char *guichet_support_text_telephones (GuichetServiceInformation *information);

G_END_DECLS
