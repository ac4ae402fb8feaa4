/* guichet-faq-citation.c - a Demande that begins with an article
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "guichet-faq-citation.h"

#include "guichet-find-text.h"

#include <glib/gi18n.h>

/**
 * guichet_faq_cite:
 * @article: what was read and did not help
 *
 * Begins a Demande about the Progiciel of the article, whose context says that it was read, with
 * a link that the support can follow.
 *
 * Returns: (transfer full): the Demande, which is not stored yet
 */
GuichetDemande *
guichet_faq_cite (GuichetArticle *article)
{
  const GuichetArticleFields *fields = guichet_article_get_fields (article);
  GuichetDemande *demande = guichet_demande_new (NULL);
  g_autofree char *title = guichet_find_text_clean (fields->title);
  g_autofree char *link = g_strconcat ("faq:", fields->id, NULL);
  /* Translators: the title of an article of the FAQ, and its address */
  g_autofree char *context =
    g_strdup_printf (_ ("I have read the article “%s” (%s).\n"), title, link);

  guichet_demande_set_text (demande, GUICHET_DEMANDE_CONTEXT, context);
  if (fields->product)
    guichet_demande_set_text (demande, GUICHET_DEMANDE_PROGICIEL, fields->product);
  return demande;
}
