import { ActionIcon, Checkbox, Select } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { DateInput } from '../../components/DateInput'
import { IconNext, IconPrevious } from '../../components/icons'
import { addDays } from '../../format/businessday'
import { comparisons, type Compared, type Period, periods, type ReportView, usualComparison } from '../../state/reportview'
import classes from './units.module.css'

type Props = {
  view: ReportView
  /** The latest business day that has begun in a unit that is shown. */
  today: string | undefined
  /** The last day of the period that is shown. */
  end: string | undefined
  onChange(change: Partial<ReportView>): void
}

/** Which period, and what it is held against. */
export function PeriodBar({ view, today, end, onChange }: Props) {
  const { t } = useTranslation()
  const choosePeriod = (period: Period) => {
    const last = view.day ?? today ?? new Date().toISOString().slice(0, 10)
    const range = period === 'range' ? { start: addDays(last, -6), end: last } : { start: undefined, end: undefined }
    onChange({ period, compare: usualComparison[period], day: period === 'today' ? undefined : view.day, ...range })
  }
  const chooseComparison = (compare: Compared) => {
    const compareStart = compare === 'chosen' ? addDays(view.start ?? view.day ?? today ?? '2026-01-01', -28) : undefined
    onChange({ compare, compareStart, compareEnd: undefined })
  }
  return (
    <div role="search" className={classes.bar} aria-label={t('view.filters')}>
      <Select
        label={t('report.period')}
        data={periods.map((value) => ({ value, label: t(`report.periods.${value}`) }))}
        value={view.period}
        onChange={(value) => value && choosePeriod(value as Period)}
        allowDeselect={false}
      />
      <Days view={view} today={today} end={end} onChange={onChange} />
      <Select
        label={t('report.compare')}
        data={comparisons.map((value) => ({ value, label: t(`report.comparisons.${value}`) }))}
        value={view.compare}
        onChange={(value) => value && chooseComparison(value as Compared)}
        allowDeselect={false}
      />
      {view.compare === 'chosen' && (
        <OneDay label={t('report.compareStart')} day={view.compareStart} maxDate={today} onChange={(compareStart) => onChange({ compareStart })} />
      )}
      <Checkbox
        className={classes.check}
        label={t('report.likeForLike')}
        checked={view.likeForLike}
        disabled={view.compare === 'none'}
        onChange={(event) => onChange({ likeForLike: event.currentTarget.checked })}
      />
    </div>
  )
}

/** The day, the days, or the day that says which week, month or year: none that has not begun, unless what is expected of it is asked for. */
function Days({ view, today, end, onChange }: Props) {
  const { t } = useTranslation()
  if (view.period === 'today') return null
  const maxDate = view.compare === 'forecast' ? undefined : today
  if (view.period === 'range') {
    return (
      <>
        <OneDay label={t('report.start')} day={view.start} maxDate={maxDate} onChange={(start) => onChange({ start, end: max(start, view.end!) })} />
        <OneDay label={t('report.end')} day={view.end} maxDate={maxDate} onChange={(end) => onChange({ end, start: min(end, view.start!) })} />
      </>
    )
  }
  const day = view.day ?? today
  const later = day && shifted(day, view.period, 1)
  const isLast = maxDate !== undefined && end !== undefined && end >= maxDate
  return (
    <div className={classes.days}>
      <ActionIcon aria-label={t('report.earlier')} disabled={!day} onClick={() => onChange({ day: shifted(day!, view.period, -1) })}>
        <IconPrevious />
      </ActionIcon>
      <OneDay label={t('view.day')} day={day} maxDate={maxDate} onChange={(chosen) => onChange({ day: chosen })} />
      <ActionIcon aria-label={t('report.later')} disabled={!later || isLast} onClick={() => onChange({ day: min(later!, maxDate ?? later!) })}>
        <IconNext />
      </ActionIcon>
    </div>
  )
}

type OneDayProps = { label: string; day: string | undefined; maxDate: string | undefined; onChange(day: string): void }

function OneDay({ label, ...shown }: OneDayProps) {
  return <DateInput name={label} label={label} className={classes.day} {...shown} />
}

const min = (a: string, b: string) => (a < b ? a : b)
const max = (a: string, b: string) => (a > b ? a : b)

/** A day that lies in the next period, or the one before. */
function shifted(day: string, period: Period, by: 1 | -1): string {
  if (period === 'day') return addDays(day, by)
  if (period === 'week') return addDays(day, 7 * by)
  const [year, month] = [Number(day.slice(0, 4)), Number(day.slice(5, 7))]
  const first = period === 'month' ? Date.UTC(year, month - 1 + by, 1) : Date.UTC(year + by, month - 1, 1)
  return new Date(first).toISOString().slice(0, 10)
}
