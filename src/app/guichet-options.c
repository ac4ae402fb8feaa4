/* guichet-options.c - what was asked for on the command line
 *
 * A profile is a data folder under the user's data; the demonstration is one too.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "guichet-options.h"

#include <glib/gi18n.h>
#include <string.h>

#define DEFAULT_PROFILE "default"
#define DEMO_PROFILE "demo"

/* A profile's name is that of a folder: nothing that could lead out of ours. */
static gboolean
is_profile_name (const char *name)
{
  return *name != '\0' && *name != '.' && !strchr (name, G_DIR_SEPARATOR);
}

/**
 * guichet_options_add:
 * @self: filled when the application parses its command line; outlives it
 * @application: the application
 *
 * Declares the options.
 */
void
guichet_options_add (GuichetOptions *self,
                     GApplication   *application)
{
  const GOptionEntry entries[] = {
    { "profile", 0, 0, G_OPTION_ARG_STRING, &self->profile,
      N_ ("Work on the profile of that name"), N_ ("NAME") },
    { "data-dir", 0, 0, G_OPTION_ARG_FILENAME, &self->data_dir,
      N_ ("Work on that data folder"), N_ ("DIR") },
    { "service", 0, 0, G_OPTION_ARG_STRING, &self->service,
      N_ ("Address of the support’s service"), N_ ("URL") },
    { "ca", 0, 0, G_OPTION_ARG_FILENAME, &self->ca_file,
      N_ ("Certificate of the authority to trust"), N_ ("FILE") },
    { "token-file", 0, 0, G_OPTION_ARG_FILENAME, &self->token_file,
      N_ ("File that holds the access token"), N_ ("FILE") },
    { "demo", 0, 0, G_OPTION_ARG_NONE, &self->demo,
      N_ ("Open the demonstration, with a service of its own"), NULL },
    { "background", 0, 0, G_OPTION_ARG_NONE, &self->background,
      N_ ("Synchronise without a window until one is asked for"), NULL },
    { "frame-exit", 0, 0, G_OPTION_ARG_NONE, &self->frame_exit,
      N_ ("End after the first frame (for measurements)"), NULL },
    { "version", 0, 0, G_OPTION_ARG_NONE, &self->version, N_ ("Show the version"), NULL },
    G_OPTION_ENTRY_NULL,
  };

  g_application_add_main_option_entries (application, entries);
  g_application_set_option_context_parameter_string (application, "[demande:ID | faq:ID]");
}

/**
 * guichet_options_check:
 * @self: the options
 * @error: which of them cannot go together or has no sense
 *
 * Returns: whether they make sense
 */
gboolean
guichet_options_check (GuichetOptions  *self,
                       GError         **error)
{
  if ((self->profile != NULL) + (self->data_dir != NULL) + self->demo > 1)
    g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                 _ ("--profile, --data-dir and --demo exclude each other"));
  else if (self->demo && (self->service || self->ca_file || self->token_file))
    g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                 _ ("The demonstration has a service of its own"));
  else if (self->profile && !is_profile_name (self->profile))
    g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                 _ ("“%s” is not the name of a profile"), self->profile);
  else
    return TRUE;
  return FALSE;
}

/**
 * guichet_options_is_default:
 * @self: the options
 *
 * Returns: whether they are for the user's own profile, of which one window is open at a time
 */
gboolean
guichet_options_is_default (GuichetOptions *self)
{
  return !self->demo && !self->data_dir &&
         (!self->profile || g_str_equal (self->profile, DEFAULT_PROFILE));
}

/**
 * guichet_options_get_folder:
 * @self: the options
 *
 * Returns: (transfer full): the data folder that they name
 */
GFile *
guichet_options_get_folder (GuichetOptions *self)
{
  const char *profile = self->profile ? self->profile : DEFAULT_PROFILE;

  if (self->data_dir)
    return g_file_new_for_commandline_arg (self->data_dir);
  return g_file_new_build_filename (g_get_user_data_dir (), "guichet",
                                    self->demo ? DEMO_PROFILE : profile, NULL);
}

/**
 * guichet_options_clear:
 * @self: the options
 *
 * Frees what they hold.
 */
void
guichet_options_clear (GuichetOptions *self)
{
  g_clear_pointer (&self->profile, g_free);
  g_clear_pointer (&self->data_dir, g_free);
  g_clear_pointer (&self->service, g_free);
  g_clear_pointer (&self->ca_file, g_free);
  g_clear_pointer (&self->token_file, g_free);
}
