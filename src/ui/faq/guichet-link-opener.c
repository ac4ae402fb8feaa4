/* guichet-link-opener.c - follows a link of an article, or asks first
 *
 * Links of ours stay in the window. What leaves it is https: and mailto: alone, as the block
 * tree wrote them again; where it leads is asked about unless it is the service's own host, and
 * the host is shown as it really is, in punycode.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "guichet-link-opener.h"

#include <adwaita.h>
#include <glib/gi18n.h>

/* Callbacks */

static void
opened_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr (GError) error = NULL;

  if (!gtk_show_uri_full_finish (GTK_WINDOW (source), result, &error) &&
      !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_warning ("No program opened a link: %s", error->message);
}

/* Helpers */

static void
open_outside (GtkWindow          *window,
              GuichetArticleLink *link)
{
  gtk_show_uri_full (window, guichet_article_link_get_uri (link), GDK_CURRENT_TIME, NULL,
                     opened_cb, NULL);
}

static void
confirmed_cb (GtkWindow          *dialog,
              const char         *response,
              GuichetArticleLink *link)
{
  if (g_str_equal (response, "open"))
    open_outside (gtk_window_get_transient_for (dialog), link);
}

static void
free_link (gpointer  link,
           GClosure *closure)
{
  guichet_article_link_unref (link);
}

static void
ask (GtkWindow          *window,
     GuichetArticleLink *link)
{
  g_autoptr (GtkBuilder) builder =
    gtk_builder_new_from_resource ("/org/guichet/Guichet/ui/faq/open-link-dialog.ui");
  AdwMessageDialog *dialog = ADW_MESSAGE_DIALOG (gtk_builder_get_object (builder, "dialog"));

  if (guichet_article_link_get_kind (link) == GUICHET_ARTICLE_LINK_MAIL)
    adw_message_dialog_format_heading (dialog, "%s", _ ("Write to this address?"));
  else
    /* Translators: the host of an address, such as www.example.fr */
    adw_message_dialog_format_heading (dialog, _ ("Open %s?"),
                                       guichet_article_link_get_host (link));
  gtk_label_set_text (GTK_LABEL (gtk_builder_get_object (builder, "address")),
                      guichet_article_link_get_uri (link));
  gtk_window_set_transient_for (GTK_WINDOW (dialog), window);
  g_signal_connect_data (dialog, "response", G_CALLBACK (confirmed_cb),
                         guichet_article_link_ref (link), free_link, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

/* Public API */

/**
 * guichet_link_opener_must_ask:
 * @link: a link of an article
 * @portal: (nullable): the address of the service's Portail
 *
 * Returns: whether somebody must say yes before it opens
 */
gboolean
guichet_link_opener_must_ask (GuichetArticleLink *link,
                              const char         *portal)
{
  g_autoptr (GUri) uri = portal ? g_uri_parse (portal, G_URI_FLAGS_NONE, NULL) : NULL;
  const char *host = uri ? g_uri_get_host (uri) : NULL;

  switch (guichet_article_link_get_kind (link))
    {
    case GUICHET_ARTICLE_LINK_FAQ:
    case GUICHET_ARTICLE_LINK_DEMANDE:
      return FALSE;
    case GUICHET_ARTICLE_LINK_WEB:
      return !host || g_ascii_strcasecmp (host, guichet_article_link_get_host (link)) != 0;
    case GUICHET_ARTICLE_LINK_MAIL:
    default:
      return TRUE;
    }
}

/**
 * guichet_link_opener_follow:
 * @widget: what shows the link
 * @link: a link of an article
 * @portal: (nullable): the address of the service's Portail
 *
 * Shows what a link of ours leads to, or opens another one outside, after asking if need be.
 */
void
guichet_link_opener_follow (GtkWidget          *widget,
                            GuichetArticleLink *link,
                            const char         *portal)
{
  GtkRoot *root = gtk_widget_get_root (widget);
  GuichetArticleLinkKind kind = guichet_article_link_get_kind (link);

  if (kind == GUICHET_ARTICLE_LINK_FAQ)
    gtk_widget_activate_action (widget, "page.open-article", "s",
                                guichet_article_link_get_id (link));
  else if (kind == GUICHET_ARTICLE_LINK_DEMANDE)
    gtk_widget_activate_action (widget, "win.open-demande", "s",
                                guichet_article_link_get_id (link));
  else if (!GTK_IS_WINDOW (root))
    return;
  else if (guichet_link_opener_must_ask (link, portal))
    ask (GTK_WINDOW (root), link);
  else
    open_outside (GTK_WINDOW (root), link);
}
