import { useTranslation } from 'react-i18next'
import type { Figure } from '../../../api/sales'
import type { Currency } from '../../../format/formats'
import { measures, ofCurrency, total, type Totals } from '../../../sales/totals'
import { useCounted, useFormats } from '../../../state/formats'
import type { Names } from '../tabletext'
import classes from '../sales.module.css'
import own from './origin.module.css'

type Props = { figures: Figure[]; names: Names }

/** What a number is the sum of: its figures by sales type, of each currency, and how the averages follow from the sums. */
export function Parts({ figures, names }: Props) {
  const currencies = [...names.currencies.values()].filter(({ id }) => ofCurrency(figures, id).length > 0)
  return currencies.map((currency) => <PartsOf key={currency.id} figures={ofCurrency(figures, currency.id)} names={names} currency={currency} />)
}

function PartsOf({ figures, names, currency }: Props & { currency: Currency }) {
  const { t } = useTranslation()
  const types = [...new Set(figures.map(({ salesTypeId }) => salesTypeId))].sort()
  const of = (type: string) => figures.filter(({ salesTypeId }) => salesTypeId === type)
  const label = t('origin.parts', { currency: currency.id })
  return (
    <div>
      <div className={`${classes.scroll} ${own.parts}`} tabIndex={0} role="region" aria-label={label}>
        <table className={classes.table}>
          <thead>
            <tr>
              <th scope="col">{t('table.salesType')}</th>
              <th scope="col" className={classes.number}>{`${t('table.netSales')} (${currency.id})`}</th>
              <th scope="col" className={classes.number}>{`${t('table.grossSales')} (${currency.id})`}</th>
              <th scope="col" className={classes.number}>{t('table.numChecks')}</th>
              <th scope="col" className={classes.number}>{t('table.numGuests')}</th>
            </tr>
          </thead>
          <tbody>
            {types.map((type) => (
              <Row key={type} name={names.salesTypes.get(type) ?? type} totals={total(of(type))} currency={currency} />
            ))}
          </tbody>
          <tfoot>
            <Row name={t('table.total')} totals={total(figures)} currency={currency} />
          </tfoot>
        </table>
      </div>
      <Averages totals={total(figures)} currency={currency} />
    </div>
  )
}

function Row({ name, totals, currency }: { name: string; totals: Totals; currency: Currency }) {
  const formats = useFormats()
  const cells = [
    formats.amount(totals.netSales, currency), formats.amount(totals.grossSales, currency),
    formats.count(totals.numChecks), formats.count(totals.numGuests),
  ]
  return (
    <tr>
      <th scope="row">{name}</th>
      {cells.map((text, index) => (
        <td key={index} className={classes.number}>
          {text}
        </td>
      ))}
    </tr>
  )
}

function Averages({ totals, currency }: { totals: Totals; currency: Currency }) {
  const { t } = useTranslation()
  const formats = useFormats()
  const counted = useCounted()
  const net = formats.money(totals.netSales, currency)
  const average = (id: 'averageCheck' | 'spendPerGuest') => {
    const value = measures.find((measure) => measure.id === id)!.of(totals)
    return value === undefined ? undefined : formats.money(value, currency)
  }
  const [perCheck, perGuest] = [average('averageCheck'), average('spendPerGuest')]
  return (
    <p className={own.quiet}>
      {perCheck && t('origin.averageCheck', { value: perCheck, net, checks: counted('checks', totals.numChecks) })}
      {perCheck && perGuest && ' · '}
      {perGuest && t('origin.spendPerGuest', { value: perGuest, net, guests: counted('guests', totals.numGuests) })}
    </p>
  )
}
