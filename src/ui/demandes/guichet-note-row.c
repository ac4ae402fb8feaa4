/* guichet-note-row.c - a note in the timeline
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "guichet-note-row.h"

struct _GuichetNoteRow
{
  AdwBin parent_instance;

  GtkImage *icon;
  GtkLabel *text;
};

G_DEFINE_FINAL_TYPE (GuichetNoteRow, guichet_note_row, ADW_TYPE_BIN)

static const struct
{
  const char *icon;
  const char *class_name;
} looks[] = {
  [GUICHET_TIMELINE_HEAD] = { NULL, "note" },
  [GUICHET_TIMELINE_DAY] = { NULL, "day" },
  [GUICHET_TIMELINE_NEW] = { NULL, "new" },
  [GUICHET_TIMELINE_CLOCK_STARTED] = { "guichet-waiting-symbolic", "clock" },
  [GUICHET_TIMELINE_CLOCK_STOPPED] = { "guichet-up-to-date-symbolic", "clock" },
  [GUICHET_TIMELINE_CLOCK_PASSED] = { "guichet-warning-symbolic", "passed" },
  [GUICHET_TIMELINE_FAULT] = { "guichet-warning-symbolic", "fault" },
};

static void
guichet_note_row_dispose (GObject *object)
{
  adw_bin_set_child (ADW_BIN (object), NULL);
  G_OBJECT_CLASS (guichet_note_row_parent_class)->dispose (object);
}

static void
guichet_note_row_class_init (GuichetNoteRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = guichet_note_row_dispose;
  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/guichet/Guichet/ui/demandes/guichet-note-row.ui");
  gtk_widget_class_bind_template_child (widget_class, GuichetNoteRow, icon);
  gtk_widget_class_bind_template_child (widget_class, GuichetNoteRow, text);
}

static void
guichet_note_row_init (GuichetNoteRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * guichet_note_row_new:
 * @note: what to say
 *
 * Returns: (transfer floating): the row
 */
GtkWidget *
guichet_note_row_new (GuichetTimelineNote *note)
{
  GuichetNoteRow *self = g_object_new (GUICHET_TYPE_NOTE_ROW, NULL);
  GuichetTimelineNoteKind kind = guichet_timeline_note_get_kind (note);

  gtk_label_set_label (self->text, guichet_timeline_note_get_text (note));
  gtk_image_set_from_icon_name (self->icon, looks[kind].icon);
  gtk_widget_set_visible (GTK_WIDGET (self->icon), looks[kind].icon != NULL);
  gtk_widget_add_css_class (GTK_WIDGET (self), looks[kind].class_name);
  return GTK_WIDGET (self);
}
