/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "guichet-server-writer.h"

#include <string.h>

#include "guichet-json.h"

static void
test_all (void)
{
  g_auto (GuichetServerWriter) writer = { NULL };
  g_autofree char *json = NULL;

  guichet_server_writer_init (&writer);
  guichet_server_writer_open (&writer, NULL, '{');
  guichet_server_writer_string (&writer, "a", "b");
  guichet_server_writer_string (&writer, "none", NULL);
  guichet_server_writer_integer (&writer, "n", -7);
  guichet_server_writer_boolean (&writer, "yes", TRUE);
  guichet_server_writer_instant (&writer, "at", 1778168700123);
  guichet_server_writer_open (&writer, "list", '[');
  guichet_server_writer_string (&writer, NULL, "x");
  guichet_server_writer_integer (&writer, NULL, 2);
  guichet_server_writer_close (&writer, ']');
  guichet_server_writer_open (&writer, "empty", '[');
  guichet_server_writer_close (&writer, ']');
  guichet_server_writer_members (&writer, "\"m\":1,\"o\":{}");
  guichet_server_writer_members (&writer, "");
  guichet_server_writer_close (&writer, '}');
  json = guichet_server_writer_finish (&writer);
  g_assert_cmpstr (json, ==,
                   "{\"a\":\"b\",\"none\":null,\"n\":-7,\"yes\":true,"
                   "\"at\":\"2026-05-07T15:45:00.123Z\",\"list\":[\"x\",2],\"empty\":[],"
                   "\"m\":1,\"o\":{}}");
}

/* Whatever text goes in, a strict reader gets it back. */
static void
test_escapes (void)
{
  static const char *const texts[] = {
    "", "\"\\/", "\n\r\t\b\f", "\x01\x1f\x7f", "é \xf0\x9f\x98\x80 \xe2\x80\xa8", "</script>",
    "a,", "{", "[",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_auto (GuichetServerWriter) writer = { NULL };
      g_autoptr (JsonNode) node = NULL;
      g_autoptr (GError) error = NULL;
      g_autofree char *json = NULL;

      guichet_server_writer_init (&writer);
      guichet_server_writer_open (&writer, NULL, '{');
      guichet_server_writer_string (&writer, "t", texts[i]);
      guichet_server_writer_string (&writer, "u", texts[i]);
      guichet_server_writer_close (&writer, '}');
      json = guichet_server_writer_finish (&writer);
      node = guichet_json_parse_object (json, strlen (json), &guichet_json_default_limits, &error);
      g_assert_no_error (error);
      g_assert_cmpstr (json_object_get_string_member (json_node_get_object (node), "t"), ==,
                       texts[i]);
      g_assert_cmpstr (json_object_get_string_member (json_node_get_object (node), "u"), ==,
                       texts[i]);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/server/writer/all", test_all);
  g_test_add_func ("/server/writer/escapes", test_escapes);
  return g_test_run ();
}
