/* main.c - guichet-bench: what only the inside can measure
 *
 * Each command measures one thing several times, beside its floor and in turn with it, and prints
 * the samples as JSON. tools/bench runs them, measures whole programs itself, and reckons.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "guichet-bench.h"

#include <locale.h>

static const struct
{
  const char *name;
  const char *usage;
  guint n_arguments;
  gboolean (*run) (char **, GuichetBenchSamples *, GError **);
} commands[] = {
  { "insert", "PAGE.json… - one transaction with all that the pages hold", 1,
    guichet_bench_insert },
  { "list", "ROWS TIMES - a list of so many Demandes, filled", 2, guichet_bench_list },
  { "png", "TIMES - a window as large as a 4K screen, encoded", 1, guichet_bench_png },
  { "round", "DATA-DIR TIMES - an exchange when nothing is new", 2, guichet_bench_round },
};

static int
explain_usage (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    g_printerr ("guichet-bench %s %s\n", commands[i].name, commands[i].usage);
  return 2;
}

int
main (int   argc,
      char *argv[])
{
  g_autoptr (GuichetBenchSamples) samples = guichet_bench_samples_new ();
  g_autoptr (GError) error = NULL;

  setlocale (LC_ALL, "");
  for (guint i = 0; argc > 1 && i < G_N_ELEMENTS (commands); i++)
    if (g_str_equal (argv[1], commands[i].name) && (guint) argc - 2 >= commands[i].n_arguments)
      {
        if (!commands[i].run (argv + 2, samples, &error))
          {
            g_printerr ("guichet-bench: %s\n", error->message);
            return 1;
          }
        guichet_bench_samples_print (samples);
        return 0;
      }
  return explain_usage ();
}
