/* guichet-decode-sandbox.c - what the helper forbids itself
 *
 * Two steps, because reading the file needs more than decoding it. The limits first:
 * memory, processor time, size of what it writes, no core file (it would hold the
 * image), no new privilege. Then, with the bytes in memory, a seccomp filter that leaves
 * the dozen system calls that allocating, sharing the pixels and ending take; any other,
 * among them all that open a file or a connection or start a program, kills the process.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "guichet-decode-sandbox.h"

#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <stddef.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>

#define MEMORY_MAX (512ul * 1024 * 1024)
#define SECONDS_MAX 5
#define WRITTEN_MAX (192ul * 1024 * 1024)

#if defined(__x86_64__)
#define ARCHITECTURE AUDIT_ARCH_X86_64
#elif defined(__aarch64__)
#define ARCHITECTURE AUDIT_ARCH_AARCH64
#endif

static gboolean
set_limit (int    resource,
           rlim_t most)
{
  struct rlimit limit = { most, most };

  return setrlimit (resource, &limit) == 0;
}

/* Public API */

/**
 * guichet_decode_sandbox_set_limits:
 *
 * Returns: whether all limits hold
 */
gboolean
guichet_decode_sandbox_set_limits (void)
{
  return set_limit (RLIMIT_CORE, 0)
         && set_limit (RLIMIT_CPU, SECONDS_MAX)
         && set_limit (RLIMIT_FSIZE, WRITTEN_MAX)
#if GUICHET_DECODE_CONFINED
         && set_limit (RLIMIT_AS, MEMORY_MAX)
#endif
         && prctl (PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0;
}

#if GUICHET_DECODE_CONFINED && defined(ARCHITECTURE)

#define LOAD(field) BPF_STMT (BPF_LD | BPF_W | BPF_ABS, offsetof (struct seccomp_data, field))
#define ANSWER(value) BPF_STMT (BPF_RET | BPF_K, SECCOMP_RET_##value)
#define ALLOW(name) BPF_JUMP (BPF_JMP | BPF_JEQ | BPF_K, __NR_##name, 0, 1), ANSWER (ALLOW)

/**
 * guichet_decode_sandbox_filter_system:
 *
 * Returns: whether only the listed system calls are left
 */
gboolean
guichet_decode_sandbox_filter_system (void)
{
  static struct sock_filter instructions[] = {
    LOAD (arch),
    BPF_JUMP (BPF_JMP | BPF_JEQ | BPF_K, ARCHITECTURE, 1, 0),
    ANSWER (KILL_PROCESS),
    LOAD (nr),
    ALLOW (brk),
    ALLOW (mmap),
    ALLOW (munmap),
    ALLOW (mremap),
    ALLOW (madvise),
    ALLOW (futex),
    ALLOW (getrandom),
    ALLOW (memfd_create),
    ALLOW (ftruncate),
    ALLOW (fcntl),
    ALLOW (sendmsg),
    ALLOW (close),
    ALLOW (exit_group),
    ANSWER (KILL_PROCESS),
  };
  struct sock_fprog program = { G_N_ELEMENTS (instructions), instructions };

  return prctl (PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program, 0, 0) == 0;
}

#else

gboolean
guichet_decode_sandbox_filter_system (void)
{
  return TRUE;
}

#endif
