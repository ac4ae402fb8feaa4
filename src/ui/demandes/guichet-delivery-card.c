/* guichet-delivery-card.c - what was delivered, and our word on it
 *
 * Its buttons activate the actions demande.accept and demande.refuse. Once our word is on its way
 * the card says so instead of asking again.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "guichet-delivery-card.h"

#include "guichet-closures.h"
#include "guichet-event-text.h"

#include <glib/gi18n.h>

struct _GuichetDeliveryCard
{
  AdwBin parent_instance;

  GtkLabel *title;
  GtkLabel *by;
  GtkLabel *text;
  GtkLabel *answered;
  GtkWidget *question;
  GtkWidget *accept;
  GtkLabel *problem;
};

G_DEFINE_FINAL_TYPE (GuichetDeliveryCard, guichet_delivery_card, ADW_TYPE_BIN)

/* Helpers */

static void
show_delivery (GuichetDeliveryCard      *self,
               const GuichetEventFields *fields,
               gint64                    now)
{
  g_autofree char *title = guichet_event_text_headline (fields);
  g_autofree char *author = guichet_event_text_author (fields);
  g_autofree char *when = guichet_closure_moment (NULL, fields->at, now);
  g_autofree char *by = guichet_closure_join (NULL, author, when);

  gtk_label_set_label (self->title, title);
  gtk_label_set_label (self->by, by);
  gtk_label_set_label (self->text, fields->text ? fields->text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->text), fields->text && *fields->text);
}

/* Overrides */

static void
guichet_delivery_card_dispose (GObject *object)
{
  adw_bin_set_child (ADW_BIN (object), NULL);
  G_OBJECT_CLASS (guichet_delivery_card_parent_class)->dispose (object);
}

static void
guichet_delivery_card_class_init (GuichetDeliveryCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = guichet_delivery_card_dispose;
  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/guichet/Guichet/ui/demandes/guichet-delivery-card.ui");
  gtk_widget_class_bind_template_child (widget_class, GuichetDeliveryCard, title);
  gtk_widget_class_bind_template_child (widget_class, GuichetDeliveryCard, by);
  gtk_widget_class_bind_template_child (widget_class, GuichetDeliveryCard, text);
  gtk_widget_class_bind_template_child (widget_class, GuichetDeliveryCard, answered);
  gtk_widget_class_bind_template_child (widget_class, GuichetDeliveryCard, question);
  gtk_widget_class_bind_template_child (widget_class, GuichetDeliveryCard, accept);
  gtk_widget_class_bind_template_child (widget_class, GuichetDeliveryCard, problem);
}

static void
guichet_delivery_card_init (GuichetDeliveryCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* Public API */

/**
 * guichet_delivery_card_show:
 * @self: a card
 * @delivery: (nullable): what was delivered and waits for our word; %NULL hides the card
 * @answer: (nullable): our word, where it is on its way
 * @now: Unix milliseconds, UTC
 *
 * Shows what was delivered, and asks.
 */
void
guichet_delivery_card_show (GuichetDeliveryCard *self,
                            GuichetEvent        *delivery,
                            GuichetOutgoing     *answer,
                            gint64               now)
{
  g_return_if_fail (GUICHET_IS_DELIVERY_CARD (self));
  gtk_widget_set_visible (GTK_WIDGET (self), delivery != NULL);
  if (!delivery)
    return;
  show_delivery (self, guichet_event_get_fields (delivery), now);
  gtk_widget_set_visible (self->question, answer == NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->answered), answer != NULL);
  if (answer)
    gtk_label_set_label (self->answered, guichet_outgoing_get_fields (answer)->accepted
                                           ? _ ("You accept it: your answer is on its way.")
                                           : _ ("You refuse it: your answer is on its way."));
}

/**
 * guichet_delivery_card_say:
 * @self: a card
 * @problem: (nullable): what went wrong with our answer
 *
 * Says it until it goes right.
 */
void
guichet_delivery_card_say (GuichetDeliveryCard *self,
                           const char          *problem)
{
  gtk_label_set_label (self->problem, problem ? problem : "");
  gtk_widget_set_visible (GTK_WIDGET (self->problem), problem != NULL);
}

/**
 * guichet_delivery_card_begin:
 * @self: a card
 *
 * Leads to the question. Nothing is sent before it is answered.
 */
void
guichet_delivery_card_begin (GuichetDeliveryCard *self)
{
  gtk_widget_grab_focus (self->accept);
}
