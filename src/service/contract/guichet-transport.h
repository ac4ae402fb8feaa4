/* guichet-transport.h - one service's address, session and token
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "guichet-clock.h"

#include <libsoup/soup.h>

G_BEGIN_DECLS

#define GUICHET_TYPE_TRANSPORT (guichet_transport_get_type ())

G_DECLARE_FINAL_TYPE (GuichetTransport, guichet_transport, GUICHET, TRANSPORT, GObject)

GuichetTransport *guichet_transport_new          (const char          *address,
                                                  GTlsDatabase        *trust,
                                                  GuichetClock        *clock,
                                                  GError             **error);
SoupSession      *guichet_transport_get_session  (GuichetTransport    *self);
gint64            guichet_transport_get_now      (GuichetTransport    *self);
gint64            guichet_transport_get_patience (GuichetTransport    *self);
void              guichet_transport_set_patience (GuichetTransport    *self,
                                                  gint64               milliseconds);
void              guichet_transport_set_token    (GuichetTransport    *self,
                                                  const char          *token);
gint64            guichet_transport_get_skew     (GuichetTransport    *self);
void              guichet_transport_note_date    (GuichetTransport    *self,
                                                  SoupMessageHeaders  *headers);
GUri             *guichet_transport_locate       (GuichetTransport    *self,
                                                  const char          *path);
GUri             *guichet_transport_follow       (GuichetTransport    *self,
                                                  const char          *reference,
                                                  GError             **error);
SoupMessage      *guichet_transport_new_message  (GuichetTransport    *self,
                                                  const char          *method,
                                                  GUri                *uri,
                                                  gboolean             anonymous);

G_END_DECLS
