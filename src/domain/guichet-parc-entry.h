/* guichet-parc-entry.h - a Progiciel as we have it installed
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "guichet-eligibility.h"

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * GuichetParcEntry:
 * @progiciel: the Progiciel's id
 * @version: the version installed, "" when it is not said
 * @sites: where, as people write it
 * @conditions: what we must ensure ourselves, by #GuichetCondition (Livret, 3.1.2, 3.3, 4 and 5.1)
 *
 * A Progiciel of our parc.
 */
typedef struct
{
  char *progiciel;
  char *version;
  char *sites;
  GuichetConditionState conditions[GUICHET_N_CONDITIONS];
} GuichetParcEntry;

#define GUICHET_TYPE_PARC_ENTRY (guichet_parc_entry_get_type ())

GType             guichet_parc_entry_get_type (void);
GuichetParcEntry *guichet_parc_entry_new      (const char             *progiciel);
GuichetParcEntry *guichet_parc_entry_copy     (const GuichetParcEntry *self);
void              guichet_parc_entry_free     (GuichetParcEntry       *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GuichetParcEntry, guichet_parc_entry_free)

G_END_DECLS
