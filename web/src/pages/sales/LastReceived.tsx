import { useTranslation } from 'react-i18next'
import type { BusinessUnit } from '../../api/setup'
import { lastReceived } from '../../sales/received'
import { useNow } from '../../state/clock'
import { useFormats } from '../../state/formats'
import { useSettled } from '../../state/painted'
import type { UnitDay } from '../../state/unitday'

/** How long ago the day last received something, with the instant in the unit's zone. */
export function LastReceived({ unit, day }: { unit: BusinessUnit; day: UnitDay }) {
  const { t } = useTranslation()
  const formats = useFormats()
  // It takes the names of the zones, which take long to find.
  const settled = useSettled()
  const now = useNow(day.lead, 1_000)
  const received = lastReceived(unit, day.calendar.businessDay, day.figures)
  if (received === undefined) return <p className="note">{t('state.neverReceived')}</p>
  const { timeZone } = day.calendar
  return (
    <p className="note" title={settled ? formats.instant(received, timeZone) : undefined}>
      {t('state.received', { ago: formats.ago(now - received) })} ·{' '}
      <time dateTime={new Date(received).toISOString()}>{formats.timeOfDay(received, timeZone)}</time>
    </p>
  )
}
