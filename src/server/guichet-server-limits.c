/* guichet-server-limits.c - what the service accepts
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "guichet-server-limits.h"

const char *const guichet_server_media_types[] = {
  "image/png",       "image/jpeg",      "application/pdf", "text/plain",
  "text/csv",        "application/xml", "application/zip", "application/gzip",
  "application/vnd.oasis.opendocument.text",
  "application/vnd.oasis.opendocument.spreadsheet",
  "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  "application/octet-stream",
  NULL,
};
