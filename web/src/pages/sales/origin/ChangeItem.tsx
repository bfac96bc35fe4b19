import { useTranslation } from 'react-i18next'
import type { FigureChange } from '../../../api/history'
import type { Currency, Formats } from '../../../format/formats'
import { type Decimal, parseAmount } from '../../../format/money'
import { type Measured, type Step, stepsOf } from '../../../sales/steps'
import { useFormats } from '../../../state/formats'
import type { Names } from '../tabletext'
import classes from './origin.module.css'
import { Sender } from './Sender'

type Props = { change: FigureChange; names: Names; timeZone: string; completeAt: string }

/** One change of one figure: what, when, by whom, and by which submission. */
export function ChangeItem({ change, names, timeZone, completeAt }: Props) {
  const { t } = useTranslation()
  const formats = useFormats()
  const currency = names.currencies.get(change.currencyId) ?? { id: change.currencyId, decimals: 2 }
  const many = names.currencies.size > 1 ? ` · ${currency.id}` : ''
  const write = (measure: Measured, value?: string) => (value === undefined ? t('origin.removed') : written(measure, value, currency, formats))
  const text = ({ measure, before, after }: Step) => {
    const values = { measure: t(`table.${measure}`), after: write(measure, after) }
    return before === undefined ? t('origin.first', values) : t('origin.step', { ...values, before: write(measure, before) })
  }
  return (
    <li>
      <p className={classes.what}>
        {names.salesTypes.get(change.salesTypeId) ?? change.salesTypeId}
        {many}
      </p>
      <p className={classes.steps}>
        {stepsOf(change).map((step) => (
          <span key={step.measure}>{text(step)}</span>
        ))}
      </p>
      <Sender of={change} timeZone={timeZone} completeAt={completeAt} />
      <p className={classes.quiet}>
        {t('origin.submission')} <code>{change.submissionId}</code>
        {change.observedAt && ` · ${t('origin.observed', { at: formats.instant(change.observedAt, timeZone) })}`}
      </p>
    </li>
  )
}

function written(measure: Measured, value: string, currency: Currency, formats: Formats): string {
  const isMoney = measure === 'netSales' || measure === 'grossSales'
  return isMoney ? formats.money(parseAmount(value as Decimal), currency) : formats.count(BigInt(value))
}
