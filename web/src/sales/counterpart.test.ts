import { expect, test } from 'vitest'
import { firstView, type ReportView } from '../state/reportview'
import { counterpartOf } from './counterpart'

const compared = (pairing: 'distance' | 'date' | 'weekday') => ({ start: '', end: '', known: true, leftOut: [], pairing })

test.each<[string, Partial<ReportView>, 'distance' | 'date' | 'weekday', string | undefined]>([
  ['2026-11-30', { compare: 'previousDay' }, 'distance', '2026-11-29'],
  ['2026-11-30', { compare: 'sameWeekdayLastWeek' }, 'distance', '2026-11-23'],
  ['2026-11-30', { compare: 'previousYearByWeekday' }, 'distance', '2025-12-01'],
  ['2026-11-30', { compare: 'previousMonth' }, 'date', '2026-10-30'],
  ['2026-10-31', { compare: 'previousMonth' }, 'date', undefined],
  ['2024-02-29', { compare: 'previousYear' }, 'date', undefined],
  ['2026-11-30', { compare: 'previousYear' }, 'date', '2025-11-30'],
  ['2026-11-30', { compare: 'chosen', start: '2026-11-24', compareStart: '2026-10-27' }, 'distance', '2026-11-02'],
  ['2026-11-30', { compare: 'chosen', period: 'month', compareStart: '2026-10-27' }, 'distance', undefined],
  ['2026-11-30', { compare: 'previousMonth' }, 'weekday', undefined],
  ['2026-11-30', { compare: 'forecast' }, 'distance', '2026-11-30'],
])('%s, compared by %j at a %s, has %s', (day, view, pairing, want) => {
  expect(counterpartOf(day, { ...firstView, ...view }, compared(pairing))).toBe(want)
})
