import { useTranslation } from 'react-i18next'
import type { Figure } from '../../api/sales'
import type { Currency } from '../../format/formats'
import { changeOf, changeOfMoney } from '../../sales/change'
import { type Comparison, totalsOf } from '../../sales/comparison'
import { type Measure, measures } from '../../sales/totals'
import { KeyFigure } from './KeyFigure'
import classes from './sales.module.css'

type Props = {
  currency: Currency
  alone: boolean
  figures: Figure[]
  comparison: Comparison
  /** What part of the day is compared, if not the whole. */
  basis: string | undefined
  onOpen(): void
}

/** The cards of one currency. Each shows the whole day so far; the change is that of the part which is compared. */
export function KeyFigures({ currency, alone, figures, comparison, basis, onOpen }: Props) {
  const { t } = useTranslation()
  const whole = totalsOf(figures, currency.id)
  const compared = totalsOf(comparison.figures, currency.id)
  const before = totalsOf(comparison.otherFigures, currency.id)
  const change = (measure: Measure) => {
    const values = [compared && measure.of(compared), before && measure.of(before)] as const
    return measure.kind === 'money' ? changeOfMoney(...values, currency) : changeOf(...values)
  }

  return (
    <section aria-label={alone ? t('measure.label') : t('measure.inCurrency', { currency: currency.id })}>
      {!alone && <h3 className={classes.currency}>{currency.id}</h3>}
      <div className={classes.cards}>
        {measures.map((measure) => (
          <KeyFigure
            key={measure.id}
            measure={measure}
            currency={currency}
            value={whole && measure.of(whole)}
            change={change(measure)}
            basis={basis}
            onOpen={onOpen}
          />
        ))}
      </div>
    </section>
  )
}
