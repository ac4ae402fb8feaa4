/* guichet-media-page.h - the espace média: the documents of the service
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "guichet-clock.h"
#include "guichet-database.h"
#include "guichet-sync.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define GUICHET_TYPE_MEDIA_PAGE (guichet_media_page_get_type ())

G_DECLARE_FINAL_TYPE (GuichetMediaPage, guichet_media_page, GUICHET, MEDIA_PAGE, AdwBin)

GtkWidget *guichet_media_page_new (GuichetSync     *sync,
                                   GuichetDatabase *database,
                                   GuichetClock    *clock);
void       guichet_media_page_search (GuichetMediaPage *self,
                                      const char       *words);

G_END_DECLS
