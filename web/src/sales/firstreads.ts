// What a view of Analytics > Sales reads, in the order in which one answer says what to ask for next.
import { otherDayOf } from './otherday'
import { parseView } from './view'

/** Asks for one thing each. What need not be known to ask for the rest may be answered with nothing. */
export type FirstReader = {
  session(): Promise<unknown>
  configuration(): Promise<unknown>
  units(): Promise<{ id: number }[] | undefined>
  businessDay(unitId: number, businessDay: string): Promise<{ businessDay: string } | undefined>
  sales(unitId: number, businessDay: string): Promise<unknown>
}

/** Reads what the page at an address shows first, if it is that one and somebody is logged in. */
export async function readFirst({ pathname, search }: { pathname: string; search: string }, read: FirstReader): Promise<void> {
  if (pathname !== '/analytics/sales' || !(await read.session())) return
  const view = parseView(new URLSearchParams(search))
  const setup = [read.configuration(), read.units()] as const
  const unitId = view.unitId ?? (await setup[1])?.[0]?.id
  if (unitId === undefined) return
  const current = read.businessDay(unitId, 'current')
  const day = view.businessDay ?? (await current)?.businessDay
  if (day === undefined) return
  const otherDay = otherDayOf(day, view.compare, view.otherDay)
  const named = view.businessDay ? [day, otherDay] : [otherDay]
  const days = named.map((one) => read.businessDay(unitId, one))
  const sales = [day, otherDay].map((one) => read.sales(unitId, one))
  await Promise.all([...setup, current, ...days, ...sales])
}
