/* guichet-general-page.c - the contract, reading, sending and the network, in the preferences
 *
 * Each row is a key of the settings, and nothing else is kept: who is concerned follows the key.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "guichet-general-page.h"

#include "guichet-settings.h"

struct _GuichetGeneralPage
{
  AdwPreferencesPage parent_instance;

  GSettings *settings;

  GtkSwitch *alsace_moselle;
  GtkSwitch *spare_metered;
  GtkSpinButton *undo_seconds;
  AdwComboRow *article_text;
  GtkWidget *parc_row;
};

G_DEFINE_FINAL_TYPE (GuichetGeneralPage, guichet_general_page, ADW_TYPE_PREFERENCES_PAGE)

/* Callbacks */

static gboolean
size_to_position (GValue   *value,
                  GVariant *variant,
                  gpointer  data)
{
  g_value_set_uint (value, (guint) g_variant_get_int32 (variant));
  return TRUE;
}

static GVariant *
position_to_size (const GValue       *value,
                  const GVariantType *type,
                  gpointer            data)
{
  return g_variant_new_int32 ((gint32) g_value_get_uint (value));
}

/* It belongs to the window that the preferences are shown over. */
static void
parc_cb (GuichetGeneralPage *self)
{
  GtkWindow *window = GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self)));
  GtkWindow *parent = gtk_window_get_transient_for (window);

  if (!parent)
    return;
  gtk_window_close (window);
  gtk_widget_activate_action (GTK_WIDGET (parent), "win.parc", NULL);
}

/* Helpers */

static void
bind_all (GuichetGeneralPage *self)
{
  const GSettingsBindFlags flags = G_SETTINGS_BIND_DEFAULT;

  g_settings_bind (self->settings, "alsace-moselle", self->alsace_moselle, "active", flags);
  g_settings_bind (self->settings, "spare-metered", self->spare_metered, "active", flags);
  g_settings_bind (self->settings, "undo-seconds", self->undo_seconds, "value", flags);
  g_settings_bind_with_mapping (self->settings, "article-text", self->article_text, "selected",
                                flags, size_to_position, position_to_size, NULL, NULL);
}

/* Overrides */

static void
guichet_general_page_map (GtkWidget *widget)
{
  GuichetGeneralPage *self = GUICHET_GENERAL_PAGE (widget);
  GtkRoot *root = gtk_widget_get_root (widget);

  gtk_widget_set_visible (self->parc_row,
                          GTK_IS_WINDOW (root)
                            && gtk_window_get_transient_for (GTK_WINDOW (root)));
  GTK_WIDGET_CLASS (guichet_general_page_parent_class)->map (widget);
}

static void
guichet_general_page_dispose (GObject *object)
{
  g_clear_object (&GUICHET_GENERAL_PAGE (object)->settings);
  G_OBJECT_CLASS (guichet_general_page_parent_class)->dispose (object);
}

static void
guichet_general_page_class_init (GuichetGeneralPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = guichet_general_page_dispose;
  widget_class->map = guichet_general_page_map;
  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/guichet/Guichet/ui/preferences/guichet-general-page.ui");
  gtk_widget_class_bind_template_child (widget_class, GuichetGeneralPage, alsace_moselle);
  gtk_widget_class_bind_template_child (widget_class, GuichetGeneralPage, spare_metered);
  gtk_widget_class_bind_template_child (widget_class, GuichetGeneralPage, undo_seconds);
  gtk_widget_class_bind_template_child (widget_class, GuichetGeneralPage, article_text);
  gtk_widget_class_bind_template_child (widget_class, GuichetGeneralPage, parc_row);
  gtk_widget_class_bind_template_callback (widget_class, parc_cb);
}

static void
guichet_general_page_init (GuichetGeneralPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->settings = guichet_settings_new ();
  if (self->settings)
    bind_all (self);
}
