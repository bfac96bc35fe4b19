import { Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { ReportRow, SalesReport } from '../../api/report'
import { OpeningButton } from '../../components/OpeningButton'
import { isMoney, valueOf } from '../../sales/report'
import { useFormats } from '../../state/formats'
import type { ReportMeasure } from '../../state/reportview'
import { toDecimal } from '../../format/money'
import { greatestOf, heatOf, shareOf } from './heat'
import classes from './units.module.css'
import { useNames } from './useNames'

type Props = { rows: ReportRow[]; measure: ReportMeasure; course: SalesReport; onOpen(row: ReportRow): void }

const weekdays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday']

/** When in the week it is busy: a table whose cells are coloured by what they say, so that nobody needs another. Each opens. */
export function HeatMap({ rows, measure, course, onOpen }: Props) {
  const { t } = useTranslation()
  const formats = useFormats()
  const names = useNames()
  const hours = [...new Set(rows.filter(({ bucket, again }) => bucket && !again).map(({ bucket }) => bucket!))]
  const cells = new Map(rows.map((row) => [`${row.groups?.[0]} ${row.bucket}`, row]))
  const values = new Map(rows.map((row) => [`${row.groups?.[0]} ${row.bucket}`, valueOf(row.sold, measure)]))
  const greatest = greatestOf([...values.values()])
  const write = (value: bigint) => formats.shortAmount(Number(isMoney(measure) ? toDecimal(value) : value))
  return (
    <>
      <Text size="sm" c="dimmed">
        {t('report.span', { start: formats.shortDay(course.start), end: formats.shortDay(course.end) })}
      </Text>
      <div className={classes.heatScroll} tabIndex={0} role="region" aria-labelledby="course-title">
        <table className={classes.heat}>
          <thead>
            <tr>
              <th scope="col">{t('report.dimensions.weekday')}</th>
              {hours.map((hour) => <th key={hour} scope="col">{hour}</th>)}
            </tr>
          </thead>
          <tbody>
            {weekdays.map((weekday) => (
              <tr key={weekday}>
                <th scope="row">{names.bucket(weekday)}</th>
                {hours.map((hour) => {
                  const value = values.get(`${weekday} ${hour}`)
                  const open = () => onOpen(cells.get(`${weekday} ${hour}`)!)
                  return (
                    <td key={hour} style={heatOf(shareOf(value, greatest))}>
                      {value === undefined ? <span className="sr-only">{t('curve.noData')}</span> : <OpeningButton onOpen={open}>{write(value)}</OpeningButton>}
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
