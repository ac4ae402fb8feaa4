/* guichet-domain-error.c - what the rules refuse
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "guichet-domain-error.h"

G_DEFINE_QUARK (guichet-domain-error-quark, guichet_domain_error)
