/* guichet-wire-reader.c - the contract's documents, to the domain's values
 *
 * Reading is strict: types, ranges and lengths are checked, unknown members are let through (a
 * later service may say more), unknown words are kept as they are. A document that passed its
 * digest and is not JSON was broken where it was made; one that is JSON of another shape speaks
 * another contract. In a page of a feed one item of another shape blocks nothing: it is kept
 * aside, as it came, with the reason.
 *
 * Pure: for any thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "guichet-wire-reader.h"

#include "guichet-article.h"
#include "guichet-aside.h"
#include "guichet-digest.h"
#include "guichet-event.h"
#include "guichet-medium.h"
#include "guichet-qualification.h"
#include "guichet-wire-texts.h"

#include <string.h>

#define CONTRACT "guichet/1"
#define WORD_BYTES 64
#define LINE_BYTES GUICHET_WIRE_LINE_BYTES
#define TEXT_BYTES GUICHET_WIRE_TEXT_BYTES
#define BODY_BYTES (2 * 1024 * 1024)
#define CURSOR_BYTES 512
#define MOST_ATTACHMENTS 100
#define MOST_ENTRIES 20000
#define MOST_SIZE (G_GINT64_CONSTANT (1) << 40)

static const GuichetJsonLimits limits = { GUICHET_WIRE_MOST_BYTES, 32, 1024 };

static void
translate (GError **error)
{
  GuichetServiceError code;
  GError *found = *error;

  if (!found || found->domain == GUICHET_SERVICE_ERROR)
    return;
  code = g_error_matches (found, GUICHET_JSON_ERROR, GUICHET_JSON_ERROR_CONTENT)
           ? GUICHET_SERVICE_ERROR_MISMATCH
           : GUICHET_SERVICE_ERROR_BROKEN_ANSWER;
  *error = g_error_new_literal (GUICHET_SERVICE_ERROR, (int) code, found->message);
  g_error_free (found);
}

typedef gpointer (*ReadFunc) (GuichetJsonFields *fields);

/* The items of one kind in a page; @bytes are the page. */
typedef struct
{
  const char *name;
  const char *kind;
  ReadFunc read;
  GBytes *bytes;
  GPtrArray *aside;
} Items;

static GuichetJsonTree *
parse (GBytes  *bytes,
       GError **error)
{
  gsize length;
  const char *text = g_bytes_get_data (bytes, &length);

  return guichet_json_tree_parse (text ? text : "", length, &limits, error);
}

/* Gives an error in the service's domain. */
static void
hand_over (GError **error,
           GError  *found)
{
  if (!found)
    return;
  translate (&found);
  g_propagate_error (error, found);
}

/* A whole document: @read of its fields. */
static gpointer
read_document (GBytes         *bytes,
               ReadFunc        read,
               GDestroyNotify  destroy,
               GError        **error)
{
  GError *local = NULL;
  g_autoptr (GuichetJsonTree) tree = parse (bytes, &local);
  GuichetJsonFields fields = GUICHET_JSON_ITEM_FIELDS (NULL, &local);
  gpointer value = NULL;

  if (tree)
    {
      fields.item = guichet_json_tree_get_root (tree);
      value = read (&fields);
      if (fields.failed)
        g_clear_pointer (&value, destroy);
    }
  hand_over (error, local);
  return value;
}

/* Each object of the array @name, read and appended to @target. */
static void
read_array (GuichetJsonFields   *fields,
            const char          *name,
            GuichetJsonPresence  presence,
            guint                most_items,
            ReadFunc             read,
            GPtrArray           *target)
{
  const GuichetJsonItem *array = guichet_json_list (fields, name, presence, most_items);
  const GuichetJsonItem *item = array ? guichet_json_item_first (array) : NULL;

  for (; item && !fields->failed; item = guichet_json_item_next (array, item))
    {
      GuichetJsonFields inner = GUICHET_JSON_ITEM_FIELDS (item, fields->error);
      gpointer value = NULL;

      if (item->kind == GUICHET_JSON_KIND_OBJECT)
        value = read (&inner);
      else
        guichet_json_fail (&inner, name, "holds something else than objects");
      fields->failed = inner.failed;
      if (value)
        g_ptr_array_add (target, value);
    }
}

static const char *
read_line (GuichetJsonFields   *fields,
           const char          *name,
           GuichetJsonPresence  presence)
{
  return guichet_json_string (fields, name, presence, LINE_BYTES);
}

static const char *
read_sha256 (GuichetJsonFields *fields)
{
  const char *hex =
    guichet_json_string (fields, "sha256", GUICHET_JSON_REQUIRED, GUICHET_DIGEST_HEX_LENGTH);

  if (hex && !guichet_digest_is_valid (hex))
    guichet_json_fail (fields, "sha256", "is not a SHA-256 in lower case");
  return hex;
}

static guint64
read_size (GuichetJsonFields *fields)
{
  return (guint64) guichet_json_integer (fields, "size", GUICHET_JSON_REQUIRED, 0, MOST_SIZE);
}

/* The hexadecimal form of the digest that the service says it recorded. */
static char *
read_content_digest (GuichetJsonFields   *fields,
                     GuichetJsonPresence  presence)
{
  const char *field = guichet_json_string (fields, "content_digest", presence, LINE_BYTES);
  char *hex = guichet_digest_from_field (field);

  if (field && !hex)
    guichet_json_fail (fields, "content_digest", "is not a SHA-256");
  return hex;
}

static gpointer
read_named (GuichetJsonFields *fields,
            const char        *name_of_name)
{
  const char *id = guichet_json_id (fields, "id", GUICHET_JSON_REQUIRED);
  const char *name = read_line (fields, name_of_name, GUICHET_JSON_REQUIRED);
  const char *media_type = read_line (fields, "media_type", GUICHET_JSON_REQUIRED);
  guint64 size = read_size (fields);
  const char *sha256 = read_sha256 (fields);

  return fields->failed ? NULL : guichet_attachment_new (id, name, media_type, size, sha256);
}

static gpointer
read_attachment (GuichetJsonFields *fields)
{
  return read_named (fields, "name");
}

static gpointer
read_image (GuichetJsonFields *fields)
{
  return read_named (fields, "alt");
}

static GPtrArray *
read_attachments (GuichetJsonFields *fields)
{
  GPtrArray *attachments = g_ptr_array_new_with_free_func (g_object_unref);

  read_array (fields, "attachments", GUICHET_JSON_OPTIONAL, MOST_ATTACHMENTS, read_attachment,
              attachments);
  return attachments;
}

static void
read_texts (GuichetJsonFields *fields,
            GuichetDemande    *demande)
{
  for (guint i = 0; i < GUICHET_WIRE_N_TEXTS; i++)
    {
      const GuichetWireText *text = &guichet_wire_texts[i];

      guichet_demande_set_text (
        demande, text->text,
        guichet_json_string (fields, text->name, text->presence, text->most_bytes));
    }
}

static void
read_levels (GuichetJsonFields *fields,
             GuichetDemande    *demande)
{
  const char *proposed =
    guichet_json_string (fields, "criticality_proposed", GUICHET_JSON_OPTIONAL, WORD_BYTES);
  const char *retained =
    guichet_json_string (fields, "criticality", GUICHET_JSON_OPTIONAL, WORD_BYTES);
  const char *reproducible =
    guichet_json_string (fields, "reproducible", GUICHET_JSON_OPTIONAL, WORD_BYTES);

  guichet_demande_set_criticality_proposed (demande, guichet_criticality_from_word (proposed));
  guichet_demande_set_criticality (demande, guichet_criticality_from_word (retained));
  guichet_demande_set_reproducible (demande, guichet_reproducible_from_word (reproducible));
}

static void
read_instants (GuichetJsonFields *fields,
               GuichetDemande    *demande)
{
  guichet_demande_set_instant (
    demande, GUICHET_DEMANDE_CREATED_AT,
    guichet_json_instant (fields, "written_at", GUICHET_JSON_OPTIONAL));
  guichet_demande_set_instant (
    demande, GUICHET_DEMANDE_RECORDED_AT,
    guichet_json_instant (fields, "recorded_at", GUICHET_JSON_REQUIRED));
  guichet_demande_set_instant (
    demande, GUICHET_DEMANDE_UPDATED_AT,
    guichet_json_instant (fields, "updated_at", GUICHET_JSON_REQUIRED));
}

/* Answers that we cannot read are none: they are about what we wrote ourselves. */
static void
read_qualification (GuichetJsonFields *fields,
                    GuichetDemande    *demande)
{
  JsonObject *object = guichet_json_object (fields, "qualification", GUICHET_JSON_OPTIONAL);
  g_autoptr (JsonNode) node = object ? json_node_init_object (json_node_alloc (), object) : NULL;
  g_autofree char *text = node ? guichet_json_to_text (node) : NULL;
  g_autoptr (GuichetQualification) answers =
    text ? guichet_qualification_parse (text, strlen (text), NULL) : NULL;
  g_autofree char *kept = answers ? guichet_qualification_to_text (answers) : NULL;

  guichet_demande_set_text (demande, GUICHET_DEMANDE_QUALIFICATION, kept);
}

static gpointer
read_demande (GuichetJsonFields *fields)
{
  const char *id = guichet_json_id (fields, "id", GUICHET_JSON_REQUIRED);
  g_autoptr (GuichetDemande) demande = NULL;
  g_autofree char *digest = read_content_digest (fields, GUICHET_JSON_OPTIONAL);
  g_auto (GStrv) steps = NULL;

  if (fields->failed)
    return NULL;
  demande = guichet_demande_new (id);
  read_texts (fields, demande);
  read_levels (fields, demande);
  read_qualification (fields, demande);
  read_instants (fields, demande);
  steps = guichet_json_strings (fields, "steps", GUICHET_JSON_OPTIONAL, GUICHET_WIRE_MOST_STEPS,
                                TEXT_BYTES);
  guichet_demande_set_steps (demande, (const char *const *) steps);
  guichet_demande_set_text (demande, GUICHET_DEMANDE_CONTENT_DIGEST, digest);
  guichet_demande_set_delivery (demande, GUICHET_DELIVERY_SENT);
  return fields->failed ? NULL : g_steal_pointer (&demande);
}

static void
read_by (GuichetJsonFields  *fields,
         GuichetEventFields *event)
{
  GuichetJsonFields by = GUICHET_JSON_ITEM_FIELDS (
    guichet_json_record (fields, "by", GUICHET_JSON_REQUIRED), fields->error);

  if (!by.item)
    return;
  event->side = guichet_json_string (&by, "side", GUICHET_JSON_REQUIRED, WORD_BYTES);
  event->author = read_line (&by, "name", GUICHET_JSON_OPTIONAL);
  if (event->side && strcmp (event->side, "service") != 0 && strcmp (event->side, "client") != 0)
    guichet_json_fail (&by, "side", "is neither the service nor the client");
  fields->failed = by.failed;
}

static gpointer
read_event (GuichetJsonFields *fields)
{
  g_autoptr (GPtrArray) attachments = read_attachments (fields);
  GuichetEventFields event = {
    .id = guichet_json_id (fields, "id", GUICHET_JSON_REQUIRED),
    .seq = guichet_json_integer (fields, "seq", GUICHET_JSON_REQUIRED, 1, G_MAXINT64),
    .demande_id = guichet_json_id (fields, "demande_id", GUICHET_JSON_REQUIRED),
    .at = guichet_json_instant (fields, "at", GUICHET_JSON_REQUIRED),
    .kind = guichet_json_string (fields, "kind", GUICHET_JSON_REQUIRED, WORD_BYTES),
    .text = guichet_json_string (fields, "text", GUICHET_JSON_OPTIONAL, TEXT_BYTES),
    .status = guichet_json_string (fields, "status", GUICHET_JSON_OPTIONAL, WORD_BYTES),
    .criticality = guichet_criticality_from_word (
      guichet_json_string (fields, "criticality", GUICHET_JSON_OPTIONAL, WORD_BYTES)),
    .delivered = guichet_json_string (fields, "delivered", GUICHET_JSON_OPTIONAL, WORD_BYTES),
    .attachments = attachments,
  };

  read_by (fields, &event);
  return fields->failed ? NULL : guichet_event_new (&event);
}

static gpointer
read_article (GuichetJsonFields *fields)
{
  g_autoptr (GPtrArray) images = g_ptr_array_new_with_free_func (g_object_unref);
  GuichetArticleFields article = {
    .id = guichet_json_id (fields, "id", GUICHET_JSON_REQUIRED),
    .title = read_line (fields, "title", GUICHET_JSON_REQUIRED),
    .category = read_line (fields, "category", GUICHET_JSON_REQUIRED),
    .product = read_line (fields, "product", GUICHET_JSON_OPTIONAL),
    .body = guichet_json_string (fields, "body", GUICHET_JSON_REQUIRED, BODY_BYTES),
    .updated_at = guichet_json_instant (fields, "updated_at", GUICHET_JSON_REQUIRED),
    .images = images,
  };

  read_array (fields, "images", GUICHET_JSON_OPTIONAL, MOST_ATTACHMENTS, read_image, images);
  return fields->failed ? NULL : guichet_article_new (&article);
}

static gpointer
read_medium (GuichetJsonFields *fields)
{
  const GuichetMediumFields medium = {
    .id = guichet_json_id (fields, "id", GUICHET_JSON_REQUIRED),
    .title = read_line (fields, "title", GUICHET_JSON_REQUIRED),
    .category = read_line (fields, "category", GUICHET_JSON_REQUIRED),
    .description = guichet_json_string (fields, "description", GUICHET_JSON_OPTIONAL, TEXT_BYTES),
    .media_type = read_line (fields, "media_type", GUICHET_JSON_REQUIRED),
    .size = read_size (fields),
    .sha256 = read_sha256 (fields),
    .published_on = guichet_json_string (fields, "published_on", GUICHET_JSON_REQUIRED, 10),
    .product = read_line (fields, "product", GUICHET_JSON_OPTIONAL),
  };

  return fields->failed ? NULL : guichet_medium_new (&medium);
}

static GuichetAside *
make_aside (const Items           *items,
            const GuichetJsonItem *item,
            const GError          *fault)
{
  const gboolean is_object = item->kind == GUICHET_JSON_KIND_OBJECT;
  const GuichetJsonItem *id = is_object ? guichet_json_item_find (item, "id") : NULL;
  const gboolean is_known =
    id && id->kind == GUICHET_JSON_KIND_STRING && g_uuid_string_is_valid (id->text);
  const char *text = g_bytes_get_data (items->bytes, NULL);

  return guichet_aside_new (items->kind, is_known ? id->text : NULL, fault->message,
                            is_object ? text + item->place.start : "",
                            is_object ? item->place.length : 0);
}

static gpointer
read_item (const Items            *items,
           const GuichetJsonItem  *item,
           GError                **fault)
{
  GuichetJsonFields fields = GUICHET_JSON_ITEM_FIELDS (item, fault);
  gpointer value = NULL;

  if (item->kind == GUICHET_JSON_KIND_OBJECT)
    value = items->read (&fields);
  else
    guichet_json_fail (&fields, items->name, "holds something else than objects");
  return value;
}

/* Each item of the page that can be read, appended to @target; of a Demande, its attachments to
 * @attachments, for a GuichetDemande does not hold them. */
static void
read_items (GuichetJsonFields *fields,
            const Items       *items,
            GPtrArray         *target,
            GPtrArray         *attachments)
{
  const GuichetJsonItem *array =
    guichet_json_list (fields, items->name, GUICHET_JSON_REQUIRED, MOST_ENTRIES);
  const GuichetJsonItem *item = array ? guichet_json_item_first (array) : NULL;

  for (; item; item = guichet_json_item_next (array, item))
    {
      g_autoptr (GError) fault = NULL;
      g_autoptr (GObject) value = read_item (items, item, &fault);
      GuichetJsonFields inner = GUICHET_JSON_ITEM_FIELDS (item, &fault);
      g_autoptr (GPtrArray) files = value && attachments ? read_attachments (&inner) : NULL;

      if (fault)
        {
          g_ptr_array_add (items->aside, make_aside (items, item, fault));
          continue;
        }
      g_ptr_array_add (target, g_steal_pointer (&value));
      if (files)
        g_ptr_array_add (attachments, g_steal_pointer (&files));
    }
}

static void
read_removed (GuichetJsonFields  *fields,
              GuichetFeedContent *content)
{
  g_strfreev (content->removed);
  content->removed =
    guichet_json_strings (fields, "removed", GUICHET_JSON_REQUIRED, MOST_ENTRIES, 36);
  for (guint i = 0; content->removed[i]; i++)
    if (!g_uuid_string_is_valid (content->removed[i]))
      guichet_json_fail (fields, "removed", "holds something else than ids");
}

static void
read_end (GuichetJsonFields  *fields,
          GuichetFeedContent *content)
{
  const char *cursor;

  read_removed (fields, content);
  cursor = guichet_json_string (fields, "cursor", GUICHET_JSON_REQUIRED, CURSOR_BYTES);
  content->cursor = g_strdup (cursor);
  if (cursor && !*cursor)
    guichet_json_fail (fields, "cursor", "is empty");
  content->more = guichet_json_boolean (fields, "more", GUICHET_JSON_REQUIRED);
}

static void
read_feed (GuichetJsonFields  *fields,
           GuichetFeed         feed,
           GBytes             *bytes,
           GuichetFeedContent *content)
{
  const Items demandes = { "demandes", "demande", read_demande, bytes, content->aside };
  const Items events = { "events", "event", read_event, bytes, content->aside };
  const Items articles = { "articles", "article", read_article, bytes, content->aside };
  const Items media = { "media", "medium", read_medium, bytes, content->aside };

  if (feed == GUICHET_FEED_DEMANDES)
    {
      read_items (fields, &demandes, content->demandes, content->attachments);
      read_items (fields, &events, content->events, NULL);
    }
  else if (feed == GUICHET_FEED_ARTICLES)
    read_items (fields, &articles, content->articles, NULL);
  else
    read_items (fields, &media, content->media, NULL);
  read_end (fields, content);
}

static gpointer
read_identity (GuichetJsonFields *fields)
{
  const char *contract =
    guichet_json_string (fields, "contract", GUICHET_JSON_REQUIRED, WORD_BYTES);
  const char *service_id = guichet_json_id (fields, "service_id", GUICHET_JSON_REQUIRED);
  const char *name = read_line (fields, "name", GUICHET_JSON_REQUIRED);

  if (contract && strcmp (contract, CONTRACT) != 0)
    guichet_json_fail (fields, "contract", "is another one");
  return guichet_service_identity_new (service_id, name);
}

static gpointer
read_receipt (GuichetJsonFields *fields)
{
  g_autofree char *digest = read_content_digest (fields, GUICHET_JSON_OPTIONAL);
  const GuichetReceiptFields receipt = {
    .id = guichet_json_id (fields, "id", GUICHET_JSON_REQUIRED),
    .recorded_at = guichet_json_instant (fields, "recorded_at", GUICHET_JSON_REQUIRED),
    .digest = digest,
    .number = read_line (fields, "number", GUICHET_JSON_OPTIONAL),
    .status = guichet_json_string (fields, "status", GUICHET_JSON_OPTIONAL, WORD_BYTES),
  };

  return fields->failed ? NULL : guichet_receipt_new (&receipt);
}

/* Public API */

/**
 * guichet_wire_read_identity:
 *
 * Returns: (transfer full): who the service says it is. Errors, here and below:
 *   %GUICHET_SERVICE_ERROR_BROKEN_ANSWER for what is not JSON,
 *   %GUICHET_SERVICE_ERROR_MISMATCH for JSON of another contract.
 */
GuichetServiceIdentity *
guichet_wire_read_identity (GBytes  *bytes,
                            GError **error)
{
  return read_document (bytes, read_identity, (GDestroyNotify) guichet_service_identity_free,
                        error);
}

/**
 * guichet_wire_read_information:
 *
 * Returns: (transfer full): what the service says of itself
 */
GuichetServiceInformation *
guichet_wire_read_information (GBytes  *bytes,
                               GError **error)
{
  GError *local = NULL;
  gsize length;
  const char *text = g_bytes_get_data (bytes, &length);
  g_autoptr (JsonNode) root =
    guichet_json_parse_object (text ? text : "", length, &limits, &local);
  GuichetServiceInformation *information = NULL;

  if (root)
    information = guichet_service_information_from_json (json_node_get_object (root), &local);
  hand_over (error, local);
  return information;
}

/**
 * guichet_wire_read_figures:
 * @from: the first day that was asked for
 * @to: the day after the last one
 *
 * Returns: (transfer full): the Portail's figures over that period, and no other
 */
GuichetPortalFigures *
guichet_wire_read_figures (GBytes      *bytes,
                           GuichetDay   from,
                           GuichetDay   to,
                           GError     **error)
{
  GError *local = NULL;
  gsize length;
  const char *text = g_bytes_get_data (bytes, &length);
  g_autoptr (JsonNode) root =
    guichet_json_parse_object (text ? text : "", length, &limits, &local);
  g_autoptr (GuichetPortalFigures) figures =
    root ? guichet_portal_figures_from_json (json_node_get_object (root), &local) : NULL;

  if (figures && (figures->from != from || figures->to != to))
    {
      g_set_error (error, GUICHET_SERVICE_ERROR, GUICHET_SERVICE_ERROR_MISMATCH,
                   "the figures are those of another period");
      return NULL;
    }
  hand_over (error, local);
  return g_steal_pointer (&figures);
}

/**
 * guichet_wire_read_feed:
 *
 * Returns: (transfer full): what a page of @feed says; what of it cannot be read is aside
 */
GuichetFeedContent *
guichet_wire_read_feed (GuichetFeed   feed,
                        GBytes       *bytes,
                        GError      **error)
{
  g_autoptr (GuichetFeedContent) content = guichet_feed_content_new ();
  GError *local = NULL;
  g_autoptr (GuichetJsonTree) tree = parse (bytes, &local);
  GuichetJsonFields fields = GUICHET_JSON_ITEM_FIELDS (NULL, &local);

  if (tree)
    {
      fields.item = guichet_json_tree_get_root (tree);
      read_feed (&fields, feed, bytes, content);
    }
  if (!local)
    return g_steal_pointer (&content);
  hand_over (error, local);
  return NULL;
}

/**
 * guichet_wire_read_receipt:
 *
 * Reads a receipt, or a Demande as one: both say who, when and which digest.
 *
 * Returns: (transfer full): the receipt
 */
GuichetReceipt *
guichet_wire_read_receipt (GBytes  *bytes,
                           GError **error)
{
  return read_document (bytes, read_receipt, g_object_unref, error);
}
