/* guichet-portal-figures.c - the Portail's own figures over a period, beside ours
 *
 * Its figures and ours are two counts of the same thing. They differ when the two sides do not
 * know the same Demandes at the same instant, when a delay is judged otherwise, and in that the
 * contract's share leaves the telephone apart here (H11), which the Portail does not. The
 * comparison is on the Portail's ground: the telephone counted in.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "guichet-portal-figures.h"

#include "guichet-json.h"
#include "guichet-status.h"

#include <string.h>

#define MOST_COUNTS 500
#define MOST_COUNT G_MAXINT32
#define WORD_BYTES 500
#define DAY_BYTES 10
#define NO_WORD "none"

G_DEFINE_BOXED_TYPE (GuichetPortalFigures, guichet_portal_figures, guichet_portal_figures_ref,
                     guichet_portal_figures_unref)

/* Helpers: reading */

static void
count_free (gpointer data)
{
  GuichetPortalCount *self = data;

  g_free (self->word);
  g_free (self);
}

static void
clear (gpointer data)
{
  GuichetPortalFigures *self = data;

  g_clear_pointer (&self->statuses, g_ptr_array_unref);
  g_clear_pointer (&self->progiciels, g_ptr_array_unref);
  g_clear_pointer (&self->levels, g_ptr_array_unref);
  g_clear_pointer (&self->text, g_free);
}

static GuichetDay
read_day (GuichetJsonFields *fields,
          const char        *name)
{
  const char *text = guichet_json_string (fields, name, GUICHET_JSON_REQUIRED, DAY_BYTES);
  GuichetDay day = 0;

  if (text && !guichet_day_parse (text, &day))
    guichet_json_fail (fields, name, "is no day");
  return day;
}

static guint
read_count (GuichetJsonFields *fields,
            const char        *name)
{
  return (guint) guichet_json_integer (fields, name, GUICHET_JSON_REQUIRED, 0, MOST_COUNT);
}

static int
compare_words (gconstpointer a,
               gconstpointer b)
{
  const GuichetPortalCount *first = *(GuichetPortalCount *const *) a;
  const GuichetPortalCount *second = *(GuichetPortalCount *const *) b;

  return g_strcmp0 (first->word, second->word);
}

static void
read_members (GuichetJsonFields *fields,
              const char        *name,
              JsonObject        *object,
              GPtrArray         *counts)
{
  GuichetJsonFields members = GUICHET_JSON_FIELDS (object, fields->error);
  g_autoptr (GList) words = json_object_get_members (object);

  if (json_object_get_size (object) > MOST_COUNTS)
    guichet_json_fail (fields, name, "has too many members");
  for (GList *word = words; word && !fields->failed; word = word->next)
    {
      GuichetPortalCount *count = g_new0 (GuichetPortalCount, 1);

      g_ptr_array_add (counts, count);
      count->word = g_strdup (g_str_equal (word->data, NO_WORD) ? "" : word->data);
      count->count = read_count (&members, word->data);
      fields->failed = members.failed;
      if (strlen (count->word) > WORD_BYTES)
        guichet_json_fail (fields, name, "has too long a word");
    }
}

static GPtrArray *
read_counts (GuichetJsonFields *fields,
             const char        *name)
{
  JsonObject *object = guichet_json_object (fields, name, GUICHET_JSON_REQUIRED);
  GPtrArray *counts = g_ptr_array_new_with_free_func (count_free);

  if (object)
    read_members (fields, name, object, counts);
  g_ptr_array_sort (counts, compare_words);
  return counts;
}

static void
read_taken (GuichetJsonFields *fields,
            GuichetTally      *taken)
{
  JsonObject *object = guichet_json_object (fields, "prise_en_charge", GUICHET_JSON_REQUIRED);
  GuichetJsonFields members = GUICHET_JSON_FIELDS (object, fields->error);

  if (!object)
    return;
  taken->on_time = read_count (&members, "on_time");
  taken->late = read_count (&members, "late");
  taken->pending = read_count (&members, "pending");
  fields->failed |= members.failed;
}

static void
read_all (GuichetPortalFigures *self,
          GuichetJsonFields    *fields)
{
  self->from = read_day (fields, "from");
  self->to = read_day (fields, "to") + 1;
  if (!fields->failed && self->to <= self->from)
    guichet_json_fail (fields, "to", "is before from");
  self->recorded = read_count (fields, "recorded");
  self->statuses = read_counts (fields, "by_status");
  self->progiciels = read_counts (fields, "by_progiciel");
  self->levels = read_counts (fields, "by_criticality");
  read_taken (fields, &self->taken);
}

/* Helpers: comparing */

static void
figure_free (gpointer data)
{
  GuichetPortalFigure *self = data;

  g_free (self->word);
  g_free (self);
}

static GuichetPortalFigure *
add_figure (GPtrArray          *figures,
            GuichetPortalTopic  topic,
            const char         *word,
            guint               theirs,
            guint               ours)
{
  GuichetPortalFigure *figure = g_new0 (GuichetPortalFigure, 1);

  figure->topic = topic;
  figure->word = g_strdup (word);
  figure->theirs = theirs;
  figure->ours = ours;
  g_ptr_array_add (figures, figure);
  return figure;
}

static void
add_totals (GPtrArray                  *figures,
            const GuichetPortalFigures *self,
            const GuichetFigures       *ours)
{
  const GuichetTally all = guichet_compliance_get_tally (&ours->compliance, TRUE);
  const GuichetTally *telephone = &ours->compliance.tallies[GUICHET_CHANNEL_TELEPHONE];

  add_figure (figures, GUICHET_PORTAL_RECORDED, "", self->recorded, ours->count)->telephone =
    ours->channels[GUICHET_CHANNEL_TELEPHONE];
  add_figure (figures, GUICHET_PORTAL_ON_TIME, "", self->taken.on_time, all.on_time)->telephone =
    telephone->on_time;
  add_figure (figures, GUICHET_PORTAL_LATE, "", self->taken.late, all.late)->telephone =
    telephone->late;
  add_figure (figures, GUICHET_PORTAL_PENDING, "", self->taken.pending, all.pending)->telephone =
    telephone->pending;
}

static guint
take (GHashTable *counts,
      const char *word)
{
  const guint count = GPOINTER_TO_UINT (g_hash_table_lookup (counts, word));

  g_hash_table_remove (counts, word);
  return count;
}

/* Adds what the two sides count otherwise; takes @ours, word by word. */
static void
add_differences (GPtrArray          *figures,
                 GuichetPortalTopic  topic,
                 const GPtrArray    *theirs,
                 GHashTable         *ours)
{
  g_autoptr (GHashTable) owned = ours;
  g_autoptr (GList) left = NULL;

  for (guint i = 0; i < theirs->len; i++)
    {
      const GuichetPortalCount *count = g_ptr_array_index (theirs, i);
      const guint mine = take (ours, count->word);

      if (mine != count->count)
        add_figure (figures, topic, count->word, count->count, mine);
    }
  left = g_list_sort (g_hash_table_get_keys (ours), (GCompareFunc) g_strcmp0);
  for (GList *word = left; word; word = word->next)
    add_figure (figures, topic, word->data, 0,
                GPOINTER_TO_UINT (g_hash_table_lookup (ours, word->data)));
}

static void
count_ours (GHashTable *counts,
            const char *word,
            guint       count)
{
  if (count > 0)
    g_hash_table_insert (counts, g_strdup (word ? word : ""), GUINT_TO_POINTER (count));
}

static GHashTable *
list_statuses (const GuichetFigures *ours)
{
  GHashTable *counts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < GUICHET_N_STATUSES; i++)
    count_ours (counts, guichet_status_to_word ((GuichetStatus) i), ours->statuses[i]);
  return counts;
}

static GHashTable *
list_progiciels (const GuichetFigures *ours)
{
  GHashTable *counts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < ours->progiciels->len; i++)
    {
      const GuichetProgicielFigures *progiciel = g_ptr_array_index (ours->progiciels, i);

      count_ours (counts, progiciel->progiciel, progiciel->count);
    }
  return counts;
}

static GHashTable *
list_levels (const GuichetFigures *ours)
{
  GHashTable *counts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < GUICHET_N_LEVELS; i++)
    count_ours (counts, guichet_criticality_to_word ((GuichetCriticality) i), ours->retained[i]);
  return counts;
}

/* Public API */

/**
 * guichet_portal_figures_from_json:
 * @object: from guichet_json_parse_object(): checked
 *
 * Returns: (transfer full): what @object, the Statistics of the contract, says. Errors:
 *   %GUICHET_JSON_ERROR_CONTENT.
 */
GuichetPortalFigures *
guichet_portal_figures_from_json (JsonObject *object,
                                  GError    **error)
{
  g_autoptr (GuichetPortalFigures) self = g_atomic_rc_box_new0 (GuichetPortalFigures);
  GuichetJsonFields fields = GUICHET_JSON_FIELDS (object, error);
  g_autoptr (JsonNode) node = json_node_init_object (json_node_alloc (), object);

  read_all (self, &fields);
  if (fields.failed)
    return NULL;
  self->text = guichet_json_to_text (node);
  return g_steal_pointer (&self);
}

/**
 * guichet_portal_figures_from_text:
 *
 * Returns: (transfer full): what @text, JSON, says. Errors: those of guichet_json_parse().
 */
GuichetPortalFigures *
guichet_portal_figures_from_text (const char *text,
                                  gsize       length,
                                  GError    **error)
{
  g_autoptr (JsonNode) root =
    guichet_json_parse_object (text, length, &guichet_json_default_limits, error);

  return root ? guichet_portal_figures_from_json (json_node_get_object (root), error) : NULL;
}

/**
 * guichet_portal_figures_ref:
 *
 * Returns: (transfer full): the same figures
 */
GuichetPortalFigures *
guichet_portal_figures_ref (GuichetPortalFigures *self)
{
  return g_atomic_rc_box_acquire (self);
}

/**
 * guichet_portal_figures_unref:
 *
 * Gives back a reference.
 */
void
guichet_portal_figures_unref (GuichetPortalFigures *self)
{
  g_atomic_rc_box_release_full (self, clear);
}

/**
 * guichet_portal_figures_compare:
 * @ours: what is counted here, over the same period
 *
 * Returns: (transfer full) (element-type GuichetPortalFigure): the four totals, whether they
 *   differ or not, then each status, Progiciel and level of which the two counts differ
 */
GPtrArray *
guichet_portal_figures_compare (const GuichetPortalFigures *self,
                                const GuichetFigures       *ours)
{
  GPtrArray *figures = g_ptr_array_new_with_free_func (figure_free);

  add_totals (figures, self, ours);
  add_differences (figures, GUICHET_PORTAL_STATUS, self->statuses, list_statuses (ours));
  add_differences (figures, GUICHET_PORTAL_PROGICIEL, self->progiciels, list_progiciels (ours));
  add_differences (figures, GUICHET_PORTAL_LEVEL, self->levels, list_levels (ours));
  return figures;
}
