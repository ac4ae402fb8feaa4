/* guichet-server-exchange.h - one request and its answer
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <json-glib/json-glib.h>
#include <libsoup/soup.h>

#include "guichet-clock.h"
#include "guichet-server-checks.h"
#include "guichet-server-fault.h"
#include "guichet-server-problem.h"
#include "guichet-server-store.h"

G_BEGIN_DECLS

typedef struct _GuichetServerUploads GuichetServerUploads;
typedef struct _GuichetServerUploadWriter GuichetServerUploadWriter;

/**
 * GuichetServerContext:
 * @faults: (element-type GuichetServerFault): what goes wrong on purpose
 *
 * What every route may need.
 */
typedef struct
{
  GuichetServerStore   *store;
  GuichetClock         *clock;
  GuichetServerUploads *uploads;
  GPtrArray            *faults;
} GuichetServerContext;

/**
 * GuichetServerExchange:
 * @ids: the ids in the path, in order; checked
 * @query: (nullable): the query's parameters
 * @subject: whom the token names; %NULL where none is asked
 * @now: when the request's headers came
 * @body: the request's body, where it is kept in memory
 * @document: (nullable): the body as JSON, an object, where the route asks for one
 * @digest: the SHA-256 of @body
 * @writer: (nullable): where the body goes as it comes
 */
typedef struct
{
  SoupServerMessage          *message;
  const GuichetServerContext *context;
  GuichetServerStore         *store;
  const char                 *ids[2];
  char                      **segments;
  GHashTable                 *query;
  char                       *subject;
  gint64                      now;
  GByteArray                 *body;
  JsonNode                   *document;
  char                       *digest;
  GuichetServerUploadWriter  *writer;
  goffset                     received;
  gconstpointer               route;
  GuichetServerFault         *fault;
} GuichetServerExchange;

GuichetServerExchange *guichet_server_exchange_new           (SoupServerMessage          *message,
                                                              const GuichetServerContext *context);
void                   guichet_server_exchange_free          (GuichetServerExchange *self);
gboolean               guichet_server_exchange_is_answered   (GuichetServerExchange *self);
const char            *guichet_server_exchange_get_header    (GuichetServerExchange *self,
                                                              const char            *name);
void                   guichet_server_exchange_set_header    (GuichetServerExchange *self,
                                                              const char            *name,
                                                              const char            *value);
const char            *guichet_server_exchange_get_parameter (GuichetServerExchange *self,
                                                              const char            *name);
void                   guichet_server_exchange_hang_up       (GuichetServerExchange *self);

void                   guichet_server_exchange_answer_empty  (GuichetServerExchange *self,
                                                              guint                  status);
void                   guichet_server_exchange_answer_json   (GuichetServerExchange *self,
                                                              guint                  status,
                                                              char                  *json);
void                   guichet_server_exchange_answer_file   (GuichetServerExchange *self,
                                                              const char            *media_type,
                                                              const char            *sha256);
void                   guichet_server_exchange_refuse        (GuichetServerExchange *self,
                                                              GuichetServerProblem   problem,
                                                              const char            *detail);
void                   guichet_server_exchange_refuse_with   (GuichetServerExchange *self,
                                                              GuichetServerProblem   problem,
                                                              guint                  status,
                                                              const char            *detail,
                                                              GPtrArray             *findings);

G_END_DECLS
