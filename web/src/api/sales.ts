// The sales of a business day, and keeping them up to date with events.
import { queryOptions } from '@tanstack/react-query'
import { api, unwrap, type Schemas } from './client'

export type DaySales = Schemas['DaySales']
export type DayStanding = Schemas['DayStanding']
export type Figure = Schemas['Figure']
/** One accepted submission and the figures it changed. */
export type SalesEvent = Schemas['Event']

/** The sales of one business day of one unit. */
export function daySalesQuery(unitId: number, businessDay: string | undefined) {
  return queryOptions({
    queryKey: daySalesKey(unitId, businessDay),
    enabled: businessDay !== undefined,
    queryFn: async ({ signal }) =>
      unwrap(
        await api.GET('/sales/api/v1/business-unit/{unitId}/real-time-sales', {
          params: { path: { unitId }, query: { businessDay } },
          signal,
        }),
      ) as DaySales,
  })
}

export function daySalesKey(unitId: number, businessDay: string | undefined) {
  return ['day-sales', unitId, businessDay] as const
}

/** The day after an event of the same unit and day: its figures replace those with the same key, unless these are newer, and the day has changed then. */
export function withEvent(day: DaySales, event: SalesEvent): DaySales {
  const byKey = new Map(day.figures.map((figure) => [figureKey(figure), figure]))
  for (const figure of event.figures) {
    const known = byKey.get(figureKey(figure))
    if (!known || Date.parse(known.changedAt) <= Date.parse(figure.changedAt)) byKey.set(figureKey(figure), figure)
  }
  return { ...day, figures: [...byKey.values()].sort(inOrder), standing: standingAfter(day.standing, event) }
}

function standingAfter(standing: DayStanding, { figures, receivedAt, submissionId }: SalesEvent): DayStanding {
  const known = standing.changedAt
  if (figures.length === 0 || (known && Date.parse(receivedAt) < Date.parse(known))) return standing
  return { ...standing, changedAt: receivedAt, changedBy: submissionId }
}

/** What names a figure within its unit and business day. */
export function figureKey(figure: Figure): string {
  return `${figure.timeSlotStart} ${figure.salesTypeId} ${figure.currencyId}`
}

// The order in which the API lists them.
function inOrder(a: Figure, b: Figure): number {
  return (
    Date.parse(a.timeSlotStart) - Date.parse(b.timeSlotStart) ||
    compareText(a.salesTypeId, b.salesTypeId) ||
    compareText(a.currencyId, b.currencyId)
  )
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : Number(a > b)
}
