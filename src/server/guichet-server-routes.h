/* guichet-server-routes.h - what answers each operation of the contract
 *
 * One function an operation, named after its operationId in openapi.yaml. Each runs within
 * a transaction of the store and leaves an answer, or a failed transaction.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "guichet-server-exchange.h"

G_BEGIN_DECLS

/* guichet-server-service-routes.c */
void guichet_server_identify              (GuichetServerExchange *exchange);
void guichet_server_get_information       (GuichetServerExchange *exchange);
void guichet_server_get_statistics        (GuichetServerExchange *exchange);

/* guichet-server-demande-routes.c */
void guichet_server_list_demandes         (GuichetServerExchange *exchange);
void guichet_server_put_demande           (GuichetServerExchange *exchange);
void guichet_server_get_demande           (GuichetServerExchange *exchange);
void guichet_server_put_message           (GuichetServerExchange *exchange);
void guichet_server_put_validation        (GuichetServerExchange *exchange);
void guichet_server_put_vote              (GuichetServerExchange *exchange);
void guichet_server_get_message           (GuichetServerExchange *exchange);
void guichet_server_get_validation        (GuichetServerExchange *exchange);
void guichet_server_get_vote              (GuichetServerExchange *exchange);

/* guichet-server-upload-routes.c */
void guichet_server_describe_uploads      (GuichetServerExchange *exchange);
void guichet_server_create_upload         (GuichetServerExchange *exchange);
void guichet_server_get_upload_offset     (GuichetServerExchange *exchange);
void guichet_server_begin_upload          (GuichetServerExchange *exchange);
void guichet_server_continue_upload       (GuichetServerExchange *exchange);
void guichet_server_delete_upload         (GuichetServerExchange *exchange);

/* guichet-server-library-routes.c */
void guichet_server_list_articles         (GuichetServerExchange *exchange);
void guichet_server_list_media            (GuichetServerExchange *exchange);
void guichet_server_get_attachment        (GuichetServerExchange *exchange);
void guichet_server_get_image             (GuichetServerExchange *exchange);
void guichet_server_get_medium_content    (GuichetServerExchange *exchange);

G_END_DECLS
