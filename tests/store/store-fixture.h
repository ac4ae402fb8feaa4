/* store-fixture.h - a folder of its own, and a database in it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "guichet-database.h"

typedef struct
{
  GFile *folder;
  GuichetClock *clock;
  GuichetDatabase *database;
} StoreFixture;

void               store_fixture_set_up        (StoreFixture        *fixture,
                                                gconstpointer        data);
void               store_fixture_tear_down     (StoreFixture        *fixture,
                                                gconstpointer        data);
void               store_fixture_open          (StoreFixture        *fixture);
void               store_fixture_close         (StoreFixture        *fixture);
GuichetConnection *store_fixture_connect       (StoreFixture        *fixture);
char              *store_fixture_get_path      (StoreFixture        *fixture,
                                                const char          *name);
GHashTable        *store_fixture_digest_folder (StoreFixture        *fixture);
void               store_fixture_assert_same   (GHashTable          *before,
                                                GHashTable          *after);
gboolean           store_fixture_write         (StoreFixture        *fixture,
                                                GuichetDatabaseFunc  func,
                                                gpointer             data,
                                                GError             **error);
gboolean           store_fixture_execute       (StoreFixture        *fixture,
                                                const char          *sql,
                                                GError             **error);
gint64             store_fixture_count         (StoreFixture        *fixture,
                                                const char          *sql);

/* Adds a test that has a folder and a closed database. */
#define STORE_TEST(path, func) \
  g_test_add (path, StoreFixture, NULL, store_fixture_set_up, func, store_fixture_tear_down)
