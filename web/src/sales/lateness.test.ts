import { expect, test } from 'vitest'
import type { DayStanding } from '../api/sales'
import { changedSince } from './lateness'

test.each([
  [undefined, false],
  ['2026-11-24T05:00:00Z', false],
  ['2026-11-24T05:00:01Z', true],
])('a day that was complete at 5 and changed at %s has changed since: %s', (changedAt, want) => {
  expect(changedSince({ changedAt, completeAt: '2026-11-24T05:00:00Z' } as DayStanding)).toBe(want)
})
