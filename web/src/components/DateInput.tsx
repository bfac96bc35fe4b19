import { DatePickerInput } from '@mantine/dates'
import type { ReactNode } from 'react'
import { useFormats } from '../state/formats'
import { LocalDates, usePickerLabels } from './LocalDates'

type Props = {
  /** What the day is, for those who listen; the day is said after it. */
  name: string
  label?: ReactNode
  day: string | undefined
  maxDate?: string | undefined
  className?: string | undefined
  required?: boolean
  onChange(day: string): void
}

/** Chooses a day, written as the page writes days. */
export function DateInput({ name, day, onChange, ...shown }: Props) {
  const labels = usePickerLabels()
  const formats = useFormats()
  return (
    <LocalDates>
      <DatePickerInput
        {...shown}
        {...labels}
        aria-label={day && `${name}: ${formats.shortDay(day)}`}
        value={day ?? null}
        onChange={(next) => next && onChange(next)}
        valueFormatter={({ date }) => (typeof date === 'string' ? formats.shortDay(date) : '')}
        popoverProps={{ withinPortal: false }}
      />
    </LocalDates>
  )
}
