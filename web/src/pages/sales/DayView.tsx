// One business day: its state, its key figures, its curve and its table, and where each number comes from.
import { useCallback, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { BusinessUnit } from '../../api/setup'
import { Later } from '../../components/Later'
import { Skeleton } from '../../components/Skeleton'
import { compareDays, totalsOf } from '../../sales/comparison'
import { currenciesSold } from '../../sales/currencies'
import { slotAt, slotsOf } from '../../sales/slots'
import { useNow } from '../../state/clock'
import { useFormats } from '../../state/formats'
import { useSettled } from '../../state/painted'
import type { LiveStatus } from '../../state/follow'
import type { UnitDay } from '../../state/unitday'
import type { Opened } from '../../sales/view'
import { useView } from '../../state/view'
import { ComparisonLine } from './ComparisonLine'
import { Curve } from './Curve'
import { DayStatus } from './DayStatus'
import { EmptyDay } from './EmptyDay'
import { KeyFigures } from './KeyFigures'
import { SpokenTotals } from './SpokenTotals'

type Props = { unit: BusinessUnit; day: UnitDay; live: LiveStatus }

const slotCheckEvery = 5_000

export function DayView({ unit, day, live }: Props) {
  const { t } = useTranslation()
  const formats = useFormats()
  const now = useNow(day.lead, slotCheckEvery)
  const slots = useMemo(() => slotsOf(day.calendar), [day.calendar])
  const otherSlots = useMemo(() => slotsOf(day.otherCalendar), [day.otherCalendar])
  const own = useMemo(() => ({ figures: day.figures, slots }), [day.figures, slots])
  const other = useMemo(() => ({ figures: day.otherFigures, slots: otherSlots }), [day.otherFigures, otherSlots])
  const comparison = compareDays(own, other, now)
  const until = comparison.until && formats.time(comparison.until.startTime, day.calendar.timeZone)
  const currencies = currenciesSold(day, unit)
  const spoken = currencies.flatMap((currency) => {
    const totals = totalsOf(day.figures, currency.id)
    return totals ? { currency, netSales: totals.netSales, checks: totals.numChecks } : []
  })
  const [view, show] = useView()
  const settled = useSettled()
  const open = useCallback((opened: Opened) => show({ opened }), [show])

  return (
    <div className="stack">
      <DayStatus unit={unit} day={day} live={live} now={now} />
      {day.figures.length === 0 && <EmptyDay unit={unit} calendar={day.calendar} now={now} />}
      {(day.figures.length > 0 || day.otherFigures.length > 0) && (
        <>
          <ComparisonLine day={day} until={until} />
          {currencies.map((currency) => (
            <KeyFigures
              key={currency.id}
              currency={currency}
              alone={currencies.length === 1}
              figures={day.figures}
              comparison={comparison}
              basis={until && t('comparison.until', { time: until })}
              onOpen={() => open('day')}
            />
          ))}
          <Curve currencies={currencies} day={own} other={other} calendars={day} running={slotAt(slots, now)} onOpen={open} />
        </>
      )}
      <SpokenTotals key={`${unit.id} ${day.calendar.businessDay}`} totals={spoken} />
      {day.figures.length > 0 && (
        <Later name="FigureTable" code={() => import('./FigureTable')} when={settled} meanwhile={<Skeleton height={320} />}>
          {({ FigureTable }) => <FigureTable day={day} slots={slots} currencies={currencies} onOpen={open} />}
        </Later>
      )}
      <Later name="Origin" code={() => import('./origin/Origin')} when={settled}>
        {({ Origin }) => (
          <Origin opened={view.opened} day={day} slots={slots} currencies={currencies} now={now} onClose={() => show({ opened: undefined })} />
        )}
      </Later>
    </div>
  )
}
