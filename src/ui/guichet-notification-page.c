/* guichet-notification-page.c - what one is notified of, when, and what goes on without a window
 *
 * A page of the preferences: each row is a key of the settings, and nothing else is kept.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "guichet-notification-page.h"

#include "guichet-settings.h"

#include <glib/gi18n.h>

/* The hours are chosen by the half. */
#define STEP_MINUTES 30
#define N_STEPS (24 * 60 / STEP_MINUTES)

struct _GuichetNotificationPage
{
  AdwPreferencesPage parent_instance;

  GSettings *settings;

  GtkSwitch *notify_answers;
  GtkSwitch *notify_deliveries;
  GtkSwitch *notify_news;
  GtkSwitch *notify_refusals;
  GtkSwitch *notify_deadlines;
  GtkSwitch *notify_callbacks;
  GtkSwitch *notify_number_only;
  GtkSwitch *quiet_hours;
  GtkSwitch *run_in_background;
  GtkSwitch *start_at_login;
  GtkSpinButton *lead_bloquante;
  GtkSpinButton *lead_majeure;
  GtkSpinButton *lead_mineure;
  AdwComboRow *quiet_from;
  AdwComboRow *quiet_to;
  GtkStringList *quiet_from_times;
  GtkStringList *quiet_to_times;
  GtkLabel *background_problem;
};

G_DEFINE_FINAL_TYPE (GuichetNotificationPage, guichet_notification_page, ADW_TYPE_PREFERENCES_PAGE)

/* Helpers */

static void
bind (GuichetNotificationPage *self,
      const char              *key,
      gpointer                 widget,
      const char              *property)
{
  g_settings_bind (self->settings, key, widget, property, G_SETTINGS_BIND_DEFAULT);
}

static void
fill_times (GtkStringList *times)
{
  for (int i = 0; i < N_STEPS; i++)
    {
      /* Translators: hours and minutes of a clock */
      g_autofree char *time = g_strdup_printf (_ ("%d:%02d"), i * STEP_MINUTES / 60,
                                               i * STEP_MINUTES % 60);

      gtk_string_list_append (times, time);
    }
}

/* Callbacks */

static gboolean
minute_to_position (GValue   *value,
                    GVariant *variant,
                    gpointer  data)
{
  g_value_set_uint (value, (guint) (g_variant_get_int32 (variant) / STEP_MINUTES));
  return TRUE;
}

static GVariant *
position_to_minute (const GValue       *value,
                    const GVariantType *type,
                    gpointer            data)
{
  const guint position = g_value_get_uint (value);

  return position < N_STEPS ? g_variant_new_int32 ((gint32) position * STEP_MINUTES) : NULL;
}

/* Helpers: binding */

static void
bind_time (GuichetNotificationPage *self,
           const char              *key,
           AdwComboRow             *row)
{
  g_settings_bind_with_mapping (self->settings, key, row, "selected", G_SETTINGS_BIND_DEFAULT,
                                minute_to_position, position_to_minute, NULL, NULL);
}

static void
bind_all (GuichetNotificationPage *self)
{
  bind (self, "notify-answers", self->notify_answers, "active");
  bind (self, "notify-deliveries", self->notify_deliveries, "active");
  bind (self, "notify-news", self->notify_news, "active");
  bind (self, "notify-refusals", self->notify_refusals, "active");
  bind (self, "notify-deadlines", self->notify_deadlines, "active");
  bind (self, "notify-callbacks", self->notify_callbacks, "active");
  bind (self, "notify-number-only", self->notify_number_only, "active");
  bind (self, "quiet-hours", self->quiet_hours, "active");
  bind (self, "run-in-background", self->run_in_background, "active");
  bind (self, "start-at-login", self->start_at_login, "active");
  bind (self, "lead-bloquante", self->lead_bloquante, "value");
  bind (self, "lead-majeure", self->lead_majeure, "value");
  bind (self, "lead-mineure", self->lead_mineure, "value");
  bind_time (self, "quiet-from", self->quiet_from);
  bind_time (self, "quiet-to", self->quiet_to);
  g_settings_bind (self->settings, "background-problem", self->background_problem, "label",
                   G_SETTINGS_BIND_GET);
}

static void
problem_changed_cb (GuichetNotificationPage *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self->background_problem),
                          *gtk_label_get_label (self->background_problem) != '\0');
}

/* Overrides */

static void
guichet_notification_page_dispose (GObject *object)
{
  GuichetNotificationPage *self = GUICHET_NOTIFICATION_PAGE (object);

  g_clear_object (&self->settings);
  G_OBJECT_CLASS (guichet_notification_page_parent_class)->dispose (object);
}

static void
guichet_notification_page_class_init (GuichetNotificationPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = guichet_notification_page_dispose;
  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/guichet/Guichet/ui/guichet-notification-page.ui");
  gtk_widget_class_bind_template_child (widget_class, GuichetNotificationPage, notify_answers);
  gtk_widget_class_bind_template_child (widget_class, GuichetNotificationPage, notify_deliveries);
  gtk_widget_class_bind_template_child (widget_class, GuichetNotificationPage, notify_news);
  gtk_widget_class_bind_template_child (widget_class, GuichetNotificationPage, notify_refusals);
  gtk_widget_class_bind_template_child (widget_class, GuichetNotificationPage, notify_deadlines);
  gtk_widget_class_bind_template_child (widget_class, GuichetNotificationPage, notify_callbacks);
  gtk_widget_class_bind_template_child (widget_class, GuichetNotificationPage, notify_number_only);
  gtk_widget_class_bind_template_child (widget_class, GuichetNotificationPage, quiet_hours);
  gtk_widget_class_bind_template_child (widget_class, GuichetNotificationPage, run_in_background);
  gtk_widget_class_bind_template_child (widget_class, GuichetNotificationPage, start_at_login);
  gtk_widget_class_bind_template_child (widget_class, GuichetNotificationPage, lead_bloquante);
  gtk_widget_class_bind_template_child (widget_class, GuichetNotificationPage, lead_majeure);
  gtk_widget_class_bind_template_child (widget_class, GuichetNotificationPage, lead_mineure);
  gtk_widget_class_bind_template_child (widget_class, GuichetNotificationPage, quiet_from);
  gtk_widget_class_bind_template_child (widget_class, GuichetNotificationPage, quiet_to);
  gtk_widget_class_bind_template_child (widget_class, GuichetNotificationPage, quiet_from_times);
  gtk_widget_class_bind_template_child (widget_class, GuichetNotificationPage, quiet_to_times);
  gtk_widget_class_bind_template_child (widget_class, GuichetNotificationPage, background_problem);
}

static void
guichet_notification_page_init (GuichetNotificationPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  fill_times (self->quiet_from_times);
  fill_times (self->quiet_to_times);
  g_signal_connect_object (self->background_problem, "notify::label",
                           G_CALLBACK (problem_changed_cb), self, G_CONNECT_SWAPPED);
  self->settings = guichet_settings_new ();
  if (self->settings)
    bind_all (self);
}
