/* guichet-faq-page.h - the FAQ: its articles, what is found in them, and the one that is read
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "guichet-clock.h"
#include "guichet-database.h"
#include "guichet-sync.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define GUICHET_TYPE_FAQ_PAGE (guichet_faq_page_get_type ())

G_DECLARE_FINAL_TYPE (GuichetFaqPage, guichet_faq_page, GUICHET, FAQ_PAGE, AdwBin)

GtkWidget *guichet_faq_page_new          (GuichetSync     *sync,
                                          GuichetDatabase *database,
                                          GuichetClock    *clock);
void       guichet_faq_page_show_article (GuichetFaqPage  *self,
                                          const char      *article_id);
gboolean   guichet_faq_page_has_category (GuichetDatabase *database,
                                          const char      *category);
void       guichet_faq_page_show_category (GuichetFaqPage *self,
                                          const char      *category);
void       guichet_faq_page_search       (GuichetFaqPage  *self,
                                          const char      *words);

G_END_DECLS
