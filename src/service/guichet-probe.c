/* guichet-probe.c - how far one gets on the way to a service
 *
 * Opens one connection as the exchanges would, through the same proxy and against the same
 * authorities, and remembers where it got to: an exchange that fails says only that it did.
 * Nothing is asked on that connection, which is closed once it is proved.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "guichet-probe.h"

#include "contract/guichet-tls.h"
#include "contract/guichet-trust.h"

#define HTTPS_PORT 443
#define PATIENCE_SECONDS 15

struct _GuichetProbe
{
  GObject parent_instance;

  char *address;
  GTlsDatabase *trust;
  GSocketClient *client;
  GuichetProbeStep step;
  GTlsCertificateFlags faults;
  GTlsCertificate *certificate;
};

G_DEFINE_FINAL_TYPE (GuichetProbe, guichet_probe, G_TYPE_OBJECT)

enum
{
  PROP_STEP = 1,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

/* Helpers */

/* Several addresses are tried at once: what one of them reached stays reached. */
static void
reach (GuichetProbe     *self,
       GuichetProbeStep  step)
{
  if (self->step >= step)
    return;
  self->step = step;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STEP]);
}

static gboolean
accept_certificate_cb (GuichetProbe         *self,
                       GTlsCertificate      *certificate,
                       GTlsCertificateFlags  faults)
{
  g_set_object (&self->certificate, certificate);
  self->faults = faults;
  return FALSE;
}

static void
watch_handshake (GuichetProbe   *self,
                 GTlsConnection *connection)
{
  if (self->trust)
    g_tls_connection_set_database (connection, self->trust);
  g_signal_connect_object (connection, "accept-certificate", G_CALLBACK (accept_certificate_cb),
                           self, G_CONNECT_SWAPPED);
}

/* Callbacks */

static void
event_cb (GuichetProbe       *self,
          GSocketClientEvent  event,
          GSocketConnectable *connectable,
          GIOStream          *connection)
{
  if (event == G_SOCKET_CLIENT_RESOLVED)
    reach (self, GUICHET_PROBE_NAME);
  else if (event == G_SOCKET_CLIENT_CONNECTED)
    reach (self, GUICHET_PROBE_MACHINE);
  else if (event == G_SOCKET_CLIENT_TLS_HANDSHAKING)
    watch_handshake (self, G_TLS_CONNECTION (connection));
}

static gboolean
check (GuichetProbe       *self,
       GSocketConnection  *connection,
       GError            **error)
{
  GIOStream *stream =
    g_tcp_wrapper_connection_get_base_io_stream (G_TCP_WRAPPER_CONNECTION (connection));
  GTlsConnection *secure = G_TLS_CONNECTION (stream);

  g_set_object (&self->certificate, g_tls_connection_get_peer_certificate (secure));
  if (guichet_tls_is_acceptable (secure))
    return TRUE;
  g_set_error_literal (error, G_TLS_ERROR, G_TLS_ERROR_HANDSHAKE, "TLS 1.2 or 1.3 is needed");
  return FALSE;
}

static void
connected_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      data)
{
  g_autoptr (GTask) task = data;
  GuichetProbe *self = g_task_get_source_object (task);
  GError *error = NULL;
  g_autoptr (GSocketConnection) connection =
    g_socket_client_connect_to_uri_finish (G_SOCKET_CLIENT (source), result, &error);

  if (!connection || !check (self, connection, &error))
    {
      g_task_return_error (task, error);
      return;
    }
  reach (self, GUICHET_PROBE_SECURE);
  g_io_stream_close_async (G_IO_STREAM (connection), G_PRIORITY_DEFAULT, NULL, NULL, NULL);
  g_task_return_boolean (task, TRUE);
}

/* Overrides */

static void
guichet_probe_get_property (GObject    *object,
                            guint       property_id,
                            GValue     *value,
                            GParamSpec *pspec)
{
  if (property_id == PROP_STEP)
    g_value_set_uint (value, GUICHET_PROBE (object)->step);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
}

static void
guichet_probe_finalize (GObject *object)
{
  GuichetProbe *self = GUICHET_PROBE (object);

  g_clear_object (&self->client);
  g_clear_object (&self->trust);
  g_clear_object (&self->certificate);
  g_free (self->address);
  G_OBJECT_CLASS (guichet_probe_parent_class)->finalize (object);
}

static void
guichet_probe_class_init (GuichetProbeClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = guichet_probe_get_property;
  object_class->finalize = guichet_probe_finalize;
  properties[PROP_STEP] =
    g_param_spec_uint ("step", NULL, NULL, 0, GUICHET_PROBE_SECURE, 0,
                       G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
guichet_probe_init (GuichetProbe *self)
{
}

/* Public API */

/**
 * guichet_probe_new:
 * @address: from guichet_address_normalise()
 * @ca_file: (nullable): a PEM file with one more authority to trust
 *
 * Returns: (transfer full): a probe, for one run. Errors: those of reading the file.
 */
GuichetProbe *
guichet_probe_new (const char  *address,
                   const char  *ca_file,
                   GError     **error)
{
  g_autoptr (GTlsDatabase) trust = ca_file ? guichet_trust_new (ca_file, error) : NULL;
  GuichetProbe *self;

  if (ca_file && !trust)
    return NULL;
  self = g_object_new (GUICHET_TYPE_PROBE, NULL);
  self->address = g_strdup (address);
  g_set_object (&self->trust, trust);
  return self;
}

/**
 * guichet_probe_run_async:
 *
 * Opens a connection. #GuichetProbe:step notifies as it gets further.
 */
void
guichet_probe_run_async (GuichetProbe        *self,
                         GCancellable        *cancellable,
                         GAsyncReadyCallback  callback,
                         gpointer             user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, guichet_probe_run_async);
  self->client = g_socket_client_new ();
  g_socket_client_set_tls (self->client, TRUE);
  g_socket_client_set_timeout (self->client, PATIENCE_SECONDS);
  g_signal_connect_object (self->client, "event", G_CALLBACK (event_cb), self, G_CONNECT_SWAPPED);
  g_socket_client_connect_to_uri_async (self->client, self->address, HTTPS_PORT, cancellable,
                                        connected_cb, task);
}

/**
 * guichet_probe_run_finish:
 *
 * Returns: whether the connection is good. Errors: those of GIO: its resolver's, its sockets',
 *   its proxies' and TLS's.
 */
gboolean
guichet_probe_run_finish (GuichetProbe  *self,
                          GAsyncResult  *result,
                          GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * guichet_probe_get_step:
 *
 * Returns: the last step that was good
 */
GuichetProbeStep
guichet_probe_get_step (GuichetProbe *self)
{
  return self->step;
}

/**
 * guichet_probe_get_faults:
 *
 * Returns: what is wrong with the certificate that was shown
 */
GTlsCertificateFlags
guichet_probe_get_faults (GuichetProbe *self)
{
  return self->faults;
}

/**
 * guichet_probe_get_certificate:
 *
 * Returns: (transfer none) (nullable): the certificate that was shown, good or not
 */
GTlsCertificate *
guichet_probe_get_certificate (GuichetProbe *self)
{
  return self->certificate;
}
