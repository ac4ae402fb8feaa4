/* guichet-guide-row.c - a question of the guide that was answered
 *
 * The question, what was answered, and a button to answer again.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "guichet-guide-row.h"

#include "guichet-qualification-text.h"

#include <glib/gi18n.h>

struct _GuichetGuideRow
{
  AdwActionRow parent_instance;

  GuichetQuestion question;

  GtkWidget *change;
};

G_DEFINE_FINAL_TYPE (GuichetGuideRow, guichet_guide_row, ADW_TYPE_ACTION_ROW)

enum
{
  CHANGE,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* Callbacks */

static void
change_cb (GuichetGuideRow *self)
{
  g_signal_emit (self, signals[CHANGE], 0);
}

/* Overrides */

static void
guichet_guide_row_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), GUICHET_TYPE_GUIDE_ROW);
  G_OBJECT_CLASS (guichet_guide_row_parent_class)->dispose (object);
}

static void
guichet_guide_row_class_init (GuichetGuideRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = guichet_guide_row_dispose;
  signals[CHANGE] = g_signal_new ("change", GUICHET_TYPE_GUIDE_ROW, G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/guichet/Guichet/ui/composer/guichet-guide-row.ui");
  gtk_widget_class_bind_template_child (widget_class, GuichetGuideRow, change);
  gtk_widget_class_bind_template_callback (widget_class, change_cb);
}

static void
guichet_guide_row_init (GuichetGuideRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* Public API */

/**
 * guichet_guide_row_new:
 *
 * Returns: (transfer floating): a row that says what was answered
 */
GuichetGuideRow *
guichet_guide_row_new (GuichetQuestion question,
                       GuichetAnswer   answer)
{
  GuichetGuideRow *self =
    g_object_new (GUICHET_TYPE_GUIDE_ROW, "title",
                  guichet_qualification_text_question (question), "subtitle",
                  guichet_qualification_text_answer (answer), NULL);
  /* Translators: the name of a button; a question of the guide */
  g_autofree char *name = g_strdup_printf (_ ("Answer again: %s"),
                                           guichet_qualification_text_question (question));

  self->question = question;
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->change), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  name, -1);
  return self;
}

/**
 * guichet_guide_row_get_question:
 *
 * Returns: the question that was answered
 */
GuichetQuestion
guichet_guide_row_get_question (GuichetGuideRow *self)
{
  return self->question;
}
