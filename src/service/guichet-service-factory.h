/* guichet-service-factory.h - makes the way to a service
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "guichet-clock.h"
#include "guichet-service.h"

G_BEGIN_DECLS

GuichetService *guichet_service_factory_make (const char    *address,
                                              const char    *ca_file,
                                              const char    *token_file,
                                              GuichetClock  *clock,
                                              GError       **error);
void            guichet_service_factory_make_async  (const char           *address,
                                                     const char           *ca_file,
                                                     const char           *token_file,
                                                     GuichetClock         *clock,
                                                     GCancellable         *cancellable,
                                                     GAsyncReadyCallback   callback,
                                                     gpointer              user_data);
GuichetService *guichet_service_factory_make_finish (GAsyncResult         *result,
                                                     GError              **error);

G_END_DECLS
