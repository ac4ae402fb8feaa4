/* guichet-exchange.h - one request and its verified answer
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "guichet-transport.h"

G_BEGIN_DECLS

#define GUICHET_EXCHANGE_MOST_STATUSES 4

/**
 * GuichetSinkFunc:
 * @status: of the answer, an accepted one
 * @headers: of the answer
 *
 * Decides where a body goes, once its head is known.
 *
 * Returns: (transfer full): a stream to write it to
 */
typedef GOutputStream *(*GuichetSinkFunc) (guint                status,
                                           SoupMessageHeaders  *headers,
                                           gpointer             data,
                                           GError             **error);

/**
 * GuichetRequest:
 * @method: of HTTP
 * @uri: of the service's origin
 * @headers: (nullable): names and values in turn, %NULL at the end
 * @anonymous: whether to leave the token out
 * @compressed: whether to ask for gzip
 * @accepted: the statuses that are a success, 0 at the end
 * @media_type: (nullable): what the body must be; %NULL for anything
 * @has_answer: whether a success has a body, to be verified
 * @mark: (nullable): a header that a success without a body must carry
 * @most_bytes: the most bytes a success may have, as sent
 * @payload: (nullable): the request's body
 * @stream: (nullable): the request's body, of @stream_length bytes
 * @stream_length: bytes of @stream
 * @payload_type: (nullable): what the request's body is
 * @sink: (nullable): says where the answer's body goes; %NULL to keep it in memory
 * @sink_data: for @sink
 * @progress: (nullable): called as the body moves, from or to the service
 * @progress_data: for @progress
 *
 * What is asked, and what answer is good. Nothing of it need outlive the call but what the
 * functions use.
 */
typedef struct
{
  const char *method;
  GUri *uri;
  const char *const *headers;
  gboolean anonymous;
  gboolean compressed;
  guint accepted[GUICHET_EXCHANGE_MOST_STATUSES];
  const char *media_type;
  gboolean has_answer;
  const char *mark;
  guint64 most_bytes;
  GBytes *payload;
  GInputStream *stream;
  guint64 stream_length;
  const char *payload_type;
  GuichetSinkFunc sink;
  gpointer sink_data;
  void (*progress) (guint64 bytes, gpointer data);
  gpointer progress_data;
} GuichetRequest;

/**
 * GuichetAnswer:
 * @status: one of those that were accepted
 * @headers: of the answer
 * @body: (nullable): its bytes as sent; %NULL if there are none or they went to a sink
 * @is_gzip: whether @body is compressed
 *
 * An accepted answer, complete and with the digest it announced.
 */
typedef struct
{
  guint status;
  SoupMessageHeaders *headers;
  GBytes *body;
  gboolean is_gzip;
} GuichetAnswer;

void           guichet_answer_free         (GuichetAnswer        *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GuichetAnswer, guichet_answer_free)

void           guichet_exchange_run_async  (GuichetTransport     *transport,
                                            const GuichetRequest *request,
                                            GCancellable         *cancellable,
                                            GAsyncReadyCallback   callback,
                                            gpointer              user_data);
GuichetAnswer *guichet_exchange_run_finish (GuichetTransport     *transport,
                                            GAsyncResult         *result,
                                            GError              **error);

G_END_DECLS
