import { memo } from 'react'
import type { Figure } from '../../api/sales'
import { Marked } from '../../components/Marked'
import { parseAmount } from '../../format/money'
import { useFormats } from '../../state/formats'
import type { Names } from './tabletext'
import classes from './sales.module.css'

type Props = { figure: Figure; names: Names; fresh: boolean; withCurrency: boolean }

/** One figure. What has changed in it is marked. */
export const FigureRow = memo(function FigureRow({ figure, names, fresh, withCurrency }: Props) {
  const formats = useFormats()
  const currency = names.currencies.get(figure.currencyId)!
  const cells = [
    formats.amount(parseAmount(figure.netSales), currency),
    formats.amount(parseAmount(figure.grossSales), currency),
    formats.count(figure.numChecks),
    formats.count(figure.numGuests),
  ]
  return (
    <tr>
      <th scope="row">{names.slots.get(Date.parse(figure.timeSlotStart))}</th>
      <td>{names.salesTypes.get(figure.salesTypeId) ?? figure.salesTypeId}</td>
      {withCurrency && <td>{figure.currencyId}</td>}
      {cells.map((text, index) => (
        <td key={index} className={classes.number}>
          <Marked value={text} fresh={fresh}>
            {text}
          </Marked>
        </td>
      ))}
    </tr>
  )
})
