// Analytics > Sales: how a unit is doing on a business day.
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { type BusinessUnit, unitsQuery } from '../../api/setup'
import { EmptyState } from '../../components/EmptyState'
import { Later } from '../../components/Later'
import { PageTitle } from '../../components/PageTitle'
import { ProblemNotice } from '../../components/ProblemNotice'
import { Skeleton } from '../../components/Skeleton'
import { useView } from '../../state/view'
import { UnitSales } from './UnitSales'
import classes from './sales.module.css'

export function SalesPage() {
  const { t } = useTranslation()
  const units = useQuery(unitsQuery)
  return (
    <div className={`stack ${classes.page}`}>
      <h1 className="sr-only">{t('nav.sales')}</h1>
      {units.data ? (
        <ChosenUnit units={units.data} />
      ) : units.error ? (
        <ProblemNotice error={units.error} onRetry={() => void units.refetch()} />
      ) : (
        <>
          <PageTitle parts={[t('nav.sales')]} />
          <Skeleton height={44} />
        </>
      )}
    </div>
  )
}

function ChosenUnit({ units }: { units: BusinessUnit[] }) {
  const { t } = useTranslation()
  const [view, show] = useView()
  const unitId = view.unitId ?? units[0]?.id
  const unit = units.find(({ id }) => id === unitId)

  if (unit) return <UnitSales key={unit.id} unit={unit} units={units} />
  const title = <PageTitle parts={[t('nav.sales')]} />
  if (units.length === 0) {
    return (
      <>
        {title}
        <EmptyState title={t('empty.noUnits')} hint={t('empty.noUnitsHint')} />
      </>
    )
  }
  return (
    <>
      {title}
      <Later name="UnitSelect" code={() => import('./UnitSelect')} meanwhile={<Skeleton height={44} />}>
        {({ UnitSelect }) => <UnitSelect units={units} value={null} onChange={(chosen) => show({ unitId: chosen })} />}
      </Later>
      <EmptyState title={t('empty.unknownUnit')} hint={t('empty.unknownUnitHint')} />
    </>
  )
}
