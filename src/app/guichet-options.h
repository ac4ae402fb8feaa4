/* guichet-options.h - what was asked for on the command line
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * GuichetOptions:
 * @profile: (nullable): the name of a profile
 * @data_dir: (nullable): a data folder, instead of a profile's
 * @service: (nullable): the service's address, from then on
 * @ca_file: (nullable): a PEM file with one more authority to trust, from then on
 * @token_file: (nullable): a file with the access token, from then on
 * @demo: whether to open the demonstration
 * @background: whether to open no window until one is asked for
 * @frame_exit: whether to end after the first frame with content
 * @version: whether to print the version and end
 */
typedef struct
{
  char *profile;
  char *data_dir;
  char *service;
  char *ca_file;
  char *token_file;
  gboolean demo;
  gboolean background;
  gboolean frame_exit;
  gboolean version;
} GuichetOptions;

void     guichet_options_add        (GuichetOptions  *self,
                                     GApplication    *application);
gboolean guichet_options_check      (GuichetOptions  *self,
                                     GError         **error);
gboolean guichet_options_is_default (GuichetOptions  *self);
GFile   *guichet_options_get_folder (GuichetOptions  *self);
void     guichet_options_clear      (GuichetOptions  *self);

G_END_DECLS
