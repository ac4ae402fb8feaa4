/* guichet-aside.h - something that came and could not be applied
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * GuichetAside:
 * @kind: what it is: demande, event, article, medium
 * @id: its id; %NULL when even that is not known
 * @reason: why, for a log
 * @content: what came, as it came; empty when only its id is known
 */
typedef struct
{
  char *kind;
  char *id;
  char *reason;
  char *content;
} GuichetAside;

GuichetAside *guichet_aside_new  (const char   *kind,
                                  const char   *id,
                                  const char   *reason,
                                  const char   *content,
                                  gsize         length);
void          guichet_aside_free (GuichetAside *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GuichetAside, guichet_aside_free)

G_END_DECLS
