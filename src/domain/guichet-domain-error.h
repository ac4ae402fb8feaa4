/* guichet-domain-error.h - what the rules refuse
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define GUICHET_DOMAIN_ERROR (guichet_domain_error_quark ())

/**
 * GuichetDomainError:
 * @GUICHET_DOMAIN_ERROR_INVALID: data that no rule can use; the message names the place
 * @GUICHET_DOMAIN_ERROR_UNKNOWN: what is asked is not known (zone, profile, hours of that day)
 * @GUICHET_DOMAIN_ERROR_RANGE: out of the years 1900 to 2199, or never within reach
 */
typedef enum
{
  GUICHET_DOMAIN_ERROR_INVALID,
  GUICHET_DOMAIN_ERROR_UNKNOWN,
  GUICHET_DOMAIN_ERROR_RANGE,
} GuichetDomainError;

GQuark guichet_domain_error_quark (void);

G_END_DECLS
