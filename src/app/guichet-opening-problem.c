/* guichet-opening-problem.c - why the application cannot open its data, and what to do
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "guichet-opening-problem.h"

#include "guichet-store-error.h"

#include <glib/gi18n.h>

static const char *
remedy_of (const GError *error)
{
  if (error->domain != GUICHET_STORE_ERROR)
    return _ ("Nothing was changed. Send this message to your administrator.");
  switch ((GuichetStoreError) error->code)
    {
    case GUICHET_STORE_ERROR_IN_USE:
      return _ ("Close the other program, or wait until it is done, then open Guichet again.");
    case GUICHET_STORE_ERROR_NEWER:
      return _ ("Nothing was changed. Update Guichet on this computer, or open another profile.");
    case GUICHET_STORE_ERROR_DAMAGED:
      return _ ("Nothing was changed. Put back a copy of this folder, or move it elsewhere to "
                "start again: what was sent comes back from the service.");
    case GUICHET_STORE_ERROR_FULL:
      return _ ("Free some space on the disk, then open Guichet again.");
    case GUICHET_STORE_ERROR_READ_ONLY:
      return _ ("Check who may write in this folder, then open Guichet again.");
    case GUICHET_STORE_ERROR_NOT_FOUND:
    case GUICHET_STORE_ERROR_AMBIGUOUS:
    case GUICHET_STORE_ERROR_STATE:
    case GUICHET_STORE_ERROR_FAILED:
    default:
      return _ ("Nothing was changed. Send this message to your administrator.");
    }
}

/**
 * guichet_opening_problem_heading:
 * @error: why the data could not be opened
 *
 * Returns: what happened, in a few words
 */
const char *
guichet_opening_problem_heading (const GError *error)
{
  if (error->domain != GUICHET_STORE_ERROR)
    return _ ("Guichet cannot start");
  switch ((GuichetStoreError) error->code)
    {
    case GUICHET_STORE_ERROR_IN_USE:
      return _ ("Another program uses these data");
    case GUICHET_STORE_ERROR_NEWER:
      return _ ("These data are of a later version of Guichet");
    case GUICHET_STORE_ERROR_DAMAGED:
      return _ ("These data are damaged");
    case GUICHET_STORE_ERROR_FULL:
      return _ ("The disk is full");
    case GUICHET_STORE_ERROR_READ_ONLY:
      return _ ("The data folder cannot be written to");
    case GUICHET_STORE_ERROR_NOT_FOUND:
    case GUICHET_STORE_ERROR_AMBIGUOUS:
    case GUICHET_STORE_ERROR_STATE:
    case GUICHET_STORE_ERROR_FAILED:
    default:
      return _ ("The data cannot be opened");
    }
}

/**
 * guichet_opening_problem_body:
 * @error: why the data could not be opened
 * @folder: (nullable): where they are
 *
 * Returns: (transfer full): what to do, where, and the technical message
 */
char *
guichet_opening_problem_body (const GError *error,
                              GFile        *folder)
{
  g_autofree char *place = folder ? g_file_get_parse_name (folder) : g_strdup ("");

  return g_strdup_printf ("%s\n\n%s\n%s", remedy_of (error), place, error->message);
}
