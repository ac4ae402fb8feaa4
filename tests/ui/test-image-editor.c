/* The window with an image of 200 × 100 white pixels, worked as the keyboard does.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "composer-fixture.h"

#include "guichet-annotation-row.h"
#include "guichet-image-canvas.h"
#include "guichet-image-editor.h"
#include "guichet-png-encoder.h"

#include <string.h>

typedef struct
{
  GuichetDecoder *decoder;
  GBytes *content;
  GuichetImageEditor *editor;
  GuichetImageCanvas *canvas;
  GBytes *png;
  guint n_zones;
} Fixture;

static GBytes *
make_image (void)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, 200, 100);
  GBytes *png;

  memset (cairo_image_surface_get_data (surface), 0xff, 200 * 100 * 4);
  cairo_surface_mark_dirty (surface);
  png = guichet_png_encoder_encode (surface, NULL);
  cairo_surface_destroy (surface);
  return png;
}

static void
validated_cb (Fixture *fixture,
              GBytes  *png,
              guint    n_zones)
{
  fixture->png = g_bytes_ref (png);
  fixture->n_zones = n_zones;
}

static void
open_editor (Fixture       *fixture,
             GuichetSketch *sketch)
{
  fixture->editor = guichet_image_editor_new (fixture->decoder, fixture->content, "Capture 1",
                                              sketch, 3);
  g_object_add_weak_pointer (G_OBJECT (fixture->editor), (gpointer *) &fixture->editor);
  g_signal_connect_swapped (fixture->editor, "validated", G_CALLBACK (validated_cb), fixture);
  gtk_window_present (GTK_WINDOW (fixture->editor));
  fixture->canvas = GUICHET_IMAGE_CANVAS (
    composer_fixture_find_in (GTK_WIDGET (fixture->editor), GUICHET_TYPE_IMAGE_CANVAS));
  COMPOSER_WAIT_UNTIL (gtk_widget_is_sensitive (GTK_WIDGET (fixture->canvas)));
  composer_fixture_wait (100);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->decoder = guichet_decoder_new ();
  fixture->content = make_image ();
  open_editor (fixture, NULL);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  if (fixture->editor)
    gtk_window_destroy (GTK_WINDOW (fixture->editor));
  g_clear_object (&fixture->decoder);
  g_clear_pointer (&fixture->content, g_bytes_unref);
  g_clear_pointer (&fixture->png, g_bytes_unref);
}

static void
act (Fixture    *fixture,
     const char *action)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->editor), action, NULL));
}

static void
choose (Fixture    *fixture,
        const char *tool)
{
  g_assert_true (
    gtk_widget_activate_action (GTK_WIDGET (fixture->editor), "editor.tool", "s", tool));
}

static guint
count (Fixture *fixture)
{
  return g_list_model_get_n_items (
    G_LIST_MODEL (guichet_image_editor_get_sketch (fixture->editor)));
}

static GuichetAnnotation *
get_shape (Fixture *fixture,
           guint    position)
{
  return g_list_model_get_item (
    G_LIST_MODEL (guichet_image_editor_get_sketch (fixture->editor)), position);
}

static cairo_status_t
read_cb (void          *closure,
         unsigned char *data,
         unsigned int   length)
{
  const guint8 **at = closure;

  memcpy (data, *at, length);
  *at += length;
  return CAIRO_STATUS_SUCCESS;
}

static guint
count_black (GBytes *png)
{
  const guint8 *at = g_bytes_get_data (png, NULL);
  cairo_surface_t *surface = cairo_image_surface_create_from_png_stream (read_cb, &at);
  const guint32 *pixels = (gconstpointer) cairo_image_surface_get_data (surface);
  guint n = 0;

  for (guint i = 0; i < 200 * 100; i++)
    n += (pixels[i] & 0xffffff) == 0;
  cairo_surface_destroy (surface);
  return n;
}

/* Each tool makes its shape, each shape has a row that says what it is. */
static void
test_each_tool (Fixture       *fixture,
                gconstpointer  data)
{
  static const char *const tools[] = { "arrow", "box", "ellipse", "line", "pen", "highlighter",
                                       "text", "number", "redact" };
  GtkWidget *row;

  for (guint i = 0; i < G_N_ELEMENTS (tools); i++)
    {
      g_autoptr (GuichetAnnotation) shape = NULL;

      choose (fixture, tools[i]);
      act (fixture, "editor.add");
      g_assert_cmpuint (count (fixture), ==, i + 1);
      shape = get_shape (fixture, i);
      g_assert_cmpuint (guichet_annotation_get_kind (shape), ==, i);
      g_assert_cmpuint (guichet_image_canvas_get_selected (fixture->canvas), ==, i);
    }
  row = composer_fixture_find_in (GTK_WIDGET (fixture->editor), GUICHET_TYPE_ANNOTATION_ROW);
  g_assert_nonnull (row);
  g_assert_cmpuint (guichet_sketch_get_number (guichet_image_editor_get_sketch (fixture->editor),
                                               7), ==, 3);
}

static void
test_undo (Fixture       *fixture,
           gconstpointer  data)
{
  choose (fixture, "box");
  act (fixture, "editor.add");
  act (fixture, "editor.add");
  act (fixture, "editor.undo");
  g_assert_cmpuint (count (fixture), ==, 1);
  act (fixture, "editor.undo");
  g_assert_cmpuint (count (fixture), ==, 0);
  act (fixture, "editor.redo");
  act (fixture, "editor.redo");
  g_assert_cmpuint (count (fixture), ==, 2);
}

/* The words are asked for at once, and letters typed there choose no tool. */
static void
test_words (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr (GuichetAnnotation) shape = NULL;
  GtkWidget *focus;

  choose (fixture, "text");
  guichet_image_canvas_add_shape (fixture->canvas);
  focus = gtk_window_get_focus (GTK_WINDOW (fixture->editor));
  g_assert_true (GTK_IS_TEXT (focus));
  gtk_editable_set_text (GTK_EDITABLE (focus), "Ici la barre");
  shape = get_shape (fixture, 0);
  g_assert_cmpstr (guichet_annotation_get_text (shape), ==, "Ici la barre");
  g_assert_cmpuint (count (fixture), ==, 1);
}

/* With the arrows: moved, by ten, resized; then gone. */
static void
test_keys (Fixture       *fixture,
           gconstpointer  data)
{
  cairo_rectangle_t before, after;
  g_autoptr (GuichetAnnotation) shape = NULL;
  g_autoptr (GuichetAnnotation) changed = NULL;

  choose (fixture, "box");
  act (fixture, "editor.add");
  shape = get_shape (fixture, 0);
  guichet_annotation_get_frame (shape, &before);
  g_assert_true (guichet_image_canvas_press (fixture->canvas, GDK_KEY_Left, 0));
  g_assert_true (guichet_image_canvas_press (fixture->canvas, GDK_KEY_Down, GDK_SHIFT_MASK));
  g_assert_true (guichet_image_canvas_press (fixture->canvas, GDK_KEY_Right,
                                             GDK_SHIFT_MASK | GDK_CONTROL_MASK));
  changed = get_shape (fixture, 0);
  guichet_annotation_get_frame (changed, &after);
  g_assert_cmpfloat (after.x, ==, before.x - 1);
  g_assert_cmpfloat (after.y, ==, before.y + 10);
  g_assert_cmpfloat (after.width, ==, before.width + 10);
  g_assert_cmpfloat (after.height, ==, before.height);
  g_assert_true (guichet_image_canvas_press (fixture->canvas, GDK_KEY_Delete, 0));
  g_assert_cmpuint (count (fixture), ==, 0);
  g_assert_false (guichet_image_canvas_press (fixture->canvas, GDK_KEY_Delete, 0));
}

static void
test_colour (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr (GuichetAnnotation) shape = NULL;

  choose (fixture, "box");
  act (fixture, "editor.add");
  gtk_widget_activate_action (GTK_WIDGET (fixture->editor), "editor.colour", "s", "green");
  shape = get_shape (fixture, 0);
  g_assert_cmphex (guichet_annotation_get_colour (shape), ==, 0x26a269);
}

static void
test_zoom (Fixture       *fixture,
           gconstpointer  data)
{
  for (guint i = 0; i < 30; i++)
    act (fixture, "editor.zoom-in");
  g_assert_cmpfloat (guichet_image_canvas_get_zoom (fixture->canvas), ==, 8);
  for (guint i = 0; i < 60; i++)
    act (fixture, "editor.zoom-out");
  g_assert_cmpfloat (guichet_image_canvas_get_zoom (fixture->canvas), ==, 0.1);
  act (fixture, "editor.fit");
  COMPOSER_WAIT_UNTIL (guichet_image_canvas_get_zoom (fixture->canvas) == 1);
}

/* What is hidden is black in what is handed over, and the window goes. */
static void
test_approve (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr (GuichetAnnotation) shape = NULL;
  cairo_rectangle_t frame;

  choose (fixture, "redact");
  act (fixture, "editor.add");
  shape = get_shape (fixture, 0);
  guichet_annotation_get_frame (shape, &frame);
  act (fixture, "editor.validate");
  COMPOSER_WAIT_UNTIL (fixture->png != NULL);
  g_assert_cmpuint (fixture->n_zones, ==, 1);
  g_assert_cmpuint (count_black (fixture->png), ==,
                    (guint) ((frame.width + 4) * (frame.height + 4)));
  COMPOSER_WAIT_UNTIL (fixture->editor == NULL);
}

/* Closing loses nothing: the sketch is opened again. */
static void
test_again (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr (GuichetSketch) sketch
    = g_object_ref (guichet_image_editor_get_sketch (fixture->editor));

  choose (fixture, "number");
  act (fixture, "editor.add");
  gtk_window_close (GTK_WINDOW (fixture->editor));
  COMPOSER_WAIT_UNTIL (fixture->editor == NULL);
  open_editor (fixture, sketch);
  g_assert_cmpuint (count (fixture), ==, 1);
  act (fixture, "editor.undo");
  g_assert_cmpuint (count (fixture), ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
#define EDITOR_TEST(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)
  EDITOR_TEST ("/image-editor/each-tool", test_each_tool);
  EDITOR_TEST ("/image-editor/undo", test_undo);
  EDITOR_TEST ("/image-editor/words", test_words);
  EDITOR_TEST ("/image-editor/keys", test_keys);
  EDITOR_TEST ("/image-editor/colour", test_colour);
  EDITOR_TEST ("/image-editor/zoom", test_zoom);
  EDITOR_TEST ("/image-editor/approve", test_approve);
  EDITOR_TEST ("/image-editor/again", test_again);
  return g_test_run ();
}
