/* guichet-json.h - JSON from outside, checked before json-glib sees it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

#define GUICHET_JSON_ERROR (guichet_json_error_quark ())

/**
 * GuichetJsonError:
 * @GUICHET_JSON_ERROR_SYNTAX: not JSON as RFC 8259 and RFC 7493 have it
 * @GUICHET_JSON_ERROR_LIMIT: larger, deeper or with more members than allowed
 * @GUICHET_JSON_ERROR_CONTENT: a member is absent, of another type or out of range
 */
typedef enum
{
  GUICHET_JSON_ERROR_SYNTAX,
  GUICHET_JSON_ERROR_LIMIT,
  GUICHET_JSON_ERROR_CONTENT,
} GuichetJsonError;

GQuark guichet_json_error_quark (void);

/**
 * GuichetJsonLimits:
 * @bytes: the most bytes a document may have
 * @depth: the deepest nesting of arrays and objects
 * @members: the most members one object may have
 */
typedef struct
{
  gsize bytes;
  guint depth;
  guint members;
} GuichetJsonLimits;

/* 8 MiB, 32 levels, 1,024 members: what any document of the contract may need. */
extern const GuichetJsonLimits guichet_json_default_limits;

gboolean  guichet_json_check        (const char               *text,
                                     gsize                     length,
                                     const GuichetJsonLimits  *limits,
                                     GError                  **error);

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
} GuichetJsonFields;

#define GUICHET_JSON_FIELDS(object_, error_) { (object_), (error_), FALSE }

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

char       *guichet_json_to_text (JsonNode            *node);

G_END_DECLS
