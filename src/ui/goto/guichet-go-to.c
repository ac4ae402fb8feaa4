/* guichet-go-to.c - goes anywhere by its name
 *
 * One entry, and under it what it may mean: Demandes by their number or object, articles,
 * documents, sections and commands. The focus stays in the entry; the arrows move the selection
 * and Enter goes there. The Demandes come from the worker: what was asked before is dropped.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "guichet-go-to.h"

#include "guichet-article-search.h"
#include "guichet-closures.h"
#include "guichet-demande-list.h"
#include "guichet-destination-row.h"
#include "guichet-medium-list.h"
#include "guichet-medium.h"
#include "guichet-sort-key.h"

#include <glib/gi18n.h>

/* Of each kind, so that none hides the others. */
#define MOST_OF_A_KIND 6

/* How long after the last key the list follows what is typed. */
#define SEARCH_DELAY_MS 80

struct _GuichetGoTo
{
  AdwWindow parent_instance;

  GuichetDatabase *database;
  GCancellable *cancellable;
  GuichetQueryModel *demandes;
  GuichetQueryModel *media;
  GListStore *found;
  char *shown;

  GtkSearchEntry *entry;
  GtkStack *stack;
  GtkScrolledWindow *scroller;
  GtkListBox *list;
  GtkLabel *count;
};

G_DEFINE_FINAL_TYPE (GuichetGoTo, guichet_go_to, ADW_TYPE_WINDOW)

/**
 * Command:
 * @icon_name: of a section or a command
 * @title: its name, to be translated
 * @action: what it does
 * @target: (nullable): what the action takes
 */
typedef struct
{
  const char *icon_name;
  const char *title;
  const char *action;
  const char *target;
} Command;

static const Command sections[] = {
  { "guichet-your-turn-symbolic", N_ ("Your turn"), "win.section", "your-turn" },
  { "guichet-demandes-symbolic", N_ ("Demandes"), "win.section", "demandes" },
  { "guichet-outbox-symbolic", N_ ("Drafts and sending"), "win.section", "envois" },
  { "guichet-faq-symbolic", N_ ("FAQ"), "win.section", "faq" },
  { "guichet-media-symbolic", N_ ("Espace média"), "win.section", "media" },
  { "guichet-statistics-symbolic", N_ ("Statistics"), "win.section", "statistics" },
};

static const Command commands[] = {
  { "guichet-new-symbolic", N_ ("New Demande"), "app.new-demande", NULL },
  { "guichet-syncing-symbolic", N_ ("Synchronise"), "win.synchronise", NULL },
  { "emblem-system-symbolic", N_ ("Preferences"), "app.preferences", NULL },
  { "preferences-desktop-keyboard-shortcuts-symbolic", N_ ("Keyboard shortcuts"),
    "win.show-help-overlay", NULL },
  { "guichet-faq-symbolic", N_ ("Help"), "app.help", NULL },
  { "help-about-symbolic", N_ ("About Guichet"), "app.about", NULL },
};

/* Helpers */

static const char *
get_typed (GuichetGoTo *self)
{
  return gtk_editable_get_text (GTK_EDITABLE (self->entry));
}

static void
add (GuichetGoTo *self,
     const char  *icon_name,
     const char  *title,
     const char  *subtitle,
     const char  *action,
     const char  *target)
{
  g_autoptr (GuichetDestination) destination =
    guichet_destination_new (icon_name, title, subtitle, action, target);

  g_list_store_append (self->found, destination);
}

/* An action of the application may not be there; those of the window are. */
static gboolean
exists (const char *action)
{
  GApplication *application = g_application_get_default ();

  if (!g_str_has_prefix (action, "app."))
    return TRUE;
  return application && g_action_group_has_action (G_ACTION_GROUP (application),
                                                   action + strlen ("app."));
}

static gboolean
says_all (const char *title,
          char      **words)
{
  g_autofree char *key = guichet_sort_key_make (title);

  for (guint i = 0; words[i]; i++)
    if (!strstr (key, words[i]))
      return FALSE;
  return TRUE;
}

static void
add_commands (GuichetGoTo   *self,
              const Command *all,
              guint          n_all,
              const char    *kind,
              char         **words)
{
  for (guint i = 0; i < n_all; i++)
    if (exists (all[i].action) && says_all (_ (all[i].title), words))
      add (self, all[i].icon_name, _ (all[i].title), kind, all[i].action, all[i].target);
}

static void
add_demande (GuichetGoTo    *self,
             GuichetDemande *demande)
{
  const char *status = guichet_demande_get_text (demande, GUICHET_DEMANDE_STATUS);
  const char *number = guichet_demande_get_text (demande, GUICHET_DEMANDE_NUMBER);
  const GuichetDelivery delivery = guichet_demande_get_delivery (demande);
  g_autofree char *title = guichet_closure_title (NULL, guichet_demande_get_title (demande));
  g_autofree char *icon = guichet_closure_status_icon (NULL, status, delivery);
  g_autofree char *state = guichet_closure_status (NULL, status, delivery);
  g_autofree char *subtitle =
    g_strjoin (" · ", _ ("Demande"), *number ? number : state, *number ? state : NULL, NULL);

  add (self, icon, title, subtitle, "win.open-demande", guichet_demande_get_id (demande));
}

static void
add_demandes (GuichetGoTo *self)
{
  const guint n_items = g_list_model_get_n_items (G_LIST_MODEL (self->demandes));

  for (guint i = 0; i < MIN (n_items, MOST_OF_A_KIND); i++)
    {
      g_autoptr (GuichetDemande) demande =
        g_list_model_get_item (G_LIST_MODEL (self->demandes), i);

      add_demande (self, demande);
    }
}

static void
add_articles (GuichetGoTo *self)
{
  g_autoptr (GPtrArray) hits =
    guichet_article_search (guichet_database_read (self->database), get_typed (self), NULL, TRUE,
                            MOST_OF_A_KIND, NULL, NULL);

  for (guint i = 0; hits && i < hits->len; i++)
    {
      GuichetSearchHit *hit = g_ptr_array_index (hits, i);
      g_autofree char *subtitle =
        g_strjoin (" · ", _ ("Article"), guichet_search_hit_get_category (hit), NULL);

      add (self, "guichet-faq-symbolic", guichet_search_hit_get_title (hit), subtitle,
           "win.open-article", guichet_search_hit_get_id (hit));
    }
}

static void
add_media (GuichetGoTo *self)
{
  const guint n_items = g_list_model_get_n_items (G_LIST_MODEL (self->media));

  for (guint i = 0; i < MIN (n_items, MOST_OF_A_KIND); i++)
    {
      g_autoptr (GuichetMedium) medium = g_list_model_get_item (G_LIST_MODEL (self->media), i);
      const GuichetMediumFields *fields = guichet_medium_get_fields (medium);
      g_autofree char *subtitle = g_strjoin (" · ", _ ("Document"), fields->category, NULL);

      add (self, "guichet-media-symbolic", fields->title, subtitle, "win.find-medium",
           fields->title);
    }
}

static void
select_row (GuichetGoTo *self,
            int          index)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->list, index);

  gtk_list_box_select_row (self->list, row);
  if (!row)
    {
      gtk_accessible_reset_relation (GTK_ACCESSIBLE (self->entry),
                                     GTK_ACCESSIBLE_RELATION_ACTIVE_DESCENDANT);
      return;
    }
  gtk_accessible_update_relation (GTK_ACCESSIBLE (self->entry),
                                  GTK_ACCESSIBLE_RELATION_ACTIVE_DESCENDANT, row, -1);
}

static void
say_count (GuichetGoTo *self)
{
  const guint n_items = g_list_model_get_n_items (G_LIST_MODEL (self->found));
  g_autofree char *text =
    g_strdup_printf (g_dngettext (NULL, "%u result", "%u results", n_items), n_items);

  gtk_label_set_label (self->count, text);
  gtk_stack_set_visible_child_name (self->stack, n_items > 0 ? "list" : "nothing");
}

static int
get_selected (GuichetGoTo *self)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);

  return row ? gtk_list_box_row_get_index (row) : -1;
}

/* Before anything is typed: where one may go. News do not move what is selected. */
static void
show_found (GuichetGoTo *self)
{
  const gboolean is_same = g_strcmp0 (self->shown, get_typed (self)) == 0;
  const int selected = is_same ? MAX (get_selected (self), 0) : 0;
  g_autofree char *key = guichet_sort_key_make (get_typed (self));
  g_auto (GStrv) words = g_strsplit (g_strstrip (key), " ", -1);

  g_list_store_remove_all (self->found);
  if (words[0])
    {
      add_demandes (self);
      add_articles (self);
      add_media (self);
    }
  add_commands (self, sections, G_N_ELEMENTS (sections), _ ("Section"), words);
  add_commands (self, commands, G_N_ELEMENTS (commands), _ ("Command"), words);
  say_count (self);
  select_row (self, selected);
  g_free (self->shown);
  self->shown = g_strdup (get_typed (self));
}

static void
go (GuichetGoTo           *self,
    GuichetDestinationRow *row)
{
  g_autoptr (GtkWidget) window = NULL;
  g_autoptr (GuichetDestination) destination = NULL;

  if (!row || !gtk_window_get_transient_for (GTK_WINDOW (self)))
    return;
  window = g_object_ref (GTK_WIDGET (gtk_window_get_transient_for (GTK_WINDOW (self))));
  destination = g_object_ref (guichet_destination_row_get_destination (row));
  gtk_window_destroy (GTK_WINDOW (self));
  gtk_widget_activate_action_variant (window, guichet_destination_get_action (destination),
                                      guichet_destination_get_target (destination));
}

/* Callbacks */

static void
search_changed_cb (GuichetGoTo *self)
{
  const char *typed = get_typed (self);
  const GuichetDemandeFilter filter = { .text = typed, .names_only = TRUE };

  guichet_medium_list_set_text (self->media, *typed ? typed : NULL);
  guichet_demande_list_set_filter (self->demandes, &filter);
  if (!guichet_query_model_is_busy (self->demandes))
    show_found (self);
}

static void
busy_cb (GuichetGoTo *self)
{
  if (!guichet_query_model_is_busy (self->demandes))
    show_found (self);
}

static void
entry_activated_cb (GuichetGoTo *self)
{
  go (self, (GuichetDestinationRow *) gtk_list_box_get_selected_row (self->list));
}

static void
row_activated_cb (GuichetGoTo           *self,
                  GuichetDestinationRow *row)
{
  go (self, row);
}

static gboolean
key_pressed_cb (GuichetGoTo     *self,
                guint            key,
                guint            code,
                GdkModifierType  modifiers)
{
  const int n_items = (int) g_list_model_get_n_items (G_LIST_MODEL (self->found));
  const int step = key == GDK_KEY_Down ? 1 : key == GDK_KEY_Up ? -1 : 0;

  if (step == 0 || n_items == 0)
    return GDK_EVENT_PROPAGATE;
  select_row (self, CLAMP (get_selected (self) + step, 0, n_items - 1));
  return GDK_EVENT_STOP;
}

/* What is selected is seen, without taking the focus from the entry. */
static void
selected_cb (GuichetGoTo   *self,
             GtkListBoxRow *row)
{
  graphene_rect_t bounds;

  if (row && gtk_widget_compute_bounds (GTK_WIDGET (row), GTK_WIDGET (self->list), &bounds))
    gtk_adjustment_clamp_page (gtk_scrolled_window_get_vadjustment (self->scroller),
                               bounds.origin.y, bounds.origin.y + bounds.size.height);
}

static GtkWidget *
create_row_cb (gpointer item,
               gpointer data)
{
  return guichet_destination_row_new (item);
}

static void
stop_search_cb (GuichetGoTo *self)
{
  gtk_window_close (GTK_WINDOW (self));
}

/* Overrides */

static void
guichet_go_to_dispose (GObject *object)
{
  GuichetGoTo *self = GUICHET_GO_TO (object);

  adw_window_set_content (ADW_WINDOW (self), NULL);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->demandes);
  g_clear_object (&self->media);
  g_clear_object (&self->found);
  g_clear_pointer (&self->shown, g_free);
  g_clear_object (&self->database);
  G_OBJECT_CLASS (guichet_go_to_parent_class)->dispose (object);
}

static void
guichet_go_to_class_init (GuichetGoToClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = guichet_go_to_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/guichet/Guichet/ui/goto/guichet-go-to.ui");
  gtk_widget_class_bind_template_child (widget_class, GuichetGoTo, entry);
  gtk_widget_class_bind_template_child (widget_class, GuichetGoTo, stack);
  gtk_widget_class_bind_template_child (widget_class, GuichetGoTo, scroller);
  gtk_widget_class_bind_template_child (widget_class, GuichetGoTo, list);
  gtk_widget_class_bind_template_child (widget_class, GuichetGoTo, count);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, entry_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, key_pressed_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_search_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
guichet_go_to_init (GuichetGoTo *self)
{
  self->found = g_list_store_new (GUICHET_TYPE_DESTINATION);
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_search_entry_set_search_delay (self->entry, SEARCH_DELAY_MS);
  gtk_list_box_bind_model (self->list, G_LIST_MODEL (self->found), create_row_cb, NULL, NULL);
}

/* Public API */

/**
 * guichet_go_to_new:
 * @window: the main window, whose actions go to what is chosen
 * @database: what is stored
 *
 * Returns: (transfer none): the window, which GTK holds until it is closed
 */
GuichetGoTo *
guichet_go_to_new (GtkWindow       *window,
                   GuichetDatabase *database)
{
  GuichetGoTo *self = g_object_new (GUICHET_TYPE_GO_TO, "transient-for", window, NULL);

  self->database = g_object_ref (database);
  self->demandes = guichet_demande_list_new (database, NULL);
  self->media = guichet_medium_list_new (database, NULL);
  g_signal_connect_object (self->demandes, "notify::busy", G_CALLBACK (busy_cb), self,
                           G_CONNECT_SWAPPED);
  self->cancellable = g_cancellable_new ();
  guichet_article_search_warm_async (database, self->cancellable, NULL, NULL);
  show_found (self);
  return self;
}
