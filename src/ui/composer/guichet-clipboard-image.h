/* guichet-clipboard-image.h - a picture's own bytes, from the clipboard
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

gboolean  guichet_clipboard_image_is_offered  (GdkClipboard         *clipboard);
gboolean  guichet_clipboard_image_is_text     (GdkClipboard         *clipboard);
void      guichet_clipboard_image_read_async  (GdkClipboard         *clipboard,
                                               gsize                 most_bytes,
                                               GCancellable         *cancellable,
                                               GAsyncReadyCallback   callback,
                                               gpointer              user_data);
GBytes   *guichet_clipboard_image_read_finish (GdkClipboard         *clipboard,
                                               GAsyncResult         *result,
                                               GError              **error);

G_END_DECLS
