/* guichet-portal-figures.h - the Portail's own figures over a period, beside ours
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "guichet-figures.h"

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/**
 * GuichetPortalCount:
 * @word: what is counted, in the service's word; "" for none
 * @count: how many
 */
typedef struct
{
  char *word;
  guint count;
} GuichetPortalCount;

/**
 * GuichetPortalFigures:
 * @from: the first day
 * @to: the day after the last one
 * @recorded: the Demandes recorded in the period, those by telephone among them
 * @statuses: (element-type GuichetPortalCount): the same, by status
 * @progiciels: (element-type GuichetPortalCount): the same, by Progiciel
 * @levels: (element-type GuichetPortalCount): the same, by the level retained
 * @taken: the prises en charge, those by telephone among them
 * @text: all of it, as JSON
 *
 * What the Portail says of the use of the Service (Livret, 3.1). To be read only.
 */
typedef struct
{
  GuichetDay from;
  GuichetDay to;
  guint recorded;
  GPtrArray *statuses;
  GPtrArray *progiciels;
  GPtrArray *levels;
  GuichetTally taken;
  char *text;
} GuichetPortalFigures;

/**
 * GuichetPortalTopic:
 * @GUICHET_PORTAL_RECORDED: the Demandes recorded
 * @GUICHET_PORTAL_ON_TIME: the prises en charge on time
 * @GUICHET_PORTAL_LATE: those that are late
 * @GUICHET_PORTAL_PENDING: those still awaited
 * @GUICHET_PORTAL_STATUS: the Demandes of one status
 * @GUICHET_PORTAL_PROGICIEL: those of one Progiciel
 * @GUICHET_PORTAL_LEVEL: those of one level retained
 *
 * What a figure is of.
 */
typedef enum
{
  GUICHET_PORTAL_RECORDED,
  GUICHET_PORTAL_ON_TIME,
  GUICHET_PORTAL_LATE,
  GUICHET_PORTAL_PENDING,
  GUICHET_PORTAL_STATUS,
  GUICHET_PORTAL_PROGICIEL,
  GUICHET_PORTAL_LEVEL,
} GuichetPortalTopic;

/**
 * GuichetPortalFigure:
 * @topic: what it is of
 * @word: of a status, a Progiciel, a level: its word, "" for none
 * @theirs: what the Portail counts
 * @ours: what is counted here, those by telephone among them
 * @telephone: how many of @ours were made by telephone, where that is counted
 *
 * One figure as each side counts it.
 */
typedef struct
{
  GuichetPortalTopic topic;
  char *word;
  guint theirs;
  guint ours;
  guint telephone;
} GuichetPortalFigure;

#define GUICHET_TYPE_PORTAL_FIGURES (guichet_portal_figures_get_type ())

GType                 guichet_portal_figures_get_type  (void);
GuichetPortalFigures *guichet_portal_figures_from_json (JsonObject                  *object,
                                                        GError                     **error);
GuichetPortalFigures *guichet_portal_figures_from_text (const char                  *text,
                                                        gsize                        length,
                                                        GError                     **error);
GuichetPortalFigures *guichet_portal_figures_ref       (GuichetPortalFigures        *self);
void                  guichet_portal_figures_unref     (GuichetPortalFigures        *self);
GPtrArray            *guichet_portal_figures_compare   (const GuichetPortalFigures  *self,
                                                        const GuichetFigures        *ours);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GuichetPortalFigures, guichet_portal_figures_unref)

G_END_DECLS
