/* guichet-article-text.c - characters of an article: which ones are kept, what an entity means
 *
 * What an author can put in a text and nobody can see is dropped: control characters,
 * bidirectional controls (they make "gpj.exe" look like "exe.jpg"), tag characters. A
 * line and a paragraph separator become ordinary newlines.
 *
 * md4c knows the shape of an entity and not its meaning. Only the names that a French
 * text may carry are known here; any other stays as it was typed, which is harmless.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "guichet-article-text.h"

#include <string.h>

#define ENTITY_NAME_MAX 16
#define REPLACEMENT_CHARACTER 0xfffd

typedef struct
{
  const char *name;
  gunichar    character;
} Entity;

static const Entity entities[] = {
  { "AElig", 0xc6 },   { "Agrave", 0xc0 },  { "Ccedil", 0xc7 },  { "Eacute", 0xc9 },
  { "Ecirc", 0xca },   { "Egrave", 0xc8 },  { "Euml", 0xcb },    { "OElig", 0x152 },
  { "aelig", 0xe6 },   { "agrave", 0xe0 },  { "amp", '&' },      { "apos", '\'' },
  { "acirc", 0xe2 },   { "bull", 0x2022 },  { "ccedil", 0xe7 },  { "copy", 0xa9 },
  { "deg", 0xb0 },     { "eacute", 0xe9 },  { "ecirc", 0xea },   { "egrave", 0xe8 },
  { "euml", 0xeb },    { "euro", 0x20ac },  { "ge", 0x2265 },    { "gt", '>' },
  { "hellip", 0x2026 }, { "icirc", 0xee },  { "iuml", 0xef },    { "laquo", 0xab },
  { "larr", 0x2190 },  { "ldquo", 0x201c }, { "le", 0x2264 },    { "lsquo", 0x2018 },
  { "lt", '<' },       { "mdash", 0x2014 }, { "middot", 0xb7 },  { "nbsp", 0xa0 },
  { "ndash", 0x2013 }, { "ne", 0x2260 },    { "ocirc", 0xf4 },   { "oelig", 0x153 },
  { "quot", '"' },     { "raquo", 0xbb },   { "rarr", 0x2192 },  { "rdquo", 0x201d },
  { "reg", 0xae },     { "rsquo", 0x2019 }, { "sect", 0xa7 },    { "times", 0xd7 },
  { "trade", 0x2122 }, { "ucirc", 0xfb },   { "ugrave", 0xf9 },  { "uuml", 0xfc },
};

static const Entity *
find_entity (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (entities); i++)
    if (strcmp (entities[i].name, name) == 0)
      return &entities[i];
  return NULL;
}

/* The digits of "&#233;" or "&#xe9;"; a value that is no character gives U+FFFD. */
static gunichar
parse_number (const char *digits)
{
  gboolean hexadecimal = *digits == 'x' || *digits == 'X';
  guint64 value = g_ascii_strtoull (digits + hexadecimal, NULL, hexadecimal ? 16 : 10);

  if (value == 0 || value > 0x10ffff || !g_unichar_validate ((gunichar) value))
    return REPLACEMENT_CHARACTER;
  return (gunichar) value;
}

static gunichar
fold_separator (gunichar character)
{
  return character == 0x2028 || character == 0x2029 ? '\n' : character;
}

/* Public API */

/**
 * guichet_article_text_is_bidi:
 *
 * Says whether @character is one of the controls that change the direction of writing.
 */
gboolean
guichet_article_text_is_bidi (gunichar character)
{
  return character == 0x061c || character == 0x200e || character == 0x200f
         || (character >= 0x202a && character <= 0x202e)
         || (character >= 0x2066 && character <= 0x2069);
}

/**
 * guichet_article_text_is_kept:
 *
 * Says whether @character may stand in a text shown to people.
 */
gboolean
guichet_article_text_is_kept (gunichar character)
{
  if (character == '\n' || character == '\t')
    return TRUE;
  return !g_unichar_iscntrl (character) && !guichet_article_text_is_bidi (character)
         && character != 0xfeff
         && (character < 0xe0000 || character > 0xe007f)
         && (character & 0xfffe) != 0xfffe;
}

/**
 * guichet_article_text_append:
 * @text: valid UTF-8
 * @most_characters: where to stop
 *
 * Appends to @string the characters of @text that are kept.
 *
 * Returns: how many characters were appended
 */
gsize
guichet_article_text_append (GString    *string,
                             const char *text,
                             gsize       length,
                             gsize       most_characters)
{
  gsize count = 0;

  for (const char *p = text; p < text + length && count < most_characters;
       p = g_utf8_next_char (p))
    {
      gunichar character = fold_separator (g_utf8_get_char (p));

      if (!guichet_article_text_is_kept (character))
        continue;
      g_string_append_unichar (string, character);
      count++;
    }
  return count;
}

/**
 * guichet_article_text_append_entity:
 * @entity: with its ampersand and its semicolon
 *
 * Appends to @string the character that @entity stands for, whichever it is; or
 * @entity as it was typed when it is unknown.
 *
 * Returns: whether @entity is known
 */
gboolean
guichet_article_text_append_entity (GString    *string,
                                    const char *entity,
                                    gsize       length)
{
  char name[ENTITY_NAME_MAX + 1] = { 0 };
  const Entity *known = NULL;

  if (length > 2 && length - 2 <= ENTITY_NAME_MAX)
    {
      memcpy (name, entity + 1, length - 2);
      if (name[0] == '#')
        {
          g_string_append_unichar (string, parse_number (name + 1));
          return TRUE;
        }
      known = find_entity (name);
    }
  if (known)
    g_string_append_unichar (string, known->character);
  else
    g_string_append_len (string, entity, (gssize) length);
  return known != NULL;
}
