/* guichet-requests.c - what is asked of the application from outside of its window
 *
 * A link that was opened, or an action called over the session's bus: by the desktop's shell, by
 * a notification, by any program of the person's. One that comes before there is a window waits
 * for it; of several, the last one is shown. None sends or deletes anything: each leads to where
 * the person does that.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "guichet-requests.h"

#include "guichet-demande-table.h"
#include "guichet-article-table.h"
#include "guichet-link.h"

#include <glib/gi18n.h>

struct _GuichetRequests
{
  GObject parent_instance;

  GtkApplication *application;
  const char *action;
  char *reference;
  gboolean is_unreadable;
};

G_DEFINE_FINAL_TYPE (GuichetRequests, guichet_requests, G_TYPE_OBJECT)

/* Helpers */

/* @action is static: one of the window's. */
static void
ask (GuichetRequests *self,
     const char      *action,
     const char      *reference)
{
  self->action = action;
  self->is_unreadable = FALSE;
  g_free (self->reference);
  self->reference = g_strdup (reference);
}

static void
ask_unreadable (GuichetRequests *self)
{
  ask (self, NULL, NULL);
  self->is_unreadable = TRUE;
}

static gboolean
is_about_article (GuichetRequests *self)
{
  return g_strcmp0 (self->action, "win.open-article") == 0;
}

/* The id of what is meant, if it is here. */
static char *
find_target (GuichetRequests   *self,
             GuichetConnection *connection)
{
  g_autoptr (GuichetArticle) article = NULL;

  if (!is_about_article (self))
    return guichet_demande_table_resolve (connection, self->reference, NULL);
  article = guichet_article_table_load (connection, self->reference, NULL);
  return article ? g_strdup (self->reference) : NULL;
}

static char *
describe_unknown (GuichetRequests *self)
{
  if (is_about_article (self))
    return g_strdup (_ ("This article is not in the FAQ of this computer. It may have been "
                        "withdrawn, or not have come yet: synchronise, then try again."));
  if (g_uuid_string_is_valid (self->reference))
    return g_strdup (_ ("This Demande is not on this computer. It may be another account’s, or "
                        "not have come yet: synchronise, then try again."));
  return g_strdup_printf (_ ("The Demande %s is not on this computer. It may be another account’s, "
                             "or not have come yet: synchronise, then try again."),
                          self->reference);
}

static void
forget (GuichetRequests *self)
{
  self->action = NULL;
  self->is_unreadable = FALSE;
  g_clear_pointer (&self->reference, g_free);
}

/* Callbacks */

static void
show_action (GSimpleAction *action,
             GVariant      *parameter,
             gpointer       data)
{
  g_application_activate (G_APPLICATION (((GuichetRequests *) data)->application));
}

static void
new_demande_action (GSimpleAction *action,
                    GVariant      *parameter,
                    gpointer       data)
{
  GuichetRequests *self = data;

  ask (self, "win.new-demande", NULL);
  g_application_activate (G_APPLICATION (self->application));
}

/* Whoever calls gives anything as the parameter. */
static void
demande_action (GSimpleAction *action,
                GVariant      *parameter,
                gpointer       data)
{
  GuichetRequests *self = data;
  const char *name = g_action_get_name (G_ACTION (action));
  const char *reference = g_variant_get_string (parameter, NULL);

  if (!guichet_link_is_demande (reference))
    ask_unreadable (self);
  else if (g_str_equal (name, "reply"))
    ask (self, "win.reply", reference);
  else if (g_str_equal (name, "validate"))
    ask (self, "win.validate", reference);
  else
    ask (self, "win.open-demande", reference);
  g_application_activate (G_APPLICATION (self->application));
}

static void
article_action (GSimpleAction *action,
                GVariant      *parameter,
                gpointer       data)
{
  GuichetRequests *self = data;
  const char *reference = g_variant_get_string (parameter, NULL);

  if (g_uuid_string_is_valid (reference))
    ask (self, "win.open-article", reference);
  else
    ask_unreadable (self);
  g_application_activate (G_APPLICATION (self->application));
}

/* Overrides */

static void
guichet_requests_finalize (GObject *object)
{
  GuichetRequests *self = GUICHET_REQUESTS (object);

  g_free (self->reference);
  G_OBJECT_CLASS (guichet_requests_parent_class)->finalize (object);
}

static void
guichet_requests_class_init (GuichetRequestsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = guichet_requests_finalize;
}

static void
guichet_requests_init (GuichetRequests *self)
{
}

/* Public API */

/**
 * guichet_requests_new:
 * @application: the application, which outlives it
 *
 * Adds to @application the actions that may be called from outside: show, new-demande,
 * open-demande(s), reply(s), validate(s) and open-article(s).
 *
 * Returns: (transfer full): what was asked: nothing yet
 */
GuichetRequests *
guichet_requests_new (GtkApplication *application)
{
  static const GActionEntry entries[] = {
    { .name = "show", .activate = show_action },
    { .name = "new-demande", .activate = new_demande_action },
    { .name = "open-demande", .activate = demande_action, .parameter_type = "s" },
    { .name = "reply", .activate = demande_action, .parameter_type = "s" },
    { .name = "validate", .activate = demande_action, .parameter_type = "s" },
    { .name = "open-article", .activate = article_action, .parameter_type = "s" },
  };
  GuichetRequests *self = g_object_new (GUICHET_TYPE_REQUESTS, NULL);

  self->application = application;
  g_action_map_add_action_entries (G_ACTION_MAP (application), entries, G_N_ELEMENTS (entries),
                                   self);
  return self;
}

/**
 * guichet_requests_open:
 * @self: the requests
 * @files: (array length=n_files): what was given to be opened
 * @n_files: how many
 *
 * Takes the last link of them.
 */
void
guichet_requests_open (GuichetRequests  *self,
                       GFile           **files,
                       int               n_files)
{
  g_autofree char *uri = NULL;
  g_autofree char *reference = NULL;

  g_return_if_fail (GUICHET_IS_REQUESTS (self) && n_files > 0);
  uri = g_file_get_uri (files[n_files - 1]);
  switch (guichet_link_parse (uri, &reference))
    {
    case GUICHET_LINK_DEMANDE:
      ask (self, "win.open-demande", reference);
      break;
    case GUICHET_LINK_ARTICLE:
      ask (self, "win.open-article", reference);
      break;
    case GUICHET_LINK_NONE:
    default:
      ask_unreadable (self);
    }
}

/**
 * guichet_requests_are_pending:
 * @self: the requests
 *
 * Returns: whether something was asked that is not done yet
 */
gboolean
guichet_requests_are_pending (GuichetRequests *self)
{
  g_return_val_if_fail (GUICHET_IS_REQUESTS (self), FALSE);
  return self->action || self->is_unreadable;
}

/**
 * guichet_requests_is_known_in:
 * @self: the requests
 * @database: what an account stores
 *
 * Returns: whether what was asked for is something that this account has
 */
gboolean
guichet_requests_is_known_in (GuichetRequests *self,
                              GuichetDatabase *database)
{
  g_autofree char *target = NULL;

  g_return_val_if_fail (GUICHET_IS_REQUESTS (self), FALSE);
  if (self->reference)
    target = find_target (self, guichet_database_read (database));
  return target != NULL;
}

/**
 * guichet_requests_serve:
 * @self: the requests
 * @window: where to do it
 * @database: what is stored
 *
 * Does what was asked, if anything; once.
 *
 * Returns: (transfer full) (nullable): what to tell the person when it cannot be done
 */
char *
guichet_requests_serve (GuichetRequests *self,
                        GuichetWindow   *window,
                        GuichetDatabase *database)
{
  g_autofree char *target = NULL;
  char *refusal = NULL;

  g_return_val_if_fail (GUICHET_IS_REQUESTS (self), NULL);
  if (self->reference)
    target = find_target (self, guichet_database_read (database));
  if (self->is_unreadable)
    refusal = g_strdup (_ ("What was asked is not a link of Guichet: one names a Demande, such as "
                           "demande:D-2026-0412, or an article of the FAQ."));
  else if (self->reference && !target)
    refusal = describe_unknown (self);
  else if (self->action)
    gtk_widget_activate_action (GTK_WIDGET (window), self->action, target ? "s" : NULL, target);
  forget (self);
  return refusal;
}
