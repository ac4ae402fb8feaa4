/* guichet-server-writer.h - writes JSON text
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * GuichetServerWriter:
 *
 * A JSON text that grows. Make one with guichet_server_writer_init() and end it with
 * guichet_server_writer_finish().
 */
typedef struct
{
  GString *text;
} GuichetServerWriter;

void  guichet_server_writer_init    (GuichetServerWriter *self);
void  guichet_server_writer_clear   (GuichetServerWriter *self);
char *guichet_server_writer_finish  (GuichetServerWriter *self);
void  guichet_server_writer_open    (GuichetServerWriter *self,
                                     const char          *name,
                                     char                 bracket);
void  guichet_server_writer_close   (GuichetServerWriter *self,
                                     char                 bracket);
void  guichet_server_writer_string  (GuichetServerWriter *self,
                                     const char          *name,
                                     const char          *value);
void  guichet_server_writer_integer (GuichetServerWriter *self,
                                     const char          *name,
                                     gint64               value);
void  guichet_server_writer_boolean (GuichetServerWriter *self,
                                     const char          *name,
                                     gboolean             value);
void  guichet_server_writer_instant (GuichetServerWriter *self,
                                     const char          *name,
                                     gint64               instant);
void  guichet_server_writer_digest  (GuichetServerWriter *self,
                                     const char          *name,
                                     const char          *hex);
void  guichet_server_writer_raw     (GuichetServerWriter *self,
                                     const char          *name,
                                     const char          *json);
void  guichet_server_writer_members (GuichetServerWriter *self,
                                     const char          *members);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (GuichetServerWriter, guichet_server_writer_clear)

G_END_DECLS
