/* guichet-contract-service.h - the service that speaks the contract
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "guichet-clock.h"
#include "guichet-service.h"

G_BEGIN_DECLS

#define GUICHET_TYPE_CONTRACT_SERVICE (guichet_contract_service_get_type ())

G_DECLARE_FINAL_TYPE (GuichetContractService, guichet_contract_service,
                      GUICHET, CONTRACT_SERVICE, GObject)

GuichetContractService *guichet_contract_service_new (const char    *address,
                                                      GTlsDatabase  *trust,
                                                      const char    *token,
                                                      GuichetClock  *clock,
                                                      GError       **error);

void guichet_contract_service_set_token    (GuichetContractService *self,
                                            const char             *token);
void guichet_contract_service_set_patience (GuichetContractService *self,
                                            gint64                  milliseconds);

G_END_DECLS
