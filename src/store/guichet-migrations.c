/* guichet-migrations.c - the versions of the schema
 *
 * Version N of the schema (PRAGMA user_version) is what the scripts 1 to N make. A script that
 * was once released is frozen: what changes is a new script. All that are missing run in one
 * transaction with the new version, so that a database is always at one version or another and
 * never between.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "guichet-migrations.h"

#include "guichet-schema.h"

#define SCHEMA_PATH "/org/guichet/Guichet/schema/"

static const char *const script_names[] = {
  "001-demandes.sql",
};

static char *
load_script (const char  *name,
             GError     **error)
{
  g_autofree char *path = g_strconcat (SCHEMA_PATH, name, NULL);
  g_autoptr (GBytes) bytes = g_resource_lookup_data (guichet_schema_get_resource (), path,
                                                     G_RESOURCE_LOOKUP_FLAGS_NONE, error);
  gsize length;
  const char *data;

  if (!bytes)
    return NULL;
  data = g_bytes_get_data (bytes, &length);
  return g_strndup (data, length);
}

static gboolean
run_scripts (GuichetConnection  *connection,
             const char *const  *scripts,
             guint               present,
             GError            **error)
{
  g_autofree char *version = NULL;
  guint latest = g_strv_length ((char **) scripts);

  for (guint i = present; i < latest; i++)
    if (!guichet_connection_execute (connection, scripts[i], error))
      return FALSE;
  version = g_strdup_printf ("PRAGMA application_id = %d; PRAGMA user_version = %u",
                             GUICHET_MIGRATIONS_APPLICATION_ID, latest);
  return guichet_connection_execute (connection, version, error);
}

/**
 * guichet_migrations_get_latest:
 *
 * Returns: the version of the schema that this program reads and writes
 */
guint
guichet_migrations_get_latest (void)
{
  return G_N_ELEMENTS (script_names);
}

/**
 * guichet_migrations_apply:
 *
 * Brings the database to the latest version.
 *
 * Returns: %FALSE with the database as it was
 */
gboolean
guichet_migrations_apply (GuichetConnection  *connection,
                          GError            **error)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) scripts = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (script_names); i++)
    {
      g_autofree char *script = load_script (script_names[i], error);

      if (!script)
        return FALSE;
      g_strv_builder_add (builder, script);
    }
  scripts = g_strv_builder_end (builder);
  return guichet_migrations_apply_from (connection, (const char *const *) scripts, error);
}

/**
 * guichet_migrations_apply_from:
 * @scripts: (array zero-terminated=1): the SQL of each version, from the first
 *
 * Like guichet_migrations_apply(), with the scripts given.
 */
gboolean
guichet_migrations_apply_from (GuichetConnection  *connection,
                               const char *const  *scripts,
                               GError            **error)
{
  gint64 present = 0;

  if (!guichet_connection_begin (connection, error))
    return FALSE;
  if (!guichet_connection_get_integer (connection, error, &present, "PRAGMA user_version", "")
      || !run_scripts (connection, scripts, (guint) CLAMP (present, 0, G_MAXINT), error))
    {
      guichet_connection_roll_back (connection);
      return FALSE;
    }
  return guichet_connection_commit (connection, error);
}
