/* guichet-text-index.h - writes the index of a collection of texts
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "guichet-connection.h"

G_BEGIN_DECLS

/**
 * GuichetCollection:
 * @GUICHET_COLLECTION_ARTICLES: the articles of the FAQ
 * @GUICHET_COLLECTION_DEMANDES: the Demandes with their messages
 *
 * What is searched apart. Stored.
 */
typedef enum
{
  GUICHET_COLLECTION_ARTICLES = 1,
  GUICHET_COLLECTION_DEMANDES = 2,
} GuichetCollection;

/**
 * GuichetIndexedText:
 * @item: the key of its row
 * @title: its title
 * @body: its text; marks of CommonMark do no harm
 * @product: (nullable): the Progiciel that it is about
 * @category: (nullable): what it is filed under
 */
typedef struct
{
  gint64 item;
  const char *title;
  const char *body;
  const char *product;
  const char *category;
} GuichetIndexedText;

typedef struct _GuichetTextIndex GuichetTextIndex;

GuichetTextIndex *guichet_text_index_new     (GuichetConnection         *connection,
                                              GuichetCollection          collection);
void              guichet_text_index_free    (GuichetTextIndex          *self);
gboolean          guichet_text_index_put     (GuichetTextIndex          *self,
                                              const GuichetIndexedText  *text,
                                              GError                   **error);
gboolean          guichet_text_index_remove  (GuichetTextIndex          *self,
                                              gint64                     item,
                                              GError                   **error);
gboolean          guichet_text_index_flush   (GuichetTextIndex          *self,
                                              GError                   **error);
gboolean          guichet_text_index_compact (GuichetTextIndex          *self,
                                              gint64                     budget_us,
                                              gboolean                  *more,
                                              GError                   **error);
gboolean          guichet_text_index_check   (GuichetConnection         *connection,
                                              GuichetCollection          collection,
                                              GError                   **error);
gboolean          guichet_text_index_clear   (GuichetConnection         *connection,
                                              GuichetCollection          collection,
                                              GError                   **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GuichetTextIndex, guichet_text_index_free)

G_END_DECLS
