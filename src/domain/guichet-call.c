/* guichet-call.c - a call to the support, as we noted it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "guichet-call.h"

G_DEFINE_BOXED_TYPE (GuichetCall, guichet_call, guichet_call_copy, guichet_call_free)

/**
 * guichet_call_new:
 * @id: (nullable): a UUID; %NULL makes one
 *
 * Returns: (transfer full): a call whose call-back, if one was promised, is awaited
 */
GuichetCall *
guichet_call_new (const char *id,
                  const char *demande_id,
                  const char *caller,
                  gint64      at,
                  const char *note,
                  gint64      callback_at)
{
  GuichetCall *self = g_new0 (GuichetCall, 1);

  self->id = id ? g_strdup (id) : g_uuid_string_random ();
  self->demande_id = g_strdup (demande_id);
  self->caller = g_strdup (caller);
  self->at = at;
  self->note = g_strdup (note);
  self->callback_at = callback_at;
  return self;
}

/**
 * guichet_call_copy:
 *
 * Returns: (transfer full): the same call, apart
 */
GuichetCall *
guichet_call_copy (const GuichetCall *self)
{
  GuichetCall *copy = guichet_call_new (self->id, self->demande_id, self->caller, self->at,
                                        self->note, self->callback_at);

  copy->done_at = self->done_at;
  return copy;
}

/**
 * guichet_call_free:
 *
 * Frees it.
 */
void
guichet_call_free (GuichetCall *self)
{
  g_free (self->id);
  g_free (self->demande_id);
  g_free (self->caller);
  g_free (self->note);
  g_free (self);
}
