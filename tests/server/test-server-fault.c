/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "guichet-server-fault.h"

#include <gio/gio.h>

static GuichetServerFault *
parse (const char *spec)
{
  g_autoptr (GError) error = NULL;
  GuichetServerFault *fault = guichet_server_fault_parse (spec, &error);

  g_assert_no_error (error);
  return fault;
}

static void
test_good (void)
{
  g_autoptr (GuichetServerFault) lost = parse ("PUT /v1/demandes/*:lose-reply:1");
  g_autoptr (GuichetServerFault) busy = parse ("* *:status=429,retry-after=7:0");
  g_autoptr (GuichetServerFault) moved = parse ("GET /v1:redirect=https://host:8443/x:2");

  g_assert_cmpstr (lost->method, ==, "PUT");
  g_assert_cmpstr (lost->path, ==, "/v1/demandes/*");
  g_assert_cmpint (lost->kind, ==, GUICHET_SERVER_FAULT_LOSE_REPLY);
  g_assert_cmpint (lost->times, ==, 1);
  g_assert_cmpint (busy->number, ==, 429);
  g_assert_cmpstr (busy->text, ==, "7");
  g_assert_cmpint (busy->times, ==, -1);
  g_assert_cmpstr (moved->text, ==, "https://host:8443/x");
}

static void
test_bad (void)
{
  static const char *const specs[] = {
    "",
    "GET",
    "GET /v1",
    "GET /v1:garbage",
    "GET /v1:nonsense:1",
    "GET /v1:garbage=7:1",
    "GET /v1:delay:1",
    "GET /v1:delay=x:1",
    "GET /v1:delay=-1:1",
    "GET /v1:status=200:1",
    "GET /v1:delay=5,retry-after=1:1",
    "GET /v1:garbage:-1",
    "GET /v1:redirect:1",
    " /v1:garbage:1",
  };

  for (guint i = 0; i < G_N_ELEMENTS (specs); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (guichet_server_fault_parse (specs[i], &error));
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT);
    }
}

/* Each in its turn, as often as it says; a star does not cross a slash. */
static void
test_take (void)
{
  g_autoptr (GPtrArray) faults =
    g_ptr_array_new_with_free_func ((GDestroyNotify) guichet_server_fault_free);

  g_ptr_array_add (faults, parse ("PUT /v1/demandes/*:garbage:2"));
  g_ptr_array_add (faults, parse ("PUT *:delay=1:0"));
  g_assert_null (guichet_server_fault_take (faults, "GET", "/v1/demandes/a"));
  g_assert_true (guichet_server_fault_take (faults, "PUT", "/v1/demandes/a/messages/b")
                 == g_ptr_array_index (faults, 1));
  for (guint i = 0; i < 2; i++)
    g_assert_true (guichet_server_fault_take (faults, "PUT", "/v1/demandes/a")
                   == g_ptr_array_index (faults, 0));
  for (guint i = 0; i < 3; i++)
    g_assert_true (guichet_server_fault_take (faults, "PUT", "/v1/demandes/a")
                   == g_ptr_array_index (faults, 1));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/server/fault/good", test_good);
  g_test_add_func ("/server/fault/bad", test_bad);
  g_test_add_func ("/server/fault/take", test_take);
  return g_test_run ();
}
