// Follows the events of a unit for as long as it is asked to: connects, resumes where it was, and says how it goes.
import { parseExact } from '../api/exactjson'
import type { ServerEvent } from '../api/eventstream'
import { isLoggedOut, ProblemError } from '../api/problem'
import type { SalesEvent } from '../api/sales'
import { connect, pause } from './connection'

/** How a page hears about its unit: not yet, at once, or not at the moment. */
export type LiveStatus = 'connecting' | 'live' | 'reconnecting'

export type Listener = {
  /** Something may have been missed, as always when a stream opens: read again. */
  onGap(): void
  onEvent(event: SalesEvent): void
  /** What is expected of the unit has moved. */
  onForecast?(): void
  onStatus(status: LiveStatus): void
  onLoggedOut(): void
}

const firstWait = 500
const longestWait = 10_000

/** Follows a unit, or all of them, until the signal aborts or the session ends. It never throws. */
export async function follow(unitId: number | undefined, listener: Listener, signal: AbortSignal): Promise<void> {
  let lastEventId: string | undefined
  let wait = firstWait
  const onOpen = () => {
    wait = firstWait
    listener.onStatus('live')
    listener.onGap()
  }
  const onItem = (event: ServerEvent) => {
    lastEventId = event.id || lastEventId
    deliver(event, listener)
  }

  listener.onStatus('connecting')
  for (;;) {
    try {
      await connect(unitId, lastEventId, signal, { onOpen, onItem })
    } catch (error) {
      if (isLoggedOut(error)) return listener.onLoggedOut()
      wait = askedToWait(error) ?? wait
    }
    if (signal.aborted) return
    listener.onStatus('reconnecting')
    await pause(wait, signal)
    wait = Math.min(wait * 2, longestWait)
  }
}

function deliver(event: ServerEvent, listener: Listener): void {
  if (event.type === 'submission') listener.onEvent(parseExact<SalesEvent>(event.data))
  if (event.type === 'forecast') listener.onForecast?.()
  if (event.type === 'reset') listener.onGap()
}

function askedToWait(error: unknown): number | undefined {
  return error instanceof ProblemError && error.retryAfter ? error.retryAfter * 1_000 : undefined
}
