/* fake-service.h - a service in memory that does what a test tells it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "guichet-service.h"

G_BEGIN_DECLS

#define FAKE_TYPE_SERVICE (fake_service_get_type ())

G_DECLARE_FINAL_TYPE (FakeService, fake_service, FAKE, SERVICE, GObject)

/* When a fault of a request strikes: before the service did anything, or behind it. */
typedef enum
{
  FAKE_BEFORE,
  FAKE_AFTER,
} FakeMoment;

/* Which requests a fault is for. */
typedef enum
{
  FAKE_IDENTIFY,
  FAKE_INFORMATION,
  FAKE_FIGURES,
  FAKE_PAGE,
  FAKE_SEND,
  FAKE_LOOKUP,
  FAKE_UPLOAD,
  FAKE_DOWNLOAD,
  FAKE_N_REQUESTS,
} FakeRequest;

FakeService *fake_service_new          (void);
void         fake_service_fail         (FakeService         *self,
                                        FakeRequest          request,
                                        FakeMoment           moment,
                                        GuichetServiceError  code,
                                        guint                times);
void         fake_service_fail_item    (FakeService         *self,
                                        const char          *id,
                                        GuichetServiceError  code);
void         fake_service_lose_upload_of (FakeService       *self,
                                          const char        *id);
void         fake_service_set_id       (FakeService         *self,
                                        const char          *service_id);
void         fake_service_hold         (FakeService         *self,
                                        const char          *id,
                                        const char          *digest);
void         fake_service_add_page     (FakeService         *self,
                                        GuichetFeed          feed,
                                        GuichetFeedContent  *content);
void         fake_service_set_opening  (FakeService         *self,
                                        const char          *opening);
void         fake_service_fail_page    (FakeService         *self,
                                        GuichetFeed          feed,
                                        const char          *cursor,
                                        GuichetServiceError  code);
void         fake_service_lead_back    (FakeService         *self,
                                        GuichetFeed          feed,
                                        const char          *cursor);
void         fake_service_forget_pages (FakeService         *self);
guint        fake_service_count        (FakeService         *self,
                                        FakeRequest          request);
GBytes      *fake_service_get_item     (FakeService         *self,
                                        const char          *id);
gboolean     fake_service_has_upload   (FakeService         *self,
                                        const char          *id);
void         fake_service_drop_uploads (FakeService         *self);

G_END_DECLS
