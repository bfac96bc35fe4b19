import { expect, test } from 'vitest'
import { addDays, isBusinessDay } from './businessday'

test.each([
  ['2026-11-23', -7, '2026-11-16'],
  ['2026-02-28', 1, '2026-03-01'],
  ['2028-02-28', 1, '2028-02-29'],
  ['2026-10-25', 1, '2026-10-26'],
])('%s and %i days', (day, days, want) => {
  expect(addDays(day, days)).toBe(want)
})

test.each([
  ['2026-11-23', true],
  ['2026-02-29', false],
  ['2026-13-01', false],
  ['26-11-23', false],
  ['', false],
])('"%s" is a business day: %s', (text, want) => {
  expect(isBusinessDay(text)).toBe(want)
})
