/* guichet-wire-reader.h - the contract's documents, to the domain's values
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "guichet-service.h"

G_BEGIN_DECLS

/* The most bytes of one document, decoded. */
#define GUICHET_WIRE_MOST_BYTES (32 * 1024 * 1024)

GuichetServiceIdentity    *guichet_wire_read_identity    (GBytes       *bytes,
                                                          GError      **error);
GuichetServiceInformation *guichet_wire_read_information (GBytes       *bytes,
                                                          GError      **error);
GuichetPortalFigures      *guichet_wire_read_figures     (GBytes       *bytes,
                                                          GuichetDay    from,
                                                          GuichetDay    to,
                                                          GError      **error);
GuichetFeedContent        *guichet_wire_read_feed        (GuichetFeed   feed,
                                                          GBytes       *bytes,
                                                          GError      **error);
GuichetReceipt            *guichet_wire_read_receipt     (GBytes       *bytes,
                                                          GError      **error);

G_END_DECLS
