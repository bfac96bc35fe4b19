import { Text, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { contestQuery, type Forecast } from '../../api/forecast'
import { useFormats } from '../../state/formats'
import classes from './forecast.module.css'

/** How well forecasts of the last eight weeks came true, beside the simple way to forecast. */
export function AccuracyPanel({ forecast }: { forecast: Forecast }) {
  const { t } = useTranslation()
  const formats = useFormats()
  const { data: contest } = useQuery(contestQuery(forecast.unitId))
  const share = (value: number | undefined) => (value === undefined ? '–' : formats.share(value))
  const horizon = { '1': 'one', '1-7': 'week', '8-14': 'next', week: 'sum' } as const
  return (
    <section className={`panel ${classes.section}`}>
      <Title order={2} size="h5" id="accuracy-title">
        {t('forecast.accuracy')}
      </Title>
      <Text size="sm" c="dimmed">
        {t('forecast.accuracyHint')}
      </Text>
      <div className={classes.scroll} tabIndex={0} role="region" aria-labelledby="accuracy-title">
        <table className={classes.table}>
          <thead>
            <tr>
              <th scope="col">{t('forecast.horizon')}</th>
              {(['error', 'simple', 'bias', 'inside', 'compared'] as const).map((name) => (
                <th key={name} scope="col" className={classes.number}>
                  {t(`forecast.column.${name}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {forecast.accuracy.map((row) => (
              <tr key={row.horizon}>
                <th scope="row">{t(`forecast.horizons.${horizon[row.horizon]}`)}</th>
                <td className={classes.number}>{share(row.wape)}</td>
                <td className={classes.number}>{share(row.simpleWape)}</td>
                <td className={classes.number}>{formats.change(BigInt(Math.round(row.bias * 1_000)))}</td>
                <td className={classes.number}>{share(row.coverage80)}</td>
                <td className={classes.number}>{t('forecast.comparedOf', { compared: row.compared, issued: row.issued })}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {contest && (
        <Text size="sm" mt="sm">
          {t('forecast.contest', { count: contest.days, people: share(contest.adjustedWape), system: share(contest.systemWape) })}
        </Text>
      )}
    </section>
  )
}
