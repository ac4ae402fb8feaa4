/* guichet-callback-row.c - a call-back that was promised
 *
 * "concluded" says that it is awaited no more.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "guichet-callback-row.h"

#include "guichet-call-text.h"

#include <glib/gi18n.h>

struct _GuichetCallbackRow
{
  AdwActionRow parent_instance;

  char *id;

  GtkWidget *late;
  GtkWidget *conclude;
};

G_DEFINE_FINAL_TYPE (GuichetCallbackRow, guichet_callback_row, ADW_TYPE_ACTION_ROW)

enum
{
  CONCLUDED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
conclude_cb (GuichetCallbackRow *self)
{
  g_signal_emit (self, signals[CONCLUDED], 0);
}

static void
guichet_callback_row_finalize (GObject *object)
{
  g_free (GUICHET_CALLBACK_ROW (object)->id);
  G_OBJECT_CLASS (guichet_callback_row_parent_class)->finalize (object);
}

static void
guichet_callback_row_class_init (GuichetCallbackRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = guichet_callback_row_finalize;
  signals[CONCLUDED] = g_signal_new ("concluded", GUICHET_TYPE_CALLBACK_ROW, G_SIGNAL_RUN_LAST, 0,
                                     NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/guichet/Guichet/ui/telephone/guichet-callback-row.ui");
  gtk_widget_class_bind_template_child (widget_class, GuichetCallbackRow, late);
  gtk_widget_class_bind_template_child (widget_class, GuichetCallbackRow, conclude);
  gtk_widget_class_bind_template_callback (widget_class, conclude_cb);
}

static void
guichet_callback_row_init (GuichetCallbackRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * guichet_callback_row_new:
 * @call: a call whose call-back is awaited
 * @zone: the zone of the reader
 * @now: Unix milliseconds, UTC
 *
 * Returns: (transfer floating): the row
 */
GtkWidget *
guichet_callback_row_new (const GuichetCall *call,
                          GTimeZone         *zone,
                          gint64             now)
{
  g_autofree char *words = guichet_call_text_callback (call, zone, now);
  /* Translators: a call-back, such as "Call-back promised today at 17:30" */
  g_autofree char *name = g_strdup_printf (_ ("It came: %s"), words);
  GuichetCallbackRow *self = g_object_new (GUICHET_TYPE_CALLBACK_ROW, "use-markup", FALSE,
                                           "title", words, "subtitle", call->note, NULL);

  self->id = g_strdup (call->id);
  gtk_widget_set_visible (self->late, call->callback_at <= now);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->conclude), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  name, -1);
  return GTK_WIDGET (self);
}

/**
 * guichet_callback_row_get_id:
 *
 * Returns: (transfer none): the call's id
 */
const char *
guichet_callback_row_get_id (GuichetCallbackRow *self)
{
  return self->id;
}
