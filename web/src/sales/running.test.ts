import { describe, expect, test } from 'vitest'
import type { Point } from './report'
import { clocksAt, runningPieces, type Scope } from './running'

const madrid = { timeZone: 'Europe/Madrid', dayStart: '05:00', currentBusinessDay: '2026-11-30' }
const london = { ...madrid, timeZone: 'Europe/London' }
const breakfast = { id: 'breakfast', names: { en: 'Breakfast' }, from: '05:00', to: '11:00' }
const night = { id: 'night', names: { en: 'Night' }, from: '22:00', to: '05:00' }
const until = '2026-11-30T15:00:00.000Z' // 16:00 in Madrid, a Monday

const autumn = { start: '2026-10-01', end: '2026-11-30' }

const points = (...buckets: string[]): Point[] => buckets.map((bucket) => ({ bucket, again: false }))
const days = points('2026-11-27', '2026-11-28', '2026-11-29', '2026-11-30')

describe('what is not over', () => {
  test.each<[string, Point[], string | undefined, Scope, object | undefined]>([
    ['the day that runs', days, until, { units: [madrid] }, { first: 3, last: 3 }],
    ['no Friday on a Monday', points('2026-11-20', '2026-11-27'), until, { units: [madrid], weekdays: ['friday'] }, undefined],
    ['the last day, once it has sold nothing, is none that has', points('2026-11-28', '2026-11-29'), until, { units: [madrid] }, undefined],
    ['nothing of a period that is over', days, undefined, { units: [madrid] }, undefined],
    ['the slot that runs', points('15:45', '16:00', '16:15'), until, { units: [madrid] }, { first: 1, last: 1 }],
    ['the slots between two zones', points('14:45', '15:00', '15:30', '16:00', '16:15'), until, { units: [madrid, london] }, { first: 1, last: 3 }],
    ['no slot of a day that is over', points('15:45', '16:00'), until, { units: [{ ...madrid, currentBusinessDay: '2026-12-01' }] }, undefined],
    ['no slot of a Friday on a Monday', points('15:45', '16:00'), until, { units: [madrid], weekdays: ['friday'] }, undefined],
    ['the month that runs', points('2026-10', '2026-11'), until, { units: [madrid] }, { first: 1, last: 1 }],
    ['no month whose last Friday is over', points('2026-10', '2026-11'), until, { units: [madrid], weekdays: ['friday'] }, undefined],
    ['no day whose breakfast is over', days, until, { units: [madrid], dayparts: [breakfast] }, undefined],
    ['the day whose night is to come', days, until, { units: [madrid], dayparts: [breakfast, night] }, { first: 3, last: 3 }],
    ['each day that a unit is in', days, until, { units: [madrid, { ...london, currentBusinessDay: '2026-11-29' }] }, { first: 2, last: 3 }],
    ['nothing while the units are not known yet', days, until, { units: [] }, undefined],
  ])('%s', (_, course, at, scope, want) => {
    expect(runningPieces(course, { ...autumn, until: at }, scope)).toEqual(want)
  })

  test('is the second hour where the clock shows it twice', () => {
    const unit = { ...madrid, currentBusinessDay: '2026-10-24' }
    const twice = [{ bucket: '02:00', again: false }, { bucket: '02:00', again: true }]
    expect(runningPieces(twice, { ...autumn, until: '2026-10-25T00:00:00Z' }, { units: [unit] })).toEqual({ first: 0, last: 0 })
    expect(runningPieces(twice, { ...autumn, until: '2026-10-25T01:00:00Z' }, { units: [unit] })).toEqual({ first: 1, last: 1 })
  })
})

test('clocks that agree are one', () => {
  expect(clocksAt(until, [madrid, { timeZone: 'Europe/Paris' }])).toEqual(['16:00'])
  expect(clocksAt(until, [madrid, london])).toEqual(['16:00', '15:00'])
})
