/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "guichet-annotation-text.h"

static void
test_describe (void)
{
  static const struct
  {
    GuichetAnnotationKind kind;
    guint32 colour;
    const char *sentence;
  } cases[] = {
    { GUICHET_ANNOTATION_ARROW, 0xe01b24, "Arrow, red, at 10, 20, size 30 × 40" },
    { GUICHET_ANNOTATION_BOX, 0x1c71d8, "Box, blue, at 10, 20, size 30 × 40" },
    { GUICHET_ANNOTATION_ELLIPSE, 0x26a269, "Ellipse, green, at 10, 20, size 30 × 40" },
    { GUICHET_ANNOTATION_LINE, 0x123456, "Line, at 10, 20, size 30 × 40" },
    { GUICHET_ANNOTATION_PEN, 0x241f31, "Pen stroke, black, at 10, 20, size 30 × 40" },
    { GUICHET_ANNOTATION_HIGHLIGHTER, 0xf6d32d, "Highlighted, yellow, at 10, 20, size 30 × 40" },
    { GUICHET_ANNOTATION_REDACTION, 0xe01b24, "Hidden zone, at 10, 20, size 30 × 40" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const GuichetPoint points[] = { { 10, 20 }, { 40, 60 } };
      g_autoptr (GuichetAnnotation) annotation
        = guichet_annotation_new (cases[i].kind, points, 2, cases[i].colour, 4, NULL);
      g_autofree char *sentence = guichet_annotation_text_describe (annotation, 1);

      g_assert_cmpstr (sentence, ==, cases[i].sentence);
    }
}

static void
test_words (void)
{
  const GuichetPoint point = { 10, 20 };
  g_autoptr (GuichetAnnotation) text
    = guichet_annotation_new (GUICHET_ANNOTATION_TEXT, &point, 1, 0xffffff, 4, "Ici");
  g_autoptr (GuichetAnnotation) badge
    = guichet_annotation_new (GUICHET_ANNOTATION_BADGE, &point, 1, 0xe01b24, 4, NULL);
  g_autofree char *text_sentence = guichet_annotation_text_describe (text, 1);
  g_autofree char *badge_sentence = guichet_annotation_text_describe (badge, 7);

  g_assert_true (g_str_has_prefix (text_sentence, "Text “Ici”, white, at 10, 20"));
  g_assert_cmpstr (badge_sentence, ==, "Step 7, red, at -8, 2, size 36 × 36");
}

static void
test_verified (void)
{
  static const char *const sentences[]
    = { "Verified: the pixels and nothing else", "Verified: nothing remains under 1 zone",
        "Verified: nothing remains under 2 zones" };

  for (guint i = 0; i < G_N_ELEMENTS (sentences); i++)
    {
      g_autofree char *sentence = guichet_annotation_text_verified (i);

      g_assert_cmpstr (sentence, ==, sentences[i]);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/annotation-text/describe", test_describe);
  g_test_add_func ("/annotation-text/words", test_words);
  g_test_add_func ("/annotation-text/verified", test_verified);
  return g_test_run ();
}
