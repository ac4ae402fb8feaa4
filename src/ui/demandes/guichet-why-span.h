/* guichet-why-span.h - a stretch of time that counts, or not
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "guichet-reckoning.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define GUICHET_TYPE_WHY_SPAN (guichet_why_span_get_type ())

G_DECLARE_FINAL_TYPE (GuichetWhySpan, guichet_why_span, GUICHET, WHY_SPAN, AdwActionRow)

GtkWidget *guichet_why_span_new (const GuichetSpan   *span,
                                 GuichetDeadline     *deadline,
                                 GuichetOpeningHours *opening);

G_END_DECLS
