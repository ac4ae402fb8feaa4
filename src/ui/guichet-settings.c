/* guichet-settings.c - what the desktop keeps for the person between two starts
 *
 * A program that is run without being installed may have no schema: everything works then, and
 * nothing is kept.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "guichet-settings.h"

#define SCHEMA "org.guichet.Guichet"

/* As in the schema. */
#define USUAL_UNDO_MS 8000

/**
 * guichet_settings_new:
 *
 * Returns: (transfer full) (nullable): the settings; %NULL where their schema is not installed
 */
GSettings *
guichet_settings_new (void)
{
  GSettingsSchemaSource *source = g_settings_schema_source_get_default ();
  g_autoptr (GSettingsSchema) schema =
    source ? g_settings_schema_source_lookup (source, SCHEMA, TRUE) : NULL;

  return schema ? g_settings_new_full (schema, NULL, NULL) : NULL;
}

/**
 * guichet_settings_keep_window:
 * @settings: (nullable): the settings
 * @window: the main window, not shown yet
 *
 * Gives the window the size that it had the last time, and keeps the one that it gets.
 */
void
guichet_settings_keep_window (GSettings *settings,
                              GtkWindow *window)
{
  if (!settings)
    return;
  g_settings_bind (settings, "window-width", window, "default-width", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "window-height", window, "default-height", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "window-maximized", window, "maximized", G_SETTINGS_BIND_DEFAULT);
}

/**
 * guichet_settings_keep_composer:
 * @settings: (nullable)
 * @window: in which a Demande is written
 *
 * Gives @window the size that the last such window had, and keeps its own for the next. There can
 * be several: none follows another while they are open.
 */
void
guichet_settings_keep_composer (GSettings *settings,
                                GtkWindow *window)
{
  const GSettingsBindFlags flags = G_SETTINGS_BIND_DEFAULT | G_SETTINGS_BIND_GET_NO_CHANGES;

  if (!settings)
    return;
  g_settings_bind (settings, "composer-width", window, "default-width", flags);
  g_settings_bind (settings, "composer-height", window, "default-height", flags);
}

/**
 * guichet_settings_read_undo_ms:
 *
 * Returns: for how many milliseconds what is sent can be taken back, as the person chose; 0 for
 *   not at all
 */
guint
guichet_settings_read_undo_ms (void)
{
  g_autoptr (GSettings) settings = guichet_settings_new ();

  return settings ? (guint) g_settings_get_int (settings, "undo-seconds") * 1000
                  : USUAL_UNDO_MS;
}
