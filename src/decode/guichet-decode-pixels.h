/* guichet-decode-pixels.h - the memory the pixels are handed over in, and the answer
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "guichet-decode-error.h"

/* Rows of @stride bytes from the top; a pixel is four bytes: blue, green, red, alpha. */
typedef struct
{
  guint width;
  guint height;
  gsize stride;
  guint8 *data;
  int fd;
} GuichetDecodePixels;

void     guichet_decode_pixels_allocate    (GuichetDecodePixels  *self,
                                            guint                 width,
                                            guint                 height);
guint8  *guichet_decode_pixels_get_row     (GuichetDecodePixels  *self,
                                            guint                 y);
void     guichet_decode_pixels_premultiply (GuichetDecodePixels  *self);
void     guichet_decode_pixels_send        (GuichetDecodePixels  *self);
void     guichet_decode_pixels_refuse      (GuichetDecodeError    reason) G_GNUC_NORETURN;
