/* guichet-phase-line.c - how far the treatment of a Demande is, drawn
 *
 * Five marks, told apart by their form as well as by their colour, and read out as one sentence.
 * Their names are left out where there is no room for all of them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "guichet-phase-line.h"

#include "guichet-phase-step.h"
#include "guichet-milestone.h"

struct _GuichetPhaseLine
{
  AdwBin parent_instance;

  char *sentence;
  GtkBox *steps;
  GtkBox *marks;
};

G_DEFINE_FINAL_TYPE (GuichetPhaseLine, guichet_phase_line, ADW_TYPE_BIN)

/* Helpers */

static void
add_step (GtkBox     *box,
          guint       i,
          const char *label)
{
  GtkWidget *step = guichet_phase_step_new (label, i == 0, i == GUICHET_N_MILESTONES - 1);

  gtk_widget_set_tooltip_text (step, guichet_milestone_get_label (i));
  gtk_box_append (box, step);
}

static void
show_steps (GtkBox   *box,
            guint     reached,
            gboolean  is_over)
{
  GtkWidget *step;
  guint i = 0;

  for (step = gtk_widget_get_first_child (GTK_WIDGET (box)); step;
       step = gtk_widget_get_next_sibling (step), i++)
    guichet_phase_step_show (GUICHET_PHASE_STEP (step),
                             i < reached                ? GUICHET_PHASE_STEP_DONE
                             : i == reached && !is_over ? GUICHET_PHASE_STEP_CURRENT
                                                        : GUICHET_PHASE_STEP_TO_COME);
}

/* Overrides */

static void
guichet_phase_line_dispose (GObject *object)
{
  adw_bin_set_child (ADW_BIN (object), NULL);
  G_OBJECT_CLASS (guichet_phase_line_parent_class)->dispose (object);
}

static void
guichet_phase_line_finalize (GObject *object)
{
  g_free (GUICHET_PHASE_LINE (object)->sentence);
  G_OBJECT_CLASS (guichet_phase_line_parent_class)->finalize (object);
}

static void
guichet_phase_line_class_init (GuichetPhaseLineClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = guichet_phase_line_dispose;
  G_OBJECT_CLASS (klass)->finalize = guichet_phase_line_finalize;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/guichet/Guichet/ui/demandes/guichet-phase-line.ui");
  gtk_widget_class_bind_template_child (widget_class, GuichetPhaseLine, steps);
  gtk_widget_class_bind_template_child (widget_class, GuichetPhaseLine, marks);
}

static void
guichet_phase_line_init (GuichetPhaseLine *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  for (guint i = 0; i < GUICHET_N_MILESTONES; i++)
    {
      add_step (self->steps, i, guichet_milestone_get_mark (i));
      add_step (self->marks, i, NULL);
    }
}

/* Public API */

/**
 * guichet_phase_line_show:
 * @self: a phase line
 * @reached: how many milestones are behind the Demande
 * @is_over: whether nothing more is to come
 *
 * Draws how far it is.
 */
void
guichet_phase_line_show (GuichetPhaseLine *self,
                         guint             reached,
                         gboolean          is_over)
{
  g_return_if_fail (GUICHET_IS_PHASE_LINE (self));
  show_steps (self->steps, reached, is_over);
  show_steps (self->marks, reached, is_over);
  g_free (self->sentence);
  self->sentence = guichet_milestone_describe (reached, is_over);
  guichet_phase_line_read_out (self, NULL, NULL);
}

/**
 * guichet_phase_line_read_out:
 * @self: a phase line
 * @next: (nullable): what comes next
 * @situation: (nullable): what else there is to know
 *
 * Says in one go what the line draws, what comes next and what else there is to know.
 */
void
guichet_phase_line_read_out (GuichetPhaseLine *self,
                             const char       *next,
                             const char       *situation)
{
  g_autoptr (GString) text = g_string_new (self->sentence);

  if (next && *next)
    g_string_append_printf (text, " %s", next);
  if (situation && *situation)
    g_string_append_printf (text, " %s", situation);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, text->str, -1);
}
