import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Segments } from '../../components/Segments'
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
    day: formats.day(calendars.calendar.businessDay),
    other: formats.day(calendars.otherCalendar.businessDay),
  }
  const shown = { points, names, currency, timeZone: calendars.calendar.timeZone, running, cumulated: view.cumulated, onOpen }

  return (
    <section className={`panel ${classes.section}`}>
      <div className="row between">
        <h3 className="title" id="curve-title">
          {t(view.cumulated ? 'curve.cumulatedTitle' : 'curve.title')}
        </h3>
        <div className="row">
          {currencies.length > 1 && (
            <Segments
              label={t('curve.currency')}
              options={currencies.map(({ id }) => ({ value: id, label: id }))}
              value={currency.id}
              onChange={setCurrencyId}
            />
          )}
          <Segments
            label={t('curve.sums')}
            options={(['bySlot', 'cumulated'] as const).map((value) => ({ value, label: t(`curve.${value}`) }))}
            value={view.cumulated ? 'cumulated' : 'bySlot'}
            onChange={(value) => show({ cumulated: value === 'cumulated' })}
          />
          <Segments
            label={t('curve.shownAs')}
            options={(['asChart', 'asTable'] as const).map((value) => ({ value, label: t(`curve.${value}`) }))}
            value={shape}
            onChange={(chosen) => setShape(chosen)}
          />
        </div>
      </div>
      {forecast && <ExpectedAtClosing forecast={forecast} currency={currency} />}
      {shape === 'asTable' ? <CurveTable {...shown} /> : <CurveAsChart {...shown} />}
    </section>
  )
}
