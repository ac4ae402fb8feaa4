/* guichet-destination.c - a place of the application, or something to do there
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "guichet-destination.h"

struct _GuichetDestination
{
  GObject parent_instance;

  char *icon_name;
  char *title;
  char *subtitle;
  char *action;
  GVariant *target;
};

G_DEFINE_FINAL_TYPE (GuichetDestination, guichet_destination, G_TYPE_OBJECT)

static void
guichet_destination_finalize (GObject *object)
{
  GuichetDestination *self = GUICHET_DESTINATION (object);

  g_free (self->icon_name);
  g_free (self->title);
  g_free (self->subtitle);
  g_free (self->action);
  g_clear_pointer (&self->target, g_variant_unref);
  G_OBJECT_CLASS (guichet_destination_parent_class)->finalize (object);
}

static void
guichet_destination_class_init (GuichetDestinationClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = guichet_destination_finalize;
}

static void
guichet_destination_init (GuichetDestination *self)
{
}

/**
 * guichet_destination_new:
 * @icon_name: the icon of its kind
 * @title: its name
 * @subtitle: its kind, and what tells it from others
 * @action: the action that goes there
 * @target: (nullable): the text that the action takes
 *
 * Returns: (transfer full): the destination
 */
GuichetDestination *
guichet_destination_new (const char *icon_name,
                         const char *title,
                         const char *subtitle,
                         const char *action,
                         const char *target)
{
  GuichetDestination *self = g_object_new (GUICHET_TYPE_DESTINATION, NULL);

  self->icon_name = g_strdup (icon_name);
  self->title = g_strdup (title);
  self->subtitle = g_strdup (subtitle);
  self->action = g_strdup (action);
  self->target = target ? g_variant_ref_sink (g_variant_new_string (target)) : NULL;
  return self;
}

/**
 * guichet_destination_get_icon_name:
 *
 * Returns: the icon of its kind
 */
const char *
guichet_destination_get_icon_name (GuichetDestination *self)
{
  return self->icon_name;
}

/**
 * guichet_destination_get_title:
 *
 * Returns: its name
 */
const char *
guichet_destination_get_title (GuichetDestination *self)
{
  return self->title;
}

/**
 * guichet_destination_get_subtitle:
 *
 * Returns: its kind, and what tells it from others
 */
const char *
guichet_destination_get_subtitle (GuichetDestination *self)
{
  return self->subtitle;
}

/**
 * guichet_destination_get_action:
 *
 * Returns: the action that goes there
 */
const char *
guichet_destination_get_action (GuichetDestination *self)
{
  return self->action;
}

/**
 * guichet_destination_get_target:
 *
 * Returns: (transfer none) (nullable): what the action takes
 */
GVariant *
guichet_destination_get_target (GuichetDestination *self)
{
  return self->target;
}
