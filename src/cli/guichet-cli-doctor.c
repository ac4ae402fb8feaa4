/* guichet-cli-doctor.c - guichetctl doctor: is all well?
 *
 * One line a check: what, then ok, warning or error, then a sentence. A check that cannot be
 * made says so; none changes anything.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "guichet-cli-commands.h"

#include "guichet-account.h"
#include "guichet-account-table.h"
#include "guichet-article-index.h"
#include "guichet-aside-table.h"
#include "guichet-attachment-table.h"
#include "guichet-backups.h"
#include "guichet-cli-session.h"
#include "guichet-config.h"
#include "guichet-instant.h"
#include "guichet-json.h"
#include "guichet-outgoing-table.h"
#include "guichet-service-information.h"
#include "guichet-service-factory.h"

#include <glib/gi18n.h>
#include <stdio.h>

#define USAGE "doctor [--json]"
#define MOST_SKEW_MS (2 * GUICHET_MINUTE_MS)

typedef enum
{
  VERDICT_OK,
  VERDICT_WARNING,
  VERDICT_ERROR,
} Verdict;

static const char *const verdicts[] = { "ok", "warning", "error" };

typedef struct
{
  GuichetCliContext *context;
  GuichetCliSession session;
  GuichetService *service;
  Verdict worst;
} Doctor;

/* Helpers */

static void
doctor_clear (Doctor *self)
{
  g_clear_object (&self->service);
  guichet_cli_session_close (&self->session);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Doctor, doctor_clear)

static void
say (Doctor     *self,
     const char *what,
     Verdict     verdict,
     const char *sentence)
{
  g_autoptr (JsonObject) object = NULL;
  g_autoptr (JsonNode) node = NULL;
  g_autofree char *line = NULL;

  self->worst = MAX (self->worst, verdict);
  if (!self->context->json)
    {
      g_print ("%-10s %-8s %s\n", what, verdicts[verdict], sentence);
      return;
    }
  object = json_object_new ();
  json_object_set_string_member (object, "check", what);
  json_object_set_string_member (object, "verdict", verdicts[verdict]);
  json_object_set_string_member (object, "text", sentence);
  node = json_node_init_object (json_node_alloc (), object);
  line = guichet_json_to_text (node);
  puts (line);
}

static gboolean
check_data (Doctor *self)
{
  g_autoptr (GFile) folder = g_file_new_for_path (self->context->data_dir);
  g_autoptr (GError) error = NULL;

  self->session.database =
    guichet_database_open (folder, GUICHET_DATABASE_READER, self->context->clock, &error);
  if (self->session.database
      && guichet_connection_check (guichet_database_read (self->session.database), &error))
    say (self, "data", VERDICT_OK, _ ("The database is whole."));
  else
    say (self, "data", VERDICT_ERROR, error->message);
  return self->session.database != NULL;
}

/* What is not sent yet needs its contents, and nobody else has them. */
static gboolean
check_unsent (Doctor  *self,
              GError **error)
{
  GuichetBlobStore *blobs = guichet_database_get_blobs (self->session.database);
  g_autoptr (GPtrArray) unsent = guichet_attachment_table_list_unsent (
    guichet_database_read (self->session.database), error);

  for (guint i = 0; unsent && i < unsent->len; i++)
    {
      GuichetAttachment *attachment = g_ptr_array_index (unsent, i);
      g_autofree char *sentence = NULL;

      if (guichet_blob_store_has (blobs, guichet_attachment_get_sha256 (attachment)))
        continue;
      sentence = g_strdup_printf (
        _ ("“%s” was attached and not sent yet, and is missing here: attach it again."),
        guichet_attachment_get_name (attachment));
      say (self, "contents", VERDICT_ERROR, sentence);
      return FALSE;
    }
  return unsent != NULL;
}

static void
check_search (Doctor *self)
{
  g_autoptr (GError) error = NULL;

  if (guichet_article_index_check (guichet_database_read (self->session.database), &error))
    say (self, "search", VERDICT_OK, _ ("The search’s index is whole."));
  else if (g_error_matches (error, GUICHET_STORE_ERROR, GUICHET_STORE_ERROR_DAMAGED))
    say (self, "search", VERDICT_WARNING,
         _ ("The search’s index is damaged: it is made again tomorrow, when Guichet runs."));
  else
    say (self, "search", VERDICT_ERROR, error->message);
}

static void
check_contents (Doctor *self)
{
  GuichetBlobStore *blobs = guichet_database_get_blobs (self->session.database);
  g_autoptr (GError) error = NULL;
  g_autoptr (GHashTable) digests = guichet_attachment_table_referenced (
    guichet_database_read (self->session.database), &error);
  GHashTableIter iter;
  gpointer digest;

  if (digests)
    g_hash_table_iter_init (&iter, digests);
  while (digests && !error && g_hash_table_iter_next (&iter, &digest, NULL))
    if (guichet_blob_store_has (blobs, digest))
      guichet_blob_store_verify (blobs, digest, NULL, &error);
  if (error || (!check_unsent (self, &error) && error))
    say (self, "contents", VERDICT_ERROR, error->message);
  else if (self->worst < VERDICT_ERROR)
    say (self, "contents", VERDICT_OK, _ ("The attachments kept here are whole."));
}

static void
check_outbox (Doctor *self)
{
  GuichetOutgoingCounts counts = { 0 };
  g_autoptr (GError) error = NULL;
  g_autofree char *sentence = NULL;

  if (!guichet_outgoing_table_count (guichet_database_read (self->session.database), &counts,
                                     &error))
    {
      say (self, "outbox", VERDICT_ERROR, error->message);
      return;
    }
  sentence = g_strdup_printf (_ ("%u waiting, %u refused."), counts.pending, counts.refused);
  say (self, "outbox", counts.refused > 0 ? VERDICT_WARNING : VERDICT_OK, sentence);
}

static void
check_aside (Doctor *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) list =
    guichet_aside_table_list (guichet_database_read (self->session.database), &error);
  const GuichetAside *latest = list && list->len > 0 ? g_ptr_array_index (list, 0) : NULL;
  g_autofree char *sentence = NULL;
  guint count = 0;

  if (!list
      || !guichet_aside_table_count (guichet_database_read (self->session.database), &count,
                                     &error))
    {
      say (self, "aside", VERDICT_ERROR, error->message);
      return;
    }
  if (latest)
    sentence = g_strdup_printf (
      ngettext ("%u thing that the service said could not be applied and is kept aside; the "
                "latest is %s %s: %s.",
                "%u things that the service said could not be applied and are kept aside; the "
                "latest is %s %s: %s.", count),
      count, latest->kind, latest->id ? latest->id : "?", latest->reason);
  say (self, "aside", latest ? VERDICT_WARNING : VERDICT_OK,
       sentence ? sentence : _ ("All that the service said was applied."));
}

static void
check_backups (Doctor *self)
{
  g_autoptr (GFile) folder = g_file_new_for_path (self->context->data_dir);
  g_auto (GStrv) names = guichet_backups_list (folder);
  g_autofree char *at = NULL;
  g_autofree char *sentence = NULL;

  if (!names[0])
    {
      say (self, "backups", VERDICT_WARNING,
           _ ("There is no backup yet: “guichetctl backup” makes one."));
      return;
    }
  at = guichet_instant_format (guichet_backups_get_at (names[0]));
  sentence = g_strdup_printf (ngettext ("%u backup, of %s.", "%u backups, the latest of %s.",
                                        g_strv_length (names)), g_strv_length (names), at);
  say (self, "backups", VERDICT_OK, sentence);
}

/* Nothing exchanged for a day is not to be passed over. */
static void
check_exchange (Doctor *self)
{
  g_autofree char *last = guichet_account_table_get (
    guichet_database_read (self->session.database), "last_success", NULL);
  g_autofree char *sentence = NULL;
  gint64 at = 0;
  gint64 now = guichet_clock_get_now (self->context->clock);

  if (!last || !guichet_instant_parse (last, &at))
    {
      say (self, "exchange", VERDICT_WARNING, _ ("Nothing was exchanged with a service yet."));
      return;
    }
  sentence = g_strdup_printf (_ ("The last exchange that succeeded was at %s."), last);
  say (self, "exchange", now - at > 24 * GUICHET_HOUR_MS ? VERDICT_WARNING : VERDICT_OK, sentence);
}

static gboolean
check_address (Doctor *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GuichetAccount) account = guichet_account_load (self->session.database, &error);

  if (account)
    {
      guichet_account_give (account, self->context->service, self->context->ca_file,
                            self->context->token_file);
      self->service =
        guichet_service_factory_make (account->address, account->ca_file, account->token_file,
                                      self->context->clock, &error);
    }
  if (error)
    say (self, "service", VERDICT_ERROR, error->message);
  else if (!self->service)
    say (self, "service", VERDICT_WARNING, _ ("No service is known: give its address."));
  return self->service != NULL;
}

static gboolean
check_service (Doctor *self)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GuichetServiceIdentity) identity = NULL;

  guichet_service_identify_async (self->service, NULL, guichet_cli_session_keep_cb, &result);
  guichet_cli_session_wait (&result);
  identity = guichet_service_identify_finish (self->service, result, &error);
  if (identity)
    {
      say (self, "service", VERDICT_OK, identity->name);
      say (self, "tls", VERDICT_OK, _ ("The service proved who it is, over TLS 1.2 or 1.3."));
      return TRUE;
    }
  if (g_error_matches (error, GUICHET_SERVICE_ERROR, GUICHET_SERVICE_ERROR_UNTRUSTED))
    say (self, "tls", VERDICT_ERROR, error->message);
  else
    say (self, "service", VERDICT_ERROR, error->message);
  return FALSE;
}

static void
check_token (Doctor *self)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GuichetServiceInformation) information = NULL;

  guichet_service_fetch_information_async (self->service, NULL, guichet_cli_session_keep_cb,
                                           &result);
  guichet_cli_session_wait (&result);
  information = guichet_service_fetch_information_finish (self->service, result, &error);
  if (information)
    say (self, "token", VERDICT_OK, _ ("The service accepts our access token."));
  else
    say (self, "token", VERDICT_ERROR, error->message);
}

static void
check_clock (Doctor *self)
{
  const gint64 skew = guichet_service_get_skew (self->service);
  g_autofree char *sentence =
    g_strdup_printf (_ ("This machine’s clock is %+.1f s from the service’s."),
                     (double) -skew / (double) GUICHET_SECOND_MS);

  say (self, "clock", ABS (skew) > MOST_SKEW_MS ? VERDICT_WARNING : VERDICT_OK, sentence);
}

static void
check_keyring (Doctor *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GDBusProxy) proxy = g_dbus_proxy_new_for_bus_sync (
    G_BUS_TYPE_SESSION, G_DBUS_PROXY_FLAGS_DO_NOT_LOAD_PROPERTIES, NULL,
    "org.freedesktop.secrets", "/org/freedesktop/secrets", "org.freedesktop.Secret.Service", NULL,
    &error);
  g_autofree char *owner = proxy ? g_dbus_proxy_get_name_owner (proxy) : NULL;

  if (owner)
    say (self, "keyring", VERDICT_OK, _ ("A keyring can keep the access token."));
  else
    say (self, "keyring", VERDICT_WARNING,
         _ ("No keyring: the access token must come from a file."));
}

static void
check_policy (Doctor *self)
{
  GSettingsSchemaSource *source = g_settings_schema_source_get_default ();
  g_autoptr (GSettingsSchema) schema =
    source ? g_settings_schema_source_lookup (source, GUICHET_APPLICATION_ID, TRUE) : NULL;
  g_autoptr (GSettings) settings = schema ? g_settings_new_full (schema, NULL, NULL) : NULL;
  g_auto (GStrv) keys = schema ? g_settings_schema_list_keys (schema) : NULL;
  g_autofree char *sentence = NULL;
  guint locked = 0;

  if (!schema)
    {
      say (self, "policy", VERDICT_WARNING, _ ("The settings’ schema is not installed."));
      return;
    }
  for (char **key = keys; *key; key++)
    locked += g_settings_is_writable (settings, *key) ? 0 : 1;
  sentence = g_strdup_printf (
    ngettext ("%u setting is imposed by your organisation.",
              "%u settings are imposed by your organisation.", locked),
    locked);
  say (self, "policy", VERDICT_OK, sentence);
}

/**
 * guichet_cli_doctor:
 *
 * Checks the data, the service, the clock, the keyring and the policy, one line each.
 *
 * Returns: a #GuichetCliExit: failed when one of them is in error
 */
int
guichet_cli_doctor (GuichetCliContext  *context,
                    int                 argc,
                    char              **argv)
{
  int status = GUICHET_CLI_DONE;
  g_auto (Doctor) self = { .context = context };
  g_auto (GStrv) parameters = guichet_cli_context_parse (context, NULL, USAGE, argc, argv, &status);

  if (!parameters)
    return status;
  if (parameters[0])
    return guichet_cli_fail_usage (USAGE);
  if (check_data (&self))
    {
      check_contents (&self);
      check_search (&self);
      check_outbox (&self);
      check_aside (&self);
      check_backups (&self);
      check_exchange (&self);
      if (check_address (&self) && check_service (&self))
        {
          check_token (&self);
          check_clock (&self);
        }
    }
  check_keyring (&self);
  check_policy (&self);
  return self.worst == VERDICT_ERROR ? GUICHET_CLI_FAILED : GUICHET_CLI_DONE;
}
