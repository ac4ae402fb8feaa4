/* guichet-wire.c - what of the domain's values leaves the machine
 *
 * What bytes leave is written here, and data/contract/openapi.yaml says the same. The same value
 * always gives the same bytes: their digest is what the service echoes.
 *
 * Pure: for any thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "guichet-wire.h"

#include "guichet-instant.h"
#include "guichet-service-error.h"
#include "guichet-wire-texts.h"

#include <string.h>

#define TITLE_CHARACTERS 200
#define TEXT_CHARACTERS 100000

static void
write_text (JsonBuilder *builder,
            const char  *name,
            const char  *text)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_string_value (builder, text ? text : "");
}

static void
write_word (JsonBuilder *builder,
            const char  *name,
            const char  *word)
{
  json_builder_set_member_name (builder, name);
  if (word && *word)
    json_builder_add_string_value (builder, word);
  else
    json_builder_add_null_value (builder);
}

static void
write_instant (JsonBuilder *builder,
               const char  *name,
               gint64       instant)
{
  g_autofree char *text = guichet_instant_format (instant);

  write_text (builder, name, text);
}

static void
write_attachment (JsonBuilder       *builder,
                  GuichetAttachment *attachment)
{
  json_builder_begin_object (builder);
  write_text (builder, "id", guichet_attachment_get_id (attachment));
  write_text (builder, "name", guichet_attachment_get_name (attachment));
  write_text (builder, "media_type", guichet_attachment_get_media_type (attachment));
  json_builder_set_member_name (builder, "size");
  json_builder_add_int_value (builder, (gint64) guichet_attachment_get_size (attachment));
  write_text (builder, "sha256", guichet_attachment_get_sha256 (attachment));
  json_builder_end_object (builder);
}

static void
write_attachments (JsonBuilder *builder,
                   GPtrArray   *attachments)
{
  json_builder_set_member_name (builder, "attachments");
  json_builder_begin_array (builder);
  for (guint i = 0; attachments && i < attachments->len; i++)
    write_attachment (builder, g_ptr_array_index (attachments, i));
  json_builder_end_array (builder);
}

static void
write_steps (JsonBuilder       *builder,
             const char *const *steps)
{
  json_builder_set_member_name (builder, "steps");
  json_builder_begin_array (builder);
  for (guint i = 0; steps && steps[i]; i++)
    json_builder_add_string_value (builder, steps[i]);
  json_builder_end_array (builder);
}

/* Said only of what is not the Progiciel itself. */
static void
write_subject (JsonBuilder *builder,
               const char  *name,
               const char  *word)
{
  if (*word)
    write_text (builder, name, word);
}

/* The answers of the guide, when it was used; what is stored is the document itself. */
static void
write_qualification (JsonBuilder *builder,
                     const char  *text)
{
  g_autoptr (JsonNode) node =
    *text ? guichet_json_parse_object (text, strlen (text), &guichet_json_default_limits, NULL)
          : NULL;

  if (!node)
    return;
  json_builder_set_member_name (builder, "qualification");
  json_builder_add_value (builder, g_steal_pointer (&node));
}

static void
write_demande (JsonBuilder                 *builder,
               const GuichetOutgoingFields *fields)
{
  GuichetDemande *demande = fields->demande;

  for (guint i = 0; i < GUICHET_WIRE_N_TEXTS; i++)
    {
      const GuichetWireText *text = &guichet_wire_texts[i];
      const char *value = guichet_demande_get_text (demande, text->text);

      if (!text->is_content)
        continue;
      if (text->text == GUICHET_DEMANDE_PROGICIEL || text->text == GUICHET_DEMANDE_VERSION)
        write_word (builder, text->name, value);
      else if (text->text == GUICHET_DEMANDE_SUBJECT)
        write_subject (builder, text->name, value);
      else
        write_text (builder, text->name, value);
    }
  write_qualification (builder, guichet_demande_get_text (demande, GUICHET_DEMANDE_QUALIFICATION));
  write_steps (builder, guichet_demande_get_steps (demande));
  write_word (builder, "reproducible",
              guichet_reproducible_to_word (guichet_demande_get_reproducible (demande)));
  write_word (builder, "criticality",
              guichet_criticality_to_word (guichet_demande_get_criticality_proposed (demande)));
}

static void
write_boolean (JsonBuilder *builder,
               const char  *name,
               gboolean     value)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_boolean_value (builder, value);
}

static void
write_content (JsonBuilder                 *builder,
               const GuichetOutgoingFields *fields)
{
  switch (fields->kind)
    {
    case GUICHET_OUTGOING_DEMANDE:
      write_demande (builder, fields);
      break;
    case GUICHET_OUTGOING_MESSAGE:
      write_text (builder, "demande_id", fields->parent_id);
      write_text (builder, "text", fields->text);
      break;
    case GUICHET_OUTGOING_VALIDATION:
      write_text (builder, "demande_id", fields->parent_id);
      write_boolean (builder, "accepted", fields->accepted);
      write_text (builder, "reason", fields->text);
      break;
    case GUICHET_OUTGOING_VOTE:
    default:
      write_text (builder, "article_id", fields->parent_id);
      write_boolean (builder, "helpful", fields->accepted);
      write_text (builder, "reason", fields->text);
    }
}

static gboolean
refuse (GError     **error,
        const char  *what)
{
  g_set_error_literal (error, GUICHET_SERVICE_ERROR, GUICHET_SERVICE_ERROR_INVALID, what);
  return FALSE;
}

static gboolean
check_text (const char  *text,
            glong        most,
            GError     **error)
{
  if (text && !g_utf8_validate (text, -1, NULL))
    return refuse (error, "a text is not UTF-8");
  if (text && g_utf8_strlen (text, -1) > most)
    return refuse (error, "a text is longer than the contract allows");
  return TRUE;
}

static gboolean
check_demande (GuichetDemande  *demande,
               GError         **error)
{
  const char *const *steps = guichet_demande_get_steps (demande);
  const char *title = guichet_demande_get_title (demande);

  for (guint i = 0; i < GUICHET_WIRE_N_TEXTS; i++)
    if (guichet_wire_texts[i].is_content
        && !check_text (guichet_demande_get_text (demande, guichet_wire_texts[i].text),
                        TEXT_CHARACTERS, error))
      return FALSE;
  for (guint i = 0; steps && steps[i]; i++)
    if (i >= GUICHET_WIRE_MOST_STEPS)
      return refuse (error, "there are more steps than the contract allows");
    else if (!check_text (steps[i], TEXT_CHARACTERS, error))
      return FALSE;
  if (!*title)
    return refuse (error, "the title is empty");
  return check_text (title, TITLE_CHARACTERS, error);
}

static gboolean
check_outgoing (const GuichetOutgoingFields  *fields,
                GError                      **error)
{
  if (fields->kind == GUICHET_OUTGOING_DEMANDE)
    return fields->demande ? check_demande (fields->demande, error)
                           : refuse (error, "the Demande is missing");
  if (!fields->parent_id)
    return refuse (error, "the item is about nothing");
  return check_text (fields->text, TEXT_CHARACTERS, error);
}

/* Public API */

/**
 * guichet_wire_write:
 *
 * Returns: (transfer full): the bytes of @outgoing, the same each time. Errors:
 *   %GUICHET_SERVICE_ERROR_INVALID when the contract has no place for it.
 */
GBytes *
guichet_wire_write (GuichetOutgoing  *outgoing,
                    GError          **error)
{
  const GuichetOutgoingFields *fields = guichet_outgoing_get_fields (outgoing);
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;
  char *text;

  if (!check_outgoing (fields, error))
    return NULL;
  json_builder_begin_object (builder);
  write_text (builder, "id", fields->id);
  write_content (builder, fields);
  write_instant (builder, "written_at", fields->written_at);
  if (fields->kind != GUICHET_OUTGOING_VOTE)
    write_attachments (builder, fields->attachments);
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);
  text = guichet_json_to_text (root);
  return g_bytes_new_take (text, strlen (text));
}
