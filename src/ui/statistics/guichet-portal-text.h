/* guichet-portal-text.h - the Portail's own figures beside ours, in words
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "guichet-portal-figures.h"
#include "guichet-service-information.h"

G_BEGIN_DECLS

char       *guichet_portal_text_topic  (const GuichetPortalFigure *figure,
                                        GuichetServiceInformation *information);
char       *guichet_portal_text_values (const GuichetPortalFigure *figure);
const char *guichet_portal_text_reason (const GuichetPortalFigure *figure,
                                        gboolean                   reckoned);

G_END_DECLS
