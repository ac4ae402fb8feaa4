/* guichet-demande-row.c - a Demande in a list
 *
 * Two hundred of them are made at once, and each that scrolls into view is filled within its frame:
 * the texts are set here. Bound in the template, each of them would watch all that it depends on,
 * for more time and memory than the row itself. GTK 4.8 gives the rows of a list view no name, so
 * the row names the widget that the list put it in.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "guichet-demande-row.h"

#include "guichet-closures.h"
#include "guichet-event-table.h"
#include "guichet-next-step.h"
#include "guichet-text-size.h"

struct _GuichetDemandeRow
{
  AdwBin parent_instance;

  GuichetSync *sync;
  GuichetClock *clock;
  GuichetDatabase *database;
  GuichetDemande *demande;
  GSignalGroup *demande_signals;
  GSignalGroup *leaflet_signals;
  GuichetDeadline *deadline;

  GtkLabel *title;
  GtkLabel *updated;
  GtkLabel *progiciel;
  GtkWidget *state_box;
  GtkImage *state_icon;
  GtkLabel *state;
};

G_DEFINE_FINAL_TYPE (GuichetDemandeRow, guichet_demande_row, ADW_TYPE_BIN)

/* Helpers */

static char *
describe_due (GuichetDemandeRow *self)
{
  return guichet_next_step_brief (self->deadline, guichet_clock_get_now (self->clock));
}

static char *
describe_state (GuichetDemandeRow *self)
{
  return guichet_closure_status (NULL,
                                 guichet_demande_get_text (self->demande, GUICHET_DEMANDE_STATUS),
                                 guichet_demande_get_delivery (self->demande));
}

static char *
describe_criticality (GuichetDemandeRow *self)
{
  return guichet_closure_criticality (NULL,
                                      guichet_demande_get_criticality_proposed (self->demande),
                                      guichet_demande_get_criticality (self->demande));
}

static void
name_for_reader (GuichetDemandeRow *self)
{
  GtkWidget *parent = gtk_widget_get_parent (GTK_WIDGET (self));
  g_autofree char *title = NULL;
  g_autofree char *state = NULL;
  g_autofree char *criticality = NULL;
  g_autofree char *due = NULL;
  g_autofree char *summary = NULL;

  if (!parent || !self->demande)
    return;
  title = guichet_closure_title (NULL, guichet_demande_get_title (self->demande));
  state = describe_state (self);
  criticality = describe_criticality (self);
  due = describe_due (self);
  summary = guichet_closure_row_name (NULL, title, state, criticality, due,
                                      guichet_demande_get_unread (self->demande));
  gtk_accessible_update_property (GTK_ACCESSIBLE (parent),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, summary, -1);
}

/* What is the same and set again would be looked up again, in the style sheet or the icons. */
static void
change_classes (GtkWidget  *widget,
                char      **classes)
{
  g_auto (GStrv) current = gtk_widget_get_css_classes (widget);

  if (!g_strv_equal ((const char *const *) current, (const char *const *) classes))
    gtk_widget_set_css_classes (widget, (const char **) classes);
}

static void
show_title (GuichetDemandeRow *self)
{
  g_autofree char *text = guichet_closure_title (NULL, guichet_demande_get_title (self->demande));
  g_auto (GStrv) classes =
    guichet_closure_row_title_classes (NULL, guichet_demande_get_unread (self->demande));

  gtk_label_set_label (self->title, text);
  change_classes (GTK_WIDGET (self->title), classes);
}

static void
show_updated (GuichetDemandeRow *self)
{
  g_autofree char *text =
    guichet_closure_brief (NULL,
                           guichet_demande_get_instant (self->demande, GUICHET_DEMANDE_UPDATED_AT),
                           guichet_clock_get_now (self->clock));

  gtk_label_set_label (self->updated, text);
}

static void
show_progiciel (GuichetDemandeRow *self)
{
  g_autofree char *progiciel =
    guichet_closure_progiciel (NULL, guichet_sync_get_information (self->sync),
                               guichet_demande_get_text (self->demande, GUICHET_DEMANDE_PROGICIEL),
                               guichet_demande_get_text (self->demande, GUICHET_DEMANDE_VERSION));
  g_autofree char *criticality = guichet_closure_criticality_now (
    NULL, guichet_demande_get_criticality_proposed (self->demande),
    guichet_demande_get_criticality (self->demande));
  g_autofree char *text = guichet_closure_join (NULL, progiciel, criticality);

  gtk_label_set_label (self->progiciel, text);
  gtk_widget_set_visible (GTK_WIDGET (self->progiciel), *text != '\0');
}

static void
show_state (GuichetDemandeRow *self)
{
  const char *status = guichet_demande_get_text (self->demande, GUICHET_DEMANDE_STATUS);
  const GuichetDelivery delivery = guichet_demande_get_delivery (self->demande);
  g_autofree char *icon_name = guichet_closure_status_icon (NULL, status, delivery);
  g_auto (GStrv) classes = guichet_closure_status_classes (NULL, status, delivery);
  g_autofree char *state = describe_state (self);
  g_autofree char *due = describe_due (self);
  g_autofree char *text = guichet_closure_join (NULL, state, due);

  gtk_label_set_label (self->state, text);
  if (g_strcmp0 (gtk_image_get_icon_name (self->state_icon), icon_name) != 0)
    gtk_image_set_from_icon_name (self->state_icon, icon_name);
  change_classes (self->state_box, classes);
}

static void
show (GuichetDemandeRow *self)
{
  if (!self->demande)
    return;
  show_title (self);
  show_updated (self);
  show_progiciel (self);
  show_state (self);
  name_for_reader (self);
}

static void
find_deadline (GuichetDemandeRow *self)
{
  g_autoptr (GPtrArray) events = NULL;

  g_clear_pointer (&self->deadline, guichet_deadline_unref);
  if (!self->demande || guichet_demande_get_status (self->demande) == GUICHET_STATUS_NONE)
    return;
  events = guichet_event_table_list (guichet_database_read (self->database),
                                     guichet_demande_get_id (self->demande), NULL);
  self->deadline = guichet_next_step_find (self->demande, events,
                                           guichet_sync_get_reckoning (self->sync));
}

/* Callbacks */

static void
rules_changed_cb (GuichetDemandeRow *self)
{
  find_deadline (self);
  show (self);
}

/* What is due stays due: only how it is said changes with the time. */
static void
minute_cb (GuichetDemandeRow *self)
{
  if (!self->demande)
    return;
  show_updated (self);
  show_state (self);
  name_for_reader (self);
}

/* An object on one line keeps the row to three, where the Demande is shown beside the list and
 * the tooltip has all of it; it is never cut in a narrow window, nor where text is large. */
static void
fit_title (GuichetDemandeRow *self)
{
  g_autoptr (AdwLeaflet) leaflet = g_signal_group_dup_target (self->leaflet_signals);
  gboolean is_whole = TRUE;

  if (leaflet)
    is_whole = adw_leaflet_get_folded (leaflet) || guichet_text_size_is_large (GTK_WIDGET (self));
  gtk_label_set_wrap (self->title, is_whole);
  gtk_label_set_ellipsize (self->title, is_whole ? PANGO_ELLIPSIZE_NONE : PANGO_ELLIPSIZE_END);
}

static gboolean
query_title_cb (GuichetDemandeRow *self,
                int                x,
                int                y,
                gboolean           keyboard_mode,
                GtkTooltip        *tooltip)
{
  if (!pango_layout_is_ellipsized (gtk_label_get_layout (self->title)))
    return FALSE;
  gtk_tooltip_set_text (tooltip, gtk_label_get_label (self->title));
  return TRUE;
}

/* Overrides */

static void
guichet_demande_row_root (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (guichet_demande_row_parent_class)->root (widget);
  name_for_reader (GUICHET_DEMANDE_ROW (widget));
  g_signal_group_set_target (GUICHET_DEMANDE_ROW (widget)->leaflet_signals,
                             gtk_widget_get_ancestor (widget, ADW_TYPE_LEAFLET));
  fit_title (GUICHET_DEMANDE_ROW (widget));
}

static void
guichet_demande_row_dispose (GObject *object)
{
  GuichetDemandeRow *self = GUICHET_DEMANDE_ROW (object);

  adw_bin_set_child (ADW_BIN (self), NULL);
  g_clear_object (&self->demande_signals);
  g_clear_object (&self->leaflet_signals);
  g_clear_pointer (&self->deadline, guichet_deadline_unref);
  g_clear_object (&self->database);
  g_clear_object (&self->sync);
  g_clear_object (&self->clock);
  g_clear_object (&self->demande);
  G_OBJECT_CLASS (guichet_demande_row_parent_class)->dispose (object);
}

static void
guichet_demande_row_class_init (GuichetDemandeRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = guichet_demande_row_dispose;
  widget_class->root = guichet_demande_row_root;

  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/guichet/Guichet/ui/demandes/guichet-demande-row.ui");
  gtk_widget_class_bind_template_child (widget_class, GuichetDemandeRow, title);
  gtk_widget_class_bind_template_callback (widget_class, query_title_cb);
  gtk_widget_class_bind_template_child (widget_class, GuichetDemandeRow, updated);
  gtk_widget_class_bind_template_child (widget_class, GuichetDemandeRow, progiciel);
  gtk_widget_class_bind_template_child (widget_class, GuichetDemandeRow, state_box);
  gtk_widget_class_bind_template_child (widget_class, GuichetDemandeRow, state_icon);
  gtk_widget_class_bind_template_child (widget_class, GuichetDemandeRow, state);
}

static void
guichet_demande_row_init (GuichetDemandeRow *self)
{
  self->demande_signals = g_signal_group_new (GUICHET_TYPE_DEMANDE);
  g_signal_group_connect_swapped (self->demande_signals, "notify", G_CALLBACK (show), self);
  g_signal_group_connect_swapped (self->demande_signals, "notify::updated-at",
                                  G_CALLBACK (rules_changed_cb), self);
  g_signal_group_connect_swapped (self->demande_signals, "notify::status",
                                  G_CALLBACK (rules_changed_cb), self);
  self->leaflet_signals = g_signal_group_new (ADW_TYPE_LEAFLET);
  g_signal_group_connect_swapped (self->leaflet_signals, "notify::folded",
                                  G_CALLBACK (fit_title), self);
  guichet_text_size_follow (GTK_WIDGET (self), G_CALLBACK (fit_title));
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* Public API */

/**
 * guichet_demande_row_new:
 * @sync: what knows the Progiciels and the opening hours
 * @database: what holds the events
 * @clock: what time it is
 *
 * Returns: (transfer floating): a row that shows no Demande yet
 */
GtkWidget *
guichet_demande_row_new (GuichetSync     *sync,
                         GuichetDatabase *database,
                         GuichetClock    *clock)
{
  GuichetDemandeRow *self = g_object_new (GUICHET_TYPE_DEMANDE_ROW, NULL);

  self->sync = g_object_ref (sync);
  self->database = g_object_ref (database);
  self->clock = g_object_ref (clock);
  g_signal_connect_object (clock, "notify::now", G_CALLBACK (minute_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (sync, "notify::reckoning", G_CALLBACK (rules_changed_cb), self,
                           G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

/**
 * guichet_demande_row_set_demande:
 * @self: a row
 * @demande: (nullable): what it shows
 *
 * Shows a Demande.
 */
void
guichet_demande_row_set_demande (GuichetDemandeRow *self,
                                 GuichetDemande    *demande)
{
  g_return_if_fail (GUICHET_IS_DEMANDE_ROW (self));
  if (!g_set_object (&self->demande, demande))
    return;
  g_signal_group_set_target (self->demande_signals, demande);
  rules_changed_cb (self);
}
