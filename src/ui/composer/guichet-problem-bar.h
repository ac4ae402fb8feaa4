/* guichet-problem-bar.h - what went wrong, until it is read
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define GUICHET_TYPE_PROBLEM_BAR (guichet_problem_bar_get_type ())

G_DECLARE_FINAL_TYPE (GuichetProblemBar, guichet_problem_bar, GUICHET, PROBLEM_BAR, AdwBin)

const char *guichet_problem_bar_get_message (GuichetProblemBar *self);
void        guichet_problem_bar_set_message (GuichetProblemBar *self,
                                             const char        *message);
void        guichet_problem_bar_add_message (GuichetProblemBar *self,
                                             const char        *message);

G_END_DECLS
