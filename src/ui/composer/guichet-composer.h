/* guichet-composer.h - the window in which a Demande is written
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "guichet-clock.h"
#include "guichet-database.h"
#include "guichet-demande.h"
#include "guichet-sync.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define GUICHET_TYPE_COMPOSER (guichet_composer_get_type ())

G_DECLARE_FINAL_TYPE (GuichetComposer, guichet_composer, GUICHET, COMPOSER, AdwApplicationWindow)

GuichetComposer *guichet_composer_new            (GtkApplication    *application,
                                                  GuichetSync       *sync,
                                                  GuichetDatabase   *database,
                                                  GuichetClock      *clock,
                                                  GuichetDemande    *demande);
GuichetComposer *guichet_composer_open           (GtkApplication    *application,
                                                  GuichetSync       *sync,
                                                  GuichetDatabase   *database,
                                                  GuichetClock      *clock,
                                                  const char        *demande_id,
                                                  GError           **error);
GuichetComposer *guichet_composer_find           (GtkApplication    *application,
                                                  const char        *demande_id);
const char      *guichet_composer_get_demande_id (GuichetComposer   *self);

G_END_DECLS
