/* guichet-parc-window.c - our parc: the Progiciels that we have installed
 *
 * Each change is stored at once. The names and the versions are those that the service
 * publishes; what is installed, we say ourselves.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "guichet-parc-window.h"

#include "guichet-choice.h"
#include "guichet-parc-row.h"
#include "guichet-parc-table.h"
#include "guichet-zone.h"

#include <glib/gi18n.h>

struct _GuichetParcWindow
{
  AdwWindow parent_instance;

  GuichetSync *sync;
  GuichetDatabase *database;
  GuichetDay today;
  gboolean is_filling;

  GtkListBox *list;
  GuichetChoice *add;
  GtkStack *stack;
  GtkLabel *problem;
};

G_DEFINE_FINAL_TYPE (GuichetParcWindow, guichet_parc_window, ADW_TYPE_WINDOW)

/* Storing */

static void
entries_free (gpointer entries)
{
  g_ptr_array_unref (entries);
}

static gboolean
put_worker (GuichetConnection  *connection,
            gpointer            data,
            GError            **error)
{
  return guichet_parc_table_put (connection, data, error);
}

static gboolean
remove_worker (GuichetConnection  *connection,
               gpointer            data,
               GError            **error)
{
  return guichet_parc_table_remove (connection, data, error);
}

static void
stored_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr (GuichetParcWindow) self = data;
  g_autoptr (GError) error = NULL;
  const gboolean stored =
    guichet_database_write_finish (GUICHET_DATABASE (source), result, &error);

  if (!stored)
    g_message ("Storing the parc: %s", error->message);
  gtk_widget_set_visible (GTK_WIDGET (self->problem), !stored);
}

/* Rows */

static gboolean
is_listed (GuichetParcWindow *self,
           const char        *progiciel)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list, i)); i++)
    if (g_str_equal (guichet_parc_row_get_entry (GUICHET_PARC_ROW (row))->progiciel, progiciel))
      return TRUE;
  return FALSE;
}

/* What may still be added. */
static void
update (GuichetParcWindow *self)
{
  GuichetServiceInformation *information = guichet_sync_get_information (self->sync);
  const GPtrArray *progiciels =
    information ? guichet_service_information_get_progiciels (information) : NULL;
  const gboolean is_empty = gtk_list_box_get_row_at_index (self->list, 0) == NULL;
  gboolean offered = FALSE;

  self->is_filling = TRUE;
  guichet_choice_clear (self->add, _ ("Choose…"));
  for (guint i = 0; progiciels && i < progiciels->len; i++)
    if (!is_listed (self, guichet_progiciel_get_id (progiciels->pdata[i])))
      {
        guichet_choice_add (self->add, guichet_progiciel_get_id (progiciels->pdata[i]),
                            guichet_progiciel_get_name (progiciels->pdata[i]));
        offered = TRUE;
      }
  g_object_set (self->add, "selected", "", NULL);
  self->is_filling = FALSE;
  gtk_widget_set_visible (GTK_WIDGET (self->list), !is_empty);
  gtk_stack_set_visible_child_name (self->stack, is_empty && !offered ? "unknown" : "parc");
  gtk_widget_set_visible (GTK_WIDGET (self->add), offered);
}

static void
row_changed_cb (GuichetParcWindow *self,
                GuichetParcRow    *row)
{
  guichet_database_write_async (self->database, put_worker,
                                guichet_parc_entry_copy (guichet_parc_row_get_entry (row)),
                                (GDestroyNotify) guichet_parc_entry_free, NULL, stored_cb,
                                g_object_ref (self));
}

static void
row_removed_cb (GuichetParcWindow *self,
                GuichetParcRow    *row)
{
  guichet_database_write_async (self->database, remove_worker,
                                g_strdup (guichet_parc_row_get_entry (row)->progiciel), g_free,
                                NULL, stored_cb, g_object_ref (self));
  gtk_list_box_remove (self->list, GTK_WIDGET (row));
  update (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->add));
}

static GtkWidget *
append (GuichetParcWindow      *self,
        const GuichetParcEntry *entry)
{
  GtkWidget *row =
    guichet_parc_row_new (entry, guichet_sync_get_information (self->sync), self->today);

  g_signal_connect_object (row, "changed", G_CALLBACK (row_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (row, "removed", G_CALLBACK (row_removed_cb), self, G_CONNECT_SWAPPED);
  gtk_list_box_append (self->list, row);
  return row;
}

static void
add_cb (GuichetParcWindow *self)
{
  g_autofree char *id = NULL;
  g_autoptr (GuichetParcEntry) entry = NULL;
  GtkWidget *row;

  g_object_get (self->add, "selected", &id, NULL);
  if (self->is_filling || !id || !*id)
    return;
  entry = guichet_parc_entry_new (id);
  row = append (self, entry);
  row_changed_cb (self, GUICHET_PARC_ROW (row));
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (row), TRUE);
  update (self);
}

/* Reading */

typedef struct
{
  GuichetParcWindow *window;
  GPtrArray *entries;
} Reading;

static gboolean
list_worker (GuichetConnection  *connection,
             gpointer            data,
             GError            **error)
{
  Reading *reading = data;

  reading->entries = guichet_parc_table_list (connection, error);
  return reading->entries != NULL;
}

static void
listed_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  Reading *reading = data;
  g_autoptr (GuichetParcWindow) self = reading->window;
  g_autoptr (GError) error = NULL;

  if (!guichet_database_read_finish (GUICHET_DATABASE (source), result, &error))
    g_message ("Reading the parc: %s", error->message);
  for (guint i = 0; self->sync && reading->entries && i < reading->entries->len; i++)
    append (self, reading->entries->pdata[i]);
  if (self->sync)
    update (self);
  g_clear_pointer (&reading->entries, entries_free);
  g_free (reading);
}

static void
read_parc (GuichetParcWindow *self)
{
  Reading *reading = g_new0 (Reading, 1);

  reading->window = g_object_ref (self);
  guichet_database_read_async (self->database, list_worker, reading, NULL, NULL, listed_cb,
                               reading);
}

/* Overrides */

static void
guichet_parc_window_dispose (GObject *object)
{
  GuichetParcWindow *self = GUICHET_PARC_WINDOW (object);

  g_clear_object (&self->sync);
  g_clear_object (&self->database);
  G_OBJECT_CLASS (guichet_parc_window_parent_class)->dispose (object);
}

static void
guichet_parc_window_class_init (GuichetParcWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = guichet_parc_window_dispose;
  g_type_ensure (GUICHET_TYPE_CHOICE);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/guichet/Guichet/ui/parc/guichet-parc-window.ui");
  gtk_widget_class_bind_template_child (widget_class, GuichetParcWindow, list);
  gtk_widget_class_bind_template_child (widget_class, GuichetParcWindow, add);
  gtk_widget_class_bind_template_child (widget_class, GuichetParcWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, GuichetParcWindow, problem);
  gtk_widget_class_bind_template_callback (widget_class, add_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
guichet_parc_window_init (GuichetParcWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* Public API */

/**
 * guichet_parc_window_open:
 * @parent: the window it stays above
 *
 * Shows our parc.
 */
void
guichet_parc_window_open (GtkWindow       *parent,
                          GuichetSync     *sync,
                          GuichetDatabase *database,
                          GuichetClock    *clock)
{
  GuichetParcWindow *self =
    g_object_new (GUICHET_TYPE_PARC_WINDOW, "transient-for", parent, NULL);
  g_autoptr (GTimeZone) paris = guichet_zone_new (GUICHET_ZONE_PARIS, NULL);

  self->sync = g_object_ref (sync);
  self->database = g_object_ref (database);
  self->today = paris ? guichet_zone_get_day (paris, guichet_clock_get_now (clock)) : 0;
  read_parc (self);
  gtk_window_present (GTK_WINDOW (self));
}
