/* guichet-window.c - the main window
 *
 * A sidebar of sections and a stack of pages, in a leaflet that folds. Each section is a page of
 * its own, made when it is first shown; it speaks to the window through three actions that it
 * may install: page.enter when somebody chose it, page.search and page.back; and, for what can
 * be linked to, through its own function.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "guichet-window.h"

#include "guichet-account-switcher.h"
#include "guichet-article-table.h"
#include "guichet-call-window.h"
#include "guichet-composer.h"
#include "guichet-demande-list.h"
#include "guichet-demandes-page.h"
#include "guichet-envois-page.h"
#include "guichet-faq-citation.h"
#include "guichet-faq-page.h"
#include "guichet-error-text.h"
#include "guichet-go-to.h"
#include "guichet-leaflet.h"
#include "guichet-media-page.h"
#include "guichet-parc-window.h"
#include "guichet-section-row.h"
#include "guichet-settings.h"
#include "guichet-statistics-page.h"
#include "guichet-support-status.h"
#include "guichet-sync-status.h"

#include <glib/gi18n.h>

/* The category of the articles on Guichet itself: content, not words of the interface. */
#define HELP_CATEGORY "Aide de Guichet"

struct _GuichetWindow
{
  AdwApplicationWindow parent_instance;

  GuichetSync *sync;
  GuichetDatabase *database;
  GuichetClock *clock;
  GListModel *your_turn;
  GSettings *settings;

  AdwToastOverlay *toasts;
  AdwLeaflet *leaflet;
  GuichetAccountSwitcher *switcher;
  GtkMenuButton *menu_button;
  GMenuModel *main_menu;
  GtkListBox *sections;
  GtkStack *stack;
  GuichetSectionRow *your_turn_row;
  GuichetSectionRow *envois_row;
};

G_DEFINE_FINAL_TYPE (GuichetWindow, guichet_window, ADW_TYPE_APPLICATION_WINDOW)

enum
{
  PROP_SYNC = 1,
  PROP_DATABASE,
  PROP_CLOCK,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

/* Helpers */

static GtkWidget *
make_page (GuichetWindow *self,
           const char    *section)
{
  if (g_str_equal (section, "your-turn"))
    return guichet_demandes_page_new (self->sync, self->database, self->clock,
                                      GUICHET_DEMANDE_SECTION_TO_ACT);
  if (g_str_equal (section, "demandes"))
    return guichet_demandes_page_new (self->sync, self->database, self->clock,
                                      GUICHET_DEMANDE_SECTION_ALL);
  if (g_str_equal (section, "envois"))
    return guichet_envois_page_new (self->sync, self->database, self->clock);
  if (g_str_equal (section, "faq"))
    return guichet_faq_page_new (self->sync, self->database, self->clock);
  if (g_str_equal (section, "media"))
    return guichet_media_page_new (self->sync, self->database, self->clock);
  if (g_str_equal (section, "statistics"))
    return guichet_statistics_page_new (self->sync, self->database, self->clock);
  return NULL;
}

static GtkWidget *
ensure_page (GuichetWindow *self,
             const char    *section)
{
  GtkWidget *page = gtk_stack_get_child_by_name (self->stack, section);

  if (page)
    return page;
  page = make_page (self, section);
  if (page)
    {
      g_object_bind_property (self->leaflet, "folded", page, "folded", G_BINDING_SYNC_CREATE);
      gtk_stack_add_named (self->stack, page, section);
    }
  return page;
}

/* Choosing a section leads to where one begins there; passing by it on the way to another does
 * not. Returns: whether the page has such a place */
static gboolean
enter_page (GuichetWindow *self)
{
  GtkWidget *page = gtk_stack_get_visible_child (self->stack);

  adw_leaflet_navigate (self->leaflet, ADW_NAVIGATION_DIRECTION_FORWARD);
  return page && gtk_widget_activate_action (page, "page.enter", NULL);
}

static GuichetSectionRow *
find_row (GuichetWindow *self,
          const char    *section)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->sections, i)); i++)
    if (g_str_equal (guichet_section_row_get_section (GUICHET_SECTION_ROW (row)), section))
      return GUICHET_SECTION_ROW (row);
  return NULL;
}

static void
update_counts (GuichetWindow *self)
{
  guichet_section_row_set_count (self->your_turn_row, g_list_model_get_n_items (self->your_turn));
  guichet_section_row_set_count (self->envois_row, guichet_sync_get_pending (self->sync) +
                                                     guichet_sync_get_refused (self->sync));
}

static GuichetDemandeFilter
list_to_act (GuichetWindow *self)
{
  return (GuichetDemandeFilter) { .section = GUICHET_DEMANDE_SECTION_TO_ACT,
                                  .now = guichet_clock_get_now (self->clock) };
}

/* A call-back falls due without anything being stored. */
static void
minute_cb (GuichetWindow *self)
{
  const GuichetDemandeFilter to_act = list_to_act (self);

  guichet_demande_list_set_filter (GUICHET_QUERY_MODEL (self->your_turn), &to_act);
}

/* Stays until it is closed: an error is read. */
static void
say_error (GuichetWindow *self,
           const GError  *error)
{
  g_autofree char *text = guichet_error_text (error);
  AdwToast *toast = adw_toast_new (text);

  adw_toast_set_timeout (toast, 0);
  adw_toast_overlay_add_toast (self->toasts, toast);
}

/* Callbacks: writing */

static void
sent_cb (GuichetComposer *composer,
         const char      *demande_id,
         GuichetWindow   *self)
{
  const guint ms = guichet_settings_read_undo_ms ();
  AdwToast *toast = adw_toast_new (ms > 0 ? _ ("The Demande leaves in a few seconds")
                                          : _ ("The Demande is ready to leave"));

  if (ms > 0)
    {
      adw_toast_set_button_label (toast, _ ("_Cancel sending"));
      adw_toast_set_action_name (toast, "win.take-back");
      adw_toast_set_action_target (toast, "s", demande_id);
      adw_toast_set_timeout (toast, ms / 1000);
    }
  adw_toast_overlay_add_toast (self->toasts, toast);
  if (gtk_stack_get_child_by_name (self->stack, "demandes"))
    guichet_demandes_page_reveal (GUICHET_DEMANDES_PAGE (ensure_page (self, "demandes")),
                                  demande_id);
  guichet_window_show_section (self, "envois");
}

static void
beside_article_cb (GuichetWindow *self,
                   const char    *id)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.open-article", "s", id);
  gtk_window_present (GTK_WINDOW (self));
}

static void
beside_demande_cb (GuichetWindow *self,
                   const char    *id)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.open-demande", "s", id);
  gtk_window_present (GTK_WINDOW (self));
}

static void
another_cb (GuichetWindow *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.new-demande", NULL);
}

static void
follow_composer (GuichetWindow   *self,
                 GuichetComposer *composer)
{
  g_signal_handlers_disconnect_by_data (composer, self);
  g_signal_connect_object (composer, "sent", G_CALLBACK (sent_cb), self, 0);
  g_signal_connect_object (composer, "open-article", G_CALLBACK (beside_article_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (composer, "open-demande", G_CALLBACK (beside_demande_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (composer, "new-demande", G_CALLBACK (another_cb), self,
                           G_CONNECT_SWAPPED);
}

static void
show_composer (GuichetWindow   *self,
               GuichetComposer *composer)
{
  follow_composer (self, composer);
  gtk_window_present (GTK_WINDOW (composer));
}

/* Without an id: a new one. */
static void
edit_draft (GuichetWindow *self,
            const char    *demande_id)
{
  g_autoptr (GError) error = NULL;
  GuichetComposer *composer =
    guichet_composer_open (gtk_window_get_application (GTK_WINDOW (self)), self->sync,
                           self->database, self->clock, demande_id, &error);

  if (composer)
    show_composer (self, composer);
  else
    say_error (self, error);
}

static void
new_demande_action (GtkWidget  *widget,
                    const char *action,
                    GVariant   *parameter)
{
  edit_draft (GUICHET_WINDOW (widget), NULL);
}

/* What was read already is said from the start, and the Progiciel with it. */
static void
cite_article_action (GtkWidget  *widget,
                     const char *action,
                     GVariant   *parameter)
{
  GuichetWindow *self = GUICHET_WINDOW (widget);
  g_autoptr (GError) error = NULL;
  g_autoptr (GuichetArticle) article =
    guichet_article_table_load (guichet_database_read (self->database),
                                g_variant_get_string (parameter, NULL), &error);
  g_autoptr (GuichetDemande) demande = NULL;

  if (!article)
    {
      g_debug ("Nothing to cite: %s", error->message);
      return;
    }
  demande = guichet_faq_cite (article);
  show_composer (self,
                 guichet_composer_new (gtk_window_get_application (GTK_WINDOW (self)), self->sync,
                                       self->database, self->clock, demande));
}

static void
edit_draft_action (GtkWidget  *widget,
                   const char *action,
                   GVariant   *parameter)
{
  edit_draft (GUICHET_WINDOW (widget), g_variant_get_string (parameter, NULL));
}

typedef struct
{
  GuichetWindow *window;
  char *demande_id;
} TakeBack;

static void
taken_back_cb (GObject      *source,
               GAsyncResult *result,
               gpointer      data)
{
  TakeBack *take_back = data;
  g_autoptr (GuichetWindow) self = take_back->window;
  g_autofree char *demande_id = take_back->demande_id;
  g_autoptr (GError) error = NULL;

  g_free (take_back);
  if (guichet_sync_command_finish (GUICHET_SYNC (source), result, &error))
    edit_draft (self, demande_id);
  else
    say_error (self, error);
}

static void
take_back_action (GtkWidget  *widget,
                  const char *action,
                  GVariant   *parameter)
{
  GuichetWindow *self = GUICHET_WINDOW (widget);
  TakeBack *take_back = g_new (TakeBack, 1);

  take_back->window = g_object_ref (self);
  take_back->demande_id = g_variant_dup_string (parameter, NULL);
  guichet_sync_withdraw_async (self->sync, take_back->demande_id, NULL, taken_back_cb, take_back);
}

/* Made when it is first asked for: the window opens without. */
static void
create_menu_cb (GtkMenuButton *button,
                gpointer       data)
{
  if (!gtk_menu_button_get_menu_model (button))
    gtk_menu_button_set_menu_model (button, GUICHET_WINDOW (data)->main_menu);
}

/* Callbacks: moving about */

static void
section_selected_cb (GuichetWindow *self,
                     GtkListBoxRow *row)
{
  const char *section;

  if (!row || !self->sync)
    return;
  section = guichet_section_row_get_section (GUICHET_SECTION_ROW (row));
  if (ensure_page (self, section))
    gtk_stack_set_visible_child_name (self->stack, section);
  if (self->settings)
    g_settings_set_string (self->settings, "section", section);
}

/* Chosen, not only passed over by the arrow keys: the section is entered. */
static void
section_activated_cb (GuichetWindow *self,
                      GtkListBoxRow *row)
{
  GtkWidget *page = gtk_stack_get_visible_child (self->stack);

  if (!enter_page (self) && page)
    gtk_widget_grab_focus (page);
}

static void
section_action (GtkWidget  *widget,
                const char *action,
                GVariant   *parameter)
{
  guichet_window_show_section (GUICHET_WINDOW (widget), g_variant_get_string (parameter, NULL));
}

static void
demande_action (GtkWidget  *widget,
                const char *action,
                GVariant   *parameter)
{
  guichet_window_show_demande (GUICHET_WINDOW (widget), g_variant_get_string (parameter, NULL));
}

static void
article_action (GtkWidget  *widget,
                const char *action,
                GVariant   *parameter)
{
  guichet_window_show_article (GUICHET_WINDOW (widget), g_variant_get_string (parameter, NULL));
}

static void
reply_action (GtkWidget  *widget,
              const char *action,
              GVariant   *parameter)
{
  GuichetWindow *self = GUICHET_WINDOW (widget);

  guichet_window_show_demande (self, g_variant_get_string (parameter, NULL));
  gtk_widget_activate_action (ensure_page (self, "demandes"), "page.reply", NULL);
}

static void
validate_action (GtkWidget  *widget,
                 const char *action,
                 GVariant   *parameter)
{
  GuichetWindow *self = GUICHET_WINDOW (widget);

  guichet_window_show_demande (self, g_variant_get_string (parameter, NULL));
  gtk_widget_activate_action (ensure_page (self, "demandes"), "page.validate", NULL);
}

static void
search_action (GtkWidget  *widget,
               const char *action,
               GVariant   *parameter)
{
  GtkWidget *page = gtk_stack_get_visible_child (GUICHET_WINDOW (widget)->stack);

  if (page)
    gtk_widget_activate_action (page, "page.search", NULL);
}

static void
find_medium_action (GtkWidget  *widget,
                    const char *action,
                    GVariant   *parameter)
{
  GuichetWindow *self = GUICHET_WINDOW (widget);

  guichet_window_show_section (self, "media");
  guichet_media_page_search (GUICHET_MEDIA_PAGE (ensure_page (self, "media")),
                             g_variant_get_string (parameter, NULL));
}

static void
go_to_action (GtkWidget  *widget,
              const char *action,
              GVariant   *parameter)
{
  GuichetGoTo *go_to = guichet_go_to_new (GTK_WINDOW (widget), GUICHET_WINDOW (widget)->database);

  gtk_window_present (GTK_WINDOW (go_to));
}

static void
back_action (GtkWidget  *widget,
             const char *action,
             GVariant   *parameter)
{
  GuichetWindow *self = GUICHET_WINDOW (widget);
  GtkWidget *page = gtk_stack_get_visible_child (self->stack);

  if (!page || !gtk_widget_activate_action (page, "page.return", NULL))
    gtk_widget_activate_action (widget, "win.sections", NULL);
}

static void
sections_action (GtkWidget  *widget,
                 const char *action,
                 GVariant   *parameter)
{
  adw_leaflet_navigate (GUICHET_WINDOW (widget)->leaflet, ADW_NAVIGATION_DIRECTION_BACK);
}

static void
call_action (GtkWidget  *widget,
             const char *action,
             GVariant   *parameter)
{
  GuichetWindow *self = GUICHET_WINDOW (widget);

  guichet_call_window_open (GTK_WINDOW (self), self->sync, self->database, self->clock,
                            g_variant_get_string (parameter, NULL));
}

static void
parc_action (GtkWidget  *widget,
             const char *action,
             GVariant   *parameter)
{
  GuichetWindow *self = GUICHET_WINDOW (widget);

  guichet_parc_window_open (GTK_WINDOW (self), self->sync, self->database, self->clock);
}

/* Made when it is asked for. GTK would load it with the window, from the place it knows. */
static void
help_overlay_action (GtkWidget  *widget,
                     const char *action,
                     GVariant   *parameter)
{
  GtkApplicationWindow *self = GTK_APPLICATION_WINDOW (widget);
  g_autoptr (GtkBuilder) builder = NULL;

  if (!gtk_application_window_get_help_overlay (self))
    {
      builder = gtk_builder_new_from_resource ("/org/guichet/Guichet/ui/help-overlay.ui");
      gtk_application_window_set_help_overlay (
        self, GTK_SHORTCUTS_WINDOW (gtk_builder_get_object (builder, "help_overlay")));
    }
  gtk_window_present (GTK_WINDOW (gtk_application_window_get_help_overlay (self)));
}

static void
synchronise_action (GtkWidget  *widget,
                    const char *action,
                    GVariant   *parameter)
{
  guichet_sync_now (GUICHET_WINDOW (widget)->sync);
}

/* Overrides */

static void
guichet_window_get_property (GObject    *object,
                             guint       property_id,
                             GValue     *value,
                             GParamSpec *pspec)
{
  GuichetWindow *self = GUICHET_WINDOW (object);

  switch (property_id)
    {
    case PROP_SYNC:
      g_value_set_object (value, self->sync);
      break;
    case PROP_DATABASE:
      g_value_set_object (value, self->database);
      break;
    case PROP_CLOCK:
      g_value_set_object (value, self->clock);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
guichet_window_set_property (GObject      *object,
                             guint         property_id,
                             const GValue *value,
                             GParamSpec   *pspec)
{
  GuichetWindow *self = GUICHET_WINDOW (object);

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
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

/* As it was left the last time. */
static void
restore (GuichetWindow *self)
{
  g_autofree char *section = NULL;

  self->settings = guichet_settings_new ();
  guichet_settings_keep_window (self->settings, GTK_WINDOW (self));
  if (self->settings)
    section = g_settings_get_string (self->settings, "section");
  guichet_window_show_section (self, section && find_row (self, section) ? section : "demandes");
}

static void
guichet_window_constructed (GObject *object)
{
  GuichetWindow *self = GUICHET_WINDOW (object);
  const GuichetDemandeFilter to_act = list_to_act (self);

  G_OBJECT_CLASS (guichet_window_parent_class)->constructed (object);
  self->your_turn = G_LIST_MODEL (guichet_demande_list_new (self->database, &to_act));
  g_signal_connect_object (self->your_turn, "items-changed", G_CALLBACK (update_counts), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->clock, "notify::now", G_CALLBACK (minute_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->sync, "notify::pending", G_CALLBACK (update_counts), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->sync, "notify::refused", G_CALLBACK (update_counts), self,
                           G_CONNECT_SWAPPED);
  update_counts (self);
  restore (self);
}

static void
guichet_window_dispose (GObject *object)
{
  GuichetWindow *self = GUICHET_WINDOW (object);

  g_clear_object (&self->your_turn);
  g_clear_object (&self->settings);
  g_clear_object (&self->sync);
  g_clear_object (&self->database);
  g_clear_object (&self->clock);
  G_OBJECT_CLASS (guichet_window_parent_class)->dispose (object);
}

static void
install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.section", "s", section_action);
  gtk_widget_class_install_action (widget_class, "win.open-demande", "s", demande_action);
  gtk_widget_class_install_action (widget_class, "win.reply", "s", reply_action);
  gtk_widget_class_install_action (widget_class, "win.validate", "s", validate_action);
  gtk_widget_class_install_action (widget_class, "win.open-article", "s", article_action);
  gtk_widget_class_install_action (widget_class, "win.new-demande", NULL, new_demande_action);
  gtk_widget_class_install_action (widget_class, "win.cite-article", "s", cite_article_action);
  gtk_widget_class_install_action (widget_class, "win.edit-draft", "s", edit_draft_action);
  gtk_widget_class_install_action (widget_class, "win.take-back", "s", take_back_action);
  gtk_widget_class_install_action (widget_class, "win.find-medium", "s", find_medium_action);
  gtk_widget_class_install_action (widget_class, "win.go-to", NULL, go_to_action);
  gtk_widget_class_install_action (widget_class, "win.search", NULL, search_action);
  gtk_widget_class_install_action (widget_class, "win.back", NULL, back_action);
  gtk_widget_class_install_action (widget_class, "win.sections", NULL, sections_action);
  gtk_widget_class_install_action (widget_class, "win.call", "s", call_action);
  gtk_widget_class_install_action (widget_class, "win.parc", NULL, parc_action);
  gtk_widget_class_install_action (widget_class, "win.show-help-overlay", NULL,
                                   help_overlay_action);
  gtk_widget_class_install_action (widget_class, "win.synchronise", NULL, synchronise_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "win.back", NULL);
}

static void
guichet_window_class_init (GuichetWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = guichet_window_get_property;
  object_class->set_property = guichet_window_set_property;
  object_class->constructed = guichet_window_constructed;
  object_class->dispose = guichet_window_dispose;

  properties[PROP_SYNC] =
    g_param_spec_object ("sync", NULL, NULL, GUICHET_TYPE_SYNC,
                         G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  properties[PROP_DATABASE] =
    g_param_spec_object ("database", NULL, NULL, GUICHET_TYPE_DATABASE,
                         G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  properties[PROP_CLOCK] =
    g_param_spec_object ("clock", NULL, NULL, GUICHET_TYPE_CLOCK,
                         G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (GUICHET_TYPE_ACCOUNT_SWITCHER);
  g_type_ensure (GUICHET_TYPE_SECTION_ROW);
  g_type_ensure (GUICHET_TYPE_SUPPORT_STATUS);
  g_type_ensure (GUICHET_TYPE_SYNC_STATUS);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/guichet/Guichet/ui/guichet-window.ui");
  gtk_widget_class_bind_template_child (widget_class, GuichetWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, GuichetWindow, leaflet);
  gtk_widget_class_bind_template_child (widget_class, GuichetWindow, switcher);
  gtk_widget_class_bind_template_child (widget_class, GuichetWindow, menu_button);
  gtk_widget_class_bind_template_child (widget_class, GuichetWindow, main_menu);
  gtk_widget_class_bind_template_child (widget_class, GuichetWindow, sections);
  gtk_widget_class_bind_template_child (widget_class, GuichetWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, GuichetWindow, your_turn_row);
  gtk_widget_class_bind_template_child (widget_class, GuichetWindow, envois_row);
  gtk_widget_class_bind_template_callback (widget_class, section_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, section_activated_cb);
  install_actions (widget_class);
}

static void
guichet_window_init (GuichetWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  guichet_leaflet_settle (self->leaflet);
  gtk_menu_button_set_create_popup_func (self->menu_button, create_menu_cb, self, NULL);
}

/* Public API */

/**
 * guichet_window_new:
 * @application: the application
 * @sync: what to ask of the exchange
 * @database: what is stored
 * @clock: what time it is
 *
 * Returns: (transfer none): the window, which the application holds until it is closed
 */
GuichetWindow *
guichet_window_new (GtkApplication  *application,
                    GuichetSync     *sync,
                    GuichetDatabase *database,
                    GuichetClock    *clock)
{
  return g_object_new (GUICHET_TYPE_WINDOW,
                       "application", application,
                       "sync", sync,
                       "database", database,
                       "clock", clock,
                       NULL);
}

/**
 * guichet_window_set_accounts:
 * @self: a window
 * @accounts: of #GuichetAccountEntry
 * @here: the account of this window
 *
 * Says, once, which account the window is for, and which others there are.
 */
void
guichet_window_set_accounts (GuichetWindow       *self,
                             GListModel          *accounts,
                             GuichetAccountEntry *here)
{
  g_return_if_fail (GUICHET_IS_WINDOW (self));
  guichet_account_switcher_set_accounts (self->switcher, accounts, here);
}

/**
 * guichet_window_show_section:
 * @self: a window
 * @section: the name of a section; one that does not exist changes nothing
 *
 * Shows a section.
 */
void
guichet_window_show_section (GuichetWindow *self,
                             const char    *section)
{
  GuichetSectionRow *row;

  g_return_if_fail (GUICHET_IS_WINDOW (self));
  row = find_row (self, section);
  if (!row)
    return;
  gtk_list_box_select_row (self->sections, GTK_LIST_BOX_ROW (row));
  enter_page (self);
}

/**
 * guichet_window_show_help:
 * @self: a window
 *
 * Shows the articles on Guichet itself; the keyboard shortcuts where there are none yet.
 */
void
guichet_window_show_help (GuichetWindow *self)
{
  g_return_if_fail (GUICHET_IS_WINDOW (self));
  if (!guichet_faq_page_has_category (self->database, HELP_CATEGORY))
    {
      gtk_widget_activate_action (GTK_WIDGET (self), "win.show-help-overlay", NULL);
      return;
    }
  guichet_window_show_section (self, "faq");
  guichet_faq_page_show_category (GUICHET_FAQ_PAGE (ensure_page (self, "faq")), HELP_CATEGORY);
}

/**
 * guichet_window_show_demande:
 * @self: a window
 * @demande_id: a Demande's id
 *
 * Shows a Demande among all the Demandes.
 */
void
guichet_window_show_demande (GuichetWindow *self,
                             const char    *demande_id)
{
  g_return_if_fail (GUICHET_IS_WINDOW (self));
  guichet_window_show_section (self, "demandes");
  guichet_demandes_page_show (GUICHET_DEMANDES_PAGE (ensure_page (self, "demandes")),
                              demande_id);
}

/**
 * guichet_window_show_article:
 * @self: a window
 * @article_id: an article's id
 *
 * Shows an article of the FAQ.
 */
void
guichet_window_show_article (GuichetWindow *self,
                             const char    *article_id)
{
  g_return_if_fail (GUICHET_IS_WINDOW (self));
  guichet_window_show_section (self, "faq");
  guichet_faq_page_show_article (GUICHET_FAQ_PAGE (ensure_page (self, "faq")), article_id);
}

/**
 * guichet_window_get_shown_demande:
 * @self: a window
 *
 * Returns: (transfer none) (nullable): the id of the Demande that can be seen in it
 */
const char *
guichet_window_get_shown_demande (GuichetWindow *self)
{
  GtkWidget *page;

  g_return_val_if_fail (GUICHET_IS_WINDOW (self), NULL);
  page = gtk_stack_get_visible_child (self->stack);
  if (!page || !GUICHET_IS_DEMANDES_PAGE (page))
    return NULL;
  return guichet_demandes_page_get_shown (GUICHET_DEMANDES_PAGE (page));
}
