/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "guichet-worker.h"

typedef struct
{
  GuichetWorker *worker;
  GString *order;
  guint answers;
  gboolean was_current;
} Fixture;

static void
note_worker (GTask        *task,
             gpointer      source,
             gpointer      task_data,
             GCancellable *cancellable)
{
  Fixture *fixture = g_object_get_data (G_OBJECT (task), "fixture");

  fixture->was_current = guichet_worker_is_current (fixture->worker);
  g_string_append (fixture->order, task_data);
  g_task_return_boolean (task, TRUE);
}

static void
answered_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      data)
{
  Fixture *fixture = data;

  g_assert_false (guichet_worker_is_current (fixture->worker));
  fixture->answers++;
}

static void
run_letter (Fixture    *fixture,
            const char *letter)
{
  g_autoptr (GTask) task = g_task_new (NULL, NULL, answered_cb, fixture);

  g_object_set_data (G_OBJECT (task), "fixture", fixture);
  g_task_set_task_data (task, (gpointer) letter, NULL);
  guichet_worker_run (fixture->worker, task, note_worker);
}

static void
test_order (void)
{
  Fixture fixture = { guichet_worker_new ("test"), g_string_new (NULL), 0, FALSE };
  static const char *letters[] = { "a", "b", "c", "d", "e" };

  for (guint i = 0; i < G_N_ELEMENTS (letters); i++)
    run_letter (&fixture, letters[i]);
  while (fixture.answers < G_N_ELEMENTS (letters))
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpstr (fixture.order->str, ==, "abcde");
  g_assert_true (fixture.was_current);
  g_assert_false (guichet_worker_has_queued (fixture.worker));
  g_object_unref (fixture.worker);
  g_string_free (fixture.order, TRUE);
}

static void
test_stop_finishes (void)
{
  Fixture fixture = { guichet_worker_new ("test"), g_string_new (NULL), 0, FALSE };

  for (guint i = 0; i < 100; i++)
    run_letter (&fixture, "x");
  guichet_worker_stop (fixture.worker);
  g_assert_cmpuint (fixture.order->len, ==, 100);
  while (fixture.answers < 100)
    g_main_context_iteration (NULL, TRUE);
  g_object_unref (fixture.worker);
  g_string_free (fixture.order, TRUE);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/worker/order", test_order);
  g_test_add_func ("/worker/stop-finishes", test_stop_finishes);
  return g_test_run ();
}
