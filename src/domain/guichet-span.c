/* guichet-span.c - stretches of time that count, or not, and why
 *
 * A list of spans has no hole, no overlap and no empty span, and two neighbours differ in why.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "guichet-span.h"

/**
 * guichet_spans_new:
 *
 * Returns: (transfer full) (element-type GuichetSpan): an empty list
 */
GArray *
guichet_spans_new (void)
{
  return g_array_new (FALSE, FALSE, sizeof (GuichetSpan));
}

/**
 * guichet_spans_append:
 * @from: Unix milliseconds, UTC: the end of the last span
 *
 * Lengthens the last span when it has the same reason. An empty span leaves no trace.
 */
void
guichet_spans_append (GArray         *spans,
                      gint64          from,
                      gint64          to,
                      GuichetSpanWhy  why)
{
  GuichetSpan span = { from, to, why };
  GuichetSpan *last =
    spans->len > 0 ? &g_array_index (spans, GuichetSpan, spans->len - 1) : NULL;

  if (from >= to)
    return;
  if (last && last->to == from && last->why == why)
    last->to = to;
  else
    g_array_append_val (spans, span);
}

/**
 * guichet_spans_measure:
 *
 * Returns: the milliseconds between @from and @to that @spans count
 */
gint64
guichet_spans_measure (const GArray *spans,
                       gint64        from,
                       gint64        to)
{
  gint64 counted = 0;

  for (guint i = 0; i < spans->len; i++)
    {
      const GuichetSpan *span = &g_array_index (spans, GuichetSpan, i);
      gint64 begin = MAX (from, span->from);
      gint64 end = MIN (to, span->to);

      if (span->why == GUICHET_SPAN_OPEN && begin < end)
        counted += end - begin;
    }
  return counted;
}

/**
 * guichet_span_why_to_word:
 *
 * Returns: the word that documents use
 */
const char *
guichet_span_why_to_word (GuichetSpanWhy why)
{
  static const char *const words[] = { "open", "closed", "holiday", "weekend", "closure" };

  g_return_val_if_fail ((guint) why < G_N_ELEMENTS (words), NULL);

  return words[why];
}
