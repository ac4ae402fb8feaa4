/* guichet-outgoing.h - something on its way to the service
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "guichet-attachment.h"
#include "guichet-delivery.h"
#include "guichet-demande.h"
#include "guichet-outgoing-kind.h"

#include <glib-object.h>

G_BEGIN_DECLS

#define GUICHET_TYPE_OUTGOING (guichet_outgoing_get_type ())

G_DECLARE_FINAL_TYPE (GuichetOutgoing, guichet_outgoing, GUICHET, OUTGOING, GObject)

/**
 * GuichetOutgoingFields:
 * @id: (nullable): UUID; %NULL makes one. That of its Demande, for a Demande
 * @kind: what it is
 * @parent_id: (nullable): the Demande or the article it is about; %NULL for a Demande
 * @demande: (nullable): the content, for a Demande
 * @text: (nullable): the message, or the reason of a validation or of a vote
 * @accepted: whether what was delivered is accepted, or the article helped
 * @written_at: Unix milliseconds, UTC
 * @attachments: (nullable) (element-type GuichetAttachment): what goes with it
 * @delivery: how far it is
 * @attempts: how often it was tried
 * @not_before: Unix milliseconds, UTC: it may be taken back until then; 0 for none
 * @next_attempt_at: Unix milliseconds, UTC; 0 when it is not waiting for one
 * @problem: (nullable): the word of what stopped it last
 * @problem_detail: (nullable): what the service said of it
 *
 * A Demande, a message, a validation or a vote, from the draft to the receipt.
 */
typedef struct
{
  const char *id;
  GuichetOutgoingKind kind;
  const char *parent_id;
  GuichetDemande *demande;
  const char *text;
  gboolean accepted;
  gint64 written_at;
  GPtrArray *attachments;
  GuichetDelivery delivery;
  guint attempts;
  gint64 not_before;
  gint64 next_attempt_at;
  const char *problem;
  const char *problem_detail;
} GuichetOutgoingFields;

GuichetOutgoing             *guichet_outgoing_new        (const GuichetOutgoingFields *fields);
const GuichetOutgoingFields *guichet_outgoing_get_fields (GuichetOutgoing             *self);

G_END_DECLS
