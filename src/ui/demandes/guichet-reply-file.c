/* guichet-reply-file.c - a file that will go with an answer
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "guichet-reply-file.h"

#include "guichet-attachment.h"

#include <glib/gi18n.h>

struct _GuichetReplyFile
{
  AdwActionRow parent_instance;

  GuichetAttachment *attachment;
  GListStore *files;

  GtkWidget *remove;
};

G_DEFINE_FINAL_TYPE (GuichetReplyFile, guichet_reply_file, ADW_TYPE_ACTION_ROW)

static void
remove_cb (GuichetReplyFile *self)
{
  guint position;

  if (g_list_store_find (self->files, self->attachment, &position))
    g_list_store_remove (self->files, position);
}

static void
guichet_reply_file_dispose (GObject *object)
{
  GuichetReplyFile *self = GUICHET_REPLY_FILE (object);

  g_clear_object (&self->attachment);
  g_clear_object (&self->files);
  G_OBJECT_CLASS (guichet_reply_file_parent_class)->dispose (object);
}

static void
guichet_reply_file_class_init (GuichetReplyFileClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = guichet_reply_file_dispose;
  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/guichet/Guichet/ui/demandes/guichet-reply-file.ui");
  gtk_widget_class_bind_template_child (widget_class, GuichetReplyFile, remove);
  gtk_widget_class_bind_template_callback (widget_class, remove_cb);
}

static void
guichet_reply_file_init (GuichetReplyFile *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * guichet_reply_file_create:
 * @attachment: a #GuichetAttachment
 * @files: the #GListStore that it is in, and that it leaves when it is removed
 *
 * A #GtkListBoxCreateWidgetFunc.
 *
 * Returns: (transfer floating): the row
 */
GtkWidget *
guichet_reply_file_create (gpointer attachment,
                           gpointer files)
{
  GuichetReplyFile *self = g_object_new (GUICHET_TYPE_REPLY_FILE, NULL);
  const char *name = guichet_attachment_get_name (attachment);
  g_autofree char *size = g_format_size (guichet_attachment_get_size (attachment));
  g_autofree char *label = NULL;

  self->attachment = g_object_ref (attachment);
  self->files = g_object_ref (files);
  /* Translators: the name of a file */
  label = g_strdup_printf (_ ("Remove %s"), name);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), name);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self), size);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->remove),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  return GTK_WIDGET (self);
}
