/* guichet-envois-page.c - what is being written and what is on its way
 *
 * Two groups: the drafts, and what was sent from here and the service has not acknowledged.
 * A draft that is deleted is gone only once its toast is: until then it can be had back.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "guichet-envois-page.h"

#include "guichet-demande-list.h"
#include "guichet-demande-table.h"
#include "guichet-draft-row.h"
#include "guichet-envoi-row.h"
#include "guichet-error-text.h"
#include "guichet-outgoing-list.h"
#include "guichet-reply-row.h"

#include <glib/gi18n.h>

struct _GuichetEnvoisPage
{
  AdwBin parent_instance;

  GuichetSync *sync;
  GuichetDatabase *database;
  GuichetClock *clock;
  gboolean folded;
  GtkFilterListModel *drafts;
  GListModel *items;
  GListModel *replies;
  GHashTable *deleted;

  AdwToastOverlay *toasts;
  GtkStack *stack;
  GtkWidget *drafts_group;
  GtkListBox *draft_list;
  GtkListBox *reply_list;
  GtkWidget *items_group;
  GtkListBox *item_list;
};

G_DEFINE_FINAL_TYPE (GuichetEnvoisPage, guichet_envois_page, ADW_TYPE_BIN)

enum
{
  PROP_SYNC = 1,
  PROP_DATABASE,
  PROP_CLOCK,
  PROP_FOLDED,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

/* Helpers */

static void
show_groups (GuichetEnvoisPage *self)
{
  gboolean has_drafts = g_list_model_get_n_items (G_LIST_MODEL (self->drafts)) > 0;
  gboolean has_replies = g_list_model_get_n_items (self->replies) > 0;
  gboolean has_items = g_list_model_get_n_items (self->items) > 0;

  gtk_widget_set_visible (GTK_WIDGET (self->draft_list), has_drafts);
  gtk_widget_set_visible (GTK_WIDGET (self->reply_list), has_replies);
  gtk_widget_set_visible (self->drafts_group, has_drafts || has_replies);
  gtk_widget_set_visible (self->items_group, has_items);
  gtk_stack_set_visible_child_name (
    self->stack, has_drafts || has_replies || has_items ? "lists" : "empty");
}

static void
refilter (GuichetEnvoisPage *self)
{
  gtk_filter_changed (gtk_filter_list_model_get_filter (self->drafts), GTK_FILTER_CHANGE_DIFFERENT);
}

/* The object of the Demande that an item is about, for those that do not say it themselves. */
static char *
find_title (GuichetEnvoisPage           *self,
            const GuichetOutgoingFields *fields)
{
  g_autoptr (GuichetDemande) demande = NULL;

  if (fields->kind != GUICHET_OUTGOING_MESSAGE && fields->kind != GUICHET_OUTGOING_VALIDATION)
    return NULL;
  demande = guichet_demande_table_load (guichet_database_read (self->database), fields->parent_id,
                                        NULL);
  return demande ? g_strdup (guichet_demande_get_title (demande)) : NULL;
}

/* Callbacks */

static gboolean
is_draft_cb (gpointer item,
             gpointer data)
{
  GuichetEnvoisPage *self = data;

  return guichet_demande_get_delivery (item) == GUICHET_DELIVERY_DRAFT &&
         !g_hash_table_contains (self->deleted, guichet_demande_get_id (item));
}

static gboolean
is_reply_draft_cb (gpointer item,
                   gpointer data)
{
  const GuichetOutgoingFields *fields = guichet_outgoing_get_fields (item);

  return fields->delivery == GUICHET_DELIVERY_DRAFT && fields->kind != GUICHET_OUTGOING_DEMANDE;
}

static gboolean
is_on_the_way_cb (gpointer item,
                  gpointer data)
{
  return !is_reply_draft_cb (item, data);
}

static GtkWidget *
create_reply_row_cb (gpointer item,
                     gpointer data)
{
  GuichetEnvoisPage *self = data;
  g_autofree char *about = find_title (self, guichet_outgoing_get_fields (item));

  return guichet_reply_row_new (self->clock, item, about);
}

static GtkWidget *
create_draft_row_cb (gpointer item,
                     gpointer data)
{
  GuichetEnvoisPage *self = data;

  return guichet_draft_row_new (self->clock, item);
}

static GtkWidget *
create_item_row_cb (gpointer item,
                    gpointer data)
{
  GuichetEnvoisPage *self = data;
  g_autofree char *about = find_title (self, guichet_outgoing_get_fields (item));

  return guichet_envoi_row_new (self->sync, self->clock, item, about);
}

static void
deleted_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      data)
{
  g_autoptr (GuichetEnvoisPage) self = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  if (guichet_sync_command_finish (GUICHET_SYNC (source), result, &error))
    return;
  text = guichet_error_text (error);
  adw_toast_overlay_add_toast (self->toasts, adw_toast_new (text));
  g_hash_table_remove_all (self->deleted);
  refilter (self);
}

static void
toast_dismissed_cb (GuichetEnvoisPage *self,
                    AdwToast          *toast)
{
  const char *id = g_object_get_data (G_OBJECT (toast), "demande-id");

  if (g_hash_table_contains (self->deleted, id))
    guichet_sync_delete_draft_async (self->sync, id, NULL, deleted_cb, g_object_ref (self));
}

static void
delete_action (GtkWidget  *widget,
               const char *action,
               GVariant   *parameter)
{
  GuichetEnvoisPage *self = GUICHET_ENVOIS_PAGE (widget);
  const char *id = g_variant_get_string (parameter, NULL);
  AdwToast *toast = adw_toast_new (_ ("Draft deleted"));

  g_hash_table_add (self->deleted, g_strdup (id));
  refilter (self);
  g_object_set_data_full (G_OBJECT (toast), "demande-id", g_strdup (id), g_free);
  adw_toast_set_button_label (toast, _ ("_Undo"));
  adw_toast_set_action_name (toast, "envois.restore-draft");
  adw_toast_set_action_target (toast, "s", id);
  g_signal_connect_object (toast, "dismissed", G_CALLBACK (toast_dismissed_cb), self,
                           G_CONNECT_SWAPPED);
  adw_toast_overlay_add_toast (self->toasts, toast);
}

static void
restore_action (GtkWidget  *widget,
                const char *action,
                GVariant   *parameter)
{
  GuichetEnvoisPage *self = GUICHET_ENVOIS_PAGE (widget);

  g_hash_table_remove (self->deleted, g_variant_get_string (parameter, NULL));
  refilter (self);
}

static GListModel *
filter_items (GListModel              *items,
              GtkCustomFilterFunc      is_in)
{
  GtkCustomFilter *filter = gtk_custom_filter_new (is_in, NULL, NULL);

  return G_LIST_MODEL (gtk_filter_list_model_new (g_object_ref (items), GTK_FILTER (filter)));
}

static void
bind_items (GuichetEnvoisPage *self)
{
  g_autoptr (GListModel) all = G_LIST_MODEL (guichet_outgoing_list_new (self->database));

  self->items = filter_items (all, is_on_the_way_cb);
  self->replies = filter_items (all, is_reply_draft_cb);
  gtk_list_box_bind_model (self->item_list, self->items, create_item_row_cb, self, NULL);
  gtk_list_box_bind_model (self->reply_list, self->replies, create_reply_row_cb, self, NULL);
  g_signal_connect_object (self->items, "items-changed", G_CALLBACK (show_groups), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->replies, "items-changed", G_CALLBACK (show_groups), self,
                           G_CONNECT_SWAPPED);
}

/* Overrides */

static void
guichet_envois_page_get_property (GObject    *object,
                                  guint       property_id,
                                  GValue     *value,
                                  GParamSpec *pspec)
{
  GuichetEnvoisPage *self = GUICHET_ENVOIS_PAGE (object);

  switch (property_id)
    {
    case PROP_FOLDED:
      g_value_set_boolean (value, self->folded);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
guichet_envois_page_set_property (GObject      *object,
                                  guint         property_id,
                                  const GValue *value,
                                  GParamSpec   *pspec)
{
  GuichetEnvoisPage *self = GUICHET_ENVOIS_PAGE (object);

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
guichet_envois_page_constructed (GObject *object)
{
  GuichetEnvoisPage *self = GUICHET_ENVOIS_PAGE (object);
  const GuichetDemandeFilter unsent = { .section = GUICHET_DEMANDE_SECTION_UNSENT };
  GtkCustomFilter *is_draft = gtk_custom_filter_new (is_draft_cb, self, NULL);

  G_OBJECT_CLASS (guichet_envois_page_parent_class)->constructed (object);
  self->drafts = gtk_filter_list_model_new (
    G_LIST_MODEL (guichet_demande_list_new (self->database, &unsent)), GTK_FILTER (is_draft));
  bind_items (self);
  gtk_list_box_bind_model (self->draft_list, G_LIST_MODEL (self->drafts), create_draft_row_cb,
                           self, NULL);
  g_signal_connect_object (self->drafts, "items-changed", G_CALLBACK (show_groups), self,
                           G_CONNECT_SWAPPED);
  show_groups (self);
}

static void
guichet_envois_page_dispose (GObject *object)
{
  GuichetEnvoisPage *self = GUICHET_ENVOIS_PAGE (object);

  adw_bin_set_child (ADW_BIN (self), NULL);
  g_clear_object (&self->drafts);
  g_clear_object (&self->items);
  g_clear_object (&self->replies);
  g_clear_pointer (&self->deleted, g_hash_table_unref);
  g_clear_object (&self->sync);
  g_clear_object (&self->database);
  g_clear_object (&self->clock);
  G_OBJECT_CLASS (guichet_envois_page_parent_class)->dispose (object);
}

static void
guichet_envois_page_class_init (GuichetEnvoisPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags =
    G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = guichet_envois_page_get_property;
  object_class->set_property = guichet_envois_page_set_property;
  object_class->constructed = guichet_envois_page_constructed;
  object_class->dispose = guichet_envois_page_dispose;

  properties[PROP_SYNC] = g_param_spec_object ("sync", NULL, NULL, GUICHET_TYPE_SYNC, flags);
  properties[PROP_DATABASE] =
    g_param_spec_object ("database", NULL, NULL, GUICHET_TYPE_DATABASE, flags);
  properties[PROP_CLOCK] = g_param_spec_object ("clock", NULL, NULL, GUICHET_TYPE_CLOCK, flags);
  properties[PROP_FOLDED] = g_param_spec_boolean ("folded", NULL, NULL, FALSE,
                                                  G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/guichet/Guichet/ui/envois/guichet-envois-page.ui");
  gtk_widget_class_bind_template_child (widget_class, GuichetEnvoisPage, toasts);
  gtk_widget_class_bind_template_child (widget_class, GuichetEnvoisPage, stack);
  gtk_widget_class_bind_template_child (widget_class, GuichetEnvoisPage, drafts_group);
  gtk_widget_class_bind_template_child (widget_class, GuichetEnvoisPage, draft_list);
  gtk_widget_class_bind_template_child (widget_class, GuichetEnvoisPage, reply_list);
  gtk_widget_class_bind_template_child (widget_class, GuichetEnvoisPage, items_group);
  gtk_widget_class_bind_template_child (widget_class, GuichetEnvoisPage, item_list);
  gtk_widget_class_install_action (widget_class, "envois.delete-draft", "s", delete_action);
  gtk_widget_class_install_action (widget_class, "envois.restore-draft", "s", restore_action);
}

static void
guichet_envois_page_init (GuichetEnvoisPage *self)
{
  self->deleted = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* Public API */

/**
 * guichet_envois_page_new:
 * @sync: what to ask of the exchange
 * @database: what is stored
 * @clock: what time it is
 *
 * Returns: (transfer floating): the page
 */
GtkWidget *
guichet_envois_page_new (GuichetSync     *sync,
                         GuichetDatabase *database,
                         GuichetClock    *clock)
{
  return g_object_new (GUICHET_TYPE_ENVOIS_PAGE, "sync", sync, "database", database,
                       "clock", clock, NULL);
}
