/* guichet-service-factory.c - makes the way to a service
 *
 * The one place that knows which implementation there is: a second one is chosen here.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "guichet-service-factory.h"

#include "contract/guichet-contract-service.h"
#include "contract/guichet-trust.h"
#include "guichet-token.h"

/* Public API */

/**
 * guichet_service_factory_make:
 * @address: (nullable): the service's address
 * @ca_file: (nullable): a PEM file with one more authority to trust
 * @token_file: (nullable): a file with the access token; without it there is none yet: the keyring
 *   may have it
 *
 * Returns: (transfer full) (nullable): the service; %NULL without an error when there is no
 *   address. Errors: those of reading the files; %GUICHET_SERVICE_ERROR_UNTRUSTED for an address
 *   that is not https.
 */
GuichetService *
guichet_service_factory_make (const char    *address,
                              const char    *ca_file,
                              const char    *token_file,
                              GuichetClock  *clock,
                              GError       **error)
{
  g_autoptr (GTlsDatabase) trust = NULL;
  GuichetContractService *service;
  char *token = NULL;

  if (!address)
    return NULL;
  if (ca_file && !(trust = guichet_trust_new (ca_file, error)))
    return NULL;
  if (token_file && !(token = guichet_token_read_file (token_file, error)))
    return NULL;
  service = guichet_contract_service_new (address, trust, token, clock, error);
  guichet_token_free (token);
  return (GuichetService *) service;
}
