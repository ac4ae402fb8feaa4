/* guichet-access-check.h - whether a service can be reached, step by step
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "guichet-access-step.h"
#include "guichet-access.h"
#include "guichet-clock.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* By how much two clocks may differ, and still agree. */
#define GUICHET_ACCESS_MOST_SKEW_MS (2 * GUICHET_MINUTE_MS)

/**
 * GuichetAccessVerdict:
 * @GUICHET_ACCESS_UNKNOWN: not checked
 * @GUICHET_ACCESS_GOOD: all is well
 * @GUICHET_ACCESS_LATER: nothing speaks against it, but it could not be checked to the end
 * @GUICHET_ACCESS_BAD: something must be put right first
 */
typedef enum
{
  GUICHET_ACCESS_UNKNOWN,
  GUICHET_ACCESS_GOOD,
  GUICHET_ACCESS_LATER,
  GUICHET_ACCESS_BAD,
} GuichetAccessVerdict;

#define GUICHET_TYPE_ACCESS_CHECK (guichet_access_check_get_type ())

G_DECLARE_FINAL_TYPE (GuichetAccessCheck, guichet_access_check, GUICHET, ACCESS_CHECK, GObject)

GuichetAccessCheck   *guichet_access_check_new             (GuichetClock         *clock);
GListModel           *guichet_access_check_get_steps       (GuichetAccessCheck   *self);
GuichetAccessStep    *guichet_access_check_get_step        (GuichetAccessCheck   *self,
                                                            GuichetAccessKind     kind);
void                  guichet_access_check_reset           (GuichetAccessCheck   *self);
void                  guichet_access_check_run_async       (GuichetAccessCheck   *self,
                                                            const GuichetAccess  *access,
                                                            GCancellable         *cancellable,
                                                            GAsyncReadyCallback   callback,
                                                            gpointer              user_data);
GuichetAccessVerdict  guichet_access_check_run_finish      (GuichetAccessCheck   *self,
                                                            GAsyncResult         *result);
const char           *guichet_access_check_get_address     (GuichetAccessCheck   *self);
const char           *guichet_access_check_get_service_id  (GuichetAccessCheck   *self);
const char           *guichet_access_check_get_name        (GuichetAccessCheck   *self);
char                 *guichet_access_check_normalise       (const char           *address);

G_END_DECLS
