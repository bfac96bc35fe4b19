// A unit on a business day: what to show is chosen at the top, and everything below follows it live.
import { useTranslation } from 'react-i18next'
import type { BusinessUnit } from '../../api/setup'
import { ProblemNotice } from '../../components/ProblemNotice'
import { useLive } from '../../state/live'
import { useUnitDay } from '../../state/unitday'
import { useView } from '../../state/view'
import { ComparisonSelect } from './ComparisonSelect'
import { DaySelect } from './DaySelect'
import { DaySkeleton } from './DaySkeleton'
import { DayView } from './DayView'
import { UnitSelect } from './UnitSelect'
import classes from './sales.module.css'

type Props = { unit: BusinessUnit; units: BusinessUnit[] }

export function UnitSales({ unit, units }: Props) {
  const { t } = useTranslation()
  const [view, show] = useView()
  const live = useLive(unit.id)
  const { data, error, currentDay, retry } = useUnitDay(unit.id, view, live)

  return (
    <>
      <div role="search" className={classes.bar} aria-label={t('view.filters')}>
        <UnitSelect units={units} value={unit.id} onChange={(unitId) => show({ unitId, opened: undefined })} />
        <DaySelect
          day={view.businessDay ?? currentDay}
          currentDay={currentDay}
          onChange={(businessDay) => show({ unitId: unit.id, businessDay, opened: undefined })}
        />
        <ComparisonSelect view={view} day={view.businessDay ?? currentDay} currentDay={currentDay} onChange={show} />
      </div>
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
