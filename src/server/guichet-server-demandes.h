/* guichet-server-demandes.h - Demandes and what happens to them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "guichet-server-content.h"
#include "guichet-server-store.h"
#include "guichet-server-writer.h"

G_BEGIN_DECLS

/**
 * GuichetServerRecord:
 * @digest: (nullable): the SHA-256 of the bytes received
 *
 * What is known of a Demande when it is recorded.
 */
typedef struct
{
  const char                 *id;
  gint64                      at;
  const char                 *channel;
  const char                 *author;
  const char                 *digest;
  const GuichetServerWriting *content;
} GuichetServerRecord;

/**
 * GuichetServerEvent:
 * @id: (nullable): %NULL for a new one
 * @side: "service" or "client"
 * @status: (nullable): the status after it; %NULL leaves it
 * @criticality: (nullable): the criticality retained; %NULL leaves it
 * @delivered: (nullable): "correction" or "workaround"
 * @attachments: (nullable) (element-type GuichetServerAttachment)
 */
typedef struct
{
  const char *id;
  const char *demande;
  gint64      at;
  const char *kind;
  const char *side;
  const char *name;
  const char *text;
  const char *status;
  const char *criticality;
  const char *delivered;
  GPtrArray  *attachments;
} GuichetServerEvent;

/* The columns that the two writers below read, in order. */
#define GUICHET_SERVER_DEMANDE_COLUMNS \
  "d.id, d.number, d.status, d.recorded_at, d.updated_at, d.channel, d.digest, d.profile, " \
  "d.author, d.criticality, d.content"
#define GUICHET_SERVER_EVENT_COLUMNS \
  "e.id, e.seq, e.demande, e.at, e.kind, e.side, e.name, e.text, e.status, e.criticality, " \
  "e.delivered, e.attachments"

void  guichet_server_demandes_record       (GuichetServerStore        *store,
                                            const GuichetServerRecord *record);
void  guichet_server_demandes_add_event    (GuichetServerStore        *store,
                                            const GuichetServerEvent  *event);
void  guichet_server_demandes_attach       (GuichetServerStore        *store,
                                            const char                *owner,
                                            GPtrArray                 *attachments);
void  guichet_server_demandes_remove       (GuichetServerStore        *store,
                                            const char                *id);
char *guichet_server_demandes_get_status   (GuichetServerStore        *store,
                                            const char                *id);
char *guichet_server_demandes_find_waited  (GuichetServerStore        *store,
                                            const char                *id);
char *guichet_server_demandes_resolve      (GuichetServerStore        *store,
                                            const char                *reference);
void  guichet_server_demandes_write        (GuichetServerWriter       *writer,
                                            const char                *name,
                                            GuichetServerRows         *rows);
void  guichet_server_demandes_write_event  (GuichetServerWriter       *writer,
                                            const char                *name,
                                            GuichetServerRows         *rows);

G_END_DECLS
