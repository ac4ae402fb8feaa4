/* guichet-support-status.h - whether the support can be called, at the foot of the sidebar
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "guichet-clock.h"
#include "guichet-service-information.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define GUICHET_TYPE_SUPPORT_STATUS (guichet_support_status_get_type ())

G_DECLARE_FINAL_TYPE (GuichetSupportStatus, guichet_support_status,
                      GUICHET, SUPPORT_STATUS, AdwBin)

G_END_DECLS
