/* guichet-chart-card.c - a chart, and the table behind it
 *
 * The table has every value of the chart and those that are not drawn; it is made when it is
 * first asked for.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "guichet-chart-card.h"

#include "guichet-chart.h"

#include <glib/gi18n.h>

struct _GuichetChartCard
{
  AdwBin parent_instance;

  char *title;
  char *explanation;
  GuichetChartData *data;

  GuichetChart *chart;
  GtkGrid *table;
  GtkStack *stack;
  GtkToggleButton *toggle;
};

G_DEFINE_FINAL_TYPE (GuichetChartCard, guichet_chart_card, ADW_TYPE_BIN)

enum
{
  PROP_TITLE = 1,
  PROP_EXPLANATION,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

/* Helpers */

static void
attach (GuichetChartCard *self,
        const char       *text,
        int               column,
        int               row)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), column == 0 ? 0 : 1);
  gtk_label_set_yalign (GTK_LABEL (label), 0);
  gtk_widget_set_hexpand (label, column == 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  if (row == 0)
    gtk_widget_add_css_class (label, "caption-heading");
  else if (column > 0)
    gtk_widget_add_css_class (label, "numeric");
  gtk_grid_attach (self->table, label, column, row, 1, 1);
}

static void
clear_table (GuichetChartCard *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->table))))
    gtk_grid_remove (self->table, child);
}

static void
fill_table (GuichetChartCard *self)
{
  attach (self, self->data->heading, 0, 0);
  for (guint j = 0; j < self->data->series->len; j++)
    {
      const GuichetChartSeries *series = g_ptr_array_index (self->data->series, j);

      attach (self, series->name, (int) j + 1, 0);
      for (guint i = 0; i < self->data->lines->len; i++)
        {
          const GuichetChartLine *line = g_ptr_array_index (self->data->lines, i);
          g_autofree char *value = guichet_chart_value_text (series->unit, line->values[j]);

          if (j == 0)
            attach (self, line->label, 0, (int) i + 1);
          attach (self, value, (int) j + 1, (int) i + 1);
        }
    }
}

static void
update (GuichetChartCard *self)
{
  const gboolean table = gtk_toggle_button_get_active (self->toggle);

  clear_table (self);
  if (table && self->data)
    fill_table (self);
  gtk_stack_set_visible_child_name (self->stack, table ? "table" : "chart");
}

static void
name_toggle (GuichetChartCard *self)
{
  /* Translators: %s is the title of a chart */
  g_autofree char *name = g_strdup_printf (_ ("See the table: %s"), self->title);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self->toggle), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  name, -1);
}

/* Overrides */

static void
guichet_chart_card_get_property (GObject    *object,
                                 guint       property_id,
                                 GValue     *value,
                                 GParamSpec *pspec)
{
  GuichetChartCard *self = GUICHET_CHART_CARD (object);

  switch (property_id)
    {
    case PROP_TITLE:
      g_value_set_string (value, self->title);
      break;
    case PROP_EXPLANATION:
      g_value_set_string (value, self->explanation);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
guichet_chart_card_set_property (GObject      *object,
                                 guint         property_id,
                                 const GValue *value,
                                 GParamSpec   *pspec)
{
  GuichetChartCard *self = GUICHET_CHART_CARD (object);

  switch (property_id)
    {
    case PROP_TITLE:
      g_free (self->title);
      self->title = g_value_dup_string (value);
      name_toggle (self);
      break;
    case PROP_EXPLANATION:
      g_free (self->explanation);
      self->explanation = g_value_dup_string (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
      return;
    }
  g_object_notify_by_pspec (object, pspec);
}

static void
guichet_chart_card_dispose (GObject *object)
{
  GuichetChartCard *self = GUICHET_CHART_CARD (object);

  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), GUICHET_TYPE_CHART_CARD);
  g_clear_pointer (&self->data, guichet_chart_data_unref);
  g_clear_pointer (&self->title, g_free);
  g_clear_pointer (&self->explanation, g_free);
  G_OBJECT_CLASS (guichet_chart_card_parent_class)->dispose (object);
}

static void
guichet_chart_card_class_init (GuichetChartCardClass *klass)
{
  const GParamFlags flags =
    G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = guichet_chart_card_get_property;
  object_class->set_property = guichet_chart_card_set_property;
  object_class->dispose = guichet_chart_card_dispose;
  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, flags);
  properties[PROP_EXPLANATION] = g_param_spec_string ("explanation", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (GUICHET_TYPE_CHART);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/guichet/Guichet/ui/statistics/guichet-chart-card.ui");
  gtk_widget_class_bind_template_child (widget_class, GuichetChartCard, chart);
  gtk_widget_class_bind_template_child (widget_class, GuichetChartCard, table);
  gtk_widget_class_bind_template_child (widget_class, GuichetChartCard, stack);
  gtk_widget_class_bind_template_child (widget_class, GuichetChartCard, toggle);
  gtk_widget_class_bind_template_callback (widget_class, update);
}

static void
guichet_chart_card_init (GuichetChartCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* Public API */

/**
 * guichet_chart_card_show:
 * @data: what to show; a chart without a line is hidden, with its card
 *
 * Shows @data in place of what was shown.
 */
void
guichet_chart_card_show (GuichetChartCard *self,
                         GuichetChartData *data)
{
  guichet_chart_data_ref (data);
  g_clear_pointer (&self->data, guichet_chart_data_unref);
  self->data = data;
  gtk_widget_set_visible (GTK_WIDGET (self), data->lines->len > 0);
  guichet_chart_show (self->chart, data, self->title);
  update (self);
}
