import { useTranslation } from 'react-i18next'
import type { Forecast } from '../../api/forecast'
import type { Currency } from '../../format/formats'
import { useFormats } from '../../state/formats'
import { best, range, written } from '../forecast/expected'
import classes from './sales.module.css'

/** What the running day will come to, with what was sold so far in it. */
export function ExpectedAtClosing({ forecast, currency }: { forecast: Forecast; currency: Currency }) {
  const { t } = useTranslation()
  const formats = useFormats()
  const total = forecast.total && best(forecast.total)
  if (!total) return null
  return (
    <p className={classes.closing}>
      {t('forecast.closing')} <strong>{written(total.expected, currency, formats)}</strong>{' '}
      {t('forecast.closingRange', { range: range(total, currency, formats) })}
    </p>
  )
}
