/* guichet-address.c - a service's address, as people give it
 *
 * Pasted from a letter or from a browser: between angle brackets, broken over two lines, without
 * its scheme, with what follows the service's own path. What is kept of it is https, a host, a
 * port that is not the usual one, and a path.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "guichet-address.h"

#include "guichet-service-error.h"

#include <string.h>

#define HTTPS_PORT 443
#define MOST_BYTES 2048
#define HOST_CHARACTERS "abcdefghijklmnopqrstuvwxyz0123456789-."

static gboolean
is_noise (gunichar character)
{
  return g_unichar_isspace (character) || g_unichar_iscntrl (character)
         || g_unichar_iszerowidth (character) || strchr ("<>\"'`", (int) MIN (character, 0x7e));
}

/* Without spaces, line ends, invisible marks, brackets and quotes. */
static char *
clean (const char *typed)
{
  GString *text = g_string_new (NULL);

  for (const char *at = typed; *at; at = g_utf8_next_char (at))
    if (!is_noise (g_utf8_get_char (at)))
      g_string_append_unichar (text, g_utf8_get_char (at));
  return g_string_free (text, FALSE);
}

static gboolean
is_host (const char *host)
{
  const gsize length = strlen (host);

  if (g_hostname_is_ip_address (host))
    return TRUE;
  return length > 0 && length <= 253 && strspn (host, HOST_CHARACTERS) == length
         && *host != '-' && *host != '.' && !strstr (host, "..");
}

/* Up to the version of the contract, which is ours to add. */
static char *
path_of (GUri *uri)
{
  char *path = g_strdup (g_uri_get_path (uri));
  char *version = strstr (path, "/v1");
  gsize length;

  if (version && (version[3] == '\0' || version[3] == '/'))
    *version = '\0';
  length = strlen (path);
  while (length > 0 && path[length - 1] == '/')
    path[--length] = '\0';
  return path;
}

static char *
build (GUri       *uri,
       const char *host)
{
  const int port = g_uri_get_port (uri);
  g_autofree char *path = path_of (uri);

  return g_uri_join (G_URI_FLAGS_ENCODED, "https", NULL, host, port == HTTPS_PORT ? -1 : port,
                     path, NULL, NULL);
}

static GUri *
parse (const char *typed)
{
  g_autofree char *text = clean (typed);
  g_autofree char *whole =
    strstr (text, "://") ? g_steal_pointer (&text) : g_strconcat ("https://", text, NULL);

  return strlen (whole) <= MOST_BYTES
           ? g_uri_parse (whole, G_URI_FLAGS_ENCODED | G_URI_FLAGS_PARSE_RELAXED, NULL)
           : NULL;
}

static char *
host_of (GUri *uri)
{
  g_autofree char *ascii = NULL;
  g_autofree char *host = NULL;

  if (!g_uri_get_host (uri) || g_uri_get_userinfo (uri))
    return NULL;
  ascii = g_hostname_to_ascii (g_uri_get_host (uri));
  host = ascii ? g_ascii_strdown (ascii, -1) : NULL;
  return host && is_host (host) ? g_steal_pointer (&host) : NULL;
}

/**
 * guichet_address_normalise:
 * @typed: in UTF-8, from a person
 *
 * Returns: (transfer full): the address that was meant. Errors: %GUICHET_SERVICE_ERROR_UNTRUSTED
 *   for another scheme than https, %GUICHET_SERVICE_ERROR_INVALID for what is no address.
 */
char *
guichet_address_normalise (const char  *typed,
                           GError     **error)
{
  g_autoptr (GUri) uri = g_utf8_validate (typed, -1, NULL) ? parse (typed) : NULL;
  g_autofree char *host = uri ? host_of (uri) : NULL;

  if (uri && g_ascii_strcasecmp (g_uri_get_scheme (uri), "https") != 0)
    g_set_error_literal (error, GUICHET_SERVICE_ERROR, GUICHET_SERVICE_ERROR_UNTRUSTED,
                         "not an https address");
  else if (!host)
    g_set_error_literal (error, GUICHET_SERVICE_ERROR, GUICHET_SERVICE_ERROR_INVALID,
                         "not the address of a service");
  else
    return build (uri, host);
  return NULL;
}

/**
 * guichet_address_get_host:
 * @address: a normalised address
 *
 * Returns: (transfer full) (nullable): its host, as people write it
 */
char *
guichet_address_get_host (const char *address)
{
  g_autoptr (GUri) uri = g_uri_parse (address, G_URI_FLAGS_ENCODED, NULL);
  const char *host = uri ? g_uri_get_host (uri) : NULL;

  return host ? g_hostname_to_unicode (host) : NULL;
}
