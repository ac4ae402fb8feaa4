/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "composer-fixture.h"
#include "guichet-spell-check.h"

typedef struct
{
  GtkWidget *window;
  GtkWidget *view;
  GtkTextBuffer *buffer;
  GuichetSpeller *speller;
  GuichetSpellCheck *check;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  gint64 deadline = g_get_monotonic_time () + 5 * G_USEC_PER_SEC;

  fixture->speller = guichet_speller_get ();
  fixture->view = gtk_text_view_new ();
  fixture->buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (fixture->view));
  fixture->window = gtk_window_new ();
  gtk_window_set_child (GTK_WINDOW (fixture->window), fixture->view);
  gtk_window_present (GTK_WINDOW (fixture->window));
  fixture->check = guichet_spell_check_new (GTK_TEXT_VIEW (fixture->view), fixture->speller);
  while (!guichet_speller_is_ready (fixture->speller) && g_get_monotonic_time () < deadline)
    g_main_context_iteration (NULL, FALSE);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_clear_object (&fixture->check);
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_finalize_object (fixture->speller);
}

/* A machine may have no French dictionary: then nothing is wrong. */
static gboolean
is_skipped (Fixture *fixture)
{
  if (guichet_speller_is_ready (fixture->speller))
    return FALSE;
  g_test_skip ("no French dictionary here");
  return TRUE;
}

static void
test_underlines (Fixture       *fixture,
                 gconstpointer  data)
{
  if (is_skipped (fixture))
    return;
  gtk_text_buffer_set_text (fixture->buffer,
                            "La clotur annuelle\nFinances › Clotur\nERR-4012x clotur", -1);
  g_assert_false (guichet_spell_check_is_wrong (fixture->check, 4));
  COMPOSER_WAIT_UNTIL (guichet_spell_check_is_wrong (fixture->check, 4));
  g_assert_false (guichet_spell_check_is_wrong (fixture->check, 0));
  g_assert_false (guichet_spell_check_is_wrong (fixture->check, 10));
  g_assert_false (guichet_spell_check_is_wrong (fixture->check, 31));
  g_assert_false (guichet_spell_check_is_wrong (fixture->check, 38));
  gtk_text_buffer_set_text (fixture->buffer, "La clôture", -1);
  composer_fixture_wait (500);
  g_assert_false (guichet_spell_check_is_wrong (fixture->check, 4));
}

static GMenuModel *
get_menu (Fixture *fixture)
{
  return gtk_text_view_get_extra_menu (GTK_TEXT_VIEW (fixture->view));
}

static void
test_suggests (Fixture       *fixture,
               gconstpointer  data)
{
  g_autofree char *text = NULL;
  g_autoptr (GVariant) word = NULL;

  if (is_skipped (fixture))
    return;
  gtk_text_buffer_set_text (fixture->buffer, "La clotûre annuelle", -1);
  COMPOSER_WAIT_UNTIL (guichet_spell_check_is_wrong (fixture->check, 4));
  guichet_spell_check_point (fixture->check, 0);
  g_assert_cmpint (g_menu_model_get_n_items (get_menu (fixture)), ==, 0);
  guichet_spell_check_point (fixture->check, 5);
  g_assert_cmpint (g_menu_model_get_n_items (get_menu (fixture)), ==, 1);
  COMPOSER_WAIT_UNTIL (g_menu_model_get_n_items (get_menu (fixture)) > 1);
  word = g_menu_model_get_item_attribute_value (get_menu (fixture), 0, "target",
                                                G_VARIANT_TYPE_STRING);
  g_assert_cmpstr (g_variant_get_string (word, NULL), ==, "clôture");
  gtk_widget_activate_action_variant (fixture->view, "spelling.replace", word);
  g_object_get (fixture->buffer, "text", &text, NULL);
  g_assert_cmpstr (text, ==, "La clôture annuelle");
}

/* The person's own dictionary is in the home of the test. */
static void
test_keeps_a_word (Fixture       *fixture,
                   gconstpointer  data)
{
  if (is_skipped (fixture))
    return;
  gtk_text_buffer_set_text (fixture->buffer, "Le titrex est là", -1);
  COMPOSER_WAIT_UNTIL (guichet_spell_check_is_wrong (fixture->check, 4));
  gtk_widget_activate_action (fixture->view, "spelling.add", "s", "titrex");
  COMPOSER_WAIT_UNTIL (!guichet_spell_check_is_wrong (fixture->check, 4));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
#define ADD(name, func) g_test_add (name, Fixture, NULL, set_up, func, tear_down)
  ADD ("/spell-check/underlines", test_underlines);
  ADD ("/spell-check/suggests", test_suggests);
  ADD ("/spell-check/keeps-a-word", test_keeps_a_word);
  return g_test_run ();
}
