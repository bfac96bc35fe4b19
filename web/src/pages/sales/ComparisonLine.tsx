import { useTranslation } from 'react-i18next'
import type { Slot } from '../../sales/slots'
import { useFormats } from '../../state/formats'
import type { UnitDay } from '../../state/unitday'

/** Names the day that the key figures are held against and, while a day is running, how far. */
export function ComparisonLine({ day, until }: { day: UnitDay; until: Slot | undefined }) {
  const { t } = useTranslation()
  const formats = useFormats()
  const otherDay = formats.longDay(day.otherCalendar.businessDay)
  return (
    <p className="note">
      {until
        ? t('comparison.withUntil', { day: otherDay, time: formats.time(until.startTime, day.calendar.timeZone) })
        : t('comparison.with', { day: otherDay })}
    </p>
  )
}
