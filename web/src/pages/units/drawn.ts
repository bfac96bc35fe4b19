// The pieces of a period as they are drawn and read.
import type { TFunction } from 'i18next'
import type { SalesReport } from '../../api/report'
import { isBusinessDay } from '../../format/businessday'
import { coverageText } from '../../sales/coverage'
import type { Formats } from '../../format/formats'
import { counterpartOf } from '../../sales/counterpart'
import { cumulated, isMoney, type Numbers, type Point, valueOf } from '../../sales/report'
import type { Running } from '../../sales/running'
import type { ReportView } from '../../state/reportview'
import type { ReportNames } from './useNames'
import type { Sides } from './useSides'

/** A piece of the period: nothing where nothing is known. */
export type Drawn = Numbers & {
  bucket: string
  name: string
  /** Its name on an axis whose year is named beside it. */
  tick: string
  /** Each number as it is written, and how much of the piece is compared where that is not all. */
  texts: Record<keyof Numbers, string>
  basis: string | undefined
  /** What is read at the piece: its name, and each number with what it is of. */
  lines: string[]
}

/** What each line or bar is of: all of the period, the part of it that is compared where that is less, and what with, if it is compared. */
export type CourseNames = { own: string; part: string | undefined; other: string }

export function courseNames(drawn: Drawn[], sides: Sides, t: TFunction): CourseNames {
  const isPart = sides.other !== '' && drawn.some(({ sold, part }) => sold !== part)
  const other = sides.other && [sides.other, sides.part].filter(Boolean).join(', ')
  return { own: sides.own, part: isPart ? (sides.part ?? t('report.columns.part')) : undefined, other }
}

type Words = { names: ReportNames; formats: Formats; t: TFunction }
type Course = { view: ReportView; report: SalesReport; sides: Sides; running: Running | undefined; currencyId: string }

export function drawnOf(points: Point[], course: Course, words: Words): Drawn[] {
  const { view: { measure, shape }, sides, currencyId } = course
  const { names, formats, t } = words
  const currency = names.currency(currencyId)
  const write = (value: bigint | undefined, none = t('curve.noData')) =>
    value === undefined ? none : isMoney(measure) ? formats.money(value, currency) : formats.count(value)
  const ofOneYear = points[0]?.bucket.slice(0, 4) === points.at(-1)?.bucket.slice(0, 4)
  const sums = shape === 'cumulated' && cumulated(points, measure)
  return points.map((point, at) => {
    const { bucket, again } = point
    const { sold, part, other } = sums ? sums[at]! : numbersOf(point, measure)
    const name = names.bucket(bucket, again)
    const tick = ofOneYear && isBusinessDay(bucket) ? formats.dayOfYear(bucket) : name
    const basis = basisOf(point, at, course, t)
    const texts = { sold: write(sold), part: write(part, '–'), other: write(other) }
    const of = sidesOfPiece(bucket, name, course, words)
    const line = (of: string, value: string) => t('curve.line', { of, value })
    const head = shape === 'cumulated' ? [t('report.through', { name })] : bucket.includes(':') ? [name] : []
    const compared = [
      ...(part !== undefined && (basis || part !== sold) ? [line(basis ?? t('report.columns.part'), texts.part)] : []),
      line([of.other, basis].filter(Boolean).join(', '), texts.other),
    ]
    return { bucket, name, tick, sold, part, other, texts, basis, lines: [...head, line(of.own, texts.sold), ...(sides.other ? compared : [])] }
  })
}

function numbersOf({ sold, part, other }: Point, measure: ReportView['measure']): Numbers {
  return { sold: valueOf(sold, measure), part: valueOf(part, measure), other: valueOf(other, measure) }
}

/** How much of a piece is compared: of a sum, as much as of the period. */
function basisOf(point: Point, at: number, { view: { shape }, sides, running }: Course, t: TFunction): string | undefined {
  if (shape === 'cumulated') return sides.part
  const isRunning = running !== undefined && at >= running.first && at <= running.last && !point.bucket.includes(':')
  const until = isRunning ? (isBusinessDay(point.bucket) ? sides.dayBasis : sides.basis) : undefined
  return [coverageText(point, t), until].filter(Boolean).join(', ') || undefined
}

/** What the numbers of a piece are of: its days where it has some of its own, else the same piece of both periods. */
function sidesOfPiece(bucket: string, name: string, { view, report, sides }: Course, { formats, t }: Words) {
  if (view.shape === 'cumulated' || bucket.includes(':')) return sides
  const day = report.compared && isBusinessDay(bucket) ? counterpartOf(bucket, view, report.compared) : undefined
  const other = view.compare === 'forecast' ? t('report.expected', { period: name }) : day && formats.shortDay(day)
  return { own: name, other: other ?? t('report.counterpart', { period: sides.other }) }
}
