/* guichet-edit-script.c - how one list of keys becomes another
 *
 * What both lists begin and end with is left out. Of the rest, the shortest script is looked
 * for (Myers, "An O(ND) Difference Algorithm", 1986), as long as it has few steps: a new row, a
 * moved one, a few removed. Beyond that the rest is one change: a view that loses hundreds of
 * rows gains nothing from knowing which.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "guichet-edit-script.h"

/* Keys that come or go, counted one by one. A moved row is two. */
#define MOST_STEPS 16

/* Diagonals from -MOST_STEPS - 1 to MOST_STEPS + 1. */
#define N_DIAGONALS (2 * MOST_STEPS + 3)

typedef struct
{
  const gint64 *before;
  const gint64 *after;
  int n_before;
  int n_after;
  int offset;
  /* After each number of steps, how far into `before` each diagonal was followed. */
  int reached[MOST_STEPS + 1][N_DIAGONALS];
} Search;

static int *
at_diagonal (Search *search,
             int     steps,
             int     diagonal)
{
  return &search->reached[steps][diagonal + MOST_STEPS + 1];
}

/* Whether the diagonal was entered from the one above, by a key that comes. */
static gboolean
comes_from_above (Search *search,
                  int     steps,
                  int     diagonal)
{
  return diagonal == -steps
         || (diagonal != steps
             && *at_diagonal (search, steps - 1, diagonal - 1)
                  < *at_diagonal (search, steps - 1, diagonal + 1));
}

static int
enter (Search *search,
       int     steps,
       int     diagonal)
{
  if (steps == 0)
    return 0;
  if (comes_from_above (search, steps, diagonal))
    return *at_diagonal (search, steps - 1, diagonal + 1);
  return *at_diagonal (search, steps - 1, diagonal - 1) + 1;
}

static int
follow (Search *search,
        int     x,
        int     diagonal)
{
  while (x < search->n_before && x - diagonal < search->n_after
         && search->before[x] == search->after[x - diagonal])
    x++;
  return x;
}

/* The number of steps of the shortest script, or -1. */
static int
count_steps (Search *search)
{
  for (int steps = 0; steps <= MOST_STEPS; steps++)
    for (int diagonal = -steps; diagonal <= steps; diagonal += 2)
      {
        int x = follow (search, enter (search, steps, diagonal), diagonal);

        *at_diagonal (search, steps, diagonal) = x;
        if (x >= search->n_before && x - diagonal >= search->n_after)
          return steps;
      }
  return -1;
}

static void
add_edit (Search *search,
          GArray *edits,
          int     x,
          int     removed,
          int     y,
          int     added)
{
  GuichetEdit edit = { (guint) (search->offset + x), (guint) removed,
                       (guint) (search->offset + y), (guint) added };
  GuichetEdit *last =
    edits->len > 0 ? &g_array_index (edits, GuichetEdit, edits->len - 1) : NULL;

  /* Steps are found from the last one on: one that ends where the last begins is part of it. */
  if (last
      && edit.position + edit.removed == last->position
      && edit.from + edit.added == last->from)
    {
      last->position = edit.position;
      last->removed += edit.removed;
      last->from = edit.from;
      last->added += edit.added;
    }
  else
    {
      g_array_append_val (edits, edit);
    }
}

static void
walk_back (Search *search,
           GArray *edits,
           int     steps)
{
  int diagonal = search->n_before - search->n_after;

  for (; steps > 0; steps--)
    {
      int x = enter (search, steps, diagonal);

      if (comes_from_above (search, steps, diagonal))
        {
          add_edit (search, edits, x, 0, x - diagonal - 1, 1);
          diagonal++;
        }
      else
        {
          add_edit (search, edits, x - 1, 1, x - diagonal, 0);
          diagonal--;
        }
    }
}

static int
common_beginning (const gint64 *before,
                  const gint64 *after,
                  int           most)
{
  int length = 0;

  while (length < most && before[length] == after[length])
    length++;
  return length;
}

static int
common_end (const gint64 *before,
            int           n_before,
            const gint64 *after,
            int           n_after,
            int           most)
{
  int length = 0;

  while (length < most && before[n_before - 1 - length] == after[n_after - 1 - length])
    length++;
  return length;
}

/**
 * guichet_edit_script_make:
 * @before: (array length=n_before): keys, each once
 * @after: (array length=n_after): keys, each once
 *
 * Returns: (transfer full) (element-type GuichetEdit): the changes, the last one in the list first,
 *   so that each may be made without moving those to come; empty when the lists are equal
 */
GArray *
guichet_edit_script_make (const gint64 *before,
                          guint         n_before,
                          const gint64 *after,
                          guint         n_after)
{
  GArray *edits = g_array_new (FALSE, FALSE, sizeof (GuichetEdit));
  int shorter = (int) MIN (n_before, n_after);
  int start = common_beginning (before, after, shorter);
  int end = common_end (before, (int) n_before, after, (int) n_after, shorter - start);
  Search search = { .offset = start };
  int steps;

  search.before = before + start;
  search.after = after + start;
  search.n_before = (int) n_before - start - end;
  search.n_after = (int) n_after - start - end;
  if (search.n_before == 0 && search.n_after == 0)
    return edits;
  steps = search.n_before == 0 || search.n_after == 0 ? -1 : count_steps (&search);
  if (steps < 0)
    add_edit (&search, edits, 0, search.n_before, 0, search.n_after);
  else
    walk_back (&search, edits, steps);
  return edits;
}
