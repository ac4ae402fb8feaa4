/* guichet-server-fixture.h - a running guichet-server, and a client that sends it anything
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <json-glib/json-glib.h>
#include <libsoup/soup.h>

G_BEGIN_DECLS

/**
 * GuichetServerFixture:
 *
 * A service in its own process, with a data folder of its own that is removed at the end.
 */
typedef struct
{
  char        *folder;
  char        *address;
  char        *token;
  GSubprocess *process;
  SoupSession *session;
} GuichetServerFixture;

/**
 * GuichetServerReply:
 * @status: 0 when the connection broke before an answer
 * @broken: the body ended before its announced length
 */
typedef struct
{
  guint               status;
  SoupMessageHeaders *headers;
  GBytes             *body;
  gboolean            broken;
} GuichetServerReply;

GuichetServerFixture *guichet_server_fixture_new     (void);
void                  guichet_server_fixture_free    (GuichetServerFixture *self);
void                  guichet_server_fixture_start   (GuichetServerFixture *self,
                                                      ...) G_GNUC_NULL_TERMINATED;
int                   guichet_server_fixture_stop    (GuichetServerFixture *self);
int                   guichet_server_fixture_run     (GuichetServerFixture *self,
                                                      char                **output,
                                                      const char           *command,
                                                      ...) G_GNUC_NULL_TERMINATED;
char                 *guichet_server_fixture_save    (GuichetServerFixture *self,
                                                      const char           *name,
                                                      const char           *content);
SoupMessage          *guichet_server_fixture_message (GuichetServerFixture *self,
                                                      const char           *method,
                                                      const char           *path);
GuichetServerReply   *guichet_server_fixture_send    (GuichetServerFixture *self,
                                                      SoupMessage          *message);
GuichetServerReply   *guichet_server_fixture_get     (GuichetServerFixture *self,
                                                      const char           *path);
GuichetServerReply   *guichet_server_fixture_put     (GuichetServerFixture *self,
                                                      const char           *path,
                                                      const char           *json);
GuichetServerReply   *guichet_server_fixture_upload  (GuichetServerFixture *self,
                                                      const char           *id,
                                                      const char           *name,
                                                      GBytes               *content);
const char           *guichet_server_reply_header    (GuichetServerReply   *reply,
                                                      const char           *name);
JsonNode             *guichet_server_reply_json      (GuichetServerReply   *reply);
void                  guichet_server_reply_is        (GuichetServerReply   *reply,
                                                      guint                 status,
                                                      const char           *problem);
void                  guichet_server_reply_free      (GuichetServerReply   *reply);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GuichetServerFixture, guichet_server_fixture_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GuichetServerReply, guichet_server_reply_free)

G_END_DECLS
