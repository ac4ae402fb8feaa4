/* guichet-reflow-box.c - a column beside the content, or under it
 *
 * Two children: the content, and a side column. Where there is room for both, measured in
 * characters so that it follows the size of the text, the column stands beside the content and
 * stays in view while that scrolls; elsewhere it follows the content. Both are always there,
 * in the same order, for the keyboard and for a screen reader.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "guichet-reflow-box.h"

#define CONTENT_CHARS 50
#define CONTENT_CHARS_MAX 96
#define SIDE_CHARS 38

struct _GuichetReflowBox
{
  GtkWidget parent_instance;

  GtkWidget *content;
  GtkWidget *side;
  GtkAdjustment *adjustment;
};

enum
{
  PROP_CONTENT = 1,
  PROP_SIDE,
  PROP_ADJUSTMENT,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (GuichetReflowBox, guichet_reflow_box, GTK_TYPE_WIDGET)

/* Helpers */

static int
count_pixels (GuichetReflowBox *self,
              int               n_chars)
{
  PangoContext *context = gtk_widget_get_pango_context (GTK_WIDGET (self));
  PangoFontMetrics *metrics = pango_context_get_metrics (context, NULL, NULL);
  int width = PANGO_PIXELS (n_chars * pango_font_metrics_get_approximate_char_width (metrics));

  pango_font_metrics_unref (metrics);
  return width;
}

static int
get_least_width (GtkWidget *child)
{
  int minimum = 0;

  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  return minimum;
}

/* As high as it wants to be: all of this scrolls. */
static int
get_height (GtkWidget *child,
            int        width)
{
  int natural = 0;

  gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, width, NULL, &natural, NULL, NULL);
  return natural;
}

static int
get_side_width (GuichetReflowBox *self)
{
  return MAX (get_least_width (self->side), count_pixels (self, SIDE_CHARS));
}

static gboolean
is_wide (GuichetReflowBox *self,
         int               width)
{
  int content = MAX (get_least_width (self->content), count_pixels (self, CONTENT_CHARS));

  return width >= content + get_side_width (self);
}

/* Lines that are too long are hard to read: what is left over goes to both sides. */
static int
get_content_width (GuichetReflowBox *self,
                   int               width)
{
  return MIN (width - get_side_width (self), count_pixels (self, CONTENT_CHARS_MAX));
}

static int
measure_height (GuichetReflowBox *self,
                int               width)
{
  if (!is_wide (self, width))
    return get_height (self->content, width) + get_height (self->side, width);
  return MAX (get_height (self->content, get_content_width (self, width)),
              get_height (self->side, get_side_width (self)));
}

/* Where the column starts: at the top of what is in view; one that is higher than the view
 * scrolls until its end is seen. */
static int
place_side (GuichetReflowBox *self,
            int               height,
            int               side_height)
{
  int value = self->adjustment ? (int) gtk_adjustment_get_value (self->adjustment) : 0;
  int page = self->adjustment ? (int) gtk_adjustment_get_page_size (self->adjustment) : height;
  int hidden = MAX (0, side_height - page);

  return CLAMP (value - hidden, 0, MAX (0, height - side_height));
}

static void
allocate (GtkWidget *child,
          int        x,
          int        y,
          int        width,
          int        height)
{
  gtk_widget_size_allocate (child, &(GtkAllocation){ x, y, width, height }, -1);
}

static void
allocate_beside (GuichetReflowBox *self,
                 int               width,
                 int               height)
{
  gboolean rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  int side_width = get_side_width (self);
  int content_width = get_content_width (self, width);
  int side_height = get_height (self->side, side_width);
  int start = (width - content_width - side_width) / 2;

  allocate (self->content, start + (rtl ? side_width : 0), 0, content_width, height);
  allocate (self->side, start + (rtl ? 0 : content_width),
            place_side (self, height, side_height), side_width, side_height);
}

static void
allocate_under (GuichetReflowBox *self,
                int               width)
{
  int content_height = get_height (self->content, width);

  allocate (self->content, 0, 0, width, content_height);
  allocate (self->side, 0, content_height, width, get_height (self->side, width));
}

static void
set_child (GuichetReflowBox  *self,
           GtkWidget        **place,
           GtkWidget         *child)
{
  *place = child;
  gtk_widget_set_parent (child, GTK_WIDGET (self));
}

/* Overrides */

static GtkSizeRequestMode
guichet_reflow_box_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
guichet_reflow_box_measure (GtkWidget      *widget,
                            GtkOrientation  orientation,
                            int             for_size,
                            int            *minimum,
                            int            *natural,
                            int            *minimum_baseline,
                            int            *natural_baseline)
{
  GuichetReflowBox *self = GUICHET_REFLOW_BOX (widget);
  int narrowest = MAX (get_least_width (self->content), get_least_width (self->side));

  *minimum = *natural = orientation == GTK_ORIENTATION_HORIZONTAL
                          ? narrowest
                          : measure_height (self, for_size < 0 ? narrowest : for_size);
}

static void
guichet_reflow_box_size_allocate (GtkWidget *widget,
                                  int        width,
                                  int        height,
                                  int        baseline)
{
  GuichetReflowBox *self = GUICHET_REFLOW_BOX (widget);

  if (is_wide (self, width))
    allocate_beside (self, width, height);
  else
    allocate_under (self, width);
}

/* The column is lower or higher than the content, as it scrolls: it always comes after it. */
static gboolean
guichet_reflow_box_focus (GtkWidget        *widget,
                          GtkDirectionType  direction)
{
  GuichetReflowBox *self = GUICHET_REFLOW_BOX (widget);
  gboolean backward = direction == GTK_DIR_TAB_BACKWARD;
  GtkWidget *first = backward ? self->side : self->content;
  GtkWidget *second = backward ? self->content : self->side;

  if (direction != GTK_DIR_TAB_FORWARD && !backward)
    return GTK_WIDGET_CLASS (guichet_reflow_box_parent_class)->focus (widget, direction);
  if (gtk_widget_get_focus_child (widget) != second && gtk_widget_child_focus (first, direction))
    return TRUE;
  return gtk_widget_child_focus (second, direction);
}

static void
guichet_reflow_box_set_property (GObject      *object,
                                 guint         property_id,
                                 const GValue *value,
                                 GParamSpec   *pspec)
{
  GuichetReflowBox *self = GUICHET_REFLOW_BOX (object);

  switch (property_id)
    {
    case PROP_CONTENT:
      set_child (self, &self->content, g_value_get_object (value));
      break;
    case PROP_SIDE:
      set_child (self, &self->side, g_value_get_object (value));
      break;
    case PROP_ADJUSTMENT:
      self->adjustment = g_value_dup_object (value);
      g_signal_connect_object (self->adjustment, "value-changed",
                               G_CALLBACK (gtk_widget_queue_allocate), self, G_CONNECT_SWAPPED);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
guichet_reflow_box_dispose (GObject *object)
{
  GuichetReflowBox *self = GUICHET_REFLOW_BOX (object);

  g_clear_object (&self->adjustment);
  g_clear_pointer (&self->content, gtk_widget_unparent);
  g_clear_pointer (&self->side, gtk_widget_unparent);
  G_OBJECT_CLASS (guichet_reflow_box_parent_class)->dispose (object);
}

static void
guichet_reflow_box_class_init (GuichetReflowBoxClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS;

  object_class->set_property = guichet_reflow_box_set_property;
  object_class->dispose = guichet_reflow_box_dispose;
  widget_class->get_request_mode = guichet_reflow_box_get_request_mode;
  widget_class->measure = guichet_reflow_box_measure;
  widget_class->size_allocate = guichet_reflow_box_size_allocate;
  widget_class->focus = guichet_reflow_box_focus;

  properties[PROP_CONTENT] =
    g_param_spec_object ("content", NULL, NULL, GTK_TYPE_WIDGET, flags);
  properties[PROP_SIDE] = g_param_spec_object ("side", NULL, NULL, GTK_TYPE_WIDGET, flags);
  properties[PROP_ADJUSTMENT] =
    g_param_spec_object ("adjustment", NULL, NULL, GTK_TYPE_ADJUSTMENT, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
guichet_reflow_box_init (GuichetReflowBox *self)
{
}
