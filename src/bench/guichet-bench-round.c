/* guichet-bench-round.c - how long an exchange takes when nothing is new
 *
 * On a kept connection, in turn with a bare round trip on a kept connection of libsoup's own.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "guichet-bench.h"

#include "guichet-account.h"
#include "guichet-database.h"
#include "guichet-service-factory.h"
#include "guichet-sync.h"

#include <libsoup/soup.h>
#include <stdlib.h>

/* Helpers */

static gboolean
run (GuichetSync *sync,
     GError     **error)
{
  GAsyncResult *slot = NULL;
  g_autoptr (GAsyncResult) result = NULL;

  guichet_sync_run_async (sync, NULL, guichet_bench_keep_cb, &slot);
  result = guichet_bench_wait (&slot);
  return guichet_sync_run_finish (sync, result, error);
}

static SoupSession *
make_session (const GuichetAccount *account,
              GError              **error)
{
  g_autoptr (GTlsDatabase) authorities = g_tls_file_database_new (account->ca_file, error);
  SoupSession *session;

  if (!authorities)
    return NULL;
  session = soup_session_new ();
  soup_session_set_tls_database (session, authorities);
  return session;
}

static gboolean
go_and_return (SoupSession *session,
               const char  *address,
               GError     **error)
{
  g_autofree char *uri = g_strconcat (address, "/v1", NULL);
  g_autoptr (SoupMessage) message = soup_message_new (SOUP_METHOD_GET, uri);
  GAsyncResult *slot = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GBytes) body = NULL;

  soup_session_send_and_read_async (session, message, G_PRIORITY_DEFAULT, NULL,
                                    guichet_bench_keep_cb, &slot);
  result = guichet_bench_wait (&slot);
  body = soup_session_send_and_read_finish (session, result, error);
  return body != NULL;
}

static gboolean
measure (GuichetSync          *sync,
         SoupSession          *session,
         const GuichetAccount *account,
         guint                 n_times,
         GuichetBenchSamples  *samples,
         GError              **error)
{
  for (guint i = 0; i <= n_times; i++)
    {
      gint64 start = g_get_monotonic_time ();

      if (!go_and_return (session, account->address, error))
        return FALSE;
      if (i > 0)
        guichet_bench_samples_since (samples, "trip_ms", start);
      start = g_get_monotonic_time ();
      if (!run (sync, error))
        return FALSE;
      if (i > 0)
        guichet_bench_samples_since (samples, "round_ms", start);
    }
  return TRUE;
}

/* Public API */

/**
 * guichet_bench_round:
 * @arguments: a data folder that is up to date, how many times
 * @samples: filled with round_ms and trip_ms
 * @error: what went wrong
 *
 * Returns: whether it was measured
 */
gboolean
guichet_bench_round (char               **arguments,
                     GuichetBenchSamples *samples,
                     GError             **error)
{
  g_autoptr (GFile) folder = g_file_new_for_path (arguments[0]);
  g_autoptr (GuichetClock) clock = guichet_clock_new (error);
  g_autoptr (GuichetDatabase) database = NULL;
  g_autoptr (GuichetAccount) account = NULL;
  g_autoptr (GuichetService) service = NULL;
  g_autoptr (GuichetSync) sync = NULL;
  g_autoptr (SoupSession) session = NULL;
  gboolean measured;

  database = clock ? guichet_database_open (folder, GUICHET_DATABASE_WRITER, clock, error) : NULL;
  account = database ? guichet_account_load (database, error) : NULL;
  session = account ? make_session (account, error) : NULL;
  service = session ? guichet_service_factory_make (account->address, account->ca_file,
                                                    account->token_file, clock, error)
                    : NULL;
  if (!service)
    return FALSE;
  sync = guichet_sync_new (service, database, clock);
  measured = measure (sync, session, account, (guint) atoi (arguments[1]), samples, error);
  guichet_sync_stop (sync);
  guichet_database_close (database);
  return measured;
}
