/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "faq-fixture.h"
#include "guichet-article-find.h"

static GPtrArray *
make_labels (FaqFixture *fixture)
{
  static const char *const texts[] = { "Clôture et <b>clô</b>ture", "Rien", "la cloture" };
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GPtrArray *labels = g_ptr_array_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      GtkWidget *label = gtk_label_new (NULL);

      gtk_label_set_markup (GTK_LABEL (label), texts[i]);
      gtk_box_append (GTK_BOX (box), label);
      g_ptr_array_add (labels, label);
    }
  faq_fixture_present (fixture, box);
  return labels;
}

static guint
count_marks (GtkLabel *label)
{
  PangoAttrList *attributes = gtk_label_get_attributes (label);
  GSList *all = attributes ? pango_attr_list_get_attributes (attributes) : NULL;
  guint count = 0;

  for (GSList *one = all; one; one = one->next)
    count += ((PangoAttribute *) one->data)->klass->type == PANGO_ATTR_BACKGROUND;
  g_slist_free_full (all, (GDestroyNotify) pango_attribute_destroy);
  return count;
}

static void
test_steps (FaqFixture    *fixture,
            gconstpointer  data)
{
  g_autoptr (GPtrArray) labels = make_labels (fixture);
  g_autoptr (GuichetArticleFind) find = guichet_article_find_new ();
  double y = -1;

  guichet_article_find_look_for (find, labels, "cloture");
  g_assert_cmpuint (guichet_article_find_get_n_matches (find), ==, 3);
  g_assert_cmpuint (guichet_article_find_get_current (find), ==, 1);
  g_assert_cmpuint (count_marks (g_ptr_array_index (labels, 0)), ==, 2);
  g_assert_cmpuint (count_marks (g_ptr_array_index (labels, 1)), ==, 0);
  g_assert_cmpuint (count_marks (g_ptr_array_index (labels, 2)), ==, 1);
  guichet_article_find_move (find, -1);
  g_assert_cmpuint (guichet_article_find_get_current (find), ==, 3);
  g_assert_true (guichet_article_find_locate (find, &y) == g_ptr_array_index (labels, 2));
  g_assert_cmpfloat (y, >=, 0);
  guichet_article_find_move (find, 1);
  g_assert_cmpuint (guichet_article_find_get_current (find), ==, 1);
}

static void
test_end (FaqFixture    *fixture,
          gconstpointer  data)
{
  g_autoptr (GPtrArray) labels = make_labels (fixture);
  g_autoptr (GuichetArticleFind) find = guichet_article_find_new ();
  double y;

  guichet_article_find_look_for (find, labels, "cloture");
  guichet_article_find_look_for (find, labels, NULL);
  g_assert_cmpuint (guichet_article_find_get_n_matches (find), ==, 0);
  g_assert_cmpuint (guichet_article_find_get_current (find), ==, 0);
  g_assert_cmpuint (count_marks (g_ptr_array_index (labels, 0)), ==, 0);
  guichet_article_find_move (find, 1);
  g_assert_null (guichet_article_find_locate (find, &y));
}

int
main (int    argc,
      char **argv)
{
  faq_fixture_initialise (&argc, &argv);
  FAQ_TEST ("/article-find/steps", test_steps);
  FAQ_TEST ("/article-find/end", test_end);
  return g_test_run ();
}
