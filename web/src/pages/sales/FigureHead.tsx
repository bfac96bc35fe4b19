import { useTranslation } from 'react-i18next'
import type { Currency } from '../../format/formats'
import { type Column, columns, type Sorting } from '../../sales/rows'
import classes from './sales.module.css'

type Props = { sorting: Sorting; currencies: Currency[]; onSort(sorting: Sorting): void }

const moneyColumns: Column[] = ['netSales', 'grossSales']
const textColumns: Column[] = ['slot', 'salesType']

/** The names of the columns, each a button that sorts by it and, pressed again, the other way round. */
export function FigureHead({ sorting, currencies, onSort }: Props) {
  const { t } = useTranslation()
  const currencyOf = (column: Column) =>
    currencies.length === 1 && moneyColumns.includes(column) ? ` (${currencies[0]!.id})` : ''
  const next = (column: Column): Sorting =>
    sorting.column === column
      ? { column, descending: !sorting.descending }
      : { column, descending: !textColumns.includes(column) }

  const head = (column: Column) => (
    <th
      key={column}
      scope="col"
      aria-sort={sorting.column === column ? (sorting.descending ? 'descending' : 'ascending') : undefined}
      className={textColumns.includes(column) ? undefined : classes.number}
    >
      <button type="button" className={classes.sort} onClick={() => onSort(next(column))}>
        {t(`table.${column}`)}
        {currencyOf(column)}
        <span aria-hidden className={classes.sortMark}>
          {sorting.column === column ? (sorting.descending ? '▼' : '▲') : ''}
        </span>
      </button>
    </th>
  )
  return (
    <thead>
      <tr>
        {columns.slice(0, 2).map(head)}
        {currencies.length > 1 && <th scope="col">{t('curve.currency')}</th>}
        {columns.slice(2).map(head)}
      </tr>
    </thead>
  )
}
