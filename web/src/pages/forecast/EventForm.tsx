import { Button, Checkbox, Group, Select, TextInput } from '@mantine/core'
import { DatePickerInput } from '@mantine/dates'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type EventInput, putEvent } from '../../api/forecast'
import { LocalDates, usePickerLabels } from '../../components/LocalDates'
import { useFormats } from '../../state/formats'
import type { CalendarChange } from './CalendarPanel'
import classes from './forecast.module.css'

const kinds = ['closure', 'opening', 'event', 'note'] as const

type Props = { unitId: number; today: string; onChange: CalendarChange }

/** Puts an event into the calendar. */
export function EventForm({ unitId, today, onChange }: Props) {
  const { t } = useTranslation()
  const formats = useFormats()
  const pickerLabels = usePickerLabels()
  const [kind, setKind] = useState<EventInput['kind']>('closure')
  const [name, setName] = useState('')
  const [note, setNote] = useState('')
  const [days, setDays] = useState<[string | null, string | null]>([null, null])
  const [everywhere, setEverywhere] = useState(false)
  const [start, end] = days
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const input: EventInput = { kind, name, note, start: start!, end: end ?? start!, units: everywhere ? [] : [unitId] }
    onChange.mutate(() => putEvent(crypto.randomUUID(), input), { onSuccess: () => [setName(''), setNote(''), setDays([null, null])] })
  }
  return (
    <form onSubmit={submit} className={classes.form} aria-label={t('forecast.addEvent')}>
      <Group gap="sm" align="flex-end">
        <Select
          label={t('forecast.kindLabel')}
          data={kinds.map((value) => ({ value, label: t(`forecast.kind.${value}`) }))}
          value={kind}
          onChange={(chosen) => setKind(kinds.find((known) => known === chosen) ?? kind)}
          allowDeselect={false}
          comboboxProps={{ withinPortal: false }}
        />
        <TextInput label={t('forecast.name')} value={name} onChange={(event) => setName(event.currentTarget.value)} maxLength={100} required />
        <LocalDates>
          <DatePickerInput
            {...pickerLabels}
            type="range"
            label={t('forecast.when')}
            placeholder={t('forecast.whenHint')}
            value={days}
            onChange={setDays}
            minDate={today}
            allowSingleDateInRange
            valueFormatter={({ date }) =>
              Array.isArray(date) && typeof date[0] === 'string' ? formats.span(date[0], typeof date[1] === 'string' ? date[1] : date[0]) : ''
            }
            popoverProps={{ withinPortal: false }}
            miw={220}
          />
        </LocalDates>
        <TextInput label={t('forecast.note')} value={note} onChange={(event) => setNote(event.currentTarget.value)} maxLength={500} />
        <Checkbox
          label={t('forecast.allUnits')}
          checked={everywhere}
          onChange={(event) => setEverywhere(event.currentTarget.checked)}
          className={classes.check}
        />
        <Button type="submit" loading={onChange.isPending} disabled={!name.trim() || !start}>
          {t('forecast.add')}
        </Button>
      </Group>
    </form>
  )
}
