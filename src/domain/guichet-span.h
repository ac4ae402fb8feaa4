/* guichet-span.h - stretches of time that count, or not, and why
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * GuichetSpanWhy:
 * @GUICHET_SPAN_OPEN: within opening hours of a Jour ouvré; among days, a Jour ouvré
 * @GUICHET_SPAN_CLOSED: out of the opening hours of a Jour ouvré
 * @GUICHET_SPAN_HOLIDAY: a public holiday from Monday to Friday
 * @GUICHET_SPAN_WEEKEND: Saturday or Sunday
 * @GUICHET_SPAN_CLOSURE: an exceptional closure on a Jour ouvré
 *
 * Why a stretch of time counts or not. Only %GUICHET_SPAN_OPEN counts.
 */
typedef enum
{
  GUICHET_SPAN_OPEN,
  GUICHET_SPAN_CLOSED,
  GUICHET_SPAN_HOLIDAY,
  GUICHET_SPAN_WEEKEND,
  GUICHET_SPAN_CLOSURE,
} GuichetSpanWhy;

/**
 * GuichetSpan:
 * @from: Unix milliseconds, UTC
 * @to: Unix milliseconds, UTC, exclusive
 * @why: why it counts or not
 */
typedef struct
{
  gint64 from;
  gint64 to;
  GuichetSpanWhy why;
} GuichetSpan;

GArray     *guichet_spans_new       (void);
void        guichet_spans_append    (GArray         *spans,
                                     gint64          from,
                                     gint64          to,
                                     GuichetSpanWhy  why);
gint64      guichet_spans_measure   (const GArray   *spans,
                                     gint64          from,
                                     gint64          to);
const char *guichet_span_why_to_word (GuichetSpanWhy why);

G_END_DECLS
