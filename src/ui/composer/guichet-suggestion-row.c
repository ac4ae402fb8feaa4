/* guichet-suggestion-row.c - an article or a Demande that may help
 *
 * Activated, it asks to be opened. An article that was opened offers to say that it solves the
 * problem.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "guichet-suggestion-row.h"

#include <glib/gi18n.h>

struct _GuichetSuggestionRow
{
  GtkListBoxRow parent_instance;

  char *id;

  GtkLabel *title;
  GtkLabel *detail;
  GtkWidget *solved;
};

G_DEFINE_FINAL_TYPE (GuichetSuggestionRow, guichet_suggestion_row, GTK_TYPE_LIST_BOX_ROW)

enum
{
  SOLVED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* Callbacks */

static void
solved_cb (GuichetSuggestionRow *self)
{
  g_signal_emit (self, signals[SOLVED], 0);
}

/* Overrides */

static void
guichet_suggestion_row_dispose (GObject *object)
{
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), GUICHET_TYPE_SUGGESTION_ROW);
  G_OBJECT_CLASS (guichet_suggestion_row_parent_class)->dispose (object);
}

static void
guichet_suggestion_row_finalize (GObject *object)
{
  g_free (GUICHET_SUGGESTION_ROW (object)->id);
  G_OBJECT_CLASS (guichet_suggestion_row_parent_class)->finalize (object);
}

static void
guichet_suggestion_row_class_init (GuichetSuggestionRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = guichet_suggestion_row_dispose;
  G_OBJECT_CLASS (klass)->finalize = guichet_suggestion_row_finalize;
  signals[SOLVED] = g_signal_new ("solved", GUICHET_TYPE_SUGGESTION_ROW, G_SIGNAL_RUN_LAST, 0,
                                  NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/guichet/Guichet/ui/composer/guichet-suggestion-row.ui");
  gtk_widget_class_bind_template_child (widget_class, GuichetSuggestionRow, title);
  gtk_widget_class_bind_template_child (widget_class, GuichetSuggestionRow, detail);
  gtk_widget_class_bind_template_child (widget_class, GuichetSuggestionRow, solved);
  gtk_widget_class_bind_template_callback (widget_class, solved_cb);
}

static void
guichet_suggestion_row_init (GuichetSuggestionRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* Public API */

/**
 * guichet_suggestion_row_new:
 * @id: of the article or the Demande
 * @title: its title
 * @detail: what tells it from others, in a few words; "" for nothing
 *
 * Returns: (transfer floating): a row for it
 */
GuichetSuggestionRow *
guichet_suggestion_row_new (const char *id,
                            const char *title,
                            const char *detail)
{
  GuichetSuggestionRow *self = g_object_new (GUICHET_TYPE_SUGGESTION_ROW, NULL);
  /* Translators: the name of a row: a title, then what tells it from others */
  g_autofree char *name = *detail ? g_strdup_printf (_ ("%s, %s"), title, detail)
                                  : g_strdup (title);

  self->id = g_strdup (id);
  gtk_label_set_label (self->title, title);
  gtk_label_set_label (self->detail, detail);
  gtk_widget_set_visible (GTK_WIDGET (self->detail), *detail != '\0');
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return self;
}

/**
 * guichet_suggestion_row_get_id:
 *
 * Returns: (transfer none): the id of the article or the Demande
 */
const char *
guichet_suggestion_row_get_id (GuichetSuggestionRow *self)
{
  return self->id;
}

/**
 * guichet_suggestion_row_get_title:
 *
 * Returns: (transfer none): its title
 */
const char *
guichet_suggestion_row_get_title (GuichetSuggestionRow *self)
{
  return gtk_label_get_label (self->title);
}

/**
 * guichet_suggestion_row_offer_solution:
 *
 * Offers to say that it solves the problem.
 */
void
guichet_suggestion_row_offer_solution (GuichetSuggestionRow *self)
{
  gtk_widget_set_visible (self->solved, TRUE);
}
