/* guichet-event.h - one thing that happened to a Demande
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "guichet-attachment.h"
#include "guichet-criticality.h"

#include <glib-object.h>

G_BEGIN_DECLS

#define GUICHET_TYPE_EVENT (guichet_event_get_type ())

G_DECLARE_FINAL_TYPE (GuichetEvent, guichet_event, GUICHET, EVENT, GObject)

/**
 * GuichetEventFields:
 * @id: UUID; a message of ours has the id that we made
 * @seq: the place in the service's one log
 * @demande_id: the Demande it belongs to
 * @at: Unix milliseconds, UTC
 * @kind: `message`, or the word of the status it brings
 * @side: `service` or `client`
 * @author: (nullable): who
 * @text: (nullable): what was written
 * @status: (nullable): the status after it
 * @criticality: the level it retains
 * @delivered: (nullable): `correction` or `workaround`
 * @attachments: (nullable) (element-type GuichetAttachment): what came with it
 *
 * One thing that happened to a Demande, as the service's log has it.
 */
typedef struct
{
  const char *id;
  gint64 seq;
  const char *demande_id;
  gint64 at;
  const char *kind;
  const char *side;
  const char *author;
  const char *text;
  const char *status;
  GuichetCriticality criticality;
  const char *delivered;
  GPtrArray *attachments;
} GuichetEventFields;

GuichetEvent *guichet_event_new (const GuichetEventFields *fields);

const GuichetEventFields *guichet_event_get_fields (GuichetEvent *self);

G_END_DECLS
