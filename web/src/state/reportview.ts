// What a report shows, as the address bar holds it: a link is a view. What an address says wrongly is left out.
import { useCallback, useMemo } from 'react'
import { useSearchParams } from 'wouter'
import { isBusinessDay } from '../format/businessday'

export const periods = ['today', 'day', 'week', 'month', 'year', 'range'] as const
export const comparisons = [
  'none', 'previousDay', 'sameWeekdayLastWeek', 'previousWeek', 'previousMonth', 'previousYear', 'previousYearByWeekday', 'chosen',
  'forecast',
] as const
export const dimensions = [
  'unit', 'brand', 'company', 'country', 'region', 'city', 'salesType', 'category', 'daypart', 'weekday',
] as const
export const reportMeasures = [
  'netSales', 'grossSales', 'grossMinusNet', 'numChecks', 'numGuests', 'averageCheck', 'spendPerGuest',
] as const
export const shapes = ['time', 'cumulated', 'heat', 'calendar'] as const

export type Period = (typeof periods)[number]
export type Compared = (typeof comparisons)[number]
export type Dimension = (typeof dimensions)[number]
export type ReportMeasure = (typeof reportMeasures)[number]
export type Shape = (typeof shapes)[number]

export type ReportView = {
  period: Period
  day?: string
  start?: string
  end?: string
  compare: Compared
  compareStart?: string
  compareEnd?: string
  by: Dimension[]
  filters: Partial<Record<Dimension, string[]>>
  measure: ReportMeasure
  shape: Shape
  sort: 'key' | ReportMeasure
  descending: boolean
  top?: number
  likeForLike: boolean
}

/** What one looks at first: all units, today. */
export const firstView: ReportView = {
  period: 'today', compare: 'sameWeekdayLastWeek', by: ['unit'], filters: {}, measure: 'netSales', shape: 'time',
  sort: 'netSales', descending: true, likeForLike: false,
}

/** With what a period is held against unless something else is chosen. */
export const usualComparison: Record<Period, Compared> = {
  today: 'sameWeekdayLastWeek', day: 'sameWeekdayLastWeek', week: 'previousWeek', month: 'previousYearByWeekday',
  year: 'previousYearByWeekday', range: 'previousYearByWeekday',
}

/** The parameter of the API that filters a dimension. */
export function filterName(dimension: Dimension): string {
  return dimension === 'unit' || dimension === 'salesType' ? `${dimension}Id` : dimension
}

/** Reads a view from the parameters of an address. */
export function parseReportView(params: URLSearchParams): ReportView {
  const day = (name: string) => {
    const text = params.get(name) ?? ''
    return isBusinessDay(text) ? text : undefined
  }
  const named = oneOf(params.get('period'), periods) ?? firstView.period
  const period = named === 'range' && !isRange(day('start'), day('end')) ? firstView.period : named
  const view: ReportView = {
    ...firstView,
    period,
    day: period === 'range' ? undefined : day('day'),
    start: day('start'),
    end: day('end'),
    compare: oneOf(params.get('compare'), comparisons) ?? usualComparison[period],
    compareStart: day('compareStart'),
    compareEnd: day('compareEnd'),
    by: params.has('by') ? dimensionsOf(params.getAll('by')) : firstView.by,
    filters: filtersOf(params),
    measure: oneOf(params.get('measure'), reportMeasures) ?? firstView.measure,
    shape: oneOf(params.get('shape'), shapes) ?? firstView.shape,
    top: numberOf(params.get('top')),
    likeForLike: params.get('likeForLike') === 'true',
    ...sortOf(params.get('sort')),
  }
  return mended(view)
}

// Days that the period does not need, and a chosen comparison without its first day, are no question.
function mended(view: ReportView): ReportView {
  const ends = view.period === 'range' ? {} : { start: undefined, end: undefined }
  if (view.compare !== 'chosen') return { ...view, ...ends, compareStart: undefined, compareEnd: undefined }
  return { ...view, ...ends, compare: view.compareStart ? 'chosen' : usualComparison[view.period] }
}

function isRange(start: string | undefined, end: string | undefined): boolean {
  return start !== undefined && end !== undefined && start <= end
}

/** Writes a view as the parameters of an address, without what goes without saying. */
export function reportViewParams(view: ReportView): URLSearchParams {
  const params = new URLSearchParams()
  const put = (name: string, value: string | undefined, usual?: string) => {
    if (value !== undefined && value !== usual) params.set(name, value)
  }
  put('period', view.period, firstView.period)
  for (const name of ['day', 'start', 'end'] as const) put(name, view[name])
  put('compare', view.compare, usualComparison[view.period])
  for (const name of ['compareStart', 'compareEnd'] as const) put(name, view[name])
  if (view.by.join() !== firstView.by.join()) for (const one of view.by.length ? view.by : ['']) params.append('by', one)
  for (const dimension of dimensions) for (const value of view.filters[dimension] ?? []) params.append(filterName(dimension), value)
  put('measure', view.measure, firstView.measure)
  put('shape', view.shape, firstView.shape)
  put('sort', sortName(view), '-netSales')
  put('top', view.top?.toString())
  if (view.likeForLike) params.set('likeForLike', 'true')
  return params
}

/** A sort as the API has it: "-netSales" is from the greatest. */
export function sortName({ sort, descending }: ReportView): string {
  return descending ? `-${sort}` : sort
}

/** The view of the address bar and the way to another one, which the back button undoes. */
export function useReportView(): [ReportView, (change: Partial<ReportView>) => void] {
  const [params, setParams] = useSearchParams()
  const view = useMemo(() => parseReportView(params), [params])
  const show = useCallback(
    (change: Partial<ReportView>) => setParams(reportViewParams(mended({ ...view, ...change }))),
    [view, setParams],
  )
  return [view, show]
}

function oneOf<T extends string>(text: string | null, options: readonly T[]): T | undefined {
  return options.find((option) => option === text)
}

function dimensionsOf(names: string[]): Dimension[] {
  return [...new Set(names.flatMap((name) => oneOf(name, dimensions) ?? []))].slice(0, 2)
}

function filtersOf(params: URLSearchParams): ReportView['filters'] {
  const filters: ReportView['filters'] = {}
  for (const dimension of dimensions) {
    const values = params.getAll(filterName(dimension)).filter((value) => dimension !== 'unit' || /^\d{1,15}$/.test(value))
    if (values.length > 0) filters[dimension] = values
  }
  return filters
}

function sortOf(text: string | null): Partial<ReportView> {
  const descending = text?.startsWith('-') ?? false
  const sort = oneOf(text?.replace('-', '') ?? null, ['key', ...reportMeasures] as const)
  return sort ? { sort, descending } : {}
}

function numberOf(text: string | null): number | undefined {
  return /^[1-9]\d{0,2}$/.test(text ?? '') ? Number(text) : undefined
}
