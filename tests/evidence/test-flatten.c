/* Images of greys, with a tile of coloured noise somewhere: two pixels of it side by side that are
 * found in what comes out would be the tile.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "guichet-flatten.h"

#include <string.h>

#include "guichet-redaction.h"

#define WIDTH 160
#define HEIGHT 120

typedef struct
{
  GRand *random;
  GuichetDecoder *decoder;
  cairo_surface_t *image;
  GuichetSketch *sketch;
  cairo_rectangle_int_t tile;
} Session;

static guint32 *
get_row (cairo_surface_t *surface,
         int              y)
{
  return (guint32 *) (gpointer) (cairo_image_surface_get_data (surface)
                                 + y * cairo_image_surface_get_stride (surface));
}

/* Red and blue are always apart: no grey, and no black. */
static guint32
make_noise (GRand *random)
{
  return 0xff800000 | ((guint32) g_rand_int (random) & 0x7fff7f);
}

static cairo_surface_t *
draw (GRand                       *random,
      const cairo_rectangle_int_t *tile)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, WIDTH, HEIGHT);

  for (int y = 0; y < HEIGHT; y++)
    for (int x = 0; x < WIDTH; x++)
      get_row (surface, y)[x] = 0xff000000 | 0x010101 * (guint32) ((x + y) % 256);
  for (int y = tile->y; y < tile->y + tile->height; y++)
    for (int x = tile->x; x < tile->x + tile->width; x++)
      get_row (surface, y)[x] = make_noise (random);
  cairo_surface_mark_dirty (surface);
  return surface;
}

static guint64
join (const guint32 *pixels)
{
  return (guint64) pixels[0] << 32 | pixels[1];
}

static GHashTable *
collect_pairs (cairo_surface_t             *surface,
               const cairo_rectangle_int_t *part)
{
  GHashTable *pairs = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);

  for (int y = part->y; y < part->y + part->height; y++)
    for (int x = part->x; x + 1 < part->x + part->width; x++)
      {
        const guint64 pair = join (get_row (surface, y) + x);

        g_hash_table_add (pairs, g_memdup2 (&pair, sizeof pair));
      }
  return pairs;
}

static guint
count_found (cairo_surface_t *surface,
             GHashTable      *pairs)
{
  const int width = cairo_image_surface_get_width (surface);
  guint n = 0;

  for (int y = 0; y < cairo_image_surface_get_height (surface); y++)
    for (int x = 0; x + 1 < width; x++)
      {
        const guint64 pair = join (get_row (surface, y) + x);

        n += g_hash_table_contains (pairs, &pair);
      }
  return n;
}

static void
keep_result_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

static GAsyncResult *
await (GAsyncResult **result)
{
  while (!*result)
    g_main_context_iteration (NULL, TRUE);
  return *result;
}

static GBytes *
flatten (Session *session,
         guint   *n_zones)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GBytes *png;

  guichet_flatten_async (session->decoder, session->image, session->sketch, NULL, keep_result_cb,
                         &result);
  png = guichet_flatten_finish (await (&result), n_zones, &error);
  g_assert_no_error (error);
  return png;
}

static cairo_surface_t *
decode (Session *session,
        GBytes  *png)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  cairo_surface_t *surface;

  guichet_decoder_decode_bytes_async (session->decoder, png, NULL, keep_result_cb, &result);
  surface = guichet_decoder_decode_finish (session->decoder, await (&result), &error);
  g_assert_no_error (error);
  return surface;
}

static void
open_session (Session                     *session,
              guint32                      seed,
              const cairo_rectangle_int_t *tile)
{
  session->random = g_rand_new_with_seed (seed);
  session->tile = *tile;
  session->image = draw (session->random, tile);
  session->decoder = guichet_decoder_new ();
  session->sketch = guichet_sketch_new (WIDTH, HEIGHT);
}

static void
close_session (Session *session)
{
  g_rand_free (session->random);
  cairo_surface_destroy (session->image);
  g_object_unref (session->decoder);
  g_object_unref (session->sketch);
}

static void
add (Session               *session,
     GuichetAnnotationKind  kind,
     double                 x,
     double                 y,
     double                 width,
     double                 height)
{
  const GuichetPoint points[] = { { x, y }, { x + width, y + height } };
  g_autoptr (GuichetAnnotation) annotation
    = guichet_annotation_new (kind, points, 2, 0x3584e4, 4, "Ici");

  guichet_sketch_add (session->sketch, annotation);
}

/* As drawn on a screen of that scale: the box is what the eye saw, however it was dragged. */
static void
cover_tile (Session *session)
{
  static const double scales[] = { 0.1, 0.5, 1, 1.25, 2, 8 };
  const double scale = scales[g_rand_int_range (session->random, 0, G_N_ELEMENTS (scales))];
  const cairo_rectangle_int_t *tile = &session->tile;
  const double left = tile->x * scale, top = tile->y * scale;
  const double right = (tile->x + tile->width) * scale;
  const double bottom = (tile->y + tile->height) * scale;

  if (g_rand_boolean (session->random))
    add (session, GUICHET_ANNOTATION_REDACTION, left / scale, top / scale, (right - left) / scale,
         (bottom - top) / scale);
  else
    add (session, GUICHET_ANNOTATION_REDACTION, right / scale, bottom / scale,
         (left - right) / scale, (top - bottom) / scale);
}

static void
do_anything (Session *session)
{
  GRand *random = session->random;

  add (session, (guint) g_rand_int_range (random, 0, GUICHET_ANNOTATION_N_KINDS),
       g_rand_double_range (random, -30, WIDTH), g_rand_double_range (random, -30, HEIGHT),
       g_rand_double_range (random, -60, 90), g_rand_double_range (random, -60, 90));
}

static void
crop_anywhere (Session *session)
{
  GRand *random = session->random;
  const cairo_rectangle_int_t crop
    = { g_rand_int_range (random, -20, WIDTH - 1), g_rand_int_range (random, -20, HEIGHT - 1),
        g_rand_int_range (random, 30, WIDTH), g_rand_int_range (random, 30, HEIGHT) };

  guichet_sketch_set_crop (session->sketch, &crop);
}

/* Ends as it should: whatever was taken back was done again. */
static void
wander (Session *session)
{
  const guint n = (guint) g_rand_int_range (session->random, 1, 8);
  const guint n_back = (guint) g_rand_int_range (session->random, 0, 12);

  for (guint i = 0; i < n; i++)
    do_anything (session);
  cover_tile (session);
  if (g_rand_boolean (session->random))
    crop_anywhere (session);
  for (guint i = 0; i < n; i++)
    do_anything (session);
  for (guint i = 0; i < n_back; i++)
    guichet_sketch_undo (session->sketch);
  while (guichet_sketch_can_redo (session->sketch))
    guichet_sketch_redo (session->sketch);
  if (g_rand_boolean (session->random))
    crop_anywhere (session);
}

static void
choose_tile (guint32                seed,
             cairo_rectangle_int_t *tile)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (seed);
  const int width = g_rand_int_range (random, 2, 40), height = g_rand_int_range (random, 1, 30);

  *tile = (cairo_rectangle_int_t){ g_rand_int_range (random, 0, WIDTH - width + 1),
                                   g_rand_int_range (random, 0, HEIGHT - height + 1), width,
                                   height };
  if (seed % 4 == 0)
    tile->x = 0;
  if (seed % 4 == 1)
    tile->y = HEIGHT - height;
}

static void
test_sessions (void)
{
  const guint n = g_test_slow () ? 200 : 40;

  for (guint32 seed = 0; seed < n; seed++)
    {
      Session session;
      cairo_rectangle_int_t tile;
      g_autoptr (GHashTable) pairs = NULL;
      g_autoptr (GBytes) png = NULL;
      cairo_surface_t *shown;

      choose_tile (seed, &tile);
      open_session (&session, seed, &tile);
      pairs = collect_pairs (session.image, &tile);
      g_assert_cmpuint (count_found (session.image, pairs), >, 0);
      wander (&session);
      png = flatten (&session, NULL);
      shown = decode (&session, png);
      g_assert_cmpuint (count_found (shown, pairs), ==, 0);
      cairo_surface_destroy (shown);
      close_session (&session);
    }
}

/* Nothing drawn: the same pixels; and the image that was given is as it was. */
static void
test_untouched (void)
{
  const cairo_rectangle_int_t tile = { 20, 20, 30, 30 };
  Session session;
  g_autoptr (GBytes) png = NULL;
  g_autoptr (GBytes) redacted = NULL;
  cairo_surface_t *shown;
  guint n_zones = 7;

  open_session (&session, 1, &tile);
  add (&session, GUICHET_ANNOTATION_REDACTION, 20, 20, 30, 30);
  redacted = flatten (&session, &n_zones);
  g_assert_cmpuint (n_zones, ==, 1);
  guichet_sketch_undo (session.sketch);
  png = flatten (&session, &n_zones);
  g_assert_cmpuint (n_zones, ==, 0);
  shown = decode (&session, png);
  g_assert_cmpmem (cairo_image_surface_get_data (shown), WIDTH * HEIGHT * 4,
                   cairo_image_surface_get_data (session.image), WIDTH * HEIGHT * 4);
  cairo_surface_destroy (shown);
  close_session (&session);
}

/* The crop keeps a corner of one zone, none of another. */
static void
test_crop (void)
{
  const cairo_rectangle_int_t tile = { 20, 20, 30, 30 };
  const cairo_rectangle_int_t crop = { 40, 40, 50, 60 };
  const cairo_rectangle_int_t kept = { 0, 0, 12, 12 };
  Session session;
  g_autoptr (GBytes) png = NULL;
  cairo_surface_t *shown;
  guint n_zones;

  open_session (&session, 1, &tile);
  add (&session, GUICHET_ANNOTATION_REDACTION, 20, 20, 30, 30);
  add (&session, GUICHET_ANNOTATION_REDACTION, 0, 0, 10, 10);
  guichet_sketch_set_crop (session.sketch, &crop);
  png = flatten (&session, &n_zones);
  shown = decode (&session, png);
  g_assert_cmpuint (n_zones, ==, 1);
  g_assert_cmpint (cairo_image_surface_get_width (shown), ==, 50);
  g_assert_cmpint (cairo_image_surface_get_height (shown), ==, 60);
  g_assert_true (guichet_redaction_check_pixels (shown, &kept, 1, NULL));
  g_assert_cmphex (get_row (shown, 0)[12], ==, get_row (session.image, 40)[52]);
  g_assert_cmphex (get_row (shown, 59)[49], ==, get_row (session.image, 99)[89]);
  cairo_surface_destroy (shown);
  close_session (&session);
}

/* A redaction is above what is drawn after it. */
static void
test_above (void)
{
  const cairo_rectangle_int_t tile = { 20, 20, 30, 30 };
  const cairo_rectangle_int_t cover = { 18, 18, 34, 34 };
  Session session;
  g_autoptr (GBytes) png = NULL;
  cairo_surface_t *shown;

  open_session (&session, 1, &tile);
  add (&session, GUICHET_ANNOTATION_REDACTION, 20, 20, 30, 30);
  add (&session, GUICHET_ANNOTATION_LINE, 0, 0, 100, 100);
  png = flatten (&session, NULL);
  shown = decode (&session, png);
  g_assert_true (guichet_redaction_check_pixels (shown, &cover, 1, NULL));
  g_assert_cmphex (get_row (shown, 70)[70], ==, 0xff3584e4);
  cairo_surface_destroy (shown);
  close_session (&session);
}

/* What is seen through stays so around a zone, and under it nothing is. */
static void
test_transparent (void)
{
  const cairo_rectangle_int_t tile = { 20, 20, 30, 30 };
  const cairo_rectangle_int_t cover = { 8, 8, 14, 14 };
  Session session;
  g_autoptr (GBytes) png = NULL;
  cairo_surface_t *shown;

  open_session (&session, 1, &tile);
  memset (cairo_image_surface_get_data (session.image), 0, WIDTH * HEIGHT * 4);
  cairo_surface_mark_dirty (session.image);
  add (&session, GUICHET_ANNOTATION_REDACTION, 10, 10, 10, 10);
  png = flatten (&session, NULL);
  shown = decode (&session, png);
  g_assert_true (guichet_redaction_check_pixels (shown, &cover, 1, NULL));
  g_assert_cmphex (get_row (shown, 0)[0], ==, 0);
  cairo_surface_destroy (shown);
  close_session (&session);
}

static void
test_cancelled (void)
{
  const cairo_rectangle_int_t tile = { 20, 20, 30, 30 };
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  Session session;

  open_session (&session, 1, &tile);
  g_cancellable_cancel (cancellable);
  guichet_flatten_async (session.decoder, session.image, session.sketch, cancellable,
                         keep_result_cb, &result);
  g_assert_null (guichet_flatten_finish (await (&result), NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  close_session (&session);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/flatten/sessions", test_sessions);
  g_test_add_func ("/flatten/untouched", test_untouched);
  g_test_add_func ("/flatten/crop", test_crop);
  g_test_add_func ("/flatten/above", test_above);
  g_test_add_func ("/flatten/transparent", test_transparent);
  g_test_add_func ("/flatten/cancelled", test_cancelled);
  return g_test_run ();
}
