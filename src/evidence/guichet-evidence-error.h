/* guichet-evidence-error.h - why an image is not made
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define GUICHET_EVIDENCE_ERROR (guichet_evidence_error_quark ())

/**
 * GuichetEvidenceError:
 * @GUICHET_EVIDENCE_ERROR_NOT_VERIFIED: what was written is not what had to be
 * @GUICHET_EVIDENCE_ERROR_OUTSIDE: nothing of the image is under a redaction
 */
typedef enum
{
  GUICHET_EVIDENCE_ERROR_NOT_VERIFIED,
  GUICHET_EVIDENCE_ERROR_OUTSIDE,
} GuichetEvidenceError;

GQuark guichet_evidence_error_quark (void);

G_END_DECLS
