import { Button } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { SalesReport } from '../../api/report'
import { OpeningButton } from '../../components/OpeningButton'
import { isBusinessDay } from '../../format/businessday'
import { Skeleton } from '../../components/Skeleton'
import { isMoney, type Point } from '../../sales/report'
import { runningPieces } from '../../sales/running'
import { useFormats } from '../../state/formats'
import { hasFigures, type OpenedNumber } from '../../state/openednumber'
import { useScope } from '../../state/scope'
import type { ReportView } from '../../state/reportview'
import classes from '../sales/sales.module.css'
import reportClasses from './units.module.css'
import { type CourseNames, courseNames, type Drawn, drawnOf } from './drawn'
import { useNames } from './useNames'
import { useSides } from './useSides'

type Of = OpenedNumber['of']
type Props = {
  points: Point[]
  view: ReportView
  course: SalesReport
  currencyId: string
  onDay(day: string): void
  onOpen(point: Point, of: Of): void
}

/** The course as a chart, and as a table for those who cannot see it. A day leads to its own, another piece of the chart and each number of the table opens. */
export function CourseLines({ points, view, course, currencyId, onDay, onOpen }: Props) {
  const { t } = useTranslation()
  const formats = useFormats()
  const names = useNames()
  const [asTable, { toggle }] = useDisclosure()
  const sides = useSides(view, course, currencyId)
  const scope = useScope(view, currencyId)
  const running = useMemo(() => runningPieces(points, course, scope), [points, course, scope])
  const drawn = drawnOf(points, { view, report: course, sides, running, currencyId }, { names, formats, t })
  // Most of the code of the page is that of the charts: it comes when the figures stand already.
  const { data: code } = useQuery({ queryKey: ['code', 'CourseChart'], queryFn: () => import('./CourseChart'), staleTime: Infinity, retry: true })
  const labels = courseNames(drawn, sides, t)
  const choose = (index: number) => {
    const { bucket, sold } = points[index]!
    if (sold) return isBusinessDay(bucket) ? onDay(bucket) : onOpen(points[index]!, 'sold')
  }
  const open = (index: number, of: Of) => (view.shape === 'time' && hasFigures(view, of) ? () => onOpen(points[index]!, of) : undefined)
  return (
    <>
      {asTable ? (
        <CourseTable drawn={drawn} names={labels} openerOf={open} onDay={onDay} />
      ) : code ? (
        <code.CourseChart
          drawn={drawn}
          names={labels}
          money={isMoney(view.measure)}
          bars={view.shape === 'time'}
          running={running}
          onChoose={choose}
        />
      ) : (
        <Skeleton className={classes.chart} />
      )}
      <Button variant="subtle" aria-pressed={asTable} onClick={toggle}>
        {t('report.asTable')}
      </Button>
    </>
  )
}

type TableProps = { drawn: Drawn[]; names: CourseNames; openerOf(index: number, of: Of): (() => void) | undefined; onDay(day: string): void }

function CourseTable({ drawn, names, openerOf, onDay }: TableProps) {
  const { t } = useTranslation()
  const columns = (['sold', 'part', 'other'] as const).filter((of) => of === 'sold' || names[of])
  return (
    <div className={classes.scroll} tabIndex={0} role="region" aria-labelledby="course-title">
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">{t('report.when')}</th>
            {columns.map((of) => <th key={of} scope="col" className={classes.number}>{names[of === 'sold' ? 'own' : of]}</th>)}
          </tr>
        </thead>
        <tbody>
          {drawn.map((piece, at) => (
            <tr key={piece.bucket + piece.name}>
              <th scope="row">
                {isBusinessDay(piece.bucket) && piece.sold !== undefined ? (
                  <button type="button" className={reportClasses.drill} onClick={() => onDay(piece.bucket)}>{piece.name}</button>
                ) : piece.name}
              </th>
              {columns.map((of) => {
                const onOpen = piece[of] === undefined ? undefined : openerOf(at, of)
                return (
                  <td key={of} className={classes.number}>
                    {onOpen ? <OpeningButton onOpen={onOpen}>{piece.texts[of]}</OpeningButton> : piece.texts[of]}
                    {of === 'part' && piece.basis && <small className={reportClasses.cellOf}>{piece.basis}</small>}
                  </td>
                )
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
