/* guichet-chart.c - bars or a line, drawn
 *
 * Everything is drawn on whole pixels, with the text and the colours of the theme. Each tone has a
 * pattern beside its colour, an outline in the colour of the text, and its name in the legend, so
 * that colour is never alone. The same function measures and draws: given no snapshot, it draws
 * nothing. Bars that lie have their label above them, so that they need little width.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "guichet-chart.h"

#include <math.h>

#define BAR 14
#define GAP 6
#define SWATCH 12
#define LEAST_WIDTH 200
#define PLOT_HEIGHT 180
#define WIDEST_COLUMN 48
#define STRIPE 6

struct _GuichetChart
{
  GtkWidget parent_instance;

  GuichetChartData *data;
};

G_DEFINE_FINAL_TYPE (GuichetChart, guichet_chart, GTK_TYPE_WIDGET)

/* What a drawing goes on: @snapshot is NULL while one only measures. */
typedef struct
{
  GuichetChart *chart;
  GtkSnapshot *snapshot;
  int width;
  int y;
  GdkRGBA text;
} Pen;

/* Helpers: colours */

static GdkRGBA
get_text_colour (GuichetChart *self)
{
  GdkRGBA colour;

  gtk_style_context_get_color (gtk_widget_get_style_context (GTK_WIDGET (self)), &colour);
  return colour;
}

static GdkRGBA
get_tone (const Pen        *pen,
          GuichetChartTone  tone)
{
  static const char *const names[] = {
    [GUICHET_TONE_ACCENT] = "accent_color",
    [GUICHET_TONE_BAD] = "error_color",
    [GUICHET_TONE_WARNING] = "warning_color",
    [GUICHET_TONE_GOOD] = "success_color",
  };
  GdkRGBA colour = pen->text;

  colour.alpha *= .25f;
  if (tone != GUICHET_TONE_QUIET)
    gtk_style_context_lookup_color (
      gtk_widget_get_style_context (GTK_WIDGET (pen->chart)), names[tone], &colour);
  return colour;
}

/* Helpers: drawing */

static PangoLayout *
make_layout (const Pen  *pen,
             const char *text,
             int         width)
{
  PangoLayout *layout = gtk_widget_create_pango_layout (GTK_WIDGET (pen->chart), text);

  if (width > 0)
    {
      pango_layout_set_width (layout, width * PANGO_SCALE);
      pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
    }
  return layout;
}

static void
draw_layout (const Pen   *pen,
             PangoLayout *layout,
             int          x,
             int          y)
{
  if (!pen->snapshot)
    return;
  gtk_snapshot_save (pen->snapshot);
  gtk_snapshot_translate (pen->snapshot, &GRAPHENE_POINT_INIT ((float) x, (float) y));
  gtk_snapshot_append_layout (pen->snapshot, layout, &pen->text);
  gtk_snapshot_restore (pen->snapshot);
}

/* Stripes one way for what is grave, the other way for what is less so; nothing elsewhere. */
static void
draw_pattern (const Pen             *pen,
              const graphene_rect_t *area,
              GuichetChartTone       tone)
{
  const GdkRGBA clear = { 1, 1, 1, 0 };
  const GdkRGBA stripe = { 1, 1, 1, .55f };
  const GskColorStop stops[] = {
    { 0, clear }, { .6f, clear }, { .6f, stripe }, { 1, stripe },
  };
  const float x = area->origin.x, y = area->origin.y;
  const float way = tone == GUICHET_TONE_BAD ? STRIPE : -STRIPE;

  if (tone != GUICHET_TONE_BAD && tone != GUICHET_TONE_WARNING)
    return;
  gtk_snapshot_append_repeating_linear_gradient (
    pen->snapshot, area, &GRAPHENE_POINT_INIT (x, y),
    &GRAPHENE_POINT_INIT (x + (tone == GUICHET_TONE_BAD ? STRIPE / 2.f : 0), y + way), stops,
    G_N_ELEMENTS (stops));
}

static void
draw_bar (const Pen        *pen,
          GuichetChartTone  tone,
          int               x,
          int               y,
          int               width,
          int               height)
{
  const graphene_rect_t area =
    GRAPHENE_RECT_INIT ((float) x, (float) y, (float) width, (float) height);
  const GdkRGBA colour = get_tone (pen, tone);
  GdkRGBA outline = pen->text;
  GskRoundedRect frame;

  if (!pen->snapshot || width <= 0 || height <= 0)
    return;
  outline.alpha *= .65f;
  gsk_rounded_rect_init_from_rect (&frame, &area, 2);
  gtk_snapshot_push_rounded_clip (pen->snapshot, &frame);
  gtk_snapshot_append_color (pen->snapshot, &colour, &area);
  draw_pattern (pen, &area, tone);
  gtk_snapshot_pop (pen->snapshot);
  gtk_snapshot_append_border (pen->snapshot, &frame, (float[]){ 1, 1, 1, 1 },
                              (GdkRGBA[]){ outline, outline, outline, outline });
}

/* Helpers: the legend */

static void
place_legend_item (Pen              *pen,
                   const char       *name,
                   GuichetChartTone  tone,
                   int              *x,
                   int              *line_height)
{
  g_autoptr (PangoLayout) layout = make_layout (pen, name, 0);
  int width, height;

  pango_layout_get_pixel_size (layout, &width, &height);
  if (*x > 0 && *x + SWATCH + GAP + width > pen->width)
    {
      *x = 0;
      pen->y += *line_height + GAP / 2;
    }
  if (*x + SWATCH + GAP + width > pen->width)
    {
      pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
      pango_layout_set_width (layout, (pen->width - SWATCH - GAP) * PANGO_SCALE);
      pango_layout_get_pixel_size (layout, &width, &height);
    }
  draw_bar (pen, tone, *x, pen->y + (height - SWATCH) / 2, SWATCH, SWATCH);
  draw_layout (pen, layout, *x + SWATCH + GAP, pen->y);
  *x += SWATCH + GAP + width + 3 * GAP;
  *line_height = height;
}

static void
place_legend (Pen *pen)
{
  GuichetChartData *data = pen->chart->data;
  const guint n_drawn = guichet_chart_data_get_drawn (data);
  int x = 0, height = 0;

  if (n_drawn < 2)
    return;
  for (guint i = 0; i < n_drawn; i++)
    {
      const GuichetChartSeries *series = g_ptr_array_index (data->series, i);

      place_legend_item (pen, series->name, series->tone, &x, &height);
    }
  pen->y += height + 2 * GAP;
}

/* Helpers: bars that lie */

static void
place_row (Pen    *pen,
           guint   index,
           gint64  most)
{
  GuichetChartData *data = pen->chart->data;
  const GuichetChartLine *line = g_ptr_array_index (data->lines, index);
  const GuichetChartSeries *first = g_ptr_array_index (data->series, 0);
  const guint n_drawn = guichet_chart_data_get_drawn (data);
  g_autofree char *text =
    guichet_chart_value_text (first->unit, guichet_chart_data_get_sum (data, index));
  g_autoptr (PangoLayout) value = make_layout (pen, text, 0);
  g_autoptr (PangoLayout) label = NULL;
  int width, height, x = 0;

  pango_layout_get_pixel_size (value, &width, NULL);
  label = make_layout (pen, line->label, MAX (pen->width - width - 2 * GAP, 1));
  pango_layout_get_pixel_size (label, NULL, &height);
  draw_layout (pen, label, 0, pen->y);
  draw_layout (pen, value, pen->width - width, pen->y);
  pen->y += height + 2;
  for (guint i = 0; i < n_drawn; i++)
    {
      const GuichetChartSeries *series = g_ptr_array_index (data->series, i);
      const gint64 part = line->values[i] > 0 ? line->values[i] : 0;
      int length = (int) round ((double) part / (double) most * pen->width);

      length = part > 0 ? MAX (length, 3) : 0;
      length = MIN (length, pen->width - x);
      draw_bar (pen, series->tone, x, pen->y, length, BAR);
      x += length;
    }
  pen->y += BAR + 2 * GAP;
}

static void
place_rows (Pen *pen)
{
  GuichetChartData *data = pen->chart->data;
  const gint64 most = guichet_chart_data_get_most (data);

  for (guint i = 0; i < data->lines->len; i++)
    place_row (pen, i, most);
}

/* Helpers: what stands */

static void
draw_level (const Pen *pen,
            int        x,
            int        y,
            gboolean   strong)
{
  GdkRGBA colour = pen->text;

  colour.alpha *= strong ? .8f : .2f;
  if (pen->snapshot)
    gtk_snapshot_append_color (
      pen->snapshot, &colour,
      &GRAPHENE_RECT_INIT ((float) x, (float) y, (float) (pen->width - x), strong ? 2 : 1));
}

/* The greatest value of the axis: 1, 2 or 5 times a power of ten. */
static gint64
round_up (gint64 most)
{
  gint64 power = 1;

  while (power * 10 < most)
    power *= 10;
  if (power >= most)
    return power;
  return power * 2 >= most ? power * 2 : power * 5 >= most ? power * 5 : power * 10;
}

/* Draws the axis and gives the room that its values take. */
static int
place_axis (Pen    *pen,
            gint64  most,
            int     plot)
{
  GuichetChartData *data = pen->chart->data;
  const GuichetChartSeries *first = g_ptr_array_index (data->series, 0);
  const gint64 values[] = { 0, most % 2 == 0 ? most / 2 : 0, most };
  int room = 0;

  for (guint pass = 0; pass < 2; pass++)
    for (guint i = 0; i < G_N_ELEMENTS (values); i++)
      {
        g_autofree char *text = guichet_chart_value_text (first->unit, values[i]);
        g_autoptr (PangoLayout) layout = make_layout (pen, text, 0);
        const int y = pen->y + plot - (int) round ((double) values[i] / (double) most * plot);
        int width, height;

        pango_layout_get_pixel_size (layout, &width, &height);
        if (pass == 0)
          room = MAX (room, width + GAP);
        else
          {
            draw_layout (pen, layout, room - GAP - width, y - height / 2);
            draw_level (pen, room, y, FALSE);
          }
      }
  return room;
}

/* Labels under what stands: as many as have room, the last one always. */
static int
place_labels (Pen *pen,
              int  left,
              int  plot,
              int  step)
{
  GuichetChartData *data = pen->chart->data;
  int widest = 1, tallest = 0;
  guint every;

  for (guint i = 0; i < data->lines->len; i++)
    {
      const GuichetChartLine *line = g_ptr_array_index (data->lines, i);
      g_autoptr (PangoLayout) layout = make_layout (pen, line->brief, 0);
      int width, height;

      pango_layout_get_pixel_size (layout, &width, &height);
      widest = MAX (widest, width);
      tallest = MAX (tallest, height);
    }
  every = (guint) MAX (1, (widest + GAP + step - 1) / MAX (step, 1));
  for (guint i = 0; i < data->lines->len; i++)
    {
      const GuichetChartLine *line = g_ptr_array_index (data->lines, i);
      g_autoptr (PangoLayout) layout = make_layout (pen, line->brief, 0);
      int width, x;

      if ((data->lines->len - 1 - i) % every != 0)
        continue;
      pango_layout_get_pixel_size (layout, &width, NULL);
      x = left + (int) i * step + (step - width) / 2;
      draw_layout (pen, layout, CLAMP (x, 0, MAX (pen->width - width, 0)), pen->y + plot + GAP);
    }
  return tallest + GAP;
}

static void
draw_columns (Pen    *pen,
              gint64  most,
              int     left,
              int     plot,
              int     step)
{
  GuichetChartData *data = pen->chart->data;
  const guint n_drawn = guichet_chart_data_get_drawn (data);
  const int bar = CLAMP (step - MAX (step / 4, 2), 2, WIDEST_COLUMN);

  for (guint i = 0; i < data->lines->len; i++)
    {
      const GuichetChartLine *line = g_ptr_array_index (data->lines, i);
      gint64 below = 0;

      for (guint j = 0; j < n_drawn; j++)
        {
          const GuichetChartSeries *series = g_ptr_array_index (data->series, j);
          const int bottom = (int) round ((double) below / (double) most * plot);
          const int top = (int) round ((double) (below + line->values[j]) / (double) most * plot);

          draw_bar (pen, series->tone, left + (int) i * step + (step - bar) / 2,
                    pen->y + plot - top, bar, top - bottom);
          below += line->values[j];
        }
    }
}

/* A point for each value that is known, joined to the one before. */
static void
draw_line (Pen *pen,
           int  left,
           int  plot,
           int  step)
{
  GuichetChartData *data = pen->chart->data;
  const GdkRGBA colour = get_tone (pen, GUICHET_TONE_ACCENT);
  gboolean begun = FALSE;
  cairo_t *cr;

  if (!pen->snapshot)
    return;
  cr = gtk_snapshot_append_cairo (
    pen->snapshot, &GRAPHENE_RECT_INIT (0, (float) pen->y - 8, (float) pen->width,
                                        (float) plot + 16));
  gdk_cairo_set_source_rgba (cr, &colour);
  cairo_set_line_width (cr, 2);
  for (guint i = 0; i < data->lines->len; i++)
    {
      const GuichetChartLine *line = g_ptr_array_index (data->lines, i);
      const double x = left + (int) i * step + step / 2.;
      const double y = pen->y + plot - (double) line->values[0] / 100. * plot;

      if (line->values[0] == GUICHET_CHART_NONE)
        continue;
      if (begun)
        {
          cairo_line_to (cr, x, y);
          cairo_stroke (cr);
        }
      cairo_arc (cr, x, y, 4, 0, 2 * G_PI);
      cairo_fill (cr);
      cairo_move_to (cr, x, y);
      begun = TRUE;
    }
  cairo_destroy (cr);
}

static void
place_mark (Pen    *pen,
            gint64  most,
            int     left,
            int     plot)
{
  GuichetChartData *data = pen->chart->data;
  g_autoptr (PangoLayout) layout = NULL;
  const int y = pen->y + plot - (int) round ((double) data->mark / (double) most * plot);

  if (data->mark == GUICHET_CHART_NONE)
    return;
  draw_level (pen, left, y - 1, TRUE);
  layout = make_layout (pen, data->mark_name, 0);
  draw_layout (pen, layout, left + GAP, y + 2);
}

static void
place_standing (Pen *pen)
{
  GuichetChartData *data = pen->chart->data;
  const gint64 most = round_up (guichet_chart_data_get_most (data));
  g_autoptr (PangoLayout) probe = make_layout (pen, "0", 0);
  int left, step, height;

  pango_layout_get_pixel_size (probe, NULL, &height);
  pen->y += height / 2;
  left = place_axis (pen, most, PLOT_HEIGHT);
  step = MAX (1, (pen->width - left) / (int) MAX (data->lines->len, 1));
  place_mark (pen, most, left, PLOT_HEIGHT);
  if (data->form == GUICHET_CHART_LINE)
    draw_line (pen, left, PLOT_HEIGHT, step);
  else
    draw_columns (pen, most, left, PLOT_HEIGHT, step);
  pen->y += PLOT_HEIGHT + MAX (place_labels (pen, left, PLOT_HEIGHT, step), height / 2);
}

static int
place (GuichetChart *self,
       GtkSnapshot  *snapshot,
       int           width)
{
  Pen pen = { self, snapshot, width, 0, get_text_colour (self) };

  if (!self->data || self->data->lines->len == 0)
    return 0;
  place_legend (&pen);
  if (self->data->form == GUICHET_CHART_ROWS)
    place_rows (&pen);
  else
    place_standing (&pen);
  return pen.y;
}

/* Overrides */

static GtkSizeRequestMode
guichet_chart_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
guichet_chart_measure (GtkWidget      *widget,
                       GtkOrientation  orientation,
                       int             for_size,
                       int            *minimum,
                       int            *natural,
                       int            *minimum_baseline,
                       int            *natural_baseline)
{
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = LEAST_WIDTH;
      *natural = 2 * LEAST_WIDTH;
    }
  else
    *minimum = *natural = place (GUICHET_CHART (widget), NULL, MAX (for_size, LEAST_WIDTH));
}

static void
guichet_chart_snapshot (GtkWidget   *widget,
                        GtkSnapshot *snapshot)
{
  place (GUICHET_CHART (widget), snapshot, gtk_widget_get_width (widget));
}

static void
guichet_chart_css_changed (GtkWidget         *widget,
                           GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (guichet_chart_parent_class)->css_changed (widget, change);
  gtk_widget_queue_resize (widget);
}

static void
guichet_chart_finalize (GObject *object)
{
  g_clear_pointer (&GUICHET_CHART (object)->data, guichet_chart_data_unref);
  G_OBJECT_CLASS (guichet_chart_parent_class)->finalize (object);
}

static void
guichet_chart_class_init (GuichetChartClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = guichet_chart_finalize;
  widget_class->get_request_mode = guichet_chart_get_request_mode;
  widget_class->measure = guichet_chart_measure;
  widget_class->snapshot = guichet_chart_snapshot;
  widget_class->css_changed = guichet_chart_css_changed;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
  gtk_widget_class_set_css_name (widget_class, "chart");
}

static void
guichet_chart_init (GuichetChart *self)
{
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
}

/* Public API */

/**
 * guichet_chart_show:
 * @data: what to draw
 * @title: what it is, for those who do not see it
 *
 * Draws @data in place of what was drawn.
 */
void
guichet_chart_show (GuichetChart     *self,
                    GuichetChartData *data,
                    const char       *title)
{
  g_autofree char *words = guichet_chart_data_describe (data);

  guichet_chart_data_ref (data);
  g_clear_pointer (&self->data, guichet_chart_data_unref);
  self->data = data;
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, title,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, words, -1);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}
