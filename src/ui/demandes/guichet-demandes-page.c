/* guichet-demandes-page.c - a list of Demandes beside the one that is selected
 *
 * The page remembers which Demande is selected by its id: a row that moves is a removal and an
 * insertion, and the selection must survive it. A Demande that leaves the list stays shown.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "guichet-demandes-page.h"

#include "guichet-demande-filters.h"
#include "guichet-demande-row.h"
#include "guichet-demande-view.h"
#include "guichet-gradual-list.h"
#include "guichet-leaflet.h"
#include "guichet-settings.h"

#include <glib/gi18n.h>

/* How long after the last key the list follows what is typed. */
#define SEARCH_DELAY_MS 150

struct _GuichetDemandesPage
{
  AdwBin parent_instance;

  GuichetSync *sync;
  GuichetDatabase *database;
  GuichetClock *clock;
  GuichetDemandeSection section;
  GuichetQueryModel *model;
  GuichetGradualList *rows;
  gboolean folded;
  GSettings *settings;
  GuichetDemandeSort sort;
  char *selected_id;
  char *own_id;
  gboolean is_restoring;

  AdwLeaflet *leaflet;
  GtkStack *list_stack;
  AdwStatusPage *empty;
  GtkButton *empty_button;
  AdwWindowTitle *title;
  GtkSearchBar *search_bar;
  GtkSearchEntry *search_entry;
  GtkWidget *sort_button;
  GtkWidget *filter_button;
  GuichetDemandeFilters *filters;
  GtkRevealer *summary;
  GtkLabel *summary_text;
  GtkListView *list;
  GtkSingleSelection *selection;
  GtkStack *detail_stack;
  GuichetDemandeView *view;
};

G_DEFINE_FINAL_TYPE (GuichetDemandesPage, guichet_demandes_page, ADW_TYPE_BIN)

enum
{
  PROP_SYNC = 1,
  PROP_DATABASE,
  PROP_CLOCK,
  PROP_SECTION,
  PROP_FOLDED,
  PROP_SORT,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

/* The orders as they are kept. */
static const char *const sort_words[] = {
  [GUICHET_DEMANDE_SORT_ACTIVITY] = "activity",
  [GUICHET_DEMANDE_SORT_RECORDED] = "recorded",
  [GUICHET_DEMANDE_SORT_TITLE] = "title",
  [GUICHET_DEMANDE_SORT_CRITICALITY] = "criticality",
  [GUICHET_DEMANDE_SORT_DUE] = "due",
};

/* Helpers */

static gboolean
shows_detail (GuichetDemandesPage *self)
{
  return !adw_leaflet_get_folded (self->leaflet) ||
         adw_leaflet_get_visible_child (self->leaflet) == GTK_WIDGET (self->detail_stack);
}

/* What the reader has before their eyes is read. */
static void
mark_seen (GuichetDemandesPage *self)
{
  GuichetDemande *demande =
    self->view ? guichet_demande_view_get_demande (self->view) : NULL;

  if (demande && guichet_demande_get_unread (demande) && shows_detail (self) &&
      gtk_widget_get_mapped (GTK_WIDGET (self->view)))
    guichet_sync_mark_seen_async (self->sync, guichet_demande_get_id (demande), NULL, NULL, NULL);
}

static const char *
get_typed (GuichetDemandesPage *self)
{
  return gtk_editable_get_text (GTK_EDITABLE (self->search_entry));
}

static void
say_count (GuichetDemandesPage *self,
           guint                n_items)
{
  g_autofree char *text = g_strdup_printf (g_dngettext (NULL, "%u Demande", "%u Demandes", n_items),
                                           n_items);

  adw_window_title_set_subtitle (self->title, n_items > 0 ? text : "");
}

/* Where nothing is found, what leaves the most out is what to give up first. */
static const char *
choose_emptiness (GuichetDemandesPage *self)
{
  if (guichet_demande_filters_is_active (self->filters))
    return "nothing-left";
  return *get_typed (self) ? "nothing-found" : "empty";
}

static void
show_list_or_emptiness (GuichetDemandesPage *self)
{
  const guint n_items = g_list_model_get_n_items (G_LIST_MODEL (self->model));

  if (n_items > 0)
    gtk_stack_set_visible_child_name (self->list_stack, "list");
  else if (!guichet_query_model_is_busy (self->model))
    gtk_stack_set_visible_child_name (self->list_stack, choose_emptiness (self));
  say_count (self, n_items);
}

static GuichetDemandeSort
parse_sort (const char *word)
{
  for (guint i = 0; i < G_N_ELEMENTS (sort_words); i++)
    if (g_strcmp0 (word, sort_words[i]) == 0)
      return (GuichetDemandeSort) i;
  return GUICHET_DEMANDE_SORT_ACTIVITY;
}

/* What is awaited of us is in the order in which it is due, always. */
static void
fill_filter (GuichetDemandesPage  *self,
             GuichetDemandeFilter *filter)
{
  *filter = (GuichetDemandeFilter) { .section = self->section,
                                    .text = get_typed (self),
                                    .now = guichet_clock_get_now (self->clock) };
  guichet_demande_filters_fill (self->filters, filter);
  filter->sort = self->section == GUICHET_DEMANDE_SECTION_TO_ACT ? GUICHET_DEMANDE_SORT_DUE
                                                                 : self->sort;
}

static void
filter_list (GuichetDemandesPage *self)
{
  GuichetDemandeFilter filter;

  fill_filter (self, &filter);
  guichet_demande_list_set_filter (self->model, &filter);
  show_list_or_emptiness (self);
}

static void
set_sort (GuichetDemandesPage *self,
          GuichetDemandeSort   sort)
{
  if (self->sort == sort)
    return;
  self->sort = sort;
  if (self->settings)
    g_settings_set_string (self->settings, "demandes-sort", sort_words[sort]);
  if (self->model)
    filter_list (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SORT]);
}

/* A list view keeps what is at its top where it is: what comes above would not be seen. */
static void
scroll_to (GuichetDemandesPage *self,
           guint                position)
{
  gtk_widget_activate_action (GTK_WIDGET (self->list), "list.scroll-to-item", "u", position);
}

/* What the person made themselves is shown once, where it is. */
static void
reveal_own (GuichetDemandesPage *self)
{
  guint position;

  if (!self->own_id)
    return;
  position = guichet_demande_list_find (self->model, self->database, self->own_id);
  if (position == G_MAXUINT)
    return;
  g_clear_pointer (&self->own_id, g_free);
  scroll_to (self, position);
}

static void
restore_selection (GuichetDemandesPage *self)
{
  guint position;

  if (!self->selected_id ||
      gtk_single_selection_get_selected (self->selection) != GTK_INVALID_LIST_POSITION)
    return;
  position = guichet_demande_list_find (self->model, self->database, self->selected_id);
  if (position == G_MAXUINT)
    return;
  self->is_restoring = TRUE;
  gtk_single_selection_set_selected (self->selection, position);
  self->is_restoring = FALSE;
}

/* Made for the first Demande that is shown: the window opens without. */
static void
ensure_view (GuichetDemandesPage *self)
{
  if (self->view)
    return;
  self->view = g_object_new (GUICHET_TYPE_DEMANDE_VIEW, NULL);
  g_object_bind_property (self->leaflet, "folded", self->view, "folded", G_BINDING_SYNC_CREATE);
  guichet_demande_view_set_up (self->view, self->sync, self->database, self->clock);
  gtk_stack_add_named (self->detail_stack, GTK_WIDGET (self->view), "demande");
}

static void
show_demande (GuichetDemandesPage *self,
              const char          *demande_id)
{
  if (g_strcmp0 (self->selected_id, demande_id) != 0)
    {
      g_free (self->selected_id);
      self->selected_id = g_strdup (demande_id);
      ensure_view (self);
      guichet_demande_view_show (self->view, demande_id);
    }
  gtk_stack_set_visible_child_name (self->detail_stack, "demande");
  mark_seen (self);
}

static gboolean
can_go_back (GuichetDemandesPage *self)
{
  return adw_leaflet_get_folded (self->leaflet) && shows_detail (self);
}

static void
update_back_action (GuichetDemandesPage *self)
{
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "page.back", can_go_back (self));
}

static void
describe_section (GuichetDemandesPage *self)
{
  if (self->section == GUICHET_DEMANDE_SECTION_TO_ACT)
    {
      adw_window_title_set_title (self->title, _ ("Your turn"));
      adw_status_page_set_icon_name (self->empty, "guichet-up-to-date-symbolic");
      adw_status_page_set_title (self->empty, _ ("Nothing waits for you"));
      adw_status_page_set_description (
        self->empty, _ ("Questions of the support and deliveries to validate come here."));
      gtk_button_set_label (self->empty_button, _ ("_See all the Demandes"));
      gtk_actionable_set_detailed_action_name (GTK_ACTIONABLE (self->empty_button),
                                               "win.section('demandes')");
    }
  else
    {
      adw_window_title_set_title (self->title, _ ("Demandes"));
      adw_status_page_set_icon_name (self->empty, "guichet-demandes-symbolic");
      adw_status_page_set_title (self->empty, _ ("No Demande yet"));
      adw_status_page_set_description (
        self->empty, _ ("What you ask of the support is listed here with all that follows."));
      gtk_button_set_label (self->empty_button, _ ("_Write a Demande"));
      gtk_actionable_set_action_name (GTK_ACTIONABLE (self->empty_button), "win.new-demande");
    }
}

/* Callbacks */

static void
items_changed_cb (GuichetDemandesPage *self,
                  guint                position,
                  guint                removed,
                  guint                added)
{
  show_list_or_emptiness (self);
  restore_selection (self);
  reveal_own (self);
}

static void
row_setup_cb (GuichetDemandesPage *self,
              GtkListItem         *item)
{
  gtk_list_item_set_child (item, guichet_demande_row_new (self->sync, self->database, self->clock));
}

static void
row_bind_cb (GuichetDemandesPage *self,
             GtkListItem         *item)
{
  guichet_demande_row_set_demande (GUICHET_DEMANDE_ROW (gtk_list_item_get_child (item)),
                                   gtk_list_item_get_item (item));
}

static void
row_unbind_cb (GuichetDemandesPage *self,
               GtkListItem         *item)
{
  guichet_demande_row_set_demande (GUICHET_DEMANDE_ROW (gtk_list_item_get_child (item)), NULL);
}

static void
selected_cb (GuichetDemandesPage *self)
{
  GuichetDemande *demande = gtk_single_selection_get_selected_item (self->selection);

  if (demande && !self->is_restoring)
    show_demande (self, guichet_demande_get_id (demande));
}

static void
activated_cb (GuichetDemandesPage *self)
{
  selected_cb (self);
  adw_leaflet_set_visible_child (self->leaflet, GTK_WIDGET (self->detail_stack));
}

static void
search_changed_cb (GuichetDemandesPage *self)
{
  filter_list (self);
}

static void
filters_changed_cb (GuichetDemandesPage *self)
{
  g_autofree char *words = guichet_demande_filters_describe (self->filters);
  gboolean is_active = guichet_demande_filters_is_active (self->filters);

  gtk_label_set_label (self->summary_text, words);
  gtk_revealer_set_reveal_child (self->summary, is_active);
  if (is_active)
    gtk_widget_add_css_class (self->filter_button, "accent");
  else
    gtk_widget_remove_css_class (self->filter_button, "accent");
  filter_list (self);
}

/* A screen of rows first, then the others bit by bit. */
static void
replacing_cb (GuichetDemandesPage *self)
{
  if (self->rows)
    guichet_gradual_list_restart (self->rows);
}

/* What is late and which call-back is due depend on the time. */
static void
minute_cb (GuichetDemandesPage *self)
{
  GuichetDemandeFilter filter;

  fill_filter (self, &filter);
  if (filter.due_before > 0 || filter.section == GUICHET_DEMANDE_SECTION_TO_ACT
      || filter.turn == GUICHET_DEMANDE_TURN_OURS)
    guichet_demande_list_set_filter (self->model, &filter);
}

static void
leaflet_changed_cb (GuichetDemandesPage *self)
{
  update_back_action (self);
  mark_seen (self);
}

static void
search_action (GtkWidget  *widget,
               const char *action,
               GVariant   *parameter)
{
  GuichetDemandesPage *self = GUICHET_DEMANDES_PAGE (widget);

  adw_leaflet_navigate (self->leaflet, ADW_NAVIGATION_DIRECTION_BACK);
  gtk_search_bar_set_search_mode (self->search_bar, TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->search_entry));
}

static void
clear_search_action (GtkWidget  *widget,
                     const char *action,
                     GVariant   *parameter)
{
  GuichetDemandesPage *self = GUICHET_DEMANDES_PAGE (widget);

  gtk_search_bar_set_search_mode (self->search_bar, FALSE);
}

static void
clear_filters_action (GtkWidget  *widget,
                      const char *action,
                      GVariant   *parameter)
{
  GuichetDemandesPage *self = GUICHET_DEMANDES_PAGE (widget);

  guichet_demande_filters_clear (self->filters);
  gtk_widget_grab_focus (self->filter_button);
}

static void
back_action (GtkWidget  *widget,
             const char *action,
             GVariant   *parameter)
{
  GuichetDemandesPage *self = GUICHET_DEMANDES_PAGE (widget);

  adw_leaflet_navigate (self->leaflet, ADW_NAVIGATION_DIRECTION_BACK);
  gtk_widget_grab_focus (GTK_WIDGET (self->list));
}

/* An action that is disabled is taken for done: GTK does not say whether it was. */
static void
return_action (GtkWidget  *widget,
               const char *action,
               GVariant   *parameter)
{
  gboolean within = can_go_back (GUICHET_DEMANDES_PAGE (widget));

  gtk_widget_activate_action (widget, within ? "page.back" : "win.sections", NULL);
}

static void
reply_action (GtkWidget  *widget,
              const char *action,
              GVariant   *parameter)
{
  guichet_demande_view_begin_reply (GUICHET_DEMANDES_PAGE (widget)->view);
}

static void
validate_action (GtkWidget  *widget,
                 const char *action,
                 GVariant   *parameter)
{
  guichet_demande_view_begin_validation (GUICHET_DEMANDES_PAGE (widget)->view);
}

/* Overrides */

static void
guichet_demandes_page_get_property (GObject    *object,
                                    guint       property_id,
                                    GValue     *value,
                                    GParamSpec *pspec)
{
  GuichetDemandesPage *self = GUICHET_DEMANDES_PAGE (object);

  switch (property_id)
    {
    case PROP_FOLDED:
      g_value_set_boolean (value, self->folded);
      break;
    case PROP_SORT:
      g_value_set_string (value, sort_words[self->sort]);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
guichet_demandes_page_set_property (GObject      *object,
                                    guint         property_id,
                                    const GValue *value,
                                    GParamSpec   *pspec)
{
  GuichetDemandesPage *self = GUICHET_DEMANDES_PAGE (object);

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
    case PROP_SECTION:
      self->section = (GuichetDemandeSection) g_value_get_int (value);
      break;
    case PROP_FOLDED:
      self->folded = g_value_get_boolean (value);
      break;
    case PROP_SORT:
      set_sort (self, parse_sort (g_value_get_string (value)));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
recall_sort (GuichetDemandesPage *self)
{
  g_autoptr (GSettings) settings = guichet_settings_new ();
  g_autofree char *word = settings ? g_settings_get_string (settings, "demandes-sort") : NULL;

  gtk_widget_set_visible (self->sort_button, self->section == GUICHET_DEMANDE_SECTION_ALL);
  gtk_widget_set_visible (self->filter_button, self->section == GUICHET_DEMANDE_SECTION_ALL);
  set_sort (self, parse_sort (word));
  self->settings = g_steal_pointer (&settings);
}

static void
guichet_demandes_page_constructed (GObject *object)
{
  GuichetDemandesPage *self = GUICHET_DEMANDES_PAGE (object);

  GuichetDemandeFilter filter;

  G_OBJECT_CLASS (guichet_demandes_page_parent_class)->constructed (object);
  describe_section (self);
  guichet_demande_filters_set_up (self->filters, self->sync, self->clock);
  recall_sort (self);
  fill_filter (self, &filter);
  self->model = guichet_demande_list_new (self->database, &filter);
  self->rows = guichet_gradual_list_new (G_LIST_MODEL (self->model), GTK_WIDGET (self->list));
  gtk_single_selection_set_model (self->selection, G_LIST_MODEL (self->rows));
  g_signal_connect_object (self->rows, "items-changed", G_CALLBACK (items_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->model, "replacing", G_CALLBACK (replacing_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->model, "notify::busy", G_CALLBACK (show_list_or_emptiness), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->clock, "notify::now", G_CALLBACK (minute_cb), self,
                           G_CONNECT_SWAPPED);
  show_list_or_emptiness (self);
  update_back_action (self);
}

static void
guichet_demandes_page_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (guichet_demandes_page_parent_class)->map (widget);
  mark_seen (GUICHET_DEMANDES_PAGE (widget));
}

static gboolean
guichet_demandes_page_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (GUICHET_DEMANDES_PAGE (widget)->list));
}

static void
guichet_demandes_page_dispose (GObject *object)
{
  GuichetDemandesPage *self = GUICHET_DEMANDES_PAGE (object);

  adw_bin_set_child (ADW_BIN (self), NULL);
  g_clear_object (&self->rows);
  g_clear_object (&self->model);
  g_clear_object (&self->settings);
  g_clear_pointer (&self->own_id, g_free);
  g_clear_object (&self->sync);
  g_clear_object (&self->database);
  g_clear_object (&self->clock);
  g_clear_pointer (&self->selected_id, g_free);
  G_OBJECT_CLASS (guichet_demandes_page_parent_class)->dispose (object);
}

static void
install_properties (GObjectClass *object_class)
{
  const GParamFlags flags =
    G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS;

  properties[PROP_SYNC] = g_param_spec_object ("sync", NULL, NULL, GUICHET_TYPE_SYNC, flags);
  properties[PROP_DATABASE] =
    g_param_spec_object ("database", NULL, NULL, GUICHET_TYPE_DATABASE, flags);
  properties[PROP_CLOCK] = g_param_spec_object ("clock", NULL, NULL, GUICHET_TYPE_CLOCK, flags);
  properties[PROP_SECTION] =
    g_param_spec_int ("section", NULL, NULL, GUICHET_DEMANDE_SECTION_ALL,
                      GUICHET_DEMANDE_SECTION_UNSENT, GUICHET_DEMANDE_SECTION_ALL, flags);
  properties[PROP_FOLDED] = g_param_spec_boolean ("folded", NULL, NULL, FALSE,
                                                  G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  properties[PROP_SORT] =
    g_param_spec_string ("sort", NULL, NULL, "activity",
                         G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  g_type_ensure (GUICHET_TYPE_DEMANDE_FILTERS);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/guichet/Guichet/ui/demandes/guichet-demandes-page.ui");
  gtk_widget_class_bind_template_child (widget_class, GuichetDemandesPage, leaflet);
  gtk_widget_class_bind_template_child (widget_class, GuichetDemandesPage, list_stack);
  gtk_widget_class_bind_template_child (widget_class, GuichetDemandesPage, empty);
  gtk_widget_class_bind_template_child (widget_class, GuichetDemandesPage, empty_button);
  gtk_widget_class_bind_template_child (widget_class, GuichetDemandesPage, title);
  gtk_widget_class_bind_template_child (widget_class, GuichetDemandesPage, search_bar);
  gtk_widget_class_bind_template_child (widget_class, GuichetDemandesPage, search_entry);
  gtk_widget_class_bind_template_child (widget_class, GuichetDemandesPage, sort_button);
  gtk_widget_class_bind_template_child (widget_class, GuichetDemandesPage, filter_button);
  gtk_widget_class_bind_template_child (widget_class, GuichetDemandesPage, filters);
  gtk_widget_class_bind_template_child (widget_class, GuichetDemandesPage, summary);
  gtk_widget_class_bind_template_child (widget_class, GuichetDemandesPage, summary_text);
  gtk_widget_class_bind_template_child (widget_class, GuichetDemandesPage, list);
  gtk_widget_class_bind_template_child (widget_class, GuichetDemandesPage, selection);
  gtk_widget_class_bind_template_child (widget_class, GuichetDemandesPage, detail_stack);
  gtk_widget_class_bind_template_callback (widget_class, row_setup_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_bind_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_unbind_cb);
  gtk_widget_class_bind_template_callback (widget_class, selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, filters_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, leaflet_changed_cb);
}

static void
guichet_demandes_page_class_init (GuichetDemandesPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = guichet_demandes_page_get_property;
  object_class->set_property = guichet_demandes_page_set_property;
  object_class->constructed = guichet_demandes_page_constructed;
  object_class->dispose = guichet_demandes_page_dispose;
  widget_class->map = guichet_demandes_page_map;
  widget_class->grab_focus = guichet_demandes_page_grab_focus;

  install_properties (object_class);
  bind_template (widget_class);
  gtk_widget_class_install_action (widget_class, "page.search", NULL, search_action);
  gtk_widget_class_install_action (widget_class, "page.clear-search", NULL, clear_search_action);
  gtk_widget_class_install_action (widget_class, "page.reply", NULL, reply_action);
  gtk_widget_class_install_action (widget_class, "page.validate", NULL, validate_action);
  gtk_widget_class_install_action (widget_class, "page.clear-filters", NULL,
                                   clear_filters_action);
  gtk_widget_class_install_property_action (widget_class, "page.sort", "sort");
  gtk_widget_class_install_action (widget_class, "page.back", NULL, back_action);
  gtk_widget_class_install_action (widget_class, "page.return", NULL, return_action);
}

static void
guichet_demandes_page_init (GuichetDemandesPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  guichet_leaflet_settle (self->leaflet);
  gtk_search_entry_set_search_delay (self->search_entry, SEARCH_DELAY_MS);
}

/* Public API */

/**
 * guichet_demandes_page_new:
 * @sync: what to ask of the exchange
 * @database: what is stored
 * @clock: what time it is
 * @section: which Demandes
 *
 * Returns: (transfer floating): the page
 */
GtkWidget *
guichet_demandes_page_new (GuichetSync           *sync,
                           GuichetDatabase       *database,
                           GuichetClock          *clock,
                           GuichetDemandeSection  section)
{
  return g_object_new (GUICHET_TYPE_DEMANDES_PAGE, "sync", sync, "database", database,
                       "clock", clock, "section", (int) section, NULL);
}

/**
 * guichet_demandes_page_show:
 * @self: a page
 * @demande_id: a Demande's id
 *
 * Selects a Demande where it is listed, and shows it in any case.
 */
void
guichet_demandes_page_show (GuichetDemandesPage *self,
                            const char          *demande_id)
{
  g_return_if_fail (GUICHET_IS_DEMANDES_PAGE (self));
  gtk_single_selection_set_selected (self->selection, GTK_INVALID_LIST_POSITION);
  show_demande (self, demande_id);
  restore_selection (self);
  adw_leaflet_set_visible_child (self->leaflet, GTK_WIDGET (self->detail_stack));
}

/**
 * guichet_demandes_page_get_shown:
 * @self: a page
 *
 * Returns: (transfer none) (nullable): the id of the Demande that can be seen on it
 */
const char *
guichet_demandes_page_get_shown (GuichetDemandesPage *self)
{
  g_return_val_if_fail (GUICHET_IS_DEMANDES_PAGE (self), NULL);
  if (!self->view || !shows_detail (self) || !gtk_widget_get_mapped (GTK_WIDGET (self->view)))
    return NULL;
  return self->selected_id;
}

/**
 * guichet_demandes_page_reveal:
 * @self: a page
 * @demande_id: the id of a Demande that the person just sent
 *
 * Selects a Demande and brings it into view, once it is listed, without going to it.
 */
void
guichet_demandes_page_reveal (GuichetDemandesPage *self,
                              const char          *demande_id)
{
  g_return_if_fail (GUICHET_IS_DEMANDES_PAGE (self));

  self->is_restoring = TRUE;
  gtk_single_selection_set_selected (self->selection, GTK_INVALID_LIST_POSITION);
  self->is_restoring = FALSE;
  show_demande (self, demande_id);
  restore_selection (self);
  g_free (self->own_id);
  self->own_id = g_strdup (demande_id);
}
