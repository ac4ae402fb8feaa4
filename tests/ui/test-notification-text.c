/* test-notification-text.c - what a notification says, and what it never says
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "guichet-notification-text.h"

#include <string.h>

#define SECRET "Mme Durand"

static GuichetNotification *
make (GuichetNotificationKind  kind,
      const char              *number)
{
  GuichetNotification *self = g_new0 (GuichetNotification, 1);

  self->kind = kind;
  self->key = g_strdup ("key");
  self->demande = guichet_demande_new (NULL);
  for (guint i = GUICHET_DEMANDE_CONTEXT; i <= GUICHET_DEMANDE_AUTHOR; i++)
    guichet_demande_set_text (self->demande, i, SECRET);
  guichet_demande_set_text (self->demande, GUICHET_DEMANDE_NUMBER, number);
  guichet_demande_set_text (self->demande, GUICHET_DEMANDE_TITLE, "Object");
  guichet_demande_set_text (self->demande, GUICHET_DEMANDE_STATUS, "qualifiee");
  guichet_demande_set_delivery (self->demande, GUICHET_DELIVERY_SENT);
  return self;
}

static void
test_one (void)
{
  static const struct
  {
    GuichetNotificationKind kind;
    const char *body;
  } cases[] = {
    { GUICHET_NOTIFICATION_NEWS, "News of the support. Where it stands: Qualified." },
    { GUICHET_NOTIFICATION_ANSWER, "The support waits for your answer." },
    { GUICHET_NOTIFICATION_DELIVERY, "Something was delivered: validate or refuse it." },
    { GUICHET_NOTIFICATION_REFUSAL,
      "The service does not take what you sent: see why, and correct it." },
    { GUICHET_NOTIFICATION_CALLBACK, "The support promised to call back now." },
    { GUICHET_NOTIFICATION_MISSED,
      "The call-back that the support promised has not come: call again, or note that it came." },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GuichetNotification) one = make (cases[i].kind, "D-2026-0412");
      g_autofree char *title = guichet_notification_text_title (one, FALSE);
      g_autofree char *number = guichet_notification_text_title (one, TRUE);
      g_autofree char *body = guichet_notification_text_body (one, 0);

      g_assert_cmpstr (title, ==, "D-2026-0412 · Object");
      g_assert_cmpstr (number, ==, "D-2026-0412");
      g_assert_cmpstr (body, ==, cases[i].body);
      g_assert_null (strstr (body, SECRET));
    }
}

/* A call may be about no Demande. */
static void
test_call (void)
{
  GuichetNotification one = { .kind = GUICHET_NOTIFICATION_MISSED };
  g_autofree char *title = guichet_notification_text_title (&one, FALSE);
  g_autofree char *number = guichet_notification_text_title (&one, TRUE);

  g_assert_cmpstr (title, ==, "A call to the support");
  g_assert_cmpstr (number, ==, "A call to the support");
}

static void
test_without_number (void)
{
  g_autoptr (GuichetNotification) one = make (GUICHET_NOTIFICATION_REFUSAL, "");
  g_autofree char *title = guichet_notification_text_title (one, FALSE);
  g_autofree char *number = guichet_notification_text_title (one, TRUE);

  g_assert_cmpstr (title, ==, "Object");
  g_assert_cmpstr (number, ==, "A Demande that is not recorded yet");
}

static void
test_group (void)
{
  static const GuichetNotificationKind kinds[] = {
    GUICHET_NOTIFICATION_NEWS, GUICHET_NOTIFICATION_ANSWER, GUICHET_NOTIFICATION_NEWS,
    GUICHET_NOTIFICATION_DEADLINE, GUICHET_NOTIFICATION_DELIVERY,
  };
  g_autoptr (GPtrArray) all =
    g_ptr_array_new_with_free_func ((GDestroyNotify) guichet_notification_free);
  g_autofree char *title = NULL;
  g_autofree char *body = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    g_ptr_array_add (all, make (kinds[i], "D-2026-0412"));
  title = guichet_notification_text_group_title (all);
  body = guichet_notification_text_group_body (all);
  g_assert_cmpstr (title, ==, "5 things new in your Demandes");
  g_assert_cmpstr (body, ==, "1 deadline near · 1 answer awaited · 1 delivery to validate · "
                             "2 other pieces of news");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/notification-text/one", test_one);
  g_test_add_func ("/notification-text/call", test_call);
  g_test_add_func ("/notification-text/without-number", test_without_number);
  g_test_add_func ("/notification-text/group", test_group);
  return g_test_run ();
}
