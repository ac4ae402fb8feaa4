/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "guichet-qualification-text.h"

#include <string.h>

/* Every question, answer and end has words of its own. */
static void
test_words (void)
{
  g_autoptr (GHashTable) said = g_hash_table_new (g_str_hash, g_str_equal);

  for (GuichetQuestion i = 0; i < GUICHET_N_QUESTIONS; i++)
    {
      g_assert_true (
        g_hash_table_add (said, (gpointer) guichet_qualification_text_question (i)));
      g_assert_true (g_hash_table_add (said, (gpointer) guichet_qualification_text_hint (i)));
    }
  for (GuichetAnswer i = GUICHET_ANSWER_NONE; i <= GUICHET_ANSWER_UNSURE; i++)
    g_assert_true (g_hash_table_add (said, (gpointer) guichet_qualification_text_answer (i)));
  for (GuichetProposalReason i = GUICHET_PROPOSAL_NOT_REPRODUCED; i <= GUICHET_PROPOSAL_OTHER; i++)
    g_assert_true (g_hash_table_add (said, (gpointer) guichet_qualification_text_reason (i)));
}

/* The definition beside a question is the contract's own. */
static void
test_definitions (void)
{
  g_autoptr (GuichetContractProfile) profile =
    guichet_contract_profile_new (GUICHET_CONTRACT_PROFILE_CURRENT, NULL);
  static const struct
  {
    GuichetQuestion question;
    GuichetCriticality level;
  } cases[] = {
    { GUICHET_QUESTION_ESSENTIELLE, GUICHET_CRITICALITY_BLOQUANTE },
    { GUICHET_QUESTION_TECHNIQUE, GUICHET_CRITICALITY_BLOQUANTE },
    { GUICHET_QUESTION_INOPERANTE, GUICHET_CRITICALITY_MAJEURE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = guichet_qualification_text_definition (cases[i].question, profile);

      g_assert_nonnull (
        strstr (text, guichet_contract_profile_get_definition (profile, cases[i].level)));
    }
}

static void
test_proposals (void)
{
  g_autofree char *open = guichet_qualification_text_proposal (
    (GuichetProposal){ GUICHET_CRITICALITY_NONE, GUICHET_PROPOSAL_OPEN });
  g_autofree char *none = guichet_qualification_text_proposal (
    (GuichetProposal){ GUICHET_CRITICALITY_NONE, GUICHET_PROPOSAL_CONFORMING });
  g_autofree char *level = guichet_qualification_text_proposal (
    (GuichetProposal){ GUICHET_CRITICALITY_MAJEURE, GUICHET_PROPOSAL_WORKAROUND });

  g_assert_cmpstr (open, ==, "");
  g_assert_cmpstr (none, ==, "No level to propose yet");
  g_assert_cmpstr (level, ==, "Your answers lead to: Majeure");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/qualification-text/words", test_words);
  g_test_add_func ("/qualification-text/definitions", test_definitions);
  g_test_add_func ("/qualification-text/proposals", test_proposals);
  return g_test_run ();
}
