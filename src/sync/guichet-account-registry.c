/* guichet-account-registry.c - the list of a person's accounts, as a text
 *
 * {"format": "guichet-accounts/1", "current": ID, "accounts": [{"id", "name", "folder"}, …]}
 *
 * It says which folders are opened, and so it is hostile until checked: an id is a UUID, a
 * folder is one name among the person's data and leads nowhere else, neither comes twice.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "guichet-account-registry.h"

#include "guichet-instant.h"
#include "guichet-json.h"

#include <string.h>

#define FORMAT "guichet-accounts/1"
#define MOST_ACCOUNTS 50
#define WORD_BYTES 64
#define FOLDER_CHARACTERS "abcdefghijklmnopqrstuvwxyz0123456789-"

static const GuichetJsonLimits limits = {
  .bytes = GUICHET_ACCOUNT_REGISTRY_BYTES,
  .depth = 4,
  .members = 16,
};

/* The demonstration's folder is its own. */
static gboolean
is_folder (const char *folder)
{
  const gsize length = strlen (folder);

  return length > 0 && *folder != '-' && strspn (folder, FOLDER_CHARACTERS) == length
         && !g_str_equal (folder, "demo");
}

static gboolean
is_known (GListStore *entries,
          const char *id,
          const char *folder)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (entries)); i++)
    {
      g_autoptr (GuichetAccountEntry) entry = g_list_model_get_item (G_LIST_MODEL (entries), i);

      if ((id && g_str_equal (guichet_account_entry_get_id (entry), id))
          || (folder && g_str_equal (guichet_account_entry_get_folder (entry), folder)))
        return TRUE;
    }
  return FALSE;
}

static gboolean
read_entry (JsonObject  *object,
            GListStore  *entries,
            GError     **error)
{
  GuichetJsonFields fields = GUICHET_JSON_FIELDS (object, error);
  const char *id = guichet_json_id (&fields, "id", GUICHET_JSON_REQUIRED);
  const char *name =
    guichet_json_string (&fields, "name", GUICHET_JSON_REQUIRED, GUICHET_ACCOUNT_NAME_BYTES);
  const char *folder = guichet_json_string (&fields, "folder", GUICHET_JSON_REQUIRED, WORD_BYTES);
  g_autoptr (GuichetAccountEntry) entry = NULL;

  if (!fields.failed && !guichet_account_registry_is_name (name))
    guichet_json_fail (&fields, "name", "is no name");
  if (!fields.failed && !is_folder (folder))
    guichet_json_fail (&fields, "folder", "is no folder");
  if (!fields.failed && is_known (entries, id, folder))
    guichet_json_fail (&fields, "id", "comes twice");
  if (fields.failed)
    return FALSE;
  entry = guichet_account_entry_new (id, name, folder);
  g_list_store_append (entries, entry);
  return TRUE;
}

static gboolean
read_entries (GuichetJsonFields *fields,
              GListStore        *entries)
{
  JsonArray *array =
    guichet_json_array (fields, "accounts", GUICHET_JSON_REQUIRED, MOST_ACCOUNTS);

  for (guint i = 0; array && i < json_array_get_length (array) && !fields->failed; i++)
    {
      JsonObject *object = guichet_json_element (fields, array, i, "accounts");

      if (object && !read_entry (object, entries, fields->error))
        fields->failed = TRUE;
    }
  return !fields->failed;
}

/**
 * guichet_account_registry_parse:
 * @entries: an empty list of #GuichetAccountEntry; what it holds after an error means nothing
 * @current: (out) (transfer full) (nullable): the id of the account that was used last
 *
 * Returns: whether @text is such a list. Errors: those of guichet-json.h.
 */
gboolean
guichet_account_registry_parse (const char  *text,
                                gsize        length,
                                GListStore  *entries,
                                char       **current,
                                GError     **error)
{
  g_autoptr (JsonNode) node = guichet_json_parse_object (text, length, &limits, error);
  GuichetJsonFields fields = GUICHET_JSON_FIELDS (NULL, error);
  const char *format;
  const char *id;

  *current = NULL;
  if (!node)
    return FALSE;
  fields.object = json_node_get_object (node);
  format = guichet_json_string (&fields, "format", GUICHET_JSON_REQUIRED, WORD_BYTES);
  id = guichet_json_id (&fields, "current", GUICHET_JSON_OPTIONAL);
  if (!fields.failed && !g_str_equal (format, FORMAT))
    guichet_json_fail (&fields, "format", "is another one");
  if (fields.failed || !read_entries (&fields, entries))
    return FALSE;
  if (id && *id && is_known (entries, id, NULL))
    *current = g_strdup (id);
  return TRUE;
}

/**
 * guichet_account_registry_print:
 * @entries: of #GuichetAccountEntry
 * @current: (nullable): the id of the account that was used last
 *
 * Returns: (transfer full): the text for guichet_account_registry_parse()
 */
char *
guichet_account_registry_print (GListModel *entries,
                                const char *current)
{
  g_autoptr (JsonObject) object = json_object_new ();
  g_autoptr (JsonNode) node = json_node_init_object (json_node_alloc (), object);
  JsonArray *array = json_array_new ();

  json_object_set_string_member (object, "format", FORMAT);
  if (current)
    json_object_set_string_member (object, "current", current);
  for (guint i = 0; i < g_list_model_get_n_items (entries); i++)
    {
      g_autoptr (GuichetAccountEntry) entry = g_list_model_get_item (entries, i);
      JsonObject *item = json_object_new ();

      json_object_set_string_member (item, "id", guichet_account_entry_get_id (entry));
      json_object_set_string_member (item, "name", guichet_account_entry_get_name (entry));
      json_object_set_string_member (item, "folder", guichet_account_entry_get_folder (entry));
      json_array_add_object_element (array, item);
    }
  json_object_set_array_member (object, "accounts", array);
  return guichet_json_to_text (node);
}

/**
 * guichet_account_registry_print_removal:
 * @with_data: whether its data go too
 * @now: Unix milliseconds, UTC
 *
 * Returns: (transfer full): a line that says what became of an account
 */
char *
guichet_account_registry_print_removal (GuichetAccountEntry *entry,
                                        gboolean             with_data,
                                        gint64               now)
{
  g_autoptr (JsonObject) object = json_object_new ();
  g_autoptr (JsonNode) node = json_node_init_object (json_node_alloc (), object);
  g_autofree char *at = guichet_instant_format (now);
  g_autofree char *text = NULL;

  json_object_set_string_member (object, "at", at);
  json_object_set_string_member (object, "id", guichet_account_entry_get_id (entry));
  json_object_set_string_member (object, "name", guichet_account_entry_get_name (entry));
  json_object_set_string_member (object, "folder", guichet_account_entry_get_folder (entry));
  json_object_set_string_member (object, "data", with_data ? "erased" : "kept");
  text = guichet_json_to_text (node);
  return g_strconcat (text, "\n", NULL);
}

/**
 * guichet_account_registry_is_name:
 * @name: in UTF-8
 *
 * Returns: whether an account may be called so: a line of something
 */
gboolean
guichet_account_registry_is_name (const char *name)
{
  gboolean is_blank = TRUE;

  if (strlen (name) > GUICHET_ACCOUNT_NAME_BYTES)
    return FALSE;
  for (const char *at = name; *at; at = g_utf8_next_char (at))
    {
      if (g_unichar_iscntrl (g_utf8_get_char (at)))
        return FALSE;
      if (!g_unichar_isspace (g_utf8_get_char (at)))
        is_blank = FALSE;
    }
  return !is_blank;
}
