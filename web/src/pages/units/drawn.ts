// The pieces of a period as they are drawn and read.
import type { TFunction } from 'i18next'
import { isBusinessDay } from '../../format/businessday'
import type { Formats } from '../../format/formats'
import { cumulated, isMoney, type Point, valueOf } from '../../sales/report'
import type { ReportView } from '../../state/reportview'
import type { ReportNames } from './useNames'

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
}

type Words = { names: ReportNames; formats: Formats; t: TFunction }

export function drawnOf(points: Point[], { measure, shape }: ReportView, currencyId: string, { names, formats, t }: Words): Drawn[] {
  const currency = names.currency(currencyId)
  const write = (value: bigint | undefined) =>
    value === undefined ? t('curve.noData') : isMoney(measure) ? formats.money(value, currency) : formats.count(value)
  const sums = shape === 'cumulated' ? cumulated(points, measure) : undefined
  const ofOneYear = points[0]?.bucket.slice(0, 4) === points.at(-1)?.bucket.slice(0, 4)
  return points.map((point, at) => {
    const own = sums ? sums[at]!.own : valueOf(point.sold, measure)
    const other = sums ? sums[at]!.other : valueOf(point.other, measure)
    const name = names.bucket(point.bucket, point.again)
    const tick = ofOneYear && isBusinessDay(point.bucket) ? formats.dayOfYear(point.bucket) : name
    return { bucket: point.bucket, name, tick, own, other, ownText: write(own), otherText: write(other) }
  })
}
