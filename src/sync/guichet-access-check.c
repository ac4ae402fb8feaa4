/* guichet-access-check.c - whether a service can be reached, step by step
 *
 * The steps are those that a person can do something about, each with its own fault: the
 * address, the name, the machine, who it is, what it speaks, whether it knows us, its clock.
 * The first that fails is the last that is tried. Nothing is stored, and the token leaves only
 * on a connection that was proved.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "guichet-access-check.h"

#include "guichet-address.h"
#include "guichet-authority.h"
#include "guichet-instant.h"
#include "guichet-probe.h"
#include "guichet-service-factory.h"
#include "guichet-service.h"

struct _GuichetAccessCheck
{
  GObject parent_instance;

  GuichetClock *clock;
  GListStore *steps;
  GuichetService *service;
  char *address;
  char *service_id;
  char *name;
};

G_DEFINE_FINAL_TYPE (GuichetAccessCheck, guichet_access_check, G_TYPE_OBJECT)

/* Helpers: the steps */

static void
set_step (GuichetAccessCheck   *self,
          GuichetAccessKind     kind,
          GuichetAccessState    state,
          GuichetAccessProblem  problem,
          const char           *detail)
{
  guichet_access_step_set (guichet_access_check_get_step (self, kind), state, problem, detail, 0);
}

static void
begin (GuichetAccessCheck *self,
       GuichetAccessKind   kind)
{
  set_step (self, kind, GUICHET_ACCESS_RUNNING, GUICHET_ACCESS_NO_PROBLEM, NULL);
}

static void
pass (GuichetAccessCheck *self,
      GuichetAccessKind   kind,
      const char         *detail)
{
  set_step (self, kind, GUICHET_ACCESS_PASSED, GUICHET_ACCESS_NO_PROBLEM, detail);
}

/* What may well be good another time, and from another place. */
static gboolean
is_passing (GuichetAccessProblem problem)
{
  return problem == GUICHET_ACCESS_NO_NETWORK || problem == GUICHET_ACCESS_NAME_UNKNOWN
         || problem == GUICHET_ACCESS_REFUSED || problem == GUICHET_ACCESS_UNREACHABLE
         || problem == GUICHET_ACCESS_TIMED_OUT || problem == GUICHET_ACCESS_PROXY
         || problem == GUICHET_ACCESS_UNAVAILABLE || problem == GUICHET_ACCESS_NOT_A_SERVICE
         || problem == GUICHET_ACCESS_BROKEN;
}

static void
end (GTask                *task,
     GuichetAccessVerdict  verdict)
{
  g_task_return_int (task, verdict);
}

static void
fail (GTask                *task,
      GuichetAccessKind     kind,
      GuichetAccessProblem  problem,
      const char           *detail)
{
  GuichetAccessCheck *self = g_task_get_source_object (task);

  if (g_task_return_error_if_cancelled (task))
    {
      set_step (self, kind, GUICHET_ACCESS_UNCHECKED, GUICHET_ACCESS_NO_PROBLEM, NULL);
      return;
    }
  set_step (self, kind, GUICHET_ACCESS_FAILED, problem, detail);
  end (task, is_passing (problem) ? GUICHET_ACCESS_LATER : GUICHET_ACCESS_BAD);
}

/* Helpers: what an error means to a person */

static gboolean
is_proxy_error (const GError *error)
{
  return g_error_matches (error, G_IO_ERROR, G_IO_ERROR_PROXY_FAILED)
         || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_PROXY_NEED_AUTH)
         || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_PROXY_AUTH_FAILED)
         || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_PROXY_NOT_ALLOWED);
}

static GuichetAccessProblem
problem_of_name (const GError *error)
{
  if (is_proxy_error (error))
    return GUICHET_ACCESS_PROXY;
  return g_error_matches (error, G_RESOLVER_ERROR, G_RESOLVER_ERROR_NOT_FOUND)
           ? GUICHET_ACCESS_NAME_UNKNOWN
           : GUICHET_ACCESS_NO_NETWORK;
}

static GuichetAccessProblem
problem_of_machine (const GError *error)
{
  if (is_proxy_error (error))
    return GUICHET_ACCESS_PROXY;
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CONNECTION_REFUSED))
    return GUICHET_ACCESS_REFUSED;
  return g_error_matches (error, G_IO_ERROR, G_IO_ERROR_TIMED_OUT) ? GUICHET_ACCESS_TIMED_OUT
                                                                   : GUICHET_ACCESS_UNREACHABLE;
}

static GuichetAccessProblem
problem_of_certificate (GuichetProbe *probe,
                        const GError *error)
{
  static const struct
  {
    GTlsCertificateFlags fault;
    GuichetAccessProblem problem;
  } faults[] = {
    { G_TLS_CERTIFICATE_UNKNOWN_CA, GUICHET_ACCESS_UNKNOWN_AUTHORITY },
    { G_TLS_CERTIFICATE_BAD_IDENTITY, GUICHET_ACCESS_WRONG_NAME },
    { G_TLS_CERTIFICATE_EXPIRED, GUICHET_ACCESS_EXPIRED },
    { G_TLS_CERTIFICATE_NOT_ACTIVATED, GUICHET_ACCESS_NOT_YET_VALID },
    { G_TLS_CERTIFICATE_REVOKED, GUICHET_ACCESS_REVOKED },
    { G_TLS_CERTIFICATE_VALIDATE_ALL, GUICHET_ACCESS_WEAK },
  };

  for (guint i = 0; i < G_N_ELEMENTS (faults); i++)
    if (guichet_probe_get_faults (probe) & faults[i].fault)
      return faults[i].problem;
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_TIMED_OUT))
    return GUICHET_ACCESS_TIMED_OUT;
  return g_error_matches (error, G_TLS_ERROR, G_TLS_ERROR_HANDSHAKE) ? GUICHET_ACCESS_WEAK
                                                                     : GUICHET_ACCESS_NOT_SECURE;
}

static GuichetAccessProblem
problem_of_answer (const GError *error)
{
  if (error->domain != GUICHET_SERVICE_ERROR)
    return GUICHET_ACCESS_BROKEN;
  switch ((GuichetServiceError) error->code)
    {
    case GUICHET_SERVICE_ERROR_UNREACHABLE:
      return GUICHET_ACCESS_UNREACHABLE;
    case GUICHET_SERVICE_ERROR_TIMED_OUT:
      return GUICHET_ACCESS_TIMED_OUT;
    case GUICHET_SERVICE_ERROR_UNTRUSTED:
      return GUICHET_ACCESS_WEAK;
    case GUICHET_SERVICE_ERROR_PROXY:
      return GUICHET_ACCESS_PROXY;
    case GUICHET_SERVICE_ERROR_SIGN_IN:
      return GUICHET_ACCESS_TOKEN_REFUSED;
    case GUICHET_SERVICE_ERROR_FORBIDDEN:
      return GUICHET_ACCESS_TOKEN_FORBIDDEN;
    case GUICHET_SERVICE_ERROR_BUSY:
    case GUICHET_SERVICE_ERROR_UNAVAILABLE:
      return GUICHET_ACCESS_UNAVAILABLE;
    case GUICHET_SERVICE_ERROR_MISMATCH:
      return GUICHET_ACCESS_OTHER_CONTRACT;
    case GUICHET_SERVICE_ERROR_CAPTIVE:
    case GUICHET_SERVICE_ERROR_NOT_FOUND:
    case GUICHET_SERVICE_ERROR_INVALID:
      return GUICHET_ACCESS_NOT_A_SERVICE;
    case GUICHET_SERVICE_ERROR_CONFLICT:
    case GUICHET_SERVICE_ERROR_TOO_LARGE:
    case GUICHET_SERVICE_ERROR_BROKEN_ANSWER:
    case GUICHET_SERVICE_ERROR_CURSOR_UNKNOWN:
    case GUICHET_SERVICE_ERROR_UPLOAD_LOST:
    case GUICHET_SERVICE_ERROR_FILE:
    default:
      return GUICHET_ACCESS_BROKEN;
    }
}

/* Who vouches for the certificate that was shown: the last of its chain says. */
static char *
authority_of (GTlsCertificate *certificate)
{
  g_autofree char *name = NULL;

  if (!certificate)
    return NULL;
  while (g_tls_certificate_get_issuer (certificate))
    certificate = g_tls_certificate_get_issuer (certificate);
  name = g_tls_certificate_get_issuer_name (certificate);
  return name ? guichet_authority_name_of (name) : NULL;
}

/* Whose certificate it is, or until when it holds, according to what is wrong with it. */
static char *
detail_of_certificate (GTlsCertificate      *certificate,
                       GuichetAccessProblem  problem)
{
  g_autofree char *subject = NULL;

  if (!certificate || problem != GUICHET_ACCESS_WRONG_NAME)
    return authority_of (certificate);
  subject = g_tls_certificate_get_subject_name (certificate);
  return subject ? guichet_authority_name_of (subject) : NULL;
}

/* Callbacks: the steps, last to first */

static void
check_clock (GuichetAccessCheck *self)
{
  const gint64 skew = guichet_service_get_skew (self->service);

  if (ABS (skew) <= GUICHET_ACCESS_MOST_SKEW_MS)
    pass (self, GUICHET_ACCESS_CLOCK, NULL);
  else
    guichet_access_step_set (guichet_access_check_get_step (self, GUICHET_ACCESS_CLOCK),
                             GUICHET_ACCESS_WARNED,
                             skew < 0 ? GUICHET_ACCESS_CLOCK_FAST : GUICHET_ACCESS_CLOCK_SLOW,
                             NULL, ABS (skew));
}

static void
informed_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      data)
{
  g_autoptr (GTask) task = data;
  GuichetAccessCheck *self = g_task_get_source_object (task);
  g_autoptr (GError) error = NULL;
  g_autoptr (GuichetServiceInformation) information =
    guichet_service_fetch_information_finish (GUICHET_SERVICE (source), result, &error);

  if (!information)
    {
      fail (task, GUICHET_ACCESS_TOKEN, problem_of_answer (error), NULL);
      return;
    }
  pass (self, GUICHET_ACCESS_TOKEN, guichet_service_information_get_name (information));
  check_clock (self);
  end (task, GUICHET_ACCESS_GOOD);
}

static void
check_token (GTask *task)
{
  GuichetAccessCheck *self = g_task_get_source_object (task);
  const GuichetAccess *access = g_task_get_task_data (task);

  begin (self, GUICHET_ACCESS_TOKEN);
  if (!access->token || !*access->token)
    {
      fail (task, GUICHET_ACCESS_TOKEN, GUICHET_ACCESS_EMPTY, NULL);
      return;
    }
  guichet_service_set_token (self->service, access->token);
  guichet_service_fetch_information_async (self->service, g_task_get_cancellable (task),
                                           informed_cb, g_object_ref (task));
}

static void
identified_cb (GObject      *source,
               GAsyncResult *result,
               gpointer      data)
{
  g_autoptr (GTask) task = data;
  GuichetAccessCheck *self = g_task_get_source_object (task);
  const GuichetAccess *access = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  g_autoptr (GuichetServiceIdentity) identity =
    guichet_service_identify_finish (GUICHET_SERVICE (source), result, &error);

  if (!identity)
    {
      fail (task, GUICHET_ACCESS_CONTRACT, problem_of_answer (error), NULL);
      return;
    }
  self->service_id = g_strdup (identity->service_id);
  self->name = g_strdup (identity->name);
  if (access->service_id && !g_str_equal (access->service_id, identity->service_id))
    {
      fail (task, GUICHET_ACCESS_CONTRACT, GUICHET_ACCESS_OTHER_SERVICE, identity->name);
      return;
    }
  pass (self, GUICHET_ACCESS_CONTRACT, identity->name);
  check_token (task);
}

static void
check_contract (GTask *task)
{
  GuichetAccessCheck *self = g_task_get_source_object (task);
  const GuichetAccess *access = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;

  begin (self, GUICHET_ACCESS_CONTRACT);
  g_clear_object (&self->service);
  self->service =
    guichet_service_factory_make (self->address, access->ca_file, NULL, self->clock, &error);
  if (self->service)
    guichet_service_identify_async (self->service, g_task_get_cancellable (task), identified_cb,
                                    g_object_ref (task));
  else
    fail (task, GUICHET_ACCESS_CONTRACT, problem_of_answer (error), NULL);
}

static void
fail_probe (GTask        *task,
            GuichetProbe *probe,
            const GError *error)
{
  GuichetAccessCheck *self = g_task_get_source_object (task);
  g_autofree char *host = guichet_address_get_host (self->address);
  g_autofree char *detail = NULL;
  GuichetAccessProblem problem;

  if (guichet_probe_get_step (probe) == GUICHET_PROBE_NOTHING)
    fail (task, GUICHET_ACCESS_NAME, problem_of_name (error), host);
  else if (guichet_probe_get_step (probe) == GUICHET_PROBE_NAME)
    fail (task, GUICHET_ACCESS_MACHINE, problem_of_machine (error), host);
  else
    {
      problem = problem_of_certificate (probe, error);
      detail = detail_of_certificate (guichet_probe_get_certificate (probe), problem);
      fail (task, GUICHET_ACCESS_SECURE, problem, detail);
    }
}

static void
probed_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr (GTask) task = data;
  GuichetProbe *probe = GUICHET_PROBE (source);
  g_autoptr (GError) error = NULL;
  g_autofree char *authority = NULL;

  if (!guichet_probe_run_finish (probe, result, &error))
    {
      fail_probe (task, probe, error);
      return;
    }
  authority = authority_of (guichet_probe_get_certificate (probe));
  pass (g_task_get_source_object (task), GUICHET_ACCESS_SECURE, authority);
  check_contract (task);
}

static void
stepped_cb (GuichetProbe *probe,
            GParamSpec   *pspec,
            GTask        *task)
{
  GuichetAccessCheck *self = g_task_get_source_object (task);
  g_autofree char *host = guichet_address_get_host (self->address);

  if (guichet_probe_get_step (probe) == GUICHET_PROBE_NAME)
    {
      pass (self, GUICHET_ACCESS_NAME, host);
      begin (self, GUICHET_ACCESS_MACHINE);
    }
  else if (guichet_probe_get_step (probe) == GUICHET_PROBE_MACHINE)
    {
      pass (self, GUICHET_ACCESS_NAME, host);
      pass (self, GUICHET_ACCESS_MACHINE, NULL);
      begin (self, GUICHET_ACCESS_SECURE);
    }
}

static void
probe (GTask *task)
{
  GuichetAccessCheck *self = g_task_get_source_object (task);
  const GuichetAccess *access = g_task_get_task_data (task);
  g_autoptr (GuichetProbe) probe = guichet_probe_new (self->address, access->ca_file, NULL);

  if (!probe)
    {
      fail (task, GUICHET_ACCESS_SECURE, GUICHET_ACCESS_AUTHORITY_FILE, NULL);
      return;
    }
  begin (self, GUICHET_ACCESS_NAME);
  g_signal_connect_object (probe, "notify::step", G_CALLBACK (stepped_cb), task, 0);
  guichet_probe_run_async (probe, g_task_get_cancellable (task), probed_cb, g_object_ref (task));
}

static void
fail_address (GTask        *task,
              const GError *error)
{
  const GuichetAccess *access = g_task_get_task_data (task);

  if (!access->address || !*access->address)
    fail (task, GUICHET_ACCESS_ADDRESS, GUICHET_ACCESS_EMPTY, NULL);
  else if (g_error_matches (error, GUICHET_SERVICE_ERROR, GUICHET_SERVICE_ERROR_UNTRUSTED))
    fail (task, GUICHET_ACCESS_ADDRESS, GUICHET_ACCESS_NOT_HTTPS, NULL);
  else
    fail (task, GUICHET_ACCESS_ADDRESS, GUICHET_ACCESS_MALFORMED, NULL);
}

/* Overrides */

static void
guichet_access_check_finalize (GObject *object)
{
  GuichetAccessCheck *self = GUICHET_ACCESS_CHECK (object);

  g_clear_object (&self->clock);
  g_clear_object (&self->steps);
  g_clear_object (&self->service);
  g_free (self->address);
  g_free (self->service_id);
  g_free (self->name);
  G_OBJECT_CLASS (guichet_access_check_parent_class)->finalize (object);
}

static void
guichet_access_check_class_init (GuichetAccessCheckClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = guichet_access_check_finalize;
}

static void
guichet_access_check_init (GuichetAccessCheck *self)
{
  self->steps = g_list_store_new (GUICHET_TYPE_ACCESS_STEP);
  for (GuichetAccessKind kind = 0; kind < GUICHET_N_ACCESS_KINDS; kind++)
    {
      g_autoptr (GuichetAccessStep) step = guichet_access_step_new (kind);

      g_list_store_append (self->steps, step);
    }
}

/* Public API */

/**
 * guichet_access_check_new:
 *
 * Returns: (transfer full): a check, for as many runs as are wanted, one at a time
 */
GuichetAccessCheck *
guichet_access_check_new (GuichetClock *clock)
{
  GuichetAccessCheck *self = g_object_new (GUICHET_TYPE_ACCESS_CHECK, NULL);

  self->clock = g_object_ref (clock);
  return self;
}

/**
 * guichet_access_check_get_steps:
 *
 * Returns: (transfer none): the #GuichetAccessStep, in their order
 */
GListModel *
guichet_access_check_get_steps (GuichetAccessCheck *self)
{
  return G_LIST_MODEL (self->steps);
}

/**
 * guichet_access_check_get_step:
 *
 * Returns: (transfer none): one of the steps, which live as long as the check
 */
GuichetAccessStep *
guichet_access_check_get_step (GuichetAccessCheck *self,
                               GuichetAccessKind   kind)
{
  g_autoptr (GuichetAccessStep) step = g_list_model_get_item (G_LIST_MODEL (self->steps), kind);

  return step;
}

/**
 * guichet_access_check_reset:
 *
 * Forgets what was found: something was changed since.
 */
void
guichet_access_check_reset (GuichetAccessCheck *self)
{
  g_clear_pointer (&self->address, g_free);
  g_clear_pointer (&self->service_id, g_free);
  g_clear_pointer (&self->name, g_free);
  for (GuichetAccessKind kind = 0; kind < GUICHET_N_ACCESS_KINDS; kind++)
    set_step (self, kind, GUICHET_ACCESS_UNCHECKED, GUICHET_ACCESS_NO_PROBLEM, NULL);
}

/**
 * guichet_access_check_run_async:
 *
 * Checks one step after the other.
 */
void
guichet_access_check_run_async (GuichetAccessCheck  *self,
                                const GuichetAccess *access,
                                GCancellable        *cancellable,
                                GAsyncReadyCallback  callback,
                                gpointer             user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  g_autoptr (GError) error = NULL;

  g_task_set_source_tag (task, guichet_access_check_run_async);
  g_task_set_task_data (task, guichet_access_copy (access), (GDestroyNotify) guichet_access_free);
  guichet_access_check_reset (self);
  begin (self, GUICHET_ACCESS_ADDRESS);
  self->address = guichet_address_normalise (access->address ? access->address : "", &error);
  if (!self->address)
    {
      fail_address (task, error);
      return;
    }
  pass (self, GUICHET_ACCESS_ADDRESS, self->address);
  probe (task);
}

/**
 * guichet_access_check_run_finish:
 *
 * Returns: what it comes to; %GUICHET_ACCESS_UNKNOWN when it was cancelled
 */
GuichetAccessVerdict
guichet_access_check_run_finish (GuichetAccessCheck *self,
                                 GAsyncResult       *result)
{
  gssize verdict;

  g_return_val_if_fail (g_task_is_valid (result, self), GUICHET_ACCESS_UNKNOWN);

  verdict = g_task_propagate_int (G_TASK (result), NULL);
  return verdict < 0 ? GUICHET_ACCESS_UNKNOWN : (GuichetAccessVerdict) verdict;
}

/**
 * guichet_access_check_get_address:
 *
 * Returns: (nullable): the address as it was understood, once that step is good
 */
const char *
guichet_access_check_get_address (GuichetAccessCheck *self)
{
  return self->address;
}

/**
 * guichet_access_check_get_service_id:
 *
 * Returns: (nullable): the service's id, once it was asked
 */
const char *
guichet_access_check_get_service_id (GuichetAccessCheck *self)
{
  return self->service_id;
}

/**
 * guichet_access_check_get_name:
 *
 * Returns: (nullable): what the service calls itself, once it was asked
 */
const char *
guichet_access_check_get_name (GuichetAccessCheck *self)
{
  return self->name;
}

/**
 * guichet_access_check_normalise:
 * @address: as it was typed
 *
 * Returns: (transfer full) (nullable): the address as it is understood; %NULL if it is none
 */
char *
guichet_access_check_normalise (const char *address)
{
  return guichet_address_normalise (address, NULL);
}
