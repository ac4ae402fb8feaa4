/* guichet-accessible-names.c - names that GTK 4.8 does not give right
 *
 * A button is named by its label, then once more by the widget that shows it: "Send Send". The
 * button within a list of choices, which is what takes the focus, is named after its class; so
 * are the choice shown in a row of libadwaita 1.2, and the magnifying glass of the shortcuts.
 * They are mended as they are shown, wherever they come from.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "guichet-accessible-names.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#define MENDED "guichet-name-mended"

static void
mend_button (GtkWidget *button)
{
  if (GTK_IS_TOGGLE_BUTTON (button) && GTK_IS_SHORTCUTS_WINDOW (gtk_widget_get_root (button))
      && GTK_IS_IMAGE (gtk_button_get_child (GTK_BUTTON (button))))
    gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                    _ ("Search the shortcuts"), -1);
  else if (!gtk_button_get_label (GTK_BUTTON (button)))
    return;
  gtk_accessible_reset_relation (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
}

/* By what names them: a caption beside them, or what their template says. */
static void
mend_choices (GtkWidget *choices)
{
  GtkWidget *button = gtk_widget_get_first_child (choices);
  g_autoptr (GList) captions = gtk_widget_list_mnemonic_labels (choices);

  gtk_accessible_update_relation (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_RELATION_LABELLED_BY,
                                  captions ? captions->data : choices, NULL, -1);
}

static void
mend_list (GtkWidget *list)
{
  GtkWidget *row = gtk_widget_get_ancestor (list, ADW_TYPE_COMBO_ROW);

  if (row)
    gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                    adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)),
                                    -1);
}

static gboolean
mapped_cb (GSignalInvocationHint *hint,
           guint                  n_values,
           const GValue          *values,
           gpointer               data)
{
  GtkWidget *widget = g_value_get_object (values);
  void (*mend) (GtkWidget *) = GTK_IS_BUTTON (widget)      ? mend_button
                               : GTK_IS_DROP_DOWN (widget) ? mend_choices
                               : GTK_IS_LIST_VIEW (widget) ? mend_list
                                                           : NULL;

  if (mend && !g_object_get_data (G_OBJECT (widget), MENDED))
    {
      g_object_set_data (G_OBJECT (widget), MENDED, widget);
      mend (widget);
      if (mend == mend_button) /* its label is made anew, named by it again */
        g_signal_connect (widget, "notify::label", G_CALLBACK (mend_button), NULL);
    }
  return TRUE;
}

/**
 * guichet_accessible_names_mend:
 *
 * From now on, gives buttons and lists of choices the names that they should have. To be called
 * once, after GTK is initialised.
 */
void
guichet_accessible_names_mend (void)
{
  g_autoptr (GTypeClass) widgets = g_type_class_ref (GTK_TYPE_WIDGET);

  g_signal_add_emission_hook (g_signal_lookup ("map", GTK_TYPE_WIDGET), 0, mapped_cb, NULL, NULL);
}
