/* guichet-seal.c - what tells stored texts that changed by themselves
 *
 * SQLite's own check sees about one flipped bit in ten. A seal is the SHA-256 of a row's texts,
 * each with its length before it, so that nothing moves from one to the next unseen.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "guichet-seal.h"

#include <string.h>

#define SEAL_LENGTH 32

/* No text is that long: its length stands for a text that is NULL. */
#define LENGTH_OF_NULL G_MAXUINT64

/**
 * guichet_seal_make:
 * @texts: (array length=n_texts): texts, each of which may be %NULL
 *
 * Returns: (transfer full): 32 bytes
 */
GBytes *
guichet_seal_make (const char *const *texts,
                   gsize              n_texts)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  guint8 digest[SEAL_LENGTH];
  gsize length = sizeof digest;

  for (gsize i = 0; i < n_texts; i++)
    {
      guint64 size = texts[i] ? strlen (texts[i]) : LENGTH_OF_NULL;
      guint64 prefix = GUINT64_TO_LE (size);

      g_checksum_update (checksum, (const guchar *) &prefix, sizeof prefix);
      if (texts[i])
        g_checksum_update (checksum, (const guchar *) texts[i], (gssize) size);
    }
  g_checksum_get_digest (checksum, digest, &length);
  return g_bytes_new (digest, length);
}

/**
 * guichet_seal_check:
 * @seal: (nullable): what was stored with the texts
 * @what: what they are, for the error's message
 *
 * Returns: %FALSE with %GUICHET_STORE_ERROR_DAMAGED when the texts are not those that were sealed
 */
gboolean
guichet_seal_check (GBytes             *seal,
                    const char *const  *texts,
                    gsize               n_texts,
                    const char         *what,
                    GError            **error)
{
  g_autoptr (GBytes) found = guichet_seal_make (texts, n_texts);

  if (seal && g_bytes_equal (seal, found))
    return TRUE;
  g_set_error (error, GUICHET_STORE_ERROR, GUICHET_STORE_ERROR_DAMAGED,
               "%s is no longer what was stored", what);
  return FALSE;
}
