/* guichet-medium.h - a document of the espace média
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

#define GUICHET_TYPE_MEDIUM (guichet_medium_get_type ())

G_DECLARE_FINAL_TYPE (GuichetMedium, guichet_medium, GUICHET, MEDIUM, GObject)

/**
 * GuichetMediumFields:
 * @id: UUID
 * @title: one line
 * @category: one line
 * @description: a few lines
 * @media_type: as the service says
 * @size: bytes
 * @sha256: of its content
 * @published_on: a date, YYYY-MM-DD
 * @product: (nullable): the Progiciel's id
 *
 * A document of the espace média.
 */
typedef struct
{
  const char *id;
  const char *title;
  const char *category;
  const char *description;
  const char *media_type;
  guint64 size;
  const char *sha256;
  const char *published_on;
  const char *product;
} GuichetMediumFields;

GuichetMedium *guichet_medium_new (const GuichetMediumFields *fields);

const GuichetMediumFields *guichet_medium_get_fields (GuichetMedium *self);

G_END_DECLS
