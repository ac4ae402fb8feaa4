/* guichet-medium-text.c - what is said of a document, and what its file is called
 *
 * A document has a title and a media type, no file name. The name is made of both, so that the
 * desktop opens it with the right application; a type that is not listed here can be saved, and
 * never opened from Guichet: what a desktop does with it is not ours to guess.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "guichet-medium-text.h"

#include "guichet-attachment.h"
#include "guichet-find-text.h"
#include "guichet-time-text.h"
#include "guichet-zone.h"

#include <glib/gi18n.h>

static const struct
{
  const char *media_type;
  const char *suffix;
} openable[] = {
  { "application/pdf", "pdf" },
  { "text/plain", "txt" },
  { "text/markdown", "md" },
  { "text/csv", "csv" },
  { "image/png", "png" },
  { "image/jpeg", "jpg" },
  { "video/mp4", "mp4" },
  { "video/webm", "webm" },
  { "application/vnd.oasis.opendocument.text", "odt" },
  { "application/vnd.oasis.opendocument.spreadsheet", "ods" },
};

static const char *
find_suffix (const char *media_type)
{
  for (gsize i = 0; i < G_N_ELEMENTS (openable); i++)
    if (g_ascii_strcasecmp (openable[i].media_type, media_type) == 0)
      return openable[i].suffix;
  return NULL;
}

/* A date of the contract, at noon there: every zone near it has the same day. */
static char *
describe_day (const char *published_on,
              gint64      now)
{
  g_autoptr (GTimeZone) zone = guichet_zone_new (GUICHET_ZONE_PARIS, NULL);
  g_autofree char *noon = g_strconcat (published_on, "T12:00:00", NULL);
  g_autoptr (GDateTime) day = zone ? g_date_time_new_from_iso8601 (noon, zone) : NULL;

  return day ? guichet_time_text_day (zone, g_date_time_to_unix (day) * 1000, now)
             : guichet_find_text_clean (published_on);
}

/* Public API */

/**
 * guichet_medium_text_about:
 * @medium: a document
 * @information: (nullable): what knows the Progiciels
 * @is_here: whether its content is on this computer
 * @now: Unix milliseconds, UTC
 *
 * Returns: (transfer full): its category, Progiciel, size, date and place, on one line
 */
char *
guichet_medium_text_about (GuichetMedium             *medium,
                           GuichetServiceInformation *information,
                           gboolean                   is_here,
                           gint64                     now)
{
  const GuichetMediumFields *fields = guichet_medium_get_fields (medium);
  GuichetProgiciel *progiciel =
    information && fields->product
      ? guichet_service_information_find_progiciel (information, fields->product)
      : NULL;
  g_autofree char *category = guichet_find_text_clean (fields->category);
  g_autofree char *size = g_format_size (fields->size);
  g_autofree char *day = describe_day (fields->published_on, now);
  g_autoptr (GPtrArray) parts = g_ptr_array_new ();

  g_ptr_array_add (parts, category);
  if (progiciel)
    g_ptr_array_add (parts, (gpointer) guichet_progiciel_get_name (progiciel));
  g_ptr_array_add (parts, size);
  g_ptr_array_add (parts, day);
  if (is_here)
    g_ptr_array_add (parts, (gpointer) _ ("on this computer"));
  g_ptr_array_add (parts, NULL);
  return g_strjoinv (" · ", (char **) parts->pdata);
}

/**
 * guichet_medium_text_file_name:
 * @medium: a document
 *
 * Returns: (transfer full): a name that is safe to save under
 */
char *
guichet_medium_text_file_name (GuichetMedium *medium)
{
  const GuichetMediumFields *fields = guichet_medium_get_fields (medium);
  const char *suffix = find_suffix (fields->media_type);
  g_autofree char *title = g_strdelimit (g_strdup (fields->title), "/\\:", '-');
  g_autofree char *name = suffix ? g_strconcat (title, ".", suffix, NULL) : g_strdup (title);

  return guichet_attachment_clean_name (name);
}

/**
 * guichet_medium_text_may_open:
 * @medium: a document
 *
 * Returns: whether the desktop's application for it may be asked to open it
 */
gboolean
guichet_medium_text_may_open (GuichetMedium *medium)
{
  return find_suffix (guichet_medium_get_fields (medium)->media_type) != NULL;
}
