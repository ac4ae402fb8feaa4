/* guichet-server-fault.h - something that goes wrong on purpose
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * GuichetServerFaultKind:
 * @GUICHET_SERVER_FAULT_DROP_REQUEST: hang up once the headers have come; nothing is done
 * @GUICHET_SERVER_FAULT_STATUS: answer a problem of that status; nothing is done
 * @GUICHET_SERVER_FAULT_REDIRECT: answer 302 to an address; nothing is done
 * @GUICHET_SERVER_FAULT_CAPTIVE: answer 200 with a page of HTML; nothing is done
 * @GUICHET_SERVER_FAULT_LOSE_REPLY: do it, then hang up without an answer
 * @GUICHET_SERVER_FAULT_DELAY: do it, answer so many milliseconds later
 * @GUICHET_SERVER_FAULT_TRUNCATE: do it, hang up after so many bytes of the answer's body
 * @GUICHET_SERVER_FAULT_WRONG_DIGEST: do it, answer with the Content-Digest of something else
 * @GUICHET_SERVER_FAULT_GARBAGE: do it, answer bytes that are no JSON, with their true digest
 * @GUICHET_SERVER_FAULT_DRIP: do it, answer one byte of the body each so many milliseconds
 */
typedef enum
{
  GUICHET_SERVER_FAULT_DROP_REQUEST,
  GUICHET_SERVER_FAULT_STATUS,
  GUICHET_SERVER_FAULT_REDIRECT,
  GUICHET_SERVER_FAULT_CAPTIVE,
  GUICHET_SERVER_FAULT_LOSE_REPLY,
  GUICHET_SERVER_FAULT_DELAY,
  GUICHET_SERVER_FAULT_TRUNCATE,
  GUICHET_SERVER_FAULT_WRONG_DIGEST,
  GUICHET_SERVER_FAULT_GARBAGE,
  GUICHET_SERVER_FAULT_DRIP,
} GuichetServerFaultKind;

/**
 * GuichetServerFault:
 * @number: the status, the bytes or the milliseconds
 * @text: (nullable): the address, or the Retry-After
 * @times: how many requests it still befalls; -1 each
 */
typedef struct
{
  char                  *method;
  char                  *path;
  GuichetServerFaultKind kind;
  gint64                 number;
  char                  *text;
  gint64                 times;
} GuichetServerFault;

GuichetServerFault *guichet_server_fault_parse (const char         *spec,
                                                GError            **error);
GuichetServerFault *guichet_server_fault_take  (GPtrArray          *faults,
                                                const char         *method,
                                                const char         *path);
void                guichet_server_fault_free  (GuichetServerFault *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GuichetServerFault, guichet_server_fault_free)

G_END_DECLS
