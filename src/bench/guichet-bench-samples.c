/* guichet-bench-samples.c - what was measured, sample by sample
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "guichet-bench.h"

#include <json-glib/json-glib.h>

struct _GuichetBenchSamples
{
  JsonObject *arrays;
};

/* Helpers */

static JsonArray *
ensure_array (GuichetBenchSamples *self,
              const char          *name)
{
  if (!json_object_has_member (self->arrays, name))
    json_object_set_array_member (self->arrays, name, json_array_new ());
  return json_object_get_array_member (self->arrays, name);
}

/* Public API */

/**
 * guichet_bench_samples_new:
 *
 * Returns: (transfer full): no samples yet
 */
GuichetBenchSamples *
guichet_bench_samples_new (void)
{
  GuichetBenchSamples *self = g_new0 (GuichetBenchSamples, 1);

  self->arrays = json_object_new ();
  return self;
}

/**
 * guichet_bench_samples_add:
 * @self: the samples
 * @name: of what
 * @value: one more of them
 *
 * Adds a sample.
 */
void
guichet_bench_samples_add (GuichetBenchSamples *self,
                           const char          *name,
                           double               value)
{
  json_array_add_double_element (ensure_array (self, name), value);
}

/**
 * guichet_bench_samples_since:
 * @self: the samples
 * @name: of what
 * @start: monotonic microseconds when it began
 *
 * Adds the milliseconds from @start until now.
 */
void
guichet_bench_samples_since (GuichetBenchSamples *self,
                             const char          *name,
                             gint64               start)
{
  guichet_bench_samples_add (self, name, (double) (g_get_monotonic_time () - start) / 1000);
}

/**
 * guichet_bench_samples_print:
 * @self: the samples
 *
 * Prints them as one line of JSON.
 */
void
guichet_bench_samples_print (GuichetBenchSamples *self)
{
  g_autoptr (JsonNode) node = json_node_new (JSON_NODE_OBJECT);
  g_autofree char *text = NULL;

  json_node_set_object (node, self->arrays);
  text = json_to_string (node, FALSE);
  g_print ("%s\n", text);
}

/**
 * guichet_bench_samples_free:
 * @self: the samples
 *
 * Frees them.
 */
void
guichet_bench_samples_free (GuichetBenchSamples *self)
{
  json_object_unref (self->arrays);
  g_free (self);
}

/**
 * guichet_bench_keep_cb:
 * @source: who answers
 * @result: what
 * @slot: a #GAsyncResult ** that guichet_bench_wait() waits for
 *
 * Keeps an answer.
 */
void
guichet_bench_keep_cb (GObject      *source,
                       GAsyncResult *result,
                       gpointer      slot)
{
  *(GAsyncResult **) slot = g_object_ref (result);
}

/**
 * guichet_bench_wait:
 * @slot: where guichet_bench_keep_cb() keeps the answer; emptied
 *
 * Runs the main loop until the answer is there.
 *
 * Returns: (transfer full): the answer
 */
GAsyncResult *
guichet_bench_wait (GAsyncResult **slot)
{
  while (!*slot)
    g_main_context_iteration (NULL, TRUE);
  return g_steal_pointer (slot);
}
