/* guichet-wire-texts.h - the texts of a Demande on the wire
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "guichet-demande.h"
#include "guichet-json.h"

G_BEGIN_DECLS

#define GUICHET_WIRE_N_TEXTS 15
/* The limits of the contract. */
#define GUICHET_WIRE_MOST_STEPS 200
#define GUICHET_WIRE_LINE_BYTES 1024
#define GUICHET_WIRE_TEXT_BYTES (400 * 1000)

/**
 * GuichetWireText:
 * @name: of its member
 * @text: which text of a Demande
 * @most_bytes: the most bytes that are read
 * @presence: whether the service must say it
 * @is_content: whether we write it; the others are the service's
 *
 * A text of a Demande.
 */
typedef struct
{
  const char *name;
  GuichetDemandeText text;
  gsize most_bytes;
  GuichetJsonPresence presence;
  gboolean is_content;
} GuichetWireText;

extern const GuichetWireText guichet_wire_texts[GUICHET_WIRE_N_TEXTS];

G_END_DECLS
