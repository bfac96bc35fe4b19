import { useTranslation } from 'react-i18next'
import type { ReportView } from '../../state/reportview'
import classes from '../sales/sales.module.css'
import { type Column, columnName, type ColumnName, type SortKey } from './columns'
import reportClasses from './units.module.css'
import type { Sides } from './useSides'

type Props = { view: ReportView; columns: Column[]; sides: Sides; onSort(column: SortKey): void }

/** The names of the columns; those of values are buttons that sort by it and, pressed again, the other way round. */
export function GroupHead({ view, columns, sides, onSort }: Props) {
  const { t } = useTranslation()
  const first = view.by[0]
  return (
    <thead>
      <tr>
        <Sortable id="key" name={first ? t(`report.dimensions.${first}`) : t('report.when')} view={view} onSort={onSort} />
        {view.by[1] && <th scope="col">{t(`report.dimensions.${view.by[1]}`)}</th>}
        {columns.map((column) => {
          const name = columnName(column, sides, t)
          return column.kind === 'value' ? (
            <Sortable key={column.id} id={column.id} name={name.name} view={view} onSort={onSort} />
          ) : (
            <th key={column.kind} scope="col" className={classes.number}>
              <Name {...name} />
            </th>
          )
        })}
      </tr>
    </thead>
  )
}

function Name({ name, of }: ColumnName) {
  return (
    <>
      {name}
      {of && <small className={reportClasses.columnOf}>{of}</small>}
    </>
  )
}

type SortableProps = { id: SortKey; name: string; view: ReportView; onSort(column: SortKey): void }

function Sortable({ id, name, view, onSort }: SortableProps) {
  const sorted = view.sort === id
  return (
    <th scope="col" aria-sort={sorted ? (view.descending ? 'descending' : 'ascending') : undefined} className={id === 'key' ? undefined : classes.number}>
      <button type="button" className={classes.sort} onClick={() => onSort(id)}>
        {name}
        <span aria-hidden className={classes.sortMark}>
          {sorted ? (view.descending ? '▼' : '▲') : ''}
        </span>
      </button>
    </th>
  )
}
