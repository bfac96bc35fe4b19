// The forecast of one unit, kept up to date while its sales come in.
import { Text, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { type Forecast, forecastQuery } from '../../api/forecast'
import { sessionQuery } from '../../api/session'
import { type BusinessUnit, configurationQuery } from '../../api/setup'
import { EmptyState } from '../../components/EmptyState'
import { ProblemNotice } from '../../components/ProblemNotice'
import { Skeleton } from '../../components/Skeleton'
import type { Currency } from '../../format/formats'
import { useCounted, useFormats } from '../../state/formats'
import { useLive } from '../../state/live'
import { AccuracyPanel } from './AccuracyPanel'
import { CalendarPanel } from './CalendarPanel'
import { DayTable } from './DayTable'
import { best, range, written } from './expected'
import classes from './forecast.module.css'

export function UnitForecast({ unit }: { unit: BusinessUnit }) {
  const { t } = useTranslation()
  useLive(unit.id)
  const forecast = useQuery({
    ...forecastQuery(unit.id, { grain: 'day' }),
    refetchInterval: ({ state }) => (state.data?.status === 'pending' ? 5_000 : 60_000),
  })
  const configuration = useQuery(configurationQuery)
  const { data: session } = useQuery(sessionQuery)
  const error = forecast.data && configuration.data ? null : (forecast.error ?? configuration.error)
  if (error) return <ProblemNotice error={error} onRetry={() => void forecast.refetch()} />
  if (!forecast.data || !configuration.data) return <Skeleton height={320} label={t('loading')} />

  const { status, knownDays, currencyId, start, publicHolidays } = forecast.data
  const currency = configuration.data.currencies.find(({ id }) => id === currencyId) ?? { id: currencyId, decimals: 2 }
  const mayDecide = session?.scopes.includes('forecast:write') ?? false
  return (
    <>
      {status === 'ready' ? (
        <>
          <Summary forecast={forecast.data} currency={currency} />
          <DayTable unitId={unit.id} forecast={forecast.data} currency={currency} mayDecide={mayDecide} />
          <AccuracyPanel forecast={forecast.data} />
        </>
      ) : (
        <EmptyState title={t(`forecast.${status}`)} hint={t(`forecast.${status}Hint`, { count: knownDays })} />
      )}
      <CalendarPanel unit={unit} publicHolidays={publicHolidays} today={start} mayDecide={mayDecide} />
    </>
  )
}

function Summary({ forecast, currency }: { forecast: Forecast; currency: Currency }) {
  const { t } = useTranslation()
  const formats = useFormats()
  const counted = useCounted()
  const total = forecast.total && best(forecast.total)
  return (
    <section className={`panel ${classes.section}`} aria-labelledby="expected-title">
      <Title order={2} size="h5" id="expected-title">
        {t('forecast.total', { period: formats.span(forecast.start, forecast.end) })}
      </Title>
      {total && (
        <p className={classes.total}>
          <data value={total.expected}>{written(total.expected, currency, formats)}</data>{' '}
          <span className={classes.quiet}>{t('forecast.in80', { range: range(total, currency, formats) })}</span>
        </p>
      )}
      <Text size="sm" c="dimmed">
        {forecast.learnedThrough &&
          t('forecast.learned', { days: counted('days', forecast.knownDays), through: formats.day(forecast.learnedThrough) })}{' '}
        {forecast.method === 'mean-of-4' && t('forecast.fallback')}
      </Text>
    </section>
  )
}
