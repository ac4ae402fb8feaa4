/* guichet-sync-state.h - how an exchange stands, what it does, what a command may refuse
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * GuichetSyncState:
 * @GUICHET_SYNC_NOT_CONNECTED: no service is known: all that is local works
 * @GUICHET_SYNC_UP_TO_DATE: all is exchanged
 * @GUICHET_SYNC_SYNCING: an exchange runs: see #GuichetSync:activity
 * @GUICHET_SYNC_WAITING: something waits for its turn, or for the service to answer again
 * @GUICHET_SYNC_OFFLINE: the service cannot be reached
 * @GUICHET_SYNC_CAPTIVE: something else answers in its place
 * @GUICHET_SYNC_SIGN_IN: the service wants to know who we are
 * @GUICHET_SYNC_UNTRUSTED: who answers could not be proved to be the service
 * @GUICHET_SYNC_PROXY: the proxy wants to know who we are
 * @GUICHET_SYNC_MISMATCH: the service speaks another contract, or is another service
 * @GUICHET_SYNC_STOPPED: the exchange was stopped by the user or by an error of the storage
 * @GUICHET_SYNC_STORAGE: the disk is full or cannot be written: it goes on once it can
 */
typedef enum
{
  GUICHET_SYNC_NOT_CONNECTED,
  GUICHET_SYNC_UP_TO_DATE,
  GUICHET_SYNC_SYNCING,
  GUICHET_SYNC_WAITING,
  GUICHET_SYNC_OFFLINE,
  GUICHET_SYNC_CAPTIVE,
  GUICHET_SYNC_SIGN_IN,
  GUICHET_SYNC_UNTRUSTED,
  GUICHET_SYNC_PROXY,
  GUICHET_SYNC_MISMATCH,
  GUICHET_SYNC_STOPPED,
  GUICHET_SYNC_STORAGE,
} GuichetSyncState;

#define GUICHET_TYPE_SYNC_STATE (guichet_sync_state_get_type ())
GType guichet_sync_state_get_type (void);

/**
 * GuichetSyncActivity:
 * @GUICHET_SYNC_ACTIVITY_NONE: nothing
 * @GUICHET_SYNC_ACTIVITY_INFORMATION: reads what the service says of itself
 * @GUICHET_SYNC_ACTIVITY_SENDING: sends what waits
 * @GUICHET_SYNC_ACTIVITY_DEMANDES: reads what happened to the Demandes
 * @GUICHET_SYNC_ACTIVITY_ARTICLES: reads the FAQ
 * @GUICHET_SYNC_ACTIVITY_MEDIA: reads the list of the espace média
 */
typedef enum
{
  GUICHET_SYNC_ACTIVITY_NONE,
  GUICHET_SYNC_ACTIVITY_INFORMATION,
  GUICHET_SYNC_ACTIVITY_SENDING,
  GUICHET_SYNC_ACTIVITY_DEMANDES,
  GUICHET_SYNC_ACTIVITY_ARTICLES,
  GUICHET_SYNC_ACTIVITY_MEDIA,
} GuichetSyncActivity;

#define GUICHET_TYPE_SYNC_ACTIVITY (guichet_sync_activity_get_type ())
GType guichet_sync_activity_get_type (void);

/**
 * GuichetSyncError:
 * @GUICHET_SYNC_ERROR_EMPTY_FILE: the file holds nothing
 * @GUICHET_SYNC_ERROR_TOO_LARGE: larger than the service takes
 * @GUICHET_SYNC_ERROR_TOO_MANY: the item has as many attachments as the service takes
 * @GUICHET_SYNC_ERROR_UNSUPPORTED: of a kind that the service does not take, or no file at all
 * @GUICHET_SYNC_ERROR_VANISHED: the file is not there, or cannot be read
 * @GUICHET_SYNC_ERROR_NOT_CONNECTED: no service is known
 * @GUICHET_SYNC_ERROR_UNAVAILABLE: the content is not here and the service does not give it now
 * @GUICHET_SYNC_ERROR_INCOMPLETE: a Demande needs an object before it can be sent
 *
 * Errors of the store pass through as they are.
 */
typedef enum
{
  GUICHET_SYNC_ERROR_EMPTY_FILE,
  GUICHET_SYNC_ERROR_TOO_LARGE,
  GUICHET_SYNC_ERROR_TOO_MANY,
  GUICHET_SYNC_ERROR_UNSUPPORTED,
  GUICHET_SYNC_ERROR_VANISHED,
  GUICHET_SYNC_ERROR_NOT_CONNECTED,
  GUICHET_SYNC_ERROR_UNAVAILABLE,
  GUICHET_SYNC_ERROR_INCOMPLETE,
} GuichetSyncError;

#define GUICHET_SYNC_ERROR (guichet_sync_error_quark ())
GQuark guichet_sync_error_quark (void);

G_END_DECLS
