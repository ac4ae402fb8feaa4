/* guichet-article.c - an article of the FAQ
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "guichet-article.h"

struct _GuichetArticle
{
  GObject parent_instance;

  GuichetArticleFields fields;
};

G_DEFINE_FINAL_TYPE (GuichetArticle, guichet_article, G_TYPE_OBJECT)

static void
guichet_article_finalize (GObject *object)
{
  GuichetArticleFields *fields = &GUICHET_ARTICLE (object)->fields;

  g_free ((char *) fields->id);
  g_free ((char *) fields->title);
  g_free ((char *) fields->category);
  g_free ((char *) fields->product);
  g_free ((char *) fields->body);
  g_clear_pointer (&fields->images, g_ptr_array_unref);
  G_OBJECT_CLASS (guichet_article_parent_class)->finalize (object);
}

static void
guichet_article_class_init (GuichetArticleClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = guichet_article_finalize;
}

static void
guichet_article_init (GuichetArticle *self)
{
}

/**
 * guichet_article_new:
 * @fields: copied; its arrays are shared
 *
 * Returns: (transfer full): the record
 */
GuichetArticle *
guichet_article_new (const GuichetArticleFields *fields)
{
  GuichetArticle *self = g_object_new (GUICHET_TYPE_ARTICLE, NULL);

  self->fields = *fields;
  self->fields.id = g_strdup (fields->id);
  self->fields.title = g_strdup (fields->title);
  self->fields.category = g_strdup (fields->category);
  self->fields.product = g_strdup (fields->product);
  self->fields.body = g_strdup (fields->body);
  if (fields->images)
    g_ptr_array_ref (fields->images);
  return self;
}

/**
 * guichet_article_get_fields:
 *
 * Returns: (transfer none): what the record says, for as long as it lives
 */
const GuichetArticleFields *
guichet_article_get_fields (GuichetArticle *self)
{
  g_return_val_if_fail (GUICHET_IS_ARTICLE (self), NULL);

  return &self->fields;
}
