import { useTranslation } from 'react-i18next'
import type { ReportRow, SalesReport } from '../../api/report'
import { addDays, asDate, weekdays } from '../../format/businessday'
import { toDecimal } from '../../format/money'
import { isMoney, valueOf } from '../../sales/report'
import { useFormats } from '../../state/formats'
import type { ReportMeasure, ReportView } from '../../state/reportview'
import { useScope } from '../../state/scope'
import { greatestOf, heatOf, shareOf } from './heat'
import classes from './units.module.css'
import { useNames } from './useNames'

type Props = { rows: ReportRow[]; view: ReportView; course: SalesReport; currencyId: string; onDay(day: string): void }

/** Days as a calendar has them, coloured by what was sold; each leads to its own day. */
export function CalendarDays({ rows, view, course, currencyId, onDay }: Props) {
  const { t } = useTranslation()
  const names = useNames()
  const { measure } = view
  const scope = useScope(view, currencyId)
  const running = new Set(course.running ? scope.units.map(({ currentBusinessDay }) => currentBusinessDay) : [])
  const values = new Map(rows.map((row) => [row.bucket, valueOf(row.sold, measure)]))
  const greatest = greatestOf([...values.values()])
  return (
    <div className={classes.months}>
      {monthsOf(course.start, course.end).map((month) => (
        <table key={month} className={classes.month}>
          <caption>{names.bucket(month)}</caption>
          <thead className="sr-only">
            <tr>
              {weekdays.map((day) => (
                <th key={day} scope="col">{names.bucket(day)}</th>
              ))}
            </tr>
          </thead>
          <tbody>
            {weeksOf(month).map((week) => (
              <tr key={week.find(Boolean)}>
                {week.map((day, at) => (
                  <td key={day ?? at}>
                    {day && (
                      <DayCell
                        day={day}
                        value={values.get(day)}
                        greatest={greatest}
                        measure={measure}
                        onDay={onDay}
                        none={t('curve.noData')}
                        running={running.has(day) ? t('state.running') : undefined}
                      />
                    )}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      ))}
    </div>
  )
}

type CellProps = { day: string; value: bigint | undefined; greatest: bigint; measure: ReportMeasure; none: string; running: string | undefined; onDay(day: string): void }

function DayCell({ day, value, greatest, measure, none, running, onDay }: CellProps) {
  const formats = useFormats()
  const text = value === undefined ? none : formats.shortAmount(Number(isMoney(measure) ? toDecimal(value) : value))
  return (
    <button
      type="button"
      className={classes.dayCell}
      style={heatOf(shareOf(value, greatest))}
      data-running={running !== undefined}
      title={running}
      disabled={value === undefined}
      onClick={() => onDay(day)}
    >
      <span className="sr-only">{formats.day(day)}{running && `, ${running}`}: </span>
      <span aria-hidden>{Number(day.slice(8))}</span>
      <small className={value === undefined ? 'sr-only' : undefined}>{text}</small>
    </button>
  )
}

function monthsOf(start: string, end: string): string[] {
  const months: string[] = []
  for (let at = new Date(`${start.slice(0, 7)}-01T00:00:00Z`); at <= asDate(end); at.setUTCMonth(at.getUTCMonth() + 1)) {
    months.push(at.toISOString().slice(0, 7))
  }
  return months
}

/** The weeks of a month, Monday first, with nothing where a day is of another month. */
function weeksOf(month: string): (string | undefined)[][] {
  const first = `${month}-01`
  const before = (asDate(first).getUTCDay() + 6) % 7
  const days: (string | undefined)[] = Array.from({ length: before }, () => undefined)
  for (let day = first; day.startsWith(month); day = addDays(day, 1)) days.push(day)
  return Array.from({ length: Math.ceil(days.length / 7) }, (_, week) => Array.from({ length: 7 }, (_, at) => days[week * 7 + at]))
}
