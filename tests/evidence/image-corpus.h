/* image-corpus.h - images made on the spot, right and wrong
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

/**
 * ImagePixelFunc:
 * @rgba: (out): four bytes, not premultiplied
 */
typedef void (*ImagePixelFunc) (guint   x,
                                guint   y,
                                guint8 *rgba);

typedef struct
{
  guint width;
  guint height;
  int depth;
  int color_type;
  gboolean interlaced;
} ImagePng;

typedef enum
{
  IMAGE_JPEG_COLOUR,
  IMAGE_JPEG_GRAY,
  IMAGE_JPEG_CMYK,
  IMAGE_JPEG_CMYK_ADOBE,
} ImageJpegKind;

typedef struct
{
  guint width;
  guint height;
  ImageJpegKind kind;
  gboolean progressive;
  guint orientation;
  gboolean big_endian;
} ImageJpeg;

GBytes *image_corpus_png       (const ImagePng  *png,
                                ImagePixelFunc   func);
GBytes *image_corpus_jpeg      (const ImageJpeg *jpeg,
                                ImagePixelFunc   func);
GBytes *image_corpus_png_bomb  (guint            side);
GBytes *image_corpus_png_text  (gsize            inflated);
GBytes *image_corpus_cut       (GBytes          *bytes,
                                gsize            length);
void    image_corpus_rainbow   (guint            x,
                                guint            y,
                                guint8          *rgba);
void    image_corpus_quadrants (guint            x,
                                guint            y,
                                guint8          *rgba);
