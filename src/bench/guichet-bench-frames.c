/* guichet-bench-frames.c - when any GTK program paints, written from inside
 *
 * Preloaded into each program that is compared, ours as the others. To the file that
 * GUICHET_BENCH_FRAMES names it writes a line a frame: monotonic microseconds before the frame
 * is made and after it is painted, and microseconds of processor that its thread took for it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <gtk/gtk.h>
#include <stdio.h>
#include <time.h>

static FILE *frames;
static gint64 before;
static gint64 processor_before;

static gint64
get_processor_time (void)
{
  struct timespec taken;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &taken);
  return taken.tv_sec * G_USEC_PER_SEC + taken.tv_nsec / 1000;
}

static gboolean
before_paint_cb (GSignalInvocationHint *hint,
                 guint                  n_values,
                 const GValue          *values,
                 gpointer               data)
{
  before = g_get_monotonic_time ();
  processor_before = get_processor_time ();
  return TRUE;
}

static gboolean
after_paint_cb (GSignalInvocationHint *hint,
                guint                  n_values,
                const GValue          *values,
                gpointer               data)
{
  fprintf (frames, "%" G_GINT64_FORMAT " %" G_GINT64_FORMAT " %" G_GINT64_FORMAT "\n", before,
           g_get_monotonic_time (), get_processor_time () - processor_before);
  gdk_display_flush (gdk_display_get_default ());
  return TRUE;
}

static void
hook (const char          *signal,
      GSignalEmissionHook  callback)
{
  g_signal_add_emission_hook (g_signal_lookup (signal, GDK_TYPE_FRAME_CLOCK), 0, callback, NULL,
                              NULL);
}

/* What the program starts in its turn is not measured. */
__attribute__ ((constructor)) static void
start (void)
{
  const char *path = g_getenv ("GUICHET_BENCH_FRAMES");

  frames = path ? fopen (path, "we") : NULL;
  g_unsetenv ("GUICHET_BENCH_FRAMES");
  g_unsetenv ("LD_PRELOAD");
  if (!frames)
    return;
  setlinebuf (frames);
  g_type_class_unref (g_type_class_ref (GDK_TYPE_FRAME_CLOCK));
  hook ("before-paint", before_paint_cb);
  hook ("after-paint", after_paint_cb);
}
