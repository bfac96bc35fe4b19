import { Button } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { SalesReport } from '../../api/report'
import { OpeningButton } from '../../components/OpeningButton'
import { Skeleton } from '../../components/Skeleton'
import { cumulated, isMoney, type Point, valueOf } from '../../sales/report'
import { useFormats } from '../../state/formats'
import type { ReportView } from '../../state/reportview'
import classes from '../sales/sales.module.css'
import { useNames } from './useNames'

type Props = { points: Point[]; view: ReportView; course: SalesReport; currencyId: string; onOpen(point: Point): void }

/** A piece of the period as it is drawn and read: nothing where nothing is known. */
export type Drawn = { bucket: string; name: string; own?: bigint; other?: bigint; ownText: string; otherText: string }

/** The course as a chart, and as a table for those who cannot see it. A piece of it opens. */
export function CourseLines({ points, view, course, currencyId, onOpen }: Props) {
  const { t } = useTranslation()
  const [asTable, { toggle }] = useDisclosure()
  const drawn = useDrawn(points, view, currencyId)
  const names = { own: t('report.thisPeriod'), other: course.compared ? t('report.otherPeriod') : '' }
  // Most of the code of the page is that of the charts: it comes when the figures stand already.
  const { data: code } = useQuery({ queryKey: ['code', 'CourseChart'], queryFn: () => import('./CourseChart'), staleTime: Infinity, retry: true })
  const choose = (index: number) => points[index]!.sold && onOpen(points[index]!)
  return (
    <>
      {asTable ? (
        <CourseTable drawn={drawn} names={names} onChoose={view.shape === 'time' ? choose : undefined} />
      ) : code ? (
        <code.CourseChart drawn={drawn} names={names} money={isMoney(view.measure)} bars={view.shape === 'time'} until={untilOf(course, points)} onChoose={choose} />
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
  return useMemo(() => {
    const currency = names.currency(currencyId)
    const write = (value: bigint | undefined) =>
      value === undefined ? t('curve.noData') : isMoney(view.measure) ? formats.money(value, currency) : formats.count(value)
    const sums = view.shape === 'cumulated' ? cumulated(points, view.measure) : undefined
    return points.map((point, at) => {
      const own = sums ? sums[at]!.own : valueOf(point.sold, view.measure)
      const other = sums ? sums[at]!.other : valueOf(point.other, view.measure)
      return { bucket: point.bucket, name: names.bucket(point.bucket, point.again), own, other, ownText: write(own), otherText: write(other) }
    })
  }, [points, view, currencyId, names, formats, t])
}

// The running piece is the last in which something was sold.
function untilOf(course: SalesReport, points: Point[]): number | undefined {
  const last = points.findLastIndex(({ sold }) => sold)
  return course.running && last >= 0 ? last : undefined
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
