/* guichet-statistics-page.c - the figures of a period
 *
 * Counted from what is stored, on the worker's thread, each time that a period is chosen or that
 * something changed while the page was seen.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "guichet-statistics-page.h"

#include "guichet-chart-card.h"
#include "guichet-compliance-card.h"
#include "guichet-error-text.h"
#include "guichet-figures-charts.h"
#include "guichet-figures-query.h"
#include "guichet-figures-text.h"
#include "guichet-follow-row.h"
#include "guichet-period-chooser.h"
#include "guichet-portal-card.h"
#include "guichet-portal-table.h"
#include "guichet-time-text.h"
#include "guichet-zone.h"

#include <glib/gi18n.h>
#include <string.h>

/* Changes come in bursts while the exchange goes on. */
#define SETTLE_MS 400
#define MOST_RECURRENCES 20
#define DEFAULT_MONTHS 12

struct _GuichetStatisticsPage
{
  AdwBin parent_instance;

  GuichetSync *sync;
  GuichetDatabase *database;
  GuichetClock *clock;
  GTimeZone *paris;
  GuichetFigures *figures;
  GtkFileChooserNative *file_chooser;
  guint settle_id;
  guint serial; /* of the last count that was asked for */
  gboolean is_stale;
  gboolean folded;

  GuichetPeriodChooser *period;
  GtkStack *stack;
  AdwStatusPage *failure;
  GtkLabel *total;
  GtkLabel *no_hours;
  GtkWidget *export_button;
  GtkLabel *export_status;
  GuichetComplianceCard *compliance;
  GuichetPortalCard *portal;
  GuichetChartCard *months;
  GuichetChartCard *shares;
  GuichetChartCard *progiciels;
  GuichetChartCard *levels;
  GuichetChartCard *statuses;
  GuichetChartCard *phases;
  GuichetChartCard *deliveries;
  GuichetChartCard *delays;
  GtkWidget *recurrences_card;
  GtkListBox *recurrences;
};

G_DEFINE_FINAL_TYPE (GuichetStatisticsPage, guichet_statistics_page, ADW_TYPE_BIN)

enum
{
  PROP_SYNC = 1,
  PROP_DATABASE,
  PROP_CLOCK,
  PROP_FOLDED,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

/* Counting */

typedef struct
{
  GuichetStatisticsPage *page;
  guint serial;
  GTimeZone *paris;
  GuichetReportPeriod period;
  gint64 now;
  GuichetFigures *figures;
  GuichetPortalFigures *theirs;
  gint64 asked_at;
} Count;

static void
count_free (Count *self)
{
  g_clear_object (&self->page);
  g_clear_pointer (&self->paris, g_time_zone_unref);
  g_clear_pointer (&self->figures, guichet_figures_unref);
  g_clear_pointer (&self->theirs, guichet_portal_figures_unref);
  g_free (self);
}

static gboolean
count_worker (GuichetConnection  *connection,
              gpointer            data,
              GError            **error)
{
  Count *count = data;
  g_autoptr (GError) unread = NULL;

  count->theirs = guichet_portal_table_find (connection, count->period.from, count->period.to,
                                             &count->asked_at, &unread);
  if (unread)
    {
      g_propagate_error (error, g_steal_pointer (&unread));
      return FALSE;
    }
  count->figures = guichet_figures_query (connection, count->paris, count->period.from,
                                          count->period.to, count->now, error);
  return count->figures != NULL;
}

/* Showing */

typedef GuichetChartData *(*MakeChart) (const GuichetFigures *figures);

static void
show_chart (GuichetChartCard     *card,
            MakeChart             make,
            const GuichetFigures *figures)
{
  g_autoptr (GuichetChartData) data = make (figures);

  guichet_chart_card_show (card, data);
}

static void
show_progiciels (GuichetStatisticsPage *self)
{
  g_autoptr (GuichetChartData) data = guichet_figures_charts_progiciels (
    self->figures, guichet_sync_get_information (self->sync));

  guichet_chart_card_show (self->progiciels, data);
}

static GtkWidget *
make_recurrence (GuichetStatisticsPage   *self,
                 const GuichetRecurrence *recurrence)
{
  g_autofree char *name = guichet_figures_text_progiciel (
    guichet_sync_get_information (self->sync), recurrence->progiciel);
  g_autofree char *last = guichet_time_text_day (self->paris, recurrence->last_at,
                                                 self->figures->now);
  /* Translators: how many times the same message came, of which Progiciel, and when it last did */
  g_autofree char *words =
    g_strdup_printf (ngettext ("%u time, %s, last %s", "%u times, %s, last %s",
                               recurrence->count),
                     recurrence->count, name, last);

  return guichet_follow_row_new (recurrence->demande_id, recurrence->message, words,
                                 "guichet-message-symbolic");
}

static void
show_recurrences (GuichetStatisticsPage *self)
{
  const GPtrArray *recurrences = self->figures->recurrences;
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (self->recurrences, 0)))
    gtk_list_box_remove (self->recurrences, GTK_WIDGET (row));
  for (guint i = 0; i < MIN (recurrences->len, MOST_RECURRENCES); i++)
    gtk_list_box_append (self->recurrences,
                         make_recurrence (self, g_ptr_array_index (recurrences, i)));
  gtk_widget_set_visible (self->recurrences_card, recurrences->len > 0);
}

static void
show_total (GuichetStatisticsPage *self)
{
  const GuichetFigures *figures = self->figures;
  g_autofree char *text = NULL;

  if (figures->channels[GUICHET_CHANNEL_TELEPHONE] > 0)
    text = g_strdup_printf (ngettext ("%u Demande recorded, of which %u by telephone",
                                      "%u Demandes recorded, of which %u by telephone",
                                      figures->count),
                            figures->count, figures->channels[GUICHET_CHANNEL_TELEPHONE]);
  else
    text = g_strdup_printf (ngettext ("%u Demande recorded", "%u Demandes recorded",
                                      figures->count),
                            figures->count);
  gtk_label_set_label (self->total, text);
  gtk_widget_set_visible (GTK_WIDGET (self->no_hours), !figures->reckoned);
}

static void
show_figures (GuichetStatisticsPage *self)
{
  const GuichetFigures *figures = self->figures;

  gtk_widget_set_sensitive (self->export_button, TRUE);
  if (figures->count == 0)
    {
      gtk_stack_set_visible_child_name (self->stack, "empty");
      return;
    }
  show_total (self);
  guichet_compliance_card_show (self->compliance, self->figures, self->paris,
                                guichet_period_chooser_get (self->period)->kind);
  show_chart (self->months, guichet_figures_charts_months, figures);
  show_chart (self->shares, guichet_figures_charts_shares, figures);
  show_progiciels (self);
  show_chart (self->levels, guichet_figures_charts_levels, figures);
  show_chart (self->statuses, guichet_figures_charts_statuses, figures);
  show_chart (self->phases, guichet_figures_charts_phases, figures);
  show_chart (self->deliveries, guichet_figures_charts_deliveries, figures);
  show_chart (self->delays, guichet_figures_charts_delays, figures);
  show_recurrences (self);
  gtk_stack_set_visible_child_name (self->stack, "figures");
}

static void
show_failure (GuichetStatisticsPage *self,
              const GError          *error)
{
  g_autofree char *text = guichet_error_text (error);

  adw_status_page_set_description (self->failure, text);
  gtk_stack_set_visible_child_name (self->stack, "failure");
}

static void
counted_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      data)
{
  Count *count = data;
  GuichetStatisticsPage *self = count->page;
  g_autoptr (GError) error = NULL;
  const gboolean read = guichet_database_read_finish (GUICHET_DATABASE (source), result, &error);

  /* What was asked since then is on its way. */
  if (count->serial == self->serial && self->database)
    {
      if (read)
        {
          g_clear_pointer (&self->figures, guichet_figures_unref);
          self->figures = g_steal_pointer (&count->figures);
          show_figures (self);
          if (self->figures->count > 0)
            guichet_portal_card_show (self->portal, self->sync, self->figures, count->theirs,
                                      count->asked_at, self->paris);
        }
      else
        show_failure (self, error);
    }
  count_free (count);
}

static void
count_period (GuichetStatisticsPage *self)
{
  Count *count = g_new0 (Count, 1);

  self->is_stale = FALSE;
  count->page = g_object_ref (self);
  count->serial = ++self->serial;
  count->paris = g_time_zone_ref (self->paris);
  count->period = *guichet_period_chooser_get (self->period);
  count->now = guichet_clock_get_now (self->clock);
  guichet_database_read_async (self->database, count_worker, count, NULL, NULL, counted_cb, count);
}

/* Offers the periods that there are now. Whether the start of the Service is known may change. */
static void
set_up_period (GuichetStatisticsPage *self)
{
  GuichetServiceInformation *information = guichet_sync_get_information (self->sync);
  const char *text =
    information ? guichet_service_information_get_started_on (information) : NULL;
  GuichetDay started_on = 0;
  const gboolean started = text && guichet_day_parse (text, &started_on);
  const GuichetDay today =
    guichet_zone_get_day (self->paris, guichet_clock_get_now (self->clock));

  guichet_period_chooser_set_up (self->period, today, started, started_on, DEFAULT_MONTHS);
}

/* Exporting */

static void
say_exported (GuichetStatisticsPage *self,
              const char            *text)
{
  gtk_label_set_label (self->export_status, text);
  gtk_widget_set_visible (GTK_WIDGET (self->export_status), TRUE);
}

static void
written_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      data)
{
  g_autoptr (GuichetStatisticsPage) self = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *name = g_file_get_basename (G_FILE (source));
  g_autofree char *text = NULL;

  if (g_file_replace_contents_finish (G_FILE (source), result, NULL, &error))
    text = g_strdup_printf (_ ("The figures are in %s."), name);
  else
    text = g_strdup_printf (_ ("%s could not be written: choose another place."), name);
  if (error)
    g_message ("Exporting the figures: %s", error->message);
  say_exported (self, text);
}

static void
chosen_cb (GuichetStatisticsPage *self,
           int                    response)
{
  if (response == GTK_RESPONSE_ACCEPT && self->figures)
    {
      g_autoptr (GFile) target =
        gtk_file_chooser_get_file (GTK_FILE_CHOOSER (self->file_chooser));
      char *csv = guichet_figures_to_csv (self->figures, self->paris);
      g_autoptr (GBytes) bytes = g_bytes_new_take (csv, strlen (csv));

      g_file_replace_contents_bytes_async (target, bytes, NULL, FALSE, G_FILE_CREATE_NONE, NULL,
                                           written_cb, g_object_ref (self));
    }
  g_clear_object (&self->file_chooser);
}

static void
export_action (GtkWidget  *widget,
               const char *action,
               GVariant   *parameter)
{
  GuichetStatisticsPage *self = GUICHET_STATISTICS_PAGE (widget);
  const GuichetReportPeriod *period = guichet_period_chooser_get (self->period);
  g_autofree char *from = guichet_day_format (period->from);
  g_autofree char *to = guichet_day_format (period->to - 1);
  g_autofree char *name = g_strdup_printf ("guichet-%s-%s.csv", from, to);

  if (self->file_chooser || !self->figures)
    return;
  self->file_chooser = gtk_file_chooser_native_new (
    _ ("Export the figures"), GTK_WINDOW (gtk_widget_get_root (widget)),
    GTK_FILE_CHOOSER_ACTION_SAVE, _ ("_Export"), NULL);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (self->file_chooser), TRUE);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (self->file_chooser), name);
  g_signal_connect_object (self->file_chooser, "response", G_CALLBACK (chosen_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->file_chooser));
}

/* Callbacks */

static gboolean
settled_cb (gpointer data)
{
  GuichetStatisticsPage *self = data;

  self->settle_id = 0;
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    count_period (self);
  return G_SOURCE_REMOVE;
}

static void
changed_cb (GuichetStatisticsPage *self)
{
  self->is_stale = TRUE;
  if (self->settle_id == 0 && gtk_widget_get_mapped (GTK_WIDGET (self)))
    self->settle_id = g_timeout_add (SETTLE_MS, settled_cb, self);
}

static void
information_cb (GuichetStatisticsPage *self)
{
  set_up_period (self);
  changed_cb (self);
}

static void
period_cb (GuichetStatisticsPage *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self->export_status), FALSE);
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    count_period (self);
  else
    self->is_stale = TRUE;
}

/* Overrides */

static void
guichet_statistics_page_map (GtkWidget *widget)
{
  GuichetStatisticsPage *self = GUICHET_STATISTICS_PAGE (widget);

  GTK_WIDGET_CLASS (guichet_statistics_page_parent_class)->map (widget);
  if (self->is_stale)
    count_period (self);
}

static void
guichet_statistics_page_get_property (GObject    *object,
                                      guint       property_id,
                                      GValue     *value,
                                      GParamSpec *pspec)
{
  switch (property_id)
    {
    case PROP_FOLDED:
      g_value_set_boolean (value, GUICHET_STATISTICS_PAGE (object)->folded);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
guichet_statistics_page_set_property (GObject      *object,
                                      guint         property_id,
                                      const GValue *value,
                                      GParamSpec   *pspec)
{
  GuichetStatisticsPage *self = GUICHET_STATISTICS_PAGE (object);

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
guichet_statistics_page_constructed (GObject *object)
{
  GuichetStatisticsPage *self = GUICHET_STATISTICS_PAGE (object);

  G_OBJECT_CLASS (guichet_statistics_page_parent_class)->constructed (object);
  self->is_stale = TRUE;
  set_up_period (self);
  g_signal_connect_object (self->database, "changed::demande", G_CALLBACK (changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->database, "changed::event", G_CALLBACK (changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->sync, "notify::information", G_CALLBACK (information_cb), self,
                           G_CONNECT_SWAPPED);
}

static void
guichet_statistics_page_dispose (GObject *object)
{
  GuichetStatisticsPage *self = GUICHET_STATISTICS_PAGE (object);

  g_clear_handle_id (&self->settle_id, g_source_remove);
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), GUICHET_TYPE_STATISTICS_PAGE);
  g_clear_object (&self->file_chooser);
  g_clear_pointer (&self->figures, guichet_figures_unref);
  g_clear_pointer (&self->paris, g_time_zone_unref);
  g_clear_object (&self->sync);
  g_clear_object (&self->database);
  g_clear_object (&self->clock);
  G_OBJECT_CLASS (guichet_statistics_page_parent_class)->dispose (object);
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
bind_template (GtkWidgetClass *widget_class)
{
#define BIND(name) \
  gtk_widget_class_bind_template_child (widget_class, GuichetStatisticsPage, name)
  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/guichet/Guichet/ui/statistics/guichet-statistics-page.ui");
  BIND (period);
  BIND (stack);
  BIND (failure);
  BIND (total);
  BIND (no_hours);
  BIND (export_button);
  BIND (export_status);
  BIND (compliance);
  BIND (portal);
  BIND (months);
  BIND (shares);
  BIND (progiciels);
  BIND (levels);
  BIND (statuses);
  BIND (phases);
  BIND (deliveries);
  BIND (delays);
  BIND (recurrences_card);
  BIND (recurrences);
#undef BIND
  gtk_widget_class_bind_template_callback (widget_class, period_cb);
}

static void
guichet_statistics_page_class_init (GuichetStatisticsPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = guichet_statistics_page_get_property;
  object_class->set_property = guichet_statistics_page_set_property;
  object_class->constructed = guichet_statistics_page_constructed;
  object_class->dispose = guichet_statistics_page_dispose;
  widget_class->map = guichet_statistics_page_map;
  install_properties (object_class);
  g_type_ensure (GUICHET_TYPE_PERIOD_CHOOSER);
  g_type_ensure (GUICHET_TYPE_COMPLIANCE_CARD);
  g_type_ensure (GUICHET_TYPE_PORTAL_CARD);
  g_type_ensure (GUICHET_TYPE_CHART_CARD);
  bind_template (widget_class);
  gtk_widget_class_install_action (widget_class, "page.export", NULL, export_action);
}

static void
guichet_statistics_page_init (GuichetStatisticsPage *self)
{
  self->paris = guichet_zone_new (GUICHET_ZONE_PARIS, NULL);
  if (!self->paris)
    self->paris = g_time_zone_new_utc ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* Public API */

/**
 * guichet_statistics_page_new:
 * @sync: what the service says of itself
 * @database: what is counted
 * @clock: what time it is
 *
 * Returns: (transfer floating): the page
 */
GtkWidget *
guichet_statistics_page_new (GuichetSync     *sync,
                             GuichetDatabase *database,
                             GuichetClock    *clock)
{
  return g_object_new (GUICHET_TYPE_STATISTICS_PAGE, "sync", sync, "database", database, "clock",
                       clock, NULL);
}
