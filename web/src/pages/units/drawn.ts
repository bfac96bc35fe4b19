// The pieces of a period as they are drawn and read.
import type { TFunction } from 'i18next'
import type { SalesReport } from '../../api/report'
import { isBusinessDay } from '../../format/businessday'
import { coverageText } from '../../sales/coverage'
import type { Formats } from '../../format/formats'
import { counterpartOf } from '../../sales/counterpart'
import { cumulated, isMoney, type Point, valueOf } from '../../sales/report'
import type { Running } from '../../sales/running'
import type { ReportView } from '../../state/reportview'
import type { ReportNames } from './useNames'
import type { Sides } from './useSides'

/** A piece of the period: nothing where nothing is known. */
export type Drawn = {
  bucket: string
  name: string
  /** Its name on an axis whose year is named beside it. */
  tick: string
  own?: bigint
  other?: bigint
  ownText: string
  otherText: string
  /** What is read at the piece: its name, and each value with what it is of. */
  lines: string[]
}

type Words = { names: ReportNames; formats: Formats; t: TFunction }
type Course = { view: ReportView; report: SalesReport; sides: Sides; running: Running | undefined; currencyId: string }

export function drawnOf(points: Point[], course: Course, { names, formats, t }: Words): Drawn[] {
  const { view, sides, currencyId } = course
  const { measure } = view
  const currency = names.currency(currencyId)
  const write = (value: bigint | undefined) =>
    value === undefined ? t('curve.noData') : isMoney(measure) ? formats.money(value, currency) : formats.count(value)
  const ofOneYear = points[0]?.bucket.slice(0, 4) === points.at(-1)?.bucket.slice(0, 4)
  return valuesOf(points, course).map(({ own, other, isPart }, at) => {
    const { bucket, again } = points[at]!
    const name = names.bucket(bucket, again)
    const tick = ofOneYear && isBusinessDay(bucket) ? formats.dayOfYear(bucket) : name
    const of = sidesOfPiece(points[at]!, name, isPart, course, formats, t)
    const [ownText, otherText] = [write(own), write(other)]
    const line = (of: string, value: string) => t('curve.line', { of, value })
    const head = view.shape === 'cumulated' ? [t('report.through', { name })] : bucket.includes(':') ? [name] : []
    const lines = [...head, line(of.own, ownText), ...(sides.other ? [line(of.other, otherText)] : [])]
    return { bucket, name, tick, own, other, ownText, otherText, lines }
  })
}

type Values = { own?: bigint; other?: bigint; isPart: boolean }

// Beside what it is compared with, of a piece that part is drawn which is compared; a slot that runs has nothing beside it yet.
function valuesOf(points: Point[], { view: { measure, shape }, sides, running }: Course): Values[] {
  if (shape === 'cumulated') {
    return cumulated(points, measure, sides.other !== '').map((sums) => ({ ...sums, isPart: false }))
  }
  return points.map(({ bucket, sold, part, other }, at) => {
    const isRunning = running !== undefined && at >= running.first && at <= running.last
    const isCompared = sides.other !== '' && other !== undefined
    const isPart = isRunning && sides.other !== '' && !bucket.includes(':')
    return { own: valueOf(isCompared || isPart ? part : sold, measure), other: valueOf(other, measure), isPart }
  })
}

/** What the values of a piece are of: its days where it has some of its own, else the same piece of both periods. */
function sidesOfPiece(point: Point, name: string, isPart: boolean, { view, report, sides }: Course, formats: Formats, t: TFunction) {
  if (view.shape === 'cumulated') return sides
  const { bucket } = point
  const until = isPart ? (isBusinessDay(bucket) ? sides.dayBasis : sides.basis) : undefined
  const part = [coverageText(point, t), until].filter(Boolean)
  const basis = (of: string) => [of, ...part].join(', ')
  if (bucket.includes(':')) return { own: basis(sides.own), other: basis(sides.other) }
  const day = report.compared && isBusinessDay(bucket) ? counterpartOf(bucket, view, report.compared) : undefined
  const other = view.compare === 'forecast' ? t('report.expected', { period: name }) : day && formats.shortDay(day)
  return { own: basis(name), other: basis(other ?? t('report.counterpart', { period: sides.other })) }
}
