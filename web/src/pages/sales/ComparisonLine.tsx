import { useTranslation } from 'react-i18next'
import { useFormats } from '../../state/formats'
import type { UnitDay } from '../../state/unitday'

/** Names the day that the key figures are compared with and, while a day is running, until when. */
export function ComparisonLine({ day, until }: { day: UnitDay; until: string | undefined }) {
  const { t } = useTranslation()
  const formats = useFormats()
  const otherDay = formats.day(day.otherCalendar.businessDay)
  return (
    <p className="note">
      {until ? t('comparison.withUntil', { day: otherDay, time: until }) : t('comparison.with', { day: otherDay })}
    </p>
  )
}
