import { describe, expect, test } from 'vitest'
import type { Figure } from '../api/sales'
import type { BusinessDayCalendar } from '../api/setup'
import { changeOf, changeOfMoney } from './change'
import { compareDays } from './comparison'
import { curveOf, withoutIdleEnds } from './curve'
import { slotsOf } from './slots'

const hour = 3_600_000

/** A business day from 00:00 in hours; the offset of each is given by how many there are of it, as [offset, hours] pairs. */
function day(date: string, ...stretches: [string, number][]): BusinessDayCalendar {
  const offsets = stretches.flatMap(([offset, hours]) => Array<string>(hours).fill(offset))
  const start = Date.parse(`${date}T00:00:00${offsets[0]}`)
  const slots = offsets.map((offset, index) => {
    const at = start + index * hour
    const local = new Date(at + Number.parseInt(offset) * hour).toISOString().slice(0, 19)
    return { start: iso(at), end: iso(at + hour), local, offset }
  })
  const end = iso(start + offsets.length * hour)
  return { unitId: 1, businessDay: date, start: iso(start), end, timeZone: '', hours: slots.length, slotMinutes: 60, slots }
}

const usual = day('2026-10-18', ['+02:00', 24])
const long = day('2026-10-25', ['+02:00', 3], ['+01:00', 22])
const short = day('2026-03-29', ['+01:00', 2], ['+02:00', 21])

/** One figure in every slot, each worth one more than the one before, from 1. */
function rising(calendar: BusinessDayCalendar): Figure[] {
  return calendar.slots.map(({ start }, index) => sold(start, index + 1))
}

function sold(timeSlotStart: string, net: number): Figure {
  return { timeSlotStart, currencyId: 'EUR', salesTypeId: 'DINE', netSales: `${net}` } as Figure
}

function iso(time: number): string {
  return new Date(time).toISOString()
}

/** How many slots of each side are compared at a local time of the first day, given with its offset. */
function compared(calendar: BusinessDayCalendar, other: BusinessDayCalendar, at: string): [number, number] {
  const { figures, otherFigures } = compareDays(
    { figures: rising(calendar), slots: slotsOf(calendar) },
    { figures: rising(other), slots: slotsOf(other) },
    Date.parse(at),
  )
  return [figures.length, otherFigures.length]
}

describe('how far two days are compared', () => {
  test.each<[string, BusinessDayCalendar, BusinessDayCalendar, string, [number, number]]>([
    ['a complete day as a whole', usual, long, '2026-10-20T00:00:00Z', [24, 25]],
    ['a running day up to the running slot', usual, usual, '2026-10-18T12:30:00+02:00', [12, 12]],
    ['nothing in the first slot', usual, usual, '2026-10-18T00:10:00+02:00', [0, 0]],
    ['noon with noon on a long day', long, usual, '2026-10-25T12:30:00+01:00', [13, 12]],
    ['the first 02:00 of a long day', long, usual, '2026-10-25T02:30:00+02:00', [2, 2]],
    ['the second 02:00 of a long day', long, usual, '2026-10-25T02:30:00+01:00', [3, 3]],
    ['noon with noon on a short day', short, usual, '2026-03-29T12:30:00+02:00', [11, 12]],
    ['noon with noon after a short day', usual, short, '2026-10-18T12:30:00+02:00', [12, 11]],
    ['a complete day with a running one, as far as that has come', long, usual, '2026-10-18T12:30:00+02:00', [13, 12]],
    ['a time that the other day skips', usual, short, '2026-10-18T02:30:00+02:00', [2, 2]],
  ])('%s', (_, calendar, other, at, want) => {
    expect(compared(calendar, other, at)).toEqual(want)
  })
})

describe('the curve', () => {
  const own = { figures: rising(long), slots: slotsOf(long) }
  const other = { figures: rising(usual), slots: slotsOf(usual) }

  test('sets the same times on the clock side by side', () => {
    const at = (index: number) => curveOf(own, other, 'EUR')[index]
    expect(at(2)).toMatchObject({ net: 30_000n, otherNet: 30_000n, slot: { repeated: true, offset: '+02:00' } })
    expect(at(3)).toMatchObject({ net: 40_000n, otherNet: undefined, slot: { repeated: true, offset: '+01:00' } })
    expect(at(4)).toMatchObject({ net: 50_000n, otherNet: 40_000n, slot: { repeated: false } })
  })

  test('has gaps where there are no figures, and zero where there is zero', () => {
    const figures = [sold(usual.slots[8]!.start, 5), sold(usual.slots[10]!.start, 0)]
    const points = withoutIdleEnds(curveOf({ figures, slots: slotsOf(usual) }, undefined, 'EUR'), undefined)
    expect(points.map(({ net }) => net)).toEqual([undefined, 50_000n, undefined, 0n, undefined])
  })

  test('reaches as far as now', () => {
    const figures = [sold(usual.slots[8]!.start, 5)]
    const slots = slotsOf(usual)
    const points = withoutIdleEnds(curveOf({ figures, slots }, undefined, 'EUR'), slots[12])
    expect(points.map(({ slot }) => slot.clock)).toEqual(['07:00', '08:00', '09:00', '10:00', '11:00', '12:00', '13:00'])
  })

  test('leaves other currencies out', () => {
    expect(curveOf(own, other, 'USD').every(({ net }) => net === undefined)).toBe(true)
  })
})

test.each([
  [110n, 100n, { known: true, direction: 'up', value: 110n, before: 100n, thousandths: 100n }],
  [90n, 100n, { known: true, direction: 'down', value: 90n, before: 100n, thousandths: -100n }],
  [100n, 100n, { known: true, direction: 'same', value: 100n, before: 100n, thousandths: 0n }],
  // What is shown as 0.0 % has no direction, and what is shown as 0.1 % has one.
  [100_050n, 100_000n, { known: true, direction: 'same', value: 100_050n, before: 100_000n, thousandths: 0n }],
  [99_950n, 100_000n, { known: true, direction: 'same', value: 99_950n, before: 100_000n, thousandths: 0n }],
  [100_051n, 100_000n, { known: true, direction: 'up', value: 100_051n, before: 100_000n, thousandths: 1n }],
  [99_949n, 100_000n, { known: true, direction: 'down', value: 99_949n, before: 100_000n, thousandths: -1n }],
  [0n, 0n, { known: true, direction: 'same', value: 0n, before: 0n, thousandths: undefined }],
  [5n, 0n, { known: true, direction: 'up', value: 5n, before: 0n, thousandths: undefined }],
  [5n, -10n, { known: true, direction: 'up', value: 5n, before: -10n, thousandths: undefined }],
  [undefined, 100n, { known: false }],
  [100n, undefined, { known: false }],
])('from %s, before %s', (value, before, want) => {
  expect(changeOf(value, before)).toEqual(want)
})

test('a change of money is that of the amounts as they are written', () => {
  const euro = { id: 'EUR', decimals: 2 }
  // 12.63 beside 12.63, though 12.6316 is more than 12.6250.
  expect(changeOfMoney(126_316n, 126_250n, euro)).toMatchObject({ direction: 'same', thousandths: 0n })
  // 0.02 beside 0.01 is twice as much, though 0.0151 is hardly more than 0.0149.
  expect(changeOfMoney(151n, 149n, euro)).toMatchObject({ direction: 'up', thousandths: 1_000n })
  expect(changeOfMoney(undefined, 149n, euro)).toEqual({ known: false })
})
