/* guichet-server-past.c - Demandes of the past, for the demonstration
 *
 * A line `demande` says when it was recorded relative to now: "-12d 09:40" is 9:40 in Paris,
 * twelve Jours ouvrés before today; its events say how long after that: "+2h10", or "+1d3h15"
 * for one Jour ouvré and 3 hours 15 minutes.
 * All of them are told in the order of time, as the service would have lived them, so that
 * numbers and log are in order too; what would lie in the future is left out.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "guichet-server-past.h"

#include <stdio.h>
#include <string.h>

#include "guichet-instant.h"
#include "guichet-server-demandes.h"
#include "guichet-server-files.h"
#include "guichet-server-limits.h"

struct _GuichetServerPast
{
  GuichetServerStore *store;
  GuichetServerCalendar *calendar;
  gint64 now;
  GPtrArray *moments;
};

/* A recording when there is a content, an event otherwise. */
typedef struct
{
  gint64 at;
  guint order;
  char *id;
  char *demande;
  char *name;
  char *channel;
  GuichetServerWriting *content;
  char *kind;
  char *side;
  char *text;
  char *criticality;
  char *delivered;
  GPtrArray *attachments;
} Moment;

/* Helpers */

static void
moment_free (gpointer data)
{
  Moment *self = data;

  g_free (self->id);
  g_free (self->demande);
  g_free (self->name);
  g_free (self->channel);
  g_clear_pointer (&self->content, guichet_server_writing_free);
  g_free (self->kind);
  g_free (self->side);
  g_free (self->text);
  g_free (self->criticality);
  g_free (self->delivered);
  g_clear_pointer (&self->attachments, g_ptr_array_unref);
  g_free (self);
}

static int
compare_moments (gconstpointer a,
                 gconstpointer b)
{
  const Moment *left = *(const Moment *const *) a;
  const Moment *right = *(const Moment *const *) b;

  if (left->at != right->at)
    return left->at < right->at ? -1 : 1;
  return left->order < right->order ? -1 : left->order > right->order;
}

static Moment *
add_moment (GuichetServerPast *self,
            gint64             at,
            const char        *demande)
{
  Moment *moment = g_new0 (Moment, 1);

  moment->at = at;
  moment->order = self->moments->len;
  moment->demande = g_strdup (demande);
  g_ptr_array_add (self->moments, moment);
  return moment;
}

static GuichetServerAttachment *
read_attachment (GuichetServerPast   *self,
                 GuichetServerChecks *checks,
                 const char          *folder)
{
  GuichetServerAttachment *attachment = g_new0 (GuichetServerAttachment, 1);
  const char *file = guichet_server_checks_line (checks, "file", 1, 1000);
  g_autofree char *path = g_build_filename (folder, file ? file : "", NULL);
  g_autoptr (GError) error = NULL;

  attachment->id = g_strdup (guichet_server_checks_id (checks, "id"));
  attachment->name = g_strdup (guichet_server_checks_line (checks, "name", 1, 255));
  attachment->media_type = g_strdup (guichet_server_checks_line (checks, "media_type", 1, 100));
  if (file
      && !guichet_server_files_add (self->store, path, &attachment->sha256, &attachment->size,
                                    &error))
    guichet_server_checks_add (checks, "file", error->message);
  return attachment;
}

static GPtrArray *
read_attachments (GuichetServerPast   *self,
                  GuichetServerChecks *checks,
                  const char          *folder)
{
  GPtrArray *attachments = guichet_server_attachments_new ();
  JsonArray *array =
    guichet_server_checks_array (checks, "attachments", FALSE, GUICHET_SERVER_MOST_ATTACHMENTS);

  for (guint i = 0; array && i < json_array_get_length (array); i++)
    {
      g_auto (GuichetServerChecks) item = { NULL };

      guichet_server_checks_item (&item, checks, "attachments", array, i);
      g_ptr_array_add (attachments, read_attachment (self, &item, folder));
    }
  return attachments;
}

static void
read_author (Moment              *moment,
             GuichetServerChecks *checks)
{
  static const char *const sides[] = { "service", "client", NULL };
  JsonNode *by = checks->object ? json_object_get_member (checks->object, "by") : NULL;
  g_auto (GuichetServerChecks) item = { NULL };

  if (!by || !JSON_NODE_HOLDS_OBJECT (by))
    {
      guichet_server_checks_add (checks, "by", "is missing");
      return;
    }
  item.object = json_node_get_object (by);
  item.path = g_strconcat (checks->path, "/by", NULL);
  item.findings = g_ptr_array_ref (checks->findings);
  moment->side = g_strdup (guichet_server_checks_word (&item, "side", sides));
  moment->name = g_strdup (guichet_server_checks_line (&item, "name", 1, 100));
}

static void
read_event (GuichetServerPast   *self,
            GuichetServerChecks *checks,
            const char          *folder,
            const char          *demande,
            gint64               recorded)
{
  static const char *const kinds[] = {
    "message",     "prise_en_charge", "attente_client",  "qualifiee", "non_reproduite",
    "plan_fourni", "livree",          "validee",         "refusee",   "attente_tiers",
    "hors_perimetre", "close",        NULL,
  };
  static const char *const deliverables[] = { "correction", "workaround", NULL };
  const char *after = guichet_server_checks_line (checks, "after", 1, 20);
  gint64 at = recorded;
  Moment *moment;

  if (after && !guichet_server_past_read_after (self->calendar, after, recorded, &at))
    guichet_server_checks_add (checks, "after", "is no duration such as +1d2h10");
  moment = add_moment (self, at, demande);
  if (json_object_has_member (checks->object, "id"))
    moment->id = g_strdup (guichet_server_checks_id (checks, "id"));
  moment->kind = g_strdup (guichet_server_checks_word (checks, "kind", kinds));
  moment->text =
    g_strdup (guichet_server_checks_text (checks, "text", 0, GUICHET_SERVER_LONGEST_TEXT));
  moment->criticality = g_strdup (
    guichet_server_checks_word (checks, "criticality", guichet_server_criticalities));
  moment->delivered =
    g_strdup (guichet_server_checks_word (checks, "delivered", deliverables));
  moment->attachments = read_attachments (self, checks, folder);
  read_author (moment, checks);
  if (!moment->kind)
    guichet_server_checks_add (checks, "kind", "is missing");
}

static void
read_content (GuichetServerPast   *self,
              GuichetServerChecks *checks,
              const char          *folder,
              Moment              *moment)
{
  JsonNode *content = json_object_get_member (checks->object, "content");
  g_auto (GuichetServerChecks) item = { NULL };

  if (!content || !JSON_NODE_HOLDS_OBJECT (content))
    {
      guichet_server_checks_add (checks, "content", "is missing");
      return;
    }
  item.object = json_node_get_object (content);
  item.path = g_strconcat (checks->path, "/content", NULL);
  item.findings = g_ptr_array_ref (checks->findings);
  moment->content = guichet_server_content_read_past (&item, moment->at,
                                                      read_attachments (self, checks, folder));
}

static void
tell_recording (GuichetServerPast *self,
                const Moment      *moment)
{
  GuichetServerRecord record = {
    .id = moment->demande,
    .at = moment->at,
    .channel = moment->channel,
    .author = moment->name,
    .content = moment->content,
  };

  guichet_server_demandes_record (self->store, &record);
}

static void
tell_event (GuichetServerPast *self,
            const Moment      *moment)
{
  gboolean is_message = g_str_equal (moment->kind, "message");
  g_autofree char *status = guichet_server_demandes_get_status (self->store, moment->demande);
  g_autofree char *resumed =
    is_message && g_str_equal (moment->side, "client")
        && g_strcmp0 (status, "attente_client") == 0
      ? guichet_server_demandes_find_waited (self->store, moment->demande)
      : NULL;
  GuichetServerEvent event = {
    .id = moment->id,
    .demande = moment->demande,
    .at = moment->at,
    .kind = moment->kind,
    .side = moment->side,
    .name = moment->name,
    .text = moment->text,
    .status = is_message ? resumed : moment->kind,
    .criticality = moment->criticality,
    .delivered = moment->delivered,
    .attachments = moment->attachments,
  };

  guichet_server_demandes_add_event (self->store, &event);
}

/* Reads "1d2h10", all of it: days, and milliseconds of hours and minutes. */
static gboolean
read_span (const char *text,
           int        *days,
           gint64     *span)
{
  g_autoptr (GRegex) regex =
    g_regex_new ("^(?:(\\d{1,4})d)?(?:(\\d{1,3})h(\\d{2})?)?(?:(\\d{1,4})min)?$",
                 G_REGEX_DEFAULT, G_REGEX_MATCH_DEFAULT, NULL);
  g_autoptr (GMatchInfo) match = NULL;
  gint64 numbers[5] = { 0 };

  if (!*text || !g_regex_match (regex, text, G_REGEX_MATCH_DEFAULT, &match))
    return FALSE;
  for (int i = 1; i < g_match_info_get_match_count (match); i++)
    {
      g_autofree char *number = g_match_info_fetch (match, i);

      numbers[i] = g_ascii_strtoll (number, NULL, 10);
    }
  *days = (int) numbers[1];
  *span = numbers[2] * GUICHET_HOUR_MS + (numbers[3] + numbers[4]) * GUICHET_MINUTE_MS;
  return TRUE;
}

/* Public API */

/**
 * guichet_server_past_new:
 * @calendar: must outlive the past
 */
GuichetServerPast *
guichet_server_past_new (GuichetServerStore    *store,
                         GuichetServerCalendar *calendar,
                         gint64                 now)
{
  GuichetServerPast *self = g_new0 (GuichetServerPast, 1);

  self->store = g_object_ref (store);
  self->calendar = calendar;
  self->now = now;
  self->moments = g_ptr_array_new_with_free_func (moment_free);
  return self;
}

void
guichet_server_past_free (GuichetServerPast *self)
{
  g_object_unref (self->store);
  g_ptr_array_unref (self->moments);
  g_free (self);
}

/**
 * guichet_server_past_add:
 * @checks: a line `demande`
 * @folder: where its files are
 *
 * Gathers a Demande and what happened to it.
 */
void
guichet_server_past_add (GuichetServerPast   *self,
                         GuichetServerChecks *checks,
                         const char          *folder)
{
  static const char *const channels[] = { "portail", "telephone", NULL };
  const char *id = guichet_server_checks_id (checks, "id");
  const char *channel = guichet_server_checks_word (checks, "channel", channels);
  const char *recorded = guichet_server_checks_line (checks, "recorded", 1, 40);
  JsonArray *events = guichet_server_checks_array (checks, "events", FALSE, 1000);
  gint64 at = 0;
  Moment *moment;

  if (recorded && !guichet_server_past_read_when (self->calendar, recorded, self->now, &at))
    guichet_server_checks_add (checks, "recorded", "is no time such as -3d 09:12");
  moment = add_moment (self, at, id);
  moment->name = g_strdup (guichet_server_checks_line (checks, "author", 1, 100));
  moment->channel = g_strdup (channel ? channel : "portail");
  read_content (self, checks, folder, moment);
  for (guint i = 0; events && i < json_array_get_length (events); i++)
    {
      g_auto (GuichetServerChecks) item = { NULL };

      guichet_server_checks_item (&item, checks, "events", events, i);
      read_event (self, &item, folder, id, at);
    }
}

/**
 * guichet_server_past_tell:
 *
 * Records all that was gathered, in order, up to now.
 */
void
guichet_server_past_tell (GuichetServerPast *self)
{
  g_ptr_array_sort (self->moments, compare_moments);
  for (guint i = 0; i < self->moments->len; i++)
    {
      const Moment *moment = g_ptr_array_index (self->moments, i);

      if (moment->at > self->now)
        break;
      if (moment->content)
        tell_recording (self, moment);
      else
        tell_event (self, moment);
    }
}

/**
 * guichet_server_past_read_when:
 * @text: an RFC 3339 instant, "-Nd HH:MM" (Jours ouvrés before today, time of Paris) or "-2h30"
 * @instant: (out): Unix milliseconds, UTC
 */
gboolean
guichet_server_past_read_when (GuichetServerCalendar *calendar,
                               const char            *text,
                               gint64                 now,
                               gint64                *instant)
{
  int days, hour, minute;
  gint64 span;
  char rest;

  if (*text != '-')
    return guichet_instant_parse (text, instant);
  if (read_span (text + 1, &days, &span) && days == 0)
    {
      *instant = now - span;
      return TRUE;
    }
  if (sscanf (text, "-%4dd %2d:%2d%c", &days, &hour, &minute, &rest) != 3 || days < 0 || hour < 0
      || hour > 23 || minute < 0 || minute > 59)
    return FALSE;
  *instant = guichet_server_calendar_find (calendar, now, days, hour, minute);
  return TRUE;
}

/**
 * guichet_server_past_read_after:
 * @text: "+1d3h15" (Jours ouvrés, then hours and minutes), "+2h10", "+45min"
 * @from: Unix milliseconds, UTC
 * @instant: (out): that long after @from
 */
gboolean
guichet_server_past_read_after (GuichetServerCalendar *calendar,
                                const char            *text,
                                gint64                 from,
                                gint64                *instant)
{
  gint64 span;
  int days;

  if (*text != '+' || !read_span (text + 1, &days, &span))
    return FALSE;
  *instant = guichet_server_calendar_add_days (calendar, from, days) + span;
  return TRUE;
}
