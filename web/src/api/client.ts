// The typed client of the public API: the page uses nothing else.
import createClient, { type Middleware } from 'openapi-fetch'
import { takeAsked } from './ahead'
import { quoteMoney } from './exactjson'
import { problemOf, UnreachableError } from './problem'
import type { components, paths } from './schema.gen'

export type Schemas = components['schemas']

const exactMoney: Middleware = {
  async onResponse({ response }) {
    if (!response.body || !response.headers.get('Content-Type')?.includes('json')) return response
    return new Response(quoteMoney(await response.text()), response)
  },
}

const unreachable: Middleware = {
  onError({ error }) {
    if (error instanceof DOMException && error.name === 'AbortError') return error
    return new UnreachableError('the server cannot be reached', { cause: error })
  },
}

/**
 * The API of the server that the page came from. Reads are revalidated by ETag at every call. The fetch function is looked
 * up at each call, not kept.
 */
export const api = createClient<paths>({
  baseUrl: globalThis.location?.origin,
  cache: 'no-cache',
  fetch: (request) => takeAsked(request) ?? globalThis.fetch(request),
})
api.use(exactMoney, unreachable)

/** The data of an answer; throws ProblemError when it was refused. */
export function unwrap<T>(answer: { data?: T; error?: unknown; response: Response }): T {
  if (!answer.response.ok) throw problemOf(answer.response, answer.error)
  return answer.data as T
}
