/* guichet-text-match.c - whether a text says a word, in SQL
 *
 * says (WORD, TEXT…): whether one of the texts contains the word, which is a sort key: in lower
 * case without accents. The texts are made keys as they are looked at, so that none is stored
 * beside what it is made of; the table below makes that as quick as reading them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "guichet-text-match.h"

#include "guichet-sort-key.h"

#include <sqlite3.h>
#include <string.h>

/* The letters of Latin scripts are below this. */
#define N_KNOWN 0x250

/**
 * Folder:
 * @keys: the sort key of each of the first characters; made when one is met
 * @text: the text that is looked at, as a key
 */
typedef struct
{
  char *keys[N_KNOWN];
  GString *text;
} Folder;

static void
folder_free (gpointer data)
{
  Folder *self = data;

  for (guint i = 0; i < N_KNOWN; i++)
    g_free (self->keys[i]);
  g_string_free (self->text, TRUE);
  g_free (self);
}

static char *
make_key (gunichar character)
{
  char text[7] = "";

  g_unichar_to_utf8 (character, text);
  return guichet_sort_key_make (text);
}

static void
fold_character (Folder   *self,
                gunichar  character)
{
  g_autofree char *rare = NULL;

  if (character >= N_KNOWN)
    {
      rare = make_key (character);
      g_string_append (self->text, rare);
      return;
    }
  if (!self->keys[character])
    self->keys[character] = make_key (character);
  g_string_append (self->text, self->keys[character]);
}

static void
fold (Folder     *self,
      const char *text)
{
  g_string_truncate (self->text, 0);
  while (*text != '\0')
    if ((guchar) *text < 0x80)
      {
        g_string_append_c (self->text, g_ascii_tolower (*text));
        text++;
      }
    else
      {
        fold_character (self, g_utf8_get_char (text));
        text = g_utf8_next_char (text);
      }
}

/* What is stored was checked when it came, and is not trusted for it. */
static gboolean
says (Folder        *self,
      const char    *word,
      sqlite3_value *value)
{
  const char *text = (const char *) sqlite3_value_text (value);

  if (!text || !g_utf8_validate (text, -1, NULL))
    return FALSE;
  fold (self, text);
  return strstr (self->text->str, word) != NULL;
}

static void
says_cb (sqlite3_context  *context,
         int               n_values,
         sqlite3_value   **values)
{
  const char *word = n_values > 0 ? (const char *) sqlite3_value_text (values[0]) : NULL;
  gboolean found = FALSE;

  for (int i = 1; word && i < n_values && !found; i++)
    found = says (sqlite3_user_data (context), word, values[i]);
  sqlite3_result_int (context, found);
}

/**
 * guichet_text_match_install:
 * @handle: a connection
 *
 * Makes says() known to the connection.
 *
 * Returns: SQLite's code
 */
int
guichet_text_match_install (sqlite3 *handle)
{
  Folder *folder = g_new0 (Folder, 1);

  folder->text = g_string_sized_new (4096);
  return sqlite3_create_function_v2 (handle, "says", -1,
                                     SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_DIRECTONLY,
                                     folder, says_cb, NULL, NULL, folder_free);
}
