/* guichet-sync-state.c - how an exchange stands, what it does, what a command may refuse
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "guichet-sync-private.h"

#include "guichet-service-error.h"
#include "guichet-service.h"

G_DEFINE_QUARK (guichet-sync-error-quark, guichet_sync_error)

G_DEFINE_ENUM_TYPE (GuichetSyncState, guichet_sync_state,
                    G_DEFINE_ENUM_VALUE (GUICHET_SYNC_NOT_CONNECTED, "not-connected"),
                    G_DEFINE_ENUM_VALUE (GUICHET_SYNC_UP_TO_DATE, "up-to-date"),
                    G_DEFINE_ENUM_VALUE (GUICHET_SYNC_SYNCING, "syncing"),
                    G_DEFINE_ENUM_VALUE (GUICHET_SYNC_WAITING, "waiting"),
                    G_DEFINE_ENUM_VALUE (GUICHET_SYNC_OFFLINE, "offline"),
                    G_DEFINE_ENUM_VALUE (GUICHET_SYNC_CAPTIVE, "captive"),
                    G_DEFINE_ENUM_VALUE (GUICHET_SYNC_SIGN_IN, "sign-in"),
                    G_DEFINE_ENUM_VALUE (GUICHET_SYNC_UNTRUSTED, "untrusted"),
                    G_DEFINE_ENUM_VALUE (GUICHET_SYNC_PROXY, "proxy"),
                    G_DEFINE_ENUM_VALUE (GUICHET_SYNC_MISMATCH, "mismatch"),
                    G_DEFINE_ENUM_VALUE (GUICHET_SYNC_STOPPED, "stopped"),
                    G_DEFINE_ENUM_VALUE (GUICHET_SYNC_STORAGE, "storage"))

G_DEFINE_ENUM_TYPE (GuichetSyncActivity, guichet_sync_activity,
                    G_DEFINE_ENUM_VALUE (GUICHET_SYNC_ACTIVITY_NONE, "none"),
                    G_DEFINE_ENUM_VALUE (GUICHET_SYNC_ACTIVITY_INFORMATION, "information"),
                    G_DEFINE_ENUM_VALUE (GUICHET_SYNC_ACTIVITY_SENDING, "sending"),
                    G_DEFINE_ENUM_VALUE (GUICHET_SYNC_ACTIVITY_DEMANDES, "demandes"),
                    G_DEFINE_ENUM_VALUE (GUICHET_SYNC_ACTIVITY_ARTICLES, "articles"),
                    G_DEFINE_ENUM_VALUE (GUICHET_SYNC_ACTIVITY_MEDIA, "media"))

/**
 * guichet_sync_state_of_error:
 * @error: what ended a round
 *
 * Returns: the state that a failed exchange is in
 */
GuichetSyncState
guichet_sync_state_of_error (const GError *error)
{
  if (g_error_matches (error, GUICHET_STORE_ERROR, GUICHET_STORE_ERROR_FULL)
      || g_error_matches (error, GUICHET_STORE_ERROR, GUICHET_STORE_ERROR_READ_ONLY))
    return GUICHET_SYNC_STORAGE;
  if (error->domain != GUICHET_SERVICE_ERROR)
    return GUICHET_SYNC_STOPPED;
  switch ((GuichetServiceError) error->code)
    {
    case GUICHET_SERVICE_ERROR_UNTRUSTED:
      return GUICHET_SYNC_UNTRUSTED;
    case GUICHET_SERVICE_ERROR_CAPTIVE:
      return GUICHET_SYNC_CAPTIVE;
    case GUICHET_SERVICE_ERROR_PROXY:
      return GUICHET_SYNC_PROXY;
    case GUICHET_SERVICE_ERROR_SIGN_IN:
    case GUICHET_SERVICE_ERROR_FORBIDDEN:
      return GUICHET_SYNC_SIGN_IN;
    case GUICHET_SERVICE_ERROR_MISMATCH:
    case GUICHET_SERVICE_ERROR_NOT_FOUND:
    case GUICHET_SERVICE_ERROR_INVALID:
      return GUICHET_SYNC_MISMATCH;
    case GUICHET_SERVICE_ERROR_BUSY:
    case GUICHET_SERVICE_ERROR_UNAVAILABLE:
    case GUICHET_SERVICE_ERROR_BROKEN_ANSWER:
      return GUICHET_SYNC_WAITING;
    case GUICHET_SERVICE_ERROR_UNREACHABLE:
    case GUICHET_SERVICE_ERROR_TIMED_OUT:
    case GUICHET_SERVICE_ERROR_CONFLICT:
    case GUICHET_SERVICE_ERROR_TOO_LARGE:
    case GUICHET_SERVICE_ERROR_CURSOR_UNKNOWN:
    case GUICHET_SERVICE_ERROR_UPLOAD_LOST:
    case GUICHET_SERVICE_ERROR_FILE:
    default:
      return GUICHET_SYNC_OFFLINE;
    }
}

/**
 * guichet_sync_get_state:
 *
 * Returns: how the exchange stands
 */
GuichetSyncState
guichet_sync_get_state (GuichetSync *self)
{
  return self->state;
}

/**
 * guichet_sync_get_activity:
 *
 * Returns: what an exchange under way does
 */
GuichetSyncActivity
guichet_sync_get_activity (GuichetSync *self)
{
  return self->activity;
}

/**
 * guichet_sync_get_done:
 *
 * Returns: how many entries of the present activity are done
 */
guint
guichet_sync_get_done (GuichetSync *self)
{
  return self->done;
}

/**
 * guichet_sync_get_total:
 *
 * Returns: of how many; 0 when it is not known
 */
guint
guichet_sync_get_total (GuichetSync *self)
{
  return self->total;
}

/**
 * guichet_sync_get_pending:
 *
 * Returns: how many items wait to be sent
 */
guint
guichet_sync_get_pending (GuichetSync *self)
{
  return self->pending;
}

/**
 * guichet_sync_get_refused:
 *
 * Returns: how many items the service refused, and which wait for us
 */
guint
guichet_sync_get_refused (GuichetSync *self)
{
  return self->refused;
}

/**
 * guichet_sync_get_aside:
 *
 * Returns: how many things came that could not be applied, and are kept aside
 */
guint
guichet_sync_get_aside (GuichetSync *self)
{
  return self->aside;
}

/**
 * guichet_sync_get_last_success:
 *
 * Returns: when all was last exchanged: Unix milliseconds, UTC; 0 never
 */
gint64
guichet_sync_get_last_success (GuichetSync *self)
{
  return self->last_success;
}

/**
 * guichet_sync_get_offline_since:
 *
 * Returns: when the first of the present failures came: Unix milliseconds, UTC; 0 for none
 */
gint64
guichet_sync_get_offline_since (GuichetSync *self)
{
  return self->offline_since;
}

/**
 * guichet_sync_get_next_attempt:
 *
 * Returns: when it is tried again after a failure: Unix milliseconds, UTC; 0 for none
 */
gint64
guichet_sync_get_next_attempt (GuichetSync *self)
{
  return self->next_attempt;
}

/**
 * guichet_sync_get_skew:
 *
 * Returns: by how many milliseconds the service's clock is ahead of ours; 0 when not known
 */
gint64
guichet_sync_get_skew (GuichetSync *self)
{
  return self->service ? guichet_service_get_skew (self->service) : 0;
}

/**
 * guichet_sync_get_detail:
 *
 * Returns: (transfer none) (nullable): the technical reason of the last failure, for a log
 */
const char *
guichet_sync_get_detail (GuichetSync *self)
{
  return self->detail;
}

/**
 * guichet_sync_get_information:
 *
 * Returns: (transfer none) (nullable): what the service last said of itself
 */
GuichetServiceInformation *
guichet_sync_get_information (GuichetSync *self)
{
  return self->information;
}

/* What the commands need */

GuichetDatabase *
guichet_sync_get_database (GuichetSync *self)
{
  return self->database;
}

GuichetClock *
guichet_sync_get_clock (GuichetSync *self)
{
  return self->clock;
}

GuichetService *
guichet_sync_get_service (GuichetSync *self)
{
  return self->service;
}

/* The contents being fetched, by their digest: lists of the tasks that wait for them. */
GHashTable *
guichet_sync_get_fetches (GuichetSync *self)
{
  return self->fetches;
}
