/* guichet-figures-csv.c - the figures of a period as a file
 *
 * Semicolons, UTF-8 with a mark, one figure a line: table, line, column, value. The words are those
 * of the format, the same in every language. A text that a spreadsheet would take for a
 * formula is written after an apostrophe. Durations are whole minutes.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "guichet-figures.h"

#include "guichet-instant.h"
#include "guichet-zone.h"

#include <string.h>

#define MARK "\xef\xbb\xbf"

static const char *const level_words[] = { "non_qualifiee", "bloquante", "majeure", "mineure" };

static const char *const channel_words[] = { "portail", "telephone" };

static const char *const phase_words[] = {
  [GUICHET_PHASE_NONE] = NULL,
  [GUICHET_PHASE_RECORDED] = "enregistree",
  [GUICHET_PHASE_QUALIFICATION] = "qualification_sans_horloge",
  [GUICHET_PHASE_NOT_REPRODUCED] = "non_reproduite_sans_horloge",
  [GUICHET_PHASE_PLAN] = "plan_action",
  [GUICHET_PHASE_CORRECTION] = "correction",
  [GUICHET_PHASE_VALIDATION] = "validation",
  [GUICHET_PHASE_ENDED] = NULL,
};

G_STATIC_ASSERT (G_N_ELEMENTS (level_words) == GUICHET_N_LEVELS);
G_STATIC_ASSERT (G_N_ELEMENTS (phase_words) == GUICHET_N_PHASES);

/* Helpers */

static void
add_cell (GString    *csv,
          const char *text)
{
  if (*text && strchr ("=+-@\t\r\n", *text))
    g_string_append (csv, "\"'");
  else
    g_string_append_c (csv, '"');
  for (; *text; text++)
    g_string_append (csv, *text == '"' ? "\"\"" : (char[]){ *text, '\0' });
  g_string_append_c (csv, '"');
}

static void
add_head (GString    *csv,
          const char *table,
          const char *line,
          const char *column)
{
  g_string_append_printf (csv, "%s;", table);
  add_cell (csv, line);
  g_string_append_printf (csv, ";%s;", column);
}

static void
add_text (GString    *csv,
          const char *table,
          const char *line,
          const char *column,
          const char *value)
{
  add_head (csv, table, line, column);
  add_cell (csv, value);
  g_string_append (csv, "\r\n");
}

static void
add_number (GString    *csv,
            const char *table,
            const char *line,
            const char *column,
            gint64      value)
{
  add_head (csv, table, line, column);
  g_string_append_printf (csv, "%" G_GINT64_FORMAT "\r\n", value);
}

static void
add_day (GString    *csv,
         const char *column,
         GuichetDay  day)
{
  g_autofree char *text = guichet_day_format (day);

  add_text (csv, "periode", "", column, text);
}

static void
add_tally (GString            *csv,
           const char         *table,
           const char         *line,
           const GuichetTally *tally)
{
  add_number (csv, table, line, "a_temps", tally->on_time);
  add_number (csv, table, line, "en_retard", tally->late);
  add_number (csv, table, line, "en_attente", tally->pending);
}

static void
add_durations (GString                *csv,
               const char             *table,
               const char             *line,
               const GuichetDurations *durations)
{
  add_number (csv, table, line, "nombre", durations->values->len);
  add_number (csv, table, line, "mediane_minutes",
              guichet_durations_get_median (durations) / GUICHET_MINUTE_MS);
  add_number (csv, table, line, "moyenne_minutes",
              guichet_durations_get_mean (durations) / GUICHET_MINUTE_MS);
}

/* Helpers: tables */

static void
add_period (GString              *csv,
            const GuichetFigures *self,
            GTimeZone            *paris)
{
  g_autofree char *now = guichet_zone_format_instant (paris, self->now);

  add_day (csv, "du", self->from);
  add_day (csv, "au", self->to - 1);
  add_text (csv, "periode", "", "etabli_le", now);
  add_number (csv, "demandes", "", "nombre", self->count);
}

static void
add_volumes (GString              *csv,
             const GuichetFigures *self)
{
  for (guint i = 0; i < self->months->len; i++)
    {
      const GuichetMonthFigures *month = &g_array_index (self->months, GuichetMonthFigures, i);
      g_autofree char *name = g_strdup_printf ("%04d-%02d", month->year, month->month);

      for (guint j = 0; j < GUICHET_N_LEVELS; j++)
        add_number (csv, "mois", name, level_words[j], month->levels[j]);
      if (self->reckoned)
        add_tally (csv, "mois_prise_en_charge_portail", name, &month->portail);
    }
  for (guint i = 0; i < self->progiciels->len; i++)
    {
      const GuichetProgicielFigures *progiciel = g_ptr_array_index (self->progiciels, i);

      for (guint j = 0; j < GUICHET_N_LEVELS; j++)
        add_number (csv, "progiciel", progiciel->progiciel, level_words[j],
                    progiciel->levels[j]);
    }
  for (guint i = 0; i < GUICHET_N_LEVELS; i++)
    {
      add_number (csv, "criticite", level_words[i], "retenue", self->retained[i]);
      add_number (csv, "criticite", i ? level_words[i] : "non_proposee", "proposee",
                  self->proposed[i]);
    }
  for (guint i = 0; i < GUICHET_N_CHANNELS; i++)
    add_number (csv, "canal", channel_words[i], "nombre", self->channels[i]);
}

static void
add_statuses (GString              *csv,
              const GuichetFigures *self)
{
  for (guint i = 0; i < GUICHET_N_STATUSES; i++)
    {
      const char *word = guichet_status_to_word (i);

      if (self->statuses[i] > 0)
        add_number (csv, "statut", word ? word : "inconnu", "nombre", self->statuses[i]);
    }
}

static void
add_times (GString              *csv,
           const GuichetFigures *self)
{
  for (guint i = 0; i < GUICHET_N_PHASES; i++)
    if (phase_words[i])
      add_durations (csv, "temps_reel", phase_words[i], &self->phases[i]);
  add_durations (csv, "temps_reel", "dont_attente_client", &self->client_wait);
  add_durations (csv, "temps_reel", "dont_attente_tiers", &self->third_party_wait);
  add_durations (csv, "temps_reel", "nos_validations", &self->answers);
}

static void
add_deliveries (GString              *csv,
                const GuichetFigures *self)
{
  add_number (csv, "livraisons", "", "corrections", self->corrections);
  add_number (csv, "livraisons", "", "contournements", self->workarounds);
  add_number (csv, "livraisons", "", "validees", self->accepted);
  add_number (csv, "livraisons", "", "refusees", self->refused);
}

static void
add_compliance (GString              *csv,
                const GuichetFigures *self)
{
  for (guint i = 0; i < GUICHET_N_CHANNELS; i++)
    add_tally (csv, "prise_en_charge", channel_words[i], &self->compliance.tallies[i]);
  add_number (csv, "prise_en_charge", "portail", "retards_encore_possibles",
              guichet_compliance_get_leeway (&self->compliance, FALSE));
  for (guint i = GUICHET_DEADLINE_PLAN_ACTION; i < GUICHET_N_DEADLINE_KINDS; i++)
    add_tally (csv, "delais", guichet_deadline_kind_to_word (i), &self->steps[i]);
}

static void
add_lists (GString              *csv,
           const GuichetFigures *self)
{
  for (guint i = 0; i < self->recurrences->len; i++)
    {
      const GuichetRecurrence *recurrence = g_ptr_array_index (self->recurrences, i);

      add_head (csv, "recurrence", recurrence->message, "nombre");
      g_string_append_printf (csv, "%u\r\n", recurrence->count);
    }
  for (guint i = 0; i < self->margins->len; i++)
    {
      const GuichetMargin *margin = g_ptr_array_index (self->margins, i);
      const char *name = *margin->number ? margin->number : margin->demande_id;

      add_number (csv, "marge_ouvree", name, "minutes", margin->margin / GUICHET_MINUTE_MS);
    }
}

/* Public API */

/**
 * guichet_figures_to_csv:
 * @paris: Europe/Paris (H4)
 *
 * Returns: (transfer full): the bytes of the file
 */
char *
guichet_figures_to_csv (const GuichetFigures *self,
                        GTimeZone            *paris)
{
  GString *csv = g_string_new (MARK "tableau;ligne;colonne;valeur\r\n");

  add_period (csv, self, paris);
  add_volumes (csv, self);
  add_statuses (csv, self);
  add_times (csv, self);
  add_deliveries (csv, self);
  if (self->reckoned)
    add_compliance (csv, self);
  add_lists (csv, self);
  return g_string_free (csv, FALSE);
}
