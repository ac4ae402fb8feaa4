/* main.c - guichet: the desktop application
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "contract/guichet-tls.h"
#include "guichet-application.h"
#include "guichet-config.h"

#include <glib/gi18n.h>
#include <locale.h>

/* Run from the build folder, the translations are there. */
static void
start_locale (void)
{
  const char *folder = g_getenv ("GUICHET_LOCALEDIR");

  setlocale (LC_ALL, "");
  bindtextdomain ("guichet", folder ? folder : GUICHET_LOCALEDIR);
  bind_textdomain_codeset ("guichet", "UTF-8");
  textdomain ("guichet");
}

int
main (int   argc,
      char *argv[])
{
  g_autoptr (GuichetApplication) application = NULL;

  start_locale ();
  guichet_tls_set_up ();
  g_set_prgname ("guichet");
  application = guichet_application_new ();
  return g_application_run (G_APPLICATION (application), argc, argv);
}
