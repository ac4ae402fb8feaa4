/* guichet-problem-bar.c - what went wrong, until it is read
 *
 * Stands near what it is about and stays there: it goes when it is dismissed, or when the
 * problem is over.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "guichet-problem-bar.h"

struct _GuichetProblemBar
{
  AdwBin parent_instance;

  GtkLabel *message;
};

G_DEFINE_FINAL_TYPE (GuichetProblemBar, guichet_problem_bar, ADW_TYPE_BIN)

/* Callbacks */

static void
dismiss_cb (GuichetProblemBar *self)
{
  gtk_widget_child_focus (GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (self))),
                          GTK_DIR_TAB_FORWARD);
  guichet_problem_bar_set_message (self, NULL);
}

/* Overrides */

static void
guichet_problem_bar_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), GUICHET_TYPE_PROBLEM_BAR);
  G_OBJECT_CLASS (guichet_problem_bar_parent_class)->dispose (object);
}

static void
guichet_problem_bar_class_init (GuichetProblemBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = guichet_problem_bar_dispose;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_ALERT);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/guichet/Guichet/ui/composer/guichet-problem-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, GuichetProblemBar, message);
  gtk_widget_class_bind_template_callback (widget_class, dismiss_cb);
}

static void
guichet_problem_bar_init (GuichetProblemBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* Public API */

/**
 * guichet_problem_bar_get_message:
 *
 * Returns: (transfer none): what it says, "" when it is hidden
 */
const char *
guichet_problem_bar_get_message (GuichetProblemBar *self)
{
  return gtk_label_get_label (self->message);
}

/**
 * guichet_problem_bar_set_message:
 * @message: (nullable): what went wrong and what to do; %NULL hides it
 */
void
guichet_problem_bar_set_message (GuichetProblemBar *self,
                                 const char        *message)
{
  gtk_label_set_label (self->message, message ? message : "");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  message ? message : "", -1);
  gtk_widget_set_visible (GTK_WIDGET (self), message && *message);
}

/**
 * guichet_problem_bar_add_message:
 * @message: what else went wrong
 *
 * Says it below what is said already; once is enough.
 */
void
guichet_problem_bar_add_message (GuichetProblemBar *self,
                                 const char        *message)
{
  const char *before = guichet_problem_bar_get_message (self);
  g_autofree char *all = *before ? g_strdup_printf ("%s\n%s", before, message)
                                 : g_strdup (message);
  g_auto (GStrv) said = g_strsplit (before, "\n", -1);

  if (g_strv_contains ((const char *const *) said, message))
    return;
  guichet_problem_bar_set_message (self, all);
}
