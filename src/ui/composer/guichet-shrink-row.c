/* guichet-shrink-row.c - a picture that is too large, and a smaller one in its place
 *
 * Made smaller when asked, in a thread, and until then nothing is attached. Both sizes are said
 * before the smaller one is.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "guichet-shrink-row.h"

#include "guichet-recompress.h"

#include <glib/gi18n.h>
#include <string.h>

struct _GuichetShrinkRow
{
  AdwActionRow parent_instance;

  GuichetDecoder *decoder;
  GFile *file;
  GCancellable *cancellable;
  GuichetRecompressed *smaller;
  guint64 limit;

  GtkWidget *shrink;
  GtkWidget *attach;
  GtkSpinner *spinner;
};

G_DEFINE_FINAL_TYPE (GuichetShrinkRow, guichet_shrink_row, ADW_TYPE_ACTION_ROW)

enum
{
  ATTACH,
  DISCARD,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* Helpers */

static void
say (GuichetShrinkRow *self,
     char             *sentence)
{
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self), sentence);
  g_free (sentence);
}

static void
say_offer (GuichetShrinkRow *self)
{
  g_autofree char *limit = g_format_size (self->limit);

  /* Translators: a size */
  say (self, g_strdup_printf (_ ("Larger than the %s that the service takes. It can be written "
                                 "anew, smaller."), limit));
}

static void
say_smaller (GuichetShrinkRow *self)
{
  g_autofree char *before = g_format_size (self->smaller->before);
  g_autofree char *after = g_format_size (g_bytes_get_size (self->smaller->bytes));

  if (self->smaller->quality == 0)
    /* Translators: two sizes */
    say (self, g_strdup_printf (_ ("%s become %s, and nothing is lost (PNG)."), before, after));
  else
    /* Translators: two sizes, a number from 1 to 100 */
    say (self, g_strdup_printf (_ ("%s become %s (JPEG, quality %d)."), before, after,
                                self->smaller->quality));
}

static void
set_working (GuichetShrinkRow *self,
             gboolean          working)
{
  gtk_spinner_set_spinning (self->spinner, working);
  gtk_widget_set_visible (GTK_WIDGET (self->spinner), working);
  gtk_widget_set_visible (self->shrink, !working && !self->smaller);
  gtk_widget_set_visible (self->attach, self->smaller != NULL);
}

/* Callbacks */

static void
recompressed_cb (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr (GuichetShrinkRow) self = user_data;
  g_autoptr (GError) error = NULL;
  GuichetRecompressed *smaller =
    guichet_recompress_finish (GUICHET_DECODER (source), result, &error);

  if (g_cancellable_is_cancelled (self->cancellable))
    {
      g_clear_pointer (&smaller, guichet_recompressed_free);
      return;
    }
  self->smaller = smaller;
  if (smaller)
    say_smaller (self);
  else
    say (self, g_strdup (_ ("It cannot be made small enough. Attach a part of it.")));
  set_working (self, FALSE);
  if (smaller)
    gtk_widget_grab_focus (self->attach);
  else
    gtk_widget_set_visible (self->shrink, FALSE);
}

static void
shrink_cb (GuichetShrinkRow *self)
{
  set_working (self, TRUE);
  say (self, g_strdup (_ ("Writing it anew…")));
  guichet_recompress_async (self->decoder, self->file, self->limit, self->cancellable,
                            recompressed_cb, g_object_ref (self));
}

static void
attach_cb (GuichetShrinkRow *self)
{
  g_signal_emit (self, signals[ATTACH], 0);
}

static void
discard_cb (GuichetShrinkRow *self)
{
  g_cancellable_cancel (self->cancellable);
  g_signal_emit (self, signals[DISCARD], 0);
}

/* Overrides */

static void
guichet_shrink_row_dispose (GObject *object)
{
  GuichetShrinkRow *self = GUICHET_SHRINK_ROW (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->decoder);
  g_clear_object (&self->file);
  g_clear_pointer (&self->smaller, guichet_recompressed_free);
  gtk_widget_dispose_template (GTK_WIDGET (object), GUICHET_TYPE_SHRINK_ROW);
  G_OBJECT_CLASS (guichet_shrink_row_parent_class)->dispose (object);
}

static void
guichet_shrink_row_finalize (GObject *object)
{
  g_clear_object (&GUICHET_SHRINK_ROW (object)->cancellable);
  G_OBJECT_CLASS (guichet_shrink_row_parent_class)->finalize (object);
}

static void
guichet_shrink_row_class_init (GuichetShrinkRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = guichet_shrink_row_dispose;
  G_OBJECT_CLASS (klass)->finalize = guichet_shrink_row_finalize;
  signals[ATTACH] = g_signal_new ("attach", GUICHET_TYPE_SHRINK_ROW, G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 0);
  signals[DISCARD] = g_signal_new ("discard", GUICHET_TYPE_SHRINK_ROW, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/guichet/Guichet/ui/composer/guichet-shrink-row.ui");
  gtk_widget_class_bind_template_child (widget_class, GuichetShrinkRow, shrink);
  gtk_widget_class_bind_template_child (widget_class, GuichetShrinkRow, attach);
  gtk_widget_class_bind_template_child (widget_class, GuichetShrinkRow, spinner);
  gtk_widget_class_bind_template_callback (widget_class, shrink_cb);
  gtk_widget_class_bind_template_callback (widget_class, attach_cb);
  gtk_widget_class_bind_template_callback (widget_class, discard_cb);
}

static void
guichet_shrink_row_init (GuichetShrinkRow *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* Public API */

/**
 * guichet_shrink_row_new:
 * @decoder: decodes the picture
 * @file: a PNG or a JPEG that is too large
 * @name: how it is called
 * @limit: the most bytes
 *
 * Returns: (transfer floating): a row that offers a smaller one
 */
GuichetShrinkRow *
guichet_shrink_row_new (GuichetDecoder *decoder,
                        GFile          *file,
                        const char     *name,
                        guint64         limit)
{
  GuichetShrinkRow *self = g_object_new (GUICHET_TYPE_SHRINK_ROW, "title", name, NULL);

  self->decoder = g_object_ref (decoder);
  self->file = g_object_ref (file);
  self->limit = limit;
  say_offer (self);
  return self;
}

/**
 * guichet_shrink_row_get_content:
 *
 * Returns: (transfer none) (nullable): the smaller file, once it is made
 */
GBytes *
guichet_shrink_row_get_content (GuichetShrinkRow *self)
{
  return self->smaller ? self->smaller->bytes : NULL;
}

/**
 * guichet_shrink_row_make_file_name:
 *
 * Returns: (transfer full): the name of the smaller file
 */
char *
guichet_shrink_row_make_file_name (GuichetShrinkRow *self)
{
  g_autofree char *name =
    g_strdup (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (self)));
  char *dot = strrchr (name, '.');

  if (dot && dot > name)
    *dot = '\0';
  return g_strconcat (name, self->smaller && self->smaller->quality > 0 ? ".jpg" : ".png", NULL);
}
