/* guichet-service-error.h - what can go wrong with the service
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define GUICHET_SERVICE_ERROR (guichet_service_error_quark ())

/**
 * GuichetServiceError:
 * @GUICHET_SERVICE_ERROR_UNREACHABLE: no connection, or it broke
 * @GUICHET_SERVICE_ERROR_TIMED_OUT: no complete answer in time
 * @GUICHET_SERVICE_ERROR_UNTRUSTED: the peer could not be authenticated, or not over https
 * @GUICHET_SERVICE_ERROR_CAPTIVE: something else answered in the service's place
 * @GUICHET_SERVICE_ERROR_PROXY: a proxy wants a sign-in
 * @GUICHET_SERVICE_ERROR_SIGN_IN: the service does not accept our token
 * @GUICHET_SERVICE_ERROR_FORBIDDEN: the service knows us and refuses
 * @GUICHET_SERVICE_ERROR_NOT_FOUND: the service does not know that id
 * @GUICHET_SERVICE_ERROR_CONFLICT: the service holds something else under that id
 * @GUICHET_SERVICE_ERROR_TOO_LARGE: more than the service takes
 * @GUICHET_SERVICE_ERROR_INVALID: the service finds fault with the item
 * @GUICHET_SERVICE_ERROR_BUSY: too many requests, for now
 * @GUICHET_SERVICE_ERROR_UNAVAILABLE: the service fails, for now
 * @GUICHET_SERVICE_ERROR_MISMATCH: what answers speaks another contract than ours
 * @GUICHET_SERVICE_ERROR_BROKEN_ANSWER: the answer is incomplete or altered, or ours arrived so
 * @GUICHET_SERVICE_ERROR_CURSOR_UNKNOWN: the feed must be read again from its beginning
 * @GUICHET_SERVICE_ERROR_UPLOAD_LOST: the service no longer holds what was uploaded: from an
 *   upload, it dropped it twice; from an item, its attachments are to be uploaded again
 * @GUICHET_SERVICE_ERROR_FILE: the local content is missing, altered or cannot be written
 *
 * What can go wrong with the service. An operation that was cancelled gives
 * %G_IO_ERROR_CANCELLED instead, and nothing else passes.
 */
typedef enum
{
  GUICHET_SERVICE_ERROR_UNREACHABLE,
  GUICHET_SERVICE_ERROR_TIMED_OUT,
  GUICHET_SERVICE_ERROR_UNTRUSTED,
  GUICHET_SERVICE_ERROR_CAPTIVE,
  GUICHET_SERVICE_ERROR_PROXY,
  GUICHET_SERVICE_ERROR_SIGN_IN,
  GUICHET_SERVICE_ERROR_FORBIDDEN,
  GUICHET_SERVICE_ERROR_NOT_FOUND,
  GUICHET_SERVICE_ERROR_CONFLICT,
  GUICHET_SERVICE_ERROR_TOO_LARGE,
  GUICHET_SERVICE_ERROR_INVALID,
  GUICHET_SERVICE_ERROR_BUSY,
  GUICHET_SERVICE_ERROR_UNAVAILABLE,
  GUICHET_SERVICE_ERROR_MISMATCH,
  GUICHET_SERVICE_ERROR_BROKEN_ANSWER,
  GUICHET_SERVICE_ERROR_CURSOR_UNKNOWN,
  GUICHET_SERVICE_ERROR_UPLOAD_LOST,
  GUICHET_SERVICE_ERROR_FILE,
} GuichetServiceError;

/* The longest wait that a service is obeyed for. */
#define GUICHET_SERVICE_MOST_RETRY_AFTER_MS (G_GINT64_CONSTANT (24) * 60 * 60 * 1000)

GQuark      guichet_service_error_quark                 (void);
GError     *guichet_service_error_new_problem           (GuichetServiceError  code,
                                                         const char          *problem,
                                                         const char          *detail,
                                                         gint64               retry_after,
                                                         const char          *message);
const char *guichet_service_error_get_problem           (const GError        *error);
const char *guichet_service_error_get_detail            (const GError        *error);
gint64      guichet_service_error_get_retry_after       (const GError        *error);
gint64      guichet_service_error_get_retry_after_asked (const GError        *error);

G_END_DECLS
