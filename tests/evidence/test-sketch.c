/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "guichet-sketch.h"

/* One letter a shape: what kind it is, from its list. */
#define LETTERS "abelphtnr"

static void
add (GuichetSketch         *sketch,
     GuichetAnnotationKind  kind,
     double                 at)
{
  const GuichetPoint points[] = { { at, at }, { at + 10, at + 10 } };
  g_autoptr (GuichetAnnotation) annotation
    = guichet_annotation_new (kind, points, 2, 0xff0000, 4, NULL);

  guichet_sketch_add (sketch, annotation);
}

static char *
spell (GuichetSketch *sketch)
{
  GString *letters = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (sketch)); i++)
    {
      g_autoptr (GuichetAnnotation) annotation
        = g_list_model_get_item (G_LIST_MODEL (sketch), i);

      g_string_append_c (letters, LETTERS[guichet_annotation_get_kind (annotation)]);
    }
  return g_string_free (letters, FALSE);
}

static void
assert_spells (GuichetSketch *sketch,
               const char    *expected)
{
  g_autofree char *letters = spell (sketch);

  g_assert_cmpstr (letters, ==, expected);
}

/* A list that is kept from what is said of its changes is the list. */
static void
follow_cb (GListModel *model,
           guint       position,
           guint       removed,
           guint       added,
           GPtrArray  *mirror)
{
  if (removed > 0)
    g_ptr_array_remove_range (mirror, position, removed);
  for (guint i = 0; i < added; i++)
    g_ptr_array_insert (mirror, (int) (position + i), g_list_model_get_item (model, position + i));
}

static void
assert_mirrored (GuichetSketch *sketch,
                 GPtrArray     *mirror)
{
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (sketch)), ==, mirror->len);
  for (guint i = 0; i < mirror->len; i++)
    {
      g_autoptr (GObject) item = g_list_model_get_item (G_LIST_MODEL (sketch), i);

      g_assert_true (item == mirror->pdata[i]);
    }
}

static void
test_commands (void)
{
  static const char *const states[] = { "", "a", "ab", "abr", "bra", "ba", "a" };
  g_autoptr (GuichetSketch) sketch = guichet_sketch_new (100, 100);
  g_autoptr (GPtrArray) mirror = g_ptr_array_new_with_free_func (g_object_unref);

  g_signal_connect (sketch, "items-changed", G_CALLBACK (follow_cb), mirror);
  g_assert_false (guichet_sketch_can_undo (sketch));
  add (sketch, GUICHET_ANNOTATION_ARROW, 0);
  add (sketch, GUICHET_ANNOTATION_BOX, 20);
  add (sketch, GUICHET_ANNOTATION_REDACTION, 40);
  guichet_sketch_reorder (sketch, 0, 2);
  guichet_sketch_remove (sketch, 1);
  guichet_sketch_remove (sketch, 0);
  for (guint i = G_N_ELEMENTS (states); i > 0; i--)
    {
      assert_spells (sketch, states[i - 1]);
      assert_mirrored (sketch, mirror);
      guichet_sketch_undo (sketch);
    }
  g_assert_false (guichet_sketch_can_undo (sketch));
  for (guint i = 0; i < G_N_ELEMENTS (states); i++)
    {
      assert_spells (sketch, states[i]);
      assert_mirrored (sketch, mirror);
      guichet_sketch_redo (sketch);
    }
  g_assert_false (guichet_sketch_can_redo (sketch));
}

static void
test_forgotten (void)
{
  g_autoptr (GuichetSketch) sketch = guichet_sketch_new (100, 100);

  add (sketch, GUICHET_ANNOTATION_ARROW, 0);
  guichet_sketch_undo (sketch);
  g_assert_true (guichet_sketch_can_redo (sketch));
  add (sketch, GUICHET_ANNOTATION_BOX, 0);
  g_assert_false (guichet_sketch_can_redo (sketch));
  assert_spells (sketch, "b");
}

/* Two thousand commands, taken back and done again. */
static void
test_without_limit (void)
{
  g_autoptr (GuichetSketch) sketch = guichet_sketch_new (100, 100);

  for (guint i = 0; i < 2000; i++)
    {
      if (i % 3 == 2)
        guichet_sketch_remove (sketch, 0);
      else
        add (sketch, GUICHET_ANNOTATION_BOX, i % 90);
    }
  for (guint i = 0; i < 2000; i++)
    guichet_sketch_undo (sketch);
  assert_spells (sketch, "");
  g_assert_false (guichet_sketch_can_undo (sketch));
  for (guint i = 0; i < 2000; i++)
    guichet_sketch_redo (sketch);
  g_assert_cmpuint (guichet_sketch_count (sketch, GUICHET_ANNOTATION_BOX), ==, 1334 - 666);
}

static void
test_crop (void)
{
  static const struct
  {
    cairo_rectangle_int_t crop;
    cairo_rectangle_int_t kept;
  } cases[] = {
    { { 10, 10, 20, 20 }, { 10, 10, 20, 20 } },
    { { -10, -10, 20, 20 }, { 0, 0, 10, 10 } },
    { { 90, 90, 20, 20 }, { 90, 90, 10, 10 } },
    { { 200, 0, 20, 20 }, { 0, 0, 100, 100 } },
    { { 10, 10, 0, 20 }, { 0, 0, 100, 100 } },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GuichetSketch) sketch = guichet_sketch_new (100, 100);
      cairo_rectangle_int_t kept;

      guichet_sketch_set_crop (sketch, &cases[i].crop);
      guichet_sketch_get_crop (sketch, &kept);
      g_assert_cmpmem (&kept, sizeof kept, &cases[i].kept, sizeof kept);
      guichet_sketch_undo (sketch);
      g_assert_false (guichet_sketch_get_crop (sketch, &kept));
      g_assert_cmpint (kept.width, ==, 100);
    }
}

static void
test_numbers (void)
{
  g_autoptr (GuichetSketch) sketch = guichet_sketch_new (100, 100);

  add (sketch, GUICHET_ANNOTATION_BADGE, 0);
  add (sketch, GUICHET_ANNOTATION_BOX, 0);
  add (sketch, GUICHET_ANNOTATION_BADGE, 20);
  guichet_sketch_set_first_number (sketch, 4);
  g_assert_cmpuint (guichet_sketch_get_number (sketch, 0), ==, 4);
  g_assert_cmpuint (guichet_sketch_get_number (sketch, 2), ==, 5);
  guichet_sketch_remove (sketch, 0);
  g_assert_cmpuint (guichet_sketch_get_number (sketch, 1), ==, 4);
}

static void
test_find (void)
{
  g_autoptr (GuichetSketch) sketch = guichet_sketch_new (100, 100);

  add (sketch, GUICHET_ANNOTATION_BOX, 10);
  add (sketch, GUICHET_ANNOTATION_BOX, 15);
  g_assert_cmpuint (guichet_sketch_find (sketch, 17, 17, 0), ==, 1);
  g_assert_cmpuint (guichet_sketch_find (sketch, 11, 11, 0), ==, 0);
  g_assert_cmpuint (guichet_sketch_find (sketch, 60, 60, 0), ==, G_MAXUINT);
}

static void
test_replace (void)
{
  const GuichetPoint points[] = { { 1, 1 }, { 2, 2 } };
  g_autoptr (GuichetSketch) sketch = guichet_sketch_new (100, 100);
  g_autoptr (GuichetAnnotation) line
    = guichet_annotation_new (GUICHET_ANNOTATION_LINE, points, 2, 0, 2, NULL);

  add (sketch, GUICHET_ANNOTATION_BOX, 10);
  add (sketch, GUICHET_ANNOTATION_ARROW, 10);
  guichet_sketch_replace (sketch, 0, line);
  assert_spells (sketch, "la");
  guichet_sketch_undo (sketch);
  assert_spells (sketch, "ba");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/sketch/commands", test_commands);
  g_test_add_func ("/sketch/forgotten", test_forgotten);
  g_test_add_func ("/sketch/without-limit", test_without_limit);
  g_test_add_func ("/sketch/crop", test_crop);
  g_test_add_func ("/sketch/numbers", test_numbers);
  g_test_add_func ("/sketch/find", test_find);
  g_test_add_func ("/sketch/replace", test_replace);
  return g_test_run ();
}
