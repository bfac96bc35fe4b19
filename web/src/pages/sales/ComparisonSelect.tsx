import { NativeSelect } from '@mantine/core'
import { DatePickerInput } from '@mantine/dates'
import { useTranslation } from 'react-i18next'
import { type DayComparison, dayComparisons, otherDayOf } from '../../sales/otherday'
import { useFormats } from '../../state/formats'
import type { View } from '../../sales/view'
import classes from './sales.module.css'

type Props = { view: View; day: string | undefined; currentDay: string | undefined; onChange(change: Partial<View>): void }

/** Chooses the day that this one is held against. One that is to be chosen begins with the one that was compared before. */
export function ComparisonSelect({ view, day, currentDay, onChange }: Props) {
  const { t } = useTranslation()
  const formats = useFormats()
  const otherDay = day && otherDayOf(day, view.compare, view.otherDay)
  const change = (compare: DayComparison) => onChange({ compare, otherDay: compare === 'chosen' ? otherDay : undefined })
  return (
    <div className={classes.comparison} role="group" aria-label={t('view.comparison')}>
      <NativeSelect
        className={classes.comparisonInput}
        aria-label={t('view.compare')}
        data={dayComparisons.map((value) => ({ value, label: t(`dayComparison.${value}`) }))}
        value={view.compare}
        disabled={!day}
        onChange={({ currentTarget }) => change(currentTarget.value as DayComparison)}
      />
      {view.compare === 'chosen' && otherDay && (
        <DatePickerInput
          className={classes.comparisonInput}
          aria-label={`${t('view.otherDay')}: ${formats.shortDay(otherDay)}`}
          value={otherDay}
          maxDate={currentDay}
          onChange={(next) => next && onChange({ otherDay: next })}
          valueFormatter={({ date }) => (typeof date === 'string' ? formats.shortDay(date) : '')}
          popoverProps={{ withinPortal: false }}
        />
      )}
    </div>
  )
}
