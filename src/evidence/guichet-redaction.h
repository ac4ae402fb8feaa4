/* guichet-redaction.h - what a redaction takes away, and the proof that it is gone
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <cairo.h>
#include <glib.h>

#include "guichet-evidence-error.h"

G_BEGIN_DECLS

gboolean guichet_redaction_cover        (const cairo_rectangle_t      *box,
                                         int                           width,
                                         int                           height,
                                         cairo_rectangle_int_t        *cover);
void     guichet_redaction_burn         (cairo_surface_t              *surface,
                                         const cairo_rectangle_int_t  *cover);
gboolean guichet_redaction_check_pixels (cairo_surface_t              *surface,
                                         const cairo_rectangle_int_t  *covers,
                                         guint                         n_covers,
                                         GError                      **error);
gboolean guichet_redaction_check_file   (GBytes                       *png,
                                         int                           width,
                                         int                           height,
                                         GError                      **error);

G_END_DECLS
