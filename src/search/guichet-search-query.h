/* guichet-search-query.h - what somebody typed, as what to look for
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "guichet-french.h"

G_BEGIN_DECLS

/**
 * GuichetSearchTerm:
 * @surface: the word, folded
 * @stem: its stem
 * @is_reference: whether it has a digit
 * @is_part: whether it is a piece of the reference before it
 * @is_prefix: whether more of it may be typed
 * @is_excluded: whether what has it is not wanted
 * @is_required: whether what lacks it is not wanted
 */
typedef struct
{
  char *surface;
  char *stem;
  gboolean is_reference;
  gboolean is_part;
  gboolean is_prefix;
  gboolean is_excluded;
  gboolean is_required;
} GuichetSearchTerm;

/**
 * GuichetSearchQuery:
 * @terms: (element-type GuichetSearchTerm): in the order typed
 * @phrases: (element-type GStrv): folded words that have to follow each other
 */
typedef struct
{
  GPtrArray *terms;
  GPtrArray *phrases;
} GuichetSearchQuery;

GuichetSearchQuery *guichet_search_query_parse (GuichetFrench       *french,
                                                const char          *typed);
void                guichet_search_query_free  (GuichetSearchQuery  *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GuichetSearchQuery, guichet_search_query_free)

G_END_DECLS
