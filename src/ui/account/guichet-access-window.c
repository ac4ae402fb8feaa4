/* guichet-access-window.c - the window in which a service is connected to
 *
 * The first that somebody sees of Guichet: two ways in. Later the same form adds an account, or
 * signs in to one again.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "guichet-access-window.h"

#include <glib/gi18n.h>

struct _GuichetAccessWindow
{
  AdwApplicationWindow parent_instance;

  GuichetAccessPurpose purpose;

  GtkStack *stack;
  GtkWidget *back;
  GtkLabel *title;
  GtkWidget *connect_button;
  GuichetAccessForm *form;
};

G_DEFINE_FINAL_TYPE (GuichetAccessWindow, guichet_access_window, ADW_TYPE_APPLICATION_WINDOW)

/* Helpers */

static const char *
title_of (GuichetAccessPurpose purpose)
{
  switch (purpose)
    {
    case GUICHET_ACCESS_ADD:
      return _ ("Add an account");
    case GUICHET_ACCESS_SIGN_IN:
      return _ ("Identification");
    case GUICHET_ACCESS_WELCOME:
    default:
      return _ ("Connect to a service");
    }
}

static void
show_page (GuichetAccessWindow *self,
           gboolean             is_form)
{
  gtk_stack_set_visible_child_name (self->stack, is_form ? "form" : "welcome");
  gtk_widget_set_visible (self->back, is_form && self->purpose == GUICHET_ACCESS_WELCOME);
  gtk_label_set_label (self->title, is_form ? title_of (self->purpose) : "Guichet");
}

/* Callbacks */

static void
connect_action (GtkWidget  *widget,
                const char *action,
                GVariant   *parameter)
{
  GuichetAccessWindow *self = GUICHET_ACCESS_WINDOW (widget);

  show_page (self, TRUE);
  guichet_access_form_focus_address (self->form);
}

static void
back_action (GtkWidget  *widget,
             const char *action,
             GVariant   *parameter)
{
  GuichetAccessWindow *self = GUICHET_ACCESS_WINDOW (widget);

  if (self->purpose != GUICHET_ACCESS_WELCOME)
    {
      gtk_window_close (GTK_WINDOW (self));
      return;
    }
  show_page (self, FALSE);
  gtk_widget_grab_focus (self->connect_button);
}

/* Overrides */

static void
guichet_access_window_class_init (GuichetAccessWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (GUICHET_TYPE_ACCESS_FORM);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/guichet/Guichet/ui/account/guichet-access-window.ui");
  gtk_widget_class_bind_template_child (widget_class, GuichetAccessWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, GuichetAccessWindow, back);
  gtk_widget_class_bind_template_child (widget_class, GuichetAccessWindow, title);
  gtk_widget_class_bind_template_child (widget_class, GuichetAccessWindow, connect_button);
  gtk_widget_class_bind_template_child (widget_class, GuichetAccessWindow, form);
  gtk_widget_class_install_action (widget_class, "access.connect", NULL, connect_action);
  gtk_widget_class_install_action (widget_class, "access.back", NULL, back_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "access.back", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Left, GDK_ALT_MASK, "access.back",
                                       NULL);
}

static void
guichet_access_window_init (GuichetAccessWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* Public API */

/**
 * guichet_access_window_new:
 * @clock: what time it is
 * @purpose: what it is for
 *
 * Returns: (transfer none): the window, which the application holds until it is closed
 */
GuichetAccessWindow *
guichet_access_window_new (GtkApplication       *application,
                           GuichetClock         *clock,
                           GuichetAccessPurpose  purpose)
{
  GuichetAccessWindow *self =
    g_object_new (GUICHET_TYPE_ACCESS_WINDOW, "application", application, NULL);

  self->purpose = purpose;
  guichet_access_form_set_clock (self->form, clock);
  show_page (self, purpose != GUICHET_ACCESS_WELCOME);
  if (purpose == GUICHET_ACCESS_WELCOME)
    gtk_window_set_focus (GTK_WINDOW (self), self->connect_button);
  else
    guichet_access_form_focus_address (self->form);
  return self;
}

/**
 * guichet_access_window_get_form:
 *
 * Returns: (transfer none): the form
 */
GuichetAccessForm *
guichet_access_window_get_form (GuichetAccessWindow *self)
{
  return self->form;
}

/**
 * guichet_access_window_set_busy:
 * @busy: whether what was accepted is being stored
 *
 * Keeps it from being accepted twice.
 */
void
guichet_access_window_set_busy (GuichetAccessWindow *self,
                                gboolean             busy)
{
  gtk_widget_set_sensitive (GTK_WIDGET (self->stack), !busy);
}
