/* guichet-service-information.c - what the service says of itself
 *
 * Immutable. Its form as JSON is a document of the domain (the contract's resource of the
 * same name has that form): the store keeps the text whole, so that nothing a later version
 * may want to know is lost.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "guichet-service-information.h"

#include "guichet-json.h"
#include "guichet-opening-hours.h"

#include <stdio.h>
#include <string.h>

#define LINE_BYTES 512
#define TEXT_BYTES 20000
#define MOST_ITEMS 500

struct _GuichetServiceInformation
{
  GObject parent_instance;

  char *text;
  char *service_id;
  char *name;
  char *started_on;
  char *profile;
  char *portal;
  JsonObject *opening;
  guint64 attachment_bytes;
  guint attachments;
  char **media_types;
  GPtrArray *telephones;
  GPtrArray *progiciels;
  GPtrArray *notices;
};

G_DEFINE_FINAL_TYPE (GuichetServiceInformation, guichet_service_information, G_TYPE_OBJECT)

static void
telephone_free (GuichetTelephone *telephone)
{
  g_free (telephone->label);
  g_free (telephone->number);
  g_free (telephone);
}

static char *
dup_line (GuichetJsonFields   *fields,
          const char          *name,
          GuichetJsonPresence  presence)
{
  return g_strdup (guichet_json_string (fields, name, presence, LINE_BYTES));
}

static gboolean
is_date (const char *text)
{
  int year, month, day;

  for (int i = 0; i < 10; i++)
    if (i == 4 || i == 7 ? text[i] != '-' : !g_ascii_isdigit (text[i]))
      return FALSE;
  return sscanf (text, "%4d-%2d-%2d", &year, &month, &day) == 3
         && g_date_valid_dmy ((GDateDay) day, (GDateMonth) month, (GDateYear) year);
}

static const char *
read_date (GuichetJsonFields *fields,
           const char        *name)
{
  const char *date = guichet_json_string (fields, name, GUICHET_JSON_REQUIRED, 10);

  if (date && !is_date (date))
    guichet_json_fail (fields, name, "is not a date");
  return date;
}

static void
read_telephone (GuichetServiceInformation *self,
                JsonObject                *object,
                GError                   **error,
                gboolean                  *failed)
{
  GuichetJsonFields fields = GUICHET_JSON_FIELDS (object, error);
  GuichetTelephone *telephone = g_new0 (GuichetTelephone, 1);

  telephone->label = dup_line (&fields, "label", GUICHET_JSON_REQUIRED);
  telephone->number = dup_line (&fields, "number", GUICHET_JSON_REQUIRED);
  g_ptr_array_add (self->telephones, telephone);
  *failed = fields.failed;
}

static void
read_versions (GuichetJsonFields *fields,
               GuichetProgiciel  *progiciel)
{
  JsonArray *array = guichet_json_array (fields, "versions", GUICHET_JSON_REQUIRED, MOST_ITEMS);
  guint length = array ? json_array_get_length (array) : 0;

  for (guint i = 0; i < length && !fields->failed; i++)
    {
      GuichetJsonFields version =
        GUICHET_JSON_FIELDS (guichet_json_element (fields, array, i, "versions"), fields->error);
      const char *number, *major, *released_on;

      if (fields->failed)
        return;
      number = guichet_json_string (&version, "number", GUICHET_JSON_REQUIRED, LINE_BYTES);
      major = guichet_json_string (&version, "major", GUICHET_JSON_REQUIRED, LINE_BYTES);
      released_on = read_date (&version, "released_on");
      fields->failed = version.failed;
      if (!version.failed)
        guichet_progiciel_add_version (progiciel, number, major, released_on);
    }
}

static void
read_progiciel (GuichetServiceInformation *self,
                JsonObject                *object,
                GError                   **error,
                gboolean                  *failed)
{
  GuichetJsonFields fields = GUICHET_JSON_FIELDS (object, error);
  const char *id = guichet_json_string (&fields, "id", GUICHET_JSON_REQUIRED, LINE_BYTES);
  const char *name = guichet_json_string (&fields, "name", GUICHET_JSON_REQUIRED, LINE_BYTES);
  g_autoptr (GuichetProgiciel) progiciel = guichet_progiciel_new (id, name);

  read_versions (&fields, progiciel);
  g_ptr_array_add (self->progiciels, g_steal_pointer (&progiciel));
  *failed = fields.failed;
}

static void
read_notice (GuichetServiceInformation *self,
             JsonObject                *object,
             GError                   **error,
             gboolean                  *failed)
{
  GuichetJsonFields fields = GUICHET_JSON_FIELDS (object, error);
  const GuichetNoticeFields notice = {
    .id = guichet_json_id (&fields, "id", GUICHET_JSON_REQUIRED),
    .kind = guichet_json_string (&fields, "kind", GUICHET_JSON_REQUIRED, LINE_BYTES),
    .third_party = guichet_json_string (&fields, "third_party", GUICHET_JSON_OPTIONAL, LINE_BYTES),
    .title = guichet_json_string (&fields, "title", GUICHET_JSON_REQUIRED, LINE_BYTES),
    .text = guichet_json_string (&fields, "text", GUICHET_JSON_REQUIRED, TEXT_BYTES),
    .since = guichet_json_instant (&fields, "since", GUICHET_JSON_REQUIRED),
    .until = guichet_json_instant (&fields, "until", GUICHET_JSON_OPTIONAL),
    .link = guichet_json_string (&fields, "link", GUICHET_JSON_OPTIONAL, LINE_BYTES),
  };

  g_ptr_array_add (self->notices, guichet_notice_new (&notice));
  *failed = fields.failed;
}

static void
read_each (GuichetServiceInformation *self,
           GuichetJsonFields         *fields,
           const char                *name,
           void (*read) (GuichetServiceInformation *, JsonObject *, GError **, gboolean *))
{
  JsonArray *array = guichet_json_array (fields, name, GUICHET_JSON_REQUIRED, MOST_ITEMS);
  guint length = array ? json_array_get_length (array) : 0;

  for (guint i = 0; i < length && !fields->failed; i++)
    {
      JsonObject *object = guichet_json_element (fields, array, i, name);

      if (object)
        read (self, object, fields->error, &fields->failed);
    }
}

static void
read_limits (GuichetServiceInformation *self,
             GuichetJsonFields         *parent)
{
  JsonObject *object = guichet_json_object (parent, "limits", GUICHET_JSON_REQUIRED);
  GuichetJsonFields fields = GUICHET_JSON_FIELDS (object, parent->error);

  if (!object)
    return;
  self->attachment_bytes = (guint64) guichet_json_integer (
    &fields, "attachment_bytes", GUICHET_JSON_REQUIRED, 1, G_GINT64_CONSTANT (1) << 40);
  self->attachments =
    (guint) guichet_json_integer (&fields, "attachments", GUICHET_JSON_REQUIRED, 0, 10000);
  self->media_types =
    guichet_json_strings (&fields, "media_types", GUICHET_JSON_OPTIONAL, MOST_ITEMS, LINE_BYTES);
  parent->failed = fields.failed;
}

static void
read_all (GuichetServiceInformation *self,
          GuichetJsonFields         *fields)
{
  self->service_id = g_strdup (guichet_json_id (fields, "service_id", GUICHET_JSON_REQUIRED));
  self->name = dup_line (fields, "name", GUICHET_JSON_REQUIRED);
  self->started_on = g_strdup (read_date (fields, "started_on"));
  self->profile = dup_line (fields, "profile", GUICHET_JSON_REQUIRED);
  self->portal = dup_line (fields, "portal", GUICHET_JSON_OPTIONAL);
  self->opening = guichet_json_object (fields, "opening", GUICHET_JSON_OPTIONAL);
  if (self->opening)
    json_object_ref (self->opening);
  read_limits (self, fields);
  read_each (self, fields, "telephones", read_telephone);
  read_each (self, fields, "progiciels", read_progiciel);
  read_each (self, fields, "notices", read_notice);
}

static GuichetServiceInformation *
replace_opening (GuichetServiceInformation *self,
                 JsonObject                *opening)
{
  g_autoptr (JsonNode) root = guichet_json_parse_object (self->text, strlen (self->text),
                                                         &guichet_json_default_limits, NULL);
  g_autoptr (JsonObject) object = json_object_new ();
  JsonObjectIter iter;
  const char *name;
  JsonNode *node;

  json_object_iter_init (&iter, json_node_get_object (root));
  while (json_object_iter_next (&iter, &name, &node))
    if (!g_str_equal (name, "opening"))
      json_object_set_member (object, name, json_node_copy (node));
  if (opening)
    json_object_set_object_member (object, "opening", json_object_ref (opening));
  return guichet_service_information_from_json (object, NULL);
}

static void
guichet_service_information_finalize (GObject *object)
{
  GuichetServiceInformation *self = GUICHET_SERVICE_INFORMATION (object);

  g_free (self->text);
  g_free (self->service_id);
  g_free (self->name);
  g_free (self->started_on);
  g_free (self->profile);
  g_free (self->portal);
  g_strfreev (self->media_types);
  g_clear_pointer (&self->opening, json_object_unref);
  g_ptr_array_unref (self->telephones);
  g_ptr_array_unref (self->progiciels);
  g_ptr_array_unref (self->notices);
  G_OBJECT_CLASS (guichet_service_information_parent_class)->finalize (object);
}

static void
guichet_service_information_class_init (GuichetServiceInformationClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = guichet_service_information_finalize;
}

static void
guichet_service_information_init (GuichetServiceInformation *self)
{
  self->telephones = g_ptr_array_new_with_free_func ((GDestroyNotify) telephone_free);
  self->progiciels = g_ptr_array_new_with_free_func (g_object_unref);
  self->notices = g_ptr_array_new_with_free_func (g_object_unref);
}

/**
 * guichet_service_information_from_json:
 * @object: from guichet_json_parse_object(): checked, immutable
 *
 * Returns: (transfer full): what @object says. Errors: %GUICHET_JSON_ERROR_CONTENT.
 */
GuichetServiceInformation *
guichet_service_information_from_json (JsonObject *object,
                                       GError    **error)
{
  g_autoptr (GuichetServiceInformation) self =
    g_object_new (GUICHET_TYPE_SERVICE_INFORMATION, NULL);
  GuichetJsonFields fields = GUICHET_JSON_FIELDS (object, error);
  g_autoptr (JsonNode) node = json_node_init_object (json_node_alloc (), object);

  read_all (self, &fields);
  if (fields.failed)
    return NULL;
  self->text = guichet_json_to_text (node);
  return g_steal_pointer (&self);
}

/**
 * guichet_service_information_from_text:
 *
 * Returns: (transfer full): what @text, JSON, says. Errors: those of guichet_json_parse().
 */
GuichetServiceInformation *
guichet_service_information_from_text (const char *text,
                                       gsize       length,
                                       GError    **error)
{
  g_autoptr (JsonNode) root =
    guichet_json_parse_object (text, length, &guichet_json_default_limits, error);

  return root ? guichet_service_information_from_json (json_node_get_object (root), error) : NULL;
}

/**
 * guichet_service_information_mend_opening:
 * @known: (nullable): what was known before
 * @doubt: what is wrong with the opening hours, if anything is
 *
 * Opening hours that make no sense do not replace those that did: every deadline is reckoned with
 * them. The rest of what @self says stands.
 *
 * Returns: (transfer full): @self, or the same with the opening hours of @known
 */
GuichetServiceInformation *
guichet_service_information_mend_opening (GuichetServiceInformation  *self,
                                          GuichetServiceInformation  *known,
                                          GError                    **doubt)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GuichetOpeningHours) opening =
    self->opening ? guichet_opening_hours_new (self->opening, &error) : NULL;

  if (!error)
    return g_object_ref (self);
  g_propagate_error (doubt, g_steal_pointer (&error));
  return replace_opening (self, known ? known->opening : NULL);
}

/**
 * guichet_service_information_to_text:
 *
 * Returns: (transfer none): all of it, as JSON
 */
const char *
guichet_service_information_to_text (GuichetServiceInformation *self)
{
  return self->text;
}

/**
 * guichet_service_information_get_service_id:
 *
 * Returns: (transfer none): the service's UUID: another one is another account
 */
const char *
guichet_service_information_get_service_id (GuichetServiceInformation *self)
{
  return self->service_id;
}

/**
 * guichet_service_information_get_name:
 *
 * Returns: (transfer none): what people call it
 */
const char *
guichet_service_information_get_name (GuichetServiceInformation *self)
{
  return self->name;
}

/**
 * guichet_service_information_get_started_on:
 *
 * Returns: (transfer none): the start date of the Service, YYYY-MM-DD (Livret, 3.1.2; H6)
 */
const char *
guichet_service_information_get_started_on (GuichetServiceInformation *self)
{
  return self->started_on;
}

/**
 * guichet_service_information_get_profile:
 *
 * Returns: (transfer none): the contract profile in force
 */
const char *
guichet_service_information_get_profile (GuichetServiceInformation *self)
{
  return self->profile;
}

/**
 * guichet_service_information_get_portal:
 *
 * Returns: (transfer none) (nullable): the Portail's address for a browser
 */
const char *
guichet_service_information_get_portal (GuichetServiceInformation *self)
{
  return self->portal;
}

/**
 * guichet_service_information_get_opening:
 *
 * Returns: (transfer none) (nullable): the opening hours, to be read by GuichetOpeningHours
 */
JsonObject *
guichet_service_information_get_opening (GuichetServiceInformation *self)
{
  return self->opening;
}

/**
 * guichet_service_information_get_attachment_bytes:
 *
 * Returns: the most bytes one attachment may have
 */
guint64
guichet_service_information_get_attachment_bytes (GuichetServiceInformation *self)
{
  return self->attachment_bytes;
}

/**
 * guichet_service_information_get_attachments:
 *
 * Returns: the most attachments one item may have
 */
guint
guichet_service_information_get_attachments (GuichetServiceInformation *self)
{
  return self->attachments;
}

/**
 * guichet_service_information_accepts:
 *
 * Says whether the service takes attachments of @media_type; it takes all when it names none.
 */
gboolean
guichet_service_information_accepts (GuichetServiceInformation *self,
                                     const char                *media_type)
{
  return !self->media_types || !*self->media_types
         || g_strv_contains ((const char *const *) self->media_types, media_type);
}

/**
 * guichet_service_information_get_telephones:
 *
 * Returns: (transfer none) (element-type GuichetTelephone): the support's numbers
 */
GPtrArray *
guichet_service_information_get_telephones (GuichetServiceInformation *self)
{
  return self->telephones;
}

/**
 * guichet_service_information_get_progiciels:
 *
 * Returns: (transfer none) (element-type GuichetProgiciel): what the contract covers
 */
GPtrArray *
guichet_service_information_get_progiciels (GuichetServiceInformation *self)
{
  return self->progiciels;
}

/**
 * guichet_service_information_get_notices:
 *
 * Returns: (transfer none) (element-type GuichetNotice): what the service announces
 */
GPtrArray *
guichet_service_information_get_notices (GuichetServiceInformation *self)
{
  return self->notices;
}

/**
 * guichet_service_information_find_progiciel:
 *
 * Returns: (transfer none) (nullable): the Progiciel of that id
 */
GuichetProgiciel *
guichet_service_information_find_progiciel (GuichetServiceInformation *self,
                                            const char                *id)
{
  for (guint i = 0; i < self->progiciels->len; i++)
    {
      GuichetProgiciel *progiciel = g_ptr_array_index (self->progiciels, i);

      if (g_strcmp0 (guichet_progiciel_get_id (progiciel), id) == 0)
        return progiciel;
    }
  return NULL;
}
