import { Button } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { SalesReport } from '../../api/report'
import { OpeningButton } from '../../components/OpeningButton'
import { Skeleton } from '../../components/Skeleton'
import { isMoney, type Point } from '../../sales/report'
import { runningPieces } from '../../sales/running'
import { useFormats } from '../../state/formats'
import { useScope } from '../../state/scope'
import type { ReportView } from '../../state/reportview'
import classes from '../sales/sales.module.css'
import { type Drawn, drawnOf } from './drawn'
import { useNames } from './useNames'
import { useSides } from './useSides'

type Props = { points: Point[]; view: ReportView; course: SalesReport; currencyId: string; onOpen(point: Point): void }

/** The course as a chart, and as a table for those who cannot see it. A piece of it opens. */
export function CourseLines({ points, view, course, currencyId, onOpen }: Props) {
  const { t } = useTranslation()
  const [asTable, { toggle }] = useDisclosure()
  const drawn = useDrawn(points, view, currencyId)
  const scope = useScope(view)
  const names = useSides(view, course)
  // Most of the code of the page is that of the charts: it comes when the figures stand already.
  const { data: code } = useQuery({ queryKey: ['code', 'CourseChart'], queryFn: () => import('./CourseChart'), staleTime: Infinity, retry: true })
  const choose = (index: number) => points[index]!.sold && onOpen(points[index]!)
  return (
    <>
      {asTable ? (
        <CourseTable drawn={drawn} names={names} onChoose={view.shape === 'time' ? choose : undefined} />
      ) : code ? (
        <code.CourseChart
          drawn={drawn}
          names={names}
          money={isMoney(view.measure)}
          bars={view.shape === 'time'}
          running={runningPieces(points, course.until, scope)}
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

function useDrawn(points: Point[], view: ReportView, currencyId: string): Drawn[] {
  const { t } = useTranslation()
  const formats = useFormats()
  const names = useNames()
  return useMemo(() => drawnOf(points, view, currencyId, { names, formats, t }), [points, view, currencyId, names, formats, t])
}

type TableProps = { drawn: Drawn[]; names: { own: string; other: string }; onChoose?(index: number): void }

function CourseTable({ drawn, names, onChoose }: TableProps) {
  const { t } = useTranslation()
  return (
    <div className={classes.scroll} tabIndex={0} role="region" aria-labelledby="course-title">
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">{t('report.when')}</th>
            <th scope="col" className={classes.number}>{names.own}</th>
            {names.other && <th scope="col" className={classes.number}>{names.other}</th>}
          </tr>
        </thead>
        <tbody>
          {drawn.map(({ bucket, name, own, ownText, otherText }, at) => (
            <tr key={bucket + name}>
              <th scope="row">{name}</th>
              <td className={classes.number}>
                {onChoose && own !== undefined ? <OpeningButton onOpen={() => onChoose(at)}>{ownText}</OpeningButton> : ownText}
              </td>
              {names.other && <td className={classes.number}>{otherText}</td>}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
