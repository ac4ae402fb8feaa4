/* test-sync-network.c - a metered connection is spared when the person wants so
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "fixture.h"

/* A network monitor that says what the test wants. */

#define TEST_TYPE_MONITOR (test_monitor_get_type ())

G_DECLARE_FINAL_TYPE (TestMonitor, test_monitor, TEST, MONITOR, GObject)

struct _TestMonitor
{
  GObject parent_instance;

  gboolean is_metered;
};

enum
{
  PROP_AVAILABLE = 1,
  PROP_CONNECTIVITY,
  PROP_METERED,
};

static gboolean
test_monitor_init_now (GInitable     *initable,
                       GCancellable  *cancellable,
                       GError       **error)
{
  return TRUE;
}

static void
test_monitor_initable_init (GInitableIface *iface)
{
  iface->init = test_monitor_init_now;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (TestMonitor, test_monitor, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_INITABLE, test_monitor_initable_init)
                               G_IMPLEMENT_INTERFACE (G_TYPE_NETWORK_MONITOR, NULL))

static void
test_monitor_get_property (GObject    *object,
                           guint       property_id,
                           GValue     *value,
                           GParamSpec *pspec)
{
  if (property_id == PROP_METERED)
    g_value_set_boolean (value, TEST_MONITOR (object)->is_metered);
  else if (property_id == PROP_AVAILABLE)
    g_value_set_boolean (value, TRUE);
  else
    g_value_set_enum (value, G_NETWORK_CONNECTIVITY_FULL);
}

static void
test_monitor_class_init (TestMonitorClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = test_monitor_get_property;
  g_object_class_override_property (object_class, PROP_AVAILABLE, "network-available");
  g_object_class_override_property (object_class, PROP_CONNECTIVITY, "connectivity");
  g_object_class_override_property (object_class, PROP_METERED, "network-metered");
}

static void
test_monitor_init (TestMonitor *self)
{
}

static void
set_metered (gboolean is_metered)
{
  TestMonitor *monitor = TEST_MONITOR (g_network_monitor_get_default ());

  monitor->is_metered = is_metered;
  g_object_notify (G_OBJECT (monitor), "network-metered");
}

/* What is not here waits there, if the person wants so; what is here is shown. */
static void
test_metered (void)
{
  Fixture fixture;
  g_autofree char *id = NULL;
  g_autoptr (GuichetAttachment) here = NULL;
  g_autoptr (GuichetAttachment) elsewhere =
    guichet_attachment_new (NULL, "a.png", "image/png", 3,
                            "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  gint64 end;

  fixture_set_up (&fixture);
  id = fixture_write (&fixture, "Une image");
  here = fixture_attach (&fixture, id, "b.txt", "ici");
  set_metered (TRUE);
  g_assert_false (guichet_sync_defers (fixture.sync, elsewhere));
  g_object_set (fixture.sync, "spares-metered", TRUE, NULL);
  end = g_get_monotonic_time () + 5 * G_USEC_PER_SEC;
  while (!guichet_sync_defers (fixture.sync, elsewhere) && g_get_monotonic_time () < end)
    g_main_context_iteration (NULL, FALSE);
  g_assert_true (guichet_sync_defers (fixture.sync, elsewhere));
  g_assert_false (guichet_sync_defers (fixture.sync, here));
  set_metered (FALSE);
  g_assert_false (guichet_sync_defers (fixture.sync, elsewhere));
  fixture_tear_down (&fixture);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_setenv ("GIO_USE_NETWORK_MONITOR", "test", TRUE);
  g_type_ensure (G_TYPE_NETWORK_MONITOR);
  g_io_extension_point_register (G_NETWORK_MONITOR_EXTENSION_POINT_NAME);
  g_io_extension_point_implement (G_NETWORK_MONITOR_EXTENSION_POINT_NAME, TEST_TYPE_MONITOR,
                                  "test", 1000);
  g_test_add_func ("/sync-network/metered", test_metered);
  return g_test_run ();
}
