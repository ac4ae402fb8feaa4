/* guichet-access-form.h - the address, the authority and the token of a service
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "guichet-access-check.h"
#include "guichet-access.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define GUICHET_TYPE_ACCESS_FORM (guichet_access_form_get_type ())

G_DECLARE_FINAL_TYPE (GuichetAccessForm, guichet_access_form, GUICHET, ACCESS_FORM, AdwBin)

void           guichet_access_form_set_clock   (GuichetAccessForm   *self,
                                                GuichetClock        *clock);
void           guichet_access_form_fill        (GuichetAccessForm   *self,
                                                const GuichetAccess *access,
                                                const char          *name);
GuichetAccess *guichet_access_form_get_access  (GuichetAccessForm   *self);
char          *guichet_access_form_get_name    (GuichetAccessForm   *self);
void           guichet_access_form_focus_address (GuichetAccessForm *self);
void           guichet_access_form_focus_token (GuichetAccessForm   *self);
void           guichet_access_form_set_problem (GuichetAccessForm   *self,
                                                const char          *problem);

G_END_DECLS
