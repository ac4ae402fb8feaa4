/* guichet-demande-row.c - a Demande in a list
 *
 * Its texts are closures of the Demande and of the time. GTK 4.8 gives the rows of a list view
 * no name, so the row names the widget that the list put it in.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "guichet-demande-row.h"

#include "guichet-closures.h"
#include "guichet-event-table.h"
#include "guichet-next-step.h"

struct _GuichetDemandeRow
{
  AdwBin parent_instance;

  GuichetSync *sync;
  GuichetClock *clock;
  GuichetDatabase *database;
  GuichetDemande *demande;
  GSignalGroup *demande_signals;
  char *due;
};

G_DEFINE_FINAL_TYPE (GuichetDemandeRow, guichet_demande_row, ADW_TYPE_BIN)

enum
{
  PROP_SYNC = 1,
  PROP_CLOCK,
  PROP_DEMANDE,
  PROP_DUE,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

/* Helpers */

static char *
summarise (GuichetDemandeRow *self)
{
  const char *status = guichet_demande_get_text (self->demande, GUICHET_DEMANDE_STATUS);
  g_autofree char *title = guichet_closure_title (NULL, guichet_demande_get_title (self->demande));
  g_autofree char *state =
    guichet_closure_status (NULL, status, guichet_demande_get_delivery (self->demande));
  g_autofree char *criticality =
    guichet_closure_criticality (NULL, guichet_demande_get_criticality_proposed (self->demande),
                                 guichet_demande_get_criticality (self->demande));

  return guichet_closure_row_name (NULL, title, state, criticality, self->due,
                                   guichet_demande_get_unread (self->demande));
}

static void
name_for_reader (GuichetDemandeRow *self)
{
  GtkWidget *parent = gtk_widget_get_parent (GTK_WIDGET (self));
  g_autofree char *summary = NULL;

  if (!parent || !self->demande)
    return;
  summary = summarise (self);
  gtk_accessible_update_property (GTK_ACCESSIBLE (parent),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, summary, -1);
}

static void
update_due (GuichetDemandeRow *self)
{
  g_autoptr (GPtrArray) events = NULL;
  g_autofree char *due = NULL;

  if (self->demande && guichet_demande_get_status (self->demande) != GUICHET_STATUS_NONE)
    {
      events = guichet_event_table_list (guichet_database_read (self->database),
                                         guichet_demande_get_id (self->demande), NULL);
      due = guichet_next_step_brief (self->demande, events,
                                     guichet_sync_get_information (self->sync),
                                     guichet_clock_get_now (self->clock));
    }
  if (g_strcmp0 (self->due, due) == 0)
    return;
  g_free (self->due);
  self->due = g_steal_pointer (&due);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_DUE]);
  name_for_reader (self);
}

/* Overrides */

static void
guichet_demande_row_get_property (GObject    *object,
                                  guint       property_id,
                                  GValue     *value,
                                  GParamSpec *pspec)
{
  GuichetDemandeRow *self = GUICHET_DEMANDE_ROW (object);

  switch (property_id)
    {
    case PROP_SYNC:
      g_value_set_object (value, self->sync);
      break;
    case PROP_CLOCK:
      g_value_set_object (value, self->clock);
      break;
    case PROP_DEMANDE:
      g_value_set_object (value, self->demande);
      break;
    case PROP_DUE:
      g_value_set_string (value, self->due);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
guichet_demande_row_set_property (GObject      *object,
                                  guint         property_id,
                                  const GValue *value,
                                  GParamSpec   *pspec)
{
  GuichetDemandeRow *self = GUICHET_DEMANDE_ROW (object);

  switch (property_id)
    {
    case PROP_SYNC:
      self->sync = g_value_dup_object (value);
      break;
    case PROP_CLOCK:
      self->clock = g_value_dup_object (value);
      break;
    case PROP_DEMANDE:
      guichet_demande_row_set_demande (self, g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
guichet_demande_row_root (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (guichet_demande_row_parent_class)->root (widget);
  name_for_reader (GUICHET_DEMANDE_ROW (widget));
}

static void
guichet_demande_row_dispose (GObject *object)
{
  GuichetDemandeRow *self = GUICHET_DEMANDE_ROW (object);

  adw_bin_set_child (ADW_BIN (self), NULL);
  g_clear_object (&self->demande_signals);
  g_clear_object (&self->database);
  g_clear_pointer (&self->due, g_free);
  g_clear_object (&self->sync);
  g_clear_object (&self->clock);
  g_clear_object (&self->demande);
  G_OBJECT_CLASS (guichet_demande_row_parent_class)->dispose (object);
}

static void
guichet_demande_row_class_init (GuichetDemandeRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = guichet_demande_row_get_property;
  object_class->set_property = guichet_demande_row_set_property;
  object_class->dispose = guichet_demande_row_dispose;
  widget_class->root = guichet_demande_row_root;

  properties[PROP_SYNC] =
    g_param_spec_object ("sync", NULL, NULL, GUICHET_TYPE_SYNC,
                         G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  properties[PROP_CLOCK] =
    g_param_spec_object ("clock", NULL, NULL, GUICHET_TYPE_CLOCK,
                         G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  properties[PROP_DEMANDE] =
    g_param_spec_object ("demande", NULL, NULL, GUICHET_TYPE_DEMANDE,
                         G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_DUE] =
    g_param_spec_string ("due", NULL, NULL, NULL,
                         G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/guichet/Guichet/ui/demandes/guichet-demande-row.ui");
}

static void
guichet_demande_row_init (GuichetDemandeRow *self)
{
  self->demande_signals = g_signal_group_new (GUICHET_TYPE_DEMANDE);
  g_signal_group_connect_swapped (self->demande_signals, "notify",
                                  G_CALLBACK (name_for_reader), self);
  g_signal_group_connect_swapped (self->demande_signals, "notify::updated-at",
                                  G_CALLBACK (update_due), self);
  g_signal_group_connect_swapped (self->demande_signals, "notify::status",
                                  G_CALLBACK (update_due), self);
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
  GuichetDemandeRow *self = g_object_new (GUICHET_TYPE_DEMANDE_ROW, "sync", sync, "clock", clock,
                                          NULL);

  self->database = g_object_ref (database);
  g_signal_connect_object (clock, "notify::now", G_CALLBACK (update_due), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (sync, "notify::information", G_CALLBACK (update_due), self,
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
  update_due (self);
  name_for_reader (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_DEMANDE]);
}
