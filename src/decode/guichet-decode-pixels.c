/* guichet-decode-pixels.c - the memory the pixels are handed over in, and the answer
 *
 * The decoders write straight into a memfd, which is then sealed: the caller maps it
 * without a copy and knows that nobody can change or shorten it any more.
 *
 * A decoder that cannot go on refuses: the process says why and ends there, so that no
 * jump back over half-built state is needed.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "guichet-decode-pixels.h"

#include <fcntl.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <unistd.h>

#include "guichet-decode-wire.h"

#if __BYTE_ORDER__ != __ORDER_LITTLE_ENDIAN__
#error "Pixels are written as the bytes blue, green, red, alpha: little-endian machines only"
#endif

#define BYTES_PER_PIXEL 4

static gboolean
send_message (const GuichetDecodeMessage *message,
              int                         fd)
{
  union
  {
    struct cmsghdr header;
    char bytes[CMSG_SPACE (sizeof (int))];
  } control = { 0 };
  struct iovec data = { (void *) message, sizeof *message };
  struct msghdr packet = { .msg_iov = &data, .msg_iovlen = 1 };

  if (fd >= 0)
    {
      packet.msg_control = control.bytes;
      packet.msg_controllen = sizeof control.bytes;
      control.header.cmsg_level = SOL_SOCKET;
      control.header.cmsg_type = SCM_RIGHTS;
      control.header.cmsg_len = CMSG_LEN (sizeof (int));
      memcpy (CMSG_DATA (&control.header), &fd, sizeof fd);
    }
  return sendmsg (GUICHET_DECODE_SOCKET, &packet, MSG_NOSIGNAL) == (gssize) sizeof *message;
}

/* v * alpha / 255, rounded, without a division */
static guint8
multiply (guint v,
          guint alpha)
{
  guint product = v * alpha + 128;

  return (guint8) ((product + (product >> 8)) >> 8);
}

static void
premultiply_row (guint8 *row,
                 guint   width)
{
  for (guint8 *pixel = row; pixel < row + (gsize) width * BYTES_PER_PIXEL;
       pixel += BYTES_PER_PIXEL)
    {
      guint alpha = pixel[3];

      if (alpha == 255)
        continue;
      pixel[0] = multiply (pixel[0], alpha);
      pixel[1] = multiply (pixel[1], alpha);
      pixel[2] = multiply (pixel[2], alpha);
    }
}

/* Public API */

/**
 * guichet_decode_pixels_allocate:
 * @self: (out caller-allocates): transparent pixels
 */
void
guichet_decode_pixels_allocate (GuichetDecodePixels *self,
                                guint                width,
                                guint                height)
{
  self->width = width;
  self->height = height;
  self->stride = (gsize) width * BYTES_PER_PIXEL;
  self->fd = memfd_create ("guichet-pixels", MFD_CLOEXEC | MFD_ALLOW_SEALING);
  if (self->fd < 0 || ftruncate (self->fd, (off_t) (self->stride * height)) != 0)
    guichet_decode_pixels_refuse (GUICHET_DECODE_ERROR_HELPER);
  self->data = mmap (NULL, self->stride * height, PROT_READ | PROT_WRITE, MAP_SHARED, self->fd, 0);
  if (self->data == MAP_FAILED)
    guichet_decode_pixels_refuse (GUICHET_DECODE_ERROR_TOO_LARGE);
}

guint8 *
guichet_decode_pixels_get_row (GuichetDecodePixels *self,
                               guint                y)
{
  return self->data + y * self->stride;
}

void
guichet_decode_pixels_premultiply (GuichetDecodePixels *self)
{
  for (guint y = 0; y < self->height; y++)
    premultiply_row (guichet_decode_pixels_get_row (self, y), self->width);
}

/**
 * guichet_decode_pixels_send:
 *
 * Seals the pixels and hands them over. They cannot be written after that.
 */
void
guichet_decode_pixels_send (GuichetDecodePixels *self)
{
  GuichetDecodeMessage message = { GUICHET_DECODE_MAGIC, GUICHET_DECODE_STATUS_OK, self->width,
                                   self->height, (guint32) self->stride };

  munmap (self->data, self->stride * self->height);
  self->data = NULL;
  if (fcntl (self->fd, F_ADD_SEALS, GUICHET_DECODE_SEALS) != 0
      || !send_message (&message, self->fd))
    _exit (1);
}

/**
 * guichet_decode_pixels_refuse:
 *
 * Tells the caller why there are no pixels, and ends the process.
 */
void
guichet_decode_pixels_refuse (GuichetDecodeError reason)
{
  GuichetDecodeMessage message = { GUICHET_DECODE_MAGIC, (guint32) reason + 1, 0, 0, 0 };

  send_message (&message, -1);
  _exit (1);
}
