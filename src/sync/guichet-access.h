/* guichet-access.h - how an account reaches its service
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * GuichetAccess:
 * @address: as it was typed or as it is known
 * @ca_file: (nullable): a PEM file with one more authority to trust
 * @token: (nullable): what proves who we are
 * @service_id: (nullable): the service that it must be, where the account knows one
 */
typedef struct
{
  char *address;
  char *ca_file;
  char *token;
  char *service_id;
} GuichetAccess;

GuichetAccess *guichet_access_copy        (const GuichetAccess *self);
void           guichet_access_free        (GuichetAccess       *self);
char          *guichet_access_clean_token (const char          *typed);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GuichetAccess, guichet_access_free)

G_END_DECLS
