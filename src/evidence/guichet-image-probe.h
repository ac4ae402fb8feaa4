/* guichet-image-probe.h - what an image says it is, before anything decodes it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "guichet-decode-error.h"

G_BEGIN_DECLS

#define GUICHET_IMAGE_BYTES_MAX (32 * 1024 * 1024)
#define GUICHET_IMAGE_PIXELS_MAX (40 * 1000 * 1000)
#define GUICHET_IMAGE_SIDE_MAX 32767

/**
 * GuichetImageFormat:
 * @GUICHET_IMAGE_FORMAT_PNG: image/png
 * @GUICHET_IMAGE_FORMAT_JPEG: image/jpeg
 */
typedef enum
{
  GUICHET_IMAGE_FORMAT_PNG,
  GUICHET_IMAGE_FORMAT_JPEG,
} GuichetImageFormat;

/**
 * GuichetImageInfo:
 * @format: by its first bytes, whatever its name
 * @width: in pixels, before a JPEG's orientation is applied
 * @height: likewise
 */
typedef struct
{
  GuichetImageFormat format;
  guint width;
  guint height;
} GuichetImageInfo;

gboolean guichet_image_probe (const guint8      *data,
                              gsize              length,
                              GuichetImageInfo  *info,
                              GError           **error);

G_END_DECLS
