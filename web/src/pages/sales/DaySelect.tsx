import { ActionIcon, Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { DateInput } from '../../components/DateInput'
import { IconNext, IconPrevious } from '../../components/icons'
import { addDays } from '../../format/businessday'
import classes from './sales.module.css'

type Props = {
  day: string | undefined
  currentDay: string | undefined
  /** Called with nothing for the day the unit is in, whichever that is. */
  onChange(day: string | undefined): void
}

/** Chooses a business day up to the current one. */
export function DaySelect({ day, currentDay, onChange }: Props) {
  const { t } = useTranslation()
  const show = (next: string) => onChange(next === currentDay ? undefined : next)
  const isCurrent = day === currentDay
  return (
    <div className={classes.daySelect} role="group" aria-label={t('view.day')}>
      <ActionIcon aria-label={t('view.previousDay')} disabled={!day} onClick={() => day && show(addDays(day, -1))}>
        <IconPrevious />
      </ActionIcon>
      <DateInput className={classes.dayInput} name={t('view.day')} day={day} maxDate={currentDay} onChange={show} />
      <ActionIcon
        aria-label={t('view.nextDay')}
        disabled={!day || !currentDay || day >= currentDay}
        onClick={() => day && show(addDays(day, 1))}
      >
        <IconNext />
      </ActionIcon>
      <Button variant="default" px="sm" flex="none" disabled={isCurrent} onClick={() => onChange(undefined)}>
        {t('view.today')}
      </Button>
    </div>
  )
}
