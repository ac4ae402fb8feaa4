/* guichet-decode-error.h - why an image is not taken
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define GUICHET_DECODE_ERROR (guichet_decode_error_quark ())

/**
 * GuichetDecodeError:
 * @GUICHET_DECODE_ERROR_UNSUPPORTED: neither a PNG nor a JPEG that we read
 * @GUICHET_DECODE_ERROR_TOO_LARGE: more bytes or pixels than allowed
 * @GUICHET_DECODE_ERROR_BROKEN: cut short or damaged
 * @GUICHET_DECODE_ERROR_EMPTY: no byte at all
 * @GUICHET_DECODE_ERROR_HELPER: the helper could not run, did not end in time, or does not
 *   make sense
 */
typedef enum
{
  GUICHET_DECODE_ERROR_UNSUPPORTED,
  GUICHET_DECODE_ERROR_TOO_LARGE,
  GUICHET_DECODE_ERROR_BROKEN,
  GUICHET_DECODE_ERROR_EMPTY,
  GUICHET_DECODE_ERROR_HELPER,
} GuichetDecodeError;

GQuark guichet_decode_error_quark (void);

G_END_DECLS
