/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fixture.h"

#include "guichet-account-table.h"
#include "guichet-aside-table.h"
#include "guichet-article-search.h"
#include "guichet-article-table.h"
#include "guichet-demande-table.h"
#include "guichet-event-table.h"

#include "guichet-article.h"
#include "guichet-event.h"

#include <string.h>

#define DEMANDE "6f1de5a8-6d0e-4c06-a6a1-3a3a7d6c0100"
#define ARTICLE "6f1de5a8-6d0e-4c06-a6a1-3a3a7d6c02%02u"
#define EVENT "6f1de5a8-6d0e-4c06-a6a1-3a3a7d6c03%02u"

static GuichetDemande *
make_demande (const char *status)
{
  GuichetDemande *demande = guichet_demande_new (DEMANDE);

  g_object_set (demande, "title", "Venue du service", "number", "D-2026-0007", "status", status,
                "delivery", GUICHET_DELIVERY_SENT, "recorded-at", G_GINT64_CONSTANT (5), NULL);
  return demande;
}

static void
add_event (GuichetFeedContent *content,
           guint               n,
           const char         *kind,
           const char         *status)
{
  g_autofree char *id = g_strdup_printf (EVENT, n);

  g_ptr_array_add (content->events, guichet_event_new (&(GuichetEventFields){
                                      .id = id,
                                      .seq = n,
                                      .demande_id = DEMANDE,
                                      .at = n,
                                      .kind = kind,
                                      .side = "service",
                                      .status = status }));
}

static void
add_demande_page (Fixture    *fixture,
                  guint       event,
                  const char *status)
{
  GuichetFeedContent *content = guichet_feed_content_new ();

  g_ptr_array_add (content->demandes, make_demande (status));
  g_ptr_array_add (content->attachments, g_ptr_array_new_with_free_func (g_object_unref));
  add_event (content, event, status, status);
  fake_service_add_page (fixture->service, GUICHET_FEED_DEMANDES, content);
}

static void
add_article_page (Fixture    *fixture,
                  guint       n,
                  const char *body)
{
  GuichetFeedContent *content = guichet_feed_content_new ();
  g_autofree char *id = g_strdup_printf (ARTICLE, n);

  g_ptr_array_add (content->articles,
                   guichet_article_new (&(GuichetArticleFields){ .id = id,
                                                                 .title = "Rétablir une clôture",
                                                                 .category = "Finances",
                                                                 .body = body,
                                                                 .updated_at = 7 + n }));
  fake_service_add_page (fixture->service, GUICHET_FEED_ARTICLES, content);
}

static guint
count_hits (Fixture    *fixture,
            const char *query)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) hits = guichet_article_search (guichet_database_read (fixture->database),
                                                       query, NULL, FALSE, 20, NULL, &error);

  g_assert_no_error (error);
  return hits->len;
}

static void
test_reads_all (void)
{
  Fixture fixture;
  g_autoptr (GuichetDemande) demande = NULL;
  g_autoptr (GPtrArray) events = NULL;
  g_autoptr (GError) error = NULL;

  fixture_set_up (&fixture);
  add_demande_page (&fixture, 1, "enregistree");
  add_demande_page (&fixture, 2, "prise_en_charge");
  add_article_page (&fixture, 1, "Écriture **non équilibrée**.");
  add_article_page (&fixture, 2, "Tout autre sujet.");
  g_assert_true (fixture_exchange (&fixture, &error));
  g_assert_no_error (error);
  demande = guichet_demande_table_load (guichet_database_read (fixture.database), DEMANDE, &error);
  g_assert_no_error (error);
  g_assert_cmpint (guichet_demande_get_status (demande), ==, GUICHET_STATUS_PRISE_EN_CHARGE);
  events = guichet_event_table_list (guichet_database_read (fixture.database), DEMANDE, &error);
  g_assert_cmpuint (events->len, ==, 2);
  g_assert_cmpuint (count_hits (&fixture, "equilibree"), ==, 1);
  g_assert_cmpuint (count_hits (&fixture, "cloture"), ==, 2);
  fixture_tear_down (&fixture);
}

static void
test_goes_on_from_cursor (void)
{
  Fixture fixture;
  guint pages;

  fixture_set_up (&fixture);
  add_demande_page (&fixture, 1, "enregistree");
  g_assert_true (fixture_exchange (&fixture, NULL));
  pages = fake_service_count (fixture.service, FAKE_PAGE);
  fixture_reopen (&fixture);
  add_demande_page (&fixture, 2, "prise_en_charge");
  g_assert_true (fixture_exchange (&fixture, NULL));
  g_assert_cmpuint (fake_service_count (fixture.service, FAKE_PAGE) - pages, ==, 3);
  fixture_tear_down (&fixture);
}

/* What was stored before a failure stays, and is not asked again. */
static void
test_interrupted (void)
{
  Fixture fixture;
  g_autofree char *cursor = NULL;
  g_autoptr (GError) error = NULL;

  fixture_set_up (&fixture);
  add_article_page (&fixture, 1, "Un");
  g_assert_true (fixture_exchange (&fixture, NULL));
  add_article_page (&fixture, 2, "Deux");
  fake_service_fail (fixture.service, FAKE_PAGE, FAKE_BEFORE, GUICHET_SERVICE_ERROR_UNREACHABLE, 1);
  g_assert_false (fixture_exchange (&fixture, &error));
  g_assert_error (error, GUICHET_SERVICE_ERROR, GUICHET_SERVICE_ERROR_UNREACHABLE);
  cursor = guichet_account_table_get (guichet_database_read (fixture.database), "cursor_articles",
                                      NULL);
  g_assert_cmpstr (cursor, ==, "1");
  g_assert_true (fixture_exchange (&fixture, NULL));
  g_assert_cmpuint (count_hits (&fixture, "cloture"), ==, 2);
  fixture_tear_down (&fixture);
}

/* A service restored from an older backup: read again, removed articles go, Demandes stay. */
static void
test_cursor_lost (void)
{
  Fixture fixture;
  g_autoptr (GuichetDemande) demande = NULL;
  g_autoptr (GError) error = NULL;

  fixture_set_up (&fixture);
  add_demande_page (&fixture, 1, "enregistree");
  add_article_page (&fixture, 1, "Un");
  add_article_page (&fixture, 2, "Deux");
  g_assert_true (fixture_exchange (&fixture, NULL));
  fake_service_forget_pages (fixture.service);
  add_article_page (&fixture, 2, "Deux");
  g_assert_true (fixture_exchange (&fixture, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (count_hits (&fixture, "cloture"), ==, 1);
  demande = guichet_demande_table_load (guichet_database_read (fixture.database), DEMANDE, &error);
  g_assert_no_error (error);
  fixture_tear_down (&fixture);
}

/* What we sent and the service lost with its backup is kept, said, and can be sent again. */
static void
test_sent_and_lost (void)
{
  Fixture fixture;
  g_autofree char *id = NULL;
  g_autoptr (GError) error = NULL;

  fixture_set_up (&fixture);
  id = fixture_write (&fixture, "Perdue par le service");
  fixture_queue (&fixture, id);
  add_demande_page (&fixture, 1, "enregistree");
  add_demande_page (&fixture, 2, "prise_en_charge");
  g_assert_true (fixture_exchange (&fixture, &error));
  g_assert_cmpint (fixture_delivery (&fixture, id), ==, GUICHET_DELIVERY_SENT);
  fake_service_forget_pages (fixture.service);
  add_demande_page (&fixture, 1, "enregistree");
  g_assert_true (fixture_exchange (&fixture, &error));
  g_assert_no_error (error);
  g_assert_cmpint (fixture_delivery (&fixture, id), ==, GUICHET_DELIVERY_REFUSED);
  g_assert_cmpint (fixture_delivery (&fixture, DEMANDE), ==, GUICHET_DELIVERY_SENT);
  g_assert_cmpuint (guichet_sync_get_refused (fixture.sync), ==, 1);
  fixture_queue (&fixture, id);
  g_assert_true (fixture_exchange (&fixture, &error));
  g_assert_no_error (error);
  g_assert_cmpint (fixture_delivery (&fixture, id), ==, GUICHET_DELIVERY_SENT);
  fixture_tear_down (&fixture);
}

static void
test_removed (void)
{
  Fixture fixture;
  GuichetFeedContent *content = guichet_feed_content_new ();

  fixture_set_up (&fixture);
  add_article_page (&fixture, 1, "Un");
  add_article_page (&fixture, 2, "Deux");
  g_strfreev (content->removed);
  content->removed = g_new0 (char *, 2);
  content->removed[0] = g_strdup_printf (ARTICLE, 1U);
  fake_service_add_page (fixture.service, GUICHET_FEED_ARTICLES, content);
  g_assert_true (fixture_exchange (&fixture, NULL));
  g_assert_cmpuint (count_hits (&fixture, "cloture"), ==, 1);
  fixture_tear_down (&fixture);
}

/* An event of a Demande that nobody told us of. */
static void
add_orphan_page (Fixture *fixture)
{
  GuichetFeedContent *content = guichet_feed_content_new ();

  add_event (content, 9, "message", NULL);
  fake_service_add_page (fixture->service, GUICHET_FEED_DEMANDES, content);
}

/* It waits for its Demande and holds up nothing. */
static void
test_orphan (void)
{
  Fixture fixture;
  g_autoptr (GPtrArray) events = NULL;
  g_autoptr (GError) error = NULL;

  fixture_set_up (&fixture);
  add_orphan_page (&fixture);
  add_article_page (&fixture, 1, "Un");
  g_assert_true (fixture_exchange (&fixture, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (guichet_sync_get_aside (fixture.sync), ==, 1);
  g_assert_cmpuint (count_hits (&fixture, "cloture"), ==, 1);
  fixture_reopen (&fixture);
  g_assert_cmpuint (guichet_sync_get_aside (fixture.sync), ==, 1);

  add_demande_page (&fixture, 1, "enregistree");
  g_assert_true (fixture_exchange (&fixture, &error));
  g_assert_cmpuint (guichet_sync_get_aside (fixture.sync), ==, 0);
  events = guichet_event_table_list (guichet_database_read (fixture.database), DEMANDE, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (events->len, ==, 2);
  fixture_tear_down (&fixture);
}

static void
add_impossible_article (Fixture *fixture)
{
  g_autoptr (GPtrArray) images = g_ptr_array_new_with_free_func (g_object_unref);
  GuichetFeedContent *content = guichet_feed_content_new ();
  g_autofree char *id = g_strdup_printf (ARTICLE, 1U);
  g_autofree char *digest = g_strnfill (64, 'a');

  for (guint i = 0; i < 2; i++)
    g_ptr_array_add (images, guichet_attachment_new (DEMANDE, "x", "image/png", 1, digest));
  g_ptr_array_add (content->articles,
                   guichet_article_new (&(GuichetArticleFields){ .id = id,
                                                                 .title = "Deux fois la même",
                                                                 .category = "Finances",
                                                                 .body = "b",
                                                                 .images = images,
                                                                 .updated_at = 7 }));
  fake_service_add_page (fixture->service, GUICHET_FEED_ARTICLES, content);
}

/* One item that does not fit the store is kept aside; the others come. */
static void
test_impossible_item (void)
{
  Fixture fixture;
  g_autoptr (GPtrArray) list = NULL;
  const GuichetAside *aside;
  g_autofree char *id = g_strdup_printf (ARTICLE, 1U);
  g_autoptr (GError) error = NULL;

  fixture_set_up (&fixture);
  add_impossible_article (&fixture);
  add_article_page (&fixture, 2, "Deux");
  g_assert_true (fixture_exchange (&fixture, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (count_hits (&fixture, "cloture"), ==, 1);
  list = guichet_aside_table_list (guichet_database_read (fixture.database), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (list->len, ==, 1);
  aside = g_ptr_array_index (list, 0);
  g_assert_cmpstr (aside->kind, ==, "article");
  g_assert_cmpstr (aside->id, ==, id);

  /* Put right by the service, it is an article like the others. */
  add_article_page (&fixture, 1, "Un");
  g_assert_true (fixture_exchange (&fixture, &error));
  g_assert_cmpuint (guichet_sync_get_aside (fixture.sync), ==, 0);
  g_assert_cmpuint (count_hits (&fixture, "cloture"), ==, 2);
  fixture_tear_down (&fixture);
}

static gboolean
forget_version_worker (GuichetConnection  *connection,
                       gpointer            data,
                       GError            **error)
{
  return guichet_account_table_set (connection, "version_articles", "0.0", error);
}

/* Another version of the program may be able to read what was kept aside: it tries, once. */
static void
test_tried_by_another_version (void)
{
  Fixture fixture;
  g_autoptr (GAsyncResult) result = NULL;
  guint pages;

  fixture_set_up (&fixture);
  add_impossible_article (&fixture);
  add_article_page (&fixture, 2, "Deux");
  g_assert_true (fixture_exchange (&fixture, NULL));
  pages = fake_service_count (fixture.service, FAKE_PAGE);
  g_assert_true (fixture_exchange (&fixture, NULL));
  g_assert_cmpuint (fake_service_count (fixture.service, FAKE_PAGE) - pages, ==, 3);
  guichet_database_write_async (fixture.database, forget_version_worker, NULL, NULL, NULL,
                                fixture_keep_cb, &result);
  g_assert_true (guichet_database_write_finish (fixture.database, fixture_wait (&result), NULL));
  fixture_reopen (&fixture);
  pages = fake_service_count (fixture.service, FAKE_PAGE);
  g_assert_true (fixture_exchange (&fixture, NULL));
  g_assert_cmpuint (fake_service_count (fixture.service, FAKE_PAGE) - pages, ==, 4);
  g_assert_cmpuint (guichet_sync_get_aside (fixture.sync), ==, 1);
  pages = fake_service_count (fixture.service, FAKE_PAGE);
  g_assert_true (fixture_exchange (&fixture, NULL));
  g_assert_cmpuint (fake_service_count (fixture.service, FAKE_PAGE) - pages, ==, 3);
  fixture_tear_down (&fixture);
}

static gboolean
fill_disk_worker (GuichetConnection  *connection,
                  gpointer            data,
                  GError            **error)
{
  return guichet_connection_execute (connection, "PRAGMA max_page_count = 1", error);
}

static void
fill_disk (Fixture *fixture)
{
  g_autoptr (GAsyncResult) result = NULL;

  guichet_database_write_async (fixture->database, fill_disk_worker, NULL, NULL, NULL,
                                fixture_keep_cb, &result);
  g_assert_true (guichet_database_write_finish (fixture->database, fixture_wait (&result), NULL));
}

/* A full disk is no fault of an item: the page waits, and the page behind it is not stored
 * either, so that nothing is skipped. */
static void
test_page_not_stored (void)
{
  Fixture fixture;
  g_autofree char *cursor = NULL;
  g_autofree char *body = g_strnfill (1 << 20, 'x');
  g_autoptr (GError) error = NULL;

  fixture_set_up (&fixture);
  fill_disk (&fixture);
  add_article_page (&fixture, 1, body);
  add_article_page (&fixture, 2, "Un");
  add_article_page (&fixture, 3, "Deux");
  g_assert_false (fixture_exchange (&fixture, &error));
  g_assert_error (error, GUICHET_STORE_ERROR, GUICHET_STORE_ERROR_FULL);
  g_assert_cmpint (guichet_sync_get_state (fixture.sync), ==, GUICHET_SYNC_STORAGE);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  cursor = guichet_account_table_get (guichet_database_read (fixture.database), "cursor_articles",
                                      NULL);
  g_assert_null (cursor);
  g_assert_cmpuint (guichet_sync_get_aside (fixture.sync), ==, 0);

  /* Once there is room it goes on alone. */
  fixture_reopen (&fixture);
  g_clear_error (&error);
  g_assert_true (fixture_exchange (&fixture, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (count_hits (&fixture, "cloture"), ==, 3);
  fixture_tear_down (&fixture);
}

/* A service that always has a next page and never says anything is told from one that is slow. */
static void
test_endless (void)
{
  Fixture fixture;
  g_autoptr (GError) error = NULL;

  fixture_set_up (&fixture);
  for (guint i = 0; i < 300; i++)
    fake_service_add_page (fixture.service, GUICHET_FEED_MEDIA, guichet_feed_content_new ());
  g_assert_false (fixture_exchange (&fixture, &error));
  g_assert_error (error, GUICHET_SERVICE_ERROR, GUICHET_SERVICE_ERROR_BROKEN_ANSWER);
  g_assert_nonnull (strstr (error->message, "says nothing"));
  g_assert_cmpuint (fake_service_count (fixture.service, FAKE_PAGE), <, 150);
  fixture_tear_down (&fixture);
}

/* What is too long at once comes in pieces. */
static void
test_page_too_long (void)
{
  Fixture fixture;
  g_autoptr (GError) error = NULL;

  fixture_set_up (&fixture);
  add_article_page (&fixture, 1, "Un");
  fake_service_fail (fixture.service, FAKE_PAGE, FAKE_BEFORE, GUICHET_SERVICE_ERROR_BROKEN_ANSWER,
                     2);
  g_assert_true (fixture_exchange (&fixture, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (count_hits (&fixture, "cloture"), ==, 1);
  fixture_tear_down (&fixture);
}

/* A complete reading that is cut short begins again: what was removed meanwhile goes all the
 * same, even when the program was restarted. */
static void
test_cursor_lost_then_interrupted (void)
{
  Fixture fixture;
  g_autoptr (GError) error = NULL;

  fixture_set_up (&fixture);
  for (guint i = 1; i <= 4; i++)
    add_article_page (&fixture, i, "Avant");
  g_assert_true (fixture_exchange (&fixture, NULL));
  fake_service_forget_pages (fixture.service);
  for (guint i = 2; i <= 3; i++)
    add_article_page (&fixture, i, "Après");
  fake_service_fail_page (fixture.service, GUICHET_FEED_ARTICLES, "1",
                          GUICHET_SERVICE_ERROR_UNREACHABLE);
  g_assert_false (fixture_exchange (&fixture, &error));
  g_assert_error (error, GUICHET_SERVICE_ERROR, GUICHET_SERVICE_ERROR_UNREACHABLE);
  g_clear_error (&error);
  fake_service_fail_page (fixture.service, GUICHET_FEED_ARTICLES, NULL, 0);
  fixture_reopen (&fixture);
  g_assert_true (fixture_exchange (&fixture, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (count_hits (&fixture, "cloture"), ==, 2);

  /* It is over: from now on the feed goes on from its cursor. */
  add_article_page (&fixture, 5, "Ensuite");
  g_assert_true (fixture_exchange (&fixture, &error));
  g_assert_cmpuint (count_hits (&fixture, "cloture"), ==, 3);
  fixture_tear_down (&fixture);
}

/* Pages that lead back to one another end the reading, and say so. */
static void
test_circle (void)
{
  Fixture fixture;
  g_autoptr (GError) error = NULL;

  fixture_set_up (&fixture);
  for (guint i = 1; i <= 3; i++)
    add_article_page (&fixture, i, "Un");
  fake_service_lead_back (fixture.service, GUICHET_FEED_ARTICLES, "1");
  g_assert_false (fixture_exchange (&fixture, &error));
  g_assert_error (error, GUICHET_SERVICE_ERROR, GUICHET_SERVICE_ERROR_BROKEN_ANSWER);
  g_assert_cmpuint (fake_service_count (fixture.service, FAKE_PAGE), <=, 5);
  g_assert_cmpuint (count_hits (&fixture, "cloture"), ==, 3);
  fixture_tear_down (&fixture);
}

/* What came before a failure is listed, hence found. */
static void
test_indexes_before_a_failure (void)
{
  Fixture fixture;

  fixture_set_up (&fixture);
  add_article_page (&fixture, 1, "Un");
  add_article_page (&fixture, 2, "Deux");
  fake_service_fail_page (fixture.service, GUICHET_FEED_ARTICLES, "1",
                          GUICHET_SERVICE_ERROR_UNREACHABLE);
  g_assert_false (fixture_exchange (&fixture, NULL));
  g_assert_cmpuint (count_hits (&fixture, "cloture"), ==, 1);
  fixture_tear_down (&fixture);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/feeds/reads-all", test_reads_all);
  g_test_add_func ("/feeds/goes-on-from-cursor", test_goes_on_from_cursor);
  g_test_add_func ("/feeds/interrupted", test_interrupted);
  g_test_add_func ("/feeds/cursor-lost", test_cursor_lost);
  g_test_add_func ("/feeds/sent-and-lost", test_sent_and_lost);
  g_test_add_func ("/feeds/removed", test_removed);
  g_test_add_func ("/feeds/orphan", test_orphan);
  g_test_add_func ("/feeds/impossible-item", test_impossible_item);
  g_test_add_func ("/feeds/tried-by-another-version", test_tried_by_another_version);
  g_test_add_func ("/feeds/endless", test_endless);
  g_test_add_func ("/feeds/page-too-long", test_page_too_long);
  g_test_add_func ("/feeds/page-not-stored", test_page_not_stored);
  g_test_add_func ("/feeds/cursor-lost-then-interrupted", test_cursor_lost_then_interrupted);
  g_test_add_func ("/feeds/circle", test_circle);
  g_test_add_func ("/feeds/indexes-before-a-failure", test_indexes_before_a_failure);
  return g_test_run ();
}
