/* guichet-access-form.c - the address, the authority and the token of a service
 *
 * Nothing is kept here: what was filled in leaves with the "accepted" signal, once it was
 * checked, or once the person said to go on without a network. Any change makes the check
 * begin anew.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "guichet-access-form.h"

#include "guichet-access-row.h"
#include "guichet-account-registry.h"
#include "guichet-authority.h"

#include <glib/gi18n.h>

struct _GuichetAccessForm
{
  AdwBin parent_instance;

  GuichetAccessCheck *check;
  GCancellable *cancellable;
  GtkFileChooserNative *chooser;
  char *ca_file;
  char *service_id;
  GuichetAccessVerdict verdict;
  gboolean is_filling;

  GtkScrolledWindow *scroller;
  GtkEditable *address;
  AdwActionRow *authority;
  GtkWidget *authority_clear;
  GtkEditable *token;
  GtkEditable *name;
  GtkLabel *problem;
  GtkWidget *steps_group;
  GtkListBox *steps;
  GtkWidget *verify;
  GtkWidget *accept;
  GtkWidget *later;
};

G_DEFINE_FINAL_TYPE (GuichetAccessForm, guichet_access_form, ADW_TYPE_BIN)

enum
{
  ACCEPTED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* Helpers */

static void
show_verdict (GuichetAccessForm    *self,
              GuichetAccessVerdict  verdict)
{
  const gboolean is_good = verdict == GUICHET_ACCESS_GOOD;

  self->verdict = verdict;
  gtk_widget_set_visible (self->accept, is_good);
  gtk_widget_set_visible (self->later, verdict == GUICHET_ACCESS_LATER);
  if (is_good)
    gtk_widget_remove_css_class (self->verify, "suggested-action");
  else
    gtk_widget_add_css_class (self->verify, "suggested-action");
}

static void
stop_check (GuichetAccessForm *self)
{
  if (self->cancellable)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
}

static void
forget_check (GuichetAccessForm *self)
{
  if (self->is_filling)
    return;
  stop_check (self);
  guichet_access_form_set_problem (self, NULL);
  gtk_widget_set_sensitive (self->verify, TRUE);
  show_verdict (self, GUICHET_ACCESS_UNKNOWN);
  if (self->check)
    guichet_access_check_reset (self->check);
}

static void
set_text (GuichetAccessForm *self,
          GtkEditable       *editable,
          const char        *text)
{
  self->is_filling = TRUE;
  if (text && !g_str_equal (gtk_editable_get_text (editable), text))
    gtk_editable_set_text (editable, text);
  self->is_filling = FALSE;
}

static void
show_authority (GuichetAccessForm      *self,
                const GuichetAuthority *authority)
{
  g_autofree char *text = NULL;

  if (!authority)
    text = g_strdup (_ ("Those that this computer trusts"));
  else if (authority->count > 1)
    text = g_strdup_printf (ngettext ("%s, and %u more\nSHA-256 %s", "%s, and %u more\nSHA-256 %s",
                                      authority->count - 1),
                            authority->name, authority->count - 1, authority->fingerprint);
  else
    text = g_strdup_printf (_ ("%s\nSHA-256 %s"), authority->name, authority->fingerprint);
  adw_action_row_set_subtitle (self->authority, text);
  gtk_widget_set_visible (self->authority_clear, authority != NULL);
}

/* Once its words have their place. */
static gboolean
focus_cb (gpointer widget)
{
  gtk_widget_grab_focus (widget);
  return G_SOURCE_REMOVE;
}

static void
focus_later (GtkWidget *widget)
{
  g_idle_add_full (G_PRIORITY_LOW, focus_cb, g_object_ref (widget), g_object_unref);
}

/* The fault is brought into view and read out: it says what to do. */
static void
focus_fault (GuichetAccessForm *self)
{
  for (GuichetAccessKind kind = 0; kind < GUICHET_N_ACCESS_KINDS; kind++)
    {
      GuichetAccessStep *step = guichet_access_check_get_step (self->check, kind);

      if (guichet_access_step_get_state (step) == GUICHET_ACCESS_FAILED)
        focus_later (GTK_WIDGET (gtk_list_box_get_row_at_index (self->steps, (int) kind)));
    }
}

/* Callbacks */

static void
checked_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      data)
{
  g_autoptr (GuichetAccessForm) self = data;
  const GuichetAccessVerdict verdict =
    guichet_access_check_run_finish (GUICHET_ACCESS_CHECK (source), result);
  g_autofree char *name = NULL;

  if (verdict == GUICHET_ACCESS_UNKNOWN)
    return;
  g_clear_object (&self->cancellable);
  gtk_widget_set_sensitive (self->verify, TRUE);
  set_text (self, self->address, guichet_access_check_get_address (self->check));
  name = guichet_access_form_get_name (self);
  if (!name)
    set_text (self, self->name, guichet_access_check_get_name (self->check));
  show_verdict (self, verdict);
  if (verdict == GUICHET_ACCESS_GOOD)
    focus_later (self->accept);
  else
    focus_fault (self);
}

static void
verify_cb (GuichetAccessForm *self)
{
  g_autoptr (GuichetAccess) access = guichet_access_form_get_access (self);

  forget_check (self);
  self->cancellable = g_cancellable_new ();
  gtk_widget_set_sensitive (self->verify, FALSE);
  gtk_widget_set_visible (self->steps_group, TRUE);
  guichet_access_check_run_async (self->check, access, self->cancellable, checked_cb,
                                  g_object_ref (self));
}

static void
entered_cb (GuichetAccessForm *self)
{
  if (self->verdict == GUICHET_ACCESS_GOOD)
    g_signal_emit (self, signals[ACCEPTED], 0);
  else if (gtk_widget_get_sensitive (self->verify))
    verify_cb (self);
}

static void
accept_cb (GuichetAccessForm *self)
{
  g_signal_emit (self, signals[ACCEPTED], 0);
}

static void
authority_read_cb (GObject      *source,
                   GAsyncResult *result,
                   gpointer      data)
{
  g_autoptr (GuichetAccessForm) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GuichetAuthority) authority = guichet_authority_read_finish (result, &error);

  if (authority)
    {
      show_authority (self, authority);
      return;
    }
  g_clear_pointer (&self->ca_file, g_free);
  show_authority (self, NULL);
  guichet_access_form_set_problem (self, _ ("This file holds no certificate: choose one in PEM "
                                            "format."));
}

static void
set_authority (GuichetAccessForm *self,
               const char        *path)
{
  g_autoptr (GFile) file = path ? g_file_new_for_path (path) : NULL;

  g_free (self->ca_file);
  self->ca_file = g_strdup (path);
  forget_check (self);
  if (file)
    guichet_authority_read_async (file, NULL, authority_read_cb, g_object_ref (self));
  else
    show_authority (self, NULL);
}

static void
chosen_cb (GuichetAccessForm *self,
           int                response)
{
  g_autoptr (GFile) file = NULL;

  if (response == GTK_RESPONSE_ACCEPT)
    file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (self->chooser));
  if (file && g_file_peek_path (file))
    set_authority (self, g_file_peek_path (file));
  g_clear_object (&self->chooser);
}

static void
choose_cb (GuichetAccessForm *self)
{
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  gtk_file_filter_set_name (filter, _ ("Certificates"));
  gtk_file_filter_add_suffix (filter, "pem");
  gtk_file_filter_add_suffix (filter, "crt");
  gtk_file_filter_add_suffix (filter, "cer");
  self->chooser = gtk_file_chooser_native_new (_ ("Certificate of the authority"),
                                               GTK_WINDOW (root), GTK_FILE_CHOOSER_ACTION_OPEN,
                                               _ ("_Choose"), _ ("_Cancel"));
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (self->chooser), filter);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (self->chooser), TRUE);
  g_signal_connect_object (self->chooser, "response", G_CALLBACK (chosen_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}

static void
clear_authority_cb (GuichetAccessForm *self)
{
  set_authority (self, NULL);
}

/* A file is dropped on the form: it is the authority's. */
static gboolean
dropped_cb (GuichetAccessForm *self,
            const GValue      *value)
{
  GFile *file = g_value_get_object (value);

  if (!file || !g_file_peek_path (file))
    return FALSE;
  set_authority (self, g_file_peek_path (file));
  return TRUE;
}

static GtkWidget *
make_row (gpointer item,
          gpointer data)
{
  return guichet_access_row_new (item);
}

/* Overrides */

static void
guichet_access_form_dispose (GObject *object)
{
  GuichetAccessForm *self = GUICHET_ACCESS_FORM (object);

  stop_check (self);
  g_clear_object (&self->chooser);
  g_clear_object (&self->check);
  g_clear_pointer (&self->ca_file, g_free);
  g_clear_pointer (&self->service_id, g_free);
  adw_bin_set_child (ADW_BIN (self), NULL);
  G_OBJECT_CLASS (guichet_access_form_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, GuichetAccessForm, scroller);
  gtk_widget_class_bind_template_child (widget_class, GuichetAccessForm, address);
  gtk_widget_class_bind_template_child (widget_class, GuichetAccessForm, authority);
  gtk_widget_class_bind_template_child (widget_class, GuichetAccessForm, authority_clear);
  gtk_widget_class_bind_template_child (widget_class, GuichetAccessForm, token);
  gtk_widget_class_bind_template_child (widget_class, GuichetAccessForm, name);
  gtk_widget_class_bind_template_child (widget_class, GuichetAccessForm, problem);
  gtk_widget_class_bind_template_child (widget_class, GuichetAccessForm, steps_group);
  gtk_widget_class_bind_template_child (widget_class, GuichetAccessForm, steps);
  gtk_widget_class_bind_template_child (widget_class, GuichetAccessForm, verify);
  gtk_widget_class_bind_template_child (widget_class, GuichetAccessForm, accept);
  gtk_widget_class_bind_template_child (widget_class, GuichetAccessForm, later);
}

static void
guichet_access_form_class_init (GuichetAccessFormClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = guichet_access_form_dispose;

  /**
   * GuichetAccessForm::accepted:
   *
   * The person wants to use what guichet_access_form_get_access() gives.
   */
  signals[ACCEPTED] = g_signal_new ("accepted", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                    NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/guichet/Guichet/ui/account/guichet-access-form.ui");
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, forget_check);
  gtk_widget_class_bind_template_callback (widget_class, entered_cb);
  gtk_widget_class_bind_template_callback (widget_class, verify_cb);
  gtk_widget_class_bind_template_callback (widget_class, accept_cb);
  gtk_widget_class_bind_template_callback (widget_class, choose_cb);
  gtk_widget_class_bind_template_callback (widget_class, clear_authority_cb);
}

static void
guichet_access_form_init (GuichetAccessForm *self)
{
  GtkDropTarget *drop;

  gtk_widget_init_template (GTK_WIDGET (self));
  drop = gtk_drop_target_new (G_TYPE_FILE, GDK_ACTION_COPY);
  g_signal_connect_swapped (drop, "drop", G_CALLBACK (dropped_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drop));
  show_authority (self, NULL);
  show_verdict (self, GUICHET_ACCESS_UNKNOWN);
}

/* Public API */

/**
 * guichet_access_form_set_clock:
 * @clock: what time it is here
 *
 * Once, before anything is checked.
 */
void
guichet_access_form_set_clock (GuichetAccessForm *self,
                               GuichetClock      *clock)
{
  self->check = guichet_access_check_new (clock);
  gtk_list_box_bind_model (self->steps, guichet_access_check_get_steps (self->check), make_row,
                           NULL, NULL);
}

/**
 * guichet_access_form_fill:
 * @access: what is known already
 * @name: (nullable): what the account is called
 *
 * Fills the form with what an account knows; its token is not shown.
 */
void
guichet_access_form_fill (GuichetAccessForm   *self,
                          const GuichetAccess *access,
                          const char          *name)
{
  set_text (self, self->address, access->address);
  set_text (self, self->name, name);
  g_free (self->service_id);
  self->service_id = g_strdup (access->service_id);
  if (access->ca_file)
    set_authority (self, access->ca_file);
}

/**
 * guichet_access_form_get_access:
 *
 * Returns: (transfer full): what was filled in
 */
GuichetAccess *
guichet_access_form_get_access (GuichetAccessForm *self)
{
  const char *address = self->check ? guichet_access_check_get_address (self->check) : NULL;
  GuichetAccess *access = g_new0 (GuichetAccess, 1);

  access->address = g_strdup (address ? address : gtk_editable_get_text (self->address));
  g_strstrip (access->address);
  access->ca_file = g_strdup (self->ca_file);
  access->token = guichet_access_clean_token (gtk_editable_get_text (self->token));
  access->service_id = g_strdup (self->service_id);
  return access;
}

/**
 * guichet_access_form_get_name:
 *
 * Returns: (transfer full) (nullable): what the account is to be called
 */
char *
guichet_access_form_get_name (GuichetAccessForm *self)
{
  g_autofree char *name = g_strdup (gtk_editable_get_text (self->name));

  g_strstrip (name);
  return guichet_account_registry_is_name (name) ? g_steal_pointer (&name) : NULL;
}

/**
 * guichet_access_form_focus_address:
 *
 * Leads to where one begins.
 */
void
guichet_access_form_focus_address (GuichetAccessForm *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->address));
}

/**
 * guichet_access_form_focus_token:
 *
 * Leads to the token: it is what is missing.
 */
void
guichet_access_form_focus_token (GuichetAccessForm *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->token));
}

/**
 * guichet_access_form_set_problem:
 * @problem: (nullable): a sentence
 *
 * Says what went wrong, beside what it is about, until something is changed.
 */
void
guichet_access_form_set_problem (GuichetAccessForm *self,
                                 const char        *problem)
{
  gtk_label_set_label (self->problem, problem ? problem : "");
  gtk_widget_set_visible (GTK_WIDGET (self->problem), problem != NULL);
}
