/* composer-preview.c - shows the composer alone, with a Demande half written: for the eye
 *
 * composer-preview [WIDTH] [HEIGHT] [FILE…]
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "composer-fixture.h"

#include "guichet-composer-form.h"

#include <locale.h>
#include <libintl.h>

static void
fill (GuichetDemande *demande)
{
  static const char *const steps[] = { "Finances › Clôture › Annuelle", "Choisir l’exercice 2026",
                                       "Valider", NULL };

  guichet_demande_set_text (demande, GUICHET_DEMANDE_PROGICIEL, "finances");
  guichet_demande_set_text (demande, GUICHET_DEMANDE_VERSION, "V7.6");
  guichet_demande_set_text (demande, GUICHET_DEMANDE_TITLE, "Clôture annuelle refusée");
  guichet_demande_set_text (demande, GUICHET_DEMANDE_CONTEXT,
                            "Depuis ce matin, sur le budget principal de la commune, la clôture "
                            "de l’exercice est refusée pour tous les agents du service Finances.");
  guichet_demande_set_text (demande, GUICHET_DEMANDE_ERROR_MESSAGES,
                            "ERR-4012 : des écritures ne sont pas équilibrées (compte 471)");
  guichet_demande_set_text (demande, GUICHET_DEMANDE_SUBJECT, "etat_specifique");
  guichet_demande_set_text (demande, GUICHET_DEMANDE_QUALIFICATION,
                            "{\"reproductible\":\"yes\",\"documentation_differs\":\"yes\","
                            "\"essentielle\":\"yes\",\"documentation\":\"Guide V9, page 114\"}");
  guichet_demande_set_steps (demande, steps);
  guichet_demande_set_criticality_proposed (demande, GUICHET_CRITICALITY_MAJEURE);
}

int
main (int   argc,
      char *argv[])
{
  ComposerFixture fixture = { 0 };
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  g_autoptr (GuichetDemande) demande = guichet_demande_new (NULL);
  GtkWidget *form;

  setlocale (LC_ALL, "");
  bindtextdomain ("guichet", g_getenv ("GUICHET_LOCALEDIR"));
  bind_textdomain_codeset ("guichet", "UTF-8");
  textdomain ("guichet");
  composer_fixture_set_up (&fixture, NULL);
  fill (demande);
  composer_fixture_open (&fixture, demande);
  if (argc > 2)
    gtk_window_set_default_size (GTK_WINDOW (fixture.composer), atoi (argv[1]), atoi (argv[2]));
  form = composer_fixture_find (&fixture, GUICHET_TYPE_COMPOSER_FORM);
  for (int i = 3; i < argc; i++)
    {
      g_autoptr (GFile) file = g_file_new_for_commandline_arg (argv[i]);

      guichet_attachments_editor_add_file (
        guichet_composer_form_get_attachments (GUICHET_COMPOSER_FORM (form)), file);
    }
  gtk_window_present (GTK_WINDOW (fixture.composer));
  g_main_loop_run (loop);
  return 0;
}
