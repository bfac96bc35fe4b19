import { Group, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { SalesReport } from '../../api/report'
import type { LiveStatus } from '../../state/follow'
import { useFormats } from '../../state/formats'
import type { ReportView } from '../../state/reportview'
import classes from '../sales/sales.module.css'

type Props = { view: ReportView; report: SalesReport; live: LiveStatus }

/** Which days these are, of how many units, what they are held against, and who is left out of that. */
export function ReportStatus({ view, report, live }: Props) {
  const { t } = useTranslation()
  const formats = useFormats()
  const span = (start: string, end: string) =>
    start === end ? formats.longDay(start) : t('report.span', { start: formats.shortDay(start), end: formats.shortDay(end) })
  const { compared } = report
  const left = compared?.leftOut ?? []
  return (
    <section aria-label={t('state.label')}>
      <Group gap="sm" className={classes.status}>
        <Text component="p" m={0} fw={650} size="lg">
          {span(report.start, report.end)}
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
      {compared && (
        <Text size="sm" c="dimmed">
          {!compared.known
            ? t('report.comparedUnknown', { period: span(compared.start, compared.end) })
            : t(report.running ? 'report.comparedSoFar' : 'comparison.with', { day: span(compared.start, compared.end) })}
        </Text>
      )}
      {view.likeForLike && left.length > 0 && (
        <details>
          <summary>{t('report.leftOut', { count: left.length })}</summary>
          <ul>
            {left.map(({ unitId, name, reason }) => (
              <li key={unitId}>
                {name}: {t(`report.${reason}`)}
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  )
}
