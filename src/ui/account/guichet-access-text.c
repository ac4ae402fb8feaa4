/* guichet-access-text.c - the steps on the way to a service, in words
 *
 * Each fault has its own sentence, which says what happened, and its own remedy, which says what
 * to do: a person who reads them to somebody on the telephone is understood.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "guichet-access-text.h"

#include "guichet-instant.h"

#include <glib/gi18n.h>

/**
 * Fault:
 * @sentence: what happened; with "%s" where it is about somebody
 * @otherwise: the same, where nobody knows about whom
 * @remedy: what to do
 */
typedef struct
{
  const char *sentence;
  const char *otherwise;
  const char *remedy;
} Fault;

static const Fault faults[] = {
  [GUICHET_ACCESS_EMPTY] = {
    NULL, N_ ("Nothing was given"),
    N_ ("Fill in this field: your support, or who installed Guichet, knows what goes there.") },
  [GUICHET_ACCESS_NOT_HTTPS] = {
    NULL, N_ ("This address is not a secure one"),
    N_ ("Guichet speaks to a service over https only: write https:// at its beginning.") },
  [GUICHET_ACCESS_MALFORMED] = {
    NULL, N_ ("This is not the address of a service"),
    N_ ("An address looks like https://support.example.fr: copy it again.") },
  [GUICHET_ACCESS_NAME_UNKNOWN] = {
    N_ ("No machine is called %s"), N_ ("No machine has that name"),
    N_ ("Look for a typing error. If the name is right, it may exist inside your organisation "
        "only: connect to its network.") },
  [GUICHET_ACCESS_NO_NETWORK] = {
    N_ ("Nobody could say where %s is"), N_ ("Names cannot be looked up"),
    N_ ("This computer seems to be without a network: plug it in, or join a Wi-Fi network.") },
  [GUICHET_ACCESS_REFUSED] = {
    N_ ("%s takes no connection"), N_ ("The machine takes no connection"),
    N_ ("Check the port at the end of the address; the service may also be stopped.") },
  [GUICHET_ACCESS_UNREACHABLE] = {
    N_ ("No way leads to %s"), N_ ("No way leads to the machine"),
    N_ ("Check the network of this computer, then ask who runs yours whether it lets Guichet "
        "through.") },
  [GUICHET_ACCESS_TIMED_OUT] = {
    N_ ("%s does not answer"), N_ ("No answer came in time"),
    N_ ("Try again in a moment. If it lasts, a firewall may be in the way: ask who runs your "
        "network.") },
  [GUICHET_ACCESS_PROXY] = {
    NULL, N_ ("The proxy does not let Guichet through"),
    N_ ("Ask who runs your network to allow this address.") },
  [GUICHET_ACCESS_AUTHORITY_FILE] = {
    NULL, N_ ("The authority’s file cannot be used"),
    N_ ("Choose a certificate in PEM format, or go back to the system’s authorities.") },
  [GUICHET_ACCESS_UNKNOWN_AUTHORITY] = {
    N_ ("Certified by %s, whom this computer does not know"),
    N_ ("The certificate was issued by an unknown authority"),
    N_ ("If your service has an authority of its own, choose its certificate above. Otherwise do "
        "not go on: somebody else may be answering.") },
  [GUICHET_ACCESS_WRONG_NAME] = {
    N_ ("The certificate is that of %s, not of this address"),
    N_ ("The certificate is another machine’s"),
    N_ ("Check the address. If it is right, tell your support: its certificate must be "
        "replaced.") },
  [GUICHET_ACCESS_EXPIRED] = {
    NULL, N_ ("The service’s certificate is out of date"),
    N_ ("Check the date of this computer. If it is right, tell your support: its certificate must "
        "be renewed.") },
  [GUICHET_ACCESS_NOT_YET_VALID] = {
    NULL, N_ ("The service’s certificate is not valid yet"),
    N_ ("Check the date of this computer: it may be late.") },
  [GUICHET_ACCESS_REVOKED] = {
    NULL, N_ ("The service’s certificate was revoked"), N_ ("Do not go on. Tell your support.") },
  [GUICHET_ACCESS_WEAK] = {
    NULL, N_ ("The connection would be too weak"),
    N_ ("The service must offer TLS 1.2 or 1.3: tell your support.") },
  [GUICHET_ACCESS_NOT_SECURE] = {
    NULL, N_ ("No secure connection could be made"),
    N_ ("Something else than a service answers there: check the address and the port.") },
  [GUICHET_ACCESS_NOT_A_SERVICE] = {
    NULL, N_ ("Something else answers in the service’s place"),
    N_ ("On a guest network, sign in with a browser first. Otherwise check the address.") },
  [GUICHET_ACCESS_OTHER_CONTRACT] = {
    NULL, N_ ("No service that Guichet understands is there"),
    N_ ("Check the end of the address. If it is right, Guichet or the service must be updated.") },
  [GUICHET_ACCESS_OTHER_SERVICE] = {
    N_ ("%s is another service than that of this account"),
    N_ ("It is another service than that of this account"),
    N_ ("Its Demandes would mix with yours: nothing was changed. Add an account for it "
        "instead.") },
  [GUICHET_ACCESS_UNAVAILABLE] = {
    NULL, N_ ("The service is out of order for now"), N_ ("Try again in a few minutes.") },
  [GUICHET_ACCESS_BROKEN] = {
    NULL, N_ ("The service’s answer was incomplete"), N_ ("Try again in a few minutes.") },
  [GUICHET_ACCESS_TOKEN_REFUSED] = {
    NULL, N_ ("The service does not accept this token"),
    N_ ("Copy it again, whole. If it is right, it has ended: ask your support for another "
        "one.") },
  [GUICHET_ACCESS_TOKEN_FORBIDDEN] = {
    NULL, N_ ("The service knows this token and refuses it"),
    N_ ("It may not be for this service, or for you: ask your support.") },
};

static char *
fill (const char *format,
      const char *detail)
{
  g_auto (GStrv) parts = g_strsplit (format, "%s", 2);

  return g_strconcat (parts[0], detail, parts[1], NULL);
}

static char *
failed_sentence (GuichetAccessStep *step)
{
  const Fault *fault = &faults[guichet_access_step_get_problem (step)];
  const char *detail = guichet_access_step_get_detail (step);

  if (fault->sentence && detail && *detail)
    return fill (_ (fault->sentence), detail);
  return g_strdup (fault->otherwise ? _ (fault->otherwise) : "");
}

static char *
passed_sentence (GuichetAccessStep *step)
{
  const char *detail = guichet_access_step_get_detail (step);

  switch (guichet_access_step_get_kind (step))
    {
    case GUICHET_ACCESS_ADDRESS:
      return g_strdup (detail ? detail : "");
    case GUICHET_ACCESS_NAME:
      return g_strdup_printf (_ ("%s was found"), detail ? detail : "");
    case GUICHET_ACCESS_MACHINE:
      return g_strdup (_ ("A machine answers"));
    case GUICHET_ACCESS_SECURE:
      return detail ? g_strdup_printf (_ ("Certified by %s"), detail)
                    : g_strdup (_ ("The certificate is trusted"));
    case GUICHET_ACCESS_CONTRACT:
      return g_strdup_printf (_ ("%s speaks version 1 of the contract"), detail ? detail : "");
    case GUICHET_ACCESS_TOKEN:
      return g_strdup_printf (_ ("%s accepts it"), detail ? detail : "");
    case GUICHET_ACCESS_CLOCK:
    case GUICHET_N_ACCESS_KINDS:
    default:
      return g_strdup (_ ("This computer’s and the service’s agree"));
    }
}

static char *
warned_sentence (GuichetAccessStep *step)
{
  const gulong minutes = (gulong) (guichet_access_step_get_amount (step) / GUICHET_MINUTE_MS);

  if (guichet_access_step_get_problem (step) == GUICHET_ACCESS_CLOCK_FAST)
    return g_strdup_printf (ngettext ("This computer’s is %lu minute ahead",
                                      "This computer’s is %lu minutes ahead", minutes),
                            minutes);
  return g_strdup_printf (ngettext ("This computer’s is %lu minute late",
                                    "This computer’s is %lu minutes late", minutes),
                          minutes);
}

/**
 * guichet_access_text_title:
 *
 * Returns: what a step is about
 */
const char *
guichet_access_text_title (GuichetAccessKind kind)
{
  switch (kind)
    {
    case GUICHET_ACCESS_ADDRESS:
      return _ ("Address");
    case GUICHET_ACCESS_NAME:
      return _ ("Name");
    case GUICHET_ACCESS_MACHINE:
      return _ ("Machine");
    case GUICHET_ACCESS_SECURE:
      return _ ("Secure connection");
    case GUICHET_ACCESS_CONTRACT:
      return _ ("Support’s service");
    case GUICHET_ACCESS_TOKEN:
      return _ ("Access token");
    case GUICHET_ACCESS_CLOCK:
    case GUICHET_N_ACCESS_KINDS:
    default:
      return _ ("Clock");
    }
}

/**
 * guichet_access_text_sentence:
 *
 * Returns: (transfer full): how a step went
 */
char *
guichet_access_text_sentence (GuichetAccessStep *step)
{
  switch (guichet_access_step_get_state (step))
    {
    case GUICHET_ACCESS_RUNNING:
      return g_strdup (_ ("Checking…"));
    case GUICHET_ACCESS_PASSED:
      return passed_sentence (step);
    case GUICHET_ACCESS_WARNED:
      return warned_sentence (step);
    case GUICHET_ACCESS_FAILED:
      return failed_sentence (step);
    case GUICHET_ACCESS_UNCHECKED:
    default:
      return g_strdup (_ ("Not checked yet"));
    }
}

/**
 * guichet_access_text_remedy:
 *
 * Returns: (nullable): what to do about a step that did not go well
 */
const char *
guichet_access_text_remedy (GuichetAccessStep *step)
{
  switch (guichet_access_step_get_state (step))
    {
    case GUICHET_ACCESS_FAILED:
      return _ (faults[guichet_access_step_get_problem (step)].remedy);
    case GUICHET_ACCESS_WARNED:
      return _ ("Set its date and time: what is left before a deadline is reckoned with them.");
    case GUICHET_ACCESS_UNCHECKED:
    case GUICHET_ACCESS_RUNNING:
    case GUICHET_ACCESS_PASSED:
    default:
      return NULL;
    }
}

/**
 * guichet_access_text_icon:
 *
 * Returns: the name of the icon of a state
 */
const char *
guichet_access_text_icon (GuichetAccessState state)
{
  switch (state)
    {
    case GUICHET_ACCESS_PASSED:
      return "guichet-status-validated-symbolic";
    case GUICHET_ACCESS_WARNED:
      return "guichet-warning-symbolic";
    case GUICHET_ACCESS_FAILED:
      return "guichet-status-refused-symbolic";
    case GUICHET_ACCESS_UNCHECKED:
    case GUICHET_ACCESS_RUNNING:
    default:
      return "guichet-phase-todo-symbolic";
    }
}

/**
 * guichet_access_text_state:
 *
 * Returns: a state in a word, for a screen reader
 */
const char *
guichet_access_text_state (GuichetAccessState state)
{
  switch (state)
    {
    case GUICHET_ACCESS_PASSED:
      return _ ("good");
    case GUICHET_ACCESS_WARNED:
      return _ ("to be looked at");
    case GUICHET_ACCESS_FAILED:
      return _ ("failed");
    case GUICHET_ACCESS_UNCHECKED:
    case GUICHET_ACCESS_RUNNING:
    default:
      return _ ("not checked yet");
    }
}
