/* guichet-worker.c - one thread that runs tasks in order
 *
 * A GTask handed to guichet_worker_run() is owned by the queue until its function has
 * run on the worker's thread; its callback then comes on the thread that made the task,
 * as with any GTask. First in, first out: what was asked first is done first, and a
 * function that has a lot to do looks at guichet_worker_has_queued() and comes back
 * later with a new task instead of holding up the others.
 *
 * guichet_worker_stop() lets what is queued finish, then ends the thread. Whoever made
 * the worker stops it; nothing may be queued afterwards.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "guichet-worker.h"

typedef struct
{
  GTask           *task;
  GTaskThreadFunc  func;
} Job;

struct _GuichetWorker
{
  GObject parent_instance;

  GAsyncQueue *jobs;
  GThread *thread;
  gboolean stopped;
};

G_DEFINE_FINAL_TYPE (GuichetWorker, guichet_worker, G_TYPE_OBJECT)

static Job *
job_new (GTask           *task,
         GTaskThreadFunc  func)
{
  Job *job = g_new (Job, 1);

  job->task = task ? g_object_ref (task) : NULL;
  job->func = func;
  return job;
}

static void
job_free (Job *job)
{
  g_clear_object (&job->task);
  g_free (job);
}

static gpointer
thread_worker (gpointer data)
{
  g_autoptr (GAsyncQueue) jobs = data;

  for (;;)
    {
      Job *job = g_async_queue_pop (jobs);
      gboolean last = job->task == NULL;

      if (!last)
        job->func (job->task, g_task_get_source_object (job->task),
                   g_task_get_task_data (job->task), g_task_get_cancellable (job->task));
      job_free (job);
      if (last)
        return NULL;
    }
}

static void
guichet_worker_finalize (GObject *object)
{
  GuichetWorker *self = GUICHET_WORKER (object);

  guichet_worker_stop (self);
  g_clear_pointer (&self->jobs, g_async_queue_unref);
  G_OBJECT_CLASS (guichet_worker_parent_class)->finalize (object);
}

static void
guichet_worker_class_init (GuichetWorkerClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = guichet_worker_finalize;
}

static void
guichet_worker_init (GuichetWorker *self)
{
  self->jobs = g_async_queue_new_full ((GDestroyNotify) job_free);
}

/**
 * guichet_worker_new:
 * @name: the thread's name, for debuggers; at most 15 bytes are kept
 *
 * Returns: (transfer full): a worker whose thread runs
 */
GuichetWorker *
guichet_worker_new (const char *name)
{
  GuichetWorker *self = g_object_new (GUICHET_TYPE_WORKER, NULL);

  self->thread = g_thread_new (name, thread_worker, g_async_queue_ref (self->jobs));
  return self;
}

/**
 * guichet_worker_run:
 * @func: what to do; it must return a value or an error on @task
 *
 * Queues @task. The worker keeps its own reference until @func has returned.
 */
void
guichet_worker_run (GuichetWorker   *self,
                    GTask           *task,
                    GTaskThreadFunc  func)
{
  g_return_if_fail (GUICHET_IS_WORKER (self));
  g_return_if_fail (G_IS_TASK (task));
  g_return_if_fail (!self->stopped);

  g_async_queue_push (self->jobs, job_new (task, func));
}

/**
 * guichet_worker_has_queued:
 *
 * Says whether something waits behind what runs now. May be called on any thread.
 */
gboolean
guichet_worker_has_queued (GuichetWorker *self)
{
  return g_async_queue_length (self->jobs) > 0;
}

/**
 * guichet_worker_is_current:
 *
 * Says whether the caller runs on the worker's thread.
 */
gboolean
guichet_worker_is_current (GuichetWorker *self)
{
  return g_thread_self () == self->thread;
}

/**
 * guichet_worker_stop:
 *
 * Lets all that is queued finish and ends the thread. Blocks. Does nothing the second time.
 */
void
guichet_worker_stop (GuichetWorker *self)
{
  if (self->stopped)
    return;
  self->stopped = TRUE;
  g_async_queue_push (self->jobs, job_new (NULL, NULL));
  g_clear_pointer (&self->thread, g_thread_join);
}
