/* guichet-cli-answer.h - values of the domain as the documents of guichetctl have them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "guichet-deadline.h"

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

void guichet_cli_answer_add_instant  (JsonBuilder     *builder,
                                      const char      *name,
                                      GTimeZone       *zone,
                                      gint64           instant);
void guichet_cli_answer_add_deadline (JsonBuilder     *builder,
                                      GuichetDeadline *deadline);
void guichet_cli_answer_print        (JsonBuilder     *builder);

G_END_DECLS
