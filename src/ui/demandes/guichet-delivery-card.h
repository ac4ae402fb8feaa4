/* guichet-delivery-card.h - what was delivered, and our word on it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "guichet-clock.h"
#include "guichet-deadline.h"
#include "guichet-event.h"
#include "guichet-outgoing.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define GUICHET_TYPE_DELIVERY_CARD (guichet_delivery_card_get_type ())

G_DECLARE_FINAL_TYPE (GuichetDeliveryCard, guichet_delivery_card, GUICHET, DELIVERY_CARD, AdwBin)

void guichet_delivery_card_show  (GuichetDeliveryCard *self,
                                  GuichetEvent        *delivery,
                                  GuichetOutgoing     *answer,
                                  gint64               now);
void guichet_delivery_card_say   (GuichetDeliveryCard *self,
                                  const char          *problem);
void guichet_delivery_card_begin (GuichetDeliveryCard *self);

G_END_DECLS
