/* guichet-image-probe.c - what an image says it is, before anything decodes it
 *
 * A PNG of 190 KB can ask for 4.7 GB of pixels, so its dimensions are read and bounded
 * first, by hand: the IHDR chunk that opens a PNG, the frame header (SOF) of a JPEG
 * wherever it stands among the segments.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "guichet-image-probe.h"

#include <string.h>

#define PNG_HEAD_LENGTH 33
#define JPEG_SOI 0xd8
#define JPEG_EOI 0xd9
#define JPEG_SOS 0xda

static const guint8 png_head[] = { 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n',
                                   0,    0,   0,   13,  'I',  'H',  'D',  'R' };
static const guint8 jpeg_head[] = { 0xff, JPEG_SOI, 0xff };

static guint
read_16 (const guint8 *data)
{
  return (guint) data[0] << 8 | data[1];
}

static guint
read_32 (const guint8 *data)
{
  return read_16 (data) << 16 | read_16 (data + 2);
}

static gboolean
fail (GError             **error,
      GuichetDecodeError   code,
      const char          *message)
{
  g_set_error_literal (error, GUICHET_DECODE_ERROR, (int) code, message);
  return FALSE;
}

/* The marker segments with frame headers: SOF0 to SOF15 without DHT, JPG and DAC. */
static gboolean
is_frame (guint8 marker)
{
  return marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc;
}

static gboolean
is_bare (guint8 marker)
{
  return marker == 0x01 || (marker >= 0xd0 && marker <= JPEG_SOI);
}

/* Returns: (nullable): the frame header after its marker, 7 bytes at least */
static const guint8 *
find_frame (const guint8 *data,
            gsize         length)
{
  gsize at = 2;

  while (at + 4 <= length && data[at] == 0xff)
    {
      guint8 marker = data[at + 1];
      gsize size;

      if (marker == 0xff || is_bare (marker))
        {
          at += marker == 0xff ? 1 : 2;
          continue;
        }
      if (marker == JPEG_SOS || marker == JPEG_EOI)
        return NULL;
      size = read_16 (data + at + 2);
      if (size < 2)
        return NULL;
      if (is_frame (marker))
        return size >= 8 && at + 9 <= length ? data + at + 2 : NULL;
      at += 2 + size;
    }
  return NULL;
}

static gboolean
probe_png (const guint8      *data,
           gsize              length,
           GuichetImageInfo  *info,
           GError           **error)
{
  if (length < PNG_HEAD_LENGTH || memcmp (data, png_head, sizeof png_head) != 0)
    return fail (error, GUICHET_DECODE_ERROR_BROKEN, "The PNG has no header");
  info->format = GUICHET_IMAGE_FORMAT_PNG;
  info->width = read_32 (data + 16);
  info->height = read_32 (data + 20);
  return TRUE;
}

static gboolean
probe_jpeg (const guint8      *data,
            gsize              length,
            GuichetImageInfo  *info,
            GError           **error)
{
  const guint8 *frame = find_frame (data, length);

  if (!frame)
    return fail (error, GUICHET_DECODE_ERROR_BROKEN, "The JPEG has no frame header");
  info->format = GUICHET_IMAGE_FORMAT_JPEG;
  info->height = read_16 (frame + 3);
  info->width = read_16 (frame + 5);
  return TRUE;
}

static gboolean
check_dimensions (const GuichetImageInfo  *info,
                  GError                 **error)
{
  if (info->width == 0 || info->height == 0)
    return fail (error, GUICHET_DECODE_ERROR_BROKEN, "The image has no pixel");
  if (info->width > GUICHET_IMAGE_SIDE_MAX || info->height > GUICHET_IMAGE_SIDE_MAX
      || (guint64) info->width * info->height > GUICHET_IMAGE_PIXELS_MAX)
    return fail (error, GUICHET_DECODE_ERROR_TOO_LARGE, "The image has too many pixels");
  return TRUE;
}

/* Public API */

/**
 * guichet_image_probe:
 * @data: the file, or a beginning of it: the first 33 bytes of a PNG are enough, a JPEG's frame
 *   header may come after a large thumbnail
 * @info: (out caller-allocates): set on success
 *
 * Returns: whether @data begins as an image we may decode. Errors: %GUICHET_DECODE_ERROR, any
 *   but HELPER; a beginning that is too short is BROKEN.
 */
gboolean
guichet_image_probe (const guint8      *data,
                     gsize              length,
                     GuichetImageInfo  *info,
                     GError           **error)
{
  gboolean probed;

  if (length == 0)
    return fail (error, GUICHET_DECODE_ERROR_EMPTY, "The file is empty");
  if (length >= 8 && memcmp (data, png_head, 8) == 0)
    probed = probe_png (data, length, info, error);
  else if (length >= sizeof jpeg_head && memcmp (data, jpeg_head, sizeof jpeg_head) == 0)
    probed = probe_jpeg (data, length, info, error);
  else
    return fail (error, GUICHET_DECODE_ERROR_UNSUPPORTED, "The file is neither PNG nor JPEG");
  return probed && check_dimensions (info, error);
}
