/* guichet-article-link.c - a link that an article may have
 *
 * An allow list: https, mailto, and our own faq: and demande: with an id. All else
 * (relative, javascript:, file:, data:, smb:, http:…) is no link: its words are shown
 * and nothing more. An address that could show one host and open another is refused:
 * user information, backslashes, white space, control and bidirectional characters.
 *
 * What is kept is written again by us: host in punycode, path and query in ASCII. A
 * mail address keeps neither subject nor body, nor the `attach` some programs obey.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "guichet-article-link.h"

#include <string.h>

#include "guichet-article-text.h"

#define TARGET_MAX 2048
#define HOST_MAX 253
#define RESERVED_CHARACTERS "!#$%&'()*+,/:;=?@[]"
#define HOST_CHARACTERS "abcdefghijklmnopqrstuvwxyz0123456789-."
#define ADDRESS_CHARACTERS \
  "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789.!#$&'*+/=^_{|}~-"

struct _GuichetArticleLink
{
  GuichetArticleLinkKind kind;
  char *uri;
  char *host;
  char *id;
};

G_DEFINE_BOXED_TYPE (GuichetArticleLink, guichet_article_link, guichet_article_link_ref,
                     guichet_article_link_unref)

static GuichetArticleLink *
link_new (GuichetArticleLinkKind  kind,
          char                   *uri,
          const char             *host,
          const char             *id)
{
  GuichetArticleLink *self = g_atomic_rc_box_new0 (GuichetArticleLink);

  self->kind = kind;
  self->uri = uri;
  self->host = g_strdup (host);
  self->id = g_strdup (id);
  return self;
}

static void
link_clear (gpointer data)
{
  GuichetArticleLink *self = data;

  g_free (self->uri);
  g_free (self->host);
  g_free (self->id);
}

static gboolean
is_plain (const char *target)
{
  if (strlen (target) > TARGET_MAX || !g_utf8_validate (target, -1, NULL))
    return FALSE;
  for (const char *p = target; *p; p = g_utf8_next_char (p))
    {
      gunichar character = g_utf8_get_char (p);

      if (g_unichar_isspace (character) || !guichet_article_text_is_kept (character)
          || g_unichar_iszerowidth (character) || strchr ("\\<>\"`", *p))
        return FALSE;
    }
  return TRUE;
}

static gboolean
is_host (const char *host)
{
  gsize length = strlen (host);

  return length > 0 && length <= HOST_MAX && strspn (host, HOST_CHARACTERS) == length
         && g_ascii_isalnum (host[0]) && !strstr (host, "..");
}

/* Returns: (transfer full) (nullable): @host in lower-case punycode, if it is a host name */
static char *
normalise_host (const char *host)
{
  g_autofree char *ascii = host ? g_hostname_to_ascii (host) : NULL;

  if (!ascii)
    return NULL;
  for (char *p = ascii; *p; p++)
    *p = g_ascii_tolower (*p);
  return is_host (ascii) ? g_steal_pointer (&ascii) : NULL;
}

static char *
to_ascii (const char *part)
{
  return part ? g_uri_escape_string (part, RESERVED_CHARACTERS, FALSE) : NULL;
}

static GuichetArticleLink *
parse_web (const char *target)
{
  g_autoptr (GUri) uri = g_uri_parse (target, G_URI_FLAGS_ENCODED, NULL);
  g_autofree char *host = uri ? normalise_host (g_uri_get_host (uri)) : NULL;
  g_autofree char *path = NULL;
  g_autofree char *query = NULL;
  g_autofree char *fragment = NULL;

  if (!host || g_uri_get_userinfo (uri))
    return NULL;
  path = to_ascii (g_uri_get_path (uri));
  query = to_ascii (g_uri_get_query (uri));
  fragment = to_ascii (g_uri_get_fragment (uri));
  return link_new (GUICHET_ARTICLE_LINK_WEB,
                   g_uri_join (G_URI_FLAGS_ENCODED, "https", NULL, host, g_uri_get_port (uri),
                               path, query, fragment),
                   host, NULL);
}

static GuichetArticleLink *
parse_mail (const char *address)
{
  gsize local = strspn (address, ADDRESS_CHARACTERS);
  g_autofree char *domain = NULL;
  g_autofree char *host = NULL;

  if (local == 0 || address[local] != '@')
    return NULL;
  domain = g_strndup (address + local + 1, strcspn (address + local + 1, "?"));
  host = normalise_host (domain);
  if (!host)
    return NULL;
  return link_new (GUICHET_ARTICLE_LINK_MAIL,
                   g_strdup_printf ("mailto:%.*s@%s", (int) local, address, host), host, NULL);
}

static GuichetArticleLink *
parse_id (GuichetArticleLinkKind  kind,
          const char             *scheme,
          const char             *text)
{
  g_autofree char *id = g_ascii_strdown (text, -1);

  if (!g_uuid_string_is_valid (id))
    return NULL;
  return link_new (kind, g_strconcat (scheme, ":", id, NULL), NULL, id);
}

/* Public API */

/**
 * guichet_article_link_parse:
 * @target: what the author wrote, entities decoded
 *
 * Returns: (transfer full) (nullable): the link, or %NULL when @target is none that we open
 */
GuichetArticleLink *
guichet_article_link_parse (const char *target)
{
  const char *colon = strchr (target, ':');
  g_autofree char *scheme = NULL;

  if (!colon || !is_plain (target))
    return NULL;
  scheme = g_ascii_strdown (target, colon - target);
  if (g_str_equal (scheme, "https"))
    return parse_web (target);
  if (g_str_equal (scheme, "mailto"))
    return parse_mail (colon + 1);
  if (g_str_equal (scheme, "faq"))
    return parse_id (GUICHET_ARTICLE_LINK_FAQ, scheme, colon + 1);
  if (g_str_equal (scheme, "demande"))
    return parse_id (GUICHET_ARTICLE_LINK_DEMANDE, scheme, colon + 1);
  return NULL;
}

GuichetArticleLink *
guichet_article_link_ref (GuichetArticleLink *self)
{
  return g_atomic_rc_box_acquire (self);
}

void
guichet_article_link_unref (GuichetArticleLink *self)
{
  g_atomic_rc_box_release_full (self, link_clear);
}

GuichetArticleLinkKind
guichet_article_link_get_kind (const GuichetArticleLink *self)
{
  return self->kind;
}

/**
 * guichet_article_link_get_uri:
 *
 * Returns: the address in ASCII, written again by us: what may be opened
 */
const char *
guichet_article_link_get_uri (const GuichetArticleLink *self)
{
  return self->uri;
}

/**
 * guichet_article_link_get_host:
 *
 * Returns: (nullable): the host of a web or mail link, lower case, in punycode: what
 *   people are shown before it opens
 */
const char *
guichet_article_link_get_host (const GuichetArticleLink *self)
{
  return self->host;
}

/**
 * guichet_article_link_get_id:
 *
 * Returns: (nullable): the id that a link of ours leads to
 */
const char *
guichet_article_link_get_id (const GuichetArticleLink *self)
{
  return self->id;
}
