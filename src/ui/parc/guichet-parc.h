/* guichet-parc.h - our parc, as it is stored now
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "guichet-database.h"
#include "guichet-parc-entry.h"

G_BEGIN_DECLS

#define GUICHET_TYPE_PARC (guichet_parc_get_type ())

G_DECLARE_FINAL_TYPE (GuichetParc, guichet_parc, GUICHET, PARC, GObject)

GuichetParc            *guichet_parc_new  (GuichetDatabase *database);
const GuichetParcEntry *guichet_parc_find (GuichetParc     *self,
                                           const char      *progiciel);

G_END_DECLS
