// Which day a day of a report is compared with.
import type { SalesReport } from '../api/report'
import { addDays, daysBetween, monthsBefore } from '../format/businessday'
import type { ReportView } from '../state/reportview'

type Comparison = NonNullable<SalesReport['compared']>

const distances: Partial<Record<ReportView['compare'], number>> = {
  previousDay: 1, sameWeekdayLastWeek: 7, previousWeek: 7, previousYearByWeekday: 364, forecast: 0,
}
const months: Partial<Record<ReportView['compare'], number>> = { previousMonth: 1, previousYear: 12 }

/** The counterpart of a business day; nothing where the other month has no such date, or it is not known which it is. */
export function counterpartOf(day: string, view: ReportView, { pairing }: Comparison): string | undefined {
  if (pairing === 'distance') {
    const chosen = view.start && view.compareStart ? daysBetween(view.compareStart, view.start) : undefined
    const distance = view.compare === 'chosen' ? chosen : distances[view.compare]
    return distance === undefined ? undefined : addDays(day, -distance)
  }
  const back = pairing === 'date' ? months[view.compare] : undefined
  const other = back && monthsBefore(day, back)
  return other && other.slice(8) === day.slice(8) ? other : undefined
}
