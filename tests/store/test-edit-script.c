/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "guichet-edit-script.h"

#include <string.h>

static gint64 *
keys_of (const char *letters)
{
  gsize length = strlen (letters);
  gint64 *keys = g_new (gint64, length + 1);

  for (gsize i = 0; i < length; i++)
    keys[i] = letters[i];
  return keys;
}

static char *
describe (const char *before,
          const char *after)
{
  g_autofree gint64 *from = keys_of (before);
  g_autofree gint64 *to = keys_of (after);
  g_autoptr (GArray) edits =
    guichet_edit_script_make (from, (guint) strlen (before), to, (guint) strlen (after));
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < edits->len; i++)
    {
      GuichetEdit *edit = &g_array_index (edits, GuichetEdit, i);

      g_string_append_printf (text, "%u-%u+%.*s ", edit->position, edit->removed,
                              (int) edit->added, after + edit->from);
    }
  return g_string_free (text, FALSE);
}

static void
test_cases (void)
{
  static const char *const cases[][3] = {
    { "", "", "" },
    { "abc", "abc", "" },
    { "", "abc", "0-0+abc " },
    { "abc", "", "0-3+ " },
    { "abc", "xabc", "0-0+x " },
    { "abc", "abcx", "3-0+x " },
    { "abcd", "acd", "1-1+ " },
    { "abcd", "aXYd", "1-2+XY " },
    /* a moved row: one removal, one insertion */
    { "abcde", "ebcda", "4-1+a 0-1+e " },
    { "abcdef", "fabcde", "5-1+ 0-0+f " },
    { "abcdefgh", "abXdefYh", "6-1+Y 2-1+X " },
    /* too much: one change between what begins and what ends both */
    { "aABCDEFGHIJKz", "ajihgfedcbkz", "1-11+jihgfedcbk " },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *script = describe (cases[i][0], cases[i][1]);

      g_assert_cmpstr (script, ==, cases[i][2]);
    }
}

static GArray *
make_random (guint most)
{
  GArray *keys = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (gint64 key = 0; key < most; key++)
    if (g_test_rand_bit ())
      g_array_append_val (keys, key);
  return keys;
}

static void
change_a_little (GArray *keys,
                 guint   changes)
{
  while (changes-- > 0 && keys->len > 0)
    {
      guint position = (guint) g_test_rand_int_range (0, (gint32) keys->len);
      gint64 key = g_test_rand_bit () ? g_array_index (keys, gint64, position)
                                      : 1000000 + g_test_rand_int_range (0, 1000000);

      g_array_remove_index (keys, position);
      position = (guint) g_test_rand_int_range (0, (gint32) keys->len + 1);
      g_array_insert_val (keys, position, key);
    }
}

/* Whatever the lists, making the edits in turn gives the second one, and few changes stay few. */
static void
test_random (void)
{
  for (guint round = 0; round < 2000; round++)
    {
      g_autoptr (GArray) before = make_random (60);
      g_autoptr (GArray) after = g_array_copy (before);
      guint changes = (guint) g_test_rand_int_range (0, 14);
      g_autoptr (GArray) edits = NULL;
      guint touched = 0;

      change_a_little (after, changes);
      edits = guichet_edit_script_make ((gint64 *) (gpointer) before->data, before->len,
                                        (gint64 *) (gpointer) after->data, after->len);
      for (guint i = 0; i < edits->len; i++)
        {
          GuichetEdit *edit = &g_array_index (edits, GuichetEdit, i);

          if (edit->removed > 0)
            g_array_remove_range (before, edit->position, edit->removed);
          if (edit->added > 0)
            g_array_insert_vals (before, edit->position,
                                 &g_array_index (after, gint64, edit->from), edit->added);
          touched += edit->removed + edit->added;
        }
      g_assert_cmpuint (before->len, ==, after->len);
      g_assert_true (before->len == 0
                     || memcmp (before->data, after->data, before->len * sizeof (gint64)) == 0);
      if (changes <= 8)
        g_assert_cmpuint (touched, <=, 2 * changes);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/edit-script/cases", test_cases);
  g_test_add_func ("/edit-script/random", test_random);
  return g_test_run ();
}
