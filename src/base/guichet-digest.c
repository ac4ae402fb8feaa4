/* guichet-digest.c - SHA-256 as the contract writes it
 *
 * Two forms: 64 lower-case hexadecimal digits in documents and in the database,
 * and the dictionary member `sha-256=:BASE64:` of RFC 9530 in header fields.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "guichet-digest.h"

#include <string.h>

#define DIGEST_LENGTH 32
#define FILE_CHUNK (64 * 1024)
#define FIELD_NAME "sha-256=:"

/* Public API */

/**
 * guichet_digest_of_bytes:
 *
 * Returns: (transfer full): the SHA-256 of @bytes, in hexadecimal
 */
char *
guichet_digest_of_bytes (GBytes *bytes)
{
  return g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);
}

/**
 * guichet_digest_of_data:
 *
 * Returns: (transfer full): the SHA-256 of @length bytes at @data, in hexadecimal
 */
char *
guichet_digest_of_data (const void *data,
                        gsize       length)
{
  return g_compute_checksum_for_data (G_CHECKSUM_SHA256, data, length);
}

/**
 * guichet_digest_of_file:
 *
 * Reads @file whole, in constant memory. Blocks: not for the main thread.
 *
 * Returns: (transfer full): the SHA-256 of the file, in hexadecimal. Errors: those of GIO.
 */
char *
guichet_digest_of_file (GFile         *file,
                        GCancellable  *cancellable,
                        GError       **error)
{
  g_autoptr (GFileInputStream) stream = g_file_read (file, cancellable, error);
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  g_autofree guchar *chunk = g_malloc (FILE_CHUNK);
  gssize count;

  if (!stream)
    return NULL;
  while ((count = g_input_stream_read (G_INPUT_STREAM (stream), chunk, FILE_CHUNK, cancellable,
                                       error))
         > 0)
    g_checksum_update (checksum, chunk, count);
  return count < 0 ? NULL : g_strdup (g_checksum_get_string (checksum));
}

/**
 * guichet_digest_is_valid:
 *
 * Says whether @hex is 64 lower-case hexadecimal digits.
 */
gboolean
guichet_digest_is_valid (const char *hex)
{
  return hex && strspn (hex, "0123456789abcdef") == GUICHET_DIGEST_HEX_LENGTH
         && hex[GUICHET_DIGEST_HEX_LENGTH] == '\0';
}

/**
 * guichet_digest_to_field:
 * @hex: a valid digest
 *
 * Returns: (transfer full): the value of a Content-Digest field (RFC 9530)
 */
char *
guichet_digest_to_field (const char *hex)
{
  guchar raw[DIGEST_LENGTH];
  g_autofree char *base64 = NULL;

  g_return_val_if_fail (guichet_digest_is_valid (hex), NULL);

  for (int i = 0; i < DIGEST_LENGTH; i++)
    raw[i] = (guchar) (g_ascii_xdigit_value (hex[2 * i]) * 16
                       + g_ascii_xdigit_value (hex[2 * i + 1]));
  base64 = g_base64_encode (raw, DIGEST_LENGTH);
  return g_strconcat (FIELD_NAME, base64, ":", NULL);
}

/**
 * guichet_digest_from_field:
 * @field: (nullable): the value of a Content-Digest field, other algorithms allowed beside ours
 *
 * Returns: (transfer full) (nullable): the SHA-256 in hexadecimal, if the field holds one
 */
char *
guichet_digest_from_field (const char *field)
{
  const char *start = field ? strstr (field, FIELD_NAME) : NULL;
  const char *end = start ? strchr (start + strlen (FIELD_NAME), ':') : NULL;
  g_autofree char *base64 = NULL;
  g_autofree guchar *raw = NULL;
  g_autoptr (GString) hex = g_string_new (NULL);
  gsize length;

  if (!end)
    return NULL;
  start += strlen (FIELD_NAME);
  base64 = g_strndup (start, (gsize) (end - start));
  raw = g_base64_decode (base64, &length);
  if (length != DIGEST_LENGTH)
    return NULL;
  for (gsize i = 0; i < length; i++)
    g_string_append_printf (hex, "%02x", raw[i]);
  return g_string_free (g_steal_pointer (&hex), FALSE);
}
