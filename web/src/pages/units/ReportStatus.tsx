import { Group, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { SalesReport } from '../../api/report'
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
  const sides = useSides(view, report)
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
    </section>
  )

  function comparison({ start, end, known }: NonNullable<SalesReport['compared']>): string {
    if (!known) return t('report.comparedUnknown', { period: formats.span(start, end) })
    const text = view.compare === 'forecast'
      ? t('report.comparedForecast')
      : start === end ? t('comparison.with', { day: sides.other }) : t('report.comparedWith', { period: sides.other })
    return sides.basis ? t('report.comparedPart', { comparison: text, basis: sides.basis }) : text
  }
}

/** The units that a comparison like for like leaves out, and why. */
function LeftOut({ units }: { units: NonNullable<SalesReport['compared']>['leftOut'] }) {
  const { t } = useTranslation()
  if (units.length === 0) return null
  return (
    <details>
      <summary>{t('report.leftOut', { count: units.length })}</summary>
      <ul>
        {units.map(({ unitId, name, reason }) => (
          <li key={unitId}>
            {name}: {t(`report.${reason}`)}
          </li>
        ))}
      </ul>
    </details>
  )
}
