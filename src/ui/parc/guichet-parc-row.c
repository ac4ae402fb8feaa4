/* guichet-parc-row.c - a Progiciel of our parc
 *
 * Closed, it says which version is installed and what is wrong with it; open, everything can be
 * changed. "changed" and "removed" say that it is to be stored or forgotten.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "guichet-parc-row.h"

#include "guichet-choice.h"

#include <glib/gi18n.h>

struct _GuichetParcRow
{
  AdwExpanderRow parent_instance;

  GuichetParcEntry *entry;
  GuichetServiceInformation *information;
  GuichetDay today;
  gboolean is_filled;

  GtkWidget *warning;
  GtkWidget *remove;
  GuichetChoice *version;
  GtkEditable *sites;
  GuichetChoice *formation;
  GuichetChoice *prerequis;
  GuichetChoice *teleassistance;
  GuichetChoice *licence;
};

G_DEFINE_FINAL_TYPE (GuichetParcRow, guichet_parc_row, ADW_TYPE_EXPANDER_ROW)

enum
{
  CHANGED,
  REMOVED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* The words of a state within a choice. */
static const char *const states[] = { "", "met", "not_met" };

/* Helpers */

static GuichetProgiciel *
find_progiciel (GuichetParcRow *self)
{
  return self->information ? guichet_service_information_find_progiciel (self->information,
                                                                         self->entry->progiciel)
                           : NULL;
}

static gboolean
is_too_old (GuichetParcRow *self)
{
  g_autoptr (GuichetContractProfile) profile =
    guichet_contract_profile_new (GUICHET_CONTRACT_PROFILE_CURRENT, NULL);
  GuichetProgiciel *progiciel = find_progiciel (self);

  return profile && progiciel
         && guichet_eligibility_check_version (profile, progiciel, self->entry->version,
                                               self->today)
              == GUICHET_VERSION_TOO_OLD;
}

static guint
count_missing (GuichetParcRow *self)
{
  guint missing = 0;

  for (guint i = 0; i < GUICHET_N_CONDITIONS; i++)
    missing += self->entry->conditions[i] == GUICHET_CONDITION_NOT_MET ? 1 : 0;
  return missing;
}

static char *
describe (GuichetParcRow *self)
{
  const char *version = self->entry->version;
  const guint missing = count_missing (self);

  if (is_too_old (self))
    /* Translators: a version number */
    return g_strdup_printf (
      _ ("%s is older than the last two Mises à Jour majeures: the Service can be suspended. "
         "Plan the Mise à Jour with Eksaé."),
      version);
  if (missing > 0)
    return g_strdup_printf (ngettext ("%u condition of the contract is not met",
                                      "%u conditions of the contract are not met", missing),
                            missing);
  if (!*version)
    return g_strdup (_ ("Version not said"));
  if (*self->entry->sites)
    /* Translators: a version number, then the sites where it is installed */
    return g_strdup_printf (_ ("%s, %s"), version, self->entry->sites);
  return g_strdup (version);
}

static void
update (GuichetParcRow *self)
{
  GuichetProgiciel *progiciel = find_progiciel (self);
  const char *name = progiciel ? guichet_progiciel_get_name (progiciel) : self->entry->progiciel;
  g_autofree char *subtitle = describe (self);
  g_autofree char *escaped_name = g_markup_escape_text (name, -1);
  g_autofree char *escaped = g_markup_escape_text (subtitle, -1);
  /* Translators: the name of a Progiciel */
  g_autofree char *remove = g_strdup_printf (_ ("Remove %s from our parc"), name);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), escaped_name);
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (self), escaped);
  gtk_widget_set_visible (self->warning, is_too_old (self) || count_missing (self) > 0);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->remove), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  remove, -1);
}

static void
fill_versions (GuichetParcRow *self)
{
  GuichetProgiciel *progiciel = find_progiciel (self);
  gboolean known = *self->entry->version == '\0';

  guichet_choice_clear (self->version, _ ("Not said"));
  for (guint i = progiciel ? guichet_progiciel_get_n_versions (progiciel) : 0; i > 0; i--)
    {
      const char *number = guichet_progiciel_get_version (progiciel, i - 1)->number;

      known = known || g_str_equal (number, self->entry->version);
      guichet_choice_add (self->version, number, number);
    }
  if (!known)
    guichet_choice_add (self->version, self->entry->version, self->entry->version);
  g_object_set (self->version, "selected", self->entry->version, NULL);
}

static GuichetChoice *
get_condition (GuichetParcRow   *self,
               GuichetCondition  condition)
{
  GuichetChoice *const choices[GUICHET_N_CONDITIONS] = {
    [GUICHET_CONDITION_FORMATION] = self->formation,
    [GUICHET_CONDITION_PREREQUIS] = self->prerequis,
    [GUICHET_CONDITION_TELEASSISTANCE] = self->teleassistance,
    [GUICHET_CONDITION_LICENCE] = self->licence,
  };

  return choices[condition];
}

static void
fill (GuichetParcRow *self)
{
  fill_versions (self);
  gtk_editable_set_text (self->sites, self->entry->sites);
  for (guint i = 0; i < GUICHET_N_CONDITIONS; i++)
    {
      GuichetChoice *choice = get_condition (self, i);

      guichet_choice_clear (choice, _ ("Not said"));
      guichet_choice_add (choice, states[GUICHET_CONDITION_MET], _ ("Yes"));
      guichet_choice_add (choice, states[GUICHET_CONDITION_NOT_MET], _ ("No"));
      g_object_set (choice, "selected", states[self->entry->conditions[i]], NULL);
    }
  update (self);
  self->is_filled = TRUE;
}

/* Callbacks */

static void
changed_cb (GuichetParcRow *self)
{
  if (!self->is_filled)
    return;
  g_free (self->entry->version);
  g_object_get (self->version, "selected", &self->entry->version, NULL);
  if (!self->entry->version)
    self->entry->version = g_strdup ("");
  g_free (self->entry->sites);
  self->entry->sites = g_strdup (gtk_editable_get_text (self->sites));
  for (guint i = 0; i < GUICHET_N_CONDITIONS; i++)
    {
      g_autofree char *word = NULL;

      g_object_get (get_condition (self, i), "selected", &word, NULL);
      self->entry->conditions[i] = GUICHET_CONDITION_NOT_SAID;
      for (guint j = 0; j < G_N_ELEMENTS (states); j++)
        if (g_strcmp0 (word, states[j]) == 0)
          self->entry->conditions[i] = j;
    }
  update (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
remove_cb (GuichetParcRow *self)
{
  g_signal_emit (self, signals[REMOVED], 0);
}

/* Overrides */

static void
guichet_parc_row_dispose (GObject *object)
{
  GuichetParcRow *self = GUICHET_PARC_ROW (object);

  self->is_filled = FALSE;
  g_clear_object (&self->information);
  G_OBJECT_CLASS (guichet_parc_row_parent_class)->dispose (object);
}

static void
guichet_parc_row_finalize (GObject *object)
{
  g_clear_pointer (&GUICHET_PARC_ROW (object)->entry, guichet_parc_entry_free);
  G_OBJECT_CLASS (guichet_parc_row_parent_class)->finalize (object);
}

static void
guichet_parc_row_class_init (GuichetParcRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = guichet_parc_row_dispose;
  object_class->finalize = guichet_parc_row_finalize;
  signals[CHANGED] = g_signal_new ("changed", GUICHET_TYPE_PARC_ROW, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
  signals[REMOVED] = g_signal_new ("removed", GUICHET_TYPE_PARC_ROW, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
  g_type_ensure (GUICHET_TYPE_CHOICE);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/guichet/Guichet/ui/parc/guichet-parc-row.ui");
  gtk_widget_class_bind_template_child (widget_class, GuichetParcRow, warning);
  gtk_widget_class_bind_template_child (widget_class, GuichetParcRow, remove);
  gtk_widget_class_bind_template_child (widget_class, GuichetParcRow, version);
  gtk_widget_class_bind_template_child (widget_class, GuichetParcRow, sites);
  gtk_widget_class_bind_template_child (widget_class, GuichetParcRow, formation);
  gtk_widget_class_bind_template_child (widget_class, GuichetParcRow, prerequis);
  gtk_widget_class_bind_template_child (widget_class, GuichetParcRow, teleassistance);
  gtk_widget_class_bind_template_child (widget_class, GuichetParcRow, licence);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, remove_cb);
}

static void
guichet_parc_row_init (GuichetParcRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* Public API */

/**
 * guichet_parc_row_new:
 * @entry: what is said of it; copied
 * @information: (nullable): where its name and versions are
 * @today: in Europe/Paris
 *
 * Returns: (transfer floating): the row
 */
GtkWidget *
guichet_parc_row_new (const GuichetParcEntry    *entry,
                      GuichetServiceInformation *information,
                      GuichetDay                 today)
{
  GuichetParcRow *self = g_object_new (GUICHET_TYPE_PARC_ROW, NULL);

  self->entry = guichet_parc_entry_copy (entry);
  g_set_object (&self->information, information);
  self->today = today;
  fill (self);
  return GTK_WIDGET (self);
}

/**
 * guichet_parc_row_get_entry:
 *
 * Returns: (transfer none): what is said now
 */
const GuichetParcEntry *
guichet_parc_row_get_entry (GuichetParcRow *self)
{
  return self->entry;
}
