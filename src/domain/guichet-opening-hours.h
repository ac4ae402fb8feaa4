/* guichet-opening-hours.h - when the support is open, as the service publishes it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "guichet-day.h"

#include <glib-object.h>
#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/**
 * GuichetOpeningInterval:
 * @opens: the minute of the day at which it opens, 0 to 1439
 * @closes: the minute of the day at which it closes, up to 1440
 *
 * A stretch of opening within a day, on the clocks of the service's zone.
 */
typedef struct
{
  int opens;
  int closes;
} GuichetOpeningInterval;

/**
 * GuichetClosure:
 * @from: Unix milliseconds, UTC
 * @to: Unix milliseconds, UTC, exclusive
 * @label: (nullable): why, as the service says it
 *
 * An exceptional closure.
 */
typedef struct
{
  gint64 from;
  gint64 to;
  char *label;
} GuichetClosure;

#define GUICHET_TYPE_OPENING_HOURS (guichet_opening_hours_get_type ())

typedef struct _GuichetOpeningHours GuichetOpeningHours;

GType                 guichet_opening_hours_get_type     (void);
GuichetOpeningHours  *guichet_opening_hours_new          (JsonObject           *object,
                                                          GError              **error);
GuichetOpeningHours  *guichet_opening_hours_parse        (const char           *text,
                                                          gsize                 length,
                                                          GError              **error);
JsonNode             *guichet_opening_hours_to_json      (GuichetOpeningHours  *self);
char                 *guichet_opening_hours_to_text      (GuichetOpeningHours  *self);
GuichetOpeningHours  *guichet_opening_hours_ref          (GuichetOpeningHours  *self);
void                  guichet_opening_hours_unref        (GuichetOpeningHours  *self);
gboolean              guichet_opening_hours_equal        (GuichetOpeningHours  *self,
                                                          GuichetOpeningHours  *other);
GTimeZone            *guichet_opening_hours_get_zone     (GuichetOpeningHours  *self);
const GArray         *guichet_opening_hours_get_day      (GuichetOpeningHours  *self,
                                                          GuichetDay            day);
const GArray         *guichet_opening_hours_get_closures (GuichetOpeningHours  *self);
const GuichetClosure *guichet_opening_hours_find_closure (GuichetOpeningHours  *self,
                                                          gint64                instant);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GuichetOpeningHours, guichet_opening_hours_unref)

G_END_DECLS
