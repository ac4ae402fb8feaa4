/* guichet-demo.h - the service of the demonstration
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define GUICHET_TYPE_DEMO (guichet_demo_get_type ())

G_DECLARE_FINAL_TYPE (GuichetDemo, guichet_demo, GUICHET, DEMO, GObject)

GuichetDemo *guichet_demo_new            (GFile                *folder);
void         guichet_demo_start_async    (GuichetDemo          *self,
                                          GCancellable         *cancellable,
                                          GAsyncReadyCallback   callback,
                                          gpointer              user_data);
gboolean     guichet_demo_start_finish   (GuichetDemo          *self,
                                          GAsyncResult         *result,
                                          GError              **error);
const char  *guichet_demo_get_address    (GuichetDemo          *self);
char        *guichet_demo_get_ca_file    (GuichetDemo          *self);
char        *guichet_demo_get_token_file (GuichetDemo          *self);
void         guichet_demo_stop           (GuichetDemo          *self);

G_END_DECLS
