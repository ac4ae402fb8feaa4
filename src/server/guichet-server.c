/* guichet-server.c - the service, listening
 *
 * HTTPS only, HTTP/1.1 only. Everything runs on the main loop: a request's own work is a few
 * statements of SQL, and its body goes to the disk as it comes.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "guichet-server.h"

#include <string.h>

#include "guichet-server-router.h"
#include "guichet-server-uploads.h"

#define SWEEP_SECONDS (60 * 60)
#define EXCHANGE_KEY "guichet-server-exchange"

struct _GuichetServer
{
  GObject parent_instance;

  GuichetServerContext context;
  SoupServer *soup;
  char *address;
  guint sweep_id;
};

G_DEFINE_FINAL_TYPE (GuichetServer, guichet_server, G_TYPE_OBJECT)

/* Callbacks */

static GuichetServerExchange *
exchange_of (SoupServerMessage *message)
{
  return g_object_get_data (G_OBJECT (message), EXCHANGE_KEY);
}

/* libsoup refuses some requests by itself, without words: they are given some. */
static void
got_headers_cb (SoupServerMessage *message,
                gpointer           data)
{
  GuichetServer *self = data;
  GuichetServerExchange *exchange = guichet_server_exchange_new (message, &self->context);

  g_object_set_data_full (G_OBJECT (message), EXCHANGE_KEY, exchange,
                          (GDestroyNotify) guichet_server_exchange_free);
  if (guichet_server_exchange_is_answered (exchange))
    guichet_server_exchange_refuse (exchange, GUICHET_SERVER_PROBLEM_MALFORMED,
                                    "The address is not one of this service.");
  else
    guichet_server_router_got_headers (exchange);
}

static void
got_chunk_cb (SoupServerMessage *message,
              GBytes            *chunk,
              gpointer           data)
{
  GuichetServerExchange *exchange = exchange_of (message);

  if (exchange)
    guichet_server_router_got_chunk (exchange, chunk);
}

static void
got_body_cb (SoupServerMessage *message,
             gpointer           data)
{
  GuichetServerExchange *exchange = exchange_of (message);

  if (exchange)
    guichet_server_router_got_body (exchange);
}

/* A cut connection gives its upload free at once, not when the message happens to end. */
static void
finished_cb (SoupServerMessage *message,
             gpointer           data)
{
  g_object_set_data (G_OBJECT (message), EXCHANGE_KEY, NULL);
}

static void
request_started_cb (SoupServer        *soup,
                    SoupServerMessage *message,
                    gpointer           data)
{
  g_signal_connect_object (message, "got-headers", G_CALLBACK (got_headers_cb), data, 0);
  g_signal_connect_object (message, "got-chunk", G_CALLBACK (got_chunk_cb), data, 0);
  g_signal_connect_object (message, "got-body", G_CALLBACK (got_body_cb), data, 0);
  g_signal_connect_object (message, "finished", G_CALLBACK (finished_cb), data, 0);
}

/* libsoup answers 404 where it knows of no handler. Ours are the signals of each message. */
static void
handler_cb (SoupServer        *soup,
            SoupServerMessage *message,
            const char        *path,
            GHashTable        *query,
            gpointer           data)
{
}

static gboolean
sweep_cb (gpointer data)
{
  GuichetServer *self = data;

  guichet_server_uploads_sweep (self->context.uploads,
                                guichet_clock_get_now (self->context.clock));
  return G_SOURCE_CONTINUE;
}

/* Overrides */

static void
guichet_server_dispose (GObject *object)
{
  GuichetServer *self = GUICHET_SERVER (object);

  guichet_server_stop (self);
  g_clear_object (&self->soup);
  g_clear_pointer (&self->context.uploads, guichet_server_uploads_free);
  g_clear_pointer (&self->context.faults, g_ptr_array_unref);
  g_clear_object (&self->context.store);
  g_clear_object (&self->context.clock);
  G_OBJECT_CLASS (guichet_server_parent_class)->dispose (object);
}

static void
guichet_server_finalize (GObject *object)
{
  GuichetServer *self = GUICHET_SERVER (object);

  g_free (self->address);
  G_OBJECT_CLASS (guichet_server_parent_class)->finalize (object);
}

static void
guichet_server_class_init (GuichetServerClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = guichet_server_dispose;
  object_class->finalize = guichet_server_finalize;
}

static void
guichet_server_init (GuichetServer *self)
{
  self->soup = soup_server_new ("raw-paths", TRUE, "server-header", "guichet-server", NULL);
  soup_server_add_handler (self->soup, NULL, handler_cb, NULL, NULL);
  g_signal_connect_object (self->soup, "request-started", G_CALLBACK (request_started_cb), self,
                           0);
}

/* Helpers */

static GSocketAddress *
parse_address (const char *address,
               GError    **error)
{
  g_autoptr (GSocketConnectable) parsed = g_network_address_parse (address, 0, error);
  const char *host;
  GSocketAddress *socket_address;
  guint16 port;

  if (!parsed)
    return NULL;
  host = g_network_address_get_hostname (G_NETWORK_ADDRESS (parsed));
  port = g_network_address_get_port (G_NETWORK_ADDRESS (parsed));
  if (g_str_equal (host, "localhost"))
    host = "127.0.0.1";
  socket_address = g_inet_socket_address_new_from_string (host, port);
  if (!socket_address)
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT,
                 "%s: a numeric address is needed, such as 127.0.0.1:8443 or [::1]:0", address);
  return socket_address;
}

static char *
describe_listener (SoupServer *soup)
{
  GSList *uris = soup_server_get_uris (soup);
  GUri *uri = uris->data;
  const char *host = g_uri_get_host (uri);
  char *address = g_strdup_printf (strchr (host, ':') ? "https://[%s]:%d" : "https://%s:%d", host,
                                   g_uri_get_port (uri));

  g_slist_free_full (uris, (GDestroyNotify) g_uri_unref);
  return address;
}

/* Public API */

/**
 * guichet_server_new:
 * @faults: (element-type GuichetServerFault): what goes wrong on purpose
 *
 * Returns: (transfer full): the service, not yet listening
 */
GuichetServer *
guichet_server_new (GuichetServerStore *store,
                    GuichetClock       *clock,
                    GPtrArray          *faults)
{
  GuichetServer *self = g_object_new (GUICHET_TYPE_SERVER, NULL);

  self->context.store = g_object_ref (store);
  self->context.clock = g_object_ref (clock);
  self->context.uploads = guichet_server_uploads_new (store);
  self->context.faults = g_ptr_array_ref (faults);
  return self;
}

/**
 * guichet_server_listen:
 * @address: HOST:PORT, the host numeric; port 0 for any
 *
 * Begins to answer.
 */
gboolean
guichet_server_listen (GuichetServer   *self,
                       const char      *address,
                       GTlsCertificate *certificate,
                       GError         **error)
{
  g_autoptr (GSocketAddress) socket_address = parse_address (address, error);

  if (!socket_address)
    return FALSE;
  soup_server_set_tls_certificate (self->soup, certificate);
  if (!soup_server_listen (self->soup, socket_address, SOUP_SERVER_LISTEN_HTTPS, error))
    return FALSE;
  self->address = describe_listener (self->soup);
  sweep_cb (self);
  self->sweep_id = g_timeout_add_seconds (SWEEP_SECONDS, sweep_cb, self);
  return TRUE;
}

/**
 * guichet_server_get_address:
 *
 * Returns: (transfer none) (nullable): "https://HOST:PORT", once listening
 */
const char *
guichet_server_get_address (GuichetServer *self)
{
  return self->address;
}

/**
 * guichet_server_stop:
 *
 * Closes the listener and the connections.
 */
void
guichet_server_stop (GuichetServer *self)
{
  g_clear_handle_id (&self->sweep_id, g_source_remove);
  if (self->soup)
    soup_server_disconnect (self->soup);
}
