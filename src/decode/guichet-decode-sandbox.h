/* guichet-decode-sandbox.h - what the helper forbids itself
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

gboolean guichet_decode_sandbox_set_limits    (void);
gboolean guichet_decode_sandbox_filter_system (void);
