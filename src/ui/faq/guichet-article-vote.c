/* guichet-article-vote.c - did this article help?
 *
 * One word is enough; for "no" it may be said what is missing. The vote is queued like all that
 * leaves: offline it waits, and the line that thanks for it says so. It is read back from the
 * database, so that the line is true after a restart too.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "guichet-article-vote.h"

#include "guichet-error-text.h"
#include "guichet-outgoing-list.h"
#include "guichet-outgoing.h"

#include <glib/gi18n.h>

struct _GuichetArticleVote
{
  AdwBin parent_instance;

  GuichetSync *sync;
  GuichetDatabase *database;
  char *article_id;
  GListModel *votes;

  GtkStack *stack;
  GtkEditable *reason;
  GtkLabel *thanks;
  GtkLabel *problem;
};

G_DEFINE_FINAL_TYPE (GuichetArticleVote, guichet_article_vote, ADW_TYPE_BIN)

/* Helpers */

static const char *
text_of_delivery (GuichetDelivery delivery)
{
  switch (delivery)
    {
    case GUICHET_DELIVERY_SENT:
      return _ ("Thank you: your opinion helps to improve the FAQ.");
    case GUICHET_DELIVERY_REFUSED:
      return _ ("The service does not take your opinion on this article.");
    case GUICHET_DELIVERY_DRAFT:
    case GUICHET_DELIVERY_QUEUED:
    case GUICHET_DELIVERY_SENDING:
    default:
      return _ ("Thank you. Your opinion leaves as soon as the service answers.");
    }
}

static void
show_state (GuichetArticleVote *self)
{
  guint n_votes = self->votes ? g_list_model_get_n_items (self->votes) : 0;
  g_autoptr (GuichetOutgoing) vote =
    n_votes > 0 ? g_list_model_get_item (self->votes, n_votes - 1) : NULL;

  if (vote)
    {
      gtk_label_set_text (self->thanks,
                          text_of_delivery (guichet_outgoing_get_fields (vote)->delivery));
      gtk_stack_set_visible_child_name (self->stack, "thanks");
    }
  else if (g_str_equal (gtk_stack_get_visible_child_name (self->stack), "thanks"))
    gtk_stack_set_visible_child_name (self->stack, "question");
}

/* Callbacks */

static void
voted_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      data)
{
  g_autoptr (GuichetArticleVote) self = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  if (guichet_sync_command_finish (GUICHET_SYNC (source), result, &error))
    return;
  text = guichet_error_text (error);
  gtk_label_set_text (self->problem, text);
  gtk_widget_set_visible (GTK_WIDGET (self->problem), TRUE);
}

static void
vote (GuichetArticleVote *self,
      gboolean            helpful,
      const char         *reason)
{
  gtk_widget_set_visible (GTK_WIDGET (self->problem), FALSE);
  guichet_sync_vote_async (self->sync, self->article_id, helpful, reason, NULL, voted_cb,
                           g_object_ref (self));
}

static void
helpful_action (GtkWidget  *widget,
                const char *action,
                GVariant   *parameter)
{
  vote (GUICHET_ARTICLE_VOTE (widget), TRUE, NULL);
}

/* Once the field has its place: before, the article would scroll to where it is not. */
static gboolean
focus_reason_cb (gpointer data)
{
  g_autoptr (GuichetArticleVote) self = data;

  if (self->reason)
    gtk_widget_grab_focus (GTK_WIDGET (self->reason));
  return G_SOURCE_REMOVE;
}

static void
unhelpful_action (GtkWidget  *widget,
                  const char *action,
                  GVariant   *parameter)
{
  GuichetArticleVote *self = GUICHET_ARTICLE_VOTE (widget);

  gtk_stack_set_visible_child_name (self->stack, "reason");
  g_idle_add (focus_reason_cb, g_object_ref (self));
}

static void
send_action (GtkWidget  *widget,
             const char *action,
             GVariant   *parameter)
{
  GuichetArticleVote *self = GUICHET_ARTICLE_VOTE (widget);
  const char *reason = gtk_editable_get_text (self->reason);

  vote (self, FALSE, *reason ? reason : NULL);
}

static void
reason_activated_cb (GuichetArticleVote *self)
{
  send_action (GTK_WIDGET (self), "vote.send", NULL);
}

/* Overrides */

static void
guichet_article_vote_dispose (GObject *object)
{
  GuichetArticleVote *self = GUICHET_ARTICLE_VOTE (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), GUICHET_TYPE_ARTICLE_VOTE);
  g_clear_object (&self->votes);
  g_clear_object (&self->sync);
  g_clear_object (&self->database);
  g_clear_pointer (&self->article_id, g_free);
  G_OBJECT_CLASS (guichet_article_vote_parent_class)->dispose (object);
}

static void
guichet_article_vote_class_init (GuichetArticleVoteClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = guichet_article_vote_dispose;
  gtk_widget_class_install_action (widget_class, "vote.helpful", NULL, helpful_action);
  gtk_widget_class_install_action (widget_class, "vote.unhelpful", NULL, unhelpful_action);
  gtk_widget_class_install_action (widget_class, "vote.send", NULL, send_action);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/guichet/Guichet/ui/faq/guichet-article-vote.ui");
  gtk_widget_class_bind_template_child (widget_class, GuichetArticleVote, stack);
  gtk_widget_class_bind_template_child (widget_class, GuichetArticleVote, reason);
  gtk_widget_class_bind_template_child (widget_class, GuichetArticleVote, thanks);
  gtk_widget_class_bind_template_child (widget_class, GuichetArticleVote, problem);
  gtk_widget_class_bind_template_callback (widget_class, reason_activated_cb);
}

static void
guichet_article_vote_init (GuichetArticleVote *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* Public API */

/**
 * guichet_article_vote_set_up:
 * @self: a widget made by a template
 * @sync: what takes the vote
 * @database: where it is kept until it leaves
 *
 * Gives it what it needs; once.
 */
void
guichet_article_vote_set_up (GuichetArticleVote *self,
                             GuichetSync        *sync,
                             GuichetDatabase    *database)
{
  g_return_if_fail (GUICHET_IS_ARTICLE_VOTE (self));
  g_set_object (&self->sync, sync);
  g_set_object (&self->database, database);
}

/**
 * guichet_article_vote_set_article:
 * @self: a widget that is set up
 * @article_id: the article to ask about
 *
 * Asks about an article, or says what became of the vote on it.
 */
void
guichet_article_vote_set_article (GuichetArticleVote *self,
                                  const char         *article_id)
{
  g_return_if_fail (GUICHET_IS_ARTICLE_VOTE (self));
  g_free (self->article_id);
  self->article_id = g_strdup (article_id);
  if (self->votes)
    g_signal_handlers_disconnect_by_data (self->votes, self);
  g_clear_object (&self->votes);
  self->votes = G_LIST_MODEL (guichet_outgoing_list_new_for (self->database, article_id));
  g_signal_connect_object (self->votes, "items-changed", G_CALLBACK (show_state), self,
                           G_CONNECT_SWAPPED);
  gtk_editable_set_text (self->reason, "");
  gtk_widget_set_visible (GTK_WIDGET (self->problem), FALSE);
  gtk_stack_set_visible_child_name (self->stack, "question");
  show_state (self);
}
