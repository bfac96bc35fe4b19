// What is expected of a running day, slot by slot and at its closing.
import { useQuery } from '@tanstack/react-query'
import { type Estimate, type Forecast, forecastQuery } from '../../api/forecast'
import type { BusinessDayCalendar } from '../../api/setup'
import type { CurvePoint } from '../../sales/curve'

/** The forecast of a running day. Without one the day is shown all the same: nothing is said of it going missing. */
export function useExpected({ unitId, businessDay }: BusinessDayCalendar, currencyId: string, running: boolean): Forecast | undefined {
  const { data } = useQuery({ ...forecastQuery(unitId, { grain: 'slot', day: businessDay, currencyId }), enabled: running, retry: false })
  return running && data?.status === 'ready' ? data : undefined
}

/** The points with what is expected of the slots that are not over. */
export function withExpected(points: CurvePoint[], forecast: Forecast | undefined): CurvePoint[] {
  if (!forecast) return points
  const bySlot = new Map<number, Estimate>()
  for (const { start, kind, adjusted, forecast: system } of forecast.items) {
    const estimate = adjusted ?? system
    if (kind !== 'actual' && estimate) bySlot.set(Date.parse(start), estimate)
  }
  return points.map((point) => ({ ...point, expected: bySlot.get(point.slot.startTime) }))
}
