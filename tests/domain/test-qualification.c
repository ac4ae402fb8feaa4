/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "guichet-qualification.h"

#include "guichet-json.h"

#include <string.h>

/* Answers in the order of the questions: y, n, u (unsure), - (none). */
static GuichetQualification *
answer (const char *letters)
{
  g_autoptr (GuichetQualification) self = guichet_qualification_new ();

  for (guint i = 0; letters[i]; i++)
    {
      GuichetAnswer given = letters[i] == 'y'   ? GUICHET_ANSWER_YES
                            : letters[i] == 'n' ? GUICHET_ANSWER_NO
                            : letters[i] == 'u' ? GUICHET_ANSWER_UNSURE
                                                : GUICHET_ANSWER_NONE;
      GuichetQualification *next =
        guichet_qualification_with_answer (self, (GuichetQuestion) i, given);

      guichet_qualification_unref (self);
      self = next;
    }
  return g_steal_pointer (&self);
}

static void
test_proposals (void)
{
  static const struct
  {
    const char *answers;
    GuichetQuestion next;
    GuichetCriticality criticality;
    GuichetProposalReason reason;
  } cases[] = {
    { "", GUICHET_QUESTION_REPRODUCTIBLE, GUICHET_CRITICALITY_NONE, GUICHET_PROPOSAL_OPEN },
    { "n", GUICHET_N_QUESTIONS, GUICHET_CRITICALITY_NONE, GUICHET_PROPOSAL_NOT_REPRODUCED },
    { "y", GUICHET_QUESTION_DOCUMENTATION, GUICHET_CRITICALITY_NONE, GUICHET_PROPOSAL_OPEN },
    { "u", GUICHET_QUESTION_DOCUMENTATION, GUICHET_CRITICALITY_NONE, GUICHET_PROPOSAL_OPEN },
    { "yn", GUICHET_N_QUESTIONS, GUICHET_CRITICALITY_NONE, GUICHET_PROPOSAL_CONFORMING },
    { "yu", GUICHET_QUESTION_ESSENTIELLE, GUICHET_CRITICALITY_NONE, GUICHET_PROPOSAL_OPEN },
    { "yyy", GUICHET_QUESTION_TECHNIQUE, GUICHET_CRITICALITY_NONE, GUICHET_PROPOSAL_OPEN },
    { "yyy-y", GUICHET_N_QUESTIONS, GUICHET_CRITICALITY_MAJEURE, GUICHET_PROPOSAL_WORKAROUND },
    { "yyy-u", GUICHET_N_QUESTIONS, GUICHET_CRITICALITY_MAJEURE, GUICHET_PROPOSAL_WORKAROUND },
    { "yyy-n", GUICHET_QUESTION_ORGANISATION, GUICHET_CRITICALITY_NONE, GUICHET_PROPOSAL_OPEN },
    { "yyy-ny", GUICHET_N_QUESTIONS, GUICHET_CRITICALITY_MAJEURE, GUICHET_PROPOSAL_WORKAROUND },
    { "yyy-nu", GUICHET_N_QUESTIONS, GUICHET_CRITICALITY_MAJEURE, GUICHET_PROPOSAL_WORKAROUND },
    { "yyy-nn", GUICHET_N_QUESTIONS, GUICHET_CRITICALITY_BLOQUANTE,
      GUICHET_PROPOSAL_NO_WORKAROUND },
    { "yyn", GUICHET_QUESTION_INOPERANTE, GUICHET_CRITICALITY_NONE, GUICHET_PROPOSAL_OPEN },
    { "yynnnn", GUICHET_N_QUESTIONS, GUICHET_CRITICALITY_MINEURE, GUICHET_PROPOSAL_OTHER },
    { "yyny", GUICHET_N_QUESTIONS, GUICHET_CRITICALITY_MAJEURE, GUICHET_PROPOSAL_INOPERATIVE },
    { "yynu", GUICHET_N_QUESTIONS, GUICHET_CRITICALITY_MINEURE, GUICHET_PROPOSAL_OTHER },
    { "yyuy", GUICHET_N_QUESTIONS, GUICHET_CRITICALITY_MAJEURE, GUICHET_PROPOSAL_INOPERATIVE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GuichetQualification) self = answer (cases[i].answers);
      GuichetProposal proposal = guichet_qualification_get_proposal (self);

      g_test_message ("%s", cases[i].answers);
      g_assert_cmpint (guichet_qualification_get_next (self), ==, cases[i].next);
      g_assert_cmpint (proposal.criticality, ==, cases[i].criticality);
      g_assert_cmpint (proposal.reason, ==, cases[i].reason);
    }
}

/* Whatever the 4^6 answers: an end always has a reason, Bloquante what its definition asks. */
static void
test_all_answers (void)
{
  for (guint code = 0; code < 4096; code++)
    {
      char letters[GUICHET_N_QUESTIONS + 1] = { 0 };
      g_autoptr (GuichetQualification) self = NULL;
      GuichetProposal proposal;

      for (guint i = 0; i < GUICHET_N_QUESTIONS; i++)
        letters[i] = "-ynu"[code >> (2 * i) & 3];
      self = answer (letters);
      proposal = guichet_qualification_get_proposal (self);
      g_assert_true ((guichet_qualification_get_next (self) == GUICHET_N_QUESTIONS)
                     == (proposal.reason != GUICHET_PROPOSAL_OPEN));
      g_assert_true ((proposal.criticality == GUICHET_CRITICALITY_BLOQUANTE)
                     == (strchr ("yu", letters[0]) && strchr ("yu", letters[1])
                         && letters[2] == 'y' && letters[4] == 'n' && letters[5] == 'n'));
    }
}

static void
test_path (void)
{
  static const GuichetQuestion expected[] = {
    GUICHET_QUESTION_REPRODUCTIBLE, GUICHET_QUESTION_DOCUMENTATION, GUICHET_QUESTION_ESSENTIELLE,
    GUICHET_QUESTION_TECHNIQUE
  };
  /* What was answered to a question that no longer matters is left out. */
  g_autoptr (GuichetQualification) self = answer ("yuyyyn");
  GuichetQuestion path[GUICHET_N_QUESTIONS];

  g_assert_cmpuint (guichet_qualification_get_path (self, path), ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    g_assert_cmpint (path[i], ==, expected[i]);
}

static void
test_values_do_not_change (void)
{
  g_autoptr (GuichetQualification) first = answer ("y");
  g_autoptr (GuichetQualification) second =
    guichet_qualification_with_documentation (first, "Guide, p. 12");

  g_assert_null (guichet_qualification_get_documentation (first));
  g_assert_cmpstr (guichet_qualification_get_documentation (second), ==, "Guide, p. 12");
  g_assert_cmpint (guichet_qualification_get_answer (second, GUICHET_QUESTION_REPRODUCTIBLE), ==,
                   GUICHET_ANSWER_YES);
}

static void
test_text_is_inverse (void)
{
  g_autoptr (GuichetQualification) answers = answer ("yun-yn");
  g_autoptr (GuichetQualification) self =
    guichet_qualification_with_documentation (answers, "Aide en ligne « Clôture »");
  g_autofree char *text = guichet_qualification_to_text (self);
  g_autoptr (GError) error = NULL;
  g_autoptr (GuichetQualification) back =
    guichet_qualification_parse (text, strlen (text), &error);

  g_assert_no_error (error);
  for (guint i = 0; i < GUICHET_N_QUESTIONS; i++)
    g_assert_cmpint (guichet_qualification_get_answer (back, (GuichetQuestion) i), ==,
                     guichet_qualification_get_answer (self, (GuichetQuestion) i));
  g_assert_cmpstr (guichet_qualification_get_documentation (back), ==,
                   guichet_qualification_get_documentation (self));
}

static void
test_refuses (void)
{
  static const char *texts[] = { "", "[]", "{\"technique\":\"perhaps\"}", "{\"technique\":1}",
                                 "{\"documentation\":[]}" };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (guichet_qualification_parse (texts[i], strlen (texts[i]), &error));
      g_assert_true (error && error->domain == GUICHET_JSON_ERROR);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/qualification/proposals", test_proposals);
  g_test_add_func ("/qualification/all-answers", test_all_answers);
  g_test_add_func ("/qualification/path", test_path);
  g_test_add_func ("/qualification/values-do-not-change", test_values_do_not_change);
  g_test_add_func ("/qualification/text-is-inverse", test_text_is_inverse);
  g_test_add_func ("/qualification/refuses", test_refuses);
  return g_test_run ();
}
