/* guichet-authority.c - the certificate of an authority, from a file that somebody chose
 *
 * Whoever trusts one more authority should see which: its name and its fingerprint, to compare
 * with what the administrator gave. The file may hold a private key beside it, which is not
 * taken.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "guichet-authority.h"

#include <string.h>

#define MOST_BYTES (256 * 1024)

/* Helpers */

/* The value of one attribute of "CN=…,O=…" (RFC 4514), without its escapes. */
static char *
find_attribute (const char *distinguished_name,
                const char *attribute)
{
  const gsize length = strlen (attribute);

  for (const char *at = distinguished_name; *at;)
    {
      g_autoptr (GString) value = g_string_new (NULL);
      const gboolean is_it = g_ascii_strncasecmp (at, attribute, length) == 0
                             && at[length] == '=';

      for (; *at && *at != ','; at++)
        {
          if (*at == '\\' && at[1])
            at++;
          g_string_append_c (value, *at);
        }
      if (is_it && value->len > length + 1 && g_utf8_validate (value->str, -1, NULL))
        return g_strdup (value->str + length + 1);
      if (*at == ',')
        at++;
    }
  return NULL;
}

static char *
print_fingerprint (GTlsCertificate *certificate)
{
  g_autoptr (GByteArray) der = NULL;
  g_autofree char *digest = NULL;
  g_autoptr (GString) text = g_string_new (NULL);

  g_object_get (certificate, "certificate", &der, NULL);
  digest = g_compute_checksum_for_data (G_CHECKSUM_SHA256, der->data, der->len);
  for (const char *at = digest; *at; at += 2)
    g_string_append_printf (text, "%s%c%c", text->len ? ":" : "", g_ascii_toupper (at[0]),
                            g_ascii_toupper (at[1]));
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static char *
print_certificates (GList *certificates)
{
  GString *text = g_string_new (NULL);

  for (GList *at = certificates; at; at = at->next)
    {
      g_autofree char *pem = NULL;

      g_object_get (at->data, "certificate-pem", &pem, NULL);
      g_string_append (text, pem);
    }
  return g_string_free (text, FALSE);
}

static GuichetAuthority *
describe (GList *certificates)
{
  GuichetAuthority *self = g_new0 (GuichetAuthority, 1);
  GTlsCertificate *first = certificates->data;
  g_autoptr (GDateTime) end = g_tls_certificate_get_not_valid_after (first);
  g_autofree char *subject = g_tls_certificate_get_subject_name (first);

  self->name = guichet_authority_name_of (subject ? subject : "");
  self->fingerprint = print_fingerprint (first);
  self->expires_at = end ? g_date_time_to_unix (end) * 1000 : 0;
  self->count = g_list_length (certificates);
  self->pem = print_certificates (certificates);
  return self;
}

static gboolean
check_size (GFile   *file,
            GError **error)
{
  g_autoptr (GFileInfo) info =
    g_file_query_info (file, G_FILE_ATTRIBUTE_STANDARD_SIZE "," G_FILE_ATTRIBUTE_STANDARD_TYPE,
                       G_FILE_QUERY_INFO_NONE, NULL, error);

  if (!info)
    return FALSE;
  if (g_file_info_get_file_type (info) == G_FILE_TYPE_REGULAR
      && g_file_info_get_size (info) <= MOST_BYTES)
    return TRUE;
  g_set_error_literal (error, G_TLS_ERROR, G_TLS_ERROR_BAD_CERTIFICATE, "no certificate");
  return FALSE;
}

static void
read_in_thread (GTask        *task,
                gpointer      source,
                gpointer      data,
                GCancellable *cancellable)
{
  GError *error = NULL;
  GuichetAuthority *self = guichet_authority_read (data, &error);

  if (self)
    g_task_return_pointer (task, self, (GDestroyNotify) guichet_authority_free);
  else
    g_task_return_error (task, error);
}

/* Public API */

/**
 * guichet_authority_read:
 * @file: a PEM file
 *
 * Reads it, here and now: not on the main thread.
 *
 * Returns: (transfer full): what it holds. Errors: those of GIO, %G_TLS_ERROR_BAD_CERTIFICATE
 *   for a file that holds no certificate.
 */
GuichetAuthority *
guichet_authority_read (GFile   *file,
                        GError **error)
{
  g_autolist (GTlsCertificate) certificates = NULL;

  if (!check_size (file, error))
    return NULL;
  certificates = g_tls_certificate_list_new_from_file (g_file_peek_path (file), error);
  if (certificates)
    return describe (certificates);
  if (error && !*error)
    g_set_error_literal (error, G_TLS_ERROR, G_TLS_ERROR_BAD_CERTIFICATE, "no certificate");
  return NULL;
}

/**
 * guichet_authority_read_async:
 * @file: a PEM file on this machine
 *
 * Reads it without waiting.
 */
void
guichet_authority_read_async (GFile               *file,
                              GCancellable        *cancellable,
                              GAsyncReadyCallback  callback,
                              gpointer             user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);

  g_task_set_source_tag (task, guichet_authority_read_async);
  g_task_set_task_data (task, g_object_ref (file), g_object_unref);
  g_task_run_in_thread (task, read_in_thread);
}

/**
 * guichet_authority_read_finish:
 *
 * Returns: (transfer full): what the file holds. Errors: those of guichet_authority_read().
 */
GuichetAuthority *
guichet_authority_read_finish (GAsyncResult  *result,
                               GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * guichet_authority_name_of:
 * @distinguished_name: by RFC 4514
 *
 * Returns: (transfer full): the name that people know it by
 */
char *
guichet_authority_name_of (const char *distinguished_name)
{
  char *name = find_attribute (distinguished_name, "CN");

  if (!name)
    name = find_attribute (distinguished_name, "O");
  return name ? name : g_strdup (distinguished_name);
}

/**
 * guichet_authority_free:
 *
 * Frees it.
 */
void
guichet_authority_free (GuichetAuthority *self)
{
  g_free (self->name);
  g_free (self->fingerprint);
  g_free (self->pem);
  g_free (self);
}
