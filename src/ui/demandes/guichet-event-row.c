/* guichet-event-row.c - something that happened, in the timeline
 *
 * What somebody wrote stands in a card, ours and theirs told apart by the side, the colour and
 * the name; what only changes the status is a line.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "guichet-event-row.h"

#include "guichet-attachment-row.h"
#include "guichet-closures.h"
#include "guichet-event-text.h"

#include <glib/gi18n.h>

/* Characters. */
#define LONGEST_SHOWN 4000

struct _GuichetEventRow
{
  AdwBin parent_instance;

  GuichetClock *clock;
  gint64 at;
  char *whole;

  GtkWidget *line;
  GtkImage *icon;
  GtkLabel *headline;
  GtkWidget *card;
  GtkLabel *author;
  GtkLabel *text;
  GtkWidget *more;
  GtkListBox *attachments;
};

G_DEFINE_FINAL_TYPE (GuichetEventRow, guichet_event_row, ADW_TYPE_BIN)

enum
{
  PROP_CLOCK = 1,
  PROP_AT,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

/* Helpers */

static void
show_line (GuichetEventRow          *self,
           const GuichetEventFields *fields)
{
  g_autofree char *headline = guichet_event_text_headline (fields);
  g_autofree char *author = guichet_event_text_author (fields);
  g_autofree char *joined = guichet_closure_join (NULL, headline, author);
  g_autofree char *icon = guichet_closure_status_icon (NULL, fields->kind, GUICHET_DELIVERY_SENT);

  gtk_label_set_label (self->headline, joined);
  gtk_image_set_from_icon_name (self->icon, icon);
  gtk_widget_set_visible (self->line, !guichet_event_text_is_message (fields));
}

static void
show_attachments (GuichetEventRow *self,
                  GuichetSync     *sync,
                  GPtrArray       *attachments)
{
  for (guint i = 0; attachments && i < attachments->len; i++)
    gtk_list_box_append (self->attachments,
                         guichet_attachment_row_new (sync, g_ptr_array_index (attachments, i)));
  gtk_widget_set_visible (GTK_WIDGET (self->attachments), attachments && attachments->len > 0);
}

/* Laying out a very long text takes a while: its beginning is shown first. */
static void
show_text (GuichetEventRow *self,
           const char      *text)
{
  g_autofree char *beginning = NULL;

  self->whole = guichet_event_text_make_safe (text);
  if (g_utf8_strlen (self->whole, -1) > LONGEST_SHOWN)
    beginning = g_utf8_substring (self->whole, 0, LONGEST_SHOWN);
  gtk_label_set_label (self->text, beginning ? beginning : self->whole);
  gtk_widget_set_visible (self->more, beginning != NULL);
}

static void
show_card (GuichetEventRow          *self,
           const GuichetEventFields *fields)
{
  g_autofree char *author = guichet_event_text_author (fields);
  gboolean has_text = fields->text && *fields->text;
  gboolean has_files = fields->attachments && fields->attachments->len > 0;

  gtk_label_set_label (self->author, author);
  show_text (self, has_text ? fields->text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->text), has_text);
  gtk_widget_set_visible (self->card, has_text || has_files);
  gtk_widget_add_css_class (self->card, guichet_event_text_is_ours (fields) ? "ours" : "theirs");
}

/* Callbacks */

static void
show_all_cb (GuichetEventRow *self)
{
  gtk_label_set_label (self->text, self->whole);
  gtk_widget_set_visible (self->more, FALSE);
  gtk_widget_grab_focus (GTK_WIDGET (self->text));
}

/* Overrides */

static void
guichet_event_row_get_property (GObject    *object,
                                guint       property_id,
                                GValue     *value,
                                GParamSpec *pspec)
{
  GuichetEventRow *self = GUICHET_EVENT_ROW (object);

  switch (property_id)
    {
    case PROP_CLOCK:
      g_value_set_object (value, self->clock);
      break;
    case PROP_AT:
      g_value_set_int64 (value, self->at);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
guichet_event_row_set_property (GObject      *object,
                                guint         property_id,
                                const GValue *value,
                                GParamSpec   *pspec)
{
  GuichetEventRow *self = GUICHET_EVENT_ROW (object);

  switch (property_id)
    {
    case PROP_CLOCK:
      self->clock = g_value_dup_object (value);
      break;
    case PROP_AT:
      self->at = g_value_get_int64 (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
guichet_event_row_dispose (GObject *object)
{
  GuichetEventRow *self = GUICHET_EVENT_ROW (object);

  adw_bin_set_child (ADW_BIN (self), NULL);
  g_clear_object (&self->clock);
  G_OBJECT_CLASS (guichet_event_row_parent_class)->dispose (object);
}

static void
guichet_event_row_finalize (GObject *object)
{
  g_free (GUICHET_EVENT_ROW (object)->whole);
  G_OBJECT_CLASS (guichet_event_row_parent_class)->finalize (object);
}

static void
guichet_event_row_class_init (GuichetEventRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags =
    G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = guichet_event_row_get_property;
  object_class->set_property = guichet_event_row_set_property;
  object_class->dispose = guichet_event_row_dispose;
  object_class->finalize = guichet_event_row_finalize;

  properties[PROP_CLOCK] = g_param_spec_object ("clock", NULL, NULL, GUICHET_TYPE_CLOCK, flags);
  properties[PROP_AT] = g_param_spec_int64 ("at", NULL, NULL, 0, G_MAXINT64, 0, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/guichet/Guichet/ui/demandes/guichet-event-row.ui");
  gtk_widget_class_bind_template_child (widget_class, GuichetEventRow, line);
  gtk_widget_class_bind_template_child (widget_class, GuichetEventRow, icon);
  gtk_widget_class_bind_template_child (widget_class, GuichetEventRow, headline);
  gtk_widget_class_bind_template_child (widget_class, GuichetEventRow, card);
  gtk_widget_class_bind_template_child (widget_class, GuichetEventRow, author);
  gtk_widget_class_bind_template_child (widget_class, GuichetEventRow, text);
  gtk_widget_class_bind_template_child (widget_class, GuichetEventRow, more);
  gtk_widget_class_bind_template_callback (widget_class, show_all_cb);
  gtk_widget_class_bind_template_child (widget_class, GuichetEventRow, attachments);
}

static void
guichet_event_row_init (GuichetEventRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* Public API */

/**
 * guichet_event_row_new:
 * @sync: what fetches attachments
 * @clock: what time it is
 * @event: what happened
 *
 * Returns: (transfer floating): the row
 */
GtkWidget *
guichet_event_row_new (GuichetSync  *sync,
                       GuichetClock *clock,
                       GuichetEvent *event)
{
  const GuichetEventFields *fields = guichet_event_get_fields (event);
  GuichetEventRow *self = g_object_new (GUICHET_TYPE_EVENT_ROW, "clock", clock,
                                        "at", fields->at, NULL);

  show_line (self, fields);
  show_card (self, fields);
  show_attachments (self, sync, fields->attachments);
  return GTK_WIDGET (self);
}

/**
 * guichet_event_row_name:
 * @event: what happened
 *
 * Returns: (transfer full): what a screen reader says of its row
 */
char *
guichet_event_row_name (GuichetEvent *event)
{
  const GuichetEventFields *fields = guichet_event_get_fields (event);
  g_autofree char *headline = guichet_event_text_headline (fields);
  g_autofree char *author = guichet_event_text_author (fields);
  g_autofree char *text = guichet_event_text_make_safe (fields->text);
  g_autofree char *beginning = g_utf8_substring (text, 0, MIN (g_utf8_strlen (text, -1),
                                                               LONGEST_SHOWN));

  /* Translators: what happened, who did it, what they wrote */
  return g_strdup_printf (_ ("%s, %s: %s"), headline, author, beginning);
}
