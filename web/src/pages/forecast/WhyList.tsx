import { useTranslation } from 'react-i18next'
import type { ForecastItem } from '../../api/forecast'
import type { Currency } from '../../format/formats'
import { useFormats } from '../../state/formats'
import { occasion, written } from './expected'
import classes from './forecast.module.css'

/** What makes up the forecast of a day: a level, and what multiplies it. */
export function WhyList({ item, currency }: { item: ForecastItem; currency: Currency }) {
  const { t } = useTranslation()
  const formats = useFormats()
  if (!item.why) return <p className={classes.quiet}>{t('forecast.noWhy')}</p>
  const { level, ...factors } = item.why
  const change = (factor: number) => formats.change(BigInt(Math.round((factor - 1) * 1_000)))
  return (
    <dl className={classes.why}>
      <div>
        <dt>{t('forecast.whys.level')}</dt>
        <dd>{written(level, currency, formats)}</dd>
      </div>
      {(['weekday', 'season', 'special', 'soFar'] as const).map((name) => (
        <div key={name}>
          <dt>{name === 'special' && item.special ? occasion(item.special, t) : t(`forecast.whys.${name}`)}</dt>
          <dd>{change(factors[name])}</dd>
        </div>
      ))}
    </dl>
  )
}
