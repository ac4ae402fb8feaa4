/* guichet-speller.c - says whether a word is spelt as its language spells it
 *
 * A dictionary takes a while to be read, and suggestions a while to be found: both happen in
 * threads. The lock is never waited for on the thread of the windows: whoever checks is told to
 * ask again. Without the library, or without a French dictionary, every word is right.
 *
 * One is enough for all the texts that are open: it goes with the last of them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "guichet-speller.h"

#include "guichet-config.h"

#include <string.h>

#ifdef GUICHET_HAVE_ENCHANT
#include <enchant.h>
#endif

#define MOST_SUGGESTIONS 5
#define LONGEST_WORD 100

struct _GuichetSpeller
{
  GObject parent_instance;

  GMutex lock;
#ifdef GUICHET_HAVE_ENCHANT
  EnchantBroker *broker;
  EnchantDict *dictionary;
#endif
  gboolean ready;
};

G_DEFINE_FINAL_TYPE (GuichetSpeller, guichet_speller, G_TYPE_OBJECT)

enum
{
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* Helpers: with the library */

#ifdef GUICHET_HAVE_ENCHANT

static gboolean
open_worker (GuichetSpeller *self)
{
  static const char *const languages[] = { "fr_FR", "fr" };

  self->broker = enchant_broker_init ();
  for (guint i = 0; i < G_N_ELEMENTS (languages) && !self->dictionary; i++)
    if (enchant_broker_dict_exists (self->broker, languages[i]))
      self->dictionary = enchant_broker_request_dict (self->broker, languages[i]);
  return self->dictionary != NULL;
}

static gboolean
knows (GuichetSpeller *self,
       const char     *word)
{
  return enchant_dict_check (self->dictionary, word, (gssize) strlen (word)) == 0;
}

static char **
suggest_worker (GuichetSpeller *self,
                const char     *word)
{
  g_autoptr (GStrvBuilder) words = g_strv_builder_new ();
  gsize n_found = 0;
  char **found = enchant_dict_suggest (self->dictionary, word, (gssize) strlen (word), &n_found);

  for (gsize i = 0; i < n_found && i < MOST_SUGGESTIONS; i++)
    g_strv_builder_add (words, found[i]);
  if (found)
    enchant_dict_free_string_list (self->dictionary, found);
  return g_strv_builder_end (words);
}

static void
add_word (GuichetSpeller *self,
          const char     *word)
{
  enchant_dict_add (self->dictionary, word, (gssize) strlen (word));
}

static void
close_dictionary (GuichetSpeller *self)
{
  if (self->dictionary)
    enchant_broker_free_dict (self->broker, self->dictionary);
  if (self->broker)
    enchant_broker_free (self->broker);
}

#else

static gboolean
open_worker (GuichetSpeller *self)
{
  return FALSE;
}

static gboolean
knows (GuichetSpeller *self,
       const char     *word)
{
  return TRUE;
}

static char **
suggest_worker (GuichetSpeller *self,
                const char     *word)
{
  return g_new0 (char *, 1);
}

static void
add_word (GuichetSpeller *self,
          const char     *word)
{
}

static void
close_dictionary (GuichetSpeller *self)
{
}

#endif

/* Helpers */

/* Dictionaries know the straight apostrophe. */
static char *
normalise (const char *word)
{
  g_auto (GStrv) parts = g_strsplit (word, "’", -1);

  return g_strjoinv ("'", parts);
}

/* A word with hyphens is right when each of its parts is. */
static gboolean
knows_whole_or_parts (GuichetSpeller *self,
                      const char     *word)
{
  g_auto (GStrv) parts = NULL;

  if (knows (self, word))
    return TRUE;
  if (!strchr (word, '-'))
    return FALSE;
  parts = g_strsplit (word, "-", -1);
  for (guint i = 0; parts[i]; i++)
    if (*parts[i] && !knows (self, parts[i]))
      return FALSE;
  return TRUE;
}

static void
open_in_thread_worker (GTask        *task,
                       gpointer      source,
                       gpointer      data,
                       GCancellable *cancellable)
{
  GuichetSpeller *self = source;
  gboolean opened;

  g_mutex_lock (&self->lock);
  opened = open_worker (self);
  g_mutex_unlock (&self->lock);
  g_task_return_boolean (task, opened);
}

static void
opened_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  GuichetSpeller *self = GUICHET_SPELLER (source);

  self->ready = g_task_propagate_boolean (G_TASK (result), NULL);
  if (self->ready)
    g_signal_emit (self, signals[CHANGED], 0);
}

static void
suggest_in_thread_worker (GTask        *task,
                          gpointer      source,
                          gpointer      data,
                          GCancellable *cancellable)
{
  GuichetSpeller *self = source;
  char **words;

  g_mutex_lock (&self->lock);
  words = self->ready ? suggest_worker (self, data) : g_new0 (char *, 1);
  g_mutex_unlock (&self->lock);
  g_task_return_pointer (task, words, (GDestroyNotify) g_strfreev);
}

/* Overrides */

static void
guichet_speller_finalize (GObject *object)
{
  GuichetSpeller *self = GUICHET_SPELLER (object);

  close_dictionary (self);
  g_mutex_clear (&self->lock);
  G_OBJECT_CLASS (guichet_speller_parent_class)->finalize (object);
}

static void
guichet_speller_class_init (GuichetSpellerClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = guichet_speller_finalize;
  /* Words that were wrong may be right now, or the reverse. */
  signals[CHANGED] = g_signal_new ("changed", GUICHET_TYPE_SPELLER, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static void
guichet_speller_init (GuichetSpeller *self)
{
  g_autoptr (GTask) task = g_task_new (self, NULL, opened_cb, NULL);

  g_mutex_init (&self->lock);
  g_task_set_source_tag (task, guichet_speller_init);
  g_task_run_in_thread (task, open_in_thread_worker);
}

/* Public API */

/**
 * guichet_speller_get:
 *
 * Returns: (transfer full): the one that others use now, else a new one, which becomes ready later
 */
GuichetSpeller *
guichet_speller_get (void)
{
  static GWeakRef shared;
  GuichetSpeller *self = g_weak_ref_get (&shared);

  if (self)
    return self;
  self = g_object_new (GUICHET_TYPE_SPELLER, NULL);
  g_weak_ref_set (&shared, self);
  return self;
}

/**
 * guichet_speller_is_ready:
 *
 * Says whether it knows any word.
 */
gboolean
guichet_speller_is_ready (GuichetSpeller *self)
{
  return self->ready;
}

/**
 * guichet_speller_check:
 *
 * Never waits.
 *
 * Returns: whether @word is right
 */
GuichetSpelling
guichet_speller_check (GuichetSpeller *self,
                       const char     *word)
{
  g_autofree char *plain = NULL;
  gboolean right;

  if (!self->ready || strlen (word) > LONGEST_WORD)
    return GUICHET_SPELLING_RIGHT;
  if (!g_mutex_trylock (&self->lock))
    return GUICHET_SPELLING_BUSY;
  plain = normalise (word);
  right = knows_whole_or_parts (self, plain);
  g_mutex_unlock (&self->lock);
  return right ? GUICHET_SPELLING_RIGHT : GUICHET_SPELLING_WRONG;
}

/**
 * guichet_speller_add:
 *
 * Takes @word into the person's own dictionary.
 */
void
guichet_speller_add (GuichetSpeller *self,
                     const char     *word)
{
  g_autofree char *plain = normalise (word);

  if (!self->ready || !g_mutex_trylock (&self->lock))
    return;
  add_word (self, plain);
  g_mutex_unlock (&self->lock);
  g_signal_emit (self, signals[CHANGED], 0);
}

/**
 * guichet_speller_suggest_async:
 *
 * Looks for words that may have been meant.
 */
void
guichet_speller_suggest_async (GuichetSpeller      *self,
                               const char          *word,
                               GCancellable        *cancellable,
                               GAsyncReadyCallback  callback,
                               gpointer             user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, guichet_speller_suggest_async);
  g_task_set_task_data (task, normalise (word), g_free);
  g_task_run_in_thread (task, suggest_in_thread_worker);
}

/**
 * guichet_speller_suggest_finish:
 *
 * Returns: (transfer full) (array zero-terminated=1): the likeliest first
 */
char **
guichet_speller_suggest_finish (GuichetSpeller  *self,
                                GAsyncResult    *result,
                                GError         **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
