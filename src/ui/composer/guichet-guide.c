/* guichet-guide.c - the questions that lead to a level, one after the other
 *
 * One question at a time, with the definition that it comes from; what was answered stays above
 * and can be answered again. The answers are in the Demande at once, and leave with it. The
 * level that they lead to is taken over where none was chosen, and offered where another was.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "guichet-guide.h"

#include "guichet-closures.h"
#include "guichet-guide-row.h"
#include "guichet-qualification-text.h"
#include "guichet-reveal.h"
#include "guichet-text-row.h"

#include <glib/gi18n.h>
#include <string.h>

struct _GuichetGuide
{
  AdwBin parent_instance;

  GuichetDemande *demande;
  GuichetQualification *answers;
  GuichetContractProfile *profile;
  gboolean writing;

  GtkListBox *path;
  GtkWidget *ask;
  GtkLabel *question;
  GtkLabel *hint;
  GtkLabel *definition;
  GtkWidget *yes;
  GtkWidget *documentation_group;
  GuichetTextRow *documentation;
  GtkWidget *end;
  GtkLabel *proposal;
  GtkLabel *reason;
  GtkButton *take;
  GtkWidget *taken;
};

G_DEFINE_FINAL_TYPE (GuichetGuide, guichet_guide, ADW_TYPE_BIN)

/* Helpers */

static gboolean
is_begun (GuichetGuide *self)
{
  return *guichet_demande_get_text (self->demande, GUICHET_DEMANDE_QUALIFICATION) != '\0';
}

static void
show_path (GuichetGuide *self);

static void
show_question (GuichetGuide *self)
{
  GuichetQuestion next = guichet_qualification_get_next (self->answers);
  g_autofree char *definition = guichet_qualification_text_definition (next, self->profile);

  gtk_widget_set_visible (self->ask, next != GUICHET_N_QUESTIONS);
  gtk_label_set_label (self->question, guichet_qualification_text_question (next));
  gtk_label_set_label (self->hint, guichet_qualification_text_hint (next));
  gtk_label_set_label (self->definition, definition);
}

static void
show_end (GuichetGuide *self)
{
  GuichetProposal proposal = guichet_qualification_get_proposal (self->answers);
  GuichetCriticality chosen = guichet_demande_get_criticality_proposed (self->demande);
  gboolean any = proposal.criticality != GUICHET_CRITICALITY_NONE;
  g_autofree char *sentence = guichet_qualification_text_proposal (proposal);
  /* Translators: a level */
  g_autofree char *take = g_strdup_printf (_ ("Propose “%s”"),
                                           guichet_text_criticality (proposal.criticality));

  gtk_widget_set_visible (self->end, proposal.reason != GUICHET_PROPOSAL_OPEN);
  gtk_label_set_label (self->proposal, sentence);
  gtk_label_set_label (self->reason, guichet_qualification_text_reason (proposal.reason));
  gtk_button_set_label (self->take, take);
  gtk_widget_set_visible (GTK_WIDGET (self->take), any && chosen != proposal.criticality);
  gtk_widget_set_visible (self->taken, any && chosen == proposal.criticality);
}

static void
update (GuichetGuide *self)
{
  show_path (self);
  show_question (self);
  show_end (self);
  gtk_widget_set_visible (self->documentation_group,
                          guichet_qualification_get_answer (self->answers,
                                                            GUICHET_QUESTION_DOCUMENTATION)
                            != GUICHET_ANSWER_NONE);
}

static void
write_answers (GuichetGuide *self)
{
  g_autofree char *text = guichet_qualification_to_text (self->answers);

  self->writing = TRUE;
  guichet_demande_set_text (self->demande, GUICHET_DEMANDE_QUALIFICATION, text);
  self->writing = FALSE;
}

static void
take_answers (GuichetGuide         *self,
              GuichetQualification *answers)
{
  guichet_qualification_unref (self->answers);
  self->answers = answers;
  write_answers (self);
}

/* Where the questions go on, or where they ended. */
static void
focus_next (GuichetGuide *self)
{
  GtkWidget *next = gtk_widget_get_visible (self->ask)    ? self->yes
                    : gtk_widget_get_visible (GTK_WIDGET (self->take))
                      ? GTK_WIDGET (self->take)
                      : GTK_WIDGET (self->documentation);

  gtk_widget_grab_focus (next);
  guichet_reveal (gtk_widget_get_visible (self->ask) ? self->ask : self->end);
}

static void
answer (GuichetGuide    *self,
        GuichetQuestion  question,
        GuichetAnswer    said)
{
  GuichetProposal proposal;

  take_answers (self, guichet_qualification_with_answer (self->answers, question, said));
  proposal = guichet_qualification_get_proposal (self->answers);
  if (proposal.criticality != GUICHET_CRITICALITY_NONE
      && guichet_demande_get_criticality_proposed (self->demande) == GUICHET_CRITICALITY_NONE)
    guichet_demande_set_criticality_proposed (self->demande, proposal.criticality);
  update (self);
  focus_next (self);
}

/* Callbacks */

static void
change_cb (GuichetGuide    *self,
           GuichetGuideRow *row)
{
  answer (self, guichet_guide_row_get_question (row), GUICHET_ANSWER_NONE);
}

static void
show_path (GuichetGuide *self)
{
  GuichetQuestion path[GUICHET_N_QUESTIONS];
  guint n_path = guichet_qualification_get_path (self->answers, path);
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (self->path, 0)))
    gtk_list_box_remove (self->path, GTK_WIDGET (row));
  for (guint i = 0; i < n_path; i++)
    {
      GuichetGuideRow *answered = guichet_guide_row_new (
        path[i], guichet_qualification_get_answer (self->answers, path[i]));

      g_signal_connect_swapped (answered, "change", G_CALLBACK (change_cb), self);
      gtk_list_box_append (self->path, GTK_WIDGET (answered));
    }
  gtk_widget_set_visible (GTK_WIDGET (self->path), n_path > 0);
}

static void
yes_cb (GuichetGuide *self)
{
  answer (self, guichet_qualification_get_next (self->answers), GUICHET_ANSWER_YES);
}

static void
no_cb (GuichetGuide *self)
{
  answer (self, guichet_qualification_get_next (self->answers), GUICHET_ANSWER_NO);
}

static void
unsure_cb (GuichetGuide *self)
{
  answer (self, guichet_qualification_get_next (self->answers), GUICHET_ANSWER_UNSURE);
}

static void
take_cb (GuichetGuide *self)
{
  GuichetProposal proposal = guichet_qualification_get_proposal (self->answers);

  gtk_widget_grab_focus (GTK_WIDGET (self->documentation));
  guichet_demande_set_criticality_proposed (self->demande, proposal.criticality);
}

static void
restart_cb (GuichetGuide *self)
{
  guichet_qualification_unref (self->answers);
  self->answers = guichet_qualification_new ();
  guichet_demande_set_text (self->demande, GUICHET_DEMANDE_QUALIFICATION, "");
  update (self);
  gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
  focus_next (self);
}

static void
documentation_cb (GuichetGuide *self)
{
  g_autofree char *text = NULL;

  if (!self->demande)
    return;
  g_object_get (self->documentation, "text", &text, NULL);
  if (g_strcmp0 (text, guichet_qualification_get_documentation (self->answers)) == 0
      || (!*text && !guichet_qualification_get_documentation (self->answers)))
    return;
  take_answers (self, guichet_qualification_with_documentation (self->answers,
                                                                *text ? text : NULL));
}

static void
qualification_cb (GuichetGuide *self)
{
  const char *text = guichet_demande_get_text (self->demande, GUICHET_DEMANDE_QUALIFICATION);
  GuichetQualification *answers = NULL;

  if (self->writing)
    return;
  if (*text)
    answers = guichet_qualification_parse (text, strlen (text), NULL);
  guichet_qualification_unref (self->answers);
  self->answers = answers ? answers : guichet_qualification_new ();
  g_object_set (self->documentation, "text",
                guichet_qualification_get_documentation (self->answers), NULL);
  update (self);
}

/* Overrides */

static void
guichet_guide_dispose (GObject *object)
{
  GuichetGuide *self = GUICHET_GUIDE (object);

  g_clear_object (&self->demande);
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), GUICHET_TYPE_GUIDE);
  G_OBJECT_CLASS (guichet_guide_parent_class)->dispose (object);
}

static void
guichet_guide_finalize (GObject *object)
{
  GuichetGuide *self = GUICHET_GUIDE (object);

  g_clear_pointer (&self->answers, guichet_qualification_unref);
  g_clear_pointer (&self->profile, guichet_contract_profile_unref);
  G_OBJECT_CLASS (guichet_guide_parent_class)->finalize (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, GuichetGuide, path);
  gtk_widget_class_bind_template_child (widget_class, GuichetGuide, ask);
  gtk_widget_class_bind_template_child (widget_class, GuichetGuide, question);
  gtk_widget_class_bind_template_child (widget_class, GuichetGuide, hint);
  gtk_widget_class_bind_template_child (widget_class, GuichetGuide, definition);
  gtk_widget_class_bind_template_child (widget_class, GuichetGuide, yes);
  gtk_widget_class_bind_template_child (widget_class, GuichetGuide, documentation_group);
  gtk_widget_class_bind_template_child (widget_class, GuichetGuide, documentation);
  gtk_widget_class_bind_template_child (widget_class, GuichetGuide, end);
  gtk_widget_class_bind_template_child (widget_class, GuichetGuide, proposal);
  gtk_widget_class_bind_template_child (widget_class, GuichetGuide, reason);
  gtk_widget_class_bind_template_child (widget_class, GuichetGuide, take);
  gtk_widget_class_bind_template_child (widget_class, GuichetGuide, taken);
}

static void
guichet_guide_class_init (GuichetGuideClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = guichet_guide_dispose;
  G_OBJECT_CLASS (klass)->finalize = guichet_guide_finalize;

  g_type_ensure (GUICHET_TYPE_TEXT_ROW);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/guichet/Guichet/ui/composer/guichet-guide.ui");
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, yes_cb);
  gtk_widget_class_bind_template_callback (widget_class, no_cb);
  gtk_widget_class_bind_template_callback (widget_class, unsure_cb);
  gtk_widget_class_bind_template_callback (widget_class, take_cb);
  gtk_widget_class_bind_template_callback (widget_class, restart_cb);
  gtk_widget_class_bind_template_callback (widget_class, documentation_cb);
}

static void
guichet_guide_init (GuichetGuide *self)
{
  self->answers = guichet_qualification_new ();
  self->profile = guichet_contract_profile_new (GUICHET_CONTRACT_PROFILE_CURRENT, NULL);
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* Public API */

/**
 * guichet_guide_set_up:
 * @demande: what is written
 *
 * Shows the answers that a Demande holds; hidden while it holds none. To be called once.
 */
void
guichet_guide_set_up (GuichetGuide   *self,
                      GuichetDemande *demande)
{
  self->demande = g_object_ref (demande);
  g_signal_connect_object (demande, "notify::qualification", G_CALLBACK (qualification_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (demande, "notify::criticality-proposed", G_CALLBACK (show_end), self,
                           G_CONNECT_SWAPPED);
  qualification_cb (self);
  gtk_widget_set_visible (GTK_WIDGET (self), is_begun (self));
}

/**
 * guichet_guide_begin:
 *
 * Shows the guide at its next question. That it comes back each time, or not each time, was
 * perhaps said already: it is not asked again.
 */
void
guichet_guide_begin (GuichetGuide *self)
{
  GuichetReproducible said = guichet_demande_get_reproducible (self->demande);

  gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
  if (!is_begun (self)
      && (said == GUICHET_REPRODUCIBLE_ALWAYS || said == GUICHET_REPRODUCIBLE_SOMETIMES))
    answer (self, GUICHET_QUESTION_REPRODUCTIBLE, GUICHET_ANSWER_YES);
  else
    focus_next (self);
}
