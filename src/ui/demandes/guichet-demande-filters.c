/* guichet-demande-filters.c - what to show of the Demandes, chosen in a popover
 *
 * Each choice begins with "all of them", so that a filter is active where something else is
 * chosen. What is active is said in one sentence, for the list must never be short without
 * saying so.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "guichet-demande-filters.h"

#include <glib/gi18n.h>

#define DAY_MS G_GINT64_CONSTANT (86400000)

#define BIT(status) (1u << GUICHET_STATUS_##status)

struct _GuichetDemandeFilters
{
  AdwBin parent_instance;

  GuichetSync *sync;
  GuichetClock *clock;
  GPtrArray *progiciels;
  gboolean is_clearing;

  GtkDropDown *progiciel;
  GtkDropDown *criticality;
  GtkDropDown *status;
  GtkDropDown *turn;
  GtkDropDown *course;
  GtkDropDown *period;
  GtkCheckButton *overdue;
  GtkCheckButton *unread;
};

G_DEFINE_FINAL_TYPE (GuichetDemandeFilters, guichet_demande_filters, ADW_TYPE_BIN)

enum
{
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* The groups of statuses and the periods, in the order of their words in the template. */
static const guint status_groups[] = {
  0,
  BIT (ENREGISTREE) | BIT (PRISE_EN_CHARGE),
  BIT (QUALIFIEE) | BIT (NON_REPRODUITE) | BIT (PLAN_FOURNI) | BIT (REFUSEE),
  BIT (LIVREE),
  BIT (ATTENTE_CLIENT) | BIT (ATTENTE_TIERS),
  BIT (VALIDEE) | BIT (HORS_PERIMETRE) | BIT (CLOSE),
};

static const guint period_days[] = { 0, 7, 30, 91, 365 };

/* Helpers */

static void
list_choices (GuichetDemandeFilters *self,
              GtkDropDown           *choices[6])
{
  choices[0] = self->progiciel;
  choices[1] = self->criticality;
  choices[2] = self->status;
  choices[3] = self->turn;
  choices[4] = self->course;
  choices[5] = self->period;
}

static void
add_words (GString    *sentence,
           const char *words)
{
  if (sentence->len > 0)
    g_string_append (sentence, " · ");
  g_string_append (sentence, words);
}

static void
add_choice (GString     *sentence,
            GtkDropDown *choice)
{
  GtkStringObject *chosen = gtk_drop_down_get_selected_item (choice);

  if (chosen && gtk_drop_down_get_selected (choice) > 0)
    add_words (sentence, gtk_string_object_get_string (chosen));
}

static const char *
get_progiciel (GuichetDemandeFilters *self)
{
  const guint selected = gtk_drop_down_get_selected (self->progiciel);

  if (!self->progiciels || selected == 0 || selected > self->progiciels->len)
    return NULL;
  return guichet_progiciel_get_id (g_ptr_array_index (self->progiciels, selected - 1));
}

/* A choice is kept when the service tells its Progiciels again. */
static guint
find_progiciel (GuichetDemandeFilters *self,
                const char            *id)
{
  for (guint i = 0; id && self->progiciels && i < self->progiciels->len; i++)
    if (g_str_equal (guichet_progiciel_get_id (g_ptr_array_index (self->progiciels, i)), id))
      return i + 1;
  return 0;
}

/* Callbacks */

static void
choice_changed_cb (GuichetDemandeFilters *self)
{
  if (!self->is_clearing && self->clock)
    g_signal_emit (self, signals[CHANGED], 0);
}

static void
information_cb (GuichetDemandeFilters *self)
{
  GuichetServiceInformation *information = guichet_sync_get_information (self->sync);
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  g_autofree char *chosen = g_strdup (get_progiciel (self));

  g_clear_pointer (&self->progiciels, g_ptr_array_unref);
  if (information)
    self->progiciels = g_ptr_array_ref (guichet_service_information_get_progiciels (information));
  gtk_string_list_append (names, _ ("All Progiciels"));
  for (guint i = 0; self->progiciels && i < self->progiciels->len; i++)
    gtk_string_list_append (names,
                            guichet_progiciel_get_name (g_ptr_array_index (self->progiciels, i)));
  self->is_clearing = TRUE;
  gtk_drop_down_set_model (self->progiciel, G_LIST_MODEL (names));
  gtk_drop_down_set_selected (self->progiciel, find_progiciel (self, chosen));
  self->is_clearing = FALSE;
}

static void
clear_cb (GuichetDemandeFilters *self)
{
  guichet_demande_filters_clear (self);
}

/* Overrides */

static void
guichet_demande_filters_dispose (GObject *object)
{
  GuichetDemandeFilters *self = GUICHET_DEMANDE_FILTERS (object);

  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), GUICHET_TYPE_DEMANDE_FILTERS);
  g_clear_pointer (&self->progiciels, g_ptr_array_unref);
  g_clear_object (&self->sync);
  g_clear_object (&self->clock);
  G_OBJECT_CLASS (guichet_demande_filters_parent_class)->dispose (object);
}

static void
guichet_demande_filters_class_init (GuichetDemandeFiltersClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = guichet_demande_filters_dispose;

  /**
   * GuichetDemandeFilters::changed:
   *
   * Something else is chosen.
   */
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                   NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/guichet/Guichet/ui/demandes/guichet-demande-filters.ui");
  gtk_widget_class_bind_template_child (widget_class, GuichetDemandeFilters, progiciel);
  gtk_widget_class_bind_template_child (widget_class, GuichetDemandeFilters, criticality);
  gtk_widget_class_bind_template_child (widget_class, GuichetDemandeFilters, status);
  gtk_widget_class_bind_template_child (widget_class, GuichetDemandeFilters, turn);
  gtk_widget_class_bind_template_child (widget_class, GuichetDemandeFilters, course);
  gtk_widget_class_bind_template_child (widget_class, GuichetDemandeFilters, period);
  gtk_widget_class_bind_template_child (widget_class, GuichetDemandeFilters, overdue);
  gtk_widget_class_bind_template_child (widget_class, GuichetDemandeFilters, unread);
  gtk_widget_class_bind_template_callback (widget_class, choice_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, clear_cb);
}

static void
guichet_demande_filters_init (GuichetDemandeFilters *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* Public API */

/**
 * guichet_demande_filters_set_up:
 * @self: the choices
 * @sync: what knows the Progiciels
 * @clock: what time it is
 *
 * Gives what a template cannot.
 */
void
guichet_demande_filters_set_up (GuichetDemandeFilters *self,
                                GuichetSync           *sync,
                                GuichetClock          *clock)
{
  g_return_if_fail (GUICHET_IS_DEMANDE_FILTERS (self));

  self->sync = g_object_ref (sync);
  information_cb (self);
  self->clock = g_object_ref (clock);
  g_signal_connect_object (sync, "notify::information", G_CALLBACK (information_cb), self,
                           G_CONNECT_SWAPPED);
}

/**
 * guichet_demande_filters_fill:
 * @self: the choices
 * @filter: (inout): gets what is chosen; its texts are valid until the next choice
 */
void
guichet_demande_filters_fill (GuichetDemandeFilters *self,
                              GuichetDemandeFilter  *filter)
{
  const gint64 now = guichet_clock_get_now (self->clock);
  const guint days = period_days[gtk_drop_down_get_selected (self->period)];

  filter->progiciel = get_progiciel (self);
  filter->criticality = (GuichetCriticality) gtk_drop_down_get_selected (self->criticality);
  filter->statuses = status_groups[gtk_drop_down_get_selected (self->status)];
  filter->turn = (GuichetDemandeTurn) gtk_drop_down_get_selected (self->turn);
  filter->course = (GuichetDemandeCourse) gtk_drop_down_get_selected (self->course);
  filter->active_since = days > 0 ? now - days * DAY_MS : 0;
  filter->due_before = gtk_check_button_get_active (self->overdue) ? now : 0;
  filter->unread_only = gtk_check_button_get_active (self->unread);
}

/**
 * guichet_demande_filters_describe:
 * @self: the choices
 *
 * Returns: (transfer full): what is chosen, in a few words; empty where nothing is
 */
char *
guichet_demande_filters_describe (GuichetDemandeFilters *self)
{
  GString *sentence = g_string_new (NULL);
  GtkDropDown *choices[6];

  list_choices (self, choices);
  for (guint i = 0; i < G_N_ELEMENTS (choices); i++)
    add_choice (sentence, choices[i]);
  if (gtk_check_button_get_active (self->overdue))
    add_words (sentence, gtk_check_button_get_label (self->overdue));
  if (gtk_check_button_get_active (self->unread))
    add_words (sentence, gtk_check_button_get_label (self->unread));
  return g_string_free (sentence, FALSE);
}

/**
 * guichet_demande_filters_is_active:
 * @self: the choices
 *
 * Returns: whether anything is left out
 */
gboolean
guichet_demande_filters_is_active (GuichetDemandeFilters *self)
{
  GtkDropDown *choices[6];
  gboolean active = gtk_check_button_get_active (self->overdue) ||
                    gtk_check_button_get_active (self->unread);

  list_choices (self, choices);
  for (guint i = 0; i < G_N_ELEMENTS (choices); i++)
    active = active || gtk_drop_down_get_selected (choices[i]) > 0;
  return active;
}

/**
 * guichet_demande_filters_clear:
 * @self: the choices
 *
 * Chooses all again.
 */
void
guichet_demande_filters_clear (GuichetDemandeFilters *self)
{
  GtkDropDown *choices[6];

  g_return_if_fail (GUICHET_IS_DEMANDE_FILTERS (self));
  list_choices (self, choices);
  self->is_clearing = TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (choices); i++)
    gtk_drop_down_set_selected (choices[i], 0);
  gtk_check_button_set_active (self->overdue, FALSE);
  gtk_check_button_set_active (self->unread, FALSE);
  self->is_clearing = FALSE;
  choice_changed_cb (self);
}
