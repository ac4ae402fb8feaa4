/* guichet-connecting.c - from a filled form to an account
 *
 * Once the person accepts: the token goes to the keyring, then the account to its folder and its
 * list. Where no keyring answers they choose between this run only and not at all. What fails is
 * said in the form, which keeps what was typed.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "guichet-connecting.h"

#include <glib/gi18n.h>

typedef struct
{
  GuichetAccessWindow *window;
  GuichetAccounts *accounts;
  GuichetAccountEntry *entry;
  GuichetAccess *access;
  char *id;
  char *name;
  GuichetConnectedFunc func;
  gpointer data;
} Connecting;

static void
connecting_free (Connecting *self)
{
  g_clear_object (&self->accounts);
  g_clear_object (&self->entry);
  g_clear_pointer (&self->access, guichet_access_free);
  g_free (self->id);
  g_free (self->name);
  g_free (self);
}

/* Helpers */

/* The form is usable again. */
static void
give_back (Connecting *self,
           const char *problem)
{
  guichet_access_window_set_busy (self->window, FALSE);
  guichet_access_form_set_problem (guichet_access_window_get_form (self->window), problem);
}

static void
give_back_error (Connecting   *self,
                 const GError *error)
{
  g_autofree char *text =
    g_strdup_printf (_ ("The account could not be stored. Check the space on the disk and who may "
                        "write in your data folder.\n%s"),
                     error->message);

  give_back (self, text);
}

static void
end (Connecting *self)
{
  g_autoptr (GuichetAccessWindow) window = g_object_ref (self->window);

  if (self->access->ca_file)
    {
      g_autoptr (GFile) file = guichet_accounts_get_ca_file (self->accounts, self->entry);

      g_free (self->access->ca_file);
      self->access->ca_file = g_strdup (g_file_peek_path (file));
    }
  self->func (self->entry, self->access, self->data);
  gtk_window_destroy (GTK_WINDOW (window));
}

/* Callbacks */

static void
stored_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr (GuichetAccessWindow) window = data;
  Connecting *self = g_object_get_data (G_OBJECT (window), "connecting");
  g_autoptr (GError) error = NULL;

  if (!guichet_accounts_change_finish (GUICHET_ACCOUNTS (source), result, &error))
    {
      give_back_error (self, error);
      return;
    }
  if (!self->entry)
    g_set_object (&self->entry, guichet_accounts_find (self->accounts, self->id));
  end (self);
}

static gboolean
has_own_authority (Connecting *self)
{
  g_autoptr (GFile) own = guichet_accounts_get_ca_file (self->accounts, self->entry);
  g_autoptr (GFile) given = g_file_new_for_path (self->access->ca_file);

  return g_file_equal (own, given);
}

static void
store (Connecting *self)
{
  if (!self->entry)
    guichet_accounts_add_async (self->accounts, self->id, self->name, self->access->ca_file,
                                stored_cb, g_object_ref (self->window));
  else if (self->access->ca_file && !has_own_authority (self))
    guichet_accounts_set_ca_async (self->accounts, self->entry, self->access->ca_file, stored_cb,
                                   g_object_ref (self->window));
  else
    end (self);
}

static void
answered_cb (Connecting *self,
             const char *response)
{
  if (g_str_equal (response, "run"))
    store (self);
  else
    give_back (self, NULL);
}

static void
ask_for_run (Connecting *self)
{
  g_autoptr (GtkBuilder) builder =
    gtk_builder_new_from_resource ("/org/guichet/Guichet/ui/account/no-keyring-dialog.ui");
  GtkWindow *dialog = GTK_WINDOW (gtk_builder_get_object (builder, "dialog"));

  gtk_window_set_transient_for (dialog, GTK_WINDOW (self->window));
  g_signal_connect_swapped (dialog, "response", G_CALLBACK (answered_cb), self);
  gtk_window_present (dialog);
}

static void
kept_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      data)
{
  g_autoptr (GuichetAccessWindow) window = data;
  Connecting *self = g_object_get_data (G_OBJECT (window), "connecting");
  g_autoptr (GError) error = NULL;

  if (guichet_accounts_keep_token_finish (result, &error) == GUICHET_TOKEN_IN_KEYRING)
    {
      store (self);
      return;
    }
  if (error)
    g_message ("The keyring does not keep the token: %s", error->message);
  ask_for_run (self);
}

static char *
name_of (Connecting *self)
{
  g_autoptr (GUri) uri = NULL;
  char *name = guichet_access_form_get_name (guichet_access_window_get_form (self->window));

  if (name)
    return name;
  uri = g_uri_parse (self->access->address, G_URI_FLAGS_NONE, NULL);
  return g_strdup (uri && g_uri_get_host (uri) ? g_uri_get_host (uri) : "Guichet");
}

static void
accepted_cb (Connecting *self)
{
  GuichetAccessForm *form = guichet_access_window_get_form (self->window);

  g_clear_pointer (&self->access, guichet_access_free);
  g_clear_pointer (&self->name, g_free);
  self->access = guichet_access_form_get_access (form);
  self->name = name_of (self);
  guichet_access_window_set_busy (self->window, TRUE);
  if (*self->access->token)
    guichet_accounts_keep_token_async (self->id, self->access->token, kept_cb,
                                       g_object_ref (self->window));
  else
    store (self);
}

/**
 * guichet_connecting_show:
 * @entry: (nullable): the account to sign in to; %NULL to make one
 * @known: (nullable): what it knows of its service
 * @func: called once what was accepted is stored
 *
 * Shows the window in which a service is connected to.
 *
 * Returns: (transfer none): the window
 */
GtkWindow *
guichet_connecting_show (GtkApplication       *application,
                         GuichetAccounts      *accounts,
                         GuichetClock         *clock,
                         GuichetAccountEntry  *entry,
                         const GuichetAccess  *known,
                         GuichetAccessPurpose  purpose,
                         GuichetConnectedFunc  func,
                         gpointer              data)
{
  Connecting *self = g_new0 (Connecting, 1);
  GuichetAccessForm *form;

  self->window = guichet_access_window_new (application, clock, purpose);
  self->accounts = g_object_ref (accounts);
  g_set_object (&self->entry, entry);
  self->id = entry ? g_strdup (guichet_account_entry_get_id (entry)) : g_uuid_string_random ();
  self->func = func;
  self->data = data;
  g_object_set_data_full (G_OBJECT (self->window), "connecting", self,
                          (GDestroyNotify) connecting_free);
  form = guichet_access_window_get_form (self->window);
  g_signal_connect_swapped (form, "accepted", G_CALLBACK (accepted_cb), self);
  if (known)
    guichet_access_form_fill (form, known, entry ? guichet_account_entry_get_name (entry) : NULL);
  gtk_window_present (GTK_WINDOW (self->window));
  if (purpose == GUICHET_ACCESS_SIGN_IN)
    guichet_access_form_focus_token (form);
  return GTK_WINDOW (self->window);
}
