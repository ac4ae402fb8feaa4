/* guichet-opening-problem.h - why the application cannot open its data, and what to do
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

const char *guichet_opening_problem_heading (const GError *error);
char       *guichet_opening_problem_body    (const GError *error,
                                             GFile        *folder);

G_END_DECLS
