/* guichet-frame-log.c - when frames are painted, for measurements
 *
 * One line a frame: monotonic microseconds before the paint, after it, and the window's name.
 * Written as it comes, so that what is there is whole when the program ends.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "guichet-frame-log.h"

#include <stdio.h>

struct _GuichetFrameLog
{
  GObject parent_instance;

  FILE *file;
  gboolean ends_after_first;
  gint64 before;
};

G_DEFINE_FINAL_TYPE (GuichetFrameLog, guichet_frame_log, G_TYPE_OBJECT)

/* Callbacks */

static void
before_paint_cb (GuichetFrameLog *self)
{
  self->before = g_get_monotonic_time ();
}

static void
after_paint_cb (GdkFrameClock *frame_clock,
                GtkWindow     *window)
{
  GuichetFrameLog *self = g_object_get_data (G_OBJECT (window), "guichet-frame-log");

  if (self->file)
    fprintf (self->file, "%" G_GINT64_FORMAT " %" G_GINT64_FORMAT " %s\n", self->before,
             g_get_monotonic_time (), G_OBJECT_TYPE_NAME (window));
  if (self->ends_after_first)
    g_application_quit (g_application_get_default ());
}

static void
realized_cb (GuichetFrameLog *self,
             GtkWidget       *window)
{
  GdkFrameClock *frame_clock = gtk_widget_get_frame_clock (window);

  g_signal_connect_object (frame_clock, "before-paint", G_CALLBACK (before_paint_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (frame_clock, "after-paint", G_CALLBACK (after_paint_cb), window, 0);
}

/* Overrides */

static void
guichet_frame_log_finalize (GObject *object)
{
  GuichetFrameLog *self = GUICHET_FRAME_LOG (object);

  if (self->file)
    fclose (self->file);
  G_OBJECT_CLASS (guichet_frame_log_parent_class)->finalize (object);
}

static void
guichet_frame_log_class_init (GuichetFrameLogClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = guichet_frame_log_finalize;
}

static void
guichet_frame_log_init (GuichetFrameLog *self)
{
}

/* Public API */

/**
 * guichet_frame_log_new:
 * @path: (nullable): the file to write; replaced
 * @ends_after_first: whether the program ends after the first frame
 *
 * Returns: (transfer full): the log
 */
GuichetFrameLog *
guichet_frame_log_new (const char *path,
                       gboolean    ends_after_first)
{
  GuichetFrameLog *self = g_object_new (GUICHET_TYPE_FRAME_LOG, NULL);

  self->ends_after_first = ends_after_first;
  self->file = path ? fopen (path, "we") : NULL;
  if (self->file)
    setlinebuf (self->file);
  else if (path)
    g_warning ("%s cannot be written", path);
  return self;
}

/**
 * guichet_frame_log_watch:
 * @self: the log
 * @window: a window of which no frame was painted yet
 *
 * Logs the frames of @window.
 */
void
guichet_frame_log_watch (GuichetFrameLog *self,
                         GtkWindow       *window)
{
  g_return_if_fail (GUICHET_IS_FRAME_LOG (self));
  g_object_set_data_full (G_OBJECT (window), "guichet-frame-log", g_object_ref (self),
                          g_object_unref);
  if (gtk_widget_get_realized (GTK_WIDGET (window)))
    realized_cb (self, GTK_WIDGET (window));
  g_signal_connect_object (window, "realize", G_CALLBACK (realized_cb), self, G_CONNECT_SWAPPED);
}
