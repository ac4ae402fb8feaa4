/* guichet-timeline-note.c - what the timeline says between the events
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "guichet-timeline-note.h"

struct _GuichetTimelineNote
{
  GObject parent_instance;

  GuichetTimelineNoteKind kind;
  gint64 at;
  char *text;
};

G_DEFINE_FINAL_TYPE (GuichetTimelineNote, guichet_timeline_note, G_TYPE_OBJECT)

static void
guichet_timeline_note_finalize (GObject *object)
{
  g_free (GUICHET_TIMELINE_NOTE (object)->text);
  G_OBJECT_CLASS (guichet_timeline_note_parent_class)->finalize (object);
}

static void
guichet_timeline_note_class_init (GuichetTimelineNoteClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = guichet_timeline_note_finalize;
}

static void
guichet_timeline_note_init (GuichetTimelineNote *self)
{
}

/**
 * guichet_timeline_note_new:
 * @kind: what it is
 * @at: where it belongs: Unix milliseconds, UTC
 * @text: (nullable): what it says
 *
 * Returns: (transfer full): an immutable note
 */
GuichetTimelineNote *
guichet_timeline_note_new (GuichetTimelineNoteKind  kind,
                           gint64                   at,
                           const char              *text)
{
  GuichetTimelineNote *self = g_object_new (GUICHET_TYPE_TIMELINE_NOTE, NULL);

  self->kind = kind;
  self->at = at;
  self->text = g_strdup (text ? text : "");
  return self;
}

/**
 * guichet_timeline_note_get_kind:
 *
 * Returns: what it is
 */
GuichetTimelineNoteKind
guichet_timeline_note_get_kind (GuichetTimelineNote *self)
{
  return self->kind;
}

/**
 * guichet_timeline_note_get_at:
 *
 * Returns: where it belongs: Unix milliseconds, UTC
 */
gint64
guichet_timeline_note_get_at (GuichetTimelineNote *self)
{
  return self->at;
}

/**
 * guichet_timeline_note_get_text:
 *
 * Returns: what it says
 */
const char *
guichet_timeline_note_get_text (GuichetTimelineNote *self)
{
  return self->text;
}

/**
 * guichet_timeline_note_is_same:
 *
 * Returns: whether both say the same at the same place
 */
gboolean
guichet_timeline_note_is_same (GuichetTimelineNote *self,
                               GuichetTimelineNote *other)
{
  return self->kind == other->kind && self->at == other->at
         && g_str_equal (self->text, other->text);
}
