/* guichet-envoi-row.c - something on its way to the service
 *
 * Says what it is, how far it is and why; lets it be taken back while it waits, and tried again
 * once it was refused.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "guichet-envoi-row.h"

#include "guichet-closures.h"
#include "guichet-error-text.h"
#include "guichet-outgoing-text.h"
#include "guichet-zone.h"

#include <glib/gi18n.h>

struct _GuichetEnvoiRow
{
  AdwActionRow parent_instance;

  GuichetSync *sync;
  GuichetClock *clock;
  GuichetOutgoing *item;
  GtkWidget *page;
  char *about;
  GTimeZone *zone;

  GtkImage *icon;
  GtkWidget *edit;
  GtkWidget *withdraw;
  GtkWidget *retry;
};

G_DEFINE_FINAL_TYPE (GuichetEnvoiRow, guichet_envoi_row, ADW_TYPE_ACTION_ROW)

/* Helpers */

/* A vote and an answer to a delivery are given again where they were given. */
static gboolean
can_be_written_on (const GuichetOutgoingFields *fields)
{
  return (fields->kind == GUICHET_OUTGOING_DEMANDE || fields->kind == GUICHET_OUTGOING_MESSAGE) &&
         fields->delivery != GUICHET_DELIVERY_SENDING && fields->delivery != GUICHET_DELIVERY_SENT;
}

static void
show_state (GuichetEnvoiRow *self)
{
  const GuichetOutgoingFields *fields = guichet_outgoing_get_fields (self->item);
  g_autofree char *state = NULL;
  g_autofree char *subtitle = NULL;
  g_autofree char *icon = NULL;

  state = guichet_outgoing_text_state (fields, self->zone, guichet_clock_get_now (self->clock));
  subtitle = self->about ? g_strdup_printf ("%s\n%s", self->about, state) : g_strdup (state);
  icon = guichet_closure_status_icon (NULL, NULL, fields->delivery);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self), subtitle);
  gtk_image_set_from_icon_name (self->icon, icon);
  gtk_widget_set_visible (self->edit, can_be_written_on (fields));
  gtk_widget_set_visible (self->withdraw, fields->delivery == GUICHET_DELIVERY_QUEUED ||
                                            fields->delivery == GUICHET_DELIVERY_REFUSED);
  gtk_widget_set_visible (self->retry, fields->delivery == GUICHET_DELIVERY_REFUSED ||
                                         fields->next_attempt_at > 0);
}

static void
name_buttons (GuichetEnvoiRow *self,
              const char      *title)
{
  /* Translators: what is on its way */
  g_autofree char *edit = g_strdup_printf (_ ("Correct: %s"), title);
  /* Translators: what is on its way */
  g_autofree char *withdraw = g_strdup_printf (_ ("Take back: %s"), title);
  /* Translators: what is on its way */
  g_autofree char *retry = g_strdup_printf (_ ("Try again: %s"), title);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self->edit),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, edit, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->withdraw),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, withdraw, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->retry),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, retry, -1);
}

/* Callbacks */

static gboolean
end_command (GuichetEnvoiRow *self,
             GuichetSync     *sync,
             GAsyncResult    *result)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  gtk_widget_set_sensitive (GTK_WIDGET (self), TRUE);
  if (guichet_sync_command_finish (sync, result, &error))
    return TRUE;
  text = guichet_error_text (error);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self), text);
  return FALSE;
}

static void
done_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      data)
{
  g_autoptr (GuichetEnvoiRow) self = data;

  end_command (self, GUICHET_SYNC (source), result);
}

/* Once it is a draft again, it is written on where it was written. */
static void
drafted_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      data)
{
  g_autoptr (GuichetEnvoiRow) self = data;
  const char *demande_id = guichet_outgoing_get_fields (self->item)->parent_id;

  if (end_command (self, GUICHET_SYNC (source), result))
    gtk_widget_activate_action (self->page, "win.open-demande", "s", demande_id);
}

static void
edit_cb (GuichetEnvoiRow *self)
{
  const GuichetOutgoingFields *fields = guichet_outgoing_get_fields (self->item);

  if (fields->kind == GUICHET_OUTGOING_DEMANDE)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.take-back", "s", fields->id);
  else if (fields->delivery == GUICHET_DELIVERY_DRAFT)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.open-demande", "s", fields->parent_id);
  else
    {
      /* The row is replaced when its item changes; what it is on stays. */
      g_set_object (&self->page, gtk_widget_get_parent (GTK_WIDGET (self)));
      guichet_sync_withdraw_async (self->sync, fields->id, NULL, drafted_cb, g_object_ref (self));
    }
}

/* A vote and an acceptance hold nothing that could be written on. */
static void
withdraw_cb (GuichetEnvoiRow *self)
{
  const GuichetOutgoingFields *fields = guichet_outgoing_get_fields (self->item);

  gtk_widget_set_sensitive (GTK_WIDGET (self), FALSE);
  if (fields->kind == GUICHET_OUTGOING_VOTE
      || (fields->kind == GUICHET_OUTGOING_VALIDATION && fields->accepted))
    guichet_sync_discard_async (self->sync, fields->id, NULL, done_cb, g_object_ref (self));
  else
    guichet_sync_withdraw_async (self->sync, fields->id, NULL, done_cb, g_object_ref (self));
}

static void
retry_cb (GuichetEnvoiRow *self)
{
  gtk_widget_set_sensitive (GTK_WIDGET (self), FALSE);
  guichet_sync_retry_async (self->sync, guichet_outgoing_get_fields (self->item)->id, NULL,
                            done_cb, g_object_ref (self));
}

/* Overrides */

static void
guichet_envoi_row_dispose (GObject *object)
{
  GuichetEnvoiRow *self = GUICHET_ENVOI_ROW (object);

  g_clear_object (&self->sync);
  g_clear_object (&self->clock);
  g_clear_object (&self->item);
  g_clear_object (&self->page);
  g_clear_pointer (&self->about, g_free);
  g_clear_pointer (&self->zone, g_time_zone_unref);
  G_OBJECT_CLASS (guichet_envoi_row_parent_class)->dispose (object);
}

static void
guichet_envoi_row_class_init (GuichetEnvoiRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = guichet_envoi_row_dispose;
  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/guichet/Guichet/ui/envois/guichet-envoi-row.ui");
  gtk_widget_class_bind_template_child (widget_class, GuichetEnvoiRow, icon);
  gtk_widget_class_bind_template_child (widget_class, GuichetEnvoiRow, edit);
  gtk_widget_class_bind_template_child (widget_class, GuichetEnvoiRow, withdraw);
  gtk_widget_class_bind_template_child (widget_class, GuichetEnvoiRow, retry);
  gtk_widget_class_bind_template_callback (widget_class, edit_cb);
  gtk_widget_class_bind_template_callback (widget_class, withdraw_cb);
  gtk_widget_class_bind_template_callback (widget_class, retry_cb);
}

static void
guichet_envoi_row_init (GuichetEnvoiRow *self)
{
  self->zone = guichet_zone_new (GUICHET_ZONE_PARIS, NULL);
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* Public API */

/**
 * guichet_envoi_row_new:
 * @sync: what takes items back and tries them again
 * @clock: what time it is
 * @item: what is on its way
 * @about: (nullable): the object of what it is about, where that is not plain
 *
 * Returns: (transfer floating): the row
 */
GtkWidget *
guichet_envoi_row_new (GuichetSync     *sync,
                       GuichetClock    *clock,
                       GuichetOutgoing *item,
                       const char      *about)
{
  GuichetEnvoiRow *self = g_object_new (GUICHET_TYPE_ENVOI_ROW, NULL);
  g_autofree char *title = guichet_outgoing_text_title (guichet_outgoing_get_fields (item));

  self->sync = g_object_ref (sync);
  self->clock = g_object_ref (clock);
  self->item = g_object_ref (item);
  self->about = g_strdup (about);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), title);
  name_buttons (self, title);
  g_signal_connect_object (clock, "notify::now", G_CALLBACK (show_state), self,
                           G_CONNECT_SWAPPED);
  show_state (self);
  return GTK_WIDGET (self);
}

/**
 * guichet_envoi_row_is_same:
 * @first: an item
 * @second: an item
 *
 * Returns: whether their rows would say the same
 */
gboolean
guichet_envoi_row_is_same (GuichetOutgoing *first,
                           GuichetOutgoing *second)
{
  const GuichetOutgoingFields *one = guichet_outgoing_get_fields (first);
  const GuichetOutgoingFields *other = guichet_outgoing_get_fields (second);

  return g_str_equal (one->id, other->id) && one->delivery == other->delivery &&
         one->next_attempt_at == other->next_attempt_at &&
         g_strcmp0 (one->problem_detail, other->problem_detail) == 0;
}
