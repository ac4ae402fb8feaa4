/* guichet-chart-data.c - what a chart shows, and the table behind it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "guichet-chart-data.h"

#include "guichet-instant.h"

#include <glib/gi18n.h>

G_DEFINE_BOXED_TYPE (GuichetChartData, guichet_chart_data, guichet_chart_data_ref,
                     guichet_chart_data_unref)

#define DAY_MS (24 * GUICHET_HOUR_MS)

/* Helpers */

static void
series_free (GuichetChartSeries *self)
{
  g_free (self->name);
  g_free (self);
}

static void
line_free (GuichetChartLine *self)
{
  g_free (self->label);
  g_free (self->brief);
  g_free (self->values);
  g_free (self);
}

static void
clear (gpointer data)
{
  GuichetChartData *self = data;

  g_ptr_array_unref (self->series);
  g_ptr_array_unref (self->lines);
  g_free (self->heading);
  g_free (self->mark_name);
}

/* Public API */

/**
 * guichet_chart_data_new:
 * @heading: what the lines are
 *
 * Returns: (transfer full): data without a series nor a line
 */
GuichetChartData *
guichet_chart_data_new (GuichetChartForm  form,
                        const char       *heading)
{
  GuichetChartData *self = g_atomic_rc_box_new0 (GuichetChartData);

  self->form = form;
  self->heading = g_strdup (heading);
  self->mark = GUICHET_CHART_NONE;
  self->series = g_ptr_array_new_with_free_func ((GDestroyNotify) series_free);
  self->lines = g_ptr_array_new_with_free_func ((GDestroyNotify) line_free);
  return self;
}

/**
 * guichet_chart_data_ref:
 *
 * Returns: (transfer full): the same data
 */
GuichetChartData *
guichet_chart_data_ref (GuichetChartData *self)
{
  return g_atomic_rc_box_acquire (self);
}

/**
 * guichet_chart_data_unref:
 *
 * Gives back a reference.
 */
void
guichet_chart_data_unref (GuichetChartData *self)
{
  g_atomic_rc_box_release_full (self, clear);
}

/**
 * guichet_chart_data_add_series:
 * @drawn: %FALSE for what only the table has: such series come last
 *
 * Adds a series, before any line.
 */
void
guichet_chart_data_add_series (GuichetChartData *self,
                               const char       *name,
                               GuichetChartUnit  unit,
                               GuichetChartTone  tone,
                               gboolean          drawn)
{
  GuichetChartSeries *series = g_new0 (GuichetChartSeries, 1);

  series->name = g_strdup (name);
  series->unit = unit;
  series->tone = tone;
  series->drawn = drawn;
  g_ptr_array_add (self->series, series);
}

/**
 * guichet_chart_data_add_line:
 * @brief: (nullable): the label where there is little room
 * @values: one a series
 *
 * Adds a line.
 */
void
guichet_chart_data_add_line (GuichetChartData *self,
                             const char       *label,
                             const char       *brief,
                             const gint64     *values)
{
  GuichetChartLine *line = g_new0 (GuichetChartLine, 1);

  line->label = g_strdup (label);
  line->brief = g_strdup (brief ? brief : label);
  line->values = g_memdup2 (values, self->series->len * sizeof *values);
  g_ptr_array_add (self->lines, line);
}

/**
 * guichet_chart_data_set_mark:
 *
 * Has a value to compare with drawn across.
 */
void
guichet_chart_data_set_mark (GuichetChartData *self,
                             gint64            mark,
                             const char       *name)
{
  self->mark = mark;
  g_free (self->mark_name);
  self->mark_name = g_strdup (name);
}

/**
 * guichet_chart_data_get_drawn:
 *
 * Returns: how many series are drawn
 */
guint
guichet_chart_data_get_drawn (GuichetChartData *self)
{
  guint drawn = 0;

  for (guint i = 0; i < self->series->len; i++)
    drawn += ((GuichetChartSeries *) g_ptr_array_index (self->series, i))->drawn ? 1 : 0;
  return drawn;
}

/**
 * guichet_chart_data_get_sum:
 *
 * Returns: what the bar of a line is long; %GUICHET_CHART_NONE when none of it is known
 */
gint64
guichet_chart_data_get_sum (GuichetChartData *self,
                            guint             line)
{
  const GuichetChartLine *values = g_ptr_array_index (self->lines, line);
  const guint n_drawn = guichet_chart_data_get_drawn (self);
  gint64 sum = GUICHET_CHART_NONE;

  for (guint i = 0; i < n_drawn; i++)
    if (values->values[i] != GUICHET_CHART_NONE)
      sum = (sum == GUICHET_CHART_NONE ? 0 : sum) + values->values[i];
  return sum;
}

/**
 * guichet_chart_data_get_most:
 *
 * Returns: the greatest of these sums, 1 at least; 100 for a share
 */
gint64
guichet_chart_data_get_most (GuichetChartData *self)
{
  const GuichetChartSeries *first = g_ptr_array_index (self->series, 0);
  gint64 most = 1;

  if (first->unit == GUICHET_CHART_PERCENT)
    return 100;
  for (guint i = 0; i < self->lines->len; i++)
    most = MAX (most, guichet_chart_data_get_sum (self, i));
  return most;
}

/**
 * guichet_chart_duration_text:
 *
 * Returns: (transfer full): a duration as people say it, two units at most
 */
char *
guichet_chart_duration_text (gint64 milliseconds)
{
  const int days = (int) (milliseconds / DAY_MS);
  const int hours = (int) (milliseconds % DAY_MS / GUICHET_HOUR_MS);
  const int minutes = (int) (milliseconds % GUICHET_HOUR_MS / GUICHET_MINUTE_MS);

  /* Translators: durations: days and hours; days; hours and minutes; minutes */
  if (days > 0 && hours > 0 && days < 10)
    return g_strdup_printf (_ ("%d d %d h"), days, hours);
  if (days > 0)
    return g_strdup_printf (_ ("%d d"), days);
  if (hours > 0 && minutes > 0)
    return g_strdup_printf (_ ("%d h %02d"), hours, minutes);
  if (hours > 0)
    return g_strdup_printf (_ ("%d h"), hours);
  return g_strdup_printf (_ ("%d min"), minutes);
}

/**
 * guichet_chart_value_text:
 *
 * Returns: (transfer full): a value as people read it, a dash when it is not known
 */
char *
guichet_chart_value_text (GuichetChartUnit unit,
                          gint64           value)
{
  if (value == GUICHET_CHART_NONE)
    return g_strdup ("–");
  switch (unit)
    {
    case GUICHET_CHART_DURATION:
      return guichet_chart_duration_text (value);
    case GUICHET_CHART_PERCENT:
      /* Translators: a share in hundredths */
      return g_strdup_printf (_ ("%d %%"), (int) value);
    case GUICHET_CHART_COUNT:
    default:
      return g_strdup_printf ("%" G_GINT64_FORMAT, value);
    }
}

/**
 * guichet_chart_data_describe:
 *
 * Returns: (transfer full): the chart in words, for those who do not see it
 */
char *
guichet_chart_data_describe (GuichetChartData *self)
{
  const GuichetChartSeries *first = g_ptr_array_index (self->series, 0);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < self->lines->len; i++)
    {
      const GuichetChartLine *line = g_ptr_array_index (self->lines, i);
      g_autofree char *value =
        guichet_chart_value_text (first->unit, guichet_chart_data_get_sum (self, i));

      /* Translators: a line of a chart read out: what, then how much */
      g_string_append_printf (text, _ ("%s: %s"), line->label, value);
      g_string_append (text, i + 1 < self->lines->len ? "; " : ".");
    }
  return g_strdup (text->str);
}
