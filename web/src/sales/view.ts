// What is shown of a unit, as the address bar holds it: /analytics/sales?unit=3&day=2026-11-23&compare=previousDay&curve=cumulated.
// Without a day it is the current one. What an address does not say goes without saying; what is not valid is left out.
import { isBusinessDay } from '../format/businessday'
import { type DayComparison, dayComparisons, usualComparison } from './otherday'

export type View = {
  unitId?: number
  businessDay?: string
  compare: DayComparison
  /** The day that is held against with the comparison `chosen`, and only then. */
  otherDay?: string
  /** Whether the curve is summed up from the start of the day. */
  cumulated: boolean
  /** What is opened to see where it comes from: the day, or a slot by the instant it starts. */
  opened?: Opened
}

export type Opened = 'day' | number

/** Reads a view from the parameters of an address. */
export function parseView(params: URLSearchParams): View {
  const unit = params.get('unit') ?? ''
  const otherDay = dayOf(params, 'against')
  const named = dayComparisons.find((one) => one === params.get('compare')) ?? usualComparison
  const compare = named === 'chosen' && !otherDay ? usualComparison : named
  return {
    unitId: /^\d{1,15}$/.test(unit) ? Number(unit) : undefined,
    businessDay: dayOf(params, 'day'),
    compare,
    otherDay: compare === 'chosen' ? otherDay : undefined,
    cumulated: params.get('curve') === 'cumulated',
    opened: openedOf(params.get('open')),
  }
}

/** Writes a view as the parameters of an address. */
export function viewParams(view: Partial<View>): URLSearchParams {
  const params = new URLSearchParams()
  if (view.unitId !== undefined) params.set('unit', String(view.unitId))
  if (view.businessDay !== undefined) params.set('day', view.businessDay)
  if (view.compare !== undefined && view.compare !== usualComparison) params.set('compare', view.compare)
  if (view.compare === 'chosen' && view.otherDay) params.set('against', view.otherDay)
  if (view.cumulated) params.set('curve', 'cumulated')
  if (view.opened !== undefined) params.set('open', view.opened === 'day' ? 'day' : new Date(view.opened).toISOString())
  return params
}

function openedOf(text: string | null): Opened | undefined {
  if (text === 'day') return text
  const instant = Date.parse(text ?? '')
  return Number.isNaN(instant) ? undefined : instant
}

function dayOf(params: URLSearchParams, name: string): string | undefined {
  const text = params.get(name) ?? ''
  return isBusinessDay(text) ? text : undefined
}
