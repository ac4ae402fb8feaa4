/* guichet-link.c - "demande:" and "faq:" links
 *
 * A link comes from anywhere: a web page, a message, another program. So little is accepted that
 * nothing can hide in it: an id, or a number as the service makes them, and no character more.
 * Nothing is decoded.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "guichet-link.h"

#include <string.h>

/* "D-2026-" and from four digits to as many as a number will ever have. */
#define NUMBER_START 7
#define FEWEST_DIGITS 4
#define MOST_DIGITS 12

/* Helpers */

static gboolean
are_digits (const char *text,
            gsize       length)
{
  for (gsize i = 0; i < length; i++)
    if (!g_ascii_isdigit (text[i]))
      return FALSE;
  return TRUE;
}

static gboolean
is_number (const char *text)
{
  const gsize length = strlen (text);

  return length >= NUMBER_START + FEWEST_DIGITS && length <= NUMBER_START + MOST_DIGITS
         && (text[0] == 'D' || text[0] == 'd') && text[1] == '-' && are_digits (text + 2, 4)
         && text[6] == '-' && are_digits (text + NUMBER_START, length - NUMBER_START);
}

static const char *
skip_scheme (const char *uri,
             const char *scheme)
{
  const gsize length = strlen (scheme);

  return g_ascii_strncasecmp (uri, scheme, length) == 0 ? uri + length : NULL;
}

/* Some programs write what follows the scheme as if it were a path. */
static char *
take_reference (const char *rest)
{
  const gsize slashes = strspn (rest, "/");
  gsize length;

  if (slashes > 3)
    return NULL;
  rest += slashes;
  length = strlen (rest);
  if (slashes >= 2 && length > 0 && rest[length - 1] == '/')
    length--;
  return g_strndup (rest, length);
}

/* Public API */

/**
 * guichet_link_is_demande:
 * @reference: what would name a Demande
 *
 * Returns: whether it has the form of an id or of a number, "D-2026-0412"
 */
gboolean
guichet_link_is_demande (const char *reference)
{
  return g_uuid_string_is_valid (reference) || is_number (reference);
}

/**
 * guichet_link_parse:
 * @uri: what was given to be opened: hostile until it is understood
 * @reference: (out) (transfer full) (nullable): an id in lower case, or a number in upper case
 *
 * Returns: what it leads to; %GUICHET_LINK_NONE and no @reference for anything else
 */
GuichetLinkKind
guichet_link_parse (const char  *uri,
                    char       **reference)
{
  const char *demande = skip_scheme (uri, "demande:");
  const char *article = skip_scheme (uri, "faq:");
  g_autofree char *found = demande || article ? take_reference (demande ? demande : article) : NULL;

  *reference = NULL;
  if (!found)
    return GUICHET_LINK_NONE;
  if (g_uuid_string_is_valid (found))
    *reference = g_ascii_strdown (found, -1);
  else if (demande && is_number (found))
    *reference = g_ascii_strup (found, -1);
  else
    return GUICHET_LINK_NONE;
  return demande ? GUICHET_LINK_DEMANDE : GUICHET_LINK_ARTICLE;
}
