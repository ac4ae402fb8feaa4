/* guichet-server-content.h - what people write: checked, then kept as the feed gives it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "guichet-server-checks.h"

G_BEGIN_DECLS

/**
 * GuichetServerAttachment:
 *
 * What a document says of a file that goes with it.
 */
typedef struct
{
  char  *id;
  char  *name;
  char  *media_type;
  gint64 size;
  char  *sha256;
} GuichetServerAttachment;

/**
 * GuichetServerWriting:
 * @members: the members of the Demande that its author wrote, as JSON without braces
 * @attachments: (element-type GuichetServerAttachment)
 */
typedef struct
{
  char      *members;
  char      *progiciel;
  GPtrArray *attachments;
} GuichetServerWriting;

/**
 * GuichetServerSaying:
 *
 * What a message, a validation or a vote says; members that the kind does not have are unset.
 */
typedef struct
{
  char      *text;
  gboolean   accepted;
  gint64     written_at;
  GPtrArray *attachments;
} GuichetServerSaying;

extern const char *const guichet_server_criticalities[];

GuichetServerWriting *guichet_server_content_read_demande     (GuichetServerChecks *checks,
                                                               const char          *id);
GuichetServerWriting *guichet_server_content_read_past        (GuichetServerChecks *checks,
                                                               gint64               written_at,
                                                               GPtrArray           *attachments);
GuichetServerSaying  *guichet_server_content_read_message     (GuichetServerChecks *checks,
                                                               const char          *id,
                                                               const char          *demande);
GuichetServerSaying  *guichet_server_content_read_validation  (GuichetServerChecks *checks,
                                                               const char          *id,
                                                               const char          *demande);
GuichetServerSaying  *guichet_server_content_read_vote        (GuichetServerChecks *checks,
                                                               const char          *id,
                                                               const char          *article);
char                 *guichet_server_content_list_attachments (GPtrArray           *attachments);
GPtrArray            *guichet_server_attachments_new          (void);
void                  guichet_server_writing_free             (GuichetServerWriting *writing);
void                  guichet_server_saying_free              (GuichetServerSaying  *saying);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GuichetServerWriting, guichet_server_writing_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GuichetServerSaying, guichet_server_saying_free)

G_END_DECLS
