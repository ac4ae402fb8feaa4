/* guichet-server-writer.c - writes JSON text
 *
 * The feeds repeat members that are kept as JSON in the database: text is joined to text,
 * and no tree is built for what is only passed on. A name of %NULL writes an array's item.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "guichet-server-writer.h"

#include <string.h>

#include "guichet-digest.h"
#include "guichet-instant.h"

/* Helpers */

static void
escape (GString    *text,
        const char *value)
{
  g_string_append_c (text, '"');
  for (const char *at = value; *at; at++)
    {
      guchar c = (guchar) *at;

      if (c == '"' || c == '\\')
        g_string_append_printf (text, "\\%c", c);
      else if (c == '\n')
        g_string_append (text, "\\n");
      else if (c < 0x20 || c == 0x7f)
        g_string_append_printf (text, "\\u%04x", c);
      else
        g_string_append_c (text, *at);
    }
  g_string_append_c (text, '"');
}

static void
begin (GuichetServerWriter *self,
       const char          *name)
{
  char last = self->text->len > 0 ? self->text->str[self->text->len - 1] : '\0';

  if (last != '\0' && last != '{' && last != '[')
    g_string_append_c (self->text, ',');
  if (!name)
    return;
  escape (self->text, name);
  g_string_append_c (self->text, ':');
}

/* Public API */

void
guichet_server_writer_init (GuichetServerWriter *self)
{
  self->text = g_string_new (NULL);
}

void
guichet_server_writer_clear (GuichetServerWriter *self)
{
  if (self->text)
    g_string_free (g_steal_pointer (&self->text), TRUE);
}

/**
 * guichet_server_writer_finish:
 *
 * Returns: (transfer full): the text; the writer is empty after that
 */
char *
guichet_server_writer_finish (GuichetServerWriter *self)
{
  return g_string_free (g_steal_pointer (&self->text), FALSE);
}

/**
 * guichet_server_writer_open:
 * @bracket: '{' or '['
 */
void
guichet_server_writer_open (GuichetServerWriter *self,
                            const char          *name,
                            char                 bracket)
{
  begin (self, name);
  g_string_append_c (self->text, bracket);
}

/**
 * guichet_server_writer_close:
 * @bracket: '}' or ']'
 */
void
guichet_server_writer_close (GuichetServerWriter *self,
                             char                 bracket)
{
  g_string_append_c (self->text, bracket);
}

/**
 * guichet_server_writer_string:
 * @value: (nullable): UTF-8; %NULL is written as null
 */
void
guichet_server_writer_string (GuichetServerWriter *self,
                              const char          *name,
                              const char          *value)
{
  begin (self, name);
  if (value)
    escape (self->text, value);
  else
    g_string_append (self->text, "null");
}

void
guichet_server_writer_integer (GuichetServerWriter *self,
                               const char          *name,
                               gint64               value)
{
  begin (self, name);
  g_string_append_printf (self->text, "%" G_GINT64_FORMAT, value);
}

void
guichet_server_writer_boolean (GuichetServerWriter *self,
                               const char          *name,
                               gboolean             value)
{
  guichet_server_writer_raw (self, name, value ? "true" : "false");
}

/**
 * guichet_server_writer_instant:
 * @instant: Unix milliseconds, UTC
 */
void
guichet_server_writer_instant (GuichetServerWriter *self,
                               const char          *name,
                               gint64               instant)
{
  g_autofree char *text = guichet_instant_format (instant);

  guichet_server_writer_string (self, name, text);
}

/**
 * guichet_server_writer_digest:
 * @hex: (nullable): a digest, written as RFC 9530 has it
 */
void
guichet_server_writer_digest (GuichetServerWriter *self,
                              const char          *name,
                              const char          *hex)
{
  g_autofree char *field = hex ? guichet_digest_to_field (hex) : NULL;

  guichet_server_writer_string (self, name, field);
}

/**
 * guichet_server_writer_raw:
 * @json: one JSON value, written as it is
 */
void
guichet_server_writer_raw (GuichetServerWriter *self,
                           const char          *name,
                           const char          *json)
{
  begin (self, name);
  g_string_append (self->text, json);
}

/**
 * guichet_server_writer_members:
 * @members: the members of an object, without its braces
 */
void
guichet_server_writer_members (GuichetServerWriter *self,
                               const char          *members)
{
  if (*members)
    guichet_server_writer_raw (self, NULL, members);
}
