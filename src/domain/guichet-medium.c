/* guichet-medium.c - a document of the espace média
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "guichet-medium.h"

struct _GuichetMedium
{
  GObject parent_instance;

  GuichetMediumFields fields;
};

G_DEFINE_FINAL_TYPE (GuichetMedium, guichet_medium, G_TYPE_OBJECT)

static void
guichet_medium_finalize (GObject *object)
{
  GuichetMediumFields *fields = &GUICHET_MEDIUM (object)->fields;

  g_free ((char *) fields->id);
  g_free ((char *) fields->title);
  g_free ((char *) fields->category);
  g_free ((char *) fields->description);
  g_free ((char *) fields->media_type);
  g_free ((char *) fields->sha256);
  g_free ((char *) fields->published_on);
  g_free ((char *) fields->product);
  G_OBJECT_CLASS (guichet_medium_parent_class)->finalize (object);
}

static void
guichet_medium_class_init (GuichetMediumClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = guichet_medium_finalize;
}

static void
guichet_medium_init (GuichetMedium *self)
{
}

/**
 * guichet_medium_new:
 * @fields: copied
 *
 * Returns: (transfer full): the record
 */
GuichetMedium *
guichet_medium_new (const GuichetMediumFields *fields)
{
  GuichetMedium *self = g_object_new (GUICHET_TYPE_MEDIUM, NULL);

  self->fields = *fields;
  self->fields.id = g_strdup (fields->id);
  self->fields.title = g_strdup (fields->title);
  self->fields.category = g_strdup (fields->category);
  self->fields.description = g_strdup (fields->description);
  self->fields.media_type = g_strdup (fields->media_type);
  self->fields.sha256 = g_strdup (fields->sha256);
  self->fields.published_on = g_strdup (fields->published_on);
  self->fields.product = g_strdup (fields->product);
  return self;
}

/**
 * guichet_medium_get_fields:
 *
 * Returns: (transfer none): what the record says, for as long as it lives
 */
const GuichetMediumFields *
guichet_medium_get_fields (GuichetMedium *self)
{
  g_return_val_if_fail (GUICHET_IS_MEDIUM (self), NULL);

  return &self->fields;
}
