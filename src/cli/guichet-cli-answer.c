/* guichet-cli-answer.c - values of the domain as the documents of guichetctl have them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "guichet-cli-answer.h"

#include "guichet-json.h"
#include "guichet-zone.h"

#include <stdio.h>

/* Helpers */

static void
add_spans (JsonBuilder     *builder,
           GuichetDeadline *deadline)
{
  const GArray *spans = guichet_deadline_get_spans (deadline);
  GTimeZone *zone = guichet_deadline_get_zone (deadline);

  json_builder_set_member_name (builder, "spans");
  json_builder_begin_array (builder);
  for (guint i = 0; i < spans->len; i++)
    {
      const GuichetSpan *span = &g_array_index (spans, GuichetSpan, i);

      json_builder_begin_object (builder);
      guichet_cli_answer_add_instant (builder, "from", zone, span->from);
      guichet_cli_answer_add_instant (builder, "to", zone, span->to);
      json_builder_set_member_name (builder, "counted");
      json_builder_add_boolean_value (builder, span->why == GUICHET_SPAN_OPEN);
      json_builder_set_member_name (builder, "why");
      json_builder_add_string_value (builder, guichet_span_why_to_word (span->why));
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

/* Public API */

/**
 * guichet_cli_answer_add_instant:
 * @name: the member's
 * @zone: the zone to write it in
 * @instant: Unix milliseconds, UTC
 *
 * Adds a member to the object that is open, RFC 3339 with an offset.
 */
void
guichet_cli_answer_add_instant (JsonBuilder *builder,
                                const char  *name,
                                GTimeZone   *zone,
                                gint64       instant)
{
  g_autofree char *text = guichet_zone_format_instant (zone, instant);

  json_builder_set_member_name (builder, name);
  json_builder_add_string_value (builder, text);
}

/**
 * guichet_cli_answer_add_deadline:
 *
 * Adds the members of a deadline to the object that is open: due, clock, counted_minutes or
 * counted_days, spans.
 */
void
guichet_cli_answer_add_deadline (JsonBuilder     *builder,
                                 GuichetDeadline *deadline)
{
  gboolean running = guichet_deadline_get_clock (deadline) == GUICHET_DEADLINE_CLOCK_RUNNING;
  gboolean days = guichet_deadline_get_unit (deadline) == GUICHET_DELAY_DAYS;

  if (running)
    guichet_cli_answer_add_instant (builder, "due", guichet_deadline_get_zone (deadline),
                                    guichet_deadline_get_due (deadline));
  else
    json_builder_add_null_value (json_builder_set_member_name (builder, "due"));
  json_builder_set_member_name (builder, "clock");
  json_builder_add_string_value (builder, running ? "running" : "none");
  json_builder_set_member_name (builder, days ? "counted_days" : "counted_minutes");
  json_builder_add_int_value (builder, guichet_deadline_get_counted (deadline));
  add_spans (builder, deadline);
}

/**
 * guichet_cli_answer_print:
 *
 * Prints the document that was built, on a line of its own, in UTF-8 whatever the locale.
 */
void
guichet_cli_answer_print (JsonBuilder *builder)
{
  g_autoptr (JsonNode) root = json_builder_get_root (builder);
  g_autofree char *text = guichet_json_to_text (root);

  fputs (text, stdout);
  fputc ('\n', stdout);
}
