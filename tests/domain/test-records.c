/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "guichet-article.h"
#include "guichet-event.h"
#include "guichet-outgoing.h"
#include "guichet-receipt.h"

static GPtrArray *
one_attachment (void)
{
  GPtrArray *array = g_ptr_array_new_with_free_func (g_object_unref);

  g_ptr_array_add (array, guichet_attachment_new (NULL, "a.png", "image/png", 3, "00"));
  return array;
}

/* The record must own what it says: the caller's texts are gone before it is read. */
static void
test_event_owns (void)
{
  g_autofree char *text = g_strdup ("bonjour");
  g_autoptr (GPtrArray) attachments = one_attachment ();
  const GuichetEventFields fields = { .id = "i", .seq = 7, .text = text,
                                      .criticality = GUICHET_CRITICALITY_MAJEURE,
                                      .attachments = attachments };
  g_autoptr (GuichetEvent) event = guichet_event_new (&fields);

  text[0] = 'X';
  g_clear_pointer (&attachments, g_ptr_array_unref);
  g_assert_cmpstr (guichet_event_get_fields (event)->text, ==, "bonjour");
  g_assert_cmpuint (guichet_event_get_fields (event)->attachments->len, ==, 1);
  g_assert_null (guichet_event_get_fields (event)->author);
  g_assert_cmpint (guichet_event_get_fields (event)->seq, ==, 7);
}

static void
test_article_and_receipt_own (void)
{
  g_autofree char *title = g_strdup ("Titre");
  g_autoptr (GuichetArticle) article =
    guichet_article_new (&(GuichetArticleFields){ .title = title });
  g_autoptr (GuichetReceipt) receipt =
    guichet_receipt_new (&(GuichetReceiptFields){ .number = title, .recorded_at = 5 });

  title[0] = 'X';
  g_assert_cmpstr (guichet_article_get_fields (article)->title, ==, "Titre");
  g_assert_cmpstr (guichet_receipt_get_fields (receipt)->number, ==, "Titre");
}

static void
test_outgoing (void)
{
  g_autoptr (GuichetDemande) demande = guichet_demande_new (NULL);
  g_autoptr (GuichetOutgoing) outgoing = guichet_outgoing_new (
    &(GuichetOutgoingFields){ .kind = GUICHET_OUTGOING_DEMANDE, .demande = demande });

  g_assert_true (g_uuid_string_is_valid (guichet_outgoing_get_fields (outgoing)->id));
  g_assert_true (guichet_outgoing_get_fields (outgoing)->demande == demande);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/records/event-owns", test_event_owns);
  g_test_add_func ("/records/article-and-receipt-own", test_article_and_receipt_own);
  g_test_add_func ("/records/outgoing", test_outgoing);
  return g_test_run ();
}
