/* guichet-outgoing.c - something on its way to the service
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "guichet-outgoing.h"

struct _GuichetOutgoing
{
  GObject parent_instance;

  GuichetOutgoingFields fields;
};

G_DEFINE_FINAL_TYPE (GuichetOutgoing, guichet_outgoing, G_TYPE_OBJECT)

static void
guichet_outgoing_finalize (GObject *object)
{
  GuichetOutgoingFields *fields = &GUICHET_OUTGOING (object)->fields;

  g_free ((char *) fields->id);
  g_free ((char *) fields->parent_id);
  g_free ((char *) fields->text);
  g_free ((char *) fields->problem);
  g_free ((char *) fields->problem_detail);
  g_clear_object (&fields->demande);
  g_clear_pointer (&fields->attachments, g_ptr_array_unref);
  G_OBJECT_CLASS (guichet_outgoing_parent_class)->finalize (object);
}

static void
guichet_outgoing_class_init (GuichetOutgoingClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = guichet_outgoing_finalize;
}

static void
guichet_outgoing_init (GuichetOutgoing *self)
{
}

/**
 * guichet_outgoing_new:
 * @fields: copied; its Demande and its arrays are shared
 *
 * Returns: (transfer full): the item
 */
GuichetOutgoing *
guichet_outgoing_new (const GuichetOutgoingFields *fields)
{
  GuichetOutgoing *self = g_object_new (GUICHET_TYPE_OUTGOING, NULL);

  self->fields = *fields;
  self->fields.id = fields->id ? g_strdup (fields->id) : g_uuid_string_random ();
  self->fields.parent_id = g_strdup (fields->parent_id);
  self->fields.text = g_strdup (fields->text);
  self->fields.problem = g_strdup (fields->problem);
  self->fields.problem_detail = g_strdup (fields->problem_detail);
  if (fields->demande)
    g_object_ref (fields->demande);
  if (fields->attachments)
    g_ptr_array_ref (fields->attachments);
  return self;
}

/**
 * guichet_outgoing_get_fields:
 *
 * Returns: (transfer none): what the item says, for as long as it lives
 */
const GuichetOutgoingFields *
guichet_outgoing_get_fields (GuichetOutgoing *self)
{
  g_return_val_if_fail (GUICHET_IS_OUTGOING (self), NULL);

  return &self->fields;
}
