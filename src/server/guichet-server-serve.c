/* guichet-server-serve.c - the command that serves
 *
 * Prints "listening https://HOST:PORT" as its only line on standard output once requests are
 * answered, and ends with status 0 on SIGTERM and SIGINT.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "guichet-server-commands.h"

#include <glib-unix.h>
#include <signal.h>
#include <stdio.h>
#include <unistd.h>

#include "guichet-server-certificates.h"
#include "guichet-server-demo.h"
#include "guichet-server.h"

#define USUAL_ADDRESS "127.0.0.1:0"
#define GOODBYE_S 1

static const char description[] =
  "Commands, each with its own --help:\n"
  "  token    print a new bearer token\n"
  "  import   load content from JSON Lines\n"
  "  agent    act as the technician\n"
  "\n"
  "Without --cert and --key the service makes its own authority in DIR once, and gives clients\n"
  "DIR/ca.pem to trust. All commands work while the service runs.\n"
  "\n"
  "Faults, for tests: METHOD PATH:KIND:TIMES, of which several may be given; the first that\n"
  "matches and is not used up befalls the request. METHOD may be *. In PATH a star stands for\n"
  "one segment; a star alone for any path. TIMES 0 is each time. KIND is one of\n"
  "  drop-request                   hang up; nothing is done\n"
  "  status=CODE[,retry-after=S]    answer a problem; nothing is done\n"
  "  redirect=URL                   answer 302; nothing is done\n"
  "  captive                        answer 200 with a page of HTML; nothing is done\n"
  "  lose-reply                     do it, then hang up without an answer\n"
  "  delay=MS                       do it, answer later\n"
  "  truncate=BYTES                 do it, hang up after so many bytes of the body\n"
  "  wrong-digest                   do it, answer with a false Content-Digest\n"
  "  garbage                        do it, answer with what is no JSON\n"
  "  drip=MS                        do it, answer one byte of the body each MS\n"
  "Example: --fault 'PUT /v1/demandes/*:lose-reply:1'\n"
  "\n"
  "GUICHET_NOW=RFC3339 freezes the service's time. Exit: 0 ended as asked, 1 failed and said\n"
  "why, 2 wrong usage.";

typedef struct
{
  char *data_dir;
  char *listen;
  char *certificate;
  char *key;
  gboolean self_signed;
  gboolean demo;
  char **faults;
} Options;

static void
options_clear (Options *options)
{
  g_free (options->data_dir);
  g_free (options->listen);
  g_free (options->certificate);
  g_free (options->key);
  g_strfreev (options->faults);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

/* Helpers */

static gboolean
parse_options (Options *options,
               int      argc,
               char   **argv)
{
  const GOptionEntry entries[] = {
    { "data-dir", 0, 0, G_OPTION_ARG_FILENAME, &options->data_dir,
      "The data folder, made when absent", "DIR" },
    { "listen", 0, 0, G_OPTION_ARG_STRING, &options->listen,
      "Where to listen (127.0.0.1:0: any free port)", "HOST:PORT" },
    { "cert", 0, 0, G_OPTION_ARG_FILENAME, &options->certificate, "The certificate, in PEM",
      "FILE" },
    { "key", 0, 0, G_OPTION_ARG_FILENAME, &options->key, "Its key, in PEM", "FILE" },
    { "self-signed", 0, 0, G_OPTION_ARG_NONE, &options->self_signed,
      "Use an authority of the service's own (so by default)", NULL },
    { "demo", 0, 0, G_OPTION_ARG_NONE, &options->demo,
      "Fill an empty service with the demonstration, and play its technician", NULL },
    { "fault", 0, 0, G_OPTION_ARG_STRING_ARRAY, &options->faults,
      "What goes wrong on purpose (below)", "SPEC" },
    G_OPTION_ENTRY_NULL,
  };
  g_autoptr (GOptionContext) context =
    g_option_context_new ("- the reference service of Guichet");

  g_option_context_add_main_entries (context, entries, NULL);
  g_option_context_set_description (context, description);
  if (!guichet_server_parse (context, &argc, &argv))
    return FALSE;
  if (argc > 1)
    guichet_server_complain (GUICHET_SERVER_EXIT_USAGE, "%s is one word too many", argv[1]);
  else if (!options->certificate != !options->key)
    guichet_server_complain (GUICHET_SERVER_EXIT_USAGE, "--cert and --key go together");
  else if (options->certificate && options->self_signed)
    guichet_server_complain (GUICHET_SERVER_EXIT_USAGE,
                             "--self-signed and --cert exclude each other");
  else
    return TRUE;
  return FALSE;
}

static GPtrArray *
parse_faults (char  **specs,
              GError **error)
{
  g_autoptr (GPtrArray) faults =
    g_ptr_array_new_with_free_func ((GDestroyNotify) guichet_server_fault_free);

  for (guint i = 0; specs && specs[i]; i++)
    {
      GuichetServerFault *fault = guichet_server_fault_parse (specs[i], error);

      if (!fault)
        return NULL;
      g_ptr_array_add (faults, fault);
    }
  return g_steal_pointer (&faults);
}

static GTlsCertificate *
find_certificate (const Options *options,
                  GError       **error)
{
  if (options->certificate)
    return g_tls_certificate_new_from_files (options->certificate, options->key, error);
  return guichet_server_certificates_ensure (options->data_dir, error);
}

static gboolean
quit_cb (gpointer data)
{
  g_main_loop_quit (data);
  return G_SOURCE_CONTINUE;
}

/* Who reads the line may end the service at once: signals are watched before it is written. */
static void
run_until_signal (GuichetServer *server)
{
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  guint term_id = g_unix_signal_add (SIGTERM, quit_cb, loop);
  guint int_id = g_unix_signal_add (SIGINT, quit_cb, loop);

  g_print ("listening %s\n", guichet_server_get_address (server));
  fflush (stdout);
  g_main_loop_run (loop);
  g_source_remove (term_id);
  g_source_remove (int_id);
}

static void
end_at_once (int number)
{
  _exit (GUICHET_SERVER_EXIT_DONE);
}

/* libsoup says goodbye on each connection in turn and waits for the client's answer: one that
 * gives none must not keep the service from ending. All that was accepted is on disk by then. */
static void
stop (GuichetServer *server)
{
  signal (SIGALRM, end_at_once);
  alarm (GOODBYE_S);
  guichet_server_stop (server);
  alarm (0);
}

static gboolean
serve (const Options      *options,
       GuichetServerStore *store,
       GuichetClock       *clock,
       GPtrArray          *faults,
       GError            **error)
{
  g_autoptr (GTlsCertificate) certificate = find_certificate (options, error);
  g_autoptr (GuichetServer) server = NULL;
  g_autoptr (GuichetServerDemo) demo = NULL;

  if (!certificate)
    return FALSE;
  if (options->demo)
    {
      demo = guichet_server_demo_new (store, clock);
      if (!guichet_server_demo_start (demo, error))
        return FALSE;
    }
  server = guichet_server_new (store, clock, faults);
  if (!guichet_server_listen (server,
                              options->listen ? options->listen : USUAL_ADDRESS,
                              certificate, error))
    return FALSE;
  run_until_signal (server);
  stop (server);
  return TRUE;
}

/* Public API */

/**
 * guichet_server_run_serve:
 *
 * Serves until a signal.
 */
int
guichet_server_run_serve (int    argc,
                          char **argv)
{
  g_auto (Options) options = { NULL };
  g_autoptr (GuichetClock) clock = NULL;
  g_autoptr (GuichetServerStore) store = NULL;
  g_autoptr (GPtrArray) faults = NULL;
  g_autoptr (GError) error = NULL;

  if (!parse_options (&options, argc, argv))
    return GUICHET_SERVER_EXIT_USAGE;
  faults = parse_faults (options.faults, &error);
  if (!faults)
    return guichet_server_complain (GUICHET_SERVER_EXIT_USAGE, "%s", error->message);
  store = guichet_server_open (options.data_dir, &clock);
  if (!store)
    return options.data_dir ? GUICHET_SERVER_EXIT_FAILED : GUICHET_SERVER_EXIT_USAGE;
  if (!serve (&options, store, clock, faults, &error))
    return guichet_server_complain (GUICHET_SERVER_EXIT_FAILED, "%s", error->message);
  return GUICHET_SERVER_EXIT_DONE;
}
