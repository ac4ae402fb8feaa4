/* guichet-account-entry.c - one of a person's accounts
 *
 * What the list of accounts says of it, and, while it is open, how much waits in it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "guichet-account-entry.h"

struct _GuichetAccountEntry
{
  GObject parent_instance;

  char *id;
  char *name;
  char *folder;
  gboolean open;
  guint waiting;
};

G_DEFINE_FINAL_TYPE (GuichetAccountEntry, guichet_account_entry, G_TYPE_OBJECT)

enum
{
  PROP_NAME = 1,
  PROP_WAITING,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static void
guichet_account_entry_get_property (GObject    *object,
                                    guint       property_id,
                                    GValue     *value,
                                    GParamSpec *pspec)
{
  GuichetAccountEntry *self = GUICHET_ACCOUNT_ENTRY (object);

  switch (property_id)
    {
    case PROP_NAME:
      g_value_set_string (value, self->name);
      break;
    case PROP_WAITING:
      g_value_set_uint (value, self->waiting);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
guichet_account_entry_finalize (GObject *object)
{
  GuichetAccountEntry *self = GUICHET_ACCOUNT_ENTRY (object);

  g_free (self->id);
  g_free (self->name);
  g_free (self->folder);
  G_OBJECT_CLASS (guichet_account_entry_parent_class)->finalize (object);
}

static void
guichet_account_entry_class_init (GuichetAccountEntryClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = guichet_account_entry_get_property;
  object_class->finalize = guichet_account_entry_finalize;
  properties[PROP_NAME] = g_param_spec_string ("name", NULL, NULL, NULL, flags);
  properties[PROP_WAITING] =
    g_param_spec_uint ("waiting", NULL, NULL, 0, G_MAXUINT, 0, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
guichet_account_entry_init (GuichetAccountEntry *self)
{
}

/**
 * guichet_account_entry_new:
 * @id: its UUID
 * @name: what the person calls it
 * @folder: the name of its folder among the person's data
 *
 * Returns: (transfer full): an account, not open
 */
GuichetAccountEntry *
guichet_account_entry_new (const char *id,
                           const char *name,
                           const char *folder)
{
  GuichetAccountEntry *self = g_object_new (GUICHET_TYPE_ACCOUNT_ENTRY, NULL);

  self->id = g_strdup (id);
  self->name = g_strdup (name);
  self->folder = g_strdup (folder);
  return self;
}

/**
 * guichet_account_entry_get_id:
 *
 * Returns: its UUID
 */
const char *
guichet_account_entry_get_id (GuichetAccountEntry *self)
{
  return self->id;
}

/**
 * guichet_account_entry_get_name:
 *
 * Returns: what the person calls it
 */
const char *
guichet_account_entry_get_name (GuichetAccountEntry *self)
{
  return self->name;
}

/**
 * guichet_account_entry_set_name:
 *
 * Changes what it is called, here: guichet_accounts_rename_async() has it remembered.
 */
void
guichet_account_entry_set_name (GuichetAccountEntry *self,
                                const char          *name)
{
  char *copy = g_strdup (name);

  g_free (self->name);
  self->name = copy;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_NAME]);
}

/**
 * guichet_account_entry_get_folder:
 *
 * Returns: the name of its folder among the person's data
 */
const char *
guichet_account_entry_get_folder (GuichetAccountEntry *self)
{
  return self->folder;
}

/**
 * guichet_account_entry_get_open:
 *
 * Returns: whether it is open, so that what waits in it is known
 */
gboolean
guichet_account_entry_get_open (GuichetAccountEntry *self)
{
  return self->open;
}

/**
 * guichet_account_entry_get_waiting:
 *
 * Returns: how many items wait in it to be sent, or for the person
 */
guint
guichet_account_entry_get_waiting (GuichetAccountEntry *self)
{
  return self->waiting;
}

/**
 * guichet_account_entry_set_waiting:
 * @open: whether it is open
 * @waiting: how many items wait in it
 *
 * Says how it stands.
 */
void
guichet_account_entry_set_waiting (GuichetAccountEntry *self,
                                   gboolean             open,
                                   guint                waiting)
{
  if (self->open == open && self->waiting == waiting)
    return;
  self->open = open;
  self->waiting = waiting;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_WAITING]);
}
