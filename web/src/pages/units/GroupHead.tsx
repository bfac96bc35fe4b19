import { useTranslation } from 'react-i18next'
import type { ReportView } from '../../state/reportview'
import classes from '../sales/sales.module.css'
import { type Column, columnName } from './columns'

type Props = { view: ReportView; columns: Column[]; several: boolean; onSort(column: Column['id']): void }

/** The names of the columns; those of values are buttons that sort by it and, pressed again, the other way round. */
export function GroupHead({ view, columns, several, onSort }: Props) {
  const { t } = useTranslation()
  const first = view.by[0]
  return (
    <thead>
      <tr>
        <Sortable id="key" name={first ? t(`report.dimensions.${first}`) : t('report.when')} view={view} onSort={onSort} />
        {view.by[1] && <th scope="col">{t(`report.dimensions.${view.by[1]}`)}</th>}
        {several && <th scope="col">{t('curve.currency')}</th>}
        {columns.map((column) =>
          column.kind === 'value' ? (
            <Sortable key={column.id} id={column.id} name={columnName(column, t)} view={view} onSort={onSort} />
          ) : (
            <th key={column.kind} scope="col" className={classes.number}>{columnName(column, t)}</th>
          ),
        )}
      </tr>
    </thead>
  )
}

type SortableProps = { id: Column['id']; name: string; view: ReportView; onSort(column: Column['id']): void }

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
