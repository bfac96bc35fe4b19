// Everything that the page shows of a unit's business day, read together.
import { useQuery } from '@tanstack/react-query'
import { daySalesQuery, type DayStanding, type Figure } from '../api/sales'
import { type BusinessDayCalendar, businessDayQuery, configurationQuery, type TenantConfiguration } from '../api/setup'
import { otherDayOf } from '../sales/otherday'
import { clockLead } from './clock'
import type { LiveStatus } from './follow'
import type { View } from '../sales/view'

export type UnitDay = {
  calendar: BusinessDayCalendar
  figures: Figure[]
  standing: DayStanding
  otherCalendar: BusinessDayCalendar
  otherFigures: Figure[]
  configuration: TenantConfiguration
  /** How far the server's clock is ahead of this device's, in milliseconds. */
  lead: number
}

export type UnitDayReading = { data?: UnitDay; error: Error | null; currentDay?: string; retry(): void }

// The current day is read again when it is over, and now and then before, for the time on the server's clock.
const rereadEvery = 5 * 60_000

// While events do not come, the page asks.
const pollEvery = 10_000

/** Reads the business day of a view, the current one when none is named, and the one it is held against. */
export function useUnitDay(unitId: number, { businessDay, compare, otherDay: chosen }: View, live: LiveStatus): UnitDayReading {
  const polling = { refetchInterval: live === 'reconnecting' ? pollEvery : (false as const) }
  const current = useQuery({
    ...businessDayQuery(unitId, 'current'),
    refetchInterval: ({ state }) => untilNextReading(state.data),
  })
  const currentDay = current.data?.businessDay
  const day = businessDay ?? currentDay
  const otherDay = day && otherDayOf(day, compare, chosen)

  const named = useQuery({ ...businessDayQuery(unitId, day ?? ''), enabled: day !== undefined && day !== currentDay })
  const other = useQuery({ ...businessDayQuery(unitId, otherDay ?? ''), enabled: otherDay !== undefined })
  const configuration = useQuery(configurationQuery)
  const sales = useQuery({ ...daySalesQuery(unitId, day), ...polling })
  const otherSales = useQuery(daySalesQuery(unitId, otherDay))

  const calendar = day === currentDay ? current : named
  const readings = [current, calendar, other, configuration, sales, otherSales]
  const data = calendar.data &&
    other.data &&
    sales.data &&
    otherSales.data &&
    configuration.data && {
      calendar: calendar.data,
      figures: sales.data.figures,
      standing: sales.data.standing,
      otherCalendar: other.data,
      otherFigures: otherSales.data.figures,
      configuration: configuration.data,
      lead: clockLead(current.data?.now, current.dataUpdatedAt),
    }
  return {
    data,
    // What is shown stays while reading it again fails: the state of the connection says so.
    error: data ? null : (readings.find(({ error }) => error)?.error ?? null),
    currentDay,
    retry: () => readings.filter(({ isError }) => isError).forEach(({ refetch }) => void refetch()),
  }
}

function untilNextReading(day: BusinessDayCalendar | undefined): number | false {
  if (!day?.now) return false
  const left = Date.parse(day.end) - Date.parse(day.now)
  return Math.min(Math.max(left, 1_000), rereadEvery)
}
