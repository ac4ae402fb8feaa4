/* guichet-closures.h - the texts that templates bind to
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "guichet-criticality.h"
#include "guichet-delivery.h"
#include "guichet-reproducible.h"
#include "guichet-service-information.h"

#include <glib.h>

G_BEGIN_DECLS

/* Named in templates: each takes the widget that asks, and does not look at it. */

gboolean  guichet_closure_is_said           (gpointer                   widget,
                                             const char                *text);
gboolean  guichet_closure_is_object         (gpointer                   widget,
                                             GObject                   *object);
gboolean  guichet_closure_is_no_object      (gpointer                   widget,
                                             GObject                   *object);
char     *guichet_closure_count             (gpointer                   widget,
                                             guint                      count);
char     *guichet_closure_title             (gpointer                   widget,
                                             const char                *title);
char     *guichet_closure_number            (gpointer                   widget,
                                             const char                *number);
char     *guichet_closure_moment            (gpointer                   widget,
                                             gint64                     instant,
                                             gint64                     now);
char     *guichet_closure_brief             (gpointer                   widget,
                                             gint64                     instant,
                                             gint64                     now);
char     *guichet_closure_draft_state       (gpointer                   widget,
                                             gint64                     edited_at,
                                             gint64                     now);
char     *guichet_closure_status            (gpointer                   widget,
                                             const char                *status,
                                             GuichetDelivery            delivery);
char     *guichet_closure_status_icon       (gpointer                   widget,
                                             const char                *status,
                                             GuichetDelivery            delivery);
char    **guichet_closure_status_classes    (gpointer                   widget,
                                             const char                *status,
                                             GuichetDelivery            delivery);
char     *guichet_closure_criticality       (gpointer                   widget,
                                             GuichetCriticality         proposed,
                                             GuichetCriticality         retained);
char     *guichet_closure_criticality_now   (gpointer                   widget,
                                             GuichetCriticality         proposed,
                                             GuichetCriticality         retained);
char     *guichet_closure_progiciel         (gpointer                   widget,
                                             GuichetServiceInformation *information,
                                             const char                *progiciel,
                                             const char                *version);
char     *guichet_closure_reproducible      (gpointer                   widget,
                                             GuichetReproducible        reproducible);
char     *guichet_closure_subject           (gpointer                   widget,
                                             const char                *subject);
char     *guichet_closure_qualification     (gpointer                   widget,
                                             const char                *text);
char     *guichet_closure_steps             (gpointer                   widget,
                                             char                     **steps);
char     *guichet_closure_join              (gpointer                   widget,
                                             const char                *first,
                                             const char                *second);
char     *guichet_closure_row_name          (gpointer                   widget,
                                             const char                *title,
                                             const char                *status,
                                             const char                *criticality,
                                             const char                *due,
                                             gboolean                   unread);
char    **guichet_closure_row_title_classes (gpointer                   widget,
                                             gboolean                   unread);
char     *guichet_closure_size              (gpointer                   widget,
                                             guint64                    size);

/* Used from C. */

const char *guichet_text_criticality (GuichetCriticality criticality);
const char *guichet_text_delivery    (GuichetDelivery    delivery);

G_END_DECLS
