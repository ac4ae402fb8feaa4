/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "faq-fixture.h"
#include "guichet-article-vote.h"
#include "guichet-outgoing-list.h"
#include "guichet-outgoing.h"

#define THANKS "Thank you. Your opinion leaves as soon as the service answers."

static const GuichetArticleFields given[] = {
  { .id = FAQ_FIRST, .title = "Rouvrir", .category = "Finances", .body = "b", .updated_at = 1 },
  { .id = FAQ_SECOND, .title = "Écran", .category = "Poste", .body = "b", .updated_at = 1 },
};

static GtkWidget *
make (FaqFixture *fixture)
{
  GtkWidget *vote = g_object_new (GUICHET_TYPE_ARTICLE_VOTE, NULL);

  faq_fixture_store (fixture, given, G_N_ELEMENTS (given));
  guichet_article_vote_set_up (GUICHET_ARTICLE_VOTE (vote), fixture->sync, fixture->database);
  guichet_article_vote_set_article (GUICHET_ARTICLE_VOTE (vote), FAQ_FIRST);
  faq_fixture_present (fixture, vote);
  return vote;
}

static gboolean
says (GtkWidget  *vote,
      const char *text)
{
  GtkWidget *label = faq_fixture_find_text (vote, text);

  return label && gtk_widget_get_mapped (label);
}

static GuichetOutgoing *
get_queued (FaqFixture *fixture)
{
  g_autoptr (GListModel) list =
    G_LIST_MODEL (guichet_outgoing_list_new_for (fixture->database, FAQ_FIRST));

  g_assert_cmpuint (g_list_model_get_n_items (list), ==, 1);
  return g_list_model_get_item (list, 0);
}

static void
test_helpful (FaqFixture    *fixture,
              gconstpointer  data)
{
  GtkWidget *vote = make (fixture);
  g_autoptr (GuichetOutgoing) queued = NULL;

  g_assert_true (says (vote, "Did this article help you?"));
  gtk_widget_activate_action (vote, "vote.helpful", NULL);
  FAQ_WAIT_UNTIL (says (vote, THANKS));
  queued = get_queued (fixture);
  g_assert_true (guichet_outgoing_get_fields (queued)->accepted);
}

static void
test_unhelpful (FaqFixture    *fixture,
                gconstpointer  data)
{
  GtkWidget *vote = make (fixture);
  g_autoptr (GPtrArray) entries = faq_fixture_find_all (vote, GTK_TYPE_ENTRY);
  GtkWidget *entry = g_ptr_array_index (entries, 0);
  g_autoptr (GuichetOutgoing) queued = NULL;

  gtk_widget_activate_action (vote, "vote.unhelpful", NULL);
  FAQ_WAIT_UNTIL (gtk_window_get_focus (fixture->window) &&
                  gtk_widget_is_ancestor (gtk_window_get_focus (fixture->window), entry));
  gtk_editable_set_text (GTK_EDITABLE (entry), "un exemple");
  gtk_widget_activate_action (vote, "vote.send", NULL);
  FAQ_WAIT_UNTIL (says (vote, THANKS));
  queued = get_queued (fixture);
  g_assert_false (guichet_outgoing_get_fields (queued)->accepted);
  g_assert_cmpstr (guichet_outgoing_get_fields (queued)->text, ==, "un exemple");
}

/* What was said of one article says nothing of another, and is still known afterwards. */
static void
test_each_article_has_its_own (FaqFixture    *fixture,
                               gconstpointer  data)
{
  GtkWidget *vote = make (fixture);

  gtk_widget_activate_action (vote, "vote.helpful", NULL);
  FAQ_WAIT_UNTIL (says (vote, THANKS));
  guichet_article_vote_set_article (GUICHET_ARTICLE_VOTE (vote), FAQ_SECOND);
  FAQ_WAIT_UNTIL (says (vote, "Did this article help you?"));
  guichet_article_vote_set_article (GUICHET_ARTICLE_VOTE (vote), FAQ_FIRST);
  FAQ_WAIT_UNTIL (says (vote, THANKS));
}

int
main (int    argc,
      char **argv)
{
  faq_fixture_initialise (&argc, &argv);
  FAQ_TEST ("/article-vote/helpful", test_helpful);
  FAQ_TEST ("/article-vote/unhelpful", test_unhelpful);
  FAQ_TEST ("/article-vote/each-article-has-its-own", test_each_article_has_its_own);
  return g_test_run ();
}
