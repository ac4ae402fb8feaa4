/* guichet-json-tree.h - JSON from outside, checked and read in one pass
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

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

/**
 * GuichetJsonKind:
 * @GUICHET_JSON_KIND_NULL: null
 * @GUICHET_JSON_KIND_BOOLEAN: true or false, in `integer`
 * @GUICHET_JSON_KIND_INTEGER: a number without point and exponent, in `integer`
 * @GUICHET_JSON_KIND_REAL: another number, which no document of ours needs: not kept
 * @GUICHET_JSON_KIND_STRING: in `text`
 * @GUICHET_JSON_KIND_OBJECT: members
 * @GUICHET_JSON_KIND_ARRAY: items
 */
typedef enum
{
  GUICHET_JSON_KIND_NULL,
  GUICHET_JSON_KIND_BOOLEAN,
  GUICHET_JSON_KIND_INTEGER,
  GUICHET_JSON_KIND_REAL,
  GUICHET_JSON_KIND_STRING,
  GUICHET_JSON_KIND_OBJECT,
  GUICHET_JSON_KIND_ARRAY,
} GuichetJsonKind;

/**
 * GuichetJsonItem:
 * @name: not ended by a NUL; %NULL for what is no member
 * @span: how many items of the tree belong to it, itself included
 * @place: where an object or an array stands in the text that was read
 *
 * A value in a tree. Its pointers live as long as the tree.
 */
typedef struct
{
  GuichetJsonKind kind;
  guint span;
  const char *name;
  guint name_length;
  union
  {
    gint64 integer;
    const char *text;
    struct
    {
      guint start;
      guint length;
    } place;
  };
} GuichetJsonItem;

typedef struct _GuichetJsonTree GuichetJsonTree;

gboolean guichet_json_check (const char               *text,
                             gsize                     length,
                             const GuichetJsonLimits  *limits,
                             GError                  **error);

GuichetJsonTree       *guichet_json_tree_parse    (const char               *text,
                                                   gsize                     length,
                                                   const GuichetJsonLimits  *limits,
                                                   GError                  **error);
void                   guichet_json_tree_free     (GuichetJsonTree          *self);
const GuichetJsonItem *guichet_json_tree_get_root (GuichetJsonTree          *self);

const GuichetJsonItem *guichet_json_item_find     (const GuichetJsonItem    *self,
                                                   const char               *name);
const GuichetJsonItem *guichet_json_item_first    (const GuichetJsonItem    *self);
const GuichetJsonItem *guichet_json_item_next     (const GuichetJsonItem    *self,
                                                   const GuichetJsonItem    *item);
guint                  guichet_json_item_count    (const GuichetJsonItem    *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GuichetJsonTree, guichet_json_tree_free)

G_END_DECLS
