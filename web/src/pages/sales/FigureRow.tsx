import { memo } from 'react'
import type { Figure } from '../../api/sales'
import { Marked } from '../../components/Marked'
import { parseAmount } from '../../format/money'
import { useFormats } from '../../state/formats'
import { SlotButton } from './SlotButton'
import type { Names } from './tabletext'
import classes from './sales.module.css'

type Props = { figure: Figure; names: Names; fresh: boolean; withCurrency: boolean; onOpen(slot: number): void }

/** One figure. What has changed in it is marked. It opens into its history, by a click anywhere in it or by the button of its slot. */
export const FigureRow = memo(function FigureRow({ figure, names, fresh, withCurrency, onOpen }: Props) {
  const formats = useFormats()
  const start = Date.parse(figure.timeSlotStart)
  const currency = names.currencies.get(figure.currencyId)!
  const cells = [
    formats.amount(parseAmount(figure.netSales), currency),
    formats.amount(parseAmount(figure.grossSales), currency),
    formats.count(figure.numChecks),
    formats.count(figure.numGuests),
  ]
  return (
    <tr className={classes.opening} onClick={() => onOpen(start)}>
      <th scope="row">
        <SlotButton name={names.slots.get(start)} />
      </th>
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
