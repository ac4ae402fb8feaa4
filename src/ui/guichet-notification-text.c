/* guichet-notification-text.c - what a notification says
 *
 * It may be read by whoever passes by the screen: of the Demande it says the number and the
 * object, or the number alone; never what was written in it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "guichet-notification-text.h"

#include "guichet-closures.h"
#include "guichet-deadline-text.h"

#include <glib/gi18n.h>

/* Helpers */

static char *
describe_news (GuichetDemande *demande)
{
  g_autofree char *status =
    guichet_closure_status (NULL, guichet_demande_get_text (demande, GUICHET_DEMANDE_STATUS),
                            guichet_demande_get_delivery (demande));

  /* Translators: %s is a status, such as "Qualified" */
  return g_strdup_printf (_ ("News of the support. Where it stands: %s."), status);
}

static guint
count (const GPtrArray         *all,
       GuichetNotificationKind  kind)
{
  guint n = 0;

  for (guint i = 0; i < all->len; i++)
    n += ((GuichetNotification *) g_ptr_array_index (all, i))->kind == kind;
  return n;
}

static char *
say_count (GuichetNotificationKind kind,
           guint                   n)
{
  switch (kind)
    {
    case GUICHET_NOTIFICATION_REFUSAL:
      return g_strdup_printf (ngettext ("%u sending refused", "%u sendings refused", n), n);
    case GUICHET_NOTIFICATION_ANSWER:
      return g_strdup_printf (ngettext ("%u answer awaited", "%u answers awaited", n), n);
    case GUICHET_NOTIFICATION_DELIVERY:
      return g_strdup_printf (ngettext ("%u delivery to validate", "%u deliveries to validate", n),
                              n);
    case GUICHET_NOTIFICATION_CALLBACK:
      return g_strdup_printf (ngettext ("%u call-back due", "%u call-backs due", n), n);
    case GUICHET_NOTIFICATION_MISSED:
      return g_strdup_printf (ngettext ("%u call-back missed", "%u call-backs missed", n), n);
    case GUICHET_NOTIFICATION_DEADLINE:
      return g_strdup_printf (ngettext ("%u deadline near", "%u deadlines near", n), n);
    case GUICHET_NOTIFICATION_NEWS:
    default:
      return g_strdup_printf (ngettext ("%u other piece of news", "%u other pieces of news", n), n);
    }
}

/* Public API */

/**
 * guichet_notification_text_title:
 * @self: what is told
 * @number_only: whether to leave the object out
 *
 * Returns: (transfer full): which Demande it is about
 */
char *
guichet_notification_text_title (GuichetNotification *self,
                                 gboolean             number_only)
{
  const char *number;
  g_autofree char *title = NULL;

  if (!self->demande)
    return g_strdup (_ ("A call to the support"));
  number = guichet_demande_get_text (self->demande, GUICHET_DEMANDE_NUMBER);
  title = guichet_closure_title (NULL, guichet_demande_get_title (self->demande));
  if (number_only)
    return g_strdup (*number ? number : _ ("A Demande that is not recorded yet"));
  return *number ? g_strdup_printf ("%s · %s", number, title) : g_steal_pointer (&title);
}

/**
 * guichet_notification_text_body:
 * @self: what is told
 * @now: Unix milliseconds, UTC
 *
 * Returns: (transfer full): what is told, in a sentence
 */
char *
guichet_notification_text_body (GuichetNotification *self,
                                gint64               now)
{
  switch (self->kind)
    {
    case GUICHET_NOTIFICATION_ANSWER:
      return g_strdup (_ ("The support waits for your answer."));
    case GUICHET_NOTIFICATION_DELIVERY:
      return g_strdup (_ ("Something was delivered: validate or refuse it."));
    case GUICHET_NOTIFICATION_REFUSAL:
      return g_strdup (_ ("The service does not take what you sent: see why, and correct it."));
    case GUICHET_NOTIFICATION_CALLBACK:
      return g_strdup (_ ("The support promised to call back now."));
    case GUICHET_NOTIFICATION_MISSED:
      return g_strdup (_ ("The call-back that the support promised has not come: call again, or "
                          "note that it came."));
    case GUICHET_NOTIFICATION_DEADLINE:
      return guichet_deadline_text_sentence (self->deadline, now);
    case GUICHET_NOTIFICATION_NEWS:
    default:
      return describe_news (self->demande);
    }
}

/**
 * guichet_notification_text_group_title:
 * @all: (element-type GuichetNotification): what is told at once
 *
 * Returns: (transfer full): how much it is
 */
char *
guichet_notification_text_group_title (const GPtrArray *all)
{
  return g_strdup_printf (ngettext ("%u thing new in your Demandes",
                                    "%u things new in your Demandes", all->len), all->len);
}

/**
 * guichet_notification_text_group_body:
 * @all: (element-type GuichetNotification): what is told at once
 *
 * Returns: (transfer full): how many of which kind, the most pressing first
 */
char *
guichet_notification_text_group_body (const GPtrArray *all)
{
  static const GuichetNotificationKind order[] = {
    GUICHET_NOTIFICATION_CALLBACK, GUICHET_NOTIFICATION_MISSED, GUICHET_NOTIFICATION_DEADLINE,
    GUICHET_NOTIFICATION_REFUSAL,  GUICHET_NOTIFICATION_ANSWER, GUICHET_NOTIFICATION_DELIVERY,
    GUICHET_NOTIFICATION_NEWS,
  };
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    if (count (all, order[i]) > 0)
      g_ptr_array_add (parts, say_count (order[i], count (all, order[i])));
  g_ptr_array_add (parts, NULL);
  return g_strjoinv (" · ", (char **) parts->pdata);
}
