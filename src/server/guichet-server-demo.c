/* guichet-server-demo.c - the demonstration: its content and its technician
 *
 * An empty service is filled with the files of $GUICHET_DEMO_DIR, else of the installed
 * data; DIR/token holds the client's token. Once a second the technician
 * looks at the last thing that happened to each Demande of the client, and does what the
 * script below says when that has stood for a few seconds. These are real seconds, counted
 * from when it was first seen: neither a frozen clock nor a restart disturbs the play, whose
 * whole state is in the database.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "guichet-server-demo.h"

#include "guichet-config.h"
#include "guichet-server-agent.h"
#include "guichet-server-import.h"
#include "guichet-server-tokens.h"

#define TECHNICIAN "Quentin Dessablons"
#define SUBJECT "Service informatique"
#define SECOND_US G_GINT64_CONSTANT (1000000)

struct _GuichetServerDemo
{
  GObject parent_instance;

  GuichetServerStore *store;
  GuichetClock *clock;
  GHashTable *seen; /* Demande id -> Sight */
  guint tick_id;
};

G_DEFINE_FINAL_TYPE (GuichetServerDemo, guichet_server_demo, G_TYPE_OBJECT)

/* The last event of a Demande, and since when it is known (monotonic time). */
typedef struct
{
  gint64 seq;
  gint64 since;
} Sight;

/* What the technician does when the status, the criticality and the last event's kind and
 * side are these; NULL is any. The first that fits counts. */
typedef struct
{
  const char *status;
  const char *criticality;
  const char *kind;
  const char *side;
  int seconds;
  const char *action;
  const char *delivered;
  const char *text;
} Cue;

static const Cue script[] = {
  { NULL, NULL, "message", "client", 5, "message", NULL,
    "Merci pour ces précisions, je les ajoute au dossier et je poursuis l’analyse." },
  { "enregistree", NULL, NULL, NULL, 4, "take-charge", NULL,
    "Bonjour, je prends votre Demande en charge. Je commence par la reproduire avec les éléments "
    "que vous avez joints." },
  { "prise_en_charge", NULL, NULL, NULL, 6, "qualify", NULL,
    "Anomalie reproduite sur notre plateforme dans la version que vous indiquez." },
  { "qualifiee", "bloquante", NULL, NULL, 10, "plan", NULL,
    "Plan d’action corrective : correctif en cours de préparation, recette interne, puis "
    "livraison par l’espace de téléchargement." },
  { "plan_fourni", NULL, NULL, NULL, 15, "deliver", "correction",
    "Le correctif est disponible dans l’espace média. Merci de valider la correction." },
  { "qualifiee", "majeure", NULL, NULL, 12, "deliver", "workaround",
    "Une solution de contournement est décrite dans la FAQ. Merci de nous dire si elle "
    "vous convient." },
  { "refusee", NULL, "refusee", NULL, 6, "message", NULL,
    "Nous avons bien noté que la livraison ne convient pas. Je reprends l’analyse." },
  { "refusee", NULL, NULL, NULL, 20, "deliver", "correction",
    "Une nouvelle correction est disponible. Merci de la valider." },
  { "validee", NULL, NULL, NULL, 8, "close", NULL,
    "Merci de votre retour. Je clos la Demande." },
};

/* Helpers: the content */

static char *
find_folder (void)
{
  const char *chosen = g_getenv ("GUICHET_DEMO_DIR");

  return chosen ? g_strdup (chosen) : g_build_filename (GUICHET_PKGDATADIR, "demo", NULL);
}

static int
compare_paths (gconstpointer a,
               gconstpointer b)
{
  return g_strcmp0 (*(const char *const *) a, *(const char *const *) b);
}

static char **
list_files (const char *folder,
            GError    **error)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, error);
  g_autoptr (GPtrArray) paths = g_ptr_array_new ();
  const char *name;

  if (!dir)
    return NULL;
  while ((name = g_dir_read_name (dir)))
    if (g_str_has_suffix (name, ".jsonl"))
      g_ptr_array_add (paths, g_build_filename (folder, name, NULL));
  g_ptr_array_sort (paths, compare_paths);
  g_ptr_array_add (paths, NULL);
  return (char **) g_ptr_array_free (g_steal_pointer (&paths), FALSE);
}

static gboolean
is_empty (GuichetServerDemo *self,
          gboolean          *empty,
          GError           **error)
{
  guichet_server_store_begin (self->store, GUICHET_SERVER_READS);
  *empty = guichet_server_store_count (self->store, "SELECT count(*) FROM log", "") == 0;
  return guichet_server_store_end (self->store, error);
}

static gboolean
fill (GuichetServerDemo *self,
      GError           **error)
{
  g_autofree char *folder = find_folder ();
  g_auto (GStrv) paths = NULL;
  gboolean empty;

  if (!is_empty (self, &empty, error))
    return FALSE;
  if (!empty)
    return TRUE;
  paths = list_files (folder, error);
  return paths
         && guichet_server_import_files (self->store, paths,
                                         guichet_clock_get_now (self->clock), error);
}

static gboolean
write_token (GuichetServerDemo *self,
             GError           **error)
{
  g_autofree char *path =
    g_build_filename (guichet_server_store_get_folder (self->store), "token", NULL);
  g_autofree char *token = NULL;

  if (g_file_test (path, G_FILE_TEST_EXISTS))
    return TRUE;
  guichet_server_store_begin (self->store, GUICHET_SERVER_WRITES);
  token = guichet_server_tokens_add (self->store, SUBJECT, guichet_clock_get_now (self->clock));
  return guichet_server_store_end (self->store, error)
         && g_file_set_contents_full (path, token, -1, G_FILE_SET_CONTENTS_CONSISTENT, 0600,
                                      error);
}

/* Helpers: the technician */

/* How long the Demande's last event has been known, in seconds. */
static gint64
seconds_seen (GuichetServerDemo *self,
              const char        *demande,
              gint64             seq)
{
  gint64 now = g_get_monotonic_time ();
  Sight *sight = g_hash_table_lookup (self->seen, demande);

  if (!sight)
    {
      sight = g_new0 (Sight, 1);
      g_hash_table_insert (self->seen, g_strdup (demande), sight);
    }
  if (sight->seq != seq)
    *sight = (Sight){ seq, now };
  return (now - sight->since) / SECOND_US;
}

static gboolean
fits (const char *wanted,
      const char *actual)
{
  return !wanted || g_strcmp0 (wanted, actual) == 0;
}

static const Cue *
find_cue (GuichetServerRows *rows)
{
  for (guint i = 0; i < G_N_ELEMENTS (script); i++)
    if (fits (script[i].status, guichet_server_rows_text (rows, 1))
        && fits (script[i].criticality, guichet_server_rows_text (rows, 2))
        && fits (script[i].kind, guichet_server_rows_text (rows, 5))
        && fits (script[i].side, guichet_server_rows_text (rows, 6)))
      return &script[i];
  return NULL;
}

static void
play (GuichetServerDemo *self,
      const char        *demande,
      const char        *proposed,
      const Cue         *cue)
{
  g_autoptr (GError) error = NULL;
  GuichetServerAct act = {
    .action = cue->action,
    .name = TECHNICIAN,
    .text = cue->text,
    .delivered = cue->delivered,
  };

  if (g_str_equal (cue->action, "qualify"))
    act.criticality = proposed ? proposed : "mineure";
  if (!guichet_server_agent_act (self->store, demande, &act,
                                 guichet_clock_get_now (self->clock), &error))
    guichet_server_store_fail (self->store, g_steal_pointer (&error));
}

/* Looks for one thing to do, and does it. */
static void
look_around (GuichetServerDemo *self)
{
  g_autoptr (GuichetServerRows) rows = guichet_server_store_query (
    self->store,
    "SELECT d.id, d.status, d.criticality,"
    " json_extract ('{' || d.content || '}', '$.criticality_proposed'), e.seq, e.kind, e.side"
    " FROM demande d JOIN event e ON e.seq = (SELECT max(seq) FROM event WHERE demande = d.id)"
    " WHERE d.digest IS NOT NULL OR EXISTS (SELECT 1 FROM accepted WHERE id = e.id)"
    " ORDER BY e.seq",
    "");

  while (guichet_server_rows_next (rows))
    {
      const Cue *cue = find_cue (rows);
      g_autofree char *demande = g_strdup (guichet_server_rows_text (rows, 0));
      g_autofree char *proposed = g_strdup (guichet_server_rows_text (rows, 3));
      gint64 seconds = seconds_seen (self, demande, guichet_server_rows_integer (rows, 4));

      if (!cue || seconds < cue->seconds)
        continue;
      g_clear_pointer (&rows, guichet_server_rows_free);
      play (self, demande, proposed, cue);
      return;
    }
}

/* Callbacks */

static gboolean
tick_cb (gpointer data)
{
  GuichetServerDemo *self = data;
  g_autoptr (GError) error = NULL;

  guichet_server_store_begin (self->store, GUICHET_SERVER_WRITES);
  look_around (self);
  if (!guichet_server_store_end (self->store, &error))
    g_warning ("The technician could not act: %s", error->message);
  return G_SOURCE_CONTINUE;
}

/* Overrides */

static void
guichet_server_demo_dispose (GObject *object)
{
  GuichetServerDemo *self = GUICHET_SERVER_DEMO (object);

  g_clear_handle_id (&self->tick_id, g_source_remove);
  g_clear_pointer (&self->seen, g_hash_table_unref);
  g_clear_object (&self->store);
  g_clear_object (&self->clock);
  G_OBJECT_CLASS (guichet_server_demo_parent_class)->dispose (object);
}

static void
guichet_server_demo_class_init (GuichetServerDemoClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = guichet_server_demo_dispose;
}

static void
guichet_server_demo_init (GuichetServerDemo *self)
{
  self->seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
}

/* Public API */

/**
 * guichet_server_demo_new:
 *
 * Returns: (transfer full): a demonstration on @store, not yet started
 */
GuichetServerDemo *
guichet_server_demo_new (GuichetServerStore *store,
                         GuichetClock       *clock)
{
  GuichetServerDemo *self = g_object_new (GUICHET_TYPE_SERVER_DEMO, NULL);

  self->store = g_object_ref (store);
  self->clock = g_object_ref (clock);
  return self;
}

/**
 * guichet_server_demo_start:
 *
 * Fills the store when it is empty, writes the client's token, and brings in the technician.
 */
gboolean
guichet_server_demo_start (GuichetServerDemo *self,
                           GError           **error)
{
  if (!fill (self, error) || !write_token (self, error))
    return FALSE;
  self->tick_id = g_timeout_add_seconds (1, tick_cb, self);
  return TRUE;
}
