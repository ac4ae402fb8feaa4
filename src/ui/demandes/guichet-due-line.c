/* guichet-due-line.c - how much is left of what is due next, and who owes it
 *
 * An icon, words and a colour, in that order: none of them is alone. What we owe looks the same
 * as what is owed to us.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "guichet-due-line.h"

#include "guichet-deadline-text.h"
#include "guichet-instant.h"
#include "guichet-reminder-text.h"

#include <glib/gi18n.h>

/* Less than this of working time is little. */
#define SOON_MS (2 * GUICHET_HOUR_MS)

struct _GuichetDueLine
{
  AdwBin parent_instance;

  GuichetDeadline *deadline;
  GuichetBusinessTime *time;

  GtkImage *icon;
  GtkLabel *left;
  GtkLabel *owner;
};

G_DEFINE_FINAL_TYPE (GuichetDueLine, guichet_due_line, ADW_TYPE_BIN)

/* Helpers */

static gboolean
is_soon (GuichetDeadline *deadline,
         gint64           now)
{
  if (guichet_deadline_get_unit (deadline) == GUICHET_DELAY_DAYS)
    return guichet_deadline_get_remaining_days (deadline, now) <= 1;
  return guichet_deadline_get_remaining (deadline, now) < SOON_MS;
}

static void
look (GuichetDueLine *self,
      const char     *class_name,
      const char     *icon)
{
  const char *classes[] = { "due", class_name, NULL };

  gtk_widget_set_css_classes (GTK_WIDGET (self), classes);
  gtk_image_set_from_icon_name (self->icon, icon);
}

/* Overrides */

static void
guichet_due_line_dispose (GObject *object)
{
  GuichetDueLine *self = GUICHET_DUE_LINE (object);

  adw_bin_set_child (ADW_BIN (object), NULL);
  g_clear_pointer (&self->deadline, guichet_deadline_unref);
  g_clear_pointer (&self->time, guichet_business_time_unref);
  G_OBJECT_CLASS (guichet_due_line_parent_class)->dispose (object);
}

static void
guichet_due_line_class_init (GuichetDueLineClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = guichet_due_line_dispose;
  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/guichet/Guichet/ui/demandes/guichet-due-line.ui");
  gtk_widget_class_bind_template_child (widget_class, GuichetDueLine, icon);
  gtk_widget_class_bind_template_child (widget_class, GuichetDueLine, left);
  gtk_widget_class_bind_template_child (widget_class, GuichetDueLine, owner);
}

static void
guichet_due_line_init (GuichetDueLine *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* Public API */

/**
 * guichet_due_line_show:
 * @self: a line
 * @deadline: (nullable): what is due next; %NULL hides the line
 * @time: (nullable): what it was reckoned with
 *
 * Turns to another deadline. guichet_due_line_tick() says what is left of it.
 */
void
guichet_due_line_show (GuichetDueLine      *self,
                       GuichetDeadline     *deadline,
                       GuichetBusinessTime *time)
{
  g_return_if_fail (GUICHET_IS_DUE_LINE (self));
  g_clear_pointer (&self->deadline, guichet_deadline_unref);
  g_clear_pointer (&self->time, guichet_business_time_unref);
  gtk_widget_set_visible (GTK_WIDGET (self), deadline && time);
  if (!deadline || !time)
    return;
  self->deadline = guichet_deadline_ref (deadline);
  self->time = guichet_business_time_ref (time);
  gtk_label_set_label (self->owner, guichet_deadline_get_owner (deadline) == GUICHET_OWNER_CLIENT
                                      ? _ ("You owe it")
                                      : _ ("Eksaé owes it"));
}

/**
 * guichet_due_line_tick:
 * @self: a line
 * @now: Unix milliseconds, UTC
 *
 * Says what is left at @now, and nothing else changes.
 */
void
guichet_due_line_tick (GuichetDueLine *self,
                       gint64          now)
{
  g_autofree char *left = NULL;

  if (!self->deadline)
    return;
  if (guichet_deadline_is_late (self->deadline, now))
    {
      left = guichet_reminder_text_lateness (self->deadline, self->time, now);
      look (self, "error", "guichet-warning-symbolic");
    }
  else
    {
      gboolean soon = is_soon (self->deadline, now);

      left = guichet_deadline_text_remaining (self->deadline, now);
      look (self, soon ? "warning" : "on-time",
            soon ? "guichet-warning-symbolic" : "guichet-waiting-symbolic");
    }
  gtk_label_set_label (self->left, left);
}
