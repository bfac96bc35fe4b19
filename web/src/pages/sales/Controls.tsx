// What is shown is chosen here: the unit, the day, and the day it is held against.
import { useTranslation } from 'react-i18next'
import type { BusinessUnit } from '../../api/setup'
import { useView } from '../../state/view'
import { ComparisonSelect } from './ComparisonSelect'
import { DaySelect } from './DaySelect'
import { UnitSelect } from './UnitSelect'
import classes from './sales.module.css'

type Props = { unit: BusinessUnit; units: BusinessUnit[]; currentDay: string | undefined }

export function Controls({ unit, units, currentDay }: Props) {
  const { t } = useTranslation()
  const [view, show] = useView()
  const day = view.businessDay ?? currentDay
  return (
    <div role="search" className={classes.bar} aria-label={t('view.filters')}>
      <UnitSelect units={units} value={unit.id} onChange={(unitId) => show({ unitId, opened: undefined })} />
      <DaySelect
        day={day}
        currentDay={currentDay}
        onChange={(businessDay) => show({ unitId: unit.id, businessDay, opened: undefined })}
      />
      <ComparisonSelect view={view} day={day} currentDay={currentDay} onChange={show} />
    </div>
  )
}
