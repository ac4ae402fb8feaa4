/* guichet-article-guard.c - the source of an article, cut to what the parser can take
 *
 * md4c 0.4.8 is linear on what people write and quadratic on some of what an attacker
 * may: it walks the lines of a paragraph from the first for each link in it, and every
 * open list or quote for each line. So the text is bounded before it is parsed, in the
 * three measures these costs grow with:
 *
 *   - the bytes of a line (the longest block we show is 10,000 characters anyway);
 *   - the prefix of a line made of spaces, quote and list marks, which is what opens
 *     containers or keeps them open;
 *   - the lines and bytes between two blank lines, which hold the longest paragraph.
 *
 * What exceeds is left out and the rest goes on.
 *
 * One thing is added: md4c 0.4.8 wants three dashes under each column of a table where
 * GFM takes one, so short ones are lengthened, outside fenced code.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "guichet-article-guard.h"

#include <string.h>

static gboolean
is_space (char c)
{
  return c == ' ' || c == '\t';
}

static gboolean
ends_mark (const char *p,
           const char *end)
{
  return p >= end || is_space (*p);
}

/* The length of the list mark at @p, 0 when there is none. */
static gsize
measure_list_mark (const char *p,
                   const char *end)
{
  const char *q = p;

  if (strchr ("*+-", *p) && ends_mark (p + 1, end))
    return 1;
  while (q < end && g_ascii_isdigit (*q))
    q++;
  if (q == p || q >= end || (*q != '.' && *q != ')') || !ends_mark (q + 1, end))
    return 0;
  return (gsize) (q + 1 - p);
}

static gsize
measure_prefix (const char *line,
                const char *end)
{
  const char *p = line;

  while (p < end)
    {
      gsize mark = is_space (*p) || *p == '>' ? 1 : measure_list_mark (p, end);

      if (mark == 0)
        break;
      p += mark;
    }
  return (gsize) (p - line);
}

/* A line that ends a paragraph for sure: white, or the bare marks of quotes from the
 * first column (further right, a '>' may continue the paragraph). */
static gboolean
ends_paragraph (const char *line,
                const char *end)
{
  const char *p = line;

  while (p < end && *p == '>')
    {
      p++;
      if (p < end && *p == ' ')
        p++;
    }
  if (p > line)
    return p == end;
  while (p < end && is_space (*p))
    p++;
  return p == end;
}

/* No further than @most bytes, and not in the middle of a character. */
static const char *
cut_at (const char *start,
        const char *end,
        gsize       most)
{
  const char *cut = start + most;

  if ((gsize) (end - start) <= most)
    return end;
  while (cut > start && ((guchar) *cut & 0xc0) == 0x80)
    cut--;
  return cut;
}

static gboolean
is_fence (const char *line,
          const char *end)
{
  const char *p = line + measure_prefix (line, end);

  return end - p >= 3 && (strncmp (p, "```", 3) == 0 || strncmp (p, "~~~", 3) == 0);
}

/* The line between the head of a table and its body. */
static gboolean
is_table_rule (const char *line,
               const char *end)
{
  gsize length = (gsize) (end - line);

  return memchr (line, '|', length) && memchr (line, '-', length)
         && strspn (line, "|:-> \t") >= length;
}

static void
append_table_rule (GString    *kept,
                   const char *line,
                   const char *end)
{
  while (line < end)
    {
      gsize dashes = strspn (line, "-");

      if (dashes == 1 || dashes == 2)
        g_string_append (kept, "---");
      else
        g_string_append_len (kept, line, (gssize) MAX (dashes, 1));
      line += MAX (dashes, 1);
    }
}

static void
append_line (GString    *kept,
             const char *line,
             const char *end,
             gboolean   *in_fence)
{
  if (is_fence (line, end))
    *in_fence = !*in_fence;
  if (!*in_fence && is_table_rule (line, end))
    append_table_rule (kept, line, end);
  else
    g_string_append_len (kept, line, end - line);
  g_string_append_c (kept, '\n');
}

/* Public API */

/**
 * guichet_article_guard:
 * @body: what the service sent, not necessarily UTF-8
 * @truncated: (out): set when something had to be left out
 *
 * Returns: (transfer full): @body in valid UTF-8, within the limits, lines ended by "\n"
 */
char *
guichet_article_guard (const char *body,
                       gboolean   *truncated)
{
  gsize length = strnlen (body, GUICHET_ARTICLE_BODY_MAX + 1);
  const char *stop = cut_at (body, body + length, GUICHET_ARTICLE_BODY_MAX);
  g_autofree char *valid = g_utf8_make_valid (body, stop - body);
  GString *kept = g_string_sized_new ((gsize) (stop - body) + 1);
  guint run_lines = 0;
  gsize run_bytes = 0;
  gboolean in_fence = FALSE;

  *truncated = stop < body + length;
  for (char *line = valid, *next; line; line = next)
    {
      char *newline = line + strcspn (line, "\r\n");
      const char *end = cut_at (line, newline, GUICHET_ARTICLE_LINE_MAX);

      next = *newline ? newline + (g_str_has_prefix (newline, "\r\n") ? 2 : 1) : NULL;
      if (ends_paragraph (line, end))
        run_lines = 0, run_bytes = 0;
      run_lines++;
      run_bytes += (gsize) (end - line);
      if (end < newline)
        *truncated = TRUE;
      if (run_lines > GUICHET_ARTICLE_RUN_LINES_MAX || run_bytes > GUICHET_ARTICLE_RUN_BYTES_MAX
          || measure_prefix (line, end) > GUICHET_ARTICLE_PREFIX_MAX)
        {
          *truncated = TRUE;
          continue;
        }
      append_line (kept, line, end, &in_fence);
    }
  return g_string_free (kept, FALSE);
}
