// What can go wrong with a call, as errors the page can show.
import type { components } from './schema.gen'

export type Problem = components['schemas']['Problem']

/** The API's answer was a problem (RFC 9457). */
export class ProblemError extends Error {
  readonly problem: Problem
  /** Seconds to wait before trying again, when the server named them. */
  readonly retryAfter?: number

  constructor(problem: Problem, retryAfter?: number) {
    super(problem.detail ?? problem.title)
    this.problem = problem
    this.retryAfter = retryAfter
  }

  /** The last part of the problem's type, such as `invalid-unit`. */
  get slug(): string {
    return this.problem.type.slice(this.problem.type.lastIndexOf('/') + 1)
  }
}

/** No answer came: the network or the server is away. */
export class UnreachableError extends Error {}

/** Makes a ProblemError of a refused response, also of one that some proxy wrote. */
export function problemOf(response: Response, body: unknown): ProblemError {
  const problem = isProblem(body)
    ? body
    : {
        type: 'about:blank',
        title: `HTTP ${response.status}`,
        status: response.status,
        requestId: response.headers.get('X-Request-Id') ?? '',
      }
  return new ProblemError(problem, retryAfter(response))
}

/** Whether the call failed because nobody is logged in (any more). */
export function isLoggedOut(error: unknown): boolean {
  return error instanceof ProblemError && (error.slug === 'missing-token' || error.slug === 'invalid-token')
}

/** Whether the same call may succeed later without anybody changing anything. */
export function isPassing(error: unknown): boolean {
  return error instanceof UnreachableError || (error instanceof ProblemError && error.problem.status >= 500)
}

function isProblem(body: unknown): body is Problem {
  return typeof body === 'object' && body !== null && 'type' in body && 'title' in body && 'status' in body
}

function retryAfter(response: Response): number | undefined {
  const seconds = Number.parseInt(response.headers.get('Retry-After') ?? '', 10)
  return Number.isNaN(seconds) ? undefined : seconds
}
