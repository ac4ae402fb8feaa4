/* guichet-attachment.c - a file that goes with something
 *
 * Immutable: the content is known by its SHA-256, and lies in the blob store under it. The
 * name is what people see; it is never a path.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "guichet-attachment.h"

#include <string.h>

#define LONGEST_NAME 120
#define LONGEST_SUFFIX 12

struct _GuichetAttachment
{
  GObject parent_instance;

  char *id;
  char *name;
  char *media_type;
  char *sha256;
  guint64 size;
};

G_DEFINE_FINAL_TYPE (GuichetAttachment, guichet_attachment, G_TYPE_OBJECT)

/* What may change how the rest of a name reads, or where it is written. */
static gboolean
is_unwelcome (gunichar c)
{
  switch (g_unichar_type (c))
    {
    case G_UNICODE_CONTROL:
    case G_UNICODE_FORMAT:
    case G_UNICODE_LINE_SEPARATOR:
    case G_UNICODE_PARAGRAPH_SEPARATOR:
    case G_UNICODE_PRIVATE_USE:
    case G_UNICODE_SURROGATE:
    case G_UNICODE_UNASSIGNED:
      return TRUE;
    default:
      return c < 0x80 && strchr ("/\\:*?\"<>|", (int) c) != NULL;
    }
}

/* Cuts @name to LONGEST_NAME bytes, at a character, keeping its suffix. */
static char *
shorten (const char *name)
{
  const char *dot = strrchr (name, '.');
  const char *suffix = dot && strlen (dot) <= LONGEST_SUFFIX ? dot : "";
  gsize room = LONGEST_NAME - strlen (suffix);
  const char *cut = name + MIN (room, strlen (name) - strlen (suffix));
  g_autofree char *stem = NULL;

  while (cut > name && ((guchar) *cut & 0xC0) == 0x80)
    cut--;
  stem = g_strndup (name, (gsize) (cut - name));
  return g_strconcat (stem, suffix, NULL);
}

static void
guichet_attachment_finalize (GObject *object)
{
  GuichetAttachment *self = GUICHET_ATTACHMENT (object);

  g_free (self->id);
  g_free (self->name);
  g_free (self->media_type);
  g_free (self->sha256);
  G_OBJECT_CLASS (guichet_attachment_parent_class)->finalize (object);
}

static void
guichet_attachment_class_init (GuichetAttachmentClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = guichet_attachment_finalize;
}

static void
guichet_attachment_init (GuichetAttachment *self)
{
}

/**
 * guichet_attachment_new:
 * @id: (nullable): its UUID; %NULL makes one
 * @name: what people see
 * @size: bytes
 * @sha256: of its content, in hexadecimal
 *
 * Returns: (transfer full): the attachment
 */
GuichetAttachment *
guichet_attachment_new (const char *id,
                        const char *name,
                        const char *media_type,
                        guint64     size,
                        const char *sha256)
{
  GuichetAttachment *self = g_object_new (GUICHET_TYPE_ATTACHMENT, NULL);

  self->id = id ? g_strdup (id) : g_uuid_string_random ();
  self->name = g_strdup (name);
  self->media_type = g_strdup (media_type);
  self->size = size;
  self->sha256 = g_strdup (sha256);
  return self;
}

/**
 * guichet_attachment_get_id:
 *
 * Returns: (transfer none): its UUID
 */
const char *
guichet_attachment_get_id (GuichetAttachment *self)
{
  return self->id;
}

/**
 * guichet_attachment_get_name:
 *
 * Returns: (transfer none): what people see; an image of an article gives its description
 */
const char *
guichet_attachment_get_name (GuichetAttachment *self)
{
  return self->name;
}

/**
 * guichet_attachment_get_media_type:
 *
 * Returns: (transfer none): "image/png", for example
 */
const char *
guichet_attachment_get_media_type (GuichetAttachment *self)
{
  return self->media_type;
}

/**
 * guichet_attachment_get_size:
 *
 * Returns: bytes
 */
guint64
guichet_attachment_get_size (GuichetAttachment *self)
{
  return self->size;
}

/**
 * guichet_attachment_get_sha256:
 *
 * Returns: (transfer none): the SHA-256 of its content, in hexadecimal
 */
const char *
guichet_attachment_get_sha256 (GuichetAttachment *self)
{
  return self->sha256;
}

/**
 * guichet_attachment_is_image:
 *
 * Says whether it is of a kind that Guichet can show.
 */
gboolean
guichet_attachment_is_image (GuichetAttachment *self)
{
  return g_strcmp0 (self->media_type, "image/png") == 0
         || g_strcmp0 (self->media_type, "image/jpeg") == 0;
}

/**
 * guichet_attachment_clean_name:
 * @name: a name from outside, in whatever encoding
 *
 * Returns: (transfer full): a name that is safe to show and to save under: the last part of a
 *   path, NFC, without controls, direction marks or a leading dot, at most 120 bytes; never empty
 */
char *
guichet_attachment_clean_name (const char *name)
{
  g_autofree char *valid = g_utf8_make_valid (name, -1);
  g_autofree char *normal = g_utf8_normalize (valid, -1, G_NORMALIZE_NFC);
  const char *slash = strrchr (normal, '/');
  g_autoptr (GString) clean = g_string_new (NULL);

  for (const char *c = slash ? slash + 1 : normal; *c; c = g_utf8_next_char (c))
    if (!is_unwelcome (g_utf8_get_char (c)) && !(clean->len == 0 && (*c == '.' || *c == ' ')))
      g_string_append_unichar (clean, g_utf8_get_char (c));
  if (clean->len == 0)
    return g_strdup ("fichier");
  return shorten (clean->str);
}
