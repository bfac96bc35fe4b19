// Analytics > All units: any period of all units, broken down and compared.
import { Stack, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { type ReportRow, reportQuery, type SalesReport } from '../../api/report'
import { EmptyState } from '../../components/EmptyState'
import { PageTitle } from '../../components/PageTitle'
import { ProblemNotice } from '../../components/ProblemNotice'
import { Skeleton } from '../../components/Skeleton'
import { currenciesOf, valueOf } from '../../sales/report'
import { useFormats } from '../../state/formats'
import { useLiveReports } from '../../state/livereports'
import { type OpenedNumber, totalNumber, useOpenedNumber } from '../../state/openednumber'
import { groupsQuestion } from '../../state/reportquestion'
import { type ReportView, useReportView } from '../../state/reportview'
import { useScope } from '../../state/scope'
import { Course } from './Course'
import { Filters } from './Filters'
import { Groups } from './Groups'
import { NumberOrigin } from './NumberOrigin'
import { PeriodBar } from './PeriodBar'
import { SpokenTotals } from '../sales/SpokenTotals'
import { ReportStatus } from './ReportStatus'
import { Toolbar } from './Toolbar'
import { TotalCards } from './TotalCards'
import { type ReportNames, useNames } from './useNames'

export function UnitsPage() {
  const { t } = useTranslation()
  const [view, show] = useReportView()
  const [opened, open] = useOpenedNumber()
  const live = useLiveReports()
  const report = useQuery(reportQuery(groupsQuestion(view)))
  const { data, error } = report
  const names = useNames()
  const formats = useFormats()
  const today = useScope(view).units.map(({ currentBusinessDay }) => currentBusinessDay).sort().at(-1)
  const currencies = data ? currenciesOf(data.totals) : []

  return (
    <Stack gap="md" maw={1400} mx="auto">
      <PageTitle parts={[t('nav.units'), data && formats.span(data.start, data.end)]} />
      <Title order={1} size="h3" className="sr-only">
        {t('nav.units')}
      </Title>
      <PeriodBar view={view} today={today} end={data?.end} onChange={show} />
      <Filters view={view} onChange={show} />
      <Toolbar view={view} currencies={currencies} onChange={show} />
      {data ? (
        <>
          <ReportStatus view={view} report={data} live={live} />
          {data.totals.length === 0 ? (
            <EmptyState title={t('report.nothing')} hint={t('report.nothingHint')} />
          ) : (
            <>
              <Totals view={view} report={data} onOpen={open} />
              <Course view={view} report={data} currencies={currencies} onChange={show} onOpen={open} />
              <Groups view={view} report={data} onChange={show} onOpen={open} />
            </>
          )}
          <SpokenTotals totals={data.totals.map((total) => spokenOf(total, names))} />
          <NumberOrigin number={opened} view={view} report={data} onClose={() => open(undefined)} />
        </>
      ) : error ? (
        <ProblemNotice error={error} onRetry={() => void report.refetch()} />
      ) : (
        <Skeleton height={360} label={t('loading')} />
      )}
    </Stack>
  )
}

type TotalsProps = { view: ReportView; report: SalesReport; onOpen(number: OpenedNumber): void }

/** The cards of each currency. */
function Totals({ view, report, onOpen }: TotalsProps) {
  return report.totals.map((total) => (
    <TotalCards
      key={total.currencyId}
      total={total}
      alone={report.totals.length === 1}
      view={view}
      report={report}
      onOpen={() => onOpen(totalNumber(total.currencyId))}
    />
  ))
}

function spokenOf({ currencyId, sold }: ReportRow, names: ReportNames) {
  return { currency: names.currency(currencyId), netSales: valueOf(sold, 'netSales') ?? 0n, checks: valueOf(sold, 'numChecks') ?? 0n }
}
