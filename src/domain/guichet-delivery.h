/* guichet-delivery.h - how far an outgoing item is
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * GuichetDelivery:
 * @GUICHET_DELIVERY_DRAFT: being written
 * @GUICHET_DELIVERY_QUEUED: waits for its turn; may be taken back
 * @GUICHET_DELIVERY_SENDING: its bytes are frozen and may be on their way
 * @GUICHET_DELIVERY_SENT: the service echoed our id and digest
 * @GUICHET_DELIVERY_REFUSED: the service does not want it as it is; may be edited and queued again
 *
 * How far an outgoing item is on its way to the service. Ours alone: the service never sets it.
 */
typedef enum
{
  GUICHET_DELIVERY_DRAFT,
  GUICHET_DELIVERY_QUEUED,
  GUICHET_DELIVERY_SENDING,
  GUICHET_DELIVERY_SENT,
  GUICHET_DELIVERY_REFUSED,
} GuichetDelivery;

#define GUICHET_TYPE_DELIVERY (guichet_delivery_get_type ())

GType       guichet_delivery_get_type  (void);
GuichetDelivery guichet_delivery_from_word (const char *word);
const char *guichet_delivery_to_word   (GuichetDelivery self);

G_END_DECLS
