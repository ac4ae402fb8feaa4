/* guichet-decoder.c - images from outside, decoded in a process of their own
 *
 * Runs one guichet-decode per image (src/decode), gives it the file as its standard
 * input and waits for one packet on a socket. The helper may be in the hands of whoever
 * made the image, so nothing it says is believed: dimensions within what we accept, the
 * stride that cairo has for them, a memfd of exactly that size whose seals forbid anyone
 * to change or shorten it. The pixels are then mapped privately: writing into the
 * surface is allowed and stays ours.
 *
 * Decodings wait their turn for one of two threads, because each may take half a gigabyte;
 * one ends with the helper's answer, its death, ten seconds, or a cancellation, and the
 * helper never outlives it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "guichet-config.h"

#include "guichet-decoder.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

#include "guichet-decode-wire.h"
#include "guichet-image-probe.h"

#define HELPER_NAME "guichet-decode"
#define HELPER_VARIABLE "GUICHET_DECODE"
#define DEFAULT_TIMEOUT 10000
#define HELPERS_MAX 2

struct _GuichetDecoder
{
  GObject parent_instance;

  GThreadPool *threads;
  char *helper;
  guint timeout;
};

enum
{
  PROP_HELPER = 1,
  PROP_TIMEOUT,
  N_PROPS,
};

/* One of the two is set. */
typedef struct
{
  GBytes *bytes;
  GFile *file;
} Source;

typedef struct
{
  void *data;
  gsize length;
} Mapping;

G_DEFINE_FINAL_TYPE (GuichetDecoder, guichet_decoder, G_TYPE_OBJECT)

static GParamSpec *props[N_PROPS];
static const cairo_user_data_key_t mapping_key;

static void
source_free (gpointer data)
{
  Source *source = data;

  g_clear_pointer (&source->bytes, g_bytes_unref);
  g_clear_object (&source->file);
  g_free (source);
}

static void
mapping_free (void *data)
{
  Mapping *mapping = data;

  munmap (mapping->data, mapping->length);
  g_free (mapping);
}

static void
close_fd (int *fd)
{
  if (*fd >= 0)
    close (*fd);
  *fd = -1;
}

static const char *
get_message (GuichetDecodeError code)
{
  switch (code)
    {
    case GUICHET_DECODE_ERROR_UNSUPPORTED:
      return "The file is neither PNG nor JPEG";
    case GUICHET_DECODE_ERROR_TOO_LARGE:
      return "The image is too large";
    case GUICHET_DECODE_ERROR_BROKEN:
      return "The image is cut short or damaged";
    case GUICHET_DECODE_ERROR_EMPTY:
      return "The file is empty";
    default:
      return "The image could not be decoded";
    }
}

static gboolean
fail (GError             **error,
      GuichetDecodeError   code)
{
  g_set_error_literal (error, GUICHET_DECODE_ERROR, (int) code, get_message (code));
  return FALSE;
}

static gboolean
fail_helper (GError     **error,
             const char  *what)
{
  g_set_error (error, GUICHET_DECODE_ERROR, GUICHET_DECODE_ERROR_HELPER, "%s: %s", HELPER_NAME,
               what);
  return FALSE;
}

/* The input */

static gboolean
check_length (guint64   length,
              GError  **error)
{
  if (length == 0)
    return fail (error, GUICHET_DECODE_ERROR_EMPTY);
  if (length > GUICHET_IMAGE_BYTES_MAX)
    return fail (error, GUICHET_DECODE_ERROR_TOO_LARGE);
  return TRUE;
}

static gboolean
write_all (int           fd,
           const guint8 *data,
           gsize         length)
{
  while (length > 0)
    {
      gssize count = write (fd, data, length);

      if (count < 0 && errno == EINTR)
        continue;
      if (count <= 0)
        return FALSE;
      data += count;
      length -= (gsize) count;
    }
  return TRUE;
}

/* Returns: a descriptor on a copy of @bytes, -1 on error */
static int
open_bytes (GBytes  *bytes,
            GError **error)
{
  gsize length;
  const guint8 *data = g_bytes_get_data (bytes, &length);
  int fd;

  if (!check_length (length, error))
    return -1;
  fd = memfd_create ("guichet-image", MFD_CLOEXEC);
  if (fd < 0 || !write_all (fd, data, length))
    {
      fail_helper (error, "no memory for the image");
      close_fd (&fd);
    }
  return fd;
}

/* Returns: (transfer full): at most one byte more than we take */
static GBytes *
read_stream (GFile         *file,
             GCancellable  *cancellable,
             GError       **error)
{
  g_autoptr (GFileInputStream) stream = g_file_read (file, cancellable, error);
  g_autofree guint8 *data = NULL;
  gsize length;

  if (!stream)
    return NULL;
  data = g_malloc (GUICHET_IMAGE_BYTES_MAX + 1);
  if (!g_input_stream_read_all (G_INPUT_STREAM (stream), data, GUICHET_IMAGE_BYTES_MAX + 1,
                                &length, cancellable, error))
    return NULL;
  return g_bytes_new (data, length);
}

/* A file that is not local, which only GIO can read. */
static int
open_remote (GFile         *file,
             GCancellable  *cancellable,
             GError       **error)
{
  g_autoptr (GBytes) bytes = read_stream (file, cancellable, error);

  return bytes ? open_bytes (bytes, error) : -1;
}

/* O_NONBLOCK: a pipe with that name must not hold us. */
static int
open_local (const char  *path,
            GError     **error)
{
  int fd = open (path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
  struct stat status;

  if (fd < 0 || fstat (fd, &status) != 0)
    {
      int code = errno;

      g_set_error (error, G_IO_ERROR, g_io_error_from_errno (code), "%s: %s", path,
                   g_strerror (code));
      close_fd (&fd);
    }
  else if (!S_ISREG (status.st_mode))
    {
      fail (error, GUICHET_DECODE_ERROR_UNSUPPORTED);
      close_fd (&fd);
    }
  else if (!check_length ((guint64) status.st_size, error))
    close_fd (&fd);
  return fd;
}

static int
open_source (Source        *source,
             GCancellable  *cancellable,
             GError       **error)
{
  if (source->bytes)
    return open_bytes (source->bytes, error);
  if (g_file_peek_path (source->file))
    return open_local (g_file_peek_path (source->file), error);
  return open_remote (source->file, cancellable, error);
}

/* The helper */

/* The helper needs nothing of our environment; a sanitizer's options live there. */
static void
clear_environment (GSubprocessLauncher *launcher)
{
#if !defined(__SANITIZE_ADDRESS__)
  static char *nothing[] = { NULL };

  g_subprocess_launcher_set_environ (launcher, nothing);
#endif
}

/* Takes @input; gives the near end of the helper's socket. */
static GSubprocess *
start_helper (GuichetDecoder  *self,
              int              input,
              int             *socket_fd,
              GError         **error)
{
  g_autoptr (GSubprocessLauncher) launcher
      = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDOUT_SILENCE
                                   | G_SUBPROCESS_FLAGS_STDERR_SILENCE);
  g_autoptr (GError) spawn_error = NULL;
  GSubprocess *helper;
  int ends[2];

  g_subprocess_launcher_take_stdin_fd (launcher, input);
  if (socketpair (AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, ends) != 0)
    {
      fail_helper (error, g_strerror (errno));
      return NULL;
    }
  g_subprocess_launcher_take_fd (launcher, ends[1], GUICHET_DECODE_SOCKET);
  clear_environment (launcher);
  helper = g_subprocess_launcher_spawn (launcher, &spawn_error, self->helper, NULL);
  if (helper)
    *socket_fd = ends[0];
  else
    {
      fail_helper (error, spawn_error->message);
      close_fd (&ends[0]);
    }
  return helper;
}

/* Waits until @fd can be read. Errors: G_IO_ERROR_CANCELLED, or HELPER when the time is over. */
static gboolean
wait_for_answer (GuichetDecoder  *self,
                 int              fd,
                 GCancellable    *cancellable,
                 GError         **error)
{
  gint64 end = g_get_monotonic_time () + (gint64) self->timeout * 1000;
  GPollFD fds[2] = { { fd, G_IO_IN, 0 } };
  guint count = cancellable && g_cancellable_make_pollfd (cancellable, &fds[1]) ? 2 : 1;
  int ready;

  do
    {
      gint64 left = MAX (0, (end - g_get_monotonic_time ()) / 1000);

      ready = g_poll (fds, count, (int) left);
    }
  while (ready < 0 && errno == EINTR);
  if (count == 2)
    g_cancellable_release_fd (cancellable);
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  return ready > 0 || fail_helper (error, "it did not answer in time");
}

/* The one descriptor in @packet, -1 when there is none. More than one cannot fit. */
static int
take_descriptor (struct msghdr *packet)
{
  struct cmsghdr *header = CMSG_FIRSTHDR (packet);
  int fd = -1;

  if (header && header->cmsg_level == SOL_SOCKET && header->cmsg_type == SCM_RIGHTS
      && header->cmsg_len == CMSG_LEN (sizeof fd))
    memcpy (&fd, CMSG_DATA (header), sizeof fd);
  return fd;
}

static gboolean
receive_answer (int                    socket_fd,
                GuichetDecodeMessage  *message,
                int                   *pixels_fd,
                GError               **error)
{
  union
  {
    struct cmsghdr header;
    char bytes[CMSG_SPACE (sizeof (int))];
  } control = { 0 };
  struct iovec data = { message, sizeof *message };
  struct msghdr packet = { .msg_iov = &data, .msg_iovlen = 1, .msg_control = control.bytes,
                           .msg_controllen = sizeof control.bytes };
  gssize count = recvmsg (socket_fd, &packet, MSG_CMSG_CLOEXEC | MSG_DONTWAIT);

  *pixels_fd = count >= 0 ? take_descriptor (&packet) : -1;
  if (count <= 0)
    return fail_helper (error, "it ended without an answer");
  if (count != (gssize) sizeof *message || packet.msg_flags & (MSG_TRUNC | MSG_CTRUNC)
      || message->magic != GUICHET_DECODE_MAGIC)
    return fail_helper (error, "its answer makes no sense");
  return TRUE;
}

/* The pixels */

static gboolean
check_status (const GuichetDecodeMessage  *message,
              GError                     **error)
{
  if (message->status == GUICHET_DECODE_STATUS_OK)
    return TRUE;
  if (message->status > GUICHET_DECODE_ERROR_HELPER)
    return fail_helper (error, "it refused the image for no known reason");
  return fail (error, (GuichetDecodeError) (message->status - 1));
}

static gboolean
check_pixels (const GuichetDecodeMessage  *message,
              int                          fd,
              GError                     **error)
{
  int seals = fd >= 0 ? fcntl (fd, F_GET_SEALS) : -1;
  struct stat status;

  if (message->width == 0 || message->width > GUICHET_IMAGE_SIDE_MAX || message->height == 0
      || message->height > GUICHET_IMAGE_SIDE_MAX
      || (guint64) message->width * message->height > GUICHET_IMAGE_PIXELS_MAX)
    return fail_helper (error, "its image is too large");
  if ((int) message->stride
      != cairo_format_stride_for_width (CAIRO_FORMAT_ARGB32, (int) message->width))
    return fail_helper (error, "its rows have another length");
  if (seals < 0 || (seals & GUICHET_DECODE_SEALS) != GUICHET_DECODE_SEALS)
    return fail_helper (error, "its memory is not sealed");
  if (fstat (fd, &status) != 0
      || status.st_size != (goffset) ((guint64) message->stride * message->height))
    return fail_helper (error, "its memory has another size");
  return TRUE;
}

static cairo_surface_t *
map_pixels (const GuichetDecodeMessage  *message,
            int                          fd,
            GError                     **error)
{
  gsize length = (gsize) message->stride * message->height;
  void *data = mmap (NULL, length, PROT_READ | PROT_WRITE, MAP_PRIVATE, fd, 0);
  cairo_surface_t *surface;
  Mapping *mapping;

  if (data == MAP_FAILED)
    {
      fail_helper (error, "no memory for its pixels");
      return NULL;
    }
#ifdef MADV_POPULATE_READ
  /* Here rather than page by page at the first paint; where it is unknown, nothing is lost. */
  madvise (data, length, MADV_POPULATE_READ);
#endif
  mapping = g_new (Mapping, 1);
  *mapping = (Mapping) { data, length };
  surface = cairo_image_surface_create_for_data (data, CAIRO_FORMAT_ARGB32, (int) message->width,
                                                 (int) message->height, (int) message->stride);
  if (cairo_surface_set_user_data (surface, &mapping_key, mapping, mapping_free)
      == CAIRO_STATUS_SUCCESS)
    return surface;
  mapping_free (mapping);
  cairo_surface_destroy (surface);
  fail_helper (error, "no surface for its pixels");
  return NULL;
}

static cairo_surface_t *
take_answer (GuichetDecoder  *self,
             int              socket_fd,
             GCancellable    *cancellable,
             GError         **error)
{
  GuichetDecodeMessage message;
  cairo_surface_t *surface = NULL;
  int pixels_fd = -1;

  if (wait_for_answer (self, socket_fd, cancellable, error)
      && receive_answer (socket_fd, &message, &pixels_fd, error)
      && check_status (&message, error)
      && check_pixels (&message, pixels_fd, error))
    surface = map_pixels (&message, pixels_fd, error);
  close_fd (&pixels_fd);
  return surface;
}

static cairo_surface_t *
decode (GuichetDecoder  *self,
        Source          *source,
        GCancellable    *cancellable,
        GError         **error)
{
  g_autoptr (GSubprocess) helper = NULL;
  cairo_surface_t *surface;
  int socket_fd = -1;
  int input;

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  input = open_source (source, cancellable, error);
  if (input >= 0)
    helper = start_helper (self, input, &socket_fd, error);
  if (!helper)
    return NULL;
  surface = take_answer (self, socket_fd, cancellable, error);
  g_subprocess_force_exit (helper);
  close_fd (&socket_fd);
  return surface;
}

static void
decode_worker (gpointer data,
               gpointer user_data)
{
  g_autoptr (GTask) task = data;
  GError *error = NULL;
  cairo_surface_t *surface = decode (g_task_get_source_object (task), g_task_get_task_data (task),
                                     g_task_get_cancellable (task), &error);

  if (surface)
    g_task_return_pointer (task, surface, (GDestroyNotify) cairo_surface_destroy);
  else
    g_task_return_error (task, error);
}

static void
run_decoding (GuichetDecoder      *self,
              GBytes              *bytes,
              GFile               *file,
              GCancellable        *cancellable,
              GAsyncReadyCallback  callback,
              gpointer             user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  Source *source = g_new0 (Source, 1);

  source->bytes = bytes ? g_bytes_ref (bytes) : NULL;
  source->file = file ? g_object_ref (file) : NULL;
  g_task_set_source_tag (task, run_decoding);
  g_task_set_task_data (task, source, source_free);
  g_thread_pool_push (self->threads, g_steal_pointer (&task), NULL);
}

static char *
find_helper (void)
{
  const char *path = g_getenv (HELPER_VARIABLE);

  return path && *path ? g_strdup (path) : g_build_filename (GUICHET_LIBEXECDIR, HELPER_NAME, NULL);
}

static void
guichet_decoder_constructed (GObject *object)
{
  GuichetDecoder *self = GUICHET_DECODER (object);

  G_OBJECT_CLASS (guichet_decoder_parent_class)->constructed (object);
  if (!self->helper)
    self->helper = find_helper ();
}

static void
guichet_decoder_finalize (GObject *object)
{
  GuichetDecoder *self = GUICHET_DECODER (object);

  /* A thread of the pool may be the one that lets go of us: it cannot wait for itself. */
  g_thread_pool_free (self->threads, FALSE, FALSE);
  g_clear_pointer (&self->helper, g_free);
  G_OBJECT_CLASS (guichet_decoder_parent_class)->finalize (object);
}

static void
guichet_decoder_set_property (GObject      *object,
                              guint         property,
                              const GValue *value,
                              GParamSpec   *pspec)
{
  GuichetDecoder *self = GUICHET_DECODER (object);

  switch (property)
    {
    case PROP_HELPER:
      self->helper = g_value_dup_string (value);
      break;
    case PROP_TIMEOUT:
      self->timeout = g_value_get_uint (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property, pspec);
    }
}

static void
guichet_decoder_class_init (GuichetDecoderClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS;

  object_class->constructed = guichet_decoder_constructed;
  object_class->finalize = guichet_decoder_finalize;
  object_class->set_property = guichet_decoder_set_property;

  /**
   * GuichetDecoder:helper:
   *
   * The program to run; by default $GUICHET_DECODE, else the installed one.
   */
  props[PROP_HELPER] = g_param_spec_string ("helper", NULL, NULL, NULL, flags);
  /**
   * GuichetDecoder:timeout:
   *
   * Milliseconds after which a helper is given up.
   */
  props[PROP_TIMEOUT] = g_param_spec_uint ("timeout", NULL, NULL, 1, G_MAXINT, DEFAULT_TIMEOUT,
                                           flags);
  g_object_class_install_properties (object_class, N_PROPS, props);
}

static void
guichet_decoder_init (GuichetDecoder *self)
{
  self->threads = g_thread_pool_new (decode_worker, NULL, HELPERS_MAX, FALSE, NULL);
}

/* Public API */

GuichetDecoder *
guichet_decoder_new (void)
{
  return g_object_new (GUICHET_TYPE_DECODER, NULL);
}

/**
 * guichet_decoder_decode_bytes_async:
 * @bytes: a PNG or a JPEG
 *
 * Decodes @bytes off the calling thread. The file is limited to 32 MiB and 40 million pixels.
 */
void
guichet_decoder_decode_bytes_async (GuichetDecoder      *self,
                                    GBytes              *bytes,
                                    GCancellable        *cancellable,
                                    GAsyncReadyCallback  callback,
                                    gpointer             user_data)
{
  g_return_if_fail (GUICHET_IS_DECODER (self));

  run_decoding (self, bytes, NULL, cancellable, callback, user_data);
}

/**
 * guichet_decoder_decode_file_async:
 * @file: a PNG or a JPEG
 *
 * Like guichet_decoder_decode_bytes_async(), from a file.
 */
void
guichet_decoder_decode_file_async (GuichetDecoder      *self,
                                   GFile               *file,
                                   GCancellable        *cancellable,
                                   GAsyncReadyCallback  callback,
                                   gpointer             user_data)
{
  g_return_if_fail (GUICHET_IS_DECODER (self));

  run_decoding (self, NULL, file, cancellable, callback, user_data);
}

/**
 * guichet_decoder_decode_finish:
 *
 * Returns: (transfer full): an image surface of format ARGB32, upright, that the caller may
 *   write into. Errors: %GUICHET_DECODE_ERROR, and those of GIO when the file cannot be read.
 */
cairo_surface_t *
guichet_decoder_decode_finish (GuichetDecoder  *self,
                               GAsyncResult    *result,
                               GError         **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
