/* guichet-postie.c - carries what is outgoing to the service
 *
 * One round takes the oldest ready item, again and again, until none is left. For each:
 *
 *   queued   → its attachments are uploaded → frozen (sending) → PUT → receipt → sent
 *   sending  → found so at the start: a crash or a lost reply. The service is asked by the
 *              item's id: it holds our bytes → sent; it holds nothing → queued again;
 *              it holds other bytes → refused ("conflict").
 *
 * Invariants:
 * - Every state is committed before the request that it announces, and the receipt as soon as
 *   it is here: cancelling stops requests, never the writing of what they brought.
 * - Bytes are frozen once, and sent again as they are: repeating is harmless.
 * - Whose fault decides. The item's (refused as it is): it is set aside, refused, and the
 *   others go on. The service's or the road's: the round ends with that error and the facade
 *   backs off. In doubt (5xx, a broken or late answer): the item is put off and the next one
 *   is tried; a second such failure in a row is the service's.
 * - What was taken back while it was being carried is nobody's fault: the round goes on.
 * - A cancelled round asks nothing more, of the service or of the store.
 * - Nothing is ever deleted here.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "guichet-postie.h"

#include "guichet-attachment-table.h"
#include "guichet-backoff.h"
#include "guichet-digest.h"
#include "guichet-outgoing-table.h"
#include "guichet-receipt.h"
#include "guichet-service.h"

struct _GuichetPostie
{
  GObject parent_instance;

  GuichetService *service;
  GuichetDatabase *database;
  GuichetClock *clock;
};

G_DEFINE_FINAL_TYPE (GuichetPostie, guichet_postie, G_TYPE_OBJECT)

/* What a round knows, as its task's data. */
typedef struct
{
  GHashTable *seen;
  GuichetOutgoing *item;
  GuichetAttachment *uploading;
  GHashTable *uploaded_again;
  gboolean impatient;
  guint doubts;
  guint n_sent;
  GError *doubt;
} Round;

/* What one write needs, on the worker. */
typedef struct
{
  GuichetService *service;
  char *id;
  char *problem;
  char *detail;
  gint64 at;
  GuichetReceipt *receipt;
  GBytes *payload;
} Change;

typedef enum
{
  FAULT_OF_ITEM,
  FAULT_OF_UPLOAD,
  FAULT_IN_DOUBT,
  FAULT_OF_SERVICE,
} Fault;

static void take_next (GTask *task);
static void upload_next (GTask *task);

/* Helpers: the round */

static void
round_free (Round *round)
{
  g_hash_table_unref (round->seen);
  g_hash_table_unref (round->uploaded_again);
  g_clear_object (&round->item);
  g_clear_object (&round->uploading);
  g_clear_error (&round->doubt);
  g_free (round);
}

static Round *
round_new (gboolean impatient)
{
  Round *round = g_new0 (Round, 1);

  round->seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  round->uploaded_again = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  round->impatient = impatient;
  return round;
}

static const GuichetOutgoingFields *
get_item (GTask *task)
{
  Round *round = g_task_get_task_data (task);

  return guichet_outgoing_get_fields (round->item);
}

/* Helpers: changes */

static void
change_free (Change *change)
{
  g_free (change->id);
  g_free (change->problem);
  g_free (change->detail);
  g_clear_object (&change->receipt);
  g_clear_pointer (&change->payload, g_bytes_unref);
  g_free (change);
}

static Change *
change_new (GTask *task)
{
  GuichetPostie *self = g_task_get_source_object (task);
  Change *change = g_new0 (Change, 1);

  change->service = self->service;
  change->id = g_strdup (get_item (task)->id);
  return change;
}

static gboolean
freeze_worker (GuichetConnection  *connection,
               gpointer            data,
               GError            **error)
{
  Change *change = data;
  g_autoptr (GuichetOutgoing) item = guichet_outgoing_table_load (connection, change->id, error);
  g_autofree char *digest = NULL;

  if (!item)
    return FALSE;
  change->payload = guichet_service_freeze (change->service, item, error);
  if (!change->payload)
    return FALSE;
  digest = guichet_digest_of_bytes (change->payload);
  return guichet_outgoing_table_freeze (connection, change->id, change->payload, digest, error);
}

static gboolean
sent_worker (GuichetConnection  *connection,
             gpointer            data,
             GError            **error)
{
  Change *change = data;

  return guichet_outgoing_table_sent (connection, change->id, change->receipt, error);
}

static gboolean
refuse_worker (GuichetConnection  *connection,
               gpointer            data,
               GError            **error)
{
  Change *change = data;

  return guichet_outgoing_table_refuse (connection, change->id, change->problem, change->detail,
                                        error);
}

static gboolean
requeue_worker (GuichetConnection  *connection,
                gpointer            data,
                GError            **error)
{
  Change *change = data;

  return guichet_outgoing_table_requeue (connection, change->id, error);
}

static gboolean
defer_worker (GuichetConnection  *connection,
              gpointer            data,
              GError            **error)
{
  Change *change = data;

  return guichet_outgoing_table_defer (connection, change->id, change->problem, change->at, error);
}

static gboolean
uploaded_worker (GuichetConnection  *connection,
                 gpointer            data,
                 GError            **error)
{
  Change *change = data;

  return guichet_attachment_table_set_uploaded (connection, change->id, TRUE, error);
}

static gboolean
forget_uploads_worker (GuichetConnection  *connection,
                       gpointer            data,
                       GError            **error)
{
  Change *change = data;

  return guichet_outgoing_table_requeue (connection, change->id, error)
         && guichet_attachment_table_forget_uploads (connection, change->id, error);
}

/* What is learnt is written even when the round is being cancelled. */
static void
write_change (GTask               *task,
              GuichetDatabaseFunc  func,
              Change              *change,
              GAsyncReadyCallback  callback)
{
  GuichetPostie *self = g_task_get_source_object (task);

  guichet_database_write_async (self->database, func, change, (GDestroyNotify) change_free, NULL,
                                callback, task);
}

/* Whether a write failed because the item was taken back or deleted in the meantime. */
static gboolean
was_taken_back (const GError *error)
{
  return g_error_matches (error, GUICHET_STORE_ERROR, GUICHET_STORE_ERROR_STATE)
         || g_error_matches (error, GUICHET_STORE_ERROR, GUICHET_STORE_ERROR_NOT_FOUND);
}

/* Ends the round when it was cancelled, or when a write failed: then the storage is at fault,
 * and nothing more may be tried. */
static gboolean
has_written (GTask        *task,
             GObject      *source,
             GAsyncResult *result)
{
  GError *error = NULL;

  if (!guichet_database_write_finish (GUICHET_DATABASE (source), result, &error)
      && was_taken_back (error))
    g_clear_error (&error);
  if (error)
    g_task_return_error (task, error);
  else if (!g_task_return_error_if_cancelled (task))
    return TRUE;
  g_object_unref (task);
  return FALSE;
}

static void
written_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      data)
{
  GTask *task = data;

  if (has_written (task, source, result))
    take_next (task);
}

/* Helpers: whose fault */

static Fault
find_fault (const GError *error)
{
  if (error->domain != GUICHET_SERVICE_ERROR)
    return FAULT_OF_SERVICE;
  switch ((GuichetServiceError) error->code)
    {
    case GUICHET_SERVICE_ERROR_FORBIDDEN:
    case GUICHET_SERVICE_ERROR_NOT_FOUND:
    case GUICHET_SERVICE_ERROR_CONFLICT:
    case GUICHET_SERVICE_ERROR_TOO_LARGE:
    case GUICHET_SERVICE_ERROR_INVALID:
    case GUICHET_SERVICE_ERROR_FILE:
      return FAULT_OF_ITEM;
    case GUICHET_SERVICE_ERROR_UPLOAD_LOST:
      return FAULT_OF_UPLOAD;
    case GUICHET_SERVICE_ERROR_UNAVAILABLE:
    case GUICHET_SERVICE_ERROR_BROKEN_ANSWER:
    case GUICHET_SERVICE_ERROR_TIMED_OUT:
      return FAULT_IN_DOUBT;
    case GUICHET_SERVICE_ERROR_UNREACHABLE:
    case GUICHET_SERVICE_ERROR_UNTRUSTED:
    case GUICHET_SERVICE_ERROR_CAPTIVE:
    case GUICHET_SERVICE_ERROR_PROXY:
    case GUICHET_SERVICE_ERROR_SIGN_IN:
    case GUICHET_SERVICE_ERROR_BUSY:
    case GUICHET_SERVICE_ERROR_MISMATCH:
    case GUICHET_SERVICE_ERROR_CURSOR_UNKNOWN:
    default:
      return FAULT_OF_SERVICE;
    }
}

static const char *
problem_word (const GError *error)
{
  const char *problem = error->domain == GUICHET_SERVICE_ERROR
                          ? guichet_service_error_get_problem (error)
                          : NULL;

  if (problem)
    return problem;
  switch (error->code)
    {
    case GUICHET_SERVICE_ERROR_FORBIDDEN:
      return "forbidden";
    case GUICHET_SERVICE_ERROR_NOT_FOUND:
      return "not-found";
    case GUICHET_SERVICE_ERROR_CONFLICT:
      return "conflict";
    case GUICHET_SERVICE_ERROR_TOO_LARGE:
      return "too-large";
    case GUICHET_SERVICE_ERROR_INVALID:
      return "invalid";
    case GUICHET_SERVICE_ERROR_FILE:
      return "file";
    case GUICHET_SERVICE_ERROR_UPLOAD_LOST:
      return "upload-missing";
    default:
      return "unavailable";
    }
}

static const char *
problem_detail (const GError *error)
{
  const char *detail = error->domain == GUICHET_SERVICE_ERROR
                         ? guichet_service_error_get_detail (error)
                         : NULL;

  return detail ? detail : error->message;
}

static void
refuse (GTask      *task,
        const char *problem,
        const char *detail)
{
  Change *change = change_new (task);

  change->problem = g_strdup (problem);
  change->detail = g_strdup (detail);
  write_change (task, refuse_worker, change, written_cb);
}

static void
end_round (GTask  *task,
           GError *error)
{
  if (error)
    g_task_return_error (task, error);
  else
    g_task_return_boolean (task, TRUE);
  g_object_unref (task);
}

static void
put_off (GTask  *task,
         GError *error)
{
  GuichetPostie *self = g_task_get_source_object (task);
  Round *round = g_task_get_task_data (task);
  Change *change = change_new (task);
  const gint64 delay = guichet_backoff_delay (get_item (task)->attempts + 1,
                                              guichet_service_error_get_retry_after (error),
                                              g_random_double ());

  change->problem = g_strdup (problem_word (error));
  change->at = guichet_clock_get_running (self->clock) + delay;
  round->doubts++;
  g_clear_error (&round->doubt);
  round->doubt = error;
  write_change (task, defer_worker, change, written_cb);
}

/* Takes @error: refuses the item, puts it off, tries its uploads again, or ends the round. */
static void
fail (GTask  *task,
      GError *error)
{
  Round *round = g_task_get_task_data (task);
  Fault fault = find_fault (error);
  g_autoptr (GError) owned = NULL;

  if (fault == FAULT_OF_SERVICE || g_cancellable_is_cancelled (g_task_get_cancellable (task)))
    {
      end_round (task, error);
      return;
    }
  if (fault == FAULT_OF_UPLOAD
      && g_hash_table_contains (round->uploaded_again, get_item (task)->id))
    fault = FAULT_IN_DOUBT;
  if (fault == FAULT_IN_DOUBT)
    {
      put_off (task, error);
      return;
    }
  owned = error;
  if (fault == FAULT_OF_ITEM)
    {
      refuse (task, problem_word (error), problem_detail (error));
      return;
    }
  g_hash_table_add (round->uploaded_again, g_strdup (get_item (task)->id));
  g_hash_table_remove (round->seen, get_item (task)->id);
  write_change (task, forget_uploads_worker, change_new (task), written_cb);
}

/* Helpers: one item */

/* Commits what the service said; only then is the item sent. */
static void
keep_receipt (GTask          *task,
              GuichetReceipt *receipt)
{
  Round *round = g_task_get_task_data (task);
  Change *change = change_new (task);

  round->n_sent++;
  round->doubts = 0;
  g_clear_error (&round->doubt);
  change->receipt = g_object_ref (receipt);
  write_change (task, sent_worker, change, written_cb);
}

static void
sent_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      data)
{
  GTask *task = data;
  GError *error = NULL;
  g_autoptr (GuichetReceipt) receipt =
    guichet_service_send_finish (GUICHET_SERVICE (source), result, &error);

  if (receipt)
    keep_receipt (task, receipt);
  else
    fail (task, error);
}

static void
send_payload (GTask  *task,
              GBytes *payload)
{
  GuichetPostie *self = g_task_get_source_object (task);
  const GuichetOutgoingFields *item = get_item (task);

  guichet_service_send_async (self->service, item->kind, item->id, item->parent_id, payload,
                              g_task_get_cancellable (task), sent_cb, task);
}

/* Takes @error, of an item that could not be made or read again: damage is of the item alone. */
static void
fail_to_make (GTask  *task,
              GError *error)
{
  g_autoptr (GError) owned = error;

  if (g_error_matches (error, GUICHET_STORE_ERROR, GUICHET_STORE_ERROR_DAMAGED))
    refuse (task, "damaged", error->message);
  else if (error->domain == GUICHET_SERVICE_ERROR)
    refuse (task, problem_word (error), problem_detail (error));
  else if (was_taken_back (error))
    take_next (task);
  else
    end_round (task, g_steal_pointer (&owned));
}

static void
frozen_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  GTask *task = data;
  GuichetPostie *self = g_task_get_source_object (task);
  GError *error = NULL;
  g_autoptr (GBytes) payload = NULL;
  const gboolean frozen = guichet_database_write_finish (self->database, result, &error);

  if (g_cancellable_is_cancelled (g_task_get_cancellable (task)))
    {
      g_clear_error (&error);
      end_round (task, NULL);
      return;
    }
  if (frozen)
    payload = guichet_outgoing_table_get_payload (guichet_database_read (self->database),
                                                  get_item (task)->id, NULL, &error);
  if (payload)
    send_payload (task, payload);
  else
    fail_to_make (task, error);
}

static void
uploaded_written_cb (GObject      *source,
                     GAsyncResult *result,
                     gpointer      data)
{
  GTask *task = data;

  if (has_written (task, source, result))
    upload_next (task);
}

static void
uploaded_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      data)
{
  GTask *task = data;
  Round *round = g_task_get_task_data (task);
  GError *error = NULL;
  Change *change;

  if (!guichet_service_upload_finish (GUICHET_SERVICE (source), result, &error))
    {
      fail (task, error);
      return;
    }
  change = change_new (task);
  g_free (change->id);
  change->id = g_strdup (guichet_attachment_get_id (round->uploading));
  write_change (task, uploaded_worker, change, uploaded_written_cb);
}

static void
upload (GTask             *task,
        GuichetAttachment *attachment)
{
  GuichetPostie *self = g_task_get_source_object (task);
  Round *round = g_task_get_task_data (task);
  g_autoptr (GFile) content =
    guichet_blob_store_get_file (guichet_database_get_blobs (self->database),
                                 guichet_attachment_get_sha256 (attachment));

  g_set_object (&round->uploading, attachment);
  guichet_service_upload_async (self->service, attachment, content, NULL, NULL,
                                g_task_get_cancellable (task), uploaded_cb, task);
}

/* Uploads the next attachment that the service does not have; freezes the item behind the last. */
static void
upload_next (GTask *task)
{
  GuichetPostie *self = g_task_get_source_object (task);
  GPtrArray *attachments = get_item (task)->attachments;
  GuichetConnection *reader = guichet_database_read (self->database);

  for (guint i = 0; attachments && i < attachments->len; i++)
    {
      GuichetAttachment *attachment = g_ptr_array_index (attachments, i);

      if (!guichet_attachment_table_is_uploaded (reader, guichet_attachment_get_id (attachment)))
        {
          upload (task, attachment);
          return;
        }
    }
  write_change (task, freeze_worker, change_new (task), frozen_cb);
}

/* The service holds something under our id: is it ours? */
static void
compare (GTask          *task,
         GuichetReceipt *receipt)
{
  GuichetPostie *self = g_task_get_source_object (task);
  g_autofree char *digest = NULL;
  GError *error = NULL;
  g_autoptr (GBytes) payload = guichet_outgoing_table_get_payload (
    guichet_database_read (self->database), get_item (task)->id, &digest, &error);

  if (!payload)
    fail_to_make (task, error);
  else if (g_strcmp0 (digest, guichet_receipt_get_fields (receipt)->digest) == 0)
    keep_receipt (task, receipt);
  else
    refuse (task, "conflict", NULL);
}

static void
looked_up_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      data)
{
  GTask *task = data;
  Round *round = g_task_get_task_data (task);
  GError *error = NULL;
  g_autoptr (GuichetReceipt) receipt =
    guichet_service_lookup_finish (GUICHET_SERVICE (source), result, &error);

  if (receipt && g_cancellable_is_cancelled (g_task_get_cancellable (task)))
    end_round (task, NULL);
  else if (receipt)
    compare (task, receipt);
  else if (g_error_matches (error, GUICHET_SERVICE_ERROR, GUICHET_SERVICE_ERROR_NOT_FOUND)
           && !g_cancellable_is_cancelled (g_task_get_cancellable (task)))
    {
      g_clear_error (&error);
      g_hash_table_remove (round->seen, get_item (task)->id);
      write_change (task, requeue_worker, change_new (task), written_cb);
    }
  else
    fail (task, error);
}

static void
look_up (GTask *task)
{
  GuichetPostie *self = g_task_get_source_object (task);
  const GuichetOutgoingFields *item = get_item (task);

  guichet_service_lookup_async (self->service, item->kind, item->id, item->parent_id,
                                g_task_get_cancellable (task), looked_up_cb, task);
}

/* Takes the oldest ready item not yet seen in this round; ends the round when there is none. */
static void
take_next (GTask *task)
{
  GuichetPostie *self = g_task_get_source_object (task);
  Round *round = g_task_get_task_data (task);
  GError *error = NULL;

  if (g_task_return_error_if_cancelled (task))
    {
      g_object_unref (task);
      return;
    }
  if (round->doubts > 1)
    {
      end_round (task, g_steal_pointer (&round->doubt));
      return;
    }
  g_clear_object (&round->item);
  round->item =
    guichet_outgoing_table_next (guichet_database_read (self->database),
                                 guichet_clock_get_running (self->clock), round->impatient,
                                 round->seen, &error);
  if (!round->item)
    {
      end_round (task, error ? error : g_steal_pointer (&round->doubt));
      return;
    }
  g_hash_table_add (round->seen, g_strdup (get_item (task)->id));
  if (get_item (task)->delivery == GUICHET_DELIVERY_SENDING)
    look_up (task);
  else
    upload_next (task);
}

/* Overrides */

static void
guichet_postie_dispose (GObject *object)
{
  GuichetPostie *self = GUICHET_POSTIE (object);

  g_clear_object (&self->service);
  g_clear_object (&self->database);
  g_clear_object (&self->clock);
  G_OBJECT_CLASS (guichet_postie_parent_class)->dispose (object);
}

static void
guichet_postie_class_init (GuichetPostieClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = guichet_postie_dispose;
}

static void
guichet_postie_init (GuichetPostie *self)
{
}

/* Public API */

/**
 * guichet_postie_new:
 * @service: where to carry to
 * @database: open for writing
 *
 * Returns: (transfer full): a postie at rest
 */
GuichetPostie *
guichet_postie_new (GuichetService  *service,
                    GuichetDatabase *database,
                    GuichetClock    *clock)
{
  GuichetPostie *self = g_object_new (GUICHET_TYPE_POSTIE, NULL);

  self->service = g_object_ref (service);
  self->database = g_object_ref (database);
  self->clock = g_object_ref (clock);
  return self;
}

/**
 * guichet_postie_run_async:
 * @impatient: whether to carry what was put off after a failure, too
 *
 * Carries all that is ready. One round at a time.
 */
void
guichet_postie_run_async (GuichetPostie       *self,
                          gboolean             impatient,
                          GCancellable        *cancellable,
                          GAsyncReadyCallback  callback,
                          gpointer             user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, guichet_postie_run_async);
  g_task_set_task_data (task, round_new (impatient), (GDestroyNotify) round_free);
  take_next (task);
}

/**
 * guichet_postie_run_finish:
 * @n_sent: (out) (optional): how many the service took, even when the round ended early
 *
 * Returns: %TRUE when nothing ready is left. Errors: those of the service that stopped the round,
 *   after which what is left waits; those of the store; %G_IO_ERROR_CANCELLED.
 */
gboolean
guichet_postie_run_finish (GuichetPostie  *self,
                           GAsyncResult   *result,
                           guint          *n_sent,
                           GError        **error)
{
  Round *round;

  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  round = g_task_get_task_data (G_TASK (result));
  if (n_sent)
    *n_sent = round->n_sent;
  return g_task_propagate_boolean (G_TASK (result), error);
}
