import { DatePickerInput, DatesProvider } from '@mantine/dates'
import '@mantine/dates/styles.layer.css'
import 'dayjs/locale/es'
import 'dayjs/locale/fr'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormats } from '../state/formats'

type Props = {
  /** What the day is, for those who listen; the day is said after it. */
  name: string
  label?: ReactNode
  day: string | undefined
  maxDate?: string
  className?: string | undefined
  required?: boolean
  onChange(day: string): void
}

/** Chooses a day, written as the page writes days. */
export function DateInput({ name, day, onChange, ...shown }: Props) {
  const { language } = useTranslation().i18n
  const formats = useFormats()
  return (
    <DatesProvider settings={{ locale: language, firstDayOfWeek: 1 }}>
      <DatePickerInput
        {...shown}
        aria-label={day && `${name}: ${formats.shortDay(day)}`}
        value={day ?? null}
        onChange={(next) => next && onChange(next)}
        valueFormatter={({ date }) => (typeof date === 'string' ? formats.shortDay(date) : '')}
        popoverProps={{ withinPortal: false }}
      />
    </DatesProvider>
  )
}
