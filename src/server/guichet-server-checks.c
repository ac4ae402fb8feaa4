/* guichet-server-checks.c - a document's members, each fault with its JSON pointer
 *
 * Base's reader stops at the first fault, which is right for a client. A service tells all
 * the faults of a document at once, each with the pointer that RFC 9457's example gives, so
 * that one refusal is enough. A faulty member reads as absent.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "guichet-server-checks.h"

#include <string.h>

#include "guichet-digest.h"
#include "guichet-instant.h"

#define LONGEST_FILE_NAME 255

/* Helpers */

static void
finding_free (gpointer data)
{
  GuichetServerFinding *finding = data;

  g_free (finding->pointer);
  g_free (finding->detail);
  g_free (finding);
}

static JsonNode *
find (GuichetServerChecks *self,
      const char          *name,
      gboolean             required)
{
  JsonNode *node = self->object ? json_object_get_member (self->object, name) : NULL;

  if (node && !JSON_NODE_HOLDS_NULL (node))
    return node;
  if (required && self->object)
    guichet_server_checks_add (self, name, "is missing");
  return NULL;
}

static gboolean
holds (JsonNode *node,
       GType     type)
{
  return JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == type;
}

/* Texts are shown to people: no control character but those that lay out lines. */
static gboolean
is_plain (const char *text,
          const char *allowed)
{
  for (const char *at = text; *at; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);

      if ((c < 0x20 || (c >= 0x7f && c < 0xa0)) && (c >= 0x7f || !strchr (allowed, (int) c)))
        return FALSE;
    }
  return TRUE;
}

static const char *
read_text (GuichetServerChecks *self,
           const char          *name,
           glong                least,
           glong                most,
           const char          *allowed)
{
  JsonNode *node = find (self, name, least > 0);
  const char *text;
  glong length;

  if (!node)
    return NULL;
  text = holds (node, G_TYPE_STRING) ? json_node_get_string (node) : NULL;
  length = text ? g_utf8_strlen (text, -1) : 0;
  if (!text)
    guichet_server_checks_add (self, name, "is not a string");
  else if (length < least)
    guichet_server_checks_add (self, name, "is empty");
  else if (length > most)
    guichet_server_checks_add (self, name, "is too long");
  else if (!is_plain (text, allowed))
    guichet_server_checks_add (self, name, "holds a control character");
  else
    return text;
  return NULL;
}

static gboolean
is_bidi_control (gunichar c)
{
  return c == 0x61c || c == 0x200e || c == 0x200f || (c >= 0x202a && c <= 0x202e)
         || (c >= 0x2066 && c <= 0x2069);
}

/* Public API */

/**
 * guichet_server_checks_init:
 * @object: the document; it must outlive @self
 */
void
guichet_server_checks_init (GuichetServerChecks *self,
                            JsonObject          *object)
{
  self->object = object;
  self->path = g_strdup ("");
  self->findings = g_ptr_array_new_with_free_func (finding_free);
}

void
guichet_server_checks_clear (GuichetServerChecks *self)
{
  g_clear_pointer (&self->path, g_free);
  g_clear_pointer (&self->findings, g_ptr_array_unref);
}

/**
 * guichet_server_checks_item:
 * @self: not yet initialised
 * @name: the array's name in @parent
 *
 * Makes @self read the object at @index of @array; its findings are @parent's.
 */
void
guichet_server_checks_item (GuichetServerChecks *self,
                            GuichetServerChecks *parent,
                            const char          *name,
                            JsonArray           *array,
                            guint                index)
{
  JsonNode *node = json_array_get_element (array, index);

  self->path = g_strdup_printf ("%s/%s/%u", parent->path, name, index);
  self->findings = g_ptr_array_ref (parent->findings);
  self->object = JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
  if (!self->object)
    guichet_server_checks_add (self, NULL, "is not an object");
}

/**
 * guichet_server_checks_member:
 * @self: not yet initialised
 *
 * Makes @self read the object that the optional member @name of @parent is; its findings are
 * @parent's.
 *
 * Returns: whether there is one; then @self is to be cleared
 */
gboolean
guichet_server_checks_member (GuichetServerChecks *self,
                              GuichetServerChecks *parent,
                              const char          *name)
{
  JsonNode *node = find (parent, name, FALSE);

  if (node && !JSON_NODE_HOLDS_OBJECT (node))
    guichet_server_checks_add (parent, name, "is not an object");
  if (!node || !JSON_NODE_HOLDS_OBJECT (node))
    return FALSE;
  self->path = g_strdup_printf ("%s/%s", parent->path, name);
  self->findings = g_ptr_array_ref (parent->findings);
  self->object = json_node_get_object (node);
  return TRUE;
}

/**
 * guichet_server_checks_add:
 * @name: (nullable): the member; %NULL for the object itself
 */
void
guichet_server_checks_add (GuichetServerChecks *self,
                           const char          *name,
                           const char          *detail)
{
  GuichetServerFinding *finding = g_new0 (GuichetServerFinding, 1);

  finding->pointer = name ? g_strconcat (self->path, "/", name, NULL) : g_strdup (self->path);
  finding->detail = g_strdup (detail);
  g_ptr_array_add (self->findings, finding);
}

gboolean
guichet_server_checks_passed (GuichetServerChecks *self)
{
  return self->findings->len == 0;
}

/**
 * guichet_server_checks_explain:
 *
 * Returns: (transfer full): the findings on one line, for a terminal
 */
char *
guichet_server_checks_explain (GuichetServerChecks *self)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < self->findings->len; i++)
    {
      const GuichetServerFinding *finding = g_ptr_array_index (self->findings, i);

      g_string_append_printf (text, "%s%s %s", i > 0 ? "; " : "", finding->pointer,
                              finding->detail);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/**
 * guichet_server_checks_text:
 * @least: the fewest characters; 0 makes the member optional
 * @most: the most characters
 *
 * Reads a text of several lines.
 *
 * Returns: (transfer none) (nullable): the text
 */
const char *
guichet_server_checks_text (GuichetServerChecks *self,
                            const char          *name,
                            glong                least,
                            glong                most)
{
  return read_text (self, name, least, most, "\n\r\t");
}

/**
 * guichet_server_checks_line:
 *
 * guichet_server_checks_text() for a text of one line, not blank unless optional.
 */
const char *
guichet_server_checks_line (GuichetServerChecks *self,
                            const char          *name,
                            glong                least,
                            glong                most)
{
  const char *text = read_text (self, name, least, most, "\t");

  if (!text || least == 0 || text[strspn (text, " \t")] != '\0')
    return text;
  guichet_server_checks_add (self, name, "is blank");
  return NULL;
}

/**
 * guichet_server_checks_word:
 * @words: the words allowed, %NULL-terminated
 *
 * Reads an optional word.
 */
const char *
guichet_server_checks_word (GuichetServerChecks *self,
                            const char          *name,
                            const char *const   *words)
{
  const char *word = read_text (self, name, 0, 100, "");

  if (!word || g_strv_contains (words, word))
    return word;
  guichet_server_checks_add (self, name, "is none of the words allowed");
  return NULL;
}

const char *
guichet_server_checks_id (GuichetServerChecks *self,
                          const char          *name)
{
  const char *id = read_text (self, name, 1, 100, "");

  if (!id || guichet_server_is_id (id))
    return id;
  guichet_server_checks_add (self, name, "is not a UUID in lower case");
  return NULL;
}

const char *
guichet_server_checks_sha256 (GuichetServerChecks *self,
                              const char          *name)
{
  const char *hex = read_text (self, name, 1, 100, "");

  if (!hex || guichet_digest_is_valid (hex))
    return hex;
  guichet_server_checks_add (self, name, "is not a SHA-256 in lower-case hexadecimal");
  return NULL;
}

/**
 * guichet_server_checks_date:
 *
 * Reads a civil date, YYYY-MM-DD.
 */
const char *
guichet_server_checks_date (GuichetServerChecks *self,
                            const char          *name)
{
  const char *date = read_text (self, name, 1, 10, "");
  g_autofree char *instant = date ? g_strconcat (date, "T00:00:00Z", NULL) : NULL;
  gint64 ignored;

  if (!date || guichet_instant_parse (instant, &ignored))
    return date;
  guichet_server_checks_add (self, name, "is not a date");
  return NULL;
}

/**
 * guichet_server_checks_instant:
 *
 * Returns: Unix milliseconds, UTC; 0 when absent or at fault
 */
gint64
guichet_server_checks_instant (GuichetServerChecks *self,
                               const char          *name,
                               gboolean             required)
{
  const char *text = read_text (self, name, required ? 1 : 0, 40, "");
  gint64 instant = 0;

  if (text && !guichet_instant_parse (text, &instant))
    guichet_server_checks_add (self, name, "is not an RFC 3339 instant");
  return instant;
}

gint64
guichet_server_checks_integer (GuichetServerChecks *self,
                               const char          *name,
                               gint64               least,
                               gint64               most)
{
  JsonNode *node = find (self, name, TRUE);

  if (!node)
    return 0;
  if (!holds (node, G_TYPE_INT64))
    guichet_server_checks_add (self, name, "is not an integer");
  else if (json_node_get_int (node) < least || json_node_get_int (node) > most)
    guichet_server_checks_add (self, name, "is out of range");
  else
    return json_node_get_int (node);
  return 0;
}

gboolean
guichet_server_checks_boolean (GuichetServerChecks *self,
                               const char          *name)
{
  JsonNode *node = find (self, name, TRUE);

  if (node && holds (node, G_TYPE_BOOLEAN))
    return json_node_get_boolean (node);
  if (node)
    guichet_server_checks_add (self, name, "is not a boolean");
  return FALSE;
}

/**
 * guichet_server_checks_array:
 *
 * Returns: (transfer none) (nullable): the array, of at most @most items
 */
JsonArray *
guichet_server_checks_array (GuichetServerChecks *self,
                             const char          *name,
                             gboolean             required,
                             guint                most)
{
  JsonNode *node = find (self, name, required);

  if (!node)
    return NULL;
  if (!JSON_NODE_HOLDS_ARRAY (node))
    guichet_server_checks_add (self, name, "is not an array");
  else if (json_array_get_length (json_node_get_array (node)) > most)
    guichet_server_checks_add (self, name, "has too many items");
  else
    return json_node_get_array (node);
  return NULL;
}

/**
 * guichet_server_is_id:
 *
 * Says whether @text is a UUID in lower case.
 */
gboolean
guichet_server_is_id (const char *text)
{
  return g_uuid_string_is_valid (text) && !strpbrk (text, "ABCDEF");
}

/**
 * guichet_server_is_file_name:
 *
 * Says whether @name is a file's name that no machine would take for a path, and that reads
 * as it is: valid UTF-8, no separator, no control, no change of direction.
 */
gboolean
guichet_server_is_file_name (const char *name)
{
  gsize length = strlen (name);

  if (length == 0 || length > LONGEST_FILE_NAME || !g_utf8_validate (name, -1, NULL)
      || strpbrk (name, "/\\") || g_str_equal (name, ".") || g_str_equal (name, "..")
      || !is_plain (name, ""))
    return FALSE;
  for (const char *at = name; *at; at = g_utf8_next_char (at))
    if (is_bidi_control (g_utf8_get_char (at)))
      return FALSE;
  return TRUE;
}
