// What is compared in a report, in words: each side by its dates, and the part of them that is compared.
import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import type { SalesReport } from '../../api/report'
import { weekdayOf } from '../../format/businessday'
import type { Formats } from '../../format/formats'
import { coverageText } from '../../sales/coverage'
import { clocksAt, type Scope, unitsWithin } from '../../sales/running'
import { useFormats } from '../../state/formats'
import type { ReportView } from '../../state/reportview'
import { useScope } from '../../state/scope'

export type Sides = {
  /** The days of the period. */
  own: string
  /** What it is compared with, in the same words; empty where it is with nothing that is known. */
  other: string
  /** Until when both are compared, such as "until 16:00"; nothing where no day runs. */
  basis: string | undefined
  /** How much of both is compared, such as "5 of 30 days compared, until 16:00"; nothing where that is all. */
  part: string | undefined
  /** The part of the running day that is compared. */
  dayBasis: string | undefined
}

/** The sides of a report, or of one currency of it: a day may run where another one is sold in. */
export function useSides(view: ReportView, report: SalesReport, currencyId?: string): Sides {
  const { t } = useTranslation()
  return sidesOf(view, report, useScope(view, currencyId), useFormats(), t, currencyId)
}

export function sidesOf(view: ReportView, report: SalesReport, scope: Scope, formats: Formats, t: TFunction, currencyId?: string): Sides {
  const { start, end, until, compared } = report
  const other = compared?.known ? formats.span(compared.start, compared.end) : ''
  const running = until ? runningUnits(report, scope) : []
  const moment = momentOf(until, running)
  const time = moment && formats.time(moment.until, moment.timeZone)
  const dayBasis = time ? t('comparison.until', { time }) : t('report.soFar')
  const periodBasis = moment && time ? t('report.until', { day: formats.dayAt(moment.until, moment.timeZone), time }) : dayBasis
  const isPart = other !== '' && running.length > 0
  const basis = isPart ? (start === end ? dayBasis : periodBasis) : undefined
  const total = report.totals.find((one) => one.currencyId === currencyId)
  return {
    own: formats.span(start, end),
    other: other && view.compare === 'forecast' ? t('report.expected', { period: other }) : other,
    basis,
    part: [total && coverageText(total, t), basis].filter(Boolean).join(', ') || undefined,
    dayBasis: isPart ? dayBasis : undefined,
  }
}

/** The units whose current day is one of the report. */
function runningUnits(report: SalesReport, { units, weekdays }: Scope): Scope['units'] {
  const isShown = (day: string) => !weekdays || weekdays.includes(weekdayOf(day))
  return unitsWithin(report, units).filter(({ currentBusinessDay }) => isShown(currentBusinessDay))
}

/** The zone by which all running units are at the same time on the clock of one business day, if there is one. */
function momentOf(until: string | undefined, running: Scope['units']) {
  const days = new Set(running.map(({ currentBusinessDay }) => currentBusinessDay))
  if (!until || days.size !== 1 || clocksAt(until, running).length !== 1) return undefined
  return { until, timeZone: running[0]!.timeZone }
}
