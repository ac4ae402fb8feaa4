/* guichet-note-row.h - a note in the timeline
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "guichet-timeline-note.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define GUICHET_TYPE_NOTE_ROW (guichet_note_row_get_type ())

G_DECLARE_FINAL_TYPE (GuichetNoteRow, guichet_note_row, GUICHET, NOTE_ROW, AdwBin)

GtkWidget *guichet_note_row_new (GuichetTimelineNote *note);

G_END_DECLS
