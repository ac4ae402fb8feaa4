/* guichet-server-checks.h - a document's members, each fault with its JSON pointer
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/**
 * GuichetServerFinding:
 * @pointer: where, a JSON pointer (RFC 6901)
 * @detail: what is wrong
 */
typedef struct
{
  char *pointer;
  char *detail;
} GuichetServerFinding;

/**
 * GuichetServerChecks:
 * @object: the object read at present
 * @path: its JSON pointer, "" for the document
 * @findings: (element-type GuichetServerFinding): what was wrong so far
 */
typedef struct
{
  JsonObject *object;
  char       *path;
  GPtrArray  *findings;
} GuichetServerChecks;

void        guichet_server_checks_init    (GuichetServerChecks *self,
                                           JsonObject          *object);
void        guichet_server_checks_clear   (GuichetServerChecks *self);
gboolean    guichet_server_checks_member  (GuichetServerChecks *self,
                                           GuichetServerChecks *parent,
                                           const char          *name);
void        guichet_server_checks_item    (GuichetServerChecks *self,
                                           GuichetServerChecks *parent,
                                           const char          *name,
                                           JsonArray           *array,
                                           guint                index);
void        guichet_server_checks_add     (GuichetServerChecks *self,
                                           const char          *name,
                                           const char          *detail);
gboolean    guichet_server_checks_passed  (GuichetServerChecks *self);
char       *guichet_server_checks_explain (GuichetServerChecks *self);

const char *guichet_server_checks_text    (GuichetServerChecks *self,
                                           const char          *name,
                                           glong                least,
                                           glong                most);
const char *guichet_server_checks_line    (GuichetServerChecks *self,
                                           const char          *name,
                                           glong                least,
                                           glong                most);
const char *guichet_server_checks_word    (GuichetServerChecks *self,
                                           const char          *name,
                                           const char *const   *words);
const char *guichet_server_checks_id      (GuichetServerChecks *self,
                                           const char          *name);
const char *guichet_server_checks_sha256  (GuichetServerChecks *self,
                                           const char          *name);
const char *guichet_server_checks_date    (GuichetServerChecks *self,
                                           const char          *name);
gint64      guichet_server_checks_instant (GuichetServerChecks *self,
                                           const char          *name,
                                           gboolean             required);
gint64      guichet_server_checks_integer (GuichetServerChecks *self,
                                           const char          *name,
                                           gint64               least,
                                           gint64               most);
gboolean    guichet_server_checks_boolean (GuichetServerChecks *self,
                                           const char          *name);
JsonArray  *guichet_server_checks_array   (GuichetServerChecks *self,
                                           const char          *name,
                                           gboolean             required,
                                           guint                most);

gboolean    guichet_server_is_id          (const char          *text);
gboolean    guichet_server_is_file_name   (const char          *name);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (GuichetServerChecks, guichet_server_checks_clear)

G_END_DECLS
