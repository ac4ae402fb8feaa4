/* guichet-worker.h - one thread that runs tasks in order
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define GUICHET_TYPE_WORKER (guichet_worker_get_type ())

G_DECLARE_FINAL_TYPE (GuichetWorker, guichet_worker, GUICHET, WORKER, GObject)

GuichetWorker *guichet_worker_new        (const char          *name);
void           guichet_worker_run        (GuichetWorker       *self,
                                          GTask               *task,
                                          GTaskThreadFunc      func);
gboolean       guichet_worker_has_queued (GuichetWorker       *self);
gboolean       guichet_worker_is_current (GuichetWorker       *self);
void           guichet_worker_stop       (GuichetWorker       *self);

G_END_DECLS
