/* composer-fixture.h - a composer of its own, without a service
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "fake-sync.h"
#include "guichet-composer.h"

typedef struct
{
  GFile *folder;
  GuichetClock *clock;
  GuichetDatabase *database;
  GuichetSync *sync;
  GtkApplication *application;
  GuichetComposer *composer;
  GuichetDemande *demande;
  char *sent;
} ComposerFixture;

extern const char *const composer_information;

void       composer_fixture_set_up    (ComposerFixture *fixture,
                                       gconstpointer    data);
void       composer_fixture_tear_down (ComposerFixture *fixture,
                                       gconstpointer    data);
void       composer_fixture_open      (ComposerFixture *fixture,
                                       GuichetDemande  *demande);
GtkWidget *composer_fixture_find      (ComposerFixture *fixture,
                                       GType            type);
GtkWidget *composer_fixture_find_in   (GtkWidget       *widget,
                                       GType            type);
void       composer_fixture_wait      (guint            milliseconds);

/* Runs the main loop until a condition holds; five seconds are far too many. */
#define COMPOSER_WAIT_UNTIL(condition)                                \
  G_STMT_START                                                        \
  {                                                                   \
    gint64 composer_deadline = g_get_monotonic_time () + 5000000;     \
                                                                      \
    while (!(condition) && g_get_monotonic_time () < composer_deadline) \
      g_main_context_iteration (NULL, FALSE);                         \
    g_assert_true (condition);                                        \
  }                                                                   \
  G_STMT_END

#define COMPOSER_TEST(path, func)                                     \
  g_test_add (path, ComposerFixture, NULL, composer_fixture_set_up, func, \
              composer_fixture_tear_down)
