/* faq-fixture.h - a FAQ of its own, and a window to show it in
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "guichet-article.h"
#include "guichet-clock.h"
#include "guichet-database.h"
#include "guichet-sync.h"

#include <adwaita.h>

#define FAQ_FIRST "aaaaaaaa-0000-4000-8000-000000000001"
#define FAQ_SECOND "aaaaaaaa-0000-4000-8000-000000000002"
#define FAQ_THIRD "aaaaaaaa-0000-4000-8000-000000000003"
#define FAQ_IMAGE "bbbbbbbb-0000-4000-8000-000000000001"

typedef struct
{
  GFile *folder;
  GuichetClock *clock;
  GuichetDatabase *database;
  GuichetSync *sync;
  GtkWindow *window;
} FaqFixture;

void       faq_fixture_initialise   (int                        *argc,
                                     char                     ***argv);
void       faq_fixture_dress        (void);
void       faq_fixture_set_up       (FaqFixture                 *self,
                                     gconstpointer               data);
void       faq_fixture_tear_down    (FaqFixture                 *self,
                                     gconstpointer               data);
void       faq_fixture_store        (FaqFixture                 *self,
                                     const GuichetArticleFields *fields,
                                     gsize                       n_fields);
void       faq_fixture_store_demo   (FaqFixture                 *self);
void       faq_fixture_mark_read    (FaqFixture                 *self,
                                     const char                 *id,
                                     gint64                      at);
char      *faq_fixture_keep_image   (FaqFixture                 *self);
void       faq_fixture_present      (FaqFixture                 *self,
                                     GtkWidget                  *child);
GPtrArray *faq_fixture_find_all     (GtkWidget                  *root,
                                     GType                       type);
GtkWidget *faq_fixture_find_class   (GtkWidget                  *root,
                                     const char                 *css_class);
GtkWidget *faq_fixture_find_text    (GtkWidget                  *root,
                                     const char                 *text);

/* Runs the main loop until a condition holds; ten seconds are far too many. */
#define FAQ_WAIT_UNTIL(condition)                                       \
  G_STMT_START                                                          \
  {                                                                     \
    gint64 faq_deadline = g_get_monotonic_time () + 10 * G_USEC_PER_SEC; \
                                                                        \
    while (!(condition) && g_get_monotonic_time () < faq_deadline)      \
      g_main_context_iteration (NULL, FALSE);                           \
    g_assert_true (condition);                                          \
  }                                                                     \
  G_STMT_END

#define FAQ_TEST(path, func) \
  g_test_add (path, FaqFixture, NULL, faq_fixture_set_up, func, faq_fixture_tear_down)
