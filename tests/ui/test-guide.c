/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "composer-fixture.h"
#include "guichet-guide-row.h"
#include "guichet-guide.h"
#include "guichet-qualification.h"
#include "guichet-text-row.h"

#include <string.h>

static GtkWidget *
find_guide (ComposerFixture *fixture)
{
  return composer_fixture_find (fixture, GUICHET_TYPE_GUIDE);
}

/* The button of a label that can be clicked now. */
static GtkWidget *
find_button (GtkWidget  *widget,
             const char *label)
{
  GtkWidget *found = NULL;

  if (!gtk_widget_get_visible (widget))
    return NULL;
  if (GTK_IS_BUTTON (widget)
      && g_strcmp0 (gtk_button_get_label (GTK_BUTTON (widget)), label) == 0)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child && !found;
       child = gtk_widget_get_next_sibling (child))
    found = find_button (child, label);
  return found;
}

static void
click (ComposerFixture *fixture,
       const char      *label)
{
  GtkWidget *button = find_button (find_guide (fixture), label);

  g_assert_nonnull (button);
  g_signal_emit_by_name (button, "clicked");
}

static guint
count_rows (GtkWidget *widget)
{
  guint n_rows = GUICHET_IS_GUIDE_ROW (widget) && gtk_widget_get_visible (widget) ? 1 : 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child;
       child = gtk_widget_get_next_sibling (child))
    n_rows += count_rows (child);
  return n_rows;
}

static const char *
get_answers (ComposerFixture *fixture)
{
  return guichet_demande_get_text (fixture->demande, GUICHET_DEMANDE_QUALIFICATION);
}

static void
test_leads_to_a_level (ComposerFixture *fixture,
                       gconstpointer    data)
{
  composer_fixture_open (fixture, NULL);
  g_assert_false (gtk_widget_get_visible (find_guide (fixture)));
  guichet_guide_begin (GUICHET_GUIDE (find_guide (fixture)));
  g_assert_true (gtk_widget_get_visible (find_guide (fixture)));
  click (fixture, "Yes");
  click (fixture, "Yes");
  click (fixture, "Yes");
  click (fixture, "No");
  g_assert_cmpint (guichet_demande_get_criticality_proposed (fixture->demande), ==,
                   GUICHET_CRITICALITY_NONE);
  click (fixture, "No");
  g_assert_cmpint (guichet_demande_get_criticality_proposed (fixture->demande), ==,
                   GUICHET_CRITICALITY_BLOQUANTE);
  g_assert_cmpuint (count_rows (find_guide (fixture)), ==, 5);
  g_assert_null (find_button (find_guide (fixture), "Yes"));
  g_assert_nonnull (strstr (get_answers (fixture), "\"organisation\":\"no\""));
}

/* Another answer leads elsewhere; the level that somebody chose is only replaced if asked. */
static void
test_answers_again (ComposerFixture *fixture,
                    gconstpointer    data)
{
  g_autoptr (GuichetDemande) demande = guichet_demande_new (NULL);
  GtkWidget *row;

  guichet_demande_set_text (demande, GUICHET_DEMANDE_QUALIFICATION,
                            "{\"reproductible\":\"yes\",\"documentation_differs\":\"yes\","
                            "\"essentielle\":\"no\",\"inoperante\":\"no\"}");
  guichet_demande_set_criticality_proposed (demande, GUICHET_CRITICALITY_BLOQUANTE);
  composer_fixture_open (fixture, demande);
  g_assert_true (gtk_widget_get_visible (find_guide (fixture)));
  g_assert_nonnull (find_button (find_guide (fixture), "Propose “Mineure”"));
  row = composer_fixture_find_in (find_guide (fixture), GUICHET_TYPE_GUIDE_ROW);
  for (guint i = 0; i < 3; i++)
    row = gtk_widget_get_next_sibling (row);
  g_signal_emit_by_name (row, "change");
  g_assert_cmpuint (count_rows (find_guide (fixture)), ==, 3);
  click (fixture, "Yes");
  g_assert_cmpint (guichet_demande_get_criticality_proposed (fixture->demande), ==,
                   GUICHET_CRITICALITY_BLOQUANTE);
  click (fixture, "Propose “Majeure”");
  g_assert_cmpint (guichet_demande_get_criticality_proposed (fixture->demande), ==,
                   GUICHET_CRITICALITY_MAJEURE);
  g_assert_null (find_button (find_guide (fixture), "Propose “Majeure”"));
}

/* What was said in the form is not asked again; the Documentation stays with the answers. */
static void
test_begins_from_the_form (ComposerFixture *fixture,
                           gconstpointer    data)
{
  GtkWidget *documentation;

  composer_fixture_open (fixture, NULL);
  guichet_demande_set_reproducible (fixture->demande, GUICHET_REPRODUCIBLE_ALWAYS);
  guichet_guide_begin (GUICHET_GUIDE (find_guide (fixture)));
  g_assert_cmpuint (count_rows (find_guide (fixture)), ==, 1);
  click (fixture, "No");
  g_assert_cmpint (guichet_demande_get_criticality_proposed (fixture->demande), ==,
                   GUICHET_CRITICALITY_NONE);
  documentation = composer_fixture_find_in (find_guide (fixture), GUICHET_TYPE_TEXT_ROW);
  g_object_set (documentation, "text", "Guide, page 114", NULL);
  g_assert_nonnull (strstr (get_answers (fixture), "Guide, page 114"));
  click (fixture, "Forget these answers");
  g_assert_cmpstr (get_answers (fixture), ==, "");
  g_assert_cmpuint (count_rows (find_guide (fixture)), ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  COMPOSER_TEST ("/guide/leads-to-a-level", test_leads_to_a_level);
  COMPOSER_TEST ("/guide/answers-again", test_answers_again);
  COMPOSER_TEST ("/guide/begins-from-the-form", test_begins_from_the_form);
  return g_test_run ();
}
