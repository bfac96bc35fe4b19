import { Text } from '@mantine/core'
import { type KeyboardEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ReportRow, SalesReport } from '../../api/report'
import { OpeningButton } from '../../components/OpeningButton'
import { weekdays } from '../../format/businessday'
import { isAverage, meanOf } from '../../sales/report'
import { useCounted, useFormats } from '../../state/formats'
import type { ReportMeasure } from '../../state/reportview'
import { toDecimal } from '../../format/money'
import { greatestOf, heatOf, shareOf } from './heat'
import classes from './units.module.css'
import { useNames } from './useNames'

type Props = { rows: ReportRow[]; measure: ReportMeasure; course: SalesReport; onOpen(row: ReportRow): void }

/**
 * When in the week it is busy, by the mean of a business day: a table whose cells are coloured by what they
 * say, so that nobody needs another. Each opens. One is in the order of Tab, the others are reached from it
 * by the arrow keys, Home and End.
 */
export function HeatMap({ rows, measure, course, onOpen }: Props) {
  const { t } = useTranslation()
  const formats = useFormats()
  const counted = useCounted()
  const names = useNames()
  const [reached, setReached] = useState<string>()
  const hours = [...new Set(rows.filter(({ bucket, again }) => bucket && !again).map(({ bucket }) => bucket!))]
  const cells = new Map(rows.map((row) => [`${row.groups?.[0]} ${row.bucket}`, row]))
  const values = new Map(rows.map((row) => [`${row.groups?.[0]} ${row.bucket}`, meanOf(row, measure)]))
  const greatest = greatestOf([...values.values()])
  const known = weekdays.flatMap((weekday) => hours.map((hour) => `${weekday} ${hour}`)).filter((key) => values.get(key) !== undefined)
  const tabbed = reached && known.includes(reached) ? reached : known[0]
  const daysOf = (weekday: string) => Math.max(0, ...rows.map(({ groups, perDay }) => (groups?.[0] === weekday && perDay?.days) || 0))
  const period = formats.span(course.start, course.end)
  // A mean is in ten-thousandths, an average of a count, too.
  const write = (value: bigint) => formats.shortAmount(Number(toDecimal(value)))
  if (known.length === 0) return <Text c="dimmed">{t('report.noneOver', { period })}</Text>
  return (
    <>
      <Text size="sm" c="dimmed">
        {isAverage(measure) ? period : t('report.meanOf', { period })}
      </Text>
      <div className={classes.heatScroll} tabIndex={0} role="region" aria-labelledby="course-title">
        <table className={classes.heat} role="grid" aria-labelledby="course-title" onKeyDown={move}>
          <thead>
            <tr>
              <th scope="col">{t('report.dimensions.weekday')}</th>
              {hours.map((hour) => <th key={hour} scope="col">{hour}</th>)}
            </tr>
          </thead>
          <tbody>
            {weekdays.map((weekday) => (
              <tr key={weekday}>
                <th scope="row">
                  {names.bucket(weekday)}
                  <small className={classes.cellOf}>{counted('days', daysOf(weekday))}</small>
                </th>
                {hours.map((hour) => {
                  const key = `${weekday} ${hour}`
                  const value = values.get(key)
                  return (
                    <td key={hour} style={heatOf(shareOf(value, greatest))} onFocus={() => setReached(key)}>
                      {value === undefined ? (
                        <span className="sr-only">{t('curve.noData')}</span>
                      ) : (
                        <OpeningButton onOpen={() => onOpen(cells.get(key)!)} tabIndex={key === tabbed ? 0 : -1}>
                          {write(value)}
                        </OpeningButton>
                      )}
                    </td>
                  )
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  )
}

/** Moves the focus to the next cell that opens, in the row or column of the one that has it. */
function move(event: KeyboardEvent<HTMLTableElement>) {
  const cell = (event.target as Element).closest('td')
  if (!cell) return
  const upright = /Up|Down/.test(event.key)
  const line = upright ? [...event.currentTarget.rows].map(({ cells }) => cells[cell.cellIndex]!) : [...cell.parentElement!.children]
  const buttons = line.flatMap((other) => [...other.querySelectorAll('button')])
  const at = buttons.indexOf(cell.querySelector('button')!)
  const to = { ArrowLeft: at - 1, ArrowUp: at - 1, ArrowRight: at + 1, ArrowDown: at + 1, Home: 0, End: buttons.length - 1 }[event.key]
  if (to === undefined) return
  event.preventDefault()
  buttons[to]?.focus()
}
