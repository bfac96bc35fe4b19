// What is expected, what people decided about days, and the company's calendar.
import { queryOptions } from '@tanstack/react-query'
import { api, unwrap, type Schemas } from './client'

export type Forecast = Schemas['Forecast']
export type ForecastItem = Schemas['ForecastItem']
export type Estimate = Schemas['ForecastEstimate']
export type Accuracy = Schemas['ForecastAccuracy']
export type Decision = Schemas['ForecastDecision']
export type CalendarEvent = Schemas['CalendarEvent']
export type EventInput = Schemas['CalendarEventInput']

/** The forecasts of a unit, of all grains and days. */
export function forecastKey(unitId: number) {
  return ['forecast', unitId] as const
}

type Asked = { grain: 'day' | 'slot'; day?: string; currencyId?: string }

/** What a unit is expected to sell, on a day or, without one, in the days to come. */
export function forecastQuery(unitId: number, { grain, day, currencyId }: Asked) {
  return queryOptions({
    queryKey: [...forecastKey(unitId), grain, day, currencyId],
    queryFn: async ({ signal }): Promise<Forecast> =>
      unwrap(
        await api.GET('/sales/api/v1/business-unit/{unitId}/forecast', {
          params: { path: { unitId }, query: { grain, start: day, end: day, currencyId } },
          signal,
        }),
      ),
  })
}

/** Says what a day will bring. */
export async function decide(unitId: number, businessDay: string, body: Decision): Promise<void> {
  const params = { path: { unitId, businessDay } }
  unwrap(await api.PUT('/sales/api/v1/business-unit/{unitId}/forecast/adjustments/{businessDay}', { params, body }))
}

/** Takes back what was said about a day. */
export async function withdraw(unitId: number, businessDay: string): Promise<void> {
  const params = { path: { unitId, businessDay } }
  unwrap(await api.DELETE('/sales/api/v1/business-unit/{unitId}/forecast/adjustments/{businessDay}', { params }))
}

export function calendarKey(unitId: number) {
  return ['calendar', unitId] as const
}

/** The calendar of a unit from one day to another. */
export function calendarQuery(unitId: number, start: string, end: string) {
  return queryOptions({
    queryKey: [...calendarKey(unitId), start, end],
    queryFn: async ({ signal }): Promise<CalendarEvent[]> => {
      const query = { unitId: [unitId], start, end }
      return unwrap(await api.GET('/sales/api/v1/calendar', { params: { query }, signal })).items
    },
  })
}

/** The days of a unit, for what is special about them: which does not change while the page is open. */
export function holidaysQuery(unitId: number, start: string, end: string) {
  return queryOptions({
    queryKey: ['holidays', unitId, start, end],
    staleTime: Infinity,
    queryFn: async ({ signal }): Promise<ForecastItem[]> => {
      const params = { path: { unitId }, query: { start, end } }
      return unwrap(await api.GET('/sales/api/v1/business-unit/{unitId}/forecast', { params, signal })).items
    },
  })
}

/** How well people and the system did on the days that people adjusted; nothing where there was no such day yet. */
export function contestQuery(unitId: number) {
  return queryOptions({
    queryKey: [...forecastKey(unitId), 'contest'],
    queryFn: async ({ signal }): Promise<Schemas['ForecastContest'] | null> => {
      const params = { path: { unitId } }
      const { items } = unwrap(await api.GET('/sales/api/v1/business-unit/{unitId}/forecast/accuracy', { params, signal }))
      return items.find(({ measure }) => measure === 'netSales')?.adjustments ?? null
    },
  })
}

/** Puts an event, of which nothing is sent but what can be put: one that was read has more. */
export async function putEvent(eventId: string, { kind, name, start, end, units, note }: EventInput): Promise<void> {
  const body = { kind, name, start, end, units, note }
  unwrap(await api.PUT('/sales/api/v1/calendar/{eventId}', { params: { path: { eventId } }, body }))
}

export async function deleteEvent(eventId: string): Promise<void> {
  unwrap(await api.DELETE('/sales/api/v1/calendar/{eventId}', { params: { path: { eventId } } }))
}
