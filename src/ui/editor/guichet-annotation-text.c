/* guichet-annotation-text.c - shapes and colours in words
 *
 * What is seen at a glance on the image, for whoever reads the list or hears it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "guichet-annotation-text.h"

#include <glib/gi18n.h>

/* Helpers */

static char *
name_shape (GuichetAnnotation *annotation,
            guint              number)
{
  switch (guichet_annotation_get_kind (annotation))
    {
    case GUICHET_ANNOTATION_ARROW:
      return g_strdup (_ ("Arrow"));
    case GUICHET_ANNOTATION_BOX:
      return g_strdup (_ ("Box"));
    case GUICHET_ANNOTATION_ELLIPSE:
      return g_strdup (_ ("Ellipse"));
    case GUICHET_ANNOTATION_LINE:
      return g_strdup (_ ("Line"));
    case GUICHET_ANNOTATION_PEN:
      return g_strdup (_ ("Pen stroke"));
    case GUICHET_ANNOTATION_HIGHLIGHTER:
      return g_strdup (_ ("Highlighted"));
    case GUICHET_ANNOTATION_TEXT:
      /* Translators: words written on an image */
      return g_strdup_printf (_ ("Text “%s”"), guichet_annotation_get_text (annotation));
    case GUICHET_ANNOTATION_BADGE:
      /* Translators: the number of a step, shown on an image */
      return g_strdup_printf (_ ("Step %u"), number);
    case GUICHET_ANNOTATION_REDACTION:
    default:
      return g_strdup (_ ("Hidden zone"));
    }
}

/* Public API */

/**
 * guichet_annotation_text_colour:
 * @colour: 0xRRGGBB
 *
 * Returns: (transfer none): its name when it is of the palette, else an empty text
 */
const char *
guichet_annotation_text_colour (guint32 colour)
{
  switch (colour)
    {
    case 0xe01b24:
      return _ ("red");
    case 0x1c71d8:
      return _ ("blue");
    case 0x26a269:
      return _ ("green");
    case 0xf6d32d:
      return _ ("yellow");
    case 0x241f31:
      return _ ("black");
    case 0xffffff:
      return _ ("white");
    default:
      return "";
    }
}

/**
 * guichet_annotation_text_describe:
 * @number: that of a badge
 *
 * Returns: (transfer full): what it is, its colour, where it is and how large, in pixels
 */
char *
guichet_annotation_text_describe (GuichetAnnotation *annotation,
                                  guint              number)
{
  const char *colour = guichet_annotation_text_colour (guichet_annotation_get_colour (annotation));
  const gboolean is_plain = *colour == '\0' || guichet_annotation_get_kind (annotation)
                                                 == GUICHET_ANNOTATION_REDACTION;
  g_autofree char *name = name_shape (annotation, number);
  cairo_rectangle_t frame;

  guichet_annotation_get_frame (annotation, &frame);
  /* Translators: a shape on an image, its colour, its place and its size, in pixels */
  return g_strdup_printf (_ ("%s%s%s, at %d, %d, size %d × %d"), name, is_plain ? "" : ", ",
                          is_plain ? "" : colour, (int) frame.x, (int) frame.y,
                          (int) frame.width, (int) frame.height);
}

/**
 * guichet_annotation_text_verified:
 * @n_zones: how many redactions were verified
 *
 * Returns: (transfer full): what may be said of the image
 */
char *
guichet_annotation_text_verified (guint n_zones)
{
  if (n_zones == 0)
    return g_strdup (_ ("Verified: the pixels and nothing else"));
  return g_strdup_printf (ngettext ("Verified: nothing remains under %u zone",
                                    "Verified: nothing remains under %u zones", n_zones),
                          n_zones);
}
