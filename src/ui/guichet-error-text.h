/* guichet-error-text.h - what went wrong and what to do, in words
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

char *guichet_error_text (const GError *error);

G_END_DECLS
