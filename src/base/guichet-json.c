/* guichet-json.c - JSON from outside, and the fields of its objects
 *
 * What may be large and comes often is a tree of ours (guichet-json-tree.c); the rest is a tree
 * of json-glib's, built once the text was checked. Fields are read alike from both.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "guichet-json.h"

#include "guichet-instant.h"

#include <string.h>

/* Helpers: the fields */

/* A value of either tree; what json-glib's arrays and objects hold stays in @node. */
typedef struct
{
  GuichetJsonItem item;
  const GuichetJsonItem *self;
  JsonNode *node;
} Value;

static GuichetJsonItem
item_of_node (JsonNode *node)
{
  if (JSON_NODE_HOLDS_OBJECT (node))
    return (GuichetJsonItem){ .kind = GUICHET_JSON_KIND_OBJECT };
  if (JSON_NODE_HOLDS_ARRAY (node))
    return (GuichetJsonItem){ .kind = GUICHET_JSON_KIND_ARRAY };
  if (JSON_NODE_HOLDS_NULL (node))
    return (GuichetJsonItem){ .kind = GUICHET_JSON_KIND_NULL };
  switch (json_node_get_value_type (node))
    {
    case G_TYPE_STRING:
      return (GuichetJsonItem){ .kind = GUICHET_JSON_KIND_STRING,
                                .text = json_node_get_string (node) };
    case G_TYPE_INT64:
      return (GuichetJsonItem){ .kind = GUICHET_JSON_KIND_INTEGER,
                                .integer = json_node_get_int (node) };
    case G_TYPE_BOOLEAN:
      return (GuichetJsonItem){ .kind = GUICHET_JSON_KIND_BOOLEAN,
                                .integer = json_node_get_boolean (node) };
    default:
      return (GuichetJsonItem){ .kind = GUICHET_JSON_KIND_REAL };
    }
}

static Value
look_up (GuichetJsonFields *fields,
         const char        *name)
{
  Value value = { .item = { .kind = GUICHET_JSON_KIND_NULL } };

  if (fields->item)
    value.self = guichet_json_item_find (fields->item, name);
  else
    value.node = json_object_get_member (fields->object, name);
  if (value.self)
    value.item = *value.self;
  else if (value.node)
    value.item = item_of_node (value.node);
  return value;
}

/* Gives %FALSE for what is not there, which is a fault when it is required. */
static gboolean
find (GuichetJsonFields   *fields,
      const char          *name,
      GuichetJsonPresence  presence,
      Value               *value)
{
  if (fields->failed)
    return FALSE;
  *value = look_up (fields, name);
  if (value->item.kind != GUICHET_JSON_KIND_NULL)
    return TRUE;
  if (presence == GUICHET_JSON_REQUIRED)
    guichet_json_fail (fields, name, "is missing");
  return FALSE;
}

/* The same for a value of one kind; @what says what another one is. */
static gboolean
find_kind (GuichetJsonFields   *fields,
           const char          *name,
           GuichetJsonPresence  presence,
           GuichetJsonKind      kind,
           const char          *what,
           Value               *value)
{
  if (!find (fields, name, presence, value))
    return FALSE;
  if (value->item.kind == kind)
    return TRUE;
  guichet_json_fail (fields, name, what);
  return FALSE;
}

static const char *
check_string (GuichetJsonFields     *fields,
              const char            *name,
              const GuichetJsonItem *item,
              gsize                  most_bytes)
{
  if (item->kind != GUICHET_JSON_KIND_STRING)
    guichet_json_fail (fields, name, "is not a string");
  else if (strlen (item->text) > most_bytes)
    guichet_json_fail (fields, name, "is too long");
  else
    return item->text;
  return NULL;
}

static gboolean
find_array (GuichetJsonFields   *fields,
            const char          *name,
            GuichetJsonPresence  presence,
            guint                most_items,
            Value               *value)
{
  guint count;

  if (!find_kind (fields, name, presence, GUICHET_JSON_KIND_ARRAY, "is not an array", value))
    return FALSE;
  count = value->node ? json_array_get_length (json_node_get_array (value->node))
                      : guichet_json_item_count (value->self);
  if (count <= most_items)
    return TRUE;
  guichet_json_fail (fields, name, "has too many items");
  return FALSE;
}

static void
add_string (GuichetJsonFields     *fields,
            const char            *name,
            const GuichetJsonItem *item,
            gsize                  most_bytes,
            GStrvBuilder          *builder)
{
  const char *text = check_string (fields, name, item, most_bytes);

  if (text)
    g_strv_builder_add (builder, text);
}

/* Public API */

/**
 * guichet_json_parse:
 *
 * Checks @text as guichet_json_check() does, then builds its tree.
 *
 * Returns: (transfer full): the root
 */
JsonNode *
guichet_json_parse (const char               *text,
                    gsize                     length,
                    const GuichetJsonLimits  *limits,
                    GError                  **error)
{
  g_autoptr (JsonParser) parser = NULL;

  if (!guichet_json_check (text, length, limits, error))
    return NULL;
  parser = json_parser_new_immutable ();
  if (!json_parser_load_from_data (parser, text, (gssize) length, error))
    return NULL;
  return json_parser_steal_root (parser);
}

/**
 * guichet_json_parse_object:
 *
 * guichet_json_parse() for a document that must be an object.
 *
 * Returns: (transfer full): the root, which holds an object
 */
JsonNode *
guichet_json_parse_object (const char               *text,
                           gsize                     length,
                           const GuichetJsonLimits  *limits,
                           GError                  **error)
{
  g_autoptr (JsonNode) root = guichet_json_parse (text, length, limits, error);

  if (!root)
    return NULL;
  if (JSON_NODE_HOLDS_OBJECT (root))
    return g_steal_pointer (&root);
  g_set_error_literal (error, GUICHET_JSON_ERROR, GUICHET_JSON_ERROR_CONTENT,
                       "the document is not an object");
  return NULL;
}

/**
 * guichet_json_fail:
 * @name: the member at fault
 * @what: what is wrong with it, for a log
 *
 * Marks @fields as failed, unless they are already.
 */
void
guichet_json_fail (GuichetJsonFields *fields,
                   const char        *name,
                   const char        *what)
{
  if (!fields->failed)
    g_set_error (fields->error, GUICHET_JSON_ERROR, GUICHET_JSON_ERROR_CONTENT, "\"%s\" %s", name,
                 what);
  fields->failed = TRUE;
}

/**
 * guichet_json_string:
 *
 * Returns: (transfer none) (nullable): the text; %NULL when absent and optional, or at fault
 */
const char *
guichet_json_string (GuichetJsonFields   *fields,
                     const char          *name,
                     GuichetJsonPresence  presence,
                     gsize                most_bytes)
{
  Value value;

  if (!find (fields, name, presence, &value))
    return NULL;
  return check_string (fields, name, &value.item, most_bytes);
}

/**
 * guichet_json_id:
 *
 * Reads a UUID in lower case, the only form of an id on the wire.
 *
 * Returns: (transfer none) (nullable): the id
 */
const char *
guichet_json_id (GuichetJsonFields   *fields,
                 const char          *name,
                 GuichetJsonPresence  presence)
{
  const char *id = guichet_json_string (fields, name, presence, 36);

  if (!id)
    return NULL;
  if (g_uuid_string_is_valid (id) && !strpbrk (id, "ABCDEF"))
    return id;
  guichet_json_fail (fields, name, "is not a UUID in lower case");
  return NULL;
}

/**
 * guichet_json_integer:
 *
 * Returns: the integer; 0 when absent and optional, or at fault
 */
gint64
guichet_json_integer (GuichetJsonFields   *fields,
                      const char          *name,
                      GuichetJsonPresence  presence,
                      gint64               least,
                      gint64               most)
{
  Value value;

  if (!find_kind (fields, name, presence, GUICHET_JSON_KIND_INTEGER, "is not an integer", &value))
    return 0;
  if (value.item.integer >= least && value.item.integer <= most)
    return value.item.integer;
  guichet_json_fail (fields, name, "is out of range");
  return 0;
}

/**
 * guichet_json_boolean:
 *
 * Returns: the value; %FALSE when absent and optional, or at fault
 */
gboolean
guichet_json_boolean (GuichetJsonFields   *fields,
                      const char          *name,
                      GuichetJsonPresence  presence)
{
  Value value;

  return find_kind (fields, name, presence, GUICHET_JSON_KIND_BOOLEAN, "is not a boolean", &value)
         && value.item.integer;
}

/**
 * guichet_json_instant:
 *
 * Reads an RFC 3339 instant with its zone.
 *
 * Returns: Unix milliseconds, UTC; 0 when absent and optional, or at fault
 */
gint64
guichet_json_instant (GuichetJsonFields   *fields,
                      const char          *name,
                      GuichetJsonPresence  presence)
{
  const char *text = guichet_json_string (fields, name, presence, 40);
  gint64 instant = 0;

  if (text && !guichet_instant_parse (text, &instant))
    guichet_json_fail (fields, name, "is not an RFC 3339 instant");
  return instant;
}

/**
 * guichet_json_object:
 *
 * Returns: (transfer none) (nullable): the object
 */
JsonObject *
guichet_json_object (GuichetJsonFields   *fields,
                     const char          *name,
                     GuichetJsonPresence  presence)
{
  Value value;

  if (!find_kind (fields, name, presence, GUICHET_JSON_KIND_OBJECT, "is not an object", &value))
    return NULL;
  return json_node_get_object (value.node);
}

/**
 * guichet_json_array:
 *
 * Returns: (transfer none) (nullable): the array, of at most @most_items
 */
JsonArray *
guichet_json_array (GuichetJsonFields   *fields,
                    const char          *name,
                    GuichetJsonPresence  presence,
                    guint                most_items)
{
  Value value;

  return find_array (fields, name, presence, most_items, &value)
           ? json_node_get_array (value.node)
           : NULL;
}

/**
 * guichet_json_strings:
 *
 * Returns: (transfer full) (array zero-terminated=1): the texts; empty when absent and
 *   optional, or at fault
 */
char **
guichet_json_strings (GuichetJsonFields   *fields,
                      const char          *name,
                      GuichetJsonPresence  presence,
                      guint                most_items,
                      gsize                most_bytes)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  Value value = { .self = NULL };
  const GuichetJsonItem *item;
  JsonArray *array;

  if (find_array (fields, name, presence, most_items, &value))
    {
      item = value.self ? guichet_json_item_first (value.self) : NULL;
      array = value.node ? json_node_get_array (value.node) : NULL;
      for (; item && !fields->failed; item = guichet_json_item_next (value.self, item))
        add_string (fields, name, item, most_bytes, builder);
      for (guint i = 0; array && i < json_array_get_length (array) && !fields->failed; i++)
        {
          const GuichetJsonItem one = item_of_node (json_array_get_element (array, i));

          add_string (fields, name, &one, most_bytes, builder);
        }
    }
  return g_strv_builder_end (builder);
}

/**
 * guichet_json_element:
 * @name: what to call the array in an error
 *
 * Returns: (transfer none) (nullable): the object at @index of @array; a fault of @fields
 *   when it is something else
 */
JsonObject *
guichet_json_element (GuichetJsonFields *fields,
                      JsonArray         *array,
                      guint              index,
                      const char        *name)
{
  JsonNode *node = json_array_get_element (array, index);

  if (JSON_NODE_HOLDS_OBJECT (node))
    return json_node_get_object (node);
  guichet_json_fail (fields, name, "holds something else than objects");
  return NULL;
}

/**
 * guichet_json_record:
 * @fields: of a tree of ours
 *
 * Returns: (transfer none) (nullable): the object
 */
const GuichetJsonItem *
guichet_json_record (GuichetJsonFields   *fields,
                     const char          *name,
                     GuichetJsonPresence  presence)
{
  Value value;

  return find_kind (fields, name, presence, GUICHET_JSON_KIND_OBJECT, "is not an object", &value)
           ? value.self
           : NULL;
}

/**
 * guichet_json_list:
 * @fields: of a tree of ours
 *
 * Returns: (transfer none) (nullable): the array, of at most @most_items
 */
const GuichetJsonItem *
guichet_json_list (GuichetJsonFields   *fields,
                   const char          *name,
                   GuichetJsonPresence  presence,
                   guint                most_items)
{
  Value value;

  return find_array (fields, name, presence, most_items, &value) ? value.self : NULL;
}

/**
 * guichet_json_to_text:
 *
 * Returns: (transfer full): @node as compact JSON
 */
char *
guichet_json_to_text (JsonNode *node)
{
  return json_to_string (node, FALSE);
}
