// Analytics > Forecast: what a unit will sell in the coming two weeks, how sure that is, and what people know better.
import { Stack, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { unitsQuery } from '../../api/setup'
import { EmptyState } from '../../components/EmptyState'
import { PageTitle } from '../../components/PageTitle'
import { ProblemNotice } from '../../components/ProblemNotice'
import { Skeleton } from '../../components/Skeleton'
import { useView } from '../../state/view'
import { UnitSelect } from '../sales/UnitSelect'
import { UnitForecast } from './UnitForecast'

export function ForecastPage() {
  const { t } = useTranslation()
  const [view, show] = useView()
  const units = useQuery(unitsQuery)
  const unit = units.data?.find(({ id }) => id === (view.unitId ?? units.data[0]?.id))
  return (
    <Stack gap="md" maw={1400} mx="auto">
      <PageTitle parts={[t('nav.forecast'), unit?.name]} />
      <Title order={1} size="h3" className="sr-only">
        {t('nav.forecast')}
      </Title>
      {units.data ? (
        <UnitSelect units={units.data} value={unit?.id ?? null} onChange={(unitId) => show({ unitId })} />
      ) : units.error ? (
        <ProblemNotice error={units.error} onRetry={() => void units.refetch()} />
      ) : (
        <Skeleton height={44} />
      )}
      {unit && <UnitForecast key={unit.id} unit={unit} />}
      {units.data && !unit && (
        <EmptyState
          title={t(units.data.length ? 'empty.unknownUnit' : 'empty.noUnits')}
          hint={t(units.data.length ? 'empty.unknownUnitHint' : 'empty.noUnitsHint')}
        />
      )}
    </Stack>
  )
}
