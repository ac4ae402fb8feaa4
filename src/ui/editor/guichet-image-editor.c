/* guichet-image-editor.c - the window in which an image is annotated
 *
 * What is drawn is a sketch that belongs to whoever opened the window: closing it loses nothing,
 * and asks nothing. Approving makes a file of what remains of the image, verified, and hands it
 * over; until then nothing is written anywhere.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "guichet-image-editor.h"

#include "guichet-annotation-row.h"
#include "guichet-annotation-text.h"
#include "guichet-flatten.h"
#include "guichet-image-canvas.h"

#include <glib/gi18n.h>

#define ZOOM_STEP 1.25

struct _GuichetImageEditor
{
  AdwWindow parent_instance;

  GuichetDecoder *decoder;
  GCancellable *cancellable;
  cairo_surface_t *image;
  GuichetSketch *sketch;
  guint first_number;
  char *tool;
  char *colour;
  gboolean updating;

  GtkWidget *banner;
  GtkSpinner *spinner;
  GtkLabel *message;
  GtkToggleButton *list_toggle;
  GtkListBox *list;
  GuichetImageCanvas *canvas;
  GtkSpinButton *width;
  GtkEditable *text;
  GtkLabel *zoom;
};

G_DEFINE_FINAL_TYPE (GuichetImageEditor, guichet_image_editor, ADW_TYPE_WINDOW)

enum
{
  PROP_TOOL = 1,
  PROP_COLOUR,
  N_PROPS,
};

enum
{
  SKETCHED,
  VALIDATED,
  N_SIGNALS,
};

static GParamSpec *props[N_PROPS];
static guint signals[N_SIGNALS];

/* In the order of the kinds and tools. */
static const struct
{
  const char *name;
  guint key;
} tools[] = {
  { "arrow", GDK_KEY_a },       { "box", GDK_KEY_b },    { "ellipse", GDK_KEY_e },
  { "line", GDK_KEY_l },        { "pen", GDK_KEY_p },    { "highlighter", GDK_KEY_h },
  { "text", GDK_KEY_t },        { "number", GDK_KEY_n }, { "redact", GDK_KEY_r },
  { "crop", GDK_KEY_c },        { "select", GDK_KEY_v },
};

static const struct
{
  const char *name;
  guint32 colour;
} colours[] = {
  { "red", 0xe01b24 },    { "blue", 0x1c71d8 },  { "green", 0x26a269 },
  { "yellow", 0xf6d32d }, { "black", 0x241f31 }, { "white", 0xffffff },
};

/* Helpers */

static void
say (GuichetImageEditor *self,
     const char         *sentence,
     gboolean            busy)
{
  gtk_label_set_label (self->message, sentence ? sentence : "");
  gtk_spinner_set_spinning (self->spinner, busy);
  gtk_widget_set_visible (GTK_WIDGET (self->spinner), busy);
  gtk_widget_set_visible (self->banner, sentence != NULL);
  gtk_widget_set_sensitive (GTK_WIDGET (self->canvas), self->image && !busy);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "editor.validate", self->image && !busy);
}

static guint
find_tool (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (tools); i++)
    if (g_strcmp0 (tools[i].name, name) == 0)
      return i;
  return GUICHET_TOOL_SELECT;
}

static guint32
find_colour (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (colours); i++)
    if (g_strcmp0 (colours[i].name, name) == 0)
      return colours[i].colour;
  return colours[0].colour;
}

static const char *
name_colour (guint32 colour)
{
  for (guint i = 0; i < G_N_ELEMENTS (colours); i++)
    if (colours[i].colour == colour)
      return colours[i].name;
  return "";
}

static GuichetAnnotation *
get_selected (GuichetImageEditor *self)
{
  const guint selected = guichet_image_canvas_get_selected (self->canvas);

  return self->sketch ? g_list_model_get_item (G_LIST_MODEL (self->sketch), selected) : NULL;
}

static void
replace_selected (GuichetImageEditor *self,
                  GuichetAnnotation  *annotation)
{
  guichet_sketch_replace (self->sketch, guichet_image_canvas_get_selected (self->canvas),
                          annotation);
}

/* What is next drawn, and what is selected. */
static void
apply_style (GuichetImageEditor *self)
{
  const guint32 colour = find_colour (self->colour);
  const double width = gtk_spin_button_get_value (self->width);
  g_autoptr (GuichetAnnotation) selected = self->updating ? NULL : get_selected (self);
  g_autoptr (GuichetAnnotation) changed = NULL;

  guichet_image_canvas_set_style (self->canvas, colour, width);
  if (!selected || (guichet_annotation_get_colour (selected) == colour
                    && guichet_annotation_get_width (selected) == width))
    return;
  changed = guichet_annotation_restyle (selected, colour, width);
  replace_selected (self, changed);
}

static void
set_colour (GuichetImageEditor *self,
            const char         *colour)
{
  if (g_strcmp0 (self->colour, colour) == 0)
    return;
  g_free (self->colour);
  self->colour = g_strdup (colour);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_COLOUR]);
  apply_style (self);
}

static void
set_tool (GuichetImageEditor *self,
          const char         *tool)
{
  if (g_strcmp0 (self->tool, tool) == 0)
    return;
  g_free (self->tool);
  self->tool = g_strdup (tool);
  guichet_image_canvas_set_tool (self->canvas, find_tool (tool));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "editor.add",
                                 find_tool (tool) != GUICHET_TOOL_SELECT);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_TOOL]);
}

/* The bar shows the style of what is selected. */
static void
show_style (GuichetImageEditor *self,
            GuichetAnnotation  *selected)
{
  const gboolean is_text
    = selected && guichet_annotation_get_kind (selected) == GUICHET_ANNOTATION_TEXT;

  self->updating = TRUE;
  if (selected && guichet_annotation_get_kind (selected) != GUICHET_ANNOTATION_REDACTION)
    {
      set_colour (self, name_colour (guichet_annotation_get_colour (selected)));
      gtk_spin_button_set_value (self->width, guichet_annotation_get_width (selected));
    }
  gtk_widget_set_visible (GTK_WIDGET (self->text), is_text);
  if (is_text
      && g_strcmp0 (gtk_editable_get_text (self->text), guichet_annotation_get_text (selected)))
    gtk_editable_set_text (self->text, guichet_annotation_get_text (selected));
  self->updating = FALSE;
}

static void
name_rows (GuichetImageEditor *self)
{
  const guint n = g_list_model_get_n_items (G_LIST_MODEL (self->sketch));

  for (guint i = 0; i < n; i++)
    {
      GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->list, (int) i);
      g_autoptr (GuichetAnnotation) annotation
        = g_list_model_get_item (G_LIST_MODEL (self->sketch), i);
      g_autofree char *sentence = guichet_annotation_text_describe (
        annotation, guichet_sketch_get_number (self->sketch, i));

      guichet_annotation_row_set_sentence (GUICHET_ANNOTATION_ROW (row), sentence);
    }
}

static void
focus_row (GuichetImageEditor *self)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (
    self->list, (int) guichet_image_canvas_get_selected (self->canvas));

  gtk_widget_grab_focus (row ? GTK_WIDGET (row) : GTK_WIDGET (self->canvas));
}

static void
move_row (GuichetImageEditor *self,
          GtkListBoxRow      *row,
          int                 by)
{
  const int from = gtk_list_box_row_get_index (row);
  const int to = from + by;

  if (to < 0 || to >= (int) g_list_model_get_n_items (G_LIST_MODEL (self->sketch)))
    return;
  guichet_sketch_reorder (self->sketch, (guint) from, (guint) to);
  guichet_image_canvas_set_selected (self->canvas, (guint) to);
  focus_row (self);
}

/* Callbacks: the list */

static void
row_raise_cb (GuichetImageEditor *self,
              GtkListBoxRow      *row)
{
  move_row (self, row, -1);
}

static void
row_lower_cb (GuichetImageEditor *self,
              GtkListBoxRow      *row)
{
  move_row (self, row, 1);
}

static void
row_remove_cb (GuichetImageEditor *self,
               GtkListBoxRow      *row)
{
  const int position = gtk_list_box_row_get_index (row);

  guichet_image_canvas_set_selected (self->canvas, GTK_INVALID_LIST_POSITION);
  guichet_sketch_remove (self->sketch, (guint) position);
  gtk_widget_grab_focus (GTK_WIDGET (self->canvas));
}

static GtkWidget *
make_row_cb (gpointer item,
             gpointer user_data)
{
  GuichetAnnotationRow *row = guichet_annotation_row_new ();

  g_signal_connect_object (row, "raise", G_CALLBACK (row_raise_cb), user_data, G_CONNECT_SWAPPED);
  g_signal_connect_object (row, "lower", G_CALLBACK (row_lower_cb), user_data, G_CONNECT_SWAPPED);
  g_signal_connect_object (row, "remove", G_CALLBACK (row_remove_cb), user_data,
                           G_CONNECT_SWAPPED);
  return GTK_WIDGET (row);
}

/* A row that goes unselects nothing: another one comes in its place. */
static void
row_selected_cb (GuichetImageEditor *self,
                 GtkListBoxRow      *row)
{
  if (row && !self->updating)
    guichet_image_canvas_set_selected (self->canvas, (guint) gtk_list_box_row_get_index (row));
}

/* In the list the arrows go from row to row; with Alt they move the shape. */
static gboolean
list_key_cb (GtkEventControllerKey *controller,
             guint                  key,
             guint                  code,
             GdkModifierType        state,
             GuichetImageEditor    *self)
{
  if (!(state & GDK_ALT_MASK) && key != GDK_KEY_Delete)
    return FALSE;
  if (!guichet_image_canvas_press (self->canvas, key, state))
    return FALSE;
  focus_row (self);
  return TRUE;
}

/* Callbacks: the canvas and the bar */

static void
selection_changed_cb (GuichetImageEditor *self)
{
  g_autoptr (GuichetAnnotation) selected = get_selected (self);
  const guint position = guichet_image_canvas_get_selected (self->canvas);

  if (!self->sketch)
    return;
  name_rows (self);
  show_style (self, selected);
  self->updating = TRUE;
  gtk_list_box_select_row (self->list,
                           selected ? gtk_list_box_get_row_at_index (self->list, (int) position)
                                    : NULL);
  self->updating = FALSE;
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "editor.undo",
                                 guichet_sketch_can_undo (self->sketch));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "editor.redo",
                                 guichet_sketch_can_redo (self->sketch));
}

/* The words are written at once where a text was just put. */
static void
drawn_cb (GuichetImageEditor *self)
{
  g_autoptr (GuichetAnnotation) selected = get_selected (self);

  if (selected && g_strcmp0 (self->tool, "text") == 0
      && guichet_annotation_get_kind (selected) == GUICHET_ANNOTATION_TEXT
      && gtk_widget_get_visible (GTK_WIDGET (self->text)))
    {
      gtk_widget_grab_focus (GTK_WIDGET (self->text));
      gtk_editable_select_region (self->text, 0, -1);
    }
}

static void
zoom_changed_cb (GuichetImageEditor *self)
{
  /* Translators: how large an image is shown; %% is a percent sign */
  g_autofree char *zoom = g_strdup_printf (
    _ ("%.0f%%"), guichet_image_canvas_get_zoom (self->canvas) * 100);

  gtk_label_set_label (self->zoom, zoom);
}

static void
style_changed_cb (GuichetImageEditor *self)
{
  apply_style (self);
}

static void
text_changed_cb (GuichetImageEditor *self)
{
  g_autoptr (GuichetAnnotation) selected = self->updating ? NULL : get_selected (self);
  g_autoptr (GuichetAnnotation) changed = NULL;

  if (!selected || guichet_annotation_get_kind (selected) != GUICHET_ANNOTATION_TEXT)
    return;
  changed = guichet_annotation_reword (selected, gtk_editable_get_text (self->text));
  replace_selected (self, changed);
}

static void
text_done_cb (GuichetImageEditor *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->canvas));
}

/* Opening and approving */

static void
show_image (GuichetImageEditor *self)
{
  if (!self->sketch)
    self->sketch = guichet_sketch_new (cairo_image_surface_get_width (self->image),
                                       cairo_image_surface_get_height (self->image));
  guichet_sketch_set_first_number (self->sketch, self->first_number);
  guichet_image_canvas_set_image (self->canvas, self->image, self->sketch);
  gtk_list_box_bind_model (self->list, G_LIST_MODEL (self->sketch), make_row_cb, self, NULL);
  g_signal_emit (self, signals[SKETCHED], 0);
  selection_changed_cb (self);
  say (self, NULL, FALSE);
  gtk_widget_grab_focus (GTK_WIDGET (self->canvas));
}

static void
decoded_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (GuichetImageEditor) self = user_data;
  g_autoptr (GError) error = NULL;

  self->image = guichet_decoder_decode_finish (GUICHET_DECODER (source), result, &error);
  if (g_cancellable_is_cancelled (self->cancellable))
    return;
  if (self->image)
    show_image (self);
  else
    say (self, _ ("This image cannot be opened: it is damaged, or of a kind that is not read."),
         FALSE);
}

static void
flattened_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (GuichetImageEditor) self = user_data;
  g_autoptr (GError) error = NULL;
  guint n_zones = 0;
  g_autoptr (GBytes) png = guichet_flatten_finish (result, &n_zones, &error);

  if (g_cancellable_is_cancelled (self->cancellable))
    return;
  if (png)
    {
      g_signal_emit (self, signals[VALIDATED], 0, png, n_zones);
      gtk_window_close (GTK_WINDOW (self));
      return;
    }
  g_message ("Approving an image: %s", error->message);
  say (self, _ ("The image could not be verified, so nothing was attached. Try again, or discard "
                "it."),
       FALSE);
}

static void
validate_cb (GtkWidget  *widget,
             const char *action,
             GVariant   *parameter)
{
  GuichetImageEditor *self = GUICHET_IMAGE_EDITOR (widget);

  say (self, _ ("Verifying that nothing remains…"), TRUE);
  guichet_flatten_async (self->decoder, self->image, self->sketch, self->cancellable, flattened_cb,
                         g_object_ref (self));
}

/* Actions */

static void
undo_cb (GtkWidget  *widget,
         const char *action,
         GVariant   *parameter)
{
  GuichetImageEditor *self = GUICHET_IMAGE_EDITOR (widget);

  guichet_image_canvas_set_selected (self->canvas, GTK_INVALID_LIST_POSITION);
  if (g_str_equal (action, "editor.undo"))
    guichet_sketch_undo (self->sketch);
  else
    guichet_sketch_redo (self->sketch);
}

static void
add_cb (GtkWidget  *widget,
        const char *action,
        GVariant   *parameter)
{
  GuichetImageEditor *self = GUICHET_IMAGE_EDITOR (widget);

  guichet_image_canvas_add_shape (self->canvas);
  if (g_strcmp0 (self->tool, "text") != 0)
    focus_row (self);
}

static void
list_cb (GtkWidget  *widget,
         const char *action,
         GVariant   *parameter)
{
  GuichetImageEditor *self = GUICHET_IMAGE_EDITOR (widget);

  gtk_toggle_button_set_active (self->list_toggle,
                                !gtk_toggle_button_get_active (self->list_toggle));
}

static void
zoom_cb (GtkWidget  *widget,
         const char *action,
         GVariant   *parameter)
{
  GuichetImageEditor *self = GUICHET_IMAGE_EDITOR (widget);
  const double zoom = guichet_image_canvas_get_zoom (self->canvas);

  if (g_str_equal (action, "editor.fit"))
    guichet_image_canvas_fit (self->canvas);
  else if (g_str_equal (action, "editor.full"))
    guichet_image_canvas_set_zoom (self->canvas, 1);
  else
    guichet_image_canvas_set_zoom (
      self->canvas, g_str_equal (action, "editor.zoom-in") ? zoom * ZOOM_STEP : zoom / ZOOM_STEP);
}

/* Overrides */

static void
guichet_image_editor_get_property (GObject    *object,
                                   guint       property,
                                   GValue     *value,
                                   GParamSpec *pspec)
{
  GuichetImageEditor *self = GUICHET_IMAGE_EDITOR (object);

  switch (property)
    {
    case PROP_TOOL:
      g_value_set_string (value, self->tool ? self->tool : "");
      break;
    case PROP_COLOUR:
      g_value_set_string (value, self->colour ? self->colour : "");
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property, pspec);
    }
}

static void
guichet_image_editor_set_property (GObject      *object,
                                   guint         property,
                                   const GValue *value,
                                   GParamSpec   *pspec)
{
  GuichetImageEditor *self = GUICHET_IMAGE_EDITOR (object);

  switch (property)
    {
    case PROP_TOOL:
      set_tool (self, g_value_get_string (value));
      break;
    case PROP_COLOUR:
      set_colour (self, g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property, pspec);
    }
}

static void
guichet_image_editor_dispose (GObject *object)
{
  GuichetImageEditor *self = GUICHET_IMAGE_EDITOR (object);

  g_cancellable_cancel (self->cancellable);
  if (self->list)
    gtk_list_box_bind_model (self->list, NULL, NULL, NULL, NULL);
  g_clear_object (&self->decoder);
  g_clear_object (&self->sketch);
  g_clear_pointer (&self->image, cairo_surface_destroy);
  g_clear_pointer (&self->tool, g_free);
  g_clear_pointer (&self->colour, g_free);
  gtk_widget_dispose_template (GTK_WIDGET (object), GUICHET_TYPE_IMAGE_EDITOR);
  G_OBJECT_CLASS (guichet_image_editor_parent_class)->dispose (object);
}

static void
guichet_image_editor_finalize (GObject *object)
{
  g_clear_object (&GUICHET_IMAGE_EDITOR (object)->cancellable);
  G_OBJECT_CLASS (guichet_image_editor_parent_class)->finalize (object);
}

static void
install_actions (GtkWidgetClass *widget_class)
{
  const GdkModifierType control = GDK_CONTROL_MASK;

  gtk_widget_class_install_property_action (widget_class, "editor.tool", "tool");
  gtk_widget_class_install_property_action (widget_class, "editor.colour", "colour");
  gtk_widget_class_install_action (widget_class, "editor.validate", NULL, validate_cb);
  gtk_widget_class_install_action (widget_class, "editor.undo", NULL, undo_cb);
  gtk_widget_class_install_action (widget_class, "editor.redo", NULL, undo_cb);
  gtk_widget_class_install_action (widget_class, "editor.add", NULL, add_cb);
  gtk_widget_class_install_action (widget_class, "editor.list", NULL, list_cb);
  gtk_widget_class_install_action (widget_class, "editor.zoom-in", NULL, zoom_cb);
  gtk_widget_class_install_action (widget_class, "editor.zoom-out", NULL, zoom_cb);
  gtk_widget_class_install_action (widget_class, "editor.fit", NULL, zoom_cb);
  gtk_widget_class_install_action (widget_class, "editor.full", NULL, zoom_cb);
  for (guint i = 0; i < G_N_ELEMENTS (tools); i++)
    gtk_widget_class_add_binding_action (widget_class, tools[i].key, 0, "editor.tool", "s",
                                         tools[i].name);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z, control, "editor.undo", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z, control | GDK_SHIFT_MASK,
                                       "editor.redo", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, control, "editor.validate",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_plus, control, "editor.zoom-in",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_minus, control, "editor.zoom-out",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_0, control, "editor.fit", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_1, control, "editor.full", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F9, 0, "editor.list", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  g_type_ensure (GUICHET_TYPE_IMAGE_CANVAS);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/guichet/Guichet/ui/editor/guichet-image-editor.ui");
  gtk_widget_class_bind_template_child (widget_class, GuichetImageEditor, banner);
  gtk_widget_class_bind_template_child (widget_class, GuichetImageEditor, spinner);
  gtk_widget_class_bind_template_child (widget_class, GuichetImageEditor, message);
  gtk_widget_class_bind_template_child (widget_class, GuichetImageEditor, list_toggle);
  gtk_widget_class_bind_template_child (widget_class, GuichetImageEditor, list);
  gtk_widget_class_bind_template_child (widget_class, GuichetImageEditor, canvas);
  gtk_widget_class_bind_template_child (widget_class, GuichetImageEditor, width);
  gtk_widget_class_bind_template_child (widget_class, GuichetImageEditor, text);
  gtk_widget_class_bind_template_child (widget_class, GuichetImageEditor, zoom);
  gtk_widget_class_bind_template_callback (widget_class, drawn_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, selection_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, zoom_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, style_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, text_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, text_done_cb);
}

static void
guichet_image_editor_class_init (GuichetImageEditorClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags
    = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = guichet_image_editor_get_property;
  object_class->set_property = guichet_image_editor_set_property;
  object_class->dispose = guichet_image_editor_dispose;
  object_class->finalize = guichet_image_editor_finalize;

  /**
   * GuichetImageEditor:tool:
   *
   * The name of the tool in hand.
   */
  props[PROP_TOOL] = g_param_spec_string ("tool", NULL, NULL, NULL, flags);
  /**
   * GuichetImageEditor:colour:
   *
   * The name of the colour that is drawn with.
   */
  props[PROP_COLOUR] = g_param_spec_string ("colour", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, N_PROPS, props);

  /**
   * GuichetImageEditor::sketched:
   *
   * The image is shown, and there is a sketch to keep.
   */
  signals[SKETCHED] = g_signal_new ("sketched", GUICHET_TYPE_IMAGE_EDITOR, G_SIGNAL_RUN_LAST, 0,
                                    NULL, NULL, NULL, G_TYPE_NONE, 0);
  /**
   * GuichetImageEditor::validated:
   * @png: what remains of the image, verified
   * @n_zones: how many redactions it shows
   *
   * The image was approved.
   */
  signals[VALIDATED] = g_signal_new ("validated", GUICHET_TYPE_IMAGE_EDITOR, G_SIGNAL_RUN_LAST, 0,
                                     NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_BYTES, G_TYPE_UINT);

  bind_template (GTK_WIDGET_CLASS (klass));
  install_actions (GTK_WIDGET_CLASS (klass));
}

static void
guichet_image_editor_init (GuichetImageEditor *self)
{
  GtkEventController *keys;

  gtk_widget_init_template (GTK_WIDGET (self));
  self->cancellable = g_cancellable_new ();
  set_colour (self, "red");
  set_tool (self, "redact");
  keys = gtk_event_controller_key_new ();
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (list_key_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->list), keys);
}

/* Public API */

/**
 * guichet_image_editor_new:
 * @content: a PNG or a JPEG
 * @name: what people call it
 * @sketch: (nullable): what was drawn on it before
 * @first_number: the number of its first badge
 *
 * Returns: (transfer floating): a window that opens the image
 */
GuichetImageEditor *
guichet_image_editor_new (GuichetDecoder *decoder,
                          GBytes         *content,
                          const char     *name,
                          GuichetSketch  *sketch,
                          guint           first_number)
{
  GuichetImageEditor *self = g_object_new (GUICHET_TYPE_IMAGE_EDITOR, NULL);

  self->decoder = g_object_ref (decoder);
  self->sketch = sketch ? g_object_ref (sketch) : NULL;
  self->first_number = first_number;
  gtk_window_set_title (GTK_WINDOW (self), name);
  say (self, _ ("Opening the image…"), TRUE);
  guichet_decoder_decode_bytes_async (decoder, content, self->cancellable, decoded_cb,
                                      g_object_ref (self));
  return self;
}

/**
 * guichet_image_editor_get_sketch:
 *
 * Returns: (transfer none) (nullable): what is drawn, once the image is shown
 */
GuichetSketch *
guichet_image_editor_get_sketch (GuichetImageEditor *self)
{
  return self->sketch;
}
