/* guichet-chart-data.h - what a chart shows, and the table behind it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * GuichetChartForm:
 * @GUICHET_CHART_ROWS: a bar a line, lying
 * @GUICHET_CHART_COLUMNS: a bar a line, standing
 * @GUICHET_CHART_LINE: a point a line, joined
 */
typedef enum
{
  GUICHET_CHART_ROWS,
  GUICHET_CHART_COLUMNS,
  GUICHET_CHART_LINE,
} GuichetChartForm;

/**
 * GuichetChartUnit:
 * @GUICHET_CHART_COUNT: how many
 * @GUICHET_CHART_DURATION: milliseconds
 * @GUICHET_CHART_PERCENT: hundredths
 */
typedef enum
{
  GUICHET_CHART_COUNT,
  GUICHET_CHART_DURATION,
  GUICHET_CHART_PERCENT,
} GuichetChartUnit;

/**
 * GuichetChartTone:
 * @GUICHET_TONE_ACCENT: of no meaning
 * @GUICHET_TONE_BAD: grave, late
 * @GUICHET_TONE_WARNING: less so
 * @GUICHET_TONE_GOOD: on time
 * @GUICHET_TONE_QUIET: not known, pending
 *
 * Each has a colour of the theme and a pattern of its own.
 */
typedef enum
{
  GUICHET_TONE_ACCENT,
  GUICHET_TONE_BAD,
  GUICHET_TONE_WARNING,
  GUICHET_TONE_GOOD,
  GUICHET_TONE_QUIET,
} GuichetChartTone;

/* A value that is not known. */
#define GUICHET_CHART_NONE G_MININT64

/**
 * GuichetChartSeries:
 * @name: what people read
 * @unit: what its values are
 * @tone: how it looks
 * @drawn: %FALSE for what only the table has
 */
typedef struct
{
  char *name;
  GuichetChartUnit unit;
  GuichetChartTone tone;
  gboolean drawn;
} GuichetChartSeries;

/**
 * GuichetChartLine:
 * @label: what people read
 * @brief: the same where there is little room
 * @values: one a series
 */
typedef struct
{
  char *label;
  char *brief;
  gint64 *values;
} GuichetChartLine;

/**
 * GuichetChartData:
 * @form: how it is drawn
 * @series: (element-type GuichetChartSeries)
 * @lines: (element-type GuichetChartLine)
 * @heading: what the lines are, for the table
 * @mark: a value to compare with, or %GUICHET_CHART_NONE
 * @mark_name: (nullable): what it is
 */
typedef struct
{
  GuichetChartForm form;
  GPtrArray *series;
  GPtrArray *lines;
  char *heading;
  gint64 mark;
  char *mark_name;
} GuichetChartData;

#define GUICHET_TYPE_CHART_DATA (guichet_chart_data_get_type ())

GType             guichet_chart_data_get_type   (void);
GuichetChartData *guichet_chart_data_new        (GuichetChartForm   form,
                                                 const char        *heading);
GuichetChartData *guichet_chart_data_ref        (GuichetChartData  *self);
void              guichet_chart_data_unref      (GuichetChartData  *self);
void              guichet_chart_data_add_series (GuichetChartData  *self,
                                                 const char        *name,
                                                 GuichetChartUnit   unit,
                                                 GuichetChartTone   tone,
                                                 gboolean           drawn);
void              guichet_chart_data_add_line   (GuichetChartData  *self,
                                                 const char        *label,
                                                 const char        *brief,
                                                 const gint64      *values);
void              guichet_chart_data_set_mark   (GuichetChartData  *self,
                                                 gint64             mark,
                                                 const char        *name);
gint64            guichet_chart_data_get_sum    (GuichetChartData  *self,
                                                 guint              line);
gint64            guichet_chart_data_get_most   (GuichetChartData  *self);
guint             guichet_chart_data_get_drawn  (GuichetChartData  *self);
char             *guichet_chart_data_describe   (GuichetChartData  *self);
char             *guichet_chart_value_text      (GuichetChartUnit   unit,
                                                 gint64             value);
char             *guichet_chart_duration_text   (gint64             milliseconds);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GuichetChartData, guichet_chart_data_unref)

G_END_DECLS
