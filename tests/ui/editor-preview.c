/* editor-preview.c - shows the image editor alone, with something drawn: for the eye
 *
 * editor-preview IMAGE [WIDTH] [HEIGHT]
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "guichet-image-editor.h"

#include <libintl.h>
#include <locale.h>

static void
draw (GuichetSketch *sketch)
{
  static const struct
  {
    GuichetAnnotationKind kind;
    GuichetPoint points[2];
    guint32 colour;
  } shapes[] = {
    { GUICHET_ANNOTATION_BOX, { { 60, 60 }, { 420, 150 } }, 0xe01b24 },
    { GUICHET_ANNOTATION_ARROW, { { 700, 400 }, { 440, 160 } }, 0x1c71d8 },
    { GUICHET_ANNOTATION_BADGE, { { 60, 60 }, { 0, 0 } }, 0xe01b24 },
    { GUICHET_ANNOTATION_BADGE, { { 720, 410 }, { 0, 0 } }, 0x1c71d8 },
    { GUICHET_ANNOTATION_HIGHLIGHTER, { { 80, 260 }, { 420, 260 } }, 0xf6d32d },
    { GUICHET_ANNOTATION_TEXT, { { 480, 60 }, { 0, 0 } }, 0x26a269 },
    { GUICHET_ANNOTATION_REDACTION, { { 80, 320 }, { 380, 370 } }, 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (shapes); i++)
    {
      const gboolean is_pointed = shapes[i].kind == GUICHET_ANNOTATION_BADGE
                                  || shapes[i].kind == GUICHET_ANNOTATION_TEXT;
      g_autoptr (GuichetAnnotation) shape
        = guichet_annotation_new (shapes[i].kind, shapes[i].points, is_pointed ? 1 : 2,
                                  shapes[i].colour, 5, "Refusé ici");

      guichet_sketch_add (sketch, shape);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  g_autoptr (GuichetDecoder) decoder = guichet_decoder_new ();
  g_autoptr (GuichetSketch) sketch = guichet_sketch_new (1280, 800);
  g_autoptr (GFile) file = NULL;
  g_autoptr (GBytes) content = NULL;
  g_autoptr (GtkCssProvider) css = gtk_css_provider_new ();
  GuichetImageEditor *editor;

  if (argc < 2)
    return 2;
  setlocale (LC_ALL, "");
  bindtextdomain ("guichet", g_getenv ("GUICHET_LOCALEDIR"));
  bind_textdomain_codeset ("guichet", "UTF-8");
  textdomain ("guichet");
  adw_init ();
  gtk_css_provider_load_from_resource (css, "/org/guichet/Guichet/style.css");
  gtk_style_context_add_provider_for_display (gdk_display_get_default (), GTK_STYLE_PROVIDER (css),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
  gtk_icon_theme_add_resource_path (gtk_icon_theme_get_for_display (gdk_display_get_default ()),
                                    "/org/guichet/Guichet/icons");
  file = g_file_new_for_commandline_arg (argv[1]);
  content = g_file_load_bytes (file, NULL, NULL, NULL);
  draw (sketch);
  editor = guichet_image_editor_new (decoder, content, "Capture 1", sketch, 1);
  if (argc > 3)
    gtk_window_set_default_size (GTK_WINDOW (editor), atoi (argv[2]), atoi (argv[3]));
  gtk_window_present (GTK_WINDOW (editor));
  g_main_loop_run (loop);
  return 0;
}
