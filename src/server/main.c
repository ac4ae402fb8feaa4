/* main.c - guichet-server: the reference service of Guichet
 *
 * The first word is a command; without one, the service is served. What TLS may be spoken is
 * set before anything reads it: 1.2 and 1.3, AEAD with forward secrecy, nothing else.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <locale.h>
#include <string.h>
#include <sys/stat.h>

#include "guichet-config.h"
#include "guichet-server-commands.h"

#define TLS_PRIORITY \
  "SECURE128:-VERS-ALL:+VERS-TLS1.3:+VERS-TLS1.2:-RSA:-CIPHER-ALL:+AES-256-GCM:+AES-128-GCM:" \
  "+CHACHA20-POLY1305:%PROFILE_MEDIUM"

static const struct
{
  const char *name;
  int (*run) (int, char **);
} commands[] = {
  { "token", guichet_server_run_token },
  { "import", guichet_server_run_import },
  { "agent", guichet_server_run_agent },
};

int
main (int   argc,
      char *argv[])
{
  setlocale (LC_ALL, "");
  umask (077);
  if (!g_setenv ("G_TLS_GNUTLS_PRIORITY", TLS_PRIORITY, TRUE))
    return guichet_server_complain (GUICHET_SERVER_EXIT_FAILED, "cannot set the TLS versions");
  if (argc > 1 && strcmp (argv[1], "--version") == 0)
    {
      g_print ("guichet-server %s\n", GUICHET_VERSION);
      return GUICHET_SERVER_EXIT_DONE;
    }
  if (argc < 2 || *argv[1] == '-')
    return guichet_server_run_serve (argc, argv);
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    if (strcmp (argv[1], commands[i].name) == 0)
      return commands[i].run (argc - 1, argv + 1);
  return guichet_server_complain (GUICHET_SERVER_EXIT_USAGE,
                                  "no such command: %s (token, import and agent are the commands)",
                                  argv[1]);
}
