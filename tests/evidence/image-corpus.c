/* image-corpus.c - images made on the spot, right and wrong
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "image-corpus.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <jpeglib.h>
#include <png.h>

#define PALETTE_SIZE 16

/* PNG */

static void
write_cb (png_structp png,
          png_bytep   data,
          size_t      length)
{
  g_byte_array_append (png_get_io_ptr (png), data, (guint) length);
}

static void
flush_cb (png_structp png)
{
}

static png_structp
begin_png (GByteArray     *target,
           png_infop      *info,
           const ImagePng *image)
{
  png_structp png = png_create_write_struct (PNG_LIBPNG_VER_STRING, NULL, NULL, NULL);

  *info = png_create_info_struct (png);
  png_set_user_limits (png, 0x7fffffff, 0x7fffffff);
  png_set_write_fn (png, target, write_cb, flush_cb);
  png_set_compression_level (png, 1);
  png_set_IHDR (png, *info, image->width, image->height, image->depth, image->color_type,
                image->interlaced ? PNG_INTERLACE_ADAM7 : PNG_INTERLACE_NONE,
                PNG_COMPRESSION_TYPE_DEFAULT, PNG_FILTER_TYPE_DEFAULT);
  return png;
}

static GBytes *
end_png (GByteArray  *target,
         png_structp  png,
         png_infop    info)
{
  png_write_end (png, NULL);
  png_destroy_write_struct (&png, &info);
  return g_byte_array_free_to_bytes (target);
}

/* Entry i: red 17 i, green 255 - 17 i, blue i; alpha 255 but for the first, half transparent. */
static void
set_palette (png_structp png,
             png_infop   info)
{
  png_color palette[PALETTE_SIZE];
  png_byte half = 128;

  for (int i = 0; i < PALETTE_SIZE; i++)
    palette[i] = (png_color) { (png_byte) (17 * i), (png_byte) (255 - 17 * i), (png_byte) i };
  png_set_PLTE (png, info, palette, PALETTE_SIZE);
  png_set_tRNS (png, info, &half, 1, NULL);
}

static void
put_sample (guint8 **target,
            guint8   value,
            int      depth)
{
  *(*target)++ = value;
  if (depth == 16)
    *(*target)++ = value;
}

/* Gray is the red of the pixel, a palette index the red modulo 16; depths below 8 take a byte
 * here and are packed by libpng. */
static void
fill_row (guint8         *row,
          const ImagePng *image,
          ImagePixelFunc  func,
          guint           y)
{
  for (guint x = 0; x < image->width; x++)
    {
      guint8 rgba[4];

      func (x, y, rgba);
      if (image->color_type == PNG_COLOR_TYPE_PALETTE)
        put_sample (&row, rgba[0] % PALETTE_SIZE, 8);
      else if (image->depth < 8)
        put_sample (&row, (guint8) (rgba[0] >> (8 - image->depth)), 8);
      else
        put_sample (&row, rgba[0], image->depth);
      if (image->color_type & PNG_COLOR_MASK_COLOR && image->color_type != PNG_COLOR_TYPE_PALETTE)
        {
          put_sample (&row, rgba[1], image->depth);
          put_sample (&row, rgba[2], image->depth);
        }
      if (image->color_type & PNG_COLOR_MASK_ALPHA)
        put_sample (&row, rgba[3], image->depth);
    }
}

GBytes *
image_corpus_png (const ImagePng *image,
                  ImagePixelFunc  func)
{
  GByteArray *target = g_byte_array_new ();
  png_infop info;
  png_structp png = begin_png (target, &info, image);
  g_autofree guint8 *row = g_malloc0 ((gsize) image->width * 8);
  int passes;

  if (image->color_type == PNG_COLOR_TYPE_PALETTE)
    set_palette (png, info);
  png_write_info (png, info);
  if (image->depth < 8)
    png_set_packing (png);
  passes = png_set_interlace_handling (png);
  for (int pass = 0; pass < passes; pass++)
    for (guint y = 0; y < image->height; y++)
      {
        fill_row (row, image, func, y);
        png_write_row (png, row);
      }
  return end_png (target, png, info);
}

/* One bit a pixel, all black: a few kilobytes that a naive reader makes gigabytes of. */
GBytes *
image_corpus_png_bomb (guint side)
{
  ImagePng image = { side, side, 1, PNG_COLOR_TYPE_GRAY, FALSE };
  GByteArray *target = g_byte_array_new ();
  png_infop info;
  png_structp png = begin_png (target, &info, &image);
  g_autofree guint8 *row = g_malloc0 (side / 8 + 1);

  png_set_filter (png, 0, PNG_FILTER_NONE);
  png_write_info (png, info);
  for (guint y = 0; y < side; y++)
    png_write_row (png, row);
  return end_png (target, png, info);
}

/* A small image with a compressed text that is not small. */
GBytes *
image_corpus_png_text (gsize inflated)
{
  ImagePng image = { 4, 4, 8, PNG_COLOR_TYPE_GRAY, FALSE };
  GByteArray *target = g_byte_array_new ();
  png_infop info;
  png_structp png = begin_png (target, &info, &image);
  g_autofree char *filler = g_strnfill (inflated, 'a');
  png_text text = { PNG_TEXT_COMPRESSION_zTXt, (char *) "Comment", filler, inflated };
  guint8 row[4] = { 0 };

  png_set_text (png, info, &text, 1);
  png_write_info (png, info);
  for (int y = 0; y < 4; y++)
    png_write_row (png, row);
  return end_png (target, png, info);
}

/* JPEG */

static void
write_orientation (struct jpeg_compress_struct *compress,
                   const ImageJpeg             *image)
{
  guint8 little[] = { 'E', 'x', 'i', 'f', 0, 0,    'I',  'I', 42, 0, 8, 0, 0, 0, 1,
                      0,   0x12, 1, 3, 0, 1, 0, 0, 0, (guint8) image->orientation,
                      0,   0,   0,   0,   0, 0, 0 };
  guint8 big[] = { 'E', 'x', 'i', 'f', 0, 0, 'M', 'M', 0, 42, 0, 0, 0, 8, 0,
                   1,   1,   0x12, 0, 3, 0, 0, 0, 1, 0, (guint8) image->orientation,
                   0,   0,   0,   0,   0, 0 };

  jpeg_write_marker (compress, JPEG_APP0 + 1, image->big_endian ? big : little, sizeof little);
}

static int
count_components (const ImageJpeg *image)
{
  return image->kind == IMAGE_JPEG_GRAY ? 1 : image->kind == IMAGE_JPEG_COLOUR ? 3 : 4;
}

static void
fill_jpeg_row (guint8          *row,
               const ImageJpeg *image,
               ImagePixelFunc   func,
               guint            y)
{
  int components = count_components (image);

  for (guint x = 0; x < image->width; x++, row += components)
    {
      guint8 rgba[4];
      guint8 flip = image->kind == IMAGE_JPEG_CMYK ? 255 : 0;

      func (x, y, rgba);
      for (int i = 0; i < MIN (components, 3); i++)
        row[i] = rgba[i] ^ flip;
      if (components == 4)
        row[3] = 255 ^ flip;
    }
}

static void
set_colours (struct jpeg_compress_struct *compress,
             const ImageJpeg             *image)
{
  static const J_COLOR_SPACE spaces[] = { JCS_RGB, JCS_GRAYSCALE, JCS_CMYK, JCS_CMYK };

  compress->image_width = image->width;
  compress->image_height = image->height;
  compress->input_components = count_components (image);
  compress->in_color_space = spaces[image->kind];
  jpeg_set_defaults (compress);
  if (image->kind == IMAGE_JPEG_CMYK_ADOBE)
    jpeg_set_colorspace (compress, JCS_YCCK);
  else if (image->kind == IMAGE_JPEG_CMYK)
    compress->write_Adobe_marker = FALSE;
  jpeg_set_quality (compress, 98, TRUE);
  if (image->progressive)
    jpeg_simple_progression (compress);
}

GBytes *
image_corpus_jpeg (const ImageJpeg *image,
                   ImagePixelFunc   func)
{
  struct jpeg_compress_struct compress;
  struct jpeg_error_mgr errors;
  unsigned char *data = NULL;
  unsigned long length = 0;
  g_autofree guint8 *row = g_malloc ((gsize) image->width * 4);
  GBytes *bytes;

  compress.err = jpeg_std_error (&errors);
  jpeg_create_compress (&compress);
  jpeg_mem_dest (&compress, &data, &length);
  set_colours (&compress, image);
  jpeg_start_compress (&compress, TRUE);
  if (image->orientation > 0)
    write_orientation (&compress, image);
  for (guint y = 0; y < image->height; y++)
    {
      fill_jpeg_row (row, image, func, y);
      jpeg_write_scanlines (&compress, &row, 1);
    }
  jpeg_finish_compress (&compress);
  jpeg_destroy_compress (&compress);
  bytes = g_bytes_new (data, length);
  free (data);
  return bytes;
}

/* Wrong ones */

GBytes *
image_corpus_cut (GBytes *bytes,
                  gsize   length)
{
  return g_bytes_new_from_bytes (bytes, 0, length);
}

/* Pictures */

void
image_corpus_rainbow (guint   x,
                      guint   y,
                      guint8 *rgba)
{
  rgba[0] = (guint8) (x * 7 + y);
  rgba[1] = (guint8) (x + y * 5);
  rgba[2] = (guint8) (x * y);
  rgba[3] = (guint8) (255 - x * 3 - y);
}

/* For 32 x 16: red and green above, blue and white below. */
void
image_corpus_quadrants (guint   x,
                        guint   y,
                        guint8 *rgba)
{
  gboolean right = x >= 16;
  gboolean below = y >= 8;

  rgba[0] = right == below ? 255 : 0;
  rgba[1] = right ? 255 : 0;
  rgba[2] = below ? 255 : 0;
  rgba[3] = 255;
}
