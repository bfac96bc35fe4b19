import { Group, SegmentedControl, Title } from '@mantine/core'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Currency } from '../../format/formats'
import type { ComparedDay } from '../../sales/comparison'
import { cumulated, curveOf, withoutIdleEnds } from '../../sales/curve'
import type { Slot } from '../../sales/slots'
import { useFormats } from '../../state/formats'
import type { UnitDay } from '../../state/unitday'
import { useView } from '../../state/view'
import { CurveAsChart } from './CurveAsChart'
import { CurveTable } from './CurveTable'
import { ExpectedAtClosing } from './ExpectedAtClosing'
import { useExpected, withExpected } from './expected'
import classes from './sales.module.css'

type Props = { currencies: Currency[]; day: ComparedDay; other: ComparedDay; calendars: UnitDay; running: Slot | undefined; onOpen(slot: number): void }
type Shape = 'asChart' | 'asTable'

/** Net sales by slot or summed up, of the day and of the one it is compared with, as a chart or as a table. */
export function Curve({ currencies, day, other, calendars, running, onOpen }: Props) {
  const { t } = useTranslation()
  const formats = useFormats()
  const [view, show] = useView()
  const [shape, setShape] = useState<Shape>('asChart')
  const [currencyId, setCurrencyId] = useState(currencies[0]!.id)
  const currency = currencies.find(({ id }) => id === currencyId) ?? currencies[0]!
  const forecast = useExpected(calendars.calendar, currency.id, running !== undefined)
  const points = useMemo(
    () => {
      const bySlot = withoutIdleEnds(withExpected(curveOf(day, other, currency.id), forecast), running)
      return view.cumulated ? cumulated(bySlot) : bySlot
    },
    [day, other, currency.id, running, forecast, view.cumulated],
  )
  const names = {
    day: formats.longDay(calendars.calendar.businessDay),
    other: formats.longDay(calendars.otherCalendar.businessDay),
  }
  const shown = { points, names, currency, timeZone: calendars.calendar.timeZone, running, cumulated: view.cumulated, onOpen }

  return (
    <section className={`panel ${classes.section}`}>
      <Group justify="space-between" gap="sm">
        <Title order={3} size="h5" id="curve-title">
          {t(view.cumulated ? 'curve.cumulatedTitle' : 'curve.title')}
        </Title>
        <Group gap="sm">
          {currencies.length > 1 && (
            <SegmentedControl
              aria-label={t('curve.currency')}
              data={currencies.map(({ id }) => id)}
              value={currency.id}
              onChange={setCurrencyId}
            />
          )}
          <SegmentedControl
            aria-label={t('curve.sums')}
            data={(['bySlot', 'cumulated'] as const).map((value) => ({ value, label: t(`curve.${value}`) }))}
            value={view.cumulated ? 'cumulated' : 'bySlot'}
            onChange={(value) => show({ cumulated: value === 'cumulated' })}
          />
          <SegmentedControl
            aria-label={t('curve.shownAs')}
            data={(['asChart', 'asTable'] as const).map((value) => ({ value, label: t(`curve.${value}`) }))}
            value={shape}
            onChange={(value) => setShape(value as Shape)}
          />
        </Group>
      </Group>
      {forecast && <ExpectedAtClosing forecast={forecast} currency={currency} />}
      {shape === 'asTable' ? <CurveTable {...shown} /> : <CurveAsChart {...shown} />}
    </section>
  )
}
