import { useTranslation } from 'react-i18next'
import type { ReportRow, SalesReport } from '../../api/report'
import { changeOfRow, valueOf } from '../../sales/report'
import { measures } from '../../sales/totals'
import type { ReportMeasure, ReportView } from '../../state/reportview'
import { KeyFigure } from '../sales/KeyFigure'
import classes from '../sales/sales.module.css'
import { useNames } from './useNames'
import { useSides } from './useSides'

const inReports: Record<(typeof measures)[number]['id'], ReportMeasure> = {
  netSales: 'netSales', grossSales: 'grossSales', checks: 'numChecks', guests: 'numGuests', averageCheck: 'averageCheck', spendPerGuest: 'spendPerGuest',
}

type Props = {
  total: ReportRow
  alone: boolean
  view: ReportView
  report: SalesReport
  onOpen(): void
}

/** The cards of one currency. Each opens into its figures. */
export function TotalCards({ total, alone, view, report, onOpen }: Props) {
  const { t } = useTranslation()
  const names = useNames()
  const { part } = useSides(view, report, total.currencyId)
  const currency = names.currency(total.currencyId)
  const label = t('measure.inCurrency', { currency: currency.id })
  return (
    <section aria-label={label}>
      <h2 className={alone ? 'sr-only' : classes.currency}>{label}</h2>
      <div className={classes.cards}>
        {measures.map((measure) => (
          <KeyFigure
            key={measure.id}
            measure={measure}
            currency={currency}
            value={valueOf(total.sold, inReports[measure.id])}
            change={changeOfRow(total, inReports[measure.id], currency)}
            basis={part}
            onOpen={onOpen}
          />
        ))}
      </div>
    </section>
  )
}
