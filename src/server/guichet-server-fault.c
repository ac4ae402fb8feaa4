/* guichet-server-fault.c - something that goes wrong on purpose
 *
 * Written `METHOD PATH:KIND:TIMES`:
 *
 *   METHOD  a method, or * for any
 *   PATH    a shell pattern in which a star stands for one segment at most (a star after
 *           "/v1/demandes/" is a Demande, not its messages); a star alone for any path
 *   KIND    drop-request, lose-reply, delay=MS, status=CODE, status=CODE,retry-after=SECONDS,
 *           truncate=BYTES, wrong-digest, garbage, redirect=URL, captive, drip=MS
 *   TIMES   how many requests it befalls, 0 for each one
 *
 * Of several that match, the first that is not used up counts.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "guichet-server-fault.h"

#include <fnmatch.h>
#include <gio/gio.h>
#include <string.h>

typedef enum
{
  NO_VALUE,
  NUMBER,
  ADDRESS,
} Value;

static const struct
{
  const char *name;
  GuichetServerFaultKind kind;
  Value value;
} kinds[] = {
  { "drop-request", GUICHET_SERVER_FAULT_DROP_REQUEST, NO_VALUE },
  { "status", GUICHET_SERVER_FAULT_STATUS, NUMBER },
  { "redirect", GUICHET_SERVER_FAULT_REDIRECT, ADDRESS },
  { "captive", GUICHET_SERVER_FAULT_CAPTIVE, NO_VALUE },
  { "lose-reply", GUICHET_SERVER_FAULT_LOSE_REPLY, NO_VALUE },
  { "delay", GUICHET_SERVER_FAULT_DELAY, NUMBER },
  { "truncate", GUICHET_SERVER_FAULT_TRUNCATE, NUMBER },
  { "wrong-digest", GUICHET_SERVER_FAULT_WRONG_DIGEST, NO_VALUE },
  { "garbage", GUICHET_SERVER_FAULT_GARBAGE, NO_VALUE },
  { "drip", GUICHET_SERVER_FAULT_DRIP, NUMBER },
};

/* Helpers */

/* Cuts ",retry-after=N" off @value. */
static gboolean
take_retry_after (GuichetServerFault *self,
                  char               *value)
{
  char *comma = value ? strchr (value, ',') : NULL;

  if (!comma)
    return TRUE;
  if (self->kind != GUICHET_SERVER_FAULT_STATUS
      || !g_str_has_prefix (comma, ",retry-after="))
    return FALSE;
  self->text = g_strdup (comma + strlen (",retry-after="));
  *comma = '\0';
  return TRUE;
}

static gboolean
read_value (GuichetServerFault *self,
            Value               value,
            char               *text)
{
  switch (value)
    {
    case NO_VALUE:
      return text == NULL;
    case ADDRESS:
      self->text = g_strdup (text);
      return text != NULL;
    case NUMBER:
    default:
      return text && take_retry_after (self, text)
             && g_ascii_string_to_signed (text, 10, 0, G_MAXINT32, &self->number, NULL)
             && (self->kind != GUICHET_SERVER_FAULT_STATUS
                 || (self->number >= 400 && self->number < 600));
    }
}

static gboolean
read_kind (GuichetServerFault *self,
           char               *text)
{
  char *value = strchr (text, '=');

  if (value)
    *value++ = '\0';
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (g_str_equal (text, kinds[i].name))
      {
        self->kind = kinds[i].kind;
        return read_value (self, kinds[i].value, value);
      }
  return FALSE;
}

static gboolean
read_spec (GuichetServerFault *self,
           char               *spec)
{
  char *path = strchr (spec, ' ');
  char *kind = path ? strchr (path, ':') : NULL;
  char *times = kind ? strrchr (kind + 1, ':') : NULL;

  if (!times)
    return FALSE;
  *path++ = '\0';
  *kind++ = '\0';
  *times++ = '\0';
  self->method = g_strdup (spec);
  self->path = g_strdup (path);
  if (!g_ascii_string_to_signed (times, 10, 0, G_MAXINT32, &self->times, NULL))
    return FALSE;
  if (self->times == 0)
    self->times = -1;
  return *self->method && *self->path && read_kind (self, kind);
}

static gboolean
matches (const GuichetServerFault *self,
         const char               *method,
         const char               *path)
{
  return self->times != 0
         && (g_str_equal (self->method, "*") || g_str_equal (self->method, method))
         && (g_str_equal (self->path, "*") || fnmatch (self->path, path, FNM_PATHNAME) == 0);
}

/* Public API */

/**
 * guichet_server_fault_parse:
 * @spec: as this file's head says
 *
 * Returns: (transfer full): the fault. Errors: %G_IO_ERROR_INVALID_ARGUMENT.
 */
GuichetServerFault *
guichet_server_fault_parse (const char *spec,
                            GError    **error)
{
  g_autoptr (GuichetServerFault) self = g_new0 (GuichetServerFault, 1);
  g_autofree char *copy = g_strdup (spec);

  if (read_spec (self, copy))
    return g_steal_pointer (&self);
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT,
               "not a fault: %s (METHOD PATH:KIND:TIMES is meant)", spec);
  return NULL;
}

/**
 * guichet_server_fault_take:
 * @faults: (element-type GuichetServerFault)
 *
 * Returns: (transfer none) (nullable): the fault that befalls this request, one time less
 */
GuichetServerFault *
guichet_server_fault_take (GPtrArray  *faults,
                           const char *method,
                           const char *path)
{
  for (guint i = 0; i < faults->len; i++)
    {
      GuichetServerFault *fault = g_ptr_array_index (faults, i);

      if (!matches (fault, method, path))
        continue;
      if (fault->times > 0)
        fault->times--;
      return fault;
    }
  return NULL;
}

void
guichet_server_fault_free (GuichetServerFault *self)
{
  g_free (self->method);
  g_free (self->path);
  g_free (self->text);
  g_free (self);
}
