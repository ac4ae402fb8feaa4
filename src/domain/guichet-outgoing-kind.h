/* guichet-outgoing-kind.h - what an outgoing item is
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * GuichetOutgoingKind:
 * @GUICHET_OUTGOING_DEMANDE: a Demande
 * @GUICHET_OUTGOING_MESSAGE: a message in a Demande
 * @GUICHET_OUTGOING_VALIDATION: our answer to what was delivered
 * @GUICHET_OUTGOING_VOTE: whether an article helped
 *
 * What an outgoing item is.
 */
typedef enum
{
  GUICHET_OUTGOING_DEMANDE,
  GUICHET_OUTGOING_MESSAGE,
  GUICHET_OUTGOING_VALIDATION,
  GUICHET_OUTGOING_VOTE,
} GuichetOutgoingKind;

#define GUICHET_TYPE_OUTGOING_KIND (guichet_outgoing_kind_get_type ())

GType       guichet_outgoing_kind_get_type  (void);
GuichetOutgoingKind guichet_outgoing_kind_from_word (const char *word);
const char *guichet_outgoing_kind_to_word   (GuichetOutgoingKind self);

G_END_DECLS
