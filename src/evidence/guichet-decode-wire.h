/* guichet-decode-wire.h - what guichet-decode tells its caller
 *
 * One packet on file descriptor GUICHET_DECODE_SOCKET, then the helper ends. With
 * status OK a descriptor comes along (SCM_RIGHTS): a sealed memfd of exactly
 * stride * height bytes, rows from the top, pixels as CAIRO_FORMAT_ARGB32 has them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

#define GUICHET_DECODE_MAGIC 0x47754431u
#define GUICHET_DECODE_SOCKET 3
#define GUICHET_DECODE_SEALS (F_SEAL_SEAL | F_SEAL_SHRINK | F_SEAL_GROW | F_SEAL_WRITE)

/* Any status but this one is a GuichetDecodeError plus one. */
#define GUICHET_DECODE_STATUS_OK 0u

typedef struct
{
  guint32 magic;
  guint32 status;
  guint32 width;
  guint32 height;
  guint32 stride;
} GuichetDecodeMessage;
