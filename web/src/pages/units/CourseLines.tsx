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
import { type Sides, useSides } from './useSides'

type Props = { points: Point[]; view: ReportView; course: SalesReport; currencyId: string; onOpen(point: Point): void }

/** The course as a chart, and as a table for those who cannot see it. A piece of it opens. */
export function CourseLines({ points, view, course, currencyId, onOpen }: Props) {
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
  const choose = (index: number) => points[index]!.sold && onOpen(points[index]!)
  return (
    <>
      {asTable ? (
        <CourseTable drawn={drawn} sides={sides} onChoose={view.shape === 'time' ? choose : undefined} />
      ) : code ? (
        <code.CourseChart
          drawn={drawn}
          sides={sides}
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

type TableProps = { drawn: Drawn[]; sides: Sides; onChoose?(index: number): void }

function CourseTable({ drawn, sides, onChoose }: TableProps) {
  const { t } = useTranslation()
  return (
    <div className={classes.scroll} tabIndex={0} role="region" aria-labelledby="course-title">
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">{t('report.when')}</th>
            <th scope="col" className={classes.number}>{sides.own}</th>
            {sides.other && <th scope="col" className={classes.number}>{sides.other}</th>}
          </tr>
        </thead>
        <tbody>
          {drawn.map(({ bucket, name, own, ownText, otherText }, at) => (
            <tr key={bucket + name}>
              <th scope="row">{name}</th>
              <td className={classes.number}>
                {onChoose && own !== undefined ? <OpeningButton onOpen={() => onChoose(at)}>{ownText}</OpeningButton> : ownText}
              </td>
              {sides.other && <td className={classes.number}>{otherText}</td>}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
