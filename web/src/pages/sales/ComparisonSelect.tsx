import { NativeSelect } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { DateInput } from '../../components/DateInput'
import { type DayComparison, dayComparisons, otherDayOf } from '../../sales/otherday'
import type { View } from '../../sales/view'
import classes from './sales.module.css'

type Props = { view: View; day: string | undefined; currentDay: string | undefined; onChange(change: Partial<View>): void }

/** Chooses the day that this one is held against. One that is to be chosen begins with the one that was compared before. */
export function ComparisonSelect({ view, day, currentDay, onChange }: Props) {
  const { t } = useTranslation()
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
        <DateInput
          className={classes.comparisonInput}
          name={t('view.otherDay')}
          day={otherDay}
          maxDate={currentDay}
          onChange={(next) => onChange({ otherDay: next })}
        />
      )}
    </div>
  )
}
