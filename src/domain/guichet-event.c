/* guichet-event.c - one thing that happened to a Demande
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "guichet-event.h"

struct _GuichetEvent
{
  GObject parent_instance;

  GuichetEventFields fields;
};

G_DEFINE_FINAL_TYPE (GuichetEvent, guichet_event, G_TYPE_OBJECT)

static void
guichet_event_finalize (GObject *object)
{
  GuichetEventFields *fields = &GUICHET_EVENT (object)->fields;

  g_free ((char *) fields->id);
  g_free ((char *) fields->demande_id);
  g_free ((char *) fields->kind);
  g_free ((char *) fields->side);
  g_free ((char *) fields->author);
  g_free ((char *) fields->text);
  g_free ((char *) fields->status);
  g_free ((char *) fields->delivered);
  g_clear_pointer (&fields->attachments, g_ptr_array_unref);
  G_OBJECT_CLASS (guichet_event_parent_class)->finalize (object);
}

static void
guichet_event_class_init (GuichetEventClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = guichet_event_finalize;
}

static void
guichet_event_init (GuichetEvent *self)
{
}

/**
 * guichet_event_new:
 * @fields: copied; its arrays are shared
 *
 * Returns: (transfer full): the record
 */
GuichetEvent *
guichet_event_new (const GuichetEventFields *fields)
{
  GuichetEvent *self = g_object_new (GUICHET_TYPE_EVENT, NULL);

  self->fields = *fields;
  self->fields.id = g_strdup (fields->id);
  self->fields.demande_id = g_strdup (fields->demande_id);
  self->fields.kind = g_strdup (fields->kind);
  self->fields.side = g_strdup (fields->side);
  self->fields.author = g_strdup (fields->author);
  self->fields.text = g_strdup (fields->text);
  self->fields.status = g_strdup (fields->status);
  self->fields.delivered = g_strdup (fields->delivered);
  if (fields->attachments)
    g_ptr_array_ref (fields->attachments);
  return self;
}

/**
 * guichet_event_get_fields:
 *
 * Returns: (transfer none): what the record says, for as long as it lives
 */
const GuichetEventFields *
guichet_event_get_fields (GuichetEvent *self)
{
  g_return_val_if_fail (GUICHET_IS_EVENT (self), NULL);

  return &self->fields;
}
