/* guichet-image-canvas.c - an image, what is drawn on it, and the hand that draws
 *
 * Made in C, for nothing of it is a widget. All is in pixels of the image; the zoom is how many
 * pixels of the screen one of them takes. While the hand draws, the shape is the canvas's own: the
 * sketch gets one command when it is let go. What a redaction takes away is shown as it will be:
 * whole pixels, black, above everything.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "guichet-image-canvas.h"

#include "guichet-annotation-painter.h"
#include "guichet-image-tiles.h"
#include "guichet-redaction.h"

#include <glib/gi18n.h>
#include <math.h>

#define ZOOM_MIN 0.1
#define ZOOM_MAX 8.0
#define ZOOM_STEP 1.25
#define HANDLE 5.0
#define REACH 8.0
#define LARGE_STEP 10
#define EDGE 8
#define NONE G_MAXUINT

struct _GuichetImageCanvas
{
  GtkWidget parent_instance;

  cairo_surface_t *image;
  GuichetImageTiles *tiles;
  GuichetSketch *sketch;
  guint tool;
  guint32 colour;
  double width;
  double zoom;
  gboolean fitted;
  guint selected;

  /* What the hand does now */
  GuichetAnnotation *draft;
  GArray *points;
  int corner;
  gboolean moving;
  gboolean space;
  GuichetPoint pointer;
};

G_DEFINE_FINAL_TYPE (GuichetImageCanvas, guichet_image_canvas, GTK_TYPE_WIDGET)

enum
{
  DRAWN,
  SELECTION_CHANGED,
  ZOOM_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* Helpers: where things are */

static GtkAdjustment *
get_adjustment (GuichetImageCanvas *self,
                GtkOrientation      orientation)
{
  GtkWidget *parent = gtk_widget_get_parent (GTK_WIDGET (self));

  if (!GTK_IS_SCROLLABLE (parent))
    return NULL;
  return orientation == GTK_ORIENTATION_HORIZONTAL
           ? gtk_scrollable_get_hadjustment (GTK_SCROLLABLE (parent))
           : gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (parent));
}

/* The image is in the middle of what is larger than it. */
static GuichetPoint
get_origin (GuichetImageCanvas *self)
{
  const double width = guichet_sketch_get_width (self->sketch) * self->zoom;
  const double height = guichet_sketch_get_height (self->sketch) * self->zoom;

  return (GuichetPoint){
    MAX (0, floor ((gtk_widget_get_width (GTK_WIDGET (self)) - width) / 2)),
    MAX (0, floor ((gtk_widget_get_height (GTK_WIDGET (self)) - height) / 2)),
  };
}

static GuichetPoint
to_image (GuichetImageCanvas *self,
          double              x,
          double              y)
{
  const GuichetPoint origin = get_origin (self);

  return (GuichetPoint){ (x - origin.x) / self->zoom, (y - origin.y) / self->zoom };
}

static void
find_visible (GuichetImageCanvas *self,
              graphene_rect_t    *visible)
{
  GtkAdjustment *across = get_adjustment (self, GTK_ORIENTATION_HORIZONTAL);
  GtkAdjustment *down = get_adjustment (self, GTK_ORIENTATION_VERTICAL);
  const int width = gtk_widget_get_width (GTK_WIDGET (self));
  const int height = gtk_widget_get_height (GTK_WIDGET (self));

  graphene_rect_init (visible, 0, 0, (float) width, (float) height);
  if (across && down)
    graphene_rect_init (visible, (float) gtk_adjustment_get_value (across),
                        (float) gtk_adjustment_get_value (down),
                        (float) MIN (width, gtk_adjustment_get_page_size (across)),
                        (float) MIN (height, gtk_adjustment_get_page_size (down)));
}

static GuichetAnnotation *
get_annotation (GuichetImageCanvas *self,
                guint               position)
{
  return g_list_model_get_item (G_LIST_MODEL (self->sketch), position);
}

static gboolean
is_between_points (GuichetAnnotation *annotation)
{
  return guichet_annotation_get_kind (annotation) == GUICHET_ANNOTATION_ARROW
         || guichet_annotation_get_kind (annotation) == GUICHET_ANNOTATION_LINE;
}

/* Its ends, or the corners of its frame from the top left one on, clockwise. */
static guint
find_handles (GuichetAnnotation *annotation,
              GuichetPoint       handles[4])
{
  guint n;
  const GuichetPoint *points = guichet_annotation_get_points (annotation, &n);
  cairo_rectangle_t frame;

  if (is_between_points (annotation))
    {
      handles[0] = points[0];
      handles[1] = points[n - 1];
      return 2;
    }
  guichet_annotation_get_frame (annotation, &frame);
  handles[0] = (GuichetPoint){ frame.x, frame.y };
  handles[1] = (GuichetPoint){ frame.x + frame.width, frame.y };
  handles[2] = (GuichetPoint){ frame.x + frame.width, frame.y + frame.height };
  handles[3] = (GuichetPoint){ frame.x, frame.y + frame.height };
  return 4;
}

static int
find_handle_at (GuichetImageCanvas *self,
                const GuichetPoint *at)
{
  g_autoptr (GuichetAnnotation) annotation = NULL;
  GuichetPoint handles[4];
  guint n;

  if (self->selected == NONE)
    return -1;
  annotation = get_annotation (self, self->selected);
  n = find_handles (annotation, handles);
  for (guint i = 0; i < n; i++)
    if (hypot (handles[i].x - at->x, handles[i].y - at->y) * self->zoom <= REACH)
      return (int) i;
  return -1;
}

/* Helpers: shapes */

static GuichetAnnotation *
make_shape (GuichetImageCanvas *self,
            const GuichetPoint *points,
            guint               n_points)
{
  return guichet_annotation_new (self->tool, points, n_points, self->colour, self->width,
                                 self->tool == GUICHET_ANNOTATION_TEXT ? _ ("Text") : NULL);
}

static gboolean
is_pointed (guint tool)
{
  return tool == GUICHET_ANNOTATION_TEXT || tool == GUICHET_ANNOTATION_BADGE;
}

/* What is dragged at a corner: the opposite one stays. */
static GuichetAnnotation *
resize_shape (GuichetAnnotation  *annotation,
              int                 corner,
              const GuichetPoint *to)
{
  GuichetPoint handles[4];

  find_handles (annotation, handles);
  if (is_between_points (annotation))
    {
      handles[corner] = *to;
      return guichet_annotation_new (guichet_annotation_get_kind (annotation), handles, 2,
                                     guichet_annotation_get_colour (annotation),
                                     guichet_annotation_get_width (annotation), NULL);
    }
  else
    {
      const GuichetPoint *fixed = &handles[(corner + 2) % 4];
      const cairo_rectangle_t frame = { MIN (fixed->x, to->x), MIN (fixed->y, to->y),
                                        MAX (1, fabs (fixed->x - to->x)),
                                        MAX (1, fabs (fixed->y - to->y)) };

      return guichet_annotation_fit (annotation, &frame);
    }
}

static void
set_draft (GuichetImageCanvas *self,
           GuichetAnnotation  *draft)
{
  g_clear_object (&self->draft);
  self->draft = draft;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
crop_to (GuichetImageCanvas *self,
         const GuichetPoint *a,
         const GuichetPoint *b)
{
  const cairo_rectangle_int_t crop = { (int) floor (MIN (a->x, b->x)),
                                       (int) floor (MIN (a->y, b->y)),
                                       (int) ceil (fabs (a->x - b->x)),
                                       (int) ceil (fabs (a->y - b->y)) };

  if (crop.width > 1 && crop.height > 1)
    guichet_sketch_set_crop (self->sketch, &crop);
}

static void
add_and_select (GuichetImageCanvas *self,
                GuichetAnnotation  *annotation)
{
  guichet_sketch_add (self->sketch, annotation);
  guichet_image_canvas_set_selected (
    self, g_list_model_get_n_items (G_LIST_MODEL (self->sketch)) - 1);
  g_signal_emit (self, signals[DRAWN], 0);
}

/* Drawing by hand */

static void
begin_selecting (GuichetImageCanvas *self,
                 const GuichetPoint *at)
{
  self->corner = find_handle_at (self, at);
  if (self->corner < 0)
    guichet_image_canvas_set_selected (
      self, guichet_sketch_find (self->sketch, at->x, at->y, REACH / self->zoom));
  self->moving = self->selected != NONE;
}

static void
drag_begin_cb (GuichetImageCanvas *self,
               double              x,
               double              y)
{
  const GuichetPoint at = to_image (self, x, y);

  gtk_widget_grab_focus (GTK_WIDGET (self));
  if (!self->sketch || self->space)
    return;
  g_array_set_size (self->points, 0);
  g_array_append_val (self->points, at);
  self->moving = FALSE;
  if (self->tool == GUICHET_TOOL_SELECT)
    begin_selecting (self, &at);
  else if (is_pointed (self->tool))
    set_draft (self, make_shape (self, &at, 1));
}

static void
drag_selected (GuichetImageCanvas *self,
               const GuichetPoint *to)
{
  const GuichetPoint *from = &g_array_index (self->points, GuichetPoint, 0);
  g_autoptr (GuichetAnnotation) annotation = NULL;

  if (!self->moving)
    return;
  annotation = get_annotation (self, self->selected);
  set_draft (self, self->corner >= 0
                     ? resize_shape (annotation, self->corner, to)
                     : guichet_annotation_move (annotation, to->x - from->x, to->y - from->y));
}

static void
drag_shape (GuichetImageCanvas *self,
            const GuichetPoint *to)
{
  const gboolean is_free = self->tool == GUICHET_ANNOTATION_PEN
                           || self->tool == GUICHET_ANNOTATION_HIGHLIGHTER;

  if (is_pointed (self->tool))
    {
      set_draft (self, make_shape (self, to, 1));
      return;
    }
  if (!is_free)
    g_array_set_size (self->points, 1);
  g_array_append_vals (self->points, to, 1);
  if (self->tool == GUICHET_TOOL_CROP)
    gtk_widget_queue_draw (GTK_WIDGET (self));
  else
    set_draft (self, make_shape (self, (gpointer) self->points->data, self->points->len));
}

static void
drag_update_cb (GuichetImageCanvas *self,
                double              dx,
                double              dy,
                GtkGestureDrag     *gesture)
{
  double x, y;
  GuichetPoint to;

  if (!self->sketch || self->points->len == 0)
    return;
  gtk_gesture_drag_get_start_point (gesture, &x, &y);
  to = to_image (self, x + dx, y + dy);
  if (self->tool == GUICHET_TOOL_SELECT)
    drag_selected (self, &to);
  else
    drag_shape (self, &to);
}

static void
drag_end_cb (GuichetImageCanvas *self)
{
  g_autoptr (GuichetAnnotation) draft = g_steal_pointer (&self->draft);

  if (self->tool == GUICHET_TOOL_CROP && self->points->len > 1)
    crop_to (self, &g_array_index (self->points, GuichetPoint, 0),
             &g_array_index (self->points, GuichetPoint, 1));
  else if (draft && self->tool == GUICHET_TOOL_SELECT)
    guichet_sketch_replace (self->sketch, self->selected, draft);
  else if (draft)
    add_and_select (self, draft);
  g_array_set_size (self->points, 0);
  self->moving = FALSE;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* Looking around */

/* The canvas moves under the pointer, and its coordinates with it. */
static void
pan_update_cb (GuichetImageCanvas *self,
               double              dx,
               double              dy,
               GtkGestureDrag     *gesture)
{
  GtkAdjustment *across = get_adjustment (self, GTK_ORIENTATION_HORIZONTAL);
  GtkAdjustment *down = get_adjustment (self, GTK_ORIENTATION_VERTICAL);
  const guint button = gtk_gesture_single_get_current_button (GTK_GESTURE_SINGLE (gesture));

  if (!across || !down || (button == GDK_BUTTON_PRIMARY && !self->space))
    return;
  gtk_adjustment_set_value (across, gtk_adjustment_get_value (across) - dx);
  gtk_adjustment_set_value (down, gtk_adjustment_get_value (down) - dy);
}

static void
motion_cb (GuichetImageCanvas *self,
           double              x,
           double              y)
{
  self->pointer = (GuichetPoint){ x, y };
}

/* What is under the pointer stays under it. */
static void
zoom_at (GuichetImageCanvas *self,
         double              zoom)
{
  GtkAdjustment *across = get_adjustment (self, GTK_ORIENTATION_HORIZONTAL);
  GtkAdjustment *down = get_adjustment (self, GTK_ORIENTATION_VERTICAL);
  const GuichetPoint at = to_image (self, self->pointer.x, self->pointer.y);
  const double old = self->zoom;

  guichet_image_canvas_set_zoom (self, zoom);
  if (!across || !down)
    return;
  gtk_adjustment_set_upper (across, MAX (gtk_adjustment_get_upper (across),
                                         guichet_sketch_get_width (self->sketch) * self->zoom));
  gtk_adjustment_set_upper (down, MAX (gtk_adjustment_get_upper (down),
                                       guichet_sketch_get_height (self->sketch) * self->zoom));
  gtk_adjustment_set_value (across,
                            gtk_adjustment_get_value (across) + at.x * (self->zoom - old));
  gtk_adjustment_set_value (down, gtk_adjustment_get_value (down) + at.y * (self->zoom - old));
}

static gboolean
scroll_cb (GtkEventControllerScroll *controller,
           double                    dx,
           double                    dy,
           GuichetImageCanvas       *self)
{
  const GdkModifierType state =
    gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (controller));

  if (!self->sketch || !(state & GDK_CONTROL_MASK))
    return FALSE;
  zoom_at (self, self->zoom * pow (ZOOM_STEP, -dy));
  return TRUE;
}

/* The keyboard */

static void
change_selected (GuichetImageCanvas *self,
                 double              dx,
                 double              dy,
                 gboolean            resize)
{
  g_autoptr (GuichetAnnotation) annotation = NULL;
  g_autoptr (GuichetAnnotation) changed = NULL;
  cairo_rectangle_t frame;

  annotation = get_annotation (self, self->selected);
  guichet_annotation_get_frame (annotation, &frame);
  frame.width = MAX (1, frame.width + dx);
  frame.height = MAX (1, frame.height + dy);
  changed = resize ? guichet_annotation_fit (annotation, &frame)
                   : guichet_annotation_move (annotation, dx, dy);
  guichet_sketch_replace (self->sketch, self->selected, changed);
}

static gboolean
press_arrow (GuichetImageCanvas *self,
             guint               key,
             GdkModifierType     state)
{
  const double step = state & GDK_SHIFT_MASK ? LARGE_STEP : 1;
  const double dx = key == GDK_KEY_Right ? step : key == GDK_KEY_Left ? -step : 0;
  const double dy = key == GDK_KEY_Down ? step : key == GDK_KEY_Up ? -step : 0;

  if (self->selected == NONE || (dx == 0 && dy == 0))
    return FALSE;
  change_selected (self, dx, dy, (state & GDK_CONTROL_MASK) != 0);
  return TRUE;
}

static gboolean
key_pressed_cb (GtkEventControllerKey *controller,
                guint                  key,
                guint                  code,
                GdkModifierType        state,
                GuichetImageCanvas    *self)
{
  if (!self->sketch)
    return FALSE;
  if (key == GDK_KEY_Return && !(state & GDK_CONTROL_MASK))
    guichet_image_canvas_add_shape (self);
  else if (key == GDK_KEY_space)
    self->space = TRUE;
  else
    return guichet_image_canvas_press (self, key, state);
  return TRUE;
}

static void
key_released_cb (GuichetImageCanvas *self,
                 guint               key)
{
  if (key == GDK_KEY_space)
    self->space = FALSE;
}

/* Painting */

static void
paint_redaction (GuichetImageCanvas *self,
                 GuichetAnnotation  *annotation,
                 cairo_t            *cr)
{
  cairo_rectangle_int_t cover;
  cairo_rectangle_t frame;

  guichet_annotation_get_frame (annotation, &frame);
  if (!guichet_redaction_cover (&frame, guichet_sketch_get_width (self->sketch),
                                guichet_sketch_get_height (self->sketch), &cover))
    return;
  cairo_set_source_rgb (cr, 0, 0, 0);
  cairo_rectangle (cr, cover.x, cover.y, cover.width, cover.height);
  cairo_fill (cr);
}

static gboolean
is_redaction (GuichetAnnotation *annotation)
{
  return guichet_annotation_get_kind (annotation) == GUICHET_ANNOTATION_REDACTION;
}

/* The shape that the hand moves stands for the one that it was. */
static GuichetAnnotation *
get_shown (GuichetImageCanvas *self,
           guint               position)
{
  const gboolean is_moved = self->draft && self->moving && position == self->selected;

  return is_moved ? g_object_ref (self->draft) : get_annotation (self, position);
}

static void
paint_shapes (GuichetImageCanvas *self,
              cairo_t            *cr,
              gboolean            redactions)
{
  const guint n = g_list_model_get_n_items (G_LIST_MODEL (self->sketch));

  for (guint i = 0; i < n + (self->draft && !self->moving); i++)
    {
      g_autoptr (GuichetAnnotation) annotation =
        i < n ? get_shown (self, i) : g_object_ref (self->draft);

      if (is_redaction (annotation) != redactions)
        continue;
      if (redactions)
        paint_redaction (self, annotation, cr);
      else
        guichet_annotation_painter_paint (annotation, cr,
                                          guichet_sketch_get_number (self->sketch, i));
    }
}

static void
paint_veil (GuichetImageCanvas *self,
            cairo_t            *cr)
{
  cairo_rectangle_int_t kept;
  const gboolean is_drawn = self->tool == GUICHET_TOOL_CROP && self->points->len > 1;

  if (!guichet_sketch_get_crop (self->sketch, &kept) && !is_drawn)
    return;
  cairo_rectangle (cr, 0, 0, guichet_sketch_get_width (self->sketch),
                   guichet_sketch_get_height (self->sketch));
  if (is_drawn)
    {
      const GuichetPoint *points = (gpointer) self->points->data;

      cairo_rectangle (cr, MIN (points[0].x, points[1].x), MIN (points[0].y, points[1].y),
                       fabs (points[0].x - points[1].x), fabs (points[0].y - points[1].y));
    }
  else
    cairo_rectangle (cr, kept.x, kept.y, kept.width, kept.height);
  cairo_set_fill_rule (cr, CAIRO_FILL_RULE_EVEN_ODD);
  cairo_set_source_rgba (cr, 0, 0, 0, 0.6);
  cairo_fill (cr);
}

static void
paint_handle (GuichetImageCanvas *self,
              cairo_t            *cr,
              const GuichetPoint *at)
{
  cairo_new_path (cr);
  cairo_arc (cr, at->x, at->y, HANDLE / self->zoom, 0, 2 * G_PI);
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_fill_preserve (cr);
  cairo_set_source_rgb (cr, 0.11, 0.44, 0.85);
  cairo_stroke (cr);
}

static void
paint_selection (GuichetImageCanvas *self,
                 cairo_t            *cr)
{
  g_autoptr (GuichetAnnotation) annotation = NULL;
  GuichetPoint handles[4];
  guint n;

  if (self->selected == NONE)
    return;
  annotation = get_shown (self, self->selected);
  n = find_handles (annotation, handles);
  cairo_set_line_width (cr, 2 / self->zoom);
  cairo_set_source_rgb (cr, 0.11, 0.44, 0.85);
  for (guint i = 0; i < n; i++)
    cairo_line_to (cr, handles[i].x, handles[i].y);
  cairo_close_path (cr);
  cairo_stroke (cr);
  for (guint i = 0; i < n; i++)
    paint_handle (self, cr, &handles[i]);
}

/* Overrides */

static void
guichet_image_canvas_snapshot (GtkWidget   *widget,
                               GtkSnapshot *snapshot)
{
  GuichetImageCanvas *self = GUICHET_IMAGE_CANVAS (widget);
  graphene_rect_t visible, seen;
  GuichetPoint origin;
  cairo_t *cr;

  if (!self->sketch)
    return;
  origin = get_origin (self);
  find_visible (self, &visible);
  /* Where it is scrolled by parts of a pixel, what is hidden stays so at the edge. */
  graphene_rect_inset (&visible, -EDGE, -EDGE);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) origin.x, (float) origin.y));
  graphene_rect_offset_r (&visible, (float) -origin.x, (float) -origin.y, &seen);
  guichet_image_tiles_snapshot (self->tiles, snapshot, &seen, self->zoom);
  gtk_snapshot_restore (snapshot);
  cr = gtk_snapshot_append_cairo (snapshot, &visible);
  cairo_translate (cr, origin.x, origin.y);
  cairo_scale (cr, self->zoom, self->zoom);
  paint_shapes (self, cr, FALSE);
  paint_shapes (self, cr, TRUE);
  paint_veil (self, cr);
  paint_selection (self, cr);
  cairo_destroy (cr);
}

static void
guichet_image_canvas_measure (GtkWidget      *widget,
                              GtkOrientation  orientation,
                              int             for_size,
                              int            *minimum,
                              int            *natural,
                              int            *minimum_baseline,
                              int            *natural_baseline)
{
  GuichetImageCanvas *self = GUICHET_IMAGE_CANVAS (widget);
  const gboolean is_across = orientation == GTK_ORIENTATION_HORIZONTAL;
  const int side = !self->sketch ? 0
                   : is_across   ? guichet_sketch_get_width (self->sketch)
                                 : guichet_sketch_get_height (self->sketch);

  *minimum = *natural = self->fitted ? 0 : (int) ceil (side * self->zoom);
}

static void
guichet_image_canvas_size_allocate (GtkWidget *widget,
                                    int        width,
                                    int        height,
                                    int        baseline)
{
  GuichetImageCanvas *self = GUICHET_IMAGE_CANVAS (widget);
  double zoom;

  if (!self->sketch || !self->fitted || width <= 0 || height <= 0)
    return;
  zoom = MIN ((double) width / guichet_sketch_get_width (self->sketch),
              (double) height / guichet_sketch_get_height (self->sketch));
  self->zoom = CLAMP (MIN (zoom, 1), 0.01, ZOOM_MAX);
  g_signal_emit (self, signals[ZOOM_CHANGED], 0);
}

static void
follow_adjustment (GuichetImageCanvas *self,
                   GtkOrientation      orientation)
{
  GtkAdjustment *adjustment = get_adjustment (self, orientation);

  if (adjustment)
    g_signal_connect_object (adjustment, "value-changed", G_CALLBACK (gtk_widget_queue_draw), self,
                             G_CONNECT_SWAPPED);
}

static void
guichet_image_canvas_root (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (guichet_image_canvas_parent_class)->root (widget);
  follow_adjustment (GUICHET_IMAGE_CANVAS (widget), GTK_ORIENTATION_HORIZONTAL);
  follow_adjustment (GUICHET_IMAGE_CANVAS (widget), GTK_ORIENTATION_VERTICAL);
}

static void
guichet_image_canvas_dispose (GObject *object)
{
  GuichetImageCanvas *self = GUICHET_IMAGE_CANVAS (object);

  g_clear_object (&self->draft);
  g_clear_object (&self->sketch);
  g_clear_pointer (&self->tiles, guichet_image_tiles_free);
  g_clear_pointer (&self->image, cairo_surface_destroy);
  g_clear_pointer (&self->points, g_array_unref);
  G_OBJECT_CLASS (guichet_image_canvas_parent_class)->dispose (object);
}

static void
guichet_image_canvas_class_init (GuichetImageCanvasClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = guichet_image_canvas_dispose;
  widget_class->snapshot = guichet_image_canvas_snapshot;
  widget_class->measure = guichet_image_canvas_measure;
  widget_class->size_allocate = guichet_image_canvas_size_allocate;
  widget_class->root = guichet_image_canvas_root;

  /**
   * GuichetImageCanvas::drawn:
   *
   * A shape was added, and is selected.
   */
  signals[DRAWN] = g_signal_new ("drawn", GUICHET_TYPE_IMAGE_CANVAS, G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 0);
  /**
   * GuichetImageCanvas::selection-changed:
   *
   * Another shape is selected, or the selected one changed.
   */
  signals[SELECTION_CHANGED] = g_signal_new ("selection-changed", GUICHET_TYPE_IMAGE_CANVAS,
                                             G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                                             0);
  /**
   * GuichetImageCanvas::zoom-changed:
   *
   * The image is seen larger or smaller.
   */
  signals[ZOOM_CHANGED] = g_signal_new ("zoom-changed", GUICHET_TYPE_IMAGE_CANVAS,
                                        G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_css_name (widget_class, "imagecanvas");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
add_gestures (GuichetImageCanvas *self)
{
  GtkGesture *draw = gtk_gesture_drag_new ();
  GtkGesture *pan = gtk_gesture_drag_new ();

  g_signal_connect_swapped (draw, "drag-begin", G_CALLBACK (drag_begin_cb), self);
  g_signal_connect_swapped (draw, "drag-update", G_CALLBACK (drag_update_cb), self);
  g_signal_connect_swapped (draw, "drag-end", G_CALLBACK (drag_end_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (draw));
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (pan), 0);
  g_signal_connect_swapped (pan, "drag-update", G_CALLBACK (pan_update_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (pan));
}

static void
guichet_image_canvas_init (GuichetImageCanvas *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkEventController *scroll =
    gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_VERTICAL);

  self->selected = NONE;
  self->zoom = 1;
  self->fitted = TRUE;
  self->points = g_array_new (FALSE, FALSE, sizeof (GuichetPoint));
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  add_gestures (self);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  g_signal_connect_swapped (keys, "key-released", G_CALLBACK (key_released_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  g_signal_connect_swapped (motion, "motion", G_CALLBACK (motion_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), motion);
  g_signal_connect (scroll, "scroll", G_CALLBACK (scroll_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), scroll);
}

/* What was selected may be gone. */
static void
sketch_changed_cb (GuichetImageCanvas *self)
{
  const guint n = g_list_model_get_n_items (G_LIST_MODEL (self->sketch));

  gtk_widget_queue_draw (GTK_WIDGET (self));
  if (self->selected != NONE && self->selected >= n)
    self->selected = NONE;
  g_signal_emit (self, signals[SELECTION_CHANGED], 0);
}

/* Public API */

/**
 * guichet_image_canvas_set_image:
 * @image: an image surface, ARGB32, that nobody draws on any more
 * @sketch: what is drawn on it
 *
 * Shows an image. To be called once.
 */
void
guichet_image_canvas_set_image (GuichetImageCanvas *self,
                                cairo_surface_t    *image,
                                GuichetSketch      *sketch)
{
  self->image = cairo_surface_reference (image);
  self->tiles = guichet_image_tiles_new (image);
  self->sketch = g_object_ref (sketch);
  g_signal_connect_object (sketch, "changed", G_CALLBACK (sketch_changed_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

/**
 * guichet_image_canvas_set_tool:
 * @tool: a #GuichetAnnotationKind or a #GuichetTool
 */
void
guichet_image_canvas_set_tool (GuichetImageCanvas *self,
                               guint               tool)
{
  self->tool = tool;
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self),
                                   tool == GUICHET_TOOL_SELECT ? "default" : "crosshair");
}

/**
 * guichet_image_canvas_get_tool:
 *
 * Returns: a #GuichetAnnotationKind or a #GuichetTool
 */
guint
guichet_image_canvas_get_tool (GuichetImageCanvas *self)
{
  return self->tool;
}

/**
 * guichet_image_canvas_set_style:
 * @colour: 0xRRGGBB
 * @width: of strokes, in pixels of the image
 *
 * Says what the next shapes look like.
 */
void
guichet_image_canvas_set_style (GuichetImageCanvas *self,
                                guint32             colour,
                                double              width)
{
  self->colour = colour;
  self->width = width;
}

/**
 * guichet_image_canvas_get_selected:
 *
 * Returns: the position of the selected shape; %GTK_INVALID_LIST_POSITION for none
 */
guint
guichet_image_canvas_get_selected (GuichetImageCanvas *self)
{
  return self->selected;
}

/**
 * guichet_image_canvas_set_selected:
 * @selected: the position of a shape; %GTK_INVALID_LIST_POSITION for none
 */
void
guichet_image_canvas_set_selected (GuichetImageCanvas *self,
                                   guint               selected)
{
  if (self->selected == selected)
    return;
  self->selected = selected;
  gtk_widget_queue_draw (GTK_WIDGET (self));
  g_signal_emit (self, signals[SELECTION_CHANGED], 0);
}

/**
 * guichet_image_canvas_get_zoom:
 *
 * Returns: pixels of the screen for one of the image
 */
double
guichet_image_canvas_get_zoom (GuichetImageCanvas *self)
{
  return self->zoom;
}

/**
 * guichet_image_canvas_set_zoom:
 * @zoom: pixels of the screen for one of the image; kept between 0.1 and 8
 */
void
guichet_image_canvas_set_zoom (GuichetImageCanvas *self,
                               double              zoom)
{
  self->fitted = FALSE;
  self->zoom = CLAMP (zoom, ZOOM_MIN, ZOOM_MAX);
  gtk_widget_queue_resize (GTK_WIDGET (self));
  gtk_widget_queue_draw (GTK_WIDGET (self));
  g_signal_emit (self, signals[ZOOM_CHANGED], 0);
}

/**
 * guichet_image_canvas_fit:
 *
 * Shows the whole image, never larger than it is, and goes on so when there is more room.
 */
void
guichet_image_canvas_fit (GuichetImageCanvas *self)
{
  self->fitted = TRUE;
  gtk_widget_queue_resize (GTK_WIDGET (self));
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * guichet_image_canvas_add_shape:
 *
 * Adds a shape of the current tool in the middle of what is seen, for whoever does not draw: it
 * is moved and resized from there. Cropping so keeps what is seen.
 */
void
guichet_image_canvas_add_shape (GuichetImageCanvas *self)
{
  graphene_rect_t visible;
  GuichetPoint start, end, points[2];
  double width, height;

  if (!self->sketch || self->tool == GUICHET_TOOL_SELECT)
    return;
  find_visible (self, &visible);
  start = to_image (self, visible.origin.x, visible.origin.y);
  end = to_image (self, visible.origin.x + visible.size.width,
                  visible.origin.y + visible.size.height);
  start = (GuichetPoint){ MAX (0, start.x), MAX (0, start.y) };
  end = (GuichetPoint){ MIN (end.x, guichet_sketch_get_width (self->sketch)),
                        MIN (end.y, guichet_sketch_get_height (self->sketch)) };
  width = end.x - start.x;
  height = end.y - start.y;
  points[0] = (GuichetPoint){ floor (start.x + width / 3), floor (start.y + height / 3) };
  points[1] = (GuichetPoint){ floor (end.x - width / 3), floor (end.y - height / 3) };
  if (self->tool == GUICHET_TOOL_CROP)
    crop_to (self, &start, &end);
  else
    {
      g_autoptr (GuichetAnnotation) shape =
        make_shape (self, points, is_pointed (self->tool) ? 1 : 2);

      add_and_select (self, shape);
    }
}

/**
 * guichet_image_canvas_press:
 * @key: an arrow, Delete or BackSpace
 * @state: with Shift by ten pixels, with Control the size
 *
 * Moves, resizes or removes the selected shape, as the keyboard does.
 *
 * Returns: whether the key meant anything
 */
gboolean
guichet_image_canvas_press (GuichetImageCanvas *self,
                            guint               key,
                            GdkModifierType     state)
{
  const guint selected = self->selected;

  if ((key != GDK_KEY_Delete && key != GDK_KEY_BackSpace) || selected == NONE)
    return press_arrow (self, key, state);
  guichet_image_canvas_set_selected (self, NONE);
  guichet_sketch_remove (self->sketch, selected);
  return TRUE;
}
