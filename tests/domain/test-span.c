/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "guichet-span.h"

static void
test_merges (void)
{
  g_autoptr (GArray) spans = guichet_spans_new ();

  guichet_spans_append (spans, 0, 10, GUICHET_SPAN_OPEN);
  guichet_spans_append (spans, 10, 10, GUICHET_SPAN_CLOSED);
  guichet_spans_append (spans, 10, 20, GUICHET_SPAN_OPEN);
  guichet_spans_append (spans, 20, 30, GUICHET_SPAN_CLOSED);
  guichet_spans_append (spans, 30, 40, GUICHET_SPAN_WEEKEND);
  guichet_spans_append (spans, 45, 50, GUICHET_SPAN_WEEKEND);

  g_assert_cmpuint (spans->len, ==, 4);
  g_assert_cmpint (g_array_index (spans, GuichetSpan, 0).to, ==, 20);
  g_assert_cmpint (g_array_index (spans, GuichetSpan, 3).from, ==, 45);
}

static void
test_measure (void)
{
  g_autoptr (GArray) spans = guichet_spans_new ();

  guichet_spans_append (spans, 0, 10, GUICHET_SPAN_OPEN);
  guichet_spans_append (spans, 10, 20, GUICHET_SPAN_CLOSURE);
  guichet_spans_append (spans, 20, 30, GUICHET_SPAN_OPEN);

  g_assert_cmpint (guichet_spans_measure (spans, 0, 30), ==, 20);
  g_assert_cmpint (guichet_spans_measure (spans, -5, 35), ==, 20);
  g_assert_cmpint (guichet_spans_measure (spans, 5, 25), ==, 10);
  g_assert_cmpint (guichet_spans_measure (spans, 10, 20), ==, 0);
  g_assert_cmpint (guichet_spans_measure (spans, 25, 5), ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/span/merges", test_merges);
  g_test_add_func ("/span/measure", test_measure);
  return g_test_run ();
}
