/* fake-sync.c - stands in for the exchange, as the composer's tests want it
 *
 * Linked before the real one, so that nothing of that one is used.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "fake-sync.h"

#include "guichet-digest.h"
#include "guichet-store-error.h"
#include "guichet-zone.h"

#include <string.h>

struct _GuichetSync
{
  GObject parent_instance;

  GuichetDatabase *database;
  GuichetServiceInformation *information;
  GuichetReckoning *reckoning;
  GuichetSyncState state;
  GPtrArray *asked;
  GPtrArray *held;
  gboolean holding;
  gboolean sparing;
  char *failing;
  GError *failure;
};

G_DEFINE_FINAL_TYPE (GuichetSync, guichet_sync, G_TYPE_OBJECT)
G_DEFINE_QUARK (guichet-sync-error-quark, guichet_sync_error)

enum
{
  PROP_STATE = 1,
  PROP_INFORMATION,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

/* Helpers */

static void
guichet_sync_get_property (GObject    *object,
                           guint       property_id,
                           GValue     *value,
                           GParamSpec *pspec)
{
}

static void
guichet_sync_finalize (GObject *object)
{
  GuichetSync *self = GUICHET_SYNC (object);

  g_clear_object (&self->database);
  g_clear_object (&self->information);
  g_clear_pointer (&self->reckoning, guichet_reckoning_unref);
  g_ptr_array_unref (self->asked);
  g_ptr_array_unref (self->held);
  g_free (self->failing);
  g_clear_error (&self->failure);
  G_OBJECT_CLASS (guichet_sync_parent_class)->finalize (object);
}

static void
guichet_sync_class_init (GuichetSyncClass *klass)
{
  G_OBJECT_CLASS (klass)->get_property = guichet_sync_get_property;
  G_OBJECT_CLASS (klass)->finalize = guichet_sync_finalize;
  properties[PROP_STATE] = g_param_spec_int ("state", NULL, NULL, 0, 99, 0, G_PARAM_READABLE);
  properties[PROP_INFORMATION] =
    g_param_spec_object ("information", NULL, NULL, GUICHET_TYPE_SERVICE_INFORMATION,
                         G_PARAM_READABLE);
  g_object_class_install_properties (G_OBJECT_CLASS (klass), N_PROPS, properties);
}

static void
guichet_sync_init (GuichetSync *self)
{
  self->state = GUICHET_SYNC_UP_TO_DATE;
  self->asked = g_ptr_array_new_with_free_func (g_free);
  self->held = g_ptr_array_new_with_free_func (g_object_unref);
}

static void
note (GuichetSync *self,
      const char  *command,
      const char  *detail)
{
  g_ptr_array_add (self->asked, g_strdup_printf ("%s %s", command, detail));
}

static gboolean
fails (GuichetSync *self,
       GTask       *task,
       const char  *command)
{
  if (g_strcmp0 (self->failing, command) != 0)
    return FALSE;
  g_clear_pointer (&self->failing, g_free);
  g_task_return_error (task, g_steal_pointer (&self->failure));
  return TRUE;
}

static void
answer (GuichetSync         *self,
        const char          *command,
        const char          *detail,
        GAsyncReadyCallback  callback,
        gpointer             user_data)
{
  g_autoptr (GTask) task = g_task_new (self, NULL, callback, user_data);

  note (self, command, detail);
  if (fails (self, task, command))
    return;
  if (self->holding)
    g_ptr_array_add (self->held, g_steal_pointer (&task));
  else
    g_task_return_boolean (task, TRUE);
}

static void
attach (GuichetSync *self,
        GTask       *task,
        const char  *name,
        GBytes      *content)
{
  g_autofree char *id = g_uuid_string_random ();
  g_autofree char *digest = NULL;
  gboolean png = g_str_has_suffix (name, ".png");

  note (self, "attach", name);
  if (fails (self, task, "attach"))
    return;
  digest = guichet_blob_store_add_bytes (guichet_database_get_blobs (self->database), content,
                                         NULL);
  g_task_return_pointer (task,
                         guichet_attachment_new (id, name, png ? "image/png" : "text/plain",
                                                 g_bytes_get_size (content), digest),
                         g_object_unref);
}

/* What the tests ask of it */

GuichetSync *
fake_sync_new (GuichetDatabase *database,
               const char      *information)
{
  GuichetSync *self = g_object_new (GUICHET_TYPE_SYNC, NULL);
  g_autoptr (GError) error = NULL;

  self->database = database ? g_object_ref (database) : NULL;
  if (information)
    self->information =
      guichet_service_information_from_text (information, strlen (information), &error);
  g_assert_no_error (error);
  return self;
}

void
fake_sync_set_state (GuichetSync      *self,
                     GuichetSyncState  state)
{
  self->state = state;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STATE]);
}

void
fake_sync_fail_next (GuichetSync *self,
                     const char  *command,
                     GQuark       domain,
                     int          code)
{
  g_free (self->failing);
  g_clear_error (&self->failure);
  self->failing = g_strdup (command);
  self->failure = g_error_new (domain, code, "As the test wants it");
}

/* As over a connection that is paid by the amount. */
void
fake_sync_set_sparing (GuichetSync *self,
                       gboolean     sparing)
{
  self->sparing = sparing;
}

void
fake_sync_hold (GuichetSync *self)
{
  self->holding = TRUE;
}

/* Answers what is held, in its order, and the next ones at once. */
void
fake_sync_release (GuichetSync *self)
{
  self->holding = FALSE;
  for (guint i = 0; i < self->held->len; i++)
    g_task_return_boolean (self->held->pdata[i], TRUE);
  g_ptr_array_set_size (self->held, 0);
}

guint
fake_sync_count (GuichetSync *self,
                 const char  *command)
{
  g_autofree char *start = g_strconcat (command, " ", NULL);
  guint count = 0;

  for (guint i = 0; i < self->asked->len; i++)
    count += g_str_has_prefix (self->asked->pdata[i], start);
  return count;
}

const char *
fake_sync_get_last (GuichetSync *self,
                    const char  *command)
{
  g_autofree char *start = g_strconcat (command, " ", NULL);

  for (guint i = self->asked->len; i > 0; i--)
    if (g_str_has_prefix (self->asked->pdata[i - 1], start))
      return (const char *) self->asked->pdata[i - 1] + strlen (start);
  return NULL;
}

/* guichet-sync.h */

GType
guichet_sync_state_get_type (void)
{
  return G_TYPE_INT;
}

GType
guichet_sync_activity_get_type (void)
{
  return G_TYPE_INT;
}

GuichetSyncState
guichet_sync_get_state (GuichetSync *self)
{
  return self->state;
}

GuichetServiceInformation *
guichet_sync_get_information (GuichetSync *self)
{
  return self->information;
}

GuichetReckoning *
guichet_sync_get_reckoning (GuichetSync *self)
{
  g_autoptr (GTimeZone) paris = guichet_zone_new (GUICHET_ZONE_PARIS, NULL);

  if (!self->reckoning && self->information)
    self->reckoning =
      guichet_reckoning_new (self->information, paris, GUICHET_HOLIDAYS_NATIONAL, NULL);
  return self->reckoning;
}

GuichetHolidays
guichet_sync_get_holidays (GuichetSync *self)
{
  return GUICHET_HOLIDAYS_NATIONAL;
}

gboolean
guichet_sync_defers (GuichetSync       *self,
                     GuichetAttachment *attachment)
{
  return self->sparing;
}

guint
guichet_sync_get_aside (GuichetSync *self)
{
  return 0;
}

gint64
guichet_sync_get_skew (GuichetSync *self)
{
  return 0;
}

gboolean
guichet_sync_command_finish (GuichetSync   *self,
                             GAsyncResult  *result,
                             GError       **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

void
guichet_sync_save_draft_async (GuichetSync         *self,
                               GuichetDemande      *demande,
                               GCancellable        *cancellable,
                               GAsyncReadyCallback  callback,
                               gpointer             user_data)
{
  answer (self, "save", guichet_demande_get_title (demande), callback, user_data);
}

void
guichet_sync_delete_draft_async (GuichetSync         *self,
                                 const char          *demande_id,
                                 GCancellable        *cancellable,
                                 GAsyncReadyCallback  callback,
                                 gpointer             user_data)
{
  answer (self, "delete", demande_id, callback, user_data);
}

void
guichet_sync_attach_async (GuichetSync         *self,
                           const char          *demande_id,
                           const char          *name,
                           GBytes              *content,
                           GCancellable        *cancellable,
                           GAsyncReadyCallback  callback,
                           gpointer             user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);

  attach (self, task, name, content);
}

void
guichet_sync_attach_file_async (GuichetSync         *self,
                                const char          *demande_id,
                                GFile               *file,
                                GCancellable        *cancellable,
                                GAsyncReadyCallback  callback,
                                gpointer             user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  g_autofree char *name = g_file_get_basename (file);
  g_autoptr (GBytes) content = g_file_load_bytes (file, NULL, NULL, NULL);

  if (!content)
    g_task_return_new_error (task, GUICHET_SYNC_ERROR, GUICHET_SYNC_ERROR_VANISHED, "gone");
  else if (g_bytes_get_size (content) == 0)
    g_task_return_new_error (task, GUICHET_SYNC_ERROR, GUICHET_SYNC_ERROR_EMPTY_FILE, "empty");
  else
    attach (self, task, name, content);
}

GuichetAttachment *
guichet_sync_attach_finish (GuichetSync   *self,
                            GAsyncResult  *result,
                            GError       **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

void
guichet_sync_detach_async (GuichetSync         *self,
                           const char          *demande_id,
                           const char          *attachment_id,
                           GCancellable        *cancellable,
                           GAsyncReadyCallback  callback,
                           gpointer             user_data)
{
  answer (self, "detach", attachment_id, callback, user_data);
}

void
guichet_sync_send_async (GuichetSync         *self,
                         const char          *demande_id,
                         guint                hold_ms,
                         GCancellable        *cancellable,
                         GAsyncReadyCallback  callback,
                         gpointer             user_data)
{
  g_autofree char *detail = g_strdup_printf ("%s %u", demande_id, hold_ms);

  answer (self, "send", detail, callback, user_data);
}

void
guichet_sync_save_reply_async (GuichetSync         *self,
                               GuichetOutgoing     *reply,
                               GCancellable        *cancellable,
                               GAsyncReadyCallback  callback,
                               gpointer             user_data)
{
  answer (self, "save-reply", guichet_outgoing_get_fields (reply)->text, callback, user_data);
}

void
guichet_sync_send_reply_async (GuichetSync         *self,
                               GuichetOutgoing     *reply,
                               guint                hold_ms,
                               GCancellable        *cancellable,
                               GAsyncReadyCallback  callback,
                               gpointer             user_data)
{
  answer (self, "send-reply", guichet_outgoing_get_fields (reply)->text, callback, user_data);
}

void
guichet_sync_take_in_async (GuichetSync         *self,
                            const char          *name,
                            GBytes              *content,
                            GCancellable        *cancellable,
                            GAsyncReadyCallback  callback,
                            gpointer             user_data)
{
  guichet_sync_attach_async (self, "", name, content, cancellable, callback, user_data);
}

void
guichet_sync_take_in_file_async (GuichetSync         *self,
                                 GFile               *file,
                                 GCancellable        *cancellable,
                                 GAsyncReadyCallback  callback,
                                 gpointer             user_data)
{
  guichet_sync_attach_file_async (self, "", file, cancellable, callback, user_data);
}

void
guichet_sync_fetch_async (GuichetSync         *self,
                          GuichetSyncContent   kind,
                          GuichetAttachment   *attachment,
                          GCancellable        *cancellable,
                          GAsyncReadyCallback  callback,
                          gpointer             user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);

  note (self, "fetch", guichet_attachment_get_name (attachment));
  g_task_return_pointer (task,
                         guichet_blob_store_get_file (guichet_database_get_blobs (self->database),
                                                      guichet_attachment_get_sha256 (attachment)),
                         g_object_unref);
}

GFile *
guichet_sync_fetch_finish (GuichetSync   *self,
                           GAsyncResult  *result,
                           GError       **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

void
guichet_sync_preview_async (GuichetSync         *self,
                            const char          *demande_id,
                            GCancellable        *cancellable,
                            GAsyncReadyCallback  callback,
                            gpointer             user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  g_autofree char *text =
    g_strdup_printf ("{\"id\":\"%s\",\"title\":\"Clôture\",\"attachments\":[]}", demande_id);

  note (self, "preview", demande_id);
  if (!fails (self, task, "preview"))
    g_task_return_pointer (task, g_bytes_new (text, strlen (text)),
                           (GDestroyNotify) g_bytes_unref);
}

GBytes *
guichet_sync_preview_finish (GuichetSync   *self,
                             GAsyncResult  *result,
                             GError       **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

/* What the rest of the interface asks, and the composer does not */

#define DEFINE_NUMBER(Type, name) \
  Type guichet_sync_get_##name (GuichetSync *self) \
  { \
    return 0; \
  }

#define DEFINE_COMMAND(name, ...) \
  void guichet_sync_##name##_async (GuichetSync *self, __VA_ARGS__, GCancellable *cancellable, \
                                    GAsyncReadyCallback callback, gpointer user_data) \
  { \
    answer (self, #name, "", callback, user_data); \
  }

DEFINE_NUMBER (GuichetSyncActivity, activity)
DEFINE_NUMBER (guint, done)
DEFINE_NUMBER (guint, total)
DEFINE_NUMBER (guint, pending)
DEFINE_NUMBER (guint, refused)
DEFINE_NUMBER (gint64, last_success)
DEFINE_NUMBER (gint64, offline_since)
DEFINE_NUMBER (gint64, next_attempt)
DEFINE_NUMBER (const char *, detail)
DEFINE_COMMAND (withdraw, const char *outgoing_id)
DEFINE_COMMAND (retry, const char *outgoing_id)
DEFINE_COMMAND (reply, const char *demande_id, const char *text, GListModel *files)
DEFINE_COMMAND (validate, const char *demande_id, gboolean accepted, const char *reason)
DEFINE_COMMAND (discard, const char *outgoing_id)
DEFINE_COMMAND (vote, const char *article_id, gboolean helpful, const char *reason)
DEFINE_COMMAND (mark_seen, const char *demande_id)
DEFINE_COMMAND (mark_read, const char *article_id)

void
guichet_sync_now (GuichetSync *self)
{
  note (self, "now", "");
}

void
guichet_sync_fetch_figures_async (GuichetSync         *self,
                                  GuichetDay           from,
                                  GuichetDay           to,
                                  GCancellable        *cancellable,
                                  GAsyncReadyCallback  callback,
                                  gpointer             user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);

  g_task_return_new_error (task, GUICHET_SYNC_ERROR, GUICHET_SYNC_ERROR_NOT_CONNECTED,
                           "The composer asks for no figures");
}

GuichetPortalFigures *
guichet_sync_fetch_figures_finish (GuichetSync   *self,
                                   GAsyncResult  *result,
                                   gint64        *asked_at,
                                   GError       **error)
{
  *asked_at = 0;
  return g_task_propagate_pointer (G_TASK (result), error);
}
