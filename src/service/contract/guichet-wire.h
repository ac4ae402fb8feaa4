/* guichet-wire.h - what of the domain's values leaves the machine
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "guichet-outgoing.h"

G_BEGIN_DECLS

GBytes *guichet_wire_write (GuichetOutgoing  *outgoing,
                            GError          **error);

G_END_DECLS
