/* guichet-decode-png.c - PNG to pixels
 *
 * Every kind of PNG becomes eight bits of red, green, blue and alpha. Chunks that carry
 * texts, profiles and metadata are passed over unread: some are compressed, so that a
 * small one may hide a large one. The file must go through to IEND: what is cut short is
 * refused, not half shown.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "guichet-decode-png.h"

#include <png.h>
#include <string.h>

#include "guichet-image-probe.h"

#define CHUNK_BYTES_MAX (1024 * 1024)

typedef struct
{
  const guint8 *data;
  gsize length;
} Source;

static void
error_cb (png_structp png,
          const char *message)
{
  guichet_decode_pixels_refuse (GUICHET_DECODE_ERROR_BROKEN);
}

static void
warning_cb (png_structp png,
            const char *message)
{
}

static void
read_cb (png_structp png,
         png_bytep   target,
         size_t      length)
{
  Source *source = png_get_io_ptr (png);

  if (length > source->length)
    png_error (png, "Cut short");
  memcpy (target, source->data, length);
  source->data += length;
  source->length -= length;
}

static void
set_limits (png_structp png)
{
  static const png_byte passed_over[]
      = "eXIf\0hIST\0iCCP\0iTXt\0pCAL\0sCAL\0sPLT\0tEXt\0tIME\0zTXt";

  png_set_user_limits (png, GUICHET_IMAGE_SIDE_MAX, GUICHET_IMAGE_SIDE_MAX);
  png_set_chunk_malloc_max (png, CHUNK_BYTES_MAX);
  png_set_keep_unknown_chunks (png, PNG_HANDLE_CHUNK_NEVER, passed_over,
                               sizeof passed_over / 5);
}

static void
set_transformations (png_structp png)
{
  png_set_expand (png);
  png_set_scale_16 (png);
  png_set_gray_to_rgb (png);
  png_set_bgr (png);
  png_set_add_alpha (png, 0xff, PNG_FILLER_AFTER);
}

/* All passes of an interlaced image go over the same rows. */
static void
read_rows (png_structp          png,
           GuichetDecodePixels *pixels)
{
  int passes = png_set_interlace_handling (png);

  for (int pass = 0; pass < passes; pass++)
    for (guint y = 0; y < pixels->height; y++)
      png_read_row (png, guichet_decode_pixels_get_row (pixels, y), NULL);
}

/* Public API */

/**
 * guichet_decode_png:
 * @data: a PNG whose dimensions were checked
 * @pixels: (out caller-allocates): the image
 */
void
guichet_decode_png (const guint8        *data,
                    gsize                length,
                    GuichetDecodePixels *pixels)
{
  png_structp png = png_create_read_struct (PNG_LIBPNG_VER_STRING, NULL, error_cb, warning_cb);
  png_infop info = png ? png_create_info_struct (png) : NULL;
  Source source = { data, length };
  gboolean opaque;

  if (!info)
    guichet_decode_pixels_refuse (GUICHET_DECODE_ERROR_TOO_LARGE);
  set_limits (png);
  png_set_read_fn (png, &source, read_cb);
  png_read_info (png, info);
  opaque = !(png_get_color_type (png, info) & PNG_COLOR_MASK_ALPHA)
           && !png_get_valid (png, info, PNG_INFO_tRNS);
  set_transformations (png);
  guichet_decode_pixels_allocate (pixels, png_get_image_width (png, info),
                                  png_get_image_height (png, info));
  read_rows (png, pixels);
  png_read_end (png, NULL);
  png_destroy_read_struct (&png, &info, NULL);
  if (!opaque)
    guichet_decode_pixels_premultiply (pixels);
}
