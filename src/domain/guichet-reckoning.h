/* guichet-reckoning.h - what the delays of a service are reckoned with
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "guichet-demande-state.h"
#include "guichet-demande.h"
#include "guichet-service-information.h"

G_BEGIN_DECLS

#define GUICHET_TYPE_RECKONING (guichet_reckoning_get_type ())

typedef struct _GuichetReckoning GuichetReckoning;

GType                   guichet_reckoning_get_type    (void);
GuichetReckoning       *guichet_reckoning_new         (GuichetServiceInformation  *information,
                                                       GTimeZone                  *paris,
                                                       GuichetHolidays             holidays,
                                                       GError                    **error);
GuichetReckoning       *guichet_reckoning_ref         (GuichetReckoning           *self);
void                    guichet_reckoning_unref       (GuichetReckoning           *self);
GuichetContractProfile *guichet_reckoning_get_profile (GuichetReckoning           *self);
GuichetContractProfile *guichet_reckoning_get_profile_of
                                                      (GuichetReckoning           *self,
                                                       GuichetDemande             *demande,
                                                       GError                    **error);
GuichetBusinessTime    *guichet_reckoning_get_time    (GuichetReckoning           *self);
GPtrArray              *guichet_reckoning_list_steps  (GuichetReckoning           *self,
                                                       GuichetDemande             *demande,
                                                       const GPtrArray            *events,
                                                       GError                    **error);
GuichetDeadline        *guichet_reckoning_foresee     (GuichetReckoning           *self,
                                                       gint64                      now,
                                                       GError                    **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GuichetReckoning, guichet_reckoning_unref)

G_END_DECLS
