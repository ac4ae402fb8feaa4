/* guichet-requests.h - what is asked of the application from outside of its window
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "guichet-window.h"

G_BEGIN_DECLS

#define GUICHET_TYPE_REQUESTS (guichet_requests_get_type ())

G_DECLARE_FINAL_TYPE (GuichetRequests, guichet_requests, GUICHET, REQUESTS, GObject)

GuichetRequests *guichet_requests_new   (GtkApplication   *application);
void             guichet_requests_open  (GuichetRequests  *self,
                                         GFile           **files,
                                         int               n_files);
gboolean         guichet_requests_are_pending
                                       (GuichetRequests  *self);
gboolean         guichet_requests_is_known_in
                                       (GuichetRequests  *self,
                                        GuichetDatabase  *database);
char            *guichet_requests_serve (GuichetRequests  *self,
                                         GuichetWindow    *window,
                                         GuichetDatabase  *database);

G_END_DECLS
