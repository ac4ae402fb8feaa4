/* main.c - guichet-decode: one PNG or JPEG in, its pixels out, and nothing else
 *
 * Images come from people and machines we do not know, and the libraries that read them
 * have a long list of accidents. So one process decodes one image, with little memory,
 * little time and no way to the outside (see guichet-decode-sandbox.c), and its caller
 * believes none of what it says (see guichet-decoder.c).
 *
 * The image is a regular file on standard input. The answer goes to descriptor 3, as
 * guichet-decode-wire.h has it. There are no arguments.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "guichet-config.h"

#include <sys/stat.h>
#include <unistd.h>

#include "guichet-decode-jpeg.h"
#include "guichet-decode-png.h"
#include "guichet-decode-sandbox.h"
#include "guichet-image-probe.h"

static gsize
measure_input (void)
{
  struct stat status;

  if (fstat (STDIN_FILENO, &status) != 0 || !S_ISREG (status.st_mode))
    guichet_decode_pixels_refuse (GUICHET_DECODE_ERROR_UNSUPPORTED);
  if (status.st_size == 0)
    guichet_decode_pixels_refuse (GUICHET_DECODE_ERROR_EMPTY);
  if (status.st_size > GUICHET_IMAGE_BYTES_MAX)
    guichet_decode_pixels_refuse (GUICHET_DECODE_ERROR_TOO_LARGE);
  return (gsize) status.st_size;
}

static guint8 *
read_input (gsize length)
{
  guint8 *data = g_malloc (length);
  gsize done = 0;

  while (done < length)
    {
      gssize count = pread (STDIN_FILENO, data + done, length - done, (off_t) done);

      if (count <= 0)
        guichet_decode_pixels_refuse (GUICHET_DECODE_ERROR_BROKEN);
      done += (gsize) count;
    }
  return data;
}

static void
decode (const guint8        *data,
        gsize                length,
        GuichetDecodePixels *pixels)
{
  GuichetImageInfo info;
  g_autoptr (GError) error = NULL;

  if (!guichet_image_probe (data, length, &info, &error))
    guichet_decode_pixels_refuse ((GuichetDecodeError) error->code);
  if (info.format == GUICHET_IMAGE_FORMAT_PNG)
    guichet_decode_png (data, length, pixels);
  else
    guichet_decode_jpeg (data, length, pixels);
}

int
main (void)
{
  GuichetDecodePixels pixels = { 0 };
  gsize length;
  guint8 *data;

  if (!guichet_decode_sandbox_set_limits ())
    guichet_decode_pixels_refuse (GUICHET_DECODE_ERROR_HELPER);
  length = measure_input ();
  data = read_input (length);
  if (!guichet_decode_sandbox_filter_system ())
    guichet_decode_pixels_refuse (GUICHET_DECODE_ERROR_HELPER);
  decode (data, length, &pixels);
  guichet_decode_pixels_send (&pixels);
  _exit (0);
}
