/* guichet-evidence-error.c - why an image is not made
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "guichet-evidence-error.h"

G_DEFINE_QUARK (guichet-evidence-error-quark, guichet_evidence_error)
