/* guichet-receipt.c - the service's word that it holds an item
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "guichet-receipt.h"

struct _GuichetReceipt
{
  GObject parent_instance;

  GuichetReceiptFields fields;
};

G_DEFINE_FINAL_TYPE (GuichetReceipt, guichet_receipt, G_TYPE_OBJECT)

static void
guichet_receipt_finalize (GObject *object)
{
  GuichetReceiptFields *fields = &GUICHET_RECEIPT (object)->fields;

  g_free ((char *) fields->id);
  g_free ((char *) fields->digest);
  g_free ((char *) fields->number);
  g_free ((char *) fields->status);
  G_OBJECT_CLASS (guichet_receipt_parent_class)->finalize (object);
}

static void
guichet_receipt_class_init (GuichetReceiptClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = guichet_receipt_finalize;
}

static void
guichet_receipt_init (GuichetReceipt *self)
{
}

/**
 * guichet_receipt_new:
 * @fields: copied
 *
 * Returns: (transfer full): the record
 */
GuichetReceipt *
guichet_receipt_new (const GuichetReceiptFields *fields)
{
  GuichetReceipt *self = g_object_new (GUICHET_TYPE_RECEIPT, NULL);

  self->fields = *fields;
  self->fields.id = g_strdup (fields->id);
  self->fields.digest = g_strdup (fields->digest);
  self->fields.number = g_strdup (fields->number);
  self->fields.status = g_strdup (fields->status);
  return self;
}

/**
 * guichet_receipt_get_fields:
 *
 * Returns: (transfer none): what the record says, for as long as it lives
 */
const GuichetReceiptFields *
guichet_receipt_get_fields (GuichetReceipt *self)
{
  g_return_val_if_fail (GUICHET_IS_RECEIPT (self), NULL);

  return &self->fields;
}
