/* guichet-link.h - "demande:" and "faq:" links
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * GuichetLinkKind:
 * @GUICHET_LINK_NONE: not one of ours, or not well made
 * @GUICHET_LINK_DEMANDE: to a Demande, by its id or its number
 * @GUICHET_LINK_ARTICLE: to an article of the FAQ, by its id
 */
typedef enum
{
  GUICHET_LINK_NONE,
  GUICHET_LINK_DEMANDE,
  GUICHET_LINK_ARTICLE,
} GuichetLinkKind;

GuichetLinkKind guichet_link_parse           (const char  *uri,
                                              char       **reference);
gboolean        guichet_link_is_demande      (const char  *reference);

G_END_DECLS
