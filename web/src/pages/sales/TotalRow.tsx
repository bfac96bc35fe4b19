import { useTranslation } from 'react-i18next'
import type { Figure } from '../../api/sales'
import { Marked } from '../../components/Marked'
import type { Currency } from '../../format/formats'
import { totalsOf } from '../../sales/comparison'
import { useFormats } from '../../state/formats'
import classes from './sales.module.css'

type Props = { figures: Figure[]; currency: Currency; withCurrency: boolean }

/** The totals of one currency at the foot of the table. */
export function TotalRow({ figures, currency, withCurrency }: Props) {
  const { t } = useTranslation()
  const formats = useFormats()
  const totals = totalsOf(figures, currency.id)
  if (!totals) return null
  const cells = [
    formats.amount(totals.netSales, currency),
    formats.amount(totals.grossSales, currency),
    formats.count(totals.numChecks),
    formats.count(totals.numGuests),
  ]
  return (
    <tr>
      <th scope="row" colSpan={2}>
        {t('table.total')}
      </th>
      {withCurrency && <td>{currency.id}</td>}
      {cells.map((text, index) => (
        <td key={index} className={classes.number}>
          <Marked value={text}>{text}</Marked>
        </td>
      ))}
    </tr>
  )
}
