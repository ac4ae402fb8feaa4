/* guichet-cli-redact.c - guichetctl redact: parts of an image taken away for good
 *
 * With the code that the image editor uses: nothing is written that was not verified.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "guichet-cli-commands.h"

#include "guichet-cli-image.h"
#include "guichet-flatten.h"
#include "guichet-png-encoder.h"
#include "guichet-redaction.h"

#include <glib/gi18n.h>
#include <math.h>

#define USAGE "redact IN.png OUT.png --box X,Y,W,H…"
#define N_SIDES 4

static void
keep_result_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

static gboolean
read_side (const char *text,
           double     *side)
{
  char *end;

  *side = g_ascii_strtod (text, &end);
  return *text != '\0' && !g_ascii_isspace (*text) && *end == '\0' && isfinite (*side);
}

static GuichetAnnotation *
read_box (const char *text)
{
  g_auto (GStrv) words = g_strsplit (text, ",", -1);
  double sides[N_SIDES];

  if (g_strv_length (words) != N_SIDES)
    return NULL;
  for (guint i = 0; i < N_SIDES; i++)
    if (!read_side (words[i], &sides[i]))
      return NULL;
  if (sides[2] <= 0 || sides[3] <= 0)
    return NULL;
  return guichet_annotation_new (GUICHET_ANNOTATION_REDACTION,
                                 (GuichetPoint[]){ { sides[0], sides[1] },
                                                   { sides[0] + sides[2], sides[1] + sides[3] } },
                                 2, 0, 1, NULL);
}

static gboolean
read_boxes (char      **texts,
            GPtrArray  *boxes)
{
  for (guint i = 0; texts && texts[i]; i++)
    {
      GuichetAnnotation *box = read_box (texts[i]);

      if (!box)
        {
          guichet_cli_complain (_ ("“%s” is no box such as 10,20,300,40"), texts[i]);
          return FALSE;
        }
      g_ptr_array_add (boxes, box);
    }
  return boxes->len > 0;
}

/* A box beside the image is a mistake of whoever counts on it. */
static gboolean
add_boxes (GuichetSketch  *sketch,
           GPtrArray      *boxes,
           GError        **error)
{
  for (guint i = 0; i < boxes->len; i++)
    {
      cairo_rectangle_int_t cover;
      cairo_rectangle_t frame;

      guichet_annotation_get_frame (boxes->pdata[i], &frame);
      if (!guichet_redaction_cover (&frame, guichet_sketch_get_width (sketch),
                                    guichet_sketch_get_height (sketch), &cover))
        {
          g_set_error (error, GUICHET_EVIDENCE_ERROR, GUICHET_EVIDENCE_ERROR_OUTSIDE,
                       "%g,%g,%g,%g", frame.x, frame.y, frame.width, frame.height);
          return FALSE;
        }
      guichet_sketch_add (sketch, boxes->pdata[i]);
    }
  return TRUE;
}

static GBytes *
flatten (cairo_surface_t  *surface,
         GPtrArray        *boxes,
         guint            *n_zones,
         GError          **error)
{
  g_autoptr (GuichetDecoder) decoder = guichet_decoder_new ();
  g_autoptr (GuichetSketch) sketch =
    guichet_sketch_new (cairo_image_surface_get_width (surface),
                        cairo_image_surface_get_height (surface));
  g_autoptr (GAsyncResult) result = NULL;

  if (!add_boxes (sketch, boxes, error))
    return NULL;
  guichet_flatten_async (decoder, surface, sketch, NULL, keep_result_cb, &result);
  while (!result)
    g_main_context_iteration (NULL, TRUE);
  return guichet_flatten_finish (result, n_zones, error);
}

static void
print_result (guint    n_zones,
              gsize    length,
              gboolean json)
{
  if (json)
    g_print ("{\"zones\":%u,\"bytes\":%" G_GSIZE_FORMAT "}\n", n_zones, length);
  g_printerr (ngettext ("Verified: nothing remains under %u zone\n",
                        "Verified: nothing remains under %u zones\n", n_zones),
              n_zones);
}

static gboolean
redact (const char  *source,
        const char  *target,
        GPtrArray   *boxes,
        gboolean     json,
        GError     **error)
{
  cairo_surface_t *surface = guichet_cli_image_read (source, error);
  g_autoptr (GBytes) png = NULL;
  guint n_zones = 0;

  if (!surface)
    return FALSE;
  png = flatten (surface, boxes, &n_zones, error);
  cairo_surface_destroy (surface);
  if (!png || !guichet_png_encoder_write (png, target, error))
    return FALSE;
  print_result (n_zones, g_bytes_get_size (png), json);
  return TRUE;
}

static void
explain (const GError *error)
{
  if (g_error_matches (error, GUICHET_EVIDENCE_ERROR, GUICHET_EVIDENCE_ERROR_OUTSIDE))
    guichet_cli_complain (_ ("Nothing of the image is under the box %s"), error->message);
  else if (error->domain == GUICHET_EVIDENCE_ERROR)
    guichet_cli_complain (_ ("The image is not what it had to be: nothing was written"));
  else
    guichet_cli_complain ("%s", guichet_cli_image_explain (error));
}

/**
 * guichet_cli_redact:
 *
 * Writes an image with boxes of it taken away, opaque, verified and encoded anew. The boxes are
 * in pixels; more may follow the first.
 *
 * Returns: a #GuichetCliExit
 */
int
guichet_cli_redact (GuichetCliContext  *context,
                    int                 argc,
                    char              **argv)
{
  g_auto (GStrv) texts = NULL;
  const GOptionEntry entries[] = {
    { "box", 0, 0, G_OPTION_ARG_STRING_ARRAY, &texts, N_ ("What is taken away, in pixels"),
      "X,Y,W,H" },
    G_OPTION_ENTRY_NULL,
  };
  int status = GUICHET_CLI_DONE;
  g_auto (GStrv) parameters =
    guichet_cli_context_parse (context, entries, USAGE, argc, argv, &status);
  g_autoptr (GPtrArray) boxes = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GError) error = NULL;

  if (!parameters)
    return status;
  if (g_strv_length (parameters) < 2 || !texts || !read_boxes (texts, boxes)
      || (parameters[2] && !read_boxes (parameters + 2, boxes)))
    return guichet_cli_fail_usage (USAGE);
  if (redact (parameters[0], parameters[1], boxes, context->json, &error))
    return GUICHET_CLI_DONE;
  explain (error);
  return GUICHET_CLI_FAILED;
}
