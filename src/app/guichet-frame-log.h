/* guichet-frame-log.h - when frames are painted, for measurements
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define GUICHET_TYPE_FRAME_LOG (guichet_frame_log_get_type ())

G_DECLARE_FINAL_TYPE (GuichetFrameLog, guichet_frame_log, GUICHET, FRAME_LOG, GObject)

GuichetFrameLog *guichet_frame_log_new   (const char      *path,
                                          gboolean         ends_after_first);
void             guichet_frame_log_watch (GuichetFrameLog *self,
                                          GtkWindow       *window);

G_END_DECLS
