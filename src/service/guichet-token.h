/* guichet-token.h - where the bearer token is kept
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * GuichetTokenState:
 * @GUICHET_TOKEN_FAILED: an error says why
 * @GUICHET_TOKEN_FOUND: here it is
 * @GUICHET_TOKEN_ABSENT: the keyring is open and holds none: sign in
 * @GUICHET_TOKEN_LOCKED: the keyring is locked and may hold one: unlock it, do not sign in anew
 * @GUICHET_TOKEN_NO_KEYRING: there is no keyring: a token is for this run only
 *
 * What a look into the keyring found.
 */
typedef enum
{
  GUICHET_TOKEN_FAILED,
  GUICHET_TOKEN_FOUND,
  GUICHET_TOKEN_ABSENT,
  GUICHET_TOKEN_LOCKED,
  GUICHET_TOKEN_NO_KEYRING,
} GuichetTokenState;

void              guichet_token_lookup_async  (const char           *account,
                                               gboolean              may_ask,
                                               GCancellable         *cancellable,
                                               GAsyncReadyCallback   callback,
                                               gpointer              user_data);
GuichetTokenState guichet_token_lookup_finish (GAsyncResult         *result,
                                               char                **token,
                                               GError              **error);
void              guichet_token_store_async   (const char           *account,
                                               const char           *token,
                                               GCancellable         *cancellable,
                                               GAsyncReadyCallback   callback,
                                               gpointer              user_data);
gboolean          guichet_token_store_finish  (GAsyncResult         *result,
                                               GError              **error);
void              guichet_token_clear_async   (const char           *account,
                                               GCancellable         *cancellable,
                                               GAsyncReadyCallback   callback,
                                               gpointer              user_data);
gboolean          guichet_token_clear_finish  (GAsyncResult         *result,
                                               GError              **error);
gboolean          guichet_token_is_no_keyring (const GError        *error);
char             *guichet_token_read_file     (const char           *path,
                                               GError              **error);
void              guichet_token_free          (char                 *token);

G_END_DECLS
