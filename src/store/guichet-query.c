/* guichet-query.c - a statement composed at run time
 *
 * Fragments of SQL written in store/ and the values that their parameters take. A value never
 * becomes part of the text.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "guichet-query.h"

struct _GuichetQuery
{
  gatomicrefcount references;
  GString *sql;
  GArray *values;
  gboolean is_slow;
};

static GValue *
append_value (GuichetQuery *self,
              const char   *sql,
              GType         type)
{
  g_string_append (self->sql, sql);
  g_array_set_size (self->values, self->values->len + 1);
  return g_value_init (&g_array_index (self->values, GValue, self->values->len - 1), type);
}

/**
 * guichet_query_new:
 * @sql: how the statement begins
 *
 * Returns: (transfer full): a query without values
 */
GuichetQuery *
guichet_query_new (const char *sql)
{
  GuichetQuery *self = g_new (GuichetQuery, 1);

  g_atomic_ref_count_init (&self->references);
  self->is_slow = FALSE;
  self->sql = g_string_new (sql);
  self->values = g_array_new (FALSE, TRUE, sizeof (GValue));
  g_array_set_clear_func (self->values, (GDestroyNotify) g_value_unset);
  return self;
}

/**
 * guichet_query_ref:
 *
 * Returns: (transfer full): @self
 */
GuichetQuery *
guichet_query_ref (GuichetQuery *self)
{
  g_atomic_ref_count_inc (&self->references);
  return self;
}

/**
 * guichet_query_unref:
 */
void
guichet_query_unref (GuichetQuery *self)
{
  if (!g_atomic_ref_count_dec (&self->references))
    return;
  g_string_free (self->sql, TRUE);
  g_array_unref (self->values);
  g_free (self);
}

/**
 * guichet_query_add:
 * @sql: how the statement goes on, without a parameter
 */
void
guichet_query_add (GuichetQuery *self,
                   const char   *sql)
{
  g_string_append (self->sql, sql);
}

/**
 * guichet_query_add_text:
 * @sql: how the statement goes on, with the next parameter as `?N`, or one `?`
 * @text: (nullable): the parameter's value, copied
 */
void
guichet_query_add_text (GuichetQuery *self,
                        const char   *sql,
                        const char   *text)
{
  g_value_set_string (append_value (self, sql, G_TYPE_STRING), text);
}

/**
 * guichet_query_add_integer:
 * @sql: how the statement goes on, with the next parameter as `?N`, or one `?`
 * @value: the parameter's value
 */
void
guichet_query_add_integer (GuichetQuery *self,
                           const char   *sql,
                           gint64        value)
{
  g_value_set_int64 (append_value (self, sql, G_TYPE_INT64), value);
}

/**
 * guichet_query_set_slow:
 *
 * Says that the statement reads a whole table: its place is the worker.
 */
void
guichet_query_set_slow (GuichetQuery *self)
{
  self->is_slow = TRUE;
}

/**
 * guichet_query_is_slow:
 *
 * Returns: whether it was said to be slow
 */
gboolean
guichet_query_is_slow (GuichetQuery *self)
{
  return self->is_slow;
}

/**
 * guichet_query_prepare:
 *
 * Returns: (transfer full): the statement, its parameters bound, or %NULL
 */
GuichetStatement *
guichet_query_prepare (GuichetQuery       *self,
                       GuichetConnection  *connection,
                       GError            **error)
{
  GuichetStatement *statement = guichet_connection_query (connection, error, self->sql->str, "");

  for (guint i = 0; statement && i < self->values->len; i++)
    guichet_statement_bind (statement, (int) i + 1, &g_array_index (self->values, GValue, i));
  return statement;
}
