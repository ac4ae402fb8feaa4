/* guichet-error-text.c - what went wrong and what to do, in words
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "guichet-error-text.h"

#include "guichet-store-error.h"
#include "guichet-sync.h"

#include <glib/gi18n.h>

static const char *
text_of_sync_error (int code)
{
  switch ((GuichetSyncError) code)
    {
    case GUICHET_SYNC_ERROR_EMPTY_FILE:
      return _ ("This file is empty. Choose another one, or save it again first.");
    case GUICHET_SYNC_ERROR_TOO_LARGE:
      return _ ("This file is larger than the service takes. Attach a smaller one.");
    case GUICHET_SYNC_ERROR_TOO_MANY:
      return _ ("The service takes no more attachments here. Remove one first.");
    case GUICHET_SYNC_ERROR_UNSUPPORTED:
      return _ ("The service does not take files of this kind. Attach an image, a text or a PDF.");
    case GUICHET_SYNC_ERROR_VANISHED:
      return _ ("This file is not there any more, or may not be read. Choose it again.");
    case GUICHET_SYNC_ERROR_NOT_CONNECTED:
      return _ ("No service is known. What you wrote is kept on this computer.");
    case GUICHET_SYNC_ERROR_UNAVAILABLE:
      return _ ("This content is not on this computer yet and the service does not give it now. "
               "Try again once synchronised.");
    case GUICHET_SYNC_ERROR_INCOMPLETE:
      return _ ("A Demande needs an object before it can be sent.");
    default:
      return NULL;
    }
}

static const char *
text_of_store_error (int code)
{
  switch ((GuichetStoreError) code)
    {
    case GUICHET_STORE_ERROR_FULL:
      return _ ("The disk is full: nothing more can be kept. Free some space, then try again.");
    case GUICHET_STORE_ERROR_READ_ONLY:
      return _ ("The data folder cannot be written to. Check its permissions, then try again.");
    case GUICHET_STORE_ERROR_STATE:
      return _ ("It has changed meanwhile, and this can no longer be done.");
    case GUICHET_STORE_ERROR_NOT_FOUND:
      return _ ("It does not exist any more.");
    case GUICHET_STORE_ERROR_IN_USE:
    case GUICHET_STORE_ERROR_NEWER:
    case GUICHET_STORE_ERROR_DAMAGED:
    default:
      return NULL;
    }
}

/**
 * guichet_error_text:
 * @error: what went wrong
 *
 * Words for people where the error is one that they may meet; the error's own otherwise, with a
 * sentence before it.
 *
 * Returns: (transfer full): what went wrong and what to do
 */
char *
guichet_error_text (const GError *error)
{
  const char *text = NULL;

  if (error->domain == GUICHET_SYNC_ERROR)
    text = text_of_sync_error (error->code);
  else if (error->domain == GUICHET_STORE_ERROR)
    text = text_of_store_error (error->code);
  if (text)
    return g_strdup (text);
  /* Translators: a technical message */
  return g_strdup_printf (_ ("Something went wrong: %s"), error->message);
}
