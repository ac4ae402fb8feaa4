/* fake-service.c - a service in memory that does what a test tells it
 *
 * It keeps the bytes it accepted by id, as a real one would: the same again is harmless, other
 * bytes under the same id are a conflict. Cursors are the number of pages read, as text.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "fake-service.h"

#include "guichet-attachment.h"
#include "guichet-digest.h"
#include "guichet-outgoing.h"
#include "guichet-receipt.h"
#include "guichet-service-information.h"

#include <string.h>

typedef struct
{
  FakeMoment moment;
  GuichetServiceError code;
  guint times;
} Fault;

struct _FakeService
{
  GObject parent_instance;

  char *service_id;
  char *opening;
  GHashTable *items;
  GHashTable *digests;
  GHashTable *bad_items;
  GHashTable *uploads;
  GHashTable *lost_uploads;
  GPtrArray *pages[GUICHET_N_FEEDS];
  GuichetFeed bad_feed;
  char *bad_cursor;
  GuichetServiceError bad_code;
  Fault faults[FAKE_N_REQUESTS];
  guint counts[FAKE_N_REQUESTS];
};

static void fake_service_iface_init (GuichetServiceInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (FakeService, fake_service, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (GUICHET_TYPE_SERVICE,
                                                      fake_service_iface_init))

static const char information[] =
  "{\"service_id\":\"%s\",\"name\":\"Essai\",\"started_on\":\"2025-09-01\","
  "\"profile\":\"livret-2026-03\",\"telephones\":[],"
  "\"limits\":{\"attachment_bytes\":1048576,\"attachments\":3,\"media_types\":[\"image/png\","
  "\"text/plain\"]},\"progiciels\":[],\"notices\":[]%s%s}";

static GError *
make_error (GuichetServiceError code)
{
  return g_error_new (GUICHET_SERVICE_ERROR, code, "fault %d", code);
}

/* Gives the error to answer with, if one is due at this moment. */
static GError *
strike (FakeService *self,
        FakeRequest  request,
        FakeMoment   moment)
{
  Fault *fault = &self->faults[request];

  if (fault->times == 0 || fault->moment != moment)
    return NULL;
  fault->times--;
  return make_error (fault->code);
}

static GTask *
begin (FakeService         *self,
       FakeRequest          request,
       GCancellable        *cancellable,
       GAsyncReadyCallback  callback,
       gpointer             user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);
  GError *error = strike (self, request, FAKE_BEFORE);

  self->counts[request]++;
  if (!error)
    return task;
  g_task_return_error (task, error);
  g_object_unref (task);
  return NULL;
}

static void
give (GTask          *task,
      FakeRequest     request,
      gpointer        value,
      GDestroyNotify  destroy)
{
  FakeService *self = g_task_get_source_object (task);
  GError *error = strike (self, request, FAKE_AFTER);

  if (error)
    {
      destroy (value);
      g_task_return_error (task, error);
    }
  else
    g_task_return_pointer (task, value, destroy);
  g_object_unref (task);
}

static void
give_done (GTask       *task,
           FakeRequest  request)
{
  GError *error = strike (g_task_get_source_object (task), request, FAKE_AFTER);

  if (error)
    g_task_return_error (task, error);
  else
    g_task_return_boolean (task, TRUE);
  g_object_unref (task);
}

static void
refuse (GTask               *task,
        GuichetServiceError  code)
{
  g_task_return_error (task, make_error (code));
  g_object_unref (task);
}

static GuichetReceipt *
receipt_for (FakeService *self,
             const char  *id)
{
  return guichet_receipt_new (
    &(GuichetReceiptFields){ .id = id,
                             .recorded_at = 1778168700000,
                             .digest = g_hash_table_lookup (self->digests, id),
                             .number = "D-2026-0001",
                             .status = "enregistree" });
}

static void
fake_identify_async (GuichetService      *service,
                     GCancellable        *cancellable,
                     GAsyncReadyCallback  callback,
                     gpointer             user_data)
{
  FakeService *self = FAKE_SERVICE (service);
  GTask *task = begin (self, FAKE_IDENTIFY, cancellable, callback, user_data);

  if (task)
    give (task, FAKE_IDENTIFY, guichet_service_identity_new (self->service_id, "Essai"),
          (GDestroyNotify) guichet_service_identity_free);
}

static void
fake_fetch_information_async (GuichetService      *service,
                              GCancellable        *cancellable,
                              GAsyncReadyCallback  callback,
                              gpointer             user_data)
{
  FakeService *self = FAKE_SERVICE (service);
  GTask *task = begin (self, FAKE_INFORMATION, cancellable, callback, user_data);
  g_autofree char *text =
    g_strdup_printf (information, self->service_id, self->opening ? ",\"opening\":" : "",
                     self->opening ? self->opening : "");

  if (task)
    give (task, FAKE_INFORMATION,
          guichet_service_information_from_text (text, strlen (text), NULL), g_object_unref);
}

static void
fake_fetch_figures_async (GuichetService      *service,
                          GuichetDay           from,
                          GuichetDay           to,
                          GCancellable        *cancellable,
                          GAsyncReadyCallback  callback,
                          gpointer             user_data)
{
  GTask *task = begin (FAKE_SERVICE (service), FAKE_FIGURES, cancellable, callback, user_data);
  g_autofree char *first = guichet_day_format (from);
  g_autofree char *last = guichet_day_format (to - 1);
  g_autofree char *text = g_strdup_printf (
    "{\"from\":\"%s\",\"to\":\"%s\",\"recorded\":7,\"by_status\":{},\"by_progiciel\":{},"
    "\"by_criticality\":{},\"prise_en_charge\":{\"on_time\":0,\"late\":0,\"pending\":7}}",
    first, last);

  if (task)
    give (task, FAKE_FIGURES, guichet_portal_figures_from_text (text, strlen (text), NULL),
          (GDestroyNotify) guichet_portal_figures_unref);
}

static GuichetFeedContent *
read_page (GuichetFeed   feed,
           GBytes       *bytes,
           gpointer      data,
           GError      **error)
{
  GuichetFeedContent *stored = data;
  GuichetFeedContent *content = guichet_feed_content_new ();

  for (guint i = 0; i < stored->demandes->len; i++)
    g_ptr_array_add (content->demandes, g_object_ref (g_ptr_array_index (stored->demandes, i)));
  for (guint i = 0; i < stored->attachments->len; i++)
    g_ptr_array_add (content->attachments,
                     g_ptr_array_ref (g_ptr_array_index (stored->attachments, i)));
  for (guint i = 0; i < stored->events->len; i++)
    g_ptr_array_add (content->events, g_object_ref (g_ptr_array_index (stored->events, i)));
  for (guint i = 0; i < stored->articles->len; i++)
    g_ptr_array_add (content->articles, g_object_ref (g_ptr_array_index (stored->articles, i)));
  g_strfreev (content->removed);
  content->removed = g_strdupv (stored->removed);
  content->cursor = g_strdup (stored->cursor);
  content->more = stored->more;
  return content;
}

static void
fake_fetch_page_async (GuichetService      *service,
                       GuichetFeed          feed,
                       const char          *cursor,
                       guint                limit,
                       GCancellable        *cancellable,
                       GAsyncReadyCallback  callback,
                       gpointer             user_data)
{
  FakeService *self = FAKE_SERVICE (service);
  GTask *task = begin (self, FAKE_PAGE, cancellable, callback, user_data);
  const guint64 place = cursor ? g_ascii_strtoull (cursor, NULL, 10) : 0;
  g_autoptr (GBytes) bytes = g_bytes_new_static ("", 0);

  if (!task)
    return;
  if (cursor && feed == self->bad_feed && g_strcmp0 (cursor, self->bad_cursor) == 0)
    refuse (task, self->bad_code);
  else if (place > self->pages[feed]->len)
    refuse (task, GUICHET_SERVICE_ERROR_CURSOR_UNKNOWN);
  else if (place == self->pages[feed]->len)
    give (task, FAKE_PAGE, guichet_feed_page_new_unchanged (feed), g_object_unref);
  else
    give (task, FAKE_PAGE,
          guichet_feed_page_new (feed, bytes, read_page,
                                 g_ptr_array_index (self->pages[feed], place), NULL),
          g_object_unref);
}

static GBytes *
fake_freeze (GuichetService   *service,
             GuichetOutgoing  *outgoing,
             GError          **error)
{
  const GuichetOutgoingFields *fields = guichet_outgoing_get_fields (outgoing);
  const char *title = fields->demande ? guichet_demande_get_title (fields->demande) : NULL;
  g_autofree char *text = g_strdup_printf ("%s|%s|%s", fields->id, title, fields->text);

  return g_bytes_new (text, strlen (text));
}

static void
fake_send_async (GuichetService      *service,
                 GuichetOutgoingKind  kind,
                 const char          *id,
                 const char          *parent_id,
                 GBytes              *payload,
                 GCancellable        *cancellable,
                 GAsyncReadyCallback  callback,
                 gpointer             user_data)
{
  FakeService *self = FAKE_SERVICE (service);
  GTask *task = begin (self, FAKE_SEND, cancellable, callback, user_data);
  g_autofree char *digest = guichet_digest_of_bytes (payload);
  const char *held = g_hash_table_lookup (self->digests, id);

  if (!task)
    return;
  if (g_hash_table_contains (self->bad_items, id))
    {
      refuse (task, GPOINTER_TO_INT (g_hash_table_lookup (self->bad_items, id)));
      return;
    }
  if (g_hash_table_remove (self->lost_uploads, id))
    {
      refuse (task, GUICHET_SERVICE_ERROR_UPLOAD_LOST);
      return;
    }
  if (held && !g_str_equal (held, digest))
    {
      refuse (task, GUICHET_SERVICE_ERROR_CONFLICT);
      return;
    }
  if (!held)
    {
      g_hash_table_insert (self->items, g_strdup (id), g_bytes_ref (payload));
      g_hash_table_insert (self->digests, g_strdup (id), g_steal_pointer (&digest));
    }
  give (task, FAKE_SEND, receipt_for (self, id), g_object_unref);
}

static void
fake_lookup_async (GuichetService      *service,
                   GuichetOutgoingKind  kind,
                   const char          *id,
                   const char          *parent_id,
                   GCancellable        *cancellable,
                   GAsyncReadyCallback  callback,
                   gpointer             user_data)
{
  FakeService *self = FAKE_SERVICE (service);
  GTask *task = begin (self, FAKE_LOOKUP, cancellable, callback, user_data);

  if (!task)
    return;
  if (g_hash_table_contains (self->digests, id))
    give (task, FAKE_LOOKUP, receipt_for (self, id), g_object_unref);
  else
    refuse (task, GUICHET_SERVICE_ERROR_NOT_FOUND);
}

static void
fake_upload_async (GuichetService        *service,
                   GuichetAttachment     *attachment,
                   GFile                 *content,
                   GFileProgressCallback  progress,
                   gpointer               progress_data,
                   GCancellable          *cancellable,
                   GAsyncReadyCallback    callback,
                   gpointer               user_data)
{
  FakeService *self = FAKE_SERVICE (service);
  GTask *task = begin (self, FAKE_UPLOAD, cancellable, callback, user_data);
  g_autofree char *digest = guichet_digest_of_file (content, NULL, NULL);

  if (!task)
    return;
  if (g_strcmp0 (digest, guichet_attachment_get_sha256 (attachment)) != 0)
    {
      refuse (task, GUICHET_SERVICE_ERROR_FILE);
      return;
    }
  g_hash_table_add (self->uploads, g_strdup (guichet_attachment_get_id (attachment)));
  give_done (task, FAKE_UPLOAD);
}

static void
fake_download_async (GuichetService        *service,
                     GuichetDownload        kind,
                     const char            *id,
                     const char            *sha256,
                     guint64                most_bytes,
                     GFile                 *target,
                     GFileProgressCallback  progress,
                     gpointer               progress_data,
                     GCancellable          *cancellable,
                     GAsyncReadyCallback    callback,
                     gpointer               user_data)
{
  GTask *task = begin (FAKE_SERVICE (service), FAKE_DOWNLOAD, cancellable, callback, user_data);

  if (!task)
    return;
  g_assert_true (g_file_replace_contents (target, "abc", 3, NULL, FALSE, 0, NULL, NULL, NULL));
  give_done (task, FAKE_DOWNLOAD);
}

static gint64
fake_get_skew (GuichetService *service)
{
  return 1500;
}

static void
fake_set_token (GuichetService *service,
                const char     *token)
{
}

static void
fake_service_iface_init (GuichetServiceInterface *iface)
{
  iface->identify_async = fake_identify_async;
  iface->fetch_information_async = fake_fetch_information_async;
  iface->fetch_figures_async = fake_fetch_figures_async;
  iface->fetch_page_async = fake_fetch_page_async;
  iface->freeze = fake_freeze;
  iface->send_async = fake_send_async;
  iface->lookup_async = fake_lookup_async;
  iface->upload_async = fake_upload_async;
  iface->download_async = fake_download_async;
  iface->get_skew = fake_get_skew;
  iface->set_token = fake_set_token;
}

static void
fake_service_finalize (GObject *object)
{
  FakeService *self = FAKE_SERVICE (object);

  g_free (self->service_id);
  g_free (self->opening);
  g_free (self->bad_cursor);
  g_hash_table_unref (self->items);
  g_hash_table_unref (self->digests);
  g_hash_table_unref (self->bad_items);
  g_hash_table_unref (self->uploads);
  g_hash_table_unref (self->lost_uploads);
  for (guint i = 0; i < GUICHET_N_FEEDS; i++)
    g_ptr_array_unref (self->pages[i]);
  G_OBJECT_CLASS (fake_service_parent_class)->finalize (object);
}

static void
fake_service_class_init (FakeServiceClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = fake_service_finalize;
}

static void
fake_service_init (FakeService *self)
{
  self->service_id = g_strdup ("6f1de5a8-6d0e-4c06-a6a1-3a3a7d6c0001");
  self->items =
    g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_bytes_unref);
  self->digests = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->bad_items = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->uploads = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->lost_uploads = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; i < GUICHET_N_FEEDS; i++)
    self->pages[i] = g_ptr_array_new_with_free_func ((GDestroyNotify) guichet_feed_content_free);
}

FakeService *
fake_service_new (void)
{
  return g_object_new (FAKE_TYPE_SERVICE, NULL);
}

/* The next @times requests of that kind end with @code, done or not. */
void
fake_service_fail (FakeService         *self,
                   FakeRequest          request,
                   FakeMoment           moment,
                   GuichetServiceError  code,
                   guint                times)
{
  self->faults[request] = (Fault){ moment, code, times };
}

/* That item is answered with @code whenever it is sent. */
void
fake_service_fail_item (FakeService         *self,
                        const char          *id,
                        GuichetServiceError  code)
{
  g_hash_table_insert (self->bad_items, g_strdup (id), GINT_TO_POINTER (code));
}

void
fake_service_set_id (FakeService *self,
                     const char  *service_id)
{
  g_free (self->service_id);
  self->service_id = g_strdup (service_id);
}

/* When that item is sent for the first time, its uploads have expired. */
void
fake_service_lose_upload_of (FakeService *self,
                             const char  *id)
{
  g_hash_table_add (self->lost_uploads, g_strdup (id));
}

/* What the service says of its opening hours, JSON. */
void
fake_service_set_opening (FakeService *self,
                          const char  *opening)
{
  g_free (self->opening);
  self->opening = g_strdup (opening);
}

/* The service holds something under @id already. */
void
fake_service_hold (FakeService *self,
                   const char  *id,
                   const char  *digest)
{
  g_hash_table_insert (self->digests, g_strdup (id), g_strdup (digest));
}

/* Takes @content; its cursor is set. */
void
fake_service_add_page (FakeService        *self,
                       GuichetFeed         feed,
                       GuichetFeedContent *content)
{
  if (self->pages[feed]->len > 0)
    ((GuichetFeedContent *) g_ptr_array_index (self->pages[feed], self->pages[feed]->len - 1))
      ->more = TRUE;
  content->cursor = g_strdup_printf ("%u", self->pages[feed]->len + 1);
  g_ptr_array_add (self->pages[feed], content);
}

/* The page behind @cursor is answered with @code, for as long as no other one is named. */
void
fake_service_fail_page (FakeService         *self,
                        GuichetFeed          feed,
                        const char          *cursor,
                        GuichetServiceError  code)
{
  self->bad_feed = feed;
  self->bad_code = code;
  g_free (self->bad_cursor);
  self->bad_cursor = g_strdup (cursor);
}

/* The last page says that the next one is behind @cursor again. */
void
fake_service_lead_back (FakeService *self,
                        GuichetFeed  feed,
                        const char  *cursor)
{
  GuichetFeedContent *last =
    g_ptr_array_index (self->pages[feed], self->pages[feed]->len - 1);

  g_free (last->cursor);
  last->cursor = g_strdup (cursor);
  last->more = TRUE;
}

/* As a service restored from a backup: cursors given before mean nothing. */
void
fake_service_forget_pages (FakeService *self)
{
  for (guint i = 0; i < GUICHET_N_FEEDS; i++)
    g_ptr_array_set_size (self->pages[i], 0);
}

guint
fake_service_count (FakeService *self,
                    FakeRequest  request)
{
  return self->counts[request];
}

GBytes *
fake_service_get_item (FakeService *self,
                       const char  *id)
{
  return g_hash_table_lookup (self->items, id);
}

gboolean
fake_service_has_upload (FakeService *self,
                         const char  *id)
{
  return g_hash_table_contains (self->uploads, id);
}

void
fake_service_drop_uploads (FakeService *self)
{
  g_hash_table_remove_all (self->uploads);
}
