/* guichet-server-content.c - what people write: checked, then kept as the feed gives it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "guichet-server-content.h"

#include "guichet-server-limits.h"
#include "guichet-server-writer.h"

#define LONGEST_NAME 255
#define LONGEST_MEDIA_TYPE 100
#define LONGEST_DOCUMENTATION 4000

const char *const guichet_server_criticalities[] = { "bloquante", "majeure", "mineure", NULL };

static const char *const reproducible_words[] = { "always", "sometimes", "once", NULL };

static const char *const subject_words[] = { "etat_specifique", "developpement_specifique",
                                             "progiciel_auteur", "logiciel", NULL };

static const char *const answer_words[] = { "yes", "no", "unsure", NULL };

static const char *const question_words[] = { "reproductible", "documentation_differs",
                                              "essentielle",   "inoperante",
                                              "technique",     "organisation" };

/* Helpers */

static void
attachment_free (gpointer data)
{
  GuichetServerAttachment *self = data;

  g_free (self->id);
  g_free (self->name);
  g_free (self->media_type);
  g_free (self->sha256);
  g_free (self);
}

static GuichetServerAttachment *
read_attachment (GuichetServerChecks *checks)
{
  GuichetServerAttachment *self = g_new0 (GuichetServerAttachment, 1);

  self->id = g_strdup (guichet_server_checks_id (checks, "id"));
  self->name = g_strdup (guichet_server_checks_line (checks, "name", 1, LONGEST_NAME));
  self->media_type =
    g_strdup (guichet_server_checks_line (checks, "media_type", 1, LONGEST_MEDIA_TYPE));
  self->size = guichet_server_checks_integer (checks, "size", 1,
                                              GUICHET_SERVER_MOST_ATTACHMENT_BYTES);
  self->sha256 = g_strdup (guichet_server_checks_sha256 (checks, "sha256"));
  if (self->name && !guichet_server_is_file_name (self->name))
    guichet_server_checks_add (checks, "name", "is not a file's name");
  if (self->media_type && !g_strv_contains (guichet_server_media_types, self->media_type))
    guichet_server_checks_add (checks, "media_type", "is not accepted here");
  return self;
}

static void
check_double (GuichetServerChecks *checks,
              GPtrArray           *attachments,
              const char          *id)
{
  for (guint i = 0; id && i < attachments->len; i++)
    {
      const GuichetServerAttachment *other = g_ptr_array_index (attachments, i);

      if (g_strcmp0 (other->id, id) == 0)
        guichet_server_checks_add (checks, "id", "is there twice");
    }
}

static GPtrArray *
read_attachments (GuichetServerChecks *checks)
{
  GPtrArray *attachments = guichet_server_attachments_new ();
  JsonArray *array =
    guichet_server_checks_array (checks, "attachments", FALSE, GUICHET_SERVER_MOST_ATTACHMENTS);

  for (guint i = 0; array && i < json_array_get_length (array); i++)
    {
      g_auto (GuichetServerChecks) item = { NULL };
      GuichetServerAttachment *attachment;

      guichet_server_checks_item (&item, checks, "attachments", array, i);
      attachment = read_attachment (&item);
      check_double (&item, attachments, attachment->id);
      g_ptr_array_add (attachments, attachment);
    }
  return attachments;
}

static void
write_attachments (GuichetServerWriter *writer,
                   const char          *name,
                   GPtrArray           *attachments)
{
  guichet_server_writer_open (writer, name, '[');
  for (guint i = 0; i < attachments->len; i++)
    {
      const GuichetServerAttachment *attachment = g_ptr_array_index (attachments, i);

      guichet_server_writer_open (writer, NULL, '{');
      guichet_server_writer_string (writer, "id", attachment->id);
      guichet_server_writer_string (writer, "name", attachment->name);
      guichet_server_writer_string (writer, "media_type", attachment->media_type);
      guichet_server_writer_integer (writer, "size", attachment->size);
      guichet_server_writer_string (writer, "sha256", attachment->sha256);
      guichet_server_writer_close (writer, '}');
    }
  guichet_server_writer_close (writer, ']');
}

static void
write_steps (GuichetServerChecks *checks,
             GuichetServerWriter *writer)
{
  JsonArray *steps =
    guichet_server_checks_array (checks, "steps", FALSE, GUICHET_SERVER_MOST_STEPS);
  guint length = steps ? json_array_get_length (steps) : 0;

  guichet_server_writer_open (writer, "steps", '[');
  for (guint i = 0; i < length; i++)
    {
      JsonNode *node = json_array_get_element (steps, i);
      const char *step =
        JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING
          ? json_node_get_string (node)
          : NULL;
      g_autofree char *name = g_strdup_printf ("steps/%u", i);

      if (!step)
        guichet_server_checks_add (checks, name, "is not a string");
      else if (g_utf8_strlen (step, -1) > GUICHET_SERVER_LONGEST_STEP)
        guichet_server_checks_add (checks, name, "is too long");
      else
        guichet_server_writer_string (writer, NULL, step);
    }
  guichet_server_writer_close (writer, ']');
}

static void
write_text (GuichetServerChecks *checks,
            GuichetServerWriter *writer,
            const char          *name)
{
  const char *text =
    guichet_server_checks_text (checks, name, 0, GUICHET_SERVER_LONGEST_TEXT);

  guichet_server_writer_string (writer, name, text ? text : "");
}

static void
check_same_id (GuichetServerChecks *checks,
               const char          *name,
               const char          *wanted)
{
  const char *id = guichet_server_checks_id (checks, name);

  if (id && wanted && !g_str_equal (id, wanted))
    guichet_server_checks_add (checks, name, "is not the id in the address");
}

static void
write_words (GuichetServerChecks *checks,
             GuichetServerWriter *writer)
{
  guichet_server_writer_string (
    writer, "reproducible",
    guichet_server_checks_word (checks, "reproducible", reproducible_words));
  guichet_server_writer_string (
    writer, "criticality_proposed",
    guichet_server_checks_word (checks, "criticality", guichet_server_criticalities));
}

/* What is not said is not written: most Demandes are about a Progiciel itself. */
static void
write_subject (GuichetServerChecks *checks,
               GuichetServerWriter *writer)
{
  const char *subject = guichet_server_checks_word (checks, "subject", subject_words);

  if (subject && *subject)
    guichet_server_writer_string (writer, "subject", subject);
}

/* The answers that led to the level proposed. */
static void
write_qualification (GuichetServerChecks *checks,
                     GuichetServerWriter *writer)
{
  GuichetServerChecks answers = { NULL };
  const char *text;

  if (!guichet_server_checks_member (&answers, checks, "qualification"))
    return;
  guichet_server_writer_open (writer, "qualification", '{');
  for (guint i = 0; i < G_N_ELEMENTS (question_words); i++)
    if ((text = guichet_server_checks_word (&answers, question_words[i], answer_words)))
      guichet_server_writer_string (writer, question_words[i], text);
  text = guichet_server_checks_text (&answers, "documentation", 0, LONGEST_DOCUMENTATION);
  if (text)
    guichet_server_writer_string (writer, "documentation", text);
  guichet_server_writer_close (writer, '}');
  guichet_server_checks_clear (&answers);
}

/* Writes all members but the attachments. */
static void
write_demande (GuichetServerChecks *checks,
               GuichetServerWriter *writer,
               const char          *progiciel,
               gint64               written_at)
{
  static const char *const texts[] = { "context",  "error_messages", "expected",
                                       "observed", "workaround",     "scope_reason" };
  const char *title =
    guichet_server_checks_line (checks, "title", 1, GUICHET_SERVER_LONGEST_TITLE);

  guichet_server_writer_string (writer, "title", title);
  guichet_server_writer_string (writer, "progiciel", progiciel);
  guichet_server_writer_string (writer, "version",
                                guichet_server_checks_line (checks, "version", 0, 100));
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    write_text (checks, writer, texts[i]);
  write_subject (checks, writer);
  write_qualification (checks, writer);
  write_steps (checks, writer);
  write_words (checks, writer);
  guichet_server_writer_instant (writer, "written_at", written_at);
}

static GuichetServerSaying *
read_common (GuichetServerChecks *checks,
             const char          *id,
             const char          *parent_name,
             const char          *parent)
{
  GuichetServerSaying *content = g_new0 (GuichetServerSaying, 1);

  check_same_id (checks, "id", id);
  check_same_id (checks, parent_name, parent);
  content->written_at = guichet_server_checks_instant (checks, "written_at", TRUE);
  return content;
}

/* Public API */

/**
 * guichet_server_content_read_demande:
 * @id: the id that the document must have
 *
 * Reads a DemandeContent.
 *
 * Returns: (transfer full): what it says; of use when @checks found nothing
 */
GuichetServerWriting *
guichet_server_content_read_demande (GuichetServerChecks *checks,
                                     const char          *id)
{
  gint64 written_at = guichet_server_checks_instant (checks, "written_at", TRUE);

  check_same_id (checks, "id", id);
  return guichet_server_content_read_past (checks, written_at, read_attachments (checks));
}

/**
 * guichet_server_content_read_past:
 * @written_at: Unix milliseconds, UTC
 * @attachments: (transfer full) (element-type GuichetServerAttachment)
 *
 * Reads a DemandeContent of which these members are known from elsewhere.
 *
 * Returns: (transfer full): what it says; of use when @checks found nothing
 */
GuichetServerWriting *
guichet_server_content_read_past (GuichetServerChecks *checks,
                                  gint64               written_at,
                                  GPtrArray           *attachments)
{
  GuichetServerWriting *content = g_new0 (GuichetServerWriting, 1);
  g_auto (GuichetServerWriter) writer = { NULL };

  content->progiciel = g_strdup (guichet_server_checks_line (checks, "progiciel", 0, 100));
  content->attachments = attachments;
  guichet_server_writer_init (&writer);
  write_demande (checks, &writer, content->progiciel, written_at);
  write_attachments (&writer, "attachments", content->attachments);
  content->members = guichet_server_writer_finish (&writer);
  return content;
}

/**
 * guichet_server_content_read_message:
 *
 * Returns: (transfer full): what a MessageContent says; of use when @checks found nothing
 */
GuichetServerSaying *
guichet_server_content_read_message (GuichetServerChecks *checks,
                                     const char          *id,
                                     const char          *demande)
{
  GuichetServerSaying *content = read_common (checks, id, "demande_id", demande);
  const char *text = guichet_server_checks_text (checks, "text", 0, GUICHET_SERVER_LONGEST_TEXT);

  content->text = g_strdup (text ? text : "");
  content->attachments = read_attachments (checks);
  if (!*content->text && content->attachments->len == 0)
    guichet_server_checks_add (checks, "text", "is empty, and nothing is attached");
  return content;
}

/**
 * guichet_server_content_read_validation:
 *
 * Returns: (transfer full): what a ValidationContent says; of use when @checks found nothing
 */
GuichetServerSaying *
guichet_server_content_read_validation (GuichetServerChecks *checks,
                                        const char          *id,
                                        const char          *demande)
{
  GuichetServerSaying *content = read_common (checks, id, "demande_id", demande);
  const char *text =
    guichet_server_checks_text (checks, "reason", 0, GUICHET_SERVER_LONGEST_TEXT);

  content->text = g_strdup (text ? text : "");
  content->accepted = guichet_server_checks_boolean (checks, "accepted");
  content->attachments = read_attachments (checks);
  return content;
}

/**
 * guichet_server_content_read_vote:
 *
 * Returns: (transfer full): what a VoteContent says; of use when @checks found nothing
 */
GuichetServerSaying *
guichet_server_content_read_vote (GuichetServerChecks *checks,
                                  const char          *id,
                                  const char          *article)
{
  GuichetServerSaying *content = read_common (checks, id, "article_id", article);
  const char *text =
    guichet_server_checks_text (checks, "reason", 0, GUICHET_SERVER_LONGEST_TEXT);

  content->text = g_strdup (text ? text : "");
  content->accepted = guichet_server_checks_boolean (checks, "helpful");
  return content;
}

/**
 * guichet_server_content_list_attachments:
 *
 * Returns: (transfer full): @attachments as a JSON array
 */
char *
guichet_server_content_list_attachments (GPtrArray *attachments)
{
  g_auto (GuichetServerWriter) writer = { NULL };

  guichet_server_writer_init (&writer);
  write_attachments (&writer, NULL, attachments);
  return guichet_server_writer_finish (&writer);
}

/**
 * guichet_server_attachments_new:
 *
 * Returns: (transfer full) (element-type GuichetServerAttachment): an empty array that owns
 *   its items
 */
GPtrArray *
guichet_server_attachments_new (void)
{
  return g_ptr_array_new_with_free_func (attachment_free);
}

void
guichet_server_writing_free (GuichetServerWriting *writing)
{
  g_free (writing->members);
  g_free (writing->progiciel);
  g_ptr_array_unref (writing->attachments);
  g_free (writing);
}

void
guichet_server_saying_free (GuichetServerSaying *saying)
{
  g_free (saying->text);
  g_clear_pointer (&saying->attachments, g_ptr_array_unref);
  g_free (saying);
}
