/* What is forbidden is tried, in children.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "guichet-decode-sandbox.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

typedef int (*ChildFunc) (void);

/* Returns: the wait status of a child that confines itself, then runs @func */
static int
run_confined (ChildFunc func)
{
  int status = 0;
  pid_t child = fork ();

  if (child == 0)
    {
      if (!guichet_decode_sandbox_set_limits () || !guichet_decode_sandbox_filter_system ())
        _exit (99);
      _exit (func ());
    }
  g_assert_cmpint (child, >, 0);
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  return status;
}

static int
do_allowed (void)
{
  void *memory = mmap (NULL, 1 << 20, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  int fd = memfd_create ("test", MFD_ALLOW_SEALING);

  return memory != MAP_FAILED && fd >= 0 && ftruncate (fd, 4096) == 0
         && fcntl (fd, F_ADD_SEALS, F_SEAL_SHRINK) == 0 ? 0 : 1;
}

static int
do_open (void)
{
  return open ("/etc/passwd", O_RDONLY);
}

static int
do_connect (void)
{
  return socket (AF_UNIX, SOCK_STREAM, 0);
}

static int
do_execute (void)
{
  static char *arguments[] = { (char *) "/bin/true", NULL };

  return execv (arguments[0], arguments);
}

static int
do_fork (void)
{
  return fork ();
}

static int
do_write (void)
{
  return (int) write (STDOUT_FILENO, "#\n", 2);
}

static int
do_kill (void)
{
  return kill (getppid (), 0);
}

static int
do_grow (void)
{
  return mmap (NULL, 600ul << 20, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0) == MAP_FAILED
         && errno == ENOMEM ? 0 : 1;
}

static void
test_limits (void)
{
  struct rlimit limit;
  pid_t child = fork ();
  int status = 0;

  if (child == 0)
    {
      if (!guichet_decode_sandbox_set_limits ())
        _exit (1);
      if (getrlimit (RLIMIT_CORE, &limit) != 0 || limit.rlim_max != 0)
        _exit (2);
      if (getrlimit (RLIMIT_CPU, &limit) != 0 || limit.rlim_max != 5)
        _exit (3);
      _exit (0);
    }
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_assert_cmpint (status, ==, 0);
}

static void
test_filter (void)
{
  static const ChildFunc forbidden[] = { do_open, do_connect, do_execute, do_fork, do_write,
                                         do_kill };

  if (!GUICHET_DECODE_CONFINED)
    {
      g_test_skip ("Not with a sanitizer");
      return;
    }
  g_assert_cmpint (run_confined (do_allowed), ==, 0);
  g_assert_cmpint (run_confined (do_grow), ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (forbidden); i++)
    {
      int status = run_confined (forbidden[i]);

      g_assert_true (WIFSIGNALED (status));
      g_assert_cmpint (WTERMSIG (status), ==, SIGSYS);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/decode-sandbox/limits", test_limits);
  g_test_add_func ("/decode-sandbox/filter", test_filter);
  return g_test_run ();
}
