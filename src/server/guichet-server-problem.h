/* guichet-server-problem.h - the answers that say no (RFC 9457)
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * GuichetServerProblem:
 * @GUICHET_SERVER_PROBLEM_DIGEST: the body is not what its Content-Digest announced
 * @GUICHET_SERVER_PROBLEM_CHECKSUM: an upload's bytes are not what was announced; it is dropped
 *
 * Each is a type of the contract, `/v1/problems/NAME`, with its usual status.
 */
typedef enum
{
  GUICHET_SERVER_PROBLEM_MALFORMED,
  GUICHET_SERVER_PROBLEM_DIGEST,
  GUICHET_SERVER_PROBLEM_UNAUTHORIZED,
  GUICHET_SERVER_PROBLEM_NOT_FOUND,
  GUICHET_SERVER_PROBLEM_METHOD,
  GUICHET_SERVER_PROBLEM_NOT_ACCEPTABLE,
  GUICHET_SERVER_PROBLEM_CONFLICT,
  GUICHET_SERVER_PROBLEM_UPLOAD_OFFSET,
  GUICHET_SERVER_PROBLEM_CURSOR,
  GUICHET_SERVER_PROBLEM_TUS_VERSION,
  GUICHET_SERVER_PROBLEM_TOO_LARGE,
  GUICHET_SERVER_PROBLEM_MEDIA_TYPE,
  GUICHET_SERVER_PROBLEM_RANGE,
  GUICHET_SERVER_PROBLEM_INVALID,
  GUICHET_SERVER_PROBLEM_UPLOAD_MISSING,
  GUICHET_SERVER_PROBLEM_TOO_MANY,
  GUICHET_SERVER_PROBLEM_CHECKSUM,
  GUICHET_SERVER_PROBLEM_INTERNAL,
  GUICHET_SERVER_PROBLEM_UNAVAILABLE,
} GuichetServerProblem;

guint                guichet_server_problem_get_status  (GuichetServerProblem  problem);
GuichetServerProblem guichet_server_problem_from_status (guint                 status);
char                *guichet_server_problem_describe    (GuichetServerProblem  problem,
                                                         guint                 status,
                                                         const char           *detail,
                                                         GPtrArray            *findings);

G_END_DECLS
