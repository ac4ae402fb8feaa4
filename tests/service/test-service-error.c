/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "guichet-service-error.h"

static void
test_plain (void)
{
  g_autoptr (GError) error = g_error_new_literal (GUICHET_SERVICE_ERROR,
                                                  GUICHET_SERVICE_ERROR_UNREACHABLE, "no route");

  g_assert_cmpstr (guichet_service_error_get_detail (error), ==, NULL);
  g_assert_cmpstr (guichet_service_error_get_problem (error), ==, NULL);
  g_assert_cmpint (guichet_service_error_get_retry_after (error), ==, -1);
}

static void
test_problem (void)
{
  g_autoptr (GError) error = guichet_service_error_new_problem (
    GUICHET_SERVICE_ERROR_BUSY, "too-many-requests", "Trop de demandes", 2500, "answered 429");
  g_autoptr (GError) copy = g_error_copy (error);

  g_clear_error (&error);
  g_assert_error (copy, GUICHET_SERVICE_ERROR, GUICHET_SERVICE_ERROR_BUSY);
  g_assert_cmpstr (copy->message, ==, "answered 429");
  g_assert_cmpstr (guichet_service_error_get_problem (copy), ==, "too-many-requests");
  g_assert_cmpstr (guichet_service_error_get_detail (copy), ==, "Trop de demandes");
  g_assert_cmpint (guichet_service_error_get_retry_after (copy), ==, 2500);
}

static void
test_absurd_delay (void)
{
  const gint64 year = G_GINT64_CONSTANT (365) * 24 * 60 * 60 * 1000;
  g_autoptr (GError) error = guichet_service_error_new_problem (
    GUICHET_SERVICE_ERROR_UNAVAILABLE, NULL, NULL, year, "answered 503");

  g_assert_cmpint (guichet_service_error_get_retry_after (error), ==,
                   GUICHET_SERVICE_MOST_RETRY_AFTER_MS);
  g_assert_cmpint (guichet_service_error_get_retry_after_asked (error), ==, year);
}

static void
test_foreign (void)
{
  g_autoptr (GError) error = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_CANCELLED, "cancelled");

  g_assert_cmpstr (guichet_service_error_get_detail (error), ==, NULL);
  g_assert_cmpint (guichet_service_error_get_retry_after (error), ==, -1);
  g_assert_cmpint (guichet_service_error_get_retry_after (NULL), ==, -1);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/service-error/plain", test_plain);
  g_test_add_func ("/service-error/problem", test_problem);
  g_test_add_func ("/service-error/absurd-delay", test_absurd_delay);
  g_test_add_func ("/service-error/foreign", test_foreign);
  return g_test_run ();
}
