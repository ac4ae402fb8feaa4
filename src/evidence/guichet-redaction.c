/* guichet-redaction.c - what a redaction takes away, and the proof that it is gone
 *
 * What is taken away is whole pixels: all that the box touches, and two more on each side, for
 * letters have soft edges and screens are scaled. The pixels are replaced by black in memory,
 * before anything is painted or encoded; no blur, no mosaic, from which words can be guessed.
 *
 * The proof knows nothing of how the file was made: it reads the file and the pixels that come
 * out of it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "guichet-redaction.h"

#include <math.h>
#include <string.h>

#define MARGIN 2
#define BLACK 0xff000000u
#define SIGNATURE "\x89PNG\r\n\x1a\n"
#define SIGNATURE_BYTES 8
#define CHUNK_BYTES 12
#define IHDR_BYTES 13

typedef enum
{
  EXPECT_IHDR,
  EXPECT_FIRST_IDAT,
  EXPECT_IDAT_OR_IEND,
  EXPECT_NOTHING,
} Expectation;

/* Helpers */

static guint32 *
get_row (cairo_surface_t *surface,
         int              y)
{
  return (guint32 *) (gpointer) (cairo_image_surface_get_data (surface)
                                 + (gsize) y * (gsize) cairo_image_surface_get_stride (surface));
}

static gboolean
refuse (GError     **error,
        const char  *reason)
{
  g_set_error_literal (error, GUICHET_EVIDENCE_ERROR, GUICHET_EVIDENCE_ERROR_NOT_VERIFIED, reason);
  return FALSE;
}

static gboolean
is_black (cairo_surface_t             *surface,
          const cairo_rectangle_int_t *cover)
{
  for (int y = cover->y; y < cover->y + cover->height; y++)
    {
      const guint32 *row = get_row (surface, y);

      for (int x = cover->x; x < cover->x + cover->width; x++)
        if (row[x] != BLACK)
          return FALSE;
    }
  return TRUE;
}

static guint32
read_word (const guint8 *data)
{
  guint32 word;

  memcpy (&word, data, sizeof word);
  return GUINT32_FROM_BE (word);
}

static gboolean
is_header (const guint8 *data,
           guint32       length,
           int           width,
           int           height)
{
  return length == IHDR_BYTES && read_word (data) == (guint32) width
         && read_word (data + 4) == (guint32) height;
}

/* Says what may follow a chunk; EXPECT_IHDR, which nothing leads back to, if it may not be
 * there. */
static Expectation
step (Expectation   expected,
      const guint8 *chunk,
      guint32       length,
      int           width,
      int           height)
{
  const char *type = (const char *) chunk + 4;

  if (expected == EXPECT_IHDR && strncmp (type, "IHDR", 4) == 0
      && is_header (chunk + 8, length, width, height))
    return EXPECT_FIRST_IDAT;
  if ((expected == EXPECT_FIRST_IDAT || expected == EXPECT_IDAT_OR_IEND)
      && strncmp (type, "IDAT", 4) == 0)
    return EXPECT_IDAT_OR_IEND;
  if (expected == EXPECT_IDAT_OR_IEND && strncmp (type, "IEND", 4) == 0 && length == 0)
    return EXPECT_NOTHING;
  return EXPECT_IHDR;
}

/* Public API */

/**
 * guichet_redaction_cover:
 * @box: in pixels of the image; its size may be negative
 * @width: of the image
 * @height: likewise
 * @cover: (out): whole pixels of the image
 *
 * Rounds a box outwards to whole pixels, and two more on each side.
 *
 * Returns: whether anything of the image is under it
 */
gboolean
guichet_redaction_cover (const cairo_rectangle_t *box,
                         int                      width,
                         int                      height,
                         cairo_rectangle_int_t   *cover)
{
  const double left = floor (MIN (box->x, box->x + box->width)) - MARGIN;
  const double top = floor (MIN (box->y, box->y + box->height)) - MARGIN;
  const double right = ceil (MAX (box->x, box->x + box->width)) + MARGIN;
  const double bottom = ceil (MAX (box->y, box->y + box->height)) + MARGIN;

  cover->x = (int) CLAMP (left, 0, width);
  cover->y = (int) CLAMP (top, 0, height);
  cover->width = (int) CLAMP (right, 0, width) - cover->x;
  cover->height = (int) CLAMP (bottom, 0, height) - cover->y;
  return cover->width > 0 && cover->height > 0;
}

/**
 * guichet_redaction_burn:
 * @surface: an image surface, ARGB32
 * @cover: within it
 *
 * Replaces the pixels by opaque black.
 */
void
guichet_redaction_burn (cairo_surface_t             *surface,
                        const cairo_rectangle_int_t *cover)
{
  cairo_surface_flush (surface);
  for (int y = cover->y; y < cover->y + cover->height; y++)
    {
      guint32 *row = get_row (surface, y);

      for (int x = cover->x; x < cover->x + cover->width; x++)
        row[x] = BLACK;
    }
  cairo_surface_mark_dirty (surface);
}

/**
 * guichet_redaction_check_pixels:
 * @surface: ARGB32, what was decoded from the file
 * @covers: what has to be black in it
 *
 * Returns: whether every pixel under each is opaque black. Errors:
 *   %GUICHET_EVIDENCE_ERROR_NOT_VERIFIED.
 */
gboolean
guichet_redaction_check_pixels (cairo_surface_t              *surface,
                                const cairo_rectangle_int_t  *covers,
                                guint                         n_covers,
                                GError                      **error)
{
  const cairo_rectangle_int_t image = { 0, 0, cairo_image_surface_get_width (surface),
                                        cairo_image_surface_get_height (surface) };

  for (guint i = 0; i < n_covers; i++)
    {
      if (covers[i].x < 0 || covers[i].y < 0 || covers[i].x + covers[i].width > image.width
          || covers[i].y + covers[i].height > image.height)
        return refuse (error, "A redaction is not within the image");
      if (!is_black (surface, &covers[i]))
        return refuse (error, "Something remains under a redaction");
    }
  return TRUE;
}

/**
 * guichet_redaction_check_file:
 * @png: what was written
 * @width: of the image that it must hold
 * @height: likewise
 *
 * Returns: whether it is a PNG of that size that holds IHDR, IDAT and IEND and not a byte more.
 *   Errors: %GUICHET_EVIDENCE_ERROR_NOT_VERIFIED.
 */
gboolean
guichet_redaction_check_file (GBytes  *png,
                              int      width,
                              int      height,
                              GError **error)
{
  gsize size;
  const guint8 *data = g_bytes_get_data (png, &size);
  Expectation expected = EXPECT_IHDR;
  gsize at = SIGNATURE_BYTES;

  if (size < SIGNATURE_BYTES || memcmp (data, SIGNATURE, SIGNATURE_BYTES) != 0)
    return refuse (error, "Not a PNG");
  while (expected != EXPECT_NOTHING)
    {
      const guint32 length = size - at >= CHUNK_BYTES ? read_word (data + at) : 0;

      if (size - at < CHUNK_BYTES || length > size - at - CHUNK_BYTES)
        return refuse (error, "The file is cut short");
      expected = step (expected, data + at, length, width, height);
      if (expected == EXPECT_IHDR)
        return refuse (error, "The file holds more than pixels, or has another size");
      at += CHUNK_BYTES + length;
    }
  return at == size || refuse (error, "Something follows the end of the image");
}
