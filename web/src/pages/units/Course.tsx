import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { reportQuery, type SalesReport } from '../../api/report'
import { ProblemNotice } from '../../components/ProblemNotice'
import { Segments } from '../../components/Segments'
import { Skeleton } from '../../components/Skeleton'
import { type Point, courseOf } from '../../sales/report'
import { type OpenedNumber, rowNumber } from '../../state/openednumber'
import { calendarQuestion, courseQuestion, heatQuestion } from '../../state/reportquestion'
import { type ReportView, shapes } from '../../state/reportview'
import classes from '../sales/sales.module.css'
import { CalendarDays } from './CalendarDays'
import { CourseLines } from './CourseLines'
import { HeatMap } from './HeatMap'

type Props = { view: ReportView; report: SalesReport; currencies: string[]; onChange(change: Partial<ReportView>): void; onOpen(number: OpenedNumber): void }

/** How the period went: by time, summed up, by weekday and hour, or day by day. Of one currency at a time. */
export function Course({ view, report, currencies, onChange, onOpen }: Props) {
  const { t } = useTranslation()
  const [chosen, choose] = useState<string>()
  const currencyId = currencies.find((id) => id === chosen) ?? currencies[0]!
  const question = { time: courseQuestion, cumulated: courseQuestion, heat: heatQuestion, calendar: calendarQuestion }[view.shape]
  const course = useQuery(reportQuery(question(view, report.end)))
  return (
    <section className={`panel ${classes.section}`}>
      <div className="row between">
        <h2 className="title" id="course-title">
          {t(`report.measures.${view.measure}`)}
        </h2>
        <div className="row">
          {currencies.length > 1 && (
            <Segments
              label={t('curve.currency')}
              options={currencies.map((value) => ({ value, label: value }))}
              value={currencyId}
              onChange={choose}
            />
          )}
          <Segments
            label={t('curve.shownAs')}
            options={shapes.map((value) => ({ value, label: t(`report.shapes.${value}`) }))}
            value={view.shape}
            onChange={(shape) => onChange({ shape })}
          />
        </div>
      </div>
      {course.data ? (
        <Drawn view={view} course={course.data} currencyId={currencyId} onDay={(day) => onChange({ period: 'day', day, start: undefined, end: undefined })} onOpen={onOpen} />
      ) : course.error ? (
        <ProblemNotice error={course.error} onRetry={() => void course.refetch()} />
      ) : (
        <Skeleton className={classes.chart} />
      )}
    </section>
  )
}

type DrawnProps = { view: ReportView; course: SalesReport; currencyId: string; onDay(day: string): void; onOpen(number: OpenedNumber): void }

function Drawn({ view, course, currencyId, onDay, onOpen }: DrawnProps) {
  const rows = course.items.filter((row) => row.currencyId === currencyId)
  if (view.shape === 'heat') return <HeatMap rows={rows} measure={view.measure} course={course} onOpen={(row) => onOpen(rowNumber(row, 'heat'))} />
  if (view.shape === 'calendar') return <CalendarDays rows={rows} view={view} course={course} currencyId={currencyId} onDay={onDay} />
  const points: Point[] = courseOf(rows, currencyId, view.filters.weekday)
  const open = (point: Point, of: OpenedNumber['of']) => onOpen(rowNumber({ currencyId, ...point }, 'course', of))
  return <CourseLines points={points} view={view} course={course} currencyId={currencyId} onDay={onDay} onOpen={open} />
}
