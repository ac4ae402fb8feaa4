/* guichet-cli-image.h - images that commands are given
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <cairo.h>
#include <gio/gio.h>

G_BEGIN_DECLS

cairo_surface_t *guichet_cli_image_read    (const char    *path,
                                            GError       **error);
const char      *guichet_cli_image_explain (const GError  *error);

G_END_DECLS
