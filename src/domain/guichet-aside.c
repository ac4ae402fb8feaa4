/* guichet-aside.c - something that came and could not be applied
 *
 * One bad item never blocks the others: it is kept beside them, with the reason, until it can be
 * applied.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "guichet-aside.h"

/**
 * guichet_aside_new:
 * @id: (nullable): its id
 * @content: what came
 * @length: how much of it
 *
 * Returns: (transfer full): the thing, all copied
 */
GuichetAside *
guichet_aside_new (const char *kind,
                   const char *id,
                   const char *reason,
                   const char *content,
                   gsize       length)
{
  GuichetAside *self = g_new (GuichetAside, 1);

  self->kind = g_strdup (kind);
  self->id = g_strdup (id);
  self->reason = g_strdup (reason);
  self->content = g_strndup (content, length);
  return self;
}

/**
 * guichet_aside_free:
 */
void
guichet_aside_free (GuichetAside *self)
{
  g_free (self->kind);
  g_free (self->id);
  g_free (self->reason);
  g_free (self->content);
  g_free (self);
}
