/* guichet-access-step.h - one step on the way to a service, and how it went
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * GuichetAccessKind:
 * @GUICHET_ACCESS_ADDRESS: the address is one, over https
 * @GUICHET_ACCESS_NAME: its name is found
 * @GUICHET_ACCESS_MACHINE: a machine answers there
 * @GUICHET_ACCESS_SECURE: which proves who it is
 * @GUICHET_ACCESS_CONTRACT: and speaks our contract
 * @GUICHET_ACCESS_TOKEN: the service accepts our token
 * @GUICHET_ACCESS_CLOCK: its clock and ours agree
 * @GUICHET_N_ACCESS_KINDS: how many there are
 */
typedef enum
{
  GUICHET_ACCESS_ADDRESS,
  GUICHET_ACCESS_NAME,
  GUICHET_ACCESS_MACHINE,
  GUICHET_ACCESS_SECURE,
  GUICHET_ACCESS_CONTRACT,
  GUICHET_ACCESS_TOKEN,
  GUICHET_ACCESS_CLOCK,
  GUICHET_N_ACCESS_KINDS,
} GuichetAccessKind;

/**
 * GuichetAccessState:
 * @GUICHET_ACCESS_UNCHECKED: not yet, or not any more
 * @GUICHET_ACCESS_RUNNING: now
 * @GUICHET_ACCESS_PASSED: good
 * @GUICHET_ACCESS_WARNED: good enough, with a remark
 * @GUICHET_ACCESS_FAILED: #GuichetAccessProblem says why
 */
typedef enum
{
  GUICHET_ACCESS_UNCHECKED,
  GUICHET_ACCESS_RUNNING,
  GUICHET_ACCESS_PASSED,
  GUICHET_ACCESS_WARNED,
  GUICHET_ACCESS_FAILED,
} GuichetAccessState;

/**
 * GuichetAccessProblem:
 * @GUICHET_ACCESS_NO_PROBLEM: none
 * @GUICHET_ACCESS_EMPTY: nothing was given
 * @GUICHET_ACCESS_NOT_HTTPS: another scheme than https
 * @GUICHET_ACCESS_MALFORMED: no address at all
 * @GUICHET_ACCESS_NAME_UNKNOWN: no machine has that name
 * @GUICHET_ACCESS_NO_NETWORK: nobody here can say where that name is
 * @GUICHET_ACCESS_REFUSED: the machine is there and takes no connection
 * @GUICHET_ACCESS_UNREACHABLE: no way leads to the machine
 * @GUICHET_ACCESS_TIMED_OUT: no answer in time
 * @GUICHET_ACCESS_PROXY: the proxy wants a sign-in, or refuses
 * @GUICHET_ACCESS_AUTHORITY_FILE: the authority's file cannot be used
 * @GUICHET_ACCESS_UNKNOWN_AUTHORITY: certified by nobody whom we trust
 * @GUICHET_ACCESS_WRONG_NAME: the certificate is another machine's
 * @GUICHET_ACCESS_EXPIRED: the certificate is over
 * @GUICHET_ACCESS_NOT_YET_VALID: the certificate is yet to begin
 * @GUICHET_ACCESS_REVOKED: the certificate was taken back
 * @GUICHET_ACCESS_WEAK: a connection too weak to be trusted
 * @GUICHET_ACCESS_NOT_SECURE: no TLS at all
 * @GUICHET_ACCESS_NOT_A_SERVICE: something else answers
 * @GUICHET_ACCESS_OTHER_CONTRACT: no service there, or of another contract
 * @GUICHET_ACCESS_OTHER_SERVICE: not the service of these data
 * @GUICHET_ACCESS_UNAVAILABLE: the service fails, for now
 * @GUICHET_ACCESS_BROKEN: the answer was incomplete
 * @GUICHET_ACCESS_TOKEN_REFUSED: the service does not accept the token
 * @GUICHET_ACCESS_TOKEN_FORBIDDEN: the service knows the token and refuses
 * @GUICHET_ACCESS_CLOCK_FAST: our clock is ahead
 * @GUICHET_ACCESS_CLOCK_SLOW: our clock is behind
 */
typedef enum
{
  GUICHET_ACCESS_NO_PROBLEM,
  GUICHET_ACCESS_EMPTY,
  GUICHET_ACCESS_NOT_HTTPS,
  GUICHET_ACCESS_MALFORMED,
  GUICHET_ACCESS_NAME_UNKNOWN,
  GUICHET_ACCESS_NO_NETWORK,
  GUICHET_ACCESS_REFUSED,
  GUICHET_ACCESS_UNREACHABLE,
  GUICHET_ACCESS_TIMED_OUT,
  GUICHET_ACCESS_PROXY,
  GUICHET_ACCESS_AUTHORITY_FILE,
  GUICHET_ACCESS_UNKNOWN_AUTHORITY,
  GUICHET_ACCESS_WRONG_NAME,
  GUICHET_ACCESS_EXPIRED,
  GUICHET_ACCESS_NOT_YET_VALID,
  GUICHET_ACCESS_REVOKED,
  GUICHET_ACCESS_WEAK,
  GUICHET_ACCESS_NOT_SECURE,
  GUICHET_ACCESS_NOT_A_SERVICE,
  GUICHET_ACCESS_OTHER_CONTRACT,
  GUICHET_ACCESS_OTHER_SERVICE,
  GUICHET_ACCESS_UNAVAILABLE,
  GUICHET_ACCESS_BROKEN,
  GUICHET_ACCESS_TOKEN_REFUSED,
  GUICHET_ACCESS_TOKEN_FORBIDDEN,
  GUICHET_ACCESS_CLOCK_FAST,
  GUICHET_ACCESS_CLOCK_SLOW,
} GuichetAccessProblem;

#define GUICHET_TYPE_ACCESS_STEP (guichet_access_step_get_type ())

G_DECLARE_FINAL_TYPE (GuichetAccessStep, guichet_access_step, GUICHET, ACCESS_STEP, GObject)

GuichetAccessStep   *guichet_access_step_new         (GuichetAccessKind     kind);
void                 guichet_access_step_set         (GuichetAccessStep    *self,
                                                      GuichetAccessState    state,
                                                      GuichetAccessProblem  problem,
                                                      const char           *detail,
                                                      gint64                amount);
GuichetAccessKind    guichet_access_step_get_kind    (GuichetAccessStep    *self);
GuichetAccessState   guichet_access_step_get_state   (GuichetAccessStep    *self);
GuichetAccessProblem guichet_access_step_get_problem (GuichetAccessStep    *self);
const char          *guichet_access_step_get_detail  (GuichetAccessStep    *self);
gint64               guichet_access_step_get_amount  (GuichetAccessStep    *self);

G_END_DECLS
