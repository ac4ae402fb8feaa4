/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "guichet-aside.h"
#include "guichet-wire-reader.h"

#include "guichet-article.h"
#include "guichet-event.h"
#include "guichet-medium.h"

#include <string.h>

#define ID "0f8fad5b-d9cb-469f-a165-70867728950e"
#define OTHER "7c9e6679-7425-40de-944b-e07fc1f90ae7"
#define SHA "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
#define DIGEST "sha-256=:47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=:"
#define ATTACHMENT                                                                                 \
  "{\"id\":\"" OTHER "\",\"name\":\"écran.png\",\"media_type\":\"image/png\",\"size\":12,"         \
  "\"sha256\":\"" SHA "\"}"
#define DEMANDE                                                                                    \
  "{\"id\":\"" ID "\",\"number\":\"D-2026-0412\",\"status\":\"prise_en_charge\","                  \
  "\"recorded_at\":\"2026-05-07T15:45:00.000Z\",\"updated_at\":\"2026-05-07T16:45:00Z\","          \
  "\"channel\":\"portail\",\"content_digest\":\"" DIGEST "\",\"profile\":\"livret-2026-03\","      \
  "\"author\":\"M. Dupont\",\"progiciel\":\"compta\",\"version\":null,\"title\":\"Édition\","      \
  "\"context\":\"c\",\"error_messages\":\"\",\"steps\":[\"un\",\"deux\"],\"expected\":\"e\","      \
  "\"observed\":\"o\",\"reproducible\":\"always\",\"criticality_proposed\":\"bloquante\","         \
  "\"criticality\":\"majeure\",\"workaround\":\"\",\"scope_reason\":\"\","                         \
  "\"written_at\":\"2026-05-07T15:44:00Z\",\"attachments\":[" ATTACHMENT "],\"later\":{}}"
#define EVENT                                                                                      \
  "{\"id\":\"" OTHER "\",\"seq\":7,\"demande_id\":\"" ID "\",\"at\":\"2026-05-07T16:45:00Z\","     \
  "\"kind\":\"prise_en_charge\",\"by\":{\"side\":\"service\",\"name\":\"Sophie\"},\"text\":null,"  \
  "\"status\":\"prise_en_charge\",\"criticality\":null,\"delivered\":null,\"attachments\":[]}"
#define ARTICLE                                                                                    \
  "{\"id\":\"" ID "\",\"title\":\"t\",\"category\":\"c\",\"product\":null,\"body\":\"# b\","       \
  "\"updated_at\":\"2026-05-07T16:45:00Z\",\"images\":[{\"id\":\"" OTHER "\",\"sha256\":\"" SHA    \
  "\",\"media_type\":\"image/png\",\"size\":3,\"alt\":\"schéma\"}]}"
#define MEDIUM                                                                                     \
  "{\"id\":\"" ID "\",\"title\":\"t\",\"category\":\"c\",\"description\":\"d\","                   \
  "\"media_type\":\"application/pdf\",\"size\":9,\"sha256\":\"" SHA "\","                          \
  "\"published_on\":\"2026-01-02\",\"product\":\"compta\"}"
#define END "\"removed\":[],\"cursor\":\"c\",\"more\":true}"

static GuichetFeedContent *
read_text (GuichetFeed   feed,
           const char   *text,
           GError      **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));

  return guichet_wire_read_feed (feed, bytes, error);
}

static void
check_demande (GuichetDemande *demande)
{
  g_assert_cmpstr (guichet_demande_get_id (demande), ==, ID);
  g_assert_cmpstr (guichet_demande_get_text (demande, GUICHET_DEMANDE_NUMBER), ==, "D-2026-0412");
  g_assert_cmpstr (guichet_demande_get_text (demande, GUICHET_DEMANDE_VERSION), ==, "");
  g_assert_cmpstr (guichet_demande_get_text (demande, GUICHET_DEMANDE_CONTENT_DIGEST), ==, SHA);
  g_assert_cmpint (guichet_demande_get_status (demande), ==, GUICHET_STATUS_PRISE_EN_CHARGE);
  g_assert_cmpint (guichet_demande_get_criticality (demande), ==, GUICHET_CRITICALITY_MAJEURE);
  g_assert_cmpint (guichet_demande_get_criticality_proposed (demande), ==,
                   GUICHET_CRITICALITY_BLOQUANTE);
  g_assert_cmpint (guichet_demande_get_delivery (demande), ==, GUICHET_DELIVERY_SENT);
  g_assert_cmpint (guichet_demande_get_instant (demande, GUICHET_DEMANDE_RECORDED_AT), ==,
                   1778168700000);
  g_assert_cmpstr (guichet_demande_get_steps (demande)[1], ==, "deux");
}

static void
test_demandes (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GuichetFeedContent) content = read_text (
    GUICHET_FEED_DEMANDES, "{\"demandes\":[" DEMANDE "],\"events\":[" EVENT "]," END, &error);
  const GuichetEventFields *event;
  GPtrArray *attachments;

  g_assert_no_error (error);
  g_assert_cmpuint (content->demandes->len, ==, 1);
  g_assert_true (content->more);
  check_demande (content->demandes->pdata[0]);
  attachments = content->attachments->pdata[0];
  g_assert_cmpuint (attachments->len, ==, 1);
  g_assert_cmpstr (guichet_attachment_get_name (attachments->pdata[0]), ==, "écran.png");
  event = guichet_event_get_fields (content->events->pdata[0]);
  g_assert_cmpint (event->seq, ==, 7);
  g_assert_cmpstr (event->author, ==, "Sophie");
  g_assert_cmpstr (event->demande_id, ==, ID);
}

static void
test_articles_and_media (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GuichetFeedContent) articles =
    read_text (GUICHET_FEED_ARTICLES, "{\"articles\":[" ARTICLE "]," END, &error);
  g_autoptr (GuichetFeedContent) media =
    read_text (GUICHET_FEED_MEDIA, "{\"media\":[" MEDIUM "]," END, &error);
  const GuichetArticleFields *article;
  const GuichetMediumFields *medium;

  g_assert_no_error (error);
  article = guichet_article_get_fields (articles->articles->pdata[0]);
  g_assert_cmpstr (article->body, ==, "# b");
  g_assert_cmpstr (guichet_attachment_get_name (article->images->pdata[0]), ==, "schéma");
  medium = guichet_medium_get_fields (media->media->pdata[0]);
  g_assert_cmpuint (medium->size, ==, 9);
  g_assert_cmpstr (medium->product, ==, "compta");
}

static gboolean
is_of_page (const char *member)
{
  return g_str_has_prefix (member, "\"more") || g_str_has_prefix (member, "\"cursor")
         || g_str_has_prefix (member, "\"removed");
}

/* A page that is wrong is none; an item that is wrong is aside, as it came. */
static void
check_altered (const char *member,
               const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GuichetFeedContent) content = read_text (GUICHET_FEED_DEMANDES, text, &error);
  const GuichetAside *aside;

  if (is_of_page (member))
    {
      g_assert_null (content);
      g_assert_error (error, GUICHET_SERVICE_ERROR, GUICHET_SERVICE_ERROR_MISMATCH);
      return;
    }
  g_assert_no_error (error);
  g_assert_cmpuint (content->aside->len, ==, 1);
  g_assert_cmpuint (content->demandes->len + content->events->len, ==, 1);
  g_assert_cmpuint (content->attachments->len, ==, content->demandes->len);
  aside = g_ptr_array_index (content->aside, 0);
  g_assert_nonnull (strstr (text, aside->content));
  g_assert_true (g_str_has_prefix (aside->content, "{")
                 && g_str_has_suffix (aside->content, "}"));
  g_assert_cmpstr (aside->reason, !=, "");
}

/* Every member, taken out or turned into something else in its turn. */
static void
test_altered_members (void)
{
  static const char *const pieces[] = {
    "\"id\":\"" ID "\"", "\"number\":\"D-2026-0412\"", "\"status\":\"prise_en_charge\"",
    "\"recorded_at\":\"2026-05-07T15:45:00.000Z\"", "\"title\":\"Édition\"", "\"size\":12",
    "\"sha256\":\"" SHA "\"", "\"seq\":7", "\"side\":\"service\"", "\"more\":true",
    "\"cursor\":\"c\"", "\"removed\":[]", "\"kind\":\"prise_en_charge\"",
  };
  static const char *const replacements[] = {
    "\"absent\":1", "\"id\":12", "\"number\":[]", "\"status\":{}", "\"recorded_at\":\"hier\"",
    "\"title\":null", "\"size\":-1", "\"size\":1e3", "\"sha256\":\"x\"", "\"seq\":0",
    "\"side\":\"tiers\"", "\"more\":1", "\"cursor\":\"\"", "\"removed\":[1]",
    "\"removed\":[\"x\"]", "\"id\":\"" "0F8FAD5B-D9CB-469F-A165-70867728950E" "\"",
  };
  const char *whole = "{\"demandes\":[" DEMANDE "],\"events\":[" EVENT "]," END;
  guint tried = 0;

  for (guint i = 0; i < G_N_ELEMENTS (pieces); i++)
    for (guint j = 0; j < G_N_ELEMENTS (replacements); j++)
      {
        g_autoptr (GString) text = g_string_new (whole);
        const char *colon = strchr (pieces[i], ':');

        if (j > 0 && strncmp (pieces[i], replacements[j], (gsize) (colon - pieces[i])) != 0)
          continue;
        g_assert_cmpuint (g_string_replace (text, pieces[i], replacements[j], 1), ==, 1);
        g_test_message ("%s -> %s", pieces[i], replacements[j]);
        check_altered (pieces[i], text->str);
        tried++;
      }
  g_assert_cmpuint (tried, >, 25);
}

static void
test_cut_everywhere (void)
{
  const char *whole = "{\"demandes\":[" DEMANDE "],\"events\":[" EVENT "]," END;

  for (gsize length = 0; length < strlen (whole); length++)
    {
      g_autoptr (GBytes) bytes = g_bytes_new (whole, length);
      g_autoptr (GError) error = NULL;

      g_assert_null (guichet_wire_read_feed (GUICHET_FEED_DEMANDES, bytes, &error));
      g_assert_error (error, GUICHET_SERVICE_ERROR, GUICHET_SERVICE_ERROR_BROKEN_ANSWER);
    }
}

static void
test_too_long (void)
{
  g_autofree char *title = g_strnfill (2000, 'x');
  g_autofree char *replacement = g_strdup_printf ("\"title\":\"%s\"", title);
  g_autoptr (GString) text = g_string_new ("{\"demandes\":[" DEMANDE "],\"events\":[]," END);
  g_autoptr (GuichetFeedContent) content = NULL;
  g_autoptr (GError) error = NULL;

  g_string_replace (text, "\"title\":\"Édition\"", replacement, 1);
  content = read_text (GUICHET_FEED_DEMANDES, text->str, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (content->demandes->len, ==, 0);
  g_assert_cmpuint (content->aside->len, ==, 1);
  g_assert_cmpstr (((GuichetAside *) content->aside->pdata[0])->id, ==, ID);
}

/* Words that a later service may know are kept. */
static void
test_unknown_words (void)
{
  g_autoptr (GString) text =
    g_string_new ("{\"demandes\":[" DEMANDE "],\"events\":[" EVENT "]," END);
  g_autoptr (GError) error = NULL;
  g_autoptr (GuichetFeedContent) content = NULL;

  g_string_replace (text, "\"prise_en_charge\"", "\"en_orbite\"", 0);
  content = read_text (GUICHET_FEED_DEMANDES, text->str, &error);
  g_assert_no_error (error);
  g_assert_cmpint (guichet_demande_get_status (content->demandes->pdata[0]), ==,
                   GUICHET_STATUS_UNKNOWN);
  g_assert_cmpstr (
    guichet_demande_get_text (content->demandes->pdata[0], GUICHET_DEMANDE_STATUS), ==,
    "en_orbite");
  g_assert_cmpstr (guichet_event_get_fields (content->events->pdata[0])->kind, ==, "en_orbite");
}

static void
test_receipt_of_a_demande (void)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (DEMANDE, strlen (DEMANDE));
  g_autoptr (GError) error = NULL;
  g_autoptr (GuichetReceipt) receipt = guichet_wire_read_receipt (bytes, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (guichet_receipt_get_fields (receipt)->digest, ==, SHA);
  g_assert_cmpstr (guichet_receipt_get_fields (receipt)->status, ==, "prise_en_charge");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/wire-reader/demandes", test_demandes);
  g_test_add_func ("/wire-reader/articles-and-media", test_articles_and_media);
  g_test_add_func ("/wire-reader/altered-members", test_altered_members);
  g_test_add_func ("/wire-reader/cut-everywhere", test_cut_everywhere);
  g_test_add_func ("/wire-reader/too-long", test_too_long);
  g_test_add_func ("/wire-reader/unknown-words", test_unknown_words);
  g_test_add_func ("/wire-reader/receipt-of-a-demande", test_receipt_of_a_demande);
  return g_test_run ();
}
