import { Badge, Group, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { BusinessUnit } from '../../api/setup'
import { changedSince } from '../../sales/lateness'
import { dayState } from '../../sales/slots'
import type { LiveStatus } from '../../state/follow'
import { useFormats } from '../../state/formats'
import type { UnitDay } from '../../state/unitday'
import { LastReceived } from './LastReceived'
import classes from './sales.module.css'

type Props = { unit: BusinessUnit; day: UnitDay; live: LiveStatus; now: number }

/** Which day it is, how far it can be relied on, when it last heard from the tills, and whether the page does. */
export function DayStatus({ unit, day, live, now }: Props) {
  const { t } = useTranslation()
  const formats = useFormats()
  const { calendar } = day
  const state = dayState(calendar, now)
  return (
    <Group gap="sm" className={classes.status}>
      <Text component="h2" fw={650} size="lg">
        {formats.day(calendar.businessDay)}
      </Text>
      <Badge variant="outline" color={state === 'running' ? 'lagoon' : 'gray'} className={classes.badge} size="lg">
        {t(`state.${state}`)}
      </Badge>
      {state === 'complete' && changedSince(day.standing) && (
        <Badge variant="outline" color="yellow" className={classes.badge} size="lg">
          {t('state.changed')}
        </Badge>
      )}
      {day.standing.final && (
        <Badge variant="outline" color="gray" className={classes.badge} size="lg">
          {t('state.final')}
        </Badge>
      )}
      {calendar.hours !== 24 && (
        <Badge variant="outline" color="yellow" className={classes.badge} size="lg">
          {t('state.clockChange', { hours: formats.count(calendar.hours) })}
        </Badge>
      )}
      <span className={classes.spacer} />
      <LastReceived unit={unit} day={day} />
      <span className={classes.live} data-live={live} role="status">
        {t(`state.${live}`)}
      </span>
    </Group>
  )
}
