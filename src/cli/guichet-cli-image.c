/* guichet-cli-image.c - images that commands are given
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "guichet-cli-image.h"

#include "guichet-decoder.h"

#include <glib/gi18n.h>

static void
keep_result_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  GAsyncResult **kept = user_data;

  *kept = g_object_ref (result);
}

/* Public API */

/**
 * guichet_cli_image_read:
 * @path: a PNG or a JPEG
 *
 * Returns: (transfer full): its pixels. Errors: %GUICHET_DECODE_ERROR, those of GIO.
 */
cairo_surface_t *
guichet_cli_image_read (const char  *path,
                        GError     **error)
{
  g_autoptr (GuichetDecoder) decoder = guichet_decoder_new ();
  g_autoptr (GFile) file = g_file_new_for_commandline_arg (path);
  g_autoptr (GAsyncResult) result = NULL;

  guichet_decoder_decode_file_async (decoder, file, NULL, keep_result_cb, &result);
  while (!result)
    g_main_context_iteration (NULL, TRUE);
  return guichet_decoder_decode_finish (decoder, result, error);
}

/**
 * guichet_cli_image_explain:
 * @error: of guichet_cli_image_read()
 *
 * Returns: (transfer none): what is said to people
 */
const char *
guichet_cli_image_explain (const GError *error)
{
  if (error->domain != GUICHET_DECODE_ERROR)
    return error->message;
  switch ((GuichetDecodeError) error->code)
    {
    case GUICHET_DECODE_ERROR_UNSUPPORTED:
      return _ ("Neither a PNG nor a JPEG image");
    case GUICHET_DECODE_ERROR_TOO_LARGE:
      return _ ("The image is over 10 MiB or 40 million pixels");
    case GUICHET_DECODE_ERROR_BROKEN:
      return _ ("The image is cut short or damaged");
    case GUICHET_DECODE_ERROR_EMPTY:
      return _ ("The file is empty");
    case GUICHET_DECODE_ERROR_HELPER:
    default:
      return error->message;
    }
}
