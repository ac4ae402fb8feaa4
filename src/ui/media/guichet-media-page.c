/* guichet-media-page.c - the espace média: the documents of the service
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "guichet-media-page.h"

#include "guichet-medium-list.h"
#include "guichet-medium-row.h"

struct _GuichetMediaPage
{
  AdwBin parent_instance;

  GuichetSync *sync;
  GuichetDatabase *database;
  GuichetClock *clock;
  GuichetQueryModel *media;
  gboolean folded;

  GtkSearchEntry *search_entry;
  GtkStack *stack;
  GtkListBox *list;
};

G_DEFINE_FINAL_TYPE (GuichetMediaPage, guichet_media_page, ADW_TYPE_BIN)

enum
{
  PROP_SYNC = 1,
  PROP_DATABASE,
  PROP_CLOCK,
  PROP_FOLDED,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

/* Callbacks */

static GtkWidget *
create_row_cb (gpointer item,
               gpointer data)
{
  GuichetMediaPage *self = data;

  return guichet_medium_row_new (self->sync, self->database, self->clock, item);
}

static void
show_list_or_emptiness (GuichetMediaPage *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->search_entry));

  if (g_list_model_get_n_items (G_LIST_MODEL (self->media)) > 0)
    gtk_stack_set_visible_child_name (self->stack, "list");
  else
    gtk_stack_set_visible_child_name (self->stack, *text ? "nothing-found" : "empty");
}

static void
search_changed_cb (GuichetMediaPage *self)
{
  guichet_medium_list_set_text (self->media,
                                gtk_editable_get_text (GTK_EDITABLE (self->search_entry)));
  show_list_or_emptiness (self);
}

static void
search_action (GtkWidget  *widget,
               const char *action,
               GVariant   *parameter)
{
  gtk_widget_grab_focus (GTK_WIDGET (GUICHET_MEDIA_PAGE (widget)->search_entry));
}

static void
clear_search_action (GtkWidget  *widget,
                     const char *action,
                     GVariant   *parameter)
{
  gtk_editable_set_text (GTK_EDITABLE (GUICHET_MEDIA_PAGE (widget)->search_entry), "");
  gtk_widget_grab_focus (GTK_WIDGET (GUICHET_MEDIA_PAGE (widget)->search_entry));
}

/* Overrides */

static void
guichet_media_page_get_property (GObject    *object,
                                 guint       property_id,
                                 GValue     *value,
                                 GParamSpec *pspec)
{
  switch (property_id)
    {
    case PROP_FOLDED:
      g_value_set_boolean (value, GUICHET_MEDIA_PAGE (object)->folded);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
guichet_media_page_set_property (GObject      *object,
                                 guint         property_id,
                                 const GValue *value,
                                 GParamSpec   *pspec)
{
  GuichetMediaPage *self = GUICHET_MEDIA_PAGE (object);

  switch (property_id)
    {
    case PROP_SYNC:
      self->sync = g_value_dup_object (value);
      break;
    case PROP_DATABASE:
      self->database = g_value_dup_object (value);
      break;
    case PROP_CLOCK:
      self->clock = g_value_dup_object (value);
      break;
    case PROP_FOLDED:
      self->folded = g_value_get_boolean (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
guichet_media_page_constructed (GObject *object)
{
  GuichetMediaPage *self = GUICHET_MEDIA_PAGE (object);

  G_OBJECT_CLASS (guichet_media_page_parent_class)->constructed (object);
  self->media = guichet_medium_list_new (self->database, NULL);
  gtk_list_box_bind_model (self->list, G_LIST_MODEL (self->media), create_row_cb, self, NULL);
  g_signal_connect_object (self->media, "items-changed", G_CALLBACK (show_list_or_emptiness),
                           self, G_CONNECT_SWAPPED);
  show_list_or_emptiness (self);
}

static void
guichet_media_page_dispose (GObject *object)
{
  GuichetMediaPage *self = GUICHET_MEDIA_PAGE (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), GUICHET_TYPE_MEDIA_PAGE);
  g_clear_object (&self->media);
  g_clear_object (&self->sync);
  g_clear_object (&self->database);
  g_clear_object (&self->clock);
  G_OBJECT_CLASS (guichet_media_page_parent_class)->dispose (object);
}

static void
install_properties (GObjectClass *object_class)
{
  properties[PROP_SYNC] =
    g_param_spec_object ("sync", NULL, NULL, GUICHET_TYPE_SYNC,
                         G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  properties[PROP_DATABASE] =
    g_param_spec_object ("database", NULL, NULL, GUICHET_TYPE_DATABASE,
                         G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  properties[PROP_CLOCK] =
    g_param_spec_object ("clock", NULL, NULL, GUICHET_TYPE_CLOCK,
                         G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  properties[PROP_FOLDED] = g_param_spec_boolean ("folded", NULL, NULL, FALSE,
                                                  G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
guichet_media_page_class_init (GuichetMediaPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = guichet_media_page_get_property;
  object_class->set_property = guichet_media_page_set_property;
  object_class->constructed = guichet_media_page_constructed;
  object_class->dispose = guichet_media_page_dispose;

  install_properties (object_class);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/guichet/Guichet/ui/media/guichet-media-page.ui");
  gtk_widget_class_bind_template_child (widget_class, GuichetMediaPage, search_entry);
  gtk_widget_class_bind_template_child (widget_class, GuichetMediaPage, stack);
  gtk_widget_class_bind_template_child (widget_class, GuichetMediaPage, list);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_install_action (widget_class, "page.search", NULL, search_action);
  gtk_widget_class_install_action (widget_class, "page.clear-search", NULL, clear_search_action);
}

static void
guichet_media_page_init (GuichetMediaPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* Public API */

/**
 * guichet_media_page_new:
 * @sync: what to ask of the exchange
 * @database: what is stored
 * @clock: what time it is
 *
 * Returns: (transfer floating): the page
 */
GtkWidget *
guichet_media_page_new (GuichetSync     *sync,
                        GuichetDatabase *database,
                        GuichetClock    *clock)
{
  return g_object_new (GUICHET_TYPE_MEDIA_PAGE, "sync", sync, "database", database,
                       "clock", clock, NULL);
}

/**
 * guichet_media_page_search:
 * @self: a page
 * @words: what to look for
 *
 * Lists what the words find.
 */
void
guichet_media_page_search (GuichetMediaPage *self,
                           const char       *words)
{
  g_return_if_fail (GUICHET_IS_MEDIA_PAGE (self));

  gtk_widget_activate_action (GTK_WIDGET (self), "page.search", NULL);
  gtk_editable_set_text (GTK_EDITABLE (self->search_entry), words);
}
