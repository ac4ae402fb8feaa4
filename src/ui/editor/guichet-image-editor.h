/* guichet-image-editor.h - the window in which an image is annotated
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

#include "guichet-decoder.h"
#include "guichet-sketch.h"

G_BEGIN_DECLS

#define GUICHET_TYPE_IMAGE_EDITOR (guichet_image_editor_get_type ())

G_DECLARE_FINAL_TYPE (GuichetImageEditor, guichet_image_editor, GUICHET, IMAGE_EDITOR, AdwWindow)

GuichetImageEditor *guichet_image_editor_new        (GuichetDecoder     *decoder,
                                                     GBytes             *content,
                                                     const char         *name,
                                                     GuichetSketch      *sketch,
                                                     guint               first_number);
GuichetSketch      *guichet_image_editor_get_sketch (GuichetImageEditor *self);

G_END_DECLS
