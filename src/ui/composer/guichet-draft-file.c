/* guichet-draft-file.c - a file that goes with a Demande being written
 *
 * Already stored: it can be looked at and taken out.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "guichet-draft-file.h"

#include <glib/gi18n.h>

#define SIDE 48

struct _GuichetDraftFile
{
  AdwActionRow parent_instance;

  GuichetAttachment *attachment;
  GtkImage *thumbnail;
  GtkWidget *annotate;
  GtkWidget *open;
  GtkWidget *remove;
};

G_DEFINE_FINAL_TYPE (GuichetDraftFile, guichet_draft_file, ADW_TYPE_ACTION_ROW)

enum
{
  ANNOTATE,
  OPEN,
  REMOVE,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* Helpers */

static void
name_button (GtkWidget  *button,
             const char *name)
{
  gtk_widget_set_tooltip_text (button, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  -1);
}

/* Callbacks */

static void
annotate_cb (GuichetDraftFile *self)
{
  g_signal_emit (self, signals[ANNOTATE], 0);
}

static void
open_cb (GuichetDraftFile *self)
{
  g_signal_emit (self, signals[OPEN], 0);
}

static void
remove_cb (GuichetDraftFile *self)
{
  g_signal_emit (self, signals[REMOVE], 0);
}

/* Overrides */

static void
guichet_draft_file_dispose (GObject *object)
{
  g_clear_object (&GUICHET_DRAFT_FILE (object)->attachment);
  gtk_widget_dispose_template (GTK_WIDGET (object), GUICHET_TYPE_DRAFT_FILE);
  G_OBJECT_CLASS (guichet_draft_file_parent_class)->dispose (object);
}

static void
guichet_draft_file_class_init (GuichetDraftFileClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = guichet_draft_file_dispose;

  signals[ANNOTATE] = g_signal_new ("annotate", GUICHET_TYPE_DRAFT_FILE, G_SIGNAL_RUN_LAST, 0,
                                    NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[OPEN] = g_signal_new ("open", GUICHET_TYPE_DRAFT_FILE, G_SIGNAL_RUN_LAST, 0, NULL,
                                NULL, NULL, G_TYPE_NONE, 0);
  signals[REMOVE] = g_signal_new ("remove", GUICHET_TYPE_DRAFT_FILE, G_SIGNAL_RUN_LAST, 0,
                                  NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/guichet/Guichet/ui/composer/guichet-draft-file.ui");
  gtk_widget_class_bind_template_child (widget_class, GuichetDraftFile, thumbnail);
  gtk_widget_class_bind_template_child (widget_class, GuichetDraftFile, annotate);
  gtk_widget_class_bind_template_child (widget_class, GuichetDraftFile, open);
  gtk_widget_class_bind_template_child (widget_class, GuichetDraftFile, remove);
  gtk_widget_class_bind_template_callback (widget_class, annotate_cb);
  gtk_widget_class_bind_template_callback (widget_class, open_cb);
  gtk_widget_class_bind_template_callback (widget_class, remove_cb);
}

static void
guichet_draft_file_init (GuichetDraftFile *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* Public API */

/**
 * guichet_draft_file_new:
 * @attachment: a stored attachment
 *
 * Returns: (transfer floating): a row for it
 */
GuichetDraftFile *
guichet_draft_file_new (GuichetAttachment *attachment)
{
  GuichetDraftFile *self = g_object_new (GUICHET_TYPE_DRAFT_FILE, NULL);
  const char *name = guichet_attachment_get_name (attachment);
  g_autofree char *size = g_format_size (guichet_attachment_get_size (attachment));
  /* Translators: opens a file of this name */
  g_autofree char *open = g_strdup_printf (_ ("Open %s"), name);
  /* Translators: hides parts of an image of this name, or draws on it */
  g_autofree char *annotate = g_strdup_printf (_ ("Hide and annotate %s"), name);
  /* Translators: removes a file of this name from the Demande */
  g_autofree char *remove = g_strdup_printf (_ ("Remove %s"), name);

  self->attachment = g_object_ref (attachment);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), name);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self), size);
  if (guichet_attachment_is_image (attachment))
    gtk_image_set_from_icon_name (self->thumbnail, "image-x-generic-symbolic");
  gtk_widget_set_visible (self->annotate, guichet_attachment_is_image (attachment));
  name_button (self->annotate, annotate);
  name_button (self->open, open);
  name_button (self->remove, remove);
  return self;
}

/**
 * guichet_draft_file_get_attachment:
 *
 * Returns: (transfer none): its attachment
 */
GuichetAttachment *
guichet_draft_file_get_attachment (GuichetDraftFile *self)
{
  return self->attachment;
}

/**
 * guichet_draft_file_set_thumbnail:
 * @thumbnail: what it looks like
 */
void
guichet_draft_file_set_thumbnail (GuichetDraftFile *self,
                                      GdkTexture           *thumbnail)
{
  gtk_image_set_from_paintable (self->thumbnail, GDK_PAINTABLE (thumbnail));
  gtk_image_set_pixel_size (self->thumbnail, SIDE);
}

/**
 * guichet_draft_file_set_busy:
 * @busy: whether it is being opened or removed
 */
void
guichet_draft_file_set_busy (GuichetDraftFile *self,
                                 gboolean              busy)
{
  gtk_widget_set_sensitive (self->annotate, !busy);
  gtk_widget_set_sensitive (self->open, !busy);
  gtk_widget_set_sensitive (self->remove, !busy);
}

/**
 * guichet_draft_file_set_note:
 * @note: what is known of it
 *
 * Says it beside the size.
 */
void
guichet_draft_file_set_note (GuichetDraftFile *self,
                             const char       *note)
{
  g_autofree char *size = g_format_size (guichet_attachment_get_size (self->attachment));
  g_autofree char *subtitle = g_strdup_printf ("%s · %s", size, note);

  adw_action_row_set_subtitle (ADW_ACTION_ROW (self), subtitle);
}
