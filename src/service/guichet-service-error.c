/* guichet-service-error.c - what can go wrong with the service
 *
 * An extended error: beside its code and a message for a log it may carry what the service
 * said (the problem's name and its detail) and the delay it asked for. What people read is
 * made from these in the user interface.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "guichet-service-error.h"

typedef struct
{
  char *problem;
  char *detail;
  gint64 retry_after;
} GuichetServiceErrorPrivate;

static void
guichet_service_error_private_init (GuichetServiceErrorPrivate *priv)
{
  priv->retry_after = -1;
}

static void
guichet_service_error_private_copy (const GuichetServiceErrorPrivate *source,
                                    GuichetServiceErrorPrivate       *target)
{
  target->problem = g_strdup (source->problem);
  target->detail = g_strdup (source->detail);
  target->retry_after = source->retry_after;
}

static void
guichet_service_error_private_clear (GuichetServiceErrorPrivate *priv)
{
  g_clear_pointer (&priv->problem, g_free);
  g_clear_pointer (&priv->detail, g_free);
}

G_DEFINE_EXTENDED_ERROR (GuichetServiceError, guichet_service_error)

static const GuichetServiceErrorPrivate *
look (const GError *error)
{
  if (!error || error->domain != GUICHET_SERVICE_ERROR)
    return NULL;
  return guichet_service_error_get_private (error);
}

/**
 * guichet_service_error_new_problem:
 * @problem: (nullable): the name of the problem, as "conflict"
 * @detail: (nullable): what the service says of it, in its own words
 * @retry_after: the delay it asks for, in milliseconds; -1 for none
 * @message: for a log
 *
 * Returns: (transfer full): the error. One with nothing but a message is made by g_error_new()
 *   as well.
 */
GError *
guichet_service_error_new_problem (GuichetServiceError  code,
                                   const char          *problem,
                                   const char          *detail,
                                   gint64               retry_after,
                                   const char          *message)
{
  GError *error = g_error_new_literal (GUICHET_SERVICE_ERROR, (int) code, message);
  GuichetServiceErrorPrivate *priv = guichet_service_error_get_private (error);

  priv->problem = g_strdup (problem);
  priv->detail = g_strdup (detail);
  priv->retry_after = retry_after;
  return error;
}

/**
 * guichet_service_error_get_problem:
 * @error: (nullable): any error
 *
 * Returns: (transfer none) (nullable): the name of the problem that the service answered with
 */
const char *
guichet_service_error_get_problem (const GError *error)
{
  const GuichetServiceErrorPrivate *priv = look (error);

  return priv ? priv->problem : NULL;
}

/**
 * guichet_service_error_get_detail:
 * @error: (nullable): any error
 *
 * Returns: (transfer none) (nullable): what the service says of it, plain text from outside
 */
const char *
guichet_service_error_get_detail (const GError *error)
{
  const GuichetServiceErrorPrivate *priv = look (error);

  return priv ? priv->detail : NULL;
}

/**
 * guichet_service_error_get_retry_after:
 * @error: (nullable): any error
 *
 * Returns: how long the service asks us to wait, in milliseconds, at most
 *   %GUICHET_SERVICE_MOST_RETRY_AFTER_MS; -1 if it did not say
 */
gint64
guichet_service_error_get_retry_after (const GError *error)
{
  return MIN (guichet_service_error_get_retry_after_asked (error),
              GUICHET_SERVICE_MOST_RETRY_AFTER_MS);
}

/**
 * guichet_service_error_get_retry_after_asked:
 * @error: (nullable): any error
 *
 * Returns: the delay that the service asked for, in milliseconds, however absurd; -1 for none
 */
gint64
guichet_service_error_get_retry_after_asked (const GError *error)
{
  const GuichetServiceErrorPrivate *priv = look (error);

  return priv ? priv->retry_after : -1;
}
