// Keeps the sales on the page up to date while they come in.
import { type QueryClient, useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { forecastKey } from '../api/forecast'
import { submissionsQuery } from '../api/history'
import { daySalesKey, type DaySales, type SalesEvent, withEvent } from '../api/sales'
import { receivedBy, unitsQuery } from '../api/setup'
import { endSession } from './session'
import { follow, type LiveStatus } from './follow'

// Events of one moment are drawn together.
const gather = 100

/** Follows a unit, from when it may, and applies its events to the query cache. Gives the state of the connection. */
export function useLive(unitId: number, may = true): LiveStatus {
  const queryClient = useQueryClient()
  const [status, setStatus] = useState<LiveStatus>('connecting')

  useEffect(() => {
    if (!may) return
    const stop = new AbortController()
    const feed = new Feed(queryClient, unitId)
    void follow(
      unitId,
      {
        onGap: () => feed.readAgain(),
        onEvent: (event) => feed.take(event),
        onForecast: () => feed.expectAgain(),
        onStatus: setStatus,
        onLoggedOut: () => endSession(queryClient),
      },
      stop.signal,
    )
    return () => {
      stop.abort()
      feed.end()
    }
  }, [queryClient, unitId, may])

  return status
}

/** Applies events to the cached days of a unit. */
export class Feed {
  private waiting: SalesEvent[] = []
  private timer: ReturnType<typeof setTimeout> | undefined
  private readonly queryClient: QueryClient
  private readonly unitId: number

  constructor(queryClient: QueryClient, unitId: number) {
    this.queryClient = queryClient
    this.unitId = unitId
  }

  take(event: SalesEvent): void {
    this.waiting.push(event)
    this.timer ??= setTimeout(() => this.apply(), gather)
  }

  /** Reads the unit's days again, also one that is being read: its answer may be from before the stream opened. */
  readAgain(): void {
    void this.queryClient.invalidateQueries({ queryKey: ['day-sales', this.unitId] })
  }

  /** Reads again what is expected of the unit. */
  expectAgain(): void {
    void this.queryClient.invalidateQueries({ queryKey: forecastKey(this.unitId) })
  }

  end(): void {
    clearTimeout(this.timer)
  }

  // An answer that is on its way may be older than an event and would take it back: the event waits until it is here.
  private apply(): void {
    this.timer = undefined
    const events = this.waiting
    this.waiting = []
    for (const event of events) {
      const queryKey = daySalesKey(event.unitId, event.businessDay)
      if (this.queryClient.isFetching({ queryKey }) > 0) this.take(event)
      else this.applyOne(event)
    }
    this.expectAgain()
  }

  private applyOne(event: SalesEvent): void {
    const queryKey = daySalesKey(event.unitId, event.businessDay)
    this.queryClient.setQueryData<DaySales>(queryKey, (day) => day && withEvent(day, event))
    void this.queryClient.invalidateQueries({ queryKey: submissionsQuery(event.unitId, event.businessDay).queryKey })
    this.queryClient.setQueryData(unitsQuery.queryKey, (units) => units && receivedBy(units, event))
  }
}
