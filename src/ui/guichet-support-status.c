/* guichet-support-status.c - whether the support can be called, at the foot of the sidebar
 *
 * Reckoned from the opening hours that the service published, so it is as true without a
 * network as with one.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "guichet-support-status.h"

#include "guichet-support-text.h"
#include "guichet-zone.h"

struct _GuichetSupportStatus
{
  AdwBin parent_instance;

  GuichetServiceInformation *information;
  GuichetClock *clock;
  GSignalGroup *clock_signals;
  GTimeZone *zone;
  GuichetBusinessTime *time;
  gboolean alsace_moselle;

  GtkMenuButton *button;
  GtkImage *icon;
  GtkLabel *sentence;
  GtkLabel *heading;
  GtkLabel *hours;
  GtkLabel *telephones;
  GtkWidget *today;
};

G_DEFINE_FINAL_TYPE (GuichetSupportStatus, guichet_support_status, ADW_TYPE_BIN)

enum
{
  PROP_INFORMATION = 1,
  PROP_CLOCK,
  PROP_ALSACE_MOSELLE,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

/* Helpers */

static void
read_opening (GuichetSupportStatus *self)
{
  g_autoptr (GuichetOpeningHours) opening = NULL;
  g_autoptr (GError) error = NULL;
  JsonObject *object;

  g_clear_pointer (&self->time, guichet_business_time_unref);
  object = self->information ? guichet_service_information_get_opening (self->information) : NULL;
  if (!object || !self->zone)
    return;
  opening = guichet_opening_hours_new (object, &error);
  if (opening)
    self->time = guichet_business_time_new (self->zone, opening,
                                            self->alsace_moselle
                                              ? GUICHET_HOLIDAYS_ALSACE_MOSELLE
                                              : GUICHET_HOLIDAYS_NATIONAL);
  else
    g_message ("The published opening hours cannot be used: %s", error->message);
}

static void
show_words (GuichetSupportStatus *self,
            GuichetSupportState   state,
            gint64                until)
{
  gint64 now = guichet_clock_get_now (self->clock);
  g_autofree char *sentence = guichet_support_text_sentence (state, until, self->zone, now);
  g_autofree char *hours = NULL;
  g_autofree char *telephones = guichet_support_text_telephones (self->information);

  hours = self->time ? guichet_support_text_hours (self->time, now) : g_strdup ("");
  gtk_label_set_label (self->sentence, sentence);
  gtk_label_set_label (self->heading, sentence);
  gtk_label_set_label (self->hours, hours);
  gtk_label_set_label (self->telephones, telephones);
  gtk_widget_set_visible (self->today, *hours != '\0');
  gtk_widget_set_visible (GTK_WIDGET (self->telephones), *telephones != '\0');
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, sentence, -1);
}

static void
update (GuichetSupportStatus *self)
{
  GuichetSupportState state = GUICHET_SUPPORT_UNKNOWN;
  gint64 until = 0;

  if (!self->clock || !self->zone)
    return;
  if (self->time)
    state = guichet_business_time_get_support (self->time, guichet_clock_get_now (self->clock),
                                               &until);
  show_words (self, state, until);
  gtk_image_set_from_icon_name (self->icon, state == GUICHET_SUPPORT_OPEN
                                              ? "guichet-phone-symbolic"
                                              : "guichet-phone-closed-symbolic");
}

/* Overrides */

static void
guichet_support_status_set_property (GObject      *object,
                                     guint         property_id,
                                     const GValue *value,
                                     GParamSpec   *pspec)
{
  GuichetSupportStatus *self = GUICHET_SUPPORT_STATUS (object);

  switch (property_id)
    {
    case PROP_INFORMATION:
      if (g_set_object (&self->information, g_value_get_object (value)))
        read_opening (self);
      break;
    case PROP_ALSACE_MOSELLE:
      self->alsace_moselle = g_value_get_boolean (value);
      read_opening (self);
      break;
    case PROP_CLOCK:
      g_set_object (&self->clock, g_value_get_object (value));
      g_signal_group_set_target (self->clock_signals, self->clock);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
  update (self);
}

static void
guichet_support_status_dispose (GObject *object)
{
  GuichetSupportStatus *self = GUICHET_SUPPORT_STATUS (object);

  g_clear_object (&self->clock_signals);
  g_clear_object (&self->information);
  g_clear_object (&self->clock);
  g_clear_pointer (&self->time, guichet_business_time_unref);
  g_clear_pointer (&self->zone, g_time_zone_unref);
  adw_bin_set_child (ADW_BIN (self), NULL);
  G_OBJECT_CLASS (guichet_support_status_parent_class)->dispose (object);
}

static void
guichet_support_status_class_init (GuichetSupportStatusClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->set_property = guichet_support_status_set_property;
  object_class->dispose = guichet_support_status_dispose;

  properties[PROP_INFORMATION] =
    g_param_spec_object ("information", NULL, NULL, GUICHET_TYPE_SERVICE_INFORMATION,
                         G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_CLOCK] = g_param_spec_object ("clock", NULL, NULL, GUICHET_TYPE_CLOCK,
                                                G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_ALSACE_MOSELLE] =
    g_param_spec_boolean ("alsace-moselle", NULL, NULL, FALSE,
                          G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/guichet/Guichet/ui/guichet-support-status.ui");
  gtk_widget_class_bind_template_child (widget_class, GuichetSupportStatus, button);
  gtk_widget_class_bind_template_child (widget_class, GuichetSupportStatus, icon);
  gtk_widget_class_bind_template_child (widget_class, GuichetSupportStatus, sentence);
  gtk_widget_class_bind_template_child (widget_class, GuichetSupportStatus, heading);
  gtk_widget_class_bind_template_child (widget_class, GuichetSupportStatus, hours);
  gtk_widget_class_bind_template_child (widget_class, GuichetSupportStatus, telephones);
  gtk_widget_class_bind_template_child (widget_class, GuichetSupportStatus, today);
}

static void
guichet_support_status_init (GuichetSupportStatus *self)
{
  self->zone = guichet_zone_new (GUICHET_ZONE_PARIS, NULL);
  self->clock_signals = g_signal_group_new (GUICHET_TYPE_CLOCK);
  g_signal_group_connect_swapped (self->clock_signals, "notify::now", G_CALLBACK (update), self);
  gtk_widget_init_template (GTK_WIDGET (self));
  /* A menu button centres its content otherwise. */
  gtk_widget_set_halign (gtk_widget_get_parent (gtk_menu_button_get_child (self->button)),
                         GTK_ALIGN_FILL);
}
