/* decode-liar.c - a guichet-decode taken over by the image it read
 *
 * What it does depends on the name it is called by.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <fcntl.h>
#include <signal.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <unistd.h>

#include "guichet-decode-wire.h"

#define SIDE 4

static void
answer (const void *message,
        gsize       length,
        int         fd)
{
  union
  {
    struct cmsghdr header;
    char bytes[CMSG_SPACE (sizeof (int))];
  } control = { 0 };
  struct iovec data = { (void *) message, length };
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
  sendmsg (GUICHET_DECODE_SOCKET, &packet, MSG_NOSIGNAL);
}

static int
make_memory (off_t size,
             int   seals)
{
  int fd = memfd_create ("liar", MFD_ALLOW_SEALING);

  if (ftruncate (fd, size) != 0 || (seals != 0 && fcntl (fd, F_ADD_SEALS, seals) != 0))
    _exit (2);
  return fd;
}

int
main (int   argc,
      char *argv[])
{
  const char *mode = strrchr (argv[0], '/') + 1;
  GuichetDecodeMessage message = { GUICHET_DECODE_MAGIC, GUICHET_DECODE_STATUS_OK, SIDE, SIDE,
                                   SIDE * 4 };
  off_t size = SIDE * SIDE * 4;
  int seals = GUICHET_DECODE_SEALS;
  gsize length = sizeof message;
  int fd = -1;

  if (g_str_equal (mode, "honest") || g_str_equal (mode, "lingering"))
    fd = make_memory (size, seals);
  else if (g_str_equal (mode, "no-memory"))
    fd = -1;
  else if (g_str_equal (mode, "unsealed"))
    fd = make_memory (size, 0);
  else if (g_str_equal (mode, "half-sealed"))
    fd = make_memory (size, F_SEAL_SHRINK | F_SEAL_GROW);
  else if (g_str_equal (mode, "short-memory"))
    fd = make_memory (size - 1, seals);
  else if (g_str_equal (mode, "long-memory"))
    fd = make_memory (size + 4096, seals);
  else if (g_str_equal (mode, "ordinary-file"))
    fd = open (argv[0], O_RDONLY);
  else if (g_str_equal (mode, "zero-width"))
    message.width = 0, message.stride = 0, fd = make_memory (0, seals);
  else if (g_str_equal (mode, "huge"))
    message.width = message.height = 32000, message.stride = 128000, fd = make_memory (size, seals);
  else if (g_str_equal (mode, "overflow"))
    message.width = message.height = 0x80000001, message.stride = 4,
    fd = make_memory (size, seals);
  else if (g_str_equal (mode, "narrow-stride"))
    message.stride = SIDE, fd = make_memory (SIDE * SIDE, seals);
  else if (g_str_equal (mode, "wrong-magic"))
    message.magic++, fd = make_memory (size, seals);
  else if (g_str_equal (mode, "unknown-status"))
    message.status = 99;
  else if (g_str_equal (mode, "short-message"))
    length -= 4, fd = make_memory (size, seals);
  else if (g_str_equal (mode, "killed"))
    kill (getpid (), SIGKILL);
  else if (g_str_equal (mode, "silent"))
    sleep (60);
  else if (g_str_equal (mode, "gone"))
    return 0;
  answer (&message, length, fd);
  if (g_str_equal (mode, "lingering"))
    sleep (60);
  return 0;
}
