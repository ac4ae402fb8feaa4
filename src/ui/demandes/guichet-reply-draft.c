/* guichet-reply-draft.c - the answer that is being written in a Demande
 *
 * There is one for each Demande, whoever shows it: what is written in one place is written in
 * the other. It is stored half a second after the last change, as a draft among what leaves;
 * what changes during a save makes another one follow, and a save that fails is tried again
 * until it succeeds. It lives until all of it is stored, even when nobody looks at it any more.
 *
 * An answer that is taken back is a draft again: what it said comes before what was begun
 * meanwhile, and its own row goes once the whole is stored. So nothing is lost in between.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "guichet-reply-draft.h"

#include "guichet-outgoing-table.h"
#include "guichet-settings.h"

#define QUIET_MS 500
#define RETRY_MS 5000

struct _GuichetReplyDraft
{
  GObject parent_instance;

  GuichetSync *sync;
  GuichetDatabase *database;
  char *demande_id;
  char *id;
  char *text;
  GListStore *files;
  GPtrArray *absorbed; /* the ids of the rows that this one says too, and that are to go */
  GError *error;
  guint timer_id;
  gboolean refuses;
  gboolean changed;
  gboolean saving;
  gboolean sending;
  gboolean stored;
  gboolean held; /* by itself, until all is stored */
};

G_DEFINE_FINAL_TYPE (GuichetReplyDraft, guichet_reply_draft, G_TYPE_OBJECT)

enum
{
  PROP_TEXT = 1,
  PROP_REFUSES,
  PROP_SENDING,
  PROP_ERROR,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

/* Helpers */

static void start_save (GuichetReplyDraft *self);

static GPtrArray *
list_files (GuichetReplyDraft *self)
{
  guint n_files = g_list_model_get_n_items (G_LIST_MODEL (self->files));
  GPtrArray *list = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < n_files; i++)
    g_ptr_array_add (list, g_list_model_get_item (G_LIST_MODEL (self->files), i));
  return list;
}

/* What is handed over is a copy: it cannot change on its way. */
static GuichetOutgoing *
make_item (GuichetReplyDraft *self,
           const char        *text)
{
  g_autoptr (GPtrArray) files = list_files (self);

  return guichet_outgoing_new (
    &(GuichetOutgoingFields){ .id = self->id,
                              .kind = self->refuses ? GUICHET_OUTGOING_VALIDATION
                                                    : GUICHET_OUTGOING_MESSAGE,
                              .parent_id = self->demande_id,
                              .text = text,
                              .attachments = files });
}

static void
set_error (GuichetReplyDraft *self,
           GError            *error)
{
  if (!self->error && !error)
    return;
  g_clear_error (&self->error);
  self->error = error;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ERROR]);
}

static void
set_sending (GuichetReplyDraft *self,
             gboolean           sending)
{
  self->sending = sending;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SENDING]);
}

/* May end @self. */
static void
hold_or_let_go (GuichetReplyDraft *self)
{
  gboolean needed = self->changed || self->saving || self->sending;

  if (needed == self->held)
    return;
  self->held = needed;
  if (needed)
    g_object_ref (self);
  else
    g_object_unref (self);
}

static gboolean
timer_cb (gpointer data)
{
  GuichetReplyDraft *self = data;

  self->timer_id = 0;
  start_save (self);
  return G_SOURCE_REMOVE;
}

static void
start_timer (GuichetReplyDraft *self,
             guint              delay_ms)
{
  g_clear_handle_id (&self->timer_id, g_source_remove);
  self->timer_id = g_timeout_add (delay_ms, timer_cb, self);
}

static void
note_change (GuichetReplyDraft *self)
{
  self->changed = TRUE;
  start_timer (self, QUIET_MS);
  hold_or_let_go (self);
}

typedef struct
{
  GuichetReplyDraft *draft;
  char *id;
} Discard;

static void
discarded_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      data)
{
  Discard *discard = data;
  guint index;

  /* A row that did not go is still known here: it is not absorbed again. */
  if (guichet_sync_command_finish (GUICHET_SYNC (source), result, NULL)
      && g_ptr_array_find_with_equal_func (discard->draft->absorbed, discard->id, g_str_equal,
                                           &index))
    g_ptr_array_remove_index (discard->draft->absorbed, index);
  g_object_unref (discard->draft);
  g_free (discard->id);
  g_free (discard);
}

static void
discard_absorbed (GuichetReplyDraft *self)
{
  for (guint i = 0; i < self->absorbed->len; i++)
    {
      Discard *discard = g_new0 (Discard, 1);

      discard->draft = g_object_ref (self);
      discard->id = g_strdup (g_ptr_array_index (self->absorbed, i));
      guichet_sync_discard_async (self->sync, discard->id, NULL, discarded_cb, discard);
    }
}

static void
saved_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      data)
{
  g_autoptr (GuichetReplyDraft) self = data;
  GError *error = NULL;

  self->saving = FALSE;
  if (guichet_sync_command_finish (GUICHET_SYNC (source), result, &error))
    {
      self->stored = TRUE;
      discard_absorbed (self);
      if (self->changed && self->timer_id == 0 && !self->sending)
        start_save (self);
    }
  else if (!self->sending)
    {
      self->changed = TRUE;
      start_timer (self, RETRY_MS);
    }
  set_error (self, error);
  hold_or_let_go (self);
}

static void
start_save (GuichetReplyDraft *self)
{
  g_autoptr (GuichetOutgoing) item = NULL;

  g_clear_handle_id (&self->timer_id, g_source_remove);
  if (self->saving || self->sending || !self->changed)
    return;
  self->saving = TRUE;
  self->changed = FALSE;
  item = make_item (self, self->text);
  guichet_sync_save_reply_async (self->sync, item, NULL, saved_cb, g_object_ref (self));
}

static gboolean
is_empty (GuichetReplyDraft *self)
{
  return *self->text == '\0' && g_list_model_get_n_items (G_LIST_MODEL (self->files)) == 0;
}

static void
take_files (GuichetReplyDraft *self,
            GPtrArray         *files)
{
  for (guint i = 0; files && i < files->len; i++)
    g_list_store_append (self->files, g_ptr_array_index (files, i));
}

/* Takes the place of a stored one. */
static void
become (GuichetReplyDraft           *self,
        const GuichetOutgoingFields *fields)
{
  g_free (self->id);
  self->id = g_strdup (fields->id);
  self->stored = TRUE;
  take_files (self, fields->attachments);
  guichet_reply_draft_set_text (self, fields->text);
  guichet_reply_draft_set_refuses (self, fields->kind == GUICHET_OUTGOING_VALIDATION);
  self->changed = FALSE;
  g_clear_handle_id (&self->timer_id, g_source_remove);
  hold_or_let_go (self);
}

static void
absorb (GuichetReplyDraft           *self,
        const GuichetOutgoingFields *fields)
{
  const char *theirs = fields->text ? fields->text : "";
  g_autofree char *joined = *theirs && *self->text
                              ? g_strconcat (theirs, "\n\n", self->text, NULL)
                              : g_strconcat (theirs, self->text, NULL);

  g_ptr_array_add (self->absorbed, g_strdup (fields->id));
  take_files (self, fields->attachments);
  guichet_reply_draft_set_text (self, joined);
  if (fields->kind == GUICHET_OUTGOING_VALIDATION)
    guichet_reply_draft_set_refuses (self, TRUE);
  note_change (self);
}

static gboolean
is_absorbed (GuichetReplyDraft *self,
             const char        *id)
{
  return g_ptr_array_find_with_equal_func (self->absorbed, id, g_str_equal, NULL);
}

/* An acceptance that was taken back says nothing that could be edited. */
static void
read_stored (GuichetReplyDraft *self)
{
  g_autoptr (GPtrArray) drafts = guichet_outgoing_table_list_drafts (
    guichet_database_read (self->database), self->demande_id, NULL);

  for (guint i = 0; drafts && i < drafts->len; i++)
    {
      const GuichetOutgoingFields *fields =
        guichet_outgoing_get_fields (g_ptr_array_index (drafts, i));

      if (fields->accepted || g_str_equal (fields->id, self->id)
          || is_absorbed (self, fields->id))
        continue;
      if (!self->stored && !self->held && is_empty (self))
        become (self, fields);
      else
        absorb (self, fields);
    }
}

static void
begin_anew (GuichetReplyDraft *self)
{
  g_free (self->id);
  self->id = g_uuid_string_random ();
  self->stored = FALSE;
  g_list_store_remove_all (self->files);
  guichet_reply_draft_set_text (self, "");
  guichet_reply_draft_set_refuses (self, FALSE);
  self->changed = FALSE;
  g_clear_handle_id (&self->timer_id, g_source_remove);
}

/* Callbacks */

static void
outgoing_changed_cb (GuichetReplyDraft *self)
{
  if (!self->sending)
    read_stored (self);
}

static void
sent_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      data)
{
  g_autoptr (GTask) task = data;
  g_autoptr (GuichetReplyDraft) self = g_object_ref (g_task_get_source_object (task));
  GError *error = NULL;

  if (guichet_sync_command_finish (GUICHET_SYNC (source), result, &error))
    {
      g_task_return_pointer (task, g_strdup (self->id), g_free);
      begin_anew (self);
      set_error (self, NULL);
    }
  else
    {
      g_task_return_error (task, error);
      note_change (self);
    }
  set_sending (self, FALSE);
  hold_or_let_go (self);
}

/* Overrides */

static void
guichet_reply_draft_get_property (GObject    *object,
                                  guint       property_id,
                                  GValue     *value,
                                  GParamSpec *pspec)
{
  GuichetReplyDraft *self = GUICHET_REPLY_DRAFT (object);

  switch (property_id)
    {
    case PROP_TEXT:
      g_value_set_string (value, self->text);
      break;
    case PROP_REFUSES:
      g_value_set_boolean (value, self->refuses);
      break;
    case PROP_SENDING:
      g_value_set_boolean (value, self->sending);
      break;
    case PROP_ERROR:
      g_value_set_boxed (value, self->error);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
guichet_reply_draft_dispose (GObject *object)
{
  GuichetReplyDraft *self = GUICHET_REPLY_DRAFT (object);

  g_clear_handle_id (&self->timer_id, g_source_remove);
  g_clear_object (&self->sync);
  g_clear_object (&self->database);
  g_clear_object (&self->files);
  G_OBJECT_CLASS (guichet_reply_draft_parent_class)->dispose (object);
}

static void
guichet_reply_draft_finalize (GObject *object)
{
  GuichetReplyDraft *self = GUICHET_REPLY_DRAFT (object);

  g_free (self->demande_id);
  g_free (self->id);
  g_free (self->text);
  g_ptr_array_unref (self->absorbed);
  g_clear_error (&self->error);
  G_OBJECT_CLASS (guichet_reply_draft_parent_class)->finalize (object);
}

static void
guichet_reply_draft_class_init (GuichetReplyDraftClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = guichet_reply_draft_get_property;
  object_class->dispose = guichet_reply_draft_dispose;
  object_class->finalize = guichet_reply_draft_finalize;

  properties[PROP_TEXT] = g_param_spec_string ("text", NULL, NULL, "", flags);
  properties[PROP_REFUSES] = g_param_spec_boolean ("refuses", NULL, NULL, FALSE, flags);
  properties[PROP_SENDING] = g_param_spec_boolean ("sending", NULL, NULL, FALSE, flags);
  properties[PROP_ERROR] = g_param_spec_boxed ("error", NULL, NULL, G_TYPE_ERROR, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
guichet_reply_draft_init (GuichetReplyDraft *self)
{
  self->id = g_uuid_string_random ();
  self->text = g_strdup ("");
  self->files = g_list_store_new (GUICHET_TYPE_ATTACHMENT);
  self->absorbed = g_ptr_array_new_with_free_func (g_free);
}

/* Helpers: one for each Demande */

static void
forget_cb (gpointer  living,
           GObject  *dead)
{
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, living);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    if (value == dead)
      g_hash_table_iter_remove (&iter);
  g_hash_table_unref (living);
}

/* Those that live, kept with what stores them. */
static GHashTable *
get_living (GuichetSync *sync)
{
  GHashTable *living = g_object_get_data (G_OBJECT (sync), "guichet-reply-drafts");

  if (!living)
    {
      living = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
      g_object_set_data_full (G_OBJECT (sync), "guichet-reply-drafts", living,
                              (GDestroyNotify) g_hash_table_unref);
    }
  return living;
}

static GuichetReplyDraft *
reply_draft_new (GuichetSync     *sync,
                 GuichetDatabase *database,
                 const char      *demande_id)
{
  GuichetReplyDraft *self = g_object_new (GUICHET_TYPE_REPLY_DRAFT, NULL);

  self->sync = g_object_ref (sync);
  self->database = g_object_ref (database);
  self->demande_id = g_strdup (demande_id);
  g_signal_connect_object (self->files, "items-changed", G_CALLBACK (note_change), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (database, "changed::outgoing", G_CALLBACK (outgoing_changed_cb), self,
                           G_CONNECT_SWAPPED);
  read_stored (self);
  return self;
}

/* Public API */

/**
 * guichet_reply_draft_open:
 * @sync: stores and sends it
 * @database: where it is stored
 * @demande_id: the Demande that it answers in
 *
 * Returns: (transfer full): what is being written there, empty if nothing is
 */
GuichetReplyDraft *
guichet_reply_draft_open (GuichetSync     *sync,
                          GuichetDatabase *database,
                          const char      *demande_id)
{
  GHashTable *living = get_living (sync);
  GuichetReplyDraft *self = g_hash_table_lookup (living, demande_id);

  if (self)
    return g_object_ref (self);
  self = reply_draft_new (sync, database, demande_id);
  g_hash_table_insert (living, g_strdup (demande_id), self);
  g_object_weak_ref (G_OBJECT (self), forget_cb, g_hash_table_ref (living));
  return self;
}

/**
 * guichet_reply_draft_get_id:
 *
 * Returns: the id that it is stored under, and will be sent under
 */
const char *
guichet_reply_draft_get_id (GuichetReplyDraft *self)
{
  return self->id;
}

/**
 * guichet_reply_draft_get_text:
 *
 * Returns: what is written, as it is
 */
const char *
guichet_reply_draft_get_text (GuichetReplyDraft *self)
{
  return self->text;
}

/**
 * guichet_reply_draft_set_text:
 * @text: (nullable): what is written
 *
 * Changes what is written, and has it stored soon.
 */
void
guichet_reply_draft_set_text (GuichetReplyDraft *self,
                              const char        *text)
{
  g_autofree char *old = NULL;

  if (g_strcmp0 (self->text, text ? text : "") == 0)
    return;
  old = self->text;
  self->text = g_strdup (text ? text : "");
  note_change (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TEXT]);
}

/**
 * guichet_reply_draft_get_refuses:
 *
 * Returns: whether it refuses what was delivered, and says why
 */
gboolean
guichet_reply_draft_get_refuses (GuichetReplyDraft *self)
{
  return self->refuses;
}

/**
 * guichet_reply_draft_set_refuses:
 *
 * Makes a refusal of it, or a message again.
 */
void
guichet_reply_draft_set_refuses (GuichetReplyDraft *self,
                                 gboolean           refuses)
{
  if (self->refuses == refuses)
    return;
  self->refuses = refuses;
  note_change (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_REFUSES]);
}

/**
 * guichet_reply_draft_get_files:
 *
 * Returns: (transfer none): the #GuichetAttachment that go with it; what is added or removed is
 *   stored soon
 */
GListStore *
guichet_reply_draft_get_files (GuichetReplyDraft *self)
{
  return self->files;
}

/**
 * guichet_reply_draft_can_send:
 *
 * Says whether there is something to send: a text, or files; a refusal needs its reason.
 */
gboolean
guichet_reply_draft_can_send (GuichetReplyDraft *self)
{
  g_autofree char *text = g_strstrip (g_strdup (self->text));

  if (self->sending)
    return FALSE;
  return *text != '\0'
         || (!self->refuses && g_list_model_get_n_items (G_LIST_MODEL (self->files)) > 0);
}

/**
 * guichet_reply_draft_is_sending:
 *
 * Says whether it is being queued: nothing can be changed meanwhile.
 */
gboolean
guichet_reply_draft_is_sending (GuichetReplyDraft *self)
{
  return self->sending;
}

/**
 * guichet_reply_draft_append:
 * @text: a ready text
 *
 * Puts a text after what is written already.
 */
void
guichet_reply_draft_append (GuichetReplyDraft *self,
                            const char        *text)
{
  g_autofree char *joined =
    *self->text ? g_strconcat (self->text, "\n\n", text, NULL) : g_strdup (text);

  guichet_reply_draft_set_text (self, joined);
}

/**
 * guichet_reply_draft_save_now:
 *
 * Stores what changed, without waiting for half a second of quiet.
 */
void
guichet_reply_draft_save_now (GuichetReplyDraft *self)
{
  start_save (self);
}

/**
 * guichet_reply_draft_send_async:
 *
 * Queues it; a refusal can be taken back for guichet_settings_read_undo_ms(). Then another one
 * begins.
 */
void
guichet_reply_draft_send_async (GuichetReplyDraft   *self,
                                GAsyncReadyCallback  callback,
                                gpointer             user_data)
{
  g_autofree char *text = g_strstrip (g_strdup (self->text));
  g_autoptr (GuichetOutgoing) item = make_item (self, text);
  GTask *task = g_task_new (self, NULL, callback, user_data);

  g_task_set_source_tag (task, guichet_reply_draft_send_async);
  g_task_set_task_data (task, GINT_TO_POINTER (self->refuses), NULL);
  g_clear_handle_id (&self->timer_id, g_source_remove);
  set_sending (self, TRUE);
  hold_or_let_go (self);
  guichet_sync_send_reply_async (self->sync, item,
                                 self->refuses ? guichet_settings_read_undo_ms () : 0, NULL,
                                 sent_cb, task);
}

/**
 * guichet_reply_draft_send_finish:
 * @refused: (out) (optional): whether it refuses a delivery
 *
 * Returns: (transfer full) (nullable): the id of what was queued. Errors: those of
 *   guichet_sync_send_reply_async()
 */
char *
guichet_reply_draft_send_finish (GuichetReplyDraft  *self,
                                 GAsyncResult       *result,
                                 gboolean           *refused,
                                 GError            **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  if (refused)
    *refused = GPOINTER_TO_INT (g_task_get_task_data (G_TASK (result)));
  return g_task_propagate_pointer (G_TASK (result), error);
}
