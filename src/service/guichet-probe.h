/* guichet-probe.h - how far one gets on the way to a service
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * GuichetProbeStep:
 * @GUICHET_PROBE_NOTHING: no step yet
 * @GUICHET_PROBE_NAME: the host's name has an address, or a proxy will see to it
 * @GUICHET_PROBE_MACHINE: a machine answers there
 * @GUICHET_PROBE_SECURE: and proved that it is that host
 *
 * The steps of a connection, in their order.
 */
typedef enum
{
  GUICHET_PROBE_NOTHING,
  GUICHET_PROBE_NAME,
  GUICHET_PROBE_MACHINE,
  GUICHET_PROBE_SECURE,
} GuichetProbeStep;

#define GUICHET_TYPE_PROBE (guichet_probe_get_type ())

G_DECLARE_FINAL_TYPE (GuichetProbe, guichet_probe, GUICHET, PROBE, GObject)

GuichetProbe         *guichet_probe_new           (const char           *address,
                                                   const char           *ca_file,
                                                   GError              **error);
void                  guichet_probe_run_async     (GuichetProbe         *self,
                                                   GCancellable         *cancellable,
                                                   GAsyncReadyCallback   callback,
                                                   gpointer              user_data);
gboolean              guichet_probe_run_finish    (GuichetProbe         *self,
                                                   GAsyncResult         *result,
                                                   GError              **error);
GuichetProbeStep      guichet_probe_get_step      (GuichetProbe         *self);
GTlsCertificateFlags  guichet_probe_get_faults    (GuichetProbe         *self);
GTlsCertificate      *guichet_probe_get_certificate (GuichetProbe       *self);

G_END_DECLS
