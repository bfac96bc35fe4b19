// Answers that were asked for before the code that wants them was there.

// What is older is not what the page would have asked for.
const keptFor = 10_000

const asked = new Map<string, { at: number; answer: Promise<Response> }>()

/** Asks for something of the API, as its client will: with the same path and query. */
export function ask(path: string): Promise<Response> {
  const answer = fetch(path, { cache: 'no-cache' })
  // Whoever takes it hears of the failure; nobody may.
  answer.catch(() => {})
  asked.set(path, { at: performance.now(), answer })
  return answer
}

/** The answer to a read that was asked for ahead. Each is given once: who reads again wants what is there by then. */
export function takeAsked({ method, url }: Request): Promise<Response> | undefined {
  const { pathname, search } = new URL(url)
  const found = method === 'GET' ? asked.get(pathname + search) : undefined
  asked.delete(pathname + search)
  return found && performance.now() - found.at < keptFor ? found.answer : undefined
}
