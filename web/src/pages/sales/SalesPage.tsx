// Analytics > Sales: how a unit is doing on a business day.
import { Skeleton, Stack, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { type BusinessUnit, unitsQuery } from '../../api/setup'
import { EmptyState } from '../../components/EmptyState'
import { ProblemNotice } from '../../components/ProblemNotice'
import { useView } from '../../state/view'
import { UnitSales } from './UnitSales'
import { UnitSelect } from './UnitSelect'

export function SalesPage() {
  const { t } = useTranslation()
  const units = useQuery(unitsQuery)
  return (
    <Stack gap="md" maw={1400} mx="auto">
      <Title order={1} size="h3" className="sr-only">
        {t('nav.sales')}
      </Title>
      {units.data ? (
        <ChosenUnit units={units.data} />
      ) : units.error ? (
        <ProblemNotice error={units.error} onRetry={() => void units.refetch()} />
      ) : (
        <Skeleton h={44} />
      )}
    </Stack>
  )
}

function ChosenUnit({ units }: { units: BusinessUnit[] }) {
  const { t } = useTranslation()
  const [view, show] = useView()
  const unitId = view.unitId ?? units[0]?.id
  const unit = units.find(({ id }) => id === unitId)

  if (units.length === 0) return <EmptyState title={t('empty.noUnits')} hint={t('empty.noUnitsHint')} />
  if (unit) return <UnitSales key={unit.id} unit={unit} units={units} />
  return (
    <>
      <UnitSelect units={units} value={null} onChange={(chosen) => show({ unitId: chosen })} />
      <EmptyState title={t('empty.unknownUnit')} hint={t('empty.unknownUnitHint')} />
    </>
  )
}
