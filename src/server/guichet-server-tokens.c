/* guichet-server-tokens.c - bearer tokens
 *
 * A token is 256 random bits. The database keeps its SHA-256 alone: who reads the database
 * cannot sign in with it, and a look-up by digest tells nothing by the time it takes.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "guichet-server-tokens.h"

#include <gnutls/crypto.h>
#include <string.h>

#include "guichet-digest.h"

#define TOKEN_BYTES 32
#define LONGEST_TOKEN 256

/* Helpers */

static char *
make_token (void)
{
  guint8 bytes[TOKEN_BYTES];
  char *token;

  if (gnutls_rnd (GNUTLS_RND_KEY, bytes, sizeof bytes) < 0)
    return NULL;
  token = g_base64_encode (bytes, sizeof bytes);
  explicit_bzero (bytes, sizeof bytes);
  g_strdelimit (token, "+", '-');
  g_strdelimit (token, "/", '_');
  token[strcspn (token, "=")] = '\0';
  return token;
}

/* Public API */

/**
 * guichet_server_tokens_add:
 * @subject: whom the token names, the author of what is written with it
 *
 * Returns: (transfer full) (nullable): a new token; %NULL when the transaction failed
 */
char *
guichet_server_tokens_add (GuichetServerStore *store,
                           const char         *subject,
                           gint64              now)
{
  g_autofree char *token = make_token ();
  g_autofree char *hash = NULL;

  if (!token)
    {
      guichet_server_store_fail (store, g_error_new (G_IO_ERROR, G_IO_ERROR_FAILED,
                                                     "no random numbers to be had"));
      return NULL;
    }
  hash = guichet_digest_of_data (token, strlen (token));
  guichet_server_store_run (store, "INSERT INTO token VALUES (?, ?, ?)", "ssi", hash, subject,
                            now);
  return g_steal_pointer (&token);
}

/**
 * guichet_server_tokens_check:
 *
 * Returns: (transfer full) (nullable): whom @token names; %NULL when it names nobody
 */
char *
guichet_server_tokens_check (GuichetServerStore *store,
                             const char         *token)
{
  gsize length = strlen (token);
  g_autofree char *hash = NULL;

  if (length == 0 || length > LONGEST_TOKEN)
    return NULL;
  hash = guichet_digest_of_data (token, length);
  return guichet_server_store_lookup (store, "SELECT subject FROM token WHERE hash = ?", "s",
                                      hash);
}
