/* guichet-demande-field.h - one thing that was written in a Demande
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define GUICHET_TYPE_DEMANDE_FIELD (guichet_demande_field_get_type ())

G_DECLARE_FINAL_TYPE (GuichetDemandeField, guichet_demande_field, GUICHET, DEMANDE_FIELD, AdwBin)

G_END_DECLS
