import { ActionIcon, Checkbox, Select } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { DateInput } from '../../components/DateInput'
import { IconNext, IconPrevious } from '../../components/icons'
import { addDays } from '../../format/businessday'
import { comparisons, type Compared, type Period, periods, type ReportView, usualComparison } from '../../state/reportview'
import classes from './units.module.css'

type Props = { view: ReportView; today: string | undefined; onChange(change: Partial<ReportView>): void }

/** Which period, and what it is held against. */
export function PeriodBar({ view, today, onChange }: Props) {
  const { t } = useTranslation()
  const choosePeriod = (period: Period) => {
    const end = today ?? new Date().toISOString().slice(0, 10)
    const range = period === 'range' ? { start: addDays(view.day ?? end, -6), end: view.day ?? end } : { start: undefined, end: undefined }
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
      <Days view={view} today={today} onChange={onChange} />
      <Select
        label={t('report.compare')}
        data={comparisons.map((value) => ({ value, label: t(`report.comparisons.${value}`) }))}
        value={view.compare}
        onChange={(value) => value && chooseComparison(value as Compared)}
        allowDeselect={false}
      />
      {view.compare === 'chosen' && (
        <OneDay label={t('report.compareStart')} day={view.compareStart} onChange={(compareStart) => onChange({ compareStart })} />
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

/** The day, the days, or the day that says which week, month or year. */
function Days({ view, today, onChange }: Props) {
  const { t } = useTranslation()
  if (view.period === 'today') return null
  if (view.period === 'range') {
    return (
      <>
        <OneDay label={t('report.start')} day={view.start} onChange={(start) => onChange({ start, end: max(start, view.end!) })} />
        <OneDay label={t('report.end')} day={view.end} onChange={(end) => onChange({ end, start: min(end, view.start!) })} />
      </>
    )
  }
  const day = view.day ?? today
  return (
    <div className={classes.days}>
      <ActionIcon aria-label={t('report.earlier')} disabled={!day} onClick={() => onChange({ day: shifted(day!, view.period, -1) })}>
        <IconPrevious />
      </ActionIcon>
      <OneDay label={t('view.day')} day={day} onChange={(chosen) => onChange({ day: chosen })} />
      <ActionIcon aria-label={t('report.later')} disabled={!day} onClick={() => onChange({ day: shifted(day!, view.period, 1) })}>
        <IconNext />
      </ActionIcon>
    </div>
  )
}

function OneDay({ label, day, onChange }: { label: string; day: string | undefined; onChange(day: string): void }) {
  return <DateInput name={label} label={label} className={classes.day} day={day} onChange={onChange} />
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
