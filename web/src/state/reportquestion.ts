// The questions that a view asks of the server.
import type { ReportQuestion } from '../api/report'
import { addDays, daysBetween } from '../format/businessday'
import { type Dimension, filterName, firstView, type ReportView, sortName } from './reportview'

/** The groups of the view, or where it has none, its course. */
export function groupsQuestion(view: ReportView): ReportQuestion {
  if (view.by.length === 0) return { ...courseQuestion(view), sort: sortName(view) as ReportQuestion['sort'] }
  return { ...asked(view), by: view.by, sort: sortName(view) as ReportQuestion['sort'], top: view.top }
}

/** The period cut by time. */
export function courseQuestion(view: ReportView): ReportQuestion {
  return { ...asked(view), grain: courseGrain(view) }
}

/** The period by weekday and hour; of a single day, the four weeks that end with it: one day has one weekday. */
export function heatQuestion(view: ReportView, today: string): ReportQuestion {
  return { ...withoutComparison(single(view) ? lastDays(view, today, 28) : view), grain: 'hour', by: ['weekday'] }
}

/** The days of the month that the period ends in. */
export function calendarQuestion(view: ReportView, today: string): ReportQuestion {
  const day = view.end ?? view.day ?? today
  return { ...withoutComparison(view.period === 'year' ? view : { ...view, period: 'month', day }), grain: 'day' }
}

/** How finely a period is cut. */
export function courseGrain(view: ReportView): 'slot' | 'day' | 'month' {
  if (single(view)) return 'slot'
  if (view.period === 'year') return 'month'
  return view.period === 'range' && daysBetween(view.start!, view.end!) > 92 ? 'month' : 'day'
}

/** Whether the view is of one business day. */
export function single(view: ReportView): boolean {
  return view.period === 'today' || view.period === 'day' || (view.period === 'range' && view.start === view.end)
}

const chain: Dimension[] = ['country', 'region', 'city', 'unit']

/** The view of what one group holds, by the next finer one; nothing where there is no finer. */
export function drilled(view: ReportView, dimension: Dimension, value: string): Partial<ReportView> | undefined {
  if (dimension === 'unit' || value === '') return undefined
  const at = chain.indexOf(dimension)
  const next = at >= 0 ? chain[at + 1]! : 'unit'
  return { filters: { ...view.filters, [dimension]: [value] }, by: [next], top: undefined }
}

function lastDays(view: ReportView, today: string, count: number): ReportView {
  const end = view.end ?? view.day ?? today
  return { ...view, period: 'range', start: addDays(end, 1 - count), end, day: undefined }
}

function withoutComparison(view: ReportView): ReportQuestion {
  const { period, day, start, end, ...filters } = asked({ ...view, compare: 'none', likeForLike: false })
  return { ...filters, period, day, start, end }
}

function asked(view: ReportView): ReportQuestion {
  const filters = Object.fromEntries(Object.entries(view.filters).map(([name, values]) => [filterName(name as Dimension), values]))
  const { period, compare } = view
  return {
    period,
    ...(period === 'range' ? { start: view.start, end: view.end } : period === 'today' ? {} : { day: view.day }),
    compare,
    ...(compare === 'chosen' && { compareStart: view.compareStart, compareEnd: view.compareEnd }),
    likeForLike: view.likeForLike || undefined,
    measure: view.measure === firstView.measure ? undefined : view.measure,
    ...filters,
  }
}
