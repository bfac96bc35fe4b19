// What is compared in a report, in words: each side by its dates, and the part of them that is compared.
import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import type { SalesReport } from '../../api/report'
import type { Formats } from '../../format/formats'
import { clocksAt, type Scope } from '../../sales/running'
import { useFormats } from '../../state/formats'
import type { ReportView } from '../../state/reportview'
import { useScope } from '../../state/scope'

export type Sides = {
  /** The days of the period. */
  own: string
  /** What it is compared with, in the same words; empty where it is with nothing that is known. */
  other: string
  /** The part of both that is compared, such as "until 16:00"; nothing where that is all. */
  basis: string | undefined
  /** The part of the running day that is compared. */
  dayBasis: string | undefined
}

export function useSides(view: ReportView, report: SalesReport): Sides {
  const { t } = useTranslation()
  return sidesOf(view, report, useScope(view), useFormats(), t)
}

export function sidesOf(view: ReportView, report: SalesReport, scope: Scope, formats: Formats, t: TFunction): Sides {
  const { start, end, until, compared } = report
  const other = compared?.known ? formats.span(compared.start, compared.end) : ''
  const moment = until ? momentOf(until, start, end, scope) : undefined
  const time = until && moment && formats.time(until, moment.timeZone)
  const dayBasis = time ? t('comparison.until', { time }) : t('report.soFar')
  const periodBasis = moment && time ? t('report.until', { day: formats.shortDay(moment.day), time }) : dayBasis
  return {
    own: formats.span(start, end),
    other: other && view.compare === 'forecast' ? t('report.expected', { period: other }) : other,
    basis: other && until ? (start === end ? dayBasis : periodBasis) : undefined,
    dayBasis: other && until ? dayBasis : undefined,
  }
}

/** The business day and zone by which all running units are at the same time on the clock, if there is one. */
function momentOf(until: string, start: string, end: string, { units }: Scope) {
  const running = units.filter(({ currentBusinessDay: day }) => day >= start && day <= end)
  const days = new Set(running.map(({ currentBusinessDay }) => currentBusinessDay))
  if (days.size !== 1 || clocksAt(until, running).length !== 1) return undefined
  return { day: [...days][0]!, timeZone: running[0]!.timeZone }
}
