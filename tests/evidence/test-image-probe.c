/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "guichet-image-probe.h"

#include <png.h>
#include <string.h>

#include "image-corpus.h"

static void
assert_probe (GBytes             *bytes,
              GuichetImageFormat  format,
              guint               width,
              guint               height)
{
  g_autoptr (GError) error = NULL;
  GuichetImageInfo info;
  gsize length;
  const guint8 *data = g_bytes_get_data (bytes, &length);

  g_assert_true (guichet_image_probe (data, length, &info, &error));
  g_assert_no_error (error);
  g_assert_cmpint (info.format, ==, format);
  g_assert_cmpuint (info.width, ==, width);
  g_assert_cmpuint (info.height, ==, height);
}

static void
assert_refused (const void         *data,
                gsize               length,
                GuichetDecodeError  code)
{
  g_autoptr (GError) error = NULL;
  GuichetImageInfo info;
  /* An exact copy, so that a sanitizer sees a read past the end. */
  g_autofree guint8 *copy = g_memdup2 (data, length);

  g_assert_false (guichet_image_probe (copy, length, &info, &error));
  g_assert_error (error, GUICHET_DECODE_ERROR, (int) code);
}

static void
test_png (void)
{
  ImagePng png = { 31, 7, 8, PNG_COLOR_TYPE_RGB, FALSE };
  g_autoptr (GBytes) bytes = image_corpus_png (&png, image_corpus_rainbow);
  g_autoptr (GBytes) head = image_corpus_cut (bytes, 33);

  assert_probe (bytes, GUICHET_IMAGE_FORMAT_PNG, 31, 7);
  assert_probe (head, GUICHET_IMAGE_FORMAT_PNG, 31, 7);
  for (gsize length = 8; length < 33; length++)
    assert_refused (g_bytes_get_data (bytes, NULL), length, GUICHET_DECODE_ERROR_BROKEN);
}

static void
test_jpeg (void)
{
  ImageJpeg jpeg = { 31, 7, IMAGE_JPEG_COLOUR, TRUE, 6, FALSE };
  g_autoptr (GBytes) bytes = image_corpus_jpeg (&jpeg, image_corpus_rainbow);

  assert_probe (bytes, GUICHET_IMAGE_FORMAT_JPEG, 31, 7);
  for (gsize length = 3; length < 60; length++)
    assert_refused (g_bytes_get_data (bytes, NULL), length, GUICHET_DECODE_ERROR_BROKEN);
}

static void
test_dimensions (void)
{
  static const struct
  {
    guint32 width;
    guint32 height;
    GuichetDecodeError code;
  } cases[] = {
    { 0, 1, GUICHET_DECODE_ERROR_BROKEN },
    { 1, 0, GUICHET_DECODE_ERROR_BROKEN },
    { 40000, 40000, GUICHET_DECODE_ERROR_TOO_LARGE },
    { 40000, 1, GUICHET_DECODE_ERROR_TOO_LARGE },
    { 1, 32768, GUICHET_DECODE_ERROR_TOO_LARGE },
    { 8000, 5001, GUICHET_DECODE_ERROR_TOO_LARGE },
    { 0xffffffff, 0xffffffff, GUICHET_DECODE_ERROR_TOO_LARGE },
    { 0x80000000, 2, GUICHET_DECODE_ERROR_TOO_LARGE },
  };
  ImagePng png = { 1, 1, 8, PNG_COLOR_TYPE_RGB, FALSE };
  g_autoptr (GBytes) bytes = image_corpus_png (&png, image_corpus_rainbow);
  guint8 head[33];

  memcpy (head, g_bytes_get_data (bytes, NULL), sizeof head);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      guint32 width = GUINT32_TO_BE (cases[i].width);
      guint32 height = GUINT32_TO_BE (cases[i].height);

      memcpy (head + 16, &width, 4);
      memcpy (head + 20, &height, 4);
      assert_refused (head, sizeof head, cases[i].code);
    }
}

static void
test_others (void)
{
  static const struct
  {
    const char *head;
    gsize length;
  } cases[] = {
    { "GIF89a\1\0\1\0", 10 }, { "BM", 2 }, { "RIFF\0\0\0\0WEBP", 12 }, { "II*\0", 4 },
    { "<svg xmlns='http://www.w3.org/2000/svg'/>", 41 }, { "%PDF-1.7", 8 }, { "\0", 1 },
    { "\x89PNG", 4 }, { "\x89PNG\n\r\x1a\n", 8 }, { "\xff\xd8", 2 }, { "icns", 4 },
    { "\xff\xd9\xff", 3 }, { "MZ", 2 }, { "\0\0\0\x1c" "ftypavif", 12 },
  };

  assert_refused ("", 0, GUICHET_DECODE_ERROR_EMPTY);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    assert_refused (cases[i].head, cases[i].length, GUICHET_DECODE_ERROR_UNSUPPORTED);
}

static void
test_odd_jpegs (void)
{
  static const char padded[] = "\xff\xd8\xff\xff\xff\x01\xff\xe0\0\4ab"
                               "\xff\xc0\0\x0b\x08\0\7\0\x1f\1\1\x11\0";
  static const struct
  {
    const char *data;
    gsize length;
  } broken[] = {
    { "\xff\xd8\xff\xd9", 4 },
    { "\xff\xd8\xff\xda\0\2", 6 },
    { "\xff\xd8\xff\xe0\0\0\xff\xc0", 8 },
    { "\xff\xd8\xff\xe0\xff\xff", 6 },
    { "\xff\xd8\xff\xc0\0\7\x08\0\1\0\1", 11 },
    { "\xff\xd8\xff\xff\xff\xff\xff\xff", 8 },
    { "\xff\xd8\xff\xc0\0\x0b\x08\0\0\0\1\1\1\x11\0", 15 },
  };
  g_autoptr (GBytes) bytes = g_bytes_new_static (padded, sizeof padded - 1);

  assert_probe (bytes, GUICHET_IMAGE_FORMAT_JPEG, 31, 7);
  for (guint i = 0; i < G_N_ELEMENTS (broken); i++)
    assert_refused (broken[i].data, broken[i].length, GUICHET_DECODE_ERROR_BROKEN);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/image-probe/png", test_png);
  g_test_add_func ("/image-probe/jpeg", test_jpeg);
  g_test_add_func ("/image-probe/dimensions", test_dimensions);
  g_test_add_func ("/image-probe/others", test_others);
  g_test_add_func ("/image-probe/odd-jpegs", test_odd_jpegs);
  return g_test_run ();
}
