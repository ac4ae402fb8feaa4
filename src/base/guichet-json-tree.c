/* guichet-json-tree.c - JSON from outside, checked and read in one pass
 *
 * json-glib 1.6 recurses without bound (100,000 nested brackets crash it), bends integers beyond
 * 64 bits, accepts comments and apostrophes, cuts strings at \u0000 and keeps the last of two
 * equal names. This file reads the text by hand and refuses all of that. What passes is RFC 8259
 * within RFC 7493 (I-JSON): UTF-8, no lone surrogate, no double name, integers within
 * ±(2^53 - 1), finite numbers. Names need no escape in any of our documents, so an escaped name
 * is refused, which keeps the search for doubles a comparison of bytes.
 *
 * A tree is two blocks of memory, whatever it holds: a copy of the text, in which each string is
 * ended by a NUL where its closing quote stood, and the items in the order of the text, each
 * with the number of those that belong to it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "guichet-json-tree.h"

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
  GArray                  *items;
  Name                     name;
} Scanner;

struct _GuichetJsonTree
{
  char   *text;
  GArray *items;
};

static gboolean scan_value (Scanner *self);

G_DEFINE_QUARK (guichet-json-error-quark, guichet_json_error)

/* Helpers: what is kept, when a tree is wanted */

/* Adds an item; %NULL when the text is only checked. Valid until the next one is added. */
static GuichetJsonItem *
keep (Scanner         *self,
      GuichetJsonKind  kind)
{
  GuichetJsonItem item = { .kind = kind, .span = 1 };

  if (!self->items)
    return NULL;
  item.name = self->name.start;
  item.name_length = (guint) self->name.length;
  self->name = (Name){ NULL, 0 };
  g_array_append_val (self->items, item);
  return &g_array_index (self->items, GuichetJsonItem, self->items->len - 1);
}

static gunichar
read_hex (const char *digits)
{
  gunichar value = 0;

  for (int i = 0; i < 4; i++)
    value = value * 16 + (gunichar) g_ascii_xdigit_value (digits[i]);
  return value;
}

/* @at is behind the backslash of an escape that was checked; moves it behind the escape. */
static char *
write_escape (const char **at,
              char        *to)
{
  static const char *const names = "bfnrt";
  static const char *const values = "\b\f\n\r\t";
  const char c = *(*at)++;
  const char *plain = strchr (names, c);
  gunichar character;

  if (c != 'u')
    {
      *to = plain ? values[plain - names] : c;
      return to + 1;
    }
  character = read_hex (*at);
  *at += 4;
  if (character >= 0xD800 && character <= 0xDBFF)
    {
      character = 0x10000 + ((character - 0xD800) << 10) + (read_hex (*at + 2) - 0xDC00);
      *at += 6;
    }
  return to + g_unichar_to_utf8 (character, to);
}

/* Makes the string from @from to its closing quote at @end what it means, in its place: an
 * escape is never shorter than what it stands for. */
static void
unescape (char       *from,
          const char *end)
{
  char *to = memchr (from, '\\', (gsize) (end - from));
  const char *at = to;

  if (!to)
    to = from + (end - from);
  else
    while (at < end)
      {
        if (*at == '\\')
          {
            at++;
            to = write_escape (&at, to);
          }
        else
          *to++ = *at++;
      }
  *to = '\0';
}

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

static gboolean
scan_boolean (Scanner  *self,
              gboolean  truth)
{
  GuichetJsonItem *item;

  if (!scan_word (self, truth ? "true" : "false"))
    return FALSE;
  item = keep (self, GUICHET_JSON_KIND_BOOLEAN);
  if (item)
    item->integer = truth;
  return TRUE;
}

static gboolean
scan_null (Scanner *self)
{
  if (!scan_word (self, "null"))
    return FALSE;
  keep (self, GUICHET_JSON_KIND_NULL);
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

static gboolean
scan_text (Scanner *self)
{
  const char *first = self->at + 1;
  GuichetJsonItem *item;

  if (!scan_string (self))
    return FALSE;
  item = keep (self, GUICHET_JSON_KIND_STRING);
  if (!item)
    return TRUE;
  unescape ((char *) first, self->at - 1);
  item->text = first;
  return TRUE;
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
keep_number (Scanner         *self,
             GuichetJsonKind  kind,
             gint64           integer)
{
  GuichetJsonItem *item = keep (self, kind);

  if (item)
    item->integer = integer;
  return TRUE;
}

static gboolean
take_number (Scanner    *self,
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
      gint64 value = 0;

      if (!g_ascii_string_to_signed (buffer, 10, -LARGEST_INTEGER, LARGEST_INTEGER, &value, NULL)
          && g_strcmp0 (buffer, "-0") != 0)
        return fail (self, GUICHET_JSON_ERROR_LIMIT, "integer out of range");
      return keep_number (self, GUICHET_JSON_KIND_INTEGER, value);
    }
  if (!isfinite (g_ascii_strtod (buffer, NULL)))
    return fail (self, GUICHET_JSON_ERROR_LIMIT, "number out of range");
  return keep_number (self, GUICHET_JSON_KIND_REAL, 0);
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
  return take_number (self, first, is_integer);
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
  self->name = (Name){ name.start + 1, name.length - 2 };
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

static void
close_nested (Scanner    *self,
              guint       index,
              const char *first)
{
  GuichetJsonItem *item;

  if (!self->items)
    return;
  item = &g_array_index (self->items, GuichetJsonItem, index);
  item->span = self->items->len - index;
  item->place.start = (guint) (first - self->start);
  item->place.length = (guint) (self->at - first);
}

static gboolean
scan_nested (Scanner *self)
{
  const char *first = self->at;
  const gboolean is_object = *first == '{';
  const guint index = self->items ? self->items->len : 0;
  gboolean ok;

  if (self->depth >= self->limits->depth)
    return fail (self, GUICHET_JSON_ERROR_LIMIT, "nested too deeply");
  self->depth++;
  keep (self, is_object ? GUICHET_JSON_KIND_OBJECT : GUICHET_JSON_KIND_ARRAY);
  ok = is_object ? scan_object (self) : scan_array (self);
  self->depth--;
  close_nested (self, index, first);
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
      return scan_text (self);
    case 't':
    case 'f':
      return scan_boolean (self, *self->at == 't');
    case 'n':
      return scan_null (self);
    default:
      return scan_number (self);
    }
}

static gboolean
scan_document (Scanner *self)
{
  const gsize length = (gsize) (self->end - self->start);

  if (length > self->limits->bytes)
    return fail (self, GUICHET_JSON_ERROR_LIMIT, "document too large");
  if (length == 0)
    return syntax (self, "empty document");
  if (!g_utf8_validate_len (self->start, length, NULL))
    return syntax (self, "not UTF-8");
  if (!scan_value (self))
    return FALSE;
  skip_space (self);
  return self->at == self->end ? TRUE : syntax (self, "text after the document");
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
  Scanner self = { text, text, text + length, limits, 0, error, NULL, { NULL, 0 } };

  g_return_val_if_fail (text != NULL || length == 0, FALSE);

  return scan_document (&self);
}

/**
 * guichet_json_tree_parse:
 *
 * Reads @text, checked as guichet_json_check() does, which must be an object.
 *
 * Returns: (transfer full): its tree. Errors: those of guichet_json_check(),
 *   %GUICHET_JSON_ERROR_CONTENT.
 */
GuichetJsonTree *
guichet_json_tree_parse (const char               *text,
                         gsize                     length,
                         const GuichetJsonLimits  *limits,
                         GError                  **error)
{
  g_autoptr (GuichetJsonTree) self = g_new0 (GuichetJsonTree, 1);
  Scanner scanner = { .limits = limits, .error = error };

  if (length <= limits->bytes)
    self->text = g_memdup2 (length > 0 ? text : "", MAX (length, 1));
  self->items = g_array_new (FALSE, FALSE, sizeof (GuichetJsonItem));
  scanner.start = self->text ? self->text : text;
  scanner.at = scanner.start;
  scanner.end = scanner.start + length;
  scanner.items = self->items;
  if (!scan_document (&scanner))
    return NULL;
  if (guichet_json_tree_get_root (self)->kind == GUICHET_JSON_KIND_OBJECT)
    return g_steal_pointer (&self);
  g_set_error_literal (error, GUICHET_JSON_ERROR, GUICHET_JSON_ERROR_CONTENT,
                       "the document is not an object");
  return NULL;
}

/**
 * guichet_json_tree_free:
 */
void
guichet_json_tree_free (GuichetJsonTree *self)
{
  g_free (self->text);
  g_array_unref (self->items);
  g_free (self);
}

/**
 * guichet_json_tree_get_root:
 *
 * Returns: (transfer none): the document, an object, as long as @self is
 */
const GuichetJsonItem *
guichet_json_tree_get_root (GuichetJsonTree *self)
{
  return &g_array_index (self->items, GuichetJsonItem, 0);
}

/**
 * guichet_json_item_find:
 * @self: an object
 *
 * Returns: (transfer none) (nullable): its member @name
 */
const GuichetJsonItem *
guichet_json_item_find (const GuichetJsonItem *self,
                        const char            *name)
{
  const gsize length = strlen (name);

  for (const GuichetJsonItem *item = guichet_json_item_first (self); item;
       item = guichet_json_item_next (self, item))
    if (item->name_length == length && memcmp (item->name, name, length) == 0)
      return item;
  return NULL;
}

/**
 * guichet_json_item_first:
 * @self: an object or an array
 *
 * Returns: (transfer none) (nullable): the first of what it holds
 */
const GuichetJsonItem *
guichet_json_item_first (const GuichetJsonItem *self)
{
  return self->span > 1 ? self + 1 : NULL;
}

/**
 * guichet_json_item_next:
 * @self: an object or an array
 * @item: one that it holds
 *
 * Returns: (transfer none) (nullable): the one behind @item
 */
const GuichetJsonItem *
guichet_json_item_next (const GuichetJsonItem *self,
                        const GuichetJsonItem *item)
{
  const GuichetJsonItem *next = item + item->span;

  return next < self + self->span ? next : NULL;
}

/**
 * guichet_json_item_count:
 * @self: an object or an array
 *
 * Returns: how many items it holds itself
 */
guint
guichet_json_item_count (const GuichetJsonItem *self)
{
  guint count = 0;

  for (const GuichetJsonItem *item = guichet_json_item_first (self); item;
       item = guichet_json_item_next (self, item))
    count++;
  return count;
}
