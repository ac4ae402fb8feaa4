/* guichet-medium-text.h - what is said of a document, and what its file is called
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "guichet-medium.h"
#include "guichet-service-information.h"

G_BEGIN_DECLS

char     *guichet_medium_text_about     (GuichetMedium             *medium,
                                         GuichetServiceInformation *information,
                                         gboolean                   is_here,
                                         gint64                     now);
char     *guichet_medium_text_file_name (GuichetMedium             *medium);
gboolean  guichet_medium_text_may_open  (GuichetMedium             *medium);

G_END_DECLS
