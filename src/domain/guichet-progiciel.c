/* guichet-progiciel.c - a Progiciel Eksaé and its versions
 *
 * Versions are added while it is built, and stay in the order in which they were added;
 * nothing changes afterwards.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "guichet-progiciel.h"

struct _GuichetProgiciel
{
  GObject parent_instance;

  char *id;
  char *name;
  GPtrArray *versions;
};

G_DEFINE_FINAL_TYPE (GuichetProgiciel, guichet_progiciel, G_TYPE_OBJECT)

static void
version_free (GuichetVersion *version)
{
  g_free (version->number);
  g_free (version->major);
  g_free (version->released_on);
  g_free (version);
}

static void
guichet_progiciel_finalize (GObject *object)
{
  GuichetProgiciel *self = GUICHET_PROGICIEL (object);

  g_free (self->id);
  g_free (self->name);
  g_ptr_array_unref (self->versions);
  G_OBJECT_CLASS (guichet_progiciel_parent_class)->finalize (object);
}

static void
guichet_progiciel_class_init (GuichetProgicielClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = guichet_progiciel_finalize;
}

static void
guichet_progiciel_init (GuichetProgiciel *self)
{
  self->versions = g_ptr_array_new_with_free_func ((GDestroyNotify) version_free);
}

/**
 * guichet_progiciel_new:
 * @id: the service's short word for it ("finances")
 * @name: what people read ("Eksaé Finances")
 *
 * Returns: (transfer full): the Progiciel, without a version
 */
GuichetProgiciel *
guichet_progiciel_new (const char *id,
                       const char *name)
{
  GuichetProgiciel *self = g_object_new (GUICHET_TYPE_PROGICIEL, NULL);

  self->id = g_strdup (id);
  self->name = g_strdup (name);
  return self;
}

/**
 * guichet_progiciel_add_version:
 * @released_on: a date, YYYY-MM-DD
 *
 * Adds a version behind the others.
 */
void
guichet_progiciel_add_version (GuichetProgiciel *self,
                               const char       *number,
                               const char       *major,
                               const char       *released_on)
{
  GuichetVersion *version = g_new (GuichetVersion, 1);

  version->number = g_strdup (number);
  version->major = g_strdup (major);
  version->released_on = g_strdup (released_on);
  g_ptr_array_add (self->versions, version);
}

/**
 * guichet_progiciel_get_id:
 *
 * Returns: (transfer none): the service's short word for it
 */
const char *
guichet_progiciel_get_id (GuichetProgiciel *self)
{
  return self->id;
}

/**
 * guichet_progiciel_get_name:
 *
 * Returns: (transfer none): what people read
 */
const char *
guichet_progiciel_get_name (GuichetProgiciel *self)
{
  return self->name;
}

/**
 * guichet_progiciel_get_n_versions:
 *
 * Returns: how many versions are known
 */
guint
guichet_progiciel_get_n_versions (GuichetProgiciel *self)
{
  return self->versions->len;
}

/**
 * guichet_progiciel_get_version:
 * @index: below guichet_progiciel_get_n_versions()
 *
 * Returns: (transfer none): the version
 */
const GuichetVersion *
guichet_progiciel_get_version (GuichetProgiciel *self,
                               guint             index)
{
  return g_ptr_array_index (self->versions, index);
}
