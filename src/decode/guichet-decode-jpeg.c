/* guichet-decode-jpeg.c - JPEG to pixels
 *
 * Baseline and progressive, gray, YCbCr, RGB and CMYK. The orientation that a telephone
 * notes in its Exif segment is applied while the rows come, each pixel written where it
 * belongs, so that no second copy of a large image is needed.
 *
 * libjpeg goes on over damage with a warning and gray blocks; we do not.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "guichet-decode-jpeg.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <jpeglib.h>
#include <jerror.h>

#ifndef JCS_EXTENSIONS
#error "libjpeg-turbo's extended colour spaces are needed"
#endif

#define MEMORY_MAX (400l * 1024 * 1024)
#define SEGMENT_MAX 0xffff
#define EXIF_HEAD_LENGTH 6
#define TIFF_HEAD_LENGTH 8
#define TIFF_ENTRY_LENGTH 12
#define TIFF_TAG_ORIENTATION 0x0112
#define TIFF_TYPE_SHORT 3

/* Where the pixels of a row go: the first one, and the steps along the row and down. */
typedef struct
{
  gssize origin;
  gssize step_x;
  gssize step_y;
} Layout;

/* Errors */

static void
error_cb (j_common_ptr decompress)
{
  gboolean memory = decompress->err->msg_code == JERR_OUT_OF_MEMORY
                    || decompress->err->msg_code == JERR_NO_BACKING_STORE;

  guichet_decode_pixels_refuse (memory ? GUICHET_DECODE_ERROR_TOO_LARGE
                                       : GUICHET_DECODE_ERROR_BROKEN);
}

static gboolean
is_damage (int code)
{
  return code == JWRN_JPEG_EOF || code == JWRN_HIT_MARKER || code == JWRN_HUFF_BAD_CODE
         || code == JWRN_ARITH_BAD_CODE || code == JWRN_NOT_SEQUENTIAL || code == JWRN_MUST_RESYNC;
}

static void
message_cb (j_common_ptr decompress,
            int          level)
{
  if (level < 0 && is_damage (decompress->err->msg_code))
    guichet_decode_pixels_refuse (GUICHET_DECODE_ERROR_BROKEN);
}

/* Exif */

static guint
read_16 (const guint8 *data,
         gboolean      big)
{
  return big ? (guint) data[0] << 8 | data[1] : (guint) data[1] << 8 | data[0];
}

static guint
read_32 (const guint8 *data,
         gboolean      big)
{
  return big ? read_16 (data, big) << 16 | read_16 (data + 2, big)
             : read_16 (data + 2, big) << 16 | read_16 (data, big);
}

/* The orientation, 1 to 8, in the first directory of @tiff; 1 when it is not said. */
static guint
find_orientation (const guint8 *tiff,
                  gsize         length)
{
  gboolean big = length >= TIFF_HEAD_LENGTH && tiff[0] == 'M';
  gsize at = length >= TIFF_HEAD_LENGTH ? read_32 (tiff + 4, big) : length;
  guint count = at + 2 <= length ? read_16 (tiff + at, big) : 0;

  at += 2;
  for (guint i = 0; i < count && at + TIFF_ENTRY_LENGTH <= length; i++, at += TIFF_ENTRY_LENGTH)
    {
      guint value = read_16 (tiff + at + 8, big);

      if (read_16 (tiff + at, big) == TIFF_TAG_ORIENTATION
          && read_16 (tiff + at + 2, big) == TIFF_TYPE_SHORT)
        return value >= 1 && value <= 8 ? value : 1;
    }
  return 1;
}

static guint
read_orientation (struct jpeg_decompress_struct *decompress)
{
  for (jpeg_saved_marker_ptr marker = decompress->marker_list; marker; marker = marker->next)
    if (marker->data_length > EXIF_HEAD_LENGTH
        && memcmp (marker->data, "Exif\0", EXIF_HEAD_LENGTH) == 0)
      return find_orientation (marker->data + EXIF_HEAD_LENGTH,
                               marker->data_length - EXIF_HEAD_LENGTH);
  return 1;
}

/* From 5 on, rows and columns are exchanged. The mirrored sides follow from where Exif says
 * the first row and the first column are: 2, 3 right; 3, 4 bottom; 6, 7 right; 7, 8 bottom. */
static Layout
lay_out (GuichetDecodePixels *pixels,
         guint                width,
         guint                height,
         guint                orientation)
{
  gboolean exchanged = orientation >= 5;
  gboolean from_right = orientation == 2 || orientation == 3 || orientation == 6
                        || orientation == 7;
  gboolean from_bottom = orientation == 3 || orientation == 4 || orientation == 7
                         || orientation == 8;
  gssize across;
  gssize down;

  guichet_decode_pixels_allocate (pixels, exchanged ? height : width, exchanged ? width : height);
  across = from_right ? -4 : 4;
  down = from_bottom ? -(gssize) pixels->stride : (gssize) pixels->stride;
  return (Layout) {
    (from_right ? (gssize) (pixels->width - 1) * 4 : 0)
      + (from_bottom ? (gssize) (pixels->height - 1) * (gssize) pixels->stride : 0),
    exchanged ? down : across,
    exchanged ? across : down,
  };
}

/* Rows */

/* Adobe writes CMYK inverted: 255 is no ink. */
static void
convert_cmyk (guint8   *row,
              guint     width,
              gboolean  inverted)
{
  for (guint8 *pixel = row; pixel < row + (gsize) width * 4; pixel += 4)
    {
      guint flip = inverted ? 0 : 255;
      guint c = pixel[0] ^ flip;
      guint m = pixel[1] ^ flip;
      guint y = pixel[2] ^ flip;
      guint k = pixel[3] ^ flip;

      pixel[0] = (guint8) (y * k / 255);
      pixel[1] = (guint8) (m * k / 255);
      pixel[2] = (guint8) (c * k / 255);
      pixel[3] = 255;
    }
}

static void
place_row (guint8       *target,
           const guint8 *row,
           guint         width,
           gssize        step)
{
  if (step == 4)
    {
      memcpy (target, row, (gsize) width * 4);
      return;
    }
  for (guint x = 0; x < width; x++, target += step, row += 4)
    memcpy (target, row, 4);
}

static void
read_rows (struct jpeg_decompress_struct *decompress,
           GuichetDecodePixels           *pixels,
           const Layout                  *layout)
{
  guint width = decompress->output_width;
  gboolean cmyk = decompress->out_color_space == JCS_CMYK;
  guint8 *row = g_malloc ((gsize) width * 4);

  while (decompress->output_scanline < decompress->output_height)
    {
      gssize at = layout->origin + (gssize) decompress->output_scanline * layout->step_y;

      jpeg_read_scanlines (decompress, &row, 1);
      if (cmyk)
        convert_cmyk (row, width, decompress->saw_Adobe_marker);
      place_row (pixels->data + at, row, width, layout->step_x);
    }
  g_free (row);
}

static void
choose_colours (struct jpeg_decompress_struct *decompress)
{
  gboolean inks = decompress->jpeg_color_space == JCS_CMYK
                  || decompress->jpeg_color_space == JCS_YCCK;

  if (decompress->jpeg_color_space == JCS_UNKNOWN)
    guichet_decode_pixels_refuse (GUICHET_DECODE_ERROR_UNSUPPORTED);
  decompress->out_color_space = inks ? JCS_CMYK : JCS_EXT_BGRA;
}

/* Public API */

/**
 * guichet_decode_jpeg:
 * @data: a JPEG whose dimensions were checked
 * @pixels: (out caller-allocates): the image, upright
 */
void
guichet_decode_jpeg (const guint8        *data,
                     gsize                length,
                     GuichetDecodePixels *pixels)
{
  struct jpeg_decompress_struct decompress;
  struct jpeg_error_mgr errors;
  Layout layout;

  decompress.err = jpeg_std_error (&errors);
  errors.error_exit = error_cb;
  errors.emit_message = message_cb;
  jpeg_create_decompress (&decompress);
  decompress.mem->max_memory_to_use = MEMORY_MAX;
  jpeg_save_markers (&decompress, JPEG_APP0 + 1, SEGMENT_MAX);
  jpeg_mem_src (&decompress, data, length);
  jpeg_read_header (&decompress, TRUE);
  choose_colours (&decompress);
  jpeg_start_decompress (&decompress);
  layout = lay_out (pixels, decompress.output_width, decompress.output_height,
                    read_orientation (&decompress));
  read_rows (&decompress, pixels, &layout);
  jpeg_finish_decompress (&decompress);
  jpeg_destroy_decompress (&decompress);
}
