import { expect, test } from 'vitest'
import { otherDayOf } from './otherday'

test.each([
  ['2026-11-23', 'sameWeekdayLastWeek', '2026-11-16'],
  ['2026-03-01', 'previousDay', '2026-02-28'],
  ['2026-03-31', 'previousMonth', '2026-02-28'],
  ['2026-01-15', 'previousMonth', '2025-12-15'],
  ['2028-02-29', 'previousYear', '2027-02-28'],
  ['2026-11-23', 'previousYearByWeekday', '2025-11-24'],
  ['2026-11-23', 'chosen', '2026-05-01'],
] as const)('%s by %s is held against %s', (day, compare, want) => {
  expect(otherDayOf(day, compare, '2026-05-01')).toBe(want)
})
