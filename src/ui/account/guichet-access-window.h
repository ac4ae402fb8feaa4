/* guichet-access-window.h - the window in which a service is connected to
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "guichet-access-form.h"

G_BEGIN_DECLS

/**
 * GuichetAccessPurpose:
 * @GUICHET_ACCESS_WELCOME: somebody opens Guichet for the first time
 * @GUICHET_ACCESS_ADD: one more account
 * @GUICHET_ACCESS_SIGN_IN: the service of an account wants to know who we are
 *
 * What the window is for.
 */
typedef enum
{
  GUICHET_ACCESS_WELCOME,
  GUICHET_ACCESS_ADD,
  GUICHET_ACCESS_SIGN_IN,
} GuichetAccessPurpose;

#define GUICHET_TYPE_ACCESS_WINDOW (guichet_access_window_get_type ())

G_DECLARE_FINAL_TYPE (GuichetAccessWindow, guichet_access_window, GUICHET, ACCESS_WINDOW,
                      AdwApplicationWindow)

GuichetAccessWindow *guichet_access_window_new      (GtkApplication        *application,
                                                     GuichetClock          *clock,
                                                     GuichetAccessPurpose   purpose);
GuichetAccessForm   *guichet_access_window_get_form (GuichetAccessWindow   *self);
void                 guichet_access_window_set_busy (GuichetAccessWindow   *self,
                                                     gboolean               busy);

G_END_DECLS
