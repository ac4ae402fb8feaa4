/* guichet-demande-row.c - a Demande as a row
 *
 * The one place that knows which column holds which field. A row is always written whole, with
 * its seal; who may change what is decided in guichet-demande-table.c.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "guichet-demande-row.h"

#include "guichet-json.h"
#include "guichet-seal.h"
#include "guichet-sort-key.h"

/* The texts in the order of their columns, the id first. */
static const GuichetDemandeText texts[] = {
  GUICHET_DEMANDE_ID,
  GUICHET_DEMANDE_TITLE,
  GUICHET_DEMANDE_PROGICIEL,
  GUICHET_DEMANDE_VERSION,
  GUICHET_DEMANDE_CONTEXT,
  GUICHET_DEMANDE_ERROR_MESSAGES,
  GUICHET_DEMANDE_EXPECTED,
  GUICHET_DEMANDE_OBSERVED,
  GUICHET_DEMANDE_WORKAROUND,
  GUICHET_DEMANDE_SCOPE_REASON,
  GUICHET_DEMANDE_SUBJECT,
  GUICHET_DEMANDE_QUALIFICATION,
  GUICHET_DEMANDE_NUMBER,
  GUICHET_DEMANDE_STATUS,
  GUICHET_DEMANDE_AUTHOR,
  GUICHET_DEMANDE_CHANNEL,
  GUICHET_DEMANDE_PROFILE,
  GUICHET_DEMANDE_CONTENT_DIGEST,
};

#define N_TEXTS G_N_ELEMENTS (texts)

enum
{
  COLUMN_STEPS = N_TEXTS,
  COLUMN_REPRODUCIBLE,
  COLUMN_CRITICALITY_PROPOSED,
  COLUMN_CRITICALITY,
  COLUMN_DELIVERY,
  COLUMN_CREATED_AT,
  COLUMN_UNREAD = COLUMN_CREATED_AT + GUICHET_DEMANDE_N_INSTANTS,
  COLUMN_SEAL,
};

/* Sealed: the texts, the steps and the words of the enumerations but the delivery's. */
#define N_SEALED (N_TEXTS + 4)

#define COLUMNS                                                                                    \
  "id, title, progiciel, version, context, error_messages, expected, observed, workaround,"        \
  " scope_reason, subject, qualification, number, status, author, channel, profile,"               \
  " content_digest, steps, reproducible, criticality_proposed, criticality, delivery, created_at," \
  " edited_at, recorded_at, updated_at, unread, seal"

#define SELECT "SELECT " COLUMNS " FROM demande"

#define INSERT                                                                                     \
  "INSERT INTO demande (" COLUMNS ", title_key)"                                                   \
  " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?,"   \
  " ?, ?)"                                                                                         \
  " ON CONFLICT (id) DO UPDATE SET title = excluded.title, title_key = excluded.title_key,"        \
  " progiciel = excluded.progiciel, version = excluded.version, context = excluded.context,"       \
  " error_messages = excluded.error_messages, expected = excluded.expected,"                       \
  " observed = excluded.observed, workaround = excluded.workaround,"                               \
  " scope_reason = excluded.scope_reason, subject = excluded.subject,"                             \
  " qualification = excluded.qualification, number = excluded.number, status = excluded.status,"   \
  " author = excluded.author, channel = excluded.channel, profile = excluded.profile,"             \
  " content_digest = excluded.content_digest, steps = excluded.steps,"                             \
  " reproducible = excluded.reproducible,"                                                         \
  " criticality_proposed = excluded.criticality_proposed, criticality = excluded.criticality,"     \
  " delivery = excluded.delivery, created_at = excluded.created_at,"                               \
  " edited_at = excluded.edited_at, recorded_at = excluded.recorded_at,"                           \
  " updated_at = excluded.updated_at, unread = excluded.unread, seal = excluded.seal"

static char *
steps_to_json (const char *const *steps)
{
  g_autoptr (JsonArray) array = NULL;
  g_autoptr (JsonNode) node = NULL;

  if (!steps[0])
    return g_strdup ("[]");
  array = json_array_new ();
  for (guint i = 0; steps[i]; i++)
    json_array_add_string_element (array, steps[i]);
  node = json_node_init_array (json_node_alloc (), array);
  return guichet_json_to_text (node);
}

static char **
steps_from_json (const char *text)
{
  g_autoptr (GStrvBuilder) steps = g_strv_builder_new ();
  g_autoptr (JsonNode) node = NULL;
  JsonArray *array;

  if (!text || g_str_equal (text, "[]"))
    return NULL;
  node = guichet_json_parse (text, strlen (text), &guichet_json_default_limits, NULL);
  if (!node || !JSON_NODE_HOLDS_ARRAY (node))
    return NULL;
  array = json_node_get_array (node);
  for (guint i = 0; i < json_array_get_length (array); i++)
    if (JSON_NODE_HOLDS_VALUE (json_array_get_element (array, i)))
      g_strv_builder_add (steps, json_array_get_string_element (array, i));
  return g_strv_builder_end (steps);
}

static void
fill (GuichetStatement *statement,
      GuichetDemande   *demande)
{
  g_auto (GStrv) steps =
    steps_from_json (guichet_statement_get_text (statement, COLUMN_STEPS));

  g_object_freeze_notify (G_OBJECT (demande));
  for (guint i = 1; i < N_TEXTS; i++)
    guichet_demande_set_text (demande, texts[i], guichet_statement_get_text (statement, (int) i));
  for (guint i = 0; i < GUICHET_DEMANDE_N_INSTANTS; i++)
    guichet_demande_set_instant (demande, i,
                                 guichet_statement_get_integer (statement,
                                                                COLUMN_CREATED_AT + (int) i));
  guichet_demande_set_steps (demande, (const char *const *) steps);
  guichet_demande_set_reproducible (
    demande, guichet_reproducible_from_word (
               guichet_statement_get_text (statement, COLUMN_REPRODUCIBLE)));
  guichet_demande_set_criticality_proposed (
    demande, guichet_criticality_from_word (
               guichet_statement_get_text (statement, COLUMN_CRITICALITY_PROPOSED)));
  guichet_demande_set_criticality (
    demande,
    guichet_criticality_from_word (guichet_statement_get_text (statement, COLUMN_CRITICALITY)));
  guichet_demande_set_delivery (
    demande, guichet_delivery_from_word (guichet_statement_get_text (statement, COLUMN_DELIVERY)));
  guichet_demande_set_unread (demande,
                              guichet_statement_get_integer (statement, COLUMN_UNREAD) != 0);
  g_object_thaw_notify (G_OBJECT (demande));
}

static gboolean
check_seal (GuichetStatement  *statement,
            const char        *id,
            GError           **error)
{
  g_autoptr (GBytes) seal = guichet_statement_get_bytes (statement, COLUMN_SEAL);
  g_autofree char *what = g_strconcat ("Demande ", id, NULL);
  const char *sealed[N_SEALED];

  for (guint i = 0; i < N_SEALED; i++)
    sealed[i] = guichet_statement_get_text (statement, (int) i);
  return guichet_seal_check (seal, sealed, N_SEALED, what, error);
}

static GBytes *
make_seal (GuichetDemande *demande,
           const char     *steps)
{
  const char *sealed[N_SEALED];

  for (guint i = 0; i < N_TEXTS; i++)
    sealed[i] = guichet_demande_get_text (demande, texts[i]);
  sealed[COLUMN_STEPS] = steps;
  sealed[COLUMN_REPRODUCIBLE] =
    guichet_reproducible_to_word (guichet_demande_get_reproducible (demande));
  sealed[COLUMN_CRITICALITY_PROPOSED] =
    guichet_criticality_to_word (guichet_demande_get_criticality_proposed (demande));
  sealed[COLUMN_CRITICALITY] =
    guichet_criticality_to_word (guichet_demande_get_criticality (demande));
  return guichet_seal_make (sealed, N_SEALED);
}

/**
 * guichet_demande_row_find:
 * @check: whether to compare the texts with their seal
 *
 * Returns: (transfer full): the Demande. Errors: %GUICHET_STORE_ERROR_NOT_FOUND, and
 *   %GUICHET_STORE_ERROR_DAMAGED when it is checked
 */
GuichetDemande *
guichet_demande_row_find (GuichetConnection  *connection,
                          const char         *id,
                          gboolean            check,
                          GError            **error)
{
  g_autoptr (GuichetStatement) statement =
    guichet_connection_query (connection, error, SELECT " WHERE id = ?", "s", id);
  g_autoptr (GuichetDemande) demande = NULL;

  if (!statement)
    return NULL;
  if (guichet_statement_next (statement))
    {
      if (check && !check_seal (statement, id, error))
        return NULL;
      demande = guichet_demande_new (id);
      fill (statement, demande);
    }
  if (!guichet_statement_end (statement, error))
    return NULL;
  if (!demande)
    g_set_error (error, GUICHET_STORE_ERROR, GUICHET_STORE_ERROR_NOT_FOUND, "No Demande %s", id);
  return g_steal_pointer (&demande);
}

/**
 * guichet_demande_row_load:
 * @existing: (nullable): the object that shows the row already: it is brought up to date
 *
 * For lists; the seal is not looked at.
 *
 * Returns: (transfer full) (nullable): the Demande; %NULL when there is none by that key
 */
GObject *
guichet_demande_row_load (GuichetConnection  *connection,
                          gint64              key,
                          GObject            *existing,
                          gpointer            data,
                          GError            **error)
{
  g_autoptr (GuichetStatement) statement =
    guichet_connection_query (connection, error, SELECT " WHERE key = ?", "i", key);
  g_autoptr (GuichetDemande) demande = NULL;
  const char *id;

  if (!statement)
    return NULL;
  if (guichet_statement_next (statement))
    {
      id = guichet_statement_get_text (statement, 0);
      if (existing && g_strcmp0 (guichet_demande_get_id (GUICHET_DEMANDE (existing)), id) == 0)
        demande = g_object_ref (GUICHET_DEMANDE (existing));
      else
        demande = guichet_demande_new (id);
      fill (statement, demande);
    }
  return guichet_statement_end (statement, error) ? (GObject *) g_steal_pointer (&demande) : NULL;
}

/**
 * guichet_demande_row_write:
 *
 * Writes all of @demande, over the row of the same id if there is one.
 */
gboolean
guichet_demande_row_write (GuichetConnection  *connection,
                           GuichetDemande     *demande,
                           GError            **error)
{
  g_autofree char *steps = steps_to_json (guichet_demande_get_steps (demande));
  g_autofree char *title_key = guichet_sort_key_make (guichet_demande_get_title (demande));
  g_autoptr (GBytes) seal = make_seal (demande, steps);

#define TEXT(i) guichet_demande_get_text (demande, texts[i])
#define INSTANT(i) guichet_demande_get_instant (demande, GUICHET_DEMANDE_##i##_AT)
  return guichet_connection_run (
    connection, error, INSERT, "sssssssssssssssssssssssiiiibys", TEXT (0), TEXT (1), TEXT (2),
    TEXT (3), TEXT (4), TEXT (5), TEXT (6), TEXT (7), TEXT (8), TEXT (9), TEXT (10), TEXT (11),
    TEXT (12), TEXT (13), TEXT (14), TEXT (15), TEXT (16), TEXT (17), steps,
    guichet_reproducible_to_word (guichet_demande_get_reproducible (demande)),
    guichet_criticality_to_word (guichet_demande_get_criticality_proposed (demande)),
    guichet_criticality_to_word (guichet_demande_get_criticality (demande)),
    guichet_delivery_to_word (guichet_demande_get_delivery (demande)), INSTANT (CREATED),
    INSTANT (EDITED), INSTANT (RECORDED), INSTANT (UPDATED),
    guichet_demande_get_unread (demande), seal, title_key);
#undef TEXT
#undef INSTANT
}
