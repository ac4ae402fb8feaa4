/* guichet-cli-encode.c - guichetctl encode: the evidence encoder alone
 *
 * The time printed is that of the encoding, without reading the image and writing the file.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "guichet-cli-commands.h"

#include "guichet-cli-image.h"
#include "guichet-png-encoder.h"

#include <glib/gi18n.h>

#define USAGE "encode IN OUT.png [--json]"

static void
print_result (gint64   microseconds,
              gsize    length,
              gboolean json)
{
  char milliseconds[G_ASCII_DTOSTR_BUF_SIZE];

  g_ascii_formatd (milliseconds, sizeof milliseconds, "%.1f", (double) microseconds / 1000);
  g_print (json ? "{\"ms\":%s,\"bytes\":%" G_GSIZE_FORMAT "}\n"
                : "%s ms %" G_GSIZE_FORMAT " bytes\n",
           milliseconds, length);
}

static gboolean
encode (const char  *source,
        const char  *target,
        gboolean     json,
        GError     **error)
{
  cairo_surface_t *surface = guichet_cli_image_read (source, error);
  g_autoptr (GBytes) png = NULL;
  gint64 start = g_get_monotonic_time ();
  gint64 end;

  if (!surface)
    return FALSE;
  png = guichet_png_encoder_encode (surface, error);
  end = g_get_monotonic_time ();
  cairo_surface_destroy (surface);
  if (!png || !guichet_png_encoder_write (png, target, error))
    return FALSE;
  print_result (end - start, g_bytes_get_size (png), json);
  return TRUE;
}

/**
 * guichet_cli_encode:
 *
 * Writes an image as the evidence encoder does; prints the milliseconds and the bytes.
 *
 * Returns: a #GuichetCliExit
 */
int
guichet_cli_encode (GuichetCliContext  *context,
                    int                 argc,
                    char              **argv)
{
  int status = GUICHET_CLI_DONE;
  g_auto (GStrv) parameters = guichet_cli_context_parse (context, NULL, USAGE, argc, argv, &status);
  g_autoptr (GError) error = NULL;

  if (!parameters)
    return status;
  if (g_strv_length (parameters) != 2)
    return guichet_cli_fail_usage (USAGE);
  if (encode (parameters[0], parameters[1], context->json, &error))
    return GUICHET_CLI_DONE;
  guichet_cli_complain ("%s", guichet_cli_image_explain (error));
  return GUICHET_CLI_FAILED;
}
