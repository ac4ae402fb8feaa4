/* guichet-notice.c - what the service announces
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "guichet-notice.h"

struct _GuichetNotice
{
  GObject parent_instance;

  GuichetNoticeFields fields;
};

G_DEFINE_FINAL_TYPE (GuichetNotice, guichet_notice, G_TYPE_OBJECT)

static void
guichet_notice_finalize (GObject *object)
{
  GuichetNoticeFields *fields = &GUICHET_NOTICE (object)->fields;

  g_free ((char *) fields->id);
  g_free ((char *) fields->kind);
  g_free ((char *) fields->third_party);
  g_free ((char *) fields->title);
  g_free ((char *) fields->text);
  g_free ((char *) fields->link);
  G_OBJECT_CLASS (guichet_notice_parent_class)->finalize (object);
}

static void
guichet_notice_class_init (GuichetNoticeClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = guichet_notice_finalize;
}

static void
guichet_notice_init (GuichetNotice *self)
{
}

/**
 * guichet_notice_new:
 * @fields: copied
 *
 * Returns: (transfer full): the record
 */
GuichetNotice *
guichet_notice_new (const GuichetNoticeFields *fields)
{
  GuichetNotice *self = g_object_new (GUICHET_TYPE_NOTICE, NULL);

  self->fields = *fields;
  self->fields.id = g_strdup (fields->id);
  self->fields.kind = g_strdup (fields->kind);
  self->fields.third_party = g_strdup (fields->third_party);
  self->fields.title = g_strdup (fields->title);
  self->fields.text = g_strdup (fields->text);
  self->fields.link = g_strdup (fields->link);
  return self;
}

/**
 * guichet_notice_get_fields:
 *
 * Returns: (transfer none): what the record says, for as long as it lives
 */
const GuichetNoticeFields *
guichet_notice_get_fields (GuichetNotice *self)
{
  g_return_val_if_fail (GUICHET_IS_NOTICE (self), NULL);

  return &self->fields;
}
