/* guichet-clock.c - what time it is, real or frozen
 *
 * One clock a program, made by its composition root and handed to whoever needs the
 * time. GUICHET_NOW freezes it (tests, pictures): what is shown stands still, what waits does
 * not, and goes by guichet_clock_get_running(). Its `now` property notifies at each
 * new minute, and soon after a resume or a jump of the machine's clock, so that what
 * is shown ("reste 3 h 20") is bound to it and needs no timer of its own.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "guichet-clock.h"

#include "guichet-instant.h"

#include <time.h>

/* The longest a jump or a resume may go unseen. */
#define TICK_SECONDS 5

struct _GuichetClock
{
  GObject parent_instance;

  gint64 frozen;
  gboolean is_frozen;
  gint64 frozen_boot;
  gint64 notified_minute;
  guint tick_id;
};

G_DEFINE_FINAL_TYPE (GuichetClock, guichet_clock, G_TYPE_OBJECT)

enum
{
  PROP_NOW = 1,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static gboolean
tick_cb (gpointer data)
{
  GuichetClock *self = data;
  gint64 minute = guichet_clock_get_now (self) / GUICHET_MINUTE_MS;

  if (minute != self->notified_minute)
    {
      self->notified_minute = minute;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_NOW]);
    }
  return G_SOURCE_CONTINUE;
}

static void
guichet_clock_get_property (GObject    *object,
                            guint       property_id,
                            GValue     *value,
                            GParamSpec *pspec)
{
  switch (property_id)
    {
    case PROP_NOW:
      g_value_set_int64 (value, guichet_clock_get_now (GUICHET_CLOCK (object)));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
guichet_clock_dispose (GObject *object)
{
  GuichetClock *self = GUICHET_CLOCK (object);

  g_clear_handle_id (&self->tick_id, g_source_remove);
  G_OBJECT_CLASS (guichet_clock_parent_class)->dispose (object);
}

static void
guichet_clock_class_init (GuichetClockClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = guichet_clock_get_property;
  object_class->dispose = guichet_clock_dispose;

  /**
   * GuichetClock:now:
   *
   * Unix milliseconds, UTC. Notified once a minute.
   */
  properties[PROP_NOW] =
    g_param_spec_int64 ("now", NULL, NULL, G_MININT64, G_MAXINT64, 0,
                        G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
guichet_clock_init (GuichetClock *self)
{
}

/**
 * guichet_clock_new:
 *
 * Makes the program's clock; call it on the main thread.
 *
 * Returns: (transfer full): the clock. Errors: %G_IO_ERROR_INVALID_ARGUMENT when GUICHET_NOW
 *   is set and is no RFC 3339 instant.
 */
GuichetClock *
guichet_clock_new (GError **error)
{
  g_autoptr (GuichetClock) self = g_object_new (GUICHET_TYPE_CLOCK, NULL);
  const char *frozen = g_getenv ("GUICHET_NOW");

  if (frozen && !guichet_instant_parse (frozen, &self->frozen))
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT,
                   "GUICHET_NOW is not an RFC 3339 instant: %s", frozen);
      return NULL;
    }
  self->is_frozen = frozen != NULL;
  self->frozen_boot = guichet_clock_get_boot (self);
  self->notified_minute = guichet_clock_get_now (self) / GUICHET_MINUTE_MS;
  if (!self->is_frozen)
    self->tick_id = g_timeout_add_seconds (TICK_SECONDS, tick_cb, self);
  return g_steal_pointer (&self);
}

/**
 * guichet_clock_get_now:
 *
 * Returns: Unix milliseconds, UTC. May be called on any thread.
 */
gint64
guichet_clock_get_now (GuichetClock *self)
{
  return self->is_frozen ? self->frozen : g_get_real_time () / 1000;
}

/**
 * guichet_clock_get_running:
 *
 * For what waits: holds, back-offs. A clock that is frozen is the time at which it was frozen, and
 * what passed since; otherwise it is guichet_clock_get_now().
 *
 * Returns: Unix milliseconds, UTC. May be called on any thread.
 */
gint64
guichet_clock_get_running (GuichetClock *self)
{
  if (!self->is_frozen)
    return guichet_clock_get_now (self);
  return self->frozen + guichet_clock_get_boot (self) - self->frozen_boot;
}

/**
 * guichet_clock_get_boot:
 *
 * Returns: milliseconds since the machine's start, suspension included: what waits between two
 *   attempts are measured with, for no jump of the wall clock moves it. Never frozen.
 */
gint64
guichet_clock_get_boot (GuichetClock *self)
{
  struct timespec boot;

  if (clock_gettime (CLOCK_BOOTTIME, &boot) != 0)
    return g_get_monotonic_time () / 1000;
  return (gint64) boot.tv_sec * 1000 + boot.tv_nsec / 1000000;
}

/**
 * guichet_clock_is_frozen:
 *
 * Says whether GUICHET_NOW holds the clock.
 */
gboolean
guichet_clock_is_frozen (GuichetClock *self)
{
  return self->is_frozen;
}
