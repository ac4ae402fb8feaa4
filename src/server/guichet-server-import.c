/* guichet-server-import.c - loads content from JSON Lines
 *
 * One object a line, with its `type`:
 *
 *   service     name, started_on, portal, telephones:[{label, number}]
 *   opening     zone, schedules, closures
 *   progiciel   id, name, versions:[{number, major, released_on}]
 *   notice      id, kind, third_party?, title, text, since, until?, link?
 *   article     id, title, category, product?, body, updated_at, images?:[{id, file, alt}]
 *   medium      id, title, category, description, file or text, media_type, published_on,
 *               product?
 *   demande     of the past: see guichet-server-past.c
 *   removed     of ("article", "medium" or "demande"), id
 *
 * Files are named relative to the .jsonl. An instant may also be "-3d 09:12" (Jours ouvrés
 * before today, time of Paris) or "-2h30", a date "-3d". What is the same as before changes
 * nothing; what differs takes a new place in the feeds. All the lines are taken, or none.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "guichet-server-import.h"

#include <string.h>

#include "guichet-json.h"
#include "guichet-instant.h"
#include "guichet-server-calendar.h"
#include "guichet-server-checks.h"
#include "guichet-server-demandes.h"
#include "guichet-server-files.h"
#include "guichet-server-information.h"
#include "guichet-server-past.h"
#include "guichet-server-writer.h"

#define LONGEST_BODY (512 * 1024)

typedef struct
{
  GuichetServerStore *store;
  GuichetServerCalendar *calendar;
  GuichetServerPast *past;
  gint64 now;
  char *folder;
} Import;

typedef void (*LineFunc) (Import *self, GuichetServerChecks *checks);

/* Helpers: members */

static void
copy_line (GuichetServerChecks *checks,
           GuichetServerWriter *writer,
           const char          *name,
           glong                least)
{
  guichet_server_writer_string (writer, name,
                                guichet_server_checks_line (checks, name, least, 500));
}

static void
copy_raw (GuichetServerChecks *checks,
          GuichetServerWriter *writer,
          const char          *name)
{
  JsonNode *node = json_object_get_member (checks->object, name);
  g_autofree char *json = node ? guichet_json_to_text (node) : g_strdup ("[]");

  guichet_server_writer_raw (writer, name, json);
}

static void
copy_instant (Import              *self,
              GuichetServerChecks *checks,
              GuichetServerWriter *writer,
              const char          *name,
              gboolean             required)
{
  const char *text = guichet_server_checks_line (checks, name, required ? 1 : 0, 40);
  gint64 instant;

  if (!text)
    guichet_server_writer_string (writer, name, NULL);
  else if (guichet_server_past_read_when (self->calendar, text, self->now, &instant))
    guichet_server_writer_instant (writer, name, instant);
  else
    guichet_server_checks_add (checks, name, "is no instant, nor a time such as -3d 09:12");
}

static void
copy_date (Import              *self,
           GuichetServerChecks *checks,
           GuichetServerWriter *writer,
           const char          *name)
{
  const char *text = guichet_server_checks_line (checks, name, 1, 10);
  g_autofree char *noon = text ? g_strconcat (text, " 12:00", NULL) : NULL;
  g_autofree char *formatted = NULL;
  gint64 instant;

  if (noon && *noon == '-'
      && guichet_server_past_read_when (self->calendar, noon, self->now, &instant))
    {
      formatted = guichet_instant_format (instant);
      formatted[strlen ("YYYY-MM-DD")] = '\0';
      guichet_server_writer_string (writer, name, formatted);
    }
  else
    guichet_server_writer_string (writer, name, guichet_server_checks_date (checks, name));
}

static char *
member_path (Import              *self,
             GuichetServerChecks *checks,
             const char          *name)
{
  const char *file = guichet_server_checks_line (checks, name, 1, 1000);

  return file ? g_build_filename (self->folder, file, NULL) : NULL;
}

/* Keeps the file that a member names; gives its digest, or a finding. */
static char *
keep_file (Import              *self,
           GuichetServerChecks *checks,
           gint64              *size)
{
  g_autofree char *path = member_path (self, checks, "file");
  g_autoptr (GError) error = NULL;
  char *sha256 = NULL;

  if (path && !guichet_server_files_add (self->store, path, &sha256, size, &error))
    guichet_server_checks_add (checks, "file", error->message);
  return sha256;
}

/* Helpers: what takes a place in a feed */

static void
log_change (Import     *self,
            const char *feed,
            const char *id,
            gboolean    removed)
{
  guichet_server_store_run (self->store, "DELETE FROM log WHERE subject = ?", "s", id);
  guichet_server_store_run (self->store,
                            "INSERT INTO log (feed, subject, removed) VALUES (?, ?, ?)", "ssi",
                            feed, id, (gint64) removed);
}

static gboolean
is_same (Import     *self,
         const char *sql,
         const char *id,
         const char *record)
{
  g_autofree char *former = guichet_server_store_lookup (self->store, sql, "s", id);

  return g_strcmp0 (former, record) == 0;
}

/* Helpers: the lines */

static void
import_service (Import              *self,
                GuichetServerChecks *checks)
{
  g_auto (GuichetServerWriter) writer = { NULL };

  guichet_server_checks_array (checks, "telephones", FALSE, 100);
  guichet_server_writer_init (&writer);
  guichet_server_writer_open (&writer, NULL, '{');
  copy_line (checks, &writer, "name", 1);
  copy_date (self, checks, &writer, "started_on");
  copy_line (checks, &writer, "portal", 1);
  copy_raw (checks, &writer, "telephones");
  guichet_server_writer_close (&writer, '}');
  guichet_server_information_put (self->store, "service", "service", writer.text->str);
}

static void
import_opening (Import              *self,
                GuichetServerChecks *checks)
{
  g_auto (GuichetServerWriter) writer = { NULL };
  g_autoptr (GuichetServerCalendar) calendar = NULL;
  g_autoptr (GError) error = NULL;

  guichet_server_writer_init (&writer);
  guichet_server_writer_open (&writer, NULL, '{');
  copy_line (checks, &writer, "zone", 1);
  copy_raw (checks, &writer, "schedules");
  copy_raw (checks, &writer, "closures");
  guichet_server_writer_close (&writer, '}');
  calendar = guichet_server_calendar_new (writer.text->str, &error);
  if (!calendar)
    guichet_server_checks_add (checks, NULL, error->message);
  guichet_server_information_put (self->store, "opening", "opening", writer.text->str);
}

static void
copy_versions (Import              *self,
               GuichetServerChecks *checks,
               GuichetServerWriter *writer)
{
  JsonArray *versions = guichet_server_checks_array (checks, "versions", TRUE, 1000);

  guichet_server_writer_open (writer, "versions", '[');
  for (guint i = 0; versions && i < json_array_get_length (versions); i++)
    {
      g_auto (GuichetServerChecks) item = { NULL };

      guichet_server_checks_item (&item, checks, "versions", versions, i);
      guichet_server_writer_open (writer, NULL, '{');
      copy_line (&item, writer, "number", 1);
      copy_line (&item, writer, "major", 1);
      copy_date (self, &item, writer, "released_on");
      guichet_server_writer_close (writer, '}');
    }
  guichet_server_writer_close (writer, ']');
}

static void
import_progiciel (Import              *self,
                  GuichetServerChecks *checks)
{
  g_auto (GuichetServerWriter) writer = { NULL };
  const char *id = guichet_server_checks_line (checks, "id", 1, 100);

  guichet_server_writer_init (&writer);
  guichet_server_writer_open (&writer, NULL, '{');
  guichet_server_writer_string (&writer, "id", id);
  copy_line (checks, &writer, "name", 1);
  copy_versions (self, checks, &writer);
  guichet_server_writer_close (&writer, '}');
  guichet_server_information_put (self->store, "progiciel", id, writer.text->str);
}

static void
import_notice (Import              *self,
               GuichetServerChecks *checks)
{
  static const char *const kinds[] = { "third_party", "maintenance", "information", NULL };
  g_auto (GuichetServerWriter) writer = { NULL };
  const char *id = guichet_server_checks_id (checks, "id");
  const char *kind = guichet_server_checks_word (checks, "kind", kinds);

  if (!kind)
    guichet_server_checks_add (checks, "kind", "is missing");
  guichet_server_writer_init (&writer);
  guichet_server_writer_open (&writer, NULL, '{');
  guichet_server_writer_string (&writer, "id", id);
  guichet_server_writer_string (&writer, "kind", kind);
  copy_line (checks, &writer, "third_party", 0);
  copy_line (checks, &writer, "title", 1);
  guichet_server_writer_string (&writer, "text",
                                guichet_server_checks_text (checks, "text", 1, 10000));
  copy_instant (self, checks, &writer, "since", TRUE);
  copy_instant (self, checks, &writer, "until", FALSE);
  copy_line (checks, &writer, "link", 0);
  guichet_server_writer_close (&writer, '}');
  guichet_server_information_put (self->store, "notice", id, writer.text->str);
}

static void
import_image (Import              *self,
              GuichetServerChecks *checks,
              GuichetServerWriter *writer,
              const char          *article)
{
  const char *id = guichet_server_checks_id (checks, "id");
  gint64 size = 0;
  g_autofree char *sha256 = keep_file (self, checks, &size);
  const char *media_type = sha256 ? guichet_server_files_sniff (self->store, sha256) : "";

  if (sha256 && !g_str_has_prefix (media_type, "image/"))
    guichet_server_checks_add (checks, "file", "is neither a PNG nor a JPEG");
  guichet_server_writer_open (writer, NULL, '{');
  guichet_server_writer_string (writer, "id", id);
  guichet_server_writer_string (writer, "sha256", sha256);
  guichet_server_writer_string (writer, "media_type", media_type);
  guichet_server_writer_integer (writer, "size", size);
  copy_line (checks, writer, "alt", 0);
  guichet_server_writer_close (writer, '}');
  guichet_server_store_run (self->store, "INSERT OR REPLACE INTO image VALUES (?, ?, ?, ?)",
                            "ssss", id ? id : "", article ? article : "", media_type,
                            sha256 ? sha256 : "");
}

static void
import_images (Import              *self,
               GuichetServerChecks *checks,
               GuichetServerWriter *writer,
               const char          *article)
{
  JsonArray *images = guichet_server_checks_array (checks, "images", FALSE, 200);

  guichet_server_writer_open (writer, "images", '[');
  for (guint i = 0; images && i < json_array_get_length (images); i++)
    {
      g_auto (GuichetServerChecks) item = { NULL };

      guichet_server_checks_item (&item, checks, "images", images, i);
      import_image (self, &item, writer, article);
    }
  guichet_server_writer_close (writer, ']');
}

static void
import_article (Import              *self,
                GuichetServerChecks *checks)
{
  g_auto (GuichetServerWriter) writer = { NULL };
  const char *id = guichet_server_checks_id (checks, "id");

  guichet_server_writer_init (&writer);
  guichet_server_writer_open (&writer, NULL, '{');
  guichet_server_writer_string (&writer, "id", id);
  copy_line (checks, &writer, "title", 1);
  copy_line (checks, &writer, "category", 1);
  copy_line (checks, &writer, "product", 0);
  guichet_server_writer_string (&writer, "body",
                                guichet_server_checks_text (checks, "body", 1, LONGEST_BODY));
  copy_instant (self, checks, &writer, "updated_at", TRUE);
  import_images (self, checks, &writer, id);
  guichet_server_writer_close (&writer, '}');
  if (!guichet_server_checks_passed (checks)
      || is_same (self, "SELECT record FROM article WHERE id = ?", id, writer.text->str))
    return;
  guichet_server_store_run (self->store, "INSERT OR REPLACE INTO article VALUES (?, ?)", "ss", id,
                            writer.text->str);
  log_change (self, "articles", id, FALSE);
}

/* A medium's content is a file beside the .jsonl, or a text in the line itself. */
static char *
keep_medium (Import              *self,
             GuichetServerChecks *checks,
             gint64              *size)
{
  const char *text = guichet_server_checks_text (checks, "text", 0, LONGEST_BODY);
  g_autoptr (GError) error = NULL;
  char *sha256;

  if (!text)
    return keep_file (self, checks, size);
  *size = (gint64) strlen (text);
  sha256 = guichet_server_files_write (self->store, text, strlen (text), &error);
  if (!sha256)
    guichet_server_checks_add (checks, "text", error->message);
  return sha256;
}

static void
import_medium (Import              *self,
               GuichetServerChecks *checks)
{
  g_auto (GuichetServerWriter) writer = { NULL };
  const char *id = guichet_server_checks_id (checks, "id");
  const char *media_type = guichet_server_checks_line (checks, "media_type", 1, 100);
  gint64 size = 0;
  g_autofree char *sha256 = keep_medium (self, checks, &size);

  guichet_server_writer_init (&writer);
  guichet_server_writer_open (&writer, NULL, '{');
  guichet_server_writer_string (&writer, "id", id);
  copy_line (checks, &writer, "title", 1);
  copy_line (checks, &writer, "category", 1);
  guichet_server_writer_string (&writer, "description",
                                guichet_server_checks_text (checks, "description", 1, 10000));
  guichet_server_writer_string (&writer, "media_type", media_type);
  guichet_server_writer_integer (&writer, "size", size);
  guichet_server_writer_string (&writer, "sha256", sha256);
  copy_date (self, checks, &writer, "published_on");
  copy_line (checks, &writer, "product", 0);
  guichet_server_writer_close (&writer, '}');
  if (!guichet_server_checks_passed (checks)
      || is_same (self, "SELECT record FROM medium WHERE id = ?", id, writer.text->str))
    return;
  guichet_server_store_run (self->store, "INSERT OR REPLACE INTO medium VALUES (?, ?, ?, ?)",
                            "ssss", id, media_type, sha256, writer.text->str);
  log_change (self, "media", id, FALSE);
}

static void
import_demande (Import              *self,
                GuichetServerChecks *checks)
{
  guichet_server_past_add (self->past, checks, self->folder);
}

static void
import_removed (Import              *self,
                GuichetServerChecks *checks)
{
  static const char *const kinds[] = { "article", "medium", "demande", NULL };
  const char *kind = guichet_server_checks_word (checks, "of", kinds);
  const char *id = guichet_server_checks_id (checks, "id");

  if (!kind)
    guichet_server_checks_add (checks, "of", "is missing");
  if (!kind || !id)
    return;
  if (g_str_equal (kind, "demande"))
    guichet_server_demandes_remove (self->store, id);
  else if (g_str_equal (kind, "medium"))
    {
      guichet_server_store_run (self->store, "DELETE FROM medium WHERE id = ?", "s", id);
      log_change (self, "media", id, TRUE);
    }
  else
    {
      guichet_server_store_run (self->store, "DELETE FROM image WHERE article = ?", "s", id);
      guichet_server_store_run (self->store, "DELETE FROM article WHERE id = ?", "s", id);
      log_change (self, "articles", id, TRUE);
    }
}

static const struct
{
  const char *type;
  LineFunc func;
} lines[] = {
  { "service", import_service },   { "opening", import_opening }, { "progiciel", import_progiciel },
  { "notice", import_notice },     { "article", import_article }, { "medium", import_medium },
  { "demande", import_demande },   { "removed", import_removed },
};

static LineFunc
find_line (GuichetServerChecks *checks)
{
  const char *type = guichet_server_checks_line (checks, "type", 1, 100);

  for (guint i = 0; type && i < G_N_ELEMENTS (lines); i++)
    if (g_str_equal (lines[i].type, type))
      return lines[i].func;
  if (type)
    guichet_server_checks_add (checks, "type", "is not known");
  return NULL;
}

static gboolean
import_line (Import     *self,
             const char *text,
             gsize       length,
             GError    **error)
{
  g_autoptr (JsonNode) node =
    guichet_json_parse_object (text, length, &guichet_json_default_limits, error);
  g_auto (GuichetServerChecks) checks = { NULL };
  g_autofree char *explanation = NULL;
  LineFunc func;

  if (!node)
    return FALSE;
  guichet_server_checks_init (&checks, json_node_get_object (node));
  func = find_line (&checks);
  if (func)
    func (self, &checks);
  if (guichet_server_checks_passed (&checks))
    return TRUE;
  explanation = guichet_server_checks_explain (&checks);
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, explanation);
  return FALSE;
}

static gboolean
import_file (Import     *self,
             const char *path,
             GError    **error)
{
  g_autoptr (GMappedFile) file = g_mapped_file_new (path, FALSE, error);
  const char *at = file ? g_mapped_file_get_contents (file) : NULL;
  const char *end = at ? at + g_mapped_file_get_length (file) : NULL;

  g_free (self->folder);
  self->folder = g_path_get_dirname (path);
  for (guint line = 1; at && at < end; line++)
    {
      const char *stop = memchr (at, '\n', (gsize) (end - at));
      gsize length = (gsize) ((stop ? stop : end) - at);

      if (length > 0 && !import_line (self, at, length, error))
        {
          g_prefix_error (error, "%s:%u: ", path, line);
          return FALSE;
        }
      at = stop ? stop + 1 : end;
    }
  return file != NULL;
}

static gboolean
import_all (Import *self,
            char  **paths,
            GError **error)
{
  g_autofree char *opening = guichet_server_information_get (self->store, "opening");
  g_autoptr (GuichetServerCalendar) calendar = guichet_server_calendar_new (opening, error);
  g_autoptr (GuichetServerPast) past = NULL;

  if (!calendar)
    return FALSE;
  past = guichet_server_past_new (self->store, calendar, self->now);
  self->calendar = calendar;
  self->past = past;
  for (guint i = 0; paths[i]; i++)
    if (!import_file (self, paths[i], error))
      return FALSE;
  guichet_server_past_tell (past);
  return TRUE;
}

/* Public API */

/**
 * guichet_server_import_files:
 * @paths: (array zero-terminated=1): files of JSON Lines
 * @now: Unix milliseconds, UTC: what relative times are relative to
 *
 * Loads all the files in one transaction, or nothing.
 *
 * Errors: the message names the file, the line and the members at fault.
 */
gboolean
guichet_server_import_files (GuichetServerStore *store,
                             char              **paths,
                             gint64              now,
                             GError            **error)
{
  Import self = { .store = store, .now = now };
  g_autoptr (GError) failure = NULL;

  guichet_server_store_begin (store, GUICHET_SERVER_WRITES);
  if (!import_all (&self, paths, &failure))
    guichet_server_store_fail (store, g_error_copy (failure));
  g_free (self.folder);
  return guichet_server_store_end (store, error);
}
