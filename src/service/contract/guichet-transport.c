/* guichet-transport.c - one service's address, session and token
 *
 * Every message to the service is made here, and so:
 * - it goes to the service's own origin, over https: the scheme is not a setting;
 * - no redirect is followed, whatever the method: a portal must not look like success;
 * - the token goes to that origin and to no other, and is in no file of ours;
 * - there is no cookie jar (libsoup 3.2 shows it to proxies), no cache (it ignores Vary), no
 *   content decoder (it has no bound and does not see a cut): see guichet-exchange.c.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "guichet-transport.h"

#include "guichet-config.h"
#include "guichet-service-error.h"

#include <string.h>

#define BASE "/v1"
#define HTTPS_PORT 443
/* Of one read or write; the whole exchange has its own limit. */
#define IO_SECONDS 30
#define IDLE_SECONDS 60
#define PATIENCE_MS (60 * 1000)
#define MOST_CONNECTIONS 4
#define TOKEN_BYTES 4096
#define TOKEN_CHARACTERS                                                                           \
  "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~+/="

struct _GuichetTransport
{
  GObject parent_instance;

  GUri *base;
  SoupSession *session;
  GuichetClock *clock;
  char *authorization;
  gint64 patience;
  gint64 skew;
};

G_DEFINE_FINAL_TYPE (GuichetTransport, guichet_transport, G_TYPE_OBJECT)

static void
wipe (char **secret)
{
  if (*secret)
    explicit_bzero (*secret, strlen (*secret));
  g_clear_pointer (secret, g_free);
}

static int
port_of (GUri *uri)
{
  return g_uri_get_port (uri) > 0 ? g_uri_get_port (uri) : HTTPS_PORT;
}

static gboolean
is_https (GUri *uri)
{
  return g_ascii_strcasecmp (g_uri_get_scheme (uri), "https") == 0;
}

static gboolean
is_same_origin (GUri *one,
                GUri *other)
{
  const char *host = g_uri_get_host (other);

  return is_https (other) && host && g_ascii_strcasecmp (g_uri_get_host (one), host) == 0
         && port_of (one) == port_of (other);
}

static gboolean
is_plain (GUri *uri)
{
  const char *host = g_uri_get_host (uri);

  return host && *host && !g_uri_get_userinfo (uri) && !g_uri_get_query (uri)
         && !g_uri_get_fragment (uri);
}

static char *
base_path (GUri *uri)
{
  g_autofree char *path = g_strdup (g_uri_get_path (uri));
  gsize length = strlen (path);

  while (length > 0 && path[length - 1] == '/')
    path[--length] = '\0';
  return g_strconcat (path, BASE, NULL);
}

static GUri *
parse_address (const char  *address,
               GError     **error)
{
  g_autoptr (GUri) uri = g_uri_parse (address, G_URI_FLAGS_ENCODED | G_URI_FLAGS_PARSE_RELAXED,
                                      NULL);
  g_autofree char *path = NULL;

  if (uri && !is_https (uri))
    {
      g_set_error (error, GUICHET_SERVICE_ERROR, GUICHET_SERVICE_ERROR_UNTRUSTED,
                   "%s is not an https address", address);
      return NULL;
    }
  if (!uri || !is_plain (uri))
    {
      g_set_error (error, GUICHET_SERVICE_ERROR, GUICHET_SERVICE_ERROR_INVALID,
                   "%s is not the address of a service", address);
      return NULL;
    }
  path = base_path (uri);
  return g_uri_build (G_URI_FLAGS_ENCODED, "https", NULL, g_uri_get_host (uri), port_of (uri),
                      path, NULL, NULL);
}

static SoupSession *
make_session (GTlsDatabase *trust)
{
  SoupSession *session = soup_session_new_with_options (
    "timeout", IO_SECONDS, "idle-timeout", IDLE_SECONDS, "max-conns-per-host", MOST_CONNECTIONS,
    "user-agent", "guichet/" GUICHET_VERSION, NULL);

  soup_session_remove_feature_by_type (session, SOUP_TYPE_CONTENT_DECODER);
  if (trust)
    soup_session_set_tls_database (session, trust);
  return session;
}

static void
guichet_transport_dispose (GObject *object)
{
  GuichetTransport *self = GUICHET_TRANSPORT (object);

  if (self->session)
    soup_session_abort (self->session);
  g_clear_object (&self->session);
  g_clear_object (&self->clock);
  G_OBJECT_CLASS (guichet_transport_parent_class)->dispose (object);
}

static void
guichet_transport_finalize (GObject *object)
{
  GuichetTransport *self = GUICHET_TRANSPORT (object);

  wipe (&self->authorization);
  g_clear_pointer (&self->base, g_uri_unref);
  G_OBJECT_CLASS (guichet_transport_parent_class)->finalize (object);
}

static void
guichet_transport_class_init (GuichetTransportClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = guichet_transport_dispose;
  G_OBJECT_CLASS (klass)->finalize = guichet_transport_finalize;
}

static void
guichet_transport_init (GuichetTransport *self)
{
  self->patience = PATIENCE_MS;
}

/**
 * guichet_transport_new:
 * @address: where the service is: https, a host, perhaps a port and a path
 * @trust: (nullable): what its certificate is verified against; %NULL for the system's
 *
 * Returns: (transfer full): a transport; nothing was sent yet. Errors:
 *   %GUICHET_SERVICE_ERROR_UNTRUSTED when @address is not https,
 *   %GUICHET_SERVICE_ERROR_INVALID when it is no address.
 */
GuichetTransport *
guichet_transport_new (const char    *address,
                       GTlsDatabase  *trust,
                       GuichetClock  *clock,
                       GError       **error)
{
  g_autoptr (GUri) base = parse_address (address, error);
  GuichetTransport *self;

  if (!base)
    return NULL;
  self = g_object_new (GUICHET_TYPE_TRANSPORT, NULL);
  self->base = g_steal_pointer (&base);
  self->session = make_session (trust);
  self->clock = g_object_ref (clock);
  return self;
}

/**
 * guichet_transport_get_session:
 *
 * Returns: (transfer none): the one session, kept for its connections
 */
SoupSession *
guichet_transport_get_session (GuichetTransport *self)
{
  return self->session;
}

/**
 * guichet_transport_get_now:
 *
 * Returns: our time: Unix milliseconds, UTC
 */
gint64
guichet_transport_get_now (GuichetTransport *self)
{
  return guichet_clock_get_now (self->clock);
}

/**
 * guichet_transport_get_patience:
 *
 * Returns: how long an exchange without a large body may take, in milliseconds
 */
gint64
guichet_transport_get_patience (GuichetTransport *self)
{
  return self->patience;
}

/**
 * guichet_transport_set_patience:
 *
 * Changes how long an exchange may take.
 */
void
guichet_transport_set_patience (GuichetTransport *self,
                                gint64            milliseconds)
{
  self->patience = milliseconds;
}

/**
 * guichet_transport_set_token:
 * @token: (nullable): the bearer token; %NULL to have none
 *
 * What is not a token by RFC 6750 is as none: the service then asks for a sign-in.
 */
void
guichet_transport_set_token (GuichetTransport *self,
                             const char       *token)
{
  gsize length = token ? strlen (token) : 0;

  wipe (&self->authorization);
  if (length > 0 && length <= TOKEN_BYTES && strspn (token, TOKEN_CHARACTERS) == length)
    self->authorization = g_strconcat ("Bearer ", token, NULL);
}

/**
 * guichet_transport_get_skew:
 *
 * Returns: the service's time minus ours, in milliseconds; 0 when not known
 */
gint64
guichet_transport_get_skew (GuichetTransport *self)
{
  return self->skew;
}

/**
 * guichet_transport_note_date:
 * @headers: of an answer that is the service's own beyond doubt
 *
 * Compares its clock with ours. A frozen clock says nothing.
 */
void
guichet_transport_note_date (GuichetTransport   *self,
                             SoupMessageHeaders *headers)
{
  const char *field = soup_message_headers_get_one (headers, "Date");
  g_autoptr (GDateTime) date = field ? soup_date_time_new_from_http_string (field) : NULL;

  if (date && !guichet_clock_is_frozen (self->clock))
    self->skew = g_date_time_to_unix (date) * 1000 - guichet_clock_get_now (self->clock);
}

/**
 * guichet_transport_locate:
 * @path: below the base of the contract, with its query: "/service"
 *
 * Returns: (transfer full): its address
 */
GUri *
guichet_transport_locate (GuichetTransport *self,
                          const char       *path)
{
  g_auto (GStrv) parts = g_strsplit (path, "?", 2);
  g_autofree char *whole = g_strconcat (g_uri_get_path (self->base), parts[0], NULL);

  return g_uri_build (G_URI_FLAGS_ENCODED, "https", NULL, g_uri_get_host (self->base),
                      port_of (self->base), whole, parts[0] ? parts[1] : NULL, NULL);
}

/**
 * guichet_transport_follow:
 * @reference: (nullable): an address that the service gave, perhaps relative
 *
 * Returns: (transfer full): the address, which is of the service's own origin. Errors:
 *   %GUICHET_SERVICE_ERROR_MISMATCH for any other.
 */
GUri *
guichet_transport_follow (GuichetTransport  *self,
                          const char        *reference,
                          GError           **error)
{
  g_autoptr (GUri) uri =
    reference && *reference
      ? g_uri_parse_relative (self->base, reference, G_URI_FLAGS_ENCODED, NULL)
      : NULL;

  if (uri && is_same_origin (self->base, uri) && is_plain (uri))
    return g_steal_pointer (&uri);
  g_set_error_literal (error, GUICHET_SERVICE_ERROR, GUICHET_SERVICE_ERROR_MISMATCH,
                       "the service points to somewhere else");
  return NULL;
}

/**
 * guichet_transport_new_message:
 * @uri: from guichet_transport_locate() or guichet_transport_follow()
 * @anonymous: whether the token stays here
 *
 * Returns: (transfer full): a message that follows no redirect
 */
SoupMessage *
guichet_transport_new_message (GuichetTransport *self,
                               const char       *method,
                               GUri             *uri,
                               gboolean          anonymous)
{
  SoupMessage *message;

  g_return_val_if_fail (is_same_origin (self->base, uri), NULL);

  message = soup_message_new_from_uri (method, uri);
  soup_message_add_flags (message, SOUP_MESSAGE_NO_REDIRECT);
  if (self->authorization && !anonymous)
    soup_message_headers_replace (soup_message_get_request_headers (message), "Authorization",
                                  self->authorization);
  return message;
}
