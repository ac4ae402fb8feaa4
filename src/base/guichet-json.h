/* guichet-json.h - JSON from outside, and the fields of its objects
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "guichet-json-tree.h"

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

JsonNode *guichet_json_parse        (const char               *text,
                                     gsize                     length,
                                     const GuichetJsonLimits  *limits,
                                     GError                  **error);

JsonNode *guichet_json_parse_object (const char               *text,
                                     gsize                     length,
                                     const GuichetJsonLimits  *limits,
                                     GError                  **error);

/**
 * GuichetJsonPresence:
 * @GUICHET_JSON_REQUIRED: absent and null are errors
 * @GUICHET_JSON_OPTIONAL: absent and null give the neutral value
 */
typedef enum
{
  GUICHET_JSON_REQUIRED,
  GUICHET_JSON_OPTIONAL,
} GuichetJsonPresence;

/**
 * GuichetJsonFields:
 * @object: in a tree of json-glib's; or %NULL
 * @item: in a tree of ours
 *
 * The members of one object, read one after the other with types and ranges
 * checked. The first fault sets @error and @failed; every later read then
 * gives the neutral value, so that a caller tests @failed once, at the end.
 */
typedef struct
{
  JsonObject *object;
  GError    **error;
  gboolean    failed;
  const GuichetJsonItem *item;
} GuichetJsonFields;

#define GUICHET_JSON_FIELDS(object_, error_) { (object_), (error_), FALSE, NULL }
#define GUICHET_JSON_ITEM_FIELDS(item_, error_) { NULL, (error_), FALSE, (item_) }

const char *guichet_json_string  (GuichetJsonFields   *fields,
                                  const char          *name,
                                  GuichetJsonPresence  presence,
                                  gsize                most_bytes);
const char *guichet_json_id      (GuichetJsonFields   *fields,
                                  const char          *name,
                                  GuichetJsonPresence  presence);
gint64      guichet_json_integer (GuichetJsonFields   *fields,
                                  const char          *name,
                                  GuichetJsonPresence  presence,
                                  gint64               least,
                                  gint64               most);
gboolean    guichet_json_boolean (GuichetJsonFields   *fields,
                                  const char          *name,
                                  GuichetJsonPresence  presence);
gint64      guichet_json_instant (GuichetJsonFields   *fields,
                                  const char          *name,
                                  GuichetJsonPresence  presence);
JsonObject *guichet_json_object  (GuichetJsonFields   *fields,
                                  const char          *name,
                                  GuichetJsonPresence  presence);
JsonArray  *guichet_json_array   (GuichetJsonFields   *fields,
                                  const char          *name,
                                  GuichetJsonPresence  presence,
                                  guint                most_items);
char      **guichet_json_strings (GuichetJsonFields   *fields,
                                  const char          *name,
                                  GuichetJsonPresence  presence,
                                  guint                most_items,
                                  gsize                most_bytes);
void        guichet_json_fail    (GuichetJsonFields   *fields,
                                  const char          *name,
                                  const char          *what);
JsonObject *guichet_json_element (GuichetJsonFields   *fields,
                                  JsonArray           *array,
                                  guint                index,
                                  const char          *name);

const GuichetJsonItem *guichet_json_record (GuichetJsonFields   *fields,
                                            const char          *name,
                                            GuichetJsonPresence  presence);
const GuichetJsonItem *guichet_json_list   (GuichetJsonFields   *fields,
                                            const char          *name,
                                            GuichetJsonPresence  presence,
                                            guint                most_items);

char       *guichet_json_to_text (JsonNode            *node);

G_END_DECLS
