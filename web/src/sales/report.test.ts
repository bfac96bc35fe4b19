import { expect, test } from 'vitest'
import type { ReportMeasures, ReportRow } from '../api/report'
import { changeOfRow, courseOf, cumulated, meanOf, valueOf } from './report'

const sold = (net: `${number}`, checks = 1): ReportMeasures => ({
  netSales: net, grossSales: net, grossMinusNet: '0', numChecks: checks, numGuests: 0,
})
const row = (bucket: string, net: `${number}`): ReportRow => ({ bucket, currencyId: 'EUR', sold: sold(net) })

test('what is missing between slots and days is a gap', () => {
  const course = courseOf([row('23:30', '1'), row('23:45', '2'), row('00:30', '3'), { ...row('00:45', '9'), currencyId: 'USD' }], 'EUR')
  expect(course.map(({ bucket, sold }) => [bucket, sold?.netSales])).toEqual([
    ['23:30', '1'], ['23:45', '2'], ['00:00', undefined], ['00:15', undefined], ['00:30', '3'],
  ])
  expect(courseOf([row('2026-11-01', '1'), row('2026-11-03', '1')], 'EUR').map(({ bucket }) => bucket)).toEqual(['2026-11-01', '2026-11-02', '2026-11-03'])
})

test('sums go on over gaps and end where nothing more is known', () => {
  const points = [{ bucket: 'a', again: false, sold: sold('0.10', 2), other: sold('1') }, { bucket: 'b', again: false, other: sold('2') }, { bucket: 'c', again: false, sold: sold('0.20', 1), other: sold('3') }, { bucket: 'd', again: false, other: sold('4') }]
  expect(cumulated(points, 'netSales')).toEqual([
    { sold: 1000n, other: 10000n }, { sold: 1000n, other: 30000n }, { sold: 3000n, other: 60000n }, { sold: undefined, other: 100000n },
  ])
  expect(cumulated(points, 'averageCheck')[2]!.sold).toBe(1000n)
  expect(cumulated(points, 'spendPerGuest')[0]!.sold).toBeUndefined()
})

test('what is compared is summed beside all that was sold', () => {
  const points = [
    { bucket: 'a', again: false, sold: sold('100') },
    { bucket: 'b', again: false, sold: sold('10'), part: sold('8'), other: sold('4') },
  ]
  expect(cumulated(points, 'netSales')).toEqual([{ sold: 1_000_000n, part: 0n, other: 0n }, { sold: 1_100_000n, part: 80_000n, other: 40_000n }])
})

test('five Sundays are no busier than four Tuesdays that sold as much each', () => {
  const weekday = (days: number, net: `${number}`, checks: number): ReportRow =>
    ({ currencyId: 'EUR', sold: sold('0'), perDay: { days, sold: { ...sold(net, checks), averageCheck: '12.5' } } })
  const [sundays, tuesdays] = [weekday(5, '500.05', 12), weekday(4, '400.04', 10)]
  expect([sundays, tuesdays].map((row) => meanOf(row, 'netSales'))).toEqual([1_000_100n, 1_000_100n])
  expect([sundays, tuesdays].map((row) => meanOf(row, 'numChecks'))).toEqual([24_000n, 25_000n])
  expect(meanOf(sundays, 'averageCheck')).toBe(125_000n)
  expect(meanOf({ currencyId: 'EUR', sold: sold('5') }, 'netSales')).toBeUndefined()
})

test('a course of Fridays has Fridays only, with a gap where one is missing', () => {
  const course = courseOf([row('2026-11-06', '1'), row('2026-11-20', '1')], 'EUR', ['friday'])
  expect(course.map(({ bucket, sold }) => [bucket, sold?.netSales])).toEqual([
    ['2026-11-06', '1'], ['2026-11-13', undefined], ['2026-11-20', '1'],
  ])
})

const euro = { id: 'EUR', decimals: 2 }

test('nothing known is not zero', () => {
  expect(valueOf(undefined, 'netSales')).toBeUndefined()
  expect(changeOfRow({ currencyId: 'EUR', sold: sold('5') }, 'netSales', euro)).toEqual({ known: false })
  expect(changeOfRow({ currencyId: 'EUR', part: sold('5'), other: sold('4') }, 'netSales', euro)).toMatchObject({ direction: 'up', thousandths: 250n })
})

test('of too little that is compared there is no change, only its two numbers', () => {
  const coverage = { days: 1, ofDays: 1, units: 1, ofUnits: 4, unitDays: 1, ofUnitDays: 4, low: true }
  expect(changeOfRow({ currencyId: 'EUR', sold: sold('900'), part: sold('281'), other: sold('100'), coverage }, 'netSales', euro)).toEqual({
    known: true, direction: undefined, value: 2_810_000n, before: 1_000_000n, thousandths: undefined,
  })
})

test('the change of a running row is that of its part, which is shown', () => {
  const running: ReportRow = { currencyId: 'EUR', sold: sold('3369.74'), part: sold('3293.11'), other: sold('5543.95') }
  expect(changeOfRow(running, 'netSales', euro)).toEqual({
    known: true, direction: 'down', value: 32_931_100n, before: 55_439_500n, thousandths: -406n,
  })
})
