/* guichet-decode-error.c - why an image is not taken
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "guichet-decode-error.h"

G_DEFINE_QUARK (guichet-decode-error-quark, guichet_decode_error)
