/* guichet-annotation-text.h - shapes and colours in words
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "guichet-annotation.h"

G_BEGIN_DECLS

char       *guichet_annotation_text_describe (GuichetAnnotation *annotation,
                                              guint              number);
char       *guichet_annotation_text_verified (guint              n_zones);
const char *guichet_annotation_text_colour   (guint32            colour);

G_END_DECLS
