/* guichet-timeline-note.h - what the timeline says between the events
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * GuichetTimelineNoteKind:
 * @GUICHET_TIMELINE_HEAD: the Demande itself, before all that followed
 * @GUICHET_TIMELINE_DAY: another day begins
 * @GUICHET_TIMELINE_NEW: what follows is new since the last look
 * @GUICHET_TIMELINE_CLOCK_STARTED: a delay of the contract starts
 * @GUICHET_TIMELINE_CLOCK_STOPPED: what was due is done
 * @GUICHET_TIMELINE_CLOCK_PASSED: what was due was not done in time
 * @GUICHET_TIMELINE_FAULT: the event before was not expected there
 *
 * What a note is.
 */
typedef enum
{
  GUICHET_TIMELINE_HEAD,
  GUICHET_TIMELINE_DAY,
  GUICHET_TIMELINE_NEW,
  GUICHET_TIMELINE_CLOCK_STARTED,
  GUICHET_TIMELINE_CLOCK_STOPPED,
  GUICHET_TIMELINE_CLOCK_PASSED,
  GUICHET_TIMELINE_FAULT,
} GuichetTimelineNoteKind;

#define GUICHET_TYPE_TIMELINE_NOTE (guichet_timeline_note_get_type ())

G_DECLARE_FINAL_TYPE (GuichetTimelineNote, guichet_timeline_note, GUICHET, TIMELINE_NOTE, GObject)

GuichetTimelineNote     *guichet_timeline_note_new      (GuichetTimelineNoteKind  kind,
                                                         gint64                   at,
                                                         const char              *text);
GuichetTimelineNoteKind  guichet_timeline_note_get_kind (GuichetTimelineNote     *self);
gint64                   guichet_timeline_note_get_at   (GuichetTimelineNote     *self);
const char              *guichet_timeline_note_get_text (GuichetTimelineNote     *self);
gboolean                 guichet_timeline_note_is_same  (GuichetTimelineNote     *self,
                                                         GuichetTimelineNote     *other);

G_END_DECLS
