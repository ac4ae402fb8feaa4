/* guichet-why-window.c - why the steps of a Demande are due when they are
 *
 * What is awaited comes first, then the rest in its order. It is made once and does not tick: it
 * explains what was reckoned.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "guichet-why-window.h"

#include "guichet-demande-field.h"
#include "guichet-why-step.h"
#include "guichet-why-text.h"

#include <glib/gi18n.h>

struct _GuichetWhyWindow
{
  AdwWindow parent_instance;

  char *text;

  AdwToastOverlay *toasts;
  GtkLabel *contract;
  GtkBox *steps;
  GuichetDemandeField *qualification;
};

G_DEFINE_FINAL_TYPE (GuichetWhyWindow, guichet_why_window, ADW_TYPE_WINDOW)

/* Helpers */

static gboolean
is_first (const GuichetStep *step)
{
  return step->pending
         && guichet_deadline_get_clock (step->deadline) == GUICHET_DEADLINE_CLOCK_RUNNING;
}

static void
add_steps (GuichetWhyWindow       *self,
           GPtrArray              *steps,
           gboolean                first,
           GuichetDemandeState    *state,
           GuichetContractProfile *profile,
           GuichetBusinessTime    *time,
           gint64                  now)
{
  for (guint i = 0; i < steps->len; i++)
    {
      const GuichetStep *step = g_ptr_array_index (steps, i);

      if (is_first (step) == first)
        gtk_box_append (self->steps, guichet_why_step_new (step, state, profile, time, now));
    }
}

/* Callbacks */

static void
copy_action (GtkWidget  *widget,
             const char *action,
             GVariant   *parameter)
{
  GuichetWhyWindow *self = GUICHET_WHY_WINDOW (widget);

  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), self->text ? self->text : "");
  adw_toast_overlay_add_toast (self->toasts, adw_toast_new (_ ("Copied as text")));
}

/* Overrides */

static void
guichet_why_window_finalize (GObject *object)
{
  g_free (GUICHET_WHY_WINDOW (object)->text);
  G_OBJECT_CLASS (guichet_why_window_parent_class)->finalize (object);
}

static void
guichet_why_window_class_init (GuichetWhyWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = guichet_why_window_finalize;
  g_type_ensure (GUICHET_TYPE_DEMANDE_FIELD);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/guichet/Guichet/ui/demandes/guichet-why-window.ui");
  gtk_widget_class_bind_template_child (widget_class, GuichetWhyWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, GuichetWhyWindow, contract);
  gtk_widget_class_bind_template_child (widget_class, GuichetWhyWindow, steps);
  gtk_widget_class_bind_template_child (widget_class, GuichetWhyWindow, qualification);
  gtk_widget_class_install_action (widget_class, "why.copy", NULL, copy_action);
}

static void
guichet_why_window_init (GuichetWhyWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * guichet_why_window_new:
 * @reckoning: what delays are reckoned with
 * @demande: a Demande that is recorded
 * @events: (element-type GuichetEvent): all that happened to it, in order
 * @now: Unix milliseconds, UTC
 *
 * Returns: (nullable): the window; %NULL where nothing can be reckoned
 */
GtkWidget *
guichet_why_window_new (GuichetReckoning *reckoning,
                        GuichetDemande   *demande,
                        GPtrArray        *events,
                        gint64            now)
{
  GuichetBusinessTime *time = guichet_reckoning_get_time (reckoning);
  g_autoptr (GuichetContractProfile) profile =
    guichet_reckoning_get_profile_of (reckoning, demande, NULL);
  g_autoptr (GPtrArray) steps = guichet_reckoning_list_steps (reckoning, demande, events, NULL);
  g_autoptr (GuichetDemandeState) state = NULL;
  g_autofree char *qualification = NULL;
  GuichetWhyWindow *self;

  if (!profile || !steps || steps->len == 0)
    return NULL;
  self = g_object_new (GUICHET_TYPE_WHY_WINDOW, NULL);
  state = guichet_demande_state_new (
    guichet_demande_get_instant (demande, GUICHET_DEMANDE_RECORDED_AT), events);
  qualification = guichet_why_text_qualification (state, now);
  self->text = guichet_why_text_all (reckoning, demande, events, now);
  gtk_label_set_label (self->contract, guichet_contract_profile_get_title (profile));
  g_object_set (self->qualification, "text", qualification, NULL);
  add_steps (self, steps, TRUE, state, profile, time, now);
  add_steps (self, steps, FALSE, state, profile, time, now);
  return GTK_WIDGET (self);
}
