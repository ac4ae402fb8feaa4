/* guichet-reckoning.c - what the delays of a service are reckoned with
 *
 * The contract profile in force and the opening hours that the service published, together,
 * immutable. A Demande keeps the profile under which it was recorded:
 * guichet_reckoning_list_steps() takes that one.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "guichet-reckoning.h"

#include "guichet-domain-error.h"

struct _GuichetReckoning
{
  GuichetContractProfile *profile;
  GuichetBusinessTime *time;
};

G_DEFINE_BOXED_TYPE (GuichetReckoning, guichet_reckoning, guichet_reckoning_ref,
                     guichet_reckoning_unref)

/* Helpers */

static void
clear (gpointer data)
{
  GuichetReckoning *self = data;

  g_clear_pointer (&self->profile, guichet_contract_profile_unref);
  g_clear_pointer (&self->time, guichet_business_time_unref);
}

/* Public API */

/**
 * guichet_reckoning_new:
 * @information: what the service says of itself
 * @paris: Europe/Paris (H4)
 * @holidays: which days are holidays (H5)
 *
 * Returns: (transfer full): the reckoning. Errors: those of the profile and of the opening hours,
 *   of which a service that published none is one.
 */
GuichetReckoning *
guichet_reckoning_new (GuichetServiceInformation  *information,
                       GTimeZone                  *paris,
                       GuichetHolidays             holidays,
                       GError                    **error)
{
  g_autoptr (GuichetReckoning) self = g_atomic_rc_box_new0 (GuichetReckoning);
  JsonObject *published = guichet_service_information_get_opening (information);
  g_autoptr (GuichetOpeningHours) opening = NULL;

  if (!published)
    {
      g_set_error_literal (error, GUICHET_DOMAIN_ERROR, GUICHET_DOMAIN_ERROR_UNKNOWN,
                           "The service has published no opening hours");
      return NULL;
    }
  opening = guichet_opening_hours_new (published, error);
  if (!opening)
    return NULL;
  self->profile =
    guichet_contract_profile_new (guichet_service_information_get_profile (information), error);
  if (!self->profile)
    return NULL;
  self->time = guichet_business_time_new (paris, opening, holidays);
  return g_steal_pointer (&self);
}

/**
 * guichet_reckoning_ref:
 *
 * Returns: (transfer full): the same reckoning
 */
GuichetReckoning *
guichet_reckoning_ref (GuichetReckoning *self)
{
  return g_atomic_rc_box_acquire (self);
}

/**
 * guichet_reckoning_unref:
 *
 * Gives back a reference.
 */
void
guichet_reckoning_unref (GuichetReckoning *self)
{
  g_atomic_rc_box_release_full (self, clear);
}

/**
 * guichet_reckoning_get_profile:
 *
 * Returns: (transfer none): the profile in force
 */
GuichetContractProfile *
guichet_reckoning_get_profile (GuichetReckoning *self)
{
  return self->profile;
}

/**
 * guichet_reckoning_get_profile_of:
 *
 * Returns: (transfer full): the profile under which @demande was recorded, that in force before.
 *   Errors: those of the profile.
 */
GuichetContractProfile *
guichet_reckoning_get_profile_of (GuichetReckoning  *self,
                                  GuichetDemande    *demande,
                                  GError           **error)
{
  const char *id = guichet_demande_get_text (demande, GUICHET_DEMANDE_PROFILE);

  if (!*id || g_str_equal (id, guichet_contract_profile_get_id (self->profile)))
    return guichet_contract_profile_ref (self->profile);
  return guichet_contract_profile_new (id, error);
}

/**
 * guichet_reckoning_get_time:
 *
 * Returns: (transfer none): the service's business time
 */
GuichetBusinessTime *
guichet_reckoning_get_time (GuichetReckoning *self)
{
  return self->time;
}

/**
 * guichet_reckoning_list_steps:
 * @events: (element-type GuichetEvent): all of @demande's, in the service's order
 *
 * Returns: (transfer full) (element-type GuichetStep): the steps that @demande has come to, with
 *   their deadlines (Livret, 3.1.2 and 3.1.3); empty before it is recorded. Errors: those of the
 *   profile and of the deadlines.
 */
GPtrArray *
guichet_reckoning_list_steps (GuichetReckoning  *self,
                              GuichetDemande    *demande,
                              const GPtrArray   *events,
                              GError           **error)
{
  const gint64 recorded_at = guichet_demande_get_instant (demande, GUICHET_DEMANDE_RECORDED_AT);
  g_autoptr (GuichetContractProfile) profile =
    guichet_reckoning_get_profile_of (self, demande, error);
  g_autoptr (GuichetDemandeState) state = NULL;

  if (!profile)
    return NULL;
  if (recorded_at == 0)
    return g_ptr_array_new ();
  state = guichet_demande_state_new (recorded_at, events);
  return guichet_demande_state_list_steps (state, profile, self->time, error);
}

/**
 * guichet_reckoning_foresee:
 * @now: Unix milliseconds, UTC
 *
 * Returns: (transfer full): when the prise en charge would be due if a Demande were recorded at
 *   @now (Livret, 3.1.2). Errors: those of the deadlines.
 */
GuichetDeadline *
guichet_reckoning_foresee (GuichetReckoning  *self,
                           gint64             now,
                           GError           **error)
{
  return guichet_deadline_new (self->profile, self->time, GUICHET_DEADLINE_PRISE_EN_CHARGE,
                               GUICHET_CRITICALITY_NONE, now, error);
}
