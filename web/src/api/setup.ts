// What the page must know before it can show figures: units, their business days and the tenant's configuration.
import { queryOptions } from '@tanstack/react-query'
import { api, unwrap, type Schemas } from './client'

export type BusinessUnit = Schemas['BusinessUnit']
export type BusinessDayCalendar = Schemas['BusinessDayCalendar']
export type CalendarSlot = Schemas['CalendarSlot']
export type TenantConfiguration = Schemas['TenantConfiguration']

const setupLifetime = 5 * 60_000

/** All units this person may see, in order of their id. */
export const unitsQuery = queryOptions({
  queryKey: ['units'],
  staleTime: setupLifetime,
  queryFn: async ({ signal }) => {
    const units: BusinessUnit[] = []
    let cursor: string | undefined
    do {
      const page = unwrap(
        await api.GET('/sales/api/v1/business-unit', { params: { query: { limit: 1000, cursor } }, signal }),
      )
      units.push(...page.items)
      cursor = page.nextCursor
    } while (cursor)
    return units
  },
})

/** The units after one of them has received something. */
export function receivedBy(units: BusinessUnit[], { unitId, receivedAt }: Received): BusinessUnit[] {
  return units.map((unit) => (unit.id === unitId ? { ...unit, lastReceivedAt: receivedAt } : unit))
}

type Received = { unitId: number; receivedAt: string }

export const configurationQuery = queryOptions({
  queryKey: ['configuration'],
  staleTime: setupLifetime,
  queryFn: async ({ signal }) => unwrap(await api.GET('/sales/api/v1/configuration', { signal })),
})

/** When a business day starts and ends, and its slots. `current` is the day the unit is in. */
export function businessDayQuery(unitId: number, businessDay: string) {
  return queryOptions({
    queryKey: ['business-day', unitId, businessDay],
    staleTime: setupLifetime,
    queryFn: async ({ signal }): Promise<BusinessDayCalendar> =>
      unwrap(
        await api.GET('/sales/api/v1/business-unit/{unitId}/business-day/{businessDay}', {
          params: { path: { unitId, businessDay } },
          signal,
        }),
      ),
  })
}
