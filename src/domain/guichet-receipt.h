/* guichet-receipt.h - the service's word that it holds an item
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

#define GUICHET_TYPE_RECEIPT (guichet_receipt_get_type ())

G_DECLARE_FINAL_TYPE (GuichetReceipt, guichet_receipt, GUICHET, RECEIPT, GObject)

/**
 * GuichetReceiptFields:
 * @id: the item's id, which we made
 * @recorded_at: Unix milliseconds, UTC: the legal start of the delays for a Demande
 * @digest: SHA-256 of the bytes that were recorded, in hexadecimal
 * @number: (nullable): the Demande's number
 * @status: (nullable): the Demande's status
 *
 * The service's word that it holds an item.
 */
typedef struct
{
  const char *id;
  gint64 recorded_at;
  const char *digest;
  const char *number;
  const char *status;
} GuichetReceiptFields;

GuichetReceipt *guichet_receipt_new (const GuichetReceiptFields *fields);

const GuichetReceiptFields *guichet_receipt_get_fields (GuichetReceipt *self);

G_END_DECLS
