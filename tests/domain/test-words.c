/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "guichet-criticality.h"
#include "guichet-delivery.h"
#include "guichet-outgoing-kind.h"
#include "guichet-reproducible.h"
#include "guichet-status.h"

static void
test_criticality (void)
{
  for (int i = GUICHET_CRITICALITY_BLOQUANTE; i <= GUICHET_CRITICALITY_MINEURE; i++)
    g_assert_cmpint (guichet_criticality_from_word (guichet_criticality_to_word (i)), ==, i);
  g_assert_cmpint (guichet_criticality_from_word (NULL), ==, GUICHET_CRITICALITY_NONE);
  g_assert_cmpint (guichet_criticality_from_word ("Majeure"), ==, GUICHET_CRITICALITY_NONE);
  g_assert_null (guichet_criticality_to_word (GUICHET_CRITICALITY_NONE));
}

static void
test_status (void)
{
  for (int i = GUICHET_STATUS_ENREGISTREE; i <= GUICHET_STATUS_CLOSE; i++)
    g_assert_cmpint (guichet_status_from_word (guichet_status_to_word (i)), ==, i);
  g_assert_cmpint (guichet_status_from_word (NULL), ==, GUICHET_STATUS_NONE);
  g_assert_cmpint (guichet_status_from_word (""), ==, GUICHET_STATUS_NONE);
  g_assert_cmpint (guichet_status_from_word ("reportee"), ==, GUICHET_STATUS_UNKNOWN);
}

static void
test_ours (void)
{
  for (int i = GUICHET_DELIVERY_DRAFT; i <= GUICHET_DELIVERY_REFUSED; i++)
    g_assert_cmpint (guichet_delivery_from_word (guichet_delivery_to_word (i)), ==, i);
  for (int i = GUICHET_REPRODUCIBLE_ALWAYS; i <= GUICHET_REPRODUCIBLE_ONCE; i++)
    g_assert_cmpint (guichet_reproducible_from_word (guichet_reproducible_to_word (i)), ==, i);
  for (int i = GUICHET_OUTGOING_DEMANDE; i <= GUICHET_OUTGOING_VOTE; i++)
    g_assert_cmpint (guichet_outgoing_kind_from_word (guichet_outgoing_kind_to_word (i)), ==, i);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/words/criticality", test_criticality);
  g_test_add_func ("/words/status", test_status);
  g_test_add_func ("/words/ours", test_ours);
  return g_test_run ();
}
