/* guichet-access.c - how an account reaches its service
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "guichet-access.h"

#include <string.h>

/**
 * guichet_access_copy:
 *
 * Returns: (transfer full): a copy
 */
GuichetAccess *
guichet_access_copy (const GuichetAccess *self)
{
  GuichetAccess *copy = g_new0 (GuichetAccess, 1);

  copy->address = g_strdup (self->address);
  copy->ca_file = g_strdup (self->ca_file);
  copy->token = g_strdup (self->token);
  copy->service_id = g_strdup (self->service_id);
  return copy;
}

/**
 * guichet_access_free:
 *
 * Frees it, and wipes the token.
 */
void
guichet_access_free (GuichetAccess *self)
{
  if (self->token)
    explicit_bzero (self->token, strlen (self->token));
  g_free (self->token);
  g_free (self->address);
  g_free (self->ca_file);
  g_free (self->service_id);
  g_free (self);
}

/**
 * guichet_access_clean_token:
 * @typed: in UTF-8, from a person
 *
 * A token holds no space: those that came with it when it was pasted are left out, and so is
 * the "Bearer" that some write before it.
 *
 * Returns: (transfer full): the token that was meant
 */
char *
guichet_access_clean_token (const char *typed)
{
  GString *text = g_string_new (NULL);

  while (*typed && g_unichar_isspace (g_utf8_get_char (typed)))
    typed = g_utf8_next_char (typed);
  if (g_ascii_strncasecmp (typed, "bearer ", strlen ("bearer ")) == 0)
    typed += strlen ("bearer ");
  for (; *typed; typed = g_utf8_next_char (typed))
    {
      const gunichar character = g_utf8_get_char (typed);

      if (!g_unichar_isspace (character) && !g_unichar_iszerowidth (character))
        g_string_append_unichar (text, character);
    }
  return g_string_free (text, FALSE);
}
