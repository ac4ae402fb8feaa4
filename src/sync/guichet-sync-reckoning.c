/* guichet-sync-reckoning.c - what delays are reckoned with, made once for all who ask
 *
 * The contract profile, the opening hours that the service published last and the holidays that
 * the person chose (H5). It is made when it is first asked for, and again once one of them changed.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "guichet-sync-private.h"

#include "guichet-due-keeper.h"
#include "guichet-zone.h"

/* What the facade needs */

/* What it was made from has changed. */
void
guichet_sync_forget_reckoning (GuichetSync *self)
{
  g_clear_pointer (&self->reckoning, guichet_reckoning_unref);
  g_object_notify (G_OBJECT (self), "reckoning");
}

/* Public API */

/**
 * guichet_sync_get_reckoning:
 *
 * Returns: (transfer none) (nullable): what delays are reckoned with; %NULL while the service has
 *   published no opening hours that can be used: then no instant is invented
 */
GuichetReckoning *
guichet_sync_get_reckoning (GuichetSync *self)
{
  g_autoptr (GTimeZone) paris = NULL;
  g_autoptr (GError) error = NULL;

  if (self->reckoning || !self->information)
    return self->reckoning;
  paris = guichet_zone_new (GUICHET_ZONE_PARIS, &error);
  if (paris)
    self->reckoning = guichet_reckoning_new (self->information, paris,
                                             guichet_sync_get_holidays (self), &error);
  if (error)
    g_debug ("No delay can be reckoned: %s", error->message);
  return self->reckoning;
}

/**
 * guichet_sync_get_holidays:
 *
 * Returns: which days are holidays (H5)
 */
GuichetHolidays
guichet_sync_get_holidays (GuichetSync *self)
{
  return self->alsace_moselle ? GUICHET_HOLIDAYS_ALSACE_MOSELLE : GUICHET_HOLIDAYS_NATIONAL;
}

/**
 * guichet_sync_set_holidays:
 * @holidays: which days are holidays from now on (H5)
 *
 * Changes them for every delay of the account; that is remembered by its data, for who reads
 * them without a window.
 */
void
guichet_sync_set_holidays (GuichetSync     *self,
                           GuichetHolidays  holidays)
{
  const gboolean alsace_moselle = holidays == GUICHET_HOLIDAYS_ALSACE_MOSELLE;

  if (self->alsace_moselle == alsace_moselle)
    return;
  self->alsace_moselle = alsace_moselle;
  guichet_sync_note (self, "holidays", g_strdup (guichet_holidays_to_word (holidays)));
  if (self->due_keeper)
    guichet_due_keeper_refresh (self->due_keeper);
  g_object_notify (G_OBJECT (self), "alsace-moselle");
  guichet_sync_forget_reckoning (self);
}
