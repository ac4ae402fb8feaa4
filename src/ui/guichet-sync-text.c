/* guichet-sync-text.c - how the exchange with the service goes, in words
 *
 * Pure functions of the facts: one clear sentence for each state, and what to do about it.
 * Something that the service refused is always said first: it waits for the reader.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "guichet-sync-text.h"

#include "guichet-instant.h"
#include "guichet-time-text.h"

#include <glib/gi18n.h>

/* Less is what a request on its way and a clock that is looked after differ by. */
#define MOST_SKEW_MS (2 * GUICHET_MINUTE_MS)

/* A computer that stays out of reach for that long is not one that was asleep at night. */
#define LONG_MS (24 * GUICHET_HOUR_MS)

/* Helpers */

static char *
describe_activity (const GuichetSyncFacts *facts)
{
  switch (facts->activity)
    {
    case GUICHET_SYNC_ACTIVITY_SENDING:
      if (facts->total > 1)
        /* Translators: how many items are sent, of how many */
        return g_strdup_printf (_ ("Sending, %u of %u"), facts->done, facts->total);
      return g_strdup (_ ("Sending…"));
    case GUICHET_SYNC_ACTIVITY_DEMANDES:
      return g_strdup (_ ("Reading the Demandes…"));
    case GUICHET_SYNC_ACTIVITY_ARTICLES:
      if (facts->total > 0)
        /* Translators: how many articles are read, of how many */
        return g_strdup_printf (_ ("Reading the FAQ, %u of %u"), facts->done, facts->total);
      return g_strdup (_ ("Reading the FAQ…"));
    case GUICHET_SYNC_ACTIVITY_MEDIA:
      return g_strdup (_ ("Reading the espace média…"));
    case GUICHET_SYNC_ACTIVITY_INFORMATION:
    case GUICHET_SYNC_ACTIVITY_NONE:
    default:
      return g_strdup (_ ("Synchronising…"));
    }
}

static char *
describe_up_to_date (const GuichetSyncFacts *facts,
                     GTimeZone              *zone,
                     gint64                  now)
{
  g_autofree char *ago = guichet_time_text_ago (zone, facts->last_success, now);

  if (facts->last_success == 0)
    return g_strdup (_ ("Up to date"));
  /* Translators: when it was last up to date: "just now", "2 min ago", "today at 17:30" */
  return g_strdup_printf (_ ("Up to date, %s"), ago);
}

static char *
describe_offline (const GuichetSyncFacts *facts,
                  GTimeZone              *zone,
                  gint64                  now)
{
  g_autofree char *since = NULL;

  if (facts->offline_since == 0)
    return g_strdup (_ ("Offline"));
  since = guichet_time_text_brief (zone, facts->offline_since, now);
  /* Translators: since when it is offline: a time or a day */
  return g_strdup_printf (_ ("Offline since %s"), since);
}

static char *
describe_next_attempt (const GuichetSyncFacts *facts,
                       GTimeZone              *zone,
                       gint64                  now)
{
  g_autofree char *when = NULL;

  if (facts->next_attempt <= now)
    return g_strdup ("");
  if (facts->next_attempt - now > GUICHET_HOUR_MS)
    {
      when = guichet_time_text_brief (zone, facts->next_attempt, now);
      /* Translators: a time or a day; stands after a sentence, hence the space before */
      return g_strdup_printf (_ (" The service asks to wait until %s; you can synchronise now all "
                                 "the same."), when);
    }
  when = guichet_time_text_clock (zone, facts->next_attempt);
  /* Translators: a time; stands after a sentence, hence the space before */
  return g_strdup_printf (_ (" Next attempt at %s."), when);
}

static char *
describe_skew (const GuichetSyncFacts *facts)
{
  const guint minutes = (guint) (ABS (facts->skew) / GUICHET_MINUTE_MS);

  if (ABS (facts->skew) <= MOST_SKEW_MS)
    return NULL;
  if (facts->skew > 0)
    /* Translators: stands after a sentence, hence the space before */
    return g_strdup_printf (ngettext (" The clock of this computer is %u minute behind the "
                                      "service’s: set it right, for due times are shown by it.",
                                      " The clock of this computer is %u minutes behind the "
                                      "service’s: set it right, for due times are shown by it.",
                                      minutes), minutes);
  /* Translators: stands after a sentence, hence the space before */
  return g_strdup_printf (ngettext (" The clock of this computer is %u minute ahead of the "
                                    "service’s: set it right, for due times are shown by it.",
                                    " The clock of this computer is %u minutes ahead of the "
                                    "service’s: set it right, for due times are shown by it.",
                                    minutes), minutes);
}

static char *
describe_aside (const GuichetSyncFacts *facts)
{
  if (facts->aside == 0)
    return NULL;
  /* Translators: stands after a sentence, hence the space before */
  return g_strdup_printf (ngettext (" %u thing that the service said could not be applied and is "
                                    "kept aside: tell its administrator.",
                                    " %u things that the service said could not be applied and "
                                    "are kept aside: tell its administrator.", facts->aside),
                          facts->aside);
}

/* Out of reach for more than a day: not to be passed over. */
static gboolean
is_long (const GuichetSyncFacts *facts,
         gint64                  now)
{
  return facts->offline_since > 0 && now - facts->offline_since > LONG_MS;
}

static char *
describe_length (const GuichetSyncFacts *facts,
                 GTimeZone              *zone,
                 gint64                  now)
{
  g_autofree char *last = NULL;

  if (!is_long (facts, now))
    return NULL;
  if (facts->last_success == 0)
    /* Translators: stands after a sentence, hence the space before */
    return g_strdup (_ (" Nothing was ever exchanged: check the address and the network."));
  last = guichet_time_text_brief (zone, facts->last_success, now);
  /* Translators: a day; stands after a sentence, hence the space before */
  return g_strdup_printf (_ (" The last exchange that succeeded was on %s: check the network, or "
                             "telephone for what is urgent."), last);
}

static const char *
advice_of_state (GuichetSyncState state)
{
  switch (state)
    {
    case GUICHET_SYNC_NOT_CONNECTED:
      return _ ("What you write is kept on this computer. To exchange with the support, start "
               "Guichet with the address of your service.");
    case GUICHET_SYNC_UP_TO_DATE:
      return _ ("Everything is exchanged with the support.");
    case GUICHET_SYNC_SYNCING:
      return _ ("You can go on working meanwhile.");
    case GUICHET_SYNC_WAITING:
      return _ ("What waits leaves by itself as soon as the service answers.");
    case GUICHET_SYNC_OFFLINE:
      return _ ("The service does not answer. Everything that you write is kept, and leaves as "
               "soon as it does.");
    case GUICHET_SYNC_CAPTIVE:
      return _ ("Another page answers instead of the service, as on a public Wi-Fi. Open your "
               "browser, sign in to that network, then synchronise.");
    case GUICHET_SYNC_SIGN_IN:
      return _ ("Your access is missing, expired or withdrawn. Ask the administrator of the "
               "service for a new access token; nothing that you wrote is lost.");
    case GUICHET_SYNC_UNTRUSTED:
      return _ ("Its certificate is not signed by an authority that you trust, so nothing was "
               "sent. Ask your administrator for the certificate authority of the service.");
    case GUICHET_SYNC_PROXY:
      return _ ("The proxy of your network wants a name and a password. Give them in the "
               "network settings of the system, then synchronise.");
    case GUICHET_SYNC_MISMATCH:
      return _ ("It is another service than the one of this data, or it speaks another version "
               "of the contract. Check the address, or update Guichet.");
    case GUICHET_SYNC_STORAGE:
      return _ ("The disk of this computer is full, or the data folder cannot be written. What was "
               "kept before is safe; the exchange goes on by itself once there is room.");
    case GUICHET_SYNC_STOPPED:
    default:
      return _ ("Nothing is exchanged until you synchronise again.");
    }
}

/* Public API */

/**
 * guichet_sync_facts_read:
 * @facts: (out caller-allocates): the facts
 * @sync: the exchange
 *
 * Takes what @sync says now.
 */
void
guichet_sync_facts_read (GuichetSyncFacts *facts,
                         GuichetSync      *sync)
{
  *facts = (GuichetSyncFacts) {
    .state = guichet_sync_get_state (sync),
    .activity = guichet_sync_get_activity (sync),
    .done = guichet_sync_get_done (sync),
    .total = guichet_sync_get_total (sync),
    .pending = guichet_sync_get_pending (sync),
    .refused = guichet_sync_get_refused (sync),
    .aside = guichet_sync_get_aside (sync),
    .skew = guichet_sync_get_skew (sync),
    .last_success = guichet_sync_get_last_success (sync),
    .offline_since = guichet_sync_get_offline_since (sync),
    .next_attempt = guichet_sync_get_next_attempt (sync),
  };
}

/**
 * guichet_sync_text_sentence:
 * @facts: how it goes
 * @zone: the zone of the reader
 * @now: Unix milliseconds, UTC
 *
 * Returns: (transfer full): how it goes, in one short sentence
 */
char *
guichet_sync_text_sentence (const GuichetSyncFacts *facts,
                            GTimeZone              *zone,
                            gint64                  now)
{
  switch (facts->state)
    {
    case GUICHET_SYNC_NOT_CONNECTED:
      return g_strdup (_ ("Not connected to a service"));
    case GUICHET_SYNC_UP_TO_DATE:
      if (facts->refused > 0)
        return g_strdup_printf (ngettext ("%u item was refused", "%u items were refused",
                                          facts->refused), facts->refused);
      return describe_up_to_date (facts, zone, now);
    case GUICHET_SYNC_SYNCING:
      return describe_activity (facts);
    case GUICHET_SYNC_WAITING:
      return g_strdup_printf (ngettext ("%u item waits to be sent", "%u items wait to be sent",
                                        facts->pending), facts->pending);
    case GUICHET_SYNC_OFFLINE:
      return describe_offline (facts, zone, now);
    case GUICHET_SYNC_CAPTIVE:
      return g_strdup (_ ("The network asks for a sign-in"));
    case GUICHET_SYNC_SIGN_IN:
      return g_strdup (_ ("The service asks who you are"));
    case GUICHET_SYNC_UNTRUSTED:
      return g_strdup (_ ("The service is not trusted"));
    case GUICHET_SYNC_PROXY:
      return g_strdup (_ ("The proxy asks for a sign-in"));
    case GUICHET_SYNC_MISMATCH:
      return g_strdup (_ ("The service is not compatible"));
    case GUICHET_SYNC_STORAGE:
      return g_strdup (_ ("Nothing more can be written to the disk"));
    case GUICHET_SYNC_STOPPED:
    default:
      return g_strdup (_ ("Synchronisation is stopped"));
    }
}

/**
 * guichet_sync_text_advice:
 * @facts: how it goes
 * @zone: the zone of the reader
 * @now: Unix milliseconds, UTC
 *
 * Returns: (transfer full): what it means and what to do
 */
char *
guichet_sync_text_advice (const GuichetSyncFacts *facts,
                          GTimeZone              *zone,
                          gint64                  now)
{
  g_autofree char *next = describe_next_attempt (facts, zone, now);
  g_autofree char *waiting = NULL;
  g_autofree char *skew = describe_skew (facts);
  g_autofree char *aside = describe_aside (facts);
  g_autofree char *length = describe_length (facts, zone, now);

  if (facts->state == GUICHET_SYNC_UP_TO_DATE && facts->refused > 0)
    return g_strdup (_ ("The service does not take it as it is. See why under “Drafts and "
                       "sending”: you can correct it and send it again."));
  if (facts->state == GUICHET_SYNC_OFFLINE && facts->pending > 0)
    waiting = g_strdup_printf (ngettext (" %u item waits.", " %u items wait.", facts->pending),
                               facts->pending);
  return g_strconcat (advice_of_state (facts->state), waiting ? waiting : "", next,
                      length ? length : "", skew ? skew : "", aside ? aside : "", NULL);
}

/**
 * guichet_sync_text_icon:
 * @facts: how it goes
 *
 * Returns: the name of the icon that stands beside the sentence
 */
const char *
guichet_sync_text_icon (const GuichetSyncFacts *facts)
{
  switch (facts->state)
    {
    case GUICHET_SYNC_NOT_CONNECTED:
      return "guichet-not-connected-symbolic";
    case GUICHET_SYNC_UP_TO_DATE:
      return facts->refused > 0 || ABS (facts->skew) > MOST_SKEW_MS
               ? "guichet-warning-symbolic"
               : "guichet-up-to-date-symbolic";
    case GUICHET_SYNC_SYNCING:
      return "guichet-syncing-symbolic";
    case GUICHET_SYNC_WAITING:
      return "guichet-waiting-symbolic";
    case GUICHET_SYNC_OFFLINE:
      return "guichet-offline-symbolic";
    case GUICHET_SYNC_SIGN_IN:
    case GUICHET_SYNC_PROXY:
    case GUICHET_SYNC_CAPTIVE:
      return "guichet-sign-in-symbolic";
    case GUICHET_SYNC_UNTRUSTED:
      return "guichet-untrusted-symbolic";
    case GUICHET_SYNC_MISMATCH:
      return "guichet-warning-symbolic";
    case GUICHET_SYNC_STORAGE:
      return "guichet-warning-symbolic";
    case GUICHET_SYNC_STOPPED:
    default:
      return "guichet-stopped-symbolic";
    }
}

/**
 * guichet_sync_text_is_bad:
 * @facts: how it goes
 *
 * Returns: whether somebody must do something
 */
gboolean
guichet_sync_text_is_bad (const GuichetSyncFacts *facts)
{
  switch (facts->state)
    {
    case GUICHET_SYNC_CAPTIVE:
    case GUICHET_SYNC_SIGN_IN:
    case GUICHET_SYNC_UNTRUSTED:
    case GUICHET_SYNC_PROXY:
    case GUICHET_SYNC_MISMATCH:
    case GUICHET_SYNC_STORAGE:
    case GUICHET_SYNC_STOPPED:
      return TRUE;
    case GUICHET_SYNC_NOT_CONNECTED:
    case GUICHET_SYNC_UP_TO_DATE:
    case GUICHET_SYNC_SYNCING:
    case GUICHET_SYNC_WAITING:
    case GUICHET_SYNC_OFFLINE:
    default:
      return facts->refused > 0 || ABS (facts->skew) > MOST_SKEW_MS;
    }
}
