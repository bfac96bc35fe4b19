import { Group, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { SalesReport } from '../../api/report'
import { areRows } from '../../sales/withoutsales'
import type { LiveStatus } from '../../state/follow'
import { useFormats } from '../../state/formats'
import type { ReportView } from '../../state/reportview'
import classes from '../sales/sales.module.css'
import { useSides } from './useSides'

type Props = { view: ReportView; report: SalesReport; live: LiveStatus }

/** Which days these are, of how many units, what they are compared with, and who is left out of that. */
export function ReportStatus({ view, report, live }: Props) {
  const { t } = useTranslation()
  const formats = useFormats()
  // With several currencies each card says its own.
  const total = report.totals.length === 1 ? report.totals[0] : undefined
  const sides = useSides(view, report, total?.currencyId)
  return (
    <section aria-label={t('state.label')}>
      <Group gap="sm" className={classes.status}>
        <Text component="p" m={0} fw={650} size="lg">
          {sides.own}
        </Text>
        {report.running && (
          <span className="badge" data-tone="running">
            {t('state.running')}
          </span>
        )}
        <Text size="sm" c="dimmed">
          {t('report.units', { count: report.units })}
        </Text>
        <span className={classes.spacer} />
        <span className={classes.live} data-live={live} role="status">
          {t(`state.${live}`)}
        </span>
      </Group>
      {report.compared && (
        <Text size="sm" c="dimmed">
          {comparison(report.compared)}
        </Text>
      )}
      {view.likeForLike && <LeftOut units={report.compared?.leftOut ?? []} />}
      {!areRows(view, report) && <WithoutSales units={report.withoutSales} />}
    </section>
  )

  function comparison({ start, end, known }: NonNullable<SalesReport['compared']>): string {
    if (!known) return t('report.comparedUnknown', { period: formats.span(start, end) })
    const text = view.compare === 'forecast'
      ? t('report.comparedForecast')
      : start === end ? t('comparison.with', { day: sides.other }) : t('report.comparedWith', { period: sides.other })
    return total && sides.part ? t('report.comparedPart', { comparison: text, basis: sides.part }) : text
  }
}

/** The units that a comparison like for like leaves out, and why. */
function LeftOut({ units }: { units: NonNullable<SalesReport['compared']>['leftOut'] }) {
  const { t } = useTranslation()
  return (
    <Units
      title={t('report.leftOut', { count: units.length })}
      units={units.map(({ reason, ...unit }) => ({ ...unit, why: t(`report.${reason}`) }))}
    />
  )
}

/** The units that sold nothing, and why. */
function WithoutSales({ units }: { units: SalesReport['withoutSales'] }) {
  const { t } = useTranslation()
  return (
    <Units
      title={t('withoutSales.title', { count: units.length })}
      units={units.map(({ reason, ...unit }) => ({ ...unit, why: t(`withoutSales.${reason}`) }))}
    />
  )
}

function Units({ title, units }: { title: string; units: { unitId: number; name: string; why: string }[] }) {
  if (units.length === 0) return null
  return (
    <details>
      <summary>{title}</summary>
      <ul>
        {units.map(({ unitId, name, why }) => (
          <li key={unitId}>
            {name}: {why}
          </li>
        ))}
      </ul>
    </details>
  )
}
