/* guichet-service-information.h - what the service says of itself
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "guichet-notice.h"
#include "guichet-progiciel.h"

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/**
 * GuichetTelephone:
 * @label: whom one reaches
 * @number: as people write it
 */
typedef struct
{
  char *label;
  char *number;
} GuichetTelephone;

#define GUICHET_TYPE_SERVICE_INFORMATION (guichet_service_information_get_type ())

G_DECLARE_FINAL_TYPE (GuichetServiceInformation, guichet_service_information,
                      GUICHET, SERVICE_INFORMATION, GObject)

GuichetServiceInformation *guichet_service_information_from_json (JsonObject *object,
                                                                  GError    **error);
GuichetServiceInformation *guichet_service_information_from_text (const char *text,
                                                                  gsize       length,
                                                                  GError    **error);
GuichetServiceInformation *guichet_service_information_mend_opening (
                                                              GuichetServiceInformation  *self,
                                                              GuichetServiceInformation  *known,
                                                              GError                    **doubt);
const char       *guichet_service_information_to_text         (GuichetServiceInformation *self);
const char       *guichet_service_information_get_service_id  (GuichetServiceInformation *self);
const char       *guichet_service_information_get_name        (GuichetServiceInformation *self);
const char       *guichet_service_information_get_started_on  (GuichetServiceInformation *self);
const char       *guichet_service_information_get_profile     (GuichetServiceInformation *self);
const char       *guichet_service_information_get_portal      (GuichetServiceInformation *self);
JsonObject       *guichet_service_information_get_opening     (GuichetServiceInformation *self);
guint64           guichet_service_information_get_attachment_bytes (
                                                               GuichetServiceInformation *self);
guint             guichet_service_information_get_attachments (GuichetServiceInformation *self);
gboolean          guichet_service_information_accepts         (GuichetServiceInformation *self,
                                                               const char       *media_type);
GPtrArray        *guichet_service_information_get_telephones  (GuichetServiceInformation *self);
GPtrArray        *guichet_service_information_get_progiciels  (GuichetServiceInformation *self);
GPtrArray        *guichet_service_information_get_notices     (GuichetServiceInformation *self);
GuichetProgiciel *guichet_service_information_find_progiciel  (GuichetServiceInformation *self,
                                                               const char                *id);

G_END_DECLS
