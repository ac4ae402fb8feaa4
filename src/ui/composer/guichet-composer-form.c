/* guichet-composer-form.c - the fields of a Demande being written
 *
 * The elements that the contract asks for (Livret, 3.1.2 and 3.3), each bound to the Demande:
 * what is typed is at once in it. Nothing is required but an object, and that only to send.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "guichet-composer-form.h"

#include "guichet-choice.h"
#include "guichet-contract-profile.h"
#include "guichet-guard-row.h"
#include "guichet-guard.h"
#include "guichet-parc.h"
#include "guichet-guide.h"
#include "guichet-reveal.h"
#include "guichet-step-history.h"
#include "guichet-steps-editor.h"
#include "guichet-text-row.h"
#include "guichet-zone.h"

#include <glib/gi18n.h>

struct _GuichetComposerForm
{
  AdwBin parent_instance;

  GuichetSync *sync;
  GuichetDatabase *database;
  GuichetClock *clock;
  GuichetDemande *demande;
  GuichetParc *parc;
  GTimeZone *zone;
  char *guards_shown;
  guint n_guards;
  gboolean showing;

  GuichetChoice *progiciel;
  GuichetChoice *version;
  GuichetChoice *subject;
  AdwEntryRow *title;
  GtkWidget *title_problem;
  GtkWidget *guards_box;
  GtkWidget *reason_problem;
  GtkListBox *guards;
  GuichetTextRow *scope_reason;
  GuichetTextRow *context;
  GuichetTextRow *error_messages;
  GuichetStepsEditor *steps;
  GuichetTextRow *expected;
  GuichetTextRow *observed;
  GuichetChoice *reproducible;
  GuichetTextRow *workaround;
  GuichetAttachmentsEditor *attachments;
  GtkCheckButton *bloquante;
  GtkCheckButton *majeure;
  GtkCheckButton *mineure;
  AdwActionRow *bloquante_row;
  AdwActionRow *majeure_row;
  AdwActionRow *mineure_row;
  GuichetGuide *guide;
};

G_DEFINE_FINAL_TYPE (GuichetComposerForm, guichet_composer_form, ADW_TYPE_BIN)

/* What past Demandes are asked for, and what they give. */
typedef struct
{
  GuichetComposerForm *form;
  char *progiciel;
  char **steps;
} History;

static void
history_free (History *history)
{
  g_clear_object (&history->form);
  g_strfreev (history->steps);
  g_free (history->progiciel);
  g_free (history);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (History, history_free)

/* Helpers: what the service knows */

static GuichetProgiciel *
find_progiciel (GuichetComposerForm *self)
{
  GuichetServiceInformation *information = guichet_sync_get_information (self->sync);

  if (!information)
    return NULL;
  return guichet_service_information_find_progiciel (
    information, guichet_demande_get_text (self->demande, GUICHET_DEMANDE_PROGICIEL));
}

/* The last versions first: they are the ones in use. */
static void
fill_versions (GuichetComposerForm *self)
{
  GuichetProgiciel *progiciel = find_progiciel (self);
  const char *chosen = guichet_demande_get_text (self->demande, GUICHET_DEMANDE_VERSION);
  gboolean known = FALSE;

  guichet_choice_clear (self->version, _ ("Choose…"));
  for (guint i = progiciel ? guichet_progiciel_get_n_versions (progiciel) : 0; i > 0; i--)
    {
      const GuichetVersion *version = guichet_progiciel_get_version (progiciel, i - 1);

      known = known || g_str_equal (version->number, chosen);
      guichet_choice_add (self->version, version->number, version->number);
    }
  if (!known && *chosen)
    guichet_choice_add (self->version, chosen, chosen);
}

static void
fill_progiciels (GuichetComposerForm *self)
{
  GuichetServiceInformation *information = guichet_sync_get_information (self->sync);
  GPtrArray *progiciels =
    information ? guichet_service_information_get_progiciels (information) : NULL;
  const char *chosen = guichet_demande_get_text (self->demande, GUICHET_DEMANDE_PROGICIEL);

  guichet_choice_clear (self->progiciel, _ ("Choose…"));
  for (guint i = 0; progiciels && i < progiciels->len; i++)
    guichet_choice_add (self->progiciel, guichet_progiciel_get_id (progiciels->pdata[i]),
                        guichet_progiciel_get_name (progiciels->pdata[i]));
  if (*chosen && !find_progiciel (self))
    guichet_choice_add (self->progiciel, chosen, chosen);
  fill_versions (self);
}

static void
fill_reproducible (GuichetComposerForm *self)
{
  const GuichetReproducible value = guichet_demande_get_reproducible (self->demande);

  guichet_choice_clear (self->reproducible, _ ("Not said"));
  guichet_choice_add (self->reproducible,
                      guichet_reproducible_to_word (GUICHET_REPRODUCIBLE_ALWAYS),
                      _ ("Each time"));
  guichet_choice_add (self->reproducible,
                      guichet_reproducible_to_word (GUICHET_REPRODUCIBLE_SOMETIMES),
                      _ ("Not each time"));
  guichet_choice_add (self->reproducible,
                      guichet_reproducible_to_word (GUICHET_REPRODUCIBLE_ONCE), _ ("Seen once"));
  g_object_set (self->reproducible, "selected", guichet_reproducible_to_word (value), NULL);
}

static void
fill_subject (GuichetComposerForm *self)
{
  guichet_choice_clear (self->subject, _ ("The Progiciel itself"));
  guichet_choice_add (self->subject, guichet_subject_to_word (GUICHET_SUBJECT_ETAT_SPECIFIQUE),
                      _ ("An État Spécifique"));
  guichet_choice_add (self->subject,
                      guichet_subject_to_word (GUICHET_SUBJECT_DEVELOPPEMENT_SPECIFIQUE),
                      _ ("A Développement Spécifique"));
  guichet_choice_add (self->subject, guichet_subject_to_word (GUICHET_SUBJECT_PROGICIEL_AUTEUR),
                      _ ("A Progiciel Auteur"));
  guichet_choice_add (self->subject, guichet_subject_to_word (GUICHET_SUBJECT_LOGICIEL),
                      _ ("Another Logiciel"));
}

static void
describe_criticalities (GuichetComposerForm *self)
{
  g_autoptr (GuichetContractProfile) profile =
    guichet_contract_profile_new (GUICHET_CONTRACT_PROFILE_CURRENT, NULL);

  if (!profile)
    return;
  adw_action_row_set_subtitle (self->bloquante_row,
                               guichet_contract_profile_get_definition (
                                 profile, GUICHET_CRITICALITY_BLOQUANTE));
  adw_action_row_set_subtitle (self->majeure_row,
                               guichet_contract_profile_get_definition (
                                 profile, GUICHET_CRITICALITY_MAJEURE));
  adw_action_row_set_subtitle (self->mineure_row,
                               guichet_contract_profile_get_definition (
                                 profile, GUICHET_CRITICALITY_MINEURE));
}

/* Helpers: what is in the way */

static void
show_guards (GuichetComposerForm *self,
             GPtrArray           *reasons)
{
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (self->guards, 0)))
    gtk_list_box_remove (self->guards, GTK_WIDGET (row));
  for (guint i = 0; i < reasons->len; i++)
    {
      g_autofree char *title = guichet_guard_describe (reasons->pdata[i], self->demande);
      g_autofree char *advice = guichet_guard_advise (reasons->pdata[i]);

      gtk_list_box_append (self->guards,
                           guichet_guard_row_new (title, advice,
                                                  guichet_guard_get_link (reasons->pdata[i])));
    }
  gtk_widget_set_visible (GTK_WIDGET (self->guards), reasons->len > 0);
}

static char *
summarise_guards (GuichetComposerForm *self,
                  GPtrArray           *reasons)
{
  GString *summary = g_string_new (NULL);

  for (guint i = 0; i < reasons->len; i++)
    {
      g_autofree char *title = guichet_guard_describe (reasons->pdata[i], self->demande);

      g_string_append_printf (summary, "%s\n", title);
    }
  return g_string_free (summary, FALSE);
}

static const GuichetParcEntry *
find_installed (GuichetComposerForm *self)
{
  return guichet_parc_find (self->parc,
                            guichet_demande_get_text (self->demande, GUICHET_DEMANDE_PROGICIEL));
}

/* Rows are made again only when they say something else: nothing blinks while one types. */
static void
update_guards (GuichetComposerForm *self)
{
  g_autoptr (GPtrArray) reasons = guichet_guard_list_reasons (
    self->demande, guichet_sync_get_information (self->sync), find_installed (self), self->zone,
    guichet_clock_get_now (self->clock));
  g_autofree char *summary = summarise_guards (self, reasons);
  const char *stated = guichet_demande_get_text (self->demande, GUICHET_DEMANDE_SCOPE_REASON);

  self->n_guards = reasons->len;
  gtk_widget_set_visible (self->guards_box, reasons->len > 0 || *stated);
  if (reasons->len == 0 || *stated)
    gtk_widget_set_visible (self->reason_problem, FALSE);
  if (g_strcmp0 (summary, self->guards_shown) == 0)
    return;
  g_free (self->guards_shown);
  self->guards_shown = g_steal_pointer (&summary);
  show_guards (self, reasons);
}

/* Callbacks */

static gboolean
read_history_worker (GuichetConnection  *connection,
                     gpointer            data,
                     GError            **error)
{
  History *history = data;

  history->steps = guichet_step_history_list (connection, history->progiciel, error);
  return history->steps != NULL;
}

static void
history_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (History) history = user_data;

  /* Without one there is nothing to propose: nobody is the worse for it. */
  if (guichet_database_read_finish (GUICHET_DATABASE (source), result, NULL)
      && history->form->demande)
    guichet_steps_editor_set_history (history->form->steps,
                                      (const char *const *) history->steps);
}

static void
read_history (GuichetComposerForm *self)
{
  History *history = g_new0 (History, 1);

  history->form = g_object_ref (self);
  history->progiciel =
    g_strdup (guichet_demande_get_text (self->demande, GUICHET_DEMANDE_PROGICIEL));
  guichet_database_read_async (self->database, read_history_worker, history, NULL, NULL,
                               history_cb, history);
}


static void
progiciel_cb (GuichetComposerForm *self)
{
  GuichetProgiciel *progiciel = find_progiciel (self);
  const char *version = guichet_demande_get_text (self->demande, GUICHET_DEMANDE_VERSION);
  const GuichetParcEntry *installed = find_installed (self);
  gboolean known = FALSE;

  for (guint i = 0; progiciel && i < guichet_progiciel_get_n_versions (progiciel); i++)
    known = known || g_str_equal (guichet_progiciel_get_version (progiciel, i)->number, version);
  if (!known)
    guichet_demande_set_text (self->demande, GUICHET_DEMANDE_VERSION,
                              installed ? installed->version : "");
  fill_versions (self);
  read_history (self);
}

static void
information_cb (GuichetComposerForm *self)
{
  fill_progiciels (self);
  update_guards (self);
}

static void
title_cb (GuichetComposerForm *self)
{
  if (guichet_completeness_has_gap (self->demande, 0, GUICHET_GAP_TITLE))
    return;
  gtk_widget_set_visible (self->title_problem, FALSE);
  gtk_accessible_reset_state (GTK_ACCESSIBLE (self->title), GTK_ACCESSIBLE_STATE_INVALID);
}

static void
reproducible_cb (GuichetComposerForm *self)
{
  g_autofree char *word = NULL;

  if (!self->demande)
    return;
  g_object_get (self->reproducible, "selected", &word, NULL);
  guichet_demande_set_reproducible (self->demande, guichet_reproducible_from_word (word));
}

static void
criticality_cb (GuichetComposerForm *self)
{
  GuichetCriticality level = GUICHET_CRITICALITY_NONE;

  if (!self->demande || self->showing)
    return;
  if (gtk_check_button_get_active (self->bloquante))
    level = GUICHET_CRITICALITY_BLOQUANTE;
  else if (gtk_check_button_get_active (self->majeure))
    level = GUICHET_CRITICALITY_MAJEURE;
  else if (gtk_check_button_get_active (self->mineure))
    level = GUICHET_CRITICALITY_MINEURE;
  /* One is let go of before the other is taken: nothing was chosen yet. */
  if (level != GUICHET_CRITICALITY_NONE)
    guichet_demande_set_criticality_proposed (self->demande, level);
}

static void
show_criticality (GuichetComposerForm *self)
{
  GuichetCriticality level = guichet_demande_get_criticality_proposed (self->demande);

  self->showing = TRUE;
  gtk_check_button_set_active (self->bloquante, level == GUICHET_CRITICALITY_BLOQUANTE);
  gtk_check_button_set_active (self->majeure, level == GUICHET_CRITICALITY_MAJEURE);
  gtk_check_button_set_active (self->mineure, level == GUICHET_CRITICALITY_MINEURE);
  self->showing = FALSE;
}

static void
guide_cb (GuichetComposerForm *self)
{
  guichet_guide_begin (self->guide);
}

/* Overrides */

static void
guichet_composer_form_dispose (GObject *object)
{
  GuichetComposerForm *self = GUICHET_COMPOSER_FORM (object);

  g_clear_object (&self->sync);
  g_clear_object (&self->database);
  g_clear_object (&self->clock);
  g_clear_object (&self->demande);
  g_clear_object (&self->parc);
  g_clear_pointer (&self->zone, g_time_zone_unref);
  g_clear_pointer (&self->guards_shown, g_free);
  gtk_widget_dispose_template (GTK_WIDGET (object), GUICHET_TYPE_COMPOSER_FORM);
  G_OBJECT_CLASS (guichet_composer_form_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, GuichetComposerForm, progiciel);
  gtk_widget_class_bind_template_child (widget_class, GuichetComposerForm, version);
  gtk_widget_class_bind_template_child (widget_class, GuichetComposerForm, subject);
  gtk_widget_class_bind_template_child (widget_class, GuichetComposerForm, title);
  gtk_widget_class_bind_template_child (widget_class, GuichetComposerForm, title_problem);
  gtk_widget_class_bind_template_child (widget_class, GuichetComposerForm, guards_box);
  gtk_widget_class_bind_template_child (widget_class, GuichetComposerForm, guards);
  gtk_widget_class_bind_template_child (widget_class, GuichetComposerForm, reason_problem);
  gtk_widget_class_bind_template_child (widget_class, GuichetComposerForm, scope_reason);
  gtk_widget_class_bind_template_child (widget_class, GuichetComposerForm, context);
  gtk_widget_class_bind_template_child (widget_class, GuichetComposerForm, error_messages);
  gtk_widget_class_bind_template_child (widget_class, GuichetComposerForm, steps);
  gtk_widget_class_bind_template_child (widget_class, GuichetComposerForm, expected);
  gtk_widget_class_bind_template_child (widget_class, GuichetComposerForm, observed);
  gtk_widget_class_bind_template_child (widget_class, GuichetComposerForm, reproducible);
  gtk_widget_class_bind_template_child (widget_class, GuichetComposerForm, workaround);
  gtk_widget_class_bind_template_child (widget_class, GuichetComposerForm, attachments);
  gtk_widget_class_bind_template_child (widget_class, GuichetComposerForm, bloquante);
  gtk_widget_class_bind_template_child (widget_class, GuichetComposerForm, majeure);
  gtk_widget_class_bind_template_child (widget_class, GuichetComposerForm, mineure);
  gtk_widget_class_bind_template_child (widget_class, GuichetComposerForm, bloquante_row);
  gtk_widget_class_bind_template_child (widget_class, GuichetComposerForm, majeure_row);
  gtk_widget_class_bind_template_child (widget_class, GuichetComposerForm, mineure_row);
  gtk_widget_class_bind_template_child (widget_class, GuichetComposerForm, guide);
}

static void
guichet_composer_form_class_init (GuichetComposerFormClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = guichet_composer_form_dispose;

  g_type_ensure (GUICHET_TYPE_ATTACHMENTS_EDITOR);
  g_type_ensure (GUICHET_TYPE_CHOICE);
  g_type_ensure (GUICHET_TYPE_GUIDE);
  g_type_ensure (GUICHET_TYPE_STEPS_EDITOR);
  g_type_ensure (GUICHET_TYPE_TEXT_ROW);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/guichet/Guichet/ui/composer/guichet-composer-form.ui");
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, reproducible_cb);
  gtk_widget_class_bind_template_callback (widget_class, criticality_cb);
  gtk_widget_class_bind_template_callback (widget_class, guide_cb);
}

/* A group without a title leaves its list without a name. */
static void
name_first_group (GuichetComposerForm *self)
{
  GtkWidget *list = gtk_widget_get_ancestor (GTK_WIDGET (self->title), GTK_TYPE_LIST_BOX);

  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("The Demande"), -1);
}

static void
guichet_composer_form_init (GuichetComposerForm *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  name_first_group (self);
  self->zone = guichet_zone_new (GUICHET_ZONE_PARIS, NULL);
  describe_criticalities (self);
}

/* Public API */

static void
bind (GuichetComposerForm *self,
      const char          *name,
      gpointer             widget,
      const char          *property)
{
  g_object_bind_property (self->demande, name, widget, property,
                          G_BINDING_BIDIRECTIONAL | G_BINDING_SYNC_CREATE);
}

static void
bind_fields (GuichetComposerForm *self)
{
  bind (self, "progiciel", self->progiciel, "selected");
  bind (self, "version", self->version, "selected");
  bind (self, "subject", self->subject, "selected");
  bind (self, "title", self->title, "text");
  bind (self, "scope-reason", self->scope_reason, "text");
  bind (self, "context", self->context, "text");
  bind (self, "error-messages", self->error_messages, "text");
  bind (self, "steps", self->steps, "steps");
  bind (self, "expected", self->expected, "text");
  bind (self, "observed", self->observed, "text");
  bind (self, "workaround", self->workaround, "text");
}

static void
follow (GuichetComposerForm *self)
{
  g_signal_connect_object (self->demande, "notify::progiciel", G_CALLBACK (progiciel_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->demande, "notify::title", G_CALLBACK (title_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->demande, "notify::criticality-proposed",
                           G_CALLBACK (show_criticality), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->demande, "notify", G_CALLBACK (update_guards), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->sync, "notify::information", G_CALLBACK (information_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->clock, "notify::now", G_CALLBACK (update_guards), self,
                           G_CONNECT_SWAPPED);
}

/**
 * guichet_composer_form_set_up:
 * @sync: attaches files, and knows the Progiciels
 * @database: holds what is attached already
 * @clock: what time it is
 * @saver: saves @demande
 * @demande: what is written
 *
 * Shows a Demande. To be called once.
 */
void
guichet_composer_form_set_up (GuichetComposerForm *self,
                              GuichetSync         *sync,
                              GuichetDatabase     *database,
                              GuichetClock        *clock,
                              GuichetDraftSaver   *saver,
                              GuichetDemande      *demande)
{
  self->sync = g_object_ref (sync);
  self->database = g_object_ref (database);
  self->clock = g_object_ref (clock);
  self->demande = g_object_ref (demande);
  self->parc = guichet_parc_new (database);
  g_signal_connect_object (self->parc, "changed", G_CALLBACK (update_guards), self,
                           G_CONNECT_SWAPPED);
  fill_progiciels (self);
  fill_subject (self);
  fill_reproducible (self);
  show_criticality (self);
  guichet_guide_set_up (self->guide, demande);
  bind_fields (self);
  guichet_attachments_editor_set_up (self->attachments, sync, database, saver,
                                     guichet_demande_get_id (demande));
  follow (self);
  read_history (self);
  update_guards (self);
}

/**
 * guichet_composer_form_get_attachments:
 *
 * Returns: (transfer none): the part that holds the files
 */
GuichetAttachmentsEditor *
guichet_composer_form_get_attachments (GuichetComposerForm *self)
{
  return self->attachments;
}

/**
 * guichet_composer_form_jump:
 *
 * Puts the focus on the field that fills a gap.
 */
void
guichet_composer_form_jump (GuichetComposerForm *self,
                            GuichetGap           gap)
{
  gpointer fields[GUICHET_N_GAPS] = {
    [GUICHET_GAP_TITLE] = self->title,
    [GUICHET_GAP_PROGICIEL] = self->progiciel,
    [GUICHET_GAP_VERSION] = self->version,
    [GUICHET_GAP_CONTEXT] = self->context,
    [GUICHET_GAP_ERROR_MESSAGES] = self->error_messages,
    [GUICHET_GAP_EXPECTED] = self->expected,
    [GUICHET_GAP_OBSERVED] = self->observed,
    [GUICHET_GAP_REPRODUCIBLE] = self->reproducible,
    [GUICHET_GAP_CRITICALITY] = self->bloquante,
  };

  g_return_if_fail (gap < GUICHET_N_GAPS);
  if (gap == GUICHET_GAP_STEPS)
    guichet_steps_editor_edit (self->steps);
  else if (gap == GUICHET_GAP_ATTACHMENTS)
    guichet_attachments_editor_choose (self->attachments);
  else
    gtk_widget_grab_focus (fields[gap]);
}

/* Says that a reason is needed to send nevertheless, and puts the focus there. */
static void
ask_reason (GuichetComposerForm *self)
{
  gtk_widget_set_visible (self->reason_problem, TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->scope_reason));
  guichet_reveal (self->guards_box);
}

/**
 * guichet_composer_form_check:
 *
 * Puts the focus on the first thing that stops the sending, and says what it is: no object, or
 * something in the way and no reason to send nevertheless.
 *
 * Returns: whether nothing does
 */
gboolean
guichet_composer_form_check (GuichetComposerForm *self)
{
  if (guichet_completeness_has_gap (self->demande, 0, GUICHET_GAP_TITLE))
    guichet_composer_form_ask_title (self);
  else if (self->n_guards > 0
           && !*guichet_demande_get_text (self->demande, GUICHET_DEMANDE_SCOPE_REASON))
    ask_reason (self);
  else
    return TRUE;
  return FALSE;
}

/**
 * guichet_composer_form_ask_title:
 *
 * Says that an object is needed to send, and puts the focus there.
 */
void
guichet_composer_form_ask_title (GuichetComposerForm *self)
{
  gtk_widget_set_visible (self->title_problem, TRUE);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->title), GTK_ACCESSIBLE_STATE_INVALID,
                               GTK_ACCESSIBLE_INVALID_TRUE, -1);
  gtk_widget_grab_focus (GTK_WIDGET (self->title));
}
