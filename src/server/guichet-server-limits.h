/* guichet-server-limits.h - what the service accepts
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define GUICHET_SERVER_MOST_ATTACHMENT_BYTES G_GINT64_CONSTANT (26214400)
#define GUICHET_SERVER_MOST_ATTACHMENTS 20
#define GUICHET_SERVER_LONGEST_TITLE 200
#define GUICHET_SERVER_LONGEST_TEXT 100000
#define GUICHET_SERVER_LONGEST_STEP 2000
#define GUICHET_SERVER_MOST_STEPS 200
#define GUICHET_SERVER_MOST_LISTED 500
#define GUICHET_SERVER_USUALLY_LISTED 200

/* The contract's figures that a Demande recorded here falls under. */
#define GUICHET_SERVER_PROFILE "livret-2026-03"

/* %NULL-terminated. */
extern const char *const guichet_server_media_types[];

G_END_DECLS
