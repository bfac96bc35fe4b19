// One connection to the event stream: opened, watched for silence, ended.
import { readEvents, type ServerEvent } from '../api/eventstream'
import { problemOf } from '../api/problem'

// The server sends a heartbeat at least every 15 seconds.
const silenceLimit = 30_000

export type Connection = { onOpen(): void; onItem(event: ServerEvent): void }

/** Reads events until the stream ends, breaks or falls silent. Throws ProblemError when the server refuses it. */
export async function connect(
  unitId: number | undefined,
  lastEventId: string | undefined,
  signal: AbortSignal,
  { onOpen, onItem }: Connection,
): Promise<void> {
  const watch = new Watch(signal)
  try {
    const response = await open(unitId, lastEventId, watch.signal)
    onOpen()
    for await (const item of readEvents(response.body!)) {
      watch.heard()
      if (item !== 'heartbeat') onItem(item)
    }
  } finally {
    watch.end()
  }
}

async function open(unitId: number | undefined, lastEventId: string | undefined, signal: AbortSignal): Promise<Response> {
  const query = unitId === undefined ? '' : `?unitId=${unitId}`
  const response = await fetch(new URL(`/sales/api/v1/events${query}`, globalThis.location.origin), {
    headers: { Accept: 'text/event-stream', ...(lastEventId && { 'Last-Event-ID': lastEventId }) },
    cache: 'no-store',
    signal,
  })
  if (!response.ok) throw problemOf(response, await response.json().catch(() => undefined))
  return response
}

/** Waits, but not longer than until the device says that it is online again. */
export function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer)
      signal.removeEventListener('abort', done)
      globalThis.removeEventListener('online', done)
      resolve()
    }
    // Spread, so that a thousand pages do not come back in the same moment.
    const timer = setTimeout(done, milliseconds * (0.75 + Math.random() / 2))
    signal.addEventListener('abort', done)
    globalThis.addEventListener('online', done)
  })
}

/** Gives a connection up when it is silent for too long, and at once when the device says that it is offline. */
class Watch {
  private readonly controller = new AbortController()
  private readonly giveUp = () => this.controller.abort()
  private readonly outer: AbortSignal
  private timer = setTimeout(this.giveUp, silenceLimit)

  constructor(outer: AbortSignal) {
    this.outer = outer
    outer.addEventListener('abort', this.giveUp)
    globalThis.addEventListener('offline', this.giveUp)
  }

  get signal(): AbortSignal {
    return this.controller.signal
  }

  heard(): void {
    clearTimeout(this.timer)
    this.timer = setTimeout(this.giveUp, silenceLimit)
  }

  end(): void {
    clearTimeout(this.timer)
    this.outer.removeEventListener('abort', this.giveUp)
    globalThis.removeEventListener('offline', this.giveUp)
  }
}
