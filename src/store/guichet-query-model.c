/* guichet-query-model.c - rows of the database as a list
 *
 * Holds the keys that a query gives, eight bytes a row, and loads a row when it is asked for.
 * As long as somebody holds the object of a row, everybody gets that one.
 *
 * After a commit on one of its tables the query runs again. Each contiguous difference is one
 * items_changed, during which the list is what it says; objects that are held are brought up to
 * date. No statement stays open: no read transaction outlives a call.
 *
 * A query that reads a whole table runs on the worker: the list stays as it is meanwhile, and
 * what comes of a query that is no longer the one wanted is dropped.
 *
 * A row may be deleted between the query and its loading, for the reader always sees the latest
 * commit. Its item is then a blank one, until the news of that commit arrives and removes it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "guichet-query-model.h"

#include "guichet-edit-script.h"

#include <sqlite3.h>

/* How often a listing that is no longer wanted is noticed: a fraction of a millisecond. */
#define STEPS_BETWEEN_LOOKS 10000

/* An object that somebody holds, and the row that it shows. */
typedef struct
{
  GuichetQueryModel *model;
  gint64 key;
  GObject *object;
} Row;

struct _GuichetQueryModel
{
  GObject parent_instance;

  GuichetDatabase *database;
  GType item_type;
  GuichetQuery *query;
  GuichetRowLoader loader;
  gpointer data;
  GArray *keys;
  GHashTable *rows;
  guint64 generation;
  GCancellable *cancellable;
  gboolean asked_again;
  gboolean is_other_query;
  gboolean refreshing;
  gboolean refresh_again;
};

static void list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (GuichetQueryModel, guichet_query_model, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

enum
{
  PROP_N_ITEMS = 1,
  PROP_BUSY,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

enum
{
  REPLACING,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static gint64
key_at (GuichetQueryModel *self,
        guint              position)
{
  return g_array_index (self->keys, gint64, position);
}

/* Rows */

static void
row_gone_cb (gpointer  data,
             GObject  *where_it_was)
{
  Row *row = data;

  row->object = NULL;
  g_hash_table_remove (row->model->rows, &row->key);
}

static void
row_free (Row *row)
{
  if (row->object)
    g_object_weak_unref (row->object, row_gone_cb, row);
  g_free (row);
}

static void
hold_weakly (GuichetQueryModel *self,
             gint64             key,
             GObject           *object)
{
  Row *row = g_new (Row, 1);

  row->model = self;
  row->key = key;
  row->object = object;
  g_object_weak_ref (object, row_gone_cb, row);
  g_hash_table_replace (self->rows, &row->key, row);
}

static GObject *
load_row (GuichetQueryModel *self,
          gint64             key,
          GObject           *existing)
{
  g_autoptr (GError) error = NULL;
  GObject *object =
    self->loader (guichet_database_read (self->database), key, existing, self->data, &error);

  if (error)
    g_warning ("Cannot load row %" G_GINT64_FORMAT ": %s", key, error->message);
  return object;
}

/* Keys */

static void update_keys (GuichetQueryModel *self);
static void refresh (GuichetQueryModel *self,
                     gboolean           rows_too);

static gboolean
run_query (GuichetQuery       *query,
           GuichetConnection  *connection,
           GArray             *keys,
           GError            **error)
{
  g_autoptr (GuichetStatement) statement = guichet_query_prepare (query, connection, error);

  while (statement && guichet_statement_next (statement))
    {
      gint64 key = guichet_statement_get_integer (statement, 0);

      g_array_append_val (keys, key);
    }
  return statement && guichet_statement_end (statement, error);
}

static void
make_edit (GuichetQueryModel *self,
           GuichetEdit       *edit,
           GArray            *after)
{
  if (edit->removed > 0)
    g_array_remove_range (self->keys, edit->position, edit->removed);
  if (edit->added > 0)
    g_array_insert_vals (self->keys, edit->position, &g_array_index (after, gint64, edit->from),
                         edit->added);
  g_list_model_items_changed (G_LIST_MODEL (self), edit->position, edit->removed, edit->added);
}

/* A row that moves down would be there twice for a moment, which views do not bear: where there
 * are several changes, what goes goes first, the last one first; then what comes, the first one
 * first. */
static void
make_edits (GuichetQueryModel *self,
            GArray            *edits,
            GArray            *after)
{
  if (edits->len == 1)
    {
      make_edit (self, &g_array_index (edits, GuichetEdit, 0), after);
      return;
    }
  for (guint i = 0; i < edits->len; i++)
    {
      GuichetEdit going = g_array_index (edits, GuichetEdit, i);

      going.added = 0;
      if (going.removed > 0)
        make_edit (self, &going, after);
    }
  for (guint i = edits->len; i > 0; i--)
    {
      GuichetEdit coming = g_array_index (edits, GuichetEdit, i - 1);

      coming.position = coming.from;
      coming.removed = 0;
      if (coming.added > 0)
        make_edit (self, &coming, after);
    }
}

static void
set_keys (GuichetQueryModel *self,
          GArray            *after)
{
  g_autoptr (GArray) edits = NULL;
  guint n_before = self->keys->len;

  if (self->is_other_query)
    g_signal_emit (self, signals[REPLACING], 0);
  self->is_other_query = FALSE;
  edits = guichet_edit_script_make ((const gint64 *) (gpointer) self->keys->data, n_before,
                                    (const gint64 *) (gpointer) after->data, after->len);
  make_edits (self, edits, after);
  if (self->keys->len != n_before)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_ITEMS]);
}

/* Keys, on the worker */

typedef struct
{
  GWeakRef model;
  GuichetQuery *query;
  GCancellable *cancellable;
  GArray *keys;
} Listing;

static void
listing_clear (gpointer data)
{
  Listing *listing = data;

  guichet_query_unref (listing->query);
  g_object_unref (listing->cancellable);
  g_array_unref (listing->keys);
  g_weak_ref_clear (&listing->model);
}

static void
listing_unref (gpointer listing)
{
  g_rc_box_release_full (listing, listing_clear);
}

static int
is_cancelled_cb (void *data)
{
  return g_cancellable_is_cancelled (data);
}

static gboolean
list_worker (GuichetConnection  *connection,
             gpointer            data,
             GError            **error)
{
  Listing *listing = data;
  sqlite3 *handle = guichet_connection_get_handle (connection);
  gboolean done;

  sqlite3_progress_handler (handle, STEPS_BETWEEN_LOOKS, is_cancelled_cb, listing->cancellable);
  done = run_query (listing->query, connection, listing->keys, error);
  sqlite3_progress_handler (handle, 0, NULL, NULL);
  return done;
}

static void listed_cb (GObject      *source,
                       GAsyncResult *result,
                       gpointer      data);

static void
list_on_worker (GuichetQueryModel *self)
{
  Listing *listing = g_rc_box_new (Listing);

  self->cancellable = g_cancellable_new ();
  listing->query = guichet_query_ref (self->query);
  listing->cancellable = g_object_ref (self->cancellable);
  listing->keys = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_weak_ref_init (&listing->model, self);
  guichet_database_read_async (self->database, list_worker, listing, listing_unref,
                               self->cancellable, listed_cb, g_rc_box_acquire (listing));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_BUSY]);
}

/* Who is told of the rows may ask for others. */
static void
show_listed (GuichetQueryModel *self,
             GArray            *keys)
{
  self->refreshing = TRUE;
  set_keys (self, keys);
  self->refreshing = FALSE;
  if (!self->refresh_again)
    return;
  self->refresh_again = FALSE;
  refresh (self, TRUE);
}

/* News while rows are listed do not stop that: or a busy service would keep it from ending. */
static void
listed_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  Listing *listing = data;
  g_autoptr (GuichetQueryModel) self = g_weak_ref_get (&listing->model);
  g_autoptr (GArray) keys = g_array_ref (listing->keys);
  g_autoptr (GError) error = NULL;
  gboolean done = guichet_database_read_finish (GUICHET_DATABASE (source), result, &error);
  gboolean is_wanted = self && self->cancellable == listing->cancellable;

  listing_unref (listing);
  if (!is_wanted)
    return;
  g_clear_object (&self->cancellable);
  if (done)
    show_listed (self, keys);
  else
    g_warning ("Cannot list rows: %s", error->message);
  if (!self->cancellable && self->asked_again)
    update_keys (self);
  else
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_BUSY]);
}

static void
update_keys (GuichetQueryModel *self)
{
  g_autoptr (GArray) keys = NULL;
  g_autoptr (GError) error = NULL;

  self->asked_again = self->cancellable != NULL;
  if (self->asked_again)
    return;
  if (guichet_query_is_slow (self->query))
    {
      list_on_worker (self);
      return;
    }
  keys = g_array_sized_new (FALSE, FALSE, sizeof (gint64), self->keys->len + 1);
  if (run_query (self->query, guichet_database_read (self->database), keys, &error))
    set_keys (self, keys);
  else
    g_warning ("Cannot list rows: %s", error->message);
}

/* Telling of a change may let objects go: those that are held now are held until all is done. */
static GPtrArray *
list_held (GuichetQueryModel *self,
           GArray            *keys)
{
  GPtrArray *held = g_ptr_array_new_with_free_func (g_object_unref);
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, self->rows);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      Row *row = value;

      g_array_append_val (keys, row->key);
      g_ptr_array_add (held, g_object_ref (row->object));
    }
  return held;
}

/* Brings what is held up to date; gives the keys whose object has to be replaced. */
static GHashTable *
update_rows (GuichetQueryModel *self)
{
  GHashTable *replaced = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_autoptr (GArray) keys = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GPtrArray) held = list_held (self, keys);

  for (guint i = 0; i < held->len; i++)
    {
      gint64 key = g_array_index (keys, gint64, i);
      GObject *existing = g_ptr_array_index (held, i);
      g_autoptr (GObject) object = load_row (self, key, existing);

      if (object && object != existing)
        {
          g_hash_table_remove (self->rows, &key);
          g_hash_table_add (replaced, g_memdup2 (&key, sizeof key));
        }
    }
  return replaced;
}

static void
tell_replaced (GuichetQueryModel *self,
               GHashTable        *replaced)
{
  for (guint i = 0; g_hash_table_size (replaced) > 0 && i < self->keys->len; i++)
    {
      gint64 key = key_at (self, i);

      if (g_hash_table_contains (replaced, &key))
        g_list_model_items_changed (G_LIST_MODEL (self), i, 1, 1);
    }
}

static void
refresh_once (GuichetQueryModel *self,
              gboolean           rows_too)
{
  g_autoptr (GHashTable) replaced = NULL;

  update_keys (self);
  if (!rows_too)
    return;
  replaced = update_rows (self);
  tell_replaced (self, replaced);
}

/* Who is told of a change may ask for another: it is made after the one that is being told. */
static void
refresh (GuichetQueryModel *self,
         gboolean           rows_too)
{
  g_autoptr (GuichetQueryModel) alive = g_object_ref (self);

  if (self->refreshing)
    {
      self->refresh_again = TRUE;
      return;
    }
  self->refreshing = TRUE;
  refresh_once (self, rows_too);
  while (self->refresh_again)
    {
      self->refresh_again = FALSE;
      refresh_once (self, TRUE);
    }
  self->refreshing = FALSE;
}

/* One transaction may change several of the tables: once is enough. */
static void
changed_cb (GuichetDatabase   *database,
            const char        *table,
            GuichetQueryModel *self)
{
  guint64 generation = guichet_database_get_generation (database);

  if (generation == self->generation)
    return;
  self->generation = generation;
  refresh (self, TRUE);
}

static GType
guichet_query_model_get_item_type (GListModel *list)
{
  return GUICHET_QUERY_MODEL (list)->item_type;
}

static guint
guichet_query_model_get_n_items (GListModel *list)
{
  return GUICHET_QUERY_MODEL (list)->keys->len;
}

static gpointer
guichet_query_model_get_item (GListModel *list,
                              guint       position)
{
  GuichetQueryModel *self = GUICHET_QUERY_MODEL (list);
  gint64 key;
  Row *row;
  GObject *object;

  if (position >= self->keys->len)
    return NULL;
  key = key_at (self, position);
  row = g_hash_table_lookup (self->rows, &key);
  if (row)
    return g_object_ref (row->object);
  object = load_row (self, key, NULL);
  if (!object)
    object = g_object_new (self->item_type, NULL);
  hold_weakly (self, key, object);
  return object;
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = guichet_query_model_get_item_type;
  iface->get_n_items = guichet_query_model_get_n_items;
  iface->get_item = guichet_query_model_get_item;
}

static void
guichet_query_model_get_property (GObject    *object,
                                  guint       property_id,
                                  GValue     *value,
                                  GParamSpec *pspec)
{
  switch (property_id)
    {
    case PROP_N_ITEMS:
      g_value_set_uint (value, GUICHET_QUERY_MODEL (object)->keys->len);
      break;
    case PROP_BUSY:
      g_value_set_boolean (value, GUICHET_QUERY_MODEL (object)->cancellable != NULL);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
guichet_query_model_finalize (GObject *object)
{
  GuichetQueryModel *self = GUICHET_QUERY_MODEL (object);

  g_clear_pointer (&self->rows, g_hash_table_unref);
  g_clear_pointer (&self->keys, g_array_unref);
  if (self->cancellable)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->query, guichet_query_unref);
  g_clear_object (&self->database);
  G_OBJECT_CLASS (guichet_query_model_parent_class)->finalize (object);
}

static void
guichet_query_model_class_init (GuichetQueryModelClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = guichet_query_model_get_property;
  object_class->finalize = guichet_query_model_finalize;

  /**
   * GuichetQueryModel:n-items:
   *
   * How many rows there are.
   */
  properties[PROP_N_ITEMS] =
    g_param_spec_uint ("n-items", NULL, NULL, 0, G_MAXUINT, 0,
                       G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);

  /**
   * GuichetQueryModel:busy:
   *
   * Whether the list is still what it was before a slow query was given to it.
   */
  properties[PROP_BUSY] =
    g_param_spec_boolean ("busy", NULL, NULL, FALSE,
                          G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  /**
   * GuichetQueryModel::replacing:
   *
   * The rows of another query are about to take the place of these: most of them may change.
   */
  signals[REPLACING] = g_signal_new ("replacing", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                     NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
guichet_query_model_init (GuichetQueryModel *self)
{
  self->keys = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->rows =
    g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, (GDestroyNotify) row_free);
}

/**
 * guichet_query_model_new:
 * @item_type: of the objects that @loader gives; one can be made without properties
 * @tables: (array zero-terminated=1): the tables whose changes matter to the query or the rows
 * @query: (transfer full): gives rowids, each once, in the order of the list
 * @loader: makes the object of a row
 * @data: for @loader; outlives the model
 *
 * Returns: (transfer full): the list, filled; with a slow query it fills when the worker answers
 */
GuichetQueryModel *
guichet_query_model_new (GuichetDatabase    *database,
                         GType               item_type,
                         const char *const  *tables,
                         GuichetQuery       *query,
                         GuichetRowLoader    loader,
                         gpointer            data)
{
  GuichetQueryModel *self = g_object_new (GUICHET_TYPE_QUERY_MODEL, NULL);

  self->database = g_object_ref (database);
  self->item_type = item_type;
  self->query = query;
  self->loader = loader;
  self->data = data;
  self->generation = guichet_database_get_generation (database);
  for (; *tables; tables++)
    {
      g_autofree char *signal = g_strconcat ("changed::", *tables, NULL);

      g_signal_connect_object (database, signal, G_CALLBACK (changed_cb), self, 0);
    }
  update_keys (self);
  return self;
}

/**
 * guichet_query_model_set_query:
 * @query: (transfer full): gives rowids of the same table
 *
 * Filters or sorts otherwise. Rows that are in both lists keep their objects. With a slow query
 * the list changes when the worker answers; what was asked before and is not answered is dropped.
 */
void
guichet_query_model_set_query (GuichetQueryModel *self,
                               GuichetQuery      *query)
{
  g_return_if_fail (GUICHET_IS_QUERY_MODEL (self));

  guichet_query_unref (self->query);
  self->query = query;
  self->is_other_query = TRUE;
  if (self->cancellable)
    {
      g_cancellable_cancel (self->cancellable);
      g_clear_object (&self->cancellable);
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_BUSY]);
    }
  refresh (self, FALSE);
}

/**
 * guichet_query_model_is_busy:
 *
 * Returns: whether a slow query is not answered yet
 */
gboolean
guichet_query_model_is_busy (GuichetQueryModel *self)
{
  g_return_val_if_fail (GUICHET_IS_QUERY_MODEL (self), FALSE);

  return self->cancellable != NULL;
}

/**
 * guichet_query_model_find:
 * @key: the rowid of a row
 *
 * Returns: where the row is, without reading any; %G_MAXUINT where it is not
 */
guint
guichet_query_model_find (GuichetQueryModel *self,
                          gint64             key)
{
  g_return_val_if_fail (GUICHET_IS_QUERY_MODEL (self), G_MAXUINT);

  for (guint i = 0; i < self->keys->len; i++)
    if (key_at (self, i) == key)
      return i;
  return G_MAXUINT;
}
