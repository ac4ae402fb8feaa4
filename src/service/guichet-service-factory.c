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

/**
 * Making:
 * @address: the service's address
 * @ca_file: (nullable): its authority
 * @token_file: (nullable): where the token is
 * @trust: (nullable): what was read of the one
 * @token: (nullable): what was read of the other
 *
 * What is read on a thread, and made a service of here.
 */
typedef struct
{
  char *address;
  char *ca_file;
  char *token_file;
  GuichetClock *clock;
  GTlsDatabase *trust;
  char *token;
} Making;

static void
making_free (Making *making)
{
  g_free (making->address);
  g_free (making->ca_file);
  g_free (making->token_file);
  g_clear_object (&making->clock);
  g_clear_object (&making->trust);
  guichet_token_free (making->token);
  g_free (making);
}

/* Helpers */

static gboolean
read_files (Making  *making,
            GError **error)
{
  return (!making->ca_file || (making->trust = guichet_trust_new (making->ca_file, error)))
         && (!making->token_file
             || (making->token = guichet_token_read_file (making->token_file, error)));
}

/* What proves identities is loaded there too: it takes longer than the files. */
static void
read_worker (GTask        *task,
             gpointer      source,
             gpointer      data,
             GCancellable *cancellable)
{
  GError *error = NULL;

  g_tls_backend_get_default ();
  if (read_files (data, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
read_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      data)
{
  g_autoptr (GTask) task = data;
  Making *making = g_task_get_task_data (G_TASK (result));
  GuichetContractService *service = NULL;
  GError *error = NULL;

  if (g_task_propagate_boolean (G_TASK (result), &error))
    service = guichet_contract_service_new (making->address, making->trust, making->token,
                                            making->clock, &error);
  if (service)
    g_task_return_pointer (task, service, g_object_unref);
  else
    g_task_return_error (task, error);
}

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

/**
 * guichet_service_factory_make_async:
 * @address: the service's address
 * @ca_file: (nullable): as above
 * @token_file: (nullable): as above
 *
 * Makes the same, with the files read and what proves identities loaded on a thread.
 */
void
guichet_service_factory_make_async (const char          *address,
                                    const char          *ca_file,
                                    const char          *token_file,
                                    GuichetClock        *clock,
                                    GCancellable        *cancellable,
                                    GAsyncReadyCallback  callback,
                                    gpointer             user_data)
{
  GTask *task = g_task_new (NULL, cancellable, callback, user_data);
  g_autoptr (GTask) reading = g_task_new (NULL, cancellable, read_cb, task);
  Making *making = g_new0 (Making, 1);

  g_task_set_source_tag (task, guichet_service_factory_make_async);
  making->address = g_strdup (address);
  making->ca_file = g_strdup (ca_file);
  making->token_file = g_strdup (token_file);
  making->clock = g_object_ref (clock);
  g_task_set_task_data (reading, making, (GDestroyNotify) making_free);
  g_task_run_in_thread (reading, read_worker);
}

/**
 * guichet_service_factory_make_finish:
 *
 * Returns: (transfer full): the service. Errors: as above.
 */
GuichetService *
guichet_service_factory_make_finish (GAsyncResult  *result,
                                     GError       **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
