import { Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { BusinessUnit } from '../../api/setup'
import { lastReceived } from '../../sales/received'
import { useNow } from '../../state/clock'
import { useFormats } from '../../state/formats'
import type { UnitDay } from '../../state/unitday'

/** How long ago the day last received something, with the instant in the unit's zone. */
export function LastReceived({ unit, day }: { unit: BusinessUnit; day: UnitDay }) {
  const { t } = useTranslation()
  const formats = useFormats()
  const now = useNow(day.lead, 1_000)
  const received = lastReceived(unit, day.calendar.businessDay, day.figures)
  if (received === undefined) {
    return (
      <Text size="sm" c="dimmed">
        {t('state.neverReceived')}
      </Text>
    )
  }
  const { timeZone } = day.calendar
  return (
    <Text size="sm" c="dimmed">
      <span title={formats.instant(received, timeZone)}>
        {t('state.received', { ago: formats.ago(now - received) })} ·{' '}
        <time dateTime={new Date(received).toISOString()}>{formats.timeOfDay(received, timeZone)}</time>
      </span>
    </Text>
  )
}
