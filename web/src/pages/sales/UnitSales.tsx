// A unit on a business day: what to show is chosen at the top, and everything below follows it live.
import { useTranslation } from 'react-i18next'
import type { BusinessUnit } from '../../api/setup'
import { Later } from '../../components/Later'
import { PageTitle } from '../../components/PageTitle'
import { ProblemNotice } from '../../components/ProblemNotice'
import { Skeleton } from '../../components/Skeleton'
import { useFormats } from '../../state/formats'
import { useLive } from '../../state/live'
import { useSettled } from '../../state/painted'
import { useUnitDay } from '../../state/unitday'
import { useView } from '../../state/view'
import { DaySkeleton } from './DaySkeleton'
import { DayView } from './DayView'
import classes from './sales.module.css'

type Props = { unit: BusinessUnit; units: BusinessUnit[] }

export function UnitSales({ unit, units }: Props) {
  const { t } = useTranslation()
  const formats = useFormats()
  const [view] = useView()
  const settled = useSettled()
  // What a stream reads again when it opens has just been read.
  const live = useLive(unit.id, settled)
  const { data, error, currentDay, retry } = useUnitDay(unit.id, view, live)

  const day = view.businessDay ?? currentDay

  return (
    <>
      <PageTitle parts={[t('nav.sales'), unit.name, day && formats.shortDay(day)]} />
      <Later name="Controls" code={() => import('./Controls')} when={settled} meanwhile={<ControlsToCome unit={unit} />}>
        {({ Controls }) => <Controls unit={unit} units={units} currentDay={currentDay} />}
      </Later>
      {data ? (
        <DayView key={data.calendar.businessDay} unit={unit} day={data} live={live} />
      ) : error ? (
        <ProblemNotice error={error} onRetry={retry} />
      ) : (
        <DaySkeleton />
      )}
    </>
  )
}

/** The place of what is chosen by, with the name of what is shown. */
function ControlsToCome({ unit }: { unit: BusinessUnit }) {
  return (
    <div className={classes.bar}>
      <div className={classes.unitName}>{`${unit.name} · ${unit.id}`}</div>
      <Skeleton className={classes.control} />
      <Skeleton className={classes.control} />
    </div>
  )
}
