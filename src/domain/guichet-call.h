/* guichet-call.h - a call to the support, as we noted it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * GuichetCall:
 * @id: UUID, made by us
 * @demande_id: the Demande it was about, "" for none
 * @caller: who called, of us
 * @at: when; Unix milliseconds, UTC
 * @note: what was said
 * @callback_at: when Eksaé promised to call back; 0 when it did not
 * @done_at: when it did; 0 while it is awaited
 *
 * Demandes can be made by telephone, and the answer may come by call-back (Livret, 3.3). Ours:
 * nothing of it is sent.
 */
typedef struct
{
  char *id;
  char *demande_id;
  char *caller;
  gint64 at;
  char *note;
  gint64 callback_at;
  gint64 done_at;
} GuichetCall;

#define GUICHET_TYPE_CALL (guichet_call_get_type ())

GType        guichet_call_get_type (void);
GuichetCall *guichet_call_new      (const char        *id,
                                    const char        *demande_id,
                                    const char        *caller,
                                    gint64             at,
                                    const char        *note,
                                    gint64             callback_at);
GuichetCall *guichet_call_copy     (const GuichetCall *self);
void         guichet_call_free     (GuichetCall       *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GuichetCall, guichet_call_free)

G_END_DECLS
