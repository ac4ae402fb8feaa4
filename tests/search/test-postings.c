/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "guichet-postings.h"

static void
test_round_trip (void)
{
  static const GuichetPosting given[] = {
    { 1, 0, 1 }, { 2, 1, 0 }, { 90, 0, 1 }, { 91, 7, 4095 }, { 20000, 0, 2 },
    { G_MAXUINT32, 1, 1 },
  };
  g_autoptr (GByteArray) packed = g_byte_array_new ();
  GuichetPostingsReader reader;
  GuichetPosting read;

  for (guint i = 0; i < G_N_ELEMENTS (given); i++)
    guichet_postings_append (packed, i ? given[i - 1].document : 0, &given[i]);
  guichet_postings_begin (&reader, packed->data, packed->len);
  for (guint i = 0; i < G_N_ELEMENTS (given); i++)
    {
      g_assert_true (guichet_postings_next (&reader, &read));
      g_assert_cmpmem (&read, sizeof read, &given[i], sizeof given[i]);
    }
  g_assert_false (guichet_postings_next (&reader, &read));
}

static void
test_usual_takes_one_byte (void)
{
  g_autoptr (GByteArray) packed = g_byte_array_new ();

  guichet_postings_append (packed, 10, &(GuichetPosting) { 73, 0, 1 });
  g_assert_cmpuint (packed->len, ==, 1);
}

/* Any bytes end, by rising documents. */
static void
test_noise (void)
{
  for (guint round = 0; round < 2000; round++)
    {
      guint8 noise[64];
      const gsize length = (gsize) g_test_rand_int_range (0, sizeof noise);
      GuichetPostingsReader reader;
      GuichetPosting read;
      guint32 last = 0;

      for (gsize i = 0; i < length; i++)
        noise[i] = (guint8) g_test_rand_int ();
      guichet_postings_begin (&reader, noise, length);
      while (guichet_postings_next (&reader, &read))
        {
          g_assert_cmpuint (read.document, >, last);
          g_assert_cmpuint (read.in_title, <=, 7);
          last = read.document;
        }
      g_assert_true (reader.at <= reader.end);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/postings/round-trip", test_round_trip);
  g_test_add_func ("/postings/usual-takes-one-byte", test_usual_takes_one_byte);
  g_test_add_func ("/postings/noise", test_noise);
  return g_test_run ();
}
