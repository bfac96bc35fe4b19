// The numbers of a report.
import type { ReportMeasures, ReportRow } from '../api/report'
import { addDays, daysBetween, isBusinessDay, weekdayOf } from '../format/businessday'
import type { Currency } from '../format/formats'
import { type Amount, divide, parseAmount } from '../format/money'
import type { ReportMeasure } from '../state/reportview'
import { type Change, changeOf, changeOfMoney } from './change'

/** Whether a measure is an amount of money; else it is a count. */
export function isMoney(measure: ReportMeasure): boolean {
  return measure !== 'numChecks' && measure !== 'numGuests'
}

/** A measure, in ten-thousandths where it is money; nothing where it is not known. */
export function valueOf(of: ReportMeasures | undefined, measure: ReportMeasure): bigint | undefined {
  const value = of?.[measure]
  return value === undefined ? undefined : typeof value === 'string' ? parseAmount(value) : BigInt(value)
}

/** The change of a row from the other period: of the part that is compared, unless that is too little. */
export function changeOfRow({ part, other, coverage }: ReportRow, measure: ReportMeasure, currency: Currency): Change {
  const values = [valueOf(part, measure), valueOf(other, measure)] as const
  const change = isMoney(measure) ? changeOfMoney(...values, currency) : changeOf(...values)
  return change.known && coverage?.low ? { ...change, direction: undefined, thousandths: undefined } : change
}

/** The mean of a business day, in ten-thousandths, also of a count; of an average, that of all these days. */
export function meanOf({ perDay }: ReportRow, measure: ReportMeasure): bigint | undefined {
  const value = valueOf(perDay?.sold, measure)
  if (value === undefined) return undefined
  if (isAverage(measure)) return value
  return divide(isMoney(measure) ? value : value * 10_000n, BigInt(perDay!.days))
}

/** Whether a measure is an average: it is no part of a whole. */
export function isAverage(measure: ReportMeasure): boolean {
  return measure === 'averageCheck' || measure === 'spendPerGuest'
}

/** The currencies of a report, in order. */
export function currenciesOf(rows: ReportRow[]): string[] {
  return [...new Set(rows.map(({ currencyId }) => currencyId))].sort()
}

/** A piece of the period and what was sold in it; nothing where nothing is known. */
export type Point = { bucket: string; again: boolean } & Pick<ReportRow, 'sold' | 'part' | 'other' | 'coverage'>

/** The course of a currency, with what is missing between its first and its last piece, of the weekdays that are shown. */
export function courseOf(rows: ReportRow[], currencyId: string, weekdays?: string[]): Point[] {
  const points = rows
    .filter((row) => row.currencyId === currencyId && row.bucket !== undefined)
    .map(({ bucket, again, sold, part, other, coverage }) => ({ bucket: bucket!, again: again ?? false, sold, part, other, coverage }))
  const isShown = ({ bucket }: Point) => !weekdays || !isBusinessDay(bucket) || weekdays.includes(weekdayOf(bucket))
  return points.flatMap((point, at) => [...missing(points[at - 1], point, points).filter(isShown), point])
}

const minutes = (clock: string) => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3, 5))
const clockOf = (at: number) => `${String(Math.floor(at / 60) % 24).padStart(2, '0')}:${String(at % 60).padStart(2, '0')}`

// The slots between two that are known; days are named one by one, and months have no gaps worth drawing.
function missing(before: Point | undefined, point: Point, all: Point[]): Point[] {
  if (!before || before.again || point.again) return []
  const gap = (bucket: string): Point => ({ bucket, again: false })
  if (/^\d\d:\d\d$/.test(point.bucket)) {
    const step = slotLength(all)
    const from = minutes(before.bucket)
    const length = (minutes(point.bucket) - from + 1440) % 1440
    return Array.from({ length: Math.max(0, length / step - 1) }, (_, n) => gap(clockOf(from + (n + 1) * step)))
  }
  if (isBusinessDay(point.bucket)) {
    const days = daysBetween(before.bucket, point.bucket)
    return Array.from({ length: Math.max(0, days - 1) }, (_, n) => gap(addDays(before.bucket, n + 1)))
  }
  return []
}

function slotLength(points: Point[]): number {
  const steps = points.slice(1).map((point, at) => (minutes(point.bucket) - minutes(points[at]!.bucket) + 1440) % 1440)
  return Math.min(60, ...steps.filter((step) => step > 0))
}

/** The three numbers of a piece or a sum, as far as they are known: all that was sold, the part that is compared, and what with. */
export type Numbers = Partial<Record<(typeof numbers)[number], bigint>>
const numbers = ['sold', 'part', 'other'] as const

/** The course of a measure, summed up from the start, each number to the last piece that has it. Averages are those of the sums. */
export function cumulated(points: Point[], measure: ReportMeasure): Numbers[] {
  const sums = numbers.map((name) => {
    const sum = new Sum()
    const last = points.findLastIndex((point) => point[name])
    return points.map((point, at) => {
      sum.add(point[name])
      return at <= last ? sum.value(measure) : undefined
    })
  })
  return points.map((_, at) => ({ sold: sums[0]![at], part: sums[1]![at], other: sums[2]![at] }))
}

class Sum {
  private readonly of: Record<'netSales' | 'grossSales' | 'numChecks' | 'numGuests', Amount> = {
    netSales: 0n, grossSales: 0n, numChecks: 0n, numGuests: 0n,
  }

  add(measures: ReportMeasures | undefined): void {
    for (const name of ['netSales', 'grossSales', 'numChecks', 'numGuests'] as const) this.of[name] += valueOf(measures, name) ?? 0n
  }

  value(measure: ReportMeasure): bigint | undefined {
    const { netSales, grossSales, numChecks, numGuests } = this.of
    if (measure === 'grossMinusNet') return grossSales - netSales
    if (measure === 'averageCheck') return numChecks > 0n ? divide(netSales, numChecks) : undefined
    if (measure === 'spendPerGuest') return numGuests > 0n ? divide(netSales, numGuests) : undefined
    return this.of[measure]
  }
}
