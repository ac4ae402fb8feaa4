/* test-event-text.c - what happened to a Demande, in words
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "guichet-event-text.h"

typedef struct
{
  GuichetEventFields fields;
  const char *headline;
  const char *author;
} Case;

static const Case cases[] = {
  { { .kind = "message", .side = "client" }, "Message", "You" },
  { { .kind = "message", .side = "service", .author = "" }, "Message", "The support" },
  { { .kind = "prise_en_charge", .side = "service", .author = "Claire Martin" },
    "Taken in charge", "Claire Martin" },
  { { .kind = "qualifiee", .side = "service", .criticality = GUICHET_CRITICALITY_MAJEURE },
    "Qualified: Majeure", "The support" },
  { { .kind = "qualifiee", .side = "service" }, "Qualified", "The support" },
  { { .kind = "livree", .side = "service", .delivered = "workaround" }, "Workaround delivered",
    "The support" },
  { { .kind = "livree", .side = "service", .delivered = "correction" }, "Correction delivered",
    "The support" },
  { { .kind = "validee", .side = "client" }, "Delivery validated", "You" },
  { { .kind = "en_orbite", .side = "service" }, "Unknown event (en_orbite)", "The support" },
};

static void
test_words (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *headline = guichet_event_text_headline (&cases[i].fields);
      g_autofree char *author = guichet_event_text_author (&cases[i].fields);

      g_assert_cmpstr (headline, ==, cases[i].headline);
      g_assert_cmpstr (author, ==, cases[i].author);
    }
}

static void
test_sides (void)
{
  g_assert_true (guichet_event_text_is_ours (&cases[0].fields));
  g_assert_false (guichet_event_text_is_ours (&cases[1].fields));
  g_assert_true (guichet_event_text_is_message (&cases[0].fields));
  g_assert_false (guichet_event_text_is_message (&cases[2].fields));
}

static void
test_safety (void)
{
  g_autofree char *plain = guichet_event_text_make_safe ("a\tb\nشكرا");
  g_autofree char *hostile = guichet_event_text_make_safe ("a\x1b[2J\xe2\x80\xae" "b\xff");
  g_autofree char *none = guichet_event_text_make_safe (NULL);

  g_assert_cmpstr (plain, ==, "a\tb\nشكرا");
  g_assert_cmpstr (hostile, ==, "a[2Jb\xef\xbf\xbd");
  g_assert_cmpstr (none, ==, "");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/event-text/words", test_words);
  g_test_add_func ("/event-text/sides", test_sides);
  g_test_add_func ("/event-text/safety", test_safety);
  return g_test_run ();
}
