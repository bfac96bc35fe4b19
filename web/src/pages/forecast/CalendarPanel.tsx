// The company's calendar as far as it concerns a unit: what closes it, opens it or makes it busy.
import { Button, Group, Text, Title } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import {
  calendarKey, calendarQuery, type CalendarEvent, deleteEvent, type Forecast, forecastKey, holidaysQuery, putEvent,
} from '../../api/forecast'
import type { BusinessUnit } from '../../api/setup'
import { addDays } from '../../format/businessday'
import { useFormats } from '../../state/formats'
import { EventForm } from './EventForm'
import { holidaysOf } from './expected'
import { FormProblem } from './FormProblem'
import classes from './forecast.module.css'

const monthsAhead = 6

type Coverage = Forecast['publicHolidays']
type Props = { unit: BusinessUnit; publicHolidays: Coverage; today: string; mayDecide: boolean }

export function CalendarPanel({ unit, publicHolidays, today, mayDecide }: Props) {
  const { t } = useTranslation()
  const unitId = unit.id
  const last = addDays(today, 30 * monthsAhead)
  const events = useQuery(calendarQuery(unitId, today, last))
  const change = useCalendarChange(unitId)
  const list = useRef<HTMLUListElement>(null)
  const [removed, setRemoved] = useState<CalendarEvent>()
  const putBack = () => {
    list.current?.focus() // the button that has the focus is about to go
    setRemoved(undefined)
  }
  return (
    <section className={`panel ${classes.section}`} aria-labelledby="calendar-title">
      <Title order={2} size="h5" id="calendar-title">
        {t('forecast.calendar')}
      </Title>
      <Text size="sm" c="dimmed">
        {t('forecast.calendarHint')}
      </Text>
      <MissingHolidays coverage={publicHolidays} country={unit.groupings.country} />
      {events.data && <Holidays unitId={unitId} today={today} last={last} events={events.data} />}
      {events.data?.length === 0 && <p className={classes.quiet}>{t('forecast.noEvents')}</p>}
      <ul ref={list} tabIndex={-1} className={classes.events} aria-labelledby="calendar-title">
        {events.data?.map((event) => (
          <EventLine
            key={event.id}
            event={event}
            onRemove={mayDecide ? () => change.mutate(() => deleteEvent(event.id), { onSuccess: () => setRemoved(event) }) : undefined}
          />
        ))}
      </ul>
      <div aria-live="polite">
        {removed && (
          <Group gap="sm">
            <Text size="sm">{t('forecast.removed', { name: removed.name })}</Text>
            <Button variant="default" autoFocus onClick={() => change.mutate(() => putEvent(removed.id, removed), { onSuccess: putBack })}>
              {t('forecast.undo')}
            </Button>
          </Group>
        )}
      </div>
      <FormProblem error={events.error ?? change.error} />
      {mayDecide && <EventForm unitId={unitId} today={today} onChange={change} />}
    </section>
  )
}

/** The public holidays that the forecast knows of, by the unit's country. */
function Holidays({ unitId, today, last, events }: { unitId: number; today: string; last: string; events: CalendarEvent[] }) {
  const { t } = useTranslation()
  const formats = useFormats()
  const days = useQuery(holidaysQuery(unitId, today, last))
  const holidays = holidaysOf(days.data ?? [], events)
  if (holidays.length === 0) return null
  return (
    <>
      <Title order={3} size="h6" id="holidays-title" mt="sm">
        {t('forecast.holidays')}
      </Title>
      <ul className={classes.holidays} aria-labelledby="holidays-title">
        {holidays.map(({ businessDay, special }) => (
          <li key={businessDay}>
            {formats.shortDay(businessDay)} <strong>{special}</strong>
          </li>
        ))}
      </ul>
    </>
  )
}

/** Says that the forecast knows of no public holidays, and what to do about it. */
function MissingHolidays({ coverage, country }: { coverage: Coverage; country?: string }) {
  const { t } = useTranslation()
  if (coverage === 'noCountry') return <p className={classes.quiet}>{t('forecast.noCountry')}</p>
  if (coverage === 'unknownCountry') return <p className={classes.quiet}>{t('forecast.unknownCountry', { country })}</p>
  return null
}

function useCalendarChange(unitId: number) {
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: (work: () => Promise<void>) => work(),
    onSuccess: () =>
      Promise.all([calendarKey(unitId), forecastKey(unitId)].map((queryKey) => queryClient.invalidateQueries({ queryKey }))),
  })
}

export type CalendarChange = ReturnType<typeof useCalendarChange>

function EventLine({ event, onRemove }: { event: CalendarEvent; onRemove?: () => void }) {
  const { t } = useTranslation()
  const formats = useFormats()
  const days = formats.span(event.start, event.end)
  return (
    <li className={classes.event}>
      <div className={classes.grow}>
        <strong>{event.name}</strong> · {t(`forecast.kind.${event.kind}`)} · {days}
        {event.units.length === 0 && ` · ${t('forecast.allUnits')}`}
        {event.note && <span className={classes.note}>{event.note}</span>}
      </div>
      {onRemove && (
        <Button variant="default" onClick={onRemove} aria-label={t('forecast.removeEvent', { name: event.name })}>
          {t('forecast.remove')}
        </Button>
      )}
    </li>
  )
}
