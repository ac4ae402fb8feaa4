/* fixture.h - a folder of its own, a service in memory, and waiting for answers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "fake-service.h"
#include "guichet-clock.h"
#include "guichet-database.h"
#include "guichet-demande.h"
#include "guichet-sync.h"

G_BEGIN_DECLS

typedef struct
{
  char *folder;
  GuichetClock *clock;
  GuichetDatabase *database;
  FakeService *service;
  GuichetSync *sync;
} Fixture;

void             fixture_set_up    (Fixture          *self);
void             fixture_open      (Fixture          *self);
void             fixture_reopen    (Fixture          *self);
void             fixture_tear_down (Fixture          *self);

void             fixture_keep_cb   (GObject          *source,
                                    GAsyncResult     *result,
                                    gpointer          slot);
GAsyncResult    *fixture_wait      (GAsyncResult    **slot);

char            *fixture_write     (Fixture          *self,
                                    const char       *title);
GuichetAttachment *fixture_attach  (Fixture          *self,
                                    const char       *id,
                                    const char       *name,
                                    const char       *text);
void             fixture_queue     (Fixture          *self,
                                    const char       *id);
gboolean         fixture_exchange  (Fixture          *self,
                                    GError          **error);
GuichetDelivery  fixture_delivery  (Fixture          *self,
                                    const char       *id);

G_END_DECLS
