/* guichet-progiciel.h - a Progiciel Eksaé and its versions
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * GuichetVersion:
 * @number: "V9.2"
 * @major: "V9": the Mise à Jour majeure it belongs to
 * @released_on: a date, YYYY-MM-DD
 */
typedef struct
{
  char *number;
  char *major;
  char *released_on;
} GuichetVersion;

#define GUICHET_TYPE_PROGICIEL (guichet_progiciel_get_type ())

G_DECLARE_FINAL_TYPE (GuichetProgiciel, guichet_progiciel, GUICHET, PROGICIEL, GObject)

GuichetProgiciel     *guichet_progiciel_new          (const char       *id,
                                                      const char       *name);
void                  guichet_progiciel_add_version  (GuichetProgiciel *self,
                                                      const char       *number,
                                                      const char       *major,
                                                      const char       *released_on);
const char           *guichet_progiciel_get_id       (GuichetProgiciel *self);
const char           *guichet_progiciel_get_name     (GuichetProgiciel *self);
guint                 guichet_progiciel_get_n_versions (GuichetProgiciel *self);
const GuichetVersion *guichet_progiciel_get_version  (GuichetProgiciel *self,
                                                      guint             index);

G_END_DECLS
