import { expect, test } from 'vitest'
import { parseView, type View, viewParams } from './view'

const usual = { compare: 'sameWeekdayLastWeek', cumulated: false }

test.each([
  ['unit=3&day=2026-11-23', { ...usual, unitId: 3, businessDay: '2026-11-23' }],
  ['unit=3&compare=previousDay&curve=cumulated', { unitId: 3, compare: 'previousDay', cumulated: true }],
  ['compare=chosen&against=2026-05-01', { ...usual, compare: 'chosen', otherDay: '2026-05-01' }],
  ['compare=chosen&against=2026-05-32', usual],
  ['open=2026-11-23T11:15:00Z', { ...usual, opened: Date.UTC(2026, 10, 23, 11, 15) }],
  ['open=day', { ...usual, opened: 'day' }],
  ['open=everything', usual],
  ['compare=yesterday&against=2026-05-01&curve=steep', usual],
  ['unit=x&day=2026-02-30', usual],
  ['unit=-1&day=today', usual],
  ['', usual],
])('the address %s shows %j', (address, view) => {
  expect(parseView(new URLSearchParams(address))).toEqual(view)
})

test.each<View>([
  { unitId: 12, businessDay: '2026-03-01', compare: 'chosen', otherDay: '2025-03-02', cumulated: true },
  { unitId: 12, compare: 'sameWeekdayLastWeek', cumulated: false, opened: Date.UTC(2026, 10, 23, 11, 15) },
  { compare: 'previousYear', cumulated: false, opened: 'day' },
])('%j survives the address bar', (view) => {
  expect(parseView(viewParams(view))).toEqual(view)
})
