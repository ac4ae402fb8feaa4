/* guichet-preview-text.c - what leaves, in words
 *
 * Pure functions over the document itself: a member that has no words here is shown under the
 * name that it has on the wire, never left out.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "guichet-preview-text.h"

#include <glib/gi18n.h>

static const struct
{
  const char *member;
  const char *name;
} names[] = {
  { "id", N_ ("Identifier, made here") },
  { "progiciel", N_ ("Progiciel") },
  { "version", N_ ("Version") },
  { "title", N_ ("Object") },
  { "context", N_ ("Context") },
  { "error_messages", N_ ("Error messages") },
  { "expected", N_ ("Expected") },
  { "observed", N_ ("Observed") },
  { "workaround", N_ ("Workaround") },
  { "scope_reason", N_ ("Why it is sent nevertheless") },
  { "subject", N_ ("What it is about") },
  { "qualification", N_ ("Answers to the guide") },
  { "steps", N_ ("Steps") },
  { "reproducible", N_ ("Reproducible") },
  { "criticality", N_ ("Proposed criticality") },
  { "written_at", N_ ("Instant of sending") },
};

/* Helpers */

static char *
join_array (JsonArray *array)
{
  GString *lines = g_string_new (NULL);

  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      g_autofree char *value = guichet_preview_text_value (json_array_get_element (array, i));

      g_string_append_printf (lines, "%s%u. %s", i > 0 ? "\n" : "", i + 1, value);
    }
  return g_string_free (lines, FALSE);
}

static char *
join_object (JsonObject *object)
{
  GString *lines = g_string_new (NULL);
  g_autoptr (GList) members = json_object_get_members (object);

  for (GList *member = members; member; member = member->next)
    {
      g_autofree char *value =
        guichet_preview_text_value (json_object_get_member (object, member->data));

      g_string_append_printf (lines, "%s%s: %s", member == members ? "" : "\n",
                              (const char *) member->data, value);
    }
  return g_string_free (lines, FALSE);
}

/* Public API */

/**
 * guichet_preview_text_name:
 * @member: a member of the document
 *
 * Returns: (transfer full): what it is
 */
char *
guichet_preview_text_name (const char *member)
{
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_str_equal (names[i].member, member))
      return g_strdup (_ (names[i].name));
  return g_strdup (member);
}

/**
 * guichet_preview_text_value:
 *
 * Returns: (transfer full): all that @value says, as it is
 */
char *
guichet_preview_text_value (JsonNode *value)
{
  if (JSON_NODE_HOLDS_NULL (value))
    return g_strdup ("");
  if (JSON_NODE_HOLDS_ARRAY (value))
    return join_array (json_node_get_array (value));
  if (JSON_NODE_HOLDS_OBJECT (value))
    return join_object (json_node_get_object (value));
  if (json_node_get_value_type (value) == G_TYPE_STRING)
    return g_strdup (json_node_get_string (value));
  return json_to_string (value, FALSE);
}

/**
 * guichet_preview_text_sizes:
 *
 * Returns: (transfer full): how much leaves
 */
char *
guichet_preview_text_sizes (guint64 text_bytes,
                            guint   n_files,
                            guint64 file_bytes)
{
  g_autofree char *text = g_format_size (text_bytes);
  g_autofree char *files = g_format_size (file_bytes);

  if (n_files == 0)
    /* Translators: a size */
    return g_strdup_printf (_ ("A text of %s, and no file. Nothing else leaves."), text);
  /* Translators: a size, a number of files, their size */
  return g_strdup_printf (ngettext ("A text of %s and %u file of %s. Nothing else leaves.",
                                    "A text of %s and %u files of %s. Nothing else leaves.",
                                    n_files),
                          text, n_files, files);
}
