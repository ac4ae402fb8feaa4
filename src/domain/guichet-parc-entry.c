/* guichet-parc-entry.c - a Progiciel as we have it installed
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "guichet-parc-entry.h"

G_DEFINE_BOXED_TYPE (GuichetParcEntry, guichet_parc_entry, guichet_parc_entry_copy,
                     guichet_parc_entry_free)

/**
 * guichet_parc_entry_new:
 * @progiciel: the Progiciel's id
 *
 * Returns: (transfer full): an entry of which nothing else is said
 */
GuichetParcEntry *
guichet_parc_entry_new (const char *progiciel)
{
  GuichetParcEntry *self = g_new0 (GuichetParcEntry, 1);

  self->progiciel = g_strdup (progiciel);
  self->version = g_strdup ("");
  self->sites = g_strdup ("");
  return self;
}

/**
 * guichet_parc_entry_copy:
 *
 * Returns: (transfer full): the same entry, apart
 */
GuichetParcEntry *
guichet_parc_entry_copy (const GuichetParcEntry *self)
{
  GuichetParcEntry *copy = g_memdup2 (self, sizeof *self);

  copy->progiciel = g_strdup (self->progiciel);
  copy->version = g_strdup (self->version);
  copy->sites = g_strdup (self->sites);
  return copy;
}

/**
 * guichet_parc_entry_free:
 *
 * Frees it.
 */
void
guichet_parc_entry_free (GuichetParcEntry *self)
{
  g_free (self->progiciel);
  g_free (self->version);
  g_free (self->sites);
  g_free (self);
}
