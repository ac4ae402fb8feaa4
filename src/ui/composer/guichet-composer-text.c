/* guichet-composer-text.c - what the composer says, in words
 *
 * Pure functions. A sentence about a problem says what happened, then what to do.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "guichet-composer-text.h"

#include "guichet-decode-error.h"
#include "guichet-store-error.h"
#include "guichet-time-text.h"

#include <glib/gi18n.h>

/* Helpers */

static char *
describe_place (const GError *error)
{
  if (g_error_matches (error, GUICHET_STORE_ERROR, GUICHET_STORE_ERROR_FULL))
    return g_strdup (_ ("The disk is full. Free some space: it will be tried again by itself."));
  if (g_error_matches (error, GUICHET_STORE_ERROR, GUICHET_STORE_ERROR_READ_ONLY))
    return g_strdup (_ ("The data folder cannot be written. Check its rights, and that its disk "
                        "is there: it will be tried again by itself."));
  if (g_error_matches (error, GUICHET_STORE_ERROR, GUICHET_STORE_ERROR_STATE))
    return g_strdup (_ ("This Demande is being sent, or was sent: it cannot be changed any more. "
                        "Close this window and look at it among the Demandes."));
  return g_strdup (_ ("The storage does not answer as it should. Keep this window open: it will "
                      "be tried again by itself."));
}

static char *
describe_size_limit (GuichetServiceInformation *information)
{
  return g_format_size (information
                          ? guichet_service_information_get_attachment_bytes (information)
                          : 0);
}

static char *
describe_sync_problem (const GError              *error,
                       const char                *name,
                       GuichetServiceInformation *information)
{
  g_autofree char *limit = describe_size_limit (information);

  switch ((GuichetSyncError) error->code)
    {
    case GUICHET_SYNC_ERROR_EMPTY_FILE:
      return g_strdup_printf (_ ("“%s” is empty: there is nothing to attach. Check that it was "
                                 "fully written, then add it again."), name);
    case GUICHET_SYNC_ERROR_TOO_LARGE:
      if (!information)
        return g_strdup_printf (_ ("“%s” is too large. Attach an extract of it."), name);
      /* Translators: a file's name, then a size */
      return g_strdup_printf (_ ("“%s” is larger than the %s that the service takes. Attach an "
                                 "extract of it."), name, limit);
    case GUICHET_SYNC_ERROR_TOO_MANY:
      return g_strdup_printf (_ ("“%s” is one file too many for the service. Remove another one, "
                                 "then add it again."), name);
    case GUICHET_SYNC_ERROR_UNSUPPORTED:
      return g_strdup_printf (_ ("“%s” is not of a kind that the service takes. Attach a "
                                 "picture, a PDF or a text instead."), name);
    case GUICHET_SYNC_ERROR_VANISHED:
      return g_strdup_printf (_ ("“%s” cannot be read: it was moved or removed, or its disk is "
                                 "no longer there. Find it, then add it again."), name);
    case GUICHET_SYNC_ERROR_UNAVAILABLE:
      return g_strdup_printf (_ ("“%s” is not here, and the service does not give it now. Try "
                                 "again once it answers."), name);
    case GUICHET_SYNC_ERROR_NOT_CONNECTED:
    case GUICHET_SYNC_ERROR_INCOMPLETE:
    default:
      return NULL;
    }
}

/* Public API */

/**
 * guichet_composer_text_saved:
 * @saved_at: when it was last saved; 0 never
 * @zone: the zone of the reader
 *
 * Returns: (transfer full): when a draft was saved, "" when there is nothing to save
 */
char *
guichet_composer_text_saved (GuichetDraftState  state,
                             gint64             saved_at,
                             GTimeZone         *zone,
                             gint64             now)
{
  g_autofree char *when = NULL;

  if (state == GUICHET_DRAFT_EMPTY)
    return g_strdup ("");
  if (state == GUICHET_DRAFT_FAILED)
    return g_strdup (_ ("not saved"));
  /* Nothing is called saved while something is not. */
  if (state != GUICHET_DRAFT_SAVED)
    return g_strdup (_ ("saving…"));
  if (saved_at == 0)
    return g_strdup (_ ("saved"));
  when = guichet_time_text_brief (zone, saved_at, now);
  /* Translators: a Demande was saved at a time of day, or on a day */
  return g_strdup_printf (_ ("saved %s"), when);
}

/**
 * guichet_composer_text_save_problem:
 *
 * Returns: (transfer full): why a draft could not be saved, and what to do
 */
char *
guichet_composer_text_save_problem (const GError *error)
{
  g_autofree char *place = describe_place (error);

  /* Translators: followed by a sentence that says why and what to do */
  return g_strdup_printf (_ ("What you wrote last is not saved yet. %s"), place);
}

/**
 * guichet_composer_text_send_problem:
 *
 * Returns: (transfer full): why a Demande could not be queued, and what to do
 */
char *
guichet_composer_text_send_problem (const GError *error)
{
  g_autofree char *place = NULL;

  if (g_error_matches (error, GUICHET_SYNC_ERROR, GUICHET_SYNC_ERROR_INCOMPLETE))
    return g_strdup (_ ("Say in one line what it is about: the support finds it by its object."));
  if (g_error_matches (error, GUICHET_SYNC_ERROR, GUICHET_SYNC_ERROR_NOT_CONNECTED))
    return g_strdup (_ ("No service is known yet. Your Demande stays a draft: connect to the "
                        "service, then send it."));
  place = describe_place (error);
  /* Translators: followed by a sentence that says why and what to do */
  return g_strdup_printf (_ ("It was not sent. %s"), place);
}

/**
 * guichet_composer_text_preview_problem:
 *
 * Returns: (transfer full): why what would leave cannot be shown, and what to do
 */
char *
guichet_composer_text_preview_problem (const GError *error)
{
  g_autofree char *place = NULL;

  if (g_error_matches (error, GUICHET_SYNC_ERROR, GUICHET_SYNC_ERROR_NOT_CONNECTED))
    return g_strdup (_ ("No service is known yet: nothing can leave. Connect to the service, then "
                        "look at what will."));
  if (error->domain != GUICHET_STORE_ERROR)
    return g_strdup (_ ("The service would not take it as it is: a text is longer than it allows, "
                        "or there are too many steps. Shorten them, then look again."));
  place = describe_place (error);
  /* Translators: followed by a sentence that says why and what to do */
  return g_strdup_printf (_ ("It cannot be shown now. %s"), place);
}

/**
 * guichet_composer_text_attach_problem:
 * @error: why
 * @name: the file's name
 * @information: (nullable): tells the limits
 *
 * Returns: (transfer full): why a file was not attached, and what to do
 */
char *
guichet_composer_text_attach_problem (const GError              *error,
                                      const char                *name,
                                      GuichetServiceInformation *information)
{
  char *sentence = NULL;

  if (error->domain == GUICHET_SYNC_ERROR)
    sentence = describe_sync_problem (error, name, information);
  else if (g_error_matches (error, GUICHET_STORE_ERROR, GUICHET_STORE_ERROR_FULL))
    sentence = g_strdup_printf (_ ("The disk is full: “%s” was not attached. Free some space, "
                                   "then add it again."), name);
  else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_MESSAGE_TOO_LARGE)
           || g_error_matches (error, GUICHET_DECODE_ERROR, GUICHET_DECODE_ERROR_TOO_LARGE))
    sentence = g_strdup_printf (_ ("“%s” is too large to be pasted. Copy a smaller part of the "
                                   "screen, then paste that."), name);
  else if (error->domain == GUICHET_DECODE_ERROR
           || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA))
    sentence = g_strdup_printf (_ ("“%s” is damaged, or is no picture. Copy it again, then paste "
                                   "it."), name);
  return sentence ? sentence
                  : g_strdup_printf (_ ("“%s” could not be attached. Add it again."), name);
}

/**
 * guichet_composer_text_limits:
 * @information: (nullable): tells the limits
 * @n_files: how many files there are
 * @total: how many bytes they are
 *
 * Returns: (transfer full): what the service takes, and how much of it is used
 */
char *
guichet_composer_text_limits (GuichetServiceInformation *information,
                              guint                      n_files,
                              guint64                    total)
{
  g_autofree char *most = describe_size_limit (information);
  g_autofree char *used = g_format_size (total);
  guint number = information ? guichet_service_information_get_attachments (information) : 0;

  if (number == 0 && n_files == 0)
    return g_strdup ("");
  if (number == 0)
    /* Translators: a number of files, then a size */
    return g_strdup_printf (ngettext ("%u file, %s", "%u files, %s", n_files), n_files, used);
  if (n_files == 0)
    /* Translators: a number of files, then a size */
    return g_strdup_printf (_ ("Up to %u files of %s each"), number, most);
  /* Translators: how many files there are, of how many; their size; the largest size of one */
  return g_strdup_printf (ngettext ("%u file of %u, %s in all; up to %s each",
                                    "%u files of %u, %s in all; up to %s each", n_files),
                          n_files, number, used, most);
}

/**
 * guichet_composer_text_waiting:
 *
 * Returns: (transfer none) (nullable): what happens to what is sent now, when the service cannot
 *   be told at once
 */
const char *
guichet_composer_text_waiting (GuichetSyncState state)
{
  switch (state)
    {
    case GUICHET_SYNC_OFFLINE:
    case GUICHET_SYNC_CAPTIVE:
    case GUICHET_SYNC_PROXY:
    case GUICHET_SYNC_UNTRUSTED:
    case GUICHET_SYNC_MISMATCH:
      return _ ("It will leave as soon as the service answers. Its delay starts when the service "
                "records it.");
    case GUICHET_SYNC_SIGN_IN:
      return _ ("It will leave as soon as you are signed in. Its delay starts when the service "
                "records it.");
    case GUICHET_SYNC_NOT_CONNECTED:
    case GUICHET_SYNC_STOPPED:
      return _ ("It will leave as soon as Guichet is connected to the service. Its delay starts "
                "when the service records it.");
    case GUICHET_SYNC_UP_TO_DATE:
    case GUICHET_SYNC_SYNCING:
    case GUICHET_SYNC_WAITING:
    default:
      return NULL;
    }
}
