/* guichet-notice.h - what the service announces
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

#define GUICHET_TYPE_NOTICE (guichet_notice_get_type ())

G_DECLARE_FINAL_TYPE (GuichetNotice, guichet_notice, GUICHET, NOTICE, GObject)

/**
 * GuichetNoticeFields:
 * @id: UUID
 * @kind: `third_party`, `maintenance` or `information`
 * @third_party: (nullable): who is unavailable (Livret, 7)
 * @title: one line
 * @text: a few lines
 * @since: Unix milliseconds, UTC
 * @until: Unix milliseconds, UTC; 0 while it lasts
 * @link: (nullable): where to look, https
 *
 * What the service announces: an outage of a third party, a maintenance, an information.
 */
typedef struct
{
  const char *id;
  const char *kind;
  const char *third_party;
  const char *title;
  const char *text;
  gint64 since;
  gint64 until;
  const char *link;
} GuichetNoticeFields;

GuichetNotice *guichet_notice_new (const GuichetNoticeFields *fields);

const GuichetNoticeFields *guichet_notice_get_fields (GuichetNotice *self);

G_END_DECLS
