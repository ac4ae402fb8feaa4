/* guichet-bench.h - the benchmarks' commands, and the samples that they print
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Samples by name. They are printed as one JSON object of arrays; who reads it reckons. */
typedef struct _GuichetBenchSamples GuichetBenchSamples;

GuichetBenchSamples *guichet_bench_samples_new   (void);
void                 guichet_bench_samples_add   (GuichetBenchSamples  *self,
                                                  const char           *name,
                                                  double                value);
void                 guichet_bench_samples_since (GuichetBenchSamples  *self,
                                                  const char           *name,
                                                  gint64                start);
void                 guichet_bench_samples_print (GuichetBenchSamples  *self);
void                 guichet_bench_samples_free  (GuichetBenchSamples  *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GuichetBenchSamples, guichet_bench_samples_free)

gboolean             guichet_bench_insert        (char                **arguments,
                                                  GuichetBenchSamples  *samples,
                                                  GError              **error);
gboolean             guichet_bench_list          (char                **arguments,
                                                  GuichetBenchSamples  *samples,
                                                  GError              **error);
gboolean             guichet_bench_png           (char                **arguments,
                                                  GuichetBenchSamples  *samples,
                                                  GError              **error);
gboolean             guichet_bench_round         (char                **arguments,
                                                  GuichetBenchSamples  *samples,
                                                  GError              **error);

void                 guichet_bench_keep_cb       (GObject              *source,
                                                  GAsyncResult         *result,
                                                  gpointer              slot);
GAsyncResult        *guichet_bench_wait          (GAsyncResult        **slot);

G_END_DECLS
