import type { CSSProperties } from 'react'
import { useTranslation } from 'react-i18next'
import { Marked } from '../../components/Marked'
import { OpeningButton } from '../../components/OpeningButton'
import type { Currency, Formats } from '../../format/formats'
import { toDecimal } from '../../format/money'
import type { Change } from '../../sales/change'
import type { Measure } from '../../sales/totals'
import { useFormats } from '../../state/formats'
import { ChangeLine } from './ChangeLine'
import classes from './sales.module.css'

type Props = {
  measure: Measure
  currency: Currency
  value: bigint | undefined
  change: Change
  /** What part of the value the change is of, if not all of it. */
  basis: string | undefined
  onOpen(): void
}

/** One card: a measure and its change. The number opens into where it comes from. */
export function KeyFigure({ measure, currency, value, change, basis, onOpen }: Props) {
  const { t } = useTranslation()
  const formats = useFormats()
  const title = t(`measure.${measure.id}`)
  const write = (amount: bigint) => written(amount, measure, currency, formats)
  const text = value === undefined ? '' : write(value)
  return (
    <article className={`panel ${classes.card}`} aria-label={title}>
      <h3 className={classes.cardTitle}>{title}</h3>
      <p className={classes.cardValue} style={{ '--length': text.length || 1 } as CSSProperties}>
        {value === undefined ? (
          <>
            <span aria-hidden>–</span>
            <span className="sr-only">{t('comparison.noValue')}</span>
          </>
        ) : (
          <OpeningButton onOpen={onOpen}>
            <Marked value={String(value)}>
              <data value={measure.kind === 'money' ? toDecimal(value) : String(value)}>{text}</data>
            </Marked>
          </OpeningButton>
        )}
      </p>
      <ChangeLine change={change} basis={basis} write={write} />
    </article>
  )
}

function written(value: bigint, { kind }: Measure, currency: Currency, formats: Formats): string {
  return kind === 'money' ? formats.money(value, currency) : formats.count(value)
}
