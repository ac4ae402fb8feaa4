/* guichet-json.c - JSON from outside, checked before json-glib sees it
 *
 * json-glib 1.6 recurses without bound (100,000 nested brackets crash it), bends
 * integers beyond 64 bits, accepts comments and apostrophes, cuts strings at
 * \u0000 and keeps the last of two equal names. This file reads the text once by
 * hand and refuses all of that; json-glib then builds the tree. What passes is
 * RFC 8259 within RFC 7493 (I-JSON): UTF-8, no lone surrogate, no double name,
 * integers within ±(2^53 - 1), finite numbers. Names need no escape in any of our
 * documents, so an escaped name is refused, which keeps the search for doubles a
 * comparison of bytes.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "guichet-json.h"

#include "guichet-instant.h"

#include <math.h>
#include <string.h>

#define LARGEST_INTEGER G_GINT64_CONSTANT (9007199254740991)
#define LONGEST_NUMBER 40

const GuichetJsonLimits guichet_json_default_limits = { 8 * 1024 * 1024, 32, 1024 };

typedef struct
{
  const char *start;
  gsize       length;
} Name;

typedef struct
{
  const char              *start;
  const char              *at;
  const char              *end;
  const GuichetJsonLimits *limits;
  guint                    depth;
  GError                 **error;
} Scanner;

static gboolean scan_value (Scanner *self);

G_DEFINE_QUARK (guichet-json-error-quark, guichet_json_error)

/* Helpers: the scanner */

static gboolean
fail (Scanner    *self,
      int         code,
      const char *what)
{
  g_set_error (self->error, GUICHET_JSON_ERROR, code, "byte %" G_GSIZE_FORMAT ": %s",
               (gsize) (self->at - self->start), what);
  return FALSE;
}

static gboolean
syntax (Scanner    *self,
        const char *what)
{
  return fail (self, GUICHET_JSON_ERROR_SYNTAX, what);
}

static void
skip_space (Scanner *self)
{
  while (self->at < self->end && memchr (" \t\n\r", *self->at, 4))
    self->at++;
}

static gboolean
peek (Scanner *self,
      char     c)
{
  return self->at < self->end && *self->at == c;
}

static gboolean
take (Scanner *self,
      char     c)
{
  if (!peek (self, c))
    return FALSE;
  self->at++;
  return TRUE;
}

static gboolean
scan_word (Scanner    *self,
           const char *word)
{
  gsize length = strlen (word);

  if ((gsize) (self->end - self->at) < length || memcmp (self->at, word, length) != 0)
    return syntax (self, "unknown word");
  self->at += length;
  return TRUE;
}

/* Reads the four digits after \u; -1 when they are not there. */
static int
scan_hex (Scanner *self)
{
  int value = 0;

  if (self->end - self->at < 4)
    return -1;
  for (int i = 0; i < 4; i++)
    {
      int digit = g_ascii_xdigit_value (*self->at++);

      if (digit < 0)
        return -1;
      value = value * 16 + digit;
    }
  return value;
}

static gboolean
scan_unicode_escape (Scanner *self)
{
  int high = scan_hex (self);
  int low;

  if (high <= 0)
    return syntax (self, high < 0 ? "bad \\u escape" : "NUL character");
  if (high < 0xD800 || high > 0xDFFF)
    return TRUE;
  if (high > 0xDBFF || !take (self, '\\') || !take (self, 'u'))
    return syntax (self, "lone surrogate");
  low = scan_hex (self);
  return low >= 0xDC00 && low <= 0xDFFF ? TRUE : syntax (self, "lone surrogate");
}

static gboolean
scan_escape (Scanner *self)
{
  char c;

  if (self->at == self->end)
    return syntax (self, "string without end");
  c = *self->at++;
  if (c == 'u')
    return scan_unicode_escape (self);
  return memchr ("\"\\/bfnrt", c, 8) ? TRUE : syntax (self, "unknown escape");
}

static gboolean
scan_string (Scanner *self)
{
  if (!take (self, '"'))
    return syntax (self, "a string was expected");
  while (self->at < self->end)
    {
      guchar c = (guchar) *self->at++;

      if (c == '"')
        return TRUE;
      if (c < 0x20)
        return syntax (self, "control character in a string");
      if (c == '\\' && !scan_escape (self))
        return FALSE;
    }
  return syntax (self, "string without end");
}

static gsize
scan_digits (Scanner *self)
{
  const char *first = self->at;

  while (self->at < self->end && g_ascii_isdigit (*self->at))
    self->at++;
  return (gsize) (self->at - first);
}

static gboolean
check_number (Scanner    *self,
              const char *first,
              gboolean    is_integer)
{
  char buffer[LONGEST_NUMBER + 1];
  gsize length = (gsize) (self->at - first);

  if (length > LONGEST_NUMBER)
    return fail (self, GUICHET_JSON_ERROR_LIMIT, "number too long");
  memcpy (buffer, first, length);
  buffer[length] = '\0';
  if (is_integer)
    {
      gint64 value;

      if (!g_ascii_string_to_signed (buffer, 10, -LARGEST_INTEGER, LARGEST_INTEGER, &value, NULL)
          && g_strcmp0 (buffer, "-0") != 0)
        return fail (self, GUICHET_JSON_ERROR_LIMIT, "integer out of range");
      return TRUE;
    }
  if (!isfinite (g_ascii_strtod (buffer, NULL)))
    return fail (self, GUICHET_JSON_ERROR_LIMIT, "number out of range");
  return TRUE;
}

static gboolean
scan_number (Scanner *self)
{
  const char *first = self->at;
  gboolean is_integer = TRUE;
  gboolean leading_zero;

  take (self, '-');
  leading_zero = peek (self, '0');
  switch (scan_digits (self))
    {
    case 0:
      return syntax (self, "a value was expected");
    case 1:
      break;
    default:
      if (leading_zero)
        return syntax (self, "number with a leading zero");
    }
  if (take (self, '.'))
    {
      is_integer = FALSE;
      if (scan_digits (self) == 0)
        return syntax (self, "digits expected after the point");
    }
  if (take (self, 'e') || take (self, 'E'))
    {
      is_integer = FALSE;
      if (!take (self, '+'))
        take (self, '-');
      if (scan_digits (self) == 0)
        return syntax (self, "digits expected in the exponent");
    }
  return check_number (self, first, is_integer);
}

static gboolean
scan_name (Scanner *self,
           GArray  *names)
{
  Name name = { self->at, 0 };

  if (!scan_string (self))
    return FALSE;
  name.length = (gsize) (self->at - name.start);
  if (memchr (name.start, '\\', name.length))
    return syntax (self, "escaped name");
  for (guint i = 0; i < names->len; i++)
    {
      const Name *other = &g_array_index (names, Name, i);

      if (other->length == name.length && memcmp (other->start, name.start, name.length) == 0)
        return syntax (self, "the same name twice");
    }
  if (names->len >= self->limits->members)
    return fail (self, GUICHET_JSON_ERROR_LIMIT, "too many members");
  g_array_append_val (names, name);
  return TRUE;
}

static gboolean
scan_member (Scanner *self,
             GArray  *names)
{
  skip_space (self);
  if (!scan_name (self, names))
    return FALSE;
  skip_space (self);
  if (!take (self, ':'))
    return syntax (self, "':' was expected");
  return scan_value (self);
}

static gboolean
scan_object (Scanner *self)
{
  g_autoptr (GArray) names = g_array_new (FALSE, FALSE, sizeof (Name));

  self->at++;
  skip_space (self);
  if (take (self, '}'))
    return TRUE;
  do
    {
      if (!scan_member (self, names))
        return FALSE;
      skip_space (self);
    }
  while (take (self, ','));
  return take (self, '}') ? TRUE : syntax (self, "'}' was expected");
}

static gboolean
scan_array (Scanner *self)
{
  self->at++;
  skip_space (self);
  if (take (self, ']'))
    return TRUE;
  do
    {
      if (!scan_value (self))
        return FALSE;
      skip_space (self);
    }
  while (take (self, ','));
  return take (self, ']') ? TRUE : syntax (self, "']' was expected");
}

static gboolean
scan_nested (Scanner *self)
{
  gboolean ok;

  if (self->depth >= self->limits->depth)
    return fail (self, GUICHET_JSON_ERROR_LIMIT, "nested too deeply");
  self->depth++;
  ok = *self->at == '{' ? scan_object (self) : scan_array (self);
  self->depth--;
  return ok;
}

static gboolean
scan_value (Scanner *self)
{
  skip_space (self);
  if (self->at == self->end)
    return syntax (self, "the text ends too early");
  switch (*self->at)
    {
    case '{':
    case '[':
      return scan_nested (self);
    case '"':
      return scan_string (self);
    case 't':
      return scan_word (self, "true");
    case 'f':
      return scan_word (self, "false");
    case 'n':
      return scan_word (self, "null");
    default:
      return scan_number (self);
    }
}

/* Helpers: the fields */

static JsonNode *
find (GuichetJsonFields   *fields,
      const char          *name,
      GuichetJsonPresence  presence)
{
  JsonNode *node;

  if (fields->failed)
    return NULL;
  node = json_object_get_member (fields->object, name);
  if (node && !JSON_NODE_HOLDS_NULL (node))
    return node;
  if (presence == GUICHET_JSON_REQUIRED)
    guichet_json_fail (fields, name, "is missing");
  return NULL;
}

static const char *
check_string (GuichetJsonFields *fields,
              const char        *name,
              JsonNode          *node,
              gsize              most_bytes)
{
  const char *text;

  if (!JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != G_TYPE_STRING)
    {
      guichet_json_fail (fields, name, "is not a string");
      return NULL;
    }
  text = json_node_get_string (node);
  if (strlen (text) <= most_bytes)
    return text;
  guichet_json_fail (fields, name, "is too long");
  return NULL;
}

/* Public API */

/**
 * guichet_json_check:
 * @text: the bytes, not necessarily ending in NUL
 *
 * Says whether @text is one JSON document as RFC 8259 and RFC 7493 have it, within
 * @limits. Nothing is allocated in proportion to the depth.
 *
 * Errors: %GUICHET_JSON_ERROR_SYNTAX, %GUICHET_JSON_ERROR_LIMIT.
 */
gboolean
guichet_json_check (const char               *text,
                    gsize                     length,
                    const GuichetJsonLimits  *limits,
                    GError                  **error)
{
  Scanner self = { text, text, text + length, limits, 0, error };

  g_return_val_if_fail (text != NULL || length == 0, FALSE);

  if (length > limits->bytes)
    return fail (&self, GUICHET_JSON_ERROR_LIMIT, "document too large");
  if (length == 0)
    return syntax (&self, "empty document");
  if (!g_utf8_validate_len (text, length, NULL))
    return syntax (&self, "not UTF-8");
  if (!scan_value (&self))
    return FALSE;
  skip_space (&self);
  return self.at == self.end ? TRUE : syntax (&self, "text after the document");
}

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
  JsonNode *node = find (fields, name, presence);

  return node ? check_string (fields, name, node, most_bytes) : NULL;
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
  JsonNode *node = find (fields, name, presence);
  gint64 value;

  if (!node)
    return 0;
  if (!JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != G_TYPE_INT64)
    {
      guichet_json_fail (fields, name, "is not an integer");
      return 0;
    }
  value = json_node_get_int (node);
  if (value >= least && value <= most)
    return value;
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
  JsonNode *node = find (fields, name, presence);

  if (!node)
    return FALSE;
  if (JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_BOOLEAN)
    return json_node_get_boolean (node);
  guichet_json_fail (fields, name, "is not a boolean");
  return FALSE;
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
  JsonNode *node = find (fields, name, presence);

  if (!node)
    return NULL;
  if (JSON_NODE_HOLDS_OBJECT (node))
    return json_node_get_object (node);
  guichet_json_fail (fields, name, "is not an object");
  return NULL;
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
  JsonNode *node = find (fields, name, presence);

  if (!node)
    return NULL;
  if (!JSON_NODE_HOLDS_ARRAY (node))
    guichet_json_fail (fields, name, "is not an array");
  else if (json_array_get_length (json_node_get_array (node)) > most_items)
    guichet_json_fail (fields, name, "has too many items");
  else
    return json_node_get_array (node);
  return NULL;
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
  JsonArray *array = guichet_json_array (fields, name, presence, most_items);
  guint length = array ? json_array_get_length (array) : 0;
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (guint i = 0; i < length && !fields->failed; i++)
    {
      const char *text =
        check_string (fields, name, json_array_get_element (array, i), most_bytes);

      if (text)
        g_strv_builder_add (builder, text);
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
 * guichet_json_to_text:
 *
 * Returns: (transfer full): @node as compact JSON
 */
char *
guichet_json_to_text (JsonNode *node)
{
  return json_to_string (node, FALSE);
}
