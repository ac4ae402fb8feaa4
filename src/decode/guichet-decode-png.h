/* guichet-decode-png.h - PNG to pixels
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "guichet-decode-pixels.h"

void guichet_decode_png (const guint8        *data,
                         gsize                length,
                         GuichetDecodePixels *pixels);
