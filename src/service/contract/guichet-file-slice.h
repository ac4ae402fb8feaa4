/* guichet-file-slice.h - the rest of a file, exactly
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define GUICHET_TYPE_FILE_SLICE (guichet_file_slice_get_type ())

G_DECLARE_FINAL_TYPE (GuichetFileSlice, guichet_file_slice, GUICHET, FILE_SLICE,
                      GFilterInputStream)

GInputStream *guichet_file_slice_new (GFile         *file,
                                      guint64        offset,
                                      guint64        length,
                                      GCancellable  *cancellable,
                                      GError       **error);

G_END_DECLS
